"""Faces, the families they form, and which face has which character."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

import uharfbuzz as hb

from handout.record import NamedTuple
from handout.text.families import GENERAL_FAMILIES, LETTERS, SCRIPT_FAMILIES, families_for, families_of
from handout.text.scripts import COMMON

MOST_FACES = 96
"""Faces kept ready: all of the program's, and a clinic's."""


_ASCII = frozenset(range(0x20, 0x7F))


class Face:
    """One font file, ready to shape with. `ascent` and `descent` are parts of an em, both positive."""

    __slots__ = ("ascent", "coverage", "data", "descent", "has_ascii", "hb_face", "hb_font", "name", "upem")

    def __init__(
        self,
        name: str,
        data: bytes,
        hb_face: hb.Face,
        hb_font: hb.Font,
        upem: int,
        ascent: float,
        descent: float,
        coverage: frozenset[int],
    ) -> None:
        self.name = name
        self.data = data
        self.hb_face = hb_face
        self.hb_font = hb_font
        self.upem = upem
        self.ascent = ascent
        self.descent = descent
        self.coverage = coverage
        self.has_ascii = coverage >= _ASCII

    def has(self, cluster: str) -> bool:
        """Whether every character of a grapheme cluster has a glyph here, as written or composed.

        A control character has none, though some faces map it to one without ink.
        """
        if cluster < " ":
            return False
        if self.coverage.issuperset(map(ord, cluster)):
            return True
        return all(ord(c) in self.coverage or _needs_no_glyph(c) for c in cluster) or (
            len(cluster) > 1 and all(ord(c) in self.coverage for c in unicodedata.normalize("NFC", cluster))
        )


class TextStyle(NamedTuple):
    """What decides the face: weight and slope."""

    bold: bool = False
    italic: bool = False

    def __or__(self, other: TextStyle) -> TextStyle:
        """Both together: bold in italics is bold italics."""
        return TextStyle(self.bold or other.bold, self.italic or other.italic)


REGULAR, BOLD, ITALIC = TextStyle(), TextStyle(bold=True), TextStyle(italic=True)


class UnknownFamily(LookupError):
    """A family name that no font file has; `known` are those there are, without those of one script alone."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


MOST_KEPT, LONGEST_KEPT = 4096, 8
"""Grapheme clusters whose face is kept in mind: the letters of a page in several scripts. What is longer is no letter.
"""


class FontSet:
    """The faces of one document: for each style the primary one first, then those behind it, loaded when asked for.

    `general` families have Latin, Greek, Cyrillic and the signs that all scripts share, the primary one first; `others`
    have what these lack.
    """

    def __init__(self, files: Mapping[str, bytes], general: Sequence[str], others: Sequence[str] = ()) -> None:
        self._files = files
        self._general = tuple(general)
        self._others = tuple(others)
        self._faces: dict[tuple[TextStyle, str], Face] = {}
        self._orders: dict[tuple[str, str], tuple[str, ...]] = {}
        self._found = lru_cache(maxsize=MOST_KEPT)(self._find)

    def primary(self, style: TextStyle = REGULAR) -> Face:
        """The face that the document is set in."""
        return self._face(style, self._general[0])

    def face_for(self, style: TextStyle, cluster: str, script: str = COMMON, language: str = "") -> Face | None:
        """The first face that has a whole grapheme cluster of a script, in text of a language; None if none has.

        A script's own families come first, in the order that the language asks for: Urdu wants Nastaliq, Japanese its
        forms of Chinese characters. No face is loaded that is not asked.
        """
        find = self._found if len(cluster) <= LONGEST_KEPT else self._find
        return find(style, cluster, script, language)

    def _find(self, style: TextStyle, cluster: str, script: str, language: str) -> Face | None:
        key = (script, language)
        if key not in self._orders:
            self._orders[key] = self._order(script, language)
        faces = (self._face(style, family) for family in self._orders[key])
        return next((face for face in faces if face.has(cluster)), None)

    def _order(self, script: str, language: str) -> tuple[str, ...]:
        own = families_for(script, language)
        general = self._general
        letter = LETTERS.get(script)
        if letter and self.primary().has(letter):
            # The clinic chose a family that writes this script.
            own = (general[0], *own)
        there = {*general, *self._others}
        wanted = (*own, *general, *families_of(language), *self._others)
        return tuple(family for family in dict.fromkeys(wanted) if family in there)

    def _face(self, style: TextStyle, family: str) -> Face:
        key = (style, family)
        if key not in self._faces:
            self._faces[key] = _face(self._files, family, style)
        return self._faces[key]


_SUFFIXES = {
    TextStyle(): "Regular",
    TextStyle(bold=True): "Bold",
    ITALIC: "Italic",
    TextStyle(bold=True, italic=True): "BoldItalic",
}


def family_key(name: str) -> str:
    """`Atkinson Hyperlegible Next` as the stem of its font files: `AtkinsonHyperlegibleNext`."""
    return "".join(name.split())


def font_set(files: Mapping[str, bytes], family: str) -> FontSet:
    """The faces of a document set in `family`, from font files by name (`NotoSans-Bold.ttf`).

    Raises UnknownFamily when no file of that family is there. Of a style that a family lacks, its bold face serves for
    what stands out, its regular one for the rest. Behind the program's families stand all others that there are.
    """
    key = family_key(family)
    there = {name.removesuffix("-Regular.ttf"): None for name in files if name.endswith("-Regular.ttf")}
    if key not in there:
        raise UnknownFamily(family, sorted(there.keys() - set(SCRIPT_FAMILIES)))
    general = tuple(dict.fromkeys((key, *GENERAL_FAMILIES)))
    others = tuple(dict.fromkeys((*SCRIPT_FAMILIES, *sorted(there))))
    return FontSet(
        files,
        [each for each in general if each in there],
        [each for each in others if each in there and each not in general],
    )


def _face(files: Mapping[str, bytes], family: str, style: TextStyle) -> Face:
    # Most scripts have no italics: what they stress is bold.
    wanted = (_SUFFIXES[style], *(("Bold",) if style.bold or style.italic else ()), "Regular")
    name = next(name for suffix in wanted if (name := f"{family}-{suffix}.ttf") in files)
    return load_face(name.removesuffix(".ttf"), files[name])


@lru_cache(maxsize=MOST_FACES)
def load_face(name: str, data: bytes) -> Face:
    """A face from the bytes of a TrueType file."""
    face = hb.Face(data)
    font = hb.Font(face)
    extents = font.get_font_extents("ltr")
    return Face(
        name=name,
        data=data,
        hb_face=face,
        hb_font=font,
        upem=face.upem,
        ascent=extents.ascender / face.upem,
        descent=-extents.descender / face.upem,
        coverage=frozenset(face.unicodes),
    )


def _needs_no_glyph(character: str) -> bool:
    """Joiners, variation selectors and directional marks, which shaping makes invisible (UAX #44 Default_Ignorable)."""
    code = ord(character)
    return code >= 0xAD and (code in _INVISIBLE or 0xE0100 <= code <= 0xE01EF)


_INVISIBLE = frozenset({0x00AD, 0x034F, 0x061C, 0xFEFF}).union(
    range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070), range(0xFE00, 0xFE10)
)
