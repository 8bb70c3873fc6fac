"""One type scale, one spacing scale, one grid: every size and distance of a page follows from the body size."""

from __future__ import annotations

import math
from typing import NamedTuple

from handout.model import Edition

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
LARGE_PRINT_MARGIN_INLINE = 72.0
"""ACB: an inch, and lines flush left."""
GUTTER = 21.6
SIDEBAR_RAIL = 150.0
SIDEBAR_GUTTER = 22.0
SIDE_HEADS = 112.0
SIDE_HEADS_GUTTER = 16.0
HAIRLINE = 0.75


class Setting(NamedTuple):
    """A size and the height of its lines, in points."""

    size: float
    leading: float


def quarter(value: float) -> float:
    """To the nearest quarter point."""
    return round(value * 4) / 4


class Furniture(NamedTuple):
    """Head, foot and telephone numbers, which do not grow with the body. Lines to write on: `ruled` apart, `pen` thick.

    A name or number too long for its line is set smaller, but never below `smallest`.
    """

    title: Setting
    brands: Setting
    clinic: Setting
    detail: Setting
    identity: Setting
    plan_value: Setting
    phone: Setting
    notice: Setting
    running: Setting
    footer: Setting
    turn_over: Setting
    legal: Setting
    call: Setting
    after_hours: Setting
    emergency: Setting
    ruled: float
    pen: float
    smallest: float


STANDARD = Furniture(
    title=Setting(28.0, 32.0),
    brands=Setting(16.0, 20.0),
    clinic=Setting(12.0, 15.0),
    detail=Setting(9.5, 12.5),
    identity=Setting(11.0, 14.0),
    plan_value=Setting(13.0, 16.0),
    phone=Setting(16.0, 20.0),
    notice=Setting(10.5, 14.0),
    running=Setting(12.0, 15.0),
    footer=Setting(LEGAL_SIZE, 12.0),
    turn_over=Setting(11.0, 13.0),
    legal=Setting(LEGAL_SIZE, 11.75),
    call=Setting(18.0, 22.0),
    after_hours=Setting(14.0, 18.0),
    emergency=Setting(22.0, 26.0),
    ruled=25.2,  # 0.35 inch between the lines that a hand writes on
    pen=0.5,
    smallest=LEGAL_SIZE,
)


class Scale(NamedTuple):
    """All sizes of a page. The grid is a quarter of a body line; the flow takes whole steps of it."""

    body: Setting
    heading: Setting
    side_heading: Setting
    lead: Setting
    facts: Setting
    facts_heading: Setting
    furniture: Furniture

    @property
    def body_size(self) -> float:
        return self.body.size

    @property
    def unit(self) -> float:
        """The step of the grid: a quarter of a body line."""
        return self.body.leading / 4

    def on_grid(self, height: float) -> float:
        """The next height that is a whole number of steps."""
        return math.ceil(height / self.unit - 1e-6) * self.unit


def scale_at(body_size: float) -> Scale:
    """The standard edition's sizes at one body size."""
    leading = quarter(body_size * LEADING)
    return Scale(
        body=Setting(body_size, leading),
        heading=Setting(quarter(body_size * 1.2), 5 * leading / 4),
        side_heading=Setting(quarter(body_size * 1.05), leading),
        lead=Setting(quarter(body_size * 1.125), quarter(body_size * 1.45)),
        facts=Setting(quarter(body_size * 1.08), quarter(body_size * 1.4)),
        facts_heading=Setting(quarter(body_size * 1.2), quarter(body_size * 1.6)),
        furniture=STANDARD,
    )


def scale_of(edition: Edition, body_size: float) -> Scale:
    """The sizes of an edition at one body size; the large print has one alone."""
    return LARGE_PRINT if edition == "large-print" else scale_at(body_size)


_TEXT, _HEADING = Setting(18.0, 22.5), Setting(22.0, 28.125)

LARGE_PRINT = Scale(
    body=_TEXT,
    heading=_HEADING,
    side_heading=_HEADING,
    lead=_TEXT,
    facts=_HEADING,
    facts_heading=_HEADING,
    furniture=Furniture(
        title=Setting(34.0, 39.0),
        brands=Setting(22.0, 28.0),
        clinic=Setting(20.0, 25.0),
        detail=_TEXT,
        identity=_TEXT,
        plan_value=Setting(20.0, 25.0),
        phone=Setting(22.0, 26.0),
        notice=_TEXT,
        running=_TEXT,
        footer=Setting(14.0, 18.0),
        turn_over=Setting(14.0, 18.0),
        legal=_TEXT,
        call=Setting(24.0, 28.0),
        after_hours=Setting(22.0, 26.0),
        emergency=Setting(28.0, 32.0),
        ruled=36.0,
        pen=1.5,  # as on the bold-line paper that people with low vision write on
        smallest=18.0,
    ),
)
"""American Council of the Blind, 'Best Practices and Guidelines for Large Print Documents', and APH, 'Guidelines for
Print Document Design': text of 18 points or more, headings of 22, leading of 1.25, nothing in italics."""
