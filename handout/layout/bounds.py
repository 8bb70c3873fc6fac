"""A bound from below on the height of a sheet, found without breaking a line: it spares the search hopeless sizes."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout.head import LOGO
from handout.layout.sheets import Brief, may_stand_aside, page_region, text_shape
from handout.layout.style import MARGIN_BLOCK, TITLE, Scale
from handout.layout.typeset import Box, ListBox
from handout.text.paragraph import Prepared


def is_hopeless(brief: Brief, body_size: float, pages: int) -> bool:
    """Whether the words alone, without most gaps, are taller than the pages: then no attempt at this size can fit."""
    scale = Scale(body_size)
    shape = text_shape(brief, scale)
    page = page_region(brief).rect
    parts = [part for part in brief.content.parts if brief.style != "sidebar" or not may_stand_aside(part)]
    lines = sum(least_lines(part.blocks, shape.measure / body_size) for part in parts)
    heads = 0 if brief.style == "single" else len(parts)
    room = pages * (page.height - 2 * MARGIN_BLOCK) - _least_furniture(brief, scale, page.width)
    return (lines + heads) * scale.body.leading > shape.count * room


def _least_furniture(brief: Brief, scale: Scale, width: float) -> float:
    """What masthead, title, Fast Facts, help band and foot take together at the very least."""
    content, body = brief.content, scale.body
    height = LOGO[1] + TITLE.leading
    if content.fast_facts:
        lines = least_lines(content.fast_facts.blocks, width / scale.facts.size)
        height += scale.facts_heading.leading + lines * scale.facts.leading
    height += body.leading * max(least_lines(panel.blocks, width / body.size) for panel in content.panels)
    if brief.style != "sidebar":
        for part in content.closing:
            height += body.leading * (1 + least_lines(part.blocks, width / body.size))
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
