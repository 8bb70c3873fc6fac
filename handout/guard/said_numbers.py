"""Numbers that a text says in words where another language may write digits: 'two weeks', أسبوعين, שנה אחת.

They may stand for a digit of the other side, and are none that it must have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

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
    base = language.partition("-")[0]
    yield from _ones_behind(text, language, base)
    for measure, words in TWO.get(base, {}).items():
        for found in re.finditer(rf"{BEFORE}{TWO_IN_FRONT[base]}(?:{pattern(words.split())}){BEHIND}", text):
            yield _said(found, Fraction(2), "", frozenset(filter(None, [measure])))
    half, *whole = WORDS.get(base, "").split() or [""]
    numbers = {half: Fraction(1, 2), **{word: Fraction(number) for number, word in enumerate(whole, 1)}}
    for found in re.finditer(rf"{BEFORE}(?:{pattern(numbers)}){BEHIND}", text, re.IGNORECASE) if whole else ():
        name = unit(text, found.end(), language)[0]
        counted = frozenset() if name else counted_behind(text, found.end(), language)
        yield _said(found, numbers[found[0].casefold()], name, counted)
    articles = ARTICLES.get(base, "").split()
    for found in re.finditer(rf"{BEFORE}(?:{pattern(articles)}){BEHIND}", text, re.IGNORECASE) if articles else ():
        if counted := counted_behind(text, found.end(), language):
            yield _said(found, Fraction(1), "", counted)


def _ones_behind(text: str, language: str, base: str) -> Iterator[Said]:
    if base not in ONE_BEHIND:
        return
    for found in re.finditer(rf"{BEFORE}(?:{pattern(ONE_BEHIND[base].split())}){BEHIND}", text):
        before = text[max(0, found.start() - _FAR) : found.start()].rstrip(SPACES)
        noun = re.search(rf"{BEFORE}[^\W\d_]\w*$", folded(before))
        if noun and noun[0] != ONCE[base]:
            name = unit_before(before, language)
            yield _said(found, Fraction(1), name, frozenset() if name else counted_before(before, language))


def _said(found: re.Match[str], value: Fraction, name: str, counted: frozenset[str]) -> Said:
    return Said(*found.span(), Amount(frozenset([value]), name, frozenset(), counted, frozenset()))
