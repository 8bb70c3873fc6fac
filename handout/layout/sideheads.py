"""Sections of the style `single`: the heading stands in a rail beside its text, its lines on the text's baselines."""

from __future__ import annotations

from handout.layout.frame import FillInk, shift
from handout.layout.rows import SECTION_AIR, Context, Row, block_rows, boxed_rows, text_rows
from handout.layout.style import SIDE_HEADS_GUTTER
from handout.layout.typeset import PartBox


def side_head_rows(part: PartBox, context: Context, rail: float) -> list[Row]:
    """A section's rows in the text's measure; the heading's inks reach back into the rail, `rail` points wide."""
    if part.style in ("callout", "warning"):
        return boxed_rows(part, context)
    scale, palette = context.scale, context.palette
    beside = context._replace(measure=rail)
    heads = text_rows(part.heading, scale.side_heading, beside, palette.primary)
    rows = block_rows(part.blocks, scale.body, context)
    rows += [Row(scale.body.leading, lines=0) for _ in range(len(heads) - len(rows))]
    start = -(rail + SIDE_HEADS_GUTTER)
    for number, head in enumerate(heads):
        inks = tuple(shift(ink, start, 0.0) for ink in head.inks)
        rows[number] = rows[number]._replace(inks=(*inks, *rows[number].inks))
    for number in range(min(len(rows) - 1, max(1, len(heads) - 1))):
        rows[number] = rows[number]._replace(keep=True)
    top = Row(2 * scale.unit, (_rule(context, rail),), before=2 * scale.unit, keep=True, air=SECTION_AIR, lines=0)
    return [top, *rows]


def _rule(context: Context, rail: float) -> FillInk:
    width = context.measure + rail + SIDE_HEADS_GUTTER
    return FillInk(-(rail + SIDE_HEADS_GUTTER), 0.0, width, 0.5, context.palette.rule)
