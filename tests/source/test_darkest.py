"""How dark a logo is on paper, at the most."""

import io

import pytest
from PIL import Image, ImageDraw

from handout.palette import is_faint
from handout.source.assets import read_picture
from handout.source.darkest import darkest
from handout.source.faults import PictureError

WHITE, CLEAR = (255, 255, 255, 255), (255, 255, 255, 0)


def drawn(inside, about=""):
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{about}{inside}</svg>'.encode()


def box(style):
    return f'<rect x="2" y="2" width="30" height="10" {style}/>'


def pixels(color, ground=WHITE, mode="RGBA", kind="PNG"):
    image = Image.new("RGBA", (60, 40), ground)
    ImageDraw.Draw(image).rectangle((5, 5, 30, 30), fill=color)
    stream = io.BytesIO()
    image.convert(mode).save(stream, kind)
    return stream.getvalue()


FADE = '<linearGradient id="g"><stop offset="0" stop-color="{}"/><stop offset="1" stop-color="white"/></linearGradient>'
UNSEEN = {
    "white": drawn(box('fill="white"')),
    "nearly white": drawn(box('fill="#f0f0f0"')),
    "a white line": drawn(box('fill="none" stroke="#fff"')),
    "pale yellow": drawn(box('fill="#ffffb0"')),
    "dark, but hardly there": drawn(box('fill="#000" opacity="0.05"')),
    "a pale gradient": drawn(box('fill="url(#g)"'), FADE.format("#f4f4f4")),
    "white pixels": pixels(WHITE),
    "white on clear": pixels(WHITE, CLEAR),
    "black, but hardly there": pixels((0, 0, 0, 12), CLEAR),
    "gray pixels": pixels((240, 240, 240, 255), mode="L"),
    "a white JPEG": pixels(WHITE, mode="RGB", kind="JPEG"),
    "a gray JPEG": pixels((245, 245, 245, 255), mode="L", kind="JPEG"),
}
SEEN = {
    "black": drawn(box('fill="black"')),
    "light gray": drawn(box('fill="#d8d8d8"')),
    "white on black": drawn(box('fill="black"') + box('fill="white" transform="scale(.5)"')),
    "a dark line": drawn(box('fill="white" stroke="#333"')),
    "many faint ones": drawn(box('fill="#000" opacity="0.08"') * 3),
    "a gradient": drawn(box('fill="url(#g)"'), FADE.format("#225588")),
    "black pixels": pixels((0, 0, 0, 255)),
    "a dark ground": pixels(WHITE, (0, 40, 80, 255)),
    "black on clear": pixels((0, 0, 0, 255), CLEAR),
    "dark under clear": pixels((0, 0, 0, 120), CLEAR),
    "a JPEG": pixels((60, 60, 60, 255), mode="RGB", kind="JPEG"),
    "inks": pixels((60, 60, 60, 255), mode="CMYK", kind="JPEG"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_faint(name):
    assert is_faint(darkest(read_picture(UNSEEN[name])))


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen_is_not(name):
    assert not is_faint(darkest(read_picture(SEEN[name])))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_pixels_that_are_all_clear_have_no_color(mode):
    assert darkest(read_picture(pixels(CLEAR, (0, 0, 0, 0), mode))) is None


def test_shapes_that_are_all_clear_are_no_logo_at_all():
    with pytest.raises(PictureError, match="draws nothing"):
        read_picture(drawn(box('fill="black" opacity="0"') + box('fill="none"')))
