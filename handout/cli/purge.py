"""Copies of a run deleted once they are old: sheets, print files and reprints. The ledger stays."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.batch.shards import Shard
from handout.cli.arguments import UsageError
from handout.cli.files import Leftovers, machine_faults
from handout.cli.key_file import read_key_file
from handout.cli.maker import place_of
from handout.cli.output import Output, counted, near
from handout.cli.own_files import OwnFiles
from handout.cli.places import name_of, place_of_run
from handout.cli.print_files import PrintPlace
from handout.clock import now
from handout.diagnostics import Diagnostic, Span, warning


def purge(options: argparse.Namespace, ledgers: list[Ledger], output: Output) -> None:
    """Deletes the files that ledgers name once they are old enough, and says what is left. The entries stay."""
    if options.output is None:
        raise UsageError(("which sheets are to be deleted?", "add -o FOLDER"))
    if options.older_than is None:
        raise UsageError(("--purge needs an age", "add --older-than 7d; 0d deletes all"))
    key_file = read_key_file(options)
    work = _Purge(options, now() - options.older_than)
    for ledger in ledgers:
        own = OwnFiles(ledger, key_file)
        work.sheets(ledger, own)
        work.print_files(ledger, own)
        work.reprints(ledger, own)
        ledger.commit()
    done, tail = ("would be deleted", "") if options.dry_run else ("deleted", "")
    if work.deleted and not options.dry_run:
        tail = "; the ledger still knows of " + ("it" if work.deleted == 1 else "them")
    output.remark(f"{counted(work.deleted, 'sheet')} {done}{tail}")
    if work.deleted_reprints:
        output.remark(f"{counted(work.deleted_reprints, 'reprint')} {done}")
    for folder, missing in work.missing.items():
        message = f"{counted(missing, 'print file')} of this run not found in '{near(str(folder))}'"
        hint = "if they were moved, name them there: --merge FOLDER/FILE; else look for copies"
        output.tell([warning("no-print-file", message, None, hint)])
    if work.left:
        output.remark(f"{counted(work.left, 'file')} left, too young to be deleted")
    output.tell(work.strangers())
    if unknown := work.unknown():
        output.remark(f"{counted(unknown, 'PDF')} left in '{options.output}' of which the ledger does not know")


class _Purge:
    """What is deleted, and what is left since it is younger than `before`. Of a dry run nothing is."""

    def __init__(self, options: argparse.Namespace, before: int) -> None:
        self._folder: Path = options.output
        self._prints: Path | None = options.merge.parent if options.merge else None
        self._before = before
        self._tries: bool = options.dry_run
        self._leftovers = Leftovers(options.output)
        self._left_elsewhere = self._gone = 0
        self._others: list[Path] = []
        self.deleted = self.deleted_reprints = self.left = 0
        self.missing: dict[Path, int] = {}

    def sheets(self, ledger: Ledger, own: OwnFiles) -> None:
        """Files of single sheets."""
        purged = []
        for entry in ledger.entries():
            if entry.key is None or entry.id is None or entry.handout is None or entry.language is None:
                continue
            target = place_of(self._folder, name_of(entry))
            if not self._tries:
                self._leftovers.sweep(target)
            if target.parent.is_symlink():
                continue  # a run lays no sheets there
            if target.is_symlink():
                self._others.append(target)  # however old what it leads to is
                continue
            changed = _changed(target)
            if changed is None:
                continue
            if (entry.time if entry.state == "made" and entry.time is not None else changed) > self._before:
                self.left += 1
            elif not _is_own_sheet(own, target, entry):
                self._others.append(target)
            else:
                self._delete(target)
                purged.append(entry.sheet)
        self._told(ledger, purged)

    def print_files(self, ledger: Ledger, own: OwnFiles) -> None:
        """Print files of which all sheets are old enough."""
        folder = self._prints or place_of_run(ledger)
        if ledger.run and ledger.run.merged and not self._tries:
            shard = Shard(ledger.run.shard, ledger.run.shards)
            PrintPlace(folder, shard.named(ledger.run.merged)).sweep()
        for printed in ledger.print_files():
            target = folder / printed.name
            inside = ledger.entries_in(printed.number)
            if not target.exists():
                if any(entry.state == "made" for entry in inside):
                    self.missing[folder] = self.missing.get(folder, 0) + 1
            elif not all(self._is_old(entry) for entry in inside):
                self._leave(target)
            elif not own.has(target, printed.output, ledger.run.number if ledger.run else None, is_known=True):
                self._others.append(target)
            else:
                self._delete(target)
                self._told(ledger, [entry.sheet for entry in inside])

    def reprints(self, ledger: Ledger, own: OwnFiles) -> None:
        """Print files that hold some sheets once more."""
        for reprint in ledger.reprints():
            folder = (ledger.path or self._folder).parent / reprint.folder
            if not self._tries:
                PrintPlace(folder, reprint.stem).sweep()
            target = folder / reprint.name
            if reprint.name and target.exists():
                if reprint.time > self._before:
                    self._leave(target)
                    continue
                if not own.has(target, None, ledger.run.number if ledger.run else None, is_known=False):
                    self._others.append(target)
                    continue
                self._delete(target)
                self.deleted_reprints += 1
            if not self._tries:
                ledger.forget_reprint(reprint)

    def unknown(self) -> int:
        """How many PDFs lie in the folder that no ledger knows."""
        known = self.left - self._left_elsewhere + (self._gone if self._tries else 0)
        known += sum(self._is_here(each) for each in self._others)
        return max(sum(1 for _ in _pdfs(self._folder)) - known, 0)

    def strangers(self) -> Iterator[Diagnostic]:
        """A warning for each file that has the name of one that the run made, and is another."""
        message = "this is not the file that the run made, so it is left"
        for each in self._others:
            yield warning("other-file", message, Span(str(each)), "look whose it is; if nobody's, delete it")

    def _is_here(self, target: Path) -> bool:
        return target.parent.resolve().is_relative_to(self._folder.resolve())

    def _delete(self, target: Path) -> None:
        if self._tries:
            self._gone += self._is_here(target)
            return
        with machine_faults(target.parent):
            target.unlink()

    def _leave(self, target: Path) -> None:
        self.left += 1
        self._left_elsewhere += not self._is_here(target)

    def _is_old(self, entry: Entry) -> bool:
        return entry.time is not None and entry.time <= self._before

    def _told(self, ledger: Ledger, sheets: list[int]) -> None:
        for sheet in () if self._tries else sheets:
            ledger.purged(sheet)
        self.deleted += len(sheets)


def _is_own_sheet(own: OwnFiles, target: Path, entry: Entry) -> bool:
    is_known = entry.state in ("made", "purged")
    return own.has(target, entry.output, entry.content_hash if is_known else None, is_known=is_known)


def _changed(target: Path) -> int | None:
    """When a file was last written; None where there is none."""
    try:
        return int(target.stat().st_mtime)
    except OSError:
        return None


def _pdfs(folder: Path) -> Iterator[str]:
    for _, _, names in os.walk(folder):
        yield from (name for name in names if name.lower().endswith(".pdf"))
