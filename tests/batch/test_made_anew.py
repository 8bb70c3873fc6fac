"""A sheet is told as made anew, so that nobody hands out the older one, only where it is another than that."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from quick import grid
from tables import HEADER, NAME, batch, made, table

from handout.cli.main import main

pytestmark = pytest.mark.usefixtures("short_handout")

ROWS = [f"P{at},anakinra,en,{NAME} {at},1950-01-0{at},100 mg,2027-01-01,\n" for at in (1, 2, 3)]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def with_column(name, values):
    rows = [f"{row[:-1]},{value}\n" for row, value in zip(ROWS, values, strict=True)]
    Path("rows.csv").write_text(HEADER[:-1] + f",{name}\n" + "".join(rows), encoding="utf-8")


def resumed(capsys, *more):
    """The summary for machines of `--resume`."""
    capsys.readouterr()
    assert batch("--quiet", "--resume", "--format", "json", *more) == 0
    return json.loads(capsys.readouterr().out.splitlines()[-1])


def counts(summary):
    return summary["made"], summary["anew"], summary["kept"]


LOCKED = "id,handout,language,edition,name,birth_date,dose,next_visit,password\n"
WRITTEN = "P1,anakinra,{},{},Ana,1950-01-02,100 mg,2027-01-01,correct horse\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("en", "standard"), ("EN", "Standard")),
        (("en", "standard"), ("en-US", "")),
        (("English", ""), ("", "")),
        (("haw", ""), ("HAW", "")),
    ],
)
def test_a_locked_file_whose_row_asks_for_the_same_in_another_writing_stays(was, now, capsys):
    """Each locking has bytes of its own, so that these cannot tell."""
    served = ["--clinic", "clinic.yaml"]
    Path("clinic.yaml").write_text(
        "format: 1\nname: Own\nphone: 555-0100\nplan: [dose]\nlanguage_fallback: {haw: en, fil: en}\n", encoding="utf-8"
    )
    Path("rows.csv").write_text(LOCKED + WRITTEN.format(*was), encoding="utf-8")
    assert batch("--quiet", *served) == 0
    Path("rows.csv").write_text(LOCKED.upper() + WRITTEN.format(*now), encoding="utf-8")
    assert counts(resumed(capsys, *served)) == (0, 0, 1)
    Path("rows.csv").write_text(LOCKED + WRITTEN.format("fil", ""), encoding="utf-8")
    assert counts(resumed(capsys, *served)) == (1, 1, 0), "its interpreter is another one's"


def times(folder="out"):
    with closing(sqlite3.connect(f"file:{folder}/ledger.sqlite?mode=ro", uri=True)) as database:
        return [anew for (anew,) in database.execute("SELECT anew FROM sheet")]


WRITINGS = [("1950-01-02", "01/02/1950"), (",en,", ",EN,"), (",en,", ",eng,")]


@pytest.mark.parametrize("column", ["phone", "group", "id2"])
def test_a_column_from_which_nothing_follows_makes_no_sheet_again(column, capsys):
    with_column(column, ["a", "b", "c"])
    assert batch("--quiet") == 0
    with_column(column, ["a", "x", ""])
    assert counts(resumed(capsys)) == (0, 0, 3)


@pytest.mark.parametrize(("words", "more"), grid(WRITINGS, [[], ["--merge", "print.pdf"]], together=1))
def test_the_same_words_in_another_writing_are_no_other_sheet(words, more, capsys):
    was, now = words
    table(ROWS)
    assert batch("--quiet", *more) == 0
    before = made()
    table([ROWS[0], ROWS[1].replace(was, now), ROWS[2]])
    assert ROWS[1].replace(was, now) != ROWS[1]
    assert resumed(capsys, *more)["anew"] == 0
    assert made() == before
    assert times() == [None] * 3
    table([ROWS[0], ROWS[1].replace("100 mg", "50 mg"), ROWS[2]])
    assert resumed(capsys, *more)["anew"] == 1
    assert [bool(each) for each in times()] == [False, True, False]


def test_a_group_decides_where_a_sheet_is_printed(capsys):
    with_column("group", ["A", "B", "C"])
    assert batch("--quiet", "--merge", "print.pdf", "--separators") == 0
    before = Path("out/print.pdf").read_bytes()
    with_column("group", ["A", "B", "D"])
    assert counts(resumed(capsys, "--merge", "print.pdf", "--separators"))[1:] == (0, 0)
    assert Path("out/print.pdf").read_bytes() != before


def test_without_an_id_the_mark_follows_from_all_cells(capsys):
    header = "name,birth_date,dose,next_visit,phone\n"
    words = ["batch", "rows.csv", "-o", "out", "--handout", "anakinra", "--quiet"]
    Path("rows.csv").write_text(f"{header}Ann,1950-01-02,1 mg,2027-01-01,1\n", encoding="utf-8")
    assert main(words) == 0
    before = made()
    Path("rows.csv").write_text(f"{header}Ann,1950-01-02,1 mg,2027-01-01,2\n", encoding="utf-8")
    assert main([*words, "--resume"]) == 0
    assert made() != before
    assert times() != [None]


def test_a_locked_sheet_is_kept_where_nothing_of_it_has_changed(capsys):
    pytest.importorskip("cryptography")
    header = HEADER[:-1] + ",password,phone\n"
    Path("rows.csv").write_text(f"{header}{ROWS[0][:-1]},hunter2hunter2,1\n", encoding="utf-8")
    assert batch("--quiet") == 0
    Path("rows.csv").write_text(f"{header}{ROWS[0][:-1]},hunter2hunter2,2\n", encoding="utf-8")
    assert counts(resumed(capsys)) == (0, 0, 1)


def test_another_build_of_the_program_looks_at_each_sheet_and_replaces_what_comes_out_otherwise(monkeypatch, capsys):
    """Its version says nothing of a label that somebody mended."""
    table(ROWS)
    assert batch("--quiet") == 0
    before = made()
    assert counts(resumed(capsys)) == (0, 0, 3)
    monkeypatch.setattr("handout.cli.versions.digest_of_program", lambda: "another")
    assert counts(resumed(capsys)) == (3, 0, 0)
    assert made() == before
