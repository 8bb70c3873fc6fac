"""A Document's words shaped once, with the structure tree that they belong to. Sizes and measures come later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from handout.diagnostics import Diagnostic, Span
from handout.document import (
    BOX,
    FIXED,
    OWN,
    Address,
    Document,
    Further,
    Help,
    Number,
    Own,
    Part,
    Place,
    blocks_text,
    item_label,
)
from handout.geometry import Direction
from handout.layout.content import (
    Again,
    Box,
    Content,
    Heights,
    ItemBox,
    ListBox,
    NumberBox,
    PanelBox,
    PartBox,
    TableBox,
    count_words,
    prepare_own,
    shaped,
)
from handout.layout.form import FormSetter
from handout.layout.frame import ARTIFACT
from handout.layout.identity_line import set_identity
from handout.layout.inlines import FlatInlines
from handout.layout.missing import missing_in
from handout.layout.plan import set_plan
from handout.layout.stand_ins import IDENTITY, LEAST, WIDEST_MARK, stand_ins
from handout.layout.structure import Replay, Role, Structure, StructureBuilder
from handout.model import (
    Block,
    Blocks,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Phrase,
    SectionStyle,
    Strong,
    Table,
    Text,
)
from handout.points import space_behind
from handout.text.embedding import natural_direction, own_direction
from handout.text.fonts import BOLD, ITALIC, REGULAR, FontSet, TextStyle
from handout.text.itemize import MissingGlyph, StyledRange
from handout.text.paragraph import Prepared

HEADINGS = ("H1", "H2")

Fields = dict[str, Any]

Setter = Callable[[str, tuple[StyledRange, ...], FontSet, str, Direction, Direction], Prepared]


class Typesetter:
    """Shapes words and opens structure elements for them. Collects the characters that no face has.

    `fields` are a recipient's values by name, for the clinic's notes.
    """

    def __init__(
        self, fonts: FontSet, document: Document, tree: StructureBuilder | Replay, fields: Mapping[str, str]
    ) -> None:
        self.fonts = fonts
        self.language = document.language
        self.direction = document.direction
        own = document.language == document.labels_language
        # ACB and APH: nothing in italics; what is stressed is bold.
        self.stressed = BOLD if document.edition == "large-print" else ITALIC
        self._fixed_language = None if own else document.labels_language
        self._languages = dict(document.languages)
        self._spoken: str | None = None
        self.tree = tree
        self.fields = fields
        self.faults: list[Diagnostic] = []
        self.form = FormSetter(tree, document.form, self._fixed_language)
        self._continued_words = document.fixed.continued

    def artifact(self, text: str, style: TextStyle = REGULAR) -> Prepared:
        """Words that are no part of the logical text."""
        return self.prepared(text, [StyledRange(0, len(text), style, ARTIFACT)], [(0, FIXED)])

    def own(self, text: str, role: Role, style: TextStyle = REGULAR, tag: int | None = None) -> Prepared:
        """A recipient's words, in an element of their own or, with ARTIFACT as tag, in none; not kept as a whole."""
        if tag is None:
            with self.tree.element(role, personal=True):
                tag = self.tree.slot()
        return self.own_line(text, style, tag)

    def own_line(self, text: str, style: TextStyle, slot: int) -> Prepared:
        """A recipient's words in a slot that is there already."""
        ranges = (StyledRange(0, len(text), style, slot),)
        base = own_direction(text, self.direction)
        return self._shaped(prepare_own, text, ranges, ((0, OWN),), self.language, base)

    def line(self, phrase: Phrase, style: TextStyle = REGULAR) -> Prepared:
        """A line of plain text in the element that is open."""
        return self._inlines((Text(phrase.text, phrase.span),), style)

    def phrase(self, phrase: Phrase, role: Role, style: TextStyle = REGULAR) -> Prepared:
        """A line of plain text in an element of its own."""
        words = phrase.text if role in HEADINGS else ""
        with self.tree.element(role, language=self.language_of(phrase), words=words):
            return self.line(phrase, style)

    def language_of(self, phrase: Phrase) -> str | None:
        """The language of words that are not in the sheet's, so that they are read out aright."""
        return self._fixed_language if phrase.span == FIXED else self._languages.get(phrase.span)

    @contextmanager
    def _speaking(self, language: str) -> Iterator[None]:
        """Blocks that are not in the sheet's language."""
        before, self._spoken = self._spoken, language
        with self.tree.element("Sect", language=language):
            yield
        self._spoken = before

    def blocks(self, blocks: Blocks, style: SectionStyle = "plain") -> tuple[Box, ...]:
        return tuple(self._block(block, style) for block in blocks)

    def part(self, part: Part) -> PartBox:
        """A section: a Sect with its heading (H2) and its blocks."""
        origin = part.origin if part.origin != part.heading else None
        title = part.origin.text if part.origin else None
        self.form.section(part.id)
        with self._area(part), self.tree.element("Sect", title=title):
            before = (part.label.text, space_behind(part.label.text)) if part.label else ()
            words = "".join((*before, part.heading.text))
            with self.tree.element("H2", language=self.language_of(part.heading), words=words):
                heading = self._heading(before, part.heading)
            origin_box = self.phrase(origin, "P") if origin else None
            with self._speaking(part.language) if part.language else nullcontext():
                blocks = self.blocks(part.blocks, part.style)
        return PartBox(
            part.id,
            heading,
            blocks,
            part.style,
            part.protected,
            count_words(heading, blocks),
            part.origin is not None,
            origin_box,
            part.personal,
            self._continued(words, part),
        )

    def _heading(self, before: Sequence[str], heading: Phrase) -> Prepared:
        """A heading behind its label. One in another language than the sheet's stands first, whatever comes behind."""
        flat = FlatInlines(self.tree, self.fields, self.stressed, self.form)
        flat.add((*(Text(each, FIXED) for each in before), Text(heading.text, heading.span)), BOLD, None)
        if before and self._fixed_language:
            flat.ranges[0] = flat.ranges[0]._replace(isolate=True)
        return self.prepared(flat.text, flat.ranges, flat.spans)

    def _continued(self, heading: str, part: Part) -> Prepared | None:
        """What stands above a section's steps where they go on overleaf; a callout has its heading above again."""
        has_steps = any(isinstance(block, ListBlock) and block.ordered for block in part.blocks)
        if part.style in ("callout", "warning") or part.personal or not has_steps:
            return None
        return self.artifact(self._continued_words.format(heading=heading), BOLD)

    def _area(self, part: Part) -> AbstractContextManager[None]:
        return self.tree.area(part.id) if part.personal else nullcontext()

    def number(self, number: Number) -> NumberBox:
        """A label and a number in one paragraph, as two slots, since they differ in size."""
        with self.tree.element("P"):
            space = space_behind(number.label.text) if number.value else ""
            words = Phrase(number.label.text + space, number.label.span)
            label = self.phrase(words, "Span") if self.language_of(words) else self.line(words)
            return NumberBox(label, self.line(number.value, BOLD) if number.value else None)

    def _block(self, block: Block, style: SectionStyle) -> Box:
        match block:
            case Paragraph():
                with self.tree.element("P", language=self._languages.get(block.span)):
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
        mark = item_label(block, number, style)
        with self.tree.element("LI"):
            with self.tree.element("Lbl"):
                label = self.line(Phrase(mark, item.span), BOLD if block.ordered else REGULAR)
                if mark == BOX:
                    self.form.box(blocks_text(item.blocks))
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
        flat = FlatInlines(self.tree, self.fields, self.stressed, self.form)
        flat.add(inlines, style, None)
        return self.prepared(flat.text, flat.ranges, flat.spans)

    def _speech(self, text: str, spans: Sequence[Span], ranges: Sequence[StyledRange]) -> tuple[str, Direction]:
        """The language of a paragraph and the direction of its words, which may be others than the sheet's.

        A recipient's words run as they do by themselves (`own_direction`).
        """
        written = [span for span in spans if span not in (FIXED, OWN)]
        if not written and OWN in spans:
            return self.language, own_direction(text, self.direction)
        language = self._languages.get(written[0], self._spoken) if written else self._fixed_language
        if language is None:
            return self.language, self.direction
        isolates = [(each.start, each.end) for each in ranges if each.isolate]
        return language, natural_direction(text, self.direction, isolates)

    def prepared(
        self, text: str, ranges: list[StyledRange], spans: list[tuple[int, Span]], runs: Direction | None = None
    ) -> Prepared:
        """A paragraph shaped. `spans` say where each stretch of it is from; `runs`, which way, if not its words do."""
        setter = prepare_own if any(span == OWN for _, span in spans) else shaped
        language, base = self._speech(text, [span for _, span in spans], ranges)
        return self._shaped(setter, text, tuple(ranges), spans, language, runs or base)

    def _shaped(
        self,
        setter: Setter,
        text: str,
        ranges: tuple[StyledRange, ...],
        spans: Sequence[tuple[int, Span]],
        language: str,
        base: Direction,
    ) -> Prepared:
        try:
            return setter(text, ranges, self.fonts, language, self.direction, base)
        except MissingGlyph:

            def shape(words: str) -> Prepared:
                return setter(words, ranges, self.fonts, language, self.direction, base)

            self.faults += missing_in(text, spans, self.fonts, language, shape)
        return shaped("", (), self.fonts, self.language, self.direction)


