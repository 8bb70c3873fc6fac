"""Where columns and pages end: of all ways that hold the text, the one that a reader notices least.

The search for the size fills columns greedily, which is all that it must know. For the pages themselves each end is
weighed, once: better between sections than within one, better between paragraphs than within one, and so that the
columns of a page end level with gaps alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from handout.layout.arrange import Room
from handout.layout.flow import Column, Group, anywhere, column_height, column_rows, overleaf
from handout.layout.frame import TextInk
from handout.layout.rows import PARAGRAPH_AIR, SECTION_AIR, Row
from handout.layout.tiers import Tier, tiers
from handout.record import NamedTuple

IN_SECTION, IN_PARAGRAPH, IN_WHOLE = 3.0, 6.0, 36.0
"""What it costs to end a column between the paragraphs or items of a section, within a paragraph, within a callout or
a table: as much as columns of which one ends so many lines above the other, squared; for a paragraph, two and a half.
"""

STRANDED = 12.0
"""What it costs to leave a list's first step by itself in a column, or its last, or to part a short list: at a turn, as
much as a foot of seven blank lines, which a heading, a step and the gap above them take."""

AT_TURN = 4.0
"""How much worse it is to turn the page there than to look up to the next column."""

UNEVEN = 0.25
"""What gaps cost that are a step taller in one column than in the other, squared: four steps, which are a line of text,
are as bad as columns of which one ends two lines above the other."""

MOST_UNEVEN = 2
"""Steps, half a line, by which gaps between sections may grow more in one column than in another so that both end
level. A reader takes a gap twice as tall for the beginning of something else; a column that ends higher, for its end.
"""

NEAR = 1e-6


class Stretch(NamedTuple):
    """A column's height, and how many of its gaps may grow: between sections, and between paragraphs."""

    height: float
    sections: int
    paragraphs: int


class Grown(NamedTuple):
    """Columns that grow towards `target`: where each ends, and by how many steps each of its gaps between sections
    grows, which are `most` at most."""

    target: float
    most: int
    feet: list[float]
    shares: list[float]


class Way(NamedTuple):
    """Where each column of a page ends, as numbers of groups, and what that costs."""

    cost: float
    ends: tuple[int, ...]


def end_well(columns: Sequence[Column], room: Room, unit: float, held: int) -> list[list[Column]]:
    """The groups of columns that hold them, as columns by page, ended where it is noticed least.

    The first `held` rows stay on page one, and no page holds more groups than it did.
    """
    groups = [anywhere(group) for column in columns for group in column]
    lengths = list(map(len, columns))
    usual = list(accumulate(sum(lengths[at : at + room.columns]) for at in range(0, len(lengths), room.columns)))
    rows = list(accumulate([len(group.rows) for group in groups], initial=0))
    pages: list[list[Column]] = []
    start = 0
    for way in _Ends(groups, room, unit).best(bisect_left(rows, held), usual):
        pages.append([])
        for end in way.ends:
            pages[-1].append(groups[start:end])
            start = end
    for first, *_ in pages[1:]:
        first[:1] = map(overleaf, first[:1])
    return pages


def end_pages(pages: Sequence[Sequence[Column]], room: Room, unit: float, held: int) -> list[list[Column]]:
    """The same for pages on which sections may stand across the columns: these stay where they are.

    Text between two of them ends by itself, as high up as it did.
    """
    placed = [(page, tier) for page, columns in enumerate(pages) for tier in tiers(columns, room.columns)]
    ended: list[list[Column]] = [[] for _ in pages]
    rows = 0
    for across, run in groupby(placed, lambda each: each[1].across):
        numbers, stacked = zip(*run, strict=True)
        columns = [column for tier in stacked for column in tier.columns]
        first = sum(_count(tier.columns) for page, tier in zip(numbers, stacked, strict=True) if not page)
        kept = min(max(held - rows, 0), first)
        if not stacked[0].top and any(stacked[0].columns):
            kept = max(kept, 1)  # a page that may begin with text is not left bare
        rows += sum(_count(tier.columns) for tier in stacked)
        if across:
            turned = [tier.columns for tier in stacked]
        else:
            heights = [_room_of(page, tier, pages[page], room) for page, tier in zip(numbers, stacked, strict=True)]
            turned = end_well(columns, room._replace(heights=heights), unit, kept)
        for page, own in zip(numbers, turned, strict=True):
            if any(own) or not ended[page]:
                ended[page] += own
    return ended


def _count(columns: Sequence[Column]) -> int:
    return sum(len(group.rows) for column in columns for group in column)


def _room_of(page: int, tier: Tier, columns: Sequence[Column], room: Room) -> float:
    """How tall a tier may be: as it is, or down to the page's foot where it is the last there."""
    is_last = tier.columns[-1] is columns[-1]
    return room.heights[page] - tier.top if is_last else tier.height


