"""The size and the number of pages that use the paper best."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal, get_args

from handout.layout.bounds import is_hopeless
from handout.layout.brief import Brief
from handout.layout.frame import Frame
from handout.layout.over import Over
from handout.layout.pages import Attempt, attempt, finish, fitting, overleaf
from handout.layout.script_style import BODY_FLOOR, BODY_MOST
from handout.layout.sections import wide_table_at
from handout.layout.style import CLOSE, CLOSEST, ROOMY, SPACINGS, Spacing
from handout.model import PageStyle
from handout.record import NamedTuple
from handout.text.linebreak import first_fit, optimum_fit

Budget = Literal["auto", "1", "2"]
STEP = 0.25
STYLES: tuple[PageStyle, ...] = get_args(PageStyle)
DENSEST: tuple[PageStyle, ...] = ("columns",)
"""Where it is the text's length that matters."""


class Fitted(NamedTuple):
    """Pages that hold everything, at the largest size that does, and how closely things stand on them."""

    frames: list[Frame]
    body_size: float
    spacing: Spacing = ROOMY


class TooLong(Exception):
    """The content does not fit `pages` pages at `floor` points: about so many lines and words are over.

    `off_page_one` lines are of what must stand on the first of several, which is `filled` where its title, Fast Facts
    and help band are too much alone.
    """

    def __init__(self, pages: int, floor: float, over: Over) -> None:
        super().__init__(f"{over.lines} lines over")
        self.pages = pages
        self.floor = floor
        self.lines = over.lines
        self.words = over.words
        self.off_page_one = over.off_page_one if pages > 1 else 0
        self.filled = over.filled and pages > 1


def sizes(least: float, most: float = BODY_MOST) -> Iterator[float]:
    """Quarter points from `most` down to `least`."""
    count = int((most - least) / STEP + 1e-6)
    return (most - STEP * number for number in range(count + 1))


def smallest(brief: Brief, floor: float) -> float:
    """The last quarter point that is tried above a floor."""
    return list(sizes(floor, brief.script.most))[-1]


def fit(brief: Brief, budget: Budget, floor: float = BODY_FLOOR) -> Fitted:
    """The largest quarter point that fits the budget, by trying each from the largest down: fit is not monotone.

    `auto` takes one page if all of it fits there at 12 points or more (what the script asks for), else two; `2` takes
    one only where that costs no size, since it is a budget and not a wish. So does `auto` below 12: where a table's
    width, or page one, holds the size down, a second page would be bare. Raises TooLong.
    """
    one, two = (1, max(floor, brief.script.aim)), (2, floor)
    plans = {"1": [(1, floor)], "2": [(1, max(floor, brief.script.most)), two], "auto": [one, two]}[budget]
    for number, (pages, least) in enumerate(plans, 1):
        if found := largest([brief], pages, least, roomy=number < len(plans)):
            eased = found[0] <= brief.script.aim  # above it, `auto` has tried one page
            if pages > 1 and (eased or budget == "2") and (one_page := largest([brief], 1, found[0], roomy=not eased)):
                return _fitted([brief], 1, *one_page)
            return _fitted([brief], pages, *found)
    pages, size = plans[-1][0], smallest(brief, floor)
    spacing = least_air(brief, size)
    over = attempt(brief._replace(spacing=spacing), size, pages, first_fit).over
    if over is None:
        return _fitted([brief], pages, size, spacing)
    raise TooLong(pages, floor, over)


def least_air(brief: Brief, body_size: float) -> Spacing:
    """How closely things may stand at a size."""
    script = brief.script
    gives_less = script.leading - CLOSE.closer < script.tight
    return CLOSEST if gives_less and body_size < script.floor + STEP else CLOSE


def closer(brief: Brief) -> Brief:
    """The same with the least air, for what does not fit else."""
    return brief._replace(spacing=CLOSE)


