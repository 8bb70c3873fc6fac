"""Where a line may end: UAX #14, and what a page of medicine asks of it besides.

The rules for scripts that write spaces stand here, since they are stricter than UAX #14 about doses, numbers and names;
for all others ICU knows the rules and the words (`segmentation.py`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, partial
from itertools import accumulate

from handout.record import NamedTuple
from handout.text import segmentation


class Break(NamedTuple):
    """A place where a line may end.

    `content_end`: where its ink ends; `next_start`: where the next line starts, after the spaces between;
    `penalty`: how unwelcome a break is here (0 for a space); `forced`: the line must end here.

    `within`: the spaces since the break before, each with where it starts and ends, at which no line ends unless what
    they hold together, such as a telephone number, is longer than a line.
    """

    content_end: int
    next_start: int
    penalty: float = 0.0
    forced: bool = False
    within: tuple[tuple[int, int], ...] = ()


_break: Callable[[tuple[int, int, float, bool, tuple[tuple[int, int], ...]]], Break] = partial(tuple.__new__, Break)
"""A break from its fields, in half the time that the call of the class takes: there is one for each space."""

HYPHEN_PENALTY = 0.03
"""As bad as a line that is about a sixth short: a broken compound reads slower than an uneven edge."""

NUMBER_PENALTY = 0.1
"""As bad as a line a third short: a number reads best beside what it counts ('3 months', '7 in 10')."""

ADDRESS_PENALTY = 0.3
"""As bad as a line more than half short: who types an address reads it best from one line."""

LAST_RESORT = 10.0
"""More than all else that a line can cost: a line ends there only where what has no other break is longer than a line.
"""

_UNIT_NAMES = (
    "mg,g,kg,mcg,µg,μg,ng,mL,ml,L,dL,IU,mEq,mmol,mm,cm,lb,oz,tsp,tbsp,%,°F,°C,°"
    ",unit,units,tablet,tablets,capsule,capsules,puff,puffs,drop,drops"
    ",мкг,мг,кг,г,мл,л,ЕД,МЕ,ملغم,ملغ,ملجم,مجم,مغ,مل,میلی\u200cگرم,میلی\u200cلیتر,ملی گرام"
    ',מג,מל,מ"ג,מ"ל,מ״ג,מ״ל'
    ",मि.ग्रा.,मि.ली.,मिलीग्राम,মি.গ্রা.,মিলিগ্রাম,มก,มก.,มล,มล.,มิลลิกรัม,ሚግ,ሚ.ግ"
)
"""Units as English and other languages write them behind a space."""

_UNITS = tuple(_UNIT_NAMES.split(","))
"""No pattern holds them, which takes long to compile: those below find where one may be."""

# A number and its unit stay on one line: '100' at a line's end and 'mg' on the next is how doses are misread.
# The parts of a telephone number stay together too; a mark set off by a space, as in French, starts or ends no line.
# Each begins with the space itself, so that `re` looks at spaces alone, and of most at the one character before it.
_UNBREAKABLE = re.compile(
    r" (?:(?<![^\W\d_,] )(?:"
    r"(?<=\d ) *(?P<counted>(?=[^\W\d_]|[%°]))|(?<=[\d)] )(?=\d)|(?<=\d )(?=\(\d{1,5}\)[ -]?\d)"
    # Alone on a line, or at its end, they are not seen. (A set of signs from afar, and these, takes long to compile.)
    r"|(?:(?<=[≤≥] )|(?<=[<>±] )) *(?=[\d¼-¾])|(?<=\d ) *(?=± ?\d|/ \d)"
    r"|(?<=[×«(\[] ) *"
    r"|(?<=\b[A-Z]\. ) *(?=[a-z]))"  # E. coli
    r"| *(?=[×!?:;»)\]]))"
)

_RANGE = re.compile(r"[(（]\d[\d.,]* ?([^\d()（）]+?) \w{1,5} \d[\d.,]* ?([^\d()（）]+)[)）]")
"""(2°C to 8°C), if those are units: the same again in another is one thing, and short."""

_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = re.compile(rf"\d(?:(?<!\d\d)\d?\.? (?:de )?[^\W\d_]{{3,12}}[.,]? (?:de )?{_YEAR}|(?<=[^\W\d_] \d)\d?, {_YEAR})")
"""3 May 1961, 3 de mayo de 1961; of 'May 3, 1961' what stands behind the month: somebody is known by such a day."""

_WORD_TO_DIAL = re.compile(
    r"(?<![A-Za-z0-9-])(?:\d{1,3}[- ])?(?:\(\d{3}\)[- ]?|\d{3}-)[A-Z\d]*[A-Z]{2}[A-Z\d]*(?:-[A-Z\d]+)*"
)
"""1-800-MED-HELP: one number, whatever its hyphens look like."""

_SLASHES = "/／"
_FIRST_EAST_ASIAN = "\u2e80"
_MAY_BE_COMPOUND = re.compile(rf"[\d¼-¾][^\d{_SLASHES}]{{1,24}}\d?[{_SLASHES}]")
"""Addresses, dates and 'and/or' need no more than this, which is soon made."""


@cache
def _compound(east_asian: bool) -> re.Pattern[str]:
    """A number and what it counts, as far as behind the last slash: 10 mg/kg/day, 100 units/mL, 5 mg / 2 mL.

    Whatever word stands between a number and a slash is its unit, in any language. Without spaces it is a short one.
    """
    space = "[ \u00a0\u202f]?"
    stop = r"\s\d\u200b,;:!?()\[\]«»·|/"
    # No unit is longer; what is, such as the two names of a profession, may need two lines in a narrow column.
    letters = rf"[A-Za-zµ]{{1,16}}|[^{stop}、。，；：！？（）「」／]{{1,6}}" if east_asian else rf"[^{stop}]{{1,16}}"
    word = rf"(?:(?:ملی|میلی|ملي) )?(?:{letters})[\d²³]?"
    slash = rf"{space}[{_SLASHES}]{space}(?:\d+(?:[.,]\d+)*{space})?"
    return re.compile(rf"[\d¼-¾]{space}{word}(?:{slash}{word})*{slash}\S")


SEPARATORS = " · ", " | "
"""Stands between things on a line. At a line's end there is nothing to separate: it hangs there unseen, as a space."""

