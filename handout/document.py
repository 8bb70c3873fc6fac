"""One handout as a reader meets it: the logical text in reading order, nothing visual.

READING_ORDER is the order of reading, on paper as for a screen reader: who speaks, what it is, what to know first, when
to call for help, then the sections, what to remember, where to read more, and the small print.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from handout.blanks import BlankWords, FormWords
from handout.diagnostics import Span
from handout.geometry import Direction
from handout.model import (
    Block,
    Blocks,
    Edition,
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
from handout.record import NamedTuple

FIXED = Span("fixed words")
"""The place of words that the program brings, and no file of the user's has."""

OWN = Span("a recipient's words")
"""The place of words that no message ever shows; the row is named instead."""

ASKED = Span("fixed words in the language that was asked for")
"""The place of words in the language that the patient reads, on a sheet in the one that serves it."""

Place = Literal[
    "name", "details", "phone", "identity", "title", "lead", "fast_facts", "help", "protected",
    "plan", "parts", "closing", "further", "legal", "imprint",
]  # fmt: skip
"""What a sheet is made of."""

READING_ORDER: dict[Edition, tuple[Place, ...]] = {
    "standard": (
        "name", "details", "phone", "identity", "title", "lead", "fast_facts", "help", "protected",
        "plan", "parts", "closing", "further", "legal", "imprint",
    ),
    "large-print": (
        "name", "phone", "identity", "title", "help", "protected", "lead", "fast_facts",
        "plan", "parts", "closing", "further", "details", "legal", "imprint",
    ),
}  # fmt: skip
"""Page one of the large print holds little, and whatever is protected has to be on it, so that comes first."""


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
    """A section. `personal` parts hold a recipient's words, and no other part depends on them but by their height.

    `origin` says whose words they are where they are not the handout's; with no heading of its own, it is the heading.
    `language` is that of its blocks where it is not the sheet's.
    """

    id: str
    label: Phrase | None
    heading: Phrase
    style: SectionStyle
    blocks: Blocks
    protected: bool = False
    personal: bool = False
    origin: Phrase | None = None
    language: str | None = None


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
    """A place to read more: its name, what it is with the signs around that, and the address as print shows it."""

    name: Phrase
    what: str
    short: Phrase
    url: str


class Further(NamedTuple):
    """Where to read more. `qr` is the address in the QR code, if one is fit for it, and `qr_alt` says so in words."""

    heading: Phrase
    addresses: tuple[Address, ...]
    qr: str | None
    qr_alt: Phrase | None


class PlanLabels(NamedTuple):
    """What the plan is called in the second language of a sheet, and each of its rows."""

    language: str
    heading: Phrase
    rows: tuple[Phrase, ...]


class Plan(NamedTuple):
    """'Your plan': a row for each of the clinic's fields, by its label; the recipient's values come with Own.

    `write_in` counts ruled lines below; `has_note` says whether the recipient has a note. On a sheet in two languages
    there is one, so that no two doses can differ; `second` has its labels in the other.
    """

    heading: Phrase
    rows: tuple[Phrase, ...]
    write_in: int
    has_note: bool = False
    second: PlanLabels | None = None

    def labels(self) -> tuple[tuple[Phrase, Phrase | None], ...]:
        """The heading and the label of each row, with the same in the second language where it is said otherwise."""
        own = (self.heading, *self.rows)
        others = (self.second.heading, *self.second.rows) if self.second else own
        return tuple(
            (each, None if other.text == each.text else other) for each, other in zip(own, others, strict=True)
        )


def in_both(words: str, second: str | None) -> str:
    """Words of the plan, and the same in a second language behind them where it says them otherwise."""
    return f"{words} · {second}" if second else words


class Own(NamedTuple):
    """What one copy alone says. No word of it is part of what copies share, of a hash, or of metadata.

    `identity` says whose sheet it is, with the sheet's mark, which stands again on each page. `values` are those of the
    plan's rows, None where a hand shall write. `fields` are what the clinic's notes ask for, by name. `second` are the
    values as the second language of a sheet writes them, dates above all; None where it does so alike.
    """

    identity: str
    mark: str
    values: tuple[str | None, ...]
    note: str | None
    fields: tuple[tuple[str, str], ...]
    second: tuple[str | None, ...] = ()

    def in_both(self, number: int) -> str:
        """The value of a row of the plan."""
        return in_both(self.values[number] or "", self.second[number] if self.second else None)

    def __repr__(self) -> str:
        return "Own(…)"


