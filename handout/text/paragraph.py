"""The way of a paragraph: itemize, shape, find breakpoints, break into lines."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from handout.geometry import Direction
from handout.record import NamedTuple
from handout.text.bidi import line_levels, reorder
from handout.text.breakpoints import SEPARATORS, Break, breakpoints
from handout.text.clusters import Clusters
from handout.text.embedding import embedding_levels
from handout.text.fonts import REGULAR, Face, FontSet
from handout.text.itemize import Run, StyledRange, itemize
from handout.text.linebreak import ROUNDING, Breaker, LineEnds, first_fit
from handout.text.naked_points import set_off
from handout.text.shape import shape


class Piece(NamedTuple):
    """A stretch of a line in one face with one tag; `inline` is where it starts on the line. Lengths in em.

    Where `rtl`, the first of its clusters is the rightmost.
    """

    face: Face
    tag: int
    inline: float
    clusters: Clusters
    rtl: bool = False

    @property
    def width(self) -> float:
        return self.clusters.advance / self.face.upem


class Line(NamedTuple):
    """One line: a stretch of its paragraph's text. `width` is that of its ink, without the space at its end, in em."""

    paragraph: Prepared
    start: int
    end: int
    width: float

    def pieces(self) -> list[Piece]:
        """What to paint, in logical order; cut from the paragraph only when asked, since most lines are tried only."""
        return _pieces(self.paragraph, self.start, self.end)


class Prepared:
    """A paragraph shaped once, to be broken at any measure and set at any size. Positions are in em.

    Its lines start at the side that `direction` has them start; its words run as `base` says, the one of its language.
    `levels` is None where all of it runs from left to right.
    """

    __slots__ = (
        "_breaks",
        "_ends",
        "_hanging",
        "_longest_word",
        "_positions",
        "_width",
        "base",
        "direction",
        "face",
        "ink_end",
        "language",
        "levels",
        "remember",
        "runs",
        "text",
    )

    def __init__(
        self,
        text: str,
        language: str,
        direction: Direction,
        base: Direction,
        levels: list[int] | None,
        remember: bool,
        runs: list[tuple[Run, Clusters]],
        face: Face,
    ) -> None:
        self.text = text
        self.language = language
        self.direction = direction
        self.base = base
        self.levels = levels
        self.remember = remember
        self.runs = runs
        self.face = face
        self.ink_end = len(text.rstrip(" "))
        self._positions: list[float] | None = None
        self._width: float | None = None
        self._breaks: list[Break] | None = None
        self._ends: dict[tuple[Breaker, float], LineEnds] = {}
        self._hanging: float | None = None
        self._longest_word: float | None = None

    @property
    def positions(self) -> list[float]:
        """Where each character starts, and where the last one ends; found when there is to be more than one line."""
        if self._positions is None:
            self._positions = [0.0] * (len(self.text) + 1)
            pen = 0.0
            for run, clusters in self.runs:
                pen = _advance(self._positions, run, clusters, pen)
        return self._positions

    @property
    def breaks(self) -> list[Break]:
        """Where its lines may end; found when there is to be more than one, which few words of a page need."""
        if self._breaks is None:
            self._breaks = breakpoints(self.text, self.language)
        return self._breaks

    def is_line(self, measure: float) -> bool:
        """Whether all of it stands on one line of that measure in em."""
        return self.width <= measure + ROUNDING and "\n" not in self.text

    def ends(self, measure: float, breaker: Breaker) -> LineEnds:
        """Where the lines end at a measure given in em."""
        if self.is_line(measure):
            return [(self.ink_end, len(self.text))]
        key = (breaker, measure)
        if key not in self._ends:
            self._ends[key] = breaker(self.positions, self.breaks, measure)
        return self._ends[key]

    def count(self, measure: float) -> int:
        """How many lines it takes."""
        return len(self.ends(measure, first_fit))

    def lines(self, measure: float, breaker: Breaker) -> list[Line]:
        """The lines themselves. The space at a line's end belongs to it, so that no two words are glued when copied."""
        if self.is_line(measure):
            return [Line(self, 0, len(self.text), self.width)]
        lines, start = [], 0
        for content_end, end in self.ends(measure, breaker):
            width = self.positions[content_end] - self.positions[start]
            lines.append(Line(self, start, end, width))
            start = end
        return lines

    @property
    def width(self) -> float:
        """Of the whole on one line."""
        if self._width is None:
            self._width = self._found_width()
        return self._width

    def _found_width(self) -> float:
        if len(self.runs) == 1:
            [(run, clusters)] = self.runs
            if len(clusters) == len(self.text):
                return sum(clusters.advances[: self.ink_end]) / run.face.upem
        return self.positions[self.ink_end]

    @property
    def longest_word(self) -> float:
        """Of what no line may end in: the least measure in which all of it stands as it should."""
        if self._longest_word is None:
            at, starts = self.positions, [0, *(each.next_start for each in self.breaks)]
            ends = [each.content_end for each in self.breaks]
            self._longest_word = max(
                [at[end] - at[start] for start, end in zip(starts, ends, strict=False)], default=0.0
            )
        return self._longest_word

    def least_lines(self, measure: float) -> int:
        """Lines that it takes at the very least: each line holds a measure, and what hangs at a line's end besides."""
        if self._hanging is None:
            at = self.positions
            self._hanging = max([at[each.next_start] - at[each.content_end] for each in self.breaks])
        hanging = self._hanging
        return max(1, math.ceil((self.width + hanging) / (measure + hanging) - 1e-6))