_OPPORTUNITY = re.compile(
    r"(?P<forced> *\n)"
    r"|(?P<space> [·|] | +|[\u2000-\u2006\u2008-\u200a\u3000]+|\u200b)"
    r"|(?<=[^\W\d_][-\u2010])(?=[^\W\d_])"  # after a hyphen within a word; '1-800', 'U-100' and '500-mg' stay whole
    r"|(?<=\d[-\u2010])(?P<counted>(?=[^\W\d_]{3}))"  # unless it is a unit
    r"|(?<=[\w)][\u2014])(?=\w)"
    r"|(?<=[^\W\d_]\u2013)(?=[^\W\d_])"
    r"|(?<=[^\W\d_]{2}/)(?=[^\W\d_]{2})"
)

_SPACES = re.compile(" (?:[·|] | *)")
"""A separator, or spaces; written so that `re` looks at spaces alone."""

_ONLY_SPACES = re.compile("[^\n\u2000-\u2006\u2008-\u200b\u3000\u2010\u2013\u2014/-]*")
"""A text in which a line can end at spaces alone, which most are: those are found in a third of the time."""

_URL = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/\S*")
_IN_URL = re.compile(r"(?<=[/?&=_])(?=[^/?&=_\s])|(?<=\w)(?=[.-]\w)")


def breakpoints(text: str, language: str = "en") -> list[Break]:
    """The places where lines of `text` may end, in order; the last is the end of the text, forced."""
    kept = {
        match.start()
        for match in _UNBREAKABLE.finditer(text)
        if match.lastgroup is None or _is_unit(text, match.end(), _goes_on)
    }
    whole: list[tuple[int, int]] = []
    if "-" in text or "(" in text or "\uff08" in text:
        whole += (match.span() for match in _WORD_TO_DIAL.finditer(text))
        whole += (match.span() for match in _RANGE.finditer(text) if {*match.groups()} <= {*_UNITS})
    if "19" in text or "20" in text:
        whole += _dates(text)
    if _MAY_BE_COMPOUND.search(text):
        whole += (match.span() for match in _compound(max(text) >= _FIRST_EAST_ASIAN).finditer(text))
    kept |= {at for span in whole for at in range(*span)}
    addresses = [match.span() for match in _URL.finditer(text)] if "." in text else []
    end = len(text)
    first, last = end - len(text.lstrip(" ")), Break(len(text.rstrip(" ")), end, forced=True)
    if _ONLY_SPACES.fullmatch(text):
        spaces = _spaces(text, first, last.content_end)
        breaks = [
            _at_space(text, *span) if text[span[0] - 1].isdigit() else _break((*span, 0.0, False, ()))
            for span in spaces
            if span[0] not in kept
        ]
        if not addresses and (text.isascii() or max(text) < _FIRST_MARK):
            return _held([*breaks, last], spaces, kept)
    else:
        spaces = [match.span() for match in _SPACES.finditer(text, first, last.content_end)] if kept else []
        breaks = [
            _break_at(match)
            for match in _OPPORTUNITY.finditer(text)
            if match.start() not in kept
            and (match.group() or not _inside(match.start(), addresses))
            and (match.lastgroup != "counted" or not _is_unit(text, match.end(), _in_word))
        ]
    for start, stop in addresses:
        breaks.extend(_in_address(match) for match in _IN_URL.finditer(text, start + 8, stop - 1))
    if not text.isascii():
        if segmentation.needed(text):
            breaks.extend(_between_words(text, language, [*addresses, *whole]))
        if max(text) >= _FIRST_MARK:
            breaks = [
                each for each in breaks if each.forced or not is_mark(text[each.next_start : each.next_start + 1])
            ]
    breaks.sort()
    found = [each for each in breaks if each.content_end > 0 and each.next_start < end]
    return _held([*found, last], spaces, kept)


