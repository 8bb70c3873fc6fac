"""The SVGs that our own reader leaves to svglib: those whose style rules choose by more than name, class and id.

svglib gets a copy of the tree that holds only what it is known to draw right: paths and basic shapes in groups, with
plain colours. It leaves out silently what it cannot do (opacity, `display` in a rule, gradients on strokes, clip
paths inside <use>), so all of that is a fault here. What it gives back is flattened to our own shapes.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from handout.geometry import Size
from handout.picture import Color, Drawing, Segment, Shape
from handout.source.faults import BeyondSubsetError, PictureError
from handout.source.svg_bounds import Box, bounds, overlap
from handout.source.svg_colors import NAMED_COLORS
from handout.source.svg_path import ellipse, path, polygon, rectangle
from handout.source.svg_shapes import transformed
from handout.source.svg_style import INHERITED, OWN, declarations, rule_bodies
from handout.source.svg_values import Matrix, length, product, transform
from handout.source.svg_viewport import root_view
from handout.source.svg_xml import SVG_NAMESPACE, Node

_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polygon")
_UNSEEN = ("", "title", "desc", "metadata")
_TAGS = frozenset(["svg", "g", "defs", "style", *_SHAPES])
_LENGTHS = ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2")
_KEPT = frozenset([*_LENGTHS, "id", "class", "points"])
_PAINT = frozenset(
    [
        "fill",
        "stroke",
        "fill-opacity",
        "stroke-opacity",
        "fill-rule",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
    ]
)
_ENUMERATED = {
    "fill-rule": ("nonzero", "evenodd"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
}
_NUMERIC = re.compile(r"\d*\.?\d+")


def drawn_by_svglib(root: Node, beyond: PictureError) -> Drawing:
    """The drawing as svglib sees it; `beyond` itself where the file has anything that svglib is not trusted with."""
    view = root_view(root)
    tags = [node.tag for node in root.walk()]
    first = next((at for at, tag in enumerate(tags) if tag in _SHAPES), len(tags))
    if "style" in tags[first:]:
        # svglib does not go back: a rule has no effect on what it has met before.
        raise beyond
    copy = _copied(root, beyond, outermost=True)
    result = _svglib(copy.encode(), beyond)
    size = Size(view.width * 0.75, view.height * 0.75)
    if abs(result.width - size.width) > 0.01 or abs(result.height - size.height) > 0.01:
        raise beyond
    page = Box(0.0, 0.0, size.width, size.height)
    # ReportLab counts y from the bottom.
    flipped: Matrix = (1.0, 0.0, 0.0, -1.0, 0.0, size.height)
    shapes = tuple(shape for shape in _flattened(result, flipped, beyond) if overlap(bounds(shape), page))
    if not shapes:
        raise PictureError("draws nothing", "open it in a browser: is it the right file?")
    return Drawing(size, shapes)


def _copied(node: Node, beyond: PictureError, *, outermost: bool = False) -> str:
    """One element as XML, written anew from what is trusted; raises `beyond` for anything else that paints."""
    if node.tag in _UNSEEN:
        # Something in its place, because rules may count siblings.
        return "<desc/>"
    if node.tag not in _TAGS or (node.tag == "svg" and not outermost):
        raise beyond
    if node.tag == "style":
        for declared in rule_bodies(node):
            _trust(declared, beyond)
        return f"<style>{escape(node.text)}</style>"
    declared = declarations(node.attributes.get("style", ""))
    plain = {name: value for name, value in node.attributes.items() if name in INHERITED or name in OWN}
    _trust(declared, beyond)
    _trust(plain, beyond)
    attributes = {name: value for name, value in plain.items() if name in _PAINT}
    attributes |= {name: value for name, value in node.attributes.items() if name in _KEPT}
    for name in _LENGTHS:
        if name in attributes and not outermost:
            attributes[name] = repr(length(attributes[name]))
    if "style" in node.attributes:
        attributes["style"] = ";".join(f"{name}:{value}" for name, value in declared.items() if name in _PAINT)
    if "transform" in node.attributes:
        attributes["transform"] = (
            f"matrix({' '.join(f'{value:.9f}' for value in transform(node.attributes['transform']))})"
        )
    if node.tag == "path":
        attributes["d"] = _path_data(node.attributes.get("d", ""))
    if outermost:
        attributes |= _root_attributes(node, beyond)
    inner = "".join(_copied(child, beyond) for child in node.children)
    written = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<{node.tag}{written}>{inner}</{node.tag}>"


def _root_attributes(root: Node, beyond: PictureError) -> dict[str, str]:
    """The size in px and the viewBox. svglib is only trusted where the viewBox fills the size and starts at 0."""
    view = root_view(root)
    size = {"width": repr(view.width), "height": repr(view.height)}
    box = root.attributes.get("viewBox") or f"0 0 {view.width!r} {view.height!r}"
    x, y, width, height = (float(part) for part in box.replace(",", " ").split())
    if x or y or "transform" in root.attributes or abs(view.width / width - view.height / height) > 1e-6:
        raise beyond
    return {"xmlns": SVG_NAMESPACE, "viewBox": f"0 0 {width!r} {height!r}", **size}


def _path_data(data: str) -> str:
    """Path data with nothing in it but absolute moves, lines, cubics and closes."""
    return " ".join(" ".join([kind, *(f"{value:.6f}" for value in values)]) for kind, values in path(data))


def _trust(declared: dict[str, str], beyond: PictureError) -> None:
    """Raises `beyond` for a property that svglib would leave out or read in its own way."""
    for name, value in declared.items():
        start = INHERITED.get(name) or OWN.get(name)
        if start is None or value == start:
            continue
        trusted = name in _PAINT
        if name in ("fill", "stroke") and value != "none":
            trusted = _is_plain_color(value)
        elif name == "stroke-width":
            length(value)
        elif name.endswith("opacity"):
            trusted = trusted and bool(_NUMERIC.fullmatch(value))
        elif name in _ENUMERATED:
            trusted = value in _ENUMERATED[name]
        if not trusted:
            raise beyond


def _is_plain_color(value: str) -> bool:
    """A colour that ReportLab reads as CSS does: a name in lower case, or six or three digits."""
    if value == "darkseagreen":  # ReportLab 5.1 has its blue wrong.
        return False
    return value in NAMED_COLORS or bool(re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", value))


class _Complaints(logging.Handler):
    """Collects what svglib only logs: each is something that it did not draw."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found = False

    def emit(self, record: logging.LogRecord) -> None:
        self.found = True


