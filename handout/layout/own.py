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
from handout.layout.frame import ARTIFACT, AreaItem, Frame
from handout.layout.identity_line import identity_stack, set_identity
from handout.layout.plan import plan_of_copy
from handout.layout.plan_parts import of_whole, plan_part
from handout.layout.rows import Context, text_rows
from handout.layout.sections import section_rows
from handout.layout.stand_ins import IDENTITY, MARK, MARK_BEHIND, PLAN
from handout.layout.structure import Replay
from handout.layout.typesetter import Typesetter
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

    def line(self, area: str) -> Prepared | None:
        """The words of an area that is a line, or a few."""
        if area == IDENTITY:
            return self.identity
        return self.mark if area == MARK else self.mark_behind if area == MARK_BEHIND else None


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
            page.fills, page.strokes = filled.fills, filled.strokes
            page.texts = [item for item in filled.texts if item.slot != ARTIFACT and not slots[item.slot].personal]
    return found


def merge(frames: Sequence[Frame], filled: Sequence[Frame]) -> list[Frame]:
    """The pages with what fills their areas, for a sheet that is nobody's in particular."""
    return [frame.filled(own) for frame, own in zip(frames, filled, strict=True)]


def _fill(
    own: Frame, item: AreaItem, brief: Brief, body_size: float, boxes: OwnBoxes, formes: Formes
) -> Overflow | None:
    """Put on a page what an area of it holds; or how much it does not hold."""
    line = boxes.line(item.area)
    if line and formes.put_line(own, line, item):
        return None
    context = Context(brief.scale_at(body_size), brief.palette, optimum_fit, item.region.rect.width)
    if item.area == PLAN:
        return _fill_plan(own, item, brief, context, _there(boxes.plan), formes)
    height = item.region.rect.height
    if line is None:
        context = context._replace(longest=longest_line(brief) * body_size)
        stack = set_area(section_rows(brief, boxes.parts[item.area], context), height, item.area)
    elif item.area == IDENTITY:
        stack = identity_stack(line, brief.content, context, height)
        formes.keep_line(item, stack, context.furniture.identity.size)
    else:
        stack = set_area(text_rows(line, context.furniture.running, context), height, MARK)
        formes.keep_line(item, stack, context.furniture.running.size)
    if isinstance(stack, Overflow):
        return stack
    for ink in stack.inks:
        own.place(ink, item.region, 0.0, brief.content.links)
    return None


def _fill_plan(
    own: Frame, item: AreaItem, brief: Brief, context: Context, plan: PlanBox, formes: Formes
) -> Overflow | None:
    if item.items is None:
        return formes.fill(own, plan, item, context, brief.em_per_character)
    over = formes.fill(own, plan_part(plan, item.items), item, context, brief.em_per_character)
    return of_whole(over, item.items) if over else None


def _there(box: T | None) -> T:
    assert box is not None, "an area whose words were not set"
    return box
