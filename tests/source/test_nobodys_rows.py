"""A row without any value is nobody's, whichever kind of file has it: no sheet is made of it, and no number is its."""

import io
import json

import openpyxl
import pytest

from handout.diagnostics import HandoutError
from handout.source.recipient_file import read_recipient
from handout.source.table import BadRow, Table

NAMES = ("id", "handout", "name")
EMPTY = ("", None, " ", "\t")


def as_csv(rows):
    lines = (NAMES, *rows)
    return "".join(",".join(each or "" for each in line) + "\n" for line in lines).encode()


def as_workbook(rows):
    book = openpyxl.Workbook()
    for line in (NAMES, *rows):
        book.active.append(list(line))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_lines(rows):
    return "".join(json.dumps(dict(zip(NAMES, each, strict=False))) + "\n" for each in rows).encode()


def as_list(rows):
    return json.dumps([dict(zip(NAMES, each, strict=False)) for each in rows]).encode()


FORMS = pytest.mark.parametrize("form", [as_csv, as_workbook, as_lines, as_list])


def rows_of(data):
    return [
        (each.row, None if isinstance(each, BadRow) else [cell.text for _, cell in each.cells])
        for each in Table(io.BytesIO(data), "t").rows()
    ]


@FORMS
@pytest.mark.parametrize("first", [False, True])
def test_a_row_without_a_value_is_nobodys(form, first):
    rows = [("P1", "a", "Ann"), (), EMPTY[:3], EMPTY[1:], ("P2", "b", "Bo")]
    found = rows_of(form([(), *rows] if first else rows))
    assert found == [(1, ["P1", "a", "Ann"]), (2, ["P2", "b", "Bo"])]


@FORMS
def test_a_row_that_says_nothing_but_which_sheet_is_somebodys(form):
    assert rows_of(form([("P1", "a", "Ann"), (None, "b", "")])) == [(1, ["P1", "a", "Ann"]), (2, ["b"])]


RULES = [("---", "-------", "----"), ("+==", None, ":=="), (":--", ":-:", "--:"), ("--", "", ""), ("", "-+-", " — ")]


@FORMS
@pytest.mark.parametrize("rule", [*RULES, ("───", "───", "─┼─"), ("", "-", "-")])
def test_the_line_below_a_header_is_no_recipient(form, rule):
    found = list(Table(io.BytesIO(form([rule, ("P1", "a", "Ann")])), "t").rows())
    (fault,) = found[0].faults
    said = "row 1 is a ruled line, as programs draw it below a header, and no recipient"
    assert (fault.code, fault.message, found[0].readable) == ("ruled-line", said, None)
    assert found[1].get("name").text == "Ann"


@FORMS
@pytest.mark.parametrize(
    "row", [("P1", "-", "-"), ("", "-", ""), ("P-1", "--", "--"), ("-", "a", "-"), ("1:2", "-", "-")]
)
def test_a_dash_in_place_of_a_value_is_somebodys(form, row):
    assert rows_of(form([row])) == [(1, [each for each in row if each])]


def test_a_line_below_a_header_without_the_signs_between_cells_is_told_as_one():
    first, second = Table(io.BytesIO(b" id | name\n----+------\n P1 | Ann\n"), "t").rows()
    assert (first.faults[0].code, second.get("name").text) == ("ruled-line", "Ann")


@FORMS
def test_where_all_are_nobodys_there_is_no_recipient(form):
    with pytest.raises(HandoutError) as fault:
        rows_of(form([(), EMPTY[:3]]))
    assert [each.code for each in fault.value.diagnostics] == ["no-recipient"]


def test_rows_that_cannot_be_read_are_counted_without_those_that_are_nobodys():
    assert rows_of(b'{"id": "P1"}\n{}\n{"id": \n{"id": null}\n[]\n{"id": "P2"}\n') == [
        (1, ["P1"]),
        (2, None),
        (3, None),
        (4, ["P2"]),
    ]


@pytest.mark.parametrize("data", [b"{}", b'{"name": null}', b"[{}]", b"name\n \n"])
def test_one_sheet_is_for_somebody(data):
    with pytest.raises(HandoutError) as fault:
        read_recipient(data, "t")
    assert [each.code for each in fault.value.diagnostics] == ["no-recipient"]
