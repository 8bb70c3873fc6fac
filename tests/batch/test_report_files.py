"""What a report and a recall say of files and of paper: where a sheet lies, and what may be in somebody's hands."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tables import batch, line, table

from handout.cli.main import main

LINES = [line(number) for number in (1, 2, 3)]
MERGED = ["--quiet", "--merge", "print.pdf", "--split", "1"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    table(LINES)


def reported():
    assert main(["batch", "-o", "out", "--report", "report.jsonl", "--force"]) == 0
    return [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]


def made_long_ago():
    """As if the run had been on the first of January 2001."""
    with closing(sqlite3.connect("out/ledger.sqlite")) as ledger, ledger:
        ledger.execute("UPDATE sheet SET time = 978307200, made_at = 978307200")
    return "2001-01-01T00:00:00Z"


@pytest.mark.parametrize("hidden", [[], ["--opaque-ids", "key"]])
def test_a_report_says_in_which_file_a_sheet_lies(hidden):
    Path("key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("key").chmod(0o600)
    table([*LINES, line(4, "word " * 900)])
    assert batch("--quiet", "--dry-run", "--report", "tried.jsonl", *hidden) == 3
    tried = Path("tried.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(each)["file"] for each in tried} == {None}
    assert batch("--quiet", *hidden) == 3
    files = [each["file"] for each in reported()]
    assert files[3] is None
    assert {Path("out", each) for each in files[:3]} == set(Path("out").rglob("*.pdf"))
    assert not any("P1" in each for each in files[:3] if hidden)
    assert main(["batch", "-o", "out", "--purge", "--older-than", "0d", *hidden]) == 0
    assert {each["file"] for each in reported()} == {None}


def test_a_report_of_print_files_says_which_has_a_sheet_and_which_an_older_one():
    assert batch(*MERGED) == 0
    assert [each["file"] for each in reported()] == ["print-001.pdf", "print-002.pdf", "print-003.pdf"]
    table([LINES[0], line(2, dose="50 mg"), LINES[2]])
    assert batch("--quiet", "--merge", "again.pdf", "--only", "2-2", "--force") == 0
    again = reported()[1]
    assert (again["state"], again["file"], again["print_file"]) == ("made", None, None)
    assert again["left_over"] == "print-002.pdf"
    Path("out/print-002.pdf").unlink()
    assert reported()[1]["left_over"] is None


@pytest.mark.parametrize("way", [MERGED, ["--quiet"]])
def test_a_sheet_that_was_made_is_told_with_its_time_though_its_row_fails_now(way, capsys):
    assert batch(*way) == 0
    wording = reported()[1]["content_hash"]
    then = made_long_ago()
    table([LINES[0], line(2, "word " * 900), LINES[2]])
    assert batch("--resume", *way) == 3
    failed = reported()[1]
    assert (failed["state"], failed["content_hash"], failed["file"]) == ("failed", None, None)
    assert (failed["left_over_hash"], failed["left_over_time"]) == (wording, then)
    assert failed["time"] > then
    assert (failed["left_over"] is None) == ("--merge" in way), "its print file was made anew without it"
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording[:8]}"]) == 0
    listed = [each.split("  ")[1:] for each in capsys.readouterr().out.splitlines()]
    assert ["2", "P2", "en", then, "left-over"] in listed
    clinic = Path("rows.csv").read_text(encoding="utf-8").replace("word " * 900, "")
    Path("rows.csv").write_text(clinic, encoding="utf-8")
    assert batch("--resume", *way) == 0
    assert (reported()[1]["left_over_hash"], reported()[1]["left_over_time"]) == (None, None)


@pytest.mark.parametrize("now", [[LINES[0], LINES[2]], [LINES[0], line(2).replace("anakinra", "nothing"), LINES[2]]])
def test_the_number_of_a_sheet_whose_row_is_gone_is_told_as_such(now, capsys):
    assert batch(*MERGED) == 0
    table(now)
    capsys.readouterr()
    assert batch("--quiet", "--merge", "again.pdf", "--only", "2-2") == 2
    said = capsys.readouterr().err
    assert "'2-2': the table has no row any more for sheet number 2 · hint: where its handout or language" in said
    assert "neither an id" not in said


FAILS = {
    "before it is known": line(2).replace(",en,", ",xx,"),
    "by its handout": line(2).replace("anakinra", "nothing"),
    "on its page": line(2, "word " * 900),
}
PURGE = ["batch", "-o", "out", "--purge", "--older-than", "0d"]


@pytest.mark.parametrize("purged", ["first", "then"])
@pytest.mark.parametrize("fails", FAILS)
@pytest.mark.parametrize("way", [["--quiet"], ["--quiet", "--merge", "print.pdf"]])
def test_a_sheet_that_was_purged_and_whose_row_fails_is_one_line_and_may_be_on_paper(way, fails, purged, capsys):
    assert batch(*way) == 0
    wording = reported()[1]["content_hash"]
    then = made_long_ago()
    if purged == "first":
        assert main(PURGE) == 0
    table([LINES[0], FAILS[fails], LINES[2]])
    # What was purged is not tried by --resume: of such a row, only --only learns that it fails.
    is_tried = fails != "on its page" or purged == "then"
    assert batch("--resume", *way) == (3 if is_tried else 0)
    if purged == "then":
        assert main(PURGE) == 0
    capsys.readouterr()
    assert batch("--resume", *way) == (3 if is_tried else 0)
    said = capsys.readouterr().err
    *older, row = [each for each in reported() if each["id"] == "P2"]
    if older:
        # The print file that was deleted had been made anew without it, so that none was of it any more.
        assert ("--merge" in way, purged, [each["state"] for each in older]) == (True, "then", ["left-over"])
        assert "1 sheet made before for rows that fail now" in said
        return
    if not is_tried:
        assert (row["state"], row["content_hash"]) == ("purged", wording)
        return
    assert (row["row"], row["state"], row["content_hash"], row["left_over"]) == (2, "failed", None, None)
    assert (row["left_over_hash"], row["left_over_time"]) == (wording, then)
    assert "1 sheet of rows that fail now was made and deleted since" in said or "1 sheet made before" in said


def test_a_purged_sheet_in_another_language_is_not_the_failing_rows(capsys):
    assert batch("--quiet") == 0
    assert main(PURGE) == 0
    table([LINES[0], line(2).replace("1950-01-02", "\x0e").replace(",en,", ",es,"), LINES[2]])
    capsys.readouterr()
    assert batch("--quiet", "--resume", "--format", "json") == 3
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["deleted_of_failed"] == 0
    found = {(each["state"], each["row"], each["left_over_hash"]) for each in reported() if each["id"] == "P2"}
    assert found == {("purged", None, None), ("failed", 2, None)}
