"""Which sets of shortened sections a page with a rail may hold, by sums alone, for all sets at once.

Whatever stands aside takes of the rail, and whatever does not of the text. However a point of the one is weighed
against a point of the other, each thing takes at least the lesser of the two: where these together are more than the
page has, no way of placing them holds the set. Stretches of sections are weighed one by one and then added up, so that
a set costs an addition for each weight.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from typing import TypeVar

from handout.layout.rail_sets import Form, Forms, RailSets, stretches_of
from handout.layout.rails import above_foot
from handout.record import NamedTuple

ROUNDING = 1e-3
"""Points by which a bound is let go, so that sums in another order rule nothing out that fits."""

FEW = 512
"""Sets that are sooner tried than weighed once more."""


class _Sets(NamedTuple):
    """What each set counts, and of its run that is not ended how much that takes aside and how much elsewhere."""

    counted: list[float]
    aside: list[float]
    elsewhere: list[float]


class _Weights(NamedTuple):
    """What a point of the text and a point of the rail count, and how many of each the page has."""

    of_text: float
    of_rail: float
    text: float
    rail: float

    def ended(self, sets: _Sets) -> list[float]:
        """What each set counts once its run of boxes is ended, all of which stand in the rail or in the text."""
        of_text, of_rail, text, rail = self
        taken = [
            (aside * of_rail if aside <= rail else math.inf, elsewhere * of_text if elsewhere <= text else math.inf)
            for aside, elsewhere in zip(sets.aside, sets.elsewhere, strict=True)
        ]
        return [
            each + (in_rail if in_rail < in_text else in_text)
            for each, (in_rail, in_text) in zip(sets.counted, taken, strict=True)
        ]

    def closer(self, aside: float, foot: float) -> float:
        """What a box counts that stands in the rail or at the foot, where it takes from the rail and from the text."""
        in_rail = aside * self.of_rail if aside <= self.rail else math.inf
        return min(in_rail, foot * (self.of_text + self.of_rail)) if foot <= self.rail else in_rail

    def room(self) -> float:
        return self.text * self.of_text + self.rail * self.of_rail


def may_hold(sets: RailSets) -> set[int]:
    """The sets that the page may hold: plan and sections aside or in the text, closers aside or at the foot.

    Boxes that follow one another directly stand aside together, or none of them does.
    """
    page, plan, sections, closers = sets.page, sets.plan, sets.sections, sets.closers
    height = above_foot(page.bottom, [page.legal], page.gap) - page.top
    text, rail = height + page.head + ROUNDING, height + page.gap + ROUNDING
    stretches = [[[each]] for each in plan] + stretches_of(sections)
    every = _sums([[form.bit for form in forms] for forms in chain(sections, closers)], 0)
    held = [True] * len(every)
    for of_text, of_rail in _weighings(sections, closers, page.gap):
        weights = _Weights(of_text, of_rail, text, rail)
        counts = [_stretch(each, weights, page.gap) for each in stretches]
        counts += [_closer(each, weights, page.gap) for each in closers]
        room = weights.room()
        held = [other and each <= room for each, other in zip(_sums(counts, 0.0), held, strict=True)]
        if held.count(True) <= FEW:
            break
    return {each for each, may in zip(every, held, strict=True) if may}


def _weighings(sections: Sequence[Forms], closers: Sequence[Forms], gap: float) -> list[tuple[float, float]]:
    """Points of the text and of the rail: the one alone, the other alone, and as boxes take more of the one or of the
    other; a set is ruled out soonest where its boxes count alike in both.
    """
    boxes = [(each.aside + gap, each.elsewhere) for each in chain(*sections) if each.aside is not None]
    rates = [elsewhere / aside for aside, elsewhere in boxes if aside != math.inf]
    # At the foot a box takes from the rail too.
    feet = [(each.aside - each.elsewhere, each.elsewhere + gap) for each in chain(*closers) if each.aside is not None]
    rates += [foot / spared for spared, foot in feet if spared > 0.0]
    quartiles = [sorted(rates)[len(rates) * part // 4] for part in (1, 2, 3) if rates]
    return list(dict.fromkeys([(1.0, 0.0), (0.0, 1.0), *((1.0, each) for each in quartiles)]))


Summand = TypeVar("Summand", int, float)


def _sums(summands: Sequence[Sequence[Summand]], none: Summand) -> list[Summand]:
    """The sum for each choice of one summand of each, the choice among the last varying soonest; `none` is of none."""
    made = [none]
    for each in reversed(summands):
        made = [one + other for one in each for other in made]
    return made


def _closer(forms: Forms, weights: _Weights, gap: float) -> list[float]:
    boxes = [(aside, foot + gap if foot else 0.0) for _, aside, foot, _ in forms]
    return [0.0 if aside is None else weights.closer(aside + gap, foot) for aside, foot in boxes]


def _stretch(sections: Sequence[Forms], weights: _Weights, gap: float) -> list[float]:
    """For each set of a stretch what it counts at least. From its last section on: runs are the same both ways."""
    sets = _Sets([0.0], [0.0], [0.0])
    for forms in reversed(sections):
        made = [_with(form, sets, weights, gap) for form in forms]
        sets = _Sets(*(list(chain(*parts)) for parts in zip(*made, strict=True)))
    return weights.ended(sets)


def _with(form: Form, sets: _Sets, weights: _Weights, gap: float) -> _Sets:
    if form.aside is None:
        return sets
    if form.aside == math.inf:
        text, none = form.elsewhere * weights.of_text, [0.0] * len(sets.counted)
        return _Sets([each + text for each in weights.ended(sets)], none, none)
    taken, instead = form.aside + gap, form.elsewhere
    return _Sets(sets.counted, [each + taken for each in sets.aside], [each + instead for each in sets.elsewhere])