def prepare(
    text: str,
    ranges: Sequence[StyledRange],
    fonts: FontSet,
    language: str,
    direction: Direction,
    *,
    base: Direction | None = None,
    remember: bool = True,
) -> Prepared:
    """Shape a paragraph. A line feed is a line end that must be. Raises MissingGlyph.

    `base` is the direction of the words where it is not that of the page: English words on an Arabic one.
    """
    base = base or direction
    levels = embedding_levels(text, base, [(each.start, each.end) for each in ranges if each.isolate])
    # A forced line end is painted as a space, so that the words around it are not glued when copied.
    painted = text.replace("\n", " ")
    runs: list[tuple[Run, Clusters]] = []
    is_mark = remember and _MARK.fullmatch(text)
    for run in itemize(painted, ranges, fonts, language, levels):
        clusters = shape(painted, run, language, remember=remember)
        clusters = clusters if is_mark else set_off(text, run, levels, clusters)
        runs.append((run, clusters))
    primary = fonts.primary(ranges[0].style if ranges else REGULAR)
    return Prepared(text, language, direction, base, levels, remember, runs, primary)


_MARK = re.compile(r"\d{1,3}\.")
"""What stands before an item of a list; it is no dose, as a recipient's value may be."""


def _advance(positions: list[float], run: Run, clusters: Clusters, pen: float) -> float:
    """Where each character of a run starts, put into `positions`; gives where the run ends."""
    upem = run.face.upem
    if len(clusters) == run.end - run.start:
        positions[run.start : run.end + 1] = accumulate([advance / upem for advance in clusters.advances], initial=pen)
        return positions[run.end]
    for cluster in clusters:
        start = run.start + cluster.start
        for index in range(start, start + len(cluster.text)):
            positions[index] = pen
        pen += cluster.advance / upem
    positions[run.end] = pen
    return pen


def _pieces(prepared: Prepared, start: int, end: int) -> list[Piece]:
    text = prepared.text
    if end < len(text) and text.endswith(SEPARATORS, start, end):
        shown = end - len(SEPARATORS[0])
        if shown > start and not text[shown - 1].isspace():
            return [*_seen(prepared, start, shown), _unseen(prepared, start, shown, end)]
    return _seen(prepared, start, end)


