"""How dark a picture is on white paper, at the most."""

from __future__ import annotations

from collections.abc import Iterator

from handout.picture import Color, Drawing, Gradient, Picture, Shape


def darkest(picture: Picture) -> Color | None:
    """A colour that nothing of the picture is darker than, channel by channel; None where all of it is clear.

    Each shape of a drawing is taken to lie on all that was painted before, so that it may be lighter than that.
    """
    if not isinstance(picture, Drawing):
        from handout.source.raster import darkest_pixel  # noqa: PLC0415 - most logos are drawings

        return darkest_pixel(picture)
    ground = None
    for shape in picture.shapes:
        for color in _colors(shape):
            below = ground or (1.0, 1.0, 1.0)
            ground = _least(below, _over(color, below, shape.opacity))
    return ground


def _colors(shape: Shape) -> Iterator[Color]:
    if shape.opacity <= 0:
        return
    if isinstance(shape.fill, Gradient):
        yield from (color for _, color in shape.fill.stops)
    elif shape.fill:
        yield shape.fill
    if shape.stroke:
        yield shape.stroke


def _over(color: Color, ground: Color, opacity: float) -> Color:
    red, green, blue = (own * opacity + other * (1 - opacity) for own, other in zip(color, ground, strict=True))
    return red, green, blue


def _least(one: Color, other: Color) -> Color:
    red, green, blue = map(min, one, other)
    return red, green, blue
