"""A font of solid boxes, each glyph one em square: a measure in em counts characters, so lines are written by hand."""

from collections.abc import Iterable
from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from handout.text.families import GENERAL_FAMILIES
from handout.text.fonts import FontSet, font_set

UPEM = 1000
ASCII = range(0x20, 0x7F)
LATIN = (*ASCII, *range(0xA0, 0x100), 0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2610)


@cache
def box_font(characters: tuple[int, ...] = tuple(LATIN)) -> bytes:
    """A font file that has just `characters`."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, -200))
    pen.lineTo((0, 800))
    pen.lineTo((UPEM, 800))
    pen.lineTo((UPEM, -200))
    pen.closePath()
    box = pen.glyph()
    glyphs = {code: f"u{code:04X}" for code in characters}
    order = [".notdef", *glyphs.values()]
    font = FontBuilder(UPEM, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(glyphs)
    font.setupGlyf(dict.fromkeys(order, box))
    font.setupHorizontalMetrics(dict.fromkeys(order, (UPEM, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.updateHead(created=0, modified=0)
    stream = BytesIO()
    font.font.recalcTimestamp = False
    font.save(stream)
    return stream.getvalue()


def box_fonts(*behind: Iterable[int]) -> FontSet:
    """Boxes for Latin in each style; behind them a face for each further set of characters, two at most."""
    files = {"Boxes-Regular.ttf": box_font()}
    for family, characters in zip(GENERAL_FAMILIES, behind, strict=False):
        files[f"{family}-Regular.ttf"] = box_font(tuple(sorted(characters)))
    return font_set(files, "Boxes")
