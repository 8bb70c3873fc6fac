"""One recipient's file: CSV with one row, or JSON with one object, told apart by what it holds."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from handout.diagnostics import Diagnostic, HandoutError, Span, error, warning
from handout.model import Recipient
from handout.source.reading import Loaded, in_order, read_file
from handout.source.recipients import Pairs, Unfit, Value, column_faults, recipient, without_repeats

LARGEST = 1_000_000
"""Bytes. One row has a few hundred."""

_DELIMITERS = (",", ";", "\t")
_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_UNLIKE_WINDOWS = re.compile(r"[^\x00-\x7f]{3}|[^\W\d_][¡-©«-³¶¸¹»-¿×÷€‚„…†‡ˆ‰‹›“”•˜™][^\W\d_]")
_BATCH = "for several recipients use 'handout batch'"


class Row(NamedTuple):
    """A row as it stands in a file, counted from 1 without the header and empty lines."""

    number: int
    pairs: Pairs
    span: Span

    def __repr__(self) -> str:
        return f"Row({self.number})"


Rows = Iterator[Row | Diagnostic]
"""Rows in their order, and what is wrong with the file around them. Nothing of them is kept."""


def load_recipient(path: Path | str) -> Loaded[Recipient]:
    """The one recipient of a CSV or JSON file; HandoutError with all faults otherwise."""
    return read_recipient(read_file(Path(path), LARGEST), str(path))


def read_recipient(data: bytes, file: str) -> Loaded[Recipient]:
    """The one recipient that a file's bytes hold. `file` is what faults call it; they never repeat its words."""
    text, warnings = decode(data, file)
    rows: list[Row] = []
    faults: list[Diagnostic] = []
    for each in read_rows(text, file):
        if isinstance(each, Diagnostic):
            faults.append(each)
        else:
            rows.append(each)
        if len(rows) > 1:
            message = "there is more than one recipient, and one sheet is for one"
            faults.append(error("many-recipients", message, rows[1].span, f"keep one row; {_BATCH}"))
            break
    if not rows and not faults:
        hint = "write the fields' names in the first row and their values in the second"
        faults.append(error("no-recipient", "there is no recipient in the file", Span(file), hint))
    found = None
    if rows:
        found, wrong = recipient(*rows[0])
        faults += wrong
    if faults or found is None:
        raise HandoutError(in_order(dict.fromkeys(faults)))
    return Loaded(found, warnings)


def read_rows(text: str, file: str) -> Rows:
    """The rows of a text: JSON where it begins with '{' or '[', else CSV."""
    return json_rows(text, file) if text.lstrip()[:1] in {"{", "["} else csv_rows(text, file)


def csv_rows(text: str, file: str) -> Rows:
    """The rows of a table with a header, its cells parted by commas, semicolons or tabs."""
    if "\n" in text:
        # Rows end in line feeds, so a carriage return alone is one within a value, quoted or not.
        text = re.sub("\r(?!\n)", "\u2028", text)
    delimiter, start = _delimiter(text)
    skipped = text.count("\n", 0, start)
    table = csv.reader(io.StringIO(text[start:], newline=""), delimiter=delimiter, strict=True)
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
            yield error("row-length", message, span, hint)


def json_rows(text: str, file: str) -> Rows:
    """The rows of one object, of a list of objects, or of objects one after the other (JSON Lines)."""
    # Numbers stay as they are written: a dose of 1.50 is no 1.5.
    decoder = json.JSONDecoder(
        object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=_constant, strict=False
    )
    at = _skip(text, 0)
    closing = "]" if text[at : at + 1] == "[" else ""
    at = _skip(text, at + len(closing))
    number = line = counted = 0
    while text[at : at + 1] != closing:
        number += 1
        line, counted = line + text.count("\n", counted, at), at
        span = Span(file, line + 1, at - text.rfind("\n", 0, at))
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as fault:
            yield _json_fault(_place(text, fault.pos, file))
            return
        except RecursionError:
            yield error("json-syntax", "lists and objects lie in each other too deep", span, "write one flat object")
            return
        yield _row(value, number, span)
        at = _skip(text, at)
        if closing and text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif closing and text[at : at + 1] != closing:
            yield _json_fault(_place(text, at, file))
            return
    if closing and _skip(text, at + 1) < len(text):
        yield _json_fault(_place(text, _skip(text, at + 1), file))


def decode(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file in UTF-8, in UTF-16 with its mark, or, with a warning, in Windows-1252."""
    if data.startswith(b"PK\x03\x04"):
        message = "this is a workbook or an archive, not text"
        raise HandoutError([error("encoding", message, Span(file), "save the sheet as CSV (UTF-8)")])
    utf32 = data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE))
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # UTF-16 without its mark has a zero byte for every Latin letter.
    if utf32 or (not utf16 and data.count(0) * 4 > len(data)):
        raise _no_text(file)
    try:
        return data.decode("utf-16" if utf16 else "utf-8").lstrip("\ufeff"), ()
    except UnicodeDecodeError:
        text = None if utf16 else _windows_text(data)
    if text is None:
        raise _no_text(file)
    message = "the file is not UTF-8; it was read as Windows-1252"
    return text, (warning("encoding", message, Span(file), "look at accents on the page, or save it as UTF-8"),)


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


def _skip(text: str, at: int) -> int:
    """The next position that is not white space."""
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _place(text: str, at: int, file: str) -> Span:
    return Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _json_fault(span: Span) -> Diagnostic:
    hint = "look for a quote, comma or bracket that is missing or too many"
    return error("json-syntax", "this is not well-formed JSON", span, hint)


def _csv_fault(fault: csv.Error, span: Span) -> Diagnostic:
    if "end of data" in str(fault):
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


def _windows_text(data: bytes) -> str | None:
    """The text in Windows-1252, unless it reads like another encoding.

    Those of Greek or Cyrillic give whole words of accents, those of eastern Europe signs within words, and broken
    UTF-8 has pairs of its own.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _UTF8_PAIR.search(data) or _UNLIKE_WINDOWS.search(text) else text


def _no_text(file: str) -> HandoutError:
    return HandoutError([error("encoding", "the file is not text in UTF-8", Span(file), "save it as UTF-8")])
