"""What becomes of each sheet, into the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable

from handout.batch.ledger import Ledger
from handout.cli.maker import Outcome, facts_of
from handout.clock import now

KEPT = 1.0
"""Seconds between two commits, at least: then they take no share of the work that anybody sees."""


class Recorder:
    """Tells a ledger what became of sheets, and has it on the disk now and then: what is made again after the process
    was killed does not grow with the time that a sheet takes.
    """

    def __init__(self, ledger: Ledger, clock: Callable[[], float] = time.monotonic) -> None:
        self._ledger = ledger
        self._clock = clock
        self._last = clock()

    def add(self, outcome: Outcome) -> None:
        """One more, made or failed. What stopped the batch is no sheet's; a trial adds to what its row failed for."""
        number = outcome.task.number
        if outcome.task.trial:
            entry = None if outcome.made or outcome.stops else self._ledger.entry_of(number)
            if entry:
                self._ledger.failed(number, (*(entry.fault or "").split(), *_kinds(outcome)), now())
        elif outcome.made:
            self._ledger.made(number, **facts_of(outcome))
        elif not outcome.stops:
            self._ledger.failed(number, _kinds(outcome), now())
        if self._clock() - self._last >= KEPT:
            self._ledger.commit()
            self._last = self._clock()


def _kinds(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.told if each.severity == "error"]
