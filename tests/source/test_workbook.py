"""Workbooks: what cells show is taken or refused by row and column; nothing is guessed, nothing fills the memory."""

import datetime
import io
import sys
import zipfile

import openpyxl
import pytest
from openpyxl.styles.numbers import FORMAT_PERCENTAGE

from handout.diagnostics import HandoutError
from handout.source import workbook
from handout.source.table import BadRow, Table

OWN_FORM = "a number in a form of its own, such as a percentage,"
LONG_NUMBER = "a number of more than 15 digits, which has to be stored as text,"
NO_DAY = (
    "row 1, column 'value': a day that the cell does not show with its day, month and year, as spreadsheets make them "
    "of words like 1/2 or 3-26, cannot stand here"
)
HEADER = ["id", "name", "value"]


def saved(*rows, change=None):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if change:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(data):
    return list(Table(io.BytesIO(data), "rows.xlsx").rows())


def refused(data):
    with pytest.raises(HandoutError) as fault:
        rows_of(data)
    (told,) = fault.value.diagnostics
    return told


def shown(value, form=None):
    """The words or day of a cell, or why it is refused."""

    def style(book):
        if form:
            book.active["C2"].number_format = form

    (row,) = rows_of(saved(HEADER, ["P1", "N", value], change=style))
    if isinstance(row, BadRow):
        return row.faults[0].message
    cell = row.get("value")
    return (cell.day or cell.text) if cell else None


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        ("100 mg", None, "100 mg"),
        (100, None, "100"),
        (1.5, None, "1.5"),
        (0.1 + 0.2, None, "0.3"),
        (42, "00000", "00042"),
        (1.5, "0.00", "1.50"),
        (1234.5, "#,##0.00", "1234.50"),
        (datetime.date(2027, 1, 15), None, datetime.date(2027, 1, 15)),
        (datetime.datetime(2027, 1, 15), None, datetime.date(2027, 1, 15)),
        (datetime.datetime(2027, 1, 15, 14, 30), None, "2027-01-15 14:30"),
        (datetime.time(14, 30), None, "14:30"),
        (datetime.date(2027, 3, 2), "[$-409]mmmm d, yyyy", datetime.date(2027, 3, 2)),
        (datetime.date(2027, 3, 2), '[$-1030411]ggge"年"m"月"d"日"', datetime.date(2027, 3, 2)),
        (datetime.date(2027, 3, 2), "d-mmm", NO_DAY),
        (datetime.date(2027, 3, 2), '[$-809]"Day" m\\/d', NO_DAY),
        (datetime.datetime(2027, 3, 2, 9, 30), "h:mm", NO_DAY),
        (999999999999999, None, "999999999999999"),
        (12345678901234567, None, f"row 1, column 'value': {LONG_NUMBER} cannot stand here"),
        (12345678901234567, "0", f"row 1, column 'value': {LONG_NUMBER} cannot stand here"),
        (None, None, None),
        (True, None, "row 1, column 'value': a value that is true or false cannot stand here"),
        (
            0.5,
            FORMAT_PERCENTAGE,
            f"row 1, column 'value': {OWN_FORM} cannot stand here",
        ),
        ("=1+1", None, "row 1, column 'value': a formula whose value is not in the file cannot stand here"),
        ("#N/A", None, "row 1, column 'value': an error of the spreadsheet cannot stand here"),
    ],
)
def test_a_cell_says_what_it_shows(value, form, words):
    assert shown(value, form) == words


def of_text(header, *rows):
    """A table all of whose cells are of text, also where openpyxl would make them an error."""

    def change(book):
        for row, cells in enumerate([header, *rows], 1):
            for column, words in enumerate(cells, 1):
                cell = book.active.cell(row, column, words)
                cell.data_type = "s"

    return Table(io.BytesIO(saved(change=change)), "rows.xlsx")


def test_words_that_a_spreadsheet_wrote_in_place_of_a_value_are_refused_in_cells_of_text_as_in_csv():
    spoiled = ["#N/A", " #WERT! ", "########"]
    table = of_text(HEADER, *(["P1", "N", each] for each in spoiled))
    said = [each.faults[0].message.partition(": ")[2] for each in table.rows()]
    wrong, narrow = "an error of the spreadsheet", "what a spreadsheet shows where a column is too narrow"
    assert said == [f"{each} cannot stand here" for each in (wrong, wrong, narrow)]
    unshown = of_text(HEADER, *(["P1", "N", each] for each in spoiled)).rows(lambda key: key != "value")
    assert not any(isinstance(each, BadRow) for each in unshown)
    (row,) = of_text(["id", "##"], ["P1", "# 3"]).rows()
    assert row.get("##").text == "# 3"


def test_words_that_a_spreadsheet_made_of_others_are_refused_in_cells_of_text_as_in_csv():
    long, day, whole = of_text(HEADER, ["1.23457E+11", "N", "x"], ["P1", "N", "2-Jan"], ["1E5", "N", "2-Jan-26"]).rows()
    shortened = "a number as spreadsheets and programs shorten it, such as 1.23E+11,"
    month = "a day without its year, or a month, as spreadsheets make them of words like 1/2 or 3-26,"
    assert long.faults[0].message == f"row 1, column 'id': {shortened} cannot stand here"
    assert day.faults[0].message == f"row 2, column 'value': {month} cannot stand here"
    assert (whole.get("id").text, whole.get("value").text) == ("1E5", "2-Jan-26")


