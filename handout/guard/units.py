"""Units: which one a word is, how a language spells it, and what a dose is counted by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handout.cldr import unit_words, unit_words_in_front
from handout.guard.spelling import BEFORE, SPACES, Words, key, longest, ways, words_of
from handout.guard.unit_words import (
    ENDINGS,
    IN_FRONT,
    PER,
    PER_WORDS,
    SPELLINGS,
    SYMBOLS,
    SYMBOLS_IN_FRONT,
    UNCLEAR,
)

_COUNTED_BY = ("kg", "g", "mg", "mL")
"""Units that stand behind a stroke too."""

_GAP = tuple(f"{SPACES}-")
_SPACE = f"[{SPACES}]?"
OVER = rf"{_SPACE}/{_SPACE}|[{SPACES}](?:{'|'.join(PER_WORDS.split())})[{SPACES}]"
_OVER = re.compile(OVER)
_BEGINS = re.compile(BEFORE)
_EACH_BEHIND = re.compile("(?:당|につき|あたり|当たり)$")

_FAR = 32
"""Letters of the longest unit, with room for its marks."""


def unit(text: str, end: int, language: str) -> tuple[str, int]:
    """The unit behind a number, as the program spells it, and where it ends; '' where there is none."""
    name, stop = longest(text, _past_gap(text, end), _units(language))
    if not name:
        return "", end
    # 'mL g': a word that goes on as another is not the one that it begins as.
    return UNCLEAR if longest(text, _past_gap(text, stop), _units(language))[0] else name, stop


def _past_gap(text: str, start: int) -> int:
    return start + (text[start : start + 1] in _GAP)


def unit_before(text: str, language: str) -> str:
    """The unit that a text ends with, as 'milligram one' has it; '' where there is none."""
    return _at_end(text, _units(language))[0]


def unit_in_front(before: str, language: str) -> str:
    """The unit that a language says before the number that is to follow, 'miligramu 100'; '' where there is none."""
    said = before.rstrip(SPACES)
    name, start = _at_end(said, _in_front(language))
    return "" if said[:start].rstrip(SPACES)[-1:].isdigit() else name  # '40 mg 2' has it of another number


def _at_end(text: str, words: Words) -> tuple[str, int]:
    """The word that a text ends with, and where it begins."""
    for start in range(max(0, len(text) - _FAR), len(text)):
        name, end = longest(text, start, words) if _BEGINS.match(text, start) else ("", start)
        if name and end == len(text):
            return name, start
    return "", len(text)


def divisors(text: str, end: int, language: str) -> tuple[str, int]:
    """What a dose is counted by behind its unit, '/kg', and where that ends."""
    said = ""
    while over := _OVER.match(text, end):
        name, stop = longest(text, over.end(), _counted_by(language))
        if not name:
            break
        said, end = f"{said}/{name}", stop
    return said, end


def divisor_before(before: str, language: str) -> str:
    """What a dose is counted by where a language says that first: '每公斤5毫克'."""
    before = before.rstrip(SPACES)
    each = before.rfind("每")
    if each >= 0:
        name, end = longest(before, each + 1, _counted_by(language))
        return f"/{name}" if name and end == len(before) else ""
    behind = _EACH_BEHIND.search(before)
    name = _at_end(before[: behind.start()], _counted_by(language))[0] if behind else ""
    return f"/{name}" if name else ""


@cache
def spellings(name: str, language: str) -> tuple[str, ...]:
    """How a language may write a unit: its symbol first, then in the language's own letters."""
    own = SPELLINGS.get(language.partition("-")[0], {}).get(name, "").split()
    listed = (*SYMBOLS.get(name, name).split(), *unit_words(language).get(name, ()), *own)
    readable = (each.replace("_", " ").strip() for each in listed)
    return tuple(dict.fromkeys(each for each in readable if _names(language).get(key(each)) == name))


@cache
def _names(language: str) -> Mapping[str, str]:
    """Units by what their spellings have in common; what may be either of two is neither."""
    units: dict[str, set[str]] = {}
    for word, name in _listed(language):
        units.setdefault(key(word), set()).add(name)
    return {word: next(iter(names)) for word, names in units.items() if len(names) == 1}


def _listed(language: str) -> Iterator[tuple[str, str]]:
    for table in (SYMBOLS, *SPELLINGS.values()):
        yield from ((word, name) for name, words in table.items() for word in words.split())
    endings = ("", *ENDINGS.get(language.partition("-")[0], "").split())
    own = SPELLINGS.get(language.partition("-")[0], {})
    for name, words in unit_words(language).items():
        for word in (*words, *(each for each in own.get(name, "").split() if "." not in each and len(each) > _SHORT)):
            yield from ((word + ending, name) for ending in endings if len(word) > _SHORT or not ending)


_SHORT = 3
"""Letters of what may be an abbreviation, which takes no ending."""


@cache
def _units(language: str) -> Words:
    """Units by each way to write them."""
    known = _names(language)
    spelled = ((word, key(word)) for word, _ in _listed(language))
    return words_of({way: known[each] for word, each in spelled if each in known for way in ways(word)})


@cache
def _in_front(language: str) -> Words:
    """Units by each way to write them before a number."""
    tables = [unit_words_in_front(language), {name: tuple(words.split()) for name, words in IN_FRONT.items()}]
    if language.partition("-")[0] in SYMBOLS_IN_FRONT:
        tables.append({name: tuple(words.split()) for name, words in SYMBOLS.items()})
    listed = ((name, word) for table in tables for name, words in table.items() for word in words)
    return words_of({way: name for name, word in listed for way in ways(word)})


@cache
def _counted_by(language: str) -> Words:
    """What a dose may be counted by, by each way to write it."""
    divisors = {way: name for name, words in PER.items() for word in words.split() for way in ways(word)}
    units = {way: name for way, name in _units(language).meant.items() if name in _COUNTED_BY}
    return words_of(divisors | units)
