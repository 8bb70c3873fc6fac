"""A Document's words shaped once, with the structure tree that they belong to. Sizes and measures come later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handout.diagnostics import Diagnostic, Span, error
from handout.document import FIXED, Address, Document, Further, Help, Number, Part
from handout.layout.content import (
    Again,
    Box,
    Content,
    ItemBox,
    ListBox,
    NumberBox,
    PanelBox,
    PartBox,
    TableBox,
    count_words,
    shaped,
)
from handout.layout.frame import ARTIFACT
from handout.layout.structure import StructureBuilder
from handout.model import (
    Block,
    Blocks,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    SectionStyle,
    Strong,
    Table,
    Text,
)
from handout.text.fonts import BOLD, REGULAR, FontSet, TextStyle
from handout.text.itemize import MissingGlyph, StyledRange
from handout.text.paragraph import Prepared

MOST_MISSING = 10
"""Characters told of one paragraph that cannot be set."""

STAND_IN = "x"

BULLET, BOX = "•", "☐"


class Typesetter:
    """Shapes words and opens structure elements for them. Collects the characters that no face has."""

    def __init__(self, fonts: FontSet, document: Document) -> None:
        self.fonts = fonts
        self.language = document.language
        self.direction = document.direction
        own = document.language.split("-", maxsplit=1)[0] == document.labels_language
        self._fixed_language = None if own else document.labels_language
        self.tree = StructureBuilder()
        self.faults: list[Diagnostic] = []

    def artifact(self, text: str, style: TextStyle = REGULAR) -> Prepared:
        """Words that are no part of the logical text."""
        return self._prepare(text, [StyledRange(0, len(text), style, ARTIFACT)], [(0, FIXED)])

    def line(self, phrase: Phrase, style: TextStyle = REGULAR) -> Prepared:
        """A line of plain text in the element that is open."""
        return self._inlines((Text(phrase.text, phrase.span),), style)

    def phrase(self, phrase: Phrase, role: str, style: TextStyle = REGULAR) -> Prepared:
        """A line of plain text in an element of its own."""
        with self.tree.element(role, language=self._language_of(phrase)):  # type: ignore[arg-type]
            return self.line(phrase, style)

    def _language_of(self, phrase: Phrase) -> str | None:
        """The language of fixed words where the document's has none of its own, so that they are read out aright."""
        return self._fixed_language if phrase.span == FIXED else None

    def blocks(self, blocks: Blocks, style: SectionStyle = "plain") -> tuple[Box, ...]:
        return tuple(self._block(block, style) for block in blocks)

    def part(self, part: Part) -> PartBox:
        """A section: a Sect with its heading (H2) and its blocks."""
        with self.tree.element("Sect", personal=part.personal):
            with self.tree.element("H2", language=self._language_of(part.heading)):
                words = part.heading.text
                label = (Text(f"{part.label.text} ", part.label.span),) if part.label else ()
                heading = self._inlines((*label, Text(words, part.heading.span)), BOLD)
            blocks = self.blocks(part.blocks, part.style)
        return PartBox(part.id, heading, blocks, part.style, part.protected, count_words(heading, blocks))

    def number(self, number: Number) -> NumberBox:
        """A label and a number in one paragraph, as two slots, since they differ in size."""
        with self.tree.element("P"):
            space = " " if number.value else ""
            label = self._label(Phrase(number.label.text + space, number.label.span))
            return NumberBox(label, self.line(number.value, BOLD) if number.value else None)

    def _label(self, label: Phrase) -> Prepared:
        return self.phrase(label, "Span") if self._language_of(label) else self.line(label)

    def _block(self, block: Block, style: SectionStyle) -> Box:
        match block:
            case Paragraph():
                with self.tree.element("P"):
                    return self._inlines(block.inlines)
            case ListBlock():
                return self._list(block, style)
            case Table():
                return self._table(block)

    def _list(self, block: ListBlock, style: SectionStyle) -> ListBox:
        with self.tree.element("L", list_numbering="Decimal" if block.ordered else "Disc"):
            items = tuple(self._item(block, number, style) for number in range(len(block.items)))
        return ListBox(items, style, block.ordered)

    def _item(self, block: ListBlock, number: int, style: SectionStyle) -> ItemBox:
        item = block.items[number]
        mark = f"{block.start + number}." if block.ordered else BOX if style == "checklist" else BULLET
        with self.tree.element("LI"):
            label = self.phrase(Phrase(mark, item.span), "Lbl", BOLD if block.ordered else REGULAR)
            with self.tree.element("LBody"):
                return ItemBox(label, self.blocks(item.blocks))

    def _table(self, block: Table) -> TableBox:
        with self.tree.element("Table"):
            rows = [self._row(block.header, "TH", BOLD)]
            rows += [self._row(cells, "TD", REGULAR) for cells in block.rows]
        return TableBox(tuple(rows), block.aligns, block.span)

    def _row(self, cells: Sequence[Inlines], role: str, style: TextStyle) -> tuple[Prepared, ...]:
        prepared: list[Prepared] = []
        with self.tree.element("TR"):
            for cell in cells:
                with self.tree.element(role):  # type: ignore[arg-type]
                    prepared.append(self._inlines(cell, style))
        return tuple(prepared)

    def _inlines(self, inlines: Inlines, style: TextStyle = REGULAR) -> Prepared:
        flat = _Flat(self.tree)
        flat.add(inlines, style, None)
        return self._prepare(flat.text, flat.ranges, flat.spans)

    def _prepare(self, text: str, ranges: list[StyledRange], spans: list[tuple[int, Span]]) -> Prepared:
        # Each character that cannot be set is told, not the first alone: a stand-in takes its place and we look on.
        for _ in range(MOST_MISSING):
            try:
                return shaped(text, tuple(ranges), self.fonts, self.language, self.direction)
            except MissingGlyph as missing:
                self.faults.append(_missing(missing, spans))
                if missing.character == STAND_IN:
                    break
                text = text[: missing.index] + STAND_IN + text[missing.index + 1 :]
        return shaped("", (), self.fonts, self.language, self.direction)


