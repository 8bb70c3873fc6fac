"""A clinic's own notes: a thin rule above, and its name below the heading."""

from __future__ import annotations

from handout.layout.content import PartBox
from handout.layout.frame import FillInk
from handout.layout.rows import Context, Row, block_rows, heading_rows, keep_heading, text_rows
from handout.layout.style import HAIRLINE


def note_rows(part: PartBox, context: Context) -> list[Row]:
    """A clinic's note in the flow of the text."""
    scale, palette = context.scale, context.palette
    rule = FillInk(0.0, -scale.unit, context.measure, HAIRLINE, palette.primary)
    heads = heading_rows(part, context)
    heads[0] = heads[0]._replace(before=scale.apart + scale.unit, above=(rule,))
    heads += origin_rows(part, context)
    return keep_heading(heads + block_rows(part.blocks, scale.body, context))


def origin_rows(part: PartBox, context: Context) -> list[Row]:
    """Whose words they are, in the body's size, since it is text."""
    if part.origin is None:
        return []
    rows = text_rows(part.origin, context.scale.body, context, context.palette.quiet)
    return [row._replace(keep=True, words=0) for row in rows]
