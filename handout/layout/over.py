"""How much is too much: lines and words to cut, for those who must cut them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from handout.layout.arrange import Pages
from handout.layout.frame import Ink, TextInk
from handout.layout.rows import Row
from handout.record import NamedTuple

WORDS_A_LINE = 8
"""Where there is no text to count them on."""

NEAR = 1.0
"""Points of height: what is asked for in lines need not be known better."""


class Over(NamedTuple):
    """What did not fit: lines of text, and words on them; and how many lines of it are held to page one.

    `filled`: whether page one is too full for what stands around its text alone.
    """

    lines: int
    words: int
    off_page_one: int = 0
    filled: bool = False


class Excess(NamedTuple):
    """Rows that do not all fit: the `strayed` are held to page one but not on it. Pages after it have `later` rows.

    `heights` are of the pages' regions, below zero where their furniture alone is too much; each has `columns`.
    """

    rows: Sequence[Row]
    strayed: Sequence[Row]
    later: int
    heights: Sequence[float]
    columns: int
    leading: float


Arrange = Callable[[Sequence[Row], float], Pages]
"""Rows in columns, those of the last page so much longer than it is."""


def measure_over(excess: Excess, arrange: Arrange) -> Over:
    """The lines that would have to go from the longest paragraphs, and their words, as trials show.

    Where no trial can show it, it is the lines that the last page lacks, and the words of as many.
    """
    held = sum(row.lines for row in excess.strayed)
    if not held and min(excess.heights) >= 0 and (cut := _cut(excess.rows, arrange)):
        return Over(len(cut), _words(cut))
    lines = sum(max(0, math.ceil(-height / excess.leading)) for height in excess.heights[:-1])
    around = math.ceil(max(0.0, -excess.heights[0]) / excess.leading)
    lines += math.ceil(excess.columns * _lacking(excess, arrange) / excess.leading)
    lines += sum(row.lines for row in excess.strayed[: excess.later])
    return Over(lines, round(lines * _words_a_line(excess.rows)), around + held, around > 0)


def _cut(rows: Sequence[Row], arrange: Arrange) -> Sequence[Row]:
    """The fewest lines without which all fits, from the longest paragraphs on, or, where that is less, from the end
    back; none where the midst of paragraphs is not enough.

    It matters where they are cut, since what stays together moves up together, and a gap at a column's foot may take
    what moves: of some ways to begin with the longest, the one that takes most.
    """
    back, *longest = [_fewest(rows, lines, arrange) for lines in _ways(rows)]
    return min(back, max(longest, key=len), key=_words) if back and all(longest) else []


def _words(rows: Sequence[Row]) -> int:
    return sum(row.words for row in rows)


def _ways(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Lines in the midst of paragraphs: all from the end back; then the longest paragraphs first, one line of each, or
    all of one, from the start or the end.
    """
    paragraphs: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        for ink in row.inks:
            if isinstance(ink, TextInk) and ink.line.start and _goes_on(ink) and row.lines == 1:
                paragraphs[id(ink.line.paragraph)].append(row)
    yield [row for lines in paragraphs.values() for row in lines][::-1]
    for ordered in (list(paragraphs.values()), list(paragraphs.values())[::-1]):
        by_length = sorted(ordered, key=len, reverse=True)
        yield [row for lines in by_length for row in lines]
        left = [(len(lines) - number, row) for lines in by_length for number, row in enumerate(lines)]
        yield [row for _, row in sorted(left, key=lambda each: -each[0])]


def _fewest(rows: Sequence[Row], lines: Sequence[Row], arrange: Arrange) -> Sequence[Row]:
    def fits(count: int) -> bool:
        gone = {id(row) for row in lines[:count]}
        return not arrange([row for row in rows if id(row) not in gone], 0.0).rest

    low, high = 0, len(lines)
    if not fits(high):
        return []
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return lines[:high]


def _lacking(excess: Excess, arrange: Arrange) -> float:
    """By how much the columns of the last page would have to be longer."""
    low = max(0.0, -excess.heights[-1])
    high = low + sum(row.before + row.height for row in excess.rows)
    if not arrange(excess.rows, low).rest:
        return low
    while high - low > NEAR:
        middle = (low + high) / 2
        if arrange(excess.rows, middle).rest:
            low = middle
        else:
            high = middle
    return high


def _words_a_line(rows: Sequence[Row]) -> float:
    """On lines after which their paragraph goes on; where there are none, on all."""
    full = [row for row in rows if row.words and row.lines == 1 and any(map(_goes_on, row.inks))]
    counted = full or [row for row in rows if row.words]
    return sum(row.words for row in counted) / max(1, sum(row.lines for row in counted)) if counted else WORDS_A_LINE


def _goes_on(ink: Ink) -> bool:
    return isinstance(ink, TextInk) and ink.line.end < len(ink.line.paragraph.text)
