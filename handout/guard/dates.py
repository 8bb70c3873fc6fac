"""Days as texts write them: 2026-12-05, December 5, 2026, 5 de diciembre de 2026, 2026年12月5日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handout.cldr import day_before_month, months
from handout.guard import month_words
from handout.record import NamedTuple


class Day(NamedTuple):
    """A day, or what is said of it; 0 where nothing is."""

    year: int
    month: int
    day: int


class Found(NamedTuple):
    """Where a date stands in a text, and which days it may be: 3/4/2026 has two readings where no order is known."""

    start: int
    end: int
    days: frozenset[Day]


_ISO = re.compile(r"(?<![\d./-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.]\d)")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d|[-/.]\d)")
_EAST_ASIAN = re.compile(
    r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]|(\d{4}) ?[年년] ?(\d{1,2}) ?[月월]"
)
_LEFT = re.compile(
    r"(?<![\d.,/])(\d{1,4})(?:st|nd|rd|th|º|ª|er|de|ই|শে|লা|রা|ঠা)?[\s.,،၊]{0,2}"
    r"(?:(?:(?:de|del|of|den|d|ni|the|ng)\b|ခုနှစ်[၊,]?)[\s.'’]{0,2})?$"
)
_RIGHT = re.compile(
    r"[\s.,،]{0,2}(?:(?:de|del|of|năm|ค\.ศ\.|พ\.ศ\.|ቀን|ឆ្នាំ)[\s,፣]{0,2})?(\d{1,4})(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d)"
)

_BUDDHIST, _CHRISTIAN = "พ.ศ.", "ค.ศ."
"""What Thai writes before a year of the Buddhist era, and may leave out, and of the common one."""

_BUDDHIST_YEARS = 543
"""How many more they are. Only Thai counts by them: Lao writes years as the rest of the world does."""

_FIRST_BUDDHIST = 2400
"""A year from here on is of the Buddhist era: no handout speaks of days that far in the future."""


def dates(text: str, language: str) -> Iterator[Found]:
    """The dates of a plain text."""
    if language.partition("-")[0] != "th":
        yield from _dates(text, language)
        return
    for found in _dates(text, language):
        written = text[max(0, found.start - len(_BUDDHIST)) : found.end]
        yield found._replace(days=frozenset(_common_era(each, written) for each in found.days))


def _common_era(day: Day, written: str) -> Day:
    said = _BUDDHIST in written or (day.year >= _FIRST_BUDDHIST and _CHRISTIAN not in written)
    return day._replace(year=day.year - _BUDDHIST_YEARS) if day.year and said else day


def _dates(text: str, language: str) -> Iterator[Found]:
    for found in _ISO.finditer(text):
        yield from _if_real(found.span(), [Day(int(found[1]), int(found[3]), int(found[4]))])
    for found in _NUMERIC.finditer(text):
        yield from _if_real(found.span(), _readings(int(found[1]), int(found[3]), int(found[4]), language, found[2]))
    for found in _EAST_ASIAN.finditer(text):
        year, month, day = found[1] or found[4], found[2] or found[5], found[3]
        yield from _if_real(found.span(), [Day(int(year or 0), int(month), int(day or 0))])
    yield from _with_names(text, language)


def _readings(first: int, second: int, year: int, language: str, sign: str) -> list[Day]:
    day_first, month_first = Day(year, second, first), Day(year, first, second)
    if sign == ".":
        return [day_first]
    in_order = day_before_month(language)
    if in_order is None or max(first, second) > 12:
        return [day_first, month_first]
    return [day_first if in_order else month_first]


def _if_real(span: tuple[int, int], days: list[Day]) -> Iterator[Found]:
    real = frozenset(each for each in days if 1 <= each.month <= 12 and each.day <= 31)
    if real:
        yield Found(*span, real)


def _with_names(text: str, language: str) -> Iterator[Found]:
    pattern = _names(language)
    for found in pattern.finditer(text) if pattern else ():
        # 'may' and 'march' are words of their own in English.
        if language.partition("-")[0] == "en" and not found[0][0].isupper():
            continue
        left, right = _LEFT.search(text[max(0, found.start() - 20) : found.start()]), _RIGHT.match(text, found.end())
        numbers = [int(each[1]) for each in (left, right) if each]
        start = found.start() - len(left[0]) if left else found.start()
        end = right.end() if right else found.end()
        if right and not left and numbers[0] <= 31 and (year := _RIGHT.match(text, end)) and len(year[1]) == 4:
            numbers.append(int(year[1]))
            end = year.end()
        day = [each for each in numbers if 1 <= each <= 31]
        year_of = [each for each in numbers if each > 999]
        if len(day) > 1 or len(year_of) > 1 or len(day) + len(year_of) != len(numbers) or not numbers:
            continue
        month = _months(language)[found[1].casefold()]
        yield Found(start, end, frozenset([Day(year_of[0] if year_of else 0, month, day[0] if day else 0)]))


@cache
def are_named(language: str) -> bool:
    """Whether the names of all months of a language are known."""
    named = {number for word, number in _months(language).items() if not _NO_NAME.fullmatch(word)}
    return language.partition("-")[0] in _EAST_ASIANS or len(named) == _MONTHS


_EAST_ASIANS = ("zh", "ja", "ko")
"""Languages that number the months."""

_MONTHS = 12
_NO_NAME = re.compile(r"m?\d+", re.IGNORECASE)
"""What CLDR has for a month where it has no name."""


@cache
def _months(language: str) -> Mapping[str, int]:
    own = month_words.NAMES.get(language.partition("-")[0], ())
    found = {word.replace("_", " ").casefold(): number for number, words in enumerate(own, 1) for word in words.split()}
    return {**months(language), **found}


@cache
def _names(language: str) -> re.Pattern[str] | None:
    base, names = language.partition("-")[0], _months(language)
    if not names or base in _EAST_ASIANS:
        return None
    words = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    prefix, suffix = month_words.PREFIXES.get(base, "(?!)"), month_words.SUFFIXES.get(base, "(?!)")
    return re.compile(rf"(?<![^\W\d_])(?:{prefix})?({words})(?:{suffix})?(?![^\W_])", re.IGNORECASE)
