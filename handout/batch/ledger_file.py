"""The SQLite file of a ledger: opened, locked, and kept on the disk; what is refused of it, as faults for people."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from handout.batch.disk import is_local
from handout.batch.entries import Run
from handout.diagnostics import HandoutError, MachineError, Span, error

APPLICATION = 0x68616E64
FORM = 8

_SINCE = {
    6: """
ALTER TABLE sheet ADD COLUMN locked INTEGER;
ALTER TABLE sheet ADD COLUMN made_at INTEGER;
UPDATE sheet SET made_at = time WHERE state IN ('made', 'purged', 'begun')
""",
    7: """
ALTER TABLE sheet ADD COLUMN asked TEXT;
ALTER TABLE sheet ADD COLUMN second TEXT
""",
}
"""What ledgers of earlier forms lack beside the next one: a recall or a purge may come long after the run."""

_OTHER = "name another file with --ledger"

_READ_ONLY = "the ledger cannot be written: its disk is read-only, or you have no right to write in its folder"
_COPY_IT = "let it be written there, or copy the whole folder; --report, --who-has and --purge --dry-run need not write"

_TABLES = """
CREATE TABLE run (
    number TEXT, day TEXT, shard INTEGER, shards INTEGER, secret BLOB, key_check BLOB, rows INTEGER, merged TEXT,
    split INTEGER, separators INTEGER, first_rows INTEGER, look TEXT, folder TEXT, of_table TEXT
);
CREATE TABLE print_file (number INTEGER PRIMARY KEY, name TEXT, output BLOB, last INTEGER, leaves INTEGER);
CREATE TABLE sheet (
    sheet INTEGER PRIMARY KEY, row INTEGER UNIQUE, key TEXT UNIQUE, id TEXT, handout TEXT, language TEXT, edition TEXT,
    state TEXT NOT NULL, fault TEXT, basis BLOB, content_hash TEXT, pages INTEGER, body_pt REAL, output BLOB,
    time INTEGER, print_file INTEGER, anew INTEGER, locked INTEGER, made_at INTEGER,
    asked TEXT, second TEXT
);
CREATE TABLE reprint (folder TEXT, stem TEXT, name TEXT, time INTEGER, PRIMARY KEY (folder, stem, name));
CREATE TABLE earlier (
    run TEXT, sheet INTEGER, id TEXT, handout TEXT, language TEXT, edition TEXT, content_hash TEXT, pages INTEGER,
    body_pt REAL, output BLOB, time INTEGER, PRIMARY KEY (run, sheet, content_hash)
);
CREATE INDEX refused ON sheet (id, row) WHERE key IS NULL
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


def _may_write(path: Path) -> bool:
    """Whether a ledger can be written, for which SQLite wants files beside it. Windows says nothing of folders."""
    return os.name == "nt" or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _code(refused: sqlite3.Error) -> int:
    return int(getattr(refused, "sqlite_errorcode", 0)) & 0xFF


@contextlib.contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    """A ledger with what SQLite left beside it when its process was killed, where that can be put in its place.

    It is this process's alone, and its name is gone once it is open.
    """
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as database:
        try:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")  # as in `_prepare`: no file of shared memory
            database.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as refused:
            if _code(refused) == sqlite3.SQLITE_BUSY:
                raise
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for end in ("", "-wal", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{end}", Path(folder, f"ledger{end}"))
        yield Path(folder, "ledger")


class LedgerFile:
    """An open ledger's file. HandoutError where it is none, MachineError where the disk or another run is in the way.

    One `to_read` has a form that many can read at once (`run_in`), on network shares too. Where nothing is to be
    `written`, one on a disk that takes no byte is read as well. Without a path it is SQLite's own temporary file, which
    nobody can open and which ends with the process.
    """

    def __init__(self, path: Path | None, *, to_read: bool = False, written: bool = True) -> None:
        self.path = path
        self.kept = False
        self._unkept = 0
        with self._faults(), contextlib.ExitStack() as stack:
            if path and not path.exists():
                # SQLite would let others of the group read it.
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            elif path and not _may_write(path):
                if written:
                    raise MachineError([error("ledger", _READ_ONLY, Span(str(path)), _COPY_IT)])
                path = stack.enter_context(_copy_of(path))
            self._logs_ahead = path is not None and path == self.path and not to_read and is_local(path)
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

    def commit(self) -> None:
        """What was told, on the disk."""
        with self._faults():
            self._database.execute("COMMIT")
            self._database.execute("BEGIN IMMEDIATE")
        self.kept = True
        self._unkept = 0

    def take_back(self) -> None:
        """Forget what was told since the last commit."""
        with self._faults():
            if self._database.in_transaction:  # some faults of the disk end it
                self._database.execute("ROLLBACK")
            self._database.execute("BEGIN IMMEDIATE")
        self._unkept = 0

    def settle(self) -> int:
        """What was told, on the disk; where that has no room for it, it is forgotten. How many sheets made are."""
        unkept = self._unkept
        try:
            self.commit()
        except MachineError:
            self.take_back()
            return unkept
        return 0

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

    def _prepare(self) -> None:
        # A lock that ends with the process, whichever way that ends. Taken before anything is read, it spares the file
        # of shared memory (sqlite.org/wal.html, 8), for which a full disk has no room: reports can be read from one.
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        (empty,) = self._one("SELECT count(*) = 0 FROM sqlite_master") or (0,)
        (application,) = self._one("PRAGMA application_id") or (0,)
        (form,) = self._one("PRAGMA user_version") or (0,)
        self._was_there = not empty
        if not empty and (application != APPLICATION or form not in (FORM, *_SINCE)):
            told = error("no-ledger", "this is no ledger of this version", Span(str(self.path)), _OTHER)
            raise HandoutError([told])
        # WAL is for disks of this machine alone (sqlite.org/wal.html); a commit is then one write to be waited for, not
        # three.
        self._database.execute(f"PRAGMA journal_mode = {'WAL' if self._logs_ahead else 'DELETE'}")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("BEGIN IMMEDIATE")
        if empty:
            self._execute_all(_TABLES)
            self._database.execute(f"PRAGMA application_id = {APPLICATION}")
            self._database.execute(f"PRAGMA user_version = {FORM}")
        elif form in _SINCE:
            for each in range(form, FORM):
                self._execute_all(_SINCE[each])
            self._database.execute(f"PRAGMA user_version = {FORM}")
            self._database.execute("COMMIT")  # not to be taken back with what is told later
            self._database.execute("BEGIN IMMEDIATE")

    def _execute_all(self, statements: str) -> None:
        for statement in filter(None, map(str.strip, statements.split(";"))):
            self._database.execute(statement)

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        with self._faults():
            found: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
            return found

    def _all(self, query: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        with self._faults():
            # Not `yield from`: that closes the cursor too, which is refused where the ledger was closed before.
            for found in self._database.execute(query, values):  # noqa: UP028
                yield found

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """What SQLite or the system refuses, as a fault with what to do. Their own messages may hold values."""
        place = Span(str(self.path))
        try:
            yield
        except sqlite3.Error as refused:
            code = _code(refused)
            if code == sqlite3.SQLITE_BUSY:
                message, hint = "another batch is at work on this ledger", "wait for its end"
            elif code == sqlite3.SQLITE_FULL:
                message, hint = "the disk is full", "make room, then go on: --resume, or --purge again"
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
