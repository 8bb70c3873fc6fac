"""A row as it stands in a file, whichever kind of file that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handout.diagnostics import Diagnostic, Span
from handout.source.recipients import Pairs


class Row(NamedTuple):
    """A row as it stands in a file, counted from 1 without the header and empty lines."""

    number: int
    pairs: Pairs
    span: Span

    def __repr__(self) -> str:
        return f"Row({self.number})"


Rows = Iterator[Row | Diagnostic]
"""Rows in their order, and what is wrong with the file around them. Nothing of them is kept."""
