"""A page's content stream: which text is in which marked content (ISO 32000-1 14.6), and whether it is on the page.

The grammar is what the program writes and no more: numbers, names, codes in hex, each line of text at a place of its
own. Anything else, such as text in a literal string, in a form, or in a mode that shows nothing, is a fault, so that
no words can hide in a way of writing that is not looked at.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping
from itertools import repeat

from handout.verify.fonts import CodeMap

ARTIFACT = -1
"""Marked content that is no part of the text."""
UNMARKED = -2
"""Content outside any marked content."""

_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_OPERATION = re.compile(
    rb"""\s*(?:
      (?:(?:(?:[-+.\d]++\s++)++rg|BT)\s++)*+1\ 0\ 0\ 1\ (%b)\ (%b)\ Tm\s++\[((?:<[0-9A-Fa-f]*+>|[-+.\d\s]++)*+)\]\s*TJ
    | (?:BT\s++)?+/([^\s/<>\[\]()]+)\s+(%b)\s+Tf
    | (?:(?:(?:[-+.\d]++\s++)++(?:re|rg|RG|cm|Tm|w|l|c|m)|h|BT|ET)\s++)*
      (?:[-+.\d]++\s++)*+([A-Za-z][A-Za-z]?[A-Za-z]?\*?)
    | \[((?:<[0-9A-Fa-f]*+>|[-+.\d\s]++)*+)\]\s*TJ
    | /([^\s/<>\[\]()]+)\s*<<([^<>()]*)>>\s*BDC
    | /([^\s/<>\[\]()]+)\s+(Do|gs|sh|BMC)
    )(?=\s|\Z)"""
    % (_NUMBER, _NUMBER, _NUMBER),
    re.VERBOSE,
)
"""One operator with its operands; those that paint nothing are taken together with the one after them where that is
common: most text has its place before it."""
_PLACED, _FONT, _PLAIN, _TEXT, _MARKED, _NAMED = 3, 5, 6, 7, 9, 11
"""The last group of each kind of operation."""

_MCID = re.compile(rb"/MCID\s+(\d+)")

_PAINTING = frozenset([b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"])
_SILENT = frozenset(b"m l c v y h re n W W* q Q cm w J j M i rg RG g G k K BT ET".split())
"""Operators that paint nothing by themselves (ISO 32000-1 annex A)."""

OFF_THE_PAGE = 0.5
"""Points that text may stick out by: the sum of what rounding does to a line of it."""


class PageContent:
    """A page's marked content by MCID: its text and its tag; the codes shown by font; and what is wrong.

    `artifacts` is the text that is none of these, piece by piece as it is painted.
    """

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.tags: dict[int, str] = {}
        self.artifacts: list[str] = []
        self.codes: dict[str, set[int]] = {}
        self.faults: list[str] = []


class _Reader:
    """The state of reading: open marked content, the font and its size, the place, and the fonts that `q` put aside."""

    def __init__(self, fonts: Mapping[str, CodeMap], size: tuple[float, float]) -> None:
        self.fonts = fonts
        self.size = size
        self.page = PageContent()
        self.open: list[int] = []
        self.font = ""
        self.font_size = 0.0
        self.place: tuple[float, float] | None = None
        self.saved: list[tuple[str, float]] = []
        self.pieces: dict[int, list[str]] = {}
        self.said: set[str] = set()

    def fault(self, words: str) -> None:
        """Each kind of fault once a page."""
        if words not in self.said:
            self.said.add(words)
            self.page.faults.append(words)

    def paint(self) -> int:
        """Where what is painted now belongs."""
        where = self.open[-1] if self.open else UNMARKED
        if where == UNMARKED:
            self.fault("something is painted outside marked content")
        return where

    def begin(self, tag: bytes, properties: bytes) -> None:
        found = _MCID.search(properties)
        around = self.open[-1] if self.open else UNMARKED
        if found is None:
            self.open.append(ARTIFACT if tag == b"Artifact" else around)
            return
        mcid = int(found[1])
        if around != UNMARKED or tag == b"Artifact":
            self.fault(f"marked content {mcid} is inside other marked content or is an artifact")
        if mcid in self.page.tags:
            self.fault(f"marked content {mcid} stands twice")
        self.page.tags[mcid] = tag.decode("latin-1")
        self.pieces.setdefault(mcid, [])
        self.open.append(mcid)

    def show(self, operand: bytes) -> None:
        """Strings of codes, each with how far to move back behind it."""
        where = self.paint()
        font = self.fonts.get(self.font)
        before, *parts = operand.replace(b">", b"<").split(b"<")
        shown, moves = parts[::2], [*filter(None, parts[1::2])]
        try:
            moved = sum(map(float, moves))
        except ValueError:
            moved = math.nan
        odd = [codes for codes in shown if len(codes) % 4]
        if font is None or before or odd or math.isnan(moved) or len(operand.split()) > 1:
            self.fault("text without a font, or in codes and moves of a form that the program does not write")
            return
        digits = b"".join(shown)
        codes = struct.unpack(f">{len(digits) // 4}H", bytes.fromhex(digits.decode()))
        self.page.codes.setdefault(self.font, set()).update(codes)
        self.measure(font.width(codes) - moved)
        if where >= 0:
            self.pieces[where].extend(map(font.texts.get, codes, repeat("\ufffd")))
        elif where == ARTIFACT:
            self.page.artifacts.append("".join(map(font.texts.get, codes, repeat("\ufffd"))))

    def measure(self, width: float) -> None:
        """Whether text of that width, in thousandths of an em, is on the page where it stands."""
        if self.place is None or self.saved:
            self.fault("text without a place of its own")
            return
        x, y = self.place
        self.place = None
        across, up = self.size
        if min(x, y) < -OFF_THE_PAGE or y > up or x + width * self.font_size / 1000 > across + OFF_THE_PAGE:
            self.fault("text stands off the page")

    def plain(self, operator: bytes) -> None:
        """An operator whose operands, if any, are numbers."""
        if operator == b"Tm":
            self.place = None  # One that the program writes has its text right behind it.
        elif operator in _PAINTING:
            self.paint()
        elif operator == b"EMC":
            if not self.open:
                self.fault("marked content ends that did not begin")
            else:
                self.open.pop()
        elif operator == b"q":
            self.saved.append((self.font, self.font_size))
        elif operator == b"Q":
            self.font, self.font_size = self.saved.pop() if self.saved else (self.font, self.font_size)
        elif operator not in _SILENT:
            self.fault("an operator that the program does not write")


def read_content(
    data: bytes, fonts: Mapping[str, CodeMap], images: frozenset[str], size: tuple[float, float]
) -> PageContent:
    """The marked content of one page of that size. `images` are the names under which it may paint pictures."""
    reader = _Reader(fonts, size)
    end = 0
    scan = _OPERATION.scanner(data).match  # type: ignore[attr-defined]
    while found := scan():
        end = found.end()
        kind = found.lastindex
        if kind == _PLACED:
            reader.place = float(found[1]), float(found[2])
            reader.show(found[_PLACED])
        elif kind == _PLAIN:
            reader.plain(found[_PLAIN])
        elif kind == _TEXT:
            reader.show(found[_TEXT])
        elif kind == _MARKED:
            reader.begin(found[_MARKED - 1], found[_MARKED])
        elif kind == _FONT:
            reader.font, reader.font_size = found[_FONT - 1].decode("latin-1"), float(found[_FONT])
        elif found[_NAMED] == b"BMC":
            reader.begin(found[_NAMED - 1], b"")
        elif found[_NAMED] == b"sh":
            reader.paint()
        elif found[_NAMED] == b"Do":
            reader.paint()
            if found[_NAMED - 1].decode("latin-1") not in images:
                reader.fault("something other than a picture is painted by name")
    if data[end:].strip():
        reader.fault("the content cannot be read to its end")
    if reader.open:
        reader.fault("marked content does not end")
    reader.page.texts = {mcid: "".join(pieces) for mcid, pieces in reader.pieces.items()}
    return reader.page
