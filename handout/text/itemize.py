"""A paragraph into runs: stretches of one style, one face, one script, one embedding level."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from handout.record import NamedTuple
from handout.text.fonts import Face, FontSet, TextStyle
from handout.text.scripts import COMMON, is_latin, script_of


class StyledRange(NamedTuple):
    """`text[start:end]` in one style. `tag` is the caller's and comes back with each piece of a line.

    An isolate's direction is its own: it neither follows nor changes that of the text around it (UAX #9 3.1.2).
    """

    start: int
    end: int
    style: TextStyle
    tag: int
    isolate: bool = False


class Run(NamedTuple):
    """`text[start:end]`, to be shaped in one go. `level` is the embedding level (UAX #9): odd is right to left."""

    start: int
    end: int
    face: Face
    script: str
    level: int
    tag: int


NO_FONT = "no font has the character"


class MissingGlyph(LookupError):
    """A character that cannot be set, and why; `index` is its place in the text."""

    def __init__(self, character: str, index: int, reason: str = NO_FONT) -> None:
        super().__init__(f"U+{ord(character):04X}")
        self.character = character
        self.index = index
        self.reason = reason


def itemize(
    text: str, ranges: Sequence[StyledRange], fonts: FontSet, language: str, levels: Sequence[int] | None
) -> list[Run]:
    """The runs of a paragraph in logical order; they cover each range without gap. Raises MissingGlyph.

    `levels` are the embedding levels of its characters, None where all run from left to right.
    """
    runs: list[Run] = []
    for each in ranges:
        if each.start == each.end:
            continue
        primary = fonts.primary(each.style)
        if levels is None and _is_plain(text, each, primary):
            runs.append(Run(each.start, each.end, primary, "Latn", 0, each.tag))
        else:
            runs.extend(_Splitter(text, each, fonts, language, levels).runs())
    return runs


def _is_plain(text: str, each: StyledRange, face: Face) -> bool:
    """Whether a range is Latin in a face that has all of it: the usual case, decided without a look at each letter."""
    words = text[each.start : each.end]
    if not is_latin(words):
        return False
    return face.has_ascii if words.isascii() else face.coverage.issuperset(map(ord, words))


class _Splitter:
    """One range into runs: a new one where the face, the script or the level changes."""

    def __init__(
        self, text: str, each: StyledRange, fonts: FontSet, language: str, levels: Sequence[int] | None
    ) -> None:
        self.text = text
        self.range = each
        self.fonts = fonts
        self.language = language
        self.levels = levels

    def runs(self) -> Iterator[Run]:
        start, end, style, tag, _ = self.range
        script = self._first_script()
        face: Face | None = None
        level = 0
        for begin, stop in clusters(self.text, start, end):
            own = script_of(self.text[begin])
            here = self._face_for(begin, stop, style, script if own == COMMON else own, face)
            deep = self.levels[begin] if self.levels else 0
            new_script = own not in (COMMON, script)
            if face is not None and (here is not face or deep != level or new_script):
                yield Run(start, begin, face, _named(script), level, tag)
                start = begin
            script = own if own != COMMON else script
            face, level = here, deep
        if face is not None:
            yield Run(start, end, face, _named(script), level, tag)

    def _first_script(self) -> str:
        """What has no script of its own takes that of what stands before it; at the start, of what comes first."""
        found = (script_of(each) for each in self.text[self.range.start : self.range.end])
        return next((each for each in found if each != COMMON), COMMON)

    def _face_for(self, begin: int, stop: int, style: TextStyle, script: str, current: Face | None) -> Face:
        cluster = self.text[begin:stop]
        # Signs between the words of a script look best in its face. Digits and Latin letters are the document's own,
        # and so is a space beside them or a separator: Nastaliq's own, half as wide, would not be seen there.
        space = cluster == " "
        own = _parts_off(self.text, stop) if space else _is_own(cluster)
        stays = space if script in _LATIN_LIKE else not own
        if current is not None and stays and script_of(cluster[0]) == COMMON and current.has(cluster):
            return current
        wanted = COMMON if cluster.isascii() else script
        face = self.fonts.face_for(style, cluster, wanted, self.language)
        if face:
            return face
        # The first character that no face has; where each has one but none has all, the cluster as a whole is missing.
        lacking = (
            offset
            for offset, character in enumerate(cluster)
            if self.fonts.face_for(style, character, wanted, self.language) is None
        )
        offset = next(lacking, len(cluster) - 1)
        raise MissingGlyph(cluster[offset], begin + offset)


def _is_own(cluster: str) -> bool:
    return cluster.isascii() and cluster.isalnum()


_OWN_BEHIND = re.compile(r"[·|]|(?:[^\w\s]{1,4} ?)?[0-9A-Za-z]")
"""A separator; a digit or Latin letter, also behind signs: '-5', '(methotrexate)', '≥ 300'."""


def _parts_off(text: str, start: int) -> bool:
    """Whether a space is the document's own for what stands behind it."""
    return _OWN_BEHIND.match(text, start) is not None


_LATIN_LIKE = frozenset(("Latn", "Grek", "Cyrl", COMMON))
"""Scripts that the document's own family may have."""


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
    """Marks, and signs that have no shape of their own: joiners, marks of direction, variation selectors."""
    return character > "\u02ff" and unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")


def _named(script: str) -> str:
    return "Latn" if script == COMMON else script
