"""SVG -> Drawing: our own reader of the part of SVG that logos are made of.

It reads svg (nested too), g, a, use, symbol, path, rect, circle, ellipse, line, polyline and polygon; all transforms;
fill (gradients too), stroke, opacity and their kin as attributes, in `style` and in <style> rules for elements, classes
and ids; viewBox with preserveAspectRatio; units. What it does not read is a fault by name: nothing is left out in
silence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handout.geometry import Size
from handout.picture import Drawing, Segment, Shape
from handout.record import NamedTuple
from handout.source.faults import BeyondSelectorsError, BeyondSubsetError, PictureError
from handout.source.svg_bounds import Box, bounds, holds, overlap
from handout.source.svg_path import MOST_SEGMENTS, rectangle
from handout.source.svg_shapes import SHAPES, faded, outline, painted, transformed
from handout.source.svg_style import Brush, Rule, Style, brush, sheet, style_of
from handout.source.svg_values import Matrix, fraction, length, product, transform
from handout.source.svg_viewport import View, fitted, root_view
from handout.source.svg_xml import MOST_ELEMENTS, Node, parse_svg

POINTS_A_PIXEL = 0.75

# How often a <use> may stand inside of what another <use> shows.
_DEEPEST_USE = 8

# How deep elements may stand in each other, through each <use>; Python's own stack bears it.
_DEEPEST = 80

_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_UNPAINTED = (
    "",
    "defs",
    "title",
    "desc",
    "metadata",
    "style",
    "symbol",
    "clipPath",
    "linearGradient",
    "radialGradient",
)
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2, "miter-clip": 0, "arcs": 0}


def read_svg(data: bytes) -> Drawing:
    """The drawing of an SVG file, in points (1 px is 0.75 pt). A PictureError says what cannot be used."""
    root = parse_svg(data)
    try:
        return draw(root)
    except BeyondSelectorsError as beyond:
        # Loaded only here: it is slow to load, and few logos need it.
        from handout.source.svg_fallback import drawn_by_svglib  # noqa: PLC0415

        return drawn_by_svglib(root, beyond)


def draw(root: Node) -> Drawing:
    """The drawing of a tree that is known to be harmless."""
    try:
        return _Reader(root).drawing()
    except ArithmeticError:
        raise PictureError("has numbers that cannot be drawn", "scale the drawing to an ordinary size") from None


class _State(NamedTuple):
    """What holds where an element stands: to the page, inherited style, the viewport, the <use>s above."""

    matrix: Matrix
    style: Style
    view: View
    uses: tuple[str, ...] = ()
    depth: int = 0


_Inside = Callable[[Node, _State], list[Shape]]


class _Reader:
    """Walks one file's elements. Counts what it paints, because a <use> can multiply it."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.rules: list[Rule] = sheet(root)
        self.by_id: dict[str, Node] = {}
        for node in root.walk():
            if node.tag and "id" in node.attributes:
                self.by_id.setdefault(node.attributes["id"], node)
        self.visited = 0
        self.segments = 0

    def drawing(self) -> Drawing:
        view = root_view(self.root)
        if "transform" in self.root.attributes:
            raise BeyondSubsetError("has a transform on its outermost element", "put it on a group inside")
        to_points: Matrix = (POINTS_A_PIXEL, 0.0, 0.0, POINTS_A_PIXEL, 0.0, 0.0)
        matrix, inner = fitted(self.root, view)
        size = Size(view.width * POINTS_A_PIXEL, view.height * POINTS_A_PIXEL)
        self.page = Box(0.0, 0.0, size.width, size.height)
        state = _State(product(to_points, matrix), {}, inner)
        shapes = tuple(shape for shape in self.group(self.root, state) if overlap(bounds(shape), self.page))
        if not shapes:
            raise PictureError("draws nothing", "open it in a browser: is it the right file?")
        return Drawing(size, shapes)

    def paint(self, node: Node, state: _State) -> list[Shape]:
        """The shapes of one element and all below it."""
        self.visited += 1
        if self.visited > MOST_ELEMENTS or state.depth > _DEEPEST:
            raise PictureError("shows its parts too often", "simplify the drawing")
        if node.tag in _UNPAINTED:
            return []
        matrix = product(state.matrix, transform(node.attributes.get("transform", "")))
        state = state._replace(matrix=matrix, depth=state.depth + 1)
        if node.tag in SHAPES:
            return self.grouped(node, state, self.shape)
        if node.tag in ("g", "a"):
            return self.group(node, state)
        if node.tag == "use":
            return self.grouped(node, state, self.use)
        if node.tag == "svg":
            return self.viewport(node, state, node.attributes)
        raise BeyondSubsetError(f"has a <{node.tag}> (line {node.line}), which cannot be drawn", _hint(node.tag))

    def group(self, node: Node, state: _State) -> list[Shape]:
        return self.grouped(node, state, self.children)

    def grouped(self, node: Node, state: _State, inside: _Inside) -> list[Shape]:
        """What `inside` paints, with the element's own style, clip path and opacity applied."""
        style = style_of(node, state.style, self.rules)
        if style["display"] == "none":
            return []
        state = state._replace(style=style)
        shapes = inside(node, state)
        if style["clip-path"] != "none":
            self.check_clip(node, style["clip-path"], state.matrix, shapes)
        return faded(shapes, fraction(style["opacity"]), node)

    def children(self, node: Node, state: _State) -> list[Shape]:
        return [shape for child in node.children for shape in self.paint(child, state)]

    def shape(self, node: Node, state: _State) -> list[Shape]:
        segments = outline(node, state.view)
        self.segments += len(segments)
        if self.segments > MOST_SEGMENTS:
            raise PictureError("is too detailed", "simplify the drawing's paths")
        if not segments or state.style["visibility"] != "visible":
            return []
        paint = self.brush(segments, state)
        return painted(segments, paint._replace(fill=None) if node.tag == "line" else paint, state.matrix, node)

    def brush(self, segments: Sequence[Segment], state: _State) -> Brush:
        """A shape's paint; a gradient goes by the shape's own box."""
        fill = state.style["fill"]
        if "url(" not in fill.lower():
            return brush(state.style, state.view.diagonal)
        # Loaded only here: few logos have gradients.
        from handout.source.svg_gradient import Defined, gradient_fill  # noqa: PLC0415

        plain = brush({**state.style, "fill": "none"}, state.view.diagonal)
        found = gradient_fill(fill, Defined(self.by_id, self.rules), segments, state.view, state.matrix)
        opacity = found.opacity * fraction(state.style["fill-opacity"])
        return plain._replace(fill=found.paint if opacity else None, fill_opacity=opacity)

    def use(self, node: Node, state: _State) -> list[Shape]:
        """What another element paints, shown here."""
        name = node.attributes.get("href", "").strip()[1:]
        target = self.by_id.get(name)
        if target is None:
            raise PictureError(f"shows '#{name}' (line {node.line}), which is not in the file")
        if name in state.uses:
            raise PictureError(f"shows '#{name}' inside of itself (line {node.line})", "save the logo as plain paths")
        if len(state.uses) >= _DEEPEST_USE:
            message = f"shows parts within parts more than {_DEEPEST_USE} deep (line {node.line})"
            raise PictureError(message, "save the logo as plain paths")
        x, y = (length(node.attributes.get(key, "0"), state.view.whole(key)) for key in ("x", "y"))
        matrix = product(state.matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        state = state._replace(matrix=matrix, uses=(*state.uses, name))
        if target.tag not in ("symbol", "svg"):
            return self.paint(target, state)
        sizes = {key: value for key, value in node.attributes.items() if key in ("width", "height")}
        return self.viewport(target, state, {**target.attributes, **sizes})

    def viewport(self, node: Node, state: _State, attributes: dict[str, str]) -> list[Shape]:
        """A nested <svg> or a <symbol>: its own coordinates inside of a box that should hold all it paints."""
        box = View(*(length(attributes.get(key) or "100%", state.view.whole(key)) for key in ("width", "height")))
        if box.width <= 0 or box.height <= 0:
            return []
        x, y = (length(attributes.get(key, "0"), state.view.whole(key)) for key in ("x", "y"))
        matrix, inner = fitted(node, box)
        placed = product(product(state.matrix, (1.0, 0.0, 0.0, 1.0, x, y)), matrix)
        shapes = self.group(node, state._replace(matrix=placed, view=inner))
        edge = transformed(rectangle(x, y, box.width, box.height), state.matrix)
        self.check_inside(node, edge, state.matrix, shapes)
        return shapes

    def check_clip(self, node: Node, value: str, matrix: Matrix, shapes: Sequence[Shape]) -> None:
        """A clip path is allowed where it cuts nothing off: exporters wrap whole drawings in one."""
        target = self.by_id.get(value.removeprefix("url(").removesuffix(")").strip(" '\"")[1:])
        clips = [child for child in target.children if child.tag not in _UNPAINTED] if target else []
        plain = (
            target is not None and not {"transform", "clip-path", "clipPathUnits", "style"} & target.attributes.keys()
        )
        if not plain or len(clips) != 1 or clips[0].tag != "rect":
            raise _cut(node)
        inner = product(matrix, transform(clips[0].attributes.get("transform", "")))
        self.check_inside(node, transformed(outline(clips[0], View(0.0, 0.0)), inner), inner, shapes)

    def check_inside(self, node: Node, edge: list[Segment], matrix: Matrix, shapes: Sequence[Shape]) -> None:
        """A fault when the upright box of `edge` cuts something that the page itself would show."""
        upright = (abs(matrix[1]) < 1e-9 and abs(matrix[2]) < 1e-9) or (abs(matrix[0]) < 1e-9 and abs(matrix[3]) < 1e-9)
        round_corners = any(kind == "C" for kind, _ in edge)
        box = bounds(Shape(tuple(edge), None)) if upright and edge and not round_corners else None
        if box is None or not (holds(box, self.page) or all(holds(box, bounds(shape)) for shape in shapes)):
            raise _cut(node)


def _cut(node: Node) -> BeyondSubsetError:
    return BeyondSubsetError(
        f"cuts its drawing with a clip path or a viewport (<{node.tag}>, line {node.line})",
        "release the clip in the drawing program, or use a PNG of the logo",
    )


def _hint(tag: str) -> str:
    if tag in ("text", "tspan", "textPath"):
        return "convert text to outlines (paths)"
    return "flatten it to plain shapes, or use a PNG of the logo"
