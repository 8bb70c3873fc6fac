"""Clusters of glyphs: what shaping makes of a text, and what lines and pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import overload

from handout.record import NamedTuple

PlacedGlyph = tuple[int, int, int]
"""Glyph id, and where it stands from the cluster's origin, in font units: right, up."""

GlyphKey = tuple[PlacedGlyph, ...]
"""The glyphs of a cluster."""


class Cluster(NamedTuple):
    """The smallest stretch of text that has glyphs of its own.

    `start` counts characters from the run's start; `advance` is in font units.
    """

    start: int
    text: str
    glyphs: GlyphKey
    advance: int


class Clusters(Sequence[Cluster]):
    """The clusters of a run, or of a stretch of one, in the order of the text.

    They are kept column by column, since as a rule all are asked for one thing, and a page has thousands of them.
    `safe` tells of a run's clusters whether a line may begin there without shaping anew.
    """

    __slots__ = ("_safe", "advances", "glyphs", "starts", "texts")

    def __init__(
        self,
        starts: Sequence[int],
        texts: Sequence[str],
        glyphs: Sequence[GlyphKey],
        advances: Sequence[int],
        safe: Callable[[int], bool] | None = None,
    ) -> None:
        self.starts = starts
        self.texts = texts
        self.glyphs = glyphs
        self.advances = advances
        self._safe = safe

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Cluster: ...
    @overload
    def __getitem__(self, index: slice) -> Clusters: ...
    def __getitem__(self, index: int | slice) -> Cluster | Clusters:
        if isinstance(index, slice):
            return Clusters(self.starts[index], self.texts[index], self.glyphs[index], self.advances[index])
        return Cluster(self.starts[index], self.texts[index], self.glyphs[index], self.advances[index])

    def __iter__(self) -> Iterator[Cluster]:
        return map(Cluster, self.starts, self.texts, self.glyphs, self.advances)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clusters) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((*self.texts, *self.advances))

    @property
    def advance(self) -> int:
        """Of all together."""
        return sum(self.advances)

    @property
    def hanging(self) -> int:
        """Of the white space at the end."""
        count = sum(1 for _ in takewhile(str.isspace, reversed(self.texts)))
        return sum(self.advances[len(self) - count :])

    def spaced(self, advances: Sequence[int]) -> Clusters:
        """The same with other advances."""
        return Clusters(self.starts, self.texts, self.glyphs, advances, self._safe)

    def safe(self, index: int) -> bool:
        """Whether a line may begin at a run's cluster as it is."""
        assert self._safe is not None, "a stretch that is cut already"
        return self._safe(index)
