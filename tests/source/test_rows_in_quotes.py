"""A double quote that should not be there never makes one value of the rows behind it: these are somebody else's."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples

from handout.source.csv_rows import csv_rows
from handout.source.rows import Row, Unreadable

HEADER = ["id", "name", "dose", "note"]


def found(text):
    """The rows that are read, and the lines that faults name."""
    rows, lines = [], []
    for each in csv_rows(text, "t"):
        if isinstance(each, Row):
            rows.append(tuple(value for _, value in each.pairs))
        elif isinstance(each, Unreadable):
            lines.append((each.fault.code, each.fault.span.line, each.fault.message))
    return rows, lines


@pytest.mark.parametrize(
    "rows",
    [
        'A1,Ann,1 mg,"urgent\nB2,Bob,2 mg,wear brace 5"\n',
        'A1,"Ann,1 mg,\nB2,Bob",2 mg,\n',
        'A1,Ann,"1 mg,x\nB2,Bob,2 mg",y\n',
        '"A1,Ann,1 mg,x\nB2",Bob,2 mg,y\n',
        'A1,Ann,1 mg,"urgent\nB2,Bob,2 mg,"\n',
        'A1,Ann,1 mg,"urgent\nragged\nB2,Bob,2 mg,x\nD4,Di,3 mg,5"\n',
        '1d60-9a,Ann,1 mg,"urgent\n7c1d-42,Bob,2 mg,5"\n',
        'E-124,Ann,1 mg,"urgent\n00123457,Bob,2 mg,Bandage of 4"\n',
        '0012,Ann,1 mg,"urgent\n0012-7,Bob,2 mg,5"\n',
        'ann,Ann,1 mg,"urgent\nbob-li,Bob,2 mg,5"\n',
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_rows_that_a_stray_quote_took_are_named_and_nobody_elses_words_are_read(rows, ends):
    text = f"id,name,dose,note\nP0,Zoe,,\n{rows}C3,Cid,3 mg,z\n".replace("\n", ends)
    read, [(code, line, message)] = found(text)
    assert [row[0] for row in read] == ["P0", "C3"]
    assert (code, line) == ("rows-in-quotes", 3)
    assert f"from line 3 to line {2 + rows.count(chr(10))}, and line " in message
    assert "Bob" not in message


def test_in_a_table_without_ids_a_line_with_as_many_cells_is_enough():
    assert found('name,dose,note\nAnn,1 mg,"urgent\nBob,2 mg,5"\n')[0] == []
    assert len(found('name,note\nAnn,"At noon\nwith water, or milk"\n')[0]) == 1
    assert found('name,note\nAnn,"At noon\nBob,hello"\n')[0] == []
    assert len(found('name,note\n"Ann\nLee",hello\n')[0]) == 1


@pytest.mark.parametrize(
    ("taken", "is_row"),
    [(",Bob,1961-02-03,2 mg,5", True), ("to do,Bob,1960-01-01,,5", True), (",Bob,,1 mg,5", False)],
)
def test_a_row_without_its_id_is_known_by_its_other_cells(taken, is_row):
    read, faults = found(f'id,name,born,dose,note\nA1,Ann,1960-01-01,1 mg,"urgent\n{taken}"\n')
    assert (len(read), len(faults)) == ((0, 1) if is_row else (1, 0))


@pytest.mark.parametrize(
    "note",
    [
        "two\nlines",
        "At noon,\nwith food, water, or milk",
        "At\n8, 12, 18, 22",
        "On\nmo,we,fr,su",
        "2 tablets, or\n0 of them, at night, alone",
        "a\n\nb,c,d",
    ],
)
def test_values_of_several_lines_are_read_as_they_are(note):
    read, faults = found(f'id,name,dose,note\nA1,Ann,1 mg,"{note}"\nB2,Bob,,\n')
    assert (read, faults) == ([("A1", "Ann", "1 mg", note), ("B2", "Bob", "", "")], [])


def test_a_line_end_that_ends_no_row_is_a_values_own():
    read, faults = found('id,dose,note\r\nA1,1 mg,"B2,x,\nC3,y,z"\r\nB2,,\r\n')
    assert (len(read), faults) == (2, [])


def test_a_quote_in_the_header_takes_no_row():
    (fault,) = csv_rows('id,name,"note\nA1,Ann,5"\nB2,Bob,x\n', "t")
    assert (fault.code, fault.span.line) == ("rows-in-quotes", 1)
    assert "Ann" not in fault.message


CELL = st.text("abcxyz 0123456789.-'", max_size=6)
ROW = st.tuples(CELL, CELL, CELL)


@settings(max_examples=examples(200))
@given(st.lists(ROW, min_size=2, max_size=6), st.data())
def test_wherever_two_stray_quotes_stand_no_row_has_the_words_of_another(rows, data):
    cells = [[f"P{at}", *(f"{at}~{each}" for each in row)] for at, row in enumerate(rows)]
    opened = data.draw(st.integers(0, len(rows) - 2)), data.draw(st.integers(0, 3))
    closed = data.draw(st.integers(opened[0] + 1, len(rows) - 1)), data.draw(st.integers(0, 3))
    cells[opened[0]][opened[1]] = '"' + cells[opened[0]][opened[1]]
    cells[closed[0]][closed[1]] += '"'
    read, _ = found("".join(",".join(row) + "\n" for row in [HEADER, *cells]))
    for row in read:
        assert len({part[0] for value in row[1:] for part in value.split("~")[:-1] if part}) <= 1
        assert not any("\n" in value for value in row)


LINE = st.text("abc ,;'\"0123456789", max_size=12)


@settings(max_examples=examples(200))
@given(st.lists(st.lists(LINE, min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from(["\r\n", "\n"]))
def test_what_a_program_quotes_comes_back_whole_or_is_told(notes, ends):
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator=ends)
    table.writerow(HEADER)
    values = [(f"P{at}", "Ann, Bo", "1 mg", "\n".join(lines)) for at, lines in enumerate(notes)]
    table.writerows(values)
    read, faults = found(file.getvalue())
    assert set(read) <= set(values)
    assert len(read) + len(faults) == len(values)


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ('1, "O\'Brien, Mary", 5 mg, x', "take out the space before a double quote"),
        ("1, Ann, 5 mg, x, y", "give each row as many"),
        ('1, "Ann", 5 mg', "give each row as many"),
    ],
)
def test_a_space_that_keeps_a_quote_from_holding_a_value_together_is_told(row, hint):
    _, read = csv_rows(f"id, name, dose, note\n{row}\n", "t")
    assert read.fault.code == "row-length"
    assert read.fault.hints[0].startswith(hint)
