"""The size and the number of pages that use the paper best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from handout.layout.bounds import is_hopeless
from handout.layout.brief import Brief
from handout.layout.frame import Frame
from handout.layout.over import Over
from handout.layout.pages import Attempt, attempt, finish, fits
from handout.layout.script_style import BODY_FLOOR, BODY_MOST
from handout.layout.style import CLOSE, ROOMY, SNUG, Spacing
from handout.record import NamedTuple
from handout.text.linebreak import first_fit, optimum_fit

Budget = Literal["auto", "1", "2"]
STEP = 0.25


class Fitted(NamedTuple):
    """Pages that hold everything, at the largest size that does, and how closely things stand on them."""

    frames: list[Frame]
    body_size: float
    spacing: Spacing = ROOMY


class TooLong(Exception):
    """The content does not fit `pages` pages at `floor` points: about so many lines and words are over.

    `off_page_one` lines are of what must stand on the first of several.
    """

    def __init__(self, pages: int, floor: float, over: Over) -> None:
        super().__init__(f"{over.lines} lines over")
        self.pages = pages
        self.floor = floor
        self.lines = over.lines
        self.words = over.words
        self.off_page_one = over.off_page_one if pages > 1 else 0


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
    one only where that costs no size, since it is a budget and not a wish. What the smallest size does not hold else
    stands closer. Raises TooLong.
    """
    one, two = (1, max(floor, brief.script.aim)), (2, floor)
    plans = {"1": [(1, floor)], "2": [(1, max(floor, brief.script.most)), two], "auto": [one, two]}[budget]
    for pages, least in plans:
        if size := largest([brief], pages, least):
            return Fitted(finish(_even(brief, size, pages)), size)
    pages = plans[-1][0]
    size = smallest(brief, floor)
    snug, close = brief._replace(spacing=SNUG), closer(brief)
    if fits(snug, size, pages):
        return Fitted(finish(_even(snug, size, pages)), size, SNUG)
    over = attempt(close, size, pages, first_fit).over
    if over is None:
        return Fitted(finish(_even(close, size, pages)), size, CLOSE)
    raise TooLong(pages, floor, over)


def closer(brief: Brief) -> Brief:
    """The same with the least air, for what does not fit else."""
    return brief._replace(spacing=CLOSE)


def largest(briefs: Sequence[Brief], pages: int, least: float) -> float | None:
    """The largest quarter point from `least` up at which each brief fits its pages; None where there is none.

    It is the first brief's size; another's differs from it by what it has `more`. What stands close is in the smallest
    type alone: else more text could come to stand in larger type.
    """
    most = min(brief.script.most - brief.more for brief in briefs)
    tried = list(sizes(least, most))
    for size in tried if briefs[0].spacing is ROOMY else tried[-1:]:
        own = [(brief, size + brief.more) for brief in briefs]
        if not any(is_hopeless(*each, pages) for each in own) and all(fits(*each, pages) for each in own):
            return size
    return None


def fit_alike(briefs: Sequence[Brief], floor: float) -> Fitted | None:
    """One page for each brief, at the largest size at which each fits; None where there is none."""
    for spaced in (briefs, [closer(brief) for brief in briefs]):
        if size := largest(spaced, 1, floor):
            frames = [frame for brief in spaced for frame in finish(_even(brief, size + brief.more, 1))]
            return Fitted(frames, size, spaced[0].spacing)
    return None


def holds_in_columns(briefs: Sequence[Brief], body_size: float, pages: int) -> bool:
    """Whether the style `columns` holds the same at this size and spacing, where they are in another."""
    return any(brief.style != "columns" for brief in briefs) and all(
        fits(brief._replace(style="columns"), body_size + brief.more, pages) for brief in briefs
    )


def larger_in_columns(briefs: Sequence[Brief], fitted: Fitted) -> bool:
    """Whether the style `columns` has larger type for what is smaller than it should be; two sizes are tried."""
    pages = 1 if briefs[0].place else len(fitted.frames)
    larger = (fitted.body_size + STEP, briefs[0].script.aim)
    return fitted.body_size < briefs[0].script.aim and any(holds_in_columns(briefs, size, pages) for size in larger)


def lines_over(brief: Brief, body_size: float) -> int:
    """About how many lines one page at this size does not hold, however close they stand."""
    over = attempt(closer(brief), body_size, 1, first_fit).over
    return over.lines if over else 0


def _even(brief: Brief, size: float, pages: int) -> Attempt:
    """The attempt again with even lines: as many as first fit gives, so that it fits as well."""
    return attempt(brief, size, pages, optimum_fit)
