"""Sheets that lie there and that a run does not stand behind: nobody is to hand them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def doubts(ledgers: Sequence[Ledger], handout: str | None = None) -> list[Diagnostic]:
    """Warnings of sheets that may have any wording, since no ledger knows which; those of a handout, if one is asked
    for. Files of which nobody knows what is in them may be of any.
    """
    counts = [_unrecorded(each) for each in ledgers]
    told = []
    if begun := sum(each for each, _ in counts):
        told.append(_not_known(begun, "go on with --resume first: what is there gets into the ledger then"))
    if stray := sum(each for _, each in counts):
        told.append(_not_known(stray, "their rows fail now, or are gone: --purge asks the files themselves"))
    if unknown := sum(each.purged_unknown(handout) for each in ledgers):
        was, it = ("was", "it") if unknown == 1 else ("were", "they")
        message = f"{counted(unknown, 'sheet')} {was} purged before anybody knew which wording {it} had"
        told.append(warning("purged-unknown", message, None, "whoever has a copy may have any: ask all of them"))
    return told


def _not_known(count: int, hint: str) -> Diagnostic:
    lie, them = ("lies", "it has") if count == 1 else ("lie", "they have")
    message = f"the run did not end, and {counted(count, 'more file')} {lie} there of which nobody knows"
    return warning("not-ended", f"{message} which wording {them}", None, hint)


def _unrecorded(ledger: Ledger) -> tuple[int, int]:
    """How many files have their names of which a ledger does not know yet what is in them, and how many of these
    --resume does not look at. Processes that were ended had them in hand.
    """
    folder = place_of_run(ledger)
    if ledger.run and ledger.run.merged:
        empty = (each for each in ledger.print_files() if not ledger.count_in(each.number))
        return sum((folder / each.name).exists() for each in empty), 0
    begun = stray = 0
    for entry in ledger.entries():
        if entry.key is None or entry.state not in ("begun", "failed"):
            continue
        is_begun = entry.state == "begun" and entry.row is not None
        if is_begun or (entry.output is None and entry.content_hash is None):
            there = place_of(folder, name_of(entry)).exists()
            begun, stray = begun + (there and is_begun), stray + (there and not is_begun)
    return begun, stray


def not_deleted(ledgers: Iterable[Ledger]) -> Diagnostic | None:
    """A warning of files that a purge was to delete, and that lie there; None without any."""
    count = 0
    for ledger in ledgers:
        prints = {each.number: each.name for each in ledger.print_files()}
        count += len({file for each in ledger.all_purged() if (file := purged_file(each, ledger, prints))})
    if not count:
        return None
    lie, is_ = ("lies", "is") if count == 1 else ("lie", "are")
    message = f"{counted(count, 'file')} {lie} there that {is_} purged: a purge was ended, or another file has the name"
    return warning("not-deleted", message, None, "--purge again")


def purged_file(entry: Entry, ledger: Ledger, prints: dict[int, str]) -> str | None:
    """The file of a sheet that is purged, as `older_file` has it, if one lies there."""
    is_there = bool(ledger.run and ledger.run.merged) or _file_of(entry, ledger).exists()
    return older_file(entry, ledger, prints) if is_there else None
