"""What CLDR says of a language, as Babel brings it: dates, months, how numbers are parted, words of measure, its name.

Babel knows more languages in each release. What it does not know is None or empty here, for the caller to do without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
}
"""What handouts count in words, and what CLDR calls it."""

_COUNTS = (0, 1, 2, 3, 4, 5, 11, 21, 100, 1.5)
"""Numbers that between them have each plural form of each language."""


_NO_WORDS = frozenset(("min", "h", "d", "w", "m", "y", "tsp", "tbsp", "in", "lb", "oz"))
"""What Babel gives where CLDR has no words of the language."""

_UNSEEN = " \u00a0\u200e\u200f"


class Measures(NamedTuple):
    """Words of measure, and what they measure: those that stand behind a number, and before it."""

    behind: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]


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
def measures(language: str) -> Measures:
    """How a language counts hours, days, spoons and the like."""
    from babel.units import UnknownUnitError, format_unit  # noqa: PLC0415

    locale = locale_of(language)
    behind: dict[str, frozenset[str]] = {}
    before: dict[str, frozenset[str]] = {}
    for name, unit in _MEASURES.items() if locale else ():
        for count in _COUNTS:
            try:
                written = format_unit(count, unit, "long", "#", locale=locale)
            except (UnknownUnitError, ValueError):
                continue
            first, number, last = re.split(r"([\d.,]+|$)", written, maxsplit=1)
            for word, where in ((last, behind), (first, before)) if number else ():
                plain = word.strip(_UNSEEN).casefold()
                if plain and plain not in _NO_WORDS:
                    where[plain] = where.get(plain, frozenset()) | {name}
    return Measures(behind, before)


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
