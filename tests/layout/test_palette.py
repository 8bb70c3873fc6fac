"""Colours from a clinic's two: whatever they are, text can be read."""

from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples

from handout.palette import WHITE, contrast, darken, derive, luminance, parse

laws = settings(deadline=None, derandomize=True, max_examples=examples(200))

colors = st.integers(0, 0xFFFFFF).map("#{:06x}".format) | st.sampled_from(
    ["#ffffff", "#000000", "#ffff00", "#00ff00", "#ff0000", "#777777", "#0b5d7a", "#fefefe"]
)


def grounds(palette):
    return (WHITE, palette.primary_tint, palette.accent_tint)


@laws
@given(colors, colors)
def test_text_in_either_colour_reads_on_every_ground(primary, accent):
    palette = derive(primary, accent)
    for ground in grounds(palette):
        assert contrast(palette.primary, ground) >= 4.5
        assert contrast(palette.accent, ground) >= 4.5


@laws
@given(colors, colors)
def test_body_text_reads_well_on_every_ground(primary, accent):
    palette = derive(primary, accent)
    for ground in grounds(palette):
        assert contrast(palette.ink, ground) >= 7
        assert contrast(palette.quiet, ground) >= 7


@laws
@given(colors, colors)
def test_a_colour_that_is_dark_enough_stays_as_it_is(primary, accent):
    palette = derive(primary, accent)
    for written, made in ((primary, palette.primary), (accent, palette.accent)):
        color = parse(written)
        if all(contrast(color, ground) >= 4.5 for ground in grounds(palette)):
            assert made == color
        else:
            assert luminance(made) < luminance(color)


@laws
@given(colors, colors)
def test_tints_are_light(primary, accent):
    """No area darker than a tint of ten per cent."""
    for tint in grounds(derive(primary, accent))[1:]:
        assert min(tint) >= 0.9


@laws
@given(colors)
def test_darkening_is_no_more_than_needed(color):
    made = darken(parse(color), [])
    assert contrast(made, WHITE) >= 4.5
    assert made == parse(color) or contrast(made, WHITE) < 4.9


def test_contrast_is_that_of_the_guidelines():
    assert contrast(WHITE, (0.0, 0.0, 0.0)) == 21.0
    assert round(contrast(WHITE, parse("#767676")), 2) == 4.54
