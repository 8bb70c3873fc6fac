"""What spreadsheets write, or are written, in place of a value: in CSV, and in cells of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handout.diagnostics import Diagnostic, Span, error
from handout.model import column_key
from handout.source.recipients import SPREADSHEET_ERROR, Unfit, Value, clean_name

_ERROR = re.compile(r"#(?:[¡¿]?[^\W\d_]+(?:/0)?[!?]|N/[ABD]!?|Н/Д|NV)")
"""What spreadsheets write where a formula has no value, such as #REF! and #N/A, in whichever language."""

_TOO_NARROW = re.compile("##+")

_CUT_SHORT = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{2,}")
"""How spreadsheets show a number of more than eleven digits, whose last ones are lost: no record's id."""

_FORMULA = re.compile(r"\s*=\s*\"")
"""How `="0012"` begins, which keeps a spreadsheet from taking the zeros off. What such a formula makes of what stands
in it, a spreadsheet knows, and no reader of tables guesses."""

_FORMULA_HINT = "write the value alone, without = and the quotes; where a spreadsheet would change it, let it be text"


def id_column(header: Sequence[str]) -> int | None:
    """Which of the columns is the id, counted from 0."""
    return next((at for at, name in enumerate(header) if column_key(clean_name(name)) == "id"), None)


def unless_spoiled(cell: str) -> Value:
    """A cell's words, unless a spreadsheet wrote them in place of what should stand there."""
    if not cell.lstrip().startswith(("#", "=")):
        return cell
    if _FORMULA.match(cell):
        return Unfit("a spreadsheet's formula, not a value,", _FORMULA_HINT)
    text = cell.strip()
    if _TOO_NARROW.fullmatch(text):
        kind = "what a spreadsheet shows where a column is too narrow"
        return Unfit(kind, "widen the column there, then export again")
    return SPREADSHEET_ERROR if _ERROR.fullmatch(text) and text.isupper() else cell


def id_unless_cut_short(cell: str) -> Value:
    """… and of an id, unless the last digits of a number are lost."""
    if _CUT_SHORT.fullmatch(cell.strip()):
        return Unfit("a number that a spreadsheet cut short", "let it be text there, then export again")
    return unless_spoiled(cell)


def formulas_for_names(header: Sequence[str], span: Span) -> Iterator[Diagnostic]:
    """Columns whose names are formulas, by number."""
    for number, name in enumerate(header, 1):
        if _FORMULA.match(name):
            message = f"the name of column {number} is a spreadsheet's formula"
            yield error("formula", message, span, _FORMULA_HINT.replace("value", "name"))
