"""Whether each code shows the character that it stands for: the glyph in the file beside the one of the whole font.

The outlines are read from the tables of both (OpenType spec: cmap, glyf, loca), by none of the code that cut the font
down. Shaping may choose another glyph than the character's usual one, so only a glyph that is another character's is a
fault; and only codes that stand for one character are looked at, not ligatures or letters with loose marks.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from handout.verify.fonts import CodeMap
from handout.verify.objects import damaged
from handout.verify.pages import Page

Outline = tuple[object, ...]

EMPTY: Outline = ()

DEEPEST_PART = 6
"""Levels of parts within parts of a glyph; two is usual."""

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
_SHAPING = 0x0001 | 0x0002 | 0x0008 | 0x0040 | 0x0080 | 0x0800 | 0x1000
"""Flags of a part that say how its numbers are meant; the others are about hints and overlaps."""


class Program:
    """A TrueType program: which glyph a character has, and what a glyph looks like. struct.error if it is damaged."""

    def __init__(self, data: bytes) -> None:
        tables = _tables(data)
        count = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
        loca = tables[b"loca"]
        if struct.unpack_from(">h", tables[b"head"], 50)[0]:
            self._offsets: Sequence[int] = struct.unpack_from(f">{count + 1}L", loca)
        else:
            self._offsets = [2 * half for half in struct.unpack_from(f">{count + 1}H", loca)]
        self._glyf = tables[b"glyf"]
        self.characters = _characters(tables.get(b"cmap", b""))
        self.em = int(struct.unpack_from(">H", tables[b"head"], 18)[0])
        self._metrics = tables.get(b"hmtx", b"")
        self._full = int(struct.unpack_from(">H", tables[b"hhea"], 34)[0])
        self._by_head: dict[bytes, list[int]] = {}

    def advance(self, glyph: int) -> int:
        """How far a glyph moves, in units of `em`; those beyond numberOfHMetrics share the last one."""
        return int(struct.unpack_from(">H", self._metrics, 4 * min(glyph, self._full - 1))[0])

    def outline(self, glyph: int, depth: int = 0) -> Outline:
        """A glyph's contours or parts, without hints: equal for glyphs that look the same."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        if end <= start or depth > DEEPEST_PART:
            return EMPTY
        contours = struct.unpack_from(">h", self._glyf, start)[0]
        return self._simple(start, end, contours) if contours >= 0 else self._parts(start + 10, depth)

    def _simple(self, start: int, end: int, contours: int) -> Outline:
        hints = start + 10 + 2 * contours
        points = hints + 2 + struct.unpack_from(">H", self._glyf, hints)[0]
        # Zeros may fill a glyph up to the next; two glyphs that differ in nothing else look the same.
        return self._glyf[start:hints], self._glyf[points:end].rstrip(b"\0")

    def _parts(self, place: int, depth: int) -> Outline:
        parts: list[object] = []
        flags = _MORE
        while flags & _MORE:
            flags, glyph = struct.unpack_from(">HH", self._glyf, place)
            place += 4
            size = 4 if flags & _WORDS else 2
            size += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
            parts.append((flags & _SHAPING, self._glyf[place : place + size], self.outline(glyph, depth + 1)))
            place += size
        return tuple(parts)

    def same(self, glyph: int, outline: Outline) -> bool:
        """Whether a glyph looks so."""
        return self.outline(glyph) == outline

    def shown_by(self, head: bytes, outline: Outline) -> Iterator[str]:
        """The characters whose usual glyph begins and looks so."""
        if not self._by_head:
            for code, glyph in self.characters.items():
                self._by_head.setdefault(self.head(glyph), []).append(code)
        codes = self._by_head.get(head, ())
        return (chr(code) for code in codes if self.same(self.characters[code], outline))

    def head(self, glyph: int) -> bytes:
        """How a glyph begins: the number of its contours and its box, which are the same where all of it is."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        return self._glyf[start : min(start + 10, end)]


def wrong_glyphs(pages: Sequence[Page], files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Codes that show another character than they stand for. `files` are whole fonts by the name of their file."""
    for page in pages:
        for resource, codes in page.content.codes.items():
            font = page.fonts[resource]
            whole = files.get(f"{font.name.rpartition('+')[2]}.ttf")
            where = f"page {page.ordinal}: font {font.name}"
            if whole is None:
                yield "wrong-glyph", f"{where} is none of the program's"
                continue
            try:
                wrong = list(_wrong_codes(font, read_program(whole), codes))
            except (struct.error, KeyError, IndexError):
                raise damaged("a font's program") from None
            for code in wrong:
                yield "wrong-glyph", f"{where}: code {code} shows another character than it stands for"


