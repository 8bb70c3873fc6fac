"""The figures of a text, and which of one text another lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from handout.diagnostics import Span
from handout.guard import times, units
from handout.guard.dates import are_named, dates
from handout.guard.names import names
from handout.guard.numbers import NUMBER, Amount, amount, ones, plain, unit_of_range
from handout.guard.rates import Rate, rates
from handout.guard.stretches import Stretch
from handout.guard.unit_words import UNCLEAR
from handout.guard.weekdays import DAYS, are_known, weekdays
from handout.guard.words import KEYPAD, LINK_IN_TEXT, TELEPHONE, VANITY
from handout.record import NamedTuple

NAME = "name of a medicine"
RATE = "rate"
WEEKDAY = "day of the week"
_UNNAMED = "months without names"
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A number as Spanish writes it: 1.000.000."""

_FEWEST_DIGITS = 7
"""Of a telephone number."""


class Figure(NamedTuple):
    """Something of a text that must not change: what kind it is, how it is written, what it means, where it stands.

    `beside`: what is said of it in words or signs ('> 38', '24 hours'), in an order of its own; empty where nothing is,
    or in a word that is not known. `free`: it may be missing on the other side ('one' as a word). `apart`: the numbers
    that it is where it is no date or time after all.
    """

    kind: str
    written: str
    meaning: frozenset[object]
    span: Span
    beside: tuple[frozenset[str], ...] = ()
    free: bool = False
    apart: tuple[int, ...] = ()

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
    # A language whose months are not known says so, since a date of the other side is then no more than its numbers.
    unnamed = [] if are_named(language) or not words else [words[0].place(0)]
    found = [Figure(_UNNAMED, "", frozenset(), place, (), free=True) for place in unnamed]
    return [*found, *(figure for each in words for figure in _figures(each, language, known))]


def _figures(words: Stretch, language: str, known: Sequence[str]) -> Iterator[Figure]:
    for url, span in words.urls:
        yield Figure("link", url, frozenset([url]), span)
    text = plain(words.text)
    taken = [False] * len(text)
    for row in (*_addresses(text), *_days(text, language), *_times(text, language), *_telephones(text)):
        if not any(taken[row.start : row.end]):
            taken[row.start : row.end] = [True] * (row.end - row.start)
            written = text[row.start : row.end]
            yield Figure(row.kind, written, row.meaning, words.place(row.start), (), row.free, row.apart)
    for often in rates(text, language):
        start = min(often.spans)[0]
        if not any(any(taken[first:last]) for first, last in often.spans):
            for first, last in often.spans:
                taken[first:last] = [True] * (last - first)
            yield _rate(often, text, words.place(start))
    yield from _weekdays(words, text, language, taken)
    for found in NUMBER.finditer(text):
        if not taken[found.start()]:
            said = amount(text, found, language)
            shared = "" if said.unit else unit_of_range(text, found.end(), language)
            yield _number(said, _written(text, found, said), words.place(found.start()), shared)
    for one in ones(text, language):
        yield _number(one.said, text[one.start : one.end], words.place(one.start))._replace(free=True)
    for name, start, end in names(text, known):
        yield Figure(NAME, words.text[start:end], frozenset([name]), words.place(start))


def _weekdays(words: Stretch, text: str, language: str, taken: list[bool]) -> Iterator[Figure]:
    if not are_known(language):
        yield Figure(WEEKDAY, "", DAYS, words.place(0), (), free=True)
    for found in weekdays(text, language):
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = [True] * (found.end - found.start)
            written = text[found.start : found.end]
            yield Figure(WEEKDAY, written, frozenset([found.day]), words.place(found.start), (), free=found.weak)


def _rate(often: Rate, text: str, place: Span) -> Figure:
    written = " … ".join(text[first:last] for first, last in sorted(often.spans))
    count = frozenset(filter(None, [often.number]))
    return Figure(RATE, written, frozenset([often.period]), place, (count,), free=True, apart=often.digits)


def _number(said: Amount, written: str, place: Span, shared: str = "") -> Figure:
    """`shared`: the unit that it may have of another number beside its own."""
    meaning = frozenset((value, each) for value in said.values for each in {said.unit, shared or said.unit})
    return Figure("number", written, meaning, place, (said.relation, said.counted, said.per))


def _written(text: str, found: re.Match[str], said: Amount) -> str:
    """A number with what belongs to it: '> 38 °C', '14 days'."""
    as_said = said.counted or said.unit.startswith(UNCLEAR)
    word = re.match(r"[\s-]{0,2}[^\W\d_]+", text[found.end() :]) if as_said else None
    behind = word[0] if word else f" {said.unit}" if said.unit else ""
    minus = "-" if any(isinstance(each, Fraction) and each < 0 for each in said.values) else ""
    return f"{''.join(f'{each} ' for each in said.relation)}{minus}{found[0]}{behind}"


