"""What CLDR says of a language, as Babel brings it: dates, times of day, numbers, words of measure, its name.

Babel knows more languages in each release. What it does not know is None or empty here, for the caller to do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from handout.record import NamedTuple

if TYPE_CHECKING:
    from babel import Locale

# Babel is imported where it is used: 10 ms that a build in English need not spend.

_LOCALES = {"tl": "fil"}
"""What CLDR calls a language that is called otherwise here."""

_MEASURES = {
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "teaspoon": "volume-teaspoon",
    "tablespoon": "volume-tablespoon",
    "inch": "length-inch",
    "pound": "mass-pound",
    "ounce": "mass-ounce",
    "liter": "volume-liter",
    "meter": "length-meter",
}
"""What handouts count in words, and what CLDR calls it."""

_UNITS = {
    "mg": "mass-milligram",
    "mcg": "mass-microgram",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "mL": "volume-milliliter",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "%": "concentr-percent",
}
"""What doses and sizes are measured in, and what CLDR calls it."""

_COUNTS = (0, 1, 2, 3, 4, 5, 11, 21, 100, 1.5)
"""Numbers that between them have each plural form of each language."""


_NO_WORDS = frozenset(("min", "h", "d", "w", "m", "y", "tsp", "tbsp", "in", "lb", "oz"))
"""What Babel gives where CLDR has no words of the language."""

_UNSEEN = " \u00a0\u200e\u200f"


class Measures(NamedTuple):
    """Words of measure, and what they measure: those that stand behind a number, before it, and for one without it."""

    behind: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]
    alone: Mapping[str, frozenset[str]]


class Hours(NamedTuple):
    """A part of the day, in minutes of it; `to` is greater than a day's where it ends after midnight."""

    start: int
    to: int


class DayWord(NamedTuple):
    """When a word of the day is said: 'am', 'pm', 'noon' and 'midnight' among its `kinds`, and parts of the day."""

    kinds: frozenset[str]
    hours: tuple[Hours, ...]


@cache
def locale_of(language: str) -> Locale | None:
    """What Babel knows under a BCP 47 tag."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(_LOCALES.get(language, language), sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def long_date(day: date, language: str) -> str:
    """A date as the language writes it out."""
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(day, "long", locale=locale_of(language) or "en"))


@cache
def decimal_sign(language: str) -> str | None:
    """What stands before tenths where a language writes the digits 0 to 9; None where that is not known."""
    locale = locale_of(language)
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return str(symbols["decimal"]) if "decimal" in symbols else None


@cache
def group_sign(language: str) -> str | None:
    """What stands between thousands."""
    locale = locale_of(language)
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return str(symbols["group"]) if "group" in symbols else None


@cache
def day_before_month(language: str) -> bool | None:
    """Whether 3/4/2026 is in April; None where that is not known."""
    locale = locale_of(language)
    if locale is None:
        return None
    pattern = locale.date_formats["short"].pattern
    return bool(pattern.find("d") < pattern.find("M"))


@cache
def months(language: str) -> Mapping[str, int]:
    """The names of months and what is short for them, in small letters, and their numbers."""
    locale = locale_of(language)
    found: dict[str, int] = {}
    for context in ("format", "stand-alone") if locale else ():
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items() if locale else ():
                found.setdefault(str(name).casefold().rstrip("."), int(number))
    return found


@cache
def weekday_names(language: str) -> Mapping[str, tuple[int, bool]]:
    """The names of the days of the week, which day each is, from Monday on, and whether it is written in full."""
    locale = locale_of(language)
    found: dict[str, tuple[int, bool]] = {}
    for width in ("wide", "abbreviated") if locale else ():
        for context in ("format", "stand-alone"):
            for number, name in locale.days[context][width].items() if locale else ():
                if len(word := str(name).casefold().rstrip(".")) > 1:
                    found.setdefault(word, (int(number), width == "wide"))
    return found


@cache
def measures(language: str) -> Measures:
    """How a language counts hours, days, spoons and the like."""
    behind: dict[str, frozenset[str]] = {}
    before: dict[str, frozenset[str]] = {}
    alone: dict[str, frozenset[str]] = {}
    for name, unit in _MEASURES.items():
        for written in _counted(unit, language):
            first, number, last = re.split(r"([\d.,]+|$)", written, maxsplit=1)
            for word, where in ((last, behind), (first, before)) if number else ((first, alone),):
                plain = word.strip(_UNSEEN).casefold()
                if plain and plain not in _NO_WORDS:
                    where[plain] = where.get(plain, frozenset()) | {name}
    return Measures(behind, before, alone)


@cache
def unit_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Units of doses and sizes as a language writes them out behind a number, in each plural form."""
    found: dict[str, tuple[str, ...]] = {}
    for name, unit in _UNITS.items():
        parts = [re.split(r"([\d.,]+|$)", written, maxsplit=1) for written in _counted(unit, language)]
        # '華氏 100 度' says what it is before the number: the word behind it is of either scale.
        words = (
            (last if number else first).strip(_UNSEEN)
            for first, number, last in parts
            if not (number and first.strip(_UNSEEN) and last.strip(_UNSEEN))
        )
        found[name] = tuple(dict.fromkeys(word for word in words if word))
    return found


