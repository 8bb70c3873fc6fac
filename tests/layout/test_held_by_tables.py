"""What holds the type down and is not the number of words: a table's width, or a page one that is full."""

from itertools import product

import pytest
from making import HEAD, STYLES, handout_of, make, section, sections, words
from quick import grid, some, thinned
from table_places import PLACES, placed

from handout.api import render
from handout.diagnostics import HandoutError
from handout.layout.fit import sizes
from handout.layout.sections import wide_table_at

DAYS = "| Medicine | Morning | Lunchtime | Afternoon | Evening | Bedtime |\n|---|---|---|---|---|---|\n"
MEDICINES = ("Acetaminophen", "Trimethoprim-sulfamethoxazole", "Omeprazole", "Enoxaparin")
TABLE = DAYS + "".join(f"| {name} | 2 tablets | none | 1 tablet | none | none |\n" for name in MEDICINES)
WIDE = sections(section("a", "What to take", TABLE))
NARROW = sections(section("a", "What to take", TABLE.replace("Trimethoprim-sulfamethoxazole", "Amoxicillin")))
BROAD = sections(section("a", "What to take", TABLE.replace("2 tablets", "2 tablets-of-250-mg")))
FULL = sections(section("call-us", "Call us", "\n".join(f"- {words(24, number)}" for number in range(15))))


def told(body, style, pages="auto"):
    try:
        result = render(handout_of(body), style=style, pages=pages)
    except HandoutError as refusal:
        return None, refusal.diagnostics
    return result, [each for each in result.diagnostics if each.code == "small-type"]


@pytest.mark.parametrize("pages", ["auto", "2"])
def test_a_second_page_that_gives_no_larger_type_is_not_taken(pages):
    result, (warning,) = told(WIDE, "single", pages)
    assert make(WIDE, style="single").fits(result.body_pt + 0.25, 2) is False
    assert result.pages == 1
    assert warning.hints == (
        f"the table on line 10 holds the type at {result.body_pt:g} pt: use fewer columns or shorter words in it",
        "or use the style 'columns', which holds it in larger type",
    )


def test_two_pages_are_not_advised_where_page_one_alone_is_full():
    result, (warning,) = told(FULL, "columns")
    assert result.pages == 1
    assert warning.hints == ("cut words",)


@pytest.mark.parametrize("style", thinned(STYLES[::-1]))
def test_a_table_too_wide_for_a_style_has_the_style_named_that_holds_it(style):
    for body in (WIDE, NARROW, BROAD):
        sizes = {each: size for each in STYLES if (size := make(body, style=each).size("2"))}
        result, faults = told(body, style)
        named = [hint for each in faults for hint in each.hints if "or use the style" in hint]
        best = max(sizes, key=sizes.__getitem__)
        if result is None:
            assert named == [f"or use the style '{best}', which holds it"]
        assert (result is None) == (style not in sizes)
    assert sizes == {"columns": 13.5}


@pytest.mark.law
@pytest.mark.parametrize(("style", "place"), grid(STYLES, PLACES, together=1))
def test_a_table_is_too_wide_where_nothing_else_keeps_the_words_from_fitting(place, style):
    """So that what is refused is refused for it: no words can be cut that make room."""
    for count, length in product((2, 3, 4), (11, 17, 23)):
        row = "| " + " | ".join(["m" * length] * count) + " |\n"
        made = make(placed(place, f"{row}|{'---|' * count}\n{row}"), style=style)
        for size in some(list(sizes(10, 16)), 8):
            assert made.fits(size, 2) == (wide_table_at(made.brief, size) is None), (count, length, size)


@pytest.mark.parametrize(("style", "place"), grid(STYLES, PLACES, together=1))
def test_a_table_that_is_too_wide_is_told_at_its_line_wherever_it_stands(place, style):
    row = "| " + " | ".join(["m" * 40] * 3) + " |\n"
    body = placed(place, f"{row}|---|---|---|\n{row}")
    _, (fault,) = told(body, style)
    assert fault.message == "this table is too wide: at 10 pt its longest words do not fit side by side"
    source = (HEAD + body).splitlines()
    assert "mmm" in source[fault.span.line - 1]
    assert "mmm" not in source[fault.span.line - 2]
