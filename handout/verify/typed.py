"""What has been filled in on screen or by a program, held against its place on paper and the letters of its font.

Messages name fields by what they are called, never by what stands in them.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence

from handout.record import NamedTuple
from handout.verify.form import FormField
from handout.verify.glyphs import Program
from handout.verify.objects import Dictionary, File, UnreadableError, entry, items
from handout.verify.pages import Page
from handout.verify.rules import Fault

EDGE = 1.0
"""Points that programs leave free at each side of a field, at the least."""

SLACK = 0.5
"""Points of the last letter that nobody misses."""

LEAST = 0.5
"""Of a place's height: type that programs choose to fit, but smaller than that, is hard to read."""

ABSENT = 0.6
"""In em: about what a letter takes that another font has to show."""

LONGEST_LABEL = 60

_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
_FONT = re.compile(rf"/(\S+)\s+({_NUMBER})\s+Tf")
_CLIP = re.compile(rf"({_NUMBER})\s+{_NUMBER}\s+({_NUMBER})\s+{_NUMBER}\s+re\s+W".encode())
_SHOWN = re.compile(rb"\bT[jJ]\b|\)\s*['\"]")


class Type(NamedTuple):
    """A font of the form, in em: what each of its characters takes, and how far apart its lines are."""

    widths: Mapping[int, float]
    leading: float

    def width(self, words: str) -> float:
        return sum(self.widths.get(ord(each), ABSENT) for each in words)


class Drawn(NamedTuple):
    """A place as a program has drawn it: how far right words show (None: to its edge), how many pieces it shows."""

    end: float | None
    pieces: int


def wrong_values(file: File, fields: Sequence[FormField], pages: Sequence[Page]) -> Iterator[Fault]:
    """Fields whose words do not fit their place, or have letters that their font lacks."""
    if not any(field.value for field in fields):
        return
    ordinals = {link.number: page.ordinal for page in pages for link in page.links}
    form = file.dictionary(entry(file.catalog, "/AcroForm"), "its form")
    fonts = _fonts(file, form)
    for field in fields if fonts else ():
        if not field.value:
            continue
        codes = {code: number for number in reversed(field.widgets) for code in _wrong(file, field, number, fonts)}
        for code, message in MESSAGES.items():
            if code in codes:
                yield code, f"page {ordinals.get(codes[code], 0)}: the field '{_label(field)}' {message}"


MESSAGES = {
    "value-letters": "has letters that the form's font lacks: on paper they may be missing, or look otherwise",
    "value-width": "has more words than its place is wide: on paper they are cut off, or too small to read",
    "value-height": "has more lines than its place is high: on paper the last are cut off",
}


def _label(field: FormField) -> str:
    words = " ".join("".join(each if each.isprintable() else " " for each in field.words).split())
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}…"


def _fonts(file: File, form: Dictionary) -> dict[str, Type]:
    """The form's fonts that the file brings; those that other programs have added name system fonts."""
    named = file.maybe(entry(file.maybe(entry(form, "/DR"), dict) or {}, "/Font"), dict) or {}
    fonts: dict[str, Type] = {}
    for key in named:
        font = file.maybe(entry(named, key), dict) or {}
        descriptor = file.maybe(entry(font, "/FontDescriptor"), dict) or {}
        box = file.maybe(entry(descriptor, "/FontBBox"), list) or []
        try:
            program = Program(file.stream(entry(descriptor, "/FontFile2"), "a font's program"))
            bottom, top = (file.number(each) for each in list(items(box))[1::2])
            widths = {code: program.advance(glyph) / program.em for code, glyph in program.characters.items()}
            fonts[key.removeprefix("/")] = Type(widths, (top - bottom) / 1000)
        except (UnreadableError, struct.error, KeyError, IndexError, ValueError, ArithmeticError):
            continue
    return fonts


def _wrong(file: File, field: FormField, number: int, fonts: dict[str, Type]) -> Iterator[str]:
    """What is wrong with a field's words at one of its places."""
    widget = file.maybe(file.objects.get(number), dict) or {}
    left, bottom, right, top = (
        [file.number(each) for each in items(file.maybe(entry(widget, "/Rect"), list) or [])] + [0.0] * 4
    )[:4]
    found = _FONT.search(file.text(entry(widget, "/DA")))
    type_ = fonts.get(found[1] if found else "", next(iter(fonts.values())))
    size = float(found[2]) if found else 0.0
    drawn = _drawn(file, widget)
    room = (right - left - EDGE if drawn.end is None else drawn.end) - EDGE + SLACK
    lines = field.value.splitlines()
    if any(ord(each) not in type_.widths for line in lines for each in line):
        yield "value-letters"
    widest = max(map(type_.width, lines), default=0.0)
    if not field.is_lines:
        least = size or LEAST * (top - bottom)
        if widest * least > room:
            yield "value-width"
    elif size:
        count = sum(_count_lines(line, type_, room / size) for line in lines)
        if widest * size > room and drawn.pieces <= len(lines):
            yield "value-width"
        elif count * type_.leading * size > top - bottom + SLACK:
            yield "value-height"


def _drawn(file: File, widget: Dictionary) -> Drawn:
    looks = file.maybe(entry(widget, "/AP"), dict) or {}
    try:
        code = file.stream(entry(looks, "/N"), "a field's looks")
    except UnreadableError:
        return Drawn(None, 0)
    clip = _CLIP.search(code)
    return Drawn(float(clip[1]) + float(clip[2]) if clip else None, len(_SHOWN.findall(code)))


def _count_lines(line: str, type_: Type, measure: float) -> int:
    """How many lines a paragraph takes, broken between words."""
    count, used, space = 1, 0.0, type_.width(" ")
    for word in line.split():
        width = type_.width(word)
        if used and used + space + width > measure:
            count, used = count + 1, 0.0
        used += (space if used else 0.0) + width
    return count
