"""Faces, the families they form, and which face has which character."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file, ready to shape with. `ascent` and `descent` are parts of an em, both positive."""

    name: str
    data: bytes = field(repr=False)
    hb_face: hb.Face
    hb_font: hb.Font
    upem: int
    ascent: float
    descent: float
    coverage: frozenset[int] = field(repr=False)

    def has(self, cluster: str) -> bool:
        """Whether every character of a grapheme cluster has a glyph here, as written or composed."""
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


REGULAR, BOLD = TextStyle(), TextStyle(bold=True)


class UnknownFamily(LookupError):
    """A family name that no font file has; `known` are those there are."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


class FontSet:
    """The faces of one document: for each style the primary one first, then those behind it, loaded when asked for."""

    def __init__(self, files: Mapping[str, bytes], families: Sequence[str]) -> None:
        self._files = files
        self._families = tuple(families)
        self._faces: dict[tuple[TextStyle, int], Face] = {}

    def __len__(self) -> int:
        """How many faces each style has."""
        return len(self._families)

    def face(self, style: TextStyle, number: int = 0) -> Face:
        """The primary face of a style, or the `number`th behind it."""
        key = (style, number)
        if key not in self._faces:
            self._faces[key] = _face(self._files, self._families[number], style)
        return self._faces[key]

    def primary(self, style: TextStyle = REGULAR) -> Face:
        return self.face(style)

    def face_for(self, style: TextStyle, cluster: str, script: str = "Zyyy", language: str = "") -> Face | None:
        """The first face that has a whole grapheme cluster."""
        faces = (self.face(style, number) for number in range(len(self)))
        return next((face for face in faces if face.has(cluster)), None)


_SUFFIXES = {
    TextStyle(): "Regular",
    TextStyle(bold=True): "Bold",
    TextStyle(italic=True): "Italic",
    TextStyle(bold=True, italic=True): "BoldItalic",
}

FALLBACK_FAMILIES = ("NotoSans", "NotoSansSymbols")
"""Families asked, in this order, for what the primary one lacks."""


def family_key(name: str) -> str:
    """`Atkinson Hyperlegible Next` as the stem of its font files: `AtkinsonHyperlegibleNext`."""
    return "".join(name.split())


def font_set(files: Mapping[str, bytes], family: str) -> FontSet:
    """The faces of a document set in `family`, from font files by name (`NotoSans-Bold.ttf`).

    Raises UnknownFamily when no file of that family is there. Its regular face serves for a style that it lacks.
    """
    key = family_key(family)
    if f"{key}-Regular.ttf" not in files:
        stems = sorted(name.removesuffix("-Regular.ttf") for name in files if name.endswith("-Regular.ttf"))
        raise UnknownFamily(family, stems)
    families = [key, *(each for each in FALLBACK_FAMILIES if each != key and f"{each}-Regular.ttf" in files)]
    return FontSet(files, families)


def _face(files: Mapping[str, bytes], family: str, style: TextStyle) -> Face:
    name = f"{family}-{_SUFFIXES[style]}.ttf"
    if name not in files:
        name = f"{family}-Bold.ttf" if style.bold and f"{family}-Bold.ttf" in files else f"{family}-Regular.ttf"
    return load_face(name.removesuffix(".ttf"), files[name])


@lru_cache(maxsize=64)
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
    return 0x200B <= code <= 0x200F or 0xFE00 <= code <= 0xFE0F or code in (0x00AD, 0x034F, 0x2060, 0xFEFF)
