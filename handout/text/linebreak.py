"""Lines from breakpoints: first fit, and optimum fit after Knuth and Plass (1981), set ragged.

Both take the same arguments and give as many lines. So the search for the size that fits may use the fast one
and the page the even one, without a line more or less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from handout.text.breakpoints import Break

LineEnds = list[tuple[int, int]]
"""For each line where its ink ends and where the next line starts, as indices into the text."""

Breaker = Callable[[Sequence[float], Sequence[Break], float], LineEnds]

LONE_WORD_DEMERITS = 4.0
"""More than any uneven edge costs: a last line of one short word is avoided wherever another set of lines exists."""

LONE_WORD_SHARE = 0.2
"""A last line below this share of the measure is too short, whatever its number of words."""

LONE_WORD_MOST = 0.5
"""A single word that fills more than this share of a last line, as in a table's cell, is not lone but long."""


def first_fit(positions: Sequence[float], breaks: Sequence[Break], measure: float) -> LineEnds:
    """As much on each line as it holds: the fewest lines there can be.

    `positions[i]` is how far along an endless line the i-th character starts, in the unit of `measure`. A word longer
    than a line is broken where a character ends: uneven, but whole.
    """
    lines: LineEnds = []
    start, index, count = 0, 0, len(breaks)
    while index < count:
        limit = positions[start] + measure + 1e-6
        last = index - 1
        while last + 1 < count and positions[breaks[last + 1].content_end] <= limit:
            last += 1
            if breaks[last].forced:
                break
        if last < index:
            start = _overlong(positions, breaks[index], start, limit)
            lines.append((start, start))
            continue
        lines.append((breaks[last].content_end, breaks[last].next_start))
        start, index = breaks[last].next_start, last + 1
    return lines


def _overlong(positions: Sequence[float], nearest: Break, start: int, limit: float) -> int:
    """Where to end a line that holds no whole word: after the last character that fits, or after one if none does."""
    end = bisect_right(positions, limit, start, nearest.content_end + 1) - 1
    # Characters of one cluster share a position; the cluster stays whole.
    while end > start and end < nearest.content_end and positions[end] == positions[end - 1]:
        end -= 1
    if end > start:
        return end
    end = start + 1
    while end < nearest.content_end and positions[end] == positions[start]:
        end += 1
    return end


def optimum_fit(positions: Sequence[float], breaks: Sequence[Break], measure: float) -> LineEnds:
    """The same number of lines as first fit, with the least uneven right edge and no lone last word."""
    greedy = first_fit(positions, breaks, measure)
    ends = {each.next_start: number for number, each in enumerate(breaks)}
    if len(greedy) < 2 or any(next_start not in ends for _, next_start in greedy):
        return greedy
    lines: LineEnds = []
    first = 0
    for last in _forced(greedy, breaks, ends):
        lines.extend(_even(positions, breaks, measure, first, last, len(lines), greedy, ends))
        first = last + 1
    return lines


def _forced(greedy: LineEnds, breaks: Sequence[Break], ends: dict[int, int]) -> list[int]:
    return [ends[following] for _, following in greedy if breaks[ends[following]].forced]


def _even(
    positions: Sequence[float],
    breaks: Sequence[Break],
    measure: float,
    first: int,
    last: int,
    done: int,
    greedy: LineEnds,
    ends: dict[int, int],
) -> LineEnds:
    """The lines between two forced breaks: the cheapest way through as many lines as first fit took."""
    latest: list[int] = []
    for _, following in greedy[done:]:
        latest.append(ends[following])
        if latest[-1] == last:
            break
    count = len(latest)
    if count == 1:
        return [(breaks[last].content_end, breaks[last].next_start)]
    earliest = _backwards(positions, breaks, measure, first, last, count)
    origin = breaks[first - 1].next_start if first else 0
    # best[b] = (demerits, the break before) of the cheapest lines that end at break b, one table a line.
    best: list[dict[int, tuple[float, int]]] = [{first - 1: (0.0, -1)}]
    for line in range(count):
        table: dict[int, tuple[float, int]] = {}
        for before, (so_far, _) in best[-1].items():
            start = positions[breaks[before].next_start if before >= first else origin]
            for end in range(max(before + 1, earliest[line]), latest[line] + 1):
                width = positions[breaks[end].content_end] - start
                if width > measure + 1e-6:
                    break
                cost = so_far + _demerits(width / measure, breaks[end], end == last, end - before == 1)
                if end not in table or cost < table[end][0]:
                    table[end] = (cost, before)
        best.append(table)
    return _trace(best, breaks, last)


def _backwards(
    positions: Sequence[float], breaks: Sequence[Break], measure: float, first: int, last: int, count: int
) -> list[int]:
    """For each line the earliest break at which it may end so that the rest still fits: first fit from the end."""
    earliest = [last]
    end = last
    while len(earliest) < count:
        before = end - 1
        limit = positions[breaks[end].content_end] - measure - 1e-6
        while before - 1 >= first and positions[breaks[before - 1].next_start] >= limit:
            before -= 1
        earliest.append(before)
        end = before
    return earliest[::-1]


def _demerits(fill: float, at: Break, is_last: bool, one_word: bool) -> float:
    if is_last:
        return LONE_WORD_DEMERITS if fill < (LONE_WORD_MOST if one_word else LONE_WORD_SHARE) else 0.0
    return (1.0 - fill) ** 2 + at.penalty


def _trace(best: list[dict[int, tuple[float, int]]], breaks: Sequence[Break], last: int) -> LineEnds:
    lines: LineEnds = []
    end = last
    for table in reversed(best[1:]):
        lines.append((breaks[end].content_end, breaks[end].next_start))
        end = table[end][1]
    return lines[::-1]
