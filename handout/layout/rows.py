"""Boxes into rows at one size and measure. A row is what can't be cut: a line of text, a table's row, a box's padding.

Keeping together is said by two flags a row. `keep`: the next row stands in the same column (no widow, no orphan, no
heading alone, list items whole). `whole`: it is of the same callout or table, and parts from it only for a good reason.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import lru_cache

from handout.layout.content import LABEL_GAP, Box, ListBox, PartBox, TableBox
from handout.layout.frame import FillInk, Ink, PictureInk, Stack, TextInk, shift
from handout.layout.icons import warning
from handout.layout.script_style import LATIN, style_of
from handout.layout.style import Furniture, Scale, Setting
from handout.layout.table_widths import cell_gap, column_widths, least_table_width, stacked, widest_cells
from handout.layout.word_count import words_in, words_on
from handout.model import Align
from handout.palette import Palette
from handout.picture import Color
from handout.record import NamedTuple
from handout.text.linebreak import Breaker
from handout.text.paragraph import Line, Prepared

NEVER = 1e5
"""The height of what must not be printed at this size: no column holds it."""

TALL_ROW = 4
"""Lines of a table's row that may stand by itself at a turn, where the row beside it has as many too: it is as well
seen as two rows of two lines, and two such would leave a page half empty. To keep a short row with it costs a line.
"""

SHORT_LIST = 6
"""Lines of a list that the eye takes in at once, and the hand ticks off: to part it costs what a stranded step does."""

SECTION_AIR, PARAGRAPH_AIR = 5, 1
"""Grid steps that a gap may grow by: between sections up to one line and a quarter, between paragraphs a quarter."""


class Row(NamedTuple):
    """`before` is the space above, dropped at a column's head; `lines` counts lines of text; `words` those on it.

    `air`: how many grid steps of space may be added above where a column has room to spare. Rows with the same `box`
    share a ground. After a `tight` row the same paragraph goes on, so that they do not part even in what is taller than
    any column. `again` stands above a row that begins a column in the midst of something: a table's header, a box's
    padding and heading; `overleaf` above one that begins a page so. They are no part of the text. `above` are inks in
    the space above, which go with it where a column begins; they are placed from the row's top. `strands` where a
    column that begins with the row leaves one step by itself, or parts a short list. It stands `across` all columns, or
    in one.
    """

    height: float
    inks: tuple[Ink, ...] = ()
    before: float = 0.0
    keep: bool = False
    whole: bool = False
    air: int = 0
    lines: int = 1
    words: int = 0
    box: Ground | None = None
    tight: bool = False
    again: tuple[Row, ...] = ()
    overleaf: tuple[Row, ...] = ()
    above: tuple[Ink, ...] = ()
    strands: bool = False
    across: bool = False


class Ground:
    """What lies under the rows of a callout: a tint, and a bar where it begins, so far `ahead` of the text's measure.

    Two are never the same one.
    """

    __slots__ = ("ahead", "bar", "tint")

    def __init__(self, tint: Color, bar: Color, ahead: float = 0.0) -> None:
        self.tint = tint
        self.bar = bar
        self.ahead = ahead


class Context(NamedTuple):
    """What rows depend on beside the words: sizes, colours, the way of breaking lines, the measure in points.

    Where the measure is more than the `longest` line of text, in points, tables and grounds alone take all of it.
    """

    scale: Scale
    palette: Palette
    breaker: Breaker
    measure: float
    longest: float = math.inf

    @property
    def furniture(self) -> Furniture:
        return self.scale.furniture

    def narrower(self, by: float) -> Context:
        return self._replace(measure=self.measure - by)

    @property
    def of_text(self) -> Context:
        return self._replace(measure=self.longest) if self.measure > self.longest else self


def baseline(setting: Setting, prepared: Prepared) -> float:
    """Where a line's baseline stands: the script's rise and fall, or the primary face's, are centred in the leading."""
    lift = prepared.face.ascent - prepared.face.descent if setting.lift is None else setting.lift
    return (setting.leading + lift * setting.size) / 2


def suited(prepared: Prepared, setting: Setting, context: Context) -> Setting:
    """The setting for a paragraph in another script than the sheet's: never closer than that one's ink allows.

    Words that are as large as the text or larger are at least as large as that script asks for.
    """
    script = style_of(prepared.language)
    if script is LATIN or script.lift == setting.lift or setting.size * script.tight <= setting.leading:
        return setting
    size = max(setting.size, script.floor) if setting.size >= context.scale.body.size else setting.size
    return Setting(size, context.scale.on_grid(size * script.tight), script.lift)


def text_lines(prepared: Prepared, setting: Setting, context: Context) -> list[Line]:
    """A paragraph's lines at a size in a context's measure."""
    return prepared.lines(context.measure / setting.size, context.breaker)


