"""The outlines of SVG: path data and the basic shapes, as moves, lines and cubics in user units."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from handout.picture import Segment
from handout.source.faults import PictureError
from handout.source.svg_values import NUMBER, near, shown

Point = tuple[float, float]

# How far a cubic's handles reach along a quarter circle: 4/3 (√2 - 1).
_QUARTER = 0.5522847498307936

# Far more steps than a logo has; every sheet of a batch carries them all.
MOST_SEGMENTS = 100_000

_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_VALUE = re.compile(rf"[\s,]*({NUMBER})")
_FLAG = re.compile(r"[\s,]*([01])")


def path(data: str) -> list[Segment]:
    """The segments of a `d` attribute; arcs and quadratics become cubics. A fault names where it cannot be read."""
    pen = _Pen()
    for command, values in _commands(data):
        pen.draw(command, values)
        if len(pen.segments) > MOST_SEGMENTS:
            raise PictureError("is too detailed", "simplify the drawing's paths")
    return pen.segments


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with one set of its arguments; the letter repeats where the data leaves it out."""
    data = data.rstrip()
    at = 0
    command = ""
    while at < len(data):
        if match := _COMMAND.match(data, at):
            command, at = match[1], match.end()
        elif not command or command in "Zz":
            raise PictureError(f"has path data that cannot be read at {shown(data[at : at + 20])}")
        values, at = _arguments(command, data, at)
        yield command, values
        # Further pairs after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)


def _arguments(command: str, data: str, at: int) -> tuple[list[float], int]:
    """One set of arguments and the place after it. An arc's two flags may stand without spaces: `a1 1 0 01.5 2`."""
    values = []
    for index in range(_ARGUMENTS[command.upper()]):
        pattern = _FLAG if command in "Aa" and index in (3, 4) else _VALUE
        match = pattern.match(data, at)
        if not match:
            raise PictureError(f"has path data that cannot be read at {shown(data[at : at + 20] or data[-20:])}")
        values.append(near(float(match[1])))
        at = match.end()
    return values, at


