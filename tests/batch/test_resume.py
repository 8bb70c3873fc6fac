"""A run that was ended, in whichever way, goes on where it was: the same bytes, none lost, none made twice."""

import contextlib
import errno
import json
import os
import random
import re
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from quick import thinned
from tables import CLINIC, NAME, NOTE, batch, everything, line, made, started, table

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.cli.main import main
from handout.diagnostics import MachineError

ROWS = 20
LINES = [line(number, "word " * (number * 3)) for number in range(1, ROWS + 1)]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, short_library):
    """What an undisturbed run of 2026-11-24 makes."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("HANDOUT_LIBRARY", str(short_library))
        table(LINES)
        assert batch("--date", "2026-11-24", "--quiet") == 0
        return made()


def entries(folder="out"):
    with closing(sqlite3.connect(f"file:{folder}/ledger.sqlite?mode=ro", uri=True)) as database:
        return [Entry(*each) for each in database.execute(f"SELECT {', '.join(Entry._fields)} FROM sheet")]


def states(folder="out"):
    return [each.state for each in entries(folder)]


@pytest.mark.long
def test_killed_at_any_moment_it_ends_in_the_same_bytes(whole):
    table(LINES)
    date = ["--date", "2026-11-24"]
    for count in sorted(random.Random(5).choices(range(ROWS), k=6)):
        running = started(*date, "--quiet", *(["--resume"] if Path("out/ledger.sqlite").exists() else []))
        while len(made()) < count and running.poll() is None:
            time.sleep(0.002)
        running.kill()
        running.communicate()
        assert made().items() <= whole.items()
        assert len(made()) < ROWS
    assert batch("--resume", "--quiet", *date) == 0
    assert made() == whole
    assert states() == ["made"] * ROWS
    assert not list(Path("out").rglob("*.tmp"))


def test_a_resumed_run_keeps_its_day_and_makes_what_lacks_or_was_changed(whole, monkeypatch, capsys):
    table(LINES[:18])
    assert batch("--date", "2026-11-24", "--quiet") == 0
    paths = sorted(Path("out").rglob("*.pdf"))
    paths[0].unlink()
    paths[1].write_bytes(b"%PDF-")
    table(LINES)
    capsys.readouterr()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert batch("--resume") == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 4
    assert "4 sheets made, 16 as before, 0 rows failed" in said.err
    assert made() == whole


def test_changed_words_make_their_row_anew_and_no_other(capsys):
    table([line(1), line(2), line(3)])
    assert batch("--quiet") == 0
    before = made()
    table([line(1), line(2, dose="50 mg"), line(3)])
    assert batch("--resume", "--quiet") == 0
    assert "1 sheet made, 2 as before" in capsys.readouterr().err
    assert [name for name, pdf in made().items() if before[name] != pdf] == ["P2.anakinra.en.pdf"]


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (["--paper", "a4"], "--paper (not given then)"),
        (["--style", "sidebar", "--pages", "2"], "--pages (another now), --style (not given then)"),
        (["--clinic", "other.yaml"], "--clinic (another now)"),
        (["--edition", "large-print"], "--edition (another now)"),
    ],
)
def test_another_look_makes_nothing_anew_unless_forced(more, named, capsys):
    """A slip in the command of a run that is done must not replace its right sheets."""
    table([line(1), line(2)])
    clinic = CLINIC.read_text(encoding="utf-8").replace("555-0142", "555-0199")
    Path("other.yaml").write_text(re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", clinic), encoding="utf-8")
    assert batch("--quiet") == 0
    before = made()
    for how in (["--resume"], ["--only", "P1"]):
        assert batch("--quiet", *how, *more) == 2
        assert f"this run was begun otherwise: {named}" in capsys.readouterr().err
        assert made() == before
    assert batch("--quiet", "--resume", "--force", *more) == 0
    said = capsys.readouterr().err
    assert "2 sheets made, 0 rows" in said
    assert "2 of them anew" in said
    assert batch("--quiet", "--resume", *more) == 0
    assert "0 sheets made, 2 as before" in capsys.readouterr().err


def test_a_clinics_file_that_is_forgotten_is_told(capsys):
    table([line(1)])
    assert batch("--quiet") == 0
    before = made()
    assert main(["batch", "rows.csv", "-o", "out", "--resume"]) == 2
    assert "--clinic (left out now)" in capsys.readouterr().err
    assert made() == before


def test_what_is_made_anew_is_told_apart_from_what_lacks(capsys):
    table([line(1), line(2), line(3)])
    assert batch("--quiet") == 0
    next(Path("out").rglob("P3.*.pdf")).unlink()
    table([line(1), line(2, dose="50 mg"), line(3), line(4)])
    assert batch("--quiet", "--resume", "--format", "json") == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["made"], summary["anew"], summary["kept"]) == (3, 1, 1)
    named = str(next(Path("out").rglob("P2.*.pdf")))
    assert summary["first_anew"] == [named]
    assert [each.id for each in entries() if each.anew] == ["P2"]


@pytest.mark.long
@pytest.mark.parametrize("more", thinned([["--merge", "print.pdf"], [], ["--jobs", "2"]]))
def test_sheets_that_were_made_anew_are_named_by_their_files_or_numbers_and_in_the_report(more, capsys):
    """Somebody has to take the older ones out of the folders they were put in."""
    table([line(number) for number in range(1, 15)])
    assert batch("--quiet", *more) == 0
    table([line(1), *(line(number, dose="50 mg") for number in range(2, 15))])
    capsys.readouterr()
    assert batch("--quiet", "--resume", *more, "--report", "report.jsonl") == 0
    said = capsys.readouterr().err.splitlines()
    assert "  13 of them anew" in said[1]
    where = [f"  sheet number {n}" for n in range(2, 12)]
    if "--merge" not in more:
        where = [f"  {next(Path('out').rglob(f'P{n}.*.pdf'))}" for n in range(2, 12)]
    assert said[2:12] == where
    assert said[12] == "  and 3 more: --report names them, under 'anew'"
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["sheet"] for row in rows if row["anew"]] == list(range(2, 15))
    assert batch("--quiet", "--resume", *more) == 0
    assert "anew" not in capsys.readouterr().err
    assert batch("--quiet", "--force", *more) == 0
    assert "anew" not in capsys.readouterr().err
    assert not any(each.anew for each in entries())


def test_rows_that_come_and_go_leave_the_others_their_numbers(capsys):
    table([line(1), line(2), line(3)])
    assert batch("--quiet") == 0
    table([line(9), line(1), line(3)])
    assert batch("--quiet", "--resume") == 0
    said = capsys.readouterr().err
    assert "1 sheet made before for rows that the table no longer has" in said
    assert {each.id: (each.sheet, each.row) for each in entries()} == {
        "P1": (1, 2),
        "P2": (2, None),
        "P3": (3, 3),
        "P9": (4, 1),
    }


def test_sheets_whose_rows_went_are_named_so_that_they_can_be_found(capsys):
    table([line(number) for number in range(1, 14)])
    assert batch("--quiet") == 0
    assert batch("--quiet", "--merge", "print.pdf", folder="prints") == 0
    gone = {str(path) for path in Path("out").rglob("P*.pdf")} - {str(next(Path("out").rglob("P1.*.pdf")))}
    table([line(1)])
    capsys.readouterr()
    assert batch("--quiet", "--resume") == 0
    said = capsys.readouterr().err
    named = [each.strip() for each in said.splitlines() if each.endswith(".pdf")]
    assert len(named) == 10
    assert set(named) < gone
    assert "and 2 more" in said
    assert batch("--quiet", "--resume", "--format", "json") == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["left_over"], summary["first_left_over"]) == (12, named)
    assert batch("--quiet", "--resume", "--merge", "print.pdf", folder="prints") == 0
    assert "  sheet number 2\n" in capsys.readouterr().err
    assert batch("--quiet", "--resume", "--merge", "print.pdf", "--format", "json", folder="prints") == 0
    assert json.loads(capsys.readouterr().out)["first_left_over"][0] == "sheet number 2"


def test_a_row_that_failed_is_tried_again_in_its_place(capsys):
    table([line(1), line(2).replace("1950-01-02", "1950-13-02"), line(3).replace("en", "fr", 1)])
    assert batch("--quiet") == 3
    assert [(each.state, each.fault) for each in entries()] == [
        ("made", None),
        ("failed", "bad-date"),
        ("failed", "unknown-language"),
    ]
    table([line(1), line(2), line(3)])
    assert batch("--quiet", "--resume") == 0
    assert [(each.sheet, each.state, each.fault) for each in entries()] == [(n, "made", None) for n in (1, 2, 3)]


def test_a_table_of_only_what_was_mended_leaves_the_other_faults_known(capsys):
    table([line(1), line(2).replace("en", "fr", 1), line(3).replace("en", "fr", 1), line(4)])
    assert batch("--quiet") == 3
    table([line(3)])
    assert batch("--quiet", "--resume") == 0
    assert [(each.sheet, each.id, each.state) for each in entries()] == [
        (1, "P1", "made"),
        (2, "P2", "failed"),
        (3, "P3", "made"),
        (4, "P4", "made"),
    ]


def test_a_sheet_whose_row_now_fails_is_told_to_lie_there(capsys):
    table([line(1)])
    assert batch("--quiet") == 0
    table([line(1).replace("1950-01-02", "1950-13-02")])
    assert batch("--quiet", "--resume") == 3
    assert "row 1: an older sheet of it still lies there" in capsys.readouterr().err
    table([line(1, dose="50 mg")])
    assert batch("--quiet", "--resume") == 0


def reported():
    assert main(["batch", "-o", "out", "--report", "report.jsonl"]) == 0
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row for row in rows}


def test_older_sheets_of_rows_that_fail_now_or_went_are_named_until_they_are_deleted(capsys):
    """Whether the page refuses a row or the plan does; and the report says nothing of them as if it were the row's."""
    table([line(number) for number in range(1, 6)])
    assert batch("--quiet") == 0
    files = {path.name[:2]: path for path in sorted(Path("out").rglob("*.pdf"))}
    bad = [line(1).replace("1950-01-02", "1950-13-02"), line(2).replace("anakinra", "gouut"), line(3)]
    table([*bad, line(4).replace(",en,", ",xx,")])
    for _ in range(2):
        capsys.readouterr()
        assert batch("--quiet", "--resume") == 3
        said = capsys.readouterr().err
        assert f"for rows that the table no longer has: do not hand them out; delete them\n  {files['P5']}\n" in said
        named = "".join(f"  {files[each]}\n" for each in ("P1", "P2", "P4"))
        hint = "delete them, or mend the rows, then --resume"
        assert f"3 sheets made before for rows that fail now: do not hand them out; {hint}\n{named}" in said
    assert batch("--quiet", "--resume", "--format", "json") == 3
    summary = json.loads(capsys.readouterr().out)
    assert (summary["left_over"], summary["left_over_of_failed"]) == (1, 3)
    assert summary["first_left_over_of_failed"] == [str(files[each]) for each in ("P1", "P2", "P4")]
    assert main(["batch", "-o", "out", "--report", "report.jsonl"]) == 0
    lines = Path("report.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {(row["id"], row["state"]): row for row in map(json.loads, lines)}
    assert rows["P1", "failed"]["fault"] == "bad-date"
    assert [rows["P1", "failed"][each] for each in ("output", "content_hash", "pages", "body_pt")] == [None] * 4
    assert rows["P1", "failed"]["left_over"] == str(files["P1"].relative_to("out"))
    assert rows["P2", "failed"]["left_over"] is None
    for each in ("P2", "P4", "P5"):
        assert rows[each, "left-over"]["row"] is None
        assert rows[each, "left-over"]["left_over"] == str(files[each].relative_to("out"))
    assert rows["P3", "made"]["left_over"] is None
    for each in ("P1", "P2", "P4", "P5"):
        files[each].unlink()
    assert batch("--quiet", "--resume") == 3
    assert "made before" not in capsys.readouterr().err
    assert reported()["P1"]["left_over"] is None


def test_a_print_file_that_still_has_a_sheet_whose_reprint_failed_is_named(capsys):
    table([line(1), line(2)])
    assert batch("--quiet", "--merge", "print.pdf") == 0
    table([line(1), line(2).replace("1950-01-02", "1950-13-02")])
    assert batch("--quiet", "--merge", "again.pdf", "--only", "2-2", "--force") == 3
    assert "rows that fail now: do not hand them out" in (said := capsys.readouterr().err)
    assert said.endswith("  sheet number 2\n")
    assert reported()["P2"]["left_over"] == "print.pdf"
    assert batch("--quiet", "--merge", "print.pdf", "--resume") == 3
    assert capsys.readouterr().err.endswith("  sheet number 2\n"), "it is on paper still"
    assert reported()["P2"]["left_over"] is None


def test_a_folder_with_a_run_is_not_begun_anew_unless_forced(capsys):
    table([line(1)])
    assert batch("--quiet") == 0
    assert batch("--quiet") == 2
    assert "--resume" in capsys.readouterr().err
    table([line(1, dose="50 mg")])
    assert batch("--quiet", "--force", "--date", "2026-12-24") == 0
    assert batch("--quiet", "--resume", "--date", "2026-12-25") == 2
    assert "this run is of 2026-12-24" in capsys.readouterr().err


def test_sheet_numbers_print_again_just_what_was_printed(capsys):
    table([line(number) for number in range(1, 6)])
    assert batch("--quiet") == 0
    before = made()
    for path in Path("out").rglob("*.pdf"):
        path.unlink()
    capsys.readouterr()
    assert batch("--only", "2-3,P5") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert made() == {name: before[name] for name in before if name[:2] in {"P2", "P3", "P5"}}


def test_a_range_with_a_row_that_cannot_be_made_ends_as_a_run_does(capsys):
    table([line(1), line(2).replace("en", "xx", 1), line(3), line(4)])
    assert batch("--quiet") == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "1-3") == 3
    assert "2 sheets made, 1 row failed" in capsys.readouterr().err
    assert batch("--quiet", "--only", "3-4") == 0


