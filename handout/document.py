"""One handout as a reader meets it: the logical text in reading order, nothing visual.

The order of the fields of Document is the reading order, on paper as for a screen reader: who speaks, what it is, what
to know first, when to call for help, then the sections, what to remember, where to read more, and the small print.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handout.diagnostics import Span
from handout.geometry import Direction
from handout.model import (
    Block,
    Blocks,
    Field,
    Inlines,
    LineBreak,
    ListBlock,
    Paragraph,
    Phrase,
    SectionStyle,
    Table,
    Text,
)

FIXED = Span("fixed words")
"""The place of words that the program brings, and no file of the user's has."""


class Number(NamedTuple):
    """A telephone number and what it is for; without a value the page has a ruled blank to write on."""

    label: Phrase
    value: Phrase | None


class Masthead(NamedTuple):
    """Whose paper it is. Without a clinic there is room for a stamp."""

    logo_alt: Phrase | None
    name: Phrase | None
    details: tuple[Phrase, ...]
    phone: Number


class Part(NamedTuple):
    """A section. `personal` parts hold a recipient's words, and no other part depends on them but by their height."""

    id: str
    label: Phrase | None
    heading: Phrase
    style: SectionStyle
    blocks: Blocks
    protected: bool = False
    personal: bool = False


class Panel(NamedTuple):
    """One half of the help band: when to call, and whom."""

    id: str
    heading: Phrase
    blocks: Blocks
    numbers: tuple[Number, ...]


class Help(NamedTuple):
    """The help band of page one. `note` says how to ask for an interpreter."""

    panels: tuple[Panel, ...]
    note: Phrase | None


class Address(NamedTuple):
    """A place to read more: its name, what it is, and the address as print shows it."""

    name: Phrase
    about: Phrase | None
    short: Phrase
    url: str


class Further(NamedTuple):
    """Where to read more. `qr` is the address in the QR code, if one is fit for it, and `qr_alt` says so in words."""

    heading: Phrase
    addresses: tuple[Address, ...]
    qr: str | None
    qr_alt: Phrase | None


class Document(NamedTuple):
    """The shared and personal words of one sheet. `labels_language` is that of the fixed words."""

    id: str
    language: str
    direction: Direction
    labels_language: str
    masthead: Masthead
    notice: Phrase | None
    title: Phrase
    brands: Phrase | None
    lead: Blocks
    fast_facts: Part | None
    help: Help
    parts: tuple[Part, ...]
    closing: tuple[Part, ...]
    further: Further | None
    legal: tuple[Phrase, ...]
    imprint: tuple[Phrase, ...]
    fixed: Fixed
    content_hash: str
    version: str


class Fixed(NamedTuple):
    """Fixed words that repeat or decorate, and so are no part of the logical text."""

    page_of: str
    turn_over: str
    my_questions: str
    notes: str
    stamp: str


def text_lines(document: Document) -> Iterator[str]:
    """The logical text in reading order, a line a paragraph, heading, list item's part or table cell."""
    head = document.masthead
    yield from _phrases(head.logo_alt, head.name, *head.details)
    yield from _number(head.phone)
    yield from _phrases(document.notice, document.title, document.brands)
    yield from _blocks(document.lead)
    if document.fast_facts:
        yield from _part(document.fast_facts)
    for panel in document.help.panels:
        yield panel.heading.text
        yield from _blocks(panel.blocks)
        for number in panel.numbers:
            yield from _number(number)
    yield from _phrases(document.help.note)
    for part in (*document.parts, *document.closing):
        yield from _part(part)
    if document.further:
        yield from _further(document.further)
    yield from _phrases(*document.legal)
    if document.imprint:
        yield " · ".join(_phrases(*document.imprint))


def hash_lines(lines: Iterable[str]) -> str:
    """SHA-256 of text lines in NFC with white space folded."""
    folded = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()


def _phrases(*phrases: Phrase | None) -> Iterator[str]:
    return (phrase.text for phrase in phrases if phrase)


def _number(number: Number) -> Iterator[str]:
    yield " ".join(_phrases(number.label, number.value))


def _part(part: Part) -> Iterator[str]:
    yield " ".join(_phrases(part.label, part.heading))
    yield from _blocks(part.blocks)


def _further(further: Further) -> Iterator[str]:
    yield further.heading.text
    for address in further.addresses:
        about = f", {address.about.text}" if address.about else ""
        yield f"{address.name.text}{about}: {address.short.text}"
    yield from _phrases(further.qr_alt)


def _blocks(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield inline_text(block.inlines)
        case ListBlock():
            for item in block.items:
                yield from _blocks(item.blocks)
        case Table():
            for row in (block.header, *block.rows):
                yield from (inline_text(cell) for cell in row)


def inline_text(inlines: Inlines) -> str:
    """The words of a line, without their styles; a forced line end is a line feed."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case Field():
                pass  # a recipient's word is no part of what all sheets share
            case _:
                parts.append(inline_text(inline.children))
    return "".join(parts)
