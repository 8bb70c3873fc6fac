"""What an attempt at a layout is made for, and what follows from that alone: pages, columns, rails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from handout.geometry import PAPERS, Rect, Region, Size
from handout.layout.content import Content, PartBox
from handout.layout.script_style import ScriptStyle, style_of
from handout.layout.sideheads import side_space
from handout.layout.style import (
    GUTTER,
    LARGE_PRINT_MARGIN_INLINE,
    LONGEST_LINE,
    MARGIN_INLINE,
    ROOMY,
    SHORTEST_LINE,
    SIDE_HEADS,
    SIDE_HEADS_GUTTER,
    SIDEBAR_GUTTER,
    SIDEBAR_RAIL,
    Scale,
    Spacing,
    scale_of,
)
from handout.model import Edition, PageStyle, Paper
from handout.palette import Palette
from handout.picture import Picture
from handout.record import NamedTuple

SAMPLE = "Take your medicine at the same time each day, and call us if you have a fever or feel unwell. "
"""Ordinary words of a handout: their mean advance turns a measure into characters."""


class Pictures(NamedTuple):
    """The pictures of a sheet: the clinic's logo and the QR code, where there are any."""

    logo: Picture | None = None
    qr: Picture | None = None


NO_PICTURES = Pictures()


class Brief(NamedTuple):
    """What an attempt is made for, the size apart.

    Where another language has the other side of each leaf, or the other column: `side` is 1 for the language on the
    fronts and 2 for the one on the backs; its type is so many points `more` than the patient's language has, and what
    the other has `overleaf` is on its own second page too. `spacing` is close where nothing else holds the words.
    """

    content: Content
    pictures: Pictures
    palette: Palette
    paper: Paper
    style: PageStyle
    em_per_character: float
    edition: Edition = "standard"
    side: Literal[1, 2] | None = None
    more: float = 0.0
    overleaf: frozenset[str] = frozenset()
    spacing: Spacing = ROOMY

    def scale_at(self, body_size: float) -> Scale:
        """All sizes of the sheet at one body size."""
        return scale_of(self.edition, body_size, self.script, self.spacing)

    @property
    def script(self) -> ScriptStyle:
        """What the script of the words asks for."""
        return style_of(self.content.language)


def page_number(brief: Brief, own: int, pages: int) -> tuple[int, int]:
    """The number on the sheet of the so-manieth of a language's own pages, and how many the sheet has."""
    return (own, pages) if brief.side is None else (2 * (own - 1) + brief.side, 2 * pages)


def longest_line(brief: Brief) -> float:
    """75 characters in em; where each takes a square, as many em as may be on a line."""
    return brief.script.longest or LONGEST_LINE * brief.em_per_character


def page_size(brief: Brief) -> Size:
    """The sheet of paper."""
    return PAPERS[brief.paper]


def page_region(brief: Brief) -> Region:
    """The page between its side margins; block positions count from the sheet's top edge."""
    size = page_size(brief)
    margin = LARGE_PRINT_MARGIN_INLINE if brief.edition == "large-print" else MARGIN_INLINE
    rect = Rect(margin, 0.0, size.width - 2 * margin, size.height)
    return Region(rect, brief.content.direction)


class Shape(NamedTuple):
    """How many columns text runs in, how wide each is, and where the first begins."""

    columns: int
    measure: float
    gutter: float = GUTTER
    start: float = 0.0


def text_shape(brief: Brief, scale: Scale) -> Shape:
    """The columns of a style at a size, lines of 40 to 75 characters; one column in large print."""
    width = page_region(brief).rect.width
    shortest, longest = (
        each * scale.body_size for each in (SHORTEST_LINE * brief.em_per_character, longest_line(brief))
    )
    if brief.edition == "large-print":
        return Shape(1, min(width, longest))
    if brief.style == "columns":
        two = (width - GUTTER) / 2
        if two >= shortest:
            return Shape(2, two)
        return Shape(1, min(width, longest))
    if brief.style == "sidebar":
        rail = SIDEBAR_RAIL + SIDEBAR_GUTTER
        return Shape(1, min(width - rail, longest))
    measure = min(width, longest, width - SIDE_HEADS - SIDE_HEADS_GUTTER)
    return Shape(1, measure, start=width - measure)


def is_least(brief: Brief, scale: Scale) -> bool:
    """Whether type of this size is the smallest there may be: then to part a whole is better than to refuse it."""
    return scale.body_size < brief.script.floor + 0.25


def has_side_heads(brief: Brief) -> bool:
    """Whether headings stand in a rail beside their text."""
    return brief.style == "single" and brief.edition == "standard"


def section_space(brief: Brief, scale: Scale) -> float:
    """The space above a section; in the style `single` a rule stands in it."""
    return side_space(scale) if has_side_heads(brief) else scale.apart


def may_stand_aside(part: PartBox) -> bool:
    """Whether a section may stand in the rail: a box by itself, not held to its place."""
    return part.style in ("callout", "warning") and not part.protected and not part.local


def runs_aside(parts: Iterable[PartBox]) -> list[list[PartBox]]:
    """Boxes that may stand in the rail, those together that follow one another directly.

    Such a run stands in the rail or in the text, as a whole: the eye then meets its boxes as they are read.
    """
    return [list(run) for is_aside, run in groupby(parts, may_stand_aside) if is_aside]


def leads_rail(run: Sequence[PartBox]) -> bool:
    """Whether it comes first in a rail: a warning before callouts and before what closes the sheet."""
    return any(part.style == "warning" for part in run)


def rail_region(brief: Brief) -> Region:
    """The column beside the text in the style `sidebar`."""
    page = page_region(brief)
    inline = page.rect.width - SIDEBAR_RAIL
    return Region(page.place(inline, 0.0, SIDEBAR_RAIL, page.rect.height), page.direction)