@cache
def unit_words_in_front(language: str) -> Mapping[str, tuple[str, ...]]:
    """Units as a language writes them out before a number: 'miligramu 100'."""
    found: dict[str, tuple[str, ...]] = {}
    for name, unit in _UNITS.items():
        parts = [re.split(r"([\d.,]+|$)", written, maxsplit=1) for written in _counted(unit, language)]
        words = (first.strip(_UNSEEN) for first, number, last in parts if number and not last.strip(_UNSEEN))
        found[name] = tuple(dict.fromkeys(word for word in words if word))
    return found


def _counted(unit: str, language: str) -> Iterator[str]:
    """A unit with numbers that between them have each plural form."""
    from babel.units import UnknownUnitError, format_unit  # noqa: PLC0415

    locale = locale_of(language)
    for count in _COUNTS if locale else ():
        with suppress(UnknownUnitError, ValueError):
            yield format_unit(count, unit, "long", "#", locale=locale)


@cache
def day_words(language: str) -> Mapping[str, DayWord]:
    """What a language says beside a time of day: 'a. m.', 'de la mañana', 'noon'; no single letters of narrow forms."""
    locale = locale_of(language)
    kinds: dict[str, set[str]] = {}
    for context in ("format", "stand-alone") if locale else ():
        for width in ("wide", "abbreviated"):
            for kind, word in locale.day_periods.get(context, {}).get(width, {}).items() if locale else ():
                kinds.setdefault(str(word), set()).add(str(kind))
    return {word: DayWord(frozenset(said), _hours(said, language)) for word, said in kinds.items()}


def _hours(kinds: Iterable[str], language: str) -> tuple[Hours, ...]:
    locale = locale_of(language)
    rules = (locale.day_period_rules if locale else {}).get(None, {})
    found = []
    for kind in sorted(kinds):
        for rule in rules.get(kind, ()):
            if "from" in rule:
                start, to = int(rule["from"]) // 60, int(rule["before"]) // 60
                found.append(Hours(start, to if to > start else to + 24 * 60))
    return tuple(found)


@cache
def name_in(language: str, other: str) -> str | None:
    """What a language is called in another, else in English."""
    tag = _LOCALES.get(language, language).replace("-", "_")
    for locale in filter(None, (locale_of(other), locale_of("en"))):
        for each in (tag, tag.partition("_")[0]):
            if each in locale.languages:
                return str(locale.languages[each])
    return None


@cache
def own_name(language: str) -> str | None:
    """What those who speak a language call it."""
    locale = locale_of(language)
    return locale.get_language_name() if locale else None
