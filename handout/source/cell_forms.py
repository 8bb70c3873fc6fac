"""What a cell of a workbook shows of its value, by its number format (ECMA-376-1 18.8.31), or why it is refused.

A cell that shows less than it holds has two readings, and nobody but who wrote it knows which is meant.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import lru_cache

from handout.source.recipients import Unfit, Value

_MOST_DIGITS = 10**15
_DECIMALS = re.compile(r"(?:#,##)?0(?:\.(0+))?(?:_\))?")

_OWN_FORM = Unfit(
    "a number in a form of its own, such as a percentage,",
    "give the column the format General or Text, then look whether each cell still shows what is meant",
)
_FEWER_DIGITS = Unfit(
    "a number of which the cell shows fewer digits than it holds,",
    "let it show them all, round the number itself (ROUND), or write it as text",
)
_SHORTENED = Unfit(
    "a number so small that the cell shows it in a short form, such as 1.23E-05,",
    "let it show all its digits, as 0.0000000 does, or write it as text",
)
_HIDDEN = Unfit("what the cell's own format hides", "let it be seen there, or take it out")
_ADDED_TO = Unfit("what the cell's own format adds words to", "write them into the cell")
_NOT_A_DAY = Unfit(
    "a day that the cell does not show with its day, month and year, as spreadsheets make them of words like 1/2 "
    "or 3-26,",
    "let it show all three, or write words",
)
_PART_OF_TIME = Unfit("a time of which the cell shows less than it holds,", "let it show all, or write it as text")
_LENGTH_OF_TIME = Unfit("a length of time", "write it as text")

_NO_CODE = re.compile(r"(\"[^\"]+\"|\\.|\[\$[^\]-][^\]]*\])|\"\"|[_*].|\[[^\]]*\]")
"""In a format: words in quotes, behind a backslash, or of a currency (the group); and what shows nothing, which is
padding, colours, conditions and the names of languages."""

_WORDS = '"'
"""What stands for words in a format whose words are taken out."""

_ALL = frozenset("ymdhns")
_CODES = re.compile("y+|m+|d+|h+|s+|e+|b+", re.IGNORECASE)
_HALVES_OF_DAY = re.compile("am/pm|a/p", re.IGNORECASE)


def shown_number(value: float, form: str) -> Value:
    """A number as the sheet shows it, with its zeros in front or behind."""
    if abs(value) >= _MOST_DIGITS:
        # Of a longer one, such as a record's number, the file has lost the last digits (IEEE 754).
        return Unfit("a number of more than 15 digits, which has to be stored as text,")
    # Fifteen digits are what spreadsheet programs show (IEEE 754 keeps no more for certain).
    digits = f"{value:.15g}"
    if form in ("General", "@"):
        if "e" in digits:
            return _SHORTENED
        return str(int(value)) if value == int(value) else digits
    if re.fullmatch("0+", form):
        return _all_digits(digits, len(form), 0)
    if found := _DECIMALS.fullmatch(form):
        return _all_digits(digits, 1, len(found[1] or ""))
    return _OWN_FORM if _section(value, form).strip() else _HIDDEN


def _all_digits(digits: str, before: int, behind: int) -> Value:
    """A number with at least so many digits before the point, and just so many behind it, if it has no more."""
    number = Decimal(digits)
    found = f"{abs(number):.{behind}f}"
    if Decimal(found) != abs(number):
        return _FEWER_DIGITS
    width = before + (1 + behind if behind else 0)
    return f"{'-' if number < 0 else ''}{found.zfill(width)}"


def _section(value: float, form: str) -> str:
    """The part of a format that is for numbers of a sign: the second for negative ones, the third for zero."""
    sections = _sections(form)
    at = 1 if value < 0 else 0 if value else 2
    return sections[at] if at < len(sections) else sections[0]


def shown_words(text: str, form: str) -> Value:
    """Words of a cell, where they are what it shows."""
    if form in ("General", "@") or not text.strip():
        return text
    sections = _sections(form)
    # The fourth part is for words; a last one before it only if it has their sign.
    own = sections[3] if len(sections) > 3 else sections[-1] if "@" in sections[-1] else "@"
    if not own.strip():
        return _HIDDEN
    return text if own.strip().casefold() in ("@", "general") else _ADDED_TO


def shown_moment(value: object, form: str) -> Value:
    """A day, or a time as words, where the cell shows all of it."""
    shown = _parts(form)
    if isinstance(value, datetime.timedelta):
        return _LENGTH_OF_TIME
    if isinstance(value, datetime.date) and not shown.issuperset("ymd"):
        return _NOT_A_DAY
    if not isinstance(value, datetime.datetime | datetime.time):
        return value if isinstance(value, datetime.date) else Unfit("what is no text")
    held = {part for part, number in (("h", value.hour), ("n", value.minute), ("s", value.second)) if number}
    if isinstance(value, datetime.datetime) and not held and not value.microsecond:
        return value.date()
    if value.microsecond or not shown.issuperset(held | {"h"}):
        return _PART_OF_TIME
    depth = "seconds" if value.second else "minutes"
    return value.isoformat(" ", depth) if isinstance(value, datetime.datetime) else value.isoformat(depth)


@lru_cache(maxsize=256)
def _sections(form: str) -> tuple[str, ...]:
    return tuple(_NO_CODE.sub(lambda found: _WORDS if found[1] else "", form).split(";"))


@lru_cache(maxsize=256)
def _parts(form: str) -> frozenset[str]:
    """What a format shows of a day and a time: y, m, d, h, n for minutes, s."""
    if form in ("", "General"):
        # The file itself writes a day so (18.17.4), and no format takes of it.
        return _ALL
    codes = [each.lower() for each in _CODES.findall(_HALVES_OF_DAY.sub("", _sections(form)[0]))]
    parts = set()
    for at, code in enumerate(codes):
        beside = (codes[at - 1] if at else "")[:1] == "h" or "".join(codes[at + 1 : at + 2])[:1] == "s"
        if code in ("m", "mm") and beside:
            parts.add("n")
        elif code not in ("ddd", "dddd", "mmmmm"):  # days of the week; the first letter of a month
            # Years of eras, and of the Buddhist calendar, are years.
            parts.add("y" if code[0] in "eb" else code[0])
    return frozenset(parts)
