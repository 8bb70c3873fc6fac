"""What a YAML file says, as words: every value knows its line and column, and none has a type yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from handout.characters import composed
from handout.diagnostics import Span

Style = Literal["plain", "single", "double", "literal", "folded", "refused"]
Position = tuple[int, int]
"""Line and column, counted from 0."""

Locate = Callable[[int, int], Span]
"""From a line and a column of a text (counted from 0) to the place in the file."""

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_ESCAPED_SPACE = r"\\(?:[nt \t]|(?:x|u00|U000000)(?:20|0[9aA]))"


class Lines:
    """The lines of a file in normal form C, and as they were written where that differs."""

    __slots__ = ("file", "lines", "written")

    def __init__(self, file: str, lines: tuple[str, ...], written: tuple[str, ...] | None = None) -> None:
        self.file = file
        self.lines = lines
        self.written = written

    def span(self, line: int, column: int) -> Span:
        """The place of a line and column that count from 0."""
        if self.written is not None and line < len(self.written):
            column = _written_column(self.written[line], column)
        return Span(self.file, line + 1, column + 1)

    def __getitem__(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""


class Scalar:
    """Words. A plain `null` or `~` has none; `refused` marks what was reported already."""

    __slots__ = ("end", "lines", "span", "start", "style", "text")

    def __init__(self, text: str, span: Span, style: Style, start: Position, end: Position, lines: Lines) -> None:
        self.text = text
        self.span = span
        self.style = style
        self.start = start
        self.end = end
        self.lines = lines

    def locator(self) -> Locate:
        """Where the characters of `text` stand in the file."""
        return _Locator(self.text, _runs(self), self.lines)


class Mapping:
    """Keys and what they hold, in the order written; no key twice."""

    __slots__ = ("end", "entries", "flow", "lines", "span", "start")

    def __init__(
        self,
        entries: tuple[tuple[Scalar, Node], ...],
        span: Span,
        flow: bool,
        start: Position,
        end: Position,
        lines: Lines,
    ) -> None:
        self.entries = entries
        self.span = span
        self.flow = flow
        self.start = start
        self.end = end
        self.lines = lines


class Sequence:
    """Items in the order written."""

    __slots__ = ("end", "flow", "items", "lines", "span", "start")

    def __init__(
        self, items: tuple[Node, ...], span: Span, flow: bool, start: Position, end: Position, lines: Lines
    ) -> None:
        self.items = items
        self.span = span
        self.flow = flow
        self.start = start
        self.end = end
        self.lines = lines


Node = Scalar | Mapping | Sequence


class _Locator:
    """Looks a place up in runs: (offset in the text, line, column), each good until the next one starts."""

    __slots__ = ("_lines", "_offsets", "_runs", "_starts", "_text")

    def __init__(self, text: str, runs: list[tuple[int, int, int]], lines: Lines) -> None:
        self._text = text
        self._runs = runs
        self._offsets = [offset for offset, _, _ in runs]
        self._lines = lines
        self._starts = [0]
        for line in text.split("\n")[:-1]:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def __call__(self, line: int, column: int) -> Span:
        start = self._starts[min(line, len(self._starts) - 1)]
        offset = min(start + column, len(self._text))
        index = max(bisect_right(self._offsets, offset) - 1, 0)
        begin, file_line, file_column = self._runs[index]
        return self._lines.span(file_line, file_column + max(offset - begin, 0))


def _runs(scalar: Scalar) -> list[tuple[int, int, int]]:
    line, column = scalar.start
    if scalar.style == "literal":
        return _literal_runs(scalar)
    if scalar.style in {"single", "double"}:
        column += 1
    raw = scalar.lines[line][column : scalar.end[1]]
    if scalar.end[0] == line and raw.startswith(scalar.text):
        return [(0, line, column)]
    return _aligned_runs(scalar, column)


def _literal_runs(scalar: Scalar) -> list[tuple[int, int, int]]:
    """A literal block keeps its lines: each is the end of the file's line."""
    runs = []
    offset = 0
    for index, text in enumerate(scalar.text.split("\n")):
        line = scalar.start[0] + 1 + index
        runs.append((offset, line, max(len(scalar.lines[line]) - len(text), 0) if text else 0))
        offset += len(text) + 1
    return runs


def _aligned_runs(scalar: Scalar, column: int) -> list[tuple[int, int, int]]:
    """Folding changes white space and quotes change a few characters; the words keep their order."""
    source = _Reader(scalar, column)
    runs: list[tuple[int, int, int]] = []
    for offset, character in enumerate(scalar.text):
        place = source.space() if character in " \n\t" else source.character()
        if place is None:
            continue
        if runs and runs[-1][1] == place[0] and place[1] - runs[-1][2] == offset - runs[-1][0]:
            continue
        runs.append((offset, *place))
    return runs or [(0, scalar.start[0], column)]


class _Reader:
    """Walks the file's characters of one scalar."""

    def __init__(self, scalar: Scalar, column: int) -> None:
        self.lines = scalar.lines
        self.style = scalar.style
        self.line, self.column = scalar.start[0], column
        self.last = scalar.end[0]
        if scalar.style == "folded":
            self.line, self.column = self.line + 1, 0

    def character(self) -> Position:
        """The place of the next character that is not white space; the walk goes on behind it."""
        self._skip()
        place = (self.line, self.column)
        self.column += self._width()
        return place

    def space(self) -> Position | None:
        """The place of a white space character that is written as an escape; others need none."""
        if self.style != "double":
            return None
        self._skip()
        escape = re.match(_ESCAPED_SPACE, self.lines[self.line][self.column : self.column + 10])
        if escape is None:
            return None
        place = (self.line, self.column)
        self.column += escape.end()
        return place

    def _width(self) -> int:
        text = self.lines[self.line][self.column : self.column + 2]
        if self.style == "single" and text == "''":
            return 2
        if self.style == "double" and text[:1] == "\\":
            return _ESCAPE_LENGTHS.get(text[1:], 2)
        return 1

    def _skip(self) -> None:
        while self.line <= self.last:
            text = self.lines[self.line]
            while self.column < len(text) and text[self.column] in " \t":
                self.column += 1
            continued = self.style == "double" and text[self.column :] == "\\"
            if self.column < len(text) and not continued:
                return
            if self.line == self.last:
                return
            self.line, self.column = self.line + 1, 0


def _written_column(written: str, column: int) -> int:
    """The column in the line as written of a column in its normal form."""
    return bisect_right(_reach(written), column)


@lru_cache(maxsize=16)
def _reach(written: str) -> tuple[int, ...]:
    """How many characters of the normal form the line has up to each of its own, and with it.

    An ASCII character composes with nothing before it, so each piece that begins with one is composed by itself: the
    work grows with the length of pieces, not of the line, and is done once for all places in it.
    """
    reach: list[int] = []
    before = most = 0
    for piece in re.findall(r"[\0-\x7f]+(?![^\0-\x7f])|[\0-\x7f]?[^\0-\x7f]+", written):
        if piece.isascii():
            reach += [max(most, before + end) for end in range(1, len(piece) + 1)]
            before += len(piece)
            most = max(most, before)
            continue
        for end in range(1, len(piece) + 1):
            most = max(most, before + len(composed(piece[:end])))
            reach.append(most)
        before += len(composed(piece))
    return tuple(reach)
