"""Large print as another program reads it from the finished file: every size that text is shown at."""

from io import BytesIO
from itertools import product

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from quick import grid, ways
from sheets import DAY, Made, make

from handout.api import render
from handout.diagnostics import Span
from handout.model import Cell, Recipient
from handout.source.clinic import read_clinic
from handout.verify import read_back, summary

FOOT = 100.0
"""The foot of a page, in points, within which alone there may be smaller type."""


@pytest.fixture(
    scope="module",
    params=ways(list(product(("columns", "sidebar", "single"), ("letter", "a4"), (True, False))), together=1),
    ids=lambda way: "-".join(map(str, way)),
)
def large(request, anakinra, riverbend) -> Made:
    style, paper, branded = request.param
    return make(anakinra, riverbend if branded else None, "auto", style=style, paper=paper, edition="large-print")


def shown(pdf: bytes):
    """For each piece of text its size and the height of its baseline over the page's foot."""
    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        size = 0.0
        matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"Tf":
                size = float(operands[1])
            elif operator == b"Tm":
                matrix = tuple(map(float, operands))
                assert matrix[:4] == (1.0, 0.0, 0.0, 1.0)
            elif operator in (b"Tj", b"TJ", b"'", b'"'):
                yield size, matrix[5]


def test_no_text_under_18_points_but_the_footer_which_is_14(large):
    sizes = list(shown(large.pdf))
    assert min(size for size, height in sizes if height > FOOT) == 18.0
    assert min(size for size, _ in sizes) == 14.0


def test_the_edition_is_named_and_whole(large):
    read = read_back(large.pdf)
    assert (read.edition, read.faults, read.pages) == ("large-print", (), large.pages)
    assert list(read.lines) == large.lines
    assert ", large-print, 6 pages: " in summary(read)


PERSONAL = """\
format: 1
name: Riverbend Rheumatology
phone: 1-800-555-0142
identify: [name, birth_date]
plan: [dose, {field: next_visit, label: Next visit}]
write_in_lines: 2
notes:
  - {handout: "*", place: start, heading: Where to park, text: Park in lot B.}
  - {handout: "*", place: after dosing, heading: Our infusion room, text: "Dear {name}, come to *room* 4."}
"""
ROW = {
    "id": "1",
    "name": "Maria Garcia",
    "birth_date": "1980-03-04",
    "dose": "100 mg once a day, in the evening, with a glass of water",
    "next_visit": "Tuesday at 9:30",
    "note": "Bring your list of medicines. " * 7,
}


@pytest.mark.parametrize(("style", "paper"), grid(["columns", "sidebar", "single"], ["letter", "a4"], together=1))
def test_notes_and_plan_are_in_large_print_too(anakinra, style, paper):
    span = Span("row.csv", 2)
    recipient = Recipient(1, tuple((name, Cell(value, None, span)) for name, value in ROW.items()), span)
    clinic = read_clinic(PERSONAL.encode(), "clinic.yaml").value
    made = render(anakinra, clinic, date=DAY, style=style, paper=paper, edition="large-print", recipient=recipient)
    sizes = list(shown(made.pdf))
    assert min(size for size, height in sizes if height > FOOT) == 18.0
    read = read_back(made.pdf)
    assert read.faults == ()
    said = [ROW["dose"], ROW["next_visit"], ROW["note"].strip(), "Park in lot B.", "Dear Maria Garcia, come to room 4."]
    places = [read.lines.index(each) for each in said]
    assert places == sorted(places)
    assert read.lines.index("Call us today if you have") < read.lines.index("Fast Facts") < places[0]
