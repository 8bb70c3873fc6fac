"""Short lines of furniture: a name, a number. Set smaller where too long, broken where that would be too small."""

from __future__ import annotations

from handout.layout.frame import Stack, TextInk
from handout.layout.rows import Context, baseline
from handout.layout.style import Setting
from handout.picture import Color
from handout.text.paragraph import Prepared

SMALLEST_NUMBER = 13.0
"""A telephone number that can stand on several lines is never smaller."""

LEAST_DIGITS = 7
"""A telephone number without its area code has so many. An extension has fewer, and stays with its number."""


def fitted(
    prepared: Prepared,
    setting: Setting,
    context: Context,
    color: Color,
    least: float | None = None,
    *,
    at_end: bool = False,
    apart: bool = False,
) -> Stack:
    """The words on one line if that is possible at `least` points or more, else on several; with their width.

    Without `least` it is the smallest type of the edition. `at_end` puts each line at the end of the measure.
    Telephone numbers that may stand `apart` go on a line each rather than be set smaller.
    """
    if apart and numbers_apart(prepared, setting, context):
        size = setting.size
    else:
        size = _size(prepared, setting, context.measure, least or context.furniture.smallest)
    leading = setting.leading * size / setting.size
    rise = baseline(Setting(size, leading, setting.lift), prepared)
    inks: list[TextInk] = []
    widest = 0.0
    for number, line in enumerate(prepared.lines((context.measure + 0.01) / size, context.breaker)):
        width = line.width * size
        inline = context.measure - width if at_end else 0.0
        inks.append(TextInk(inline, number * leading + rise, size, color, color, line))
        widest = max(widest, width)
    return Stack(len(inks) * leading, tuple(inks), widest)


def numbers_apart(prepared: Prepared, setting: Setting, context: Context) -> bool:
    """Whether the words fill several lines in full size, each of which holds a telephone number of its own."""
    measure = context.measure / setting.size
    lines = prepared.lines(measure, context.breaker)
    return len(lines) > 1 and all(
        line.width <= measure and _digits(prepared.text[line.start : line.end]) >= LEAST_DIGITS for line in lines
    )


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _size(prepared: Prepared, setting: Setting, measure: float, least: float) -> float:
    natural = prepared.width * setting.size
    if natural <= measure:
        return setting.size
    return max(min(least, setting.size), setting.size * measure / natural)
