"""viewBox, width, height and preserveAspectRatio: how a drawing's own coordinates fit its box."""

from __future__ import annotations

import math
import re

from handout.record import NamedTuple
from handout.source.faults import BeyondSubsetError, PictureError
from handout.source.svg_values import IDENTITY, Matrix, length, near, numbers
from handout.source.svg_xml import Node

_ASPECT = re.compile(r"(?:defer\s+)?(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(meet|slice))?")
_SHARE = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
_SIZE_HINT = 'give the <svg> a viewBox, such as viewBox="0 0 200 60"'


class View(NamedTuple):
    """The size of a viewport in its user units: what percentages are percentages of."""

    width: float
    height: float

    @property
    def diagonal(self) -> float:
        """What a percentage of neither width nor height refers to."""
        return math.hypot(self.width, self.height) / math.sqrt(2)

    def whole(self, name: str) -> float:
        """What 100% means for an attribute of this name."""
        if name in ("x", "x1", "x2", "cx", "fx", "rx", "width"):
            return self.width
        return self.height if name in ("y", "y1", "y2", "cy", "fy", "ry", "height") else self.diagonal


def root_view(root: Node) -> View:
    """The size of the whole drawing in px. What width and height leave open, the viewBox says."""
    box = _view_box(root)
    width, height = (_stated(root.attributes.get(name, "")) for name in ("width", "height"))
    if box is None and (width is None or height is None):
        raise PictureError("has no size", _SIZE_HINT)
    if box is not None:
        _, _, box_width, box_height = box
        if width is None:
            width = box_width if height is None else height * box_width / box_height
        if height is None:
            height = width * box_height / box_width
    if not width or not height or width <= 0 or height <= 0:
        raise PictureError("has no width or no height", _SIZE_HINT)
    return View(near(width), near(height))


def _stated(text: str) -> float | None:
    """A width or height in px; None for one that follows what is around the drawing."""
    text = text.strip()
    return None if not text or text == "auto" or text.endswith("%") else length(text)


def _view_box(node: Node) -> tuple[float, float, float, float] | None:
    text = node.attributes.get("viewBox", "").strip()
    if not text:
        return None
    values = numbers(text)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        raise PictureError("has a viewBox that is not four numbers with a size above 0", _SIZE_HINT)
    return values[0], values[1], values[2], values[3]


def fitted(node: Node, box: View) -> tuple[Matrix, View]:
    """How the coordinates inside of an <svg> or <symbol> come into a box of this size, and the view they see."""
    inner = _view_box(node)
    if inner is None:
        return IDENTITY, box
    x, y, width, height = inner
    wide, high = box.width / width, box.height / height
    text = node.attributes.get("preserveAspectRatio", "").strip() or "xMidYMid"
    match = _ASPECT.fullmatch(text)
    if not match:
        raise PictureError("has a preserveAspectRatio that cannot be read", "leave it out")
    if match[1] != "none":
        if match[4] == "slice" and abs(wide - high) > 1e-6 * wide:
            raise BeyondSubsetError("is cut to its box (preserveAspectRatio 'slice')", "leave preserveAspectRatio out")
        wide = high = min(wide, high)
    left = (box.width - width * wide) * _SHARE.get(match[2] or "", 0.0)
    top = (box.height - height * high) * _SHARE.get(match[3] or "", 0.0)
    return (near(wide), 0.0, 0.0, near(high), near(left - x * wide), near(top - y * high)), View(width, height)
