"""The words of 'Your plan', its labels in one language or two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handout.document import OWN, Own, Plan, PlanLabels, in_both
from handout.layout.content import PlanBox
from handout.layout.stand_ins import PLAN
from handout.layout.structure import item_of
from handout.model import Phrase
from handout.record import NamedTuple
from handout.text.fonts import BOLD, REGULAR, TextStyle
from handout.text.itemize import StyledRange
from handout.text.paragraph import Prepared

if TYPE_CHECKING:
    from handout.layout.typesetter import Typesetter


class _Cells(NamedTuple):
    """What a row of the plan is called, and in the second language; `plan` are all labels in that one."""

    label: Phrase
    second: tuple[Phrase, str] | None
    plan: PlanLabels | None


def set_plan(setter: Typesetter, plan: Plan) -> PlanBox:
    """'Your plan' as all copies share it: a table whose rows start with a label, then the note; the words of one copy
    have their slots, and stand nowhere yet.
    """
    with setter.tree.area(PLAN), setter.tree.element("Sect"):
        (title, second), *labels = plan.labels()
        with setter.tree.element(
            "H2", language=setter.language_of(title), words=in_both(title.text, second and second.text)
        ):
            heading = _label(setter, title, _second(plan, second), BOLD)
        rows: list[tuple[Prepared, None]] = []
        if plan.rows:
            with setter.tree.element("Table"):
                for number, (label, second) in enumerate(labels):
                    with setter.tree.area(item_of(PLAN, number)):
                        rows.append((_row(setter, number, _Cells(label, _second(plan, second), plan.second)), None))
        with setter.tree.area(item_of(PLAN, len(plan.rows))):
            note = setter.own("", "P") if plan.has_note else None
        fields = setter.form.below_plan(plan, setter.artifact)
    return PlanBox(heading, tuple(rows), plan.write_in, note, fields, plan.second is not None)


def _second(plan: Plan, label: Phrase | None) -> tuple[Phrase, str] | None:
    """A label in the second language, and which that is."""
    return (label, plan.second.language) if plan.second and label else None


def _row(setter: Typesetter, number: int, cells: _Cells) -> Prepared:
    """A row's label; what stands behind it has a slot, and one in an element of its own for the second language."""
    with setter.tree.element("TR"):
        with setter.tree.element("TH", scope="Row", language=setter.language_of(cells.label)):
            head = _label(setter, cells.label, cells.second)
        with setter.tree.element("TD", personal=True):
            setter.tree.slot()
            if cells.plan:
                with setter.tree.element("Span", language=cells.plan.language, personal=True):
                    setter.tree.slot()
            setter.form.plan_row(number)
        return head


def plan_of_copy(setter: Typesetter, shared: PlanBox, areas: Mapping[str, range], own: Own) -> PlanBox:
    """The plan as all copies share it, with the words of one in the slots of its `areas`."""
    slots = [areas[item_of(PLAN, number)] for number in range(len(shared.rows) + 1)]
    if shared.both:
        values = [
            _in_both(setter, number, own, (slots[number][-2], slots[number][-1])) if value else None
            for number, value in enumerate(own.values)
        ]
    else:
        values = [
            setter.own_line(value, BOLD, own_slots[-1]) if value else None
            for value, own_slots in zip(own.values, slots, strict=False)
        ]
    rows = tuple((label, value) for (label, _), value in zip(shared.rows, values, strict=True))
    note = setter.own_line(own.note or "", REGULAR, slots[-1][0]) if shared.note else None
    return shared._replace(rows=rows, note=note)


def _in_both(setter: Typesetter, number: int, own: Own, slots: tuple[int, int]) -> Prepared:
    """A value, and in a slot of its own the same in the second language, which may have no words."""
    text, value = own.in_both(number), own.values[number] or ""
    middle = len(value)
    ranges = [StyledRange(0, middle, BOLD, slots[0]), StyledRange(middle, len(text), BOLD, slots[1])]
    return setter.prepared(text, ranges, [(0, OWN)])


def _label(
    setter: Typesetter, label: Phrase, second: tuple[Phrase, str] | None, style: TextStyle = REGULAR
) -> Prepared:
    """A label in the element that is open, and behind it, in an element of its own, the same in the second language."""
    if second is None:
        return setter.line(label, style)
    other, language = second
    text = in_both(label.text, other.text)
    start = len(text) - len(other.text)
    ranges = [StyledRange(0, start, style, setter.tree.slot())]
    with setter.tree.element("Span", language=language):
        ranges.append(StyledRange(start, len(text), style, setter.tree.slot(), isolate=True))
    return setter.prepared(text, ranges, [(0, label.span), (start, other.span)])
