"""Times of day as texts write them: 8:30 am, 20:30, 20 h 30, 8 Uhr abends, 下午8点30分, 8:30 مساءً.

A time that may be of the morning or the evening is equal to none that is said to be of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from handout.guard.clock_words import (
    AT,
    CLOCK,
    DOTTED,
    FIRST,
    HALF_PAST,
    HOURS,
    LEADING_ZERO,
    MINUTES,
    OR,
    PARTS_OF_HOURS,
    SIX_HOURS_LATER,
    TO,
    TWENTY_FOUR,
)
from handout.guard.day_words import (
    DAY,
    NOON,
    any_word,
    is_firm,
    is_latin,
    is_noon,
    minute,
    needs_minutes,
    noon_and_midnight,
    usual,
)
from handout.guard.spelling import BEFORE, BEHIND, SPACES, pattern
from handout.guard.units import unit
from handout.record import NamedTuple

_GAP = f"[{SPACES}]{{0,2}}"
_DASH = "[-\u2010-\u2015~\u301c\uff5e]"


class Time(NamedTuple):
    """Where a time stands, what it may be, and the numbers that it is where it is no time; `free`: a word alone."""

    start: int
    end: int
    meaning: frozenset[object]
    apart: tuple[int, ...]
    free: bool = False


class _Item(NamedTuple):
    """A number that may be a time, and what stands around it."""

    start: int
    end: int
    hour: int
    minutes: int | None
    of_clock: bool  # '8 Uhr', 'at 8'
    of_hours: bool  # '8 h'
    leading_zero: bool
    word: str = ""
    word_first: bool = False
    of_24: bool = False
    local: bool = False  # counted from six o'clock

    @property
    def loose(self) -> bool:
        """Whether it is a number and no more."""
        return self.minutes is None and not (self.word or self.of_clock or self.of_hours)


def times(text: str, language: str) -> Iterator[Time]:
    """The times of a plain text."""
    found: list[Time] = []
    for item in _in_spans(text, list(_items(text, language)), language):
        if time := _time(item, text, language):
            found.append(time)
    yield from found
    for word in noon_and_midnight(language).finditer(text):
        if not any(each.start <= word.start() < each.end for each in found):
            fixed = DAY // 2 if is_noon(word[0], language) else 0
            yield Time(*word.span(), frozenset([fixed]), (), free=True)


@cache
def spellings(of_day: int, language: str) -> tuple[str, ...]:
    """How a language may write a time: those of its usual ways that can be no other."""
    hour, minutes = divmod(of_day, 60)
    twelve, half = f"{(hour - 1) % 12 + 1}:{minutes:02}", ("AM", "PM")[hour >= NOON]
    latin = f"{twelve} {half}"
    words = (" ".join(word.replace("_", " ").split()) for word in usual(of_day, language))
    first = language.partition("-")[0] in FIRST
    if language.partition("-")[0] in SIX_HOURS_LATER:
        at = AT.get(language.partition("-")[0], "")
        twelve = f"{at} {(hour + 5) % NOON + 1}:{minutes:02}".strip()
    said = [f"{word} {twelve}" if first else f"{twelve} {word}" for word in words]
    ways = dict.fromkeys((latin, f"{hour}:{minutes:02}", f"{hour:02}:{minutes:02}", *said))
    return tuple(
        each for each in ways if [set(time.meaning & {of_day}) for time in times(each, language)] == [{of_day}]
    )


def _items(text: str, language: str) -> Iterator[_Item]:
    grammar = _grammar(language)
    taken = 0
    for found in grammar.number.finditer(text):
        if found.start() < taken:
            continue
        item = _around(text, found, taken, language)
        if item and not _is_part(text, item, grammar):
            taken = item.end
            yield item


def _around(text: str, found: re.Match[str], taken: int, language: str) -> _Item | None:
    """A number with the words that belong to it; those before `taken` belong to another."""
    grammar = _grammar(language)
    end, clock, hours = found.end(), False, False
    minutes = found["colon"] or found["dot"] or found["worded"] or ("30" if found["half"] else None)
    if found["worded"]:
        if unit(text, found.end("worded"), language)[0] and not found["minute"]:
            minutes, end = None, found.end("hour")  # '8 Uhr 30 mg'
        clock = bool(grammar.clock.fullmatch(found["hour"]))
        hours = not clock
    elif found["of_half"]:
        clock = bool(grammar.clock.fullmatch(found["of_half"]))
        hours = not clock
    elif behind := grammar.hour.match(text, end):
        clock = bool(grammar.clock.fullmatch(behind["hour"]))
        hours, end = not clock, behind.end()
    word, start, word_first = "", found.start(), False
    if behind := grammar.word_behind.match(text, end):
        word, end = behind["word"], behind.end()
    elif (minutes or clock or hours or grammar.next_hour.match(text, end)) and (
        before := grammar.word_before.search(text, max(taken, start - _FAR), start)
    ):
        word, start, word_first = before["word"], before.start("word"), True
    at = grammar.at.search(text, max(0, found.start() - _FAR), found.start())
    dotted = _is_dotted(text, found, language, said=bool(at))
    if found["dot"] and not (clock or hours or (word and is_firm(word, 0, language))) and not dotted:
        return None
    if found["half"] and not (clock or at or word):
        return None
    if (word and needs_minutes(word) and not minutes) or int(found["number"]) > 24 or int(minutes or 0) > 59:
        return None
    zero = found["number"][0] == "0" and len(found["number"]) > 1
    said = int(minutes) if minutes else None
    local = _is_local(int(found["number"]), word, language, said=bool(at or clock or hours))
    start = min(start, at.start()) if local and at else start
    of_clock = clock or (bool(at) and (hours or bool(word)))
    number = int(found["number"])
    return _Item(start, end, number, said, of_clock, hours, zero, word, word_first, local=local)


def _is_dotted(text: str, found: re.Match[str], language: str, *, said: bool) -> bool:
    """Whether '15.30' is a time, since a word before it says so, and no unit that it is a dose."""
    is_late = int(found["number"]) > NOON
    return said and is_late and language.partition("-")[0] in DOTTED and not unit(text, found.end(), language)[0]


def _is_local(hour: int, word: str, language: str, *, said: bool) -> bool:
    """Whether an hour is counted from six o'clock, where it is said to be one, or Amharic says a part of the day."""
    base = language.partition("-")[0]
    if base not in SIX_HOURS_LATER or not 0 < hour <= NOON or (word and is_latin(word)):
        return False
    return said or (base == "am" and bool(word))


