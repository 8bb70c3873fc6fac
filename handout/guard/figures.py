"""The figures of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from handout.cldr import group_sign
from handout.diagnostics import Span
from handout.guard import times, units
from handout.guard.dates import are_named, dates
from handout.guard.intervals import OF_TIME, comes_back, follows_each
from handout.guard.names import names
from handout.guard.numbers import NUMBER, Amount, amount, plain, unit_of_range
from handout.guard.rates import Count, Rate, is_of_interval, rates
from handout.guard.said_numbers import said_numbers
from handout.guard.stretches import Stretch
from handout.guard.substances import substances
from handout.guard.unit_words import UNCLEAR
from handout.guard.weekdays import DAYS, are_known, weekdays
from handout.guard.words import KEYPAD, LINK_IN_TEXT, TELEPHONE, VANITY
from handout.record import NamedTuple

NAME = "name of a medicine"
RATE = "rate"
SUBSTANCE = "name of a substance"
WEEKDAY = "day of the week"
UNNAMED = "months without names"
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""A number as Spanish writes it: 1.000.000."""

_FEWEST_DIGITS = 7
"""Of a telephone number."""


class Figure(NamedTuple):
    """Something of a text that must not change: what kind it is, how it is written, what it means, where it stands.

    `beside`: what is said of it in words or signs ('> 38', '24 hours'), in an order of its own; empty where nothing is,
    or in a word that is not known. `free`: it may be missing on the other side ('one' as a word). `apart`: the numbers
    that it is where it is no date, time or rate after all. `comes_back`: whether a number is said to be an interval, as
    in 'every 2 weeks'; None where that is not known.
    """

    kind: str
    written: str
    meaning: frozenset[object]
    span: Span
    beside: tuple[frozenset[object], ...] = ()
    free: bool = False
    apart: tuple[Figure, ...] = ()
    comes_back: bool | None = None

    def same(self, other: Figure) -> bool:
        """Whether two can mean the same: a date may have two readings, and what a number counts be said unknown."""
        if self.kind != other.kind or self.meaning.isdisjoint(other.meaning):
            return False
        if (self.is_interval and other.comes_back is False) or (other.is_interval and self.comes_back is False):
            return False
        both = zip(self.beside, other.beside, strict=False)  # of a date taken apart nothing is said
        return all(not mine or not theirs or mine & theirs for mine, theirs in both)

    @property
    def is_interval(self) -> bool:
        """Whether it is a time that comes back: 'every 8 hours', and not '1 in every 100 people'."""
        return bool(self.comes_back and len(self.beside) > 1 and self.beside[1] & OF_TIME)


def figures(words: Sequence[Stretch], language: str, known: Sequence[str] = ()) -> list[Figure]:
    """All figures of a part. `known` are names of medicines beside those that the program knows."""
    # A language whose months are not known says so, since a date of the other side is then no more than its numbers.
    unnamed = [] if are_named(language) or not words else [words[0].place(0)]
    found = [Figure(UNNAMED, "", frozenset(), place, (), free=True) for place in unnamed]
    found += [figure for each in words for figure in _figures(each, language, known)]
    once = {each.meaning: each for each in reversed(found) if each.kind == SUBSTANCE}  # however often it is named
    return [each for each in found if each.kind != SUBSTANCE or each is once[each.meaning]]


def _figures(words: Stretch, language: str, known: Sequence[str]) -> Iterator[Figure]:
    for url, span in words.urls:
        yield Figure("link", url, frozenset([url]), span)
    text = _with_groups(plain(words.text), language)
    taken = [False] * len(text)
    for row in (*_addresses(text), *_days(text, language), *_times(text, language), *_telephones(text)):
        if not any(taken[row.start : row.end]):
            taken[row.start : row.end] = [True] * (row.end - row.start)
            written, place = text[row.start : row.end], words.place(row.start)
            # A time of day is no interval; of a date that is none ('3 tháng 1 lần') nothing is known.
            back = False if row.kind == "time" else None
            apart = tuple(_part(number, written, place, OF_TIME)._replace(comes_back=back) for number in row.apart)
            yield Figure(row.kind, written, row.meaning, place, (), row.free, apart)
    yield from _often(words, text, language, taken)
    yield from _weekdays(words, text, language, taken)
    yield from _numbers(words, text, language, taken)
    for each in substances(text, language):
        written = words.text[each.start : each.end]
        yield Figure(SUBSTANCE, written, frozenset([each.name]), words.place(each.start), free=True)
    for name, start, end in names(text, known, language):
        yield Figure(NAME, words.text[start:end], frozenset([name]), words.place(start))


def _with_groups(text: str, language: str) -> str:
    """A text in whose numbers no space between thousands may be taken for one between words: '1 500' in French."""
    return _SPACED_GROUPS.sub(_joined, text) if group_sign(language) in _SPACES_OF_GROUPS else text


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\u00a0")


