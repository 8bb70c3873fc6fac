"""Which way each character of a paragraph runs: UAX #9, and what a page of medicine asks of it besides.

UAX #9 alone turns `1-800-555-0142` behind an Arabic word into `0142-555-800-1`, and `100 mg` into `mg 100`. Readers
take such a thing as one sign, so it runs left to right as a whole (UAX #9 HL3: a higher protocol may override classes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handout.geometry import Direction
from handout.text.bidi import Bracket, base_level, resolve
from handout.text.bidi_classes import bidi_class, bracket

_MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters of right-to-left scripts, and marks of direction."""

_SPACE = "[ \u00a0\u202f]"
_AFTER_NO_LETTER = r"(?<![\w\u0590-\u08ff])"
"""A hyphen behind a letter belongs to that: Hebrew writes prefixes so (`ב-5`)."""

_PREFIX = rf"(?:{_AFTER_NO_LETTER}[-+\u2212]|(?<!\d)%|[#$€£¥₪]|[<>≤≥±~≈]{_SPACE}?)?"
_WHOLE = rf"(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+)(?:[.,:/\u066b\u066c]\d+)*"
_FRACTION = rf"(?:{_SPACE}?[¼-¾⅐-⅞]|{_SPACE}\d{{1,2}}/\d{{1,2}}(?!\d))?"
_NUMBER = rf"{_PREFIX}{_WHOLE}{_FRACTION}(?:{_SPACE}?[%‰°])?"
_SERIES = rf"{_NUMBER}(?:{_SPACE}?[-\u2010-\u2013/×x]{_SPACE}?{_NUMBER})*"
_AREA = r"(?:(?:\+ ?)?\d{1,3}[- \u00a0]?)?\(\d{1,5}\)"  # of a telephone number; other brackets are the sentence's

_AMOUNT = re.compile(rf"{_SERIES}(?:{_SPACE}?[A-Za-zµμ][A-Za-zµμ/²³]*|[$€£¥₪])?")  # 100 mg, 2–8 °C, 5 mg/kg, 50%, -5
_IS_AMOUNT = re.compile(rf"^[-\u2212]|[A-Za-z+<>≤≥±~≈#$€£¥₪%‰°¼-¾⅐-⅞]|\d{_SPACE}\d")
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

JOINER = " · "
"""Stands between things of one line that have nothing to do with each other's direction."""

Spans = Sequence[tuple[int, int]]


def may_turn(text: str) -> bool:
    """Whether any of a text may run right to left."""
    return not text.isascii() and _MAY_TURN.search(text) is not None


def natural_direction(text: str, otherwise: Direction) -> Direction:
    """The direction of a text's first strong character (UAX #9 P2, P3); `otherwise` where it has none."""
    if otherwise == "ltr" and not may_turn(text):
        return "ltr"
    classes = [bidi_class(each) for each in text]
    if not any(each in ("L", "R", "AL") for each in classes):
        return otherwise
    return "rtl" if base_level(classes) else "ltr"


def embedding_levels(text: str, base: Direction, isolates: Spans = ()) -> list[int] | None:
    """The level of each character, odd for right to left; None where all run as a left-to-right paragraph does.

    `isolates` are stretches whose direction neither depends on what is around them nor changes it, such as a name
    that a recipient's file gives. A line feed ends a paragraph (UAX #9 P1).
    """
    if base == "ltr" and not may_turn(text):
        return None
    found: list[int] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        inner = [
            (max(low, start) - start, min(high, end) - start) for low, high in isolates if low < end > start < high
        ]
        found += _paragraph(part, base, sorted([*inner, *_joined(part, inner)]))
        found.append(int(base == "rtl"))
        start = end + 1
    return found[: len(text)]


def _paragraph(text: str, base: Direction, isolates: Spans) -> list[int]:
    classes = [bidi_class(each) for each in text]
    for low, high in signs(text):
        classes[low:high] = ["L"] * (high - low)
    opens = {low: high for low, high in isolates if high > low}
    closes = set(opens.values())
    padded: list[str] = []
    places: list[int] = []
    brackets: dict[int, Bracket] = {}
    for index, own in enumerate(classes):
        padded += ["PDI"] * (index in closes) + ["FSI"] * (index in opens)
        if found := bracket(text[index]):
            brackets[len(padded)] = Bracket(*found)
        places.append(len(padded))
        padded.append(own)
    padded += ["PDI"] * (len(text) in closes)
    levels = resolve(padded, brackets, int(base == "rtl"))
    return [levels[place] for place in places]


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


def _joined(text: str, inner: Spans) -> Iterator[tuple[int, int]]:
    """The things of a line that has several, but for those that hold an isolate or are in one."""
    if JOINER not in text:
        return
    start = 0
    for part in text.split(JOINER):
        end = start + len(part)
        if not any(low < end and start < high for low, high in inner):
            yield start, end
        start = end + len(JOINER)