class Document(NamedTuple):
    """The shared words of one sheet. `labels_language` is that of the fixed words.

    `abridged` says of a shortened sheet where the full text is to be had. A `personal` sheet says whose it is.
    `languages` are those of words that are not in the sheet's, by their place. With `form` it is filled in on screen.
    It is `without` the places that the other language of a sheet in two has for both. On a sheet that is nobody's yet,
    `whose` are the blanks that say whose it is.
    """

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
    plan: Plan | None
    parts: tuple[Part, ...]
    closing: tuple[Part, ...]
    further: Further | None
    abridged: Phrase | None
    legal: tuple[Phrase, ...]
    imprint: tuple[Phrase, ...]
    fixed: Fixed
    content_hash: str
    version: str
    personal: bool = False
    languages: tuple[tuple[Span, str], ...] = ()
    edition: Edition = "standard"
    form: FormWords | None = None
    without: tuple[Place, ...] = ()
    whose: tuple[BlankWords, ...] = ()

    @property
    def identified(self) -> bool:
        """Whether it has a line that says whose it is, be it blank."""
        return self.personal or bool(self.whose)

    @property
    def reading_order(self) -> tuple[Place, ...]:
        """The places that it has."""
        return tuple(place for place in READING_ORDER[self.edition] if place not in self.without)

    @property
    def protected(self) -> tuple[Part, ...]:
        """The sections that stay on page one."""
        return tuple(part for part in self.parts if part.protected)

    @property
    def unprotected(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.protected)


class Fixed(NamedTuple):
    """Fixed words that repeat or decorate, and so are no part of the logical text."""

    page_of: str
    turn_over: str
    continued: str
    my_questions: str
    notes: str
    stamp: str
    sheet: str


class Label(str):
    """A line that is the label of a list's item: a screen reader says it, though nobody wrote it."""

    __slots__ = ()


BULLET, BOX = "•", "☐"


def item_label(block: ListBlock, number: int, style: SectionStyle) -> Label:
    """What stands before the item of that number, counted from 0, in a list of a section in that style."""
    return Label(f"{block.start + number}." if block.ordered else BOX if style == "checklist" else BULLET)


def hash_lines(lines: Iterable[str]) -> str:
    """SHA-256 of text lines in NFC with white space folded."""
    folded = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()


def block_lines(blocks: Blocks, fields: Mapping[str, str] = {}) -> Iterator[str]:
    """The text of blocks, a line a paragraph or table cell; `fields` are a recipient's values by name."""
    return (line for line in spoken_blocks(blocks, "plain", fields) if not isinstance(line, Label))


def spoken_blocks(blocks: Blocks, style: SectionStyle = "plain", fields: Mapping[str, str] = {}) -> Iterator[str]:
    """The same with the labels of lists, in a section of that style."""
    for block in blocks:
        yield from _block(block, style, fields)


def _block(block: Block, style: SectionStyle, fields: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield inline_text(block.inlines, fields)
        case ListBlock():
            for number, item in enumerate(block.items):
                yield item_label(block, number, style)
                yield from spoken_blocks(
                    item.blocks, "plain", fields
                )  # as it is set: a list within a list is a plain one
        case Table():
            for row in (block.header, *block.rows):
                yield from (inline_text(cell, fields) for cell in row)


def inline_text(inlines: Inlines, fields: Mapping[str, str] = {}) -> str:
    """The words of a line, without their styles; a forced line end is a line feed.

    `fields` are a recipient's values by name; without one a field has no words.
    """
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text():
                parts.append(inline.text)
            case LineBreak():
                parts.append("\n")
            case Field():
                parts.append(fields.get(inline.name, ""))
            case _:
                parts.append(inline_text(inline.children, fields))
    return "".join(parts)


def blocks_text(blocks: Blocks) -> str:
    """All words of blocks on one line."""
    return " ".join(" ".join(inline_text(inlines) for block in blocks for inlines in _lines_of(block)).split())


def inline_fields(blocks: Blocks) -> tuple[Field, ...]:
    """The recipient's fields that blocks ask for, in order."""
    return tuple(field for block in blocks for inlines in _lines_of(block) for field in _fields(inlines))


def field_lines(blocks: Blocks) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """Each line that asks for a recipient's fields: its words without their values, and the fields in order."""
    for block in blocks:
        for inlines in _lines_of(block):
            if fields := tuple(_fields(inlines)):
                yield inline_text(inlines), fields


def _lines_of(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield block.inlines
        case ListBlock():
            for item in block.items:
                for each in item.blocks:
                    yield from _lines_of(each)
        case Table():
            for row in (block.header, *block.rows):
                yield from row


def _fields(inlines: Inlines) -> Iterator[Field]:
    for inline in inlines:
        match inline:
            case Field():
                yield inline
            case Text() | LineBreak():
                pass
            case _:
                yield from _fields(inline.children)
