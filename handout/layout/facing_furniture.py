"""What stands around the text of two languages side by side: head, help band, foot."""

from __future__ import annotations

from collections.abc import Sequence

from handout.geometry import Region
from handout.layout.brief import Brief, page_region
from handout.layout.content import Content, PanelBox
from handout.layout.fitted import fitted
from handout.layout.frame import FillInk, Ink, Stack, StrokeInk, TextInk
from handout.layout.head import footer, masthead, running_head
from handout.layout.help_band import BLOCK, BORDER, INLINE, Cell, numbers_of
from handout.layout.rows import Context, Row, stack_rows, text_rows
from handout.layout.sheets import Sheet, page_labels, whose
from handout.layout.style import GUTTER, HAIRLINE, MARGIN_BLOCK
from handout.record import NamedTuple


class Half(NamedTuple):
    """One language of the page: what it says, and the column that it stands in."""

    brief: Brief
    region: Region
    context: Context

    @property
    def content(self) -> Content:
        return self.brief.content


Halves = tuple[Half, Half]


def column(brief: Brief, number: int, direction_of: Content, inset: float = 0.0) -> Region:
    """One of the page's two columns, for lines of `direction_of`; the first is where the patient's language starts.

    `inset` is kept free at both sides of the page.
    """
    page = page_region(brief)
    measure = (page.rect.width - 2 * inset - GUTTER) / 2
    rect = page.place(inset + number * (measure + GUTTER), 0.0, measure, page.rect.height)
    return Region(rect, direction_of.direction)


def on_one_line(stacks: Sequence[Stack]) -> list[Stack]:
    """Stacks side by side, moved down so that their first lines share a baseline, whatever their scripts' leading."""
    bases = [min((ink.block for ink in stack.inks if isinstance(ink, TextInk)), default=0.0) for stack in stacks]
    drops = [max(bases) - base if base else 0.0 for base in bases]
    return [
        Stack(stack.height + drop, tuple(stack.moved(0.0, drop))) if drop else stack
        for stack, drop in zip(stacks, drops, strict=True)
    ]


def furnish_facing(halves: Halves, pages: int) -> list[Sheet]:
    """Everything but the running text on each page, and the room that it leaves."""
    sheets = [_first_page(halves, pages), *(_later_page(halves, number, pages) for number in range(2, pages + 1))]
    _place_legal(sheets[-1], halves)
    return sheets


def _first_page(halves: Halves, pages: int) -> Sheet:
    patients = halves[0]
    content, page = patients.content, page_region(patients.brief)
    wide = patients.context._replace(measure=page.rect.width)
    sheet = Sheet()
    stacks = [(masthead(content, patients.brief.pictures.logo, wide), wide.scale.air(8.0))]
    if content.identified:
        stacks.append((whose(content, wide, 1), 2.0))
    for stack, gap in stacks:
        sheet.placed.append((stack, page, sheet.top))
        sheet.top += stack.height + gap
    sheet.bottom = page.rect.height - MARGIN_BLOCK
    _place_imprints(sheet, halves, pages)
    sheet.bottom -= wide.scale.air(8.0)
    _place_help(sheet, halves)
    sheet.bottom -= wide.scale.gap
    return sheet


def _later_page(halves: Halves, number: int, pages: int) -> Sheet:
    """The head and the foot of other pages repeat page one, in the patient's language."""
    patients = halves[0]
    page = page_region(patients.brief)
    wide = patients.context._replace(measure=page.rect.width)
    head = running_head(patients.content, wide)
    below = footer(patients.content, wide, page_labels(patients.content, number, pages), first=False)
    bottom = page.rect.height - MARGIN_BLOCK - below.height
    gap = wide.scale.gap
    return Sheet([(head, page, MARGIN_BLOCK), (below, page, bottom)], MARGIN_BLOCK + head.height + gap, bottom - gap)


