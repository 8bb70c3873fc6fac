"""A batch on a Dask cluster of this machine: the same bytes, whatever happens to a worker; no words in its keeping."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from tables import NAME, NOTE, batch, line, made, table

pytest.importorskip("distributed", reason="the extra 'dask' is not installed")

import dask
import distributed

from handout.cli import cluster as clusters
from handout.cli.addresses import is_private
from handout.cli.cluster import Parcel

ROWS = 40
LINES = [line(number, "word " * (number % 50)) for number in range(1, ROWS + 1)]
DATE = ["--date", "2026-11-24", "--quiet"]

SPILLING = {
    "distributed.worker.memory.target": 1e-6,
    "distributed.worker.memory.spill": 1e-6,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.admin.log-length": 10_000,
}
"""All that a worker holds goes to its files at once."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def started(folder):
    return distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(folder), silence_logs=False
    )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with dask.config.set(SPILLING), started(tmp_path_factory.mktemp("workers")) as running:
        yield running


@pytest.fixture(scope="module")
def whole(tmp_path_factory, short_library):
    """What one process makes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("whole"))
        patch.setenv("HANDOUT_LIBRARY", str(short_library))
        table(LINES)
        assert batch(*DATE) == 0
        return made()


def test_workers_that_are_threads_make_the_same_bytes_and_a_bad_row_fails_alone(capsys):
    table([*LINES[:5], line(6, "word " * 900)])
    assert batch(*DATE, folder="one") == 3
    with distributed.LocalCluster(n_workers=1, processes=False, protocol="tcp://", dashboard_address=None) as running:
        assert batch(*DATE, "--scheduler", running.scheduler_address) == 3
    assert made() == made("one")
    assert len(made()) == 5
    said = capsys.readouterr().err
    assert said.count("row 6") == 2
    assert NAME not in said


@pytest.mark.long
def test_it_makes_the_same_bytes(cluster, whole):
    table(LINES)
    assert batch(*DATE, "--scheduler", cluster.scheduler_address) == 0
    assert made() == whole


@pytest.mark.long
def test_a_bad_row_fails_alone(cluster, capsys):
    table([*LINES[:3], line(4, "word " * 900)])
    assert batch(*DATE, "--scheduler", cluster.scheduler_address) == 3
    assert "row 4" in capsys.readouterr().err
    assert len(made()) == 3


@pytest.mark.long
def test_print_files_are_in_order(cluster):
    table(LINES[:9])
    assert batch(*DATE, "--merge", "print.pdf", "--split", "4", "--scheduler", cluster.scheduler_address) == 0
    before = made()
    for each in Path("out").glob("*.pdf"):
        each.unlink()
    assert batch(*DATE, "--merge", "print.pdf", "--split", "4", "--resume") == 0
    assert made() == before


@pytest.mark.long
def test_a_worker_that_is_killed_midway_changes_nothing_and_leaves_nothing(tmp_path, monkeypatch, whole):
    table(LINES)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with started(tmp_path / "workers") as running:
        victim = next(iter(running.workers.values())).pid

        def kill():
            while not made():
                time.sleep(0.01)
            os.kill(victim, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        assert batch(*DATE, "--scheduler", running.scheduler_address) == 0
        killer.join()
    assert made() == whole
    assert not [each for each in temporary.rglob("*") if "handout" in each.name or "logo" in each.name]


@pytest.mark.long
def test_no_words_are_in_its_logs_or_files(tmp_path, monkeypatch, capfd):
    table(LINES)
    seen = []
    right = clusters._answer

    def look_before_it_is_released(future):
        deadline = time.monotonic() + 5
        while not (files := stored(tmp_path)) and time.monotonic() < deadline:
            time.sleep(0.02)
        seen.extend(files)
        return right(future)

    monkeypatch.setattr(clusters, "_answer", look_before_it_is_released)
    with dask.config.set(SPILLING), started(tmp_path / "workers") as running:
        assert batch(*DATE, "--scheduler", running.scheduler_address) == 0
        logs = str(running.get_logs())
    assert any(b"Parcel" in each for each in seen), "nothing was spilled"
    everything = b"".join(seen) + logs.encode() + capfd.readouterr().err.encode()
    for word in (NAME, NOTE):
        assert word.encode() not in everything


def stored(folder):
    """What workers have put into files, with the names of these."""
    found = []
    for path in folder.rglob("storage/**/*"):
        try:
            found.append(path.name.encode() + path.read_bytes())
        except OSError:  # a folder, or gone meanwhile
            continue
    return found


def _fail(parcel):
    raise ValueError("of no words")


@pytest.mark.long
def test_a_call_that_fails_logs_no_words(cluster, capfd):
    with distributed.Client(cluster) as client:
        future = client.submit(_fail, Parcel(f"{NAME} {NOTE}".encode()), pure=False)
        with pytest.raises(ValueError, match="of no words"):
            future.result()
    logs, deadline = "", time.monotonic() + 10
    while "Compute Failed" not in logs and time.monotonic() < deadline:
        time.sleep(0.1)
        logs += str(cluster.get_logs()) + capfd.readouterr().err
    assert "Compute Failed" in logs
    assert NAME not in logs
    assert repr(Parcel(NAME.encode())) == "Parcel(…)"


@pytest.mark.long
def test_a_parcel_that_cannot_be_opened_is_no_exception(cluster):
    with distributed.Client(cluster) as client:
        answer = client.submit(clusters.work, "no run", Parcel(b"nothing"), pure=False).result()
    assert not answer.supplied
    assert answer.parcel is None


@pytest.mark.long
def test_nothing_of_a_run_stays_with_its_workers(cluster):
    table(LINES[:2])
    assert batch(*DATE, "--scheduler", cluster.scheduler_address) == 0
    with distributed.Client(cluster) as client:
        kept = client.run(_benches)
    assert set(kept.values()) == {0}


def _benches():
    return len(clusters._benches)


@pytest.mark.long
def test_workers_of_other_versions_are_refused(cluster, monkeypatch, capsys):
    table(LINES[:2])
    there = clusters.what_decides_bytes()
    monkeypatch.setattr(clusters, "what_decides_bytes", lambda: {**there, "Python": "3.11.0"})
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    assert batch(*DATE, "--scheduler", cluster.scheduler_address) == 4
    assert "(Python: not 3.11.0)" in capsys.readouterr().err
    assert not Path("out").exists(), "no run was begun that would be in the next one's way"


def _forget_the_program():
    class Lacking:
        def find_spec(self, name, path=None, target=None):
            if name.partition(".")[0] == "handout":
                raise ModuleNotFoundError(name)

    sys.meta_path.insert(0, Lacking())
    for name in [each for each in sys.modules if each.partition(".")[0] == "handout"]:
        del sys.modules[name]


@pytest.mark.long
def test_workers_without_the_program_are_refused(monkeypatch, capsys, tmp_path):
    table(LINES[:2])
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    with distributed.LocalCluster(n_workers=1, dashboard_address=None, local_directory=str(tmp_path)) as running:
        with distributed.Client(running) as client:
            client.run(_forget_the_program)
        assert batch(*DATE, "--scheduler", running.scheduler_address) == 4
    assert "has the same versions" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("address", ["tcp://10.0.0.5:8786", "10.0.0.5:8786", "ucx://scheduler:8786"])
def test_a_scheduler_elsewhere_without_tls_is_refused(address, capsys):
    table(LINES[:2])
    assert batch(*DATE, "--scheduler", address) == 2
    assert "tls://" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.long
def test_a_worker_elsewhere_gets_no_key_without_tls(cluster, monkeypatch, capsys):
    """Workers that are reached by another address than this machine's own to itself."""
    table(LINES[:2])
    given = []
    right = distributed.Client.run

    def watched(self, function, *args, **more):
        given.append(function)
        return right(self, function, *args, **more)

    monkeypatch.setattr(distributed.Client, "run", watched)
    monkeypatch.setattr(distributed.Client, "nthreads", lambda self: {"tcp://10.0.0.7:4000": 1})
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    assert batch(*DATE, "--scheduler", cluster.scheduler_address) == 4
    assert "the way there is not enciphered" in capsys.readouterr().err
    assert clusters.supply not in given
    assert not Path("out").exists(), "no run was begun that would be in the next one's way"


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("tls://10.0.0.7:4000", True),
        ("tcp://127.0.0.1:4000", True),
        ("tcp://127.8.0.1:4000", True),
        ("tcp://[::1]:4000", True),
        ("inproc://10.0.0.7/1/2", True),
        ("tcp://10.0.0.7:4000", False),
        ("tcp://localhost.example.org:4000", False),
        ("ucx://10.0.0.7:4000", False),
    ],
)
def test_which_addresses_are_private(address, private):
    assert is_private(address) is private