@pytest.mark.long
def test_a_reprint_leaves_what_is_known_of_all_others(capsys):
    """Also one that is refused, and one from a table in which others are made right or lack."""
    long, odd = line(2, "word " * 900), line(3).replace("1950-01-02", "1950-13-02")
    table([line(1), long, odd, line(4)])
    assert batch("--quiet") == 3

    def known():
        return [(each.id, each.state, each.fault, each.time) for each in entries() if each.id != "P1"]

    before = known()
    assert [each[1] for each in before] == ["failed", "failed", "made"]
    for rows in ([line(1), long, odd, line(4)], [line(1), line(2), line(3), line(4)], [line(1)]):
        table(rows)
        assert batch("--quiet", "--only", "P1") == 0
        assert known() == before
        assert batch("--quiet", "--only", "P1,P99") == 2
        assert known() == before
    table([line(1), line(2), line(3), line(4)])
    assert batch("--quiet", "--only", "P2") == 0
    assert states() == ["made", "made", "failed", "made"]
    assert batch("--quiet", "--resume") == 0
    assert states() == ["made"] * 4


def test_a_reprint_whose_words_have_changed_stops_and_says_so(capsys):
    table([line(number) for number in range(1, 5)])
    assert batch("--quiet") == 0
    before = made()
    table([line(1), line(2), line(3, dose="50 mg"), line(4)])
    capsys.readouterr()
    assert batch("--only", "2-4") == 1
    said = capsys.readouterr()
    assert "row 3: the sheet would be another" in said.err
    assert "  1 more sheet not printed again: it was made before" in said.err
    assert "still to be made" not in said.err
    assert [path for path in said.out.splitlines() if "P4" in path] == []
    assert made() == before
    assert states() == ["made"] * 4
    assert batch("--only", "3-3", "--force") == 0
    assert made() != before


