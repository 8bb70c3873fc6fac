"""A full stop behind a number from right to left: it stands left of the number, where it must not look like a point."""

from __future__ import annotations

from collections.abc import Sequence

from handout.text.clusters import Clusters
from handout.text.itemize import Run

SPACE = 0.2
"""Em: nearly a word space, so that '.5 mg' is read as the end of a sentence and never as half a milligram.

A point without a digit before it is among the dose designations that ISMP's list of error-prone abbreviations warns of.
"""

_POINTS = ".,"


def set_off(text: str, run: Run, levels: Sequence[int] | None, clusters: Clusters) -> Clusters:
    """The clusters of a run; its first one with a space to its right where it is a point that the eye meets right
    before a number, though the number comes first (UAX #9 puts it there)."""
    if levels is None or not run.level % 2 or not clusters or text[run.start] not in _POINTS:
        return clusters
    first = run.start
    while first and levels[first - 1] > run.level:
        first -= 1
    if first == run.start or not text[first].isdecimal():
        return clusters
    advances = [clusters.advances[0] + round(SPACE * run.face.upem), *clusters.advances[1:]]
    return clusters.spaced(advances)