def typeset(document: Document, fonts: FontSet, heights: Heights = LEAST) -> tuple[Content, tuple[Diagnostic, ...]]:
    """The document's words, shaped, in the order of reading; and a fault for each character that no face has.

    What each copy says itself has stand-ins of the length that `heights` gives it room for.
    """
    contents, faults = typeset_halves([document], fonts, heights)
    return contents[0], faults


def typeset_halves(
    documents: Sequence[Document], fonts: FontSet, heights: Heights = LEAST
) -> tuple[tuple[Content, ...], tuple[Diagnostic, ...]]:
    """The same for a sheet that is in several languages: in one tree, a Sect each, the patient's own whole and first.

    Who hears the sheet read out is then not thrown from voice to voice, and can leave at the end of what is theirs.
    """
    tree = StructureBuilder()
    tree.root.language = documents[0].language
    halves: list[tuple[Typesetter, Document, Fields]] = []
    for document in documents:
        own = stand_ins(document, heights)
        setter = Typesetter(fonts, document, tree, dict(own.fields))
        setter.form.has_note = heights.plan > 0
        with tree.element("Sect", language=document.language) if len(documents) > 1 else nullcontext():
            fields = dict(_ABSENT)
            for place in _places(document, heights):
                fields |= _SET[place](setter, document, own)
        halves.append((setter, document, fields))
    structure = tree.finish()
    contents = tuple(_content(*half, structure, heights) for half in halves)
    return contents, _told_once([fault for setter, *_ in halves for fault in setter.faults])


