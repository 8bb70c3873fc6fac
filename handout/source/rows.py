"""A row as it stands in a file, whichever kind of file that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handout.diagnostics import Diagnostic, Span
from handout.model import column_key
from handout.record import NamedTuple
from handout.source.recipients import Pairs, Value, clean_name

YES_OR_NO = "a value that is true or false"
"""What a message calls it, which never tells which."""


class Header(NamedTuple):
    """The columns' names as a table with a header has them. Where it lacks that, they are somebody's words."""

    names: tuple[str, ...]
    span: Span

    def __repr__(self) -> str:
        return "Header"


class Row(NamedTuple):
    """A row as it stands in a file, counted from 1 without the header and those that are nobody's."""

    number: int
    pairs: Pairs
    span: Span

    def __repr__(self) -> str:
        return f"Row({self.number})"


class Unreadable(NamedTuple):
    """A row that cannot be taken apart into cells, and why. Those behind it can."""

    number: int
    fault: Diagnostic

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.fault.span or Span("")


Rows = Iterator[Header | Row | Unreadable | Diagnostic]
"""The header, where there is one, then rows in their order, and what is wrong with the file as a whole: behind an
error, no row is where it seems to be. Nothing of them is kept."""


def is_empty(value: Value) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def is_nobodys(values: Iterable[Value]) -> bool:
    """Whether a row has nothing but empty cells, such as a blank line: no sheet is made of it, and no number is its."""
    return all(map(is_empty, values))


def id_column(header: Sequence[str]) -> int | None:
    """Which of the columns is the id, counted from 0."""
    return next((at for at, name in enumerate(header) if column_key(clean_name(name)) == "id"), None)
