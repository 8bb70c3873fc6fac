"""A bound from below on the height of a sheet, found without breaking a line: it spares the search hopeless sizes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from handout.layout.brief import Brief, may_stand_aside, page_region, text_shape
from handout.layout.content import Box, ListBox, PartBox
from handout.layout.head import LOGO
from handout.layout.style import MARGIN_BLOCK, Scale
from handout.layout.table_widths import tables_in
from handout.text.paragraph import Prepared


def is_hopeless(brief: Brief, body_size: float, pages: int) -> bool:
    """Whether words and gaps are taller than the pages whatever is tried: then no attempt at this size can fit."""
    scale = brief.scale_at(body_size)
    page = page_region(brief).rect
    room = pages * (page.height - 2 * MARGIN_BLOCK) - _least_furniture(brief, scale, page.width, pages)
    return least_text(brief, scale, pages) > text_shape(brief, scale).columns * room


def least_text(brief: Brief, scale: Scale, pages: int) -> float:
    """What the sections take at the very least, in points of one column."""
    shape = text_shape(brief, scale)
    parts = [part for part in brief.content.parts if brief.style != "sidebar" or not may_stand_aside(part)]
    # What stands across all columns has the room between them too.
    across = page_region(brief).rect.width / shape.columns
    measures = [across if _has_table(part) and shape.columns > 1 else shape.measure for part in parts]
    lines = sum(
        least_lines(part.blocks, measure / scale.body_size) for part, measure in zip(parts, measures, strict=True)
    )
    height = lines * scale.body.leading
    if brief.style == "single":
        return height
    # A column drops the gap at its head, and no other.
    gaps = len(parts) + sum(len(part.blocks) - 1 for part in parts) - shape.columns * pages
    return height + len(parts) * scale.heading.leading + max(0, gaps) * scale.apart


def _has_table(part: PartBox) -> bool:
    return any(tables_in(part.blocks, 1.0, math.inf))


def _least_furniture(brief: Brief, scale: Scale, width: float, pages: int) -> float:
    """What masthead, title, Fast Facts, help band, foot, running heads and footers take at the very least."""
    content, body, sizes, gap = brief.content, scale.body, scale.furniture, scale.gap
    height = LOGO[1] + sizes.title.leading + 2 * gap + pages * sizes.footer.leading + (pages - 1) * gap
    height += least_lines(content.lead, width / scale.lead.size) * scale.lead.leading
    if content.fast_facts:
        lines = least_lines(content.fast_facts.blocks, width / scale.facts.size)
        height += scale.facts_heading.leading + lines * scale.facts.leading
    height += body.leading * max(least_lines(panel.blocks, width / body.size) for panel in content.panels)
    if content.legal:
        height += sizes.legal.leading * sum(each.least_lines(width / sizes.legal.size) for each in content.legal) / 2
    if brief.style != "sidebar":
        for part in content.closing:
            height += scale.heading.leading + body.leading * least_lines(part.blocks, width / body.size)
        height += body.leading * len(content.addresses)
    return height


def least_lines(boxes: Sequence[Box], measure: float) -> int:
    """Lines that boxes take at the very least at a measure in em: their width on one line, divided; tables none."""
    lines = 0
    for box in boxes:
        if isinstance(box, Prepared):
            lines += box.least_lines(measure)
        elif isinstance(box, ListBox):
            lines += sum(least_lines(item.blocks, measure) for item in box.items)
    return lines
