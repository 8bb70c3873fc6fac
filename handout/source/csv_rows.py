"""Rows of a table with a header, its cells parted by commas, semicolons, tabs or bars, read line by line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from handout.diagnostics import Diagnostic, Span, error, warning
from handout.source.recipients import column_faults, is_damaged, without_repeats
from handout.source.rows import Header, Row, Rows, Unreadable, id_column, is_nobodys, ruled_line
from handout.source.spoiled import formulas_for_names, unless_spoiled

_DELIMITERS = (",", ";", "\t", "|")

LONGEST_CELL = 4_000_000
"""Characters: as many as a line of a table may have. A quote that never closes must not fill the memory."""

_LONE_RETURN = re.compile("\r(?!\r*+(?:\n|$))")
"""One that ends no line: before a line feed there may be several, as a file has them that was turned over twice."""

_QUOTED = re.compile('"(?:[^"]++|"")*+"')

_QUOTE = "look for a double quote that should not be there"

_TO_THE_END = "compare that row with where it comes from"

_QUOTE_IT = 'put the whole value in double quotes, and write a quote within it twice ("")'

_STRAY = (
    "take the carriage return out, or put the value that has it in double quotes;"
    " or save the table as CSV again, so that all lines end alike"
)

_HEADER_END = re.compile(r'(?:[^"\r\n]++|"[^"]*+")*+(\r*\n|\r)')

_FEWEST_CELLS = 3
"""In a table without ids: a line of words with one comma is as likely a sentence as a row of two cells."""

_FEWEST_ALIKE, _LONG = 2, 6

_HEADER_LINES = 50
"""Lines in which the header ends, also where its cells have lines of their own."""


def csv_rows(text: str, file: str) -> Rows:
    """The rows of a text."""
    ends = line_ends(text)
    return csv_rows_of(io.StringIO(text, newline=ends), file, ends)


def line_ends(start: str) -> str:
    """What ends the lines of a table that starts so, as `open` has it.

    Where a carriage return alone ends the header, each one outside of quotes ends a row, and a line feed ends none.
    """
    found = _HEADER_END.match(start)
    return "" if found and found[1] == "\r" else "\n"


def csv_rows_of(lines: Iterable[str], file: str, ends: str) -> Rows:
    """The rows of lines, each with its end, as `line_ends` has it: carriage returns or line feeds.

    The others stand within quotes. One outside, which nobody sees, may part a column's name or a row in two, or be
    what is left of two tables: an error, behind which no row is read.
    """
    # Python's own limit ends the table; a cell that is too long for a page is a fault of its row alone.
    csv.field_size_limit(LONGEST_CELL)
    following = iter(lines)
    head = list(islice(following, _HEADER_LINES))
    delimiter, start = _delimiter("".join(map(_within, head)))
    if start:
        head = head[1:]
    yield from _rows(_Lines(chain(head, following), delimiter, ends), file, 1 if start else 0)


class _Lines:
    """The lines of a table, and those of the row that was read last."""

    def __init__(self, lines: Iterable[str], delimiter: str, ends: str) -> None:
        self.delimiter = delimiter
        self._by_returns = not ends
        self._lines = iter(lines)
        self._of_row: list[str] = []
        self._row_before: list[str] = []
        self.table: Any = csv.reader(self._passed(), delimiter=delimiter, strict=True)

    @property
    def line(self) -> int:
        """The number of the line that the next row begins in."""
        return int(self.table.line_num) + 1

    def next_row(self) -> list[str] | None:
        """The next row's cells; None behind the last."""
        self._row_before, self._of_row = self._of_row, []
        return next(self.table, None)

    def breaks_off(self, width: int) -> bool:
        """Whether the row before, behind which there is none, has words and no end: neither that of a line nor, in
        the last of all its cells, a closing quote.
        """
        words = "".join(self._row_before)
        if not words.strip() or words.endswith(("\n", "\r")):
            return False
        *_, (begin, end) = cells = list(_cells(words, self.delimiter))
        return len(cells) < width or words[begin] != '"' or end < len(words)

    def stray(self, span: Span) -> Diagnostic | None:
        """What is wrong with the row that was read last, or tried, where it has a line end of another kind."""
        if self._by_returns:
            is_other = bool(self._of_row) and self._of_row[-1].endswith("\n")
            before = len(self._of_row) - 1 if is_other else None
            message = "this line ends in a line feed, and the header in a carriage return alone"
        else:
            words = "".join(self._of_row)
            at = _outside_quotes(words, self.delimiter)
            before = None if at is None else words.count("\n", 0, at)
            message = "a carriage return stands by itself in this line, outside of quotes; lines end in line feeds"
        if before is None:
            return None
        return error("stray-return", message, span._replace(line=span.line + before), _STRAY)

    def has_ended(self, width: int) -> bool:
        """Whether a row that is quoted wrongly ends with its line for certain: that has all its cells, and so has the
        next, however their quotes are read; a cell that goes on there would leave a line with fewer.
        """
        if len(self._of_row) != 1 or _LONE_RETURN.search(self._of_row[0]) or not self._is_row(self._of_row[0], width):
            return False
        following = next(self._lines, None)
        if following is not None:
            self._lines = chain([following], self._lines)
        return following is None or not following.strip() or self._is_row(following, width)

    def another_row(self, cells: list[str], width: int, id_at: int | None) -> tuple[int, int] | None:
        """Which line of a row, counted from 0, and of how many, looks like a row of its own; None if none does.

        A quote that should not be there takes the rows behind it until another closes it, and these are somebody
        else's words. A line of a value is like a row where it ends as rows do, has all their cells, and an id of the
        row's own make; or where its cells stand as close as people hardly write commas, and it has an id of any make,
        or other cells like the row's. What writes line ends within values in a way of its own, as spreadsheets do, is
        never meant.
        """
        count = len(self._of_row)
        if count == 1:
            return None
        ends = [line[len(line.rstrip("\r\n")) :] for line in self._of_row]
        own = _make(cells[id_at], self.delimiter) if id_at is not None and id_at < len(cells) else frozenset()
        for at in range(1, count):
            found = _trimmed(self._of_row[at].rstrip("\r\n").split(self.delimiter), width)
            if len(found) != width or ends[at - 1] != (ends[-1] or ends[0]):
                continue
            if self._is_like(found, cells, id_at, own):
                return at, count
        return None

    def _is_like(self, found: list[str], cells: list[str], id_at: int | None, own: frozenset[str]) -> bool:
        """Whether the cells of a line are those of another row than the one that has it; `own` is what its id is of."""
        if id_at is None or not own:
            return len(found) >= _FEWEST_CELLS or (_stand_close(found) and self._begins_whole(len(found)))
        id_ = found[id_at].replace('"', "").strip()
        if _make(id_, self.delimiter) == own:
            return True
        is_id = bool(id_) and not re.search(r"\s", id_) and ("9" in _make(id_, self.delimiter) or "9" not in own)
        return _stand_close(found) and (is_id or self._alike(found, cells) >= _FEWEST_ALIKE)

    def _begins_whole(self, width: int) -> bool:
        """Whether the line that a row begins in has all its cells, so that nothing behind it is needed for them."""
        return len(_trimmed(self._of_row[0].rstrip("\r\n").split(self.delimiter), width)) == width

    def _alike(self, found: list[str], cells: list[str]) -> int:
        """How many cells of two rows are the same, or have digits and are made up alike, as doses do; long ones, such
        as days, count twice.
        """
        count = 0
        for each, other in zip(found, cells, strict=False):
            if "\n" in other or not each.strip():
                continue
            make = _make(each, self.delimiter)
            alike = each.strip() == other.strip() or ("9" in make and make == _make(other, self.delimiter))
            count += alike * (1 if len(each) < _LONG else 2)
        return count

    def opened(self) -> tuple[int, int]:
        """The line of a row, counted from 0, in which the quote opens that the reader stopped at or never saw closed,
        and the one in which words stand behind the quote that closes it.
        """
        words = "".join(self._of_row)
        *_, (begin, end) = (0, 0), *_cells(words, self.delimiter)
        return words.count("\n", 0, begin), words.count("\n", 0, end)

    def _is_row(self, line: str, width: int) -> bool:
        try:
            (cells,) = csv.reader([_within(line)], delimiter=self.delimiter)
        except (csv.Error, ValueError):
            return False
        return len(_trimmed(cells, width)) == width

    def _passed(self) -> Iterator[str]:
        while (line := next(self._lines, None)) is not None:
            self._of_row.append(line)
            yield _within(line)


