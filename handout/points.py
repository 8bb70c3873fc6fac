"""Commas, colons and the space behind them, as each script writes them, for what the program itself puts together."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from handout.languages import tag_of
from handout.record import NamedTuple


class Points(NamedTuple):
    """What stands before what explains a thing, between things of a list, and before what a line is about."""

    comma: str
    listing: str
    colon: str


_USUAL = Points(", ", ", ", ": ")
_ARABIC = Points("، ", "، ", ": ")
_CHINESE = Points("，", "、", "：")

_BY_SCRIPT = {
    "Arab": _ARABIC,
    "Syrc": _ARABIC,
    "Thaa": _ARABIC,
    "Hans": _CHINESE,
    "Hant": _CHINESE,
    "Jpan": Points("、", "、", "："),
    "Ethi": Points("፣ ", "፣ ", "፦ "),
}
"""Chinese: GB/T 15834, 'General rules for punctuation'. Lists as CLDR's list patterns part them."""


def points_of(language: str) -> Points:
    """The commas and colons of a language."""
    return _BY_SCRIPT.get(tag_of(language).script, _USUAL)


def in_one_line(lines: Sequence[str], language: str) -> str:
    """The lines of an address on a sheet of a language; one in Latin letters has Latin commas on any."""
    latin = all(unicodedata.name(each, "").startswith("LATIN") for each in "".join(lines) if each.isalpha())
    return (_USUAL if latin else points_of(language)).comma.join(lines)


def spaced(words: str, others: str) -> str:
    """Words and what comes behind them: with a space, but where a full-width sign has its own."""
    return f"{words}{space_behind(words)}{others}" if words and others else words or others


def space_behind(words: str) -> str:
    """What parts words from the next. Chinese and Japanese signs are as wide as a character for that (UAX #11)."""
    last = words[-1:]
    has_own = last and unicodedata.category(last)[0] == "P" and unicodedata.east_asian_width(last) in "FW"
    return "" if has_own else " "
