"""What is still to be made of a run: each sheet held against its entry in the ledger and its file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from operator import itemgetter

from handout.batch.day_orders import DAY_OR_MONTH
from handout.batch.entries import Entry
from handout.batch.keys import fingerprint
from handout.batch.ledger import Ledger
from handout.batch.plan import Sheet
from handout.batch.register import TWICE
from handout.batch.unused import deciding_columns
from handout.cli.choice import Choice
from handout.cli.files import close_to_others, sweep
from handout.cli.inputs import logo_of
from handout.cli.maker import Setting, Task, place_of
from handout.cli.versions import versions
from handout.model import column_key

_OTHER = b"other"
"""No hash of any file."""


class Tasks:
    """The sheets to make, in the order of the table. `kept` counts those that are there and as they should be,
    `purged` those that were deleted as is meant.

    Of a run with print files, the first `print_files` of them are so.
    """

    def __init__(
        self,
        sheets: Iterator[Sheet],
        ledger: Ledger,
        setting: Setting,
        chosen: Choice | None,
        options: argparse.Namespace,
        print_files: int = 0,
    ) -> None:
        self._sheets = sheets
        self._ledger = ledger
        self._setting = setting
        self._chosen = chosen
        self._force = options.force
        self._tries = options.dry_run and not options.sample
        self._shared: dict[tuple[str, str, str, str | None, str | None], bytes] = {}
        self._clinic = fingerprint((setting.clinic, logo_of(setting.clinic)))
        in_groups = bool(ledger.run and ledger.run.merged)
        self._deciding = deciding_columns(setting.clinic, in_groups=in_groups)
        self._print_files = print_files
        self.kept = self.purged = 0

    def chunks(self, size: int) -> Iterator[list[Task]]:
        """The tasks, so many at a time."""
        chunk: list[Task] = []
        for sheet in self._sheets:
            if task := self._task(sheet):
                chunk.append(task)
            if len(chunk) == size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def not_to_make(self, to_go: int) -> int:
        """How many of so many sheets that a command did not come to were made before: those that `--only` prints."""
        return to_go - min(self._chosen.to_make(self._ledger), to_go) if self._chosen else 0

    def _task(self, sheet: Sheet) -> Task | None:
        entry = self._ledger.entry(sheet.recipient.row)
        if entry is None or (self._chosen and not self._chosen.has(entry.sheet)):
            return None
        if entry.state == "failed":
            # What is wrong with it beside what other rows make of it is to be told at once.
            alone = self._tries and set((entry.fault or "").split()) <= {TWICE, DAY_OR_MONTH}
            return Task(entry.sheet, sheet, b"", replace=False, trial=True) if alone else None
        if entry.state == "begun" and self._setting.folder:
            sweep(place_of(self._setting.folder, sheet.name))
        basis = self.basis(sheet)
        if not self._chosen and (entry.print_file or 0) in range(1, self._print_files + 1):
            self._count(entry)
            return None
        if self._chosen and not self._force:
            return _reprint(entry, sheet, basis)
        if not self._chosen and self._stays(entry, sheet, basis):
            self._count(entry)
            return None
        older = entry.output if entry.content_hash is not None and entry.basis != basis else None
        return Task(entry.sheet, sheet, basis, self._force or _is_ours(entry), older=older)

    def _count(self, entry: Entry) -> None:
        self.kept += entry.state != "purged"
        self.purged += entry.state == "purged"

    def basis(self, sheet: Sheet) -> bytes:
        """A keyed hash of all that decides a copy's bytes. Without an id the sheet's mark follows from all cells."""
        whose = sheet.recipient
        if whose.get("id"):
            cells = ((column_key(name), cell) for name, cell in whose.cells)
            deciding = (each for each in cells if each[0] in self._deciding)
            whose = whose._replace(cells=tuple(sorted(deciding, key=itemgetter(0))))
        return self._setting.secrets.basis(self._shared_by(sheet), whose)

    def _stays(self, entry: Entry, sheet: Sheet, basis: bytes) -> bool:
        """Whether nothing is to be done for a sheet."""
        return entry.state == "purged" or (
            entry.state == "made" and entry.basis == basis and self._is_there(entry, sheet)
        )

    def _is_there(self, entry: Entry, sheet: Sheet) -> bool:
        """Whether the file is the one that was made. If it is, it is its owner's alone."""
        if self._setting.folder is None:
            return False
        target = place_of(self._setting.folder, sheet.name)
        try:
            data = b"" if target.is_symlink() else target.read_bytes()
        except OSError:
            return False
        is_same = self._setting.secrets.output(data) == entry.output
        if is_same:
            close_to_others(target)
        return is_same

    def _shared_by(self, sheet: Sheet) -> bytes:
        """A fingerprint of all that decides a copy's bytes but for its recipient's words."""
        asked = self._asked(sheet)
        kind = (sheet.handout, sheet.language, sheet.edition, sheet.second, asked)
        if kind not in self._shared:
            setting = self._setting
            how = (setting.day, setting.pages, setting.paper, setting.style, setting.require_reviewed)
            handout = setting.handouts[sheet.handout, sheet.language]
            second = setting.handouts[sheet.handout, sheet.second] if sheet.second else None
            self._shared[kind] = fingerprint((versions(), kind, how, handout, second, self._clinic))
        return self._shared[kind]

    def _asked(self, sheet: Sheet) -> str | None:
        """What the page's words on how to ask for an interpreter follow from."""
        cell = sheet.recipient.get("language")
        asked = cell.text if cell else self._setting.language
        return asked.casefold() if asked and sheet.fell_back else None


def _reprint(entry: Entry, sheet: Sheet, basis: bytes) -> Task:
    """A sheet once more, which must be as it was."""
    reprint_of = entry.output if entry.state in ("made", "purged") else None
    if reprint_of and sheet.recipient.get("password"):
        # Each locking has other bytes; what they follow from must be the same.
        reprint_of = None if entry.basis == basis else _OTHER
        return Task(entry.sheet, sheet, basis, replace=True, reprint_of=reprint_of)
    return Task(entry.sheet, sheet, basis, _is_ours(entry), reprint_of)


def _is_ours(entry: Entry) -> bool:
    """Whether the file of this name, if there is one, is what this run made."""
    return entry.state != "planned" or entry.output is not None