_FAR = 40
"""Letters before a number that are looked through for what belongs to it."""


def _is_part(text: str, item: _Item, grammar: _Grammar) -> bool:
    """Whether 'half' or the like stands beside an hour."""
    if item.minutes is not None:
        return False
    before = grammar.part_before.search(text, max(0, item.start - _FAR), item.start)
    return bool(before or grammar.part_behind.match(text, item.end))


def _in_spans(text: str, items: list[_Item], language: str) -> list[_Item]:
    """Both ends of '8:30–11 am' and all of '6, 8 or 9 am' are of the morning, and of '8:30–17:00' by the same clock."""
    grammar = _grammar(language)
    pairs = [(index, text[one.end : other.start]) for index, (one, other) in enumerate(pairwise(list(items)))]
    for index, between in pairs:
        if grammar.to.fullmatch(between):
            items[index : index + 2] = _span(items[index], items[index + 1], language)
    # A comma joins what shares its word with the last ('6, 8 or 9 am'), or comes behind the first ('上午6点、8点').
    shared: set[int] = set()
    for index, between in reversed(pairs):
        if grammar.either.fullmatch(between) or (index + 1 in shared and _COMMA.fullmatch(between)):
            one, other = items[index], items[index + 1]
            items[index : index + 2] = _span(one, other, language)
            shared.update([index] if items[index].word != one.word else [])
    for index, between in pairs:
        if grammar.either.fullmatch(between) or (not items[index + 1].loose and _COMMA.fullmatch(between)):
            items[index : index + 2] = _span(items[index], items[index + 1], language)
    return items


_COMMA = re.compile(f"{_GAP}[,،、，]{_GAP}")


