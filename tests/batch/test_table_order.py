"""A new export in another order: nothing is printed in another sequence in silence."""

import re
from pathlib import Path

import pytest
from print_tables import names, prints, resorted, rows, sheets_in
from readers import page_texts
from tables import batch, made

ARGUMENTS = ("--merge", "print.pdf", "--quiet")
NEWEST_FIRST = [5, 4, 3, 2, 1]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def numbers(file):
    """The sheet numbers at the feet of a file's pages, each once, as they follow."""
    found = (re.search(r"[2-9A-Z]{6} · (\d+)", text) for text in page_texts(file))
    return list(dict.fromkeys(int(each[1]) for each in found if each))


@pytest.mark.long
@pytest.mark.parametrize("words", [["--resume"], ["--only", "2-4", "--merge", "again.pdf"]])
def test_another_order_stops_what_would_print_in_it(words, capsys):
    rows([""] * 5)
    assert batch(*ARGUMENTS) == 0
    before = made()
    resorted([""] * 5, NEWEST_FIRST)
    capsys.readouterr()
    assert batch(*ARGUMENTS, *words) == 2
    said = capsys.readouterr().err
    assert "the table has its rows in another order than when the run began: row 2 is sheet 4" in said
    assert made() == before
    assert batch(*ARGUMENTS, *words, "--force") == 0
    assert "warning: the table has its rows in another order" in capsys.readouterr().err
    rows([""] * 5)
    assert batch(*ARGUMENTS, *words, "--force") == 0


def test_a_run_that_was_killed_before_its_first_file_has_its_order_too(capsys):
    rows([""] * 5, notes={5: "word " * 900})
    Path("out").mkdir()
    Path("out/print.pdf").write_bytes(b"in the way")
    assert batch(*ARGUMENTS) == 1
    Path("out/print.pdf").unlink()
    resorted([""] * 5, NEWEST_FIRST)
    assert batch(*ARGUMENTS, "--resume") == 2
    assert "in another order" in capsys.readouterr().err


def test_rows_that_came_later_or_went_or_were_mended_are_no_other_order():
    rows([""] * 5, notes={2: "word " * 900})
    assert batch(*ARGUMENTS) == 3
    resorted([""] * 7, [6, 2, 3, 7, 4, 5])
    assert batch(*ARGUMENTS, "--resume") == 0
    assert sheets_in() == [[6, 2, 3, 7, 4, 5]]
    assert batch("--merge", "again.pdf", "--quiet", "--only", "2-4") == 0
    assert list(dict.fromkeys(names("out/again.pdf"))) == [2, 3, 4]


def test_a_group_that_was_brought_elsewhere_is_another_order():
    rows(["", "A", "", "A", ""])
    assert batch(*ARGUMENTS) == 0
    rows(["A", "A", "", "A", ""])
    assert batch(*ARGUMENTS, "--resume") == 0, "1 before 2 and 4, and these before 3: as it was"
    rows(["", "", "A", "", "A"])
    assert batch(*ARGUMENTS, "--resume") == 2


def test_a_reprint_of_single_files_is_in_the_order_of_their_numbers(capsys):
    rows([""] * 5)
    assert batch("--quiet") == 0
    resorted([""] * 5, NEWEST_FIRST)
    assert batch("--quiet", "--merge", "again.pdf", "--only", "2-4") == 2
    assert "in another order" in capsys.readouterr().err
    assert batch("--quiet", "--only", "2-4") == 0
    assert batch("--quiet", "--resume") == 0


def test_a_run_that_is_begun_anew_counts_anew(capsys):
    rows([""] * 5)
    assert batch(*ARGUMENTS) == 0
    mark = re.search(r"[2-9A-Z]{6} · ", page_texts("out/print.pdf")[0])[0]
    capsys.readouterr()
    resorted([""] * 5, [3, 1, 5, 4])
    assert batch(*ARGUMENTS, "--force") == 0
    assert f"  sheet number 2 of run {mark[:6]}\n" in capsys.readouterr().err
    assert names("out/print.pdf") == [3, 1, 5, 4]
    assert numbers("out/print.pdf") == [1, 2, 3, 4]
    assert batch(*ARGUMENTS, "--resume") == 0
    assert batch("--quiet", "--merge", "again.pdf", "--only", "2-3") == 0
    assert numbers("out/again.pdf") == [2, 3]
    assert len(prints()) == 2
