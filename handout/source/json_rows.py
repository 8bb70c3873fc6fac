"""Rows of JSON: one object, a list of objects, or objects one after the other (JSON Lines), read piece by piece."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from handout.diagnostics import Diagnostic, Span, error
from handout.source.recipients import Unfit, Value
from handout.source.rows import Row, Rows

_PIECE = 1 << 16

LONGEST_ROW = 4_000_000
"""Characters: far beyond what a row's columns may hold together. A file of one endless row must not fill the memory."""


def json_rows(text: str, file: str) -> Rows:
    """The rows of a text."""
    return json_rows_of(io.StringIO(text).read, file)


def json_rows_of(read: Callable[[int], str], file: str) -> Rows:
    """The rows of what `read` gives, so many characters at a time."""
    source = _Source(read, file)
    closing = "]" if source.peek() == "[" else ""
    source.skip(len(closing))
    number = 0
    while source.peek() != closing:
        number += 1
        span = source.place()
        try:
            value = source.value()
        except json.JSONDecodeError as fault:
            yield _json_fault(source.place(fault.pos))
            return
        except RecursionError:
            yield error("json-syntax", "lists and objects lie in each other too deep", span, "write one flat object")
            return
        yield _row(value, number, span)
        following = source.peek()
        if closing and following == ",":
            source.skip(1)
        elif closing and following != closing:
            yield _json_fault(source.place())
            return
    if closing:
        source.skip(1)
        if source.peek():
            yield _json_fault(source.place())


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
            object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=_constant, strict=False
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

    def value(self) -> Any:
        """The value that begins here. JSONDecodeError where there is none, or none ends in a row's length."""
        self._let_go()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if len(self._text) > LONGEST_ROW or not self._more():
                    raise
                continue
            # A number at the very end may go on in the next piece.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

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


class _Object(tuple[tuple[str, Any], ...]):
    """The pairs of a JSON object in their order; a name may stand twice."""


def _row(value: Any, number: int, span: Span) -> Row | Diagnostic:
    if not isinstance(value, _Object):
        hint = 'write an object of names and values: {"dose": "100 mg"}'
        return error("not-an-object", f"row {number} is not an object", span, hint)
    return Row(number, tuple((name, _value(each)) for name, each in value), span)


def _value(value: Any) -> Value:
    if value is None or isinstance(value, str | Unfit):
        return value
    if isinstance(value, bool):
        return Unfit("'true'" if value else "'false'")
    return Unfit("an object" if isinstance(value, _Object) else "a list")


def _constant(name: str) -> Unfit:
    return Unfit("what is no number")


def _json_fault(span: Span) -> Diagnostic:
    hint = "look for a quote, comma or bracket that is missing or too many"
    return error("json-syntax", "this is not well-formed JSON", span, hint)
