"""What a recipient's fields are called, and which of them a page may show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handout.diagnostics import Span, nearest

RESERVED = ("id", "group", "handout", "language", "edition", "with", "clinic", "name", "note", "password")
"""Columns that have a meaning of their own."""

LONGEST_NAME = 60

SETTINGS = Span("--set")
"""Where a field stands that is set on the command line."""

STEERING = ("handout", "language", "edition", "with", "clinic")
"""Those that say which sheet a row asks for, and never stand on it."""

_OWN_HINT = "give the words that the page should show a column of their own"


_MOST_MEANT = 3


def hint_for(field: str, columns: Iterable[str]) -> str | None:
    """What to do about a field that stands in another column, by the look of it; None where there is none such.

    A column is meant whose name has the field's among its words, such as 'Patient Name' for `name`; where there is
    none, one that is nearly called so.
    """
    shown = [each for each in columns if each.isprintable() and len(each) <= LONGEST_NAME]
    meant = [each for each in shown if _run_on(field) in _run_on(each)][:_MOST_MEANT]
    if not meant:
        keys = {each.casefold(): each for each in shown}
        near = nearest(field.casefold(), keys)
        meant = [keys[near]] if near else []
    if not meant:
        return None
    named = " or ".join(f"'{each}'" for each in meant)
    return f"did you mean the column {named}? call it '{field}'"


def fault_in_name(name: str) -> tuple[str, str] | None:
    """What is wrong with the name of a field and what to do about it, or None.

    A name has letters and digits of any script, '_', '-', and single spaces between them. It is compared as words
    and never looked up anywhere but among a recipient's columns.
    """
    if not name.strip():
        return "this names no field", "write the name of a column, such as dose"
    if len(name) > LONGEST_NAME:
        return f"a field's name has at most {LONGEST_NAME} characters", "give the column a shorter name"
    odd = next((each for each in name if not may_stand(each)), None)
    if odd is None and name == " ".join(name.split()):
        return None
    what = f"'{odd}' cannot stand in a field's name" if odd and odd.isprintable() else "this is not a field's name"
    return what, "use letters, digits, '_', '-' and single spaces, such as start_date"


def fault_in_field(name: str) -> tuple[str, str] | None:
    """What keeps a page from showing a field of this name, and what to do about it, or None."""
    plain = name.casefold()
    if plain == "password":
        return "'password' locks the file and is never printed", "leave it out"
    if plain == "note":
        return "'note' stands beneath the plan of itself", "leave it out, or use a column of another name"
    if plain in STEERING:
        return f"'{plain}' says how a sheet is made; it is a code, not words for a patient", _OWN_HINT
    return fault_in_name(name)


def _run_on(name: str) -> str:
    """The words of a name, each between two spaces."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return f" {' '.join(words)} "


def may_stand(character: str) -> bool:
    """Whether a character can be one of a field's name."""
    return character.isalnum() or character in "_- " or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Vowel signs and accents belong to the letter before them."""
    import unicodedata  # noqa: PLC0415 - only for what is no letter

    return unicodedata.category(character).startswith("M")
