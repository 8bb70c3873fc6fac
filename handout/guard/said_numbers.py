"""Numbers that a text says in words where another language may write digits: 'two weeks', أسبوعين, שנה אחת.

They may stand for a digit of the other side, and are none that it must have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from handout.guard.number_words import ARTICLES, ONCE, ONE_BEHIND, TWO, TWO_IN_FRONT, WORDS
from handout.guard.numbers import Amount, counted_before, counted_behind, folded
from handout.guard.spelling import BEFORE, BEHIND, SPACES, pattern
from handout.guard.units import unit, unit_before
from handout.record import NamedTuple

_FAR = 32
"""Letters before a number that are looked through for what it counts."""


class Said(NamedTuple):
    """A number in a word, and where it stands."""

    start: int
    end: int
    said: Amount


def said_numbers(text: str, language: str) -> Iterator[Said]:
    """The numbers that a plain text has in words, where those of its language are known."""
    grammar = _grammar(language.partition("-")[0])
    for found in grammar.one_behind.finditer(text) if grammar.one_behind else ():
        before = text[max(0, found.start() - _FAR) : found.start()].rstrip(SPACES)
        noun = _NOUN.search(folded(before))
        if noun and noun[0] != ONCE[language.partition("-")[0]]:
            name = unit_before(before, language)
            yield _said(found, Fraction(1), name, frozenset() if name else counted_before(before, language))
    for measure, words in grammar.twos:
        for found in words.finditer(text):
            yield _said(found, Fraction(2), "", frozenset(filter(None, [measure])))
    for found in grammar.small.finditer(text) if grammar.small else ():
        value = grammar.values[found[0].casefold()]
        name = unit(text, found.end(), language)[0]
        counted = frozenset() if name else counted_behind(text, found.end(), language)
        if value is not None or counted:
            yield _said(found, value if value is not None else Fraction(1), name, counted)


class _Grammar(NamedTuple):
    """Patterns of a language for numbers in words, and what small ones are worth: None for an article."""

    one_behind: re.Pattern[str] | None
    twos: Sequence[tuple[str, re.Pattern[str]]]
    small: re.Pattern[str] | None
    values: Mapping[str, Fraction | None]


_NOUN = re.compile(rf"{BEFORE}[^\W\d_]\w*$")


@cache
def _grammar(base: str) -> _Grammar:
    def words(some: Iterable[str], before: str = "") -> re.Pattern[str]:
        return re.compile(f"{BEFORE}{before}(?:{pattern(some)}){BEHIND}", re.IGNORECASE)

    half, *whole = WORDS.get(base, "").split() or [""]
    values: dict[str, Fraction | None] = dict.fromkeys(ARTICLES.get(base, "").split())
    values |= {word: Fraction(number) for number, word in enumerate(whole, 1)}
    values |= {half: Fraction(1, 2)} if half else {}
    return _Grammar(
        words(ONE_BEHIND[base].split()) if base in ONE_BEHIND else None,
        [(measure, words(two.split(), TWO_IN_FRONT[base])) for measure, two in TWO.get(base, {}).items()],
        words(values) if values else None,
        values,
    )


def _said(found: re.Match[str], value: Fraction, name: str, counted: frozenset[str]) -> Said:
    return Said(*found.span(), Amount(frozenset([value]), name, frozenset(), counted, frozenset()))