def test_a_formula_with_its_value_is_that_value():
    data = saved(HEADER, ["P1", "N", "=1+1"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert b"<v />" in parts[name] or b"<v></v>" in parts[name] or b"<v/>" in parts[name]
    for empty in (b"<v />", b"<v></v>", b"<v/>"):
        parts[name] = parts[name].replace(empty, b"<v>2</v>")
    (row,) = rows_of(packed(parts))
    assert row.get("value").text == "2"


def packed(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_rows_are_counted_and_empty_ones_are_not():
    rows = rows_of(saved(HEADER, ["P1", "A"], [], ["P2", "B", "x"], ["P3", "C", "x", "too many"]))
    assert [each.row for each in rows] == [1, 2, 3]
    assert rows[1].span.line == 4
    assert isinstance(rows[2], BadRow)


def test_a_row_of_spaces_alone_is_nobodys_as_in_csv():
    rows = rows_of(saved(HEADER, ["P1", "A", "x"], [" ", "", "\t"], [None, " "], ["P2", "B", "y"]))
    assert [(row.row, row.get("id").text) for row in rows] == [(1, "P1"), (2, "P2")]


def test_merged_cells_are_named():
    told = refused(saved(HEADER, ["P1", "A", "x"], change=lambda book: book.active.merge_cells("A1:B1")))
    assert told.code == "merged-cells"
    assert "A1:B1" in told.message


def test_two_sheets_are_one_too_many_unless_hidden_or_empty():
    def second(book):
        book.create_sheet("other")["A1"] = "Geheim"

    told = refused(saved(HEADER, ["P1", "A", "x"], change=second))
    assert told.code == "many-sheets"
    assert "Geheim" not in str(told)
    assert len(rows_of(saved(HEADER, ["P1", "A", "x"], change=lambda book: book.create_sheet("empty")))) == 1


def test_a_header_of_dates_or_of_one_name_twice_is_refused():
    assert refused(saved([datetime.date(2027, 1, 1), "name"], ["P1", "A"])).code == "workbook-header"
    assert refused(saved(["name", "Name"], ["P1", "A"])).code == "duplicate-column"


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch):
    data = saved(HEADER, *([f"P{n}", "A" * 500, "x"] for n in range(2000)))
    assert len(rows_of(data)) == 2000
    monkeypatch.setattr(workbook, "LARGEST", 100_000)
    assert refused(data).code == "too-large"


def test_declared_entities_are_refused():
    data = saved(HEADER, ["P1", "A", "x"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><sst/>'
    assert refused(packed(parts)).code == "workbook"


@pytest.mark.parametrize("cut", [30, 400, 2000, -40])
def test_a_damaged_workbook_is_a_fault_and_no_crash(cut):
    data = saved(HEADER, ["Geheim", "A", "x"])
    told = refused(data[:cut])
    assert told.code == "workbook"
    assert "Geheim" not in str(told)


def test_an_old_or_locked_workbook_is_told_apart():
    with pytest.raises(HandoutError, match="old workbook, or a locked one"):
        Table(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "rows.xls")


def test_without_the_extra_the_message_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    told = refused(saved(HEADER, ["P1", "A", "x"]))
    assert "handout[xlsx]" in told.hints[0]


def told_of(data):
    """The warnings of a workbook, once all its rows are read, and how many rows there are."""
    table = Table(io.BytesIO(data), "rows.xlsx")
    count = len(list(table.rows()))
    assert len(list(table.rows())) == count
    return [each.message for each in table.warnings], count


def people(count):
    return [HEADER, *([f"P{n}", "Geheim", "x"] for n in range(1, count + 1))]


def test_hidden_and_filtered_rows_are_read_and_told_by_number():
    def hide(book):
        book.active.title = "Export"
        book.active.auto_filter.ref = "A1:C9"
        for line in (1, 3, 5, 40):
            book.active.row_dimensions[line].hidden = True

    told, count = told_of(saved(*people(8), change=hide))
    assert count == 8
    assert told == ["2 rows of the sheet 'Export' are hidden or filtered out there, and are read like all others: 2, 4"]


def test_of_many_hidden_rows_the_first_are_named_wherever_the_file_is_cut(monkeypatch):
    def hide(book):
        for line in range(3, 300):
            book.active.row_dimensions[line].hidden = True

    data = saved(*people(300), change=hide)
    for piece in (1 << 20, 1009):
        monkeypatch.setattr(workbook, "_PIECE", piece)
        told, _ = told_of(data)
        assert len(told) == 1
        assert told[0].startswith("297 rows of the sheet")
        assert told[0].endswith(": 2, 3, 4, 5, 6 and more")


def test_hidden_columns_are_told_by_name_where_they_have_one():
    def hide(book):
        for letter in ("B", "C", "F"):
            book.active.column_dimensions[letter].hidden = True

    told, _ = told_of(saved(*people(2), change=hide))
    assert told == ["columns of the sheet 'Sheet' are hidden there, and are read like all others: 'name', 'value'"]


def test_which_sheet_is_read_is_told_where_another_is_hidden_or_it_is_so_itself():
    def other(book):
        book.create_sheet("other")["A1"] = "Geheim"
        book["other"].sheet_state = "hidden"
        book["other"].row_dimensions[1].hidden = True

    assert told_of(saved(*people(2), change=other)) == (["the sheet 'Sheet' is read; 1 hidden sheet is not"], 2)

    def itself(book):
        book.create_sheet("empty")
        book["Sheet"].sheet_state = "veryHidden"
        book.active = book["empty"]

    assert told_of(saved(*people(2), change=itself)) == (["the sheet that is read, 'Sheet', is hidden"], 2)


def test_what_hides_nothing_is_told_nothing():
    def look(book):
        book.active.row_dimensions[2].height = 30
        book.active.column_dimensions["B"].width = 40

    assert told_of(saved(*people(2), change=look)) == ([], 2)
