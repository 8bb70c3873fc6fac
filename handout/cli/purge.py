"""Copies of a run deleted once they are old: sheets, print files and reprints. The ledger stays."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from handout.batch.entries import Entry, Printed, Reprint
from handout.batch.ledger import Ledger
from handout.batch.shards import Shard
from handout.cli.arguments import UsageError
from handout.cli.deletion import Copy, Deletion, Wording
from handout.cli.file_wording import wording_of_sheet, wordings_of_prints
from handout.cli.files import Leftovers
from handout.cli.key_file import read_key_file
from handout.cli.maker import place_of
from handout.cli.output import Output, counted, near
from handout.cli.own_files import OwnFiles
from handout.cli.places import name_of, place_of_run
from handout.cli.print_files import PrintPlace
from handout.clock import now
from handout.diagnostics import Diagnostic, MachineError, Span, warning

_CHUNK = 256
"""Files that the ledger is told of at once: a commit takes as long as some of them."""


def purge(options: argparse.Namespace, ledgers: list[Ledger], output: Output) -> int:
    """Deletes the files that ledgers name once they are old enough, and says what is left. The entries stay.

    The exit status, which tells whether the system has let go all that was to be deleted.
    """
    if options.output is None:
        raise UsageError(("which sheets are to be deleted?", "add -o FOLDER"))
    if options.older_than is None:
        raise UsageError(("--purge needs an age", "add --older-than 7d; 0d deletes all"))
    key_file = read_key_file(options)
    work = _Purge(options, now() - options.older_than)
    try:
        for ledger in ledgers:
            own = OwnFiles(ledger, key_file)
            work.sheets(ledger, own)
            work.print_files(ledger, own)
            work.reprints(ledger, own)
            ledger.commit()
    except (KeyboardInterrupt, MachineError) as ended:
        _tell_ended(work, ended, options, output)
        raise
    _sum_up(work, options, output)
    faults = work.deletion.faults()
    output.tell(faults)
    return MachineError.exit_status if faults else 0


def _tell_ended(work: _Purge, ended: BaseException, options: argparse.Namespace, output: Output) -> None:
    """What is gone when a purge is ended before its end."""
    what = "interrupted" if isinstance(ended, KeyboardInterrupt) else "the purge could not go on"
    gone = "before anything was deleted"
    if not options.dry_run and (work.deleted or work.deleted_reprints):
        gone = f"after {counted(work.deleted, 'sheet')} and {counted(work.deleted_reprints, 'reprint')} were deleted"
    output.tell([*work.deletion.faults(), warning("interrupted", f"{what} {gone}", None, "--purge again goes on")])


def _sum_up(work: _Purge, options: argparse.Namespace, output: Output) -> None:
    done, tail = ("would be deleted", "") if options.dry_run else ("deleted", "")
    if work.deleted and not options.dry_run:
        tail = "; the ledger still knows of " + ("it" if work.deleted == 1 else "them")
    output.remark(f"{counted(work.deleted, 'sheet')} {done}{tail}")
    if work.found:
        whose = "the ledger takes its wording" if work.found == 1 else "the ledger takes their wordings"
        output.remark(f"  of {work.found:,} of them it did not know the wording: {whose} from what was deleted")
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
        self._tried = self._tried_found = 0
        self._others: list[Path] = []
        self.deletion = Deletion()
        self.deleted_reprints = self.left = 0
        self.missing: dict[Path, int] = {}

    @property
    def deleted(self) -> int:
        """How many sheets were deleted, or would be."""
        return self.deletion.sheets + self._tried

    @property
    def found(self) -> int:
        """How many of them had a wording that the ledger did not know."""
        return self.deletion.found + self._tried_found

    def sheets(self, ledger: Ledger, own: OwnFiles) -> None:
        """Files of single sheets."""
        last = 0
        while entries := ledger.entries_behind(last, _CHUNK):
            last = entries[-1].sheet
            self._delete(ledger, [each for entry in entries if (each := self._copy_of(entry, own))])

    def _copy_of(self, entry: Entry, own: OwnFiles) -> Copy | None:
        """The file of a sheet, if it is to go."""
        if entry.key is None or entry.id is None or entry.handout is None or entry.language is None:
            return None
        target = place_of(self._folder, name_of(entry))
        self._sweep(self._leftovers.beside(target))
        changed = self._changed_at(target)
        if changed is None:
            return None
        if not self._is_due(entry, changed):
            self.left += 1
            return None
        copy = _own_copy(own, target, entry, changed)
        if copy is None:
            self._others.append(target)
        return copy

    def _changed_at(self, target: Path) -> int | None:
        """When a sheet's file was last written; None where none lies there that a run may have."""
        if target.parent.is_symlink():
            return None  # a run lays no sheets there
        if target.is_symlink():
            self._others.append(target)  # however old what it leads to is
            return None
        return _changed(target)

    def print_files(self, ledger: Ledger, own: OwnFiles) -> None:
        """Print files of which all sheets are old enough."""
        folder = self._prints or place_of_run(ledger)
        if ledger.run and ledger.run.merged:
            shard = Shard(ledger.run.shard, ledger.run.shards)
            self._sweep(PrintPlace(folder, shard.named(ledger.run.merged)).left_beside())
        for printed in ledger.print_files():
            target = folder / printed.name
            inside = ledger.entries_in(printed.number)
            changed = _changed(target)
            if changed is None:
                if any(entry.state == "made" for entry in inside):
                    self.missing[folder] = self.missing.get(folder, 0) + 1
            elif not self._are_due(inside, changed):
                self._leave(target)
            elif not own.has(target, printed.output, ledger.run.number if ledger.run else None, is_known=True):
                self._others.append(target)
            elif inside:
                self._delete(ledger, [Copy(target, tuple(inside))])
            elif copy := _copy_unrecorded(ledger, target, printed, changed):
                self._delete(ledger, [copy])
            else:
                self._others.append(target)

    def reprints(self, ledger: Ledger, own: OwnFiles) -> None:
        """Print files that hold some sheets once more."""
        for reprint in list(ledger.reprints()):
            folder = (ledger.path or self._folder).parent / reprint.folder
            self._sweep(PrintPlace(folder, reprint.stem).left_beside())
            target = folder / reprint.name
            if reprint.name and target.exists():
                if reprint.time > self._before:
                    self._leave(target)
                    continue
                if not own.has(target, None, ledger.run.number if ledger.run else None, is_known=False):
                    self._others.append(target)
                    continue
                if self._tries:
                    self._gone += self._is_here(target)
                else:
                    _keep_wordings(ledger, target, reprint)
                    if not self.deletion.of_file(target):
                        continue
                self.deleted_reprints += 1
            if not self._tries:
                ledger.forget_reprint(reprint)

    def unknown(self) -> int:
        """How many PDFs lie in the folder that no ledger knows."""
        known = self.left - self._left_elsewhere + (self._gone if self._tries else 0)
        lying = [each for each in self.deletion.lying if each.suffix.lower() == ".pdf"]
        known += sum(map(self._is_here, (*self._others, *lying)))
        return max(sum(1 for _ in _pdfs(self._folder)) - known, 0)

    def strangers(self) -> Iterator[Diagnostic]:
        """A warning for each file that has the name of one that the run made, and is another."""
        message = "this is not the file that the run made, so it is left"
        for each in self._others:
            yield warning("other-file", message, Span(str(each)), "look whose it is; if nobody's, delete it")

    def _is_here(self, target: Path) -> bool:
        return target.parent.resolve().is_relative_to(self._folder.resolve())

    def _delete(self, ledger: Ledger, copies: list[Copy]) -> None:
        if not self._tries:
            self.deletion.of_sheets(ledger, copies)
            return
        for each in copies:
            self._gone += self._is_here(each.target)
            self._tried += len(each.sheets)
            self._tried_found += len(each.found)

    def _sweep(self, beside: list[Path]) -> None:
        """What processes that were killed have left beside a file."""
        for each in () if self._tries else beside:
            self.deletion.of_file(each)

    def _leave(self, target: Path) -> None:
        self.left += 1
        self._left_elsewhere += not self._is_here(target)

    def _is_due(self, entry: Entry, changed: int) -> bool:
        """Whether a sheet's file is old enough, or was to go already when a purge was ended."""
        when = entry.time if entry.state == "made" and entry.time is not None else changed
        return entry.state == "purged" or when <= self._before

    def _are_due(self, inside: list[Entry], changed: int) -> bool:
        """The same of a print file, of which the ledger may not know yet what is in it."""
        if any(entry.state == "purged" for entry in inside):
            return True
        return all(entry.time is not None and entry.time <= self._before for entry in inside) and (
            bool(inside) or changed <= self._before
        )