def _content(setter: Typesetter, document: Document, fields: Fields, structure: Structure, heights: Heights) -> Content:
    parts = (*fields.pop("protected"), *fields.pop("unprotected"))
    if "phone" not in fields:
        fields["phone"] = NumberBox(setter.artifact(""), None)
    return Content(
        fonts=setter.fonts,
        language=document.language,
        direction=document.direction,
        parts=parts,
        stamp=setter.artifact(document.fixed.stamp),
        again=_again(setter, document),
        questions=setter.artifact(document.fixed.my_questions, BOLD),
        notes=setter.artifact(document.fixed.notes, BOLD),
        structure=structure,
        links=frozenset(number for number, element in enumerate(structure.slots) if element.role == "Link"),
        personal=document.personal,
        identified=_is_identified(document, heights),
        writable=bool(document.whose) and document.form is None,
        heights=heights,
        **fields,
    )


_ABSENT: Fields = {"logo_slot": ARTIFACT, "name": None, "details": (), "plan": None}
"""What the places say that a half does not have."""


def _name(setter: Typesetter, document: Document) -> Fields:
    head = document.masthead
    return {"logo_slot": _figure(setter, head.logo_alt), "name": _line(setter, head.name, "P", BOLD)}


def _places(document: Document, heights: Heights) -> tuple[Place, ...]:
    """What there is on a sheet."""
    identified = _is_identified(document, heights)
    return tuple(place for place in document.reading_order if place != "identity" or identified)


def _is_identified(document: Document, heights: Heights) -> bool:
    """Whether there is a line that says whose it is: one that is nobody's yet, and is full, has no room for it."""
    return document.identified and heights.identity > 0


def _identity(setter: Typesetter, document: Document, own: Own) -> Fields:
    with setter.tree.area(IDENTITY):
        set_identity(setter, document, own)
    return {}


def _title(setter: Typesetter, document: Document) -> Fields:
    return {
        "notice": _line(setter, document.notice, "P", BOLD),
        "title": setter.phrase(document.title, "H1", BOLD),
        "brands": _line(setter, document.brands, "P"),
    }