@pytest.mark.long
def test_a_file_is_locked_on_a_cluster_too(cluster):
    words = "id,name,birth_date,dose,password\nP1,Ana,1950-01-02,1,hunter2hunter2\n"
    Path("rows.csv").write_text(words, encoding="utf-8")
    assert batch(*DATE, "--handout", "anakinra", "--scheduler", cluster.scheduler_address) == 0
    assert b"/Encrypt" in made()["P1.anakinra.en.pdf"]


def test_a_cluster_without_workers_is_told_before_a_run_is_begun(monkeypatch, capsys):
    table(LINES[:2])
    monkeypatch.setattr(clusters, "PATIENCE", 1)
    with distributed.LocalCluster(n_workers=0, dashboard_address=None) as empty:
        assert batch(*DATE, "--scheduler", empty.scheduler_address) == 4
    assert "the cluster has no worker · hint: start some, then try again" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_scheduler_that_is_not_there_is_told(capsys, monkeypatch):
    monkeypatch.setattr(clusters, "REACHED", 1)
    table(LINES[:2])
    assert batch(*DATE, "--scheduler", "tcp://127.0.0.1:9") == 4
    assert "cannot be reached" in capsys.readouterr().err
    assert not Path("out").exists(), "no run was begun that would be in the next one's way"
