"""A ledger on a disk that takes no byte is read where nothing has to be written; else that is said, with what to do."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tables import batch, environment, line, made, table

from handout.cli.main import main

ROWS = 3
READING = (["--report", "-"], ["--who-has", "anakinra@{}"], ["--purge", "--older-than", "0d", "--dry-run"])
WRITING = (["--purge", "--older-than", "0d"], ["rows.csv", "--resume"], ["rows.csv", "--only", "P1"], ["rows.csv"])

LATE = """
import os, pathlib
from handout.batch.ledger import Ledger
ledger = Ledger(pathlib.Path("out/ledger.sqlite"))
ledger.failed(1, ["late"], 0)
ledger.commit()
os.kill(os.getpid(), 9)
"""
"""Of SQLite's log a run that was killed leaves what it had not copied yet."""

BUSY = """
import pathlib, sys
from handout.batch.ledger import Ledger
ledger = Ledger(pathlib.Path("out/ledger.sqlite"))
print(flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    table([line(number) for number in range(1, ROWS + 1)])
    assert batch("--quiet") == 0


@pytest.fixture
def read_only(monkeypatch):
    """What the system says of such a disk."""
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode, **more: mode != os.W_OK and may(path, mode, **more))


def everything():
    return {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}


def wording(capsys):
    assert main(["batch", "-o", "out", "--report", "-"]) == 0
    return capsys.readouterr().out.partition('"content_hash": "')[2][:8]


@pytest.mark.skipif(os.name == "nt", reason="Windows says nothing of folders")
@pytest.mark.parametrize("ends", ["well", "killed"])
def test_what_need_not_be_written_is_read(ends, monkeypatch, capsys, read_only):
    hash_ = wording(capsys)
    if ends == "killed":
        subprocess.run([sys.executable, "-c", LATE], env=environment(), check=False)
    before = everything()
    said = []
    for way in READING:
        assert main(["batch", "-o", "out", *(each.format(hash_) for each in way)]) == 0
        said.append(capsys.readouterr())
    assert said[0].out.count('"state": "made"') == ROWS - (ends == "killed")
    assert said[0].out.count('"fault": "late"') == (ends == "killed")
    assert f"{ROWS} sheets have this wording" in said[1].err
    assert f"{ROWS} sheets would be deleted" in said[2].err
    assert everything() == before
    assert os.listdir("temporary") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows says nothing of folders")
@pytest.mark.parametrize("way", WRITING)
def test_what_has_to_be_written_is_told_with_what_to_do(way, capsys, read_only):
    before = everything()
    assert main(["batch", "-o", "out", *way]) == 4
    said = capsys.readouterr().err
    assert "ledger.sqlite: error: the ledger cannot be written: its disk is read-only" in said
    assert "copy the whole folder" in said
    assert everything() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows says nothing of folders")
def test_a_run_that_is_at_work_is_not_read(capsys, read_only):
    command = [sys.executable, "-c", BUSY]
    with subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        assert main(["batch", "-o", "out", "--report", "-"]) == 4
        other.communicate(b"")
    assert "another batch is at work" in capsys.readouterr().err


def test_a_disk_that_is_really_so(capsys):
    """In a name space of its own, where the system lets a test mount anything."""
    hash_ = wording(capsys)
    mount = ["unshare", "-m", "sh", "-c", 'mount --bind out out && mount -o remount,bind,ro out && exec "$@"', "sh"]
    try:
        subprocess.run([*mount, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")
    for status, ways in ((0, READING), (4, WRITING)):
        for way in ways[:2]:
            command = [sys.executable, "-m", "handout", "batch", "-o", "out", *(each.format(hash_) for each in way)]
            done = subprocess.run([*mount, *command], env=environment(), capture_output=True, text=True, check=False)
            assert (done.returncode, "read-only" in done.stderr) == (status, status == 4), done.stderr
    assert len(made()) == ROWS
