"""What a sheet that is nobody's leaves open, for a hand or for a keyboard, and what its form fields are called."""

from __future__ import annotations

from collections.abc import Iterable

from handout.record import NamedTuple

BLANK = "_" * 20
"""Where a note asks for a field: room for a hand to write a name or a day."""

WHOSE_BLANK, NAME_BLANK = "_" * 32, "_" * 44
"""In the line that says whose sheet it is: room for a date or a number; for a whole name, which comes first."""


class FieldWords(NamedTuple):
    """A recipient's field, and what it is called for those who do not see the words beside it."""

    name: str
    words: str


class BlankWords(NamedTuple):
    """A blank in the line that says whose sheet it is: its field, what stands around it, and the blank itself."""

    field: FieldWords
    before: str
    blank: str
    after: str


class FormWords(NamedTuple):
    """What the fields are called on a sheet to fill in on screen. They repeat the text, and are no part of it.

    `plan` has those of the plan's rows, `blanks` what stands for each of a recipient's fields in the clinic's notes.
    `line` has room for the number of a line to write on.
    """

    plan: tuple[FieldWords, ...]
    blanks: tuple[FieldWords, ...]
    note: str
    line: str


def line_of_blanks(blanks: Iterable[BlankWords]) -> str:
    """The words of the line that says whose sheet it is, before anybody has written in it."""
    return "".join(f"{before}{blank}{after}" for _, before, blank, after in blanks)
