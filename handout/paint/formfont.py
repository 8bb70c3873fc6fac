"""Fonts for what is typed into fields: simple TrueType fonts with all of WinAnsiEncoding (ISO 32000-1 9.6.3, annex D).

A viewer writes codes of its own into a field's appearance, so that a font cut down to the words on the page, with codes
in the order of their use, does not serve. Programs that fill in forms know simple fonts best. A simple font has no
codes for more, but its program has more letters: pypdf makes a font of them where a name needs it.
"""

from __future__ import annotations

from functools import lru_cache

from handout.paint.fontfile import NONSYMBOLIC, font_descriptor, subset_tag, unicode_map, whole_program
from handout.paint.objects import Objects
from handout.paint.values import dictionary, name, reference
from handout.text.fonts import Face

FIRST, LAST = 32, 255

LETTERS = (
    range(0x20, 0x250),
    range(0x370, 0x530),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20D0),
)
"""Latin, Greek and Cyrillic, marks of print and of money, as far as a face has them: a sheet grows by 100 kB at most.

Other scripts would need their shaping too, which no program that fills in forms does with a form's own font.
"""

ALSO_KEPT = ("cmap", "name", "OS/2", "post")
"""A simple font is looked up in its cmap (ISO 14289-1 7.21.6); programs that fill in forms look for the others."""

SAME_GLYPH = {"\u00a0": " ", "\u00ad": "-"}
"""Two codes share the glyph of another (ISO 32000-1 table D.2, notes 5 and 6)."""


def put_form_font(objects: Objects, face: Face) -> int:
    """Write a face's font and give the number of its dictionary."""
    program = form_font_program(face)
    characters = win_ansi(face)
    widths = [_advance(face, characters[code]) if code in characters else 0 for code in range(FIRST, LAST + 1)]
    base = f"{subset_tag(face, len(letters(face)))}+{face.name}"
    stream = objects.put_stream({"Length1": len(program)}, program)
    descriptor = objects.put(font_descriptor(face, base, stream, NONSYMBOLIC, _box(face)))
    return objects.put(
        dictionary(
            Type=name("Font"),
            Subtype=name("TrueType"),
            BaseFont=name(base),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=b"[" + b" ".join(b"%d" % width for width in widths) + b"]",
            Encoding=name("WinAnsiEncoding"),
            FontDescriptor=reference(descriptor),
            ToUnicode=reference(objects.put_stream({}, unicode_map(characters, 1))),
        )
    )


@lru_cache(maxsize=16)
def win_ansi(face: Face) -> dict[int, str]:
    """The codes of WinAnsiEncoding whose characters a face has."""
    characters: dict[int, str] = {}
    for code in range(FIRST, LAST + 1):
        character = bytes([code]).decode("cp1252", errors="ignore")
        if character.isprintable() or character in SAME_GLYPH:
            character = SAME_GLYPH.get(character, character)
            if character and ord(character) in face.coverage:
                characters[code] = character
    return characters


def letters(face: Face) -> str:
    """The characters of a face that a form may show."""
    return "".join(chr(code) for block in LETTERS for code in block if code in face.coverage)


@lru_cache(maxsize=16)
def form_font_program(face: Face) -> bytes:
    """A TrueType file with the letters that people are likely to type, as far as the face has them."""
    return whole_program(face, letters(face), ALSO_KEPT)


def _advance(face: Face, character: str) -> int:
    return round(int(face.hb_font.get_glyph_h_advance(_glyph(face, character))) * 1000 / face.upem)


def _glyph(face: Face, character: str) -> int:
    return int(face.hb_font.get_nominal_glyph(ord(character)) or 0)


def _box(face: Face) -> list[int]:
    """Around the glyphs; programs take the distance of lines from it."""
    boxes = [face.hb_font.get_glyph_extents(_glyph(face, each)) for each in win_ansi(face).values()]
    edges = [(b.x_bearing, b.y_bearing + b.height, b.x_bearing + b.width, b.y_bearing) for b in boxes if b]
    lefts, bottoms, rights, tops = zip(*edges, strict=True)
    return [round(v * 1000 / face.upem) for v in (min(lefts), min(bottoms), max(rights), max(tops))]
