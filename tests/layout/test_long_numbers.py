"""Two telephone numbers in one field keep their size and their order of weight."""

from __future__ import annotations

import pytest
from making import CLINIC, clinic_of, content_of, document_of, section, sections

from handout.layout.content import NumberBox
from handout.layout.fitted import SMALLEST_NUMBER
from handout.layout.frame import Stack, TextInk
from handout.layout.head import masthead
from handout.layout.help_band import help_band, stacked_help_band
from handout.layout.rows import Context
from handout.layout.script_style import style_of
from handout.layout.style import scale_at
from handout.palette import derive
from handout.text.linebreak import first_fit, optimum_fit

TWO = "1-800-555-0142 or 1-800-555-0199"
EXTENSION = "1-800-555-0142 or 1-800-555-0199 x22456"
WORDS = "1-800-555-0142, then press 5 for a nurse"


def content_with(phone: str, after_hours: str):
    lines = CLINIC.splitlines()
    kept = [line for line in lines if not line.startswith(("phone:", "after_hours:"))]
    clinic = clinic_of("\n".join([*kept, f'phone: "{phone}"', f'after_hours: "{after_hours}"', ""]))
    body = sections(section("call-us", "Call us", "- Fever"), section("emergency", "Get help", "- Chest pain"))
    return content_of(document_of(body, clinic=clinic))


def set_as(stack: Stack, number: NumberBox | None) -> tuple[float, list[str]]:
    """The size of a number, and its lines."""
    inks = [ink for ink in stack.inks if isinstance(ink, TextInk) and number and ink.line.paragraph is number.value]
    (size,) = {ink.size for ink in inks}
    return size, [ink.line.paragraph.text[ink.line.start : ink.line.end].strip() for ink in inks]


@pytest.mark.parametrize("breaker", [first_fit, optimum_fit])
@pytest.mark.parametrize("phone", [TWO, EXTENSION])
def test_two_numbers_stand_on_two_lines_in_full_size(phone, breaker) -> None:
    content = content_with(phone, "1-800-555-0187 or 1-800-555-0100")
    context = Context(scale_at(12.0, style_of("en")), derive(), breaker, 504.0)
    sizes = context.furniture
    call, after = content.panels[0].numbers
    band = help_band(content, context)
    for box, stack, setting in (
        (call, band, sizes.call),
        (after, band, sizes.after_hours),
        (content.phone, masthead(content, None, context), sizes.phone),
    ):
        size, lines = set_as(stack, box)
        assert size == setting.size
        assert len(lines) == 2
        assert all(sum(each.isdigit() for each in line) > 10 for line in lines)


@pytest.mark.parametrize("band", [help_band, stacked_help_band])
@pytest.mark.parametrize("after_hours", ["1-800-555-0187", TWO])
@pytest.mark.parametrize("phone", [TWO, EXTENSION, WORDS, "1-800-555-0142"])
@pytest.mark.parametrize("measure", [380.0, 440.0, 504.0])
def test_the_number_after_hours_is_never_the_larger(phone, after_hours, band, measure) -> None:
    content = content_with(phone, after_hours)
    context = Context(scale_at(12.0, style_of("en")), derive(), optimum_fit, measure)
    call, after = content.panels[0].numbers
    stack = band(content, context)
    assert set_as(stack, after)[0] <= set_as(stack, call)[0] + 1e-6


@pytest.mark.parametrize("phone", [WORDS, EXTENSION])
@pytest.mark.parametrize("measure", [400.0, 504.0])
def test_a_number_at_the_head_is_no_smaller_than_elsewhere_and_whole(phone, measure) -> None:
    content = content_with(phone, "1-800-555-0187")
    context = Context(scale_at(12.0, style_of("en")), derive(), optimum_fit, measure)
    size, lines = set_as(masthead(content, None, context), content.phone)
    assert size >= SMALLEST_NUMBER
    assert lines[0].startswith("1-800-555-0142")


def test_a_number_alone_stays_whole_in_a_narrow_column() -> None:
    content = content_with("1-800-555-0142", "1-800-555-0187")
    context = Context(scale_at(12.0, style_of("en")), derive(), optimum_fit, 241.0)
    assert set_as(masthead(content, None, context), content.phone)[1] == ["1-800-555-0142"]
