"""Sections in a style's way."""

from __future__ import annotations

from handout.layout.areas import area_row
from handout.layout.brief import Brief, has_side_heads, is_least, longest_line, page_region, text_shape
from handout.layout.content import Box, PartBox, TableBox
from handout.layout.notes import note_rows
from handout.layout.rows import BAR, BOX_INLINE, Context, Row, part_rows, stack_rows
from handout.layout.sideheads import side_head_rows
from handout.layout.style import SIDE_HEADS_GUTTER
from handout.layout.table_widths import lines_of_rows, stacked, wide_table

SQUEEZED = 3
"""Lines that the rows of a table have in a column, in the mean, where they are hard to follow."""

FEWER = 5 / 8
"""Of these lines, how many a table may have across the page for it to stand there: it then takes a quarter more paper
at most."""


def running_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section in one of the text's columns, or across all of them where one squeezes a table of it.

    In the least type it is across only if words would be cut else: the text around a table takes more paper there.
    """
    if not _stands_across(brief, part, context):
        return body_rows(brief, part, context)
    longest = longest_line(brief) * context.scale.body_size
    wide = context._replace(measure=page_region(brief).rect.width, longest=longest)
    return [row._replace(across=True) for row in body_rows(brief, part, wide)]


def _stands_across(brief: Brief, part: PartBox, context: Context) -> bool:
    tables = [box for box in part.blocks if isinstance(box, TableBox)]
    if not tables or text_shape(brief, context.scale).columns == 1:
        return False
    body = context.scale.body
    narrow, wide = (_inner(brief, part, each) for each in (context.measure, page_region(brief).rect.width))
    if wide_table(tables, body.size, narrow):
        return True
    if is_least(brief, context.scale):
        return False
    for table in tables:
        high, low = (sum(lines_of_rows(table, body, measure)) for measure in (narrow, wide))
        if high >= SQUEEZED * len(table.rows) and low <= FEWER * high:
            return True
    return False


def body_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section. One with a recipient's words is an area as high as its stand-ins."""
    rows = section_rows(brief, part, context)
    if not part.personal:
        return rows
    area = area_row(part.id, stack_rows(rows).height, context)
    return [area._replace(before=rows[0].before, air=rows[0].air, above=rows[0].above)]


def section_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section with the words that it has."""
    part = part._replace(blocks=blocks_of(brief, part, context.scale.body_size, context.measure))
    if has_side_heads(brief):
        rail = page_region(brief).rect.width - context.measure - SIDE_HEADS_GUTTER
        return side_head_rows(part, context, rail)
    return note_rows(part, context) if part.local else part_rows(part, context)


def wide_table_at(brief: Brief, body_size: float, *, facing: bool = False) -> TableBox | None:
    """The first table of which a word would be cut at a size, however few the other words are.

    It may stand across all columns, unless another language has the other one, `facing` it.
    """
    shape = text_shape(brief, brief.scale_at(body_size))
    measure = shape.measure if facing or shape.columns == 1 else page_region(brief).rect.width
    for part in brief.content.parts:
        blocks = blocks_of(brief, part, body_size, measure)
        if wide := wide_table(blocks, body_size, _inner(brief, part, measure)):
            return wide
    return None


def blocks_of(brief: Brief, part: PartBox, body_size: float, measure: float) -> tuple[Box, ...]:
    """What a section says. In large print a table that is too wide has each value on a line of its own, by its label.

    So APH and ACB advise; a reader with a magnifier does not see a header and a cell at once.
    """
    if brief.edition != "large-print":
        return part.blocks
    inner = _inner(brief, part, measure)
    return tuple([stacked(box, body_size, inner) if isinstance(box, TableBox) else box for box in part.blocks])


def _inner(brief: Brief, part: PartBox, measure: float) -> float:
    """How wide the blocks of a section may be."""
    if part.style not in ("callout", "warning"):
        return measure
    return measure - (BOX_INLINE if has_side_heads(brief) else BAR + 2 * BOX_INLINE)
