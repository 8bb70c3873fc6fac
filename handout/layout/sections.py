"""Sections in a style's way."""

from __future__ import annotations

from collections.abc import Iterator

from handout.layout.areas import area_row
from handout.layout.brief import Brief, has_side_heads, is_least, longest_line, page_region, text_shape
from handout.layout.content import PartBox, TableBox
from handout.layout.help_band import INLINE, panel_measure
from handout.layout.notes import note_rows
from handout.layout.rows import BAR, BOX_INLINE, Context, Row, part_rows, stack_rows
from handout.layout.sideheads import side_head_rows
from handout.layout.style import SIDE_HEADS_GUTTER, Scale
from handout.layout.table_widths import Measured, lines_of_rows, tables_in, wide_table

SQUEEZED = 3
"""Lines that the rows of a table have in a column, in the mean, where they are hard to follow."""

FEWER = 5 / 8
"""Of these lines, how many a table may have across the page for it to stand there: it then takes a quarter more paper
at most."""


def running_rows(brief: Brief, part: PartBox, context: Context) -> list[Row]:
    """The rows of a section in one of the text's columns, or across all of them where a table of it is better there.

    In the least type it is across only if words would be cut else: the text around a table takes more paper there.
    """
    if not _stands_across(brief, part, context):
        return body_rows(brief, part, context)
    longest = longest_line(brief) * context.scale.body_size
    wide = context._replace(measure=page_region(brief).rect.width, longest=longest)
    return [row._replace(across=True) for row in body_rows(brief, part, wide)]


def _stands_across(brief: Brief, part: PartBox, context: Context) -> bool:
    """Whether a column would cut words of a table or squeeze it, or it takes less paper across the page."""
    columns = text_shape(brief, context.scale).columns
    if columns == 1:
        return False
    scale = context.scale
    narrow, wide = (_tables_of(brief, part, scale, each) for each in (context.measure, page_region(brief).rect.width))
    if wide_table(narrow, scale):
        return True
    if is_least(brief, scale):
        return False
    for pair in zip(narrow, wide, strict=True):
        high, low = (sum(lines_of_rows(table, scale.body, measure)) for table, measure in pair)
        is_squeezed = high >= SQUEEZED * len(pair[0].table.rows) and low <= FEWER * high
        if is_squeezed or low * columns < high:
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
    if has_side_heads(brief):
        rail = page_region(brief).rect.width - context.measure - SIDE_HEADS_GUTTER
        return side_head_rows(part, context, rail)
    return note_rows(part, context) if part.local else part_rows(part, context)


def wide_table_at(brief: Brief, body_size: float, *, facing: bool = False) -> TableBox | None:
    """The first table of which a word would be cut at a size, however few the other words are, wherever it stands."""
    scale = brief.scale_at(body_size)
    return wide_table(tables_at(brief, scale, facing=facing), scale)


def tables_at(brief: Brief, scale: Scale, *, facing: bool = False) -> Iterator[Measured]:
    """All tables, each with the most that it may have of the page's width at a scale.

    It may stand across all columns, unless another language has the other one, `facing` it.
    """
    content, shape, width = brief.content, text_shape(brief, scale), page_region(brief).rect.width
    measure = shape.measure if facing or shape.columns == 1 else width
    for part in content.parts:
        yield from _tables_of(brief, part, scale, measure)
    # What closes the sheet may stand across the page in all styles, its words beside its heading in `single`.
    closing = measure if facing or has_side_heads(brief) or brief.edition == "large-print" else width
    for part in content.closing:
        yield from _tables_of(brief, part, scale, closing)
    for panel in content.panels:
        yield from tables_in(panel.blocks, scale.body_size, _in_band(brief, measure, facing=facing))


def _in_band(brief: Brief, measure: float, *, facing: bool) -> float:
    """How wide the blocks of a panel may be where text has so much of the page's width."""
    if facing:
        return measure - INLINE  # at the page's side alone
    if brief.edition == "large-print":
        return measure - 2 * INLINE
    return panel_measure(brief.content, page_region(brief).rect.width)


def _tables_of(brief: Brief, part: PartBox, scale: Scale, measure: float) -> list[Measured]:
    """The tables of a section that has so much of the page's width."""
    longest = longest_line(brief) * scale.body_size
    return [*tables_in(part.blocks, scale.body_size, _inner(brief, part, measure), longest)]


def _inner(brief: Brief, part: PartBox, measure: float) -> float:
    """How wide the blocks of a section may be."""
    if part.style not in ("callout", "warning"):
        return measure
    return measure - (BOX_INLINE if has_side_heads(brief) else BAR + 2 * BOX_INLINE)
