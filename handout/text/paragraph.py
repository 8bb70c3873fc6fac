"""The way of a paragraph: itemize, shape, find breakpoints, break into lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from handout.geometry import Direction
from handout.text.breakpoints import Break, breakpoints
from handout.text.fonts import REGULAR, Face, FontSet
from handout.text.itemize import Run, StyledRange, itemize
from handout.text.linebreak import Breaker, LineEnds, first_fit
from handout.text.shape import Cluster, shape


class Piece(NamedTuple):
    """A stretch of a line in one face with one tag; `inline` is where it starts on the line. Lengths in em."""

    face: Face
    tag: int
    inline: float
    clusters: tuple[Cluster, ...]

    @property
    def width(self) -> float:
        return sum(cluster.advance for cluster in self.clusters) / self.face.upem


class Line(NamedTuple):
    """One line: a stretch of its paragraph's text. `width` is that of its ink, without the space at its end, in em."""

    paragraph: Prepared
    start: int
    end: int
    width: float

    def pieces(self) -> list[Piece]:
        """What to paint, in logical order; cut from the paragraph only when asked, since most lines are tried only."""
        return _pieces(self.paragraph, self.start, self.end)


@dataclass(slots=True)
class Prepared:
    """A paragraph shaped once, to be broken at any measure and set at any size. Positions are in em."""

    text: str
    language: str
    direction: Direction
    remember: bool
    runs: list[tuple[Run, tuple[Cluster, ...]]]
    positions: list[float]
    breaks: list[Break]
    face: Face
    _ends: dict[tuple[Breaker, float], LineEnds] = field(default_factory=dict)

    def ends(self, measure: float, breaker: Breaker) -> LineEnds:
        """Where the lines end at a measure given in em."""
        key = (breaker, measure)
        if key not in self._ends:
            self._ends[key] = breaker(self.positions, self.breaks, measure)
        return self._ends[key]

    def count(self, measure: float) -> int:
        """How many lines it takes."""
        return len(self.ends(measure, first_fit))

    def lines(self, measure: float, breaker: Breaker) -> list[Line]:
        """The lines themselves. The space at a line's end belongs to it, so that no two words are glued when copied."""
        lines, start = [], 0
        for content_end, end in self.ends(measure, breaker):
            width = self.positions[content_end] - self.positions[start]
            lines.append(Line(self, start, end, width))
            start = end
        return lines

    @property
    def width(self) -> float:
        """Of the whole on one line."""
        return self.positions[self.breaks[-1].content_end]

    def least_lines(self, measure: float) -> int:
        """Lines that it takes at the very least: each line holds a measure, and what hangs at a line's end besides."""
        hanging = max(self.positions[each.next_start] - self.positions[each.content_end] for each in self.breaks)
        return max(1, math.ceil((self.width + hanging) / (measure + hanging) - 1e-6))


def prepare(
    text: str,
    ranges: Sequence[StyledRange],
    fonts: FontSet,
    language: str,
    direction: Direction,
    *,
    remember: bool = True,
) -> Prepared:
    """Shape a paragraph. A line feed is a line end that must be. Raises MissingGlyph."""
    # A forced line end is painted as a space, so that the words around it are not glued when copied.
    painted = text.replace("\n", " ")
    runs: list[tuple[Run, tuple[Cluster, ...]]] = []
    positions = [0.0] * (len(text) + 1)
    pen = 0.0
    for run in itemize(painted, ranges, fonts, direction):
        clusters = shape(painted, run, language, remember=remember)
        runs.append((run, clusters))
        pen = _advance(positions, run, clusters, pen)
    primary = fonts.primary(ranges[0].style if ranges else REGULAR)
    return Prepared(text, language, direction, remember, runs, positions, breakpoints(text), primary)


def _advance(positions: list[float], run: Run, clusters: tuple[Cluster, ...], pen: float) -> float:
    upem = run.face.upem
    for cluster in clusters:
        start = run.start + cluster.start
        for index in range(start, start + len(cluster.text)):
            positions[index] = pen
        pen += cluster.advance / upem
    positions[run.end] = pen
    return pen


def _pieces(prepared: Prepared, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    origin = prepared.positions[start]
    for run, clusters in prepared.runs:
        if run.end <= start or run.start >= end:
            continue
        low, high = max(start, run.start), min(end, run.end)
        chosen = clusters if (low, high) == (run.start, run.end) else _cut(prepared, run, clusters, low, high)
        if chosen:
            pieces.append(Piece(run.face, run.tag, prepared.positions[low] - origin, chosen))
    return pieces


def _cut(prepared: Prepared, run: Run, clusters: tuple[Cluster, ...], low: int, high: int) -> tuple[Cluster, ...]:
    """The part of a run that stands on one line, shaped anew where cutting it changes its glyphs."""
    chosen = tuple(each for each in clusters if low <= run.start + each.start < high)
    after = next((each for each in clusters if run.start + each.start >= high), None)
    if all(each is None or each.safe for each in (chosen[0] if low > run.start else None, after)):
        return chosen
    part = Run(low, high, run.face, run.script, run.level, run.tag)
    return shape(prepared.text.replace("\n", " "), part, prepared.language, remember=prepared.remember)