@dataclass(slots=True)
class _Flat:
    """Inlines as one string with styled ranges, and where in the source each stretch of it stands."""

    tree: StructureBuilder
    text: str = ""
    ranges: list[StyledRange] = field(default_factory=list)
    spans: list[tuple[int, Span]] = field(default_factory=list)
    _slot: int | None = None

    def add(self, inlines: Inlines, style: TextStyle, slot: int | None) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self._append(inline.text, inline.span, style, slot)
                case LineBreak():
                    self._append("\n", inline.span, style, slot)
                case Strong():
                    self.add(inline.children, TextStyle(True, style.italic), slot)
                case Emphasis():
                    self.add(inline.children, TextStyle(style.bold, True), slot)
                case Link():
                    with self.tree.element("Link", url=inline.url):
                        self.add(inline.children, style, self.tree.slot())
                    self._slot = None

    def _append(self, words: str, span: Span, style: TextStyle, slot: int | None) -> None:
        if slot is None:
            if self._slot is None:
                self._slot = self.tree.slot()
            slot = self._slot
        start = len(self.text)
        self.text += words
        self.ranges.append(StyledRange(start, len(self.text), style, slot))
        self.spans.append((start, span))


def _missing(missing: MissingGlyph, spans: list[tuple[int, Span]]) -> Diagnostic:
    start, span = next((each for each in reversed(spans) if each[0] <= missing.index), (0, FIXED))
    column = span.column + (missing.index - start) if span.column else 0
    code = f"U+{ord(missing.character):04X}"
    return error(
        "missing-glyph",
        f"{missing.reason} '{missing.character}' ({code})",
        Span(span.file, span.line, column),
        "write it another way",
    )


