"""The size of type: the largest quarter point that fits, found by looking at every one."""

from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    FURNITURE,
    PAPERS,
    STYLES,
    clinic_of,
    make,
    paragraphs,
    plain_sections,
    restyled,
    section,
    sections,
    words,
)
from quick import covering, examples, grid, is_quick, some, thinned
from random_documents import documents

from handout.layout.fit import TooLong, sizes
from handout.layout.pages import LEAST_REGION, attempt
from handout.layout.style import SPACINGS
from handout.text.linebreak import first_fit

laws = settings(deadline=None, derandomize=True, max_examples=examples(25))
QUARTERS = [13.5 - 0.25 * number for number in range(15)]
LENGTHS = (0, 60, 240, 420, 600, 760, 950, 1150)


AIM = 12.0


def scanned(made, pages, floor=10.0):
    """The largest quarter point that fits, by trying them all; up to the aim, or to the smallest, with less air too.

    Down to the aim it is the largest that leaves no page bare, if there is one. From the largest down, so that those
    below the first that fits need not be tried: none of them is the largest.
    """
    tried = [size for size in QUARTERS if size >= floor]
    closest = max(AIM, tried[-1])
    spacings = {each: SPACINGS if each <= closest else SPACINGS[:1] for each in tried}
    filled = (each for each in tried if each >= AIM and fits_at(made, each, pages, spacings[each], bare=False))
    return next(filled, None) or next((each for each in tried if fits_at(made, each, pages, spacings[each])), None)


def fits_at(made, size, pages, spacings, *, bare=True):
    tried = [attempt(made.brief._replace(spacing=each), size, pages, first_fit) for each in spacings]
    return any(each.fits and (bare or not is_bare(each)) for each in tried)


def is_bare(tried):
    """Whether page one has room for lines of text, but none of the text that is overleaf."""
    first, *later = [[group for column in page for group in column] for page in tried.columns]
    sheet = tried.sheets[0]
    return sheet.bottom - sheet.top >= LEAST_REGION * tried.scale.body.leading and not first and any(later)


