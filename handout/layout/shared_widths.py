"""How the columns of a table share its width, so that it is low and its cells break little."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from handout.record import NamedTuple
from handout.text.paragraph import Prepared

NEAR, SURELY = 0.02, 1e-4
"""In em: how well the width of some lines is known, and what is added to it so that no rounding takes a word off."""

EASILY = 8.0
"""In em: a cell of this width, two or three words, breaks where that saves its row a line. One of half that, such as
'90 / 290', which is found sooner on one line, breaks where it saves four; one of twice that for a quarter of a line.
"""

FEW, MORE = 8, 5 / 4
"""Up to so many lines each one less is looked for; from there on, so many times as many."""

MOST_CELLS = 4096
"""Of cells, the widths that are kept, since the search for the size asks for them at each that it tries."""


class Column(NamedTuple):
    """What widths a column may well have, in em; for each, how many lines its cells take, and what the breaks cost."""

    widths: Sequence[float]
    lines: Sequence[Sequence[int]]
    breaks: Sequence[float]


def shared(cells: Sequence[Sequence[Prepared]], least: Sequence[float], room: float) -> list[float]:
    """How wide the words of columns are, in em: at least so wide, no wider in all than the `room` for words.

    It tries all ways in which two columns can share what they have, pair by pair, until none costs less; from several
    starts, each with one more of the narrowest columns whole.
    """
    columns = [column_of(own, width) for own, width in zip(cells, least, strict=True)]
    narrowest = sorted(range(len(columns)), key=lambda number: columns[number].widths[-1])
    tried = []
    for count in range(len(columns)):
        start = [len(each.widths) - 1 if n in narrowest[:count] else 0 for n, each in enumerate(columns)]
        if not count or sum(widths_of(columns, start)) <= room:
            tried.append(_in_pairs(columns, start, room))
    return widths_of(columns, min(tried, key=lambda chosen: cost(columns, chosen)))


def column_of(cells: Sequence[Prepared], least: float) -> Column:
    """The widths, from the least on, in which a cell takes a line fewer."""
    steps = [_steps(cell, least) if cell.remember else _steps.__wrapped__(cell, least) for cell in cells]
    widths = sorted({width for own in steps for width, _ in own})
    lines = [[next(count for wanted, count in own if wanted <= width) for own in steps] for width in widths]
    breaks = [
        sum((count - 1) * (EASILY / cell.width) ** 2 for cell, count in zip(cells, counts, strict=True) if count > 1)
        for counts in lines
    ]
    return Column(widths, lines, breaks)


@lru_cache(maxsize=MOST_CELLS)
def _steps(cell: Prepared, least: float) -> tuple[tuple[float, int], ...]:
    """How wide a cell is with so many lines, from one on to as many as it has in the least width."""
    most = cell.count(least + SURELY)
    counts, count = [], 1
    while count < most:
        counts.append(count)
        count = count + 1 if count < FEW else math.ceil(count * MORE)
    return *((_least_width(cell, count, least), count) for count in counts), (least, most)


def _least_width(cell: Prepared, lines: int, least: float) -> float:
    low, high = least, cell.width
    while lines > 1 and high - low > NEAR:
        middle = (low + high) / 2
        if cell.count(middle) <= lines:
            high = middle
        else:
            low = middle
    return high + SURELY


def _in_pairs(columns: Sequence[Column], chosen: Sequence[int], room: float) -> Sequence[int]:
    least = math.inf
    while (now := cost(columns, chosen)) < least:
        least = now
        for pair in combinations(range(len(columns)), 2):
            chosen = min(_ways(columns, chosen, pair, room), key=lambda each: cost(columns, each))
    return chosen


def _ways(
    columns: Sequence[Column], chosen: Sequence[int], pair: tuple[int, int], room: float
) -> Iterator[Sequence[int]]:
    """As it is, and all ways for two columns to have what the others leave."""
    yield chosen
    one, other = pair
    left = room - sum(widths_of(columns, chosen)) + sum(columns[n].widths[chosen[n]] for n in pair)
    widest = len(columns[other].widths) - 1
    for narrow, width in enumerate(columns[one].widths):
        while widest >= 0 and columns[other].widths[widest] + width > left:
            widest -= 1
        if widest < 0:
            return
        made = list(chosen)
        made[one], made[other] = narrow, widest
        yield made


def widths_of(columns: Sequence[Column], chosen: Sequence[int]) -> list[float]:
    """The widths that are chosen, by number."""
    return [column.widths[number] for column, number in zip(columns, chosen, strict=True)]


def cost(columns: Sequence[Column], chosen: Sequence[int]) -> float:
    """The lines of all rows, and what each break of a cell counts: less, the longer the cell is."""
    made = list(zip(columns, chosen, strict=True))
    lines: int = sum(map(max, zip(*[column.lines[number] for column, number in made], strict=True)))
    return lines + sum([column.breaks[number] for column, number in made])
