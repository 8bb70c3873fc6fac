"""How far a batch is: a bar on a terminal, a plain line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from handout.cli.output import say

REDRAWN = 0.2
"""Seconds between two drawings of the bar."""

LOGGED = 30.0
"""Seconds between two lines in a log."""

_WIDTH = 24


class Progress:
    """Says on standard error how far the work is. `total` is how many sheets there are to make or to find there."""

    def __init__(self, total: int, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._shown = shown
        self._clock = clock
        self._start = self._last = clock()
        self._drawn = False
        # Names of files on the same terminal are progress enough, and would tear the bar.
        self._bar = sys.stderr.isatty()

    def step(self, made: int, kept: int, failed: int) -> None:
        """So many are made, there already, or refused."""
        moment = self._clock()
        if not self._shown or moment - self._last < (REDRAWN if self._bar else LOGGED):
            return
        self._last = moment
        words = self._words(made, kept, failed, moment - self._start)
        if self._bar:
            filled = _WIDTH * (made + kept + failed) // max(self._total, 1)
            bar = "█" * filled + "░" * (_WIDTH - filled)
            say(f"\r\x1b[2K{bar} {words}", end="")
            self._drawn = True
        else:
            say(words)

    def clear(self) -> None:
        """Takes the bar away, so that a line can be printed."""
        if self._drawn:
            say("\r\x1b[2K", end="")
            self._drawn = False

    def _words(self, made: int, kept: int, failed: int, seconds: float) -> str:
        done = made + kept + failed
        rate = (made + failed) / seconds if seconds else 0.0
        left = f", {_duration((self._total - done) / rate)} left" if rate else ""
        return f"{done:,} of {self._total:,} sheets, {failed:,} failed, {rate:.1f} a second{left}"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(max(round(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
