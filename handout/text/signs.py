"""Doses, telephone numbers, dates, addresses: what is one sign to a reader, and runs left to right in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from handout.text.units import is_counted, is_short_unit

_SPACE = "[ \u00a0\u202f]"
_AFTER_NO_LETTER = r"(?<![\w\u0590-\u08ff])"
"""A hyphen behind a letter belongs to that: Hebrew writes prefixes so (`ב-5`)."""

_DASH = r"-\u2010-\u2013"
_PREFIX = rf"(?:{_AFTER_NO_LETTER}[-+\u2212]|(?<!\d)%|[#$€£¥₪]|[<>≤≥±~≈]{_SPACE}?)?"
_DECIMAL_COMMA = rf"(?<![\d/:.\u060c{_DASH}])\d+\u060c\d+(?![/:\u060c{_DASH}]?\d)"
"""`2\u060c5`, as some write 2.5: one number. Between more than two, or beside a date, the comma parts a list."""

_BEHIND_NO_NAME = rf"(?<![A-Za-z])(?<![A-Za-z][{_DASH}])"
_GROUPED = rf"{_BEHIND_NO_NAME}\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)"
"""20 000; but not B12 500."""

_WHOLE = rf"(?:{_DECIMAL_COMMA}|{_GROUPED}|\d+)(?:[.,:/\u066b\u066c]\d+)*"
_POWER = r"(?:\^[-+\u2212]?\d+|[⁺⁻]?[⁰¹²³⁴-⁹]+)?"
_FRACTION = rf"(?:{_SPACE}?[¼-¾⅐-⅞]|{_SPACE}\d{{1,2}}/\d{{1,2}}(?!\d))?"
_NUMBER = re.compile(rf"{_PREFIX}{_WHOLE}{_POWER}{_FRACTION}(?:{_SPACE}?[%‰°])?")
_JOINT = re.compile(rf"{_SPACE}?(?:[/×x]{_SPACE}?|[{_DASH}]{_SPACE}?(?![\u0660-\u0669]))")
"""A range runs from the left, as doses, dates and telephone numbers do: `5-10 mg`, `2-3` and `8:30-17:00` on one sheet.

UAX #9 has a range from the left behind a Latin letter and from the right behind an Arabic one, so that one and the same
range turns with the word before it. Hebrew and Persian write ranges from the left, Arabic and Urdu mostly from the
right (W3C, 'Strings and bidi'; R. Ishida, orthography notes), where a unit in Latin letters would be torn from its
number. In Arabic-Indic digits, whose units are Arabic too, the dash is the sentence's (Bidi_Class AN): the range runs
from the right there, with a unit as without, and each of its numbers from the left.
"""

_AREA = r"(?:(?:\+ ?)?\d{1,3}[- \u00a0]?)?\(\d{1,5}\)"  # of a telephone number; other brackets are the sentence's

# 100 mg, 2–8 °C, 5 mg/kg, 1.5×10^9/L, 50%, -5
_UNIT = re.compile(rf"(?:{_SPACE}?|/)[A-Za-zµμ](?:[A-Za-zµμ²³]|/(?=[A-Za-zµμ\d]))*")
_CURRENCIES = ("$", "€", "£", "¥", "₪")
_IS_AMOUNT = re.compile(
    rf"^[-\u2212]|\u060c|[A-Za-zµμ+<>≤≥±~≈#$€£¥₪%‰°×^⁰¹²³⁴-⁹¼-¾⅐-⅞]|\d{_SPACE}\d|\d{_SPACE}?[{_DASH}]"
)

_ROW = re.compile(  # telephones, dates
    rf"(?:{_AREA}[-. \u00a0/]?\d{{1,7}}|\+?\d{{1,7}})(?:(?!\.\s)[{_DASH}. \u00a0/]{{1,2}}\d{{1,7}})*"
)
_FEWEST_DIGITS = 7
"""A row of numbers with fewer digits is a range, a fraction or a count."""

_CODE = re.compile(r"[A-Za-z0-9]+(?:[-\u2010\u2011][A-Za-z0-9]+)+")  # 7QK4-H2PM, 1-800-MED-HELP
_MARKED = re.compile(  # Kineret®, C++, 65+, Rh-
    r"[A-Za-z0-9\u00c0-\u024f]+(?:[®™℠©]|\+{1,2}|(?<=[A-Za-z])[-\u2212](?![\w\u0590-\u08ff]))"
)
_NUMBERED = re.compile(r"(?<![\w/])([A-Za-z]{1,4})\.[ \u00a0]\d+")  # ext. 5, No. 5
_LINK = re.compile(r"(?:https?://|www\.|mailto:)[^\s\u0590-\u08ff]*[\w/]")

_DATE = re.compile(  # with stops of its own: January 15, 2027, and 15. 1. 2027
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[ \u00a0]\d{1,2},[ \u00a0]\d{4}"
    r"|(?<!\d)\d{1,2}\.[ \u00a0]\d{1,2}\.[ \u00a0]\d{4}(?!\d)"
)

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_STOP = r"[,;:.!?](?=\s)"
_LISTED = re.compile(rf"[)\]]?({_STOP})(?=\s(?:(?!{_STOP})[^{_RIGHT_TO_LEFT}])*?\d)")
"""Behind a sign and before the next: `20 mg, 10 mg`. A stop between words alone may be that of a Latin phrase."""

_ARABIC_COMMA = re.compile("\u060c")

Spans = Sequence[tuple[int, int]]


def signs_among(text: str, isolates: Spans) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The signs of a text, and those of its isolates that are no part of one.

    No sign reaches over the edge of an isolate; but a number that has its unit behind it is one sign with that.
    """
    kept = [(low, high) for low, high in isolates if not _is_counted(text, low, high)]
    edges = [0, *(edge for isolate in kept for edge in isolate), len(text)]
    found = [(low + start, low + end) for low, high in pairwise(edges) for start, end in signs(text[low:high])]
    return found, kept


