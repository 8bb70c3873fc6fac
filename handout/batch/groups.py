"""Rows of one group that stand apart in the table, brought together to be printed one after the other."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Iterable, Iterator

from handout.batch.plan import Sheet
from handout.model import Recipient

_TABLES = """
CREATE TABLE groups (mark BLOB PRIMARY KEY, leader INTEGER) WITHOUT ROWID;
CREATE TABLE apart (row INTEGER PRIMARY KEY, leader INTEGER, sheet BLOB);
CREATE INDEX by_leader ON apart (leader)
"""


def group_of(recipient: Recipient) -> str | None:
    """What the row's group is called."""
    cell = recipient.get("group")
    return cell.text if cell else None


class Groups:
    """Which rows are of one group. What stands apart waits in SQLite's own temporary file, which nobody can open and
    which ends with the process."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in _TABLES.split(";"):
            self._database.execute(statement)
        self._database.execute("BEGIN")
        self._last: tuple[bytes | None, bool] = (None, False)

    def leader(self, sheet: Sheet) -> int | None:
        """The first row of a sheet's group, for one row after the other; None for a row without one."""
        row, group = sheet.recipient.row, group_of(sheet.recipient)
        if group is None:
            self._last = (None, False)
            return None
        mark = hashlib.sha256(group.encode()).digest()
        found = self._database.execute("SELECT leader FROM groups WHERE mark = ?", (mark,)).fetchone()
        leader: int = found[0] if found else row
        if found is None:
            self._database.execute("INSERT INTO groups VALUES (?, ?)", (mark, row))
        apart = found is not None and (self._last[0] != mark or self._last[1])
        if apart:
            self._database.execute("INSERT INTO apart VALUES (?, ?, ?)", (row, leader, pickle.dumps(sheet)))
        self._last = (mark, apart)
        return leader

    def together(self, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
        """The same rows again, each group's all where its first one stands."""
        group: str | None = None
        leader = 0
        for sheet in sheets:
            following = group_of(sheet.recipient)
            if group is not None and following != group:
                yield from self._rest(leader)
            if self._is_apart(sheet):
                group = None
                continue
            leader = leader if following == group else sheet.recipient.row
            group = following
            yield sheet
        if group is not None:
            yield from self._rest(leader)

    def close(self) -> None:
        self._database.close()

    def _is_apart(self, sheet: Sheet) -> bool:
        row = sheet.recipient.row
        return self._database.execute("SELECT 1 FROM apart WHERE row = ?", (row,)).fetchone() is not None

    def _rest(self, leader: int) -> Iterator[Sheet]:
        found = self._database.execute("SELECT sheet FROM apart WHERE leader = ? ORDER BY row", (leader,))
        for (sheet,) in found:
            yield pickle.loads(sheet)