def test_a_lone_number_is_an_id_and_an_id_comes_before_a_range(capsys):
    table([line(1, id_="2"), line(2, id_="1-2"), line(3, id_="1")])
    assert batch("--only", "1-2", "--force") == 0
    assert list(made()) == ["1-2.anakinra.en.pdf"]
    assert batch("--only", "3") == 2
    assert batch("--only", "4-9") == 2


def test_each_word_of_only_that_nothing_is_of_is_named_with_its_reason(capsys):
    table([line(1), line(2).replace("en", "xx", 1), line(3), line(4).replace("en", "xx", 1)])
    assert batch("--quiet") == 3
    capsys.readouterr()
    assert batch("--quiet", "--only", "P1,P2,P99,3,2-2,7-9") == 2
    told = [each for each in capsys.readouterr().err.splitlines() if each.startswith("error: ")]
    assert [each.partition(" · ")[0] for each in told] == [
        "error: 'P2' cannot be made: row 2 is at fault (unknown-language)",
        "error: no row has the id 'P99'",
        "error: no row has the id '3'",
        "error: none of '2-2' can be made: all rows are at fault",
        "error: '7-9' is neither an id nor a range of this run's sheet numbers",
    ]
    assert "sheet number 3 is written 3-3" in told[2]
    assert "the last sheet number is 4" in told[4]
    assert batch("--quiet", "--only", ",") == 2


