"""Clusters of glyphs: what shaping makes of a text, and what lines and pages are made of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, takewhile
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
            return self._part(index)
        return Cluster(self.starts[index], self.texts[index], self.glyphs[index], self.advances[index])

    def _part(self, index: slice) -> Clusters:
        return Clusters(self.starts[index], self.texts[index], self.glyphs[index], self.advances[index])

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


class ShapedWord:
    """A word with the space behind it, if there is one, a glyph for each character: told apart by which one it is.

    `safe` tells whether a line may begin with it as it is.
    """

    __slots__ = ("advances", "glyphs", "safe", "texts")

    def __init__(self, text: str, glyphs: tuple[GlyphKey, ...], advances: tuple[int, ...], safe: bool) -> None:
        self.texts = text
        self.glyphs = glyphs
        self.advances = advances
        self.safe = safe


class Words(Clusters):
    """Clusters that are whole words, so that what is known of a word needs not be found for each of its letters."""

    __slots__ = ("_ends", "words")

    def __init__(
        self, words: Sequence[ShapedWord], starts: Sequence[int], texts: Sequence[str], advances: Sequence[int]
    ) -> None:
        self.words = words
        self.starts = starts
        self.texts = texts
        self.advances = advances
        self._safe = None
        self._ends: list[int] | None = None

    @classmethod
    def of(cls, words: Sequence[ShapedWord], text: str) -> Words:
        """A run of such words, which are `text`."""
        return cls(words, range(len(text)), text, [*chain.from_iterable([word.advances for word in words])])

    @property
    def glyphs(self) -> Sequence[GlyphKey]:  # type: ignore[override]  # found when asked for, which is rare
        return [*chain.from_iterable([word.glyphs for word in self.words])]

    def _part(self, index: slice) -> Clusters:
        start, stop, _ = index.indices(len(self))
        first, last = self._number(start), self._number(stop)
        if first is None or last is None:
            return super()._part(index)
        return Words(self.words[first:last], self.starts[index], self.texts[index], self.advances[index])

    def _number(self, index: int) -> int | None:
        """Of the word that begins there, if one does."""
        if self._ends is None:
            self._ends = [*accumulate([len(word.texts) for word in self.words], initial=0)]
        number = bisect_left(self._ends, index)
        return number if self._ends[number] == index else None

    def safe(self, index: int) -> bool:
        number = self._number(index)
        return index == 0 or (number is not None and self.words[number].safe)
