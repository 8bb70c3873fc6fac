"""Which column of a row it is that a page cannot take.

The page knows a row's words by their places, and several columns share one. So each column is tried by itself, with a
plain letter in place of the others' words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import islice

from handout.batch.plan import Sheet
from handout.columns import RESERVED
from handout.diagnostics import Diagnostic, HandoutError
from handout.model import Cell, Recipient, column_key

_OF_THE_PAGE = frozenset({"missing-glyph", "own-too-long"})

_SHOWN = ("name", "note")
"""Of the columns with a meaning of their own, those whose words a page shows."""

_MOST_TRIED = 20
"""Columns. A sheet shows a dozen; an export may have hundreds."""

_SHORT = 20
"""Characters: what has no more of them, all plain, is never at fault. Dates are of this kind, and stay."""


def with_columns(faults: Sequence[Diagnostic], sheet: Sheet, make: Callable[[Sheet], object]) -> list[Diagnostic]:
    """The same faults; those of what a page shows with the columns that they are of, where that can be found out."""
    start = f"row {sheet.recipient.row}:"
    if not any(each.code in _OF_THE_PAGE and each.message.startswith(start) for each in faults):
        return list(faults)
    recipient = sheet.recipient
    lengths = {name: len(cell.text) for name, cell in recipient.cells if _may_be_at_fault(name, cell)}
    tried = sorted(lengths, key=lambda name: -lengths[name])[:_MOST_TRIED]

    def kinds_without(names: Set[str]) -> set[str]:
        return _kinds(sheet._replace(recipient=_with_letters(recipient, names)), make)

    alone = {name: kinds_without(lengths.keys() - {name}) for name in tried}
    told = []
    for each in faults:
        names = [name for name in tried if each.code in alone[name]]
        if each.code == "own-too-long":
            # Of several values that are too much together, the longest without which the others fit.
            names = names[:1] or [*islice((name for name in tried if not kinds_without({name})), 1)]
        told.append(_named(each, sorted(names), recipient))
    return list(dict.fromkeys(told))


def _may_be_at_fault(name: str, cell: Cell) -> bool:
    is_shown = column_key(name) in _SHOWN or column_key(name) not in RESERVED
    return is_shown and not (cell.text.isascii() and len(cell.text) <= _SHORT)


def _with_letters(recipient: Recipient, names: Set[str]) -> Recipient:
    """The row with a letter that each font has in place of some columns' words."""
    cells = ((name, cell._replace(text="x", day=None) if name in names else cell) for name, cell in recipient.cells)
    return recipient._replace(cells=tuple(cells))


def _kinds(sheet: Sheet, make: Callable[[Sheet], object]) -> set[str]:
    """The kinds of faults that a sheet has."""
    try:
        make(sheet)
    except HandoutError as fault:
        return {each.code for each in fault.diagnostics}
    return set()


def _named(fault: Diagnostic, names: Sequence[str], recipient: Recipient) -> Diagnostic:
    start = f"row {recipient.row}"
    if not names or not fault.message.startswith(f"{start}:"):
        return fault
    columns = " and ".join(f"'{name}'" for name in names)
    return fault._replace(message=f"{start}, column {columns}{fault.message.removeprefix(start)}")
