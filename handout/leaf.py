"""Two languages on one leaf of paper: side by side where both fit so, else a side each."""

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

Compose = Callable[[TwoForm, Collection[str]], Sequence[Page]]


class Leaf(NamedTuple):
    """The pages of both languages, the patient's first: each has the words of its own."""

    pages: Sequence[Page]
    fitted: Fitted


def lay_out_two(
    handouts: Sequence[Handout], compose: Compose, budget: Budget, floor_of: Callable[[Brief], float]
) -> Leaf:
    """Side by side if all words fit on one leaf; else back to back, where `short` may stand for the text in both.

    Side by side comes first since it leaves nothing out, and a nurse can put a finger on the same line. Raises
    HandoutError where neither holds them: a third page could get lost, and with it what one of the two reads.
    """
    pages = compose("facing", ())
    floor = floor_of(pages[0].brief)
    if fitted := fit_facing([page.brief for page in pages], budget, floor):
        return Leaf(pages, fitted)
    if budget != "1":
        pages = abridge_alike(handouts, compose("back-to-back", ()), floor, lambda ids: compose("back-to-back", ids))
        if fitted := fit_alike([page.brief for page in pages], floor):
            return Leaf(pages, fitted)
    raise HandoutError([two_too_long(handouts, pages, budget, floor)])
