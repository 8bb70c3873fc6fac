"""Which print files stand at --resume: just those that hold what they should, whatever came between."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from print_tables import names, prints, rows, sheets_in
from readers import page_texts
from tables import batch

from handout.cli.main import main

ARGUMENTS = ("--merge", "print.pdf", "--quiet", "--split", "5")
LONG = "word " * 900


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def as_if_killed(sheet, folder="out"):
    """What the ledger says where --resume was killed in the midst of the chunk that has a sheet."""
    with closing(sqlite3.connect(f"{folder}/ledger.sqlite")) as ledger, ledger:
        ledger.execute("UPDATE sheet SET state = 'begun', fault = NULL WHERE sheet = ?", (sheet,))


def files(folder="out"):
    """Each print file by what tells whether it was written anew."""
    return {path.name: path.stat().st_ino for path in Path(folder).glob("*.pdf")}


def test_a_row_that_fails_again_costs_no_file_when_resume_was_killed_at_it(capsys):
    rows([""] * 10, notes={2: LONG})
    assert batch(*ARGUMENTS) == 3
    before = files()
    as_if_killed(2)
    assert batch(*ARGUMENTS, "--resume") == 3
    assert files() == before
    assert "0 sheets made, 9 as before" in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.parametrize("late", [False, True])
def test_a_mended_or_late_row_at_which_resume_was_killed_comes_where_it_would_have(late):
    """Into the file before, which has room for it, and not into the next one."""
    groups = ["", "A", "A", "A", *("BBBBB")]
    if late:
        rows([*groups[:3], *groups[4:]], notes={})
        words = Path("rows.csv").read_text(encoding="utf-8")
    else:
        rows(groups, notes={4: LONG})
    assert batch(*ARGUMENTS) == (0 if late else 3)
    rows(groups)
    if late:
        header, *lines = words.splitlines()
        more = lines[0].replace("P1,", "P99,").replace(",,,", ",,A,", 1)
        Path("rows.csv").write_text("\n".join([header, *lines[:3], more, *lines[3:]]) + "\n", encoding="utf-8")
    shutil.copytree("out", "killed")
    assert batch(*ARGUMENTS, "--resume") == 0
    assert len(names("out/print-001.pdf")) == 4
    adopted = 10 if late else 4
    if late:
        with closing(sqlite3.connect("killed/ledger.sqlite")) as ledger, ledger:
            known = (adopted, "p99.anakinra.en.pdf", "P99", "begun")
            ledger.execute("INSERT INTO sheet (sheet, key, id, state) VALUES (?, ?, ?, ?)", known)
    as_if_killed(adopted, "killed")
    assert batch(*ARGUMENTS, "--resume", folder="killed") == 0
    assert prints("killed") == prints()


@pytest.mark.long
@pytest.mark.parametrize("refused", ["by the page", "by the plan"])
def test_a_sheet_that_failed_since_is_missed_once(refused, capsys):
    rows([""] * 10)
    assert batch(*ARGUMENTS) == 0
    rows([""] * 10, notes={7: LONG})
    if refused == "by the plan":
        words = Path("rows.csv").read_text(encoding="utf-8")
        Path("rows.csv").write_text(words.replace("P7,anakinra", "P7,nothing"), encoding="utf-8")
    assert batch(*ARGUMENTS, "--resume") == 3
    before = files()
    capsys.readouterr()
    assert batch(*ARGUMENTS, "--resume") == 3
    assert "0 sheets made, 9 as before" in capsys.readouterr().err
    assert files() == before
    rows([""] * 10)
    assert batch(*ARGUMENTS, "--resume") == 0
    assert names("out/print-002.pdf") == [6, 7, 8, 9, 10]


@pytest.mark.long
def test_a_sheet_that_was_printed_again_with_other_words_is_made_in_its_file_too():
    rows([""] * 10)
    assert batch(*ARGUMENTS) == 0
    before = files()
    rows([""] * 10, notes={7: "another note"})
    assert batch("--merge", "again.pdf", "--quiet", "--only", "7-7", "--force") == 0
    assert "another note" in page_texts("out/again.pdf")[0]
    assert batch("--merge", "third.pdf", "--quiet", "--only", "7-7") == 0
    assert batch(*ARGUMENTS, "--resume") == 0
    assert files()["print-001.pdf"] == before["print-001.pdf"]
    assert "another note" in page_texts("out/print-002.pdf")[2]
    resumed = files()
    assert batch(*ARGUMENTS, "--resume") == 0
    assert files() == resumed


def test_a_sheet_that_was_printed_again_as_it_was_costs_no_file(capsys):
    rows([""] * 10)
    assert batch(*ARGUMENTS) == 0
    before = files()
    assert batch("--merge", "again.pdf", "--quiet", "--only", "7-7") == 0
    capsys.readouterr()
    assert batch(*ARGUMENTS, "--resume") == 0
    assert "0 sheets made, 10 as before" in capsys.readouterr().err
    assert before.items() <= files().items()


def test_what_was_purged_stays_so_when_files_behind_it_are_made_anew(capsys):
    rows([""] * 10)
    assert batch(*ARGUMENTS) == 0
    assert main(["batch", "-o", "out", "--purge", "--older-than", "0d"]) == 0
    rows([""] * 12)
    for made in (2, 0):
        capsys.readouterr()
        assert batch(*ARGUMENTS, "--resume") == 0
        assert f"{made} sheet" in capsys.readouterr().err
    assert sheets_in() == [[11, 12]]
