"""A run that the machine ends says what there is, and how much is still to be made."""

import errno
import json
import os
import subprocess
import sys

import pytest
from print_tables import prints, rows
from tables import batch, environment, line, made, table

from handout.batch.ledger import Ledger
from handout.cli.main import main
from handout.diagnostics import MachineError, error

ROWS = 9


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def full_after(number, monkeypatch, *, for_ledger=False):
    """A disk that takes so many files, and then, if so, no word of the ledger's either."""
    synced, committed, count = os.fsync, Ledger.commit, 0

    def full(descriptor):
        nonlocal count
        count += 1
        if count > number:
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(descriptor)

    def commit(ledger):
        if count >= number:
            raise MachineError([error("ledger", "the disk is full", None)])
        committed(ledger)

    monkeypatch.setattr(os, "fsync", full)
    if for_ledger:
        monkeypatch.setattr(Ledger, "commit", commit)


def known_as_made(capsys):
    """How many sheets the ledger knows of."""
    capsys.readouterr()
    assert main(["batch", "-o", "out", "--report", "-"]) == 0
    return capsys.readouterr().out.count('"state": "made"')


@pytest.mark.parametrize("way", [[], ["--jobs", "1", "--only", "1-9", "--force"]])
def test_rows_that_were_not_tried_are_counted(way, monkeypatch, capsys):
    table([line(number) for number in range(1, ROWS + 1)])
    full_after(4, monkeypatch)
    assert batch("--quiet", *way) == 4
    said = capsys.readouterr().err
    assert "4 sheets made, 0 rows failed\n  5 rows still to be made, or to be looked at" in said
    assert len(made()) == 4


@pytest.mark.parametrize("number", [4, ROWS])
def test_those_count_that_the_ledger_could_be_told_of(number, monkeypatch, capsys):
    """The others are made again by --resume, and that they lie there is told."""
    table([line(number) for number in range(1, ROWS + 1)])
    with monkeypatch.context() as patch:
        full_after(number, patch, for_ledger=True)
        assert batch("--quiet") == 4
    said = capsys.readouterr().err
    assert f"0 sheets made, 0 rows failed\n  {ROWS} rows still to be made, or to be looked at" in said
    assert f"{number} more files lie there" in said
    assert (len(made()), known_as_made(capsys)) == (number, 0)
    before = made()
    assert batch("--quiet", "--resume") == 0
    assert f"{ROWS} sheets made, 0 rows failed" in capsys.readouterr().err
    assert before.items() <= made().items()
    assert known_as_made(capsys) == ROWS


def test_of_print_files_those_count_that_are_whole(monkeypatch, capsys):
    rows([""] * ROWS)
    full_after(2, monkeypatch)
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2") == 4
    said = capsys.readouterr().err
    assert said.count("No space left on device") == 1
    assert "4 sheets made, 0 rows failed\n  5 rows still to be made" in said
    assert len(prints()) == 2


def test_machines_get_the_number_too(monkeypatch, capsys):
    rows([""] * ROWS)
    full_after(2, monkeypatch)
    assert batch("--quiet", "--merge", "print.pdf", "--split", "2", "--format", "json") == 4
    summary = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (summary["made"], summary["to_go"]) == (4, 5)


@pytest.mark.skipif(os.name == "nt", reason="the system sets no bound to what a process writes")
@pytest.mark.parametrize("ends", ["well", "killed"])
def test_a_report_is_read_where_no_byte_can_be_written(ends):
    """What a full disk still has is asked for first."""
    table([line(number) for number in range(1, ROWS + 1)])
    assert batch("--quiet") == 0
    if ends == "killed":
        # Of SQLite's log a run that was killed leaves what it had not copied yet.
        change = "import os, pathlib, handout.batch.ledger as b; ledger = b.Ledger(pathlib.Path('out/ledger.sqlite'));"
        change += "ledger.failed(1, ['late'], 0); ledger.commit(); os.kill(os.getpid(), 9)"
        subprocess.run([sys.executable, "-c", change], check=False)
    full = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
    full += "from handout.cli.main import main; sys.exit(main(['batch', '-o', 'out', '--report', '-']))"
    done = subprocess.run([sys.executable, "-c", full], capture_output=True, env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b'"state": "made"') == ROWS - (ends == "killed")
    assert done.stdout.count(b"late") == (ends == "killed")