def test_where_only_can_be_read_in_two_ways_the_one_taken_is_told(capsys):
    table([line(1, id_="2"), line(2, id_="1-2"), line(3, id_="1"), line(4)])
    assert batch("--quiet") == 0
    for word, told in (("2", "'2' is taken as an id"), ("1-2", "'1-2' is taken as an id"), ("3-9", "no sheets 5-9")):
        capsys.readouterr()
        assert batch("--quiet", "--only", word) == 0
        assert told in capsys.readouterr().err
    assert batch("--quiet", "--only", "P4,1-1") == 0
    assert "warning: '" not in capsys.readouterr().err


def test_a_sheet_that_is_asked_for_by_name_is_made_again_also_by_force(capsys):
    table([line(1), line(2)])
    assert batch("--quiet") == 0
    before = made()
    capsys.readouterr()
    assert batch("--only", "P1", "--force") == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "anew" not in said.err
    assert made() == before


@pytest.mark.parametrize("more", [["--resume"], ["--only", "1-2"], ["--only", "P1"]])
def test_where_there_is_no_run_none_is_gone_on_with(more, capsys):
    """A slip in `-o` must not begin another run, of another day, and hold nothing against what was printed."""
    table([line(1), line(2)])
    assert batch("--quiet", folder="tonight") == 0
    capsys.readouterr()
    assert batch(*more, folder="tonigth") == 2
    said = capsys.readouterr().err
    assert f"there is no run here: no ledger '{Path('tonigth/ledger.sqlite')}'" in said
    assert f"did you mean that of '{Path('tonight/ledger.sqlite')}'?" in said
    assert not Path("tonigth").exists()
    assert batch(*more, "--quiet", folder="tonight") == 0