class _Pen:
    """Follows path commands: where it is, where the subpath began, and the last handle that a smooth curve mirrors."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.here: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None
        self.handle_of = ""

    def draw(self, command: str, values: list[float]) -> None:
        kind = command.upper()
        if not self.segments and kind != "M":
            raise PictureError("has a path that does not begin with a move")
        if command.islower() and kind not in "HVAZ":
            values = [value + self.here[index % 2] for index, value in enumerate(values)]
        elif command.islower():
            values = self._made_absolute(kind, values)
        self.handle = self._step(kind, values)
        self.handle_of = kind

    def _made_absolute(self, kind: str, values: list[float]) -> list[float]:
        x, y = self.here
        if kind == "H":
            return [values[0] + x]
        if kind == "V":
            return [values[0] + y]
        return [*values[:-2], values[-2] + x, values[-1] + y] if kind == "A" else values

    def _step(self, kind: str, values: list[float]) -> Point | None:
        """Draws one absolute command; the handle that a smooth curve after it mirrors."""
        match kind, values:
            case "M", [x, y]:
                self.start = self._add("M", (x, y))
            case "L", [x, y]:
                self._line(x, y)
            case "H", [x]:
                self._line(x, self.here[1])
            case "V", [y]:
                self._line(self.here[0], y)
            case "Z", []:
                self.segments.append(("Z", ()))
                self.here = self.start
            case "C", [x1, y1, x2, y2, x, y]:
                return self._curve((x1, y1), (x2, y2), (x, y))
            case "S", [x2, y2, x, y]:
                return self._curve(self._mirrored("CS"), (x2, y2), (x, y))
            case "Q", [x1, y1, x, y]:
                return self._quadratic((x1, y1), (x, y))
            case "T", [x, y]:
                return self._quadratic(self._mirrored("QT"), (x, y))
            case "A", [rx, ry, turn, large, sweep, x, y]:
                self._arc((rx, ry), turn, large != sweep, (x, y), clockwise=bool(sweep))
        return None

    def _reopen(self) -> None:
        """A subpath that goes on after a close begins with a move of its own, as PDF wants it."""
        if self.segments[-1][0] == "Z":
            self._add("M", self.start)

    def _add(self, kind: str, point: Point) -> Point:
        self.segments.append(("M" if kind == "M" else "L", point))
        self.here = point
        return point

    def _line(self, x: float, y: float) -> None:
        self._reopen()
        self._add("L", (x, y))

    def _curve(self, first: Point, second: Point, end: Point) -> Point:
        self._reopen()
        self.segments.append(("C", (*first, *second, *end)))
        self.here = end
        return second

    def _quadratic(self, handle: Point, end: Point) -> Point:
        (x0, y0), (x, y), (x1, y1) = self.here, handle, end
        first = (x0 + 2 / 3 * (x - x0), y0 + 2 / 3 * (y - y0))
        self._curve(first, (x1 + 2 / 3 * (x - x1), y1 + 2 / 3 * (y - y1)), end)
        return handle

    def _mirrored(self, kinds: str) -> Point:
        if self.handle is None or self.handle_of not in kinds:
            return self.here
        return 2 * self.here[0] - self.handle[0], 2 * self.here[1] - self.handle[1]

    def _arc(self, radii: Point, turn: float, other_side: bool, end: Point, *, clockwise: bool) -> None:
        if self.here == end:
            return
        if not radii[0] or not radii[1]:
            self._line(*end)
            return
        for first, second, point in _arc_cubics(
            self.here, radii, math.radians(turn), other_side, end, clockwise=clockwise
        ):
            self._curve(first, second, point)


def _arc_cubics(
    start: Point, radii: Point, turn: float, other_side: bool, end: Point, *, clockwise: bool
) -> Iterator[tuple[Point, Point, Point]]:
    """An elliptical arc as cubics of at most a quarter turn (SVG 1.1, appendix F.6)."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    rx, ry = abs(radii[0]), abs(radii[1])
    grow = math.sqrt(max(1.0, (x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    distance = (x / rx) ** 2 + (y / ry) ** 2
    root = math.sqrt(max(0.0, 1 / distance - 1)) * (1 if other_side else -1) if distance else 0.0
    center_x, center_y = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - center_y) / ry, (x - center_x) / rx)
    sweep = math.atan2((-y - center_y) / ry, (-x - center_x) / rx) - first
    if clockwise and sweep < 0:
        sweep += 2 * math.pi
    if not clockwise and sweep > 0:
        sweep -= 2 * math.pi
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def placed(u: float, v: float) -> Point:
        u, v = rx * u + center_x, ry * v + center_y
        return cosine * u - sine * v + middle[0], sine * u + cosine * v + middle[1]

    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    for index in range(count):
        here, there = first + index * step, first + (index + 1) * step
        yield (
            placed(math.cos(here) - reach * math.sin(here), math.sin(here) + reach * math.cos(here)),
            placed(math.cos(there) + reach * math.sin(there), math.sin(there) - reach * math.cos(there)),
            end if index == count - 1 else placed(math.cos(there), math.sin(there)),
        )


def rectangle(x: float, y: float, width: float, height: float, *, rx: float = 0.0, ry: float = 0.0) -> list[Segment]:
    """A rectangle, its corners rounded by `rx` and `ry` (cut to half a side). No width or no height: nothing."""
    if width <= 0 or height <= 0:
        return []
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if rx <= 0 or ry <= 0:
        return [("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)), ("Z", ())]
    kx, ky = rx * (1 - _QUARTER), ry * (1 - _QUARTER)
    return [
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, bottom - ry)),
        ("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        ("L", (x + rx, bottom)),
        ("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        ("L", (x, y + ry)),
        ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    ]


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """An ellipse as four cubics. No radius: nothing."""
    if rx <= 0 or ry <= 0:
        return []
    kx, ky = rx * _QUARTER, ry * _QUARTER
    return [
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    ]


def polygon(coordinates: list[float], *, closed: bool) -> list[Segment]:
    """Straight lines through the points; a last coordinate without its partner is a fault."""
    if len(coordinates) % 2:
        raise PictureError("has a polygon with an x that lacks its y")
    points = list(zip(coordinates[::2], coordinates[1::2], strict=True))
    if len(points) < 2:
        return []
    lines: list[Segment] = [("L", point) for point in points[1:]]
    close: list[Segment] = [("Z", ())] if closed else []
    return [("M", points[0]), *lines, *close]
