"""What becomes of a run's tasks: made here, in other processes, or on a cluster."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Generator, Iterator
from typing import Any

from handout.batch import pool
from handout.batch.entries import Run
from handout.batch.ledger import Ledger
from handout.cli.addresses import is_private
from handout.cli.arguments import UsageError
from handout.cli.files import sweep
from handout.cli.maker import Maker, Outcome, Setting, Task, lost, maker_of, place_of, written
from handout.cli.print_tasks import InOrder
from handout.cli.tasks import Tasks

CHUNK = 32
"""Sheets that the ledger is told of before the first of them is made: what is made again, at most, after a run was
killed (`recorder.py`)."""

Source = Callable[[Iterator[list[Task]]], Generator[Outcome]]
"""From chunks of tasks to their outcomes, in the order in which they come."""


def check_scheduler(address: str) -> None:
    """UsageError for a scheduler to which patients' words would go in the clear."""
    if not is_private(address):
        message = "the scheduler is on another machine, and the way there is not enciphered"
        raise UsageError((message, "use TLS: --scheduler tls://HOST:PORT, its certificates in Dask's configuration"))


@contextlib.contextmanager
def connected(options: argparse.Namespace) -> Iterator[Any]:
    """What speaks to the scheduler, None without one. Where that cannot be reached, no run is to be begun."""
    if not options.scheduler or options.sample:
        yield None
        return
    from handout.cli.cluster import connection  # noqa: PLC0415 - an extra

    with connection(options.scheduler) as client:
        yield client


def outcomes(
    options: argparse.Namespace, client: Any, tasks: Tasks, setting: Setting, ledger: Ledger, run: Run
) -> Generator[Outcome]:
    """What becomes of each task, in their order where they are merged. The ledger knows of each before its file.

    `client` is what `connected` gave.
    """

    def begin(chunk: list[Task]) -> None:
        if not (options.merge and options.only):  # a reprint is no file of the run
            ledger.begin([task.number for task in chunk if task.reprint_of is None and not task.trial])

    # Which sheets a sample still lacks follows from what became of those before.
    chunks = tasks.chunks(1 if options.sample else CHUNK)
    order = InOrder()
    with contextlib.ExitStack() as stack:
        source = _source(options, client, setting, run, begin, stack)
        if setting.merges:
            yield from order.outcomes(source(order.chunks(chunks)))
        else:
            yield from source(chunks)


def _source(
    options: argparse.Namespace,
    client: Any,
    setting: Setting,
    run: Run,
    begin: Callable[[list[Task]], None],
    stack: contextlib.ExitStack,
) -> Source:
    if options.sample:
        return lambda chunks: _made_here(chunks, setting, begin)
    if client is not None:
        from handout.cli.cluster import Cluster  # noqa: PLC0415 - an extra

        cluster = Cluster(client, run.number, setting)
        stack.callback(cluster.close)
        return lambda chunks: (written(setting, each) for each in cluster.outcomes(chunks, begin))
    if options.jobs > 1:
        makers = pool.Makers(maker_of, setting)

        def died(task: Task) -> None:
            if setting.folder:
                sweep(place_of(setting.folder, task.sheet.name))

        return lambda chunks: (each for each in pool.outcomes(makers, options.jobs, chunks, begin, lost, died))
    return lambda chunks: _made_here(chunks, setting, begin)


def _made_here(
    chunks: Iterator[list[Task]], setting: Setting, begin: Callable[[list[Task]], None]
) -> Generator[Outcome]:
    maker = Maker(setting)
    for chunk in chunks:
        begin(chunk)
        for task in chunk:
            yield maker.make(task)
