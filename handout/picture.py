"""Pictures as values: what reading a logo gives and what painting takes."""

from __future__ import annotations

from typing import Literal

from handout.geometry import Size
from handout.record import NamedTuple

Color = tuple[float, float, float]
"""Red, green, blue (sRGB), each 0 to 1."""

Segment = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""One step of a path in points, y down: move (x, y), line (x, y), cubic (x1, y1, x2, y2, x, y), close ()."""


class Shape(NamedTuple):
    """One painted path. Coordinates are points from the top left corner of its picture."""

    path: tuple[Segment, ...]
    fill: Color | None
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
