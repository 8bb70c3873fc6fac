"""Sections of the style `single`: the heading stands in a rail beside its text."""

from __future__ import annotations

from handout.layout.content import PartBox
from handout.layout.frame import FillInk
from handout.layout.notes import origin_rows
from handout.layout.rows import SECTION_AIR, Context, Row, block_rows, boxed_rows, stack_rows, text_rows
from handout.layout.style import SIDE_HEADS_GUTTER


def side_head_rows(part: PartBox, context: Context, rail: float) -> list[Row]:
    """A section's rows in the text's measure; its heading's inks reach back into the rail, `rail` points wide."""
    scale, palette = context.scale, context.palette
    top = Row(2 * scale.unit, (_rule(context, rail),), before=scale.unit, keep=True, air=SECTION_AIR, lines=0)
    if part.style in ("callout", "warning"):
        box = boxed_rows(part, context)
        return [top, box[0]._replace(before=0.0, air=0), *box[1:]]
    beside = context._replace(measure=rail)
    heads = stack_rows(text_rows(part.heading, scale.side_heading, beside, palette.primary) + origin_rows(part, beside))
    rows = block_rows(part.blocks, scale.body, context) or [Row(scale.body.leading, lines=0)]
    rows[0] = rows[0]._replace(inks=(*heads.moved(-(rail + SIDE_HEADS_GUTTER), 0.0), *rows[0].inks))
    missing = heads.height - sum(row.before + row.height for row in rows)
    if missing > 0:
        rows.append(Row(scale.on_grid(missing), lines=0))
    return [top, *_beside(rows, heads.height)]


def _beside(rows: list[Row], height: float) -> list[Row]:
    """Rows of which those beside the heading, and two lines at least, stay in one column."""
    taken, lines = 0.0, 0
    for number, row in enumerate(rows[:-1]):
        taken += row.before + row.height
        lines += row.lines
        if taken < height or lines < 2:
            rows[number] = row._replace(keep=True)
    return rows


def _rule(context: Context, rail: float) -> FillInk:
    width = context.measure + rail + SIDE_HEADS_GUTTER
    return FillInk(-(rail + SIDE_HEADS_GUTTER), 0.0, width, 0.5, context.palette.rule)
