"""Numbers of a text: what they are worth, and what they count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from handout.cldr import decimal_sign, group_sign, measures
from handout.guard import measure_words
from handout.guard.clock_words import TO
from handout.guard.scale_words import is_known, scale
from handout.guard.spelling import BEFORE, BEHIND, SPACES, pattern
from handout.guard.units import OVER, divisor_before, divisors, unit, unit_in_front
from handout.record import NamedTuple

_SIGNS = {
    "\u066b": ".",
    "\u066c": ",",
    "\uff0e": ".",
    "\uff0c": ",",
    "٪": "%",
    "％": "%",
    "\u2212": "-",
    "\uff0d": "-",
    "／": "/",
    "：": ":",
    "＜": "<",
    "＞": ">",
    "≦": "≤",
    "≧": "≥",
}
_SPACE = "[ \u00a0\u202f]"
_VULGAR = "¼-¾⅐-⅞"
_BELOW_ONE = r"(?<![\d/.,])[1-7]/[234568](?![\d/]|[.,]\d)"
_MIXED = rf"(?:{_SPACE}?[{_VULGAR}]|{_SPACE}{_BELOW_ONE})?"

NUMBER = re.compile(
    rf"{_BELOW_ONE}|[{_VULGAR}]|(?:\d{{1,3}}(?: \d{{3}})* 000(?!\d)|\d+(?:[.,\u00a0\u202f'’]\d+)*){_MIXED}"
)
"""A number; a fraction that has a sign of its own ('½') is one however it is written."""

_OVER = re.compile(OVER)
_MINUS = re.compile(r"[-–]$")
_RELATION = re.compile(rf"([<>]=|[<>≤≥±≈~]){_SPACE}?$")


class Amount(NamedTuple):
    """What stands around a number: its unit, and what may be said in words that the program does not know.

    `scaled`: what it is worth where 'million' or the like says so.
    """

    values: frozenset[object]
    unit: str
    relation: frozenset[str]
    counted: frozenset[str]
    per: frozenset[str]
    scaled: frozenset[object] = frozenset()


def plain(text: str) -> str:
    """A text with its digits and signs of numbers as ASCII has them, character by character."""
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return _SIGNS.get(character, character)


def amount(text: str, found: re.Match[str], language: str) -> Amount:
    """The number that was found in a plain text."""
    before = text[max(0, found.start() - 24) : found.start()]
    values = _values(found[0], language)
    minus = _is_minus(before)
    if minus:
        negative = {-each if isinstance(each, Fraction) else each for each in values}
        # Where no space is written, '在-20' is below zero and '介素-1' is a name.
        values = negative | values if before[-2:-1].isalpha() else negative
    name, end = unit(text, found.end(), language)
    scaled: frozenset[object] = frozenset()
    if not name:  # 千克 is no thousand
        scaled, otherwise, end = _scaled(text, found, values, language)
        values = otherwise | scaled
        name, end = unit(text, end, language)
    name = name or unit_in_front(before, language)
    hard, per = _divisors(text, end, language) if name else ("", frozenset())
    if name and not hard:
        hard = divisor_before(before, language)
    relation = _RELATION.search(before[:-1] if minus else before)
    counted = frozenset() if name else _measure(text, found.start(), end, language)
    said = {"<=": "≤", ">=": "≥"}.get(relation[1], relation[1]) if relation else ""
    return Amount(frozenset(values), name + hard, frozenset([said] if said else []), counted, per, scaled)


def _scaled(
    text: str, found: re.Match[str], values: set[object], language: str
) -> tuple[frozenset[object], set[object], int]:
    """What a number is worth by the 'million' behind it, what it is otherwise, and where that word ends."""
    own, end = scale(text, *found.span(), language)
    between = None if own > 1 else _to(language.partition("-")[0]).match(text, end)
    other = NUMBER.match(text, between.end()) if between else None
    times = scale(text, *other.span(), language)[0] if other else own  # '2 to 3 million'
    written: set[object] = {(_SCALED, each) for each in values}
    if times == 1:
        # In a language whose words are not known, '2 miljoner' may be as much as '2 million'.
        return frozenset(), values | written if not is_known(language) and _WORD.match(text, end) else values, end
    most = frozenset[object](each * times for each in values if isinstance(each, Fraction))
    return (most, written, end) if own > 1 else (frozenset(), values | most, end)


_SCALED = "scaled"
_WORD = re.compile(rf"[{SPACES}]?[^\W\d_]")


def unit_of_range(text: str, end: int, language: str) -> str:
    """The unit that the first number of a range has of the second: '68–77 °F'; '' where there is none."""
    between = _to(language.partition("-")[0]).match(text, end)
    other = NUMBER.match(text, between.end()) if between else None
    return unit(text, other.end(), language)[0] if other else ""


@cache
def _to(base: str) -> re.Pattern[str]:
    """What joins the two numbers of a range."""
    to = pattern(TO.get(base, "").split())
    return re.compile(rf"{_SPACE}?(?:[-\u2010-\u2015~〜～]|{BEFORE}(?:{to}){BEHIND}){_SPACE}?", re.IGNORECASE)


def _is_minus(before: str) -> bool:
    """Whether a hyphen before a number may be its sign: not one in a range or behind a letter of a spaced script."""
    if not _MINUS.search(before):
        return False
    last = before[-2:-1]
    in_range = before[-1] == "–" and before[:-1].rstrip()[-1:].isdigit()
    return not (in_range or last in (")", "]", "%", "°", "-") or (last.isalnum() and last < "\u0e00"))


def _values(written: str, language: str) -> set[object]:
    """What a number may be: '1,000' is a thousand in English, and one in Spanish."""
    whole, fraction = _apart(written)
    if fraction is None:
        return _whole_values(whole, language)
    if not whole:
        return {fraction}
    return {each + fraction if isinstance(each, Fraction) else each for each in _whole_values(whole, language)}


def _apart(written: str) -> tuple[str, Fraction | None]:
    if found := re.search(rf"[{_VULGAR}]$", written):
        top, bottom = unicodedata.normalize("NFKC", found[0]).split("\u2044")
        return written[:-1].strip(" \u00a0\u202f"), Fraction(int(top), int(bottom))
    if found := re.search(r"(\d)/(\d)$", written):
        return written[:-3].strip(" \u00a0\u202f"), Fraction(int(found[1]), int(found[2]))
    return written, None


def _whole_values(written: str, language: str) -> set[object]:
    signs = re.sub(r"\d", "", written)
    groups = re.split(r"\D", written)
    if not signs:
        return {Fraction(written)}
    last = signs[-1]
    if len(signs) > 1 and set(signs) == {","} and _INDIAN.fullmatch(written):
        return {Fraction("".join(groups))}
    if len(set(signs)) > 1:
        clear = last in ".," and len(set(signs)) == 2 and signs.count(last) == 1
        return {Fraction(f"{''.join(groups[:-1])}.{groups[-1]}") if clear else written}
    grouped = groups[0][0] != "0" and all(len(each) == 3 for each in groups[1:])
    thousands: set[object] = {Fraction("".join(groups))} if grouped else set()
    if len(signs) > 1 or last not in ".,":
        return thousands or {written}
    decimal: set[object] = {Fraction(f"{groups[0]}.{groups[1]}")}
    return _one_of_two(written, last, thousands, decimal, language) if thousands else decimal


_INDIAN = re.compile(r"[1-9]\d?(?:,\d\d)+,\d{3}")
"""A number in lakhs and crores: 1,00,000."""


def _one_of_two(written: str, sign: str, thousands: set[object], decimal: set[object], language: str) -> set[object]:
    """'1,000' by the signs of the language; '1.000' in French, which parts thousands by spaces, is neither for sure."""
    point = decimal_sign(language)
    if point is None:
        return thousands | decimal
    if sign == point:
        return decimal
    return thousands if sign == group_sign(language) else {written}


def _divisors(text: str, end: int, language: str) -> tuple[str, frozenset[str]]:
    """What a dose is counted by: '/kg', which is part of its unit, and a time, which many say in words."""
    hard, end = divisors(text, end, language)
    over = _OVER.match(text, end)
    return hard, _word_at(text[over.end() :], language) if over else frozenset()


def _measure(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """What a number counts, where the language's word for it is known: hours, days, spoons."""
    return counted_behind(text, end, language) or counted_in_front(text, start, language)


