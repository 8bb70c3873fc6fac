"""A purge that is ended half-way, or that the system hinders: nothing that it deleted is made again or forgotten."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tables import CLINIC, batch, environment, line, made, table

from handout.batch.ledger import Ledger
from handout.cli import purge as purge_module
from handout.cli.main import main
from handout.diagnostics import MachineError, error

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the system has no such signals")
ROWS = 9
WAYS = [[], ["--merge", "print.pdf", "--split", "2"]]
ENDS = """
import os, signal, sys
from pathlib import Path
from handout.cli import purge
from handout.cli.main import main

purge._CHUNK = 4
right, count = Path.unlink, 0
def unlink(path, missing_ok=False):
    global count
    if path.suffix == ".pdf":
        count += 1
        if count == {at}:
            os.kill(os.getpid(), signal.{signal})
    right(path, missing_ok=missing_ok)
Path.unlink = unlink
sys.exit(main("batch -o out --purge --older-than 0d".split()))
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    table([line(number) for number in range(1, ROWS + 1)])


def ended_purge(name, at):
    script = ENDS.format(at=at, signal=name)
    return subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=False)


def purge(*more):
    return main(["batch", "-o", "out", "--purge", "--older-than", "0d", *more])


def report():
    assert main(["batch", "-o", "out", "--report", "report.jsonl", "--force"]) == 0
    return [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("more", WAYS)
@pytest.mark.parametrize("at", [1, 3])
def test_what_a_killed_purge_deleted_stays_deleted_and_the_next_deletes_the_rest(at, more, capsys):
    assert batch("--quiet", *more) == 0
    files = made()
    assert ended_purge("SIGKILL", at).returncode == -signal.SIGKILL
    gone = files.keys() - made().keys()
    assert len(gone) == at - 1
    capsys.readouterr()
    rows = report()
    lying = [each["left_over"] for each in rows if each["state"] == "purged" and each["left_over"]]
    assert {each["state"] for each in rows} == {"made", "purged"}
    assert {Path(each).name for each in lying} <= made().keys()
    assert lying, "what the purge was at is known to lie there"
    number = len(set(lying))
    assert re.search(rf"{number} files? (lies|lie) there that (is|are) purged", capsys.readouterr().err)
    in_a_file = 2 if more else 1
    assert purge() == 0
    assert f"{ROWS - len(gone) * in_a_file} sheets deleted" in capsys.readouterr().err
    assert not made()
    assert {each["state"] for each in report()} == {"purged"}
    assert batch("--quiet", "--resume", *more) == 0
    assert not made()


@pytest.mark.parametrize("more", WAYS)
def test_a_resumed_run_makes_nothing_again_that_a_killed_purge_deleted(more, capsys):
    assert batch("--quiet", *more) == 0
    files = made()
    assert ended_purge("SIGKILL", 3).returncode == -signal.SIGKILL
    gone = files.keys() - made().keys()
    purged = {each["id"] for each in report() if each["state"] == "purged"}
    assert batch("--quiet", "--resume", *more) == 0
    if not more:
        assert not gone & made().keys()
        assert "there that are purged" in capsys.readouterr().err
    assert {each["id"] for each in report() if each["state"] == "purged"} == purged
    assert purge() == 0
    assert not made()


@pytest.mark.parametrize("more", WAYS)
def test_what_a_purge_was_at_is_deleted_by_the_next_however_old_that_wants_files_to_be(more, capsys):
    assert batch("--quiet", *more) == 0
    assert ended_purge("SIGKILL", 1).returncode == -signal.SIGKILL
    states = [each["state"] for each in report()]
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--purge", "--older-than", "7d"]) == 0
    said = capsys.readouterr().err
    assert f"{states.count('purged')} sheets deleted" in said
    assert "left, too young to be deleted" in said
    assert [each["state"] for each in report()] == states
    assert "there that are purged" not in capsys.readouterr().err


@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_an_interrupted_purge_says_how_many_it_deleted(name, status):
    assert batch("--quiet") == 0
    done = ended_purge(name, 3)
    gone = ROWS - len(made())
    assert (done.returncode, 2 <= gone <= 3) == (status, True)
    assert f"interrupted after {gone} sheets and 0 reprints were deleted" in done.stderr.decode()
    assert "hint: --purge again goes on" in done.stderr.decode()
    states = [each["state"] for each in report()]
    assert (states.count("purged"), states.count("made")) == (gone, ROWS - gone), "what lies there is made"
    assert batch("--quiet", "--resume") == 0
    assert len(made()) == ROWS - gone
    assert purge() == 0


def test_where_the_ledger_cannot_be_told_nothing_is_deleted(monkeypatch, capsys):
    assert batch("--quiet") == 0
    monkeypatch.setattr(purge_module, "_CHUNK", 4)
    right, count = Ledger.commit, 0

    def commit(ledger):
        nonlocal count
        count += 1
        if count > 1:
            raise MachineError([error("ledger", "the disk is full", None)])
        right(ledger)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "commit", commit)
        assert purge() == 4
    said = capsys.readouterr().err
    assert "the purge could not go on after 4 sheets and 0 reprints were deleted" in said
    assert "the disk is full" in said
    assert len(made()) == ROWS - 4
    states = [each["state"] for each in report()]
    assert (states.count("purged"), states.count("made")) == (4, ROWS - 4)


