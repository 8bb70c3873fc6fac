"""Who reads the list of files may go away, and Ctrl-C may come, any moment: what there is then is told."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from quick import grid, thinned
from tables import batch, environment, line, made, table, words

from handout.batch.ledger import Ledger
from handout.cli.main import main
from handout.cli.maker import Maker
from handout.cli.recorder import Recorder

ROWS = 30


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def unread(*arguments):
    """A command of whose standard output nobody reads a word: its exit status and what it says besides."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "handout", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("more", thinned([[], ["--format", "json"]]))
def test_a_batch_is_not_ended_by_who_reads_its_list_no_further(more):
    table([line(number) for number in range(1, ROWS + 1)])
    status, said = unread(*words(*more))
    assert status == 0
    assert said.count("standard output was closed, so files are not listed there any more; all of them are made") == 1
    assert "Traceback" not in said
    assert len(made()) == ROWS
    assert more or f"{ROWS} sheets made" in said


LOGS = {
    "unread": "2> >(:)",
    "read no further": "2>&1 | head -1",
    "full": "2>/dev/full",
    "closed": "2>&-",
    "both closed": ">&- 2>&-",
}


MANNERS = [[], ["--jobs", "2"], ["--quiet", "--merge", "print.pdf", "--format", "json"]]
PARTED = [
    pytest.param(log, more, marks=() if number in (5, 6) else pytest.mark.long)
    for number, (log, more) in enumerate(product(LOGS, MANNERS))
]
"""In the quick run with a log that is read no further, and one that is full."""


@pytest.mark.parametrize(("log", "more"), PARTED)
def test_a_batch_is_not_ended_by_a_log_that_cannot_be_written(log, more):
    lines = [line(number) for number in range(1, ROWS + 1)]
    lines[3:3] = [line(0, dose="").replace("1950", "x")] * 3
    table(lines)
    command = shlex.join([sys.executable, "-m", "handout", *words(*more)])
    script = f"set -o pipefail; {command} {LOGS[log]}"
    done = subprocess.run(["bash", "-c", script], stdout=subprocess.PIPE, env=environment(), check=False)
    assert done.returncode == 3
    assert b"Traceback" not in done.stdout
    assert main(["batch", "-o", "out", "--report", "report.jsonl"]) == 0
    states = [json.loads(each)["state"] for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (states.count("made"), states.count("failed")) == (ROWS, 3)
    assert len(made()) == (1 if "--merge" in more else ROWS)


@pytest.mark.parametrize("more", thinned([["--jobs", "2"], [], ["--format", "json"]]))
@pytest.mark.parametrize("log", thinned(["", "2>&1"]))
def test_a_full_disk_under_its_list_does_not_end_a_batch_but_is_in_its_status(log, more):
    table([line(number) for number in range(1, ROWS + 1)])
    command = shlex.join([sys.executable, "-u", "-m", "handout", *words(*more)])
    done = subprocess.run(
        ["bash", "-c", f"{command} >/dev/full {log}"], stderr=subprocess.PIPE, env=environment(), check=False
    )
    assert done.returncode == 4
    assert len(made()) == ROWS
    said = done.stderr.decode()
    assert said.count("the list of files cannot be written") == (0 if log else 1)
    assert "Traceback" not in said
    assert main(["batch", "-o", "out", "--report", "report.jsonl"]) == 0
    assert Path("report.jsonl").read_text(encoding="utf-8").count('"state": "made"') == ROWS


@pytest.mark.long
@pytest.mark.parametrize("closed", thinned(["<&- >&- 2>&-", ">&- 2>&-", ">&-", "2>&-"]))
def test_a_stream_that_was_closed_before_is_one_that_nobody_reads(closed):
    """Else the next file that is opened has its number, and gets what is said; or there is nothing to write to."""
    for arguments, status in ((["list"], 4), (["list", "--no-such"], 2), (["build", "anakinra", "-o", "-"], 4)):
        command = f"{shlex.join([sys.executable, '-m', 'handout', *arguments])} {closed}"
        done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), check=False)
        assert done.returncode == (status if ">&-" in closed.split() or status == 2 else 0)
        assert b"Traceback" not in done.stdout + done.stderr
        assert b"error" not in done.stdout


NOWHERE = {
    "full": (">/dev/full", "--report report.jsonl", 4),
    "closed": (">&-", "--report report.jsonl", 0),
    "full under a recall": (">/dev/full", "--report report.jsonl --who-has anakinra@{}", 4),
    "closed under a recall": (">&-", "--report report.jsonl --who-has anakinra@{}", 4),
}


