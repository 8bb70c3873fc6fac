"""Several processes make what one makes; one that dies is noticed, and costs no other row anything."""

import os
import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import made_up
import pytest
from tables import NAME, batch, line, made, started, table

from handout.batch.pool import Makers, outcomes
from handout.cli.main import main
from handout.cli.maker import Maker
from handout.cli.progress import Progress
from handout.diagnostics import MachineError

try:
    import resource
except ImportError:  # Windows
    resource = None

LINES = [line(number, "word " * (number % 50)) for number in range(1, 81)]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def pooled(chunks, count=2, folder="."):
    begun = []
    found = list(
        outcomes(Makers(made_up.maker, folder), count, iter(chunks), begun.extend, lambda task: f"{task} lost")
    )
    return sorted(found), begun


def processes(pid):
    """The processes that a process has started for its work."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [int(each) for each in children if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
needs_kill = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")


def test_each_task_has_one_outcome_and_is_begun_before():
    tasks = [f"make {n}" for n in range(20)]
    found, begun = pooled([tasks[:7], tasks[7:8], tasks[8:]], count=3)
    assert found == sorted(f"{each} done" for each in tasks)
    assert begun == tasks


@needs_kill
def test_a_task_at_which_a_process_died_is_tried_again():
    tasks = ["make 1", "die-once 2", "make 3", "make 4"]
    assert pooled([tasks])[0] == sorted(f"{each} done" for each in tasks)


@pytest.mark.long
@needs_kill
def test_a_task_at_which_two_died_is_lost_and_no_other():
    found, _ = pooled([["make 1", "die 2", "make 3"], ["die 4", "die-once 5", "make 6"]])
    assert found == ["die 2 lost", "die 4 lost", "die-once 5 done", "make 1 done", "make 3 done", "make 6 done"]


@pytest.mark.long
def test_what_a_process_says_by_itself_reaches_no_log(capfd):
    """Such as Python's own words on where it was when its parent was killed."""
    assert pooled([["say 1"], ["say 2"]])[0] == ["say 1 done", "say 2 done"]
    os.write(2, b"still heard")
    assert capfd.readouterr().err == "still heard"


def test_processes_that_cannot_start_are_a_fault_of_the_machine():
    with pytest.raises(MachineError):
        pooled([["make 1"]], folder="never")


def test_the_bytes_are_those_of_one_process_and_each_row_is_once_in_the_ledger():
    bad = [line(81).replace("1950-01-02", "1950-13-02"), line(82).replace("anakinra", "nothing")]
    table(LINES + bad)
    assert batch("--quiet", "--date", "2026-11-24", folder="one") == 3
    assert batch("--quiet", "--date", "2026-11-24", "--jobs", "2", folder="two") == 3
    assert made("two") == made("one")
    for folder in ("one", "two"):
        with closing(sqlite3.connect(f"{folder}/ledger.sqlite")) as ledger:
            states = ledger.execute("SELECT state, count(*) FROM sheet GROUP BY state ORDER BY state").fetchall()
            assert states == [("failed", 2), ("made", 80)]


@pytest.mark.long
@needs_proc
def test_a_process_that_is_killed_costs_no_row_anything():
    table(LINES)
    running = started("--quiet", "--date", "2026-11-24", "--jobs", "2")
    while len(made()) < 10:
        time.sleep(0.002)
    os.kill(processes(running.pid)[0], signal.SIGKILL)
    _, said = running.communicate()
    assert running.returncode == 0, said
    assert b"80 sheets made" in said
    assert batch("--quiet", "--date", "2026-11-24", folder="one") == 0
    assert made() == made("one")


@pytest.mark.long
@needs_kill
def test_a_process_that_is_killed_leaves_no_half_named_sheet_behind(monkeypatch):
    """Nobody would look for it: its row is made by another, and the run ends well."""
    table(LINES[:6])
    monkeypatch.setattr("handout.cli.outcomes.maker_of", made_up.dying)
    assert batch("--quiet", "--jobs", "2") == 0
    assert Path("died").exists()
    assert len(made()) == 6
    assert not list(Path("out").rglob("*.tmp"))


def test_too_little_memory_ends_the_run_and_is_no_rows_fault(monkeypatch, capsys):
    right = Maker._printed

    def printed(self, sheet, *more):
        if sheet.recipient.row == 3:
            raise MemoryError
        return right(self, sheet, *more)

    table(LINES[:5])
    with monkeypatch.context() as patch:
        patch.setattr(Maker, "_printed", printed)
        assert batch("--quiet") == 4
    said = capsys.readouterr().err
    assert "error: there is too little memory" in said
    assert "2 sheets made, 0 rows failed" in said
    assert batch("--quiet", "--resume") == 0
    assert len(made()) == 5


