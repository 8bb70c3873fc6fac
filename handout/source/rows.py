"""A row as it stands in a file, whichever kind of file that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handout.diagnostics import Diagnostic, Span, error
from handout.model import column_key
from handout.record import NamedTuple
from handout.source.recipients import Pairs, Value, clean_name

YES_OR_NO = "a value that is true or false"
"""What a message calls it, which never tells which."""

_RULED = re.compile(r"[-=+:\u2010-\u2015\u2500-\u257f]+")
"""What sqlcmd, psql and Markdown draw the line of below a header, with word processors' dashes and signs of boxes."""


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


def ruled_line(number: int, names: Sequence[str], values: Sequence[Value], span: Span) -> Unreadable | None:
    """The fault of a row that is the line below a header; None where it is none.

    A sign alone may be somebody's value, but no id, and not all that a row says.
    """
    if not all(is_empty(each) or _is_ruled(each) for each in values):
        return None
    filled = [at for at, each in enumerate(values) if not is_empty(each)]
    if len(filled) < 2 and filled != [id_column(names)]:
        return None
    message = f"row {number} is a ruled line, as programs draw it below a header, and no recipient"
    return Unreadable(number, error("ruled-line", message, span, "take it out of the table"))


def _is_ruled(value: Value) -> bool:
    return isinstance(value, str) and _RULED.fullmatch(value.strip()) is not None
