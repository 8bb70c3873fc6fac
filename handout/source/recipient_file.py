"""One recipient's file: CSV with one row, or JSON with one object, told apart by what it holds."""

from __future__ import annotations

import json
from pathlib import Path

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.model import Recipient
from handout.source.csv_rows import csv_rows
from handout.source.encodings import decode
from handout.source.json_rows import OBJECT, json_rows
from handout.source.reading import Loaded, in_order, read_file
from handout.source.recipients import Shown, any_column, recipient
from handout.source.rows import Row, Rows, Unreadable

LARGEST = 1_000_000
"""Bytes. One row has a few hundred."""

_BATCH = "for several recipients use 'handout batch'"


def load_recipient(path: Path | str, encoding: str | None = None, shown: Shown = any_column) -> Loaded[Recipient]:
    """The one recipient of a CSV or JSON file, or of a pipe; HandoutError with all faults otherwise."""
    return read_recipient(read_file(Path(path), LARGEST, pipes=True), str(path), encoding, shown)


def read_recipient(data: bytes, file: str, encoding: str | None = None, shown: Shown = any_column) -> Loaded[Recipient]:
    """The one recipient that a file's bytes hold. `file` is what faults call it; they never repeat its words."""
    text = decode(data, file, encoding)
    rows: list[Row] = []
    faults: list[Diagnostic] = []
    for each in read_rows(text, file):
        if isinstance(each, Diagnostic):
            # Who writes one row by hand, or by a program for one, often ends no line.
            faults += [each] if each.severity == "error" else []
        elif isinstance(each, Unreadable):
            faults.append(each.fault)
        elif isinstance(each, Row):
            rows.append(each)
        if len(rows) > 1:
            message = "there is more than one recipient, and one sheet is for one"
            faults.append(error("many-recipients", message, rows[1].span, f"keep one row; {_BATCH}"))
            break
    if not rows and not faults:
        faults.append(error("no-recipient", "there is no recipient in the file", Span(file), _hint(text, file)))
    found = None
    if rows:
        found, wrong = recipient(*rows[0], shown)
        faults += wrong
    if faults or found is None:
        raise HandoutError(in_order(dict.fromkeys(faults)))
    return Loaded(found)


def _hint(text: str, file: str) -> str:
    if file.casefold().endswith((".json", ".jsonl")) or _is_json(text):
        return OBJECT
    return "write the fields' names in the first row and their values in the second"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read_rows(text: str, file: str) -> Rows:
    """The rows of a text: JSON where it begins with '{' or '[', else CSV."""
    return json_rows(text, file) if text.lstrip()[:1] in {"{", "["} else csv_rows(text, file)