def largest(
    briefs: Sequence[Brief], pages: int, least: float, *, below: float = math.inf, roomy: bool = False
) -> tuple[float, Spacing] | None:
    """The largest quarter point from `least` up, and `below` what was tried before, at which each brief fits its pages;
    and how closely. None without one.

    It is the first brief's size; another's differs from it by what it has `more`. Above the size that patients read
    with ease nothing stands closer for larger type; up to it air is given up before size is, unless `roomy`. Down to it
    size is given up before a page is left bare.
    """
    bare: tuple[float, Spacing] | None = None
    most = min(brief.script.most - brief.more for brief in briefs)
    for size, spacing in tried(briefs[0], least, most, roomy=roomy):
        if size >= below:
            continue
        if bare and size < briefs[0].script.aim:
            break
        if made := _all_fitting(briefs, size, spacing, pages):
            if not any(each.is_bare for each in made):
                return size, spacing
            bare = bare or (size, spacing)
    return bare


def _all_fitting(briefs: Sequence[Brief], size: float, spacing: Spacing, pages: int) -> list[Attempt] | None:
    """Each brief so set, where each fits its pages."""
    own = [(brief._replace(spacing=spacing), size + brief.more) for brief in briefs]
    if any(is_hopeless(*each, pages) for each in own):
        return None
    made: list[Attempt] = []
    for each in own:
        if (fitted := fitting(*each, pages)) is None:
            return None
        made.append(fitted)
    return made


def tried(brief: Brief, least: float, most: float, *, roomy: bool) -> Iterator[tuple[float, Spacing]]:
    """Sizes from the largest down, each with the spacings that it may have, the most air first."""
    points = list(sizes(least, most))
    eased = max(brief.script.aim, points[-1]) if points else 0.0
    for size in points:
        yield from ((size, spacing) for spacing in ((ROOMY,) if roomy or size > eased else SPACINGS))
        if not roomy and least_air(brief, size) is CLOSEST:
            yield size, CLOSEST


def fit_alike(briefs: Sequence[Brief], floor: float, pages: int = 1) -> Fitted | None:
    """So many pages for each brief, in turn, at the largest size at which each fits; None where there is none."""
    found = largest(briefs, pages, floor)
    return _fitted(briefs, pages, *found) if found else None


def _fitted(briefs: Sequence[Brief], pages: int, size: float, spacing: Spacing) -> Fitted:
    """The pages with even lines: as many as first fit gives, so that all fits as well.

    A page of another language turns where the first does, if it holds what comes before.
    """
    spaced = [each._replace(spacing=spacing) for each in briefs]
    made = [attempt(each, size + each.more, pages, optimum_fit) for each in spaced]
    if pages > 1:
        later = overleaf(made[0]) if len(made) > 1 else frozenset()
        alike = [attempt(each._replace(overleaf=later), size + each.more, pages, optimum_fit) for each in spaced[1:]]
        made[1:] = [turned if turned.fits else free for turned, free in zip(alike, made[1:], strict=True)]
    return Fitted(list(chain.from_iterable(zip(*map(finish, made), strict=True))), size, spacing)


def holding(brief: Brief, styles: Sequence[PageStyle], least: float, pages: int) -> PageStyle | None:
    """Of other styles the one that holds what is in this one in the largest type, from a size `least` up."""
    found = {
        style: held[0]
        for style in styles
        if style != brief.style and (held := largest([brief._replace(style=style)], pages, least))
    }
    return max(found, key=found.__getitem__, default=None)


def larger_style(briefs: Sequence[Brief], fitted: Fitted) -> PageStyle | None:
    """The style that has larger type for what is smaller than it should be: columns hold most, others wider tables."""
    brief, *others = briefs
    if others or fitted.body_size >= brief.script.aim:
        return None
    larger = fitted.body_size + STEP
    styles = STYLES if wide_table_at(brief, larger) else DENSEST
    return holding(brief, styles, larger, len(fitted.frames))


def lines_over(brief: Brief, body_size: float, pages: int) -> int:
    """About how many lines so many pages at this size do not hold, however close they stand."""
    spaced = brief._replace(spacing=least_air(brief, body_size))
    over = attempt(spaced, body_size, pages, first_fit).over
    return over.lines if over else 0