class _Ends:
    """Columns as numbers of groups, so that each way to end them costs some sums."""

    def __init__(self, groups: Sequence[Group], room: Room, unit: float) -> None:
        self._room, self._unit, self._count = room, unit, len(groups)
        self._tops = list(accumulate([group.before + group.height for group in groups], initial=0.0))
        self._heads = [group.again - group.before for group in groups]
        self._page_heads = [overleaf(group).again - group.before for group in groups]
        self._airs = [[row.air for row in group.rows] for group in groups]
        self._sections, self._paragraphs = (
            list(accumulate([airs.count(air) for airs in self._airs], initial=0))
            for air in (SECTION_AIR, PARAGRAPH_AIR)
        )
        self._parting = [*(parting(group.rows[0]) for group in groups), 0.0]

    def best(self, held: int, usual: Sequence[int]) -> list[Way]:
        """The cheapest ends of all columns. Page one has the first `held` groups; a page goes as far as is `usual`."""
        ways: dict[int, tuple[float, list[Way]]] = {0: (0.0, [])}
        for page, most in enumerate(usual):
            last = page == len(usual) - 1
            reached: dict[int, tuple[float, list[Way]]] = {}
            for start, (so_far, before) in ways.items():
                for end in [most] if last else self._page_ends(page, max(start, 0 if page else held), start, most):
                    way = self._page(page, start, end, last=last)
                    if way and (end not in reached or so_far + way.cost < reached[end][0]):
                        reached[end] = (so_far + way.cost, [*before, way])
            ways = reached
        return ways[self._count][1]

    def _page_ends(self, page: int, least: int, start: int, most: int) -> Iterator[int]:
        """Where a page may end without a hole, the fullest first."""
        holds = self._room.columns * self._room.heights[page]
        for end in range(most, least - 1, -1):
            if end != most and holds - (self._tops[end] - self._tops[start]) > self._room.hole:
                return
            yield end

    def _page(self, page: int, start: int, end: int, *, last: bool) -> Way | None:
        """The cheapest way to have the groups from `start` on, up to `end`, in the columns of a page."""
        height = self._room.heights[page]
        heads = self._page_heads if page else self._heads
        turn = 0.0 if last else AT_TURN * self._parting[end]
        best: Way | None = None
        for ends in self._ways(start, end, height, heads):
            cost = turn + sum([self._parting[each] for each in ends[:-1] if start < each < end])
            if best and cost >= best.cost:
                continue
            columns = [
                self._stretch(start, ends[0], heads),
                *(self._stretch(*edges, self._heads) for edges in pairwise(ends)),
            ]
            cost += self._unsightly(columns, height, last=last)
            if best is None or cost < best.cost:
                best = Way(cost, ends)
        return best

    def _ways(self, start: int, end: int, height: float, heads: Sequence[float]) -> Iterator[tuple[int, ...]]:
        """All ways to have groups in the columns of a page, of which there are one or two; the first is never bare.

        What stands above a group where it begins the page is so tall: `heads`.
        """
        if self._room.columns == 1:
            if self._stretch(start, end, heads).height <= height + NEAR:
                yield (end,)
            return
        for middle in range(min(start + 1, end), end + 1):
            if self._stretch(start, middle, heads).height > height + NEAR:
                return
            if self._stretch(middle, end, self._heads).height <= height + NEAR:
                yield (middle, end)

    def _stretch(self, start: int, end: int, heads: Sequence[float]) -> Stretch:
        if start == end:
            return Stretch(0.0, 0, 0)
        first = self._airs[start][0]
        return Stretch(
            self._tops[end] - self._tops[start] + heads[start],
            self._sections[end] - self._sections[start] - (first == SECTION_AIR),
            self._paragraphs[end] - self._paragraphs[start] - (first == PARAGRAPH_AIR),
        )

    def _unsightly(self, columns: Sequence[Stretch], height: float, *, last: bool) -> float:
        """What a reader would notice of a page's columns, and of a blank foot where a page follows."""
        line = self._room.line
        grown = grow(columns, height, self._unit)
        uneven = max(grown.shares) - min(grown.shares) if grown.shares else 0.0
        cost = ((max(grown.feet) - min(grown.feet)) / line) ** 2 + UNEVEN * uneven**2
        return cost if last else cost + ((height - sum(grown.feet) / len(columns)) / line) ** 2


def parting(row: Row) -> float:
    """What it costs that a column begins with a row."""
    if row.air == SECTION_AIR:
        return 0.0
    if row.again:
        return IN_WHOLE
    if row.strands:
        return STRANDED
    texts = [ink for ink in row.inks if isinstance(ink, TextInk)]
    return IN_PARAGRAPH if texts and all(ink.line.start for ink in texts) else IN_SECTION


def stretch(column: Column) -> Stretch:
    """A column as numbers."""
    airs = [row.air for row in column_rows(column)[1:]]
    return Stretch(column_height(column), airs.count(SECTION_AIR), airs.count(PARAGRAPH_AIR))


def grow(columns: Sequence[Stretch], height: float, unit: float) -> Grown:
    """Columns made level, where gaps that are much alike do that; else each as tall as such gaps make it."""
    level = _grow(columns, min(height, _reach(columns, unit)), unit)
    if min(level.feet) > level.target - unit:
        return level
    return _grow(columns, height, unit)


def _reach(columns: Sequence[Stretch], unit: float) -> float:
    """How far down columns can be made to go together."""
    ends = [each.height + unit * (each.sections * SECTION_AIR + each.paragraphs) for each in columns if each.height]
    return max(min(ends, default=0.0), *(each.height for each in columns))


def _grow(columns: Sequence[Stretch], target: float, unit: float) -> Grown:
    steps = [max(0, int((target - each.height) / unit + NEAR)) for each in columns]
    shares = [free // each.sections for each, free in zip(columns, steps, strict=True) if each.sections]
    most = min(SECTION_AIR, min(shares, default=0) + MOST_UNEVEN)
    given = [min(free, most * each.sections) for each, free in zip(columns, steps, strict=True)]
    feet = [
        each.height + unit * (own + min(free - own, each.paragraphs))
        for each, own, free in zip(columns, given, steps, strict=True)
    ]
    return Grown(
        target, most, feet, [own / each.sections for each, own in zip(columns, given, strict=True) if each.sections]
    )
