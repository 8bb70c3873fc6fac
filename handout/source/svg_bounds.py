"""Where shapes lie: boxes that are sure to hold what a shape paints."""

from __future__ import annotations

from handout.picture import Shape
from handout.record import NamedTuple

_SLACK = 0.01


class Box(NamedTuple):
    """A box in the picture's points, y down. `left` greater than `right` holds nothing."""

    left: float
    top: float
    right: float
    bottom: float


def bounds(shape: Shape) -> Box:
    """The box of a shape's points and handles, and of its stroke with the longest spikes it may have."""
    xs = [value for _, values in shape.path for value in values[::2]]
    ys = [value for _, values in shape.path for value in values[1::2]]
    reach = 0.0
    if shape.stroke is not None:
        reach = shape.stroke_width / 2 * (shape.miter_limit if shape.line_join == 0 and _has_corners(shape) else 1.5)
    return Box(min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach)


def _has_corners(shape: Shape) -> bool:
    """Whether a line meets anything else: a sole line and a shape of curves have no spikes to reckon with."""
    return sum(kind == "L" for kind, _ in shape.path) > 1


def holds(outer: Box, inner: Box) -> bool:
    """Whether `inner` lies within `outer`, but for a hundredth of a point."""
    return (
        inner.left >= outer.left - _SLACK
        and inner.top >= outer.top - _SLACK
        and inner.right <= outer.right + _SLACK
        and inner.bottom <= outer.bottom + _SLACK
    )


def overlap(one: Box, other: Box) -> bool:
    """Whether the boxes share more than an edge (a flat box, of a line, counts where it crosses)."""
    return (
        one.left < other.right - _SLACK
        and other.left < one.right - _SLACK
        and one.top < other.bottom - _SLACK
        and other.top < one.bottom - _SLACK
    )
