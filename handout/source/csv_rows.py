"""Rows of a table with a header, its cells parted by commas, semicolons or tabs, read line by line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from handout.diagnostics import Diagnostic, Span, error
from handout.source.recipients import column_faults, without_repeats
from handout.source.rows import Row, Rows, Unreadable

_DELIMITERS = (",", ";", "\t")

LONGEST_CELL = 4_000_000
"""Characters: as many as a line of a table may have. A quote that never closes must not fill the memory."""

_HEADER_LINES = 50
"""Lines in which the header ends, also where its cells have lines of their own."""


def csv_rows(text: str, file: str) -> Rows:
    """The rows of a text."""
    ends = "\n" if "\n" in text else "\r"
    return csv_rows_of(io.StringIO(text, newline=ends), file)


def csv_rows_of(lines: Iterable[str], file: str) -> Rows:
    """The rows of lines, each with its end. That is a line feed, so a carriage return alone is one within a value,
    quoted or not; where there is none in the whole file, it is the carriage return.
    """
    # Python's own limit ends the table; a cell that is too long for a page is a fault of its row alone.
    csv.field_size_limit(LONGEST_CELL)
    following = map(_within, lines)
    head = list(islice(following, _HEADER_LINES))
    delimiter, start = _delimiter("".join(head))
    if start:
        head = head[1:]
    table = csv.reader(chain(head, following), delimiter=delimiter, strict=True)
    yield from _rows(table, file, 1 if start else 0)


def _within(line: str) -> str:
    return re.sub("\r(?!\n)(?!$)", "\u2028", line)


def _rows(table: Any, file: str, skipped: int) -> Rows:
    header: list[str] = []
    number = 0
    while True:
        span = Span(file, table.line_num + 1 + skipped)
        try:
            cells = next(table, None)
        except csv.Error as fault:
            yield _csv_fault(fault, span)
            return
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            yield from column_faults(cells, span)
            header = without_repeats(cells)
            continue
        number += 1
        while len(cells) > len(header) and not cells[-1].strip():
            cells.pop()
        if len(cells) == len(header):
            yield Row(number, tuple(zip(header, cells, strict=True)), span)
        else:
            message = f"row {number} has {len(cells)} cells; the header has {len(header)}"
            hint = "give each row as many; a value that holds the sign between cells goes in double quotes"
            yield Unreadable(number, error("row-length", message, span, hint))


def _csv_fault(fault: csv.Error, span: Span) -> Diagnostic:
    if "end of data" in str(fault) or "field limit" in str(fault):
        return error("csv-syntax", "a double quote opens in this row and never closes", span, "close it")
    if "expected after" in str(fault):
        hint = 'put the whole value in double quotes, and write a quote within it twice ("")'
        return error("csv-syntax", "words stand behind a closing double quote in this row", span, hint)
    return error("csv-syntax", "this row cannot be read as CSV", span, "save the file as CSV again")


def _delimiter(text: str) -> tuple[str, int]:
    """The sign between cells, which gives the header most of them, and where the table starts."""
    # Excel writes and reads this line.
    if named := re.match(r"sep=([,;\t])\r?\n", text):
        return named[1], named.end()
    return max(_DELIMITERS, key=lambda each: _header_length(text, each)), 0


def _header_length(text: str, delimiter: str) -> int:
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return next((len(cells) for cells in table if any(cell.strip() for cell in cells)), 0)
    except csv.Error:
        return 0