@pytest.mark.parametrize("more", WAYS)
def test_a_file_that_cannot_be_deleted_does_not_stop_the_others_and_stays_known(more, monkeypatch, capsys):
    assert batch("--quiet", *more) == 0
    stays = min(Path("out").rglob("*.pdf"))
    right = Path.unlink

    def unlink(path, missing_ok=False):
        if path == stays:
            raise PermissionError(1, "Operation not permitted")
        right(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        assert purge() == 4
    said = capsys.readouterr().err
    assert f"{stays}: error: this file cannot be deleted: Operation not permitted" in said
    inside = 2 if more else 1
    assert f"{ROWS - inside} sheets deleted" in said
    assert "does not know" not in said
    assert list(made()) == [stays.name]
    assert sorted(each["state"] for each in report()) == ["made"] * inside + ["purged"] * (ROWS - inside)
    assert purge() == 0
    assert not made()


def test_more_files_than_a_person_reads_are_counted(monkeypatch, capsys):
    table([line(number) for number in range(1, 13)])
    assert batch("--quiet") == 0

    def unlink(*_, **__):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", unlink)
    assert purge() == 4
    said = capsys.readouterr().err
    assert (said.count("this file cannot be deleted"), "2 more cannot be deleted" in said) == (10, True)


@pytest.fixture
def unrecorded(monkeypatch):
    """A run that went down between its first file and the ledger."""

    def run(*more):
        def ended(*_, **__):
            raise MachineError([error("ended", "the machine went down", None)])

        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "made", ended)
            assert batch("--quiet", *more) == 4
        assert len(made()) == 1

    return run


@pytest.mark.parametrize("resumed", [True, False])
@pytest.mark.parametrize("more", WAYS)
def test_a_recall_finds_what_was_purged_before_the_ledger_knew_its_wording(more, resumed, unrecorded, capsys):
    assert batch("--quiet", folder="whole") == 0
    assert main(["batch", "-o", "whole", "--report", "whole.jsonl"]) == 0
    wording = json.loads(Path("whole.jsonl").read_text(encoding="utf-8").splitlines()[0])["content_hash"]
    unrecorded(*more)
    count = 2 if more else 1
    for dry in (["--dry-run"], []):
        capsys.readouterr()
        assert purge(*dry) == 0
        assert f"  of {count} of them it did not know the wording" in capsys.readouterr().err
    assert not made()
    if resumed:
        assert batch("--quiet", "--resume", *more) == 0
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording[:8]}"]) == 0
    said = capsys.readouterr()
    states = [each.rpartition("  ")[2] for each in said.out.splitlines()]
    assert states.count("purged") == count
    assert "did not end" not in said.err
    assert len(states) == (ROWS if resumed else count)


