"""Rows into columns: filled in order, ended level."""

from __future__ import annotations

import math
from collections.abc import Sequence

from handout.layout.rows import Row


class Group:
    """Rows that stand in one column, or `across` all of them.

    `before` is the space above them, and `height` is without it; `again` is how tall that is which stands above the
    first row where it begins a column.
    """

    __slots__ = ("across", "again", "before", "height", "rows")

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.across = rows[0].across
        self.before = rows[0].before
        self.height = sum([row.before + row.height for row in rows]) - self.before
        self.again = sum([row.height for row in rows[0].again])


Column = list[Group]


def overleaf(group: Group) -> Group:
    """A group as it begins a page after the first, below what stands above it only there."""
    first = group.rows[0]
    return Group((first._replace(again=first.overleaf), *group.rows[1:])) if first.overleaf else group


def anywhere(group: Group) -> Group:
    """A group as it is where it may begin a page or not."""
    first = group.rows[0]
    return Group((first._replace(again=()), *group.rows[1:])) if first.overleaf else group


def group_rows(rows: Sequence[Row], tallest: float, *, loose: bool = False) -> list[Group]:
    """Rows that stay together as groups: also those that are of one whole, unless `loose`.

    A whole taller than any column is let go; what is taller still, in pieces of two lines or more.
    """
    groups: list[Group] = []
    held: list[Row] = []
    for row in rows:
        held.append(row)
        if not row.keep and (loose or not row.whole):
            groups.extend(_within(held, tallest, loose=loose))
            held = []
    if held:
        groups.extend(_within(held, tallest, loose=loose))
    return groups


def _within(rows: list[Row], tallest: float, *, loose: bool) -> list[Group]:
    group = Group(tuple(rows))
    if group.height <= tallest:
        return [group]
    return _pieces(rows) if loose else group_rows(rows, tallest, loose=True)


def _pieces(rows: list[Row]) -> list[Group]:
    pieces: list[Group] = []
    held: list[Row] = []
    for number, row in enumerate(rows):
        held.append(row)
        left = sum(each.lines for each in rows[number + 1 :])
        if row.words and not row.tight and sum(each.lines for each in held if each.words) >= 2 and left >= 2:
            pieces.append(Group(tuple(held)))
            held = []
    return [*pieces, Group(tuple(held))] if held else pieces


def distribute(
    groups: Sequence[Group], heights: Sequence[float], a_page: int | None = None
) -> tuple[list[Column], list[Group]]:
    """Columns filled in order, each as full as it gets, and the groups that no column is left for.

    There are so many columns `a_page`, or all are on one.

    Filling greedily is the best there is: what a column takes in addition never makes the rest longer. What stands
    again at a column's head has stood in the column before, so that it costs no more than to begin there.
    """
    columns: list[Column] = []
    index = 0
    for number, height in enumerate(heights):
        column: Column = []
        used = 0.0
        begins_page = a_page is not None and number > 0 and number % a_page == 0
        while index < len(groups):
            group = overleaf(groups[index]) if begins_page and not column else groups[index]
            needed = group.height + (group.before if column else group.again)
            if used + needed > height + 1e-6:
                break
            column.append(group)
            used += needed
            index += 1
        columns.append(column)
    return columns, list(groups[index:])


def column_height(column: Sequence[Group]) -> float:
    """How tall a column's groups are, one below the other."""
    first = column[0].again - column[0].before if column else 0.0
    return sum(group.before + group.height for group in column) + first


def column_rows(column: Sequence[Group]) -> list[Row]:
    """A column's rows, below what stands there again where it begins in the midst of something."""
    rows = [row for group in column for row in group.rows]
    if rows and rows[0].again:
        return [*rows[0].again, rows[0]._replace(before=0.0, air=0), *rows[1:]]
    return rows


def balance(groups: Sequence[Group], count: int, most: float) -> list[Column]:
    """The groups in `count` columns of the least height that holds them; they must fit at height `most`."""
    low, high = column_height(groups) / count, most
    if distribute(groups, [low] * count)[1]:
        while high - low > 0.2:
            middle = (low + high) / 2
            if distribute(groups, [middle] * count)[1]:
                low = middle
            else:
                high = middle
    else:
        high = low
    return distribute(groups, [high] * count)[0]


def level(column: Sequence[Group], height: float, step: float, most: float = math.inf) -> list[Row]:
    """A column's rows, its gaps grown by whole grid steps so that it ends at `height`, as far as their air allows.

    The gaps between sections grow first, alike, each by `most` steps; those between paragraphs only when that is not
    enough.
    """
    rows = column_rows(column)
    steps = int((height - column_height(column)) / step + 1e-6)
    for air in sorted({row.air for row in rows[1:] if row.air}, reverse=True):
        gaps = [number for number, row in enumerate(rows) if number and row.air == air]
        given = min(max(steps, 0), int(min(air, most)) * len(gaps))
        for order, number in enumerate(gaps):
            share = given // len(gaps) + (1 if order < given % len(gaps) else 0)
            rows[number] = rows[number]._replace(before=rows[number].before + share * step)
        steps -= given
    return rows
