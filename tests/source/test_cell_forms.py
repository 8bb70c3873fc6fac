"""Number formats: what a cell shows is what is printed; one that shows less than it holds is refused."""

import datetime
import io

import openpyxl
import pytest

from handout.source.cell_forms import shown_moment, shown_number, shown_words
from handout.source.recipients import Unfit
from handout.source.table import BadRow, Table

FEWER = "a number of which the cell shows fewer digits than it holds,"
NO_DAY = (
    "a day that the cell does not show with its day, month and year, as spreadsheets make them of words like 1/2 or "
    "3-26,"
)
PART = "a time of which the cell shows less than it holds,"
HIDDEN = "what the cell's own format hides"
ADDED = "what the cell's own format adds words to"

SHORTENED = "a number so small that the cell shows it in a short form, such as 1.23E-05,"

DAY = datetime.date(2026, 3, 4)
AT_HALF_PAST = datetime.datetime(2026, 3, 4, 13, 30)


def said(found):
    return found.kind if isinstance(found, Unfit) else found


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (2.5, "0"),
        (-2.5, "0"),
        (0.5, "0"),
        (0.4, "00"),
        (4.5, "#,##0"),
        (1234.5, "#,##0"),
        (0.125, "0.00"),
        (1.005, "0.00"),
        (2.675, "0.00"),
        (0.0625, "0.000_)"),
        (1 / 3, "0.00"),
        (2 / 3, "0.00000000000000"),
        (123.4, "00000"),
    ],
)
def test_a_number_of_which_digits_are_hidden_is_refused(value, form):
    """2.5 that shows as 3 may be meant as either, and a dose that is wrong by a fifth is taken."""
    assert said(shown_number(value, form)) == FEWER


@pytest.mark.parametrize("value", [0.0000123, -0.00001, 1e-12])
@pytest.mark.parametrize("form", ["General", "@"])
def test_a_number_that_shows_as_a_power_of_ten_is_refused(value, form):
    assert said(shown_number(value, form)) == SHORTENED
    assert shown_number(value, "0.000000000000") == f"{value:.12f}"
    assert shown_number(0.000123, form) == "0.000123"


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (3, "0", "3"),
        (2.5, "0.0", "2.5"),
        (2.5, "0.00", "2.50"),
        (1.005, "0.000", "1.005"),
        (8.345, "0.000", "8.345"),
        (0.1 + 0.2, "0.0", "0.3"),
        (0.1 + 0.2, "0.00", "0.30"),
        (1.1 * 3, "0.0", "3.3"),
        (4.35 * 100, "0", "435"),
        (2.9999999999999996, "0", "3"),
        (1234, "#,##0", "1234"),
        (-5, "0000", "-0005"),
        (-0.5, "0.00", "-0.50"),
        (-0.0, "0.0", "0.0"),
        (0, "0", "0"),
        (999999999999999, "0.0", "999999999999999.0"),
        (1 / 3, "General", "0.333333333333333"),
    ],
)
def test_what_binary_fractions_add_is_no_digit(value, form, words):
    assert shown_number(value, form) == words


@pytest.mark.parametrize(
    "form",
    [
        *("mmm-yy", "[$-409]mmm-yy;@", "mm/yy", "mmmm yyyy", "yyyy", "d-mmm", "dddd, mmmm yyyy", "d. mmmmm yyyy"),
        *("h:mm", "mm:ss", 'd "of" yyyy', r"d\myy", '"mmm" d yyyy', "[$-411]ggge", "yyyy-dd hh"),
    ],
)
def test_a_day_without_its_day_month_or_year_is_refused(form):
    assert said(shown_moment(DAY, form)) == NO_DAY
    assert said(shown_moment(AT_HALF_PAST, form)) == NO_DAY