def _own_copy(own: OwnFiles, target: Path, entry: Entry, changed: int) -> Copy | None:
    """A sheet's file, if it is the run's and what it says is known, if only from the file itself."""
    is_known = entry.state in ("made", "purged") and entry.output is not None
    if not own.has(target, entry.output, entry.content_hash if is_known else None, is_known=is_known):
        return None
    wording = None if is_known else wording_of_sheet(target)
    if wording is None and not is_known and not own.is_as(target, entry.output):
        return None
    if wording in (None, entry.content_hash):
        return Copy(target, (entry,))
    assert wording is not None
    return Copy(target, (entry,), (Wording(entry.sheet, wording, own.hash_of(target), changed),))


def _copy_unrecorded(ledger: Ledger, target: Path, printed: Printed, changed: int) -> Copy | None:
    """A print file that was made just before its run was killed; None where it cannot be read."""
    wordings = wordings_of_prints(target) or {}
    inside = tuple(entry for number in wordings if (entry := ledger.entry_of(number)))
    found = [Wording(each.sheet, wordings[each.sheet], None, changed, printed.number) for each in inside]
    return Copy(target, inside, tuple(found)) if inside and len(inside) == len(wordings) else None


def _keep_wordings(ledger: Ledger, target: Path, reprint: Reprint) -> None:
    """What a reprint says, before it is deleted: its command may have been killed before the ledger was told."""
    for number, wording in (wordings_of_prints(target) or {}).items():
        ledger.found_in_reprint(number, wording, reprint.time)
    ledger.commit()


def _changed(target: Path) -> int | None:
    """When a file was last written; None where there is none."""
    try:
        return int(target.stat().st_mtime)
    except OSError:
        return None


def _pdfs(folder: Path) -> Iterator[str]:
    for _, _, names in os.walk(folder):
        yield from (name for name in names if name.lower().endswith(".pdf"))
