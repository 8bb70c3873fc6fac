"""The work of a batch on a Dask cluster: chunk by chunk, each made anew elsewhere when its worker is lost.

What goes to the cluster and comes back is enciphered with a key of this run, which workers hold in their memory alone:
schedulers and workers write what they have in hand to logs and, when memory is short, to files. Files of sheets are
written here, so the machines need no folder in common; and the ledger has one writer, this process.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from handout.cli.addresses import is_private
from handout.cli.inputs import logo_of
from handout.cli.maker import Maker, Outcome, Setting, Task, lost
from handout.cli.message_logs import logs_messages, scheduler_logs_messages
from handout.cli.program import has_changed
from handout.cli.versions import BUILD, differences, what_decides_bytes
from handout.diagnostics import Diagnostic, MachineError, Span, error
from handout.record import NamedTuple

PATIENCE = 60
"""Seconds to wait for a worker where there is none."""

REACHED = 10
"""Seconds within which a scheduler answers, where there is one."""

WAIT = 2
"""Seconds between two looks at who is there."""

IN_HAND = 2
"""Chunks for each thread of the cluster: one to work at, one to go on with."""

GO_ON = "go on with --resume"


class Parcel:
    """Bytes that show nothing of themselves, in whichever log; enciphered where they are of recipients."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "Parcel(…)"


class _Cipher:
    """What only this run and its workers can read, each parcel with a vector of its own (AES-256-GCM)."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an extra

        self._cipher = AESGCM(key)

    def packed(self, value: object) -> Parcel:
        vector = os.urandom(12)
        return Parcel(vector + self._cipher.encrypt(vector, pickle.dumps(value), None))

    def unpacked(self, parcel: Parcel) -> Any:
        return pickle.loads(self._cipher.decrypt(parcel.data[:12], parcel.data[12:], None))


class Supplies(NamedTuple):
    """What a worker that fits gets once: the setting and the key."""

    run: str
    setting: Setting
    key: bytes

    def __repr__(self) -> str:
        return "Supplies(…)"


class _Bench:
    """Where a worker's process makes sheets: one at a time, whatever its number of threads."""

    def __init__(self, supplies: Supplies) -> None:
        self.cipher = _Cipher(supplies.key)
        self._maker = Maker(supplies.setting)
        self._lock = threading.Lock()

    def make(self, parcel: Parcel) -> Parcel:
        with self._lock:
            outcomes = [self._maker.make(task) for task in self.cipher.unpacked(parcel)]
        return self.cipher.packed([tuple(each)[1:] for each in outcomes])  # the tasks are known at home


_benches: dict[str, _Bench] = {}
"""Those of this process, by the number of the run."""


def _with_logo(setting: Setting) -> Setting:
    """The setting with the logo itself, since a worker has not its file, and one that is killed would leave a copy."""
    clinic = setting.clinic
    return setting._replace(clinic=clinic._replace(logo_bytes=logo_of(clinic))) if clinic and clinic.logo else setting


class Answer(NamedTuple):
    """What a worker gives back for a parcel: another one, or none where it is not `supplied`, or something broke."""

    worker: str
    parcel: Parcel | None
    supplied: bool


def work(run: str, parcel: Parcel) -> Answer:
    """On a worker: a parcel of tasks into one of outcomes. An exception would be logged with what it is about.

    Where the program was replaced since the worker was asked, some of what made the sheets may be of the new one.
    """
    from distributed import get_worker  # noqa: PLC0415 - an extra

    bench = _benches.get(run)
    made = None
    if bench:
        with contextlib.suppress(Exception):
            made = bench.make(parcel)
        if has_changed():
            dismiss(run)
            made = bench = None
    return Answer(get_worker().address, made, bench is not None)


def tell() -> tuple[dict[str, str], bool]:
    """On a worker, before it gets anything of a run: what decides its bytes, and whether it logs what is sent to it."""
    own = what_decides_bytes()
    return {**own, BUILD: ""} if has_changed() else own, logs_messages()


def supply(parcel: Parcel) -> bool:
    """On a worker, before its first parcel of tasks: whether it has all it needs.

    Supplies are unpacked here, not by Dask, which logs the bytes of what it cannot unpack.
    """
    with contextlib.suppress(Exception):
        supplies: Supplies = pickle.loads(parcel.data)
        if supplies.run not in _benches:
            _benches[supplies.run] = _Bench(supplies)
        return True
    return False


