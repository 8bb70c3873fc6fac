"""One attempt: the content at one size, in one style, on a given number of pages. It fits or says what is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handout.geometry import PAPERS, Rect, Region, Size
from handout.layout import furniture
from handout.layout.flow import Column, Group, balance, column_height, distribute, group_rows, level
from handout.layout.frame import Frame, Stack
from handout.layout.furniture import Labels, Pictures
from handout.layout.rows import Context, Row, part_rows
from handout.layout.sideheads import side_head_rows
from handout.layout.style import (
    GUTTER,
    LONGEST_LINE,
    MARGIN_BLOCK,
    MARGIN_INLINE,
    SHORTEST_LINE,
    SIDE_HEADS,
    SIDE_HEADS_GUTTER,
    SIDEBAR_GUTTER,
    SIDEBAR_RAIL,
    Scale,
)
from handout.layout.typeset import Content
from handout.model import PageStyle, Paper
from handout.palette import Palette
from handout.text.fonts import BOLD
from handout.text.linebreak import Breaker

SAMPLE = "Take your medicine at the same time each day, and call us if you have a fever or feel unwell. "
"""Ordinary words of a handout: their mean advance turns a measure into characters."""

LEAST_REGION = 4
"""Lines below which a region is no place for text."""

GAP = 9.0
"""Between furniture and text; section gaps grow with the type, this does not."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What an attempt is made for, the size apart."""

    content: Content
    pictures: Pictures
    palette: Palette
    paper: Paper
    style: PageStyle
    em_per_character: float


@dataclass(frozen=True, slots=True)
class Over:
    """What did not fit: lines of text, and words on them."""

    lines: int
    words: int


@dataclass(slots=True)
class Sheet:
    """Where the text of one page may stand, and what is already on the page around it."""

    placed: list[tuple[Stack, Region, float]] = field(default_factory=list)
    top: float = MARGIN_BLOCK
    bottom: float = 0.0


@dataclass(slots=True)
class Attempt:
    """One size tried. `over` is None where everything fits; then `columns` says which rows stand where."""

    brief: Brief
    scale: Scale
    sheets: list[Sheet]
    context: Context
    columns: list[list[Column]]
    over: Over | None


def page_size(brief: Brief) -> Size:
    return PAPERS[brief.paper]


def page_region(brief: Brief) -> Region:
    size = page_size(brief)
    rect = Rect(MARGIN_INLINE, 0.0, size.width - 2 * MARGIN_INLINE, size.height)
    return Region(rect, brief.content.direction)


def attempt(brief: Brief, body_size: float, pages: int, breaker: Breaker) -> Attempt:
    """Set the content at `body_size` on `pages` pages."""
    scale = Scale(body_size)
    page = page_region(brief)
    context = Context(scale, brief.palette, breaker, page.rect.width)
    sheets = furnish(brief, context, pages)
    shape = text_shape(brief, scale)
    inner = replace(context, measure=shape.measure)
    rows = body_rows(brief, inner)
    heights = [sheet.bottom - sheet.top for sheet in sheets]
    return _fill(Attempt(brief, scale, sheets, inner, [], None), rows, heights, shape.count)


@dataclass(frozen=True, slots=True)
class Shape:
    """How many columns text runs in, how wide each is, and where the first begins."""

    count: int
    measure: float
    gutter: float = GUTTER
    start: float = 0.0


def text_shape(brief: Brief, scale: Scale) -> Shape:
    """The columns of a style at a size, lines of 40 to 75 characters."""
    width = page_region(brief).rect.width
    em = brief.em_per_character * scale.body_size
    if brief.style == "columns":
        two = (width - GUTTER) / 2
        if two >= SHORTEST_LINE * em:
            return Shape(2, two)
        return Shape(1, min(width, LONGEST_LINE * em))
    if brief.style == "sidebar":
        rail = SIDEBAR_RAIL + SIDEBAR_GUTTER
        return Shape(1, min(width - rail, LONGEST_LINE * em))
    measure = min(width, LONGEST_LINE * em, width - SIDE_HEADS - SIDE_HEADS_GUTTER)
    return Shape(1, measure, start=width - measure)


def body_rows(brief: Brief, context: Context) -> list[Row]:
    if brief.style == "single":
        rail = page_region(brief).rect.width - context.measure - SIDE_HEADS_GUTTER
        return [row for part in brief.content.parts for row in side_head_rows(part, context, rail)]
    return [row for part in brief.content.parts for row in part_rows(part, context)]


def furnish(brief: Brief, context: Context, pages: int) -> list[Sheet]:
    """Everything but the running text on each page, and the room that it leaves."""
    sheets = [_first_page(brief, context, pages)]
    sheets += [_later_page(brief, context, number, pages) for number in range(2, pages + 1)]
    foot = foot_stacks(brief, context)
    last = sheets[-1]
    for stack in reversed(foot):
        last.bottom -= stack.height
        last.placed.append((stack, page_region(brief), last.bottom))
        last.bottom -= GAP
    return sheets


