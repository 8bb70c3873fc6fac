"""What there is to say of rows, held until it can be said in their order."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable

from handout.cli.output import Output
from handout.diagnostics import Diagnostic


class Held:
    """Diagnostics of rows in SQLite's own temporary file: of a million rows at fault they would fill the memory."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("CREATE TABLE held (row INTEGER, told BLOB)")
        self._database.execute("BEGIN")

    def add(self, row: int, told: Iterable[Diagnostic]) -> None:
        """What is to be said of a row."""
        if found := tuple(told):
            self._database.execute("INSERT INTO held VALUES (?, ?)", (row, pickle.dumps(found)))

    def leave(self, rows: Iterable[int]) -> None:
        """Say nothing of other rows than these."""
        self._database.execute("CREATE TABLE left (row INTEGER PRIMARY KEY)")
        self._database.executemany("INSERT OR IGNORE INTO left VALUES (?)", ((row,) for row in rows))
        self._database.execute("DELETE FROM held WHERE row NOT IN (SELECT row FROM left)")
        self._database.execute("DROP TABLE left")

    def tell(self, output: Output) -> None:
        """Say it all, row by row, once."""
        for (told,) in self._database.execute("SELECT told FROM held ORDER BY row, rowid"):
            output.tell(pickle.loads(told))
        self._database.execute("DELETE FROM held")
