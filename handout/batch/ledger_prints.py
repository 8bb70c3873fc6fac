"""What a ledger knows of print files: those of the run, and such as hold some sheets once more."""

from __future__ import annotations

from handout.batch.entries import Printed, Reprint
from handout.batch.ledger_file import LedgerFile

LATER = 0
"""The print file of a sheet that was in one which is not there any more: it came behind all those that are."""


class PrintRecords(LedgerFile):
    """Print files as they are begun, made and gone."""

    def print_files(self) -> list[Printed]:
        """The print files of the run, as far as they were written or begun to be."""
        found = self._all("SELECT number, name, output, last, leaves FROM print_file ORDER BY number")
        return [Printed(number, name, output, bool(last), leaves) for number, name, output, last, leaves in found]

    def count_in(self, print_file: int) -> int:
        """How many sheets are in a print file."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE abs(print_file) = ?", print_file) or (0,)
        return int(number)

    def is_purged(self, print_file: int) -> bool:
        """Whether a print file was deleted as is meant: what has its name now is another's."""
        return (
            self._one("SELECT 1 FROM sheet WHERE print_file = ? AND state = 'purged' LIMIT 1", print_file) is not None
        )

    def count_to_print(self, kept: int) -> int:
        """How many sheets are still to be put into print files, where the first `kept` of these stay."""
        query = "SELECT count(*) FROM sheet WHERE row IS NOT NULL AND state IN ('planned', 'begun', 'made')"
        (number,) = self._one(f"{query} AND NOT abs(ifnull(print_file, 0)) BETWEEN 1 AND ?", kept) or (0,)
        return int(number)

    def name_print_file(self, printed: Printed) -> None:
        """From now on a print file of that name may be there, and is this run's own; on the disk before it is."""
        with self._faults():
            self._database.execute("INSERT OR REPLACE INTO print_file VALUES (?, ?, ?, ?, ?)", printed)
        self.commit()

    def forget_print_files(self, kept: int) -> None:
        """Print files beyond so many are not there any more, and what was in them is to be made again."""
        with self._faults():
            self._database.execute("DELETE FROM print_file WHERE number > ?", (kept,))
            change = "UPDATE sheet SET state = 'begun' WHERE abs(print_file) > ? AND state = 'made'"
            self._database.execute(change, (kept,))
            change = f"UPDATE sheet SET print_file = iif(state = 'failed', NULL, {LATER}) WHERE abs(print_file) > ?"
            self._database.execute(change, (kept,))
        self.commit()

    def reprints(self) -> list[Reprint]:
        """Print files beside those of the run, as far as they were written or begun to be."""
        return [Reprint(*found) for found in self._all("SELECT folder, stem, name, time FROM reprint ORDER BY time")]

    def name_reprint(self, reprint: Reprint) -> None:
        """From now on such a print file may be there; on the disk before it is."""
        with self._faults():
            self._database.execute("INSERT OR REPLACE INTO reprint VALUES (?, ?, ?, ?)", reprint)
        self.commit()

    def forget_reprint(self, reprint: Reprint) -> None:
        """A reprint is not there any more."""
        with self._faults():
            change = "DELETE FROM reprint WHERE folder = ? AND stem = ? AND name = ?"
            self._database.execute(change, reprint[:3])
