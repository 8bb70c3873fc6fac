"""How much text the rail of a page leaves, for every set of shortened sections at once.

What a set has in the rail depends on few of its sections: sets of which the same boxes lead the rail share what comes
of those and of what closes the sheet.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from handout.layout.rails import above_foot, stand_run
from handout.layout.style import GAP
from handout.record import NamedTuple


class Form(NamedTuple):
    """One form of a section, which sets that have `bit` take.

    `aside` is its height in the rail, infinite where it may not stand there, None where it is left out. `elsewhere` is
    what it takes of the text, or at the foot. A run of boxes of which one `leads` comes first in the rail.
    """

    bit: int
    aside: float | None
    elsewhere: float = 0.0
    leads: bool = False


Forms = Sequence[Form]


class Run(NamedTuple):
    """Boxes that follow one another directly, by their heights in the rail; and what they take of the text together."""

    heights: tuple[float, ...] = ()
    elsewhere: float = 0.0
    leads: bool = False


NO_RUN = Run()


class Said(NamedTuple):
    """What a set says: how much can only be text, which runs come first in the rail, which after what closes the sheet;
    and the run that the next box would belong to.
    """

    bits: int = 0
    text: float = 0.0
    ahead: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    open: Run = NO_RUN


class Page(NamedTuple):
    """A page with a rail: where both begin and end, how tall its small print is, how far apart boxes are."""

    top: float
    bottom: float
    legal: float
    gap: float = GAP


def texts(
    page: Page, plan: Sequence[Run], sections: Sequence[Forms], closers: Sequence[Forms]
) -> Iterator[tuple[int, float, float]]:
    """For each set where the text ends, and how tall it is: what finds no room in the rail.

    As `settle` places them: the plan, runs with a warning, what closes the sheet, then the other runs. Sets whose boxes
    at the foot reach above the rail's beginning are left out.
    """
    for leading, sets in _by_ahead(sections).items():
        ahead = [*plan, *leading]
        for bits, boxes, footed in _closing(page, ahead, closers):
            if settled := _settled(page, ahead, boxes, footed):
                end, reached, text = settled
                for said in sets:
                    _, left = _filled(reached, said.after, end, page.gap)
                    yield bits | said.bits, end, text + said.text + left


def _by_ahead(sections: Sequence[Forms]) -> dict[tuple[Run, ...], list[Said]]:
    """What each set says, by the runs that come first in the rail."""
    sets = [Said()]
    for forms in sections:
        sets = [_with(said, form) for said in sets for form in forms]
    found: dict[tuple[Run, ...], list[Said]] = defaultdict(list)
    for said in map(_closed_run, sets):
        found[said.ahead].append(said)
    return found


def _with(said: Said, form: Form) -> Said:
    bits, text, ahead, after, (heights, elsewhere, leads) = said
    if form.aside is None:
        return said._replace(bits=bits | form.bit)
    if form.aside == math.inf:
        closed = _closed_run(said)
        return Said(bits | form.bit, text + form.elsewhere, closed.ahead, closed.after)
    run = Run((*heights, form.aside), elsewhere + form.elsewhere, leads or form.leads)
    return Said(bits | form.bit, text, ahead, after, run)


def _closed_run(said: Said) -> Said:
    bits, text, ahead, after, run = said
    if run is NO_RUN:
        return said
    return Said(bits, text, (*ahead, run), after) if run.leads else Said(bits, text, ahead, (*after, run))


def _closing(
    page: Page, ahead: Sequence[Run], closers: Sequence[Forms]
) -> Iterator[tuple[int, list[Form], frozenset[int]]]:
    """Sets of what closes the sheet, as its boxes, and which of these the rail has no room for from the first.

    Sets whose first boxes alone are too tall for the foot are not gone on with.
    """
    end = above_foot(page.bottom, [page.legal], page.gap)
    begun, _ = _filled(page.top, ahead, end, page.gap)
    waiting: list[tuple[int, list[Form], float, float, list[int]]] = [(0, [], begun, end, [])]
    for forms in closers:
        longer: list[tuple[int, list[Form], float, float, list[int]]] = []
        for bits, boxes, reached, foot, left in waiting:
            for form in forms:
                bit, aside, elsewhere, _ = form
                if aside is None:
                    longer.append((bits | bit, boxes, reached, foot, left))
                elif reached + aside <= end:
                    longer.append((bits | bit, [*boxes, form], reached + aside + page.gap, foot, left))
                elif foot - elsewhere >= page.top:
                    lower = foot - elsewhere - page.gap
                    longer.append((bits | bit, [*boxes, form], reached, lower, [*left, len(boxes)]))
        waiting = longer
    for bits, boxes, _, _, left in waiting:
        yield bits, boxes, frozenset(left)


def _settled(
    page: Page, ahead: Sequence[Run], boxes: Sequence[Form], footed: frozenset[int]
) -> tuple[float, float, float] | None:
    """Where the rail ends, how far it is filled once the closing `boxes` have their places, and how much of what is
    ahead is text. Those boxes that are `footed` stand at the foot. None where these reach too high.
    """
    while True:
        feet = [box.elsewhere for number, box in enumerate(boxes) if number in footed]
        end = above_foot(page.bottom, [*feet, page.legal], page.gap)
        if end < page.top:
            return None
        reached, text = _filled(page.top, ahead, end, page.gap)
        reached, left = _closed(reached, end, boxes, footed, page.gap)
        if not left:
            return end, reached, text
        footed |= left


def _closed(
    reached: float, end: float, boxes: Sequence[Form], footed: frozenset[int], gap: float
) -> tuple[float, set[int]]:
    """How far the rail is filled with what closes the sheet, and what of it does not fit."""
    left = set()
    for number, (_, aside, _, _) in enumerate(boxes):
        if number in footed or aside is None:
            continue
        if reached + aside <= end:
            reached += aside + gap
        else:
            left.add(number)
    return reached, left


def _filled(reached: float, runs: Sequence[Run], end: float, gap: float) -> tuple[float, float]:
    """How far a rail is filled with runs, and how much of them is text, since it has no room for them."""
    rail, text = [reached], 0.0
    for heights, elsewhere, _ in runs:
        if not stand_run(rail, [end], heights, gap):
            text += elsewhere
    return rail[0], text