def _is_counted(text: str, low: int, high: int) -> bool:
    number = _NUMBER.match(text, low, high)
    return number is not None and _series_end(text, number, high) == high and _UNIT.match(text, high) is not None


def _amounts(text: str) -> Iterator[tuple[int, int, int]]:
    """Where numbers stand, those of a range or a fraction as one, and where what each counts ends.

    A pattern of a whole series would hold that of a number twice, and take twice as long to make.
    """
    end = 0
    while number := _NUMBER.search(text, end):
        behind = _series_end(text, number, len(text))
        unit = _UNIT.match(text, behind)
        end = unit.end() if unit else behind + text.startswith(_CURRENCIES, behind)
        if unit and unit[0].endswith("/") and (other := _NUMBER.match(text, end)) and is_counted(text, other.end()):
            end -= 1  # of `40 mg/0.8 מ"ל` the second number stands by its unit, beyond the stroke
        yield number.start(), behind, end


def _series_end(text: str, number: re.Match[str], limit: int) -> int:
    end = number.end()
    while (joint := _JOINT.match(text, end, limit)) and (following := _NUMBER.match(text, joint.end(), limit)):
        end = following.end()
    return end


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


def stops(text: str, found: Spans) -> Iterator[int]:
    """Where the stops of a list stand in a text that runs from the right: between the signs found there, in none.

    What stands on both sides runs left to right, and would else draw the stop and the order of the list with it.
    """
    for _, end in found:
        if listed := _LISTED.match(text, end):
            yield listed.start(1)
    for comma in _ARABIC_COMMA.finditer(text):
        at = comma.start()
        if not any(low <= at < high for low, high in found):
            yield at


def counts(text: str, found: Spans) -> Iterator[int]:
    """Where the spaces and strokes stand behind which a number has a unit in a script that runs from the right.

    Behind a Latin name UAX #9 has the number run with that (W7), far from its unit: name, unit, number from the right.
    """
    for start, end, _ in _amounts(text):
        at = start - 1
        if (
            at >= 0
            and text[at] in " \u00a0\u202f/"
            and is_counted(text, end)
            and not any(low <= at < high for low, high in found)
        ):
            yield at


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    for start, _, end in _amounts(text):
        if _IS_AMOUNT.search(text[start:end]):
            yield start, end
    for found in _ROW.finditer(text):
        if sum(map(str.isdigit, found[0])) >= _FEWEST_DIGITS and not found[0].isdigit():
            yield found.span()
    for found in _CODE.finditer(text):
        if any(map(str.isalpha, found[0])):
            yield found.span()
    for found in _NUMBERED.finditer(text):
        if not is_short_unit(found[1]) and not is_counted(text, found.end()):
            yield found.span()
    for pattern in (_MARKED, _LINK, _DATE):
        yield from (found.span() for found in pattern.finditer(text))
