"""How many words are too many: what is said, held against what cutting words really takes."""

import random
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from making import FURNITURE, STYLES, make, paragraphs, restyled, section, sections, words
from quick import is_quick, thinned

from handout.api import load_clinic, render
from handout.diagnostics import HandoutError
from handout.layout.fit import TooLong
from handout.source.content import read_handout

LINES = 40
"""Words of three lines at the smallest type: what stays together moves up together, or not."""

SHORTEST = 12


def a_text(random_, number):
    """Paragraphs, a list, one-liners, a callout, or a table."""
    match random_.choice("pplsct"):
        case "p":
            return paragraphs(random_.randint(80, 150), number), "plain"
        case "l":
            return "\n".join(f"- {words(random_.randint(4, 25), n)}" for n in range(7)), "plain"
        case "s":
            return "\n\n".join(words(random_.randint(3, 9), n) for n in range(8)), "plain"
        case "c":
            return "\n".join(f"- {words(random_.randint(4, 25), n)}" for n in range(5)), "callout"
        case _:
            rows = "".join(f"| {words(3, n)} | {words(random_.randint(3, 9), n)} |\n" for n in range(8))
            return f"| a | b |\n| --- | --- |\n{rows}", "plain"


def texts_of(seed):
    random_ = random.Random(seed)
    return [a_text(random_, number) for number in range(9 + seed % 5)]


def made_of(texts, style):
    parts = (section(f"s{number}", f"Part {number}", *text) for number, text in enumerate(texts))
    return make(FURNITURE + sections(*parts), style=style)


@cache
def whole(seed):
    """Set once for all styles."""
    return made_of(texts_of(seed), STYLES[0])


def words_over(made):
    """None where all of it fits."""
    try:
        made.fitted("2")
    except TooLong as long:
        return long.words
    return None


def shortened(texts, count):
    """Texts with so many words less, two thirds of the longest paragraph each time; None where only stubs are left."""
    texts = [(text.splitlines(), style) for text, style in texts]
    while count > 0:
        lines = [(line, i, j) for i, (own, _) in enumerate(texts) for j, line in enumerate(own) if "|" not in line]
        longest, part, line = max((len(text.split()), i, j) for text, i, j in lines)
        if longest < SHORTEST:
            return None
        cut = min(count, longest * 2 // 3)
        texts[part][0][line] = " ".join(texts[part][0][line].split()[:-cut])
        count -= cut
    return [("\n".join(lines), style) for lines, style in texts]


@pytest.mark.law
@pytest.mark.parametrize("style", thinned(STYLES[::-1]))
def test_to_cut_so_many_words_is_enough_and_not_twice_too_many(style):
    told = 0
    for seed in range(26):
        texts = texts_of(seed)
        said = words_over(restyled(whole(seed), style))
        if said is None or said > 300 or (enough := shortened(texts, round(1.15 * said) + LINES)) is None:
            continue
        told += 1
        if is_quick() and told > 3:
            break
        assert made_of(enough, style).close.fits(10.0, 2), (seed, said)
        assert not made_of(shortened(texts, said // 2 - LINES), style).close.fits(10.0, 2), (seed, said)
    assert told >= 3


def test_what_is_left_over_may_be_one_liners():
    """Their words are few, but as many lines of a paragraph have more."""
    lines = "\n\n".join(words(3, n) for n in range(9))
    text = sections(section("a", "A", paragraphs(1010)), section("b", "B", lines))
    with pytest.raises(TooLong) as caught:
        make(FURNITURE + text, style="single").fitted("2")
    assert caught.value.words > 2 * 9 * 3


CONTENT = Path(__file__).resolve().parents[2] / "content"
ANAKINRA = (CONTENT / "anakinra" / "en.yaml").read_text(encoding="utf-8")
RIVERBEND = load_clinic(CONTENT / "clinics" / "riverbend" / "clinic.yaml")


@cache
def words_of_anakinra_over(more):
    """Of the library's own sheet with so many words more, before its last sections."""
    texts = "".join(f"      {words(min(60, more - at), at)}\n\n" for at in range(0, more, 60))
    extra = f"  - id: extra\n    heading: More\n    text: |\n{texts}"
    handout = read_handout(ANAKINRA.replace("  - id: how-it-works", f"{extra}  - id: how-it-works").encode(), "f.yaml")
    try:
        render(handout.value, RIVERBEND, pages="2", style="columns", date=date(2026, 11, 1))
    except HandoutError as fault:
        (told,) = (each for each in fault.diagnostics if each.code == "too-long")
        return int(re.search(r"(\d+) words? over", told.message)[1])
    return 0


@pytest.mark.long
def test_near_the_edge_it_is_a_few_words():
    """What fits by a word less is not told to be cut by thirty."""
    held, over = 400, 1000
    while over - held > 1:
        middle = (held + over) // 2
        held, over = (held, middle) if words_of_anakinra_over(middle) else (middle, over)
    for more in (1, 24, 48, 120):
        assert 0 < words_of_anakinra_over(held + more) <= 1.5 * more + 16, more
