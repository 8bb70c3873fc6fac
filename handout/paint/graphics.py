"""Drawings, images and boxes as PDF operators and objects."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from handout.paint.objects import Objects
from handout.paint.values import Value, fine_number, name, number, reference
from handout.picture import Color, Drawing, Gradient, Raster, Segment, Shape

ROUND = 0.5523
"""How far the handles of a Bézier quarter circle reach, as a share of its radius."""


def fill_color(color: Color) -> bytes:
    """The operator that sets the colour of fills and text."""
    return _color(color) + b" rg "


def draw_color(color: Color) -> bytes:
    """The operator that sets the colour of outlines."""
    return _color(color) + b" RG "


@lru_cache(maxsize=256)
def _color(color: Color) -> bytes:
    return b" ".join((f"{part:.3f}".rstrip("0").rstrip(".") or "0").encode() for part in color)


@lru_cache(maxsize=1024)
def rounded_path(box: tuple[float, float, float, float], radius: float) -> bytes:
    """A box's path, y up, its corners rounded."""
    x, y, width, height = box
    if not radius:
        return b" ".join(number(value) for value in (x, y, width, height)) + b" re"
    r, bend = radius, radius * (1 - ROUND)
    right, top = x + width, y + height
    steps: list[tuple[tuple[float, ...], bytes]] = [
        ((x + r, y), b"m"),
        ((right - r, y), b"l"),
        ((right - bend, y, right, y + bend, right, y + r), b"c"),
        ((right, top - r), b"l"),
        ((right, top - bend, right - bend, top, right - r, top), b"c"),
        ((x + r, top), b"l"),
        ((x + bend, top, x, top - bend, x, top - r), b"c"),
        ((x, y + r), b"l"),
        ((x, y + bend, x + bend, y, x + r, y), b"c"),
    ]
    return b" ".join(b" ".join(number(value) for value in at) + b" " + do for at, do in steps) + b" h"


class Names(Protocol):
    """What gives the names of what a drawing needs."""

    def opacity(self, share: float) -> str:
        """Of a graphics state."""

    def shading(self, gradient: Gradient) -> str:
        """Of a shading."""


def drawing_code(drawing: Drawing, names: Names) -> bytes:
    """A drawing's operators, y down, clipped to its size."""
    clip = b"0 0 %s %s re W n\n" % (fine_number(drawing.size.width), fine_number(drawing.size.height))
    return clip + b"\n".join(_shape(shape, names) for shape in drawing.shapes)


def _shape(shape: Shape, names: Names) -> bytes:
    parts = [b"q"]
    if shape.opacity < 1:
        parts.append(b"/%s gs" % names.opacity(round(shape.opacity, 4)).encode())
    if isinstance(shape.fill, Gradient):
        parts.extend(_segment(segment) for segment in shape.path)
        parts.append(b"W* n" if shape.even_odd else b"W n")
        parts.append(b" ".join(map(fine_number, shape.fill.matrix)) + b" cm")
        parts.append(b"/%s sh\nQ" % names.shading(shape.fill).encode())
        return b"\n".join(parts)
    if shape.fill:
        parts.append(fill_color(shape.fill))
    if shape.stroke:
        parts.append(draw_color(shape.stroke) + number(shape.stroke_width) + b" w")
        parts.append(b"%d J %d j %s M" % (shape.line_cap, shape.line_join, fine_number(shape.miter_limit)))
    parts.extend(_segment(segment) for segment in shape.path)
    parts.append(_paint(shape))
    parts.append(b"Q")
    return b"\n".join(parts)


_OPERATORS = {"M": b"m", "L": b"l", "C": b"c", "Z": b"h"}


def _segment(segment: Segment) -> bytes:
    verb, points = segment
    return b" ".join([*map(fine_number, points), _OPERATORS[verb]])


def _paint(shape: Shape) -> bytes:
    even_odd = b"*" if shape.even_odd else b""
    if shape.fill and shape.stroke:
        return b"B" + even_odd
    if shape.fill:
        return b"f" + even_odd
    return b"S" if shape.stroke else b"n"


def put_image(objects: Objects, raster: Raster) -> int:
    """An image as objects; its transparency as a soft mask."""
    width, height = raster.pixels
    entries: dict[str, Value] = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": name("DeviceRGB" if raster.mode == "rgb" else "DeviceGray"),
    }
    if raster.alpha is not None:
        mask = {**entries, "ColorSpace": name("DeviceGray")}
        entries["SMask"] = reference(objects.put_stream(mask, raster.alpha))
    if raster.jpeg:
        return objects.put_stream({**entries, "Filter": name("DCTDecode")}, raster.data, filtered=True)
    return objects.put_stream(entries, raster.data)
