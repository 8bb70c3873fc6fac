"""What a workbook hides and the program reads all the same: rows, also those that a filter leaves out, and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from handout.diagnostics import Diagnostic, Span, warning

_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*\br=\"([0-9]{1,7})\"")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b(?=[^>]*\bhidden=\"(?:1|true)\")[^>]*>")
_FROM = re.compile(rb"\bmin=\"([0-9]{1,5})\"")
_TO = re.compile(rb"\bmax=\"([0-9]{1,5})\"")

_MOST_LINES = 1_048_576
"""Lines of a sheet (ECMA-376 18.3.1.73)."""

_MOST_NAMED = 5


class Hidden:
    """The lines and columns that one sheet hides, by their numbers in it. A line is a bit: there may be a million."""

    def __init__(self) -> None:
        self._lines = bytearray()
        self.columns: list[tuple[int, int]] = []

    def look_at(self, piece: bytes) -> None:
        """A piece of the sheet's part; what stands in two of them counts once."""
        for found in _ROW.finditer(piece):
            line = int(found[1])
            if 0 < line <= _MOST_LINES:
                self._lines = self._lines or bytearray(_MOST_LINES // 8 + 1)
                self._lines[line >> 3] |= 1 << (line & 7)
        for found in _COLUMNS.finditer(piece):
            first, last = _FROM.search(found[0]), _TO.search(found[0])
            if first and last and (ends := (int(first[1]), int(last[1]))) not in self.columns:
                self.columns.append(ends)

    def has_line(self, line: int) -> bool:
        """Whether that line of the sheet is hidden."""
        return bool(self._lines) and bool(self._lines[line >> 3] & 1 << (line & 7))

    def has_column(self, number: int) -> bool:
        """Whether that column is hidden, counted from 1."""
        return any(first <= number <= last for first, last in self.columns)


class HiddenRows:
    """The hidden rows and columns of a sheet that are recipients and their fields, as reading comes to them."""

    def __init__(self, sheet: str, hidden: Hidden) -> None:
        self._sheet = sheet
        self._hidden = hidden
        self._columns: list[str] = []
        self._first: list[int] = []
        self._count = 0
        self._head = self._place = Span("")

    def header(self, names: Sequence[str], span: Span) -> None:
        """The fields' names."""
        self._head = span
        self._columns = [name for number, name in enumerate(names, 1) if name and self._hidden.has_column(number)]

    def row(self, number: int, line: int, span: Span) -> None:
        """A recipient, and the line of the sheet that it is in."""
        if not self._hidden.has_line(line):
            return
        self._count += 1
        if len(self._first) < _MOST_NAMED:
            self._first.append(number)
        if self._count == 1:
            self._place = span

    def warnings(self) -> Iterator[Diagnostic]:
        """What there is to say once all rows were there."""
        if self._count:
            rows, are = ("row", "is") if self._count == 1 else ("rows", "are")
            which = ", ".join(map(str, self._first)) + (" and more" if self._count > len(self._first) else "")
            message = (
                f"{self._count} {rows} of the sheet '{self._sheet}' {are} hidden or filtered out there, and {are} read "
                f"like all others: {which}"
            )
            yield warning("hidden-rows", message, self._place, "take out of the table what is not to be printed")
        if self._columns:
            names = ", ".join(f"'{name}'" for name in self._columns)
            message = f"columns of the sheet '{self._sheet}' are hidden there, and are read like all others: {names}"
            yield warning("hidden-columns", message, self._head, "take out of the table what is not to be printed")


def sheet_warnings(read: Any, sheets: Sequence[Any], place: Span) -> Iterator[Diagnostic]:
    """Which sheet of a workbook is read, where there are others that nobody sees, or it is one of these itself."""
    if read.sheet_state != "visible":
        message = f"the sheet that is read, '{read.title}', is hidden"
        yield warning("hidden-sheet", message, place, "look whether it is the one that is meant")
    others = sum(each.sheet_state != "visible" for each in sheets if each is not read)
    if others:
        what = "1 hidden sheet is" if others == 1 else f"{others} hidden sheets are"
        message = f"the sheet '{read.title}' is read; {what} not"
        yield warning("hidden-sheet", message, place, "look whether it is the one that is meant")
