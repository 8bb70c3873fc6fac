"""What a ledger knows of the sheets of a run."""

from __future__ import annotations

from collections.abc import Iterator

from handout.batch.entries import Entry, State
from handout.batch.ledger_file import LedgerFile

_COLUMNS = ", ".join(Entry._fields)
_LEFT_OVER = "row IS NULL AND state IN ('made', 'begun') OR state = 'failed' AND key IS NOT NULL"
_REFUSED = "SELECT 1 FROM sheet AS now WHERE now.key IS NULL AND now.id = sheet.id AND now.row IS NOT NULL"
_FAILS_AS = """
SELECT now.sheet FROM sheet AS now INDEXED BY refused
WHERE now.key IS NULL AND now.id = was.id AND now.row IS NOT NULL
AND ifnull(now.handout, was.handout) = was.handout AND ifnull(now.language, was.language) = was.language
ORDER BY now.sheet LIMIT 1
"""
"""The number that a sheet's row has now, where it fails before it can be known by its key."""

EARLIER = ("sheet", "id", "handout", "language", "edition", "content_hash", "pages", "body_pt", "output", "time")
"""What is kept of a sheet that was made with other words since, or by another run."""


class SheetRecords(LedgerFile):
    """Questions about sheets."""

    def entry(self, row: int) -> Entry | None:
        """What became of a row of the table."""
        found = self._one(f"SELECT {_COLUMNS} FROM sheet WHERE row = ?", row)
        return Entry(*found) if found else None

    def entry_of(self, sheet: int) -> Entry | None:
        """What became of a sheet, by its number."""
        found = self._one(f"SELECT {_COLUMNS} FROM sheet WHERE sheet = ?", sheet)
        return Entry(*found) if found else None

    def entries(self) -> Iterator[Entry]:
        """All entries by sheet number."""
        for found in self._all(f"SELECT {_COLUMNS} FROM sheet ORDER BY sheet"):
            yield Entry(*found)

    def entries_behind(self, sheet: int, most: int) -> list[Entry]:
        """The next entries by sheet number, which may be changed before those after them are asked for."""
        query = f"SELECT {_COLUMNS} FROM sheet WHERE sheet > ? ORDER BY sheet LIMIT ?"
        return [Entry(*found) for found in self._all(query, sheet, most)]

    def entries_in(self, print_file: int) -> list[Entry]:
        """The sheets in a print file."""
        query = f"SELECT {_COLUMNS} FROM sheet WHERE abs(print_file) = ? ORDER BY sheet"
        return [Entry(*found) for found in self._all(query, print_file)]

    def earlier(self) -> Iterator[tuple[str, Entry]]:
        """Sheets that were made with other words than they have now, or in another run, each with that run's number."""
        columns = ", ".join(("run", *EARLIER))
        for run, *values in self._all(f"SELECT {columns} FROM earlier ORDER BY time, run, sheet"):
            facts = dict(zip(EARLIER, values, strict=True))
            yield run, Entry(row=None, key=None, state="replaced", **facts)

    def sheets_of(self, id_: str) -> list[int]:
        """The sheets of an id that can be made, as far as the table has them."""
        found = self._all("SELECT sheet FROM sheet WHERE id = ? AND row IS NOT NULL AND key IS NOT NULL", id_)
        return [sheet for (sheet,) in found]

    def refused_of(self, id_: str) -> list[tuple[int, str]]:
        """The rows of an id that cannot be made, and the kinds of their faults, as far as the table has them."""
        query = "SELECT row, fault FROM sheet WHERE id = ? AND row IS NOT NULL AND key IS NULL ORDER BY row"
        return list(self._all(query, id_))

    def extent(self) -> tuple[int, int]:
        """The lowest and the highest sheet number of rows that the table has."""
        found = self._one("SELECT min(sheet), max(sheet) FROM sheet WHERE row IS NOT NULL") or (None, None)
        return int(found[0] or 0), int(found[1] or 0)

    def has_between(self, first: int, last: int) -> bool:
        """Whether there are sheets with numbers from `first` to `last` that can be made."""
        query = "SELECT 1 FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL AND key IS NOT NULL LIMIT 1"
        return self._one(query, first, last) is not None

    def refused_between(self, first: int, last: int) -> int:
        """How many sheets with numbers from `first` to `last` cannot be made, of rows that the table has."""
        query = "SELECT count(*) FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL AND key IS NULL"
        (number,) = self._one(query, first, last) or (0,)
        return int(number)

    def to_make_between(self, first: int, last: int) -> int:
        """How many sheets with numbers from `first` to `last` are still to be made, of rows that the table has."""
        query = "SELECT count(*) FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL"
        (number,) = self._one(f"{query} AND state IN ('planned', 'begun')", first, last) or (0,)
        return int(number)

    def gone_between(self, first: int, last: int) -> list[int]:
        """Sheets with numbers from `first` to `last` that were made of rows which the table no longer has."""
        query = "SELECT sheet FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NULL ORDER BY sheet"
        return [sheet for (sheet,) in self._all(query, first, last)]

    def late_beside(self, first: int, last: int) -> list[int]:
        """Sheets of rows that came after the run had begun, in the print files that sheets `first` to `last` are in."""
        inside = "SELECT abs(print_file) FROM sheet WHERE sheet BETWEEN ? AND ? AND print_file != 0"
        query = "SELECT sheet FROM sheet WHERE sheet > (SELECT first_rows FROM run) AND sheet NOT BETWEEN ? AND ?"
        query += f" AND row IS NOT NULL AND abs(print_file) IN ({inside}) ORDER BY sheet"
        return [sheet for (sheet,) in self._all(query, first, last, first, last)]

    def rows_between(self, first: int, last: int) -> Iterator[int]:
        """The rows that have sheet numbers from `first` to `last`."""
        query = "SELECT row FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL"
        return (row for (row,) in self._all(query, first, last))

    def left_over(self) -> Iterator[tuple[Entry, bool]]:
        """Sheets of which an older file may lie there that this run does not stand behind, and whether that is since
        their row fails now; else the table has none any more.
        """
        fails = f"row IS NOT NULL OR EXISTS ({_REFUSED})"
        for *values, failed in self._all(f"SELECT {_COLUMNS}, {fails} FROM sheet WHERE {_LEFT_OVER} ORDER BY sheet"):
            yield Entry(*values), bool(failed)

    def purged_of_refused(self) -> Iterator[tuple[int, Entry]]:
        """Sheets that were purged and whose rows are refused now, each with the number that its row has now."""
        query = f"SELECT ({_FAILS_AS}) AS fails_as, {_COLUMNS} FROM sheet AS was WHERE row IS NULL AND state = 'purged'"
        for number, *values in self._all(f"SELECT * FROM ({query}) WHERE fails_as IS NOT NULL ORDER BY made_at"):
            yield number, Entry(*values)

    def purged_unknown(self, handout: str | None = None) -> int:
        """How many sheets, or those of a handout, were deleted before anybody knew which wording they had."""
        query = "SELECT count(*) FROM sheet WHERE state = 'purged' AND content_hash IS NULL AND output IS NULL"
        (number,) = self._one(f"{query} AND lower(handout) = lower(ifnull(?, handout))", handout) or (0,)
        return int(number)

    def all_purged(self) -> Iterator[Entry]:
        """Sheets that were to be deleted."""
        for found in self._all(f"SELECT {_COLUMNS} FROM sheet WHERE state = 'purged' ORDER BY sheet"):
            yield Entry(*found)

    def number_before(self, entry: Entry) -> tuple[str, int] | None:
        """The earlier run that last made a sheet, and its number in that one; None where this run has made it."""
        if entry.content_hash is not None:
            return None
        query = "SELECT run, sheet FROM earlier WHERE (id, handout, language) = (?, ?, ?) ORDER BY time DESC LIMIT 1"
        found = self._one(query, entry.id, entry.handout, entry.language)
        return (str(found[0]), int(found[1])) if found else None

    def count(self, state: State) -> int:
        """How many sheets of rows that the table has are in a state."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE state = ? AND row IS NOT NULL", state) or (0,)
        return int(number)

    def count_failed(self) -> list[tuple[str | None, str | None, int]]:
        """How many rows that the table has failed, by handout and the language asked for, as far as these are known."""
        asked = "handout, ifnull(asked, language)"
        query = f"SELECT {asked}, count(*) FROM sheet WHERE state = 'failed' AND row IS NOT NULL GROUP BY {asked}"
        found = self._all(f"{query} ORDER BY 1, 2")
        return [(handout, language, int(number)) for handout, language, number in found]

    def count_all(self) -> int:
        """How many rows the table has."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE row IS NOT NULL") or (0,)
        return int(number)