def test_a_shard_that_never_began_is_of_a_run_that_did(capsys):
    table([line(number) for number in range(1, 7)])
    assert batch("--quiet", "--resume", "--shard", "1/2") == 2
    assert batch("--quiet", "--shard", "1/2") == 0
    assert batch("--quiet", "--resume", "--shard", "2/2") == 0
    assert len(made()) == 6


def test_a_full_disk_ends_the_run_and_it_goes_on_when_there_is_room(whole, monkeypatch, capsys):
    table(LINES)
    synced = os.fsync
    count = 0

    def full(descriptor):
        nonlocal count
        count += 1
        if count == 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert batch("--date", "2026-11-24", "--quiet") == 4
    assert "No space left on device · hint: mend that, then go on with --resume" in capsys.readouterr().err
    assert len(made()) == states().count("made") == 7
    assert batch("--resume", "--quiet") == 0
    assert made() == whole


@pytest.fixture
def small_disk(tmp_path):
    """A disk of half a megabyte, where this user may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk, and not everywhere")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(path):
    """Takes all the room that a disk has left."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(bytes(1 << 10)):
            pass


def test_a_disk_that_is_really_full(whole, small_disk, capsys):
    table(LINES)
    folder = str(small_disk / "out")
    assert batch("--date", "2026-11-24", "--quiet", folder=folder) == 4
    assert 0 < len(made(folder)) < ROWS
    assert made(folder).items() <= whole.items()
    assert batch("--resume", "--quiet", folder=folder) == 4
    fill(small_disk / "filler")
    capsys.readouterr()
    assert batch("--resume", "--quiet", folder=folder) == 4
    said = capsys.readouterr().err
    assert "the disk is full" in said, said
    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    assert batch("--resume", "--quiet", folder=folder) == 0
    assert made(folder) == whole


def test_two_batches_at_once_are_refused(capsys):
    table([line(1)])
    assert batch("--quiet") == 0
    other = Ledger(Path("out/ledger.sqlite"))
    assert batch("--quiet", "--resume") == 4
    assert "another batch is at work" in capsys.readouterr().err
    other.close()


def test_what_is_no_ledger_is_left_alone(capsys):
    table([line(1)])
    Path("mine.sqlite").write_bytes(b"something else" * 100)
    with sqlite3.connect("theirs.sqlite") as database:
        database.execute("CREATE TABLE mine (mine)")
    for name in ("mine.sqlite", "theirs.sqlite"):
        before = Path(name).read_bytes()
        assert batch("--ledger", name) == 1
        assert "no ledger" in capsys.readouterr().err
        assert Path(name).read_bytes() == before
        assert not Path("out").exists()


def test_the_ledger_and_all_names_hold_no_name_and_no_note(capsys):
    table([line(1), line(2).replace("1950-01-02", "1950-13-02"), line(3).replace("anakinra", NOTE)])
    assert batch() == 3
    said = capsys.readouterr()
    assert len(made()) == 1
    for word in (NAME, NOTE):
        assert word.encode() not in everything()
        assert word not in said.out + said.err
    assert b"P1" in everything()


