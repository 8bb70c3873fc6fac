"""Areas: what each copy says itself, set in room whose height does not depend on the words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from handout.layout.content import Heights, PlanBox
from handout.layout.form import NOTE
from handout.layout.frame import AreaInk, FieldInk, FillInk, Ink, Stack, StrokeInk, shift
from handout.layout.rows import SECTION_AIR, Context, Row, baseline, repeated, stack_rows, suited, text_lines, text_rows
from handout.layout.script_style import BODY_AIM
from handout.layout.stand_ins import PLAN
from handout.layout.style import GUTTER, HAIRLINE, LONGEST_LINE, Setting
from handout.layout.word_count import words_in
from handout.record import NamedTuple
from handout.text.paragraph import Line, Prepared

ROOM = (0, 220, 660, 800)
"""Characters of a note that the plan's set heights hold: none, short (a reminder), long (a paragraph), and as long for
words that leave much of their lines empty.
"""

INLINE, BLOCK = 8.0, 6.0
"""Between the plan's border and its words."""

STACKED_BELOW = 190.0
"""A measure, in points, that is too narrow for a label beside its value."""

TWO_ABREAST = 400.0
"""A measure that holds two fields side by side, at the size that type should have."""

LABEL_SHARE = 0.38

BELOW_LABEL = 3.0
"""Between the last line of a label, its leading with it, and the rule of its row."""

FIELD_AIR = 1.5
"""Between a form field and the rules above and below it."""

NOTE_INSET = 3.0
"""Between the outline of the room for a note and the field in it."""


ROUNDING = 0.01
"""Points that sums of heights may be over for being sums."""

NOTE_ROW = -1
"""The note, where rows of the plan are counted from 0."""


class Excess(NamedTuple):
    """About how many words are too many, and of the plan the `row` to shorten."""

    words: int
    row: int | None = None


class Overflow(NamedTuple):
    """An area whose words take more than its room; by how much is found when asked, since there may be more room."""

    area: str
    excess: Callable[[], Excess]


def area_row(area: str, height: float, context: Context, before: float = 0.0) -> Row:
    """An area in the flow of the text; it begins `before` points ahead of the text's lines."""
    ink = AreaInk(-before, 0.0, context.measure + before, height, area)
    lines = max(1, round(height / context.scale.body.leading))
    return Row(height, (ink,), before=context.scale.apart, air=SECTION_AIR, lines=lines)


class PlanHeights(NamedTuple):
    """What 'Your plan' is made of, by heights that no words of a recipient change: its head with the padding of the
    border, its rows as one line each, room for a note, a line to write on. Values that wrap may take up to `more`.
    """

    head: float
    rows: tuple[float, ...]
    note: float
    line: float
    more: float


def plan_heights(plan: PlanBox, context: Context, heights: Heights, em_per_character: float) -> PlanHeights:
    """The set heights of the parts of 'Your plan'."""
    inner = _inner(context)
    blank = plan._replace(rows=tuple((label, None) for label, _ in plan.rows))
    head = stack_rows(_head(plan, inner)).height + 2 * context.scale.air(BLOCK)
    across = _note_measure(inner, em_per_character) / (em_per_character * context.scale.body_size)
    lines = math.ceil(ROOM[heights.plan] / across) * context.scale.body.leading
    room = lines + context.scale.apart if lines else 0.0
    room += _label_setting(context).leading + 2 * NOTE_INSET if plan.fields and plan.fields.note else 0.0
    return PlanHeights(head, tuple(row.height for row in _table(blank, inner)), room, context.furniture.ruled, lines)


def plan_height(plan: PlanBox, context: Context, heights: Heights, em_per_character: float) -> float:
    """The set height of 'Your plan' as one."""
    head, rows, note, line, _ = plan_heights(plan, context, heights, em_per_character)
    return context.scale.on_grid(head + sum(rows) + note + plan.write_in * line)


def _note_measure(inner: Context, em_per_character: float) -> float:
    return min(inner.measure, LONGEST_LINE * em_per_character * inner.scale.body_size)


def plan_rows(plan: PlanBox, context: Context, em_per_character: float) -> list[Row]:
    """'Your plan' as it is filled."""
    inner = _inner(context)
    rows = [*_head(plan, inner), *_table(plan, inner)]
    if plan.note:
        rows += _note_rows(plan.note, inner._replace(measure=_note_measure(inner, em_per_character)))
    return rows


def _note_rows(note: Prepared, context: Context) -> list[Row]:
    rows = text_rows(note, context.scale.body, context)
    rows[0] = rows[0]._replace(before=context.scale.apart)
    return rows


def set_area(rows: list[Row], height: float, area: str) -> Stack | Overflow:
    """Rows in a room of a set height, or how many words are too many."""
    stack = stack_rows(rows)
    return stack if stack.height <= height + ROUNDING else Overflow(area, partial(_excess, rows, height))


def _excess(rows: Sequence[Row], height: float) -> Excess:
    used, over = 0.0, 0
    for row in rows:
        used += row.before + row.height
        over += row.words if used > height else 0
    return Excess(max(over, 1))


