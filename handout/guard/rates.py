"""How often something is done, as texts say it: once a week, 25 mg a day, täglich, 每天两次."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from handout.guard.clock_words import TO
from handout.guard.count_words import AGAIN, COUNT_LATER, COUNTS, TIMES
from handout.guard.interval_numbers import QUARTER_AND_HALF_YEAR
from handout.guard.interval_words import EVERY_OTHER
from handout.guard.intervals import DASH, FAR, GAP, PAUSE, Interval, comes_back, intervals_in_words
from handout.guard.numbers import NUMBER
from handout.guard.rate_words import BESIDE, EVERY, EVERY_LAST, NOT_BEFORE, NOT_BEHIND, PER
from handout.guard.spelling import BEFORE, BEHIND, SPACES, key, pattern
from handout.guard.units import unit, unit_before
from handout.record import NamedTuple

_PERIODS = ("day", "week", "month", "hour", "year")
_BETWEEN = re.compile(f"{GAP}/?")


class Rate(NamedTuple):
    """How often: `spans` are its words in a text, `number` how many times ('' where that is not said), in `digits`.

    `every`: in how many of the period, two in 'every other week'. `counted`: whether the digits are of the number.
    """

    spans: tuple[tuple[int, int], ...]
    period: str
    number: str
    digits: tuple[int, ...]
    every: int = 1
    counted: bool = False


class _Said(NamedTuple):
    period: str
    every: bool
    beside: bool
    times: int
    """In how many of the period, where a language has a word for that."""


class Count(NamedTuple):
    """How many times, where no rate is said: 'three times', '3 times'."""

    span: tuple[int, int]
    number: str
    digits: tuple[int, ...]


def rates(text: str, language: str) -> tuple[list[Rate], list[Count]]:
    """The rates of a plain text, and how many times it says besides."""
    grammar = _grammar(language)
    intervals = list(intervals_in_words(text, language))
    found = [each for each in grammar.rate.finditer(text) if not _meets(each.span(), intervals)] if grammar else []
    counts = [_read(each, language) for each in grammar.counted.finditer(text)] if grammar else []
    used: set[Count] = set()
    rates: list[Rate] = []
    for interval in intervals:
        count = _of_interval(text, interval, [one for one in counts if one not in used], language)
        used.update([count] if count else [])
        rates.append(_interval(interval, count))
    before = {each.start(): _before(text, each.start(), [one for one in counts if one not in used]) for each in found}
    used.update(filter(None, before.values()))
    for index, each in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        count = before[each.start()] or _behind(
            text, each.end(), [one for one in counts if one not in used], end, language
        )
        if rate := _rate(text, each, count, language):
            used.update([count] if count else [])
            rates.append(rate)
    return rates, [each for each in counts if each not in used and len(each.digits) < 2]


def _rate(text: str, found: re.Match[str], count: Count | None, language: str) -> Rate | None:
    stroke = "/" if text[: found.start()].endswith("/") else ""
    said = _by_key(language).get(stroke + key(found[0])) or _by_key(language)[key(found[0])]
    base = language.partition("-")[0]
    before = text[: found.start()].rstrip(f"{SPACES}/")
    if before[-1:].isdigit() and base in (EVERY_LAST if said.every else COUNT_LATER):
        return None  # '14 दिन में' is within 14 days
    other = _is_other_behind(before, base)
    if count and not (other and (said.beside or base in COUNT_LATER)):
        spans = (count.span, found.span())
        return Rate(spans, said.period, count.number, count.digits, said.times, counted=True)
    if not said.every and other:
        return None
    amount = _beside_amount(text, found, language)
    digits = (1,) if found[0].startswith("1") else ()
    if said.beside and not amount and not (digits and _beside_number(text, found)):
        return None
    once = "1" if said.every or amount else ""
    return Rate((found.span(),), said.period, once, digits if said.beside else (), said.times)


def _is_other_behind(before: str, base: str) -> bool:
    words = NOT_BEFORE.get(base, "").split()
    return bool(words and re.search(f"{BEFORE}(?:{pattern(words)})$", before, re.IGNORECASE))


def _beside_amount(text: str, found: re.Match[str], language: str) -> bool:
    """Whether a number with a unit stands beside it: '25 mg a day'."""
    before = text[max(0, found.start() - FAR) : found.start()].rstrip(SPACES)
    if unit_before(before, language):
        return True
    behind = NUMBER.match(text, found.end() + (text[found.end() : found.end() + 1] in tuple(SPACES)))
    return bool(behind and unit(text, behind.end(), language)[0])


def _beside_number(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands close behind: '1日に6～8杯', '1日に水を6杯'."""
    behind = NUMBER.search(text, found.end(), found.end() + _CLOSE)
    return bool(behind and not PAUSE.search(text[found.end() : behind.start()]))