def text_rows(
    prepared: Prepared, setting: Setting, context: Context, color: Color | None = None, indent: float = 0.0
) -> list[Row]:
    """A paragraph's lines, a row each, with neither widow nor orphan."""
    palette = context.palette
    setting = suited(prepared, setting, context)
    about = prepared, setting, context.measure, context.breaker, color or palette.ink, color or palette.primary, indent
    if not prepared.remember:
        return [*_text_rows.__wrapped__(*about)]
    # Rows are told apart by which they are, also where the same words stand twice.
    return [Row(*row) for row in _text_rows(*about)]


MOST_PARAGRAPHS = 8192
"""Paragraphs at a size and measure that are kept: what the search for the size of a long sheet tries, in some 20 MB."""


@lru_cache(maxsize=MOST_PARAGRAPHS)
def _text_rows(
    prepared: Prepared, setting: Setting, measure: float, breaker: Breaker, ink: Color, link: Color, indent: float
) -> tuple[Row, ...]:
    """Kept, since a search for the size comes back to it: with less air, on more pages, beside another section."""
    rise = baseline(setting, prepared)
    lines = prepared.lines(measure / setting.size, breaker)
    ends = {0, len(lines) - 2} - {len(lines) - 1}
    return tuple(
        [
            Row(
                setting.leading,
                (TextInk(indent, rise, setting.size, ink, link, line),),
                keep=number in ends,
                tight=number in ends,
                words=words_on(prepared, line.start, line.end),
            )
            for number, line in enumerate(lines)
        ]
    )


def block_rows(
    boxes: Sequence[Box],
    setting: Setting,
    context: Context,
    indent: float = 0.0,
    color: Color | None = None,
    *,
    even: bool = False,
    in_item: bool = False,
) -> list[Row]:
    """Blocks one below the other, half a line apart; what leads up to a list stays with its first item.

    Where `even`, items stand line below line, as those of a list beside them do, however many lines each takes. A list
    `in_item` is as close to the words that it belongs to as its own items are to each other.
    """
    rows: list[Row] = []
    for number, box in enumerate(boxes):
        block = _block_rows(box, setting, context, indent, color, even=even)
        if block and not (rows and in_item and isinstance(box, ListBox)):
            block[0] = block[0]._replace(before=context.scale.apart if rows else 0.0, air=PARAGRAPH_AIR if rows else 0)
        if isinstance(box, Prepared) and number + 1 < len(boxes) and box.text.rstrip().endswith(":"):
            block[-1] = block[-1]._replace(keep=True)
        rows.extend(block)
    return rows


def _block_rows(
    box: Box, setting: Setting, context: Context, indent: float, color: Color | None, *, even: bool
) -> list[Row]:
    match box:
        case Prepared():
            return text_rows(box, setting, context.of_text, color, indent)
        case ListBox():
            return _list_rows(box, setting, context.of_text, indent, even=even)
        case TableBox():
            return _table_rows(box, setting, context, indent)


def _list_rows(box: ListBox, setting: Setting, context: Context, indent: float, *, even: bool) -> list[Row]:
    hang = box.hang * setting.size
    inner = context.narrower(hang)
    color = context.palette.primary
    items = [
        block_rows(item.blocks, setting, inner, indent + hang, even=even, in_item=True) or [Row(setting.leading)]
        for item in box.items
    ]
    # Items of one line each read as a list without space between; longer ones need it to be told apart.
    gap = context.scale.unit if not even and any(len(own) > 1 for own in items) else 0.0
    rows: list[Row] = []
    is_short = sum(row.lines for own in items for row in own) <= SHORT_LIST
    strands = range(1, len(items)) if is_short else {1, len(items) - 1} if box.ordered else ()
    for number, (item, lines) in enumerate(zip(box.items, items, strict=True)):
        own = [row._replace(keep=True) for row in lines[:-1]] + lines[-1:]
        line = item.label.lines(1e6, context.breaker)[0]
        offset = hang - (item.label.width + LABEL_GAP) * setting.size if box.ordered else 0.12 * setting.size
        mark = TextInk(indent + offset, baseline(setting, item.label), setting.size, color, color, line)
        own[0] = own[0]._replace(inks=(mark, *own[0].inks), before=gap, strands=number in strands)
        rows.extend(own)
    return _no_lone_item(rows)


def _no_lone_item(rows: list[Row]) -> list[Row]:
    """A list's last line does not stand alone in a column, as a paragraph's does not."""
    if len(rows) > 1:
        rows[-2] = rows[-2]._replace(keep=True)
    return rows


