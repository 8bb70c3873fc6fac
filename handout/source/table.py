"""A table of recipients: CSV, TSV or JSON Lines, a row a recipient, read as often as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.model import Recipient
from handout.source.recipient_file import decode, read_rows
from handout.source.recipients import recipient

LARGEST = 200_000_000
"""Bytes of a table: a million rows of two hundred."""

_OF_ONE_ROW = frozenset({"row-length", "not-an-object"})
"""Faults around a row that leave the rows after it readable. Behind any other, no row is where it seems to be."""


class BadRow(NamedTuple):
    """A row that is no recipient, by its number, and why."""

    row: int
    faults: tuple[Diagnostic, ...]


class Table:
    """The rows of a table. HandoutError where it cannot be read at all."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        if len(data) > LARGEST:
            raise HandoutError([error("too-large", f"more than {LARGEST:,} bytes", Span(file), "split the table")])
        self._text, self.warnings = decode(data, file)

    def rows(self) -> Iterator[Recipient | BadRow]:
        """The rows in their order. HandoutError where the table breaks off: then no row is where it seems to be."""
        number = 0
        for each in read_rows(self._text, self.file):
            if isinstance(each, Diagnostic):
                if each.code not in _OF_ONE_ROW:
                    raise HandoutError([each])
                number += 1
                yield BadRow(number, (each,))
                continue
            number = each.number
            found, faults = recipient(*each)
            yield found or BadRow(number, faults)
        if not number:
            hint = "write the fields' names in the first row and a recipient in each of the next"
            raise HandoutError([error("no-recipient", "there is no recipient in the file", Span(self.file), hint)])