_CLOSE = 6
"""Letters between 'a day' and its number, where a language says that first."""


def is_of_interval(text: str, count: Count, language: str) -> bool:
    """Whether it is said how many times something is in each of an interval: 'twice every 4 weeks', '每4周两次'."""
    start, end = count.span
    for found in NUMBER.finditer(text, max(0, start - FAR), min(len(text), end + FAR)):
        between = text[found.end() : start] if found.end() <= start else text[end : found.start()]
        apart = found.end() <= start or end <= found.start()
        back = comes_back(text, *found.span(), language) is not False
        if apart and not PAUSE.search(between) and back:
            return True
    return False


def _before(text: str, start: int, counts: list[Count]) -> Count | None:
    close = (each for each in counts if each.span[1] <= start and _BETWEEN.fullmatch(text, each.span[1], start))
    return next(close, None)


def _behind(text: str, start: int, counts: list[Count], end: int, language: str) -> Count | None:
    far = FAR if language.partition("-")[0] in COUNT_LATER else 2
    for each in counts:
        between = text[start : each.span[0]]
        if start <= each.span[0] < end and len(between) <= far and not PAUSE.search(between):
            return each if far == FAR or not between.strip(f"{SPACES}-") else None
    return None


def _of_interval(text: str, interval: Interval, counts: list[Count], language: str) -> Count | None:
    """How many times something is in each of an interval."""
    start, end = interval.span
    return _before(text, start, counts) or _behind(text, end, counts, len(text), language)


def _interval(interval: Interval, count: Count | None) -> Rate:
    if count is None:
        return Rate((interval.span,), interval.period, "1", (), interval.every)
    spans = (count.span, interval.span)
    return Rate(spans, interval.period, count.number, count.digits, interval.every, counted=True)


def _meets(span: tuple[int, int], intervals: list[Interval]) -> bool:
    return any(each.span[0] < span[1] and span[0] < each.span[1] for each in intervals)


def _read(found: re.Match[str], language: str) -> Count:
    digits = tuple(int(each) for each in found.groups() if each)
    if digits:
        return Count(found.span(), "-".join(map(str, digits)), digits)
    counts = COUNTS[language.partition("-")[0]]
    which = next(index for index, words in enumerate(counts, 1) if key(found[0]) in map(key, words.split()))
    return Count(found.span(), str(which), ())


class _Grammar(NamedTuple):
    rate: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar | None:
    base = language.partition("-")[0]
    if base not in COUNTS:
        return None
    listed = list(_words(language))
    slashed = pattern(each[1:] for each in listed if each.startswith("/"))
    said = pattern(each for each in listed if not each.startswith("/"))
    other = f"(?![{SPACES}]?(?:{pattern(NOT_BEHIND.get(base, '').split())}))"
    rate = rf"(?:{BEFORE}(?<!\d)(?:{said})|(?<=/)(?:{slashed})){BEHIND}{other}"
    times, to = pattern(TIMES[base].split()), pattern(TO.get(base, "").split())
    digits = rf"(?:(?P<least>\d{{1,2}}){GAP}(?:{DASH}|{to}){GAP})?(?P<most>\d{{1,2}})"
    number = rf"(?:{times}){GAP}{digits}(?![\d.,]\d?)" if base == "sw" else rf"{digits}{GAP}(?:{times})"
    words = pattern(word for some in COUNTS[base] for word in some.split())
    again = pattern(AGAIN.get(base, "").split())
    count = rf"{BEFORE}(?<!\d)(?<!\d[.,/])(?:{number}|{words}){BEHIND}(?!{GAP}(?:{again}))"
    return _Grammar(re.compile(rate, re.IGNORECASE), re.compile(count, re.IGNORECASE))


@cache
def _words(language: str) -> Mapping[str, _Said]:
    """What is said by each spelling; those that stand here first are kept."""
    base, nothing = language.partition("-")[0], ("", "", "", "", "")
    longer = [(period, 2, words) for period, words in zip(_PERIODS, EVERY_OTHER.get(base, ()), strict=False)]
    longer += [
        ("month", times, words) for times, words in zip((3, 6), QUARTER_AND_HALF_YEAR.get(base, ()), strict=False)
    ]
    found = {
        _spelled(word): _Said(period, True, False, times) for period, times, words in longer for word in words.split()
    }
    for table, every, beside in ((EVERY, True, False), (PER, False, False), (BESIDE, False, True)):
        for period, words in zip(_PERIODS, table.get(base, nothing), strict=True):
            for word in words.split():
                found.setdefault(_spelled(word), _Said(period, every, beside, 1))
    return found


def _spelled(word: str) -> str:
    return re.sub(f"[{SPACES}_]+", "_", word.casefold())


@cache
def _by_key(language: str) -> Mapping[str, _Said]:
    return {key(word): said for word, said in _words(language).items()}
