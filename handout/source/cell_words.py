"""Words of a workbook's cells, out of its XML: what is escaped there, and what a cell's look says beside its letters.

Paper has the letters alone: 10⁶ whose 6 is set higher would be 106, and a dose that is struck out would be one to take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from handout.source.recipients import Unfit, Value

STRUCK_OUT = Unfit(
    "what is struck out, in whole or in part,", "delete what no longer holds, and let nothing else be struck out"
)
SET_HIGHER = Unfit(
    "what is set higher or lower than the line, in whole or in part,",
    "write the sign itself, such as ² or ⁶, or write it in words",
)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ITEM, _TEXT, _RUN, _LOOK = f"{_MAIN}si", f"{_MAIN}t", f"{_MAIN}r", f"{_MAIN}rPr"
_STRIKE, _ALIGNMENT = f"{_MAIN}strike", f"{_MAIN}vertAlign"

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character by its number in UTF-16, as XML cannot have it (ECMA-376-1 22.9.2.19); `_x005F_` begins none."""


class StruckOut(str):
    """Words of which some are struck out."""

    __slots__ = ()


class SetHigher(str):
    """Words of which some are set higher or lower than the line."""

    __slots__ = ()


def shared_words(source: IO[bytes]) -> Iterator[str]:
    """The strings that the cells of a workbook share, in their order."""
    for _, item in iterparse(source):
        if item.tag == _ITEM:
            yield words_of(item)
            item.clear()


def words_of(item: Element) -> str:
    """The words of a string, whether cells share it or it stands in its cell, without how they are pronounced."""
    words = []
    kind: type[str] = str
    for part in item:
        if part.tag == _TEXT:
            words.append(unescaped(part.text or ""))
        elif part.tag == _RUN:
            said = unescaped(part.findtext(_TEXT) or "")
            words.append(said)
            if kind is str and said.strip():
                kind = _kind(part.find(_LOOK))
    return kind("".join(words))


def unescaped(text: str) -> str:
    """Words as a cell shows them."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of UTF-16 are one character; one without the other is refused with all that no page can hold.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _kind(look: Element | None) -> type[str]:
    """What the words of a run are by its look; without one they look as their cell does."""
    if look is None:
        return str
    strike, alignment = look.find(_STRIKE), look.find(_ALIGNMENT)
    if strike is not None and strike.get("val", "1") not in {"0", "false"}:
        return StruckOut
    raised = alignment is not None and alignment.get("val") in {"superscript", "subscript"}
    return SetHigher if raised else str


def unless_by_look(value: str | date, of_cell: Unfit | None) -> Value:
    """A cell's value, unless its own look, or that of some of its words, says something else."""
    if isinstance(value, str) and not value.strip():
        return value
    if isinstance(value, StruckOut):
        return STRUCK_OUT
    return SET_HIGHER if isinstance(value, SetHigher) else of_cell or value