def value_lines(plan: PlanBox, context: Context) -> list[list[Line]]:
    """The lines of each of a copy's values, none where a hand is to write."""
    _, each = _abreast(_inner(context))
    cell = each if each.measure < STACKED_BELOW else _behind_label(each)
    setting = context.furniture.plan_value
    return [text_lines(value, suited(value, setting, cell), cell) if value else [] for _, value in plan.rows]


def note_lines(note: Prepared, context: Context, em_per_character: float) -> list[Line]:
    """The lines of a copy's note in the plan."""
    inner = _inner(context)
    narrow = inner._replace(measure=_note_measure(inner, em_per_character))
    return text_lines(note, suited(note, context.scale.body, narrow), narrow)


def least_note_lines(note: Prepared, context: Context, em_per_character: float) -> int:
    """Lines that a note takes in the plan at the very least."""
    return _least_of_note(note, _note_measure(_inner(context), em_per_character), context)


def _least_of_note(note: Prepared, measure: float, context: Context) -> int:
    return note.least_lines(measure / context.scale.body.size)


def plan_overflow(plan: PlanBox, context: Context, height: float, em_per_character: float) -> Overflow:
    """A plan that its room does not hold."""
    return Overflow(PLAN, partial(_most_over, plan, context, _room(plan, context, height), em_per_character))


def _room(plan: PlanBox, context: Context, height: float) -> float:
    """What is within the border for words."""
    return height - 2 * context.scale.air(BLOCK) - plan.write_in * context.furniture.ruled


def plan_stack(plan: PlanBox, context: Context, height: float, em_per_character: float) -> Stack | Overflow:
    """'Your plan' in its border, ruled lines at its foot."""
    pad = context.scale.air(BLOCK)
    room = _room(plan, context, height)
    text = _within(plan, context, room, em_per_character)
    if text is None:
        return plan_overflow(plan, context, height, em_per_character)
    palette, apart, pen = context.palette, context.furniture.ruled, context.furniture.pen
    if plan.goes_on:
        height -= room - text.height
    border = StrokeInk(0.0, 0.0, context.measure, height, palette.primary, 1.0, 3.0)
    width = context.measure - 2 * INLINE
    foot = height - pad - 2.0
    lines = [FillInk(INLINE, foot - apart * n, width, pen, palette.rule) for n in range(plan.write_in)]
    inks: list[Ink] = [border, *lines, *text.moved(INLINE, pad)]
    if plan.fields:
        top = foot - apart * plan.write_in
        for number, name in enumerate(plan.fields.lines):
            inks.append(_field(INLINE, top + apart * number, width, apart, name, context))
        if plan.fields.note:
            inner = _inner(context)
            narrow = inner._replace(measure=_note_measure(inner, em_per_character))
            inks += _note_field(plan.fields.note, narrow, pad + text.height, top - 2.0)
    return Stack(height, tuple(inks))


def _within(plan: PlanBox, context: Context, room: float, em_per_character: float) -> Stack | None:
    """The rows and the note of the plan, if a room holds them. A note that cannot fit is not broken into lines."""
    inner = _inner(context)
    rows = [*_head(plan, inner), *_table(plan, inner)]
    if plan.note:
        narrow = inner._replace(measure=_note_measure(inner, em_per_character))
        body = context.scale.body
        least = _least_of_note(plan.note, narrow.measure, context) * body.leading
        if stack_rows(rows).height + least > room + ROUNDING:
            return None
        rows += _note_rows(plan.note, narrow)
    stack = stack_rows(rows)
    return stack if stack.height <= room + ROUNDING else None


def _most_over(plan: PlanBox, context: Context, room: float, em_per_character: float) -> Excess:
    """The row, or the note, that takes most beyond its own share of a room that does not hold all."""
    _, each = _abreast(_inner(context))
    blank = plan._replace(rows=tuple((label, None) for label, _ in plan.rows), note=None)
    alone = plan._replace(rows=blank.rows)
    empty, used, with_note = (
        stack_rows(plan_rows(box, context, em_per_character)).height for box in (blank, plan, alone)
    )
    shares = [
        (filled.height - bare.height, number, filled.height, _words(value))
        for number, (filled, bare, (_, value)) in enumerate(
            zip(_cells(plan, each), _cells(blank, each), plan.rows, strict=True)
        )
    ]
    if plan.note:
        shares.append((with_note - room, NOTE_ROW, with_note - empty, words_in(plan.note)))
    _, row, height, words = max(shares, default=(0.0, NOTE_ROW, 1.0, 0))
    return Excess(max(1, math.ceil(words * min(1.0, (used - room) / height))), row)


def _field(inline: float, block: float, width: float, height: float, place: str, context: Context) -> FieldInk:
    """A field between two rules, in the size of written values."""
    air = FIELD_AIR
    return FieldInk(inline, block + air, width, height - 2 * air, place, context.furniture.plan_value.size, bold=True)


