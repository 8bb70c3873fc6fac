"""Where a line may end (after UAX #14, for scripts that write spaces)."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Break(NamedTuple):
    """A place where a line may end.

    `content_end`: where its ink ends; `next_start`: where the next line starts, after the spaces between;
    `penalty`: how unwelcome a break is here (0 for a space); `forced`: the line must end here.
    """

    content_end: int
    next_start: int
    penalty: float = 0.0
    forced: bool = False


HYPHEN_PENALTY = 0.03
"""As bad as a line that is about a sixth short: a broken compound reads slower than an uneven edge."""

NUMBER_PENALTY = 0.1
"""As bad as a line a third short: a number reads best beside what it counts ('3 months', '7 in 10')."""

_UNITS = (
    r"(?:mg|g|kg|mcg|µg|μg|ng|mL|ml|L|dL|IU|mEq|mmol|mm|cm|lb|oz|tsp|tbsp|%|°F|°C|°"
    r"|units?|tablets?|capsules?|puffs?|drops?)"
)

# A number and its unit stay on one line: '100' at a line's end and 'mg' on the next is how doses are misread.
# The parts of a telephone number stay together too; a mark set off by a space, as in French, starts or ends no line.
_UNBREAKABLE = re.compile(
    rf"(?<=\d) +(?={_UNITS}(?![\w]))|(?<=[\d)]) (?=\d)| +(?=×)|(?<=×) +| +(?=[!?:;»)\]])|(?<=[«(\[]) +"
)

_OPPORTUNITY = re.compile(
    r"(?P<forced> *\n)"
    r"|(?P<space> +|[\u2000-\u2006\u2008-\u200a\u3000]+|\u200b)"
    r"|(?<=[^\W\d_][-\u2010])(?=[^\W\d_])"  # after a hyphen within a word; '1-800', 'U-100' and '500-mg' stay whole
    rf"|(?<=\d[-\u2010])(?!{_UNITS}\b)(?=[^\W\d_]{{3}})"
    r"|(?<=[\w)][\u2014])(?=\w)"
    r"|(?<=[^\W\d_]\u2013)(?=[^\W\d_])"
    r"|(?<=[^\W\d_]{2}/)(?=[^\W\d_]{2})"
)

_URL = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S*")
_IN_URL = re.compile(r"(?<=[/?&=_])(?=[^/?&=_\s])|(?<=\w)(?=[.-]\w)")


def breakpoints(text: str) -> list[Break]:
    """The places where lines of `text` may end, in order; the last is the end of the text, forced."""
    kept = {match.start() for match in _UNBREAKABLE.finditer(text)}
    addresses = [match.span() for match in _URL.finditer(text)] if "." in text else []
    breaks = [
        _break_at(match)
        for match in _OPPORTUNITY.finditer(text)
        if match.start() not in kept and (match.group() or not _inside(match.start(), addresses))
    ]
    for start, end in addresses:
        breaks.extend(_in_address(match) for match in _IN_URL.finditer(text, start + 8, end - 1))
    if not text.isascii():
        breaks = [each for each in breaks if each.forced or not is_mark(text[each.next_start : each.next_start + 1])]
    breaks.sort()
    end = len(text)
    content_end = len(text.rstrip(" "))
    return [each for each in breaks if each.content_end > 0 and each.next_start < end] + [
        Break(content_end, end, forced=True)
    ]


def is_mark(character: str) -> bool:
    """Whether a character sits on the one before it, be that a space: no line begins with it (UAX #14 LB9)."""
    return bool(character) and unicodedata.category(character)[0] == "M"


def _break_at(match: re.Match[str]) -> Break:
    if match["forced"]:
        return Break(match.start(), match.end(), forced=True)
    if match["space"]:
        counts = match.start() > 0 and match.string[match.start() - 1].isdigit()
        return Break(match.start(), match.end(), NUMBER_PENALTY if counts else 0.0)
    return Break(match.start(), match.end(), HYPHEN_PENALTY)


def _in_address(match: re.Match[str]) -> Break:
    """After a slash, where a reader expects it, rather than before a dot or a hyphen."""
    at = match.start()
    return Break(at, at, HYPHEN_PENALTY if match.string[at - 1] == "/" else 5 * HYPHEN_PENALTY)


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < index < end for start, end in spans)