class _Row(NamedTuple):
    kind: str
    start: int
    end: int
    meaning: frozenset[object]
    apart: tuple[int, ...] = ()
    free: bool = False


def _addresses(text: str) -> Iterator[_Row]:
    for found in LINK_IN_TEXT.finditer(text):
        yield _Row("address", *found.span(), frozenset([found[0].casefold()]))


def _days(text: str, language: str) -> Iterator[_Row]:
    for found in dates(text, language):
        day = min(found.days)
        numbers = tuple(filter(None, (day.year, day.day)))
        yield _Row("date", found.start, found.end, frozenset(found.days), numbers)


def _times(text: str, language: str) -> Iterator[_Row]:
    for found in times.times(text, language):
        yield _Row("time", found.start, found.end, found.meaning, found.apart, found.free)


def _telephones(text: str) -> Iterator[_Row]:
    for pattern in (VANITY, TELEPHONE):
        for found in pattern.finditer(text):
            if _GROUPED.fullmatch(found[0]):
                continue
            row = re.sub(r"\D", "", found[0].translate(KEYPAD))
            if len(row) >= _FEWEST_DIGITS and (pattern is TELEPHONE or re.search("[A-Z]{2}", found[0])):
                yield _Row("number", *found.span(), frozenset([("row", row)]))


def accepted(figure: Figure, language: str) -> tuple[str, ...]:
    """How a language may spell the unit of a number, or a time of day; nothing where it is free to do as it likes."""
    for each in sorted(figure.meaning, key=str):
        if figure.kind == "time" and isinstance(each, int):
            return times.spellings(each, language)
        if figure.kind == "number" and isinstance(each, tuple) and isinstance(each[0], Fraction) and each[1]:
            return units.spellings(each[1].partition("/")[0], language)
    return ()


def lacking(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are wanted and not there, each as often as it is wanted; a name is there once or not."""
    return [each for each in _unmatched(wanted, there, is_source=True)[0] if not each.free]


def added(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are there and not wanted; a day of the week may say what the source says without one."""
    free = () if any(each.kind == WEEKDAY for each in wanted) else (WEEKDAY,)
    return [each for each in _unmatched(there, wanted, is_source=False)[0] if not each.free and each.kind not in free]


def _unmatched(
    wanted: Sequence[Figure], there: Sequence[Figure], *, is_source: bool
) -> tuple[list[Figure], list[Figure]]:
    """What is left of either; `is_source`: whether the first is the source, and the second its translation."""
    gone, left = _contradicting(*_match(wanted, there))
    named = not any(each.kind == _UNNAMED for each in (*wanted, *there))
    for kind in ("date", "time"):
        mine, theirs = ([each for each in some if each.kind == kind and not each.free] for some in (gone, left))
        # What a translation says may be no date ('3 tháng 1'), or one of a language whose months are not known; its
        # numbers are there all the same. A date of the source needs its month wherever months are known. '1:10' or
        # '2 in the morning' may be no time, but is none where the other side has one that can be nothing else.
        if not (mine and theirs) or (kind == "time" and all(each.apart for each in (*mine, *theirs))):
            keep = kind == "date" and named
            gone = gone if keep and is_source else _apart(gone, kind)
            left = left if keep and not is_source else _apart(left, kind)
            gone, left = _match(gone, left)
    return gone, left


def _contradicting(gone: list[Figure], left: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """How often, and noon or midnight, are firm where both sides say something that the other does not.

    Where one alone does, the other may say it in words that are not known: then no more than its numbers must be there.
    """
    for kind in (RATE, "time"):
        if all(any(each.kind == kind and each.free for each in some) for some in (gone, left)):
            gone, left = _firm(gone, kind), _firm(left, kind)
    return _match(_apart(gone, RATE), _apart(left, RATE))


def _firm(some: Sequence[Figure], kind: str) -> list[Figure]:
    return [each._replace(free=False, apart=()) if each.kind == kind and each.free else each for each in some]


def _match(wanted: Sequence[Figure], there: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left of either when what is equal has gone, then what may be the same, and last what is free."""
    gone, left = list(wanted), list(there)
    for free in (False, True):
        for alike in (Figure.equal, Figure.same):
            for figure in list(gone):
                match = next(
                    (each for each in left if alike(figure, each) and (free or not figure.free | each.free)), None
                )
                if match is None:
                    continue
                gone.remove(figure)
                if figure.kind in _COUNTED:
                    left.remove(match)
    return gone, left


_COUNTED = ("number", "date", "time", RATE)
"""What must stand there as often as it is said."""


def _apart(some: Sequence[Figure], kind: str) -> list[Figure]:
    """Dates and times as the numbers in them, where they may be no more than that."""
    found: list[Figure] = []
    for each in some:
        if each.kind != kind or not each.apart:
            found.append(each)
        for number in each.apart if each.kind == kind else ():
            found.append(Figure("number", each.written, frozenset([(Fraction(number), "")]), each.span))
    return found