def _table_rows(box: TableBox, setting: Setting, context: Context, indent: float) -> list[Row]:
    """A table's rows, which form a whole; of no possible height where a word would be cut."""
    if context.scale.stacks:
        box = stacked(box, setting.size, context.measure)
    widths = column_widths(box, setting, context.measure)
    possible = least_table_width(box, setting.size) <= context.measure
    gap = cell_gap(box, setting.size, context.measure)
    natural = widest_cells(box, setting.size, gap)
    rows: list[Row] = []
    for number, cells in enumerate(box.rows):
        inks: list[Ink] = []
        inline, height = indent, 0.0
        for cell, width, align, most in zip(cells, widths, box.aligns, natural, strict=True):
            inner = context._replace(measure=width - gap)
            stack = stack_rows(text_rows(cell, setting, inner))
            # Figures end where the widest of them does, not at the next column's words.
            room = min(width, most) - gap
            inks.extend(shift(_aligned(ink, align, room), inline, 2.0) for ink in stack.inks)
            height = max(height, stack.height)
            inline += width
        lines = max(1, round(height / setting.leading))
        height = context.scale.on_grid(height + 4.0) if possible else NEVER
        if not box.stacked or (number + 1) % box.stacked == 0:
            rule = context.palette.primary if number == 0 else context.palette.rule
            inks.append(FillInk(indent, height - 0.75, context.measure, 0.75, rule))
        words = sum(map(words_in, cells))
        rows.append(Row(height, tuple(inks), lines=lines, words=words))
    return _labelled(rows, box, context.scale) if box.stacked else _with_header(rows)


def _labelled(rows: list[Row], box: TableBox, scale: Scale) -> list[Row]:
    """Labels with their values, of which those of one row stay together; the labels are said again for each."""
    labels = {id(label) for label, _ in box.rows}
    made: list[Row] = []
    for number, row in enumerate(rows):
        first, last = number % box.stacked == 0, (number + 1) % box.stacked == 0
        inks = [repeated(ink) if number >= box.stacked and _is_of(ink, labels) else ink for ink in row.inks]
        made.append(row._replace(inks=tuple(inks), keep=not last, before=scale.unit if first and made else 0.0))
    return made


def _is_of(ink: Ink, paragraphs: Collection[int]) -> bool:
    return isinstance(ink, TextInk) and id(ink.line.paragraph) in paragraphs


def _with_header(rows: list[Row]) -> list[Row]:
    """A table's rows, of which two stay at either end, or one where both are tall; the header stands above again where
    the rest goes on.

    Rows without their header over them can be misread.
    """
    stays = {1, max(0, len(rows) - 2)}
    ends = {0, *(number for number in stays if any(row.lines < TALL_ROW for row in rows[number : number + 2]))}
    again = (Row(rows[0].height, tuple(map(repeated, rows[0].inks)), lines=0),)
    return [
        row._replace(
            keep=number in ends and number + 1 < len(rows),
            whole=number + 1 < len(rows),
            tight=number == 0,
            again=again if number else (),
        )
        for number, row in enumerate(rows)
    ]


def repeated(ink: Ink) -> Ink:
    """Words that say again what stands before, as an artifact."""
    return ink._replace(artifact=True) if isinstance(ink, TextInk) else ink


def _aligned(ink: Ink, align: Align, measure: float) -> Ink:
    if align == "start" or not isinstance(ink, TextInk):
        return ink
    spare = measure - ink.line.width * ink.size
    return ink._replace(inline=spare if align == "end" else spare / 2)


def part_rows(part: PartBox, context: Context) -> list[Row]:
    """A section: its heading, then its blocks; a callout or warning on a ground of its own."""
    if part.style in ("callout", "warning"):
        return boxed_rows(part, context)
    rows = keep_heading(heading_rows(part, context) + block_rows(part.blocks, context.scale.body, context))
    return with_overleaf(rows, part, continued_heading(part, context)) if part.continued else rows


def continued_heading(part: PartBox, context: Context) -> Stack:
    """What stands above a section's steps where they go on overleaf."""
    return stack_rows(heading_rows(part._replace(heading=part.continued or part.heading), context))


def with_overleaf(rows: Sequence[Row], part: PartBox, heads: Stack, *, beside: bool = False) -> list[Row]:
    """Rows of a section, its heading `overleaf` of each step but the first, since what begins a page reads as new.

    Where it stands `beside` them it takes only the height that they have too little.
    """
    ordered = [box for box in part.blocks if isinstance(box, ListBox) and box.ordered]
    begins = {id(item.label) for box in ordered for item in box.items[1:]}
    inks = tuple(map(repeated, heads.inks))
    made: list[Row] = []
    below = 0.0
    for row in reversed(rows):
        below += row.height
        taken = max(0.0, heads.height - below) if beside else heads.height
        is_step = any(isinstance(ink, TextInk) and id(ink.line.paragraph) in begins for ink in row.inks)
        made.append(row._replace(overleaf=(Row(taken, inks, lines=0),)) if is_step else row)
        below += row.before
    return made[::-1]


