"""From one SVG element and its brush to painted shapes in points."""

from __future__ import annotations

import math
from typing import Literal

from handout.picture import Gradient, Segment, Shape
from handout.source.faults import BeyondSubsetError, PictureError
from handout.source.svg_bounds import bounds, overlap
from handout.source.svg_path import ellipse, path, polygon, rectangle
from handout.source.svg_style import Brush
from handout.source.svg_values import Matrix, length, moved, numbers
from handout.source.svg_viewport import View
from handout.source.svg_xml import Node

SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])

_CAPS: dict[str, Literal[0, 1, 2]] = {"butt": 0, "round": 1, "square": 2}
_JOINS: dict[str, Literal[0, 1, 2]] = {"miter": 0, "round": 1, "bevel": 2}

# More parts than this are not compared pair by pair.
_MOST_FADED = 300


def outline(node: Node, view: View) -> list[Segment]:
    """A basic shape or path as segments in its own user units; nothing where it has no extent."""

    def at(name: str) -> float:
        return length(node.attributes.get(name) or "0", view.whole(name))

    match node.tag:
        case "path":
            return path(node.attributes.get("d", ""))
        case "rect":
            rx, ry = _radii(node, view)
            return rectangle(at("x"), at("y"), at("width"), at("height"), rx=rx or 0.0, ry=ry or 0.0)
        case "circle":
            return ellipse(at("cx"), at("cy"), at("r"), at("r"))
        case "ellipse":
            rx, ry = _radii(node, view)
            return ellipse(at("cx"), at("cy"), rx or 0.0, ry or 0.0)
        case "line":
            return polygon([at("x1"), at("y1"), at("x2"), at("y2")], closed=False)
    return polygon(numbers(node.attributes.get("points", "")), closed=node.tag == "polygon")


def _radii(node: Node, view: View) -> tuple[float | None, float | None]:
    """`rx` and `ry`; where only one is stated, the other follows it."""
    stated = [node.attributes.get(name, "auto").strip() or "auto" for name in ("rx", "ry")]
    rx, ry = (
        None if text == "auto" else length(text, view.whole(name))
        for text, name in zip(stated, ("rx", "ry"), strict=True)
    )
    return (ry if rx is None else rx), (rx if ry is None else ry)


def transformed(segments: list[Segment], matrix: Matrix) -> list[Segment]:
    """The segments with each of their points put through the matrix."""
    result: list[Segment] = []
    for kind, values in segments:
        points = [moved(matrix, x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        result.append((kind, tuple(value for point in points for value in point)))
    return result


def painted(segments: list[Segment], brush: Brush, matrix: Matrix, node: Node) -> list[Shape]:
    """The shapes that paint an outline: one, or fill and stroke apart where either is see-through."""
    if brush.fill is None and brush.stroke is None:
        return []
    width = 0.0
    if brush.stroke is not None:
        width = brush.stroke_width * _even_scale(matrix, node)
    whole = Shape(
        path=tuple(transformed(segments, matrix)),
        fill=brush.fill,
        stroke=brush.stroke if width > 0 else None,
        stroke_width=width,
        even_odd=brush.even_odd,
        line_cap=_known(brush.cap, _CAPS, node),
        line_join=_known(brush.join, _JOINS, node),
        miter_limit=brush.miter_limit,
    )
    if whole.fill is None:
        return [whole._replace(opacity=brush.stroke_opacity)] if whole.stroke else []
    if whole.stroke is None:
        return [whole._replace(opacity=brush.fill_opacity)]
    if brush.fill_opacity == brush.stroke_opacity == 1 and not isinstance(whole.fill, Gradient):
        return [whole]
    # SVG shows a see-through fill beneath its see-through stroke. A gradient is painted by itself.
    return [
        whole._replace(stroke=None, opacity=brush.fill_opacity),
        whole._replace(fill=None, opacity=brush.stroke_opacity),
    ]


def _even_scale(matrix: Matrix, node: Node) -> float:
    """By how much the matrix scales a stroke; a fault where it would be thicker one way than the other."""
    a, b, c, d, _, _ = matrix
    along, across = math.hypot(a, b), math.hypot(c, d)
    if abs(along - across) > 1e-3 * max(along, across) or abs(a * c + b * d) > 1e-3 * max(along * across, 1e-12):
        raise BeyondSubsetError(
            f"scales a stroke more in one direction (<{node.tag}>, line {node.line})", "convert strokes to outlines"
        )
    return math.sqrt(along * across)


def _known(name: str, known: dict[str, Literal[0, 1, 2]], node: Node) -> Literal[0, 1, 2]:
    if name not in known:
        raise PictureError(f"has '{name}' for a line's ends or corners (line {node.line})", f"use {', '.join(known)}")
    return known[name]


def faded(shapes: list[Shape], opacity: float, node: Node) -> list[Shape]:
    """The shapes of an element with its opacity.

    SVG fades an element as one picture. For parts that lie apart this is fading each; a fault where they may overlap.
    """
    if opacity == 1 or not shapes:
        return shapes
    if opacity == 0:
        return []
    boxes = [bounds(shape) for shape in shapes]
    apart = len(shapes) <= _MOST_FADED and not any(
        overlap(box, other) for index, box in enumerate(boxes) for other in boxes[:index]
    )
    if not apart:
        raise BeyondSubsetError(
            f"has an opacity on parts that overlap (<{node.tag}>, line {node.line})",
            "use solid colors, or set the opacity on each part",
        )
    return [shape._replace(opacity=shape.opacity * opacity) for shape in shapes]