def _stand_close(cells: list[str]) -> bool:
    """Whether no cell but the first begins with a blank, as words behind a comma do."""
    return not any(cell[:1].isspace() for cell in cells[1:])


def _make(id_: str, delimiter: str) -> frozenset[str]:
    """What an id is made up of: letters, digits, signs. A quote is none of it, nor what follows where it took more."""
    words = id_.split("\n", 1)[0].split(delimiter, 1)[0].replace('"', "").strip()
    return frozenset("a" if each.isalpha() else "9" if each.isdecimal() else each for each in words)


def _cell_end(words: str, start: int, delimiter: str) -> int:
    """Where the cell ends that begins at a place: at its closing quote, or before the next sign between cells."""
    if words[start] == '"':
        found = _QUOTED.match(words, start)
        return found.end() if found else len(words)
    ends = [at for sign in (delimiter, "\n") if (at := words.find(sign, start)) >= 0]
    return min(ends, default=len(words))


def _cells(words: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Where each cell begins and ends, up to one with words behind the quote that closes it."""
    at = 0
    while at < len(words):
        end = _cell_end(words, at, delimiter)
        yield at, end
        if end < len(words) and words[end] not in (delimiter, "\r", "\n"):
            return
        at = end + 1


def _outside_quotes(words: str, delimiter: str) -> int | None:
    """Where a carriage return stands that ends no line, and is no part of a quoted value."""
    if not _LONE_RETURN.search(words):
        return None
    for begin, end in _cells(words, delimiter):
        is_quoted = words[begin] == '"'
        found = _LONE_RETURN.match(words, end) if is_quoted else _LONE_RETURN.search(words, begin, end + 1)
        if found:
            return found.start()
    return None


def _within(line: str) -> str:
    return _LONE_RETURN.sub("\u2028", line)


def _rows(lines: _Lines, file: str, skipped: int) -> Rows:
    header: list[str] = []
    id_at: int | None = None
    number = 0
    while True:
        span = Span(file, lines.line + skipped)
        fault = None
        try:
            cells = lines.next_row()
        except csv.Error as refused:
            cells, fault = [], refused
        if stray := lines.stray(span):
            yield stray
            return
        if fault:
            if not (header and lines.has_ended(len(header))):
                yield _csv_fault(fault, span, *lines.opened())
                return
            number += 1
            yield Unreadable(number, _badly_quoted(number, span))
            continue
        if cells is None:
            if number and lines.breaks_off(len(header)):
                message = f"the last line, that of row {number}, has no line end: its last value may be cut off"
                yield warning("no-line-end", message, span._replace(line=span.line - 1), _TO_THE_END)
            return
        if is_nobodys(cells):
            continue
        if not header:
            if any(map(is_damaged, cells)):
                hint = "save the file as UTF-8 again"
                yield error("encoding", "the name of a column has a byte that is not UTF-8", span, hint)
                return
            if any("\n" in cell and lines.delimiter in cell for cell in cells):
                yield error("rows-in-quotes", "a column's name in double quotes goes on in the next line", span, _QUOTE)
                return
            yield from formulas_for_names(cells, span)
            yield from column_faults(cells, span)
            header = without_repeats(cells)
            id_at = id_column(header)
            yield Header(tuple(header), span)
            continue
        if taken := lines.another_row(cells, len(header), id_at):
            number += 1
            yield Unreadable(number, _taken(number, span, *taken))
            continue
        number += 1
        yield ruled_line(number, header, cells, span) or _row(cells, header, number, span)


def _row(cells: list[str], header: list[str], number: int, span: Span) -> Row | Unreadable:
    cells = _trimmed(cells, len(header))
    if len(cells) == len(header):
        return Row(number, tuple(zip(header, map(unless_spoiled, cells), strict=True)), span)
    message = f"row {number} has {len(cells)} cells; the header has {len(header)}"
    hint = "give each row as many; a value that holds the sign between cells goes in double quotes"
    if len(cells) > len(header) and any(cell[:1].isspace() and cell.lstrip().startswith('"') for cell in cells):
        hint = "take out the space before a double quote: quotes hold a value together only where it begins with one"
    return Unreadable(number, error("row-length", message, span, hint))


def _trimmed(cells: list[str], width: int) -> list[str]:
    """The cells without empty ones beyond the header's."""
    length = len(cells)
    while length > width and not cells[length - 1].strip():
        length -= 1
    return cells[:length]


def _badly_quoted(number: int, span: Span) -> Diagnostic:
    message = f"row {number}: words stand behind a closing double quote"
    return error("csv-syntax", message, span, _QUOTE_IT)


def _taken(number: int, span: Span, at: int, count: int) -> Diagnostic:
    first = span.line or 0
    message = (
        f"row {number}: a value in double quotes goes on from line {first} to line {first + count - 1},"
        f" and line {first + at} looks like a row of its own, so that none of these lines is made"
    )
    return error("rows-in-quotes", message, span, f"{_QUOTE}; if the value is meant so, save the table as XLSX")


def _csv_fault(fault: csv.Error, span: Span, opened: int, closed: int) -> Diagnostic:
    """What ends the table: a quote that takes the lines behind it with it, from the line that it opens in."""
    begun = span._replace(line=span.line + opened)
    if "end of data" in str(fault) or "field limit" in str(fault):
        return error("csv-syntax", "a double quote opens in this line and never closes", begun, "close it")
    if "expected after" in str(fault):
        where = "in this line" if closed == opened else f"in line {span.line + closed}"
        message = f"a double quote opens in this line, and words stand behind the one that closes it {where}"
        return error("csv-syntax", message, begun, f"look for one that is missing; {_QUOTE_IT}")
    return error("csv-syntax", "this row cannot be read as CSV", span, "save the file as CSV again")


def _delimiter(text: str) -> tuple[str, int]:
    """The sign between cells, which gives the header most of them, and where the table starts."""
    # Excel writes and reads this line.
    if named := re.match(r"sep=([,;\t|])(?:\r?\n|\r)", text):
        return named[1], named.end()
    return max(_DELIMITERS, key=lambda each: _header_length(text, each)), 0


def _header_length(text: str, delimiter: str) -> int:
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return next((len(cells) for cells in table if any(cell.strip() for cell in cells)), 0)
    except csv.Error:
        return 0
