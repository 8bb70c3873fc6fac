"""Rows of JSON: one object, a list of objects, or objects one after the other (JSON Lines), read piece by piece."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any

from handout.diagnostics import Diagnostic, Span, error
from handout.source.recipients import Unfit, Value
from handout.source.rows import YES_OR_NO, Row, Rows, Unreadable, is_nobodys, ruled_line
from handout.source.spoiled import SHORTENED, unless_spoiled

OBJECT = 'write an object of names and values: {"dose": "100 mg"}'

_PIECE = 1 << 16

_OBJECTS = re.compile(r"\}\s*\{")
"""Where one object ends and another begins."""

_NOTHING = re.compile(r"(?!)")

_LINE_END = re.compile(r"\n")

_ZERO_BELOW = re.compile(r"-0(?:\.0+)?")
_MINUS_ZERO = Unfit("a zero with a minus", "write 0, or what is meant in words")

_BRACE_ALONE = re.compile(r"\{[ \t\r]*([^ \t\r])")

LONGEST_ROW = 4_000_000
"""Characters: far beyond what a row's columns may hold together. A file of one endless row must not fill the memory."""


def json_rows(text: str, file: str) -> Rows:
    """The rows of a text."""
    return json_rows_of(io.StringIO(text).read, file)


def json_rows_of(read: Callable[[int], str], file: str) -> Rows:
    """The rows of what `read` gives, so many characters at a time.

    Where the first row has its line for itself, each line is a row, whatever stands in the others; but for an object
    that is opened by a brace alone and goes on in the next lines. Else a row that is no JSON ends where a line begins
    with an object, and none of its lines is made; within a list, nobody can say where that would be.
    """
    source = _Source(read, file)
    if source.peek() == "[":
        source.skip(1)
        return _listed(source)
    return _one_after_the_other(source)


def _listed(source: _Source) -> Rows:
    number = 0
    while source.peek() != "]":
        span = source.place()
        try:
            value = source.value()
        except (json.JSONDecodeError, RecursionError) as fault:
            yield _json_fault(fault, source)
            return
        if not _is_nobodys(value):
            number += 1
            yield _row(value, number, span)
        following = source.peek()
        if following == ",":
            source.skip(1)
        elif following != "]":
            yield _not_well_formed(source.place())
            return
    source.skip(1)
    if source.peek():
        yield _not_well_formed(source.place())


def _one_after_the_other(source: _Source) -> Rows:
    number = 0
    has_lines: bool | None = None
    while source.peek():
        span = source.place()
        limit = _LINE_END if has_lines and not source.opens_alone() else _row_within(span.column)
        try:
            value = source.value(limit)
        except (json.JSONDecodeError, RecursionError) as fault:
            told = _json_fault(fault, source)
        else:
            end, following = source.place(), source.peek()
            ends_its_line = not following or source.place().line != end.line
            if following == "{" or ends_its_line:
                has_lines = ends_its_line and end.line == span.line if has_lines is None else has_lines
                if not _is_nobodys(value):
                    number += 1
                    yield _through(_row(value, number, span), end.line)
                continue
            told = _not_well_formed(source.place())
        last = source.skip_to_next_row(limit)
        if last is None:
            yield told
            return
        number += 1
        # A quote that is missing here makes the rows behind it words of this one.
        place = told.span if told.span and told.span.line <= last else span
        row = Unreadable(number, told._replace(message=f"row {number}: {told.message}", span=place))
        yield _through(row, last, span.line)


def _through(row: Row | Unreadable, last: int, first: int | None = None) -> Row | Unreadable:
    """A row that goes on to a line; where it cannot be read, what else stands in these lines is lost with it."""
    first = row.span.line if first is None else first
    if isinstance(row, Row) or last == first:
        return row
    message = f"{row.fault.message}, so that nothing of lines {first} to {last} is made"
    return row._replace(fault=row.fault._replace(message=message))


