"""Sheets that lie there and that a run does not stand behind: nobody is to hand them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.cli.maker import place_of
from handout.cli.output import counted
from handout.cli.places import name_of, place_of_run
from handout.diagnostics import Diagnostic, warning


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


def on_paper(ledger: Ledger) -> dict[int, Entry]:
    """Sheets of rows that fail now which were made, and are in no file any more: paper may have them still.

    They are by the number that the row has now.
    """
    if ledger.path is None or ledger.run is None:
        return {}
    found = dict(ledger.purged_of_refused())
    if not ledger.run.merged:
        for entry, _ in ledger.left_over():
            if entry.state == "failed" and entry.content_hash and not _file_of(entry, ledger).exists():
                found[entry.sheet] = entry
    return found


def older_file(entry: Entry, ledger: Ledger, prints: dict[int, str]) -> str | None:
    """The file in which an older sheet lies, as seen from the folder of the run's files. `prints` are print files by
    number.
    """
    if ledger.run and ledger.run.merged:
        name = prints.get(abs(entry.print_file or 0))
        return name if name and (place_of_run(ledger) / name).exists() else None
    return str(place_of(Path(), name_of(entry)))


def file_of(entry: Entry, ledger: Ledger, prints: dict[int, str]) -> str | None:
    """The run's file in which a sheet that is made lies, as seen from the folder of these; None where none has it."""
    if ledger.run and ledger.run.merged:
        return None if is_reprinted(entry) else prints.get(entry.print_file or 0)
    return str(place_of(Path(), name_of(entry)))


def is_reprinted(entry: Entry) -> bool:
    """Whether a sheet was printed again with other words, and the run's print file has the older ones."""
    return (entry.print_file or 0) < 0


def _file_of(entry: Entry, ledger: Ledger) -> Path:
    return place_of(place_of_run(ledger), name_of(entry))


def not_ended(ledgers: Iterable[Ledger]) -> Diagnostic | None:
    """A warning of files that have their names, and of which no ledger knows yet what is in them; None without any.

    Processes that were ended had these in hand.
    """
    count = sum(map(_unrecorded, ledgers))
    if not count:
        return None
    lie, them = ("lies", "it has") if count == 1 else ("lie", "they have")
    message = f"the run did not end, and {counted(count, 'more file')} {lie} there of which nobody knows"
    hint = "go on with --resume first: what is there gets into the ledger then"
    return warning("not-ended", f"{message} which wording {them}", None, hint)


def _unrecorded(ledger: Ledger) -> int:
    folder = place_of_run(ledger)
    if ledger.run and ledger.run.merged:
        empty = (each for each in ledger.print_files() if not ledger.count_in(each.number))
        return sum((folder / each.name).exists() for each in empty)
    begun = (each for each in ledger.entries() if each.state == "begun" and each.row is not None and each.key)
    return sum(place_of(folder, name_of(each)).exists() for each in begun)
