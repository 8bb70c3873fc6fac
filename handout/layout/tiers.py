"""Pages as tiers, one below the other: columns of text, and sections that stand across them.

Text above such a section is read down each of its columns, before the section; text below it, after.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby

from handout.layout.flow import Column, Group, balance, column_height, distribute
from handout.record import NamedTuple


class Tier(NamedTuple):
    """Columns side by side, or one `across` the page; `top` is how far down the page's text it begins."""

    columns: list[Column]
    across: bool
    top: float

    @property
    def height(self) -> float:
        return max(map(column_height, self.columns))

    @property
    def foot(self) -> float:
        return self.top + self.height


def tiers(columns: Sequence[Column], count: int) -> list[Tier]:
    """A page's columns, in the order of reading, as tiers of `count` columns or of one that stands across."""
    made: list[Tier] = []
    while columns:
        across = any(group.across for group in columns[0])
        own, columns = (columns[:1], columns[1:]) if across else (columns[:count], columns[count:])
        top = made[-1].foot + own[0][0].before if made else 0.0
        made.append(Tier(list(own), across, top))
    return made


def fill_pages(groups: Sequence[Group], heights: Sequence[float], count: int) -> tuple[list[list[Column]], list[Group]]:
    """The columns of pages of such heights, filled in order, and the groups that no page is left for.

    What stands above a section across the page ends as high up as it can, so that nothing after it is further down
    than need be: then, too, filling greedily is the best there is.
    """
    if not any(group.across for group in groups):
        columns, rest = distribute(groups, [height for height in heights for _ in range(count)], count)
        return [columns[start : start + count] for start in range(0, len(columns), count)], rest
    runs = [(across, list(run)) for across, run in groupby(groups, lambda group: group.across)]
    pages = _Pages(heights)
    for number, (across, run) in enumerate(runs, 1):
        if rest := pages.add(run, 1 if across else count, more=number < len(runs)):
            return pages.all(count), [*rest, *chain(*(left for _, left in runs[number:]))]
    return pages.all(count), []


class _Pages:
    """Pages as they are filled, tier by tier: the number of the one that is, and how much of it is used."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = heights
        self._columns: list[list[Column]] = [[] for _ in heights]
        self._page, self._used = 0, 0.0

    def add(self, run: Sequence[Group], count: int, *, more: bool) -> list[Group]:
        """Put groups into `count` columns of this page and those that follow; gives what no page is left for.

        Where there is `more` to come below them, they end as high up as they can.
        """
        gap = run[0].before if self._used else 0.0
        rooms = [max(0.0, self._heights[self._page] - self._used - gap), *self._heights[self._page + 1 :]]
        filled, rest = distribute(run, [room for room in rooms for _ in range(count)], count)
        tiers = [filled[start : start + count] for start in range(0, len(filled), count)]
        last = max((number for number, columns in enumerate(tiers) if any(columns)), default=0)
        if more and not rest:
            tiers[last] = balance(list(chain(*tiers[last])), count, rooms[last])
        for number, columns in enumerate(tiers[: last + 1]):
            if number:
                self._page, self._used, gap = self._page + 1, 0.0, 0.0
            if any(columns):
                self._columns[self._page] += columns
                self._used += gap + max(map(column_height, columns))
        return rest

    def all(self, count: int) -> list[list[Column]]:
        """The columns of each page; one that nothing stands on has `count` of them too."""
        return [columns or [[] for _ in range(count)] for columns in self._columns]
