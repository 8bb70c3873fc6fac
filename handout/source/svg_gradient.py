"""SVG gradients (SVG 1.1 chapter 13): from a `url(#…)` fill to colours along a line or between two circles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from handout.picture import Color, Gradient, Segment
from handout.record import NamedTuple
from handout.source.faults import BeyondSubsetError, PictureError
from handout.source.svg_style import Rule, style_of
from handout.source.svg_values import IDENTITY, Matrix, color, fraction, length, product, transform
from handout.source.svg_viewport import View
from handout.source.svg_xml import Node

GRADIENTS = frozenset(["linearGradient", "radialGradient"])

_MOST_STOPS = 256

# How many gradients may take what they lack from one another.
_DEEPEST_HREF = 16

_UNIT = View(1.0, 1.0)


class GradientFill(NamedTuple):
    """What a shape is filled with: a colour if the gradient comes to no more than one, or nothing."""

    paint: Color | Gradient | None
    opacity: float


class Defined(NamedTuple):
    """A file's elements by id and its style rules."""

    by_id: Mapping[str, Node]
    rules: list[Rule]


class _Place(NamedTuple):
    """Where the filled shape stands: its viewport, its matrix to the page, its own box (None: it has no extent)."""

    view: View
    matrix: Matrix
    box: tuple[float, float, float, float] | None


def gradient_fill(value: str, defined: Defined, outline: Sequence[Segment], view: View, matrix: Matrix) -> GradientFill:
    """The gradient that a fill of `url(#…)` names. `outline` is the shape in its own units, `matrix` those to points.

    Raises BeyondSubsetError for a pattern, a `spreadMethod` other than pad, stops of different opacities, and a focus
    that is not inside of its circle.
    """
    chain = _chain(value, defined.by_id)
    node = chain[0]
    _refuse(node, _first(chain, "spreadMethod", "pad") != "pad", "repeats a gradient")
    stops = _stops(next((each for each in chain if _stop_nodes(each)), node), defined.rules)
    if not stops:
        return GradientFill(None, 0.0)
    opacities = {alpha for _, _, alpha in stops}
    _refuse(node, len(opacities) > 1, "has a gradient with see-through stops")
    opacity = opacities.pop()
    colors = tuple((offset, plain) for offset, plain, _ in stops)
    place = _Place(view, matrix, _box(outline))
    between = _between(chain, place) if len({plain for _, plain in colors}) > 1 else None
    if between is None:
        return GradientFill(colors[-1][1], opacity)
    circles, placed = between
    return GradientFill(Gradient(circles, placed, colors), opacity)


def _chain(value: str, by_id: Mapping[str, Node]) -> list[Node]:
    """The gradient, and those that it takes from what it does not say itself."""
    name = value.strip().partition(")")[0].removeprefix("url(").strip(" '\"")[1:]
    chain: list[Node] = []
    while name:
        node = by_id.get(name)
        if node is None:
            raise PictureError(f"is filled with '#{name}', which is not in the file")
        if node.tag not in GRADIENTS:
            raise BeyondSubsetError("paints a fill with a pattern", "use plain colors, or a PNG of the logo")
        if node in chain or len(chain) == _DEEPEST_HREF:
            raise PictureError(f"has a gradient that refers to itself (line {node.line})")
        chain.append(node)
        name = node.attributes.get("href", "").strip()[1:]
    if not chain:
        raise PictureError("is filled with a gradient that has no name")
    return chain


def _refuse(node: Node, is_so: bool, what: str) -> None:
    if is_so:
        raise BeyondSubsetError(f"{what} (line {node.line})", "use plain colors, or a PNG of the logo")


def _first(chain: Sequence[Node], key: str, default: str) -> str:
    return next((node.attributes[key].strip() for node in chain if node.attributes.get(key, "").strip()), default)


def _stop_nodes(node: Node) -> list[Node]:
    return [child for child in node.children if child.tag == "stop"]


