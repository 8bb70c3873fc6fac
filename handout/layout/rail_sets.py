"""How much text the rail of a page leaves, for any set of shortened sections.

Thousands of sets are asked for, so that what stretches of sections are in their forms is worked out once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby

from handout.layout.rails import above_foot
from handout.layout.style import GAP
from handout.record import NamedTuple


class Form(NamedTuple):
    """One form of a section, which sets that have `bit` take: whole (0), or what it says instead.

    `aside` is its height in the rail, infinite where it may not stand there, None where it is left out. `elsewhere` is
    what it takes of the text, or at the foot. A run of boxes of which one `leads` comes first in the rail.
    """

    bit: int
    aside: float | None
    elsewhere: float = 0.0
    leads: bool = False


Forms = Sequence[Form]
"""A section whole and, where it may be so, short."""


class Page(NamedTuple):
    """A page with a rail: where both begin and end, how tall its small print is, how far apart boxes are.

    Text is `head` taller than its place, since the space above its first section is not there.
    """

    top: float
    bottom: float
    legal: float
    head: float
    gap: float = GAP


class Run(NamedTuple):
    """Boxes that follow one another directly, by their heights in the rail; and what they take of the text together."""

    heights: tuple[float, ...]
    elsewhere: float


class _Said(NamedTuple):
    """What a stretch says in some of its forms: what can only be text, and runs that come first in the rail or last."""

    text: float
    ahead: tuple[Run, ...]
    after: tuple[Run, ...]


def stretches_of(sections: Sequence[Forms]) -> list[list[Forms]]:
    """Sections in stretches that no run of boxes goes beyond: each that is text in every form is one by itself."""
    made: list[list[Forms]] = []
    joins = False
    for forms in sections:
        if joins and not _is_text(forms):
            made[-1].append(forms)
        else:
            made.append([forms])
        joins = not _is_text(forms)
    return made


def _is_text(forms: Forms) -> bool:
    return all(form.aside == math.inf for form in forms)


class RailSets:
    """A page with a rail, and the sections that stand there in all their forms."""

    def __init__(self, page: Page, plan: Sequence[Form], sections: Sequence[Forms], closers: Sequence[Forms]) -> None:
        self.page, self.plan, self.sections, self.closers = page, plan, sections, closers
        self._ahead = [Run((box.aside,), box.elsewhere) for box in plan if box.aside is not None]
        self._stretches: list[tuple[int, list[Forms], dict[int, _Said]]] = [
            (sum(form.bit for forms in stretch for form in forms), stretch, {}) for stretch in stretches_of(sections)
        ]

    def text(self, chosen: int) -> tuple[float, float]:
        """Where the text of a set ends, and how tall it is: what finds no room in the rail.

        As `settle` places them: the plan, runs with a warning, what closes the sheet, then the other runs. Where boxes
        at the foot reach above the rail's beginning it is endless.
        """
        text, ahead, after = 0.0, list(self._ahead), list[Run]()
        for mask, stretch, known in self._stretches:
            key = chosen & mask
            if key not in known:
                known[key] = _said([_form(chosen, forms) for forms in stretch])
            only, leading, others = known[key]
            text += only
            ahead += leading
            after += others
        closing = [form for forms in self.closers if (form := _form(chosen, forms)).aside is not None]
        end, reached, left = _settled(self.page, ahead, closing)
        return end, text + left + _filled(reached, after, end, self.page.gap)[1]


def _form(chosen: int, forms: Forms) -> Form:
    return forms[-1] if chosen & forms[-1].bit else forms[0]


def _said(forms: Forms) -> _Said:
    text, ahead, after = 0.0, list[Run](), list[Run]()
    said = [form for form in forms if form.aside is not None]
    for is_text, group in groupby(said, lambda form: form.aside == math.inf):
        run = list(group)
        elsewhere = sum(form.elsewhere for form in run)
        if is_text:
            text += elsewhere
        else:
            made = Run(tuple(form.aside for form in run if form.aside is not None), elsewhere)
            (ahead if any(form.leads for form in run) else after).append(made)
    return _Said(text, tuple(ahead), tuple(after))


def _settled(page: Page, ahead: Sequence[Run], boxes: Forms) -> tuple[float, float, float]:
    """Where the rail ends, how far it is filled once the closing `boxes` have their places, and how much of what is
    ahead is text: endless where boxes at the foot reach too high.
    """
    footed: set[int] = set()
    while True:
        feet = [box.elsewhere for number, box in enumerate(boxes) if number in footed]
        end = above_foot(page.bottom, [*feet, page.legal], page.gap)
        if end < page.top:
            return end, page.top, math.inf
        reached, text = _filled(page.top, ahead, end, page.gap)
        left = set()
        for number, box in enumerate(boxes):
            if number in footed or box.aside is None:
                continue
            if reached + box.aside <= end:
                reached += box.aside + page.gap
            else:
                left.add(number)
        if not left:
            return end, reached, text
        footed |= left


def _filled(reached: float, runs: Sequence[Run], end: float, gap: float) -> tuple[float, float]:
    """How far a rail is filled with runs, and how much of them is text, since it has no room for them."""
    text = 0.0
    for heights, elsewhere in runs:
        taken = reached
        for height in heights:
            if taken + height > end:
                text += elsewhere
                break
            taken += height + gap
        else:
            reached = taken
    return reached, text
