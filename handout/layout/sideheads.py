"""Sections of the style `single`: the heading stands in a rail beside its text, also that of a callout."""

from __future__ import annotations

from handout.layout.content import PartBox
from handout.layout.foot import ground_inks
from handout.layout.frame import FillInk, Stack
from handout.layout.notes import origin_rows
from handout.layout.rows import (
    BAR,
    BOX_INLINE,
    SECTION_AIR,
    Context,
    Row,
    block_rows,
    box_ground,
    box_heading,
    on_ground,
    stack_rows,
    text_rows,
    with_overleaf,
)
from handout.layout.style import SIDE_HEADS_GUTTER, Scale
from handout.text.paragraph import Prepared

RULE_AT = 2 / 3
"""How far up in the space above a section its rule stands, but for LEAST_ABOVE."""

LEAST_ABOVE = 1 / 2
"""Between what is above and the rule, in steps of the grid: letters that reach down must not touch it."""


def side_head_rows(part: PartBox, context: Context, rail: float) -> list[Row]:
    """A section's rows in the text's measure; its heading's inks reach back into the rail, `rail` points wide."""
    if part.style in ("callout", "warning"):
        return side_boxed_rows(part, context, rail)
    start = -(rail + SIDE_HEADS_GUTTER)
    rows = _rows_beside(_side_heads(part.heading, part, context, rail), part, context, start, context)
    if part.continued:
        heads = _side_heads(part.continued, part, context, rail)
        rows = with_overleaf(rows, part, Stack(heads.height, tuple(heads.moved(start, 0.0))), beside=True)
    first = rows[0]._replace(before=side_space(context.scale), air=SECTION_AIR, above=(_rule(context, rail),))
    return [first, *rows[1:]]


def _side_heads(heading: Prepared, part: PartBox, context: Context, rail: float) -> Stack:
    """A heading as it stands in the rail, and whose words it is above."""
    beside = context._replace(measure=rail)
    rows = text_rows(heading, context.scale.side_heading, beside, context.palette.primary)
    return stack_rows(rows + origin_rows(part, beside))


def side_space(scale: Scale) -> float:
    """The space above a section, in which its rule stands."""
    return (2 * scale.spacing.steps - 1) * scale.unit


def side_boxed_rows(part: PartBox, context: Context, rail: float) -> list[Row]:
    """A callout's rows in the text's measure, on a ground that reaches across the rail."""
    ahead = rail + SIDE_HEADS_GUTTER
    side = context._replace(
        measure=rail - BAR - BOX_INLINE, scale=context.scale._replace(heading=context.scale.side_heading)
    )
    heads = stack_rows(box_heading(part, side))
    start = BAR + BOX_INLINE - ahead
    rows = _rows_beside(heads, part, context.narrower(BOX_INLINE), start, context)
    again = Row(heads.height, tuple(heads.moved(start, 0.0)))
    return on_ground(rows, [again], box_ground(part, context.palette, ahead), context.scale, 0.0)


def side_closing_box(part: PartBox, context: Context, measure: float) -> Stack:
    """A callout that closes the sheet, across the page, its text in `measure` at the end of each line."""
    ahead = context.measure - measure
    rows = side_boxed_rows(part, context._replace(measure=measure), ahead - SIDE_HEADS_GUTTER)
    text = stack_rows(rows)
    inks = [*ground_inks(rows[0], measure, text.height), *text.inks]
    return Stack(text.height, tuple(Stack(text.height, tuple(inks)).moved(ahead, 0.0)))


def _rows_beside(heads: Stack, part: PartBox, inner: Context, start: float, context: Context) -> list[Row]:
    """Text with its heading, which begins at `start`, beside its first lines; at least as tall as that is."""
    scale = context.scale
    rows = block_rows(part.blocks, scale.body, inner) or [Row(scale.body.leading, lines=0)]
    rows[0] = rows[0]._replace(inks=(*heads.moved(start, 0.0), *rows[0].inks))
    missing = heads.height - sum(row.before + row.height for row in rows)
    if missing > 0:
        rows.append(Row(scale.on_grid(missing), lines=0))
    return _beside(rows, heads.height)


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
    """In the space above a section, nearer to what is above, so that it is seen to begin this one."""
    width = context.measure + rail + SIDE_HEADS_GUTTER
    space = side_space(context.scale)
    up = min(RULE_AT * space, space - LEAST_ABOVE * context.scale.unit)
    return FillInk(-(rail + SIDE_HEADS_GUTTER), -up, width, 0.5, context.palette.rule)
