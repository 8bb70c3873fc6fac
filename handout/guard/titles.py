"""Which medicine a handout is of, and what a translation calls it in the letters of its language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from handout.guard.names import is_name, same_name, skeleton
from handout.model import Handout

_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ-]{2,}")
_BETWEEN = re.compile(r"[()（）\[\],،、/·–-]")
_BRACKETED = re.compile(r"(\S[^()（）]*?)\s*[(（]([^()（）]+)[)）]")


def medicine_of(source: Handout, translation: Handout) -> tuple[str, ...]:
    """The names of medicines in a source's title.

    A title that says more ('Anakinra for walking') has those that the program knows; where it knows none, the words
    that both titles have, since few languages give a medicine another name.
    """
    if source.kind != "medicine":
        return ()
    words = _LATIN.findall(source.title.text)
    if len(source.title.text.split()) == 1:
        return (source.title.text,)
    if known := tuple(each for each in words if is_name(each)):
        return known
    there = {skeleton(each) for each in _LATIN.findall(translation.title.text)}
    return tuple(each for each in words if len(each) > 3 and skeleton(each) in there)


def local_names(source: Handout, translation: Handout, known: Sequence[str]) -> Mapping[str, str]:
    """Names in letters of the translation, as its own title has them, and which medicine they are.

    A title that says no more than the name may give it alone. In a longer one ('أناكينرا (Anakinra) للمشي') it is the
    word before the brackets with the Latin name, or what stands in brackets behind that.
    """
    title = translation.title.text
    names = {skeleton(each): same_name(each) for each in known}
    found: dict[str, str] = {}
    for before, inside in _BRACKETED.findall(title):
        last = before.split()[-1]
        for latin, other in ((inside.strip(), last), (last, inside.strip())):
            if skeleton(latin) in names and not _LATIN.search(other):
                found[other] = names[skeleton(latin)]
    if len(source.title.text.split()) == 1 and skeleton(source.title.text) in names:
        pieces = (" ".join(each.split()) for each in _BETWEEN.split(title))
        own = names[skeleton(source.title.text)]
        found |= {each: own for each in pieces if len(each) > 1 and skeleton(each) not in names}
    return found
