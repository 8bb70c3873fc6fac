"""What a review is of: which changes of a file change its wording, and which do not."""

from __future__ import annotations

import pytest
from making import handout_of

from handout.wording import called, changes, wording_hash, wording_of

HEAD = "format: 1\nid: made\nlanguage: en\ntitle: Made up\n"
BODY = """\
brand_names: [One, Two]
intro: |
  A first line
  and a second, with *emphasis* and [a page](https://example.org/).
fast_facts:
  - "Take **1** tablet."
  - Drink water.
sections:
  - id: dosing
    heading: Dosing
    style: plain
    text: |
      - One
      - Two
    short: Less.
    sources: [1]
  - id: storage
    heading: Storage
    text: Keep it cold.
resources:
  - {name: MedlinePlus, about: medicines, url: "https://medlineplus.gov/"}
review:
  updated: 2026-11-22
  sources: [{title: Label, read: 2026-11-22}]
disclaimer: No advice.
copyright: Ours.
"""
WHOLE = HEAD + BODY


def hash_of(text: str) -> str:
    return wording_hash(wording_of(handout_of(text, head="")))


def replaced(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1
    return WHOLE.replace(old, new)


SAME = {
    "a comment": replaced("    text: Keep it cold.\n", "    # a note\n    text: Keep it cold.  # another\n"),
    "the order of keys": replaced("format: 1\nid: made\nlanguage: en\n", "language: en\nid: made\nformat: 1\n"),
    "the order of a section's keys": replaced(
        "    heading: Storage\n    text: Keep it cold.\n", "    text: Keep it cold.\n    heading: Storage\n"
    ),
    "line ends within a paragraph": replaced("first line\n  and a", "first line and\n  a"),
    "another style of quotes": replaced("Keep it cold.", "'Keep it cold.'"),
    "white space": replaced("Keep it cold.", "Keep   it cold."),
    "another way to stress": replaced("*emphasis*", "_emphasis_"),
    "another bullet": replaced("- One\n      - Two", "* One\n      * Two"),
    "a default written out": replaced("    style: plain\n", ""),
    "the review": replaced("updated: 2026-11-22", "updated: 2026-11-23\n  written_by: Somebody"),
    "sources": replaced("sources: [1]", "sources: []"),
    "kind and codes": WHOLE + "kind: medicine\ncodes: {rxnorm: ['1']}\n",
}

OTHER = {
    "language": replaced("language: en", "language: es"),
    "title": replaced("Made up", "Made Up"),
    "brand_names": replaced("[One, Two]", "[Two, One]"),
    "intro": replaced("a second", "a third"),
    "fast_facts": replaced("**1**", "**2**"),
    "resources": replaced('"https://medlineplus.gov/"', '"https://medlineplus.gov/es/"'),
    "disclaimer": replaced("No advice", "Advice"),
    "copyright": replaced("Ours", "Yours"),
}

DOSING = {
    "a heading": replaced("heading: Dosing", "heading: Dose"),
    "a style": replaced("style: plain", "style: warning"),
    "a text": replaced("- Two\n", "- Too\n"),
    "a short text": replaced("short: Less.", "short: Least."),
    "a short text that leaves all out": replaced("short: Less.", "short: ''"),
    "no short text": replaced("    short: Less.\n", ""),
    "protection": replaced("short: Less.", "short: Less.\n    protected: true"),
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_what_is_no_change_of_wording(text: str) -> None:
    assert text != WHOLE
    assert hash_of(text) == hash_of(WHOLE)


@pytest.mark.parametrize(("part", "text"), [*OTHER.items(), *(("section dosing", text) for text in DOSING.values())])
def test_what_is_a_change_of_wording_and_where(part: str, text: str) -> None:
    assert hash_of(text) != hash_of(WHOLE)
    before, after = (wording_of(handout_of(each, head="")) for each in (WHOLE, text))
    assert [change.part for change in changes(before, after)] == [part]


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("plain", "*plain*"),
        ("*plain*", "**plain**"),
        ("*plain*", r"\*plain\*"),
        ("***both***", "**_both_** and"),
        ("**a** *b*", "**a *b***"),
        ("[a](https://b.org)", "[a](https://c.org)"),
        ("[a](https://b.org)", r"\[a](https\://b.org)"),
        ("- a\n- b", "- a\n\n  b"),
        ("- a\n- b", "- a\n  - b"),
        ("- a", r"\- a"),
        ("- a\n- b", "- a\n\n* b"),
        ("1. a", "2. a"),
        ("1. a", "- a"),
        ("a\n\nb", "a b"),
        ("a\\\nb", "a b"),
        ("a\\\nb", r"a\\ b"),
        ("- - a", r"- \- a"),
        ("| a |\n|---|\n| b |", "| a |\n|:-:|\n| b |"),
        ("| a |\n|---|\n| b |", "a\n\nb"),
        ("| a | b |\n|---|---|\n", "| a \\| b |\n|---|\n"),
        ("text:", "a\n\nshort:\n\nb"),
    ],
)
def test_what_reads_differently_is_written_differently(one: str, another: str) -> None:
    texts = [HEAD + "intro: |\n" + "".join(f"  {line}\n" for line in text.split("\n")) for text in (one, another)]
    assert hash_of(texts[0]) != hash_of(texts[1])


def test_no_short_text_is_not_one_that_leaves_all_out() -> None:
    none, empty = DOSING["no short text"], DOSING["a short text that leaves all out"]
    assert hash_of(none) != hash_of(empty)


def test_a_text_cannot_pass_for_a_short_one() -> None:
    split = HEAD + "sections:\n  - {id: a, heading: A, text: one, short: two}\n"
    joined = HEAD + 'sections:\n  - {id: a, heading: A, text: "one\\n\\nshort:\\n\\n  two"}\n'
    assert hash_of(split) != hash_of(joined)


def test_sections_that_come_go_and_move() -> None:
    def parts(*ids: str) -> tuple[tuple[str, str], ...]:
        text = "sections:\n" + "".join(f"  - {{id: {each}, heading: H, text: t}}\n" for each in ids)
        return wording_of(handout_of(HEAD + text, head=""))

    def told(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
        return [called(change.part) for change in changes(parts(*before), parts(*after))]

    assert told(("a", "b"), ("a", "b")) == []
    assert told(("a", "b"), ("b", "a")) == ["the order of sections"]
    assert told(("a", "b"), ("a", "c", "b")) == ["the section 'c'"]
    assert told(("a", "b", "c"), ("c", "a")) == ["the order of sections", "the section 'b'"]
