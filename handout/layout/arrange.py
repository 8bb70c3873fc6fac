"""Which wholes (callouts, tables) stay in one column: all of them, unless that has too high a price."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from handout.layout.flow import Column, Group, column_height, group_rows
from handout.layout.rows import Row
from handout.layout.tiers import fill_pages, tiers
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


class Pages(NamedTuple):
    """The columns of each page, and the groups that no column is left for."""

    pages: list[list[Column]]
    rest: list[Group]


def arrange(rows: Sequence[Row], room: Room, *, least: bool) -> Arranged:
    """The same as `arrange_pages` for text that nothing stands across, so that each page has as many columns."""
    pages, rest = arrange_pages(rows, room, least=least)
    return Arranged(list(chain(*pages)), rest)


def arrange_pages(rows: Sequence[Row], room: Room, *, least: bool) -> Pages:
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


def _tightened(groups: list[Group], pieces: list[list[Group]], loose: Pages, room: Room) -> Pages:
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


def _fill(groups: Sequence[Group], room: Room) -> Pages:
    return Pages(*fill_pages(groups, room.heights, room.columns))


def _blank(made: Pages, room: Room) -> float:
    """The most that a page leaves blank at its foot, over all its columns, while there is more to come."""
    blanks = [0.0]
    for page, height in enumerate(room.heights[:-1]):
        if made.rest or any(chain(*made.pages[page + 1 :])):
            last = tiers(made.pages[page], room.columns)[-1]
            used = sum(map(column_height, last.columns)) * room.columns / len(last.columns)
            blanks.append(room.columns * (height - last.top) - used)
    return max(blanks)
