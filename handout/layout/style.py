"""One type scale, one spacing scale, one grid: every size and distance of a page follows from the body size."""

from __future__ import annotations

import math
from functools import lru_cache

from handout.layout.script_style import LATIN, LEADING, ScriptStyle
from handout.model import Edition
from handout.record import NamedTuple

LEGAL_SIZE = 9.0
SHORTEST_LINE, LONGEST_LINE = 40, 75
"""Characters a line: below, the eye jumps too often; above, it loses the next line."""

MARGIN_INLINE = 54.0
MARGIN_BLOCK = 36.0
LARGE_PRINT_MARGIN_INLINE = 72.0
"""ACB: an inch, and lines flush left."""
GAP = 9.0
"""Between furniture and text; section gaps grow with the type, this does not."""


class Spacing(NamedTuple):
    """How much space stands between things: `steps` of the grid above sections and paragraphs, a `share` of the usual
    air around furniture and in boxes; lines of text as far apart as their script asks for, or by `closer` em less."""

    steps: int = 2
    share: float = 1.0
    closer: float = 0.0


ROOMY = Spacing()
SNUG = Spacing(steps=1, share=0.8, closer=0.05)
CLOSE = Spacing(steps=1, share=0.6, closer=0.1)
"""Latin lines stand 1.2 em apart, the usual setting of books."""

SPACINGS = (ROOMY, SNUG, CLOSE)
"""From the most air to the least. Air is given up for type that patients read with ease, no more than must be."""

CLOSEST = CLOSE._replace(share=1 / 3)
"""For the smallest type of scripts whose lines can come no closer: there air around furniture is all that there is to
give, and nobody reads a sheet that is refused."""

GUTTER = 21.6
SIDEBAR_RAIL = 150.0
SIDEBAR_GUTTER = 22.0
SIDE_HEADS = 112.0
SIDE_HEADS_GUTTER = 16.0
HAIRLINE = 0.75
PLAN_VALUE_AIR = 4.0
"""Between a written value and the rules above and below it, together."""


class Setting(NamedTuple):
    """A size and the height of its lines, in points.

    `lift`, in em, is twice as far as the baseline stands below a line's middle; None: by the primary face's metrics.
    """

    size: float
    leading: float
    lift: float | None = None


def quarter(value: float) -> float:
    """To the nearest quarter point."""
    return round(value * 4) / 4


def quarter_up(value: float) -> float:
    """To the next quarter point."""
    return math.ceil(value * 4 - 1e-6) / 4


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


CLOSE_TITLE, LARGE_PRINT_CLOSE_TITLE = Setting(24.0, 28.0), Setting(30.0, 34.0)
"""Still the largest words on the page; smaller, a long name leaves room beside it for what is to be known of the sheet.
"""


class Scale(NamedTuple):
    """All sizes of a page. The grid is a quarter of a body line; the flow takes whole steps of it.

    Where it `stacks`, a table that is too wide has each value on a line of its own, by its label. So APH and ACB advise
    for large print; a reader with a magnifier does not see a header and a cell at once.
    """

    body: Setting
    heading: Setting
    side_heading: Setting
    lead: Setting
    facts: Setting
    facts_heading: Setting
    furniture: Furniture
    spacing: Spacing = ROOMY
    stacks: bool = False

    @property
    def body_size(self) -> float:
        return self.body.size

    @property
    def unit(self) -> float:
        """The step of the grid: a quarter of a body line."""
        return self.body.leading / 4

    @property
    def apart(self) -> float:
        """The space above a section, and between paragraphs."""
        return self.spacing.steps * self.unit

    @property
    def gap(self) -> float:
        """Between furniture and text."""
        return self.air(GAP)

    def air(self, usual: float) -> float:
        """As much of the usual air around furniture, or in a box, as the sheet's spacing leaves."""
        return self.spacing.share * usual

    def on_grid(self, height: float) -> float:
        """The next height that is a whole number of steps."""
        return math.ceil(height / self.unit - 1e-6) * self.unit


def scale_at(body_size: float, script: ScriptStyle = LATIN, spacing: Spacing = ROOMY) -> Scale:
    """The standard edition's sizes at one body size, in a script."""
    furniture = STANDARD if spacing is ROOMY else STANDARD._replace(title=CLOSE_TITLE)
    if script is LATIN:
        return _latin_scale(body_size, LEADING - spacing.closer)._replace(spacing=spacing, furniture=furniture)
    closer = script._replace(leading=max(script.tight, script.leading - spacing.closer))
    return _suited(_latin_scale(body_size)._replace(furniture=furniture), closer)._replace(spacing=spacing)


