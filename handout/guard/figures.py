"""The figures of a text, and which of one text another lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from handout.diagnostics import Span
from handout.guard.dates import Day, dates
from handout.guard.names import names
from handout.guard.numbers import NUMBER, Amount, amount, plain
from handout.guard.stretches import Stretch
from handout.guard.words import KEYPAD, LINK_IN_TEXT, TELEPHONE, VANITY
from handout.record import NamedTuple

NAME = "name of a medicine"
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A number as Spanish writes it: 1.000.000."""

_FEWEST_DIGITS = 7
"""Of a telephone number."""


class Figure(NamedTuple):
    """Something of a text that must not change: what kind it is, how it is written, what it means, where it stands.

    `beside`: what is said of it in words or signs ('> 38', '24 hours'), in an order of its own; empty where nothing is,
    or in a word that is not known.
    """

    kind: str
    written: str
    meaning: frozenset[object]
    span: Span
    beside: tuple[frozenset[str], ...] = ()

    def same(self, other: Figure) -> bool:
        """Whether two can mean the same: a date may have two readings, and what a number counts be said unknown."""
        both = zip(self.beside, other.beside, strict=False)  # of a date taken apart nothing is said
        agree = all(not mine or not theirs or mine & theirs for mine, theirs in both)
        return self.kind == other.kind and agree and not self.meaning.isdisjoint(other.meaning)

    def equal(self, other: Figure) -> bool:
        """Whether two say the same of the same."""
        return self.same(other) and self.beside == other.beside


def figures(words: Sequence[Stretch], language: str, known: Sequence[str] = ()) -> list[Figure]:
    """All figures of a part. `known` are names of medicines beside those that the program knows."""
    return [figure for each in words for figure in _figures(each, language, known)]


def _figures(words: Stretch, language: str, known: Sequence[str]) -> Iterator[Figure]:
    for url, span in words.urls:
        yield Figure("link", url, frozenset([url]), span)
    text = plain(words.text)
    taken = [False] * len(text)
    for kind, start, end, meaning in (*_addresses(text), *_days(text, language), *_telephones(text)):
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            yield Figure(kind, text[start:end], meaning, words.place(start))
    for found in NUMBER.finditer(text):
        if not taken[found.start()]:
            said = amount(text, found, language)
            written = _written(text, found, said)
            meaning = frozenset((value, said.unit) for value in said.values)
            beside = (said.relation, said.counted, said.per)
            yield Figure("number", written, meaning, words.place(found.start()), beside)
    for name, start, end in names(text, known):
        yield Figure(NAME, words.text[start:end], frozenset([name]), words.place(start))


def _written(text: str, found: re.Match[str], said: Amount) -> str:
    """A number with what belongs to it: '> 38 °C', '14 days'."""
    word = re.match(r"[\s-]{0,2}[^\W\d_]+", text[found.end() :]) if said.counted else None
    behind = f" {said.unit}" if said.unit else word[0] if word else ""
    minus = "-" if any(isinstance(each, Fraction) and each < 0 for each in said.values) else ""
    return f"{''.join(f'{each} ' for each in said.relation)}{minus}{found[0]}{behind}"


_Row = tuple[str, int, int, frozenset[object]]


def _addresses(text: str) -> Iterator[_Row]:
    for found in LINK_IN_TEXT.finditer(text):
        yield "address", *found.span(), frozenset([found[0].casefold()])


def _days(text: str, language: str) -> Iterator[_Row]:
    for found in dates(text, language):
        yield "date", found.start, found.end, frozenset(found.days)


def _telephones(text: str) -> Iterator[_Row]:
    for pattern in (VANITY, TELEPHONE):
        for found in pattern.finditer(text):
            if _GROUPED.fullmatch(found[0]):
                continue
            row = re.sub(r"\D", "", found[0].translate(KEYPAD))
            if len(row) >= _FEWEST_DIGITS and (pattern is TELEPHONE or re.search("[A-Z]{2}", found[0])):
                yield "number", *found.span(), frozenset([("row", row)])


def lacking(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are wanted and not there, each as often as it is wanted; a name is there once or not."""
    return _unmatched(wanted, there)[0]


def added(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are there and not wanted."""
    return _unmatched(there, wanted)[0]


def _unmatched(wanted: Sequence[Figure], there: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    gone, left = _match(wanted, there)
    days_gone, days_left = (any(each.kind == "date" for each in some) for some in (gone, left))
    if days_gone != days_left:
        # The month may be a word that CLDR has not; its numbers are there all the same.
        gone, left = _match(*(_apart(gone) if some is gone else _apart(left) for some in (gone, left)))
    return gone, left


def _match(wanted: Sequence[Figure], there: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left of either when what is equal has gone, then what may be the same."""
    gone, left = list(wanted), list(there)
    for alike in (Figure.equal, Figure.same):
        for figure in list(gone):
            match = next((each for each in left if alike(figure, each)), None)
            if match is None:
                continue
            gone.remove(figure)
            if figure.kind in ("number", "date"):
                left.remove(match)
    return gone, left


def _apart(some: Sequence[Figure]) -> list[Figure]:
    """Dates as the numbers of their day and year."""
    found: list[Figure] = []
    for each in some:
        days = [day for day in each.meaning if isinstance(day, Day)]
        if each.kind != "date" or not days:
            found.append(each)
            continue
        for number in filter(None, (days[0].year, days[0].day)):
            found.append(Figure("number", each.written, frozenset([(Fraction(number), "")]), each.span))
    return found
