"""The small notations inside SVG attributes: numbers, lengths, colours, transforms."""

from __future__ import annotations

import colorsys
import math
import re

from handout.picture import Color
from handout.source.faults import PictureError
from handout.source.svg_colors import NAMED_COLORS

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as SVG and PDF write it: x' = ax + cy + e, y' = bx + dy + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"

# Farther out than any logo, near enough that products of a few of them stay exact enough to print.
_FARTHEST = 1e7

# More than any number or color takes; the patterns below need quadratic time on absurdly long ones.
_LONGEST_WORD = 100

_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_LENGTH = re.compile(rf"({NUMBER})\s*([a-zA-Z]*|%)")
_SEPARATED = re.compile(rf"{NUMBER}|[\s,]+|.")
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = r"(rgba?|hsla?)\(([^()]*)\)"
_CHANNEL = rf"({NUMBER})(%|deg)?"
_TRANSFORM = r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)"


def number(text: str) -> float:
    """One number; a fault when it is none, or is too far out to print."""
    if len(text) > _LONGEST_WORD or not re.fullmatch(NUMBER, text.strip()):
        raise PictureError(f"has {shown(text)} where a number should stand")
    return near(float(text))


def near(value: float) -> float:
    """The value itself; a fault when it is infinite or absurdly large."""
    if not abs(value) <= _FARTHEST:
        raise PictureError("has a number that is too large", "scale the drawing to an ordinary size")
    return value


def numbers(text: str) -> list[float]:
    """Numbers parted by spaces or commas (or by nothing, as in `1-2`)."""
    values = []
    for token in _SEPARATED.findall(text):
        if token.strip(" \t\r\n\f,"):
            values.append(number(token))
    return values


def length(text: str, whole: float | None = None) -> float:
    """A length in user units (px); `whole` is what 100% means, None where a percentage has no meaning."""
    match = _LENGTH.fullmatch(text.strip()) if len(text) <= _LONGEST_WORD else None
    unit = match[2].lower() if match else ""
    if match and unit == "%" and whole is not None:
        return near(float(match[1]) * whole / 100)
    if not match or unit not in _PIXELS:
        raise PictureError(f"has {shown(text)} where a length should stand", "use px, pt, mm, cm, in or no unit")
    return near(float(match[1]) * _PIXELS[unit])


def fraction(text: str) -> float:
    """An opacity: a number or a percentage, brought into 0 to 1."""
    text = text.strip()
    value = number(text[:-1]) / 100 if text.endswith("%") else number(text)
    return min(1.0, max(0.0, value))


def color(text: str) -> tuple[Color, float]:
    """A colour by name, as #rgb, #rrggbb (both also with alpha), rgb() or hsl(); and its alpha."""
    name = text.strip().lower()[:_LONGEST_WORD]
    match = _HEX.fullmatch("#" + NAMED_COLORS[name] if name in NAMED_COLORS else name)
    if match:
        return _from_hex(match[1])
    if name == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    if match := re.fullmatch(_FUNCTION, name):
        return _from_function(match[1], match[2], text)
    raise PictureError(f"has {shown(text)} where a color should stand", "write the color as #rrggbb")


def _from_hex(digits: str) -> tuple[Color, float]:
    if len(digits) < 6:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue, alpha = (int((digits + "ff")[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
    return (red, green, blue), alpha


def _from_function(kind: str, inner: str, text: str) -> tuple[Color, float]:
    """rgb(1, 2, 3), rgb(1 2 3 / 50%), hsl(120, 50%, 50%) and their forms with an alpha."""
    parts = [re.fullmatch(_CHANNEL, part) for part in re.split(r"[\s,/]+", inner.strip())]
    found = [(float(part[1]), part[2]) for part in parts if part]
    if len(found) != len(parts) or len(found) not in (3, 4):
        raise PictureError(f"has {shown(text)} where a color should stand", "write the color as #rrggbb")
    alpha = 1.0
    if len(found) == 4:
        value, unit = found[3]
        alpha = _clamped(value / 100 if unit == "%" else value)
    if kind.startswith("hsl"):
        hue, saturation, lightness = (value for value, _ in found[:3])
        turn = math.fmod(near(hue), 360) / 360
        return colorsys.hls_to_rgb(turn % 1.0, _clamped(lightness / 100), _clamped(saturation / 100)), alpha
    red, green, blue = (_clamped(value / (100 if unit == "%" else 255)) for value, unit in found[:3])
    return (red, green, blue), alpha


def _clamped(value: float) -> float:
    return min(1.0, max(0.0, value))


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that does `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        near(a * k + c * m + e),
        near(b * k + d * m + f),
    )


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where the matrix puts a point."""
    a, b, c, d, e, f = matrix
    return near(a * x + c * y + e), near(b * x + d * y + f)


def transform(text: str) -> Matrix:
    """The matrix of a `transform` attribute."""
    matrix = IDENTITY
    at = 0
    while at < len(text.rstrip()):
        match = re.compile(_TRANSFORM).match(text, at)
        if not match:
            raise PictureError(f"has {shown(text)} where a transform should stand")
        matrix = product(matrix, _step(match[1], numbers(match[2]), text))
        at = match.end()
    return matrix


def _step(kind: str, values: list[float], text: str) -> Matrix:  # noqa: PLR0911 - a table
    """The matrix of one function of a transform list."""
    match kind, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x]:
            return (1.0, 0.0, 0.0, 1.0, x, 0.0)
        case "translate", [x, y]:
            return (1.0, 0.0, 0.0, 1.0, x, y)
        case "scale", [both]:
            return (both, 0.0, 0.0, both, 0.0, 0.0)
        case "scale", [x, y]:
            return (x, 0.0, 0.0, y, 0.0, 0.0)
        case "rotate", [degrees]:
            return _rotation(degrees)
        case "rotate", [degrees, x, y]:
            turned = product((1.0, 0.0, 0.0, 1.0, x, y), _rotation(degrees))
            return product(turned, (1.0, 0.0, 0.0, 1.0, -x, -y))
        case "skewX", [degrees]:
            return (1.0, 0.0, near(math.tan(math.radians(degrees))), 1.0, 0.0, 0.0)
        case "skewY", [degrees]:
            return (1.0, near(math.tan(math.radians(degrees))), 0.0, 1.0, 0.0, 0.0)
    raise PictureError(f"has {shown(text)} where a transform should stand")


def _rotation(degrees: float) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return (cosine, sine, -sine, cosine, 0.0, 0.0)


def shown(text: str) -> str:
    """A piece of the file for a message: quoted, and short."""
    text = " ".join(text.split())
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
