"""Units: which one a word is, how a language spells it, and what a dose is counted by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from handout.cldr import unit_words
from handout.guard.spelling import BEFORE, BEHIND, SPACES, key, pattern
from handout.guard.unit_words import ENDINGS, PER, PER_WORDS, SPELLINGS, SYMBOLS, UNCLEAR

_COUNTED_BY = ("kg", "g", "mg", "mL")
"""Units that stand behind a stroke too."""

_GAP = f"[{SPACES}-]?"
_SPACE = f"[{SPACES}]?"
OVER = rf"{_SPACE}/{_SPACE}|[{SPACES}](?:{'|'.join(PER_WORDS.split())})[{SPACES}]"


def unit(text: str, end: int, language: str) -> tuple[str, int]:
    """The unit behind a number, as the program spells it, and where it ends; '' where there is none."""
    found = _behind(language).match(text, end)
    if not found:
        return "", end
    name = _names(language)[key(found[1])]
    # 'mL g': a word that goes on as another is not the one that it begins as.
    return (UNCLEAR if _behind(language).match(text, found.end()) else name), found.end()


def unit_before(text: str, language: str) -> str:
    """The unit that a text ends with, as 'milligram one' has it; '' where there is none."""
    found = _at_end(language).search(text)
    return _names(language)[key(found[1])] if found else ""


def divisors(text: str, end: int, language: str) -> tuple[str, int]:
    """What a dose is counted by behind its unit, '/kg', and where that ends."""
    said = ""
    while found := _divisor(language).match(text, end):
        said += f"/{_counted_by(language)[key(found[1])]}"
        end = found.end()
    return said, end


def divisor_before(before: str, language: str) -> str:
    """What a dose is counted by where a language says that first: '每公斤5毫克'."""
    found = _divisor_first(language).search(before)
    return f"/{_counted_by(language)[key(found[1] or found[2])]}" if found else ""


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


def _words(language: str, names: Iterable[str] | None = None) -> list[str]:
    known = _names(language)
    return [word for word, name in _listed(language) if key(word) in known and (names is None or name in names)]


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}({pattern(_words(language))}){BEHIND}", re.IGNORECASE)


@cache
def _at_end(language: str) -> re.Pattern[str]:
    return re.compile(rf"{BEFORE}({pattern(_words(language))})$", re.IGNORECASE)


@cache
def _counted_by(language: str) -> Mapping[str, str]:
    divisors = {key(word): name for name, words in PER.items() for word in words.split()}
    return divisors | {word: name for word, name in _names(language).items() if name in _COUNTED_BY}


@cache
def _divisor_words(language: str) -> str:
    return pattern((*_words(language, _COUNTED_BY), *(each for words in PER.values() for each in words.split())))


@cache
def _divisor(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{OVER})({_divisor_words(language)}){BEHIND}", re.IGNORECASE)


@cache
def _divisor_first(language: str) -> re.Pattern[str]:
    any_of = _divisor_words(language)
    return re.compile(rf"(?:每({any_of})|({any_of})(?:당|につき|あたり|当たり)){_SPACE}$", re.IGNORECASE)
