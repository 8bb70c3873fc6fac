"""Which machines of a Dask cluster get no work: those of another build, and those that would log the key of a run."""

import contextlib
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tables import batch, line, made, table

pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

import distributed

from handout.cli import cluster as clusters
from handout.cli import message_logs
from handout.cli.cluster import Parcel, _Workers
from handout.cli.program import PACKAGE
from handout.cli.versions import what_decides_bytes
from handout.diagnostics import MachineError

LINES = [line(number) for number in (1, 2)]
DATE = ["--date", "2026-11-24", "--quiet"]
FIRST, SECOND = "tcp://127.0.0.1:4001", "tcp://127.0.0.1:4002"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(clusters, "PATIENCE", 2)


class Client:
    """What speaks to a cluster whose workers say what they are told to say."""

    def __init__(self, **answers):
        self.answers = {"tcp://127.0.0.1:" + port.strip("_"): answer for port, answer in answers.items()}
        self.asked = []

    def nthreads(self):
        return dict.fromkeys(self.answers, 1)

    def run(self, function, *args, workers, on_error):
        self.asked += workers
        assert function is clusters.tell
        return {each: self.answers[each] for each in workers}


def told(workers):
    return workers.nobody("try again").message


def test_a_worker_of_another_build_is_refused():
    own = what_decides_bytes()
    workers = _Workers(Client(_4001=({**own, "build": "another"}, False), _4002=(own, False)))
    assert workers.fit() == {SECOND}
    assert f"(handout: another build of {own['handout']})" in told(workers)


@pytest.mark.parametrize("answer", [True, None, "yes", (True, False), ({}, False), ValueError(), AttributeError()])
def test_a_worker_with_another_answer_is_refused(answer):
    workers = _Workers(Client(_4001=answer))
    assert not workers.fit()
    assert "has the same versions" in told(workers)


def test_a_worker_that_logs_messages_is_refused():
    own = what_decides_bytes()
    workers = _Workers(Client(_4001=(own, True), _4002=(own, False)))
    assert workers.fit() == {SECOND}
    assert "would log each message" in told(workers)


def test_a_worker_that_cannot_be_reached_is_asked_again():
    own = what_decides_bytes()
    client = Client(_4001=OSError())
    workers = _Workers(client)
    assert not workers.fit()
    client.answers[FIRST] = (own, False)
    assert workers.fit() == {FIRST}


def test_a_worker_that_comes_back_is_asked_again():
    """Another process may have the address of one that ended."""
    own = what_decides_bytes()
    client = Client(_4001=(own, False), _4002=(own, False))
    workers = _Workers(client)
    assert workers.fit() == {FIRST, SECOND}
    del client.answers[FIRST]
    assert workers.fit() == {SECOND}
    client.answers[FIRST] = ({**own, "build": "another"}, False)
    assert workers.fit() == {SECOND}
    assert client.asked.count(SECOND) == 1


def test_a_worker_whose_program_is_replaced_gives_nothing_back(monkeypatch):
    class Bench:
        def make(self, parcel):
            return parcel

    monkeypatch.setattr(distributed, "get_worker", lambda: type("Worker", (), {"address": FIRST}))
    monkeypatch.setitem(clusters._benches, "run", Bench())
    assert clusters.work("run", Parcel(b"")).parcel
    monkeypatch.setattr(clusters, "has_changed", lambda: True)
    answer = clusters.work("run", Parcel(b""))
    assert answer.parcel is None
    assert not answer.supplied
    assert "run" not in clusters._benches
    assert clusters.tell()[0] != what_decides_bytes()


def test_supplies_that_cannot_be_unpacked_are_no_exception():
    """Dask logs what a call failed with, and the bytes of what it cannot unpack."""
    assert clusters.supply(Parcel(b"nothing")) is False
    assert repr(Parcel(b"key")) == "Parcel(…)"


@contextlib.contextmanager
def at_debug(name):
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        logger.setLevel(before)


@pytest.mark.parametrize("name", ["distributed", "distributed.core", "distributed.of_tomorrow"])
def test_whether_a_process_logs_messages(name):
    with at_debug("distributed_of_another"):
        assert not message_logs.logs_messages()
    with at_debug(name):
        assert message_logs.logs_messages()
        assert clusters.tell()[1]
    assert not message_logs.logs_messages()


class Scheduler:
    """One that may not be asked, or cannot be reached."""

    def __init__(self, fault):
        self.fault = fault

    def run_on_scheduler(self, *words):
        raise self.fault


