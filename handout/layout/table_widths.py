"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout.content import Box, TableBox
from handout.layout.style import Setting
from handout.text.paragraph import Prepared

CELL_PADDING = 6.0


def least_table_width(box: TableBox, size: float) -> float:
    """The least measure in which no word of a table is cut, in points."""
    return sum(_least_widths(box, size))


def wide_table(boxes: Sequence[Box], size: float, measure: float) -> TableBox | None:
    """The first table of which a word would be cut at a size and measure, if there is one."""
    tables = (box for box in boxes if isinstance(box, TableBox))
    return next((table for table in tables if least_table_width(table, size) > measure), None)


def _least_widths(box: TableBox, size: float) -> list[float]:
    columns = zip(*box.rows, strict=True)
    return [max(_longest_word(cell) for cell in column) * size + CELL_PADDING for column in columns]


def widest_cells(box: TableBox, size: float) -> list[float]:
    """How wide each column would be without breaking a line, in points."""
    columns = zip(*box.rows, strict=True)
    return [max(cell.width for cell in column) * size + CELL_PADDING for column in columns]


def column_widths(box: TableBox, setting: Setting, measure: float) -> list[float]:
    """Each column as wide as its widest cell where all fit, else its longest word and a share of the rest."""
    most = widest_cells(box, setting.size)
    if sum(most) <= measure:
        spare = (measure - sum(most)) / len(most)
        return [width + spare for width in most]
    least = _least_widths(box, setting.size)
    wanted = sum(high - low for high, low in zip(most, least, strict=True))
    spare = measure - sum(least)
    if spare <= 0 or wanted <= 0:
        return [measure / len(most)] * len(most)
    return [low + spare * (high - low) / wanted for high, low in zip(most, least, strict=True)]


def _longest_word(cell: Prepared) -> float:
    start, longest = 0, 0.0
    for each in cell.breaks:
        longest = max(longest, cell.positions[each.content_end] - cell.positions[start])
        start = each.next_start
    return longest
