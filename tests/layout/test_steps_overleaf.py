"""Steps that go on overleaf: their heading stands above again, as an artifact that says so; in a column it does not."""

import pytest
from boxes_of import overlapping, text_boxes, words_of
from making import FURNITURE, STYLES, enlarged, make, paragraphs, section, sections, words
from quick import thinned

from handout.layout.fit import TooLong
from handout.layout.frame import ARTIFACT

HEADING = "How to do it"


def steps(count, style="plain"):
    return section("do", HEADING, "\n".join(f"{n}. {words(14, n)}" for n in range(1, count + 1)), style)


def a_sheet(before, style, count=9, after=60):
    body = FURNITURE + sections(
        section("a", "About", paragraphs(before)), steps(count), section("c", "Afterwards", paragraphs(after))
    )
    return make(body, style=style)


def numbers_on(frame):
    numbers = [words_of(item).strip() for item in frame.texts if item.slot != ARTIFACT]
    return [int(each[:-1]) for each in numbers if each[:-1].isdigit() and each.endswith(".")]


def parted(style):
    """Sheets on which the steps go over the page, and sheets on which they do not."""
    over, whole = [], []
    for before in range(60, 420, 20):
        try:
            frames = a_sheet(before, style).fitted("2").frames
        except TooLong:
            continue
        pages = [numbers_on(frame) for frame in frames]
        (over if len(pages) > 1 and all(pages) else whole).append(frames)
    return over, whole


@pytest.mark.parametrize("style", thinned(STYLES[::-1]))
def test_the_heading_stands_above_again_overleaf_and_nowhere_else(style):
    over, whole = parted(style)
    assert over
    assert whole
    for frames in over:
        texts = ["".join(words_of(item) for item in frame.texts) for frame in frames]
        assert ["continued" in text for text in texts] == [False, True]
        heads = [item for item in frames[1].texts if item.slot == ARTIFACT and words_of(item).startswith(HEADING[:3])]
        assert len(heads) == 1
        first = min(item.y for item in frames[1].texts if words_of(item).strip() == f"{min(numbers_on(frames[1]))}.")
        assert heads[0].y < first + 1.0
        assert not [pair for frame in frames for pair in overlapping(text_boxes(frame), 0.5)]
    for frames in whole:
        assert not any("continued" in words_of(item) for frame in frames for item in frame.texts)


@pytest.mark.long
@pytest.mark.parametrize("style", thinned(STYLES))
def test_a_heading_that_is_taller_than_what_is_left_of_the_steps_has_its_room(style):
    seen = 0
    heading = "How to do it at home, by yourself, on the days that we agreed on with you"
    for before in range(100, 400, 10):
        listed = "\n".join(f"{n}. {words(6, n)}" for n in range(1, 15))
        body = FURNITURE + sections(
            section("a", "About", paragraphs(before)),
            section("do", heading, listed),
            section("c", "Afterwards, and in the weeks to come", paragraphs(80)),
        )
        frames = make(body, style=style).fitted("2").frames
        if len(frames) > 1 and numbers_on(frames[0]) and numbers_on(frames[1]):
            seen += 1
            assert not [pair for frame in frames for pair in overlapping(text_boxes(frame), 0.5)]
    assert seen


def test_in_large_print_too():
    frames = enlarged(a_sheet(60, "columns", count=24)).fitted().frames
    pages = [numbers_on(frame) for frame in frames]
    begun = [n for n, page in enumerate(pages) if page]
    assert len(begun) > 1
    heads = [sum("continued" in words_of(item) for item in frame.texts) for frame in frames]
    assert heads == [1 if n in begun[1:] else 0 for n in range(len(frames))]


@pytest.mark.parametrize("style", thinned(STYLES[::-1]))
def test_no_step_is_left_by_itself_where_pages_have_the_room(style):
    over, _ = parted(style)
    pages = [numbers_on(frame) for frames in over for frame in frames]
    assert min(map(len, pages)) >= 2
