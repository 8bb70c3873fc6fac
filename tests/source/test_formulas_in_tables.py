"""`="0012"`, which keeps a spreadsheet from taking zeros off: no value, and nothing is guessed of it."""

import io

import openpyxl
import pytest

from handout.diagnostics import HandoutError
from handout.source.recipient_file import read_recipient
from handout.source.table import BadRow, Table

REFUSED = "a spreadsheet's formula, not a value, cannot stand here"


def rows(text):
    return list(Table(io.BytesIO(text.encode()), "t").rows())


def faults(row):
    assert isinstance(row, BadRow)
    return [each.message for each in row.faults]


@pytest.mark.parametrize("sign", ",;\t|")
@pytest.mark.parametrize("written", ['="0012"', '"=""0012"""', ' = "0012" ', '="00"&"12"', '="0012'])
def test_a_formula_with_words_is_refused_in_ids_and_all_columns(written, sign):
    text = "\n".join(sign.join(line) for line in (["id", "name", "dose"], [written, "Ann", "1"], ["P2", "Bo", written]))
    first, second = rows(text)
    assert faults(first) == [f"row 1, column 'id': {REFUSED}"]
    assert faults(second) == [f"row 2, column 'dose': {REFUSED}"]
    assert "0012" not in str((first, second))


def test_of_one_recipient_too():
    with pytest.raises(HandoutError) as fault:
        read_recipient(b'id,name\n"=""0012""",Ann\n', "row.csv")
    assert fault.value.diagnostics[0].message == f"row 1, column 'id': {REFUSED}"


def test_it_is_no_fault_where_no_sheet_shows_it():
    (row,) = Table(io.BytesIO(b'id,zip\nP1,="0012"\n'), "t").rows(lambda key: key == "id")
    assert row.get("id").text == "P1"


@pytest.mark.parametrize("words", ["=", "= 5 mg", 'a="b"', "=5", '=="x"'])
def test_other_words_with_that_sign_are_as_they_are(words):
    (row,) = rows(f"id,note\nP1,{words}\n")
    assert row.get("note").text == words


def test_a_column_of_such_a_name_ends_the_table():
    """A password's column that is not known as one would leave files open."""
    with pytest.raises(HandoutError) as fault:
        rows('id,="password"\nP1,x\n')
    assert fault.value.diagnostics[0].message == "the name of column 2 is a spreadsheet's formula"


def test_a_cell_of_text_is_refused_like_one_of_csv():
    book = openpyxl.Workbook()
    for line, words in enumerate((["id", "note"], ['="0012"', "x"]), 1):
        for column, each in enumerate(words, 1):
            book.active.cell(line, column, each).data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    (row,) = Table(stream, "rows.xlsx").rows()
    assert faults(row) == [f"row 1, column 'id': {REFUSED}"]
