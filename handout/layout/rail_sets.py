"""How much text the rail of a page leaves, for every set of shortened sections at once.

Sections go into the rail in their order, so that sets whose first sections are alike share what comes of those: for all
sets together each section is added about twice a set, where one set after the other would add them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from handout.layout.rails import above_foot
from handout.layout.style import GAP
from handout.record import NamedTuple


class Form(NamedTuple):
    """One form of a section, which sets that have `bit` take.

    `aside` is its height in the rail, infinite where it may not stand there, None where it is left out. `elsewhere` is
    what it takes of the text, or at the foot.
    """

    bit: int
    aside: float | None
    elsewhere: float = 0.0


Forms = Sequence[Form]

State = tuple[float, float, int]
"""How far the rail is filled, how much text there is beside it, and the set that it comes of."""


class Page(NamedTuple):
    """A page with a rail: where both begin and end, how tall its small print is, how far apart boxes are."""

    top: float
    bottom: float
    legal: float
    gap: float = GAP


def texts(
    page: Page, ahead: Sequence[Forms], closers: Sequence[Forms], rest: Sequence[Forms]
) -> Iterator[tuple[int, float, float]]:
    """For each set where the text ends, and how tall it is: what finds no room in the rail.

    As `settle` places them: what is `ahead`, what closes the sheet, then the `rest`. Sets whose boxes at the foot reach
    above the rail's beginning are left out.
    """
    for bits, boxes, footed in _closing(page, ahead, closers):
        for end, states in _settled(page, ahead, boxes, footed).items():
            for _, text, others in _filled(states, rest, end, page.gap):
                yield bits | others, end, text


def _closing(
    page: Page, ahead: Sequence[Forms], closers: Sequence[Forms]
) -> Iterator[tuple[int, list[Form], frozenset[int]]]:
    """Sets of what closes the sheet, as its boxes, and which of these the rail has no room for from the first.

    That is known where what is ahead has one form; sets whose first boxes alone are too tall for the foot are then not
    gone on with.
    """
    end = above_foot(page.bottom, [page.legal], page.gap)
    filled = _filled([(page.top, 0.0, 0)], ahead, end, page.gap)
    if len(filled) > 1:
        for chosen in product(*closers):
            yield sum(form.bit for form in chosen), [form for form in chosen if form.aside is not None], frozenset()
        return
    waiting: list[tuple[int, list[Form], float, float, list[int]]] = [(0, [], filled[0][0], end, [])]
    for forms in closers:
        longer: list[tuple[int, list[Form], float, float, list[int]]] = []
        for bits, boxes, reached, foot, left in waiting:
            for form in forms:
                bit, aside, elsewhere = form
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
    page: Page, ahead: Sequence[Forms], boxes: Sequence[Form], known: frozenset[int]
) -> dict[float, list[State]]:
    """By where the rail ends: how it may be filled once the closing `boxes` have their places.

    Those that are `known` stand at the foot, whatever is ahead.
    """
    settled: dict[float, list[State]] = defaultdict(list)
    waiting: dict[frozenset[int], set[int]] = {known: set()}
    while waiting:
        footed, sets = waiting.popitem()
        feet = [box.elsewhere for number, box in enumerate(boxes) if number in footed]
        end = above_foot(page.bottom, [*feet, page.legal], page.gap)
        if end < page.top:
            continue
        for reached, text, bits in _filled([(page.top, 0.0, 0)], ahead, end, page.gap):
            if footed != known and bits not in sets:
                continue
            filled, left = _closed(reached, end, boxes, footed, page.gap)
            if left:
                waiting.setdefault(footed | left, set()).add(bits)
            else:
                settled[end].append((filled, text, bits))
    return settled


def _closed(
    reached: float, end: float, boxes: Sequence[Form], footed: frozenset[int], gap: float
) -> tuple[float, set[int]]:
    """How far the rail is filled with what closes the sheet, and what of it does not fit."""
    left = set()
    for number, (_, aside, _) in enumerate(boxes):
        if number in footed or aside is None:
            continue
        if reached + aside <= end:
            reached += aside + gap
        else:
            left.add(number)
    return reached, left


def _filled(states: list[State], sections: Sequence[Forms], end: float, gap: float) -> list[State]:
    """The states after sections in each of their forms."""
    for forms in sections:
        after: list[State] = []
        for reached, text, bits in states:
            for bit, aside, elsewhere in forms:
                if aside is None:
                    after.append((reached, text, bits | bit))
                elif reached + aside <= end:
                    after.append((reached + aside + gap, text, bits | bit))
                else:
                    after.append((reached, text + elsewhere, bits | bit))
        states = after
    return states