def _wrong_codes(font: CodeMap, whole: Program, codes: Iterable[int]) -> Iterator[int]:
    own = Program(font.program)
    for code in sorted(codes):
        text = font.texts.get(code, "")
        usual = whole.characters.get(ord(text), 0) if len(text) == 1 and text.isprintable() else 0
        if not usual:
            continue
        glyph = font.glyph(code)
        outline = own.outline(glyph)
        if whole.same(usual, outline) or (text == _TATWEEL and outline == EMPTY):
            continue
        if any(not _may_look_like(text, other) for other in whole.shown_by(own.head(glyph), outline)):
            yield code


_TATWEEL = "\u0640"
"""It makes Arabic words longer and is no letter; Nastaliq, which has no straight line to draw out, shows none."""

_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "≤≥", "⟨⟩")
_PARTNERS = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}


def _may_look_like(text: str, other: str) -> bool:
    """Whether shaping may show one letter as another: ş as ș in Romanian, д as g in Serbian italics, the forms at a
    word's start and end. Never a digit or a sign, and no letter of ASCII as any other, with an accent or without.
    A bracket may show as its partner, as it does among words that run to the left (UAX #9 L4)."""
    if other in _PARTNERS.get(text, ""):
        return True
    if not (text.isalpha() and other.isalpha()) or text.isascii():
        return False
    return not other.isascii() or not unicodedata.normalize("NFKD", text)[0].isascii()


@lru_cache(maxsize=16)
def read_program(data: bytes) -> Program:
    """A whole font, read once."""
    return Program(data)


def _tables(data: bytes) -> dict[bytes, bytes]:
    tables: dict[bytes, bytes] = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, offset, length = struct.unpack_from(">4s4xLL", data, 12 + 16 * index)
        tables[tag] = data[offset : offset + length]
    return tables


def _characters(cmap: bytes) -> dict[int, int]:
    """Characters and their glyphs, of the subtable for the BMP (cmap format 4); a font cut down has none."""
    for index in range(struct.unpack_from(">H", cmap, 2)[0] if cmap else 0):
        platform, offset = struct.unpack_from(">H2xL", cmap, 4 + 8 * index)
        if platform in (0, 3) and struct.unpack_from(">H", cmap, offset)[0] == 4:
            return _format_4(cmap, offset)
    return {}


def _format_4(cmap: bytes, start: int) -> dict[int, int]:
    double = struct.unpack_from(">H", cmap, start + 6)[0]
    places = [start + 14 + extra + each * double for each, extra in enumerate((0, 2, 2, 2))]
    ends, starts, deltas, ranges = (struct.unpack_from(f">{double // 2}H", cmap, place) for place in places)
    if sum(max(0, last - first) for first, last in zip(starts, ends, strict=True)) > 0xFFFF:
        raise struct.error("segments of a cmap that are over others")
    found: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        codes = range(first, min(last, 0xFFFE) + 1)
        if offset:
            glyphs = struct.unpack_from(f">{len(codes)}H", cmap, places[3] + 2 * index + offset)
            found |= {code: (glyph + delta) & 0xFFFF for code, glyph in zip(codes, glyphs, strict=True) if glyph}
        else:
            found |= {code: (code + delta) & 0xFFFF for code in codes}
    return found
