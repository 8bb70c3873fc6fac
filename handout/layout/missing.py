"""What is told of the characters of a paragraph that cannot be set: each of them, not the first alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from handout.diagnostics import Diagnostic, Span, error
from handout.document import FIXED, OWN
from handout.text.fonts import REGULAR, FontSet
from handout.text.itemize import NO_FONT, MissingGlyph, clusters
from handout.text.scripts import script_of

MOST_TOLD = 10
"""Characters told one by one of a paragraph; of more, how many there are."""

STAND_IN = "x"
"""Takes the place of a character that cannot be set, so that those behind it are found."""

Spans = Sequence[tuple[int, Span]]


def missing_in(
    text: str, spans: Spans, fonts: FontSet, language: str, shape: Callable[[str], object]
) -> Iterator[Diagnostic]:
    """A fault for each character that `shape` refuses. `spans` say where each stretch of the text is from."""
    stood_in: set[int] = set()
    while len(stood_in) < MOST_TOLD:
        try:
            shape(text)
        except MissingGlyph as missing:
            start = missing.index
            end = start + 1
            if start in stood_in:
                # The marks on it are what is too much, and that was told.
                end = next(stop for begin, stop in clusters(text, start, len(text)) if begin == start)
            else:
                yield _told(missing, spans)
                stood_in.add(start)
            if missing.character == STAND_IN and end == start + 1:
                return
            text = text[:start] + STAND_IN * (end - start) + text[end:]
        else:
            return
    yield from _further(text, spans, fonts, language)


def _told(missing: MissingGlyph, spans: Spans) -> Diagnostic:
    place = _place(missing.index, spans)
    no_font = missing.reason == NO_FONT
    if place == OWN:
        reason = missing.reason.replace("the character", "one of the characters")
        return error("missing-glyph", f"{reason} of the recipient", OWN, "write it in letters that the font has")
    hints = ["write it another way"]
    if no_font:
        hints.append("or name a folder with a font that has it in HANDOUT_FONTS")
    message = f"{missing.reason} '{missing.character}' (U+{ord(missing.character):04X})"
    return error("missing-glyph", message, place, *hints)


def _further(text: str, spans: Spans, fonts: FontSet, language: str) -> Iterator[Diagnostic]:
    """How many more there are, at the place of the first."""
    there = {each: fonts.face_for(REGULAR, each, script_of(each), language) is not None for each in set(text)}
    lacking = [index for index, each in enumerate(text) if not there[each] and each != "\n"]
    if lacking and (place := _place(lacking[0], spans)) != OWN:
        count = len(lacking)
        many = f"and {count} more characters" if count > 1 else "and one more character"
        message = f"{many} of this part, which no font has"
        yield error("missing-glyph", message, place, "write it in letters that the fonts have")


def _place(index: int, spans: Spans) -> Span:
    start, span = next((each for each in reversed(spans) if each[0] <= index), (0, FIXED))
    return span._replace(column=span.column + index - start) if span.column else span