def test_a_scheduler_that_does_not_say_is_refused():
    with pytest.raises(MachineError, match="does not say"):
        clusters._refuse_logs(Scheduler(ValueError("The 'run_function' handler has been explicitly disallowed")), "")
    with pytest.raises(OSError, match="gone"):
        clusters._refuse_logs(Scheduler(OSError("gone")), "")


def test_a_process_that_logs_messages_begins_no_run(capsys):
    table(LINES)
    with distributed.LocalCluster(n_workers=1, processes=False, protocol="tcp://", dashboard_address=None) as running:
        with at_debug("distributed.core"):
            assert batch(*DATE, "--scheduler", running.scheduler_address) == 4
        said = capsys.readouterr().err
        assert "this process would log each message" in said
        assert "· hint: set 'distributed' under 'logging' in Dask's configuration to info, then try again" in said
        assert not Path("out").exists(), "no run was begun that would be in the next one's way"


def test_levels_are_looked_at_before_each_key_is_sent(monkeypatch, capsys):
    """A level may be changed after a run was begun, and workers may come later."""
    table(LINES)
    looked = []

    def second_time(client):
        looked.append(client)
        return len(looked) > 1

    monkeypatch.setattr(clusters, "scheduler_logs_messages", second_time)
    with distributed.LocalCluster(n_workers=1, processes=False, protocol="tcp://", dashboard_address=None) as running:
        assert batch(*DATE, "--scheduler", running.scheduler_address) == 4
    assert "the scheduler would log each message" in capsys.readouterr().err
    assert not made()


@contextlib.contextmanager
def dask(*words, package=PACKAGE.parent, level="info"):
    """A scheduler or a worker as it is started by hand, with the file of what it logs."""
    log = Path(f"{words[0]}.log")
    env = {**os.environ, "PYTHONPATH": str(package), "DASK_LOGGING__DISTRIBUTED": level}
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=env, stdout=file, stderr=file, start_new_session=True)
    try:
        yield log
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def found(log, pattern):
    deadline = time.monotonic() + 60
    while not (match := re.search(pattern, log.read_text("utf-8"))):
        assert time.monotonic() < deadline, log.read_text("utf-8")[-2000:]
        time.sleep(0.1)
    return match[match.lastindex or 0]


@contextlib.contextmanager
def by_hand(package=PACKAGE.parent, scheduler="info", worker="info"):
    """A cluster of processes that share nothing with this one; its address, and its logs."""
    port = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with dask("scheduler", *port, level=scheduler) as first:
        address = found(first, r"Scheduler at:\s+(tcp://\S+)")
        own = ("--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--nthreads", "1", "--local-directory", "w")
        with dask("worker", address, *own, package=package, level=worker) as second:
            found(second, "Registered to")
            yield address, lambda: first.read_text("utf-8") + second.read_text("utf-8")


@pytest.mark.long
def test_a_worker_with_one_label_changed_gets_no_work(tmp_path, capsys):
    there = tmp_path / "there"
    for each in ("content", "fonts"):
        (there / each).parent.mkdir(exist_ok=True)
        (there / each).symlink_to(PACKAGE.parent / each)
    shutil.copytree(PACKAGE, there / "handout", ignore=shutil.ignore_patterns("__pycache__"))
    labels = there / "handout" / "labels" / "en.json"
    labels.write_text(labels.read_text("utf-8").replace('"dose": "Dose"', '"dose": "Dose per week"'), "utf-8")
    assert "Dose per week" in labels.read_text("utf-8")
    table(LINES)
    with by_hand(package=there) as (address, _):
        assert batch(*DATE, "--scheduler", address) == 4
    assert "(handout: another build of " in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.long
@pytest.mark.parametrize("who", ["scheduler", "worker"])
def test_no_key_is_sent_to_who_logs_messages(who, capsys):
    table(LINES)
    with by_hand(**{who: "debug"}) as (address, logs):
        assert batch(*DATE, "--scheduler", address) == 4
        assert "Supplies" not in logs()
        assert "Message from" in logs()
    assert f"{who}{'s' * (who == 'worker')} would log each message" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.long
def test_who_logs_no_messages_makes_the_sheets(capsys):
    table(LINES)
    with by_hand() as (address, logs):
        assert batch(*DATE, "--scheduler", address) == 0
        assert "Run out-of-band function 'supply'" in logs()
        assert "Supplies" not in logs()
    assert len(made()) == 2
