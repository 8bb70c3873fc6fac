"""A row is told all its faults in one pass, as far as they can be known, whichever of them refuses it."""

import re
from pathlib import Path

import pytest
from tables import HEADER, NAME, NOTE, batch, everything, line, table

ODD = "\U00012345"
"""Cuneiform, in no font's letters."""

TWICE = "the same id, handout and language"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def told(capsys):
    """Row, column and the beginning of what is wrong with it, in their order; and no word of any row."""
    said = capsys.readouterr().err
    assert NAME not in said
    assert NOTE not in said
    return [found.groups() for found in re.finditer(r"error: row (\d+), column '(\w+)': (.{12})", said)]


def columns(found, row="1"):
    return sorted(column for number, column, _ in found if number == row)


def tabled(lines, more="edition,with,clinic,password"):
    Path("rows.csv").write_text(HEADER.replace("note", f"note,{more}") + "".join(lines), encoding="utf-8")


def cells(number=1, **others):
    """A row with all columns."""
    row = {"id": f"P{number}", "handout": "anakinra", "language": "en", "name": f"{NAME} {number}"}
    row |= {"birth_date": "1950-01-02", "dose": "100 mg", "next_visit": "2027-01-01", "note": NOTE}
    row |= {"edition": "", "with": "", "clinic": "", "password": ""} | others
    return ",".join(f'"{value}"' for value in row.values()) + "\n"


BAD = {"name": "", "birth_date": "1950-13-02", "dose": f"1 mg {ODD}"}


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
@pytest.mark.parametrize(
    ("column", "value"),
    [("edition", "huge"), ("language", "xx"), ("handout", "gouut"), ("with", "xx"), ("id", "x" * 300)],
)
def test_what_a_row_asks_for_in_vain_hides_none_of_its_other_faults(column, value, more, capsys):
    tabled([cells(1, **BAD, **{column: value}), cells(2, **{column: value.replace("xxx", "yyy")})])
    assert batch("--quiet", *more) == 3
    found = told(capsys)
    assert columns(found) == sorted([column, "birth_date", "dose", "name"])
    assert columns(found, "2") == [column]
    assert len(found) == 5


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_date_hides_neither_a_letter_nor_a_note_that_is_too_long(more, capsys):
    tabled(
        [
            cells(1, next_visit="soon", note=ODD, name=""),
            cells(2, next_visit="soon", note="word " * 400),
            cells(3, next_visit="soon"),
        ]
    )
    assert batch("--quiet", *more) == 3
    found = told(capsys)
    assert columns(found) == ["name", "next_visit", "note"]
    assert [each[1:] for each in found if each[0] == "2"] == [
        ("next_visit", "not a date a"),
        ("note", "too long for"),
    ]
    assert columns(found, "3") == ["next_visit"]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_cell_that_cannot_be_read_hides_no_fault_of_another_and_has_none_but_its_own(more, capsys):
    odd = "\x07"
    tabled(
        [
            cells(1, note=odd, edition="huge", birth_date="soon", dose=ODD),
            cells(2, name=odd),
            cells(3, handout=odd, language="xx", edition="huge"),
            cells(4, language=odd),
            cells(5, edition=odd, handout="gouut"),
            cells(6, birth_date=odd),
        ]
    )
    assert batch("--quiet", *more) == 3
    found = told(capsys)
    assert columns(found) == ["birth_date", "dose", "edition", "note"]
    assert [columns(found, str(row)) for row in range(2, 7)] == [
        ["name"],
        ["edition", "handout"],
        ["language"],
        ["edition", "handout"],
        ["birth_date"],
    ]


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_day_of_birth_to_come_is_a_fault_of_the_row_whatever_else_is(more, capsys):
    tabled([cells(1, birth_date="2061-05-03"), cells(2, birth_date="2061-05-03", edition="huge"), cells(3)])
    assert batch("--quiet", "--date", "2026-11-24", *more) == 3
    found = told(capsys)
    assert [columns(found, row) for row in "123"] == [["birth_date"], ["birth_date", "edition"], []]
    assert "2061" not in everything().decode("latin-1")


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--merge", "p.pdf"], ["--merge", "p.pdf", "--dry-run"]])
@pytest.mark.parametrize(("column", "value"), [("edition", "huge"), ("note", "\x07"), ("birth_date", "soon")])
def test_a_row_for_the_same_file_is_a_rival_whatever_else_is_wrong_with_it(column, value, more, capsys):
    """Nobody can say which of the two is right; mended, both would be refused."""
    tabled([cells(1), cells(2, id="p1", **{column: value}), cells(3, **{column: value}), cells(4, id="P3")])
    assert batch("--quiet", *more) == 3
    found = told(capsys)
    rivals = [each[0] for each in found if each[1:] == ("id", TWICE[:12])]
    assert rivals == ["1", "2", "3", "4"]
    if "--dry-run" in more or column != "birth_date":
        assert column in columns(found, "2")
        assert column in columns(found, "3")
    assert b"%PDF" not in everything()


def test_what_is_no_rival_is_none():
    """Another handout or language, one that cannot be known, or an id that cannot be."""
    odd = "\x07"
    tabled(
        [cells(1), cells(2, id="P1", handout="gouut"), cells(3, id="P1", language=odd), cells(4, id="P1", handout=odd)]
    )
    assert batch("--quiet") == 3
    assert [path.name for path in Path("out").rglob("*.pdf")] == ["P1.anakinra.en.pdf"]
    tabled([cells(1, id=odd), cells(2, id=""), cells(3, id="", edition="huge"), cells(4, id="3")])
    assert batch("--quiet", folder="other") == 3
    assert {path.name for path in Path("other").rglob("*.pdf")} == {"2.anakinra.en.pdf", "3.anakinra.en.pdf"}


def test_a_dry_run_tries_rivals_too(capsys):
    twin = line(1, id_="twin")
    table([twin.replace("1950-01-02", "soon"), twin.replace("100 mg", ODD), line(3)])
    assert batch("--dry-run") == 3
    said = capsys.readouterr()
    assert "1 sheet could be made, 2 rows failed" in said.err
    found = re.findall(r"error: row (\d+), column '(\w+)'", said.err)
    assert sorted(found) == [("1", "birth_date"), ("1", "id"), ("2", "dose"), ("2", "id")]


def test_another_clinic_and_a_password_are_told_with_the_rest(capsys):
    tabled(
        [
            cells(1, edition="huge", clinic="other.yaml", dose=ODD),
            cells(2, edition="huge", password="hunter2hunter2", dose=ODD),
            cells(3, password="hunter2hunter2", dose=ODD, birth_date="soon"),
        ]
    )
    assert batch("--merge", "p.pdf", "--dry-run") == 3
    found = told(capsys)
    assert [columns(found, str(row)) for row in range(1, 4)] == [
        ["clinic", "edition"],
        ["dose", "edition", "password"],
        ["birth_date", "dose", "password"],
    ]


def test_a_handout_at_fault_hides_no_fault_of_its_rows(capsys):
    Path("mine/gout").mkdir(parents=True)
    Path("mine/gout/en.yaml").write_text("format: 1\nid: gout\nlanguage: en\ntitle: Gout\nintor: x\n", encoding="utf-8")
    tabled([cells(1, handout="gout", **BAD)])
    assert batch("--dry-run", "--library", "mine") == 3
    said = capsys.readouterr().err
    assert "row 1: the file of 'gout' (en) is at fault" in said
    assert sorted(re.findall(r"row 1, column '(\w+)'", said)) == ["birth_date", "dose", "name"]
