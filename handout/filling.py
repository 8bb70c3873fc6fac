"""A copy's own words in the areas of a sheet that is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handout.abridge import Page
from handout.diagnostics import Diagnostic, HandoutError
from handout.document import Own
from handout.layout.areas import Overflow
from handout.layout.brief import Brief
from handout.layout.content import Content, Heights
from handout.layout.fit import Fitted
from handout.layout.forme import Formes
from handout.layout.frame import Frame
from handout.layout.own import OwnBoxes, TooMuch, fill_areas, typeset_own
from handout.layout.own import standing as set_standing
from handout.layout.stand_ins import MARK_BEHIND, higher, stand_ins
from handout.model import PageStyle
from handout.own_refusals import Copy, Overfull
from handout.record import NamedTuple


class Layout(NamedTuple):
    """A sheet laid out: what every copy of it shares. `frames` have the areas that a copy fills.

    `halves` are what it says in each of its languages, the patient's first. `larger` is the style in which small type
    would be larger. `formes` are its plans as they stand for words of other lengths.
    """

    halves: tuple[Page, ...]
    fitted: Fitted
    larger: PageStyle | None
    formes: Formes

    @property
    def brief(self) -> Brief:
        return self.halves[0].brief

    @property
    def content(self) -> Content:
        return self.brief.content


def fill(
    lay_out: Callable[[Heights], Layout], owns: Sequence[Own], heights: Heights, copy: Copy
) -> tuple[Layout, list[Frame]]:
    """The layout with the least room, from `heights` up, that holds a copy's own words, and these in their places."""
    shaped: tuple[Layout, OwnBoxes] | None = None
    overflows: Sequence[Overflow] = ()
    while True:
        layout = copy.laid_out(lay_out, heights, overflows)
        # With more room for them the words are as a rule to be set just as before.
        if shaped is None or _own_depend_on(shaped[0]) != _own_depend_on(layout):
            boxes, faults = _own_boxes(layout, owns)
            if faults:
                raise HandoutError(copy.unset(faults, layout.content.fonts))
            shaped = layout, boxes
        boxes = shaped[1]
        size = layout.fitted.body_size
        try:
            frames, others = layout.fitted.frames, _of_second(layout, size)
            return layout, fill_areas(frames, layout.brief, size, boxes, layout.formes, others)
        except TooMuch as much:
            more = higher(heights, (each.area for each in much.overflows), layout.halves[0].document)
            if more == heights:
                full = layout.content.heights.identity < heights.identity
                told = copy.too_much(much.overflows, full=full)
                raise (Overfull if full else HandoutError)(told) from None
            heights, overflows = more, much.overflows


def standing(layout: Layout) -> tuple[list[Frame], list[Frame]]:
    """What stands in the areas of each copy alike, as long as its words are not unusually long.

    The first is so where there is a value in each row of the plan, the second where a hand is to write some.
    """
    owns = []
    for half in layout.halves:
        own = stand_ins(half.document, layout.content.heights)
        owns.append(own._replace(values=("0",) * len(own.values)))
    boxes, _ = _own_boxes(layout, owns)
    whole = set_standing(layout.fitted.frames, layout.brief, layout.fitted.body_size, boxes)
    return whole, [frame.without_rules() for frame in whole]


def _of_second(layout: Layout, size: float) -> dict[str, tuple[Brief, float]]:
    """The areas of a sheet's second language, with its brief and its size of type."""
    areas: dict[str, tuple[Brief, float]] = {}
    for brief in (half.brief for half in layout.halves[1:]):
        own = [part.id for part in brief.content.parts if part.personal] + ([MARK_BEHIND] if brief.side else [])
        areas |= dict.fromkeys(own, (brief, size + brief.more))
    return areas


def _own_depend_on(layout: Layout) -> list[tuple[object, ...]]:
    """All that a copy's own words, shaped, depend on beside the words."""
    contents = [(half.brief.content, half) for half in layout.halves]
    return [
        (half.document, content.structure.areas, content.heights.plan > 0, half.brief.side, id(content.fonts))
        for content, half in contents
    ]


def _own_boxes(layout: Layout, owns: Sequence[Own]) -> tuple[OwnBoxes, tuple[Diagnostic, ...]]:
    """The words of one copy in each language: what stands once is of the first, but the mark on back pages."""
    made = [
        typeset_own(half.document, own, half.brief.content, half.brief.content.fonts)
        for half, own in zip(layout.halves, owns, strict=True)
    ]
    parts = {area: part for boxes, _ in made for area, part in boxes.parts.items()}
    return made[0][0]._replace(parts=parts, mark_behind=made[-1][0].mark), tuple(
        dict.fromkeys(fault for _, faults in made for fault in faults)
    )