class _Source:
    """A stretch of the text, from the row that is read now; what lies before it is let go."""

    def __init__(self, read: Callable[[int], str], file: str) -> None:
        self._read = read
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._column = 0
        # Numbers stay as they are written: a dose of 1.50 is no 1.5.
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_Object, parse_int=_number, parse_float=_number, parse_constant=_constant, strict=False
        )

    def peek(self) -> str:
        """The next character that is not white space; '' at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def skip(self, count: int) -> None:
        self._at += count

    def opens_alone(self) -> bool:
        """Whether here stands an opening brace, and nothing else in its line."""
        while self.peek() == "{":
            if found := _BRACE_ALONE.match(self._text, self._at):
                return found[1] == "\n"
            if not self._more():
                break
        return False

    def value(self, limit: re.Pattern[str] = _NOTHING) -> Any:
        """The value that begins here. JSONDecodeError where there is none, or none that ends in a row's length and
        before what `limit` finds.
        """
        self._let_go()
        while True:
            found = limit.search(self._text)
            text = self._text[: found.start()] if found else self._text
            try:
                value, end = self._decoder.raw_decode(text)
            except json.JSONDecodeError:
                if found or len(text) > LONGEST_ROW or not self._more():
                    raise
                continue
            # A number at the very end may go on in the next piece.
            if found or end < len(text) or not self._more():
                self._at = end
                return value

    def skip_to_next_row(self, limit: re.Pattern[str]) -> int | None:
        """Goes on behind the row that was begun last, where `limit` is found; that row's last line.

        None where it is not found, and still the row may not be the last one.
        """
        while not (found := limit.search(self._text)):
            if len(self._text) > LONGEST_ROW:
                return None
            if not self._more():
                if limit is not _LINE_END and _OBJECTS.search(self._text):
                    return None
                break
        end = found.start() if found else len(self._text)
        self._at = end
        return self.place(len(self._text[:end].rstrip())).line

    def place(self, at: int | None = None) -> Span:
        """Where a character of the stretch stands in the file."""
        end = self._at if at is None else at
        start = self._text.rfind("\n", 0, end) + 1
        column = end - start + 1 + (0 if start else self._column)
        return Span(self._file, self._line + self._text.count("\n", 0, end), column)

    def _more(self) -> bool:
        # As much again as there is, so that a long row is not tried too often.
        piece = self._read(max(_PIECE, len(self._text)))
        self._text += piece
        return bool(piece)

    def _let_go(self) -> None:
        place = self.place()
        self._line, self._column = place.line, place.column - 1
        self._text, self._at = self._text[self._at :], 0


def _row_within(column: int) -> re.Pattern[str]:
    """Where a line begins with an object, no further to the right than the row before did: then it is no part of it."""
    return re.compile(rf"\n {{0,{column - 1}}}\{{")


class _Object(tuple[tuple[str, Any], ...]):
    """The pairs of a JSON object in their order; a name may stand twice."""


def _is_nobodys(value: Any) -> bool:
    return isinstance(value, _Object) and is_nobodys(each for _, each in value)


def _row(value: Any, number: int, span: Span) -> Row | Unreadable:
    if not isinstance(value, _Object):
        return Unreadable(number, error("not-an-object", f"row {number} is not an object", span, OBJECT))
    names, values = [name for name, _ in value], [_value(each) for _, each in value]
    return ruled_line(number, names, values, span) or Row(number, tuple(zip(names, values, strict=True)), span)


def _value(value: Any) -> Value:
    if value is None or isinstance(value, Unfit):
        return value
    if isinstance(value, str):
        return unless_spoiled(value)
    if isinstance(value, bool):
        return Unfit(YES_OR_NO)
    return Unfit("an object" if isinstance(value, _Object) else "a list")


def _number(text: str) -> str | Unfit:
    """A number as it is written, where people write it so."""
    if "e" in text or "E" in text:
        return SHORTENED
    return _MINUS_ZERO if _ZERO_BELOW.fullmatch(text) else text


def _constant(name: str) -> Unfit:
    return Unfit("what is no number")


def _json_fault(fault: json.JSONDecodeError | RecursionError, source: _Source) -> Diagnostic:
    if isinstance(fault, json.JSONDecodeError):
        return _not_well_formed(source.place(fault.pos))
    return error("json-syntax", "lists and objects lie in each other too deep", source.place(), "write one flat object")


def _not_well_formed(span: Span) -> Diagnostic:
    hint = "look for a quote, comma or bracket that is missing or too many"
    return error("json-syntax", "this is not well-formed JSON", span, hint)
