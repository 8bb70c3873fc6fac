"""A table of recipients: CSV, TSV, XLSX or JSON Lines, a row a recipient, read row by row, as often as needed."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning
from handout.model import Recipient
from handout.record import NamedTuple
from handout.source.csv_rows import csv_rows_of, line_ends
from handout.source.encodings import WORKBOOK, Reading, reading_of
from handout.source.json_rows import json_rows_of
from handout.source.reading import open_file
from handout.source.recipients import Readable, Shown, any_column, readable, recipient
from handout.source.rows import Header, Row, Rows, Unreadable, is_empty
from handout.source.workbook import workbook_rows

LONGEST_LINE = 4_000_000
"""Characters: far beyond any row. A file of one endless line must not fill the memory."""

_PIECE = 1 << 20
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
"""How workbooks of before 2007 begin, and such as are locked with a password ([MS-CFB] 2.2)."""


class BadRow(NamedTuple):
    """A row that is no recipient, by its number, and why; and what can be read of it all the same."""

    row: int
    faults: tuple[Diagnostic, ...]
    readable: Readable | None = None

    def __repr__(self) -> str:
        return f"BadRow({self.row})"


class Table:
    """The rows of an open file, in an `encoding` that somebody named or else the one that it shows.

    HandoutError where it is no table at all. `warnings` is what the rows so far have shown of the file as a whole;
    `header` is there before the first row, in a table that has one.
    """

    def __init__(self, file: BinaryIO, name: str, encoding: str | None = None) -> None:
        self.file = name
        self.warnings: list[Diagnostic] = []
        self.header: Header | None = None
        self._nameless: set[int] = set()
        self._bytes = file
        self._version = self._seen()
        start = next(self._pieces(), b"")
        if start.startswith(_OLD_WORKBOOK):
            hint = "save it as XLSX without a password, or as CSV (UTF-8)"
            raise HandoutError([error("workbook", "this is an old workbook, or a locked one", Span(name), hint)])
        self._reading = None if start.startswith(WORKBOOK) else reading_of(self._pieces, name, encoding)

    def rows(self, shown: Shown = any_column) -> Iterator[Recipient | BadRow]:
        """The rows in their order; `shown` is as `recipient` has it.

        HandoutError where the table breaks off: then no row is where it seems to be."""
        number = 0
        for each in self._rows():
            if isinstance(each, Diagnostic):
                self._tell(each)
                continue
            if isinstance(each, Header):
                self.header = each
                continue
            number = each.number
            if isinstance(each, Unreadable):
                yield BadRow(number, (each.fault,))
                continue
            self._look_at_nameless(each)
            found, faults = recipient(*each, shown)
            yield found or BadRow(number, faults, readable(*each, shown))
        if self._seen() != self._version:
            raise HandoutError([self._changed()])
        if not number:
            hint = "write the fields' names in the first row and a recipient in each of the next"
            raise HandoutError([error("no-recipient", "there is no recipient in the file", Span(self.file), hint)])

    def _tell(self, fault: Diagnostic) -> None:
        if fault.severity == "error":
            raise HandoutError([fault])
        if fault not in self.warnings:
            self.warnings.append(fault)

    def _look_at_nameless(self, row: Row) -> None:
        """Words in a column without a name are on no sheet; a table's empty last columns have none."""
        for number, (name, value) in enumerate(row.pairs, 1):
            if not name.strip() and not is_empty(value) and number not in self._nameless:
                self._nameless.add(number)
                which = f"column {number}" if self.header else "a value"
                message = f"{which} has no name, and no sheet shows what stands there, first in row {row.number}"
                self._tell(warning("no-name", message, row.span, "give it a name, or leave it out"))

    def _rows(self) -> Rows:
        self._bytes.seek(0)
        if self._reading is None:
            yield from workbook_rows(self._bytes, self.file)
            return
        try:
            with self._text(self._reading, "") as text:
                start = text.read(_PIECE).lstrip()
            ends = line_ends(start)
            with self._text(self._reading, ends) as text:
                if start[:1] in {"{", "["}:
                    yield from json_rows_of(text.read, self.file)
                else:
                    yield from csv_rows_of(self._lines(text), self.file, ends)
        except UnicodeDecodeError:
            raise HandoutError([self._changed()]) from None

    @contextlib.contextmanager
    def _text(self, reading: Reading, newline: str) -> Iterator[io.TextIOWrapper]:
        """The text from its start."""
        self._bytes.seek(0)
        text = io.TextIOWrapper(self._bytes, reading.encoding, reading.errors, newline)
        try:
            yield text
        finally:
            with contextlib.suppress(ValueError):  # the file is closed already
                text.detach()

    def _lines(self, text: io.TextIOWrapper) -> Iterator[str]:
        number = 0
        while line := text.readline(LONGEST_LINE):
            number += 1
            if len(line) == LONGEST_LINE:
                message = f"this line has more than {LONGEST_LINE:,} characters"
                raise HandoutError([error("too-large", message, Span(self.file, number), "look what is in it")])
            yield line

    def _pieces(self) -> Iterator[bytes]:
        self._bytes.seek(0)
        while piece := self._bytes.read(_PIECE):
            yield piece

    def _seen(self) -> tuple[int, int]:
        try:
            status = os.fstat(self._bytes.fileno())
        except (OSError, ValueError):  # bytes in memory
            return 0, 0
        return status.st_size, status.st_mtime_ns

    def _changed(self) -> Diagnostic:
        hint = "wait until it is written to its end, then begin again"
        return error("table-changed", "the table was changed while it was read", Span(self.file), hint)


@contextlib.contextmanager
def open_table(path: Path, encoding: str | None = None) -> Iterator[Table]:
    """The table of a file."""
    with open_file(path) as file:
        yield Table(file, str(path), encoding)


@contextlib.contextmanager
def spooled_table(stream: BinaryIO, name: str, encoding: str | None = None) -> Iterator[Table]:
    """The table that a stream gives once. It is kept meanwhile in a file without a name, for this process alone."""
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.flush()
        yield Table(file, name, encoding)
