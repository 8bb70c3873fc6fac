"""Rows and cells of a workbook that do not follow one another: what they say is not sure, and some would be lost."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from handout.diagnostics import HandoutError
from handout.source.table import Table

SHEET = "xl/worksheets/sheet1.xml"


def table_of(*rows):
    """A workbook whose sheet has these rows, as XML."""
    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    changed = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == SHEET:
                data = data.replace(b"</sheetData>", "".join(rows).encode() + b"</sheetData>")
                assert b"<row" in data
            new.writestr(name, data)
    return Table(changed, "rows.xlsx")


def row(line, *cells, more=""):
    """A row of words, each with its place or None, as XML."""
    number = f' r="{line}"' if line else ""
    written = [
        f"<c{f' r={chr(34)}{place}{chr(34)}' if place else ''} t='inlineStr'><is><t>{words}</t></is></c>"
        for place, words in cells
    ]
    return f"<row{number}{more}>{''.join(written)}</row>"


HEADER = row(1, ("A1", "id"), ("B1", "name"), ("C1", "dose"))


def person(line, id_="P"):
    return row(line, (f"A{line}", f"{id_}{line}"), (f"B{line}", "Geheim"), (f"C{line}", "1 mg"))


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        ([person(2), person(2, "Q")], 2, "row 2 of the sheet stands there twice"),
        ([person(9), person(3)], 3, "row 3 of the sheet stands behind row 9"),
        ([person(2), HEADER], 1, "row 1 of the sheet stands behind row 2"),
        ([person(2), "<row r='2'/>"], 2, "row 2 of the sheet stands there twice"),
    ],
)
def test_a_row_that_stands_twice_or_behind_a_later_one_ends_the_table(rows, line, message):
    with pytest.raises(HandoutError) as fault:
        list(table_of(HEADER, *rows).rows())
    (told,) = fault.value.diagnostics
    assert (told.span.line, told.message) == (line, message)
    assert "Geheim" not in str(told)


@pytest.mark.parametrize(
    "cells",
    [
        [("A3", "P3"), ("B3", "Geheim"), ("B3", "1 mg")],
        [("A3", "P3"), ("C3", "1 mg"), ("B3", "Geheim")],
        [("B3", "Geheim"), ("A3", "P3"), ("C3", "1 mg")],
        [("A3", "P3"), ("B2", "Geheim"), ("C3", "1 mg")],
        [("A4", "P3"), ("B4", "Geheim")],
        [("C3", "P3"), (None, "Geheim"), ("C3", "1 mg")],
    ],
)
@pytest.mark.parametrize("line", [3, None])
def test_a_cell_that_stands_twice_or_behind_a_later_one_ends_the_table(cells, line):
    with pytest.raises(HandoutError) as fault:
        list(table_of(HEADER, person(2), row(line, *cells), person(4)).rows())
    (told,) = fault.value.diagnostics
    assert told.span.line == 3
    assert told.message.startswith("in row 3 of the sheet a cell stands there twice")
    assert "Geheim" not in str(told)


def test_rows_and_cells_without_numbers_follow_one_another():
    names = ("id", "name", "dose")
    people = [row(None, *((None, each) for each in words)) for words in (names, ("P1", "A", "1"), ("P2", "B", "2"))]
    found = [(each.row, each.span.line, each.get("dose").text) for each in table_of(*people).rows()]
    assert found == [(1, 2, "1"), (2, 3, "2")]
    found = list(table_of(HEADER, row(None, ("A2", "P1"), ("C2", "1")), row(7, (None, "P2"))).rows())
    assert [(each.span.line, each.get("id").text) for each in found] == [(2, "P1"), (7, "P2")]
    assert found[0].get("name") is None


def test_what_the_file_says_of_the_looks_of_its_rows_is_not_kept():
    def most(count):
        looks = " ht='15' customHeight='1'"
        table = table_of(HEADER, *(row(line, (f"A{line}", "P"), more=looks) for line in range(2, count)))
        tracemalloc.start()
        for _ in table.rows():
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    most(10)
    few, many = most(500), most(3000)
    # 400 bytes for each row and look would be a million.
    assert many - few < 600_000
