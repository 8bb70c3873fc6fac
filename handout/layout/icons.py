"""The few icons of a page, each beside a word that says the same. Drawn in a box of 24 by 24 points."""

from __future__ import annotations

from handout.geometry import Size
from handout.palette import WHITE
from handout.picture import Color, Drawing, Segment, Shape

BOX = Size(24.0, 24.0)


def _polygon(*points: tuple[float, float]) -> tuple[Segment, ...]:
    start, *rest = points
    return (("M", start), *(("L", point) for point in rest), ("Z", ()))


def _disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """A circle of four Bézier arcs; 0.5523 is the usual approximation of a quarter."""
    bend = radius * 0.5523
    return (
        ("M", (x + radius, y)),
        ("C", (x + radius, y + bend, x + bend, y + radius, x, y + radius)),
        ("C", (x - bend, y + radius, x - radius, y + bend, x - radius, y)),
        ("C", (x - radius, y - bend, x - bend, y - radius, x, y - radius)),
        ("C", (x + bend, y - radius, x + radius, y - bend, x + radius, y)),
        ("Z", ()),
    )


_MARK = _polygon((10.6, 8.2), (13.4, 8.2), (12.9, 15.4), (11.1, 15.4))


def warning(color: Color) -> Drawing:
    """A triangle with an exclamation mark (after ISO 7010 W001)."""
    triangle = Shape(
        _polygon((12.0, 2.5), (22.5, 21.0), (1.5, 21.0)), color, stroke=color, stroke_width=2.0, line_join=1
    )
    return Drawing(BOX, (triangle, Shape(_MARK, WHITE), Shape(_disc(12.0, 18.0, 1.5), WHITE)))


def emergency(color: Color) -> Drawing:
    """A filled disc with a cross: help at once."""
    bar = _polygon((10.0, 5.5), (14.0, 5.5), (14.0, 18.5), (10.0, 18.5))
    beam = _polygon((5.5, 10.0), (18.5, 10.0), (18.5, 14.0), (5.5, 14.0))
    return Drawing(BOX, (Shape(_disc(12.0, 12.0, 11.0), color), Shape(bar, WHITE), Shape(beam, WHITE)))


def telephone(color: Color) -> Drawing:
    """A handset."""
    handset: tuple[Segment, ...] = (
        ("M", (6.6, 2.6)),
        ("C", (5.2, 3.2, 3.4, 4.6, 3.2, 6.8)),
        ("C", (2.8, 12.4, 11.6, 21.2, 17.2, 20.8)),
        ("C", (19.4, 20.6, 20.8, 18.8, 21.4, 17.4)),
        ("C", (21.6, 16.9, 21.4, 16.4, 21.0, 16.1)),
        ("L", (16.9, 13.4)),
        ("C", (16.4, 13.1, 15.8, 13.2, 15.4, 13.6)),
        ("L", (13.8, 15.2)),
        ("C", (11.8, 14.2, 9.8, 12.2, 8.8, 10.2)),
        ("L", (10.4, 8.6)),
        ("C", (10.8, 8.2, 10.9, 7.6, 10.6, 7.1)),
        ("L", (7.9, 3.0)),
        ("C", (7.6, 2.6, 7.1, 2.4, 6.6, 2.6)),
        ("Z", ()),
    )
    return Drawing(BOX, (Shape(handset, color),))
