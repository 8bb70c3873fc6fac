"""Recipients and clinics with a plan, for the tests of what one copy alone says."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from making import CLINIC, FURNITURE, clinic_of, handout_of, plain_sections, section, sections, words

from handout.diagnostics import Span, error
from handout.model import Cell, Recipient

DAY = datetime.date(2026, 11, 23)
ROW = Span("rows.csv", 2)

PLAN = """\
dates_in: MM/DD/YYYY
identify: [name, birth_date]
plan:
  - dose
  - {field: start_date, type: date, label: Start on}
  - {field: next_visit, type: date}
"""

NOTES = """\
notes:
  - handout: "*"
    place: after s1
    heading: Our infusion room
    text: |
      Park behind the building. We have **juice** and blankets.
  - handout: "*"
    place: end
    text: |
      Your nurse is {nurse}. Read [about us](https://riverbend.example/us) before {next_visit}.
"""

VALUES = {
    "name": "Rosa Ibáñez-Okafor",
    "birth_date": "1961-05-03",
    "dose": "100 mg once a day",
    "start_date": "12/01/2026",
    "next_visit": "2027-01-15",
    "nurse": "Tom",
}


@contextmanager
def nobody_to_blame() -> Iterator[None]:
    """While it is asked again and again whether a sheet fits: what is to blame takes far longer to find than that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handout.pipeline._too_long", lambda *_: error("too-long", "too long"))
        yield


PROTECTED = section("alarm", "Never do this", words(25)) + "    protected: true\n"


def recipient(**values: str | None) -> Recipient:
    """Row 1, with the usual values but for those that are given; None takes one away."""
    cells = {key: value for key, value in (VALUES | values).items() if value is not None}
    return Recipient(1, tuple((key, Cell(value, None, ROW)) for key, value in cells.items()), ROW)


def clinic(more: str = PLAN):
    return clinic_of(CLINIC + more)


def handout(count: int = 4, length: int = 60):
    return handout_of(FURNITURE + plain_sections(count, length))


def protected_handout():
    """A handout whose protected section stands last in its file."""
    body = [section(f"s{n}", f"Section {n}", words(60, n)) for n in range(4)]
    return handout_of(FURNITURE + sections(*body, PROTECTED))
