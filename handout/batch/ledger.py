"""The ledger of a batch: an SQLite file that says what became of each row. It holds no name, no note, no other word.

One process writes it, and holds it locked while it does. What is told it is safe on the disk once `commit` has ended;
a process that is killed before leaves the state before.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from handout.batch.disk import is_local
from handout.batch.entries import Entry, Planned, Printed, Reprint, Run, State
from handout.diagnostics import HandoutError, MachineError, Span, error

APPLICATION = 0x68616E64
FORM = 4

_OTHER = "name another file with --ledger"

_TABLES = """
CREATE TABLE run (
    number TEXT, day TEXT, shard INTEGER, shards INTEGER, secret BLOB, key_check BLOB, rows INTEGER, merged TEXT,
    split INTEGER, separators INTEGER, first_rows INTEGER, look TEXT
);
CREATE TABLE print_file (number INTEGER PRIMARY KEY, name TEXT, output BLOB, last INTEGER, leaves INTEGER);
CREATE TABLE sheet (
    sheet INTEGER PRIMARY KEY, row INTEGER UNIQUE, key TEXT UNIQUE, id TEXT, handout TEXT, language TEXT, edition TEXT,
    state TEXT NOT NULL, fault TEXT, basis BLOB, content_hash TEXT, pages INTEGER, body_pt REAL, output BLOB,
    time INTEGER, print_file INTEGER
);
CREATE TABLE reprint (folder TEXT, stem TEXT, name TEXT, time INTEGER, PRIMARY KEY (folder, stem, name));
CREATE TABLE earlier (
    run TEXT, sheet INTEGER, id TEXT, handout TEXT, language TEXT, edition TEXT, content_hash TEXT, pages INTEGER,
    body_pt REAL, output BLOB, time INTEGER, PRIMARY KEY (run, sheet, content_hash)
);
CREATE INDEX refused ON sheet (id) WHERE key IS NULL
"""


_RUN = f"SELECT {', '.join(Run._fields)} FROM run"


def run_in(path: Path) -> Run | None:
    """The run that a ledger is of which nobody writes any more. HandoutError where the file is none."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as database:
            found = database.execute(_RUN).fetchone()
    except sqlite3.Error:
        raise HandoutError(
            [error("no-ledger", "this is no ledger, or a damaged one", Span(str(path)), _OTHER)]
        ) from None
    return _run(found) if found else None


def _run(found: tuple[Any, ...]) -> Run:
    run = Run(found[0], date.fromisoformat(found[1]), *found[2:])
    return run._replace(separators=bool(run.separators))


_COLUMNS = ", ".join(Entry._fields)
_LEFT_OVER = "row IS NULL AND state IN ('made', 'begun')"
_EARLIER = ("sheet", "id", "handout", "language", "edition", "content_hash", "pages", "body_pt", "output", "time")


