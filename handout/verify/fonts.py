"""What a font's codes stand for, their glyphs and widths: read from the font's own objects in the file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat

from handout.record import NamedTuple
from handout.verify.objects import Dictionary, File, damaged, entry, items

_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")


class CodeMap(NamedTuple):
    """A font's codes: the text of each, its glyph and its width in thousandths of an em; and the embedded program with
    how many glyphs it has (`held`)."""

    name: str
    texts: Mapping[int, str]
    glyphs: tuple[int, ...]
    widths: Mapping[int, float]
    program: bytes
    held: int

    def glyph(self, code: int) -> int:
        """The glyph of a code; 0, which is .notdef, where the map ends before it or the program lacks the glyph."""
        glyph = self.glyphs[code] if code < len(self.glyphs) else 0
        return glyph if glyph < self.held else 0

    def width(self, codes: Iterable[int]) -> float:
        """How far codes move together; DW, which the program sets to 0, where no width is stated."""
        return sum(map(self.widths.get, codes, repeat(0.0)))


class Fonts:
    """The fonts of one file, each read once however many pages use it."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._maps: dict[int, CodeMap] = {}

    def of_page(self, resources: object) -> dict[str, CodeMap]:
        """A page's fonts by the name that its content uses."""
        file = self._file
        named = file.maybe(entry(file.dictionary(resources, "a page without resources"), "/Font"), dict) or {}
        return {key.removeprefix("/"): self._map(entry(named, key)) for key in named}

    def _map(self, value: object) -> CodeMap:
        font = self._file.dictionary(value, "a font is missing")
        if id(font) not in self._maps:
            self._maps[id(font)] = read_font(self._file, font)
        return self._maps[id(font)]


def read_font(file: File, font: Dictionary) -> CodeMap:
    """The codes of a Type 0 font with a CIDFontType2 in it (ISO 32000-1 9.7), the only kind that the program writes."""
    if file.text(entry(font, "/Encoding")) != "/Identity-H":
        raise damaged("a font of a kind that the program does not write")
    below = file.array(entry(font, "/DescendantFonts"), "a font without its descendant")
    descendant = file.dictionary(next(list.__iter__(below), None), "a font without its descendant")
    descriptor = file.dictionary(entry(descendant, "/FontDescriptor"), "a font without its descriptor")
    unicode_map = entry(font, "/ToUnicode")
    program = file.stream(entry(descriptor, "/FontFile2"), "a font's program")
    return CodeMap(
        name=file.text(entry(font, "/BaseFont")).removeprefix("/"),
        texts=to_texts(file.stream(unicode_map, "a font's ToUnicode")) if unicode_map is not None else {},
        glyphs=to_glyphs(file.stream(entry(descendant, "/CIDToGIDMap"), "a font's CIDToGIDMap")),
        widths=read_widths(file, file.array(entry(descendant, "/W"), "a font's widths")),
        program=program,
        held=glyph_count(program),
    )


def read_widths(file: File, array: list[object]) -> Mapping[int, float]:
    """Widths as `first [width …]`, the only form that the program writes (ISO 32000-1 9.7.4.3)."""
    values = list(items(array))
    found: dict[int, float] = {}
    for first, widths in zip(values[::2], values[1::2], strict=False):
        start, several = file.maybe(first, int), file.maybe(widths, list)
        if start is None or several is None:
            raise damaged("a font's widths")
        found.update(enumerate(map(file.number, items(several)), start))
    return found


@lru_cache(maxsize=64)
def to_texts(cmap: bytes) -> Mapping[int, str]:
    """A ToUnicode CMap as code -> text (ISO 32000-1 9.10.3). Single characters only: ranges are not written."""
    return {
        int(code, 16): bytes.fromhex(words.decode()).decode("utf-16-be", "replace")
        for block in _BLOCK.findall(cmap)
        for code, words in _PAIR.findall(block)
        if len(words) % 2 == 0
    }


def to_glyphs(mapping: bytes) -> tuple[int, ...]:
    """A CIDToGIDMap: two bytes a code (ISO 32000-1 9.7.4.2)."""
    count = len(mapping) // 2
    return struct.unpack(f">{count}H", mapping[: 2 * count])


def glyph_count(program: bytes) -> int:
    """How many glyphs a TrueType program has (OpenType spec, maxp)."""
    try:
        for index in range(struct.unpack_from(">H", program, 4)[0]):
            tag, offset = struct.unpack_from(">4s4xL", program, 12 + 16 * index)
            if tag == b"maxp":
                return int(struct.unpack_from(">H", program, offset + 4)[0])
    except struct.error:
        pass
    raise damaged("a font's program")