def _svglib(data: bytes, beyond: PictureError) -> Any:
    """ReportLab's drawing of an SVG that holds no reference to anything; `beyond` when svglib complains."""
    from svglib import svglib  # noqa: PLC0415 - slow to load, and few logos need it

    complaints = _Complaints()
    svglib.logger.addHandler(complaints)
    propagates, svglib.logger.propagate = svglib.logger.propagate, False
    try:
        drawing = svglib.svg2rlg(io.BytesIO(data))
    except Exception:  # It promises nothing about what it raises, and all of it means the same here.
        drawing = None
    finally:
        svglib.logger.propagate = propagates
        svglib.logger.removeHandler(complaints)
    if drawing is None or complaints.found:
        raise beyond
    return drawing


def _flattened(item: Any, matrix: Matrix, beyond: PictureError) -> Iterator[Shape]:
    """The painted shapes of a ReportLab group, its transforms worked into the points."""
    kind = type(item).__name__
    if kind in ("Drawing", "Group"):
        inner = product(matrix, tuple(item.transform)) if hasattr(item, "transform") else matrix
        for child in item.contents:
            yield from _flattened(child, inner, beyond)
        return
    segments = _segments(item, kind)
    if segments is None or item.getProperties().get("isClipPath"):
        raise beyond
    if segments:
        yield from _shape(item, transformed(segments, matrix), matrix, beyond)


def _segments(item: Any, kind: str) -> list[Segment] | None:  # noqa: PLR0911 - a table
    """A ReportLab shape as segments; None for what is no plain shape (words, pictures, shadings)."""
    match kind:
        case "Path" | "NoStrokePath":
            return _path_segments(item.operators, item.points)
        case "Rect":
            return rectangle(item.x, item.y, item.width, item.height, rx=item.rx, ry=item.ry)
        case "Circle":
            return ellipse(item.cx, item.cy, item.r, item.r)
        case "Ellipse":
            return ellipse(item.cx, item.cy, item.rx, item.ry)
        case "Line":
            return polygon([item.x1, item.y1, item.x2, item.y2], closed=False)
        case "Polygon" | "PolyLine":
            return polygon(list(item.points), closed=kind == "Polygon")
    return None


def _path_segments(operators: list[int], points: list[float]) -> list[Segment]:
    """ReportLab's operators (0 move, 1 line, 2 curve, 3 close) with their share of the points."""
    names: tuple[Literal["M", "L", "C", "Z"], ...] = ("M", "L", "C", "Z")
    segments: list[Segment] = []
    at = 0
    for operator in operators:
        count = (2, 2, 6, 0)[operator]
        segments.append((names[operator], tuple(points[at : at + count])))
        at += count
    return segments


def _shape(item: Any, segments: list[Segment], matrix: Matrix, beyond: PictureError) -> Iterator[Shape]:
    """Fill and stroke of one ReportLab shape, apart because their opacities may differ."""
    said = item.getProperties()
    fill, stroke = _color(said.get("fillColor")), _color(said.get("strokeColor"))
    a, b, c, d, _, _ = matrix
    even = abs(a - d) + abs(b + c) < 1e-3 or abs(a + d) + abs(b - c) < 1e-3
    if fill is not None:
        even_odd = said.get("fillMode") == 0
        yield Shape(tuple(segments), fill, even_odd=even_odd, opacity=float(said.get("fillOpacity") or 0))
    if stroke is not None and said.get("strokeWidth"):
        if not even:
            raise BeyondSubsetError("scales a stroke more in one direction", *beyond.hints)
        yield Shape(
            tuple(segments),
            None,
            stroke=stroke,
            stroke_width=float(said["strokeWidth"]) * abs(a * d - b * c) ** 0.5,
            line_cap=said.get("strokeLineCap") or 0,
            line_join=said.get("strokeLineJoin") or 0,
            opacity=float(said.get("strokeOpacity") or 0),
        )


def _color(said: Any) -> Color | None:
    return None if said is None else (float(said.red), float(said.green), float(said.blue))
