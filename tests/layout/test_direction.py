"""Along the line and across it: right to left is the mirror image, decided in one place."""

import pytest
from boxes import box_fonts
from hypothesis import given
from hypothesis import strategies as st
from making import CLINIC, STYLES, clinic_of, document_of, made_of, section, sections, words
from mirrors import in_order, joined, mirrored
from random_documents import laws

from handout.geometry import Rect, Region
from handout.text.linebreak import optimum_fit

lengths = st.sampled_from([0.0, 10.0, 33.5, 120.0])

BODY = """\
intro: Take it each day.
fast_facts: ["One a day", "Call us"]
resources: [{name: DailyMed, url: "https://dailymed.nlm.nih.gov/"}]
disclaimer: Ask your own care team.
"""


@laws
@given(lengths, lengths, lengths, lengths)
def test_right_to_left_places_from_the_other_edge(inline, block, width, height):
    rect = Rect(54, 36, 504, 720)
    here = Region(rect, "ltr").place(inline, block, width, height)
    there = Region(rect, "rtl").place(inline, block, width, height)
    assert (there.width, there.height, there.y) == (here.width, here.height, here.y)
    assert there.x - rect.x == pytest.approx(rect.right - here.right)


def both_ways(style):
    """The same words in boxes, which are alike in both directions, laid out from left and from right."""
    body = BODY + sections(
        section("a", "Uses", words(60)),
        section("b", "Steps", f"1. {words(9)}\n2. {words(4)}", "steps"),
        section("c", "Know", words(12), "warning"),
        section("d", "When", "| a | b | c |\n| --- | :-: | --: |\n| d | e f g | h |\n| i j | k | l m |"),
        section("e", "Recall", words(9), "callout"),
    )
    document = document_of(body, clinic_of(CLINIC))
    return [
        made_of(document._replace(direction=direction), style=style, fonts=box_fonts()).fitted("2")
        for direction in ("ltr", "rtl")
    ]


@pytest.mark.parametrize("style", STYLES)
def test_boxes_and_pictures_are_mirrored(style):
    here, there = both_ways(style)
    assert here.body_size == there.body_size
    for one, other in zip(here.frames, there.frames, strict=True):
        for kind in ("fills", "strokes", "pictures"):
            ltr = [item.rect for item in getattr(one, kind)]
            rtl = [item.rect for item in getattr(other, kind)]
            assert in_order(rtl) == pytest.approx(in_order(mirrored(ltr, one.size.width)), abs=0.11)


@pytest.mark.parametrize("style", STYLES)
def test_words_are_mirrored(style):
    here, there = both_ways(style)
    for one, other in zip(here.frames, there.frames, strict=True):
        width = one.size.width
        assert in_order(joined(other)) == pytest.approx(in_order(mirrored(joined(one), width)), abs=0.11)


@pytest.mark.parametrize(("language", "comma"), [("ar", "،"), ("ur", "،"), ("he", ","), ("es", ",")])
@pytest.mark.parametrize("about", ["", ", about: שלום"])
def test_a_resource_starts_with_its_name_where_its_line_starts(language, comma, about):
    resource = f'resources: [{{name: American College{about}, url: "https://dailymed.nlm.nih.gov/"}}]\n'
    head = f"format: 1\nid: made\nlanguage: {language}\ntitle: Anakinra\n"
    made = made_of(document_of(f"intro: Hallo.\n{resource}", head=head))
    (entry,) = made.content.addresses
    assert entry.text == f"American College{f'{comma} שלום' if about else ''}: dailymed.nlm.nih.gov"
    pieces = sorted(entry.lines(500.0, optimum_fit)[0].pieces(), key=lambda piece: piece.inline)
    shown = "".join(cluster.text for piece in pieces for cluster in piece.clusters)
    assert shown.startswith("American College")
    assert pieces[0].inline == pytest.approx(0.0)
