"""Names of medicines in a text, and what two languages' forms of one have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from handout.guard.medicines import BRANDS, GENERICS, NO_NAMES, STEMS

_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]{3,}")
_ALIKE = (
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "k"),
    ("y", "i"),
    ("x", "ks"),
    ("ck", "k"),
    ("qu", "k"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
)
"""What languages write differently in the same name."""


@cache
def skeleton(name: str) -> str:
    """A name of a medicine as most languages agree on it: 'methotrexate', 'metotrexato' and 'Methotrexat' alike."""
    decomposed = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(each for each in decomposed if not unicodedata.combining(each))
    for there, here in _ALIKE:
        plain = plain.replace(there, here)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return re.sub(r"(?:um|[aeo])$", "", plain)


def same_name(name: str) -> str:
    """What all names of one medicine have in common: 'acetaminophen' and 'paracetamol' are one."""
    form = skeleton(name)
    return _generics().get(form, form)


def is_name(word: str) -> bool:
    """Whether a word is known as the name of a medicine."""
    form = skeleton(word)
    return word in _brands() or form in _generics() or STEMS.search(form) is not None


def names(text: str, known: Sequence[str], language: str = "") -> Iterator[tuple[str, int, int]]:
    """The names of medicines in a text: what each means, where it begins and ends.

    A brand is known by its capital and its exact spelling, since few languages change it and many are near a word.
    """
    words = NO_NAMES.get(language.partition("-")[0], "").split()
    wanted = {skeleton(each) for each in known}
    for found in _WORD.finditer(text):
        if found[0].casefold() in words:
            continue
        if skeleton(found[0]) in wanted or is_name(found[0]):
            yield same_name(found[0]), *found.span()
        elif "-" in found[0]:
            yield from _parts(found, wanted)


def _parts(found: re.Match[str], wanted: set[str]) -> Iterator[tuple[str, int, int]]:
    """Of a name for two medicines at once ('sulfamethoxazole-trimethoprim')."""
    start = found.start()
    for part in found[0].split("-"):
        if skeleton(part) in wanted or is_name(part):
            yield same_name(part), start, start + len(part)
        start += len(part) + 1


@cache
def _generics() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in GENERICS.strip().splitlines():
        for name in line.split():
            first, *others = name.split("=")
            for each in (first, *others):
                found.setdefault(skeleton(each), skeleton(first))
    return found


@cache
def _brands() -> frozenset[str]:
    return frozenset(BRANDS.split())
