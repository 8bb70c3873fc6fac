"""How wide the columns of a table are."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from handout.layout.content import Box, ListBox, TableBox
from handout.layout.shared_widths import shared
from handout.layout.style import Scale, Setting
from handout.record import NamedTuple
from handout.text.linebreak import first_fit

CELL_GAP = (10.0, 0.8)
"""In points and in em, of which the more counts, between the words of one column and those of the next: well more than
a space between words, in any direction."""

LEAST_GAP = (6.0, 0.5)
"""Where a table would have no room for its longest words otherwise: two spaces between words."""


def least_table_width(box: TableBox, size: float) -> float:
    """The least measure in which no word of a table is cut, in points."""
    return _least_width(box, size, _gap(LEAST_GAP, size))


def cell_gap(box: TableBox, size: float, measure: float) -> float:
    """What each column leaves free behind its words, in points."""
    gap = _gap(CELL_GAP, size)
    return gap if _least_width(box, size, gap) <= measure else _gap(LEAST_GAP, size)


def _gap(least: tuple[float, float], size: float) -> float:
    points, ems = least
    return max(points, ems * size)


def _least_width(box: TableBox, size: float, gap: float) -> float:
    words = longest_words(box)
    return sum(words) * size + len(words) * gap


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


def longest_words(box: TableBox) -> list[float]:
    """The longest word of each column, in em."""
    return [max([cell.longest_word for cell in column]) for column in zip(*box.rows, strict=True)]


def widest_cells(box: TableBox, size: float, gap: float) -> list[float]:
    """How wide each column would be without breaking a line, in points."""
    columns = zip(*box.rows, strict=True)
    return [max([cell.width for cell in column]) * size + gap for column in columns]


def column_widths(box: TableBox, setting: Setting, measure: float) -> list[float]:
    """Each column as wide as its widest cell where all fit; else as the table is lowest and its cells break least."""
    size = setting.size
    gap = cell_gap(box, size, measure)
    most = widest_cells(box, size, gap)
    least = longest_words(box)
    if box.stacked:
        label = min(most[0], measure - least[1] * size - gap)
        return [label, measure - label]
    if sum(most) <= measure:
        spare = (measure - sum(most)) / len(most)
        return [width + spare for width in most]
    room = (measure - len(most) * gap) / size
    if sum(least) >= room:
        return [measure / len(most)] * len(most)
    shares = shared([*zip(*box.rows, strict=True)], least, room)
    return _spread([width * size + gap for width in shares], most, measure)


def lines_of_rows(box: TableBox, setting: Setting, measure: float) -> list[int]:
    """How many lines each row of a table has in a measure."""
    gap = cell_gap(box, setting.size, measure)
    rooms = [(width - gap) / setting.size for width in column_widths(box, setting, measure)]
    return [max(len(cell.lines(room, first_fit)) for cell, room in zip(row, rooms, strict=True)) for row in box.rows]


def _spread(widths: Sequence[float], most: Sequence[float], measure: float) -> list[float]:
    """Widths that fill the measure, as many of them the `most` that a column needs as may be."""
    spread = list(widths)
    for number in sorted(range(len(most)), key=most.__getitem__):
        if sum(spread) - spread[number] + most[number] <= measure:
            spread[number] = max(spread[number], most[number])
    spare = measure - sum(spread)
    wanted = [max(0.0, high - width) for width, high in zip(spread, most, strict=True)]
    return [width + spare * share / sum(wanted) for width, share in zip(spread, wanted, strict=True)]