@pytest.mark.parametrize(("nowhere", "unbuffered"), grid(NOWHERE, ["", "-u"], together=1))
def test_a_purge_is_not_ended_by_a_standard_output_that_takes_nothing(nowhere, unbuffered, capfd):
    table([line(number) for number in range(1, 4)])
    assert batch("--quiet", "--report", "report.jsonl") == 0
    wording = json.loads(Path("report.jsonl").read_text(encoding="utf-8").splitlines()[0])["content_hash"][:8]
    capfd.readouterr()
    stream, more, status = NOWHERE[nowhere]
    purge = f"{sys.executable} {unbuffered} -m handout batch -o out --purge --older-than 0d {more.format(wording)}"
    done = subprocess.run(["bash", "-c", f"{purge} {stream}"], stderr=subprocess.PIPE, env=environment(), check=False)
    assert (done.returncode, made()) == (status, {})
    assert Path("report.jsonl").read_text(encoding="utf-8").count('"state": "purged"') == 3
    said = done.stderr.decode()
    assert "3 sheets deleted" in said
    assert said.count("standard output: error: the system refuses: No space left") == ("full" in nowhere)


@pytest.mark.long
def test_a_report_that_nobody_reads_to_its_end_leaves_no_trace_of_the_program():
    table([line(number) for number in range(1, ROWS + 1)])
    status, said = unread(*words("--report", "-"))
    assert status == 4
    assert "standard output was closed before the report was whole; the sheets are made" in said
    assert f"{ROWS} sheets made" in said
    assert len(made()) == ROWS
    assert unread("batch", "-o", "out", "--report", "-") == (4, ""), "as any command that is piped to 'head'"


def test_a_recall_that_nobody_reads_to_its_end_leaves_no_trace_of_the_program():
    table([line(number) for number in range(1, ROWS + 1)])
    assert batch("--quiet", "--report", "report.jsonl") == 0
    wording = json.loads(Path("report.jsonl").read_text(encoding="utf-8").splitlines()[0])["content_hash"]
    # So many lines that some are written while the ledger is read.
    assert unread("batch", "-o", "out", "--who-has", f"anakinra@{wording}", "--format", "json") == (4, "")


@pytest.mark.parametrize("more", [[], ["--format", "json"], ["--merge", "print.pdf", "--split", "2"]])
def test_ctrl_c_says_what_there_is_and_what_goes_on(more, monkeypatch, capsys):
    right = Maker.make

    def make(self, task):
        if task.sheet.recipient.row == 4:
            raise KeyboardInterrupt
        return right(self, task)

    table([line(number) for number in range(1, 6)])
    with monkeypatch.context() as patch:
        patch.setattr(Maker, "make", make)
        assert batch("--quiet", *more) == 130
    said = capsys.readouterr().err
    told = json.loads(said) if "json" in more else {"message": said, "hints": [said]}
    number = 2 if "--merge" in more else 3
    assert f"interrupted after {number} sheets of this command" in told["message"]
    assert "--resume goes on where it was" in told["hints"][0]
    assert batch("--quiet", *more, "--resume") == 0
    with monkeypatch.context() as patch:
        patch.setattr(Maker, "make", make)
        assert batch("--quiet", "--dry-run") == 130
    assert "begin it again" in capsys.readouterr().err


def test_files_that_were_in_hand_at_ctrl_c_are_told_beside_those_that_the_ledger_knows(monkeypatch, capsys):
    """As of other processes, which end what they have begun: whoever counts the folder finds more than were made."""
    right = Recorder.add

    def add(self, outcome):
        if outcome.task.number == 4:
            raise KeyboardInterrupt
        right(self, outcome)

    table([line(number) for number in range(1, 6)])
    with monkeypatch.context() as patch:
        patch.setattr(Recorder, "add", add)
        assert batch("--quiet") == 130
    more = "the run did not end, and 1 more file lies there of which nobody knows which wording it has"
    said = capsys.readouterr().err
    assert "interrupted after 3 sheets of this command" in said
    assert said.count(more) == 1
    assert len(made()) == 4
    assert main(["batch", "-o", "out", "--report", "-"]) == 0
    assert more in capsys.readouterr().err
    assert batch("--quiet", "--resume") == 0
    assert main(["batch", "-o", "out", "--report", "-"]) == 0
    assert "more file" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself a Ctrl-C")
@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf", "--split", "2"]])
def test_each_file_that_lies_there_is_told_once_when_ctrl_c_comes_while_it_is_noted(more, monkeypatch, capsys):
    """Between the ledger and the count of this command there is no moment at which it ends."""
    right = Ledger.made

    def noted(self, sheet, **facts):
        right(self, sheet, **facts)
        if sheet == 4:
            os.kill(os.getpid(), signal.SIGINT)

    table([line(number) for number in range(1, 41)])
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "made", noted)
        assert batch("--quiet", *more) == 130
    told = capsys.readouterr().err
    sheets = sum(int(each) for each in re.findall(r"(?:interrupted after|did not end, and) (\d+) ", told))
    assert sheets == len(made()) * (2 if more else 1)
    assert 4 <= sheets < 40
    assert not list(Path("out").rglob("*.tmp"))


def test_ctrl_c_before_the_first_sheet_says_so_and_leaves_nothing(monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("handout.cli.planner.Planner.register", interrupted)
    table([line(1)])
    assert main(words()) == 130
    assert "interrupted before the first sheet" in capsys.readouterr().err
    assert not Path("out").exists()
