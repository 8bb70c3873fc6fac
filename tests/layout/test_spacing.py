"""Air is given up before words are refused, and only then."""

from datetime import date
from itertools import pairwise

import pymupdf
import pytest
from making import FURNITURE, STYLES, make, plain_sections
from quick import thinned

import handout as program
from handout.diagnostics import Span
from handout.layout.brief import page_region
from handout.layout.fit import TooLong
from handout.layout.foot import further, legal
from handout.layout.pages import fits
from handout.layout.rows import Context
from handout.layout.script_style import style_of
from handout.layout.sheets import Around, foot_stacks
from handout.layout.style import CLOSE, ROOMY, SPACINGS, large_print, scale_at
from handout.model import Cell, Recipient
from handout.text.linebreak import first_fit

DAY, ROW = date(2026, 11, 22), Span("rows.csv", 2)
LANGUAGES = ("en", "ar", "zh-Hans", "th", "hi", "he", "ur")


def long(count, style="columns"):
    return make(FURNITURE + plain_sections(count, 60), style=style)


@pytest.mark.parametrize("style", thinned(STYLES))
def test_air_is_given_up_for_type_of_twelve_points_at_most_and_no_more_than_must_be(style):
    seen = []
    for count in range(3, 40):
        made = long(count, style)
        try:
            fitted = made.fitted("2")
        except TooLong:
            break
        size, pages = fitted.body_size, len(fitted.frames)
        roomier = SPACINGS[: SPACINGS.index(fitted.spacing)]
        assert fitted.spacing == ROOMY or size <= 12.0
        assert not [each for each in roomier if fits(made.brief._replace(spacing=each), size, pages)]
        seen.append((fitted.spacing, size))
    assert {spacing for spacing, _ in seen} == set(SPACINGS)
    assert [size for _, size in seen] == sorted((size for _, size in seen), reverse=True)
    assert seen[-1][0] == CLOSE
    assert seen[-1][1] < 11.0


@pytest.mark.long
@pytest.mark.parametrize("with_english", thinned([True, False]))
def test_a_script_whose_lines_come_no_closer_gives_up_more_air_before_it_is_refused(with_english):
    """Arabic in one column, with a plan and a clinic's note, lacks one line else."""
    clinic = program.load_clinic("content/clinics/riverbend/plan.yaml")
    other = program.load("anakinra", "en") if with_english else None
    made = program.render(program.load("anakinra", "ar"), clinic, style="single", date=DAY, second=other)
    assert made.body_pt == 11.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [10.0, 11.0, 13.0])
def test_lines_that_stand_close_keep_their_ink_apart(language, size):
    script = style_of(language)
    roomy, close = scale_at(size, script), scale_at(size, script, CLOSE)
    for name in ("body", "lead", "facts"):
        setting = getattr(close, name)
        assert setting.leading >= setting.size * script.tight - 0.26  # to the nearest quarter
        assert setting.leading <= getattr(roomy, name).leading


@pytest.mark.long
def test_a_copy_that_stands_close_is_set_as_its_template_is():
    """The note's lines are as far apart as the text's, so that they take the room that was left for them."""
    values = {"name": "Rosa", "birth_date": "1961-05-03", "dose": "100 mg", "next_visit": "2027-01-15"}
    cells = values | {"note": "Bring the form of your blood test. " * 16}
    row = Recipient(1, tuple((key, Cell(value, None, ROW)) for key, value in cells.items()), ROW)
    clinic = program.load_clinic("content/clinics/riverbend/plan.yaml")
    result = program.render(program.load("anakinra"), clinic, style="single", date=DAY, recipient=row)
    with pymupdf.open(stream=result.pdf) as pdf:
        lines = [line for block in pdf[0].get_text("dict")["blocks"] for line in block.get("lines", ())]
    feet = sorted({line["spans"][0]["origin"][1] for line in lines if "blood test." in line["spans"][0]["text"]})
    assert len(feet) > 5
    usual, *closer = (scale_at(result.body_pt, spacing=each).body.leading for each in SPACINGS)
    (apart,) = {round(after - before, 2) for before, after in pairwise(feet)}
    assert apart in [pytest.approx(each, abs=0.01) for each in closer]
    assert apart < usual


@pytest.mark.parametrize("style", ["columns", "single"])
def test_small_print_stands_beside_the_addresses_only_where_things_stand_close(style):
    made = long(3, style)
    counts = []
    for brief in (made.brief, made.close.brief):
        context = Context(brief.scale_at(10.0), brief.palette, first_fit, page_region(brief).rect.width)
        apart = further(brief.content, brief.pictures.qr, context), legal(brief.content, context)
        stacks = foot_stacks(brief, context, Around())
        assert all(stack.height for stack in stacks)
        assert sum(stack.height for stack in stacks) <= sum(stack.height for stack in apart)
        counts.append(len(stacks))
    assert counts == [2, 1]


@pytest.mark.parametrize("language", ["ar", "zh-Hans"])
def test_large_print_gives_up_air_before_what_page_one_must_hold_is_refused(language):
    """Its lines do not stand closer for it."""
    clinic = program.load_clinic("content/clinics/riverbend/plan.yaml")
    cells = {"name": "Rosa", "birth_date": "1961-05-03", "dose": "100 mg", "next_visit": "2027-01-15"}
    row = Recipient(1, tuple((key, Cell(value, None, ROW)) for key, value in cells.items()), ROW)
    sheet = program.load("anakinra", language)
    assert program.render(sheet, clinic, edition="large-print", date=DAY, recipient=row).body_pt == 18.0
    script = style_of(language)
    for name in ("body", "heading", "lead"):
        assert getattr(large_print(script, CLOSE), name) == getattr(large_print(script), name)
