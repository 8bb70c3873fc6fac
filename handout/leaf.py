"""Two languages on leaves of paper: side by side where both fit so, else one on the back of the other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from handout.abridge import Page, abridge_alike
from handout.diagnostics import HandoutError
from handout.layout.brief import Brief
from handout.layout.facing import fit_facing
from handout.layout.fit import Budget, Fitted, fit_alike
from handout.model import Handout
from handout.record import NamedTuple
from handout.refusals import two_too_long
from handout.two_languages import TwoForm

LEAVES: dict[Budget, int] = {"auto": 2, "2": 1}
"""Leaves that two languages back to back may take: a page of each on either side, and as many as each has by itself."""

Compose = Callable[[TwoForm, Collection[str]], Sequence[Page]]


class Leaf(NamedTuple):
    """The pages of both languages, the patient's first: each has the words of its own."""

    pages: Sequence[Page]
    fitted: Fitted


def lay_out_two(
    handouts: Sequence[Handout], compose: Compose, budget: Budget, floor_of: Callable[[Brief], float]
) -> Leaf:
    """Side by side if all words fit on one leaf; else back to back.

    Side by side comes first since a nurse can put a finger on the same line. Back to back `auto` leaves nothing out:
    it rather takes two leaves; `2` takes one, where `short` may stand for the text in both. Raises HandoutError
    where nothing holds the words.
    """
    pages = compose("facing", ())
    floor = floor_of(pages[0].brief)
    if fitted := fit_facing([page.brief for page in pages], budget, floor):
        return Leaf(pages, fitted)
    if budget != "1":
        pages = compose("back-to-back", ())
        if budget == "2":
            pages = abridge_alike(handouts, pages, floor, lambda ids: compose("back-to-back", ids))
        briefs = [page.brief for page in pages]
        for leaves in range(1, LEAVES[budget] + 1):
            if fitted := fit_alike(briefs, floor, leaves):
                return Leaf(pages, fitted)
    raise HandoutError([two_too_long(handouts, pages, budget, floor)])
