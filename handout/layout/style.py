"""One type scale, one spacing scale, one grid: every size and distance of a page follows from the body size."""

from __future__ import annotations

import math
from typing import NamedTuple

LEADING = 1.3
"""Line height over size: 12/15.5."""

BODY_AIM = 12.0
BODY_MOST = 13.5
BODY_FLOOR = 10.0
"""21 CFR 208.20(a)(4): no smaller than 10 point; CDC, 'Simply Put': 12 to 14."""

LEGAL_SIZE = 9.0
SHORTEST_LINE, LONGEST_LINE = 40, 75
"""Characters a line: below, the eye jumps too often; above, it loses the next line."""

MARGIN_INLINE = 54.0
MARGIN_BLOCK = 36.0
GUTTER = 21.6
SIDEBAR_RAIL = 150.0
SIDEBAR_GUTTER = 22.0
SIDE_HEADS = 112.0
SIDE_HEADS_GUTTER = 16.0
HAIRLINE = 0.75
RULED_LINE = 25.2
"""0.35 inch between the lines that a hand writes on."""


class Setting(NamedTuple):
    """A size and the height of its lines, in points."""

    size: float
    leading: float


def quarter(value: float) -> float:
    """To the nearest quarter point."""
    return round(value * 4) / 4


class Scale(NamedTuple):
    """All sizes at one body size. The grid is a quarter of a body line; the flow takes whole steps of it."""

    body_size: float

    @property
    def body(self) -> Setting:
        return Setting(self.body_size, quarter(self.body_size * LEADING))

    @property
    def unit(self) -> float:
        """The step of the grid: a quarter of a body line."""
        return self.body.leading / 4

    def on_grid(self, height: float) -> float:
        """The next height that is a whole number of steps."""
        return math.ceil(height / self.unit - 1e-6) * self.unit

    @property
    def heading(self) -> Setting:
        return Setting(quarter(self.body_size * 1.2), 5 * self.unit)

    @property
    def side_heading(self) -> Setting:
        return Setting(quarter(self.body_size * 1.05), self.body.leading)

    @property
    def lead(self) -> Setting:
        return Setting(quarter(self.body_size * 1.125), quarter(self.body_size * 1.45))

    @property
    def facts(self) -> Setting:
        return Setting(quarter(self.body_size * 1.08), quarter(self.body_size * 1.4))

    @property
    def facts_heading(self) -> Setting:
        return Setting(quarter(self.body_size * 1.2), quarter(self.body_size * 1.6))


TITLE = Setting(28.0, 32.0)
BRANDS = Setting(16.0, 20.0)
CLINIC = Setting(12.0, 15.0)
DETAIL = Setting(9.5, 12.5)
IDENTITY = Setting(11.0, 14.0)
PLAN_VALUE = Setting(13.0, 16.0)
PHONE = Setting(16.0, 20.0)
NOTICE = Setting(10.5, 14.0)
RUNNING = Setting(12.0, 15.0)
FOOTER = Setting(LEGAL_SIZE, 12.0)
TURN_OVER = Setting(11.0, 13.0)
LEGAL = Setting(LEGAL_SIZE, 11.75)
CALL = Setting(18.0, 22.0)
AFTER_HOURS = Setting(14.0, 18.0)
EMERGENCY = Setting(22.0, 26.0)
