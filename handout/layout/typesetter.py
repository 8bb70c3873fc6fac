"""Words shaped, each stretch in its element of the structure tree: what the setting of every place is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from handout.diagnostics import Diagnostic, Span
from handout.document import BOX, FIXED, OWN, Document, Number, Part, blocks_text, item_label
from handout.geometry import Direction
from handout.layout.content import (
    Box,
    ItemBox,
    ListBox,
    NumberBox,
    PartBox,
    TableBox,
    count_words,
    prepare_own,
    shaped,
)
from handout.layout.form import FormSetter
from handout.layout.frame import ARTIFACT
from handout.layout.inlines import FlatInlines
from handout.layout.missing import missing_in
from handout.layout.structure import Replay, Role, StructureBuilder
from handout.model import Block, Blocks, Inlines, ListBlock, Paragraph, Phrase, SectionStyle, Table, Text
from handout.points import space_behind
from handout.text.embedding import natural_direction, own_direction
from handout.text.fonts import BOLD, ITALIC, REGULAR, FontSet, TextStyle
from handout.text.itemize import MissingGlyph, StyledRange
from handout.text.paragraph import Prepared

HEADINGS = ("H1", "H2")

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
