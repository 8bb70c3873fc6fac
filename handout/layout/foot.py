"""Callouts of full width and what closes the sheet: Fast Facts, what to remember, where to read more, small print."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout.content import Content, PartBox
from handout.layout.fitted import fitted
from handout.layout.flow import balance, column_height, group_rows
from handout.layout.frame import FillInk, Ink, PictureInk, Stack
from handout.layout.rows import BAR, Context, Row, block_rows, boxed_rows, stack_rows, text_rows
from handout.layout.style import GUTTER, SIDE_HEADS_GUTTER
from handout.picture import Picture
from handout.text.paragraph import Prepared

QR_SIZE = 61.2
"""0.85 inch."""

MOST_RULED = 10
"""Ruled lines in one place: more of them look like a form to fill."""

QR_BESIDE = 230.0
"""The least measure in which addresses have room beside the QR code."""


def lead(content: Content, context: Context) -> Stack:
    """The paragraph below the title, larger than the body."""
    return stack_rows(block_rows(content.lead, context.scale.lead, context))


def fast_facts(part: PartBox, context: Context, longest: float) -> Stack:
    """The callout that the eye meets first: a tint, a bar, larger type. `longest` is the longest line, in em."""
    scale, palette = context.scale, context.palette
    start, pad = BAR + 12.0, scale.air(7.5)
    inner = context._replace(measure=min(context.measure - start - 12.0, longest * scale.facts.size))
    rows = text_rows(part.heading, scale.facts_heading, inner, palette.primary)
    rows += block_rows(part.blocks, scale.facts, inner)
    text = stack_rows(rows)
    height = text.height + 2 * pad
    ground = [
        FillInk(0.0, 0.0, context.measure, height, palette.primary_tint),
        FillInk(0.0, 0.0, BAR, height, palette.primary),
    ]
    return Stack(height, (*ground, *text.moved(start, pad - 1.0)))


def closing_box(part: PartBox, longest: float, context: Context) -> Stack:
    """What to remember, on its ground; `longest` is the longest line, in em."""
    rows = boxed_rows(part, context._replace(longest=longest * context.scale.body_size))
    text = stack_rows(rows)
    return Stack(text.height, (*ground_inks(rows[0], context.measure, text.height), *text.inks))


def ground_inks(row: Row, measure: float, height: float) -> list[Ink]:
    """The tint and the bar under the rows of a callout."""
    if row.box is None:
        return []
    start = -row.box.ahead
    return [FillInk(start, 0.0, measure - start, height, row.box.tint), FillInk(start, 0.0, BAR, height, row.box.bar)]


def further(content: Content, qr: Picture | None, context: Context, ahead: float = 0.0) -> Stack:
    """Where to read more: addresses at the start, the QR code at the end, or below in a narrow rail.

    The heading stands above them, or in the rail that is so far `ahead`.
    """
    if content.further_heading is None:
        return Stack(0.0)
    scale, palette = context.scale, context.palette
    beside = qr is not None and context.measure > QR_BESIDE
    inner = context.narrower(ahead + (QR_SIZE + 10.0 if beside else 0.0))
    heading, setting = content.further_heading, scale.side_heading if ahead else scale.heading
    narrow = context._replace(measure=ahead - SIDE_HEADS_GUTTER) if ahead else inner
    head = text_rows(heading, setting, narrow, palette.primary)
    rows: list[Row] = []
    for address in content.addresses:
        own = text_rows(address, scale.body, inner)
        own[0] = own[0]._replace(before=2.0)
        rows += own
    if ahead:
        heads, addresses = stack_rows(head), stack_rows(rows)
        text = Stack(max(heads.height, addresses.height), (*heads.inks, *addresses.moved(ahead, 0.0)))
    else:
        text = stack_rows([*head, *rows])
    if qr is None:
        return text
    inline = context.measure - QR_SIZE if beside else 0.0
    block = 0.0 if beside else text.height + 6.0
    code = PictureInk(inline, block, QR_SIZE, QR_SIZE, qr, content.qr_slot)
    return Stack(max(text.height, block + QR_SIZE), (*text.inks, code))


def further_beside_legal(content: Content, qr: Picture | None, context: Context) -> Stack:
    """Where to read more, and beside it the small print."""
    half = context._replace(measure=(context.measure - GUTTER) / 2)
    start, end = further(content, qr, half), legal(content, half, 1)
    return Stack(max(start.height, end.height), (*start.inks, *end.moved(half.measure + GUTTER, 0.0)))


def legal(content: Content, context: Context, count: int = 2) -> Stack:
    """The small print in so many columns: across the page in two, since one would make lines that nobody can follow.

    Where the full text of a shortened sheet is to be had comes first.
    """
    measure = (context.measure - (count - 1) * GUTTER) / count
    inner = context._replace(measure=measure)
    palette = context.palette
    paragraphs = [(each, palette.quiet) for each in content.legal]
    if content.abridged:
        paragraphs.insert(0, (content.abridged, palette.ink))
    rows: list[Row] = []
    for paragraph, color in paragraphs:
        own = text_rows(paragraph, context.furniture.legal, inner, color)
        own[0] = own[0]._replace(before=3.0)
        rows += own
    if not rows:
        return Stack(0.0)
    columns = balance(group_rows(rows, 1e6), count, 1e6)
    inks: list[Ink] = []
    for order, column in enumerate(columns):
        stack = stack_rows([row for group in column for row in group.rows])
        inks.extend(stack.moved(order * (measure + GUTTER), 0.0))
    return Stack(max(map(column_height, columns)), tuple(inks))


def ruled_places(headings: Sequence[Prepared], context: Context, height: float) -> Stack:
    """Places to write in, one below the other, as far as there is room for them."""
    inks: list[Ink] = []
    end = top = 0.0
    for heading in headings:
        place = ruled(heading, context, height - top)
        if not place.height:
            break
        inks += place.moved(0.0, top)
        end = top + place.height
        top = end + 2 * context.scale.gap
    return Stack(end, tuple(inks))


def ruled(heading: Prepared, context: Context, height: float) -> Stack:
    """A heading over as many ruled lines to write on as there is room for; nothing where that is fewer than three."""
    palette, scale, apart, pen = context.palette, context.scale, context.furniture.ruled, context.furniture.pen
    head = scale.heading.leading
    count = min(int((height - head) / apart), MOST_RULED)
    if count < 3:
        return Stack(0.0)
    label = fitted(heading, scale.heading, context, palette.primary)
    lines = [FillInk(0.0, head + apart * (n + 1), context.measure, pen, palette.rule) for n in range(count)]
    return Stack(head + apart * count + pen, (*label.inks, *lines))
