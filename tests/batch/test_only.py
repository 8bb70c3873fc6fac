"""`--only` is about the sheets that it names, and says nothing of the others."""

from pathlib import Path

import pytest
from tables import batch, line, made, table

BAD = ("anakinra", "nothing")
"""A handout that no library has: the row is refused before any sheet is tried."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    table([line(1), line(2), line(3).replace(*BAD), line(4).replace(*BAD)])


@pytest.mark.parametrize("way", [[], ["--dry-run"], ["--merge", "print.pdf"]])
def test_what_is_wrong_with_rows_that_were_not_asked_for_is_not_told(way, capsys):
    assert batch("--quiet", *way) == 3
    assert capsys.readouterr().err.count("error: row ") == 2
    assert batch("--quiet", "--only", "P2", *way, *(["--merge", "again.pdf"] if "--merge" in way else [])) == 0
    said = capsys.readouterr().err
    assert "error" not in said
    assert "0 rows failed" in said


def test_what_is_wrong_with_those_that_were_is_told(capsys):
    assert batch("--quiet") == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "P2,2-3") == 3
    said = capsys.readouterr().err
    assert "row 3" in said
    assert "row 4" not in said
    assert "1 sheet made, 1 row failed" in said
    assert len(made()) == 2


@pytest.mark.parametrize("words", ["P1,9-9", "P1,2-1", "9-9,P1,P7"])
def test_a_word_that_nothing_is_of_ends_the_command_and_says_that_nothing_was_made(words, capsys):
    assert batch("--quiet") == 3
    for path in Path("out").rglob("*.pdf"):
        path.unlink()
    capsys.readouterr()
    assert batch("--quiet", "--only", words) == 2
    assert capsys.readouterr().err.count("nothing was made") == 1
    assert not made()


def test_a_sheet_that_is_named_twice_is_counted_once(capsys):
    assert batch("--quiet") == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "1-3,2 – 3,P2") == 3  # as an outline writes ranges
    assert "2 sheets made, 1 row failed" in capsys.readouterr().err


@pytest.mark.parametrize("hidden", [[], ["--opaque-ids", "key"]])
def test_a_range_the_wrong_way_round_is_said_to_be_so(hidden, capsys):
    Path("key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("key").chmod(0o600)
    assert batch("--quiet", *hidden) == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "2-1", *hidden) == 2
    said = capsys.readouterr().err
    shown = "number 1 of --only" if hidden else "'2-1'"
    assert (
        f"error: {shown} is no id, and as a range it is the wrong way round · hint: write the lower number first"
        in said
    )
    assert "1-2" not in said


@pytest.mark.long
@pytest.mark.usefixtures("short_handout")
def test_sheets_of_a_range_that_are_gone_or_came_later_are_told(capsys):
    """A row that asks for something else than before has another number, in the midst of the others on paper."""
    table([line(at) for at in range(1, 7)])
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2") == 0
    table([line(1), line(2), line(3), line(9), line(5), line(6)])
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2", "--resume") == 0
    capsys.readouterr()
    assert batch("--quiet", "--merge", "again.pdf", "--only", "3-5") == 0
    said = capsys.readouterr().err
    assert "'3-5': the table has no row any more for sheet number 4" in said
    assert "'3-5': sheet number 7 came later, and may lie among these in the print file" in said
    assert "add 7-7" in said
    for only in ("1-2", "P3,P5", "3-3,7-7"):
        assert batch("--quiet", "--merge", "again.pdf", "--force", "--only", only) == 0
        assert "came later" not in capsys.readouterr().err
    assert batch("--quiet", "--merge", "again.pdf", "--force", "--only", "0-1") == 0
    assert "warning: '0-1': there is no sheet 0" in capsys.readouterr().err


@pytest.mark.usefixtures("short_handout")
def test_a_print_file_without_a_folder_lies_in_that_of_the_run_any_other_where_it_says():
    table([line(1)])
    assert batch("--quiet", "--merge", "print.pdf") == 0
    assert batch("--quiet", "--merge", "sub/print.pdf", folder="out2") == 0
    assert sorted(map(str, Path().rglob("*.pdf"))) == ["out/print.pdf", "sub/print.pdf"]
