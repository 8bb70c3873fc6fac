"""The size and the number of pages that use the paper best."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from handout.layout.bounds import is_hopeless
from handout.layout.frame import Frame
from handout.layout.pages import Attempt, Over, attempt, finish, fits
from handout.layout.script_style import BODY_FLOOR, BODY_MOST
from handout.layout.sheets import Brief
from handout.text.linebreak import first_fit, optimum_fit

Budget = Literal["auto", "1", "2"]
STEP = 0.25


class Fitted(NamedTuple):
    """Pages that hold everything, at the largest size that does."""

    frames: list[Frame]
    body_size: float


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


def fit(brief: Brief, budget: Budget, floor: float = BODY_FLOOR) -> Fitted:
    """The largest quarter point that fits the budget, by trying each from the largest down: fit is not monotone.

    `auto` takes one page if all of it fits there at 12 points or more (what the script asks for), else two; `2` takes
    one only where that costs no size, since it is a budget and not a wish. Raises TooLong.
    """
    one, two = (1, max(floor, brief.script.aim)), (2, floor)
    plans = {"1": [(1, floor)], "2": [(1, max(floor, brief.script.most)), two], "auto": [one, two]}[budget]
    for pages, least in plans:
        if size := largest(brief, pages, least):
            return Fitted(finish(_even(brief, size, pages)), size)
    pages = plans[-1][0]
    smallest = list(sizes(floor, brief.script.most))[-1]
    over = attempt(brief, smallest, pages, first_fit).over
    if over is None:
        return Fitted(finish(_even(brief, smallest, pages)), smallest)
    raise TooLong(pages, floor, over)


def largest(brief: Brief, pages: int, least: float) -> float | None:
    """The largest quarter point from `least` up at which all fits; None where there is none."""
    candidates = sizes(least, brief.script.most)
    found = (size for size in candidates if not is_hopeless(brief, size, pages) and fits(brief, size, pages))
    return next(found, None)


def _even(brief: Brief, size: float, pages: int) -> Attempt:
    """The attempt again with even lines: as many as first fit gives, so that it fits as well."""
    return attempt(brief, size, pages, optimum_fit)
