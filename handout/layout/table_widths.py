"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from handout.layout.content import Box, ListBox, TableBox
from handout.layout.style import Scale, Setting
from handout.record import NamedTuple
from handout.text.linebreak import first_fit
from handout.text.paragraph import Prepared

CELL_GAP = 10.0
"""Between the words of one column and those of the next: well more than a space between words, in any direction."""

LEAST_GAP = 6.0
"""Where a table would have no room for its longest words otherwise."""

NEAR, SURELY = 0.02, 1e-4
"""In em: how well the width of some lines is known, and what is added to it so that no rounding takes a word off."""

BROKEN = 2
"""Lines that a table must save for each column of which cells break: '40 to 49 kg' is found sooner on one."""

MOST_CELLS = 4096
"""Of cells, the widths that are kept, since the search for the size asks for them at each that it tries."""


def least_table_width(box: TableBox, size: float) -> float:
    """The least measure in which no word of a table is cut, in points."""
    return sum(_least_widths(box, size, LEAST_GAP))


def cell_gap(box: TableBox, size: float, measure: float) -> float:
    """What each column leaves free behind its words, in points."""
    return CELL_GAP if sum(_least_widths(box, size, CELL_GAP)) <= measure else LEAST_GAP


def stacked(box: TableBox, size: float, measure: float) -> TableBox:
    """A table of which a word would be cut at a size and measure with its rows taken apart, each value by its label."""
    header, *rows = box.rows
    if box.stacked or not rows or least_table_width(box, size) <= measure:
        return box
    pairs = tuple(pair for row in rows for pair in zip(header, row, strict=True))
    return TableBox(pairs, ("start", "start"), box.span, len(header))


class Measured(NamedTuple):
    """A table, and what it has of the measure."""

    table: TableBox
    measure: float


def tables_in(boxes: Sequence[Box], size: float, measure: float, longest: float = math.inf) -> Iterator[Measured]:
    """The tables of blocks, also those in lists, which take no more than the `longest` line of text."""
    for box in boxes:
        if isinstance(box, TableBox):
            yield Measured(box, measure)
        elif isinstance(box, ListBox):
            inner = min(measure, longest) - box.hang * size
            for item in box.items:
                yield from tables_in(item.blocks, size, inner)


def wide_table(tables: Iterable[Measured], scale: Scale) -> TableBox | None:
    """The first table of which a word would be cut in the body's size, if there is one."""
    for table, measure in tables:
        shown = stacked(table, scale.body_size, measure) if scale.stacks else table
        if least_table_width(shown, scale.body_size) > measure:
            return table
    return None


def _least_widths(box: TableBox, size: float, gap: float) -> list[float]:
    columns = zip(*box.rows, strict=True)
    return [max([cell.longest_word for cell in column]) * size + gap for column in columns]


def widest_cells(box: TableBox, size: float, gap: float) -> list[float]:
    """How wide each column would be without breaking a line, in points."""
    columns = zip(*box.rows, strict=True)
    return [max([cell.width for cell in column]) * size + gap for column in columns]


def column_widths(box: TableBox, setting: Setting, measure: float) -> list[float]:
    """Each column as wide as its widest cell where all fit; else as the table is lowest, as many whole as can be."""
    gap = cell_gap(box, setting.size, measure)
    most = widest_cells(box, setting.size, gap)
    if box.stacked:
        label = min(most[0], measure - _least_widths(box, setting.size, gap)[1])
        return [label, measure - label]
    if sum(most) <= measure:
        spare = (measure - sum(most)) / len(most)
        return [width + spare for width in most]
    least = _least_widths(box, setting.size, gap)
    if sum(least) >= measure:
        return [measure / len(most)] * len(most)
    narrowest = sorted(range(len(most)), key=most.__getitem__)
    best: tuple[int, list[float]] | None = None
    for count in range(len(most) - 1, -1, -1):
        whole = narrowest[:count]
        start = [most[n] if n in whole else least[n] for n in range(len(most))]
        if sum(start) > measure:
            continue
        lowest, lines = _lowest(box, [width - gap for width in start], setting.size, measure - len(most) * gap)
        widths = _spread([width + gap for width in lowest], most, measure)
        cost = lines + BROKEN * sum(width < wanted - SURELY for width, wanted in zip(widths, most, strict=True))
        if best is None or cost < best[0]:
            best = cost, widths
    return best[1] if best else least


def lines_of_rows(box: TableBox, setting: Setting, measure: float) -> list[int]:
    """How many lines each row of a table has in a measure."""
    gap = cell_gap(box, setting.size, measure)
    rooms = [(width - gap) / setting.size for width in column_widths(box, setting, measure)]
    return [max(len(cell.lines(room, first_fit)) for cell, room in zip(row, rooms, strict=True)) for row in box.rows]


def _lowest(box: TableBox, start: Sequence[float], size: float, measure: float) -> tuple[list[float], int]:
    """How wide words must have columns for few lines, from some widths on; and how many lines all rows then have.

    Each time the row gets room whose last line goes for the least width.
    """
    room = measure / size + SURELY
    widths, lines = [width / size for width in start], [max(map(_most_lines, row)) for row in box.rows]
    while True:
        lines = [_held(row, widths, count) for row, count in zip(box.rows, lines, strict=True)]
        ways = [
            [max(width, _needed(cell, count - 1)) for cell, width in zip(row, widths, strict=True)]
            for row, count in zip(box.rows, lines, strict=True)
            if count > 1
        ]
        wider = min(ways, key=sum, default=None)
        if wider is None or sum(wider) > room:
            return [width * size for width in widths], sum(lines)
        widths = wider


def _most_lines(cell: Prepared) -> int:
    return len(cell.lines(cell.longest_word + SURELY, first_fit))


def _held(row: Sequence[Prepared], widths: Sequence[float], lines: int) -> int:
    """How many lines a row has, which are no more than so many."""
    while lines > 1 and all(_needed(cell, lines - 1) <= width for cell, width in zip(row, widths, strict=True)):
        lines -= 1
    return lines


def _needed(cell: Prepared, lines: int) -> float:
    """How wide so many lines of a cell are at the least, in em."""
    find = _least_width if cell.remember else _least_width.__wrapped__
    return find(cell, lines)


@lru_cache(maxsize=MOST_CELLS)
def _least_width(cell: Prepared, lines: int) -> float:
    low, high = cell.longest_word, cell.width
    if lines == 1:
        return high + SURELY
    if len(cell.lines(low + SURELY, first_fit)) <= lines:
        return low
    while high - low > NEAR:
        middle = (low + high) / 2
        if len(cell.lines(middle, first_fit)) <= lines:
            high = middle
        else:
            low = middle
    return high + SURELY


def _spread(widths: Sequence[float], most: Sequence[float], measure: float) -> list[float]:
    """Widths that fill the measure, as many of them the `most` that a column needs as may be."""
    spread = list(widths)
    for number in sorted(range(len(most)), key=most.__getitem__):
        if sum(spread) - spread[number] + most[number] <= measure:
            spread[number] = max(spread[number], most[number])
    spare = measure - sum(spread)
    wanted = [max(0.0, high - width) for width, high in zip(spread, most, strict=True)]
    return [width + spare * share / sum(wanted) for width, share in zip(spread, wanted, strict=True)]
