"""What spreadsheets write, or are written, in place of a value: in CSV, in JSON, and in cells of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handout.diagnostics import Diagnostic, Span, error
from handout.source.recipients import SPREADSHEET_ERROR, Unfit, Value

_ERROR = re.compile(r"#(?:[¡¿]?[^\W\d_]+(?:/0)?[!?]|N/[ABD]!?|Н/Д|NV)")
"""What spreadsheets write where a formula has no value, such as #REF! and #N/A, in whichever language."""

_TOO_NARROW = re.compile("##+")

_SHORTENED = re.compile(
    r"[+-]?[0-9]+(?:[.,][0-9]+[Ee][+-][0-9]{2,}"
    r"|E\+[0-9]{2,}"  # without a point, a minus may stand in the number of a bed: 3E-12
    r"|(?:[.,][0-9]+)?e[+-][0-9]+)"
)
"""How spreadsheets, and programs with a small e, write numbers that are long or small, or that only looked so, such as
1E2. The last digits may be lost."""

SHORTENED = Unfit(
    "a number as spreadsheets and programs shorten it, such as 1.23E+11,",
    "let it be text there, or let it show all its digits, then export again",
)

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_NO_WHOLE_DAY = re.compile(rf"(?:0?[1-9]|[12][0-9]|3[01])-{_MONTH}|{_MONTH}-[0-9]{{2}}")
"""What spreadsheets in English make of 1/2 or 3-26, by themselves."""

_DAY_FROM_WORDS = Unfit(
    "a day without its year, or a month, as spreadsheets make them of words like 1/2 or 3-26,",
    "write what is meant in words, or the whole day; let it be text there, then export again",
)

_MAY_BE = re.compile(r"\s*(?:[#=]|[+-]?[0-9]+(?:[.,][0-9]+)?[Ee][+-]|[0-9]{1,2}-[A-Z]|[A-Z][a-z]{2,3}-[0-9])")
"""How any of these begins, so that most words are looked at once."""

_FORMULA = re.compile(r"\s*=\s*\"")
"""How `="0012"` begins, which keeps a spreadsheet from taking the zeros off. What such a formula makes of what stands
in it, a spreadsheet knows, and no reader of tables guesses."""

_FORMULA_HINT = "write the value alone, without = and the quotes; where a spreadsheet would change it, let it be text"


def unless_spoiled(cell: str) -> Value:
    """A cell's words, unless a spreadsheet or a program wrote them in place of what should stand there."""
    if not _MAY_BE.match(cell):
        return cell
    if _FORMULA.match(cell):
        return Unfit("a spreadsheet's formula, not a value,", _FORMULA_HINT)
    text = cell.strip()
    if _TOO_NARROW.fullmatch(text):
        kind = "what a spreadsheet shows where a column is too narrow"
        return Unfit(kind, "widen the column there, then export again")
    if _SHORTENED.fullmatch(text):
        return SHORTENED
    if _NO_WHOLE_DAY.fullmatch(text):
        return _DAY_FROM_WORDS
    return SPREADSHEET_ERROR if _ERROR.fullmatch(text) and text.isupper() else cell


def formulas_for_names(header: Sequence[str], span: Span) -> Iterator[Diagnostic]:
    """Columns whose names are formulas, by number."""
    for number, name in enumerate(header, 1):
        if _FORMULA.match(name):
            message = f"the name of column {number} is a spreadsheet's formula"
            yield error("formula", message, span, _FORMULA_HINT.replace("value", "name"))