def _place_imprints(sheet: Sheet, halves: Halves, pages: int) -> None:
    """Dates and version of each language, and the page's number on a line of its own."""
    patients = halves[0]
    content, page, palette = patients.content, page_region(patients.brief), patients.context.palette
    sizes = patients.context.furniture
    labels = page_labels(content, 1, pages)
    wide = patients.context._replace(measure=page.rect.width)
    number = fitted(labels.page, sizes.footer, wide, palette.quiet, at_end=True)
    inks: list[Ink] = list(number.inks)
    if labels.turn_over:
        inner = wide.narrower(number.width + 12.0)
        inks += fitted(labels.turn_over, sizes.turn_over, inner, palette.ink, at_end=True).moved(0.0, -1.4)
    sheet.bottom -= sizes.turn_over.leading
    sheet.placed.append((Stack(sizes.turn_over.leading, tuple(inks)), page, sheet.bottom))
    stacks = [
        stack_rows(text_rows(half.content.imprint, half.context.furniture.footer, half.context, palette.quiet))
        for half in halves
    ]
    sheet.bottom -= max(stack.height for stack in stacks)
    sheet.placed += [(stack, half.region, sheet.bottom) for half, stack in zip(halves, stacks, strict=True)]


def _place_help(sheet: Sheet, halves: Halves) -> None:
    """The help band: one border, in it panel beside panel, and the numbers of both on one line."""
    patients = halves[0]
    page, palette = page_region(patients.brief), patients.context.palette
    regions = [column(patients.brief, number, half.content, INLINE) for number, half in enumerate(halves)]
    contexts = [half.context._replace(measure=regions[0].rect.width) for half in halves]
    placed: list[tuple[Stack, Region, float]] = []
    block = pad = patients.context.scale.air(BLOCK)
    panels = list(zip(halves[0].content.panels, halves[1].content.panels, strict=True))
    for order, pair in enumerate(panels):
        if order:
            rule = FillInk(INLINE, 0.0, page.rect.width - 2 * INLINE, HAIRLINE, palette.rule)
            placed.append((Stack(0.0, (rule,)), page, block))
            block += pad
        texts = on_one_line([_panel(panel, context) for panel, context in zip(pair, contexts, strict=True)])
        numbers = on_one_line(
            [numbers_of(Cell(panel), context, None) for panel, context in zip(pair, contexts, strict=True)]
        )
        placed += [(text, region, block) for text, region in zip(texts, regions, strict=True)]
        block += max(text.height for text in texts)
        placed += [(number, region, block) for number, region in zip(numbers, regions, strict=True)]
        block += max(number.height for number in numbers) + pad
    notes = on_one_line([_note(half, context) for half, context in zip(halves, contexts, strict=True)])
    if any(note.height for note in notes):
        placed += [(note, region, block) for note, region in zip(notes, regions, strict=True)]
        block += max(note.height for note in notes) + pad
    border = StrokeInk(0.0, 0.0, page.rect.width, block, palette.accent, BORDER, 4.0)
    sheet.bottom -= block
    sheet.placed.append((Stack(block, (border,)), page, sheet.bottom))
    sheet.placed += [(stack, region, sheet.bottom + top) for stack, region, top in placed]


def _panel(panel: PanelBox, context: Context) -> Stack:
    cell = Cell(panel)
    text = stack_rows(cell.text(context))
    return Stack(text.height, (*text.inks, *cell.icon(context, 0.0, 0.0)))


def _note(half: Half, context: Context) -> Stack:
    """How to ask for an interpreter."""
    note = half.content.help_note
    return stack_rows(text_rows(note, context.scale.body, context)) if note else Stack(0.0)


def _place_legal(last: Sheet, halves: Halves) -> None:
    """The small print of both languages at the foot of the last page."""
    stacks = on_one_line([_legal(half) for half in halves])
    height = max(stack.height for stack in stacks)
    if height:
        last.bottom -= height
        last.placed += [(stack, half.region, last.bottom) for half, stack in zip(halves, stacks, strict=True)]
        last.bottom -= halves[0].context.scale.gap


def _legal(half: Half) -> Stack:
    palette, content = half.context.palette, half.content
    paragraphs = [(each, palette.quiet) for each in content.legal]
    if content.abridged:
        paragraphs.insert(0, (content.abridged, palette.ink))
    rows: list[Row] = []
    for paragraph, color in paragraphs:
        own = text_rows(paragraph, half.context.furniture.legal, half.context, color)
        own[0] = own[0]._replace(before=3.0)
        rows += own
    return stack_rows(rows)
