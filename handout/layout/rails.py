"""Which boxes stand in the rails beside the text and which at the foot, decided by their heights alone.

Nothing is made here, so that a choice among thousands of sets of boxes can ask it for each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handout.layout.style import GAP
from handout.record import NamedTuple


class Closer(NamedTuple):
    """A box that closes the sheet: its height in a rail, the first page with a rail for it, its height at the foot."""

    height: float
    first: int
    foot: Callable[[], float]


class Rails(NamedTuple):
    """Where boxes stand, by page, None for those that no rail has room for; and what room remains.

    Those ahead are told run by run. `reached` says where each rail goes on, `ends` where it ends. A closer without a
    rail stands at the foot.
    """

    ahead: list[list[int] | None]
    closers: list[int | None]
    reached: list[float]
    ends: list[float]


def stand(reached: list[float], ends: Sequence[float], height: float, first: int = 0, gap: float = GAP) -> int | None:
    """The first rail, from number `first` on, that has the room, which the box then takes; None where none has.

    Boxes are `gap` apart, here and below.
    """
    for number in range(first, len(ends)):
        if reached[number] + height <= ends[number]:
            reached[number] += height + gap
            return number
    return None


def stand_run(
    reached: list[float], ends: Sequence[float], heights: Sequence[float], gap: float = GAP
) -> list[int] | None:
    """The rails of boxes that are read one after the other, none before the one ahead of it; None where not all fit."""
    taken = list(reached)
    homes: list[int] = []
    for height in heights:
        home = stand(taken, ends, height, homes[-1] if homes else 0, gap)
        if home is None:
            return None
        homes.append(home)
    reached[:] = taken
    return homes


def settle(
    tops: Sequence[float],
    bottoms: Sequence[float],
    ahead: Sequence[Sequence[float]],
    closers: Sequence[Closer],
    legal: float,
    gap: float = GAP,
    held: int = 0,
) -> Rails:
    """Rails from `tops` to `bottoms`: runs of boxes that come `ahead`, then what closes the sheet where it fits.

    The first `held` of those ahead stand on page one or in no rail.

    What does not goes to the foot of the last page, above the `legal` lines; that takes room from its rail, so that the
    others are asked again.
    """
    footed: set[int] = set()
    while True:
        foot = [closer.foot() for number, closer in enumerate(closers) if number in footed]
        rails = Rails([], [], list(tops), [*bottoms[:-1], above_foot(bottoms[-1], [*foot, legal], gap)])
        for number, heights in enumerate(ahead):
            ends = rails.ends[:1] if number < held else rails.ends
            rails.ahead.append(stand_run(rails.reached, ends, heights, gap))
        left = set()
        for number, closer in enumerate(closers):
            home = None if number in footed else stand(rails.reached, rails.ends, closer.height, closer.first, gap)
            rails.closers.append(home)
            if home is None and number not in footed:
                left.add(number)
        if not left:
            return rails
        footed |= left


def above_foot(bottom: float, heights: Sequence[float], gap: float = GAP) -> float:
    """Where text ends above boxes of these heights at the foot, the last of them lowest."""
    for height in reversed(heights):
        if height:
            bottom -= height
            bottom -= gap
    return bottom