def test_a_recall_finds_what_was_in_a_reprint_that_the_ledger_was_not_told_of(monkeypatch, capsys):
    assert batch("--quiet", "--merge", "print.pdf") == 0
    clinic = CLINIC.read_text(encoding="utf-8").replace("555-0142", "555-0199")
    Path("other.yaml").write_text(re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", clinic), encoding="utf-8")
    assert batch("--quiet", "--clinic", "other.yaml", folder="other") == 0
    assert main(["batch", "-o", "other", "--report", "other.jsonl"]) == 0
    wording = json.loads(Path("other.jsonl").read_text(encoding="utf-8").splitlines()[0])["content_hash"]

    def ended(*_, **__):
        raise MachineError([error("ended", "the machine went down", None)])

    again = ("--only", "2-3", "--merge", "again.pdf", "--force", "--clinic", "other.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "reprinted", ended)
        assert batch("--quiet", *again) == 4
    assert "again.pdf" in made()
    assert purge() == 0
    assert not made()
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording}"]) == 0
    assert [each.split("  ")[1] for each in capsys.readouterr().out.splitlines()] == ["2", "3"]


def test_a_file_of_which_nothing_tells_the_wording_is_left(unrecorded, monkeypatch, capsys):
    unrecorded()
    monkeypatch.setattr(purge_module, "wording_of_sheet", lambda _: None)
    assert purge() == 0
    assert "this is not the file that the run made, so it is left" in capsys.readouterr().err
    assert len(made()) == 1
    assert main(["batch", "-o", "out", "--who-has", "anakinra@00000000"]) == 1
    assert "1 more file lies there of which nobody knows which wording it has" in capsys.readouterr().err


@pytest.mark.parametrize("gone", [True, False])
def test_a_recall_tells_of_such_a_file_also_where_its_row_fails_or_is_gone(gone, unrecorded, capsys):
    unrecorded()
    others = [line(number) for number in range(2, ROWS + 1)]
    table(others if gone else [line(1).replace("1950-01-02", "1950-13-02"), *others])
    assert batch("--quiet", "--resume") == (0 if gone else 3)
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", "anakinra@00000000"]) == 1
    said = capsys.readouterr().err
    assert "1 more file lies there of which nobody knows which wording it has" in said
    assert "--purge asks the files themselves" in said
    assert purge() == 0
    wording = report()[-1]["content_hash"]
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording}"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == ROWS


def test_a_recall_and_a_report_tell_of_sheets_that_an_earlier_version_purged_without_a_look(capsys):
    assert batch("--quiet") == 0
    wording = report()[0]["content_hash"]
    with closing(Ledger(Path("out/ledger.sqlite"))) as ledger:
        ledger._set(2, state="purged", content_hash=None, output=None, made_at=None)
    told = "1 sheet was purged before anybody knew which wording it had"
    for asked, status in ((f"anakinra@{wording}", 1), ("gout@00000000", 1)):
        capsys.readouterr()
        assert main(["batch", "-o", "out", "--who-has", asked]) == status
        assert (told in capsys.readouterr().err) == asked.startswith("anakinra")
    report()
    assert told in capsys.readouterr().err


LINE_ENDS = ["P\n1", "P\u20281", "P  1", 'P"1', '"P1"', "P\u202e1", "P 1"]


def test_an_id_breaks_no_line_of_a_recall_nor_looks_like_two_columns(capsys):
    table([line(number) for number in range(1, 1 + len(LINE_ENDS))])
    assert batch("--quiet") == 0
    wording = report()[0]["content_hash"]
    with closing(Ledger(Path("out/ledger.sqlite"))) as ledger:
        for number, each in enumerate(LINE_ENDS, 1):
            ledger._set(number, id=each)
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording}"]) == 0
    shown = [each.split("  ", 2)[2].split("  en  ")[0] for each in capsys.readouterr().out.splitlines()]
    assert shown == [r'"P\n1"', r'"P\u20281"', '"P  1"', 'P"1', r'"\"P1\""', r'"P\u202e1"', "P 1"]
    assert main(["batch", "-o", "out", "--who-has", f"anakinra@{wording}", "--format", "json"]) == 0
    assert [json.loads(each)["id"] for each in capsys.readouterr().out.split("\n")[:-1]] == LINE_ENDS


def test_a_locked_sheet_that_the_ledger_was_not_told_of_is_left_and_a_recall_goes_on_to_tell_of_it(unrecorded, capsys):
    head, *rows = Path("rows.csv").read_text(encoding="utf-8").splitlines()
    words = [f"{head},password", *(f"{each},hunter2hunter2" for each in rows)]
    Path("rows.csv").write_text("\n".join(words) + "\n", encoding="utf-8")
    unrecorded()
    capsys.readouterr()
    assert purge() == 0
    said = capsys.readouterr().err
    assert "0 sheets deleted" in said
    assert "this is not the file that the run made, so it is left" in said
    assert main(["batch", "-o", "out", "--who-has", "anakinra@00000000"]) == 1
    assert "1 more file lies there of which nobody knows which wording it has" in capsys.readouterr().err
