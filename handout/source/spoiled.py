"""What spreadsheets write in place of a value: into the CSV that they export, and into cells of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handout.model import column_key
from handout.source.recipients import SPREADSHEET_ERROR, Unfit, Value, clean_name

_ERROR = re.compile(r"#(?:[¡¿]?[^\W\d_]+(?:/0)?[!?]|N/[ABD]!?|Н/Д|NV)")
"""What spreadsheets write where a formula has no value, such as #REF! and #N/A, in whichever language."""

_TOO_NARROW = re.compile("##+")

_CUT_SHORT = re.compile(r"[0-9][.,][0-9]+E\+[0-9]{2,}")
"""How spreadsheets show a number of more than eleven digits, whose last ones are lost: no record's id."""


def id_column(header: Sequence[str]) -> int | None:
    """Which of the columns is the id, counted from 0."""
    return next((at for at, name in enumerate(header) if column_key(clean_name(name)) == "id"), None)


def unless_spoiled(cell: str) -> Value:
    """A cell's words, unless a spreadsheet wrote them in place of what should stand there."""
    if not cell.lstrip().startswith("#"):
        return cell
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
