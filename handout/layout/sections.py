"""Sections in a style's way."""

from __future__ import annotations

from handout.layout.areas import area_row
from handout.layout.brief import Brief, has_side_heads, page_region, text_shape
from handout.layout.content import PartBox, TableBox
from handout.layout.notes import note_rows
from handout.layout.rows import BAR, BOX_INLINE, Context, Row, part_rows, stack_rows
from handout.layout.sideheads import side_head_rows
from handout.layout.style import SIDE_HEADS_GUTTER
from handout.layout.table_widths import wide_table


def body_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section. One with a recipient's words is an area as high as its stand-ins."""
    rows = section_rows(brief, part, context)
    if not part.personal:
        return rows
    area = area_row(part.id, stack_rows(rows).height, context)
    return [area._replace(before=rows[0].before, air=rows[0].air, above=rows[0].above)]


def section_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section with the words that it has."""
    if has_side_heads(brief):
        rail = page_region(brief).rect.width - context.measure - SIDE_HEADS_GUTTER
        return side_head_rows(part, context, rail)
    return note_rows(part, context) if part.local else part_rows(part, context)


def wide_table_at(brief: Brief, body_size: float) -> TableBox | None:
    """The first table of which a word would be cut at a size, however few the other words are."""
    measure = text_shape(brief, brief.scale_at(body_size)).measure
    boxed = measure - (BOX_INLINE if has_side_heads(brief) else BAR + 2 * BOX_INLINE)
    for part in brief.content.parts:
        if wide := wide_table(part.blocks, body_size, boxed if part.style in ("callout", "warning") else measure):
            return wide
    return None
