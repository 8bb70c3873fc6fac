"""Processes that work through chunks of tasks. If one dies, its task is tried once more, and no other is lost."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from handout.diagnostics import MachineError, error
from handout.record import NamedTuple

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

READY = "ready"

_STANDARD_ERROR = 2
"""The number of that file, of which `sys.stderr` is a view."""

PATIENCE = 20.0
"""Seconds that a process has to end what it has in hand; a sheet takes a fraction of one."""


class Makers(NamedTuple):
    """What processes are started with: `maker(setting)` gives the function from a task to its outcome.

    All are sent to other processes, so the function has to be one of a module, and never raise: an exception could hold
    words of its task.
    """

    maker: Callable[[Any], Callable[[Any], Any]]
    setting: Any


class _Worker(Generic[Task]):
    """A process, its pipe, and the tasks that it has not answered yet."""

    def __init__(self, makers: Makers) -> None:
        # Spawned, not forked: a fork copies locks and open files at any moment of theirs, and there is none on Windows.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(makers, theirs), daemon=True)
        with _unheard():
            self.process.start()
        theirs.close()
        self.pending: deque[Task] = deque()
        self.ready = False

    def give(self, chunk: list[Task]) -> None:
        self.pending.extend(chunk)
        # One that has died since is noticed where its answers are awaited.
        with contextlib.suppress(OSError):
            self.pipe.send(chunk)

    def dismiss(self) -> None:
        """No more work: it ends once what it has in hand is done, so that it leaves nothing half-written behind."""
        self.pipe.close()

    def end(self) -> None:
        self.process.join(PATIENCE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def outcomes(
    makers: Makers,
    count: int,
    chunks: Iterator[list[Task]],
    begin: Callable[[list[Task]], None],
    lost: Callable[[Task], Outcome],
    died: Callable[[Task], None] = lambda _: None,
) -> Iterator[Outcome]:
    """The outcome of each task, in the order in which they come, from `count` processes.

    A chunk without tasks says that there is to be no more work until some outcome is taken.
    `begin` is told of a chunk before a process gets it, and `died` of a task at which a process died, which has left
    behind what it was at. `lost` says what became of one at which another died too, at the second trial. MachineError
    where processes cannot even start.
    """
    workers: list[_Worker[Task]] = []
    again: deque[list[Task]] = deque()
    tried: set[int] = set()
    try:
        workers += (_Worker(makers) for _ in range(count))
        while True:
            _hand_out(workers, again, chunks, begin)
            waiting = {worker.pipe: worker for worker in workers if worker.pending or not worker.ready}
            if not any(worker.pending for worker in workers):
                return
            for pipe in wait(list(waiting)):
                assert isinstance(pipe, Connection)
                worker = waiting[pipe]
                try:
                    answer = pipe.recv()
                except (EOFError, OSError):
                    workers[workers.index(worker)] = _successor(worker, makers)
                    if worker.pending:
                        died(worker.pending[0])
                    yield from _bury(worker, again, tried, lost)
                    continue
                if worker.ready:
                    worker.pending.popleft()
                    yield answer
                worker.ready = True
    finally:
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.end()


def _hand_out(
    workers: list[_Worker[Task]],
    again: deque[list[Task]],
    chunks: Iterator[list[Task]],
    begin: Callable[[list[Task]], None],
) -> None:
    """Work for each process that has none."""
    for worker in workers:
        if worker.pending:
            continue
        chunk = again.popleft() if again else next(chunks, None)
        if not chunk:
            return
        begin(chunk)
        worker.give(chunk)


def _successor(dead: _Worker[Task], makers: Makers) -> _Worker[Task]:
    dead.pipe.close()
    dead.process.join()
    if not dead.ready:
        message = "a process for the work cannot be started, or ends at once"
        raise MachineError([error("worker", message, None, "look at the memory that is free, or use fewer --jobs")])
    return _Worker(makers)


def _bury(
    dead: _Worker[Task], again: deque[list[Task]], tried: set[int], lost: Callable[[Task], Outcome]
) -> Iterator[Outcome]:
    """The task that a process died at is tried once more, by itself; those behind it as if nothing had been."""
    if not dead.pending:
        return
    suspect, *others = dead.pending
    if others:
        again.append(others)
    if id(suspect) in tried:
        tried.discard(id(suspect))
        yield lost(suspect)
    else:
        tried.add(id(suspect))
        again.append([suspect])


def _work(makers: Makers, pipe: Connection) -> None:
    """What a process does until nobody has work for it any more."""
    # Ctrl-C reaches all processes of a terminal, and so does whatever ends a job; the first one ends the others, which
    # leave nothing half-written then.
    for each in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, each):
            signal.signal(getattr(signal, each), signal.SIG_IGN)
    make = makers.maker(makers.setting)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(READY)
        while True:
            for task in pipe.recv():
                pipe.send(make(task))


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """A process that is started now has no standard error: what there is to say comes through its pipe.

    Python would say where in its own code it was when the first process was killed, and that might show a row's words.
    """
    try:
        before = os.dup(_STANDARD_ERROR)
    except OSError:  # it was closed before this program began
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STANDARD_ERROR)
        os.close(nowhere)
        yield
    finally:
        os.dup2(before, _STANDARD_ERROR)
        os.close(before)