class Ledger:
    """An open ledger. HandoutError where the file is none, MachineError where the disk or another run is in the way.

    One `to_read` has a form that many can read at once (`run_in`), on network shares too. Without a path it is
    SQLite's own temporary file, which nobody can open and which ends with the process.
    """

    def __init__(self, path: Path | None, *, to_read: bool = False) -> None:
        self.path = path
        self._logs_ahead = path is not None and not to_read and is_local(path)
        self.kept = False
        with self._faults():
            if path and not path.exists():
                # SQLite would let others of the group read it.
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            self._database = sqlite3.connect(path or "", timeout=0.2, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    @property
    def is_new(self) -> bool:
        """Whether it was not there before, and nothing of it is kept yet."""
        return not self.kept and not self._was_there

    @property
    def run(self) -> Run | None:
        """The run that it is of; None in a new one."""
        found = self._one(_RUN)
        return _run(found) if found else None

    def start(self, run: Run) -> None:
        """A new run, in place of the one that it is of: what that made may be replaced."""
        with self._faults():
            self._remember("1")
            self._database.execute("DELETE FROM run")
            marks = ", ".join("?" * len(run))
            self._database.execute(f"INSERT INTO run VALUES ({marks})", (run.number, run.day.isoformat(), *run[2:]))
            change = "UPDATE sheet SET state = 'begun', fault = NULL WHERE state IN ('made', 'purged')"
            self._database.execute(change)
            self._database.execute("UPDATE sheet SET content_hash = NULL")

    def look_anew(self, look: str) -> None:
        """From now on the run's sheets are made by other options."""
        with self._faults():
            self._database.execute("UPDATE run SET look = ?", (look,))

    def adopt(self, planned: Iterable[Planned], rows: int, time: int, *, in_order: bool = False) -> None:
        """The rows of the table as it is at a time, when it has `rows`. One that is known by its key keeps its number.

        In a new ledger that is the row's number, or, `in_order`, its place among the planned; a row that comes later
        gets the next one of its shard. What is made stays made; what failed is to be tried again.
        """
        run = self.run
        assert run is not None
        following = self._first_free(run._replace(rows=max(rows, run.rows)))
        with self._faults():
            self._database.execute("UPDATE sheet SET row = NULL")
            for place, each in enumerate(planned, 1):
                number = place if in_order else each.row
                if not self._renew(each, number, time):
                    self._insert(each, following or number, time)
                    following = following + run.shards if following else None
            self._database.execute("DELETE FROM sheet WHERE row IS NULL AND state = 'planned' AND content_hash IS NULL")
            self._database.execute("UPDATE run SET rows = max(rows, ?)", (rows,))
            self._database.execute("UPDATE run SET first_rows = ? WHERE first_rows = 0", (rows,))

    def note_states(self) -> None:
        """Note what is known of all sheets now, for `leave_but`."""
        with self._faults():
            self._database.execute("CREATE TEMP TABLE noted AS SELECT sheet, state, fault, time FROM sheet")
            self._database.execute("CREATE UNIQUE INDEX temp.noted_of ON noted (sheet)")

    def leave_but(self, chosen: Iterable[tuple[int, int]]) -> None:
        """What was noted of sheets is so again, but for the ranges of numbers `chosen`."""
        with self._faults():
            self._database.executemany("DELETE FROM noted WHERE sheet BETWEEN ? AND ?", chosen)
            noted = "SELECT state, fault, time FROM noted WHERE noted.sheet = sheet.sheet"
            change = f"UPDATE sheet SET (state, fault, time) = ({noted}) WHERE sheet IN (SELECT sheet FROM noted)"
            self._database.execute(change)
            self._database.execute("DROP TABLE noted")

    def take_back(self) -> None:
        """Forget what was told since the last commit."""
        with self._faults():
            self._database.execute("ROLLBACK")
            self._database.execute("BEGIN IMMEDIATE")

    def entry(self, row: int) -> Entry | None:
        """What became of a row of the table."""
        found = self._one(f"SELECT {_COLUMNS} FROM sheet WHERE row = ?", row)
        return Entry(*found) if found else None

    def entries(self) -> Iterator[Entry]:
        """All entries by sheet number."""
        for found in self._all(f"SELECT {_COLUMNS} FROM sheet ORDER BY sheet"):
            yield Entry(*found)

    def earlier(self) -> Iterator[tuple[str, Entry]]:
        """Sheets that were made with other words than they have now, or in another run, each with that run's number."""
        columns = ", ".join(("run", *_EARLIER))
        for run, *values in self._all(f"SELECT {columns} FROM earlier ORDER BY time, run, sheet"):
            facts = dict(zip(_EARLIER, values, strict=True))
            yield run, Entry(row=None, key=None, state="replaced", **facts)

    def sheets_of(self, id_: str) -> list[int]:
        """The sheets of an id that can be made, as far as the table has them."""
        found = self._all("SELECT sheet FROM sheet WHERE id = ? AND row IS NOT NULL AND key IS NOT NULL", id_)
        return [sheet for (sheet,) in found]

    def refused_of(self, id_: str) -> list[tuple[int, str]]:
        """The rows of an id that cannot be made, and the kinds of their faults, as far as the table has them."""
        query = "SELECT row, fault FROM sheet WHERE id = ? AND row IS NOT NULL AND key IS NULL ORDER BY row"
        return list(self._all(query, id_))

    def last_sheet(self) -> int:
        """The highest sheet number of a row that the table has."""
        (number,) = self._one("SELECT max(sheet) FROM sheet WHERE row IS NOT NULL") or (None,)
        return int(number or 0)

    def has_between(self, first: int, last: int) -> bool:
        """Whether there are sheets with numbers from `first` to `last` that can be made."""
        query = "SELECT 1 FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL AND key IS NOT NULL LIMIT 1"
        return self._one(query, first, last) is not None

    def refused_between(self, first: int, last: int) -> int:
        """How many sheets with numbers from `first` to `last` cannot be made, of rows that the table has."""
        query = "SELECT count(*) FROM sheet WHERE sheet BETWEEN ? AND ? AND row IS NOT NULL AND key IS NULL"
        (number,) = self._one(query, first, last) or (0,)
        return int(number)

    def left_over(self) -> int:
        """How many sheets that were made are of rows that the table no longer has."""
        (number,) = self._one(f"SELECT count(*) FROM sheet WHERE {_LEFT_OVER}") or (0,)
        return int(number)

    def first_left_over(self, most: int) -> list[Entry]:
        """The first of these sheets."""
        query = f"SELECT {_COLUMNS} FROM sheet WHERE {_LEFT_OVER} ORDER BY sheet LIMIT ?"
        return [Entry(*found) for found in self._all(query, most)]

    def begin(self, sheets: Sequence[int]) -> None:
        """From now on their files may be there; on the disk before any of them is."""
        with self._faults():
            self._database.executemany("UPDATE sheet SET state = 'begun' WHERE sheet = ?", ((each,) for each in sheets))
        self.commit()

    def made(self, sheet: int, **facts: Any) -> None:
        """A sheet's file is there; `facts` are fields of its entry. What it said before may be in somebody's hands."""
        with self._faults():
            self._remember("sheet = ? AND content_hash IS NOT ?", sheet, facts.get("content_hash"))
        self._set(sheet, state="made", fault=None, **facts)

    def failed(self, sheet: int, kinds: Iterable[str], time: int) -> None:
        """A sheet could not be made."""
        self._set(sheet, state="failed", fault=" ".join(sorted(set(kinds))), time=time)

    def print_files(self) -> list[Printed]:
        """The print files of the run, as far as they were written or begun to be."""
        found = self._all("SELECT number, name, output, last, leaves FROM print_file ORDER BY number")
        return [Printed(number, name, output, bool(last), leaves) for number, name, output, last, leaves in found]

    def count_in(self, print_file: int) -> int:
        """How many sheets are in a print file."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE print_file = ?", print_file) or (0,)
        return int(number)

    def name_print_file(self, printed: Printed) -> None:
        """From now on a print file of that name may be there, and is this run's own; on the disk before it is."""
        with self._faults():
            self._database.execute("INSERT OR REPLACE INTO print_file VALUES (?, ?, ?, ?, ?)", printed)
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

    def forget_print_files(self, kept: int) -> None:
        """Print files beyond so many are not there any more, and what was in them is to be made again."""
        with self._faults():
            self._database.execute("DELETE FROM print_file WHERE number > ?", (kept,))
            change = "UPDATE sheet SET print_file = NULL, state = 'begun' WHERE print_file > ? AND state = 'made'"
            self._database.execute(change, (kept,))
        self.commit()

    def purged(self, sheet: int) -> None:
        """A sheet's file was deleted as is meant; one that could not be made again stays failed."""
        with self._faults():
            change = "UPDATE sheet SET state = 'purged' WHERE sheet = ? AND state IN ('made', 'begun')"
            self._database.execute(change, (sheet,))

    def commit(self) -> None:
        """What was told, on the disk."""
        with self._faults():
            self._database.execute("COMMIT")
            self._database.execute("BEGIN IMMEDIATE")
        self.kept = True

    def close(self) -> None:
        """The end; what was told since the last commit is kept."""
        with self._faults():
            try:
                self._database.execute("COMMIT")
            finally:
                self._database.close()

    def abandon(self) -> None:
        """The end, without what was told since the last commit."""
        with contextlib.suppress(sqlite3.Error):
            self._database.execute("ROLLBACK")
        self._database.close()

    def count(self, state: State) -> int:
        """How many sheets of rows that the table has are in a state."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE state = ? AND row IS NOT NULL", state) or (0,)
        return int(number)

    def count_all(self) -> int:
        """How many rows the table has."""
        (number,) = self._one("SELECT count(*) FROM sheet WHERE row IS NOT NULL") or (0,)
        return int(number)

    def _prepare(self) -> None:
        (empty,) = self._one("SELECT count(*) = 0 FROM sqlite_master") or (0,)
        (application,) = self._one("PRAGMA application_id") or (0,)
        (form,) = self._one("PRAGMA user_version") or (0,)
        self._was_there = not empty
        if not empty and (application, form) != (APPLICATION, FORM):
            told = error("no-ledger", "this is no ledger of this version", Span(str(self.path)), _OTHER)
            raise HandoutError([told])
        # A lock that ends with the process, whichever way that ends. WAL is for disks of this machine alone
        # (sqlite.org/wal.html); a commit is then one write to be waited for, not three.
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._database.execute(f"PRAGMA journal_mode = {'WAL' if self._logs_ahead else 'DELETE'}")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("BEGIN IMMEDIATE")
        if empty:
            for statement in filter(None, map(str.strip, _TABLES.split(";"))):
                self._database.execute(statement)
            self._database.execute(f"PRAGMA application_id = {APPLICATION}")
            self._database.execute(f"PRAGMA user_version = {FORM}")

    def _renew(self, planned: Planned, number: int, time: int) -> bool:
        """Whether the row is known: by its key, or as one that had none before, by its id or else its number."""
        known = "SELECT sheet, state FROM sheet WHERE row IS NULL AND"
        found = self._one(f"{known} key = ?", planned.key)
        found = found or self._one(f"{known} key IS NULL AND id = ? ORDER BY sheet = ? DESC", planned.id, number)
        found = found or self._one(f"{known} key IS NULL AND sheet = ?", number)
        if found is None:
            return False
        sheet, state = found
        fresh = "failed" if planned.fault else "planned" if state == "failed" else state
        self._set(int(sheet), **(planned._asdict() | {"state": fresh} | ({"time": time} if planned.fault else {})))
        return True

    def _remember(self, which: str, *values: Any) -> None:
        """Keep what sheets were made with, before that is written over."""
        columns = ", ".join(_EARLIER)
        made = f"SELECT (SELECT number FROM run), {columns} FROM sheet WHERE content_hash IS NOT NULL AND {which}"
        self._database.execute(f"INSERT OR IGNORE INTO earlier (run, {columns}) {made}", values)

    def _insert(self, planned: Planned, sheet: int, time: int) -> None:
        state, when = ("failed", time) if planned.fault else ("planned", None)
        names = ", ".join(Planned._fields)
        marks = ", ".join("?" * len(planned))
        self._database.execute(
            f"INSERT INTO sheet (sheet, state, time, {names}) VALUES (?, ?, ?, {marks})", (sheet, state, when, *planned)
        )

    def _first_free(self, run: Run) -> int | None:
        """The first number beyond all, one that no other shard gives: `shard - 1` is left when `shards` divides it.

        None in a new ledger.
        """
        (last,) = self._one("SELECT max(sheet) FROM sheet") or (None,)
        if last is None:
            return None
        first = max(int(last), run.rows) + 1
        return first + (run.shard - 1 - first) % run.shards

    def _set(self, sheet: int, **values: Any) -> None:
        names = ", ".join(f"{name} = ?" for name in values)
        with self._faults():
            self._database.execute(f"UPDATE sheet SET {names} WHERE sheet = ?", (*values.values(), sheet))

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        with self._faults():
            found: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
            return found

    def _all(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        with self._faults():
            yield from self._database.execute(query, values)

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """What SQLite or the system refuses, as a fault with what to do. Their own messages may hold values."""
        place = Span(str(self.path))
        try:
            yield
        except sqlite3.Error as refused:
            code = getattr(refused, "sqlite_errorcode", 0) & 0xFF
            if code == sqlite3.SQLITE_BUSY:
                message, hint = "another batch is at work on this ledger", "wait for its end"
            elif code == sqlite3.SQLITE_FULL:
                message, hint = "the disk is full", "make room, then go on with --resume"
            elif code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                told = error("no-ledger", "this is no ledger, or a damaged one", place, _OTHER)
                raise HandoutError([told]) from None
            else:
                # What Python's own layer refuses, such as a closed file, has no name of SQLite's.
                name = getattr(refused, "sqlite_errorname", type(refused).__name__)
                message, hint = f"the ledger cannot be used ({name})", "look at its disk and rights"
            raise MachineError([error("ledger", message, place, hint)]) from None
        except OSError as refused:
            message = f"the ledger cannot be written: {refused.strerror}"
            raise MachineError([error("ledger", message, place, "look at its folder")]) from None