def test_a_folder_in_a_sheets_place_costs_no_other_row_anything(capsys):
    table(LINES[:5])
    assert batch("--quiet") == 0
    (place,) = Path("out").rglob("P3.*.pdf")
    place.unlink()
    place.mkdir()
    assert batch("--quiet", "--resume", "--force") == 3
    said = capsys.readouterr().err
    assert "row 3: a folder lies where the sheet of this row has to be" in said
    assert "older sheet" not in said
    place.rmdir()
    assert batch("--quiet", "--resume") == 0
    assert len(made()) == 5


@pytest.mark.skipif(resource is None, reason="there are no core files")
def test_no_core_file_has_a_patients_words(monkeypatch):
    before = resource.getrlimit(resource.RLIMIT_CORE)
    limits = []
    monkeypatch.setattr("resource.setrlimit", lambda which, each: limits.append((which, each)))
    table(LINES[:1])
    assert batch("--quiet") == 0
    assert limits == [(resource.RLIMIT_CORE, (0, before[1]))]
    limits.clear()
    build = ["build", "anakinra", "--set", "name=Ann", "-o", "one.pdf"]
    assert main(build) == 0
    assert limits == [(resource.RLIMIT_CORE, (0, before[1]))]


@pytest.mark.long
@needs_proc
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_ctrl_c_and_kill_end_all_processes_and_what_is_made_is_known(number, status, jobs, short_handout, capsys):
    # So many that the last is far away when the first few are seen, however busy the machine is.
    many = [line(number, "word " * (number % 50)) for number in range(1, 201)]
    table(many)
    running = started("--quiet", "--date", "2026-11-24", "--jobs", jobs)
    while len(made()) < 9:
        time.sleep(0.002)
    others = processes(running.pid)
    for each in (running.pid, *others):  # as a terminal does, or a queue of jobs
        os.kill(each, number)
    _, said = running.communicate()
    assert running.returncode == status
    assert b"sheets of this command \xc2\xb7 hint: --resume goes on where it was" in said
    told = [int(each) for each in re.findall(rb"(?:interrupted after|did not end, and) (\d+) ", said)]
    assert sum(told) == len(made())
    assert b"Traceback" not in said
    assert NAME.encode() not in said
    assert not any(Path(f"/proc/{each}").exists() for each in others)
    assert not list(Path("out").rglob("*.tmp"))
    assert batch("--quiet", "--resume", "--jobs", "2") == 0
    assert len(made()) == len(many)
    assert "as before, 0 rows failed" in capsys.readouterr().err


@pytest.mark.long
@needs_proc
@pytest.mark.parametrize("jobs", ["2", "1"])
def test_a_print_file_that_is_begun_goes_when_the_batch_is_told_to_end(jobs, short_handout, capsys):
    """It holds patients' pages, and nobody looks for files whose names begin with a dot."""
    table([line(number) for number in range(1, 401)])
    running = started("--quiet", "--merge", "print.pdf", "--jobs", jobs)
    while not any(each.stat().st_size > 1 << 14 for each in Path().rglob("*.tmp")):
        time.sleep(0.002)
    running.terminate()
    _, said = running.communicate()
    assert running.returncode == 143
    assert b"interrupted after 0 sheets of this command" in said
    assert not list(Path().rglob("*.tmp"))
    assert made() == {}


def test_jobs_are_a_number(capsys):
    assert batch("--jobs", "0") == 2
    assert batch("--jobs", "many") == 2


class Terminal:
    """Keeps what is printed; `isatty` as it is told."""

    def __init__(self, bar):
        self.bar = bar
        self.said = ""

    def isatty(self):
        return self.bar

    def write(self, words):
        self.said += words

    def flush(self):
        pass


def shown(monkeypatch, bar):
    terminal = Terminal(bar)
    monkeypatch.setattr("sys.stderr", terminal)
    moments = iter([0.0, 0.1, 31.0, 31.1, 70.0])
    progress = Progress(1000, True, lambda: next(moments))
    for made_now in (1, 310, 311, 700):
        progress.step(made_now, 0, 0)
    progress.clear()
    return terminal.said


def test_a_log_gets_a_line_now_and_then(monkeypatch):
    assert shown(monkeypatch, bar=False).splitlines() == [
        "310 of 1,000 sheets, 0 failed, 10.0 a second, 1 min 09 s left",
        "700 of 1,000 sheets, 0 failed, 10.0 a second, 30 s left",
    ]


def test_a_terminal_has_a_bar_that_goes_away(monkeypatch):
    said = shown(monkeypatch, bar=True)
    assert said.count("\r\x1b[2K█") == 2
    assert "\n" not in said
    assert said.endswith("left\r\x1b[2K")
