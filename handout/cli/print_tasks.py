"""Which print files of a run stay as they are, and the sheets of all others in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from handout.batch.keys import Secrets
from handout.batch.ledger import Entry, Ledger, Printed
from handout.batch.plan import Sheet
from handout.cli.files import machine_faults
from handout.cli.maker import Outcome, Task
from handout.cli.print_files import PrintPlace

MOST_WAITING = 512
"""Sheets that may wait for one before them, which another process makes."""


class Standing(NamedTuple):
    """What to hold a run's print files against: the run's sheets, and how one is known to be unchanged or made."""

    sheets: Iterable[Sheet]
    basis: Callable[[Sheet], bytes]
    make: Callable[[Task], Outcome]


def files_that_stand(standing: Standing, ledger: Ledger, place: PrintPlace, secrets: Secrets) -> int:
    """How many print files, counted from the first, hold just the sheets that they should, as the table is now.

    A row that failed is tried again: what one sheet more changes is every file from its own on.
    """
    files = ledger.print_files()
    known = _unchanged(standing, ledger, files) if files else 0
    for printed in files[:known]:
        try:
            with (place.folder / printed.name).open("rb") as file:
                same = secrets.file(file) == printed.output
        except OSError:
            same = False
        if not same:
            return printed.number - 1
    return known


def _unchanged(standing: Standing, ledger: Ledger, files: list[Printed]) -> int:
    """The same by what the ledger says, without a look at the files."""
    now = met = 0

    def until_now() -> int:
        full = now and met == ledger.count_in(now) and not files[now - 1].last
        return now if full else max(now - 1, 0)

    for sheet in standing.sheets:
        entry = ledger.entry(sheet.recipient.row)
        if entry is None or entry.state == "failed":
            continue
        if entry.state == "planned" and entry.time is not None:
            task = Task(entry.sheet, sheet, b"", replace=False)
            if not standing.make(task).made:
                continue
        if not _is_good(entry, now, standing.basis(sheet)) or (entry.print_file or 0) > len(files):
            return until_now()
        if entry.print_file != now:
            if now and met != ledger.count_in(now):
                return now - 1
            now, met = now + 1, 0
        met += 1
    return now if now and met == ledger.count_in(now) and files[now - 1].last else until_now()


def _is_good(entry: Entry, now: int, basis: bytes) -> bool:
    follows = entry.print_file in (now or 1, now + 1)
    return follows and (entry.state == "purged" or (entry.state == "made" and entry.basis == basis))


def remove_others(ledger: Ledger, place: PrintPlace, kept: int) -> None:
    """Delete the run's print files beyond so many: they are made anew, and nobody is to print them meanwhile."""
    place.sweep()
    for printed in ledger.print_files()[kept:]:
        with machine_faults(place.folder):
            (place.folder / printed.name).unlink(missing_ok=True)
    ledger.forget_print_files(kept)


class InOrder:
    """Brings outcomes, which come as processes have them, back into the order of their tasks."""

    def __init__(self) -> None:
        self._order: deque[int] = deque()
        self._waiting: dict[int, Outcome] = {}

    def chunks(self, chunks: Iterator[list[Task]]) -> Iterator[list[Task]]:
        """The same chunks; now and then one without tasks, while too many outcomes wait for an earlier one."""
        for chunk in chunks:
            while len(self._waiting) > MOST_WAITING:
                yield []
            self._order.extend(task.number for task in chunk)
            yield chunk

    def outcomes(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """Each outcome once all before it were there."""
        for outcome in outcomes:
            self._waiting[outcome.task.number] = outcome
            while self._order and self._order[0] in self._waiting:
                yield self._waiting.pop(self._order.popleft())
