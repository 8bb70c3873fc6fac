"""'Your plan' as it stands on a page for words of so many lines: made once a layout, as type is kept standing.

Of a copy's words the rest of the plan depends on how many lines each takes, and on nothing else. So of what is made
for the first such copy all but its words is kept, and for a further one the lines alone are put in their places.
"""

from __future__ import annotations

import math

from handout.layout.areas import Overflow, least_note_lines, note_lines, plan_overflow, plan_stack, value_lines
from handout.layout.content import PlanBox
from handout.layout.frame import AreaItem, Frame, TextInk
from handout.layout.rows import Context
from handout.picture import Color
from handout.record import NamedTuple

Shape = tuple[AreaItem, tuple[int, ...]]
"""Where the plan, or a part of it, stands, and how many lines each of a copy's words takes."""


class LinePlace(NamedTuple):
    """Where the line of that `number` of a copy's words goes; `words` counts its values, then the note."""

    words: int
    number: int
    inline: float
    block: float
    size: float
    color: Color


class Forme(NamedTuple):
    """The plan for words of some shape: what stands in it beside them, and where their lines go."""

    standing: Frame
    places: tuple[LinePlace, ...]


class Formes:
    """Those of one layout, by their shapes. None of them holds a recipient's words."""

    def __init__(self) -> None:
        self._made: dict[Shape, Forme | None] = {}
        self._too_many: dict[Shape, int] = {}

    def fill(
        self, page: Frame, plan: PlanBox, item: AreaItem, context: Context, em_per_character: float
    ) -> Overflow | None:
        """Put a copy's plan in its place on a page, unless that does not hold it."""
        if plan.both:
            # There a value's size may follow from its width.
            return _set_anew(page, plan, item, context, em_per_character)
        lines = value_lines(plan, context)
        alike = item, tuple(map(len, lines))
        if plan.note:
            if least_note_lines(plan.note, context, em_per_character) >= self._too_many.get(alike, math.inf):
                return plan_overflow(plan, context, item.region.rect.height, em_per_character)
            lines.append(note_lines(plan.note, context, em_per_character))
        shape = item, tuple(map(len, lines))
        if shape not in self._made:
            self._made[shape] = _forme(Frame(page.size), plan, item, context, em_per_character)
        forme = self._made[shape]
        if forme is None:
            if plan.note:
                self._too_many[alike] = min(len(lines[-1]), self._too_many.get(alike, len(lines[-1])))
            return plan_overflow(plan, context, item.region.rect.height, em_per_character)
        page.add(forme.standing)
        for words, number, inline, block, size, color in forme.places:
            ink = TextInk(inline, block, size, color, color, lines[words][number])
            page.place(ink, item.region, 0.0, _NO_LINKS)
        return None


_NO_LINKS: frozenset[int] = frozenset()


def _set_anew(
    page: Frame, plan: PlanBox, item: AreaItem, context: Context, em_per_character: float
) -> Overflow | None:
    made = plan_stack(plan, context, item.region.rect.height, em_per_character)
    if isinstance(made, Overflow):
        return made
    for ink in made.inks:
        page.place(ink, item.region, 0.0, _NO_LINKS)
    return None


def _forme(standing: Frame, plan: PlanBox, item: AreaItem, context: Context, em_per_character: float) -> Forme | None:
    """What is made for one copy, without its words, which `standing` then has; None if its place does not hold it."""
    made = plan_stack(plan, context, item.region.rect.height, em_per_character)
    if isinstance(made, Overflow):
        return None
    words = {id(each): number for number, each in enumerate((*(value for _, value in plan.rows), plan.note)) if each}
    places: list[LinePlace] = []
    for ink in made.inks:
        if not isinstance(ink, TextInk) or id(ink.line.paragraph) not in words:
            standing.place(ink, item.region, 0.0, _NO_LINKS)
            continue
        source = words[id(ink.line.paragraph)]
        number = sum(place.words == source for place in places)
        places.append(LinePlace(source, number, ink.inline, ink.block, ink.size, ink.color))
    return Forme(standing, tuple(places))