def _span(one: _Item, other: _Item, language: str) -> tuple[_Item, _Item]:
    """Two times with what they say of each other: the word of one is the other's where that is the later of the two."""
    if other.word and not other.word_first and not one.word:
        if _in_order(one, other, other.word, language):
            one = one._replace(word=other.word, of_clock=other.of_clock)
    elif one.word and one.word_first and not other.word:
        if _in_order(one, other, one.word, language):
            other = other._replace(word=one.word, word_first=True, of_clock=one.of_clock or other.of_clock)
    elif not one.word and not other.word and not other.loose:
        by_24 = max(one.hour, other.hour) > NOON
        clock = one.of_clock or other.of_clock or (by_24 and other.of_hours)
        one = one._replace(of_24=by_24, of_clock=clock if one.loose or one.of_hours else one.of_clock)
        other = other._replace(of_24=by_24, of_clock=other.of_clock or (clock and other.of_hours))
    return one, other


def _in_order(one: _Item, other: _Item, word: str, language: str) -> bool:
    """Whether two hours are times of the same part of the day, one after the other."""
    start, end = (minute(each.hour, each.minutes or 0, word, language, local=each.local) for each in (one, other))
    return start is not None and end is not None and start < end


def _time(item: _Item, text: str, language: str) -> Time | None:
    minutes, base = item.minutes or 0, language.partition("-")[0]
    apart = (item.hour,) if item.minutes is None else (item.hour, item.minutes)
    if item.word:
        of_day = minute(item.hour, minutes, item.word, language, local=item.local)
        meaning = of_day if of_day is not None else f"unclear {text[item.start : item.end]}"
        firm = item.minutes is not None or item.of_clock or is_firm(item.word, item.hour, language)
        return Time(item.start, item.end, frozenset([meaning]), () if firm else apart)
    if item.minutes is None and not item.of_clock:
        return None
    known = item.of_24 or base in TWENTY_FOUR or (item.leading_zero and base in LEADING_ZERO)
    hour = (item.hour + 5) % NOON + 1 if item.local else item.hour
    as_written: frozenset[object] = frozenset([(hour, minutes)])
    if known or item.hour > NOON or item.hour == 0:
        as_written |= {(item.hour * 60 + minutes) % DAY}
    return Time(item.start, item.end, as_written, () if item.local and item.minutes is not None else apart)


class _Grammar(NamedTuple):
    """How a language writes times, as patterns."""

    number: re.Pattern[str]
    hour: re.Pattern[str]
    clock: re.Pattern[str]
    word_behind: re.Pattern[str]
    word_before: re.Pattern[str]
    at: re.Pattern[str]
    part_before: re.Pattern[str]
    part_behind: re.Pattern[str]
    to: re.Pattern[str]
    either: re.Pattern[str]
    next_hour: re.Pattern[str]


@cache
def _grammar(language: str) -> _Grammar:
    base = language.partition("-")[0]

    def of(*tables: dict[str, str]) -> str:
        return pattern(each for table in tables for each in table.get(base, "").split())

    hour = f"{_GAP}(?P<hour>{of(CLOCK, HOURS)})(?![間간])"  # 8時間 is how long
    minute_word = f"(?P<minute>{_GAP}(?:{of(MINUTES)}){BEHIND})?"
    number = (
        rf"(?<!\d)(?<!\d[:.,/])(?P<number>\d{{1,2}})"
        rf"(?::(?P<colon>\d\d)(?::\d\d)?|\.(?P<dot>\d\d)|{hour}{_GAP}(?P<worded>\d\d){minute_word}"
        rf"|(?:{_GAP}(?P<of_half>{of(CLOCK, HOURS)}))?{_GAP}(?P<half>{of(HALF_PAST)}){BEHIND})?(?!\d|[.,:/]\d)"
    )
    at = f"(?:{BEFORE}(?:{of(AT)}){_GAP})"
    word, part = any_word(language), f"{BEFORE}(?:{of(PARTS_OF_HOURS)})"
    before = f"(?P<word>{word}){_GAP}{at}?$"
    to = f"{_GAP}(?:{_DASH}|{BEFORE}(?:{of(TO)}){BEHIND}){_GAP}{at}?"
    either = f"{_GAP}(?:{of(OR)}){_GAP}{at}?"
    made = (
        number,
        f"{hour}{BEHIND}",
        of(CLOCK),
        f"{_GAP}(?P<word>{word})",
        before,
        f"{at}$",
        f"{part}{_GAP}$",
        f"{_GAP}{part}{BEHIND}",
        to,
        either,
        rf"(?:{to}|{either})\d{{1,2}}(?::\d\d)?{_GAP}(?:{of(CLOCK, HOURS)})",
    )
    return _Grammar(*(re.compile(each, re.IGNORECASE) for each in made))
