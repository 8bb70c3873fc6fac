"""Days of recipients: ISO 8601, a typed day, or the one form that the clinic states; nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout.days import fault_in_form, is_written_as_day, read_day
from handout.diagnostics import Diagnostic, Span
from handout.model import Cell, Recipient

ROW = Span("rows.csv", 2)


def read(text: str, form: str | None = None, day: date | None = None) -> date | Diagnostic | None:
    return read_day(Recipient(7, (("Start_Date", Cell(text, day, ROW)),), ROW), "start_date", form)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2026-11-05", None),
        ("2026-11-05", "MM/DD/YYYY"),
        ("20261105", None),
        ("20261105", "MM/DD/YYYY"),
        ("11/05/2026", "MM/DD/YYYY"),
        ("05.11.2026", "DD.MM.YYYY"),
        ("5.11.2026", "D.M.YYYY"),
        ("05.11.2026", "D.M.YYYY"),
        ("5. 11. 2026", "D. M. YYYY"),
        ("2026. 11. 5.", "YYYY. M. D."),
        ("05 11 2026", "DD MM YYYY"),
    ],
)
def test_what_is_a_day(text: str, form: str | None) -> None:
    assert read(text, form) == date(2026, 11, 5)


MIDNIGHTS = [
    " 0:00",
    " 00:00",
    "T00:00",
    "  0:00:00",
    " 00:00:00",
    "T00:00:00.000",
    " 00:00:00.0000000",
    " 12:00 AM",
    " 12:00AM",
    " 12:00:00 AM",
    " 12:00:00\u202fam",
    " 12:00:00 a. m.",
    "T00:00:00Z",
    "T00:00:00.000Z",
    " 00:00:00+00:00",
    " 00:00:00+00",
    " 00:00:00 UTC",
]
"""What Access, .NET, SQL Server, PostgreSQL, BigQuery and pandas write behind a day."""

FORMS = [
    ("2026-11-05", None),
    ("20261105", None),
    ("11/5/2026", "M/D/YYYY"),
    ("05.11.2026", "DD.MM.YYYY"),
    ("2026. 11. 5.", "YYYY. M. D."),
]


@pytest.mark.parametrize("midnight", MIDNIGHTS)
@pytest.mark.parametrize(("text", "form"), FORMS)
def test_midnight_behind_a_day_of_any_form_is_no_time_of_day(text: str, form: str | None, midnight: str) -> None:
    assert read(text + midnight, form) == date(2026, 11, 5)


TIMES = [
    " 23:59",
    " 8:30",
    "T08:30:00.000",
    " 00:00:01",
    " 00:00:00.0000001",
    " 0:01",
    " 12:00",
    " 12:00:00 PM",
    " 12:00:01 AM",
    " 1:00 am",
    "T23:30:00Z",
    "T23:30:00-05:00",
    "T00:00:00+01:00",
    " 00:00:00-05",
]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(("text", "form"), FORMS)
def test_a_time_of_day_is_not_dropped_in_silence(text: str, form: str | None, time: str) -> None:
    text += time
    found = read(text, form)
    assert isinstance(found, Diagnostic)
    assert found.message == "row 7, column 'start_date': there is a time of day, which a date does not show"
    assert "type: text" in found.hints[0]
    assert text not in str(found)


def test_a_typed_day_is_taken_as_it_is() -> None:
    assert read("anything", None, date(2026, 11, 5)) == date(2026, 11, 5)


def test_no_cell_is_no_day() -> None:
    assert read_day(Recipient(1, (), ROW), "start_date") is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("11/05/2026", None),
        ("11/05/26", "MM/DD/YYYY"),
        ("1/5/2026", "MM/DD/YYYY"),
        ("13/05/2026", "MM/DD/YYYY"),
        ("02/30/2026", "MM/DD/YYYY"),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("2026-00-10", None),
        ("0206-11-05", None),
        ("26-11-05", None),
        ("05112026", None),
        ("11052026", "MM/DD/YYYY"),
        ("20260230", None),
        ("2026115", None),
        ("202611051", None),
        ("2026-11-05T25:00", None),
        ("2026-11-05T24:00", None),
        ("2026-11-05 0:00 or so", None),
        ("11/05/2026 13:60", "MM/DD/YYYY"),
        ("5 November 2026", None),
        ("05x11x2026", "DD.MM.YYYY"),
        ("05/11/2026", "DD.MM.YYYY"),
        ("٠٥.١١.٢٠٢٦", "DD.MM.YYYY"),
        ("2026-11-05\n", None),
        ("2026-11-05 and more", None),
        ("46331", None),
    ],
)
def test_what_is_none(text: str, form: str | None) -> None:
    fault = read(text, form)
    assert isinstance(fault, Diagnostic)
    assert fault.span == ROW
    assert fault.message.startswith("row 7, column 'start_date': not a date ")
    assert ("MM/DD/YYYY" in fault.message) == (form == "MM/DD/YYYY")
    assert text not in fault.message + "".join(fault.hints)


@pytest.mark.parametrize("text", ["1861-12-03", "2207-01-15", "01/15/2207", "18611203", "22070115"])
def test_years_of_which_none_is_a_patients_are_told_with_those_that_are_taken(text: str) -> None:
    fault = read(text, "MM/DD/YYYY")
    assert isinstance(fault, Diagnostic)
    assert "not a date of the years 1900 to 2199, which alone are taken" in fault.message
    assert fault.hints == ("look at its year",)


@pytest.mark.parametrize("text", ["1/5/2026", "1/5/2026 0:00:00"])
def test_the_hint_knows_the_form_with_one_digit(text: str) -> None:
    fault = read(text, "MM/DD/YYYY")
    assert isinstance(fault, Diagnostic)
    assert "'dates_in: M/D/YYYY'" in fault.hints[0]


@pytest.mark.parametrize("form", [None, "MM/DD/YYYY"])
@pytest.mark.parametrize("text", ["45000", "18507.5"])
def test_the_hint_knows_the_numbers_that_spreadsheets_keep_days_as(text: str, form: str | None) -> None:
    fault = read(text, form)
    assert isinstance(fault, Diagnostic)
    assert fault.hints == (
        "this may be a spreadsheet's number of a day: give the column the format of a date there, as YYYY-MM-DD",
    )


@pytest.mark.parametrize("form", ["MM/DD/YYYY", "M/D/YYYY"])
def test_the_hint_for_another_form_is_to_state_that_one(form: str) -> None:
    fault = read("05.11.2026", form)
    assert isinstance(fault, Diagnostic)
    assert fault.hints == ("write it so, or let 'dates_in' in the clinic's file state the form that the table has",)


@pytest.mark.parametrize("text", ["5/31/1961", "31.05.1961 00:00", "31 5 1961", "1961/05/31", "1961. 5. 31."])
def test_a_form_that_can_be_stated_is_to_be(text: str) -> None:
    fault = read(text)
    assert isinstance(fault, Diagnostic)
    assert fault.hints[0].endswith("or state the form in the clinic's file, such as 'dates_in: MM/DD/YYYY'")


@pytest.mark.parametrize("form", [None, "DD-MM-YYYY"])
@pytest.mark.parametrize("text", ["31-MAY-1961", "31.5.61", "31051961", "1961 May 31", "31/5-1961", "1961-151-1"])
def test_of_another_form_the_hint_is_which_can_be_stated(text: str, form: str | None) -> None:
    fault = read(text, form)
    assert isinstance(fault, Diagnostic)
    (hint,) = fault.hints
    assert "YYYY, MM or M, DD or D, with a sign between, such as DD.MM.YYYY; names of months are not read" in hint


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("2026-11-05", True),
        ("2026-11-05T00:00:00Z", True),
        ("2026-11-05 08:30", False),
        ("20261105", False),
        ("20261105 00:00", False),
        ("11/05/2026", False),
    ],
)
def test_eight_digits_are_a_day_only_where_one_has_to_stand(text: str, is_day: bool) -> None:
    recipient = Recipient(7, (("ward", Cell(text, None, ROW)),), ROW)
    assert is_written_as_day(recipient, "ward") == is_day


PARTS = st.permutations(["D", "M", "Y"])
SIGNS = st.sampled_from(["/", ".", "-", " ", ". "])


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), PARTS, SIGNS, st.booleans())
def test_each_form_reads_what_it_writes(day: date, parts: list[str], sign: str, padded: bool) -> None:
    width = 2 if padded else 1
    form = sign.join("YYYY" if part == "Y" else part * width for part in parts)
    if fault_in_form(form):
        assert form.startswith("YYYY-D")
        return
    values = {"Y": f"{day.year}", "M": f"{day.month:0{width}}", "D": f"{day.day:0{width}}"}
    assert read(sign.join(values[part] for part in parts), form) == day
