"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from handout.layout.content import Box, TableBox
from handout.layout.style import Setting

CELL_GAP = 10.0
"""Between the words of one column and those of the next: well more than a space between words, in any direction."""

LEAST_GAP = 6.0
"""Where a table would have no room for its longest words otherwise."""


def least_table_width(box: TableBox, size: float) -> float:
    """The least measure in which no word of a table is cut, in points."""
    return sum(_least_widths(box, size, LEAST_GAP))


def cell_gap(box: TableBox, size: float, measure: float) -> float:
    """What each column leaves free behind its words, in points."""
    return CELL_GAP if sum(_least_widths(box, size, CELL_GAP)) <= measure else LEAST_GAP


def wide_table(boxes: Sequence[Box], size: float, measure: float) -> TableBox | None:
    """The first table of which a word would be cut at a size and measure, if there is one."""
    tables = (box for box in boxes if isinstance(box, TableBox))
    return next((table for table in tables if least_table_width(table, size) > measure), None)


def _least_widths(box: TableBox, size: float, gap: float) -> list[float]:
    columns = zip(*box.rows, strict=True)
    return [max([cell.longest_word for cell in column]) * size + gap for column in columns]


def widest_cells(box: TableBox, size: float, gap: float) -> list[float]:
    """How wide each column would be without breaking a line, in points."""
    columns = zip(*box.rows, strict=True)
    return [max([cell.width for cell in column]) * size + gap for column in columns]


def column_widths(box: TableBox, setting: Setting, measure: float) -> list[float]:
    """Each column as wide as its widest cell where all fit; else some of the narrowest, whichever makes fewest lines.

    The others have their longest word and a share of the rest. As many as possible stay whole: '40 to 49 kg' is found
    sooner on one line.
    """
    gap = cell_gap(box, setting.size, measure)
    most = widest_cells(box, setting.size, gap)
    if sum(most) <= measure:
        spare = (measure - sum(most)) / len(most)
        return [width + spare for width in most]
    least = _least_widths(box, setting.size, gap)
    if sum(least) >= measure:
        return [measure / len(most)] * len(most)
    narrowest = sorted(range(len(most)), key=most.__getitem__)
    ways = (_shared(most, least, measure, narrowest[:count]) for count in range(len(most) - 1, -1, -1))
    return min(filter(None, ways), key=lambda widths: _lines(box, setting.size, widths, gap))


def _shared(most: Sequence[float], least: Sequence[float], measure: float, whole: Sequence[int]) -> list[float] | None:
    """Widths with some columns `whole`; None where the others would not have room for their longest words."""
    widths = [most[n] if n in whole else least[n] for n in range(len(most))]
    spare, wanted = measure - sum(widths), sum(most) - sum(widths)
    if spare < 0:
        return None
    return [width + spare * (high - width) / wanted for width, high in zip(widths, most, strict=True)]


def _lines(box: TableBox, size: float, widths: Sequence[float], gap: float) -> int:
    """How many lines the rows take, about: as if words could be cut anywhere."""
    inner = [(width - gap) / size + 1e-6 for width in widths]
    return sum(max(math.ceil(cell.width / room) for cell, room in zip(row, inner, strict=True)) for row in box.rows)