def _facts(setter: Typesetter, document: Document) -> Fields:
    return {"fast_facts": setter.part(document.fast_facts) if document.fast_facts else None}


def _plan(setter: Typesetter, document: Document) -> Fields:
    return {"plan": set_plan(setter, document.plan) if document.plan else None}


def _line(setter: Typesetter, phrase: Phrase | None, role: Role, style: TextStyle = REGULAR) -> Prepared | None:
    return setter.phrase(phrase, role, style) if phrase else None


def _lines(setter: Typesetter, phrases: Sequence[Phrase]) -> tuple[Prepared, ...]:
    return tuple(setter.phrase(each, "P") for each in phrases)


def _again(setter: Typesetter, document: Document) -> Again:
    name, number, notice = document.masthead.name, document.masthead.phone.value, document.notice
    mark = document.fixed.sheet.format(mark=WIDEST_MARK)
    return Again(
        name=setter.artifact(name.text, BOLD) if name else None,
        title=setter.artifact(document.title.text, BOLD),
        phone=setter.artifact(number.text, BOLD) if number else None,
        notice=setter.artifact(notice.text, BOLD) if notice else None,
        version=setter.artifact(document.imprint[-1].text),
        mark=setter.artifact(mark, BOLD) if document.personal else None,
        page_of=document.fixed.page_of,
        turn_over=document.fixed.turn_over,
    )


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


def _help(setter: Typesetter, help_: Help) -> Fields:
    panels: list[PanelBox] = []
    for panel in help_.panels:
        with setter.tree.element("Sect"):
            heading = setter.phrase(panel.heading, "H2", BOLD)
            blocks = setter.blocks(panel.blocks)
            panels.append(PanelBox(panel.id, heading, blocks, tuple(map(setter.number, panel.numbers))))
    return {"panels": tuple(panels), "help_note": _line(setter, help_.note, "P")}


def _further(setter: Typesetter, further: Further | None) -> Fields:
    if further is None:
        return {"further_heading": None, "addresses": (), "qr_slot": ARTIFACT}
    with setter.tree.element("Sect"):
        heading = setter.phrase(further.heading, "H2", BOLD)
        addresses = tuple(_address(setter, address) for address in further.addresses)
        slot = _figure(setter, further.qr_alt)
    return {"further_heading": heading, "addresses": addresses, "qr_slot": slot}


def _address(setter: Typesetter, address: Address) -> Prepared:
    """The line runs as the sheet does, and the name in it as it itself does: most are Latin wherever they stand."""
    flat = FlatInlines(setter.tree, setter.fields, setter.stressed, setter.form)
    with setter.tree.element("P"):
        flat.add((Strong((Text(address.name.text, address.name.span),)),), REGULAR, None)
        flat.ranges[0] = flat.ranges[0]._replace(isolate=True)
        link = Link((Text(address.short.text, address.short.span),), address.url, address.short.span)
        flat.add((Text(address.what, address.name.span), link), REGULAR, None)
        return setter.prepared(flat.text, flat.ranges, flat.spans, setter.direction)


_SET: dict[Place, Callable[[Typesetter, Document, Own], Fields]] = {
    "name": lambda setter, document, _: _name(setter, document),
    "details": lambda setter, document, _: {"details": _lines(setter, document.masthead.details)},
    "phone": lambda setter, document, _: {"phone": setter.number(document.masthead.phone)},
    "identity": _identity,
    "title": lambda setter, document, _: _title(setter, document),
    "lead": lambda setter, document, _: {"lead": setter.blocks(document.lead)},
    "fast_facts": lambda setter, document, _: _facts(setter, document),
    "help": lambda setter, document, _: _help(setter, document.help),
    "protected": lambda setter, document, _: {"protected": tuple(map(setter.part, document.protected))},
    "plan": lambda setter, document, _: _plan(setter, document),
    "parts": lambda setter, document, _: {"unprotected": tuple(map(setter.part, document.unprotected))},
    "closing": lambda setter, document, _: {"closing": tuple(map(setter.part, document.closing))},
    "further": lambda setter, document, _: _further(setter, document.further),
    "legal": lambda setter, document, _: {
        "abridged": _line(setter, document.abridged, "P", BOLD),
        "legal": _lines(setter, document.legal),
    },
    "imprint": lambda setter, document, _: {"imprint": setter.phrase(_joined(document.imprint), "P")},
}
"""How the words of each place are set, as fields of Content."""
