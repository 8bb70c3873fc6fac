"""Which way each character of a paragraph runs: UAX #9, and what a page of medicine asks of it besides.

UAX #9 alone turns `1-800-555-0142` behind an Arabic word into `0142-555-800-1`, and `100 mg` into `mg 100`. Readers
take such a thing as one sign, so it runs left to right as a whole (UAX #9 HL3: a higher protocol may override classes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handout.geometry import Direction
from handout.text.bidi import Bracket, base_level, resolve
from handout.text.bidi_classes import bidi_class, bracket
from handout.text.scripts import is_latin

_MAY_TURN = (
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters of right-to-left scripts, and marks of direction. Its pattern takes long to compile."""

JOINER = " · "
"""Stands between things of one line that have nothing to do with each other's direction."""

Spans = Sequence[tuple[int, int]]


def may_turn(text: str) -> bool:
    """Whether any of a text may run right to left."""
    return not text.isascii() and not is_latin(text) and re.search(_MAY_TURN, text) is not None


def natural_direction(text: str, otherwise: Direction, isolates: Spans = ()) -> Direction:
    """The direction of a text's first strong character outside of isolates (UAX #9 P2, P3); `otherwise`, if none."""
    if otherwise == "ltr" and not may_turn(text):
        return "ltr"
    inside = {index for isolate in isolates for index in range(*isolate)}
    classes = [bidi_class(each) for index, each in enumerate(text) if index not in inside]
    if not any(each in ("L", "R", "AL") for each in classes):
        return otherwise
    return "rtl" if base_level(classes) else "ltr"


def own_direction(text: str, direction: Direction) -> Direction:
    """The direction of a recipient's words on a page of one: as their first letter has it, but for a line of several
    things, and for words of a right-to-left page's own script, be there a Latin name or a dose before them."""
    if JOINER in text or (direction == "rtl" and may_turn(text)):
        return direction
    return natural_direction(text, direction)


def embedding_levels(text: str, base: Direction, isolates: Spans = ()) -> list[int] | None:
    """The level of each character, odd for right to left; None where all run as a left-to-right paragraph does.

    `isolates` are stretches whose direction neither depends on what is around them nor changes it, such as a name
    that a recipient's file gives. A line feed ends a paragraph (UAX #9 P1).
    """
    if base == "ltr" and not may_turn(text):
        return None
    found: list[int] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        inner = [
            (max(low, start) - start, min(high, end) - start) for low, high in isolates if low < end > start < high
        ]
        found += _paragraph(part, base, sorted([*inner, *_joined(part, inner)]))
        found.append(int(base == "rtl"))
        start = end + 1
    return found[: len(text)]


def _paragraph(text: str, base: Direction, isolates: Spans) -> list[int]:
    from handout.text.signs import counts, signs_among, stops  # noqa: PLC0415 - most text needs none of its patterns

    classes = [bidi_class(each) for each in text]
    found, isolates = signs_among(text, isolates)
    # UAX #9 takes `20 mg، 10 mg، 5 mg` for one stretch of Latin, and so turns the order of a list of doses round.
    if base == "rtl" and may_turn(text):
        for at in (*stops(text, found), *counts(text, found)):
            classes[at] = "R"
    for low, high in found:
        classes[low:high] = ["L"] * (high - low)
    opens = {low: high for low, high in isolates if high > low}
    closes = set(opens.values())
    padded: list[str] = []
    places: list[int] = []
    brackets: dict[int, Bracket] = {}
    for index, own in enumerate(classes):
        padded += ["PDI"] * (index in closes)
        if index in opens:
            turned = own_direction(text[index : opens[index]], base) == "rtl"
            padded.append("RLI" if turned else "LRI")
        if pair := bracket(text[index]):
            brackets[len(padded)] = Bracket(*pair)
        places.append(len(padded))
        padded.append(own)
    padded += ["PDI"] * (len(text) in closes)
    levels = resolve(padded, brackets, int(base == "rtl"))
    return [levels[place] for place in places]


def _joined(text: str, inner: Spans) -> Iterator[tuple[int, int]]:
    """The things of a line that has several, but for those that hold an isolate or are in one."""
    if JOINER not in text:
        return
    start = 0
    for part in text.split(JOINER):
        end = start + len(part)
        if not any(low < end and start < high for low, high in inner):
            yield start, end
        start = end + len(JOINER)