def _unseen(prepared: Prepared, first: int, start: int, end: int) -> Piece:
    """A separator at the end of a line: of no width and no ink, but in the file, so that it is there when copied."""
    run, space = next(_runs_of(prepared, start, start + 1))
    clusters = Clusters(space.starts, [prepared.text[start:end]], space.glyphs, [0])
    width = prepared.positions[start] - prepared.positions[first]
    inline = width if prepared.base == prepared.direction else 0.0
    return Piece(run.face, run.tag, inline, clusters, prepared.base == "rtl")


def _seen(prepared: Prepared, start: int, end: int) -> list[Piece]:
    if len(prepared.runs) == 1 and prepared.levels is None and prepared.direction == "ltr":
        [(run, clusters)] = prepared.runs
        part = clusters if end - start == run.end - run.start else _cut(prepared, run, clusters, start, end)
        return [Piece(run.face, run.tag, 0.0, part)] if part else []
    pieces: list[Piece] = []
    origin = prepared.positions[start]
    for run, clusters in _runs_of(prepared, start, end):
        if clusters:
            inline = prepared.positions[run.start] - origin
            pieces.append(Piece(run.face, run.tag, inline, clusters, run.level % 2 == 1))
    if all(piece.rtl == (prepared.direction == "rtl") for piece in pieces):
        return pieces
    return _in_place(prepared, start, end)


def _runs_of(prepared: Prepared, start: int, end: int) -> Iterator[tuple[Run, Clusters]]:
    """The parts of runs that stand on one line."""
    for run, clusters in prepared.runs:
        low, high = max(start, run.start), min(end, run.end)
        if low >= high:
            continue
        if (low, high) == (run.start, run.end):
            yield run, clusters
        else:
            yield run._replace(start=low, end=high), _cut(prepared, run, clusters, low, high)


def _in_place(prepared: Prepared, start: int, end: int) -> list[Piece]:
    """The pieces of a line whose words run both ways, in the order of the text, each where the eye expects it."""
    base = int(prepared.base == "rtl")
    tail = _tail(prepared, start, end, base)
    parts = list(_runs_of(prepared, start, tail))
    parts += [(run._replace(level=base), clusters) for run, clusters in _runs_of(prepared, tail, end)]
    widths = [clusters.advance / run.face.upem for run, clusters in parts]
    lefts = [0.0] * len(parts)
    pen = 0.0
    for index in reorder([run.level for run, _ in parts]):
        lefts[index] = pen
        pen += widths[index]
    hanging = _hanging(parts)
    low, high = (hanging, pen) if base else (0.0, pen - hanging)
    inlines = [
        left - low if prepared.direction == "ltr" else high - left - width
        for left, width in zip(lefts, widths, strict=True)
    ]
    return [
        Piece(run.face, run.tag, inline, clusters, run.level % 2 == 1)
        for (run, clusters), inline in zip(parts, inlines, strict=True)
        if clusters
    ]


def _tail(prepared: Prepared, start: int, end: int, base: int) -> int:
    """Where the space at a line's end starts to run as the paragraph does, whatever its word does (UAX #9 L1)."""
    if prepared.levels is None:
        return end
    levels = line_levels(prepared.text, prepared.levels, start, end, base)
    return next((start + at for at, level in enumerate(levels) if level != prepared.levels[start + at]), end)


def _hanging(parts: Sequence[tuple[Run, Clusters]]) -> float:
    """How wide the space at a line's end is, in em."""
    width = 0.0
    for run, clusters in reversed(parts):
        hanging = clusters.hanging
        width += hanging / run.face.upem
        if hanging != clusters.advance:
            break
    return width


def _cut(prepared: Prepared, run: Run, clusters: Clusters, low: int, high: int) -> Clusters:
    """The part of a run that stands on one line, shaped anew where cutting it changes its glyphs."""
    first = bisect_left(clusters.starts, low - run.start)
    last = bisect_left(clusters.starts, high - run.start, first)
    if (low == run.start or clusters.safe(first)) and (last == len(clusters) or clusters.safe(last)):
        return clusters[first:last]
    part = run._replace(start=low, end=high)
    anew = shape(prepared.text.replace("\n", " "), part, prepared.language, remember=prepared.remember)
    return set_off(prepared.text, part, prepared.levels, anew)
