"""The words of 'Your plan', its labels in one language or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handout.document import Own, Plan, in_both
from handout.layout.content import PlanBox
from handout.layout.stand_ins import PLAN
from handout.model import Phrase
from handout.text.fonts import BOLD, REGULAR, TextStyle
from handout.text.itemize import StyledRange
from handout.text.paragraph import Prepared

if TYPE_CHECKING:
    from handout.layout.typeset import Typesetter

Row = tuple[Prepared, Prepared | None]


def set_plan(setter: Typesetter, plan: Plan, own: Own) -> PlanBox:
    """'Your plan': a table whose rows start with a label, then the note."""
    with setter.tree.area(PLAN), setter.tree.element("Sect"):
        (title, second), *labels = plan.labels()
        with setter.tree.element("H2", language=setter.language_of(title), words=in_both(title, second)):
            heading = _label(setter, title, _second(plan, second), BOLD)
        rows: list[Row] = []
        if plan.rows:
            with setter.tree.element("Table"):
                for number, (label, second) in enumerate(labels):
                    rows.append(_row(setter, number, label, _second(plan, second), own.values[number]))
        note = setter.own(own.note or "", "P") if plan.has_note else None
        fields = setter.form.below_plan(plan, setter.artifact)
    return PlanBox(heading, tuple(rows), plan.write_in, note, fields)


def _second(plan: Plan, label: Phrase | None) -> tuple[Phrase, str] | None:
    """A label in the second language, and which that is."""
    return (label, plan.second.language) if plan.second and label else None


def _row(setter: Typesetter, number: int, label: Phrase, second: tuple[Phrase, str] | None, value: str | None) -> Row:
    with setter.tree.element("TR"):
        with setter.tree.element("TH", scope="Row", language=setter.language_of(label)):
            head = _label(setter, label, second)
        with setter.tree.element("TD", personal=True):
            words = setter.own(value or "", "TD", BOLD, setter.tree.slot())
            setter.form.plan_row(number)
        return head, words if value else None


def _label(
    setter: Typesetter, label: Phrase, second: tuple[Phrase, str] | None, style: TextStyle = REGULAR
) -> Prepared:
    """A label in the element that is open, and behind it, in an element of its own, the same in the second language."""
    if second is None:
        return setter.line(label, style)
    other, language = second
    text = in_both(label, other)
    start = len(text) - len(other.text)
    ranges = [StyledRange(0, start, style, setter.tree.slot())]
    with setter.tree.element("Span", language=language):
        ranges.append(StyledRange(start, len(text), style, setter.tree.slot(), isolate=True))
    return setter.prepared(text, ranges, [(0, label.span), (start, other.span)])
