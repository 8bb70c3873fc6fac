"""However close things stand, letters and lines do not touch, and no line is doubled."""

from itertools import pairwise

import pytest
from boxes_of import words_of
from making import CLINIC, FURNITURE, clinic_of, make, plain_sections, section, sections, words

from handout.layout.brief import page_region
from handout.layout.frame import AreaInk, TextInk
from handout.layout.help_band import BORDER, help_band
from handout.layout.pages import finish
from handout.layout.rows import Context
from handout.layout.script_style import LATIN
from handout.layout.stand_ins import PLAN
from handout.layout.style import HAIRLINE, SPACINGS
from handout.text.linebreak import first_fit, optimum_fit

WITH_PLAN = CLINIC + "plan: [dose, next_visit]\n"
LONG_ITEM = "- A sudden and fast pulse, sweating, or feeling faint"
HELP = (
    section("call-us", "Call us today if", "- Fever or chills\n- A lasting cough\n- A rash\n- Weight loss"),
    section("emergency", "Get help now if", f"- Swelling of your face\n{LONG_ITEM}\n- Hives\n\nDo not inject more."),
)
BODY = FURNITURE + sections(*HELP, section("a", "A", words(30)), section("b", "B", words(30), "callout"))
RULE = 0.5
"""How thick the rule of a section is."""


def band_of(made, spacing, size=12.0):
    brief = made.brief._replace(spacing=spacing)
    context = Context(brief.scale_at(size), brief.palette, first_fit, page_region(brief).rect.width)
    return help_band(brief.content, context), context


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("spacing", SPACINGS)
@pytest.mark.parametrize("interpreter", ["It is free.", "Need an interpreter? It is free, and so is a ride to us."])
def test_letters_keep_off_the_border_of_the_help_band(paper, spacing, interpreter):
    clinic = clinic_of(CLINIC.replace("Need an interpreter? It is free.", interpreter))
    for size in (10.0, 12.0, 13.5):
        band, context = band_of(make(BODY, clinic, paper=paper), spacing, size)
        texts = [ink for ink in band.inks if isinstance(ink, TextInk)]
        lowest = max(ink.block + LATIN.fall * ink.size for ink in texts)
        assert band.height - BORDER / 2 - lowest >= 0.75 * context.scale.unit


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("spacing", SPACINGS)
def test_an_item_that_wraps_leaves_the_lines_of_the_help_band_on_one_level(paper, spacing):
    """In one panel or in both, each line stands beside a line."""
    made = make(BODY, clinic_of(), paper=paper)
    wrapped = 0
    for size in (10.0, 12.0, 13.5):
        band, context = band_of(made, spacing, size)
        texts = [ink for ink in band.inks if isinstance(ink, TextInk) and ink.size == context.scale.body_size]
        half = page_region(made.brief).rect.width / 2
        items = [{id(p) for box in panel.blocks for item in getattr(box, "items", ()) for p in item.blocks}
                 for panel in made.content.panels]  # fmt: skip
        levels = [
            sorted(ink.block for ink in texts if id(ink.line.paragraph) in own and (ink.inline > half) == side)
            for side, own in enumerate(items)
        ]
        assert levels[0][0] == pytest.approx(levels[1][0])
        for own in levels:
            assert {round(after - before, 3) for before, after in pairwise(own)} == {context.scale.body.leading}
        wrapped += len(levels[1]) > 3
    assert wrapped


def rules_of(frame):
    return sorted(fill.rect.y for fill in frame.fills if fill.rect.height == RULE)


@pytest.mark.parametrize("spacing", SPACINGS)
def test_nothing_framed_has_a_rule_below_it_in_single(spacing):
    made = make(
        FURNITURE
        + sections(
            section("a", "A", words(20)), section("b", "B", words(20), "callout"), section("c", "C", words(20)),
            section("d", "D", words(20)), section("e", "E", words(20), "warning"), section("f", "F", words(20)),
        ),
        clinic_of(WITH_PLAN),
        style="single",
    )  # fmt: skip
    brief = made.brief._replace(spacing=spacing)
    tried = type(made)(made.document, brief).at(10.0, 1, optimum_fit)
    rows = [row for column in tried.columns[0] for group in column for row in group.rows]
    assert [ink.area for row in rows for ink in row.inks if isinstance(ink, AreaInk)] == [PLAN]
    (frame,) = finish(tried)
    heads = {words_of(item).strip(): item.y for item in frame.texts if words_of(item).strip() in "ABCDEF"}
    (rule,) = [each for each in rules_of(frame) if each < heads["F"]]
    assert heads["C"] < rule < heads["D"]


@pytest.mark.parametrize("spacing", SPACINGS)
def test_a_rule_keeps_off_the_letters_above_it_in_single(spacing):
    made = make(FURNITURE + plain_sections(4, 30), style="single")
    tried = type(made)(made.document, made.brief._replace(spacing=spacing)).at(12.0, 2, optimum_fit)
    rows = [row for column in tried.columns[0] for group in column for row in group.rows if row.above]
    assert len(rows) == 4
    for row in rows:
        (rule,) = row.above
        assert row.before + rule.block >= tried.scale.unit / 2 - 0.001


NOTE = "notes: [{handout: made, place: start, text: Bring your carton.}]\n"


@pytest.mark.parametrize(("clinic", "drawn"), [(CLINIC + NOTE, 0), (CLINIC + NOTE.replace("start", "end"), 1)])
def test_the_rule_of_a_clinics_note_divides_it_from_what_is_above_it(clinic, drawn):
    made = make(FURNITURE + sections(section("a", "A", words(20))), clinic_of(clinic), style="sidebar")
    assert [part.local for part in made.content.parts] in ([True, False], [False, True])
    (frame,) = finish(made.at(12.0, 1, optimum_fit))
    (rule,) = [ink for row in rows_of(made) for ink in row.above]
    assert sum(fill.rect.height == HAIRLINE and fill.color == rule.color for fill in frame.fills) == drawn


def rows_of(made):
    return [row for column in made.at(12.0).columns[0] for group in column for row in group.rows]
