"""Rows of one group that stand apart in the table, brought together to be printed one after the other."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Iterable, Iterator

from handout.batch.plan import Refused, Sheet, group_of

_TABLES = """
CREATE TABLE groups (mark BLOB PRIMARY KEY, leader INTEGER) WITHOUT ROWID;
CREATE TABLE apart (row INTEGER PRIMARY KEY, leader INTEGER, sheet BLOB);
CREATE INDEX by_leader ON apart (leader)
"""


class Groups:
    """Which rows are of one group. What stands apart waits in SQLite's own temporary file, which nobody can open and
    which ends with the process."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        for statement in _TABLES.split(";"):
            self._database.execute(statement)
        self._database.execute("BEGIN")
        self._last: tuple[bytes | None, bool] = (None, False)

    def leader(self, asked: Sheet | Refused) -> int | None:
        """The first row of a row's group, for one row after the other; None for a row without one."""
        row, group, sheet = _parts(asked)
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
            kept = pickle.dumps(sheet) if sheet else None
            self._database.execute("INSERT INTO apart VALUES (?, ?, ?)", (row, leader, kept))
        self._last = (mark, apart)
        return leader

    def together(self, rows: Iterable[Sheet | Refused]) -> Iterator[Sheet]:
        """The sheets of the same rows again, each group's all where its first row stands, also if that has none."""
        group: str | None = None
        leader = 0
        for each in rows:
            row, following, sheet = _parts(each)
            if group is not None and following != group:
                yield from self._rest(leader)
            if self._is_apart(row):
                group = None
                continue
            leader = leader if following == group else row
            group = following
            if sheet:
                yield sheet
        if group is not None:
            yield from self._rest(leader)

    def close(self) -> None:
        self._database.close()

    def _is_apart(self, row: int) -> bool:
        return self._database.execute("SELECT 1 FROM apart WHERE row = ?", (row,)).fetchone() is not None

    def _rest(self, leader: int) -> Iterator[Sheet]:
        query = "SELECT sheet FROM apart WHERE leader = ? AND sheet IS NOT NULL ORDER BY row"
        for (sheet,) in self._database.execute(query, (leader,)):
            yield pickle.loads(sheet)


def _parts(asked: Sheet | Refused) -> tuple[int, str | None, Sheet | None]:
    """A row's number, its group, and its sheet if it has one."""
    if isinstance(asked, Sheet):
        return asked.recipient.row, group_of(asked.recipient), asked
    return asked.row, asked.group, None