def _stops(node: Node, rules: list[Rule]) -> list[tuple[float, Color, float]]:
    """Offset (never less than the one before), colour and opacity of each stop."""
    nodes = _stop_nodes(node)
    if len(nodes) > _MOST_STOPS:
        raise PictureError(f"has a gradient of more than {_MOST_STOPS} stops (line {node.line})")
    found: list[tuple[float, Color, float]] = []
    for stop in nodes:
        style = style_of(stop, {}, rules)
        written = style["stop-color"]
        plain, alpha = color(style["color"] if written.lower() == "currentcolor" else written)
        offset = max(fraction(stop.attributes.get("offset") or "0"), found[-1][0] if found else 0.0)
        found.append((offset, plain, alpha * fraction(style["stop-opacity"])))
    return found


def _box(outline: Sequence[Segment]) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of an outline, its handles left out where they reach beyond its curves."""
    xs, ys = _extent(outline, 0), _extent(outline, 1)
    if not xs or min(xs) == max(xs) or min(ys) == max(ys):
        return None
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _extent(outline: Sequence[Segment], axis: int) -> list[float]:
    """The coordinates on one axis between which an outline lies: its points and where its curves turn."""
    values: list[float] = []
    here = 0.0
    for kind, points in outline:
        along = points[axis::2]
        if kind == "C":
            values += [_bezier(here, along, at) for at in _turns(here, *along)]
        if along:
            here = along[-1]
            values.append(here)
    return values


def _turns(a: float, b: float, c: float, d: float) -> list[float]:
    """Where a cubic Bézier curve's derivative is nought, between its ends."""
    square, linear, constant = d - a + 3 * (b - c), 2 * (a - 2 * b + c), b - a
    if abs(square) < 1e-9:
        roots = [-constant / linear] if abs(linear) > 1e-9 else []
    else:
        inner = linear * linear - 4 * square * constant
        root = math.sqrt(inner) if inner >= 0 else math.nan
        roots = [(-linear + root) / (2 * square), (-linear - root) / (2 * square)]
    return [at for at in roots if 0 < at < 1]


def _bezier(start: float, rest: Sequence[float], at: float) -> float:
    b, c, d = rest
    back = 1 - at
    return back**3 * start + 3 * back * back * at * b + 3 * back * at * at * c + at**3 * d


def _between(chain: Sequence[Node], place: _Place) -> tuple[tuple[float, ...], Matrix] | None:
    """The line or circles and the matrix that puts them on the page; None where they come to a point."""
    node = chain[0]
    by_box = _first(chain, "gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    if by_box and place.box is None:
        return None
    fitted = IDENTITY
    if by_box and place.box:
        left, top, width, height = place.box
        fitted = (width, 0.0, 0.0, height, left, top)
    own = transform(_first(chain, "gradientTransform", ""))
    placed = product(place.matrix, product(fitted, own))
    if abs(placed[0] * placed[3] - placed[1] * placed[2]) < 1e-12:
        return None
    view = _UNIT if by_box else place.view
    same = [each for each in chain if each.tag == node.tag]
    circles = _line(same, view) if node.tag == "linearGradient" else _circles(same, view)
    return (circles, placed) if circles else None


def _line(chain: Sequence[Node], view: View) -> tuple[float, ...] | None:
    x1, y1, y2 = (length(_first(chain, key, "0%"), view.whole(key)) for key in ("x1", "y1", "y2"))
    x2 = length(_first(chain, "x2", "100%"), view.whole("x2"))
    return (x1, y1, x2, y2) if (x1, y1) != (x2, y2) else None


def _circles(chain: Sequence[Node], view: View) -> tuple[float, ...] | None:
    cx, cy, r = (length(_first(chain, key, "50%"), view.whole(key)) for key in ("cx", "cy", "r"))
    fx = length(_first(chain, "fx", "") or str(cx), view.whole("fx"))
    fy = length(_first(chain, "fy", "") or str(cy), view.whole("fy"))
    fr = length(_first(chain, "fr", "0%"), view.whole("r"))
    if r <= 0 or fr >= r:
        return None
    # SVG 1.1 moves it onto the edge, SVG 2 paints a cone: programs differ.
    _refuse(chain[0], math.hypot(fx - cx, fy - cy) >= r - fr, "has a gradient whose focus is not inside of its circle")
    return fx, fy, fr, cx, cy, r
