"""Days of the week, as texts name them: Monday, montags, в понедельник, 星期一."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handout.cldr import weekday_names
from handout.guard.spelling import BEFORE, BEHIND, key, pattern
from handout.guard.weekday_words import BETWEEN, NAMES, PREFIXES, SHORT, WEAK
from handout.record import NamedTuple

DAYS = frozenset(range(7))


class Weekday(NamedTuple):
    """Where a day of the week stands, which it is, and whether the word may be another."""

    start: int
    end: int
    day: int
    weak: bool


class _Name(NamedTuple):
    day: int
    weak: bool


def weekdays(text: str, language: str) -> Iterator[Weekday]:
    """The days of the week of a plain text."""
    names = _by_key(language)
    for found in _pattern(language).finditer(text):
        said = names[key(found["name"] or found["whole"])]
        if language.partition("-")[0] != "en" or found[0][0].isupper():
            yield Weekday(*found.span(), said.day, said.weak)
    for day, letter in _letters(language):
        for short in letter.finditer(text):
            yield Weekday(*short.span(), day, weak=True)


@cache
def _by_key(language: str) -> Mapping[str, _Name]:
    return {key(word): said for word, said in _names(language).items()}


def are_known(language: str) -> bool:
    """Whether a language's own names are known, and are no abbreviations."""
    own, english = _names(language), weekday_names("en")
    return any(not said.weak and word not in english for word, said in own.items()) or language.startswith("en")


@cache
def _pattern(language: str) -> re.Pattern[str]:
    names = _names(language)
    prefix = PREFIXES.get(language.partition("-")[0], "")
    begins = pattern(word for word, said in names.items() if not said.weak)  # 'Mondays', 'понедельника'
    whole = pattern(word for word, said in names.items() if said.weak)
    return re.compile(rf"{BEFORE}{prefix}(?:(?P<name>{begins})|(?P<whole>{whole}){BEHIND})", re.IGNORECASE)


@cache
def _letters(language: str) -> list[tuple[int, re.Pattern[str]]]:
    letters = SHORT.get(language.partition("-")[0], ())
    some = "".join(letters)
    return [
        (day, re.compile(rf"(?<=[{some}]{BETWEEN}){each}|{each}(?={BETWEEN}[{some}])|(?<!\w){each}(?=['׳])"))
        for day, each in enumerate(letters)
        if each
    ]


@cache
def _names(language: str) -> Mapping[str, _Name]:
    base = language.partition("-")[0]
    weak = set(map(key, WEAK.get(base, "").split()))
    found: dict[str, _Name] = {}
    for day, words in enumerate(NAMES.get(base, ())):
        found |= {word: _Name(day, key(word) in weak) for word in words.split()}
    for word, (day, wide) in weekday_names(language).items():
        found.setdefault(word, _Name(day, not wide or key(word) in weak))
    return found
