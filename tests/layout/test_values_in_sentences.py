"""A recipient's value within a clinic's sentence: an isolate, whichever way it and its neighbours run."""

import pytest
from making import CLINIC, HEAD, clinic_of, handout_of, real_fonts

from handout.compose import Occasion, compose
from handout.document import Own
from handout.layout.own import typeset_own
from handout.layout.typeset import typeset

NOTE = 'notes:\n  - {{handout: "*", place: end, text: {{{}: "{}"}}}}\n'
FALLBACK = "language_fallback: {ar: en}\n"


def seen(language, note, written=None, **fields):
    """The line of a clinic's note as the eye meets it, from left to right, without white space; and its direction."""
    handout = handout_of("intro: Hi.\n", HEAD.replace("language: en", f"language: {language}"))
    clinic = clinic_of(CLINIC + FALLBACK + NOTE.format(written or language, note))
    document, _ = compose(handout, clinic, Occasion(personal=True))
    content, missing = typeset(document, real_fonts())
    boxes, others = typeset_own(
        document, Own("Rosa", "AAAA-BBBB", (), None, tuple(fields.items())), content, content.fonts
    )
    assert not (*missing, *others)
    (part,) = boxes.parts.values()
    words = part.blocks[0]
    line = words.lines(1000.0, lambda positions, breaks, measure: [(len(words.text), len(words.text))])[0]
    places = []
    for piece in line.pieces():
        left = piece.inline if words.direction == "ltr" else line.width - piece.inline - piece.width
        for cluster in piece.clusters[::-1] if piece.rtl else piece.clusters:
            places.append((round(left, 3), cluster.text))
            left += cluster.advance / piece.face.upem
    return "".join(text for _, text in sorted(places)).replace(" ", ""), words.base


@pytest.mark.parametrize(
    ("language", "note", "fields", "shown"),
    [
        (
            "ar",
            "زر {name} في {next_visit}.",
            {"name": "Rosa Meyer 2", "next_visit": "2027-01-15"},
            ".2027-01-15يفRosaMeyer2رز",
        ),
        ("ar", "خذ {dose} mg كل", {"dose": "100"}, "لك100mgذخ"),
        ("ar", "خذ {dose}، {next_visit}", {"dose": "100 mg مد", "next_visit": "3"}, "3،دم100mgذخ"),
        ("en", "Call {name} 555-0142.", {"name": "דנה כהן"}, "Callןהכהנד555-0142."),
        ("en", "{name} 2 times.", {"name": "رز"}, "زر2times."),
    ],
)
def test_a_value_turns_none_of_its_neighbours(language, note, fields, shown):
    assert seen(language, note, **fields) == (shown, "rtl" if language == "ar" else "ltr")


def test_a_sentence_in_another_language_than_the_sheets_runs_as_it_does_itself_whoever_is_named_first():
    shown = seen("ar", "{name} is 5.", "en", name="رز")
    assert shown == ("زرis5.", "ltr")