def _note_field(heading: Prepared, context: Context, top: float, end: float) -> list[Ink]:
    """Room to type a note, outlined, with its label above: a rule to write on would promise one line."""
    setting = _label_setting(context)
    label = stack_rows(text_rows(heading, setting, context, context.palette.quiet))
    block = top + 2.0 + label.height
    height = end - block
    box = StrokeInk(INLINE, block, context.measure, height, context.palette.quiet, HAIRLINE, 0.0)
    inner = (INLINE + NOTE_INSET, block + NOTE_INSET, context.measure - 2 * NOTE_INSET, height - 2 * NOTE_INSET)
    return [*label.moved(INLINE, top + 2.0), box, FieldInk(*inner, NOTE, context.scale.body.size)]


def _inner(context: Context) -> Context:
    return context.narrower(2 * INLINE)


def _head(plan: PlanBox, context: Context) -> list[Row]:
    rows = text_rows(plan.heading, context.scale.heading, context, context.palette.primary)
    return [row._replace(inks=tuple(map(repeated, row.inks))) for row in rows] if plan.again else rows


def _table(plan: PlanBox, context: Context) -> Iterator[Row]:
    """The cells of the plan, one or two in a row."""
    abreast, each = _abreast(context)
    cells = _cells(plan, each)
    for start in range(0, len(cells), abreast):
        yield _joined(cells[start : start + abreast], each.measure + GUTTER)


def _abreast(context: Context) -> tuple[int, Context]:
    """How many cells stand side by side, and what each is set in."""
    abreast = 2 if context.measure >= TWO_ABREAST * context.scale.body_size / BODY_AIM else 1
    return abreast, context._replace(measure=(context.measure - (abreast - 1) * GUTTER) / abreast)


def _cells(plan: PlanBox, each: Context) -> list[Row]:
    """A cell for each field: its label, then the value, or a rule to write on, with room to type if it has a name."""
    make = partial(_stacked, shrink=True) if plan.both else _stacked if each.measure < STACKED_BELOW else _beside
    names = plan.fields.rows if plan.fields else ("",) * len(plan.rows)
    return [make(label, value, name, each) for (label, value), name in zip(plan.rows, names, strict=True)]


def _joined(cells: Sequence[Row], step: float) -> Row:
    """Rows side by side as one."""
    inks = tuple(shift(ink, number * step, 0.0) for number, cell in enumerate(cells) for ink in cell.inks)
    return Row(max(cell.height for cell in cells), inks, words=sum(cell.words for cell in cells))


def _beside(label: Prepared, value: Prepared | None, name: str, context: Context) -> Row:
    beside = _behind_label(context)
    start = context.measure - beside.measure
    body, setting, line = context.scale.body, context.furniture.plan_value, context.furniture.ruled
    left = stack_rows(text_rows(label, body, context._replace(measure=start - 6.0)))
    right = _value(value, beside)
    base = max(baseline(setting, label), baseline(body, label)) + (line - setting.leading) / 2
    top = base - baseline(body, label)
    height = max(line, right.height + line - setting.leading, top + left.height + BELOW_LABEL)
    inks: list[Ink] = [*left.moved(0.0, top)]
    inks += right.moved(start, (line - setting.leading) / 2)
    inks.append(_rule(context, height, start if value is None else 0.0, value))
    if name:
        inks.append(_field(start, 0.0, context.measure - start, height, name, context))
    return Row(height, tuple(inks), words=_words(value))


def _behind_label(context: Context) -> Context:
    """What a value beside its label is set in."""
    return context.narrower(LABEL_SHARE * context.measure)


def _stacked(label: Prepared, value: Prepared | None, name: str, context: Context, *, shrink: bool = False) -> Row:
    above = stack_rows(text_rows(label, _label_setting(context), context, context.palette.quiet))
    below = _value(value, context, shrink=shrink)
    height = above.height + max(below.height + 4.0, context.furniture.ruled - 4.0)
    inks = [*above.inks, *below.moved(0.0, above.height), _rule(context, height, 0.0, value)]
    if name:
        inks.append(_field(0.0, above.height, context.measure, height - above.height, name, context))
    return Row(height, tuple(inks), words=_words(value))


def _label_setting(context: Context) -> Setting:
    """Of a label above its value."""
    body = context.scale.body
    return body._replace(size=max(context.furniture.smallest, body.size - 1.5))


def _value(value: Prepared | None, context: Context, *, shrink: bool = False) -> Stack:
    """A value; one that may `shrink` stays on its line if it can, but is no smaller than the body."""
    setting = context.furniture.plan_value
    if shrink and value and value.width * setting.size > context.measure:
        setting = setting._replace(size=max(context.scale.body_size, context.measure / value.width))
    return stack_rows(text_rows(value, setting, context)) if value else Stack(setting.leading)


def _rule(context: Context, height: float, start: float, value: Prepared | None) -> FillInk:
    color = context.palette.rule if value else context.palette.quiet
    return FillInk(start, height - HAIRLINE, context.measure - start, HAIRLINE, color)


def _words(value: Prepared | None) -> int:
    return words_in(value) if value else 0