def typeset(document: Document, fonts: FontSet) -> tuple[Content, tuple[Diagnostic, ...]]:
    """The document's words, shaped, in the order of reading; and a fault for each character that no face has."""
    setter = Typesetter(fonts, document)
    tree = setter.tree
    tree.root.language = document.language
    head = document.masthead
    logo_slot = _figure(setter, head.logo_alt)
    name = setter.phrase(head.name, "P", BOLD) if head.name else None
    details = tuple(setter.phrase(each, "P") for each in head.details)
    phone = setter.number(head.phone)
    notice = setter.phrase(document.notice, "P", BOLD) if document.notice else None
    title = setter.phrase(document.title, "H1", BOLD)
    brands = setter.phrase(document.brands, "P") if document.brands else None
    lead = setter.blocks(document.lead)
    facts = setter.part(document.fast_facts) if document.fast_facts else None
    panels, help_note = _help(setter, document.help)
    parts = tuple(setter.part(part) for part in document.parts)
    closing = tuple(setter.part(part) for part in document.closing)
    further_heading, addresses, qr_slot = _further(setter, document.further)
    legal = tuple(setter.phrase(each, "P") for each in document.legal)
    imprint = setter.phrase(_joined(document.imprint), "P")
    number = head.phone.value
    again = Again(
        title=setter.artifact(document.title.text, BOLD),
        phone=setter.artifact(number.text, BOLD) if number else None,
        notice=setter.artifact(document.notice.text, BOLD) if document.notice else None,
        version=setter.artifact(document.imprint[-1].text),
        page_of=document.fixed.page_of,
        turn_over=document.fixed.turn_over,
    )
    structure = tree.finish()
    content = Content(
        fonts=fonts,
        language=document.language,
        direction=document.direction,
        logo_slot=logo_slot,
        name=name,
        details=details,
        phone=phone,
        notice=notice,
        title=title,
        brands=brands,
        lead=lead,
        fast_facts=facts,
        panels=panels,
        help_note=help_note,
        parts=parts,
        closing=closing,
        further_heading=further_heading,
        addresses=addresses,
        qr_slot=qr_slot,
        legal=legal,
        imprint=imprint,
        stamp=setter.artifact(document.fixed.stamp),
        again=again,
        questions=setter.artifact(document.fixed.my_questions, BOLD),
        notes=setter.artifact(document.fixed.notes, BOLD),
        structure=structure,
        links=frozenset(number for number, element in enumerate(structure.slots) if element.role == "Link"),
    )
    return content, _told_once(setter.faults)


def _told_once(faults: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Faults without those of words that only repeat others, such as a running title."""
    written = {fault.message for fault in faults if fault.span != FIXED}
    return tuple(fault for fault in faults if fault.span != FIXED or fault.message not in written)


def _joined(phrases: tuple[Phrase, ...]) -> Phrase:
    return Phrase(" · ".join(each.text for each in phrases), FIXED)


def _figure(setter: Typesetter, alt: Phrase | None) -> int:
    if alt is None:
        return ARTIFACT
    with setter.tree.element("Figure", alt=alt.text):
        return setter.tree.slot()


def _help(setter: Typesetter, help_: Help) -> tuple[tuple[PanelBox, ...], Prepared | None]:
    panels: list[PanelBox] = []
    for panel in help_.panels:
        with setter.tree.element("Sect"):
            heading = setter.phrase(panel.heading, "H2", BOLD)
            blocks = setter.blocks(panel.blocks)
            panels.append(PanelBox(panel.id, heading, blocks, tuple(map(setter.number, panel.numbers))))
    return tuple(panels), setter.phrase(help_.note, "P") if help_.note else None


def _further(setter: Typesetter, further: Further | None) -> tuple[Prepared | None, tuple[Prepared, ...], int]:
    if further is None:
        return None, (), ARTIFACT
    with setter.tree.element("Sect"):
        heading = setter.phrase(further.heading, "H2", BOLD)
        addresses = tuple(_address(setter, address) for address in further.addresses)
        slot = _figure(setter, further.qr_alt)
    return heading, addresses, slot


def _address(setter: Typesetter, address: Address) -> Prepared:
    about = f", {address.about.text}" if address.about else ""
    words = (
        Strong((Text(address.name.text, address.name.span),)),
        Text(f"{about}: ", address.name.span),
        Link((Text(address.short.text, address.short.span),), address.url, address.short.span),
    )
    return setter.blocks((Paragraph(words, address.name.span),))[0]  # type: ignore[return-value]
