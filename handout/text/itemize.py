"""A paragraph into runs: stretches of one style, one face, one script, one embedding level."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handout.geometry import Direction
from handout.text.fonts import Face, FontSet, TextStyle
from handout.text.scripts import COMMON, script_of


class StyledRange(NamedTuple):
    """`text[start:end]` in one style. `tag` is the caller's and comes back with each piece of a line."""

    start: int
    end: int
    style: TextStyle
    tag: int


class Run(NamedTuple):
    """`text[start:end]`, to be shaped in one go. `level` is the embedding level (UAX #9): odd is right to left."""

    start: int
    end: int
    face: Face
    script: str
    level: int
    tag: int


class MissingGlyph(LookupError):
    """A character that cannot be set, and why; `index` is its place in the text."""

    def __init__(self, character: str, index: int, reason: str = "no font has the character") -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.index = index
        self.reason = reason


def itemize(text: str, ranges: Sequence[StyledRange], fonts: FontSet, direction: Direction) -> list[Run]:
    """The runs of a paragraph in logical order; they cover each range without gap. Raises MissingGlyph."""
    level = 0 if direction == "ltr" else 1
    runs: list[Run] = []
    for each in ranges:
        if each.start == each.end:
            continue
        primary = fonts.primary(each.style)
        if _is_plain(text, each, primary):
            runs.append(Run(each.start, each.end, primary, "Latn", level, each.tag))
        else:
            runs.extend(_split(text, each, fonts, level))
    return runs


_ASCII = frozenset(range(0x20, 0x7F))


def _is_plain(text: str, each: StyledRange, face: Face) -> bool:
    """Whether a range is all ASCII in a face that has it: the usual case, decided without a look at each letter."""
    return text[each.start : each.end].isascii() and face.coverage >= _ASCII


def _split(text: str, each: StyledRange, fonts: FontSet, level: int) -> Iterator[Run]:
    start, face, script = each.start, None, COMMON
    for begin, end in clusters(text, each.start, each.end):
        here = _face_for(text[begin:end], begin, each.style, fonts, face)
        own = script_of(text[begin])
        fits = face is None or (here is face and (COMMON in (own, script) or own == script))
        if not fits and face is not None:
            yield Run(start, begin, face, _named(script), level, each.tag)
            start, script = begin, COMMON
        face = here
        script = own if script == COMMON else script
    if face is not None:
        yield Run(start, each.end, face, _named(script), level, each.tag)


def _face_for(cluster: str, begin: int, style: TextStyle, fonts: FontSet, current: Face | None) -> Face:
    if cluster == " " and current is not None and current.has(cluster):
        return current
    face = fonts.face_for(style, cluster)
    if face:
        return face
    # The first character that no face has; where each has a face but none has all, the cluster as a whole is missing.
    lacking = (offset for offset, character in enumerate(cluster) if fonts.face_for(style, character) is None)
    offset = next(lacking, len(cluster) - 1)
    raise MissingGlyph(cluster[offset], begin + offset)


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where grapheme clusters begin and end: a base with the marks and joiners that follow it."""
    begin = start
    for index in range(start + 1, end):
        if not _extends(text[index]) and text[index - 1] != "\u200d":
            yield begin, index
            begin = index
    if end > start:
        yield begin, end


def _extends(character: str) -> bool:
    return character > "\u02ff" and (unicodedata.category(character) in ("Mn", "Mc", "Me") or character == "\u200d")


def _named(script: str) -> str:
    return "Latn" if script == COMMON else script