def _latin_scale(body_size: float, leading_em: float = LEADING) -> Scale:
    leading = quarter(body_size * leading_em)
    share = leading_em / LEADING
    return Scale(
        body=Setting(body_size, leading),
        heading=Setting(quarter(body_size * 1.2), 5 * leading / 4),
        side_heading=Setting(quarter(body_size * 1.05), leading),
        lead=Setting(quarter(body_size * 1.125), quarter(body_size * 1.45 * share)),
        facts=Setting(quarter(body_size * 1.08), quarter(body_size * 1.4 * share)),
        facts_heading=Setting(quarter(body_size * 1.2), quarter(body_size * 1.6 * share)),
        furniture=STANDARD,
    )


@lru_cache(maxsize=256)
def scale_of(edition: Edition, body_size: float, script: ScriptStyle = LATIN, spacing: Spacing = ROOMY) -> Scale:
    """The sizes of an edition at one body size, in a script; the large print has one alone."""
    if edition == "large-print":
        return large_print(script, spacing)
    return scale_at(body_size, script, spacing)


@lru_cache(maxsize=64)
def large_print(script: ScriptStyle = LATIN, spacing: Spacing = ROOMY) -> Scale:
    """The sizes of the large print, in a script. Its lines stand as far apart however close all else does."""
    scale = LARGE_PRINT
    if spacing is not ROOMY:
        scale = scale._replace(furniture=scale.furniture._replace(title=LARGE_PRINT_CLOSE_TITLE))
    return (scale if script is LATIN else _suited(scale, script))._replace(spacing=spacing)


def _suited(scale: Scale, script: ScriptStyle) -> Scale:
    """A scale with lines as far apart as a script asks for; they keep their proportions to each other."""
    body = scale.body
    wider = max(1.0, quarter_up(body.size * script.leading) / body.leading)

    def spaced(setting: Setting) -> Setting:
        # Of side headings, the one setting with lines closer than the body's for its size, the size gives way.
        leading = setting.leading * wider
        size = min(setting.size, max(body.size, leading / script.tight))
        return Setting(size, leading, script.lift)

    return Scale(
        body=spaced(body),
        heading=spaced(scale.heading),
        side_heading=spaced(scale.side_heading),
        lead=spaced(scale.lead),
        facts=spaced(scale.facts),
        facts_heading=spaced(scale.facts_heading),
        furniture=_suited_furniture(scale.furniture, script),
    )


@lru_cache(maxsize=64)
def _suited_furniture(sizes: Furniture, script: ScriptStyle) -> Furniture:
    """Furniture with no words too small for a script, and no lines too close."""

    def words(setting: Setting) -> Setting:
        size = max(setting.size, script.small)
        return Setting(size, max(setting.leading, quarter_up(size * script.tight)), script.lift)

    def beside_label(setting: Setting) -> Setting:
        """Of a telephone number, on whose line its label stands in the body's size."""
        return setting._replace(leading=max(setting.leading, quarter_up(script.most * script.tight)))

    plan_value = words(sizes.plan_value)
    return Furniture(
        title=words(sizes.title),
        brands=words(sizes.brands),
        clinic=words(sizes.clinic),
        detail=words(sizes.detail),
        identity=words(sizes.identity),
        plan_value=plan_value,
        phone=sizes.phone,
        notice=words(sizes.notice),
        running=words(sizes.running),
        footer=words(sizes.footer),
        turn_over=words(sizes.turn_over),
        legal=words(sizes.legal),
        call=beside_label(sizes.call),
        after_hours=beside_label(sizes.after_hours),
        emergency=beside_label(sizes.emergency),
        ruled=max(sizes.ruled, plan_value.leading + PLAN_VALUE_AIR),
        pen=sizes.pen,
        smallest=max(sizes.smallest, script.small),
    )


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
    stacks=True,
)
"""American Council of the Blind, 'Best Practices and Guidelines for Large Print Documents', and APH, 'Guidelines for
Print Document Design': text of 18 points or more, headings of 22, leading of 1.25, nothing in italics."""
