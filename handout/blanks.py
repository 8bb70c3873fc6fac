"""What a sheet that is nobody's leaves open, for a hand or for a keyboard, and what its form fields are called."""

from __future__ import annotations

from collections.abc import Iterable

from handout.record import NamedTuple

BLANK = "_" * 20
"""Where a note asks for a field: room for a hand to write a name or a day."""

WHOSE_BLANK, NAME_BLANK = "_" * 32, "_" * 44
"""In the line that says whose sheet it is: room for a date or a number; for a whole name, which comes first."""


class FieldWords(NamedTuple):
    """A field, and what it is called for those who do not see the words beside it."""

    name: str
    words: str


class BlankWords(NamedTuple):
    """A blank in the line that says whose sheet it is: its field, what stands around it, and the blank itself."""

    field: str
    before: str
    blank: str
    after: str


class FormWords(NamedTuple):
    """What the fields are called on a sheet to fill in on screen. They repeat the text, and are no part of it.

    `facts` has the form field of each of a recipient's fields by its `column_key`, wherever on the sheet it stands;
    `plan` names those in the plan's rows. `line` has room for the number of a line to write on.
    """

    facts: tuple[tuple[str, FieldWords], ...]
    plan: tuple[str, ...]
    note: str
    line: str


def field_name(*levels: str) -> str:
    """A field's full name; no level may hold the dot that parts them (ISO 32000-1 12.7.3.2)."""
    return ".".join(level.replace(".", "-") for level in levels)


def line_of_blanks(blanks: Iterable[BlankWords]) -> str:
    """The words of the line that says whose sheet it is, before anybody has written in it."""
    return "".join(f"{before}{blank}{after}" for _, before, blank, after in blanks)
