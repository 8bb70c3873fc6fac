"""Numbers, links and names of medicines: what a translation may neither lose, change nor add.

Held part against part: each figure of the source must stand in the same part of the translation, and none besides.
Digits of all scripts count as equal, a decimal comma as a point, a unit in the letters of a language as the Latin one.
Numbers written as words, and how figures are ordered within a part, are for the person who reviews the translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from handout.diagnostics import Span
from handout.guard_words import LINK_IN_TEXT, NAMES, TELEPHONE, UNITS
from handout.model import (
    Blocks,
    Emphasis,
    Field,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    Strong,
    Table,
    Text,
)

_POINT_LANGUAGES = "en zh ja ko th he hi bn pa gu ta te kn ml si ne mr ur sw am so ht tl my ar fa"
POINT_LANGUAGES = frozenset(_POINT_LANGUAGES.split())
"""Languages in which a comma parts thousands: the decimal sign is a point or, in the last two, one of their own."""


class Figure(NamedTuple):
    """Something of a text that must not change: what kind it is, how it is written, what it means, where it stands."""

    kind: str
    written: str
    meaning: frozenset[object]
    span: Span

    def same(self, other: Figure) -> bool:
        """Whether two can mean the same: '1.000' of a German text may be a thousand or one."""
        return self.kind == other.kind and not self.meaning.isdisjoint(other.meaning)


class Stretch(NamedTuple):
    """The words of a paragraph or a cell, and where each part of them stands in the file."""

    text: str
    places: tuple[tuple[int, Span], ...]
    urls: tuple[tuple[str, Span], ...]

    def place(self, index: int) -> Span:
        """Where a character stands."""
        start, span = next((each for each in reversed(self.places) if each[0] <= index), self.places[0])
        return Span(span.file, span.line, span.column + index - start) if span.column else span


def stretches(blocks: Blocks) -> Iterator[Stretch]:
    """The words of blocks, a paragraph or cell at a time."""
    for block in blocks:
        match block:
            case Paragraph():
                yield stretch(block.inlines)
            case ListBlock():
                for item in block.items:
                    yield from stretches(item.blocks)
            case Table():
                yield from (stretch(cell) for row in (block.header, *block.rows) for cell in row)


def stretch(inlines: Inlines) -> Stretch:
    """The words of inlines."""
    words, places, urls = "", [], []
    for each in _leaves(inlines):
        match each:
            case Text():
                places.append((len(words), each.span))
                words += each.text
            case Link():
                urls.append((each.url, each.span))
            case _:
                words += " "
    return Stretch(words, tuple(places) or ((0, Span("")),), tuple(urls))


def phrase_stretch(phrase: Phrase) -> Stretch:
    """The words of one line."""
    return Stretch(phrase.text, ((0, phrase.span),), ())


def _leaves(inlines: Inlines) -> Iterator[Text | Link | LineBreak | Field]:
    for each in inlines:
        match each:
            case Strong() | Emphasis():
                yield from _leaves(each.children)
            case Link():
                yield each
                yield from _leaves(each.children)
            case _:
                yield each


def figures(words: Sequence[Stretch], language: str, known: Sequence[str] = ()) -> list[Figure]:
    """All figures of a part. `known` are names of medicines beside those that their form tells."""
    return [figure for each in words for figure in _figures(each, language, known)]


def _figures(words: Stretch, language: str, known: Sequence[str]) -> Iterator[Figure]:
    for url, span in words.urls:
        yield Figure("link", url, frozenset([url]), span)
    text = _plain(words.text)
    taken = [False] * len(text)
    for kind, pattern in (("address", LINK_IN_TEXT), ("number", TELEPHONE)):
        for found in pattern.finditer(text):
            meaning = found[0].casefold() if kind == "address" else re.sub(r"\D", "", found[0])
            if kind == "number" and (len(meaning) < 7 or any(taken[found.start() : found.end()])):
                continue
            taken[found.start() : found.end()] = [True] * len(found[0])
            yield Figure(kind, found[0], frozenset([("row", meaning)]), words.place(found.start()))
    for found in _NUMBER.finditer(text):
        if not taken[found.start()]:
            unit = _unit(text, found.end())
            values = frozenset((value, unit) for value in _values(found[0], language))
            yield Figure("number", f"{found[0]}{f' {unit}' if unit else ''}", values, words.place(found.start()))
    for name, start in _names(text, known):
        yield Figure(
            "name of a medicine", text[start : start + len(name)], frozenset([skeleton(name)]), words.place(start)
        )


_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’]\d+)*")


def _plain(text: str) -> str:
    """A text with its digits and signs of numbers as ASCII has them, character by character."""
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return {"\u066b": ".", "\u066c": ",", "\uff0e": ".", "\uff0c": ",", "٪": "%", "％": "%"}.get(character, character)


def _values(written: str, language: str) -> set[object]:
    """What a number may be: '1,000' in German is one or a thousand, in English a thousand."""
    signs = re.sub(r"\d", "", written)
    groups = re.split(r"\D", written)
    if not signs:
        return {Decimal(written)}
    last = signs[-1]
    if last in ".," and len(set(signs)) == 2 and signs.count(last) == 1:
        return {Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")}
    if len(set(signs)) > 1:
        return {written}
    whole: set[object] = {Decimal("".join(groups))} if all(len(each) == 3 for each in groups[1:]) else set()
    if len(signs) > 1 or last not in ".,":
        return whole or {written}
    decimal = Decimal(f"{groups[0]}.{groups[1]}")
    if language.partition("-")[0] in POINT_LANGUAGES:
        return whole if last == "," and whole else {decimal}
    return whole | {decimal}


def _unit(text: str, end: int) -> str:
    """The unit behind a number, as Latin letters have it; '' where there is none."""
    found = _UNIT.match(text, end)
    return _BY_SPELLING[found[1].casefold()] if found else ""


_BY_SPELLING = {spelling.casefold(): unit for unit, spellings in UNITS.items() for spelling in spellings.split()}
_SPELLINGS = "|".join(re.escape(each) for each in sorted(_BY_SPELLING, key=len, reverse=True))
_UNIT = re.compile(
    rf"[ \u00a0\u202f-]?({_SPELLINGS})(?![a-zà-ɏ\u0370-\u05ff\u0621-\u064a\u066e-\u06d3])", re.IGNORECASE
)


def _names(text: str, known: Sequence[str]) -> Iterator[tuple[str, int]]:
    wanted = {skeleton(each) for each in known}
    for found in re.finditer(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]{3,}", text):
        form = skeleton(found[0])
        if form in wanted or NAMES.search(form):
            yield found[0], found.start()


def skeleton(name: str) -> str:
    """A name of a medicine as most languages agree on it: 'methotrexate', 'metotrexato' and 'Methotrexat' alike."""
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    for there, here in (("ph", "f"), ("th", "t"), ("y", "i"), ("x", "ks"), ("ck", "k"), ("c", "k"), ("q", "k")):
        plain = plain.replace(there, here)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return re.sub(r"(?:um|[aeo])$", "", plain)


def lacking(wanted: Sequence[Figure], there: Sequence[Figure]) -> list[Figure]:
    """Those that are wanted and not there, each as often as it is wanted; a name is there once or not."""
    left = list(there)
    gone: list[Figure] = []
    for figure in wanted:
        match = next((each for each in left if each.same(figure)), None)
        if match is None:
            gone.append(figure)
        elif figure.kind == "number":
            left.remove(match)
    return gone
