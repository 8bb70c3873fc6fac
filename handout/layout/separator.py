"""The leaf before a group of sheets in a print file: the group's name, large, and below it what else is to be known."""

from __future__ import annotations

from collections.abc import Sequence

from handout.geometry import PAPERS, Rect, Region
from handout.layout.frame import Frame, TextInk
from handout.layout.structure import Structure, StructureBuilder
from handout.model import Paper
from handout.palette import INK
from handout.text.embedding import natural_direction
from handout.text.fonts import BOLD, REGULAR, FontSet, TextStyle
from handout.text.itemize import StyledRange
from handout.text.linebreak import first_fit
from handout.text.paragraph import Line, prepare

SIZES = (44.0, 32.0, 22.0, 14.0)
"""Points of a group's name, the largest in which it takes no more than the upper half of the page."""

BELOW_SIZE = 20.0
MARGIN, TOP, LEADING = 54.0, 120.0, 1.3


class TooLongForSeparator(ValueError):
    """A name that no size brings onto the page."""


def lay_out_separator(name: str, below: Sequence[str], fonts: FontSet, paper: Paper) -> tuple[Frame, Structure]:
    """The page. Raises TooLongForSeparator, and MissingGlyph for a character that no face has."""
    size = PAPERS[paper]
    builder = StructureBuilder()
    frame = Frame(size)
    region = Region(Rect(MARGIN, TOP, size.width - 2 * MARGIN, size.height / 2), natural_direction(name, "ltr"))
    with builder.element("H1") as heading:
        heading.words = name
        lines, points = _largest(name, BOLD, builder.slot(), fonts, region)
    block = _place(frame, region, lines, points, points)
    for words in below:
        with builder.element("P"):
            lines = _lines(words, REGULAR, builder.slot(), fonts, region, BELOW_SIZE)
        block = _place(frame, region, lines, BELOW_SIZE, block)
    return frame, builder.finish()


def _largest(words: str, style: TextStyle, slot: int, fonts: FontSet, region: Region) -> tuple[list[Line], float]:
    for points in SIZES:
        lines = _lines(words, style, slot, fonts, region, points)
        widest = max(line.width for line in lines) * points
        if len(lines) * points * LEADING <= region.rect.height and widest <= region.rect.width:
            return lines, points
    raise TooLongForSeparator


def _lines(words: str, style: TextStyle, slot: int, fonts: FontSet, region: Region, points: float) -> list[Line]:
    styled = [StyledRange(0, len(words), style, slot)]
    prepared = prepare(words, styled, fonts, "en", region.direction, remember=False)
    return prepared.lines(region.rect.width / points, first_fit)


def _place(frame: Frame, region: Region, lines: Sequence[Line], points: float, block: float) -> float:
    """Puts lines on the page, the first one's baseline at `block`; where the next one's would be."""
    for line in lines:
        frame.place(TextInk(0.0, block, points, INK, INK, line), region, 0.0, frozenset())
        block += points * LEADING
    return block
