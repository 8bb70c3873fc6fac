"""Lines from breakpoints: first fit, and optimum fit after Knuth and Plass (1981), set ragged.

Both take the same arguments and give as many lines. So the search for the size that fits may use the fast one
and the page the even one, without a line more or less.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from handout.record import NamedTuple
from handout.text.breakpoints import LAST_RESORT, Break

LineEnds = list[tuple[int, int]]
"""For each line where its ink ends and where the next line starts, as indices into the text."""

Breaker = Callable[[Sequence[float], Sequence[Break], float], LineEnds]

ROUNDING = 1e-6
"""What a line may be longer than its measure by: the sum of many advances is never quite what it should be."""

LONE_WORD_DEMERITS = 4.0
"""More than any uneven edge costs: a last line of one short word is avoided wherever another set of lines exists."""

LONE_WORD_SHARE = 0.2
"""A last line below this share of the measure is too short, whatever its number of words."""

LONE_WORD_MOST = 0.5
"""A single word that fills more than this share of a last line, as in a table's cell, is not lone but long."""


def first_fit(positions: Sequence[float], breaks: Sequence[Break], measure: float) -> LineEnds:
    """As much on each line as it holds: the fewest lines there can be without a last resort that can be spared.

    `positions[i]` is how far along an endless line the i-th character starts, in the unit of `measure`. A word longer
    than a line is broken where a character ends: uneven, but whole. A number of several parts ends a line between two.
    """
    lines: LineEnds = []
    start, index, count = 0, 0, len(breaks)
    while index < count:
        limit = positions[start] + measure + ROUNDING
        last = index - 1
        while last + 1 < count and positions[breaks[last + 1].content_end] <= limit:
            last += 1
            if breaks[last].forced:
                break
        if last < index:
            held = [span for span in breaks[index].within if span[0] > start and positions[span[0]] <= limit]
            if held:
                lines.append(held[-1])
                start = held[-1][1]
                continue
            end = _overlong(positions, breaks[index], start, limit)
            if end < breaks[index].content_end:
                lines.append((end, end))
                start = end
                continue
            last = index
        if breaks[last].penalty >= LAST_RESORT:
            last = _welcome(breaks, index, last)
        lines.append((breaks[last].content_end, breaks[last].next_start))
        start, index = breaks[last].next_start, last + 1
    return lines


def _welcome(breaks: Sequence[Break], first: int, last: int) -> int:
    """The last break from number `first` on that is no last resort; `last` where there is none."""
    return next((number for number in range(last, first - 1, -1) if breaks[number].penalty < LAST_RESORT), last)


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
    if len(greedy) < 2:
        return greedy
    breaks = _with_overlong(breaks, greedy)
    ends = {each.next_start: number for number, each in enumerate(breaks)}
    stream = _Stream(positions, breaks, measure, _words(breaks))
    lines: LineEnds = []
    first = 0
    for last in _forced(greedy, breaks, ends):
        latest = [ends[following] for _, following in greedy[len(lines) :]]
        lines.extend(_even(stream, first, last, latest[: latest.index(last) + 1]))
        first = last + 1
    return lines


class _Stream(NamedTuple):
    """A paragraph as line breaking sees it; `words[b]` counts the words that end up to break b."""

    positions: Sequence[float]
    breaks: Sequence[Break]
    measure: float
    words: Sequence[int]


def _words(breaks: Sequence[Break]) -> list[int]:
    """Parts of a compound or an address are no words of their own: only a break with a space in it ends one."""
    return list(accumulate([each.next_start > each.content_end or each.forced for each in breaks]))


def _with_overlong(breaks: Sequence[Break], greedy: LineEnds) -> Sequence[Break]:
    """The breaks, and those that first fit had to make within words longer than a line."""
    known = {each.next_start for each in breaks}
    made = [Break(end, following, 1.0) for end, following in greedy if following not in known]
    return sorted([*breaks, *made]) if made else breaks


def _forced(greedy: LineEnds, breaks: Sequence[Break], ends: dict[int, int]) -> list[int]:
    return [ends[following] for _, following in greedy if breaks[ends[following]].forced]


def _even(stream: _Stream, first: int, last: int, latest: Sequence[int]) -> LineEnds:
    """The lines between two forced breaks: the cheapest way through as many lines as first fit took.

    `latest` holds for each line the last break at which it may end, which is where first fit ended it.
    """
    positions, breaks, measure, words = stream
    if len(latest) == 1:
        return [(breaks[last].content_end, breaks[last].next_start)]
    earliest = _backwards(stream, first, last, len(latest))
    # best[b] = (demerits, the break before) of the cheapest lines that end at break b, one table a line.
    best: list[dict[int, tuple[float, int]]] = [{first - 1: (0.0, -1)}]
    for low, high in zip(earliest, latest, strict=True):
        table: dict[int, tuple[float, int]] = {}
        for before, (so_far, _) in best[-1].items():
            start = positions[breaks[before].next_start] if before >= 0 else 0.0
            count = words[before] if before >= 0 else 0
            whole = before < 0 or breaks[before].next_start > breaks[before].content_end
            for end in range(max(before + 1, low), high + 1):
                width = positions[breaks[end].content_end] - start
                if width > measure + ROUNDING and end > before + 1:
                    break
                if end != last:
                    cost = so_far + (1.0 - width / measure) ** 2 + breaks[end].penalty
                else:
                    cost = so_far + _lone_word(width / measure, whole and words[end] - count <= 1)
                if end not in table or cost < table[end][0]:
                    table[end] = (cost, before)
        best.append(table)
    return _trace(best, breaks, last)


def _backwards(stream: _Stream, first: int, last: int, count: int) -> list[int]:
    """For each line the earliest break at which it may end so that the rest still fits: first fit from the end."""
    positions, breaks, measure, _ = stream
    earliest = [last]
    end = last
    while len(earliest) < count:
        before = end - 1
        limit = positions[breaks[end].content_end] - measure - ROUNDING
        while before - 1 >= first and positions[breaks[before - 1].next_start] >= limit:
            before -= 1
        earliest.append(before)
        end = before
    return earliest[::-1]


def _lone_word(fill: float, one_word: bool) -> float:
    """What a last line costs that a share of the measure fills."""
    return LONE_WORD_DEMERITS if fill < (LONE_WORD_MOST if one_word else LONE_WORD_SHARE) else 0.0


def _trace(best: list[dict[int, tuple[float, int]]], breaks: Sequence[Break], last: int) -> LineEnds:
    lines: LineEnds = []
    end = last
    for table in reversed(best[1:]):
        lines.append((breaks[end].content_end, breaks[end].next_start))
        end = table[end][1]
    return lines[::-1]
