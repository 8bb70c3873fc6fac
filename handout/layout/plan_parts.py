"""'Your plan' where it is taller than a page, as it may be in large print: parts of it on pages that follow each other.

Its items are its rows, counted from 0, then the room for a note, then each line to write on. Which of them are on which
page is the same for all copies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from handout.layout.areas import NOTE_ROW, Excess, Overflow, plan_heights
from handout.layout.brief import Brief
from handout.layout.content import PlanBox
from handout.layout.flow import Column, Group
from handout.layout.frame import AreaInk, Items
from handout.layout.rows import SECTION_AIR, Context, Row
from handout.layout.stand_ins import PLAN

WRAPPING = 0.5
"""Of the room for a note, as much on each page for values that wrap: two lines, or six."""


def parted(rows: Sequence[Row], tallest: float, brief: Brief, context: Context) -> list[Row]:
    """Rows, with the items of a plan that is taller than any page in place of it as one."""
    parts: list[Row] = []
    for row in rows:
        parts += _items(row, tallest, brief, context) if _is_taller(row, tallest) else [row]
    return parts


def _is_taller(row: Row, tallest: float) -> bool:
    return row.height > tallest and _plan_ink(row) is not None


def _plan_ink(row: Row) -> AreaInk | None:
    return next((ink for ink in row.inks if isinstance(ink, AreaInk) and ink.area == PLAN), None)


def _items(whole: Row, tallest: float, brief: Brief, context: Context) -> list[Row]:
    """A row an item; two stay together at either end, and the heading stands above again where the rest goes on.

    On each page there is room for values that wrap.
    """
    plan = brief.content.plan
    assert plan is not None  # it has a row
    head, cells, note, line, more = plan_heights(plan, context, brief.content.heights, brief.em_per_character)
    head += WRAPPING * more
    # A note is on one page; in Nastaliq the room for a long one would be taller than that.
    heights = [*cells, min(note, tallest - head), *[line] * plan.write_in]
    numbers = [number for number, height in enumerate(heights) if height]
    rows = []
    for order, number in enumerate(numbers):
        height = heights[number] + (0.0 if order else head)
        ink = AreaInk(0.0, 0.0, context.measure, height, PLAN, (number, number + 1))
        lines = max(1, round(height / context.scale.body.leading))
        rows.append(Row(height, (ink,), lines=lines, again=(Row(head, lines=0),) if order else ()))
    for first in {0, len(rows) - 2} if len(rows) > 1 else ():
        pair = rows[first].height + rows[first + 1].height + (head if first else 0.0)
        rows[first] = rows[first]._replace(keep=pair <= tallest)
    return [rows[0]._replace(before=whole.before, air=SECTION_AIR), *rows[1:]]


def joined(column: Column) -> Column:
    """A page's rows, the items of the plan that it has as one area."""
    items = [row for group in column for row in group.rows if (ink := _plan_ink(row)) and ink.items]
    if not items:
        return column
    rest = {id(row) for row in items[1:]}
    whole = _one(items)
    groups = [tuple(whole if row is items[0] else row for row in group.rows if id(row) not in rest) for group in column]
    return [Group(rows) for rows in groups if rows]


def _one(items: Sequence[Row]) -> Row:
    inks = [ink for row in items for ink in row.inks if isinstance(ink, AreaInk) and ink.items]
    numbers = [each for ink in inks for each in ink.items or ()]
    height = sum(row.height for row in (*items[0].again, *items))
    ink = inks[0]._replace(height=height, items=(numbers[0], numbers[-1]))
    return items[0]._replace(height=height, inks=(ink,), again=(), lines=sum(row.lines for row in items))


def plan_part(plan: PlanBox, items: Items) -> PlanBox:
    """Those items of a plan, under its heading."""
    first, end = items
    cells, note = slice(first, end), len(plan.rows)
    begin, stop = (max(0, each - note - 1) for each in items)
    has_note = first <= note < end
    fields = plan.fields
    if fields:
        fields = fields._replace(
            rows=fields.rows[cells], lines=fields.lines[begin:stop], note=fields.note if has_note else None
        )
    return plan._replace(
        rows=plan.rows[cells],
        write_in=stop - begin,
        note=plan.note if has_note else None,
        fields=fields,
        again=first > 0,
        goes_on=end <= note,
    )


def of_whole(overflow: Overflow, items: Items) -> Overflow:
    """What is over in a part, by the row of the whole plan."""
    return overflow._replace(excess=partial(_moved, overflow.excess, items[0]))


def _moved(excess: Callable[[], Excess], first: int) -> Excess:
    found = excess()
    return found if found.row in (None, NOTE_ROW) else found._replace(row=found.row + first)
