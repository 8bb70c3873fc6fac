"""A clinic's own notes: a thin rule above, and its name below the heading."""

from __future__ import annotations

from handout.layout.content import PartBox
from handout.layout.frame import FillInk, Stack
from handout.layout.rows import (
    Context,
    Row,
    block_rows,
    continued_heading,
    heading_rows,
    keep_heading,
    stack_rows,
    text_rows,
    with_overleaf,
)
from handout.layout.style import HAIRLINE


def note_rows(part: PartBox, context: Context) -> list[Row]:
    """A clinic's note in the flow of the text."""
    scale, palette = context.scale, context.palette
    rule = FillInk(0.0, -scale.unit, context.measure, HAIRLINE, palette.primary)
    heads = heading_rows(part, context)
    heads[0] = heads[0]._replace(before=scale.apart + scale.unit, above=(rule,))
    heads += origin_rows(part, context)
    rows = keep_heading(heads + block_rows(part.blocks, scale.body, context))
    if part.continued is None:
        return rows
    again, origin = continued_heading(part, context), stack_rows(origin_rows(part, context))
    return with_overleaf(
        rows, part, Stack(again.height + origin.height, (*again.inks, *origin.moved(0.0, again.height)))
    )


def origin_rows(part: PartBox, context: Context) -> list[Row]:
    """Whose words they are, in the body's size, since it is text."""
    if part.origin is None:
        return []
    rows = text_rows(part.origin, context.scale.body, context, context.palette.quiet)
    return [row._replace(keep=True, words=0) for row in rows]
