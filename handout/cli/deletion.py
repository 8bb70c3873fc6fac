"""Files deleted for good: the ledger knows of each before it goes, so that nothing makes it again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from handout.batch.entries import Entry
from handout.batch.ledger import Ledger
from handout.diagnostics import Diagnostic, MachineError, Span, error
from handout.record import NamedTuple

_MOST_NAMED = 10
"""Files that are named before the others are only counted: a folder without rights may hold all of them."""


class Wording(NamedTuple):
    """What a file says of a sheet in it of which the ledger was not told when it was made."""

    sheet: int
    content_hash: str
    output: bytes | None
    time: int
    print_file: int | None = None


class Copy(NamedTuple):
    """A file that is to go: the sheets in it as the ledger has them, and what it says of them beyond that."""

    target: Path
    sheets: tuple[Entry, ...]
    found: tuple[Wording, ...] = ()


class Deletion:
    """Deletes files. `sheets` counts what was in these, `found` those of them that the ledger got to know just then.

    `lying` are files that could not be deleted.
    """

    def __init__(self) -> None:
        self.sheets = self.found = 0
        self.lying: set[Path] = set()
        self._reasons: list[Diagnostic] = []

    def of_sheets(self, ledger: Ledger, copies: Sequence[Copy]) -> None:
        """Files of which a run goes on to know. Those that stay, whatever the reason, are what they were."""
        try:
            for each in copies:
                _tell(ledger, each)
            ledger.commit()
            for each in copies:
                self.of_file(each.target)
        except BaseException:
            with contextlib.suppress(MachineError):
                ledger.take_back()
            raise
        finally:
            # By what lies there: Ctrl-C may come between a file and what is noted of it.
            staying = [each for each in copies if os.path.lexists(each.target) or each.target in self.lying]
            stay = {each.target for each in staying}
            self._count(each for each in copies if each.target not in stay)
            if staying:
                _take_back(ledger, staying)

    def of_file(self, target: Path) -> bool:
        """A file that nobody asks for again; whether it is gone."""
        try:
            target.unlink(missing_ok=True)
        except OSError as refused:
            self._stays(target, refused)
            return False
        return True

    def _count(self, gone: Iterable[Copy]) -> None:
        for each in gone:
            self.sheets += len(each.sheets)
            self.found += len(each.found)

    def _stays(self, target: Path, refused: OSError) -> None:
        """A file that the system does not let go."""
        self.lying.add(target)
        if len(self._reasons) < _MOST_NAMED:
            message = f"this file cannot be deleted: {refused.strerror}"
            self._reasons.append(error("cannot-delete", message, Span(str(target)), "mend that, then --purge again"))

    def faults(self) -> list[Diagnostic]:
        """Each file that stays, as far as they are named, and how many more."""
        more = len(self.lying) - len(self._reasons)
        told = error("cannot-delete", f"{more:,} more cannot be deleted", None, "mend that, then --purge again")
        return [*self._reasons, *([told] if more else [])]


def _tell(ledger: Ledger, copy: Copy) -> None:
    for each in copy.found:
        ledger.found(**each._asdict())
    for entry in copy.sheets:
        ledger.purged(entry.sheet)


def _take_back(ledger: Ledger, copies: Iterable[Copy]) -> None:
    """Files that are there still are not purged. Where the disk has no room for that, the next purge deletes them."""
    try:
        for each in copies:
            for entry in each.sheets:
                ledger.not_purged(entry)
        ledger.commit()
    except MachineError:
        with contextlib.suppress(MachineError):
            ledger.take_back()
