"""The parts of a medicine's handout are known by ids; another id is no reason to say that a part is missing."""

from __future__ import annotations

from datetime import date

import pytest
from making import handout_of

from handout.check.run import check_handout

HEADINGS = {
    "uses": "What it is for",
    "dosing": "How to take it",
    "missed-dose": "If you miss a dose",
    "storage": "How to keep it",
    "side-effects": "Side effects",
    "interactions": "Other medicines",
}


def warned(sections: dict[str, str]) -> list[tuple[str, str]]:
    """What is said of parts of a medicine's handout with these ids and headings; the first section is on line 9."""
    listed = "".join(f"  - id: {id_}\n    heading: {heading}\n    text: Words.\n" for id_, heading in sections.items())
    text = f"format: 1\nid: a\nlanguage: en\nkind: medicine\ntitle: A\nintro: It helps.\n\nsections:\n{listed}"
    found = check_handout(handout_of(text, head=""), date(2026, 11, 20))
    return [(each.message, each.hints[0]) for each in found if each.code == "missing-part"]


def test_sections_with_their_usual_ids_are_known() -> None:
    assert not warned(HEADINGS)


@pytest.mark.parametrize(
    ("usual", "id_", "heading"),
    [
        ("side-effects", "side", "Side effects"),
        ("side-effects", "side-effect", "What may happen"),
        ("missed-dose", "missed", "If you miss a dose"),
        ("missed-dose", "late", "If you forgot a dose"),
        ("interactions", "alcohol", "Alcohol and other medicines"),
        ("interactions", "intractions", "What does not go together"),
        ("storage", "fridge", "How to store it"),
        ("uses", "why", "What it is used for"),
        ("dosing", "taking", "How to use it"),
    ],
)
def test_a_section_under_another_id_is_named(usual: str, id_: str, heading: str) -> None:
    others = {each: words for each, words in HEADINGS.items() if each != usual}
    ((message, hint),) = warned({id_: heading, **others})
    assert message.startswith(f"no section has the id '{usual}', by which the program finds ")
    assert hint == f"if that is the section '{heading}' (line 9), give it this id; if not, add one with it"


@pytest.mark.parametrize("usual", HEADINGS)
def test_without_one_that_looks_alike_a_section_is_asked_for(usual: str) -> None:
    others = {each: words for each, words in HEADINGS.items() if each != usual}
    ((_, hint),) = warned({"tests": "Blood tests", "how-it-works": "How it works", **others})
    assert hint == f"add a section with 'id: {usual}'"