def counted_behind(text: str, end: int, language: str) -> frozenset[str]:
    """What a word of measure behind a number says that it counts."""
    behind = re.match(r"[\s-]{0,2}(?!\s)", text[end : end + 3])
    return _word_at(text[end + (behind.end() if behind else 0) :], language)


def counted_in_front(text: str, start: int, language: str) -> frozenset[str]:
    """What a word of measure before a number says that it counts, in languages that say it there."""
    return _ends_with(text[max(0, start - 24) : start], measures(language).before)


def counted_before(before: str, language: str) -> frozenset[str]:
    """The same of a text that ends where a number in a word begins."""
    words = measures(language)
    return _ends_with(before, words.alone) or _ends_with(before, words.behind)


def _ends_with(before: str, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    said = folded(before).rstrip()
    return next((words[each] for each in words if _ends(said, folded(each))), frozenset())


def _ends(said: str, word: str) -> bool:
    before = len(said) - len(word)
    return said.endswith(word) and not re.match(r"\w", said[before - 1 : before])


def _word_at(text: str, language: str) -> frozenset[str]:
    said = folded(text[:32])
    for word, goes_on, measured in _words_behind(language):
        if said.startswith(word) and not _goes_on(said, len(word), endings=goes_on):
            return measured
    return frozenset()


def _goes_on(said: str, end: int, *, endings: bool) -> bool:
    """Whether a word is the beginning of another; one that takes endings is so where a vowel sign follows."""
    if endings:
        return unicodedata.category(said[end : end + 1] or " ") in ("Mn", "Mc")
    return bool(_LETTER.match(said, end))


_LETTER = re.compile(rf"\w|(?!{BEHIND})")


@cache
def _words_behind(language: str) -> Sequence[tuple[str, bool, frozenset[str]]]:
    """Words of measure, the longest first, and whether letters may follow."""
    words = {folded(word): measured for word, measured in measures(language).behind.items()}
    for measure, own in measure_words.WORDS.get(language.partition("-")[0], {}).items():
        for word in (folded(each.replace("_", " ")) for each in own.split()):
            words[word] = words.get(word, frozenset()) | {measure}
    found = [(word.rstrip("*"), word.endswith("*") or _unspaced(word[-1]), words[word]) for word in words]
    return sorted(found, key=lambda each: -len(each[0]))


def folded(text: str) -> str:
    """A text without the marks that Arabic and Hebrew may leave out."""
    return "".join(
        each for each in text.casefold() if not "\u0591" <= each <= "\u05c7" and not "\u064b" <= each <= "\u0652"
    )


def _unspaced(letter: str) -> bool:
    """Of a script that writes words without spaces, or endings onto them (Korean)."""
    return letter >= "\u0e00"
