"""The words of a handout as figures are looked for in: a paragraph, item or cell at a time, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from handout.diagnostics import Span
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
from handout.record import NamedTuple


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