def heading_rows(part: PartBox, context: Context, color: Color | None = None, indent: float = 0.0) -> list[Row]:
    """A heading's lines, each a quarter taller than the body's, half a line above: whole steps of the grid."""
    scale = context.scale
    inner = context.narrower(indent)
    rows = text_rows(part.heading, scale.heading, inner, color or context.palette.primary, indent)
    rows[0] = rows[0]._replace(before=scale.apart, air=SECTION_AIR)
    return [row._replace(keep=True, words=0) for row in rows]


def keep_heading(rows: list[Row]) -> list[Row]:
    """A heading keeps two lines of what follows."""
    headings = next((number for number, row in enumerate(rows) if row.words), len(rows))
    lines = 0
    for number in range(headings, len(rows) - 1):
        lines += rows[number].lines
        if lines >= 2:
            break
        rows[number] = rows[number]._replace(keep=True)
    return rows


BAR = 4.0
ICON_GAP = 5.0
BOX_INLINE, BOX_BLOCK = 10.0, 3.0


def boxed_rows(part: PartBox, context: Context) -> list[Row]:
    """A callout: all its rows on one ground, which form a whole."""
    start = BAR + BOX_INLINE
    inner = context.narrower(start + BOX_INLINE)
    heads = box_heading(part, inner.of_text)
    rows = keep_heading(heads + block_rows(part.blocks, context.scale.body, inner))
    return on_ground(rows, heads, box_ground(part, context.palette), context.scale, start)


def box_ground(part: PartBox, palette: Palette, ahead: float = 0.0) -> Ground:
    """What a callout or a warning stands on."""
    if part.style == "warning":
        return Ground(palette.accent_tint, palette.accent, ahead)
    return Ground(palette.primary_tint, palette.primary, ahead)


def box_heading(part: PartBox, context: Context) -> list[Row]:
    """A callout's heading, a warning's behind its sign."""
    if part.style != "warning":
        heads = heading_rows(part, context)
        return [heads[0]._replace(before=0.0, air=0), *heads[1:]]
    icon, color = context.scale.heading.size, context.palette.accent
    heads = heading_rows(part, context, color, icon + ICON_GAP)
    sign = PictureInk(0.0, (heads[0].height - icon) / 2, icon, icon, warning(color))
    return [heads[0]._replace(before=0.0, air=0, inks=(sign, *heads[0].inks)), *heads[1:]]


def on_ground(rows: list[Row], heads: Sequence[Row], ground: Ground, scale: Scale, start: float) -> list[Row]:
    """A callout's rows moved in by `start`, on their ground. Where the rest goes on, the heading stands above again."""
    pad = _padding(rows, scale)
    again = (Row(pad, lines=0), *(Row(head.height, tuple(map(repeated, head.inks)), lines=0) for head in heads))
    rows = _keep_end(rows)
    # What all rows of a table have above them again is one thing, and is moved once.
    different = {id(row.again): row.again for row in rows}
    moved = {key: tuple(_within(each, start, ground, ()) for each in (*again, *own)) for key, own in different.items()}
    rows = [_within(row, start, ground, moved[id(row.again)]) for row in rows]
    top = Row(pad, before=scale.apart, keep=True, air=SECTION_AIR, lines=0, box=ground)
    return [top, *rows, Row(pad, lines=0, box=ground)]


def _within(row: Row, inline: float, ground: Ground, again: tuple[Row, ...]) -> Row:
    """A row moved onto the ground of a box, where what stands above it again is on that ground already."""
    inks = tuple([shift(ink, inline, 0.0) for ink in row.inks])
    return row._replace(inks=inks, whole=True, air=0, box=ground, again=again)


def _keep_end(rows: list[Row]) -> list[Row]:
    """A box's last two lines stay together, and with what closes it."""
    lines = 0
    for number in range(len(rows) - 1, -1, -1):
        if lines >= 2:
            break
        rows[number] = rows[number]._replace(keep=True)
        lines += rows[number].lines
    return rows


def _padding(rows: list[Row], scale: Scale) -> float:
    """Padding above and below, at least BOX_BLOCK, that brings the box back to the grid."""
    height = sum(row.before + row.height for row in rows)
    return (scale.on_grid(height + 2 * BOX_BLOCK) - height) / 2


def stack_rows(rows: Sequence[Row]) -> Stack:
    """Rows one below the other, the space above the first dropped."""
    inks: list[Ink] = []
    block = 0.0
    for number, row in enumerate(rows):
        block += row.before if number else 0.0
        inks += [shift(ink, 0.0, block) for ink in row.inks] if block else row.inks
        block += row.height
    return Stack(block, tuple(inks))
