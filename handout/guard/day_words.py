"""Which minute of the day an hour is with a word beside it: 8 in the evening, 午後8時, 8 مساءً."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from handout.cldr import DayWord, Hours, day_words
from handout.guard import clock_words
from handout.guard.clock_words import (
    AM,
    AM_IN_SMALL,
    DAY_PARTS,
    PM,
    PM_IN_SMALL,
    SIX_HOURS_LATER,
    SMALL_IS_A_WORD,
    TWELVE_IS_UNCLEAR,
)
from handout.guard.spelling import BEFORE, BEHIND, key, pattern

DAY = 24 * 60
NOON = 12
_HALF = DAY // 2
_FIXED = frozenset(("noon", "midnight"))

_NEAR = 2 * 60
"""How far from the hours that CLDR gives a word people still say it: 7 de la noche, where its night begins at eight."""

_LETTER = re.compile(r"[a-z\u0400-\u06ff\u1200-\u139f]", re.IGNORECASE)
_HALVES = {
    kind: re.compile(f"{full}|{small}", re.IGNORECASE)
    for kind, full, small in (("am", AM, AM_IN_SMALL), ("pm", PM, PM_IN_SMALL))
}


@cache
def any_word(language: str) -> str:
    """A pattern for what may stand beside an hour."""
    small = [] if language.partition("-")[0] in SMALL_IS_A_WORD else [AM_IN_SMALL, PM_IN_SMALL]
    return f"{BEFORE}(?:{'|'.join([AM, PM, *small, pattern(_words(language))])}){BEHIND}"


@cache
def noon_and_midnight(language: str) -> re.Pattern[str]:
    """A pattern for words that are a time of day by themselves, and nothing else."""
    base = language.partition("-")[0]
    words = [word for word, said in _words(language).items() if len(said.kinds) == 1 and said.kinds <= _FIXED]
    words += [*clock_words.NOON.get(base, "").split(), *clock_words.MIDNIGHT.get(base, "").split()]
    return re.compile(f"{BEFORE}(?:{pattern(words)}){BEHIND}", re.IGNORECASE)


def is_noon(word: str, language: str) -> bool:
    """Whether such a word is noon, not midnight."""
    fixed = clock_words.NOON.get(language.partition("-")[0], "").split()
    said = _by_key(language).get(key(word))
    return key(word) in map(key, fixed) or bool(said and said.kinds == {"noon"})


def said_by(word: str, language: str) -> DayWord:
    """What a word that was found beside an hour says of it."""
    for kind, written in _HALVES.items():
        if written.fullmatch(word):
            return DayWord(frozenset([kind]), ())
    return _by_key(language)[key(word)]


def is_firm(word: str, hour: int, language: str) -> bool:
    """Whether a word makes a number alone a time: 'am' does; '2 in the morning' may be two tablets."""
    return is_latin(word) or (hour == NOON and bool(said_by(word, language).kinds & _FIXED))


def is_latin(word: str) -> bool:
    """Whether a word is 'AM' or 'PM', which is said of the hours of the world's clock alone."""
    return any(each.fullmatch(word) for each in _HALVES.values())


def needs_minutes(word: str) -> bool:
    """Whether a word is a single letter, which may be a unit beside a number alone: '5 م'."""
    return len(word) == 1 and bool(_LETTER.match(word))


def usual(of_day: int, language: str) -> list[str]:
    """What a language says of a minute of the day."""
    half = "am" if of_day < _HALF else "pm"
    halves = [word for word, said in day_words(language).items() if half in said.kinds]
    parts = [word for word, said in _words(language).items() if _within(of_day, said.hours, 0)]
    return list(dict.fromkeys((*halves, *parts)))


def minute(hour: int, minutes: int, word: str, language: str, *, local: bool = False) -> int | None:
    """The minute of the day; None where the word leaves it open, or contradicts the hour.

    `local`: whether the hour is counted from six o'clock.
    """
    said = said_by(word, language)
    if local and 0 < hour <= NOON:
        first = hour % NOON * 60 + minutes + _HALF // 2
        return _read((first, (first + _HALF) % DAY), said, at_twelve=False)
    if hour > NOON or hour == 0:
        written = (hour * 60 + minutes) % DAY
        return written if _read((written,), said, at_twelve=False) is not None else None
    first = hour % NOON * 60 + minutes
    base = language.partition("-")[0]
    if hour == NOON and base in TWELVE_IS_UNCLEAR and said.kinds & {"am", "pm"}:
        return None
    read = _read((first, first + _HALF), said, at_twelve=hour == NOON)
    return None if base in SIX_HOURS_LATER and read is not None and _may_be_later(read, said) else read


def _may_be_later(read: int, said: DayWord) -> bool:
    """Whether the same words suit the hour of a day that begins at six just as well."""
    near = 0 if _within(read, said.hours, 0) else _NEAR
    return any(_within(read + later, said.hours, near) for later in (_HALF // 2, -_HALF // 2))


def _read(readings: tuple[int, ...], said: DayWord, *, at_twelve: bool) -> int | None:
    """The one reading that a word allows."""
    halves = said.kinds & {"am", "pm"}
    if len(halves) == 1:
        fit = [each for each in readings if (each < _HALF) == ("am" in halves)]
        if at_twelve and said.hours:  # '12 مساءً' is noon by the clock, and midnight to those who say it
            fit = [each for each in fit if _within(each, said.hours, 0)]
        return fit[0] if fit else None
    if said.kinds and said.kinds <= _FIXED:
        fixed = _HALF if "noon" in said.kinds else 0
        return fixed if at_twelve and fixed in readings else None
    for near in (0, _NEAR):
        fit = [each for each in readings if _within(each, said.hours, near)]
        if fit:
            return fit[0] if len(fit) == 1 else None
    return None


def _within(reading: int, hours: tuple[Hours, ...], near: int) -> bool:
    days = (reading % DAY - DAY, reading % DAY, reading % DAY + DAY)
    return any(
        each.start - near <= day < each.to + near and not _noon_between(day, each) for each in hours for day in days
    )


def _noon_between(day: int, hours: Hours) -> bool:
    """Whether noon is between a time and a part of the day: '1 de la mañana' is not at 13:00, however near."""
    edge = min(max(day, hours.start), hours.to - 1)
    return (day - _HALF) // DAY != (edge - _HALF) // DAY


@cache
def _words(language: str) -> Mapping[str, DayWord]:
    halves = tuple(_HALVES.values())
    known = {
        word: said for word, said in day_words(language).items() if not any(each.fullmatch(word) for each in halves)
    }
    parts = DAY_PARTS.get(language.partition("-")[0], {})
    halves_of = {key(word): said.kinds & {"am", "pm"} for word, said in known.items()}
    own = {
        key(word): DayWord(halves_of.get(key(word), frozenset()), (Hours(start * 60, to * 60),))
        for word, (start, to) in parts.items()
    }
    # In CLDR's order, which is that of the hints.
    return {word: own[key(word)] if key(word) in own else known[word] for word in dict.fromkeys((*known, *parts))}


@cache
def _by_key(language: str) -> Mapping[str, DayWord]:
    """Words by what their spellings have in common; those that differ by no more say all that each of them says."""
    found: dict[str, DayWord] = {}
    for word, said in _words(language).items():
        before = found.get(key(word), DayWord(frozenset(), ()))
        found[key(word)] = DayWord(before.kinds | said.kinds, (*before.hours, *said.hours))
    return found