@pytest.mark.parametrize(
    "form",
    [
        *("yyyy-mm-dd", "d/m/yy", "[$-F800]dddd, mmmm dd, yyyy", "mm-dd-yy", "dd.mm.yyyy;@", "D. MMM YYYY", "General"),
        *('[$-411]ggge"年"m"月"d"日"', "[$-D07041E]d mmm bbbb", "h:mm d/m/yyyy", "yyyy-mm-dd h:mm:ss", r"d\.m\.yyyy"),
    ],
)
def test_a_day_that_is_shown_is_that_day(form):
    assert shown_moment(DAY, form) == DAY
    assert shown_moment(datetime.datetime(2026, 3, 4), form) == DAY


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (datetime.time(20, 30), "h:mm AM/PM", "20:30"),
        (datetime.time(20, 0), "h AM/PM", "20:00"),
        (datetime.time(0, 0), "hh:mm", "00:00"),
        (datetime.time(8, 0, 30), "h:mm:ss", "08:00:30"),
        (datetime.time(8, 0, 0), "[$-F400]h:mm:ss\\ AM/PM", "08:00"),
        (AT_HALF_PAST, "m/d/yy h:mm", "2026-03-04 13:30"),
        (AT_HALF_PAST, "hh:mm, dd/mm/yyyy", "2026-03-04 13:30"),
        (datetime.datetime(2026, 3, 4, 13, 30, 5), "yyyy-mm-dd hh:mm:ss", "2026-03-04 13:30:05"),
        (datetime.time(0, 1, 30), "mm:ss", PART),
        (datetime.time(0, 0), "mm:ss", PART),
        (datetime.time(8, 0, 30), "h:mm", PART),
        (datetime.time(8, 30), "h AM/PM", PART),
        (datetime.time(8, 0, 0, 500_000), "h:mm:ss", PART),
        (AT_HALF_PAST, "yyyy-mm-dd", PART),
        (AT_HALF_PAST, "yyyy-mm-dd hh", PART),
        (datetime.datetime(2026, 3, 4, 13, 30, 5), "yyyy-mm-dd hh:mm", PART),
        (datetime.timedelta(hours=30), "[h]:mm", "a length of time"),
    ],
)
def test_a_time_is_what_is_shown_or_refused(value, form, words):
    assert said(shown_moment(value, form)) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("@", "5"),
        ("0.00", "5"),
        (";;", "5"),
        ("yyyy-mm-dd;@", "5"),
        ("0;-0;;@", "5"),
        ('_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "5"),
        ("[Red]@", "5"),
        (";;;", HIDDEN),
        (" ; ; ; ", HIDDEN),
        ('"";"";"";""', HIDDEN),
        ("0;0;0;[Red]", HIDDEN),
        ('@" mg"', ADDED),
        ("0;0;0;@\\g", ADDED),
        ('0;0;0;"see overleaf"', ADDED),
    ],
)
def test_words_are_what_their_format_shows_or_refused(form, words):
    assert said(shown_words("5", form)) == words
    assert shown_words(" ", form) == " "


@pytest.mark.parametrize(("value", "form"), [(5, ";;;"), (-5, "0;;0"), (0, "0;-0;;@"), (5, '"";0')])
def test_a_number_that_is_hidden_is_told_so(value, form):
    assert said(shown_number(value, form)) == HIDDEN


@pytest.mark.parametrize("form", ['0.0" mg"', "0_);(0)", '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "0%"])
def test_a_number_in_a_form_of_its_own_says_which_form_is_read(form):
    found = shown_number(2.5, form)
    assert found.hint.startswith("give the column the format General or Text, then look whether each cell still shows")
    assert shown_number(2.5, "General") == shown_number(2.5, "@") == "2.5"


def test_the_row_and_column_are_told_and_no_value():
    book = openpyxl.Workbook()
    book.active.append(["id", "name", "dose", "born", "note"])
    book.active.append(["P1", "A", 2.5, DAY, "Geheim"])
    for cell, form in (("C2", "0"), ("D2", "mmm-yy"), ("E2", ";;;")):
        book.active[cell].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    (row,) = Table(stream, "rows.xlsx").rows()
    assert isinstance(row, BadRow)
    where = [f"row 1, column '{name}'" for name in ("dose", "born", "note")]
    assert [each.message for each in row.faults] == [
        f"{place}: {what} cannot stand here" for place, what in zip(where, (FEWER, NO_DAY, HIDDEN), strict=True)
    ]
    (row,) = Table(stream, "rows.xlsx").rows(lambda key: key == "name")
    assert row.get("name").text == "A"