def of_length(count):
    """A handout with a body of so many words."""
    return make(FURNITURE + plain_sections(max(1, count // 90), 90) if count else FURNITURE, clinic_of())


def test_sizes_are_the_quarter_points_from_the_largest_down():
    assert list(sizes(10.0)) == QUARTERS
    assert list(sizes(13.5)) == [13.5]


@pytest.mark.long
@pytest.mark.law
def test_the_size_is_the_largest_quarter_point_that_fits():
    looks = list(product(STYLES, PAPERS))
    found = {look: set() for look in (covering(looks, 1) if is_quick() else looks)}
    for count in some(LENGTHS, 2):
        text = of_length(count)
        for (style, paper), sizes_found in found.items():
            made = restyled(text, style, paper)
            for budget, pages in (("1", 1), ("2", 2)):
                expected = scanned(made, pages)
                assert made.size(budget) == expected
                sizes_found.add(expected)
    assert all(len(each) > 3 for each in found.values())
    assert all(None in each for each in found.values())


@pytest.mark.law
def test_auto_takes_one_page_at_twelve_or_more_else_two():
    small, chosen = ({style: set() for style in STYLES} for _ in range(2))
    for count in some(range(3, 32), 3):
        text = make(FURNITURE + plain_sections(count, 28))
        for style in STYLES:
            made = restyled(text, style)
            two = scanned(made, 2)
            if two is None:
                with pytest.raises(TooLong) as caught:
                    made.fitted("auto")
                assert caught.value.pages == 2
                continue
            fitted = made.fitted("auto")
            roomy = next((size for size in QUARTERS if size >= AIM and made.fits(size, 1)), None)
            assert (len(fitted.frames), fitted.body_size) == ((1, roomy) if roomy else (2, two))
            chosen[style].add(len(fitted.frames))
            small[style].add(not roomy and made.fits(10.0, 1))
    assert all(each == {1, 2} for each in chosen.values())
    assert all(True in each for each in small.values())


FIRST = "| a | b |\n| --- | --- |\n" + "".join(f"| {words(2, row)} | {words(9, row)} |\n" for row in range(3))


def below_facts(first, count, length, style):
    """A section that stays whole, below so many Fast Facts of so many words."""
    facts = "fast_facts:\n" + "".join(f"  - {words(length, number)}\n" for number in range(count))
    return make(facts + sections(section("a", "A", first), section("b", "B", words(300))), style=style)


def page_one_of(made):
    """The size chosen for two pages, the largest that holds the words at all, and whether page one is bare."""
    fitted = made.fitted("2")
    tried = attempt(made.brief._replace(spacing=fitted.spacing), fitted.body_size, 2, first_fit)
    largest = next(each for each in QUARTERS if fits_at(made, each, 2, SPACINGS[:1]))
    return fitted.body_size, largest, is_bare(tried)


@pytest.mark.parametrize(("style", "count", "length"), [("sidebar", 18, 14), ("columns", 18, 6)])
def test_page_one_is_not_bare_where_smaller_type_fills_it(style, count, length):
    made = below_facts(FIRST, count, length, style)
    size, largest, bare = page_one_of(made)
    assert not bare
    assert AIM <= size < largest
    assert size == scanned(made, 2)


def test_type_is_as_large_as_it_may_be_where_page_one_is_bare_at_any_size():
    """Nothing is given up for what can't be had: here one item of a list, which stays whole."""
    size, largest, bare = page_one_of(below_facts("- " + words(190), 16, 9, "columns"))
    assert bare
    assert size == largest > AIM


@laws
@given(documents(most=9), st.sampled_from([("1", 1), ("2", 2)]))
def test_any_document_gets_the_largest_size(made, plan):
    budget, pages = plan
    assert made.size(budget) == scanned(made, pages)


FLOORS = [10.0, 10.1, 10.3, 11.1, 12.0, 12.6, 13.4, 13.5]


@pytest.mark.long
@pytest.mark.law
def test_the_floor_holds_whatever_it_is():
    """`smallest_type` is any number from 10 to 13.5; the size is a quarter point at or above it."""
    for count in some(range(7, 15)):
        made = make(FURNITURE + plain_sections(count, 80))
        for floor in FLOORS:
            assert made.size("2", floor) == scanned(made, 2, floor)


@cache
def capacity(style, pages):
    """The most words of one paragraph that fit."""
    low, high = 1, 3000
    while high - low > 1:
        middle = (low + high) // 2
        made = make(sections(section("a", "A", words(middle))), style=style)
        low, high = (middle, high) if made.size(str(pages)) else (low, middle)
    return low


@pytest.mark.parametrize(("style", "pages"), grid(STYLES, [1, 2], together=1))
def test_just_below_capacity_fits_and_just_above_is_refused(style, pages):
    most = capacity(style, pages)
    assert make(sections(section("a", "A", words(most))), style=style).size(str(pages)) in (10.0, 10.25)
    above = make(sections(section("a", "A", words(most + 1))), style=style)
    with pytest.raises(TooLong) as caught:
        above.fitted(str(pages))
    assert caught.value.pages == pages
    assert caught.value.floor == 10.0
    assert 1 <= caught.value.lines <= 3
    assert 1 <= caught.value.words <= 60


@pytest.mark.long
@pytest.mark.parametrize("style", thinned(STYLES))
def test_what_is_over_is_told_about_right(style):
    """Words over a computed capacity, within a tenth: it is what people are asked to cut."""
    most = capacity(style, 2)
    made = make(sections(section("a", "A", words(most + 400))), style=style)
    with pytest.raises(TooLong) as caught:
        made.fitted("2")
    assert caught.value.words == pytest.approx(400, rel=0.1)


@pytest.mark.long
def test_a_table_row_taller_than_a_page_is_refused():
    cell = words(900)
    made = make(sections(section("a", "A", f"| a | b |\n| --- | --- |\n| {cell} | {cell} |")))
    with pytest.raises(TooLong) as caught:
        made.fitted("auto")
    assert caught.value.lines > 0
    assert caught.value.words > 900


def test_furniture_alone_can_be_too_much():
    facts = "".join(f'  - "{words(150, number)}"\n' for number in range(9))
    with pytest.raises(TooLong) as caught:
        make("fast_facts:\n" + facts).fitted("2")
    assert caught.value.lines > 0
    assert caught.value.words > 0


@laws
@given(documents(), st.sampled_from(["1", "2"]), st.sampled_from([words(20), "- One more item", words(3)]))
def test_a_block_more_never_gives_larger_type(made, budget, block):
    longer = make(f"{_body(made)}{section('more', 'More', block)}", style=made.brief.style, paper=made.brief.paper)
    made = make(_body(made), style=made.brief.style, paper=made.brief.paper)
    before, after = made.size(budget), longer.size(budget)
    assert after is None or (before is not None and after <= before)


def _body(made):
    """The document's YAML with a section at its end, so that another can follow."""
    body = made.source[made.source.index("title:") :].split("\n", 1)[1]
    return body + ("" if "sections:\n" in body else "sections:\n") + section("last", "Last", words(12))


@pytest.mark.long
@pytest.mark.law
def test_a_paragraph_more_at_many_lengths_never_gives_larger_type():
    """One paragraph grows, so that nothing else moves."""
    for style in STYLES:
        grown = [
            make(FURNITURE + plain_sections(2, length), style=style).size("1") for length in some(range(20, 320, 10))
        ]
        known = [size or 0.0 for size in grown]
        assert known == sorted(known, reverse=True)


def test_style_and_paper_change_the_room_not_the_rules():
    text = FURNITURE + sections(section("a", "A", paragraphs(300)))
    for paper in PAPERS:
        made = restyled(make(text), "single", paper)
        assert made.size("2") == scanned(made, 2)
