"""`--only` is about the sheets that it names, and says nothing of the others."""

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
