"""Lengths and places on paper. All lengths are points (1/72 inch) unless said."""

from __future__ import annotations

from typing import Literal

from handout.record import NamedTuple

Direction = Literal["ltr", "rtl"]


class Size(NamedTuple):
    """Width and height of a sheet or a picture."""

    width: float
    height: float


PAPERS = {"letter": Size(612.0, 792.0), "a4": Size(595.276, 841.89)}


class Rect(NamedTuple):
    """A box on the page: `x` from the left edge, `y` from the TOP edge, growing right and down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, inline: float, block: float) -> Rect:
        """The box within, `inline` less at left and right, `block` less above and below."""
        return Rect(self.x + inline, self.y + block, self.width - 2 * inline, self.height - 2 * block)

    def contains(self, other: Rect, slack: float = 0.01) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


class Region(NamedTuple):
    """Where text runs: a box and the direction of its lines.

    Layout counts along the line (`inline`, from where lines start) and across it (`block`, downward);
    this is the one place that turns both into x and y.
    """

    rect: Rect
    direction: Direction = "ltr"

    def place(self, inline: float, block: float, inline_size: float = 0.0, block_size: float = 0.0) -> Rect:
        """The page box of something `inline_size` by `block_size` at (inline, block) of this region."""
        x = self.rect.x + inline if self.direction == "ltr" else self.rect.right - inline - inline_size
        return Rect(x, self.rect.y + block, inline_size, block_size)
