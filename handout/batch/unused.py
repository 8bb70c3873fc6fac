"""Columns of a table that nothing on a sheet follows from: a slip in a column's name leaves its words out silently."""

from __future__ import annotations

from collections.abc import Iterable

from handout.columns import RESERVED, fault_in_name
from handout.diagnostics import nearest
from handout.document import inline_fields
from handout.model import Clinic, column_key

_MOST_NAMED = 10


def unused_columns(columns: Iterable[str], clinic: Clinic | None) -> list[str]:
    """Such columns by their names, each with the one that may be meant; of many, how many more there are.

    What is no name of a field may be somebody's words, where a table lacks its header.
    """
    known = {*RESERVED, *_fields_of(clinic)}
    keys = {column_key(each) for each in known}
    unused = [each for each in columns if column_key(each) not in keys and not fault_in_name(each)]
    shown = [_with_nearest(each, known) for each in unused[:_MOST_NAMED]]
    more = len(unused) - len(shown)
    return [*shown, f"and {more} more"] if more else shown


def _fields_of(clinic: Clinic | None) -> set[str]:
    if clinic is None:
        return set()
    notes = (blocks for note in clinic.notes for _, blocks in note.text.by_language)
    asked = {*(each.field.text for each in clinic.plan), *(each.text for each in clinic.identify or ())}
    return asked | {field.name for blocks in notes for field in inline_fields(blocks)}


def _with_nearest(column: str, known: Iterable[str]) -> str:
    near = nearest(column.casefold(), known)
    return f"'{column}' (did you mean '{near}'?)" if near else f"'{column}'"
