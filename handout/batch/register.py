"""What all rows of a table ask for, kept on the disk rather than in memory, and rows in each other's way."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice

from handout.batch.entries import Planned
from handout.batch.plan import Refused, Sheet, known_id, rival_of
from handout.batch.shards import Shard
from handout.diagnostics import Diagnostic, Span, error

_TABLE = """
CREATE TABLE plan (
    row INTEGER PRIMARY KEY, key TEXT, id TEXT, handout TEXT, language TEXT, edition TEXT, fault TEXT,
    asked TEXT, second TEXT, name TEXT, line INTEGER, column INTEGER, leader INTEGER, rival TEXT
)
"""
_PLANNED = ", ".join(Planned._fields)
_LEADER = "coalesce(leader, row)"
TWICE = "twice"
"""The kind of fault of rows for one and the same file."""
_MOST_NAMED = 5


class Register:
    """The plan of a run. It is SQLite's own temporary file, which nobody can open and which ends with the process."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute(_TABLE)
        self._database.execute("BEGIN")
        self.rows = 0

    def add(self, sheet: Sheet, leader: int | None = None) -> None:
        """A row that has a sheet. `leader` is the first row of its group, which it is to follow."""
        key, span = sheet.name.casefold(), sheet.recipient.span
        whose, asks = sheet.recipient, (sheet.handout, sheet.language, sheet.edition)
        planned = Planned(whose.row, key, known_id(whose), *asks, asked=sheet.asked, second=sheet.second)
        rival = rival_of(sheet.recipient, sheet.handout, sheet.language)
        self._insert(planned, sheet.name, rival, span, leader)

    def refuse(self, refused: Refused, leader: int | None = None) -> None:
        """A row that has none. It holds its place in its group, so that it has its number once it is mended."""
        row, faults, id_, handout, language, edition, _, name, asked, second, rival = refused
        kinds = " ".join(sorted({each.code for each in faults}))
        span = faults[0].span if faults else None
        planned = Planned(row, None, id_, handout, language, edition, kinds, asked, second)
        self._insert(planned, name, rival, span or Span(self._file), leader)

    def settle(self) -> Iterator[tuple[int, Diagnostic]]:
        """Refuses, once all rows are there, those for one and the same file, each with its fault.

        They are at fault together, also with one that is at fault otherwise: nobody can say which of them is right.
        """
        self._database.execute("CREATE INDEX by_rival ON plan (rival)")
        twice = "SELECT rival FROM plan WHERE rival IS NOT NULL GROUP BY rival HAVING count(*) > 1 ORDER BY min(row)"
        for (rival,) in self._database.execute(twice).fetchall():
            # As many as there are rows, where an export has one id for all.
            query = "SELECT count(DISTINCT name) FROM plan WHERE rival = ?"
            (names,) = self._database.execute(query, (rival,)).fetchone()
            query = "SELECT row, line, column FROM plan WHERE rival = ? ORDER BY row"
            first = [row for row, *_ in islice(self._database.execute(query, (rival,)), _MOST_NAMED + 2)]
            for row, line, column in self._database.execute(query, (rival,)):
                others = [other for other in first if other != row]
                yield row, _twice(row, others, names == 1, Span(self._file, line, column))
            change = "UPDATE plan SET key = NULL, fault = coalesce(fault || ' ', '') || ? WHERE rival = ?"
            self._database.execute(change, (TWICE, rival))

    def refuse_for_others(self, row: int, kind: str) -> None:
        """A row that is at fault by what others have, too; its kind of fault is told once."""
        change = "UPDATE plan SET key = NULL, fault = coalesce(fault || ' ', '') || ? WHERE row = ?"
        once = "AND instr(' ' || coalesce(fault, '') || ' ', ?) = 0"
        self._database.execute(f"{change} {once}", (kind, row, f" {kind} "))

    def planned(self, shard: Shard, *, in_order: bool = False) -> Iterator[tuple[int, Planned]]:
        """The rows of one part, each with the number that its sheet has in a new run: that of the row.

        `in_order` they come as they are printed, those of a group together, and the number is their place. A part has
        a stretch of these, and a group's rows are all in the one that has the first.
        """
        if in_order:
            yield from self._in_order(shard)
            return
        for found in self._database.execute(f"SELECT {_PLANNED} FROM plan ORDER BY row"):
            planned = Planned(*found)
            if shard.has(planned.id, planned.row):
                yield planned.row, planned

    def _in_order(self, shard: Shard) -> Iterator[tuple[int, Planned]]:
        leader = first = 0
        query = f"SELECT {_LEADER}, {_PLANNED} FROM plan ORDER BY {_LEADER}, row"
        for place, (of_group, *found) in enumerate(self._database.execute(query), 1):
            leader, first = (leader, first) if of_group == leader else (of_group, place)
            if shard.has_place(first, self.rows):
                yield place, Planned(*found)

    def mark(self, *, in_order: bool = False) -> str:
        """64 hexadecimal digits that tell whether all parts are of one table: whose rows it has; `in_order` also in
        which order they are printed, and of which group each is. With it, another machine's can be compared.
        """
        query = "SELECT coalesce(id, CAST(row AS TEXT)) AS whose FROM plan ORDER BY whose"
        if in_order:
            query = f"SELECT {_LEADER} || ' ' || row || ' ' || coalesce(id, '') FROM plan ORDER BY {_LEADER}, row"
        digest = hashlib.sha256()
        for (whose,) in self._database.execute(query):
            digest.update(f"{whose}\n".encode())
        return digest.hexdigest()

    def kinds(self) -> list[tuple[str, str]]:
        """The handouts and languages that sheets are made of, or would be if no row were refused."""
        found = self._database.execute("SELECT DISTINCT handout, language FROM plan WHERE rival IS NOT NULL")
        return sorted(found)

    def count_kinds(self) -> int:
        """How many there are by handout, language and edition."""
        kinds = "SELECT DISTINCT handout, language, edition FROM plan WHERE key IS NOT NULL"
        number: int
        (number,) = self._database.execute(f"SELECT count(*) FROM ({kinds})").fetchone()
        return number

    def close(self) -> None:
        self._database.close()

    def _insert(
        self, planned: Planned, name: str | None, rival: str | None, span: Span, leader: int | None = None
    ) -> None:
        self.rows = max(self.rows, planned.row)
        marks = ", ".join("?" * (len(planned) + 5))
        values = (*planned, name, span.line, span.column, leader, rival)
        self._database.execute(f"INSERT INTO plan VALUES ({marks})", values)


def _twice(row: int, others: Sequence[int], same: bool, span: Span) -> Diagnostic:
    shown = ", ".join(map(str, others[:_MOST_NAMED])) + (" and more" if len(others) > _MOST_NAMED else "")
    what = f"the same id, handout and language as row {shown}"
    but = "" if same else ", but for capitals, which some file systems do not tell apart"
    hint = "keep the row that is right; none of them is made. Two editions for one person need an id each"
    return error(TWICE, f"row {row}, column 'id': {what}{but}", span, hint)
