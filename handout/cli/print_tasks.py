"""Which print files of a run stay as they are, and the sheets of all others in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from handout.batch.entries import Entry, Printed
from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.batch.plan import Sheet, group_of
from handout.cli.files import close_to_others, machine_faults
from handout.cli.maker import Outcome, Task
from handout.cli.print_files import Kept, PrintPlace
from handout.record import NamedTuple

MOST_WAITING = 512
"""Sheets that may wait for one before them, which another process makes."""


class Standing(NamedTuple):
    """What to hold a run's print files against: the run's sheets, and how one is known to be unchanged or made."""

    sheets: Iterable[Sheet]
    basis: Callable[[Sheet], bytes]
    make: Callable[[Task], Outcome]


def files_that_stand(standing: Standing, ledger: Ledger, place: PrintPlace, secrets: Secrets) -> Kept:
    """The print files that hold just the sheets that they should, as the table is now. They are their owner's alone.

    A row that failed is tried again: what one sheet more changes is every file from its own on.
    """
    files = ledger.print_files()
    walk = _Walk(ledger, files)
    known = walk.standing(standing) if files else 0
    for printed in files[:known]:
        if not _is_as_made(printed, place, secrets):
            known = printed.number - 1
            break
        close_to_others(place.folder / printed.name)
    return Kept(known, walk.ends[known - 1] if known else None)


def _is_as_made(printed: Printed, place: PrintPlace, secrets: Secrets) -> bool:
    try:
        with (place.folder / printed.name).open("rb") as file:
            return secrets.file(file) == printed.output
    except OSError:
        return False


class _Walk:
    """Goes through a run's sheets, and says how many print files stand by what the ledger says, without a look at them.

    `ends` are the groups that the files end in.
    """

    def __init__(self, ledger: Ledger, files: list[Printed]) -> None:
        self._ledger, self._files = ledger, files
        run = ledger.run
        assert run is not None
        self._run = run
        self._now = self._met = self._group_began = 0
        self._group: str | None = None
        self.ends: list[str | None] = []

    def standing(self, standing: Standing) -> int:
        for sheet in standing.sheets:
            entry = self._ledger.entry(sheet.recipient.row)
            if entry is None or entry.state == "failed" or (entry.state == "purged" and not entry.print_file):
                continue
            if entry.print_file is None and entry.state in ("planned", "begun") and entry.time is not None:
                task = Task(entry.sheet, sheet, b"", replace=False)
                if not standing.make(task).made:
                    continue
            group = group_of(sheet.recipient)
            if not _is_good(entry, self._now, standing.basis(sheet)) or (entry.print_file or 0) > len(self._files):
                return self._before_another(group, is_new=self._is_new(entry))
            if entry.print_file != self._now:
                if not self._is_whole():
                    return max(self._now - 1, 0)
                self._now, self._met = self._now + 1, 0
                self.ends.append(None)
            if group is None or group != self._group:
                self._group_began = self._now
            self._group = self.ends[-1] = group
            self._met += 1
        return self._now if self._is_whole() else max(self._now - 1, 0)

    def _is_whole(self) -> bool:
        return not self._now or self._met == self._ledger.count_in(self._now)

    def _before_another(self, group: str | None, *, is_new: bool) -> int:
        """How many files stand where another sheet comes now than the one that came then."""
        if not self._now:
            return 0
        last = self._files[self._now - 1]
        if not self._is_whole() or last.last:
            return self._now - 1
        # One that was there then did not fit this file. Another may, and may move the group that it is of.
        if is_new and group is not None and group == self._group:
            return self._group_began - 1
        return self._now - 1 if is_new and last.leaves < self._run.split else self._now

    def _is_new(self, entry: Entry) -> bool:
        """Whether a sheet may not have been among those that the files were made of: it came later, or failed then."""
        return entry.print_file is None and (entry.time is not None or entry.sheet > self._run.first_rows)


def _is_good(entry: Entry, now: int, basis: bytes) -> bool:
    follows = entry.print_file in (now or 1, now + 1)
    return follows and (entry.state == "purged" or (entry.state == "made" and entry.basis == basis))


def remove_others(ledger: Ledger, place: PrintPlace, secrets: Secrets, kept: int) -> None:
    """Delete the run's print files beyond so many: they are made anew, and nobody is to print them meanwhile.

    Where one was purged, another's file may have its name since: that stays.
    """
    place.sweep()
    for printed in ledger.print_files()[kept:]:
        if ledger.is_purged(printed.number) and not _is_as_made(printed, place, secrets):
            continue
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
