"""Doses, telephone numbers, dates, addresses: what is one sign to a reader, and runs left to right in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.text.bidi_classes import bidi_class

_SPACE = "[ \u00a0\u202f]"
_AFTER_NO_LETTER = r"(?<![\w\u0590-\u08ff])"
"""A hyphen behind a letter belongs to that: Hebrew writes prefixes so (`ב-5`)."""

_PREFIX = rf"(?:{_AFTER_NO_LETTER}[-+\u2212]|(?<!\d)%|[#$€£¥₪]|[<>≤≥±~≈]{_SPACE}?)?"
_WHOLE = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:[.,:/\u066b\u066c]\d+)*(?:\^[-\u2212]?\d+)?"
_FRACTION = rf"(?:{_SPACE}?[¼-¾⅐-⅞]|{_SPACE}\d{{1,2}}/\d{{1,2}}(?!\d))?"
_NUMBER = rf"{_PREFIX}{_WHOLE}{_FRACTION}(?:{_SPACE}?[%‰°])?"
_SERIES = rf"{_NUMBER}(?:{_SPACE}?[-\u2010-\u2013/×x]{_SPACE}?{_NUMBER})*"
_AREA = r"(?:(?:\+ ?)?\d{1,3}[- \u00a0]?)?\(\d{1,5}\)"  # of a telephone number; other brackets are the sentence's

# 100 mg, 2–8 °C, 5 mg/kg, 1.5×10^9/L, 50%, -5
_AMOUNT = re.compile(rf"{_SERIES}(?:(?:{_SPACE}?|/)[A-Za-zµμ][A-Za-zµμ/²³]*|[$€£¥₪])?")
_IS_AMOUNT = re.compile(rf"^[-\u2212]|[A-Za-z+<>≤≥±~≈#$€£¥₪%‰°^×¼-¾⅐-⅞]|\d{_SPACE}\d")
_IS_RANGE = re.compile(rf"\d{_SPACE}?[-\u2010-\u2013]{_SPACE}?\d")

_ROW = re.compile(  # telephones, dates
    rf"(?:{_AREA}[-. \u00a0/]?\d{{1,7}}|\+?\d{{1,7}})(?:[-\u2010-\u2013. \u00a0/]{{1,2}}\d{{1,7}})*"
)
_FEWEST_DIGITS = 7
"""A row of numbers with fewer digits is a range or a fraction, which right-to-left scripts write their own way."""

_CODE = re.compile(r"[A-Za-z0-9]+(?:[-\u2010\u2011][A-Za-z0-9]+)+")  # 7QK4-H2PM, 1-800-MED-HELP
_MARKED = re.compile(  # Kineret®, C++, 65+, Rh-
    r"[A-Za-z0-9\u00c0-\u024f]+(?:[®™℠©]|\+{1,2}|(?<=[A-Za-z])[-\u2212](?![\w\u0590-\u08ff]))"
)
_LINK = re.compile(r"(?:https?://|www\.|mailto:)[^\s\u0590-\u08ff]*[\w/]")


def signs(text: str) -> Iterator[tuple[int, int]]:
    """Where things stand that are one sign to a reader and run left to right: doses, telephone numbers, dates.

    Signs that overlap are one: `1-800` is none by itself, and `1-800-MED-HELP` is.
    """
    low = high = 0
    for start, end in sorted(_candidates(text)):
        if start < high:
            high = max(high, end)
            continue
        if high:
            yield low, high
        low, high = start, end
    if high:
        yield low, high


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    ranges = _writes_ranges_from_the_left(text)
    for found in _AMOUNT.finditer(text):
        if _IS_AMOUNT.search(found[0]) or (ranges and _IS_RANGE.search(found[0])):
            yield found.span()
    for found in _ROW.finditer(text):
        if sum(map(str.isdigit, found[0])) >= _FEWEST_DIGITS and not found[0].isdigit():
            yield found.span()
    for found in _CODE.finditer(text):
        if any(map(str.isalpha, found[0])):
            yield found.span()
    for pattern in (_MARKED, _LINK):
        yield from (found.span() for found in pattern.finditer(text))


def _writes_ranges_from_the_left(text: str) -> bool:
    """Whether ranges run as in Hebrew, where UAX #9 turns `3–5` and leaves `3-5`; Arabic turns both."""
    classes = {bidi_class(each) for each in text}
    return "R" in classes and "AL" not in classes
