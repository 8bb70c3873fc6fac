"""Which sheets `--sample` makes: of each kind that the summary tells apart, the first that can be made."""

from __future__ import annotations

import contextlib
from collections.abc import Generator, Iterable, Iterator

from handout.batch.plan import Sheet
from handout.cli.maker import Outcome


class Sample:
    """Learns from what became of sheets which kinds still lack one, so sheets have to be made one after the other."""

    def __init__(self) -> None:
        self._made: set[tuple[str, str, str | None, str, str | None]] = set()

    def lacking(self, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
        """Those of a kind that none has been made of until they are asked for."""
        return (each for each in sheets if _kind(each) not in self._made)

    def learning(self, outcomes: Generator[Outcome]) -> Generator[Outcome]:
        """The same outcomes."""
        with contextlib.closing(outcomes):
            for outcome in outcomes:
                if outcome.made:
                    self._made.add(_kind(outcome.task.sheet))
                yield outcome


def _kind(sheet: Sheet) -> tuple[str, str, str | None, str, str | None]:
    return sheet.handout, sheet.language, sheet.second, sheet.edition, sheet.asked
