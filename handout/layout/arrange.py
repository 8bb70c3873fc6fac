"""Which wholes (callouts, tables) stay in one column: all of them, unless that has too high a price."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout.flow import Column, Group, column_height, distribute, group_rows
from handout.layout.rows import Row
from handout.record import NamedTuple

HOLE = 8
"""Lines that a page may leave blank before its successor begins: with more it looks unfinished, and is wasted."""


class Room(NamedTuple):
    """The height of each page's columns, how many there are, and how tall a line is."""

    heights: Sequence[float]
    columns: int
    line: float

    @property
    def hole(self) -> float:
        """The least blank height, over all columns of a page, that is a hole."""
        return HOLE * self.line * self.columns


class Arranged(NamedTuple):
    """The columns of all pages, and the groups that no column is left for."""

    columns: list[Column]
    rest: list[Group]


def arrange(rows: Sequence[Row], room: Room, *, least: bool) -> Arranged:
    """Rows into columns, wholes kept whole where a column can hold them.

    They are let go, as few as possible, where keeping them leaves a hole on a page before the last; and in the `least`
    type that there may be, where they do not fit else.
    """
    tallest = max(room.heights)
    groups = group_rows(rows, tallest)
    kept = _fill(groups, room)
    if not kept.rest and _blank(kept, room) <= room.hole:
        return kept
    if not least and _blank(kept, room) <= room.hole:
        return kept
    pieces = [group_rows(group.rows, tallest, loose=True) for group in groups]
    loose = _fill([piece for group in pieces for piece in group], room)
    return loose if loose.rest else _tightened(groups, pieces, loose, room)


def _tightened(groups: list[Group], pieces: list[list[Group]], loose: Arranged, room: Room) -> Arranged:
    """Wholes let go that need not be, put together again one by one: those that do not fill a hole, or most of it."""
    allowed = room.hole + _blank(loose, room)
    best = loose
    for number, group in enumerate(groups):
        if len(pieces[number]) == 1:
            continue
        let_go, pieces[number] = pieces[number], [group]
        tried = _fill([piece for each in pieces for piece in each], room)
        if tried.rest or _blank(tried, room) > allowed:
            pieces[number] = let_go
        else:
            best = tried
    return best


def _fill(groups: Sequence[Group], room: Room) -> Arranged:
    heights = [height for height in room.heights for _ in range(room.columns)]
    return Arranged(*distribute(groups, heights, room.columns))


def _blank(made: Arranged, room: Room) -> float:
    """The most that a page leaves blank, over all its columns, while there is more to come."""
    blanks = [0.0]
    for page, height in enumerate(room.heights[:-1]):
        start = page * room.columns
        columns, later = made.columns[start : start + room.columns], made.columns[start + room.columns :]
        if made.rest or any(later):
            blanks.append(room.columns * height - sum(map(column_height, columns)))
    return max(blanks)