def _is_unit(text: str, start: int, goes_on: Callable[[str], bool]) -> bool:
    """Whether a unit begins at `start`, and what is behind it is none of its word's."""
    return text.startswith(_UNITS, start) and any(
        text.startswith(unit, start) and not goes_on(text[start + len(unit) : start + len(unit) + 1]) for unit in _UNITS
    )


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _goes_on(character: str) -> bool:
    """Whether a word does, of a script that writes spaces: in Thai or Chinese the next may follow a unit at once."""
    return _in_word(character) if character.isascii() else "\u00c0" <= character <= "\u08ff"


def _spaces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where separators and spaces are."""
    if "  " in text or "| " in text or "· " in text:
        return [match.span() for match in _SPACES.finditer(text, start, end)]
    behind = [*accumulate([len(word) + 1 for word in text[start:end].split(" ")], initial=start)][1:-1]
    return [(at - 1, at) for at in behind]


def _dates(text: str) -> Iterator[tuple[int, int]]:
    """Where dates are, each with its month."""
    for match in _DATE.finditer(text):
        has_month = "," not in match[0].partition(" ")[0]
        yield match.start() if has_month else text.rfind(" ", 0, match.start() - 1) + 1, match.end()


def _held(breaks: list[Break], spaces: Iterable[tuple[int, int]], kept: Collection[int]) -> list[Break]:
    """The breaks, each with the spaces before it that hold something together."""
    held = [span for span in spaces if span[0] in kept]
    if not held:
        return breaks
    ends = [each.content_end for each in breaks]
    spans: dict[int, list[tuple[int, int]]] = {}
    for span in held:
        number = bisect_left(ends, span[1])
        if number < len(ends) and (not number or breaks[number - 1].next_start < span[0]):
            spans.setdefault(number, []).append(span)
    return [
        each._replace(within=tuple(spans[number])) if number in spans else each for number, each in enumerate(breaks)
    ]


WITHIN_PENALTY = 0.1
"""Between two characters of one word, where a script lets a line end anywhere: as bad as a line a third short."""


def _between_words(text: str, language: str, whole: list[tuple[int, int]]) -> Iterator[Break]:
    """Breaks that need no space. Between two characters of scripts that write spaces the rules above decide.

    A number stays with what it counts: no line ends behind its digits, nor within the word that follows them.
    """
    counted = False
    for at, good in segmentation.boundaries(text, language):
        before, after = text[at - 1], text[at]
        if before.isdigit() or _inside(at, whole):
            counted = not after.isspace()
            continue
        counted = counted and not good
        spaced = before.isspace() or (segmentation.spaced(before) and segmentation.spaced(after))
        if not (counted or spaced):
            yield Break(at, at, 0.0 if good else WITHIN_PENALTY)


_FIRST_MARK = "\u0300"
"""No character before it sits on another."""


def is_mark(character: str) -> bool:
    """Whether a character sits on the one before it, be that a space: no line begins with it (UAX #14 LB9)."""
    return bool(character) and unicodedata.category(character)[0] == "M"


def _break_at(match: re.Match[str]) -> Break:
    if match["forced"]:
        return Break(match.start(), match.end(), forced=True)
    if match["space"]:
        return _at_space(match.string, *match.span())
    return Break(match.start(), match.end(), HYPHEN_PENALTY)


def _at_space(text: str, start: int, end: int) -> Break:
    beside_number = start and text[start - 1].isdigit() and text[start:end].isspace()
    return _break((start, end, NUMBER_PENALTY if beside_number else 0.0, False, ()))


def _in_address(match: re.Match[str]) -> Break:
    """After a slash (UAX #14, class SY) or a sign of a query; else before a dot or a hyphen, and that as a last resort.

    A dot or a hyphen at a line's end would be read as the sentence's or as the break's own (Chicago Manual of Style,
    15th edition, 6.17 and 17.11).
    """
    at = match.start()
    before = match.string[at - 1]
    return Break(at, at, ADDRESS_PENALTY if before in "/?&=_" else LAST_RESORT)


def _inside(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < index < end for start, end in spans)
