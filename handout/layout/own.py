"""The words of one copy, set in the areas that its pages have for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from handout.diagnostics import Diagnostic
from handout.document import Document, Own
from handout.layout.areas import Overflow, set_area
from handout.layout.brief import Brief, longest_line
from handout.layout.content import Content, PartBox, PlanBox
from handout.layout.forme import Formes
from handout.layout.frame import ARTIFACT, AreaItem, Frame, Stack
from handout.layout.identity_line import identity_stack, set_identity
from handout.layout.plan import plan_of_copy
from handout.layout.plan_parts import of_whole, plan_part
from handout.layout.rows import Context, text_rows
from handout.layout.sections import section_rows
from handout.layout.stand_ins import IDENTITY, MARK, MARK_BEHIND, PLAN
from handout.layout.structure import Replay
from handout.layout.typeset import Typesetter
from handout.record import NamedTuple
from handout.text.fonts import BOLD, FontSet
from handout.text.linebreak import optimum_fit
from handout.text.paragraph import Prepared

T = TypeVar("T")


class OwnBoxes(NamedTuple):
    """The words of one copy, shaped, by area. `mark_behind` is the sheet's mark on the pages of a second language."""

    identity: Prepared | None
    mark: Prepared | None
    plan: PlanBox | None
    parts: Mapping[str, PartBox]
    mark_behind: Prepared | None = None


class TooMuch(Exception):
    """Words of one copy that their areas do not hold."""

    def __init__(self, overflows: Sequence[Overflow]) -> None:
        super().__init__(", ".join(each.area for each in overflows))
        self.overflows = tuple(overflows)


def typeset_own(
    document: Document, own: Own, content: Content, fonts: FontSet
) -> tuple[OwnBoxes, tuple[Diagnostic, ...]]:
    """The words of one copy in the slots of their areas, and a fault for each character that no face has."""
    areas, fields = content.structure.areas, dict(own.fields)
    faults: list[Diagnostic] = []

    def setter(area: str) -> Typesetter:
        made = Typesetter(fonts, document, Replay(areas.get(area, range(0))), fields)
        made.faults = faults
        return made

    first = setter(IDENTITY)
    identity = set_identity(first, document, own) if content.identified else None
    mark = None
    if document.personal:
        mark = first.own_line(document.fixed.sheet.format(mark=own.mark), BOLD, ARTIFACT)
    plan = plan_of_copy(first, content.plan, areas, own) if content.plan else None
    parts = {part.id: setter(part.id).part(part) for part in document.parts if part.personal}
    return OwnBoxes(identity, mark, plan, parts), tuple(dict.fromkeys(faults))


def fill_areas(
    frames: Sequence[Frame],
    brief: Brief,
    body_size: float,
    boxes: OwnBoxes,
    formes: Formes,
    others: Mapping[str, tuple[Brief, float]] = {},
) -> list[Frame]:
    """For each page a frame with what its areas hold. Raises TooMuch.

    `formes` are those of this layout, for each of its copies. `others` are areas that are set for another brief and
    size: those of a second language.
    """
    overflows: list[Overflow] = []
    filled: list[Frame] = []
    for frame in frames:
        own = Frame(frame.size)
        for item in frame.areas:
            over = _fill(own, item, *others.get(item.area, (brief, body_size)), boxes, formes)
            if over:
                overflows.append(over)
                continue
            own.blank += brief.content.structure.own_slots(item.area, item.items)
        filled.append(own)
    if overflows:
        raise TooMuch(overflows)
    return filled


def standing(frames: Sequence[Frame], brief: Brief, body_size: float, boxes: OwnBoxes) -> list[Frame]:
    """What each copy's plan has in it alike, where its values take a line each: labels and border, a frame a page.

    `boxes` are of such values. Nothing of it is there where they have no room.
    """
    slots = brief.content.structure.slots
    found = [Frame(frame.size) for frame in frames]
    with suppress(TooMuch):
        for page, filled in zip(
            found, fill_areas([frame.only(PLAN) for frame in frames], brief, body_size, boxes, Formes()), strict=True
        ):
            page.strokes = filled.strokes
            page.texts = [item for item in filled.texts if item.slot != ARTIFACT and not slots[item.slot].personal]
    return found


def merge(frames: Sequence[Frame], filled: Sequence[Frame]) -> list[Frame]:
    """The pages with what fills their areas, for a sheet that is nobody's in particular."""
    return [frame.filled(own) for frame, own in zip(frames, filled, strict=True)]


def _fill(
    own: Frame, item: AreaItem, brief: Brief, body_size: float, boxes: OwnBoxes, formes: Formes
) -> Overflow | None:
    """Put on a page what an area of it holds; or how much it does not hold."""
    context = Context(brief.scale_at(body_size), brief.palette, optimum_fit, item.region.rect.width)
    if item.area == PLAN:
        plan = _there(boxes.plan)
        part = plan_part(plan, item.items) if item.items else plan
        over = formes.fill(own, part, item, context, brief.em_per_character)
        return of_whole(over, item.items) if over and item.items else over
    stack = _set(item, brief, body_size, context, boxes)
    if isinstance(stack, Overflow):
        return stack
    for ink in stack.inks:
        own.place(ink, item.region, 0.0, brief.content.links)
    return None


def _set(item: AreaItem, brief: Brief, body_size: float, context: Context, boxes: OwnBoxes) -> Stack | Overflow:
    height = item.region.rect.height
    if item.area == IDENTITY:
        return identity_stack(_there(boxes.identity), brief.content, context, height)
    if item.area in (MARK, MARK_BEHIND):
        return _set_mark(boxes.mark if item.area == MARK else boxes.mark_behind, context, height)
    context = context._replace(longest=longest_line(brief) * body_size)
    return set_area(section_rows(brief, boxes.parts[item.area], context), height, item.area)


def _set_mark(mark: Prepared | None, context: Context, height: float) -> Stack | Overflow:
    return set_area(text_rows(_there(mark), context.furniture.running, context), height, MARK)


def _there(box: T | None) -> T:
    assert box is not None, "an area whose words were not set"
    return box
