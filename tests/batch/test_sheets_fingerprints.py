"""What a print file is proven by is said by whoever made each sheet, and comes with it."""

from pathlib import Path

import pytest
from print_tables import prints, rows
from tables import batch

from handout.batch import merge
from handout.cli import maker
from handout.verify.print_file import sheet_fingerprint


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")


def test_it_is_taken_where_the_sheet_is_made_and_nowhere_again(monkeypatch):
    def again(_):
        raise AssertionError

    monkeypatch.setattr(merge, "sheet_fingerprint", again)
    rows([""] * 3, large=[2])
    assert batch("--merge", "print.pdf", "--quiet") == 0
    assert list(prints()) == ["print.pdf"]


def test_a_separator_which_is_made_here_has_its_own_taken_here():
    rows(["", "A", "A"])
    assert batch("--merge", "print.pdf", "--quiet", "--separators") == 0
    assert list(prints()) == ["print.pdf"]


def test_sheets_that_are_no_part_of_a_print_file_have_none(monkeypatch):
    monkeypatch.setattr(maker, "_fingerprint", lambda _: pytest.fail("nobody asks for it"))
    rows([""])
    assert batch("--quiet") == 0


def test_a_sheet_that_is_not_the_one_that_was_made_is_noticed(monkeypatch, capsys):
    """As if another's had come through the pipe with it."""
    made = []

    def first(pdf):
        made.append(pdf)
        return sheet_fingerprint(made[0])

    monkeypatch.setattr(maker, "_fingerprint", first)
    rows([""] * 2)
    assert batch("--merge", "print.pdf", "--quiet") != 0
    assert "sheet 2 of it is not the one that was made" in capsys.readouterr().err
    assert not prints()
    assert not list(Path("out").glob("*.tmp"))
