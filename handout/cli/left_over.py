"""Sheets that lie there from before and that a run does not stand behind: nobody is to hand them out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.cli.maker import place_of
from handout.cli.places import name_of, place_of_run


def left_over(ledger: Ledger) -> Iterator[tuple[Entry, bool]]:
    """Such sheets, and whether their rows fail now; else the table has no such row.

    A file that was deleted since is none. Of print files also those are told that were on paper before.
    """
    if ledger.path is None or ledger.run is None:
        return  # of a dry run or a sample
    merged = bool(ledger.run.merged)
    for entry, fails in ledger.left_over():
        printed = entry.output is not None or entry.state != "failed"
        if printed if merged else _file_of(entry, ledger).exists():
            yield entry, fails


def older_file(entry: Entry, ledger: Ledger, prints: dict[int, str]) -> str | None:
    """The file in which an older sheet lies, as seen from the folder of the run's files. `prints` are print files by
    number.
    """
    if ledger.run and ledger.run.merged:
        return prints.get(abs(entry.print_file or 0))
    file = _file_of(entry, ledger)
    return str(file.relative_to(place_of_run(ledger)))


def _file_of(entry: Entry, ledger: Ledger) -> Path:
    return place_of(place_of_run(ledger), name_of(entry))