def test_a_ledger_is_for_its_owner_alone():
    table([line(1)])
    assert batch("--quiet") == 0
    assert Path("out/ledger.sqlite").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf"]])
def test_what_stays_as_it_was_is_its_owners_alone_again(more, capsys):
    table([line(1), line(2)])
    assert batch("--quiet", *more) == 0
    for path in Path("out").rglob("*.pdf"):
        path.chmod(0o644)
    assert batch("--quiet", "--resume", *more) == 0
    assert "0 sheets made, 2 as before" in capsys.readouterr().err
    assert {path.stat().st_mode & 0o777 for path in Path("out").rglob("*.pdf")} == {0o600}


@pytest.mark.parametrize(("local", "mode"), [(True, "wal"), (False, "delete")])
def test_a_write_ahead_log_is_for_local_disks_alone(local, mode, monkeypatch):
    monkeypatch.setattr("handout.batch.ledger_file.is_local", lambda path: local)
    table([line(1)])
    assert batch("--quiet") == 0
    assert batch("--quiet", "--resume") == 0
    with closing(sqlite3.connect("out/ledger.sqlite")) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == (mode,)


def test_a_file_that_was_there_before_its_entry_said_so_is_the_runs_own(monkeypatch):
    """The process ended between the two; then the row was changed."""

    def ended(*_):
        raise KeyboardInterrupt

    table([line(1), line(2)])
    with monkeypatch.context() as patch:
        patch.setattr("handout.cli.recorder.Recorder.add", ended)
        assert batch("--quiet") == 130
    assert states() == ["begun", "begun"]
    (path,) = Path("out").rglob("P1.*.pdf")
    left = path.with_name(f".{path.name}.0a1b2c3d.tmp")
    left.write_bytes(b"%PDF-")
    before = path.read_bytes()
    table([line(1, dose="50 mg"), line(2)])
    assert batch("--quiet", "--resume") == 0
    assert path.read_bytes() != before
    assert not left.exists()
    assert states() == ["made", "made"]


def test_a_locked_sheet_stays_and_is_printed_again_as_long_as_its_words_are_the_same(capsys):
    words = "id,name,birth_date,dose,password\nP1,Ana,1950-01-02,%s,hunter2hunter2\n"
    Path("rows.csv").write_text(words % "1 mg", encoding="utf-8")
    assert batch("--handout", "anakinra", "--quiet") == 0
    before = made()
    assert batch("--handout", "anakinra", "--quiet", "--resume") == 0
    assert made() == before
    assert batch("--handout", "anakinra", "--quiet", "--only", "P1") == 0
    assert made() != before
    assert b"hunter2" not in everything()
    Path("rows.csv").write_text(words % "2 mg", encoding="utf-8")
    capsys.readouterr()
    assert batch("--handout", "anakinra", "--quiet", "--only", "P1") == 1
    assert "would be another" in capsys.readouterr().err


def test_a_ledger_that_could_not_be_closed_is_a_fault_of_the_machine_the_second_time_too():
    """As on a full disk: the first fault is the one that is told."""
    ledger = Ledger(Path("ledger.sqlite"))
    ledger._database.close()
    with pytest.raises(MachineError, match="the ledger cannot be used"):
        ledger.close()


@pytest.mark.long
def test_a_sheet_that_was_printed_and_whose_row_fails_now_is_named(capsys):
    """It lies on paper, whether what is wrong with its row is seen before a sheet is tried or then."""
    table([line(1), line(2), line(3)])
    assert batch("--quiet", "--merge", "out/print.pdf") == 0
    table([line(1), line(2).replace("1950-01-02", "1950-13-02"), line(3, "word " * 900)])
    capsys.readouterr()
    assert batch("--merge", "out/print.pdf", "--resume", "--format", "json") == 3
    summary = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert summary["first_left_over_of_failed"] == ["sheet number 2", "sheet number 3"]
    assert batch("--merge", "out/print.pdf", "--resume", "--quiet") == 3
    assert "2 sheets made before for rows that fail now: do not hand them out" in capsys.readouterr().err
    table([line(1), line(2, "word " * 900)])
    assert batch("--quiet", "--merge", "new/print.pdf", folder="new") == 3
    assert "made before" not in capsys.readouterr().err
