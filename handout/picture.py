"""Pictures as values: what reading a logo gives and what painting takes."""

from __future__ import annotations

from typing import Literal

from handout.geometry import Size
from handout.record import NamedTuple

Color = tuple[float, float, float]
"""Red, green, blue (sRGB), each 0 to 1."""

Segment = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""One step of a path in points, y down: move (x, y), line (x, y), cubic (x1, y1, x2, y2, x, y), close ()."""


class Gradient(NamedTuple):
    """Colours that go over into one another; before the first and behind the last stop each goes on.

    `ends` are a line (x1, y1, x2, y2) or two circles (x, y, radius of the inner, then of the outer); `matrix`
    (a, b, c, d, e, f; ISO 32000-1 8.3.3) puts them into the picture's points. `stops` are offsets from 0 to 1,
    none less than the one before, with their colours.
    """

    ends: tuple[float, ...]
    matrix: tuple[float, float, float, float, float, float]
    stops: tuple[tuple[float, Color], ...]


class Shape(NamedTuple):
    """One painted path. Coordinates are points from the top left corner of its picture.

    One that is filled with a gradient has no stroke, and no opacity that would show one through the other.
    """

    path: tuple[Segment, ...]
    fill: Color | Gradient | None
    stroke: Color | None = None
    stroke_width: float = 1.0
    even_odd: bool = False
    line_cap: Literal[0, 1, 2] = 0
    line_join: Literal[0, 1, 2] = 0
    opacity: float = 1.0
    """Of fill and stroke together, as one thing: where they overlap, the stroke hides the fill."""
    miter_limit: float = 4.0


class Drawing(NamedTuple):
    """A vector picture. What a shape has outside of `size` is not to be seen: painting clips to it."""

    size: Size
    shapes: tuple[Shape, ...]


class Raster(NamedTuple):
    """A picture of pixels, 8 bits a channel.

    `data` is either raw rows (`gray`: 1 byte a pixel, `rgb`: 3) or, where `jpeg` is true, a JPEG file's bytes,
    passed through as it is. `alpha` is one byte a pixel (0 clear, 255 solid) or None.
    """

    pixels: tuple[int, int]
    mode: Literal["gray", "rgb"]
    data: bytes
    jpeg: bool = False
    alpha: bytes | None = None

    @property
    def size(self) -> Size:
        """The shape of the picture at one point a pixel."""
        return Size(float(self.pixels[0]), float(self.pixels[1]))


Picture = Drawing | Raster
