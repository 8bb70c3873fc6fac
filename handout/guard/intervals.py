"""What comes back: 'every 8 hours', 'every eight hours', 8時間ごとに."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handout.guard.clock_words import OR, TO
from handout.guard.interval_numbers import NUMBERS, VALUES, WRITTEN_ON
from handout.guard.interval_words import EACH_BEFORE, EACH_BEHIND, MAYBE_BEFORE, MAYBE_BEHIND, TWO_WORDS
from handout.guard.numbers import counted_behind, counted_in_front
from handout.guard.spelling import BEFORE, BEHIND, SPACES, key, pattern
from handout.record import NamedTuple

GAP = f"[{SPACES}-]{{0,2}}"
DASH = "[-\u2010-\u2015~\u301c\uff5e]"
FAR = 24
"""Letters that are looked through for what belongs to a number, or to a rate in languages that say its count later."""

PAUSE = re.compile(r"[.,;:!?()\n،؛۔。、，；：！？।၊။፣፤።។]")

OF_TIME = frozenset(["minute", "hour", "day", "week", "month", "year"])
"""What comes back."""


class Interval(NamedTuple):
    """An interval whose number is a word: where it stands, and in how many of which period something comes back."""

    span: tuple[int, int]
    every: int
    period: str


def intervals_in_words(text: str, language: str) -> Iterator[Interval]:
    """Those of a plain text: 'every three months'."""
    base, end = language.partition("-")[0], -1
    each, numbers = _each(base), _numbers(base)
    for found in numbers.finditer(text) if each and numbers else ():
        # 'Twenty-one', 十四: what another number goes before is a part of it.
        joined, end = bool(re.fullmatch(GAP, text[end : found.start()])) if end >= 0 else False, found.end()
        counted = counted_behind(text, end, language) or counted_in_front(text, found.start(), language)
        if each and not joined and len(counted) == 1 and counted <= OF_TIME:
            start = max(0, found.start() - FAR)
            before = each.before.search(text[start : found.start()])
            if before or each.behind.match(text, end):
                span = (start + before.start() if before else found.start(), end)
                yield Interval(span, _values(base)[key(found[0])], next(iter(counted)))


@cache
def _numbers(base: str) -> re.Pattern[str] | None:
    if base not in NUMBERS:
        return None
    words = pattern(each for some in NUMBERS[base].split() for each in some.split("/"))
    return re.compile(f"{WRITTEN_ON.get(base, BEFORE)}(?:{words}){BEHIND}", re.IGNORECASE)


@cache
def _values(base: str) -> Mapping[str, int]:
    listed = zip(NUMBERS[base].split(), VALUES, strict=False)
    return {key(each): value for some, value in listed for each in some.split("/")}


def comes_back(text: str, start: int, end: int, language: str) -> bool | None:
    """Whether a number with what it counts is said to come back: 'every 2 weeks'; None where that is not known."""
    each = _each(language.partition("-")[0])
    if each is None:
        return None
    said = text[max(0, start - FAR) : start]
    if each.before.search(said) or each.behind.match(text, end):
        return True
    return None if each.maybe_before.search(said) or each.maybe_behind.match(text, end) else False


def follows_each(text: str, start: int, language: str) -> bool:
    """Whether 'every' stands before a number."""
    each = _each(language.partition("-")[0])
    return bool(each and each.before.search(text[max(0, start - FAR) : start]))


class _Each(NamedTuple):
    """Patterns for what makes a number an interval, and what may, before it and behind."""

    before: re.Pattern[str]
    maybe_before: re.Pattern[str]
    behind: re.Pattern[str]
    maybe_behind: re.Pattern[str]


@cache
def _each(base: str) -> _Each | None:
    if base not in EACH_BEFORE and base not in EACH_BEHIND:
        return None

    def of(table: Mapping[str, str]) -> str:
        return pattern(table.get(base, "").split())

    # No word of time goes on behind a comma, nor behind a number: '3日間、1日に1回' is for three days.
    word = rf"[^\W\d](?:(?!{PAUSE.pattern})[^\s\d每]){{0,{_NOUN}}}?"
    noun = f"{GAP}(?:{word}{f'(?:[{SPACES}]{word})?' if base in TWO_WORDS else ''}{GAP})?"
    or_to = rf"{GAP}(?:{DASH}|{of(TO)}|{of(OR)}){GAP}"
    before = [rf"{BEFORE}(?:{of(table)}){GAP}(?:\d{{1,2}}{or_to})?$" for table in (EACH_BEFORE, MAYBE_BEFORE)]
    behind = [rf"(?:{or_to}\d{{1,2}})?{noun}(?:{of(table)})" for table in (EACH_BEHIND, MAYBE_BEHIND)]
    return _Each(*(re.compile(each, re.IGNORECASE) for each in (*before, *behind)))


_NOUN = 12
"""Letters of 'weeks' in any language."""
