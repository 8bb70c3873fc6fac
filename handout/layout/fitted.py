"""Short lines of furniture: a name, a number. Set smaller where too long, broken where that would be too small."""

from __future__ import annotations

from handout.layout.frame import Stack, TextInk
from handout.layout.rows import Context, baseline
from handout.layout.style import Setting
from handout.picture import Color
from handout.text.paragraph import Prepared


def fitted(
    prepared: Prepared,
    setting: Setting,
    context: Context,
    color: Color,
    least: float | None = None,
    *,
    at_end: bool = False,
) -> Stack:
    """The words on one line if that is possible at `least` points or more, else on several; with their width.

    Without `least` it is the smallest type of the edition. `at_end` puts each line at the end of the measure.
    """
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


def _size(prepared: Prepared, setting: Setting, measure: float, least: float) -> float:
    natural = prepared.width * setting.size
    if natural <= measure:
        return setting.size
    return max(min(least, setting.size), setting.size * measure / natural)