_SPACED_GROUPS = re.compile(r"(?<![\d.,/:-])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?! ?\d)")
_SPACES_OF_GROUPS = ("\u00a0", "\u202f", " ")


def _often(words: Stretch, text: str, language: str, taken: list[bool]) -> Iterator[Figure]:
    said, counts = rates(text, language)
    for often in said:
        start = min(often.spans)[0]
        if not any(any(taken[first:last]) for first, last in often.spans):
            for first, last in often.spans:
                taken[first:last] = [True] * (last - first)
            yield _rate(often, text, words.place(start))
    for count in counts:
        if not any(taken[slice(*count.span)]):
            taken[slice(*count.span)] = [True] * (count.span[1] - count.span[0])
            number = _count(count, text, words.place(count.span[0]))
            firm = count.number != "1" and is_of_interval(text, count, language)
            yield number._replace(free=False) if firm else number


def _numbers(words: Stretch, text: str, language: str, taken: list[bool]) -> Iterator[Figure]:
    for found in NUMBER.finditer(text):
        if not taken[found.start()]:
            said = amount(text, found, language)
            shared = "" if said.unit else unit_of_range(text, found.end(), language)
            number = _number(said, _written(text, found, said), words.place(found.start()), shared)
            yield number._replace(comes_back=_comes_back(text, found, said, language))
    for each in said_numbers(text, language):
        if not any(taken[each.start : each.end]):
            number = _number(each.said, text[each.start : each.end], words.place(each.start))._replace(free=True)
            # 'Two weeks' stands for 2 of nothing else, since nobody misses it where it is not.
            of = each.said.counted or {each.said.unit}
            yield number._replace(meaning=frozenset((value, what) for value in each.said.values for what in of))


def _comes_back(text: str, found: re.Match[str], said: Amount, language: str) -> bool | None:
    back = comes_back(text, *found.span(), language)
    # 'No more than 4 in 24 hours' is the same as in each.
    return None if back is False and found[0] == _A_DAY and "hour" in said.counted else back


_A_DAY = "24"


def _weekdays(words: Stretch, text: str, language: str, taken: list[bool]) -> Iterator[Figure]:
    if not are_known(language):
        yield Figure(WEEKDAY, "", DAYS, words.place(0), (), free=True)
    for found in weekdays(text, language):
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = [True] * (found.end - found.start)
            written = text[found.start : found.end]
            yield Figure(WEEKDAY, written, frozenset([found.day]), words.place(found.start), (), free=found.weak)
            if digit := re.search(r"\d", written):  # 'thứ 3' is Tuesday, or the third
                yield Figure(
                    "number", digit[0], frozenset([(Fraction(digit[0]), "")]), words.place(found.start), free=True
                )


def _rate(often: Rate, text: str, place: Span) -> Figure:
    written = " … ".join(text[first:last] for first, last in sorted(often.spans))
    count = frozenset(filter(None, [often.number]))
    meaning = frozenset([Often(often.every, often.period)])
    apart = tuple(_part(each, written, place, OF_TIME) for each in often.digits)
    if often.number and often.digits and often.counted:
        times = (frozenset[str](), frozenset([TIME]), frozenset[str]())
        apart = tuple(_part(each, written, place)._replace(beside=times, comes_back=False) for each in often.digits)
    return Figure(RATE, written, meaning, place, (count,), free=True, apart=apart)


def _part(number: int, written: str, place: Span, counted: Iterable[str] = ()) -> Figure:
    """A number of a date, time or rate, for where that is none: '3 дня' is three in the afternoon, or three days."""
    return Figure("number", written, frozenset((Fraction(number), of) for of in ("", *counted)), place)


class Often(NamedTuple):
    """Once in how many of which period."""

    every: int
    period: str


def _count(count: Count, text: str, place: Span) -> Figure:
    """'3 times' is a number; 'once' and 'three times' may be said otherwise, and so may '1 time'."""
    said = Amount(frozenset([Fraction(count.number)]), TIME, frozenset(), frozenset([TIME]), frozenset())
    number = _number(said, text[slice(*count.span)], place)._replace(free=count.number == "1" or not count.digits)
    # In digits it may be what counts no times after all: '3 회분' are three doses.
    return number._replace(meaning=number.meaning | {(Fraction(count.number), "")}) if count.digits else number


TIME = "time"
"""What '3 times' counts; words for that stand for no other number."""


def _number(said: Amount, written: str, place: Span, shared: str = "") -> Figure:
    """`shared`: the unit that it may have of another number beside its own."""
    counted = said.counted - {TIME}
    meaning = frozenset((value, each) for value in said.values for each in {said.unit, shared or said.unit, *counted})
    return Figure("number", written, meaning, place, (said.relation, said.counted, said.per, said.scaled))


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
        if not follows_each(text, found.start, language):  # 'раз в 3 дня'
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