def _first_page(brief: Brief, context: Context, pages: int) -> Sheet:
    content, page = brief.content, page_region(brief)
    longest = LONGEST_LINE * brief.em_per_character
    narrow = replace(context, measure=min(context.measure, longest * context.scale.lead.size))
    sheet = Sheet()
    stacks = [(furniture.masthead(content, brief.pictures, context), 10.0)]
    stacks.append((furniture.title_block(content, context), 5.0))
    if content.lead:
        stacks.append((furniture.lead(content, narrow), 8.0))
    if content.fast_facts:
        stacks.append((furniture.fast_facts(content.fast_facts, context, longest), 0.0))
    for stack, gap in stacks:
        sheet.placed.append((stack, page, sheet.top))
        sheet.top += stack.height + gap
    sheet.top += GAP
    footer = furniture.footer(content, context, page_labels(content, 1, pages), first=True)
    sheet.bottom = page.rect.height - MARGIN_BLOCK - footer.height
    sheet.placed.append((footer, page, sheet.bottom))
    band = furniture.help_band(content, context)
    sheet.bottom -= band.height + 8.0
    sheet.placed.append((band, page, sheet.bottom))
    sheet.bottom -= GAP
    return sheet


def _later_page(brief: Brief, context: Context, number: int, pages: int) -> Sheet:
    content, page = brief.content, page_region(brief)
    head = furniture.running_head(content, context)
    footer = furniture.footer(content, context, page_labels(content, number, pages), first=False)
    bottom = page.rect.height - MARGIN_BLOCK - footer.height
    placed = [(head, page, MARGIN_BLOCK), (footer, page, bottom)]
    return Sheet(placed, MARGIN_BLOCK + head.height + GAP, bottom - GAP - 2.0)


def page_labels(content: Content, number: int, pages: int) -> Labels:
    words = content.again
    page = content.artifact(words.page_of.format(page=number, pages=pages))
    return Labels(page, content.artifact(words.turn_over, BOLD) if number == 1 and pages > 1 else None)


def foot_stacks(brief: Brief, context: Context) -> list[Stack]:
    """What stands at the foot of the last page, from above."""
    content = brief.content
    stacks = [furniture.closing_box(part, context) for part in content.closing]
    stacks.append(furniture.further(content, brief.pictures, context))
    stacks.append(furniture.legal(content, context))
    return [stack for stack in stacks if stack.height]


def _fill(made: Attempt, rows: Sequence[Row], heights: Sequence[float], count: int) -> Attempt:
    """Fill the columns page by page; what is left over is counted."""
    least = LEAST_REGION * made.scale.body.leading
    room = [height if height >= least else 0.0 for height in heights]
    groups = group_rows(rows, max(room))
    columns, rest = distribute(groups, [height for height in room for _ in range(count)])
    made.columns = [columns[start : start + count] for start in range(0, len(columns), count)]
    short = [height for height in heights if height < 0]
    if rest or short:
        made.over = _over(rest, short, made.scale)
    return made


def _over(rest: Sequence[Group], short: Sequence[float], scale: Scale) -> Over:
    rows = [row for group in rest for row in group.rows]
    lines = sum(row.lines for row in rows)
    lacking = sum(int(-height / scale.body.leading) + 1 for height in short)
    return Over(lines + lacking, sum(row.words for row in rows) + 8 * lacking)


def finish(made: Attempt) -> list[Frame]:
    """The frames of an attempt that fits: columns level, what room is left made use of."""
    brief = made.brief
    page = page_region(brief)
    shape = text_shape(brief, made.scale)
    links = brief.content.links
    frames: list[Frame] = []
    for number, sheet in enumerate(made.sheets):
        frame = Frame(page_size(brief))
        last = number == len(made.sheets) - 1
        columns = _level_page(made, number, sheet, shape.count, last=last)
        for stack, region, block in sheet.placed:
            for ink in stack.inks:
                frame.place(ink, region, block, links)
        for order, rows in enumerate(columns):
            inline = shape.start + order * (shape.measure + shape.gutter)
            rect = page.place(inline, sheet.top, shape.measure, sheet.bottom - sheet.top)
            _place_rows(frame, rows, Region(rect, page.direction), links)
        frames.append(frame)
    return frames


def _level_page(made: Attempt, number: int, sheet: Sheet, count: int, *, last: bool) -> list[list[Row]]:
    columns = made.columns[number]
    height = sheet.bottom - sheet.top
    if last and columns:
        columns = balance([group for column in columns for group in column], count, height)
        used = max(map(column_height, columns))
        context = replace(made.context, measure=page_region(made.brief).rect.width)
        block = furniture.questions(made.brief.content, context, height - used - 2 * GAP)
        if block.height:
            sheet.placed.append((block, page_region(made.brief), sheet.bottom - block.height))
            height = min(height - block.height - GAP, used + 2 * made.scale.unit)
    return [level(column, height, made.scale.unit) for column in columns]


def _place_rows(frame: Frame, rows: Sequence[Row], region: Region, links: frozenset[int]) -> None:
    block = 0.0
    ground: tuple[Row, float] | None = None
    for number, row in enumerate(rows):
        block += row.before if number else 0.0
        if ground and row.box is not ground[0].box:
            ground = None
        if row.box and ground is None:
            ground = (row, block)
            end = _ground_end(rows, number, block)
            for ink in furniture.ground_inks(row, region.rect.width, end - block):
                frame.place(ink, region, block, links)
        for ink in row.inks:
            frame.place(ink, region, block, links)
        block += row.height


def _ground_end(rows: Sequence[Row], number: int, block: float) -> float:
    end = block + rows[number].height
    for row in rows[number + 1 :]:
        if row.box is not rows[number].box:
            break
        end += row.before + row.height
    return end