def dismiss(run: str) -> None:
    """On a worker, after the last parcel."""
    _benches.pop(run, None)


class _Workers:
    """Which of a cluster's workers may serve: those that make the same bytes, and neither log what is sent to them nor
    are on a way that others can read."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._own = what_decides_bytes()
        self._fit: set[str] = set()
        self._refused: dict[str, tuple[str, ...]] = {}
        self._logging: set[str] = set()
        self._in_the_clear: set[str] = set()

    def fit(self) -> set[str]:
        """Those that are there now. A new one is asked what it is like, and has nothing of a run by that."""
        there = set(self._client.nthreads())
        self.forget(self._known() - there)
        self._in_the_clear |= {each for each in there if not is_private(each)}
        if new := there - self._in_the_clear - self._known():
            for worker, answer in self._client.run(tell, workers=sorted(new), on_error="return").items():
                self._judge(worker, answer)
        return self._fit & there

    def forget(self, workers: set[str]) -> None:
        """They are new when they are met again: another process may have the address."""
        self._fit -= workers
        self._logging -= workers
        for each in workers:
            self._refused.pop(each, None)

    def await_one(self) -> None:
        """Waits a while for the first, before any run is begun for which there may never be one; MachineError."""
        for _ in range(PATIENCE):
            if self.fit():
                return
            time.sleep(1.0)
        raise MachineError([self.nobody("try again")])

    def nobody(self, then: str) -> Diagnostic:
        """Why none of them serves, and what is to be done before what `then` says."""
        if self._refused:
            others = [each for told in self._refused.values() for each in told]
            message = "no worker of the cluster has the same versions as this machine of all that decides the bytes"
            message += f" ({', '.join(dict.fromkeys(others))})" if others else ""
            hint = f"install the same handout, fonts, Python and libraries there, start the workers anew, then {then}"
        elif self._logging:
            return _would_log("the cluster's workers", f"start them anew, then {then}")
        elif self._in_the_clear:
            message = "all workers of the cluster are on other machines, and the way there is not enciphered"
            hint = f"use TLS: --scheduler tls://HOST:PORT; or start them here with --host 127.0.0.1; then {then}"
        else:
            message, hint = "the cluster has no worker", f"start some, then {then}"
        return error("cluster", message, None, hint)

    def _known(self) -> set[str]:
        return self._fit | self._refused.keys() | self._logging

    def _judge(self, worker: str, answer: object) -> None:
        match answer:
            case (dict() as there, bool() as logs):
                if told := differences(self._own, there):
                    self._refused[worker] = told
                elif logs:
                    self._logging.add(worker)
                else:
                    self._fit.add(worker)
            case OSError():
                pass  # it cannot be reached, and is asked again
            case _:
                self._refused[worker] = ()  # it knows no such question: it has no handout, or an older one


def _would_log(who: str, then: str) -> Diagnostic:
    message = f"{who} would log each message, and so the key of the run: a logger of Dask's is at DEBUG there"
    return error("cluster", message, None, f"set 'distributed' under 'logging' in Dask's configuration to info, {then}")


def _refuse_logs(client: Any, then: str) -> None:
    """MachineError where a key would stand in the logs of the scheduler, or of this process."""
    if logs_messages():
        raise MachineError([_would_log("this process", f"then {then}")])
    logs = scheduler_logs_messages(client)
    if logs is None:
        message = "the scheduler does not say whether it would log the key of the run"
        hint = f"leave run_function out of its blocked-handlers in Dask's configuration, then {then}"
        raise MachineError([error("cluster", message, None, hint)])
    if logs:
        raise MachineError([_would_log("the scheduler", f"start it anew, then {then}")])


class Cluster:
    """A cluster that makes the sheets of one run. MachineError where none of it can serve."""

    def __init__(self, client: Any, run: str, setting: Setting) -> None:
        self._client = client
        key = os.urandom(32)
        self._run = f"{run}-{key[:4].hex()}"
        self._cipher = _Cipher(key)
        there = _with_logo(setting._replace(folder=None, merges=True))
        self._supplies = Parcel(pickle.dumps(Supplies(self._run, there, key)))
        self._workers = _Workers(client)
        self._accepted: set[str] = set()
        self._count = 0
        self._in_hand: dict[Any, _Sent] = {}

    def close(self) -> None:
        """No more work; nothing of the run stays on the cluster."""
        with contextlib.suppress(Exception):
            self._client.run(dismiss, self._run, on_error="ignore")

    def outcomes(self, chunks: Iterator[list[Task]], begin: Callable[[list[Task]], None]) -> Iterator[Outcome]:
        """The outcome of each task in the order in which they come. `begin` is told of a chunk before it goes out.

        A chunk at which worker after worker dies is tried task by task; a task that goes on with that is lost.
        """
        again: deque[list[Task]] = deque()
        more = True
        while more or again or self._in_hand:
            self._meet_workers(again)
            while (again or more) and len(self._in_hand) < self._room():
                chunk = again.popleft() if again else next(chunks, None)
                if not chunk:
                    more = chunk is not None
                    break
                begin(chunk)
                self._send(chunk)
            for future in _done(self._in_hand):
                chunk = self._in_hand.pop(future).chunk
                answer = _answer(future)
                if answer and answer.parcel:
                    for task, outcome in zip(chunk, self._cipher.unpacked(answer.parcel), strict=True):
                        yield Outcome(task, *outcome)
                elif answer and not answer.supplied:
                    self._accepted.discard(answer.worker)
                    self._workers.forget({answer.worker})
                    again.append(chunk)
                elif len(chunk) > 1:
                    again += [[task] for task in chunk]
                else:
                    yield lost(chunk[0])

    def _room(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return IN_HAND * max(1, sum(threads.get(each, 0) for each in self._accepted))

    def _send(self, chunk: list[Task]) -> None:
        self._count += 1
        workers = sorted(self._accepted)
        key = f"handout-{self._run}-{self._count}"
        parcel = self._cipher.packed(chunk)
        future = self._client.submit(work, self._run, parcel, key=key, pure=False, workers=workers)
        self._in_hand[future] = _Sent(chunk, frozenset(workers))

    def _meet_workers(self, again: deque[list[Task]]) -> None:
        """Supply workers that are new, and take back what only lost ones may make.

        Those of other versions get no work. MachineError where there is nobody to do it, after a while.
        """
        for _ in range(PATIENCE):
            fit = self._workers.fit()
            self._accepted &= fit
            self._supply(fit - self._accepted)
            if self._accepted:
                break
            time.sleep(1.0)
        else:
            raise MachineError([self._workers.nobody(GO_ON)])
        for future, sent in list(self._in_hand.items()):
            if not sent.workers & self._accepted and not future.done():
                del self._in_hand[future]
                future.cancel()
                again.append(sent.chunk)

    def _supply(self, workers: set[str]) -> None:
        """Give workers that fit the key and the rest."""
        if not workers:
            return
        _refuse_logs(self._client, GO_ON)
        answers = self._client.run(supply, self._supplies, workers=sorted(workers), on_error="return")
        self._accepted |= {worker for worker, answer in answers.items() if answer is True}


class _Sent(NamedTuple):
    """A chunk that was sent, and the workers that may make it."""

    chunk: list[Task]
    workers: frozenset[str]


@contextlib.contextmanager
def connection(address: str) -> Iterator[Any]:
    """What speaks to the scheduler of that address; MachineError where it cannot be reached, or no worker serves."""
    client = _client(address)
    try:
        _refuse_logs(client, "try again")
        _Workers(client).await_one()
        yield client
    finally:
        with contextlib.suppress(Exception):
            client.close()


def _client(address: str) -> Any:
    try:
        from cryptography.hazmat.primitives.ciphers import aead  # noqa: F401, PLC0415
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        hint = "install it: pip install 'handout[dask]'"
        raise MachineError([error("no-dask", "what speaks to clusters is not installed", None, hint)]) from None
    # Its own lines, with places in its code, are for who runs the cluster.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=REACHED)
    except Exception:
        hint = "look at the address, the certificates, and whether it runs"
        raise MachineError([error("cluster", "the scheduler cannot be reached", Span(address), hint)]) from None


def _done(futures: Iterable[Any]) -> list[Any]:
    from distributed import wait  # noqa: PLC0415

    waiting = list(futures)
    if waiting:
        with contextlib.suppress(TimeoutError):
            wait(waiting, timeout=WAIT, return_when="FIRST_COMPLETED")
    return [each for each in waiting if each.done()]


def _answer(future: Any) -> Answer | None:
    """What a worker gave back; None where it, and those that tried after it, died."""
    try:
        answer = future.result()
    except Exception:
        return None
    finally:
        future.release()
    return answer if isinstance(answer, Answer) else None
