"""Where headings, callouts, the plan and lines to write on stand when there is more than one place for them."""

import pytest
from boxes_of import words_of
from making import CLINIC, FURNITURE, Made, clinic_of, make, paragraphs, plain_sections, section, sections, words

from handout.layout.content import Heights
from handout.layout.frame import ARTIFACT, AreaInk
from handout.layout.stand_ins import PLAN

RULE = 0.5
"""How thick the rule of a section is."""

WITH_PLAN = CLINIC + "plan: [dose, next_visit]\n"
ITEMS = "\n".join(f"- {words(14, n)}" for n in range(30))


def texts_of(frame, text):
    return [item for item in frame.texts if words_of(item).strip() == text]


def test_no_rule_of_a_section_opens_a_page_in_single():
    made = make(FURNITURE + plain_sections(12, 60), style="single")
    for number, frame in enumerate(made.fitted("2").frames):
        rules = [fill.rect.y for fill in frame.fills if fill.rect.height == RULE]
        headings = [item.y for item in frame.texts if words_of(item).startswith("Section ")]
        above = [item for item in frame.texts if item.slot != ARTIFACT and item.y < min(rules)]
        goes_on = number and min(item.y for item in above) < min(headings) - 1.0  # whose text is beside it
        assert len(rules) == len(headings) - (not goes_on) > 1
        assert above


@pytest.mark.parametrize("style", ["warning", "callout"])
def test_a_callouts_heading_is_beside_its_first_line_in_single(style):
    body = FURNITURE + sections(section("a", "About", paragraphs(60)), section("b", "Note", "Call us.", style))
    frame = make(body, style="single").fitted("1").frames[0]
    (first,) = texts_of(frame, "Call us.")
    head = next(item for item in frame.texts if words_of(item).startswith(("Warning:", "Note")))
    assert abs(head.y - first.y) < first.size
    assert head.x < first.x - 60


@pytest.mark.parametrize("style", ["columns", "single"])
def test_a_callout_that_goes_on_has_its_heading_above_again(style):
    body = FURNITURE + sections(
        section("a", "About", paragraphs(150)), section("b", "Know this", ITEMS, "callout"), section("c", "C", "End.")
    )
    frames = make(body, style=style).fitted("2").frames
    heads = [item for frame in frames for item in texts_of(frame, "Know this")]
    assert [item.slot == ARTIFACT for item in heads] == [False] + [True] * (len(heads) - 1)
    assert len(heads) > 1


def test_the_plan_stands_across_the_page_where_no_column_is_tall_enough():
    facts = "fast_facts:\n" + "".join(f"  - {words(9, n)}\n" for n in range(9))
    made = make(facts + plain_sections(3, 60), clinic_of(WITH_PLAN))
    seen = []
    for plan in range(3):
        content = made.content._replace(heights=Heights(plan=plan))
        tried = Made(made.document, made.brief._replace(content=content)).at(12.0, 2)
        assert tried.fits
        assert (PLAN in tried.sheets[0].beside) != (PLAN in _areas_in_the_text(tried))
        seen.append(PLAN in tried.sheets[0].beside)
    assert seen == [False, False, True]


def _areas_in_the_text(tried):
    rows = [row for page in tried.columns for column in page for group in column for row in group.rows]
    return [ink.area for row in rows for ink in row.inks if isinstance(ink, AreaInk)]


def test_a_warning_that_the_first_rail_cannot_hold_is_in_the_second():
    long = section("w", "Beware", "\n".join(f"- {words(9, n)}" for n in range(12)), "warning")
    filler = plain_sections(8, 60).removeprefix("sections:\n")
    made = make(FURNITURE + sections(long) + filler, clinic_of(WITH_PLAN), style="sidebar")
    tried = made.at(11.0, 2)
    assert tried.fits
    assert (PLAN in tried.sheets[0].beside, "w" in tried.sheets[0].beside) == (True, False)
    assert "w" in tried.sheets[1].beside


def test_much_room_at_the_end_has_lines_for_questions_and_for_notes():
    frame = make(sections(section("a", "About", words(8)))).fitted("1").frames[0]
    questions, notes = texts_of(frame, "My questions"), texts_of(frame, "Notes")
    assert len(questions) == len(notes) == 1
    lines = [fill.rect.y for fill in frame.fills if fill.rect.width > 300 and fill.rect.height == RULE]
    assert sum(questions[0].y < y < notes[0].y for y in lines) == 10
    assert sum(y > notes[0].y for y in lines) >= 3


def zones(*lengths):
    """Boxes that follow one another directly, the last a warning."""
    names = ("Green", "Yellow", "Red")
    bodies = [words(length, number) for number, length in enumerate(lengths)]
    styles = ("callout", "callout", "warning")
    return [section(name.lower(), name, *each) for name, *each in zip(names, bodies, styles, strict=True)]


@pytest.mark.parametrize("lengths", [(20, 20, 20), (20, 90, 20), (60, 60, 60), (120, 15, 120)])
def test_boxes_that_follow_one_another_stand_in_one_place_in_their_order(lengths):
    filler = plain_sections(7, 60).removeprefix("sections:\n")
    made = make(FURNITURE + sections(*zones(*lengths)) + filler, style="sidebar")
    tried = made.at(11.0, 2)
    assert tried.fits
    beside = [[name for name in ("green", "yellow", "red") if name in sheet.beside] for sheet in tried.sheets]
    assert [name for names in beside for name in names] in ([], ["green", "yellow", "red"])
    headings = [item for frame in made.fitted("2").frames for item in frame.texts if _is_zone(item)]
    assert [words_of(item).split()[-1] for item in headings] == ["Green", "Yellow", "Red"]


def _is_zone(item):
    return words_of(item).strip() in ("Green", "Yellow", "Red", "Warning: Red")
