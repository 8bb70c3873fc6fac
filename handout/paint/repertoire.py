"""Fonts for words that differ from copy to copy: they hold a fixed set of characters, so that all copies share them."""

from __future__ import annotations

from functools import lru_cache

from handout.paint.fontfile import FontResource
from handout.text.fonts import Face
from handout.text.itemize import Run
from handout.text.shape import shape

CHARACTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "–—‘’“”•…"
"""Basic Latin and Latin-1, with the marks of print: names, doses and dates of most recipients of an English sheet."""

LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")


@lru_cache(maxsize=32)
def own_font(face: Face, resource: str) -> FontResource:
    """A font with a code for each character that many a recipient's words are written in, as far as the face has it."""
    font = FontResource(face, resource)
    for text in (*CHARACTERS, *LIGATURES):
        if all(ord(character) in face.coverage for character in text):
            font.codes(shape(text, Run(0, len(text), face, "Latn", 0, 0), "en"))
    return font
