"""SVG: what is drawn, what is refused by name, and that nothing outside of the file is ever touched."""

from __future__ import annotations

import builtins
import contextlib
import io
import math
import os
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handout.geometry import Size
from handout.picture import Drawing, Shape
from handout.source.faults import PictureError
from handout.source.svg import read_svg
from handout.source.svg_path import path

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def draw(body: str, attributes: str = 'viewBox="0 0 100 100"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {attributes}>{body}</svg>'.encode())


def one(body: str, attributes: str = 'viewBox="0 0 100 100"') -> Shape:
    (shape,) = draw(body, attributes).shapes
    return shape


def corners(shape: Shape) -> list[tuple[float, ...]]:
    """The points of a shape in px, rounded."""
    return [tuple(round(value / 0.75, 3) + 0.0 for value in values) for _, values in shape.path if values]


def refused(body: str, attributes: str = 'viewBox="0 0 100 100"') -> str:
    with pytest.raises(PictureError) as caught:
        draw(body, attributes)
    return caught.value.message


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 100 50"', (75, 37.5)),
        ('width="1in" height="25.4mm"', (72, 72)),
        ('width="2.54cm" height="72pt"', (72, 72)),
        ('width="96" viewBox="0 0 200 100"', (72, 36)),
        ('height="48px" viewBox="0 0 200 100"', (72, 36)),
        ('width="100%" height="100%" viewBox="0 0 96 96"', (72, 72)),
    ],
)
def test_size(attributes: str, size: tuple[float, float]) -> None:
    found = draw('<rect width="200" height="200"/>', attributes).size
    assert (found.width, found.height) == pytest.approx(size)


def test_rectangle_in_points() -> None:
    drawing = draw('<rect x="10" y="20" width="30" height="40" fill="#ff0000"/>')
    assert drawing == Drawing(
        Size(75, 75),
        (
            Shape(
                (("M", (7.5, 15)), ("L", (30, 15)), ("L", (30, 45)), ("L", (7.5, 45)), ("Z", ())),
                (1, 0, 0),
                stroke_width=0,
            ),
        ),
    )


@pytest.mark.parametrize(
    ("transform", "point"),
    [
        ("translate(5)", (15, 20)),
        ("translate(5, -3)", (15, 17)),
        ("scale(2)", (20, 40)),
        ("scale(2 .5)", (20, 10)),
        ("rotate(90)", (-20, 10)),
        ("rotate(90 10 20)", (10, 20)),
        ("skewX(45)", (30, 20)),
        ("skewY(45)", (10, 30)),
        ("matrix(1 2 3 4 5 6)", (75, 106)),
        ("translate(1 1),scale(2)", (21, 41)),
    ],
)
def test_transforms(transform: str, point: tuple[float, float]) -> None:
    shape = one(f'<g transform="{transform}"><path d="M10 20L50 60L90 -90"/></g>', 'viewBox="0 0 300 300"')
    assert corners(shape)[0] == pytest.approx(point)


@pytest.mark.parametrize(
    ("aspect", "left_top"),
    [
        ("", (50, 0)),
        ("xMinYMid", (0, 0)),
        ("xMaxYMin meet", (100, 0)),
    ],
)
def test_aspect(aspect: str, left_top: tuple[float, float]) -> None:
    attributes = f'width="200" height="100" viewBox="0 0 10 10" preserveAspectRatio="{aspect}"'
    assert corners(one('<rect width="5" height="5"/>', attributes))[0] == left_top


def test_aspect_none_stretches_and_slice_is_refused() -> None:
    attributes = 'width="200" height="100" viewBox="0 0 10 10" preserveAspectRatio="none"'
    assert corners(one('<rect width="5" height="5"/>', attributes))[2] == (100, 50)
    assert "slice" in refused("<rect/>", attributes.replace("none", "xMidYMid slice"))


@pytest.mark.parametrize(
    "data",
    [
        "M10 20 L30 20 L30 50 L10 50 Z",
        "m10,20 20,0 0,30 -20,0z",
        "M10 20H30V50H10Z",
        "M10 20h20v30h-20z",
        "M10 20h2e1v+30.h-20.0z",
        "M10,20L30,20,30,50,10,50z ",
    ],
)
def test_one_square_in_many_words(data: str) -> None:
    expected = [("M", (10, 20)), ("L", (30, 20)), ("L", (30, 50)), ("L", (10, 50)), ("Z", ())]
    assert path(data) == expected


def test_numbers_run_together() -> None:
    assert path("M.5.5-1-1") == [("M", (0.5, 0.5)), ("L", (-1, -1))]


def test_smooth_curves_mirror_the_handle() -> None:
    assert path("M0 0C0 10 10 10 10 0S20-10 20 0")[2] == ("C", (10, -10, 20, -10, 20, 0))
    assert path("M0 0S5 5 10 0")[1] == ("C", (0, 0, 5, 5, 10, 0))
    first, second = path("M0 0Q5 9 10 0T20 0")[1:]
    assert first[1] == pytest.approx((10 / 3, 6, 20 / 3, 6, 10, 0))
    assert second[1] == pytest.approx((40 / 3, -6, 50 / 3, -6, 20, 0))


def test_a_path_goes_on_after_its_close() -> None:
    assert path("M1 1h5v5zl2 2")[-2:] == [("M", (1, 1)), ("L", (3, 3))]


@pytest.mark.parametrize("flags", ["0 0", "0 1", "1 0", "1 1"])
def test_arcs_lie_on_their_circle(flags: str) -> None:
    """A circle of radius 5 through (0, 0) and (6, 0): its centre is (3, ±4), by the flags."""
    large, sweep = flags.split()
    center_y = 4 if large != sweep else -4
    segments = path(f"M0 0A5 5 0 {flags} 6 0")
    here = (0.0, 0.0)
    for _, (x1, y1, x2, y2, x, y) in segments[1:]:
        for t in (0.25, 0.5, 0.75, 1.0):
            s = 1 - t
            px = s**3 * here[0] + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t**3 * x
            py = s**3 * here[1] + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t**3 * y
            assert math.hypot(px - 3, py - center_y) == pytest.approx(5, abs=2e-3)
        here = (x, y)
    assert here == (6, 0)
    assert (len(segments) > 3) == (large == "1")


def test_arc_flags_without_spaces_and_radii_too_small() -> None:
    assert path("M0 0a1 1 0 0110 0") == path("M0 0A5 5 0 0 1 10 0")
    assert path("M0 0A0 5 0 0 1 10 0") == [("M", (0, 0)), ("L", (10, 0))]


@pytest.mark.parametrize(
    "data", ["L1 1", "M", "M1", "M1 1 Q", "M1 1x", "M1 1 A1 1 0 2 0 3 3", "M1 1z5", "M1e999 0", "#"]
)
def test_bad_paths(data: str) -> None:
    with pytest.raises(PictureError):
        path(data)


@pytest.mark.parametrize(
    "color",
    [
        "#f80",
        "#ff8800",
        "#FF8800FF",
        "rgb(255,136,0)",
        "rgb(100%, 53.3333333%, 0%)",
        "rgb(255 136 0 / 1)",
        "hsl(32,100%,50%)",
    ],
)
def test_colors(color: str) -> None:
    assert one(f'<rect width="9" height="9" fill="{color}"/>').fill == pytest.approx((1, 136 / 255, 0), abs=1e-6)


def test_names_of_colors() -> None:
    assert one('<rect width="9" height="9" fill="RebeccaPurple"/>').fill == (0x66 / 255, 0x33 / 255, 0x99 / 255)
    assert "'bleu' where a color" in refused('<rect width="9" height="9" fill="bleu"/>').replace("colour", "color")


def test_style_order() -> None:
    """Attribute, then rules by rank, then the element's own style; children inherit."""
    sheet = "<style>#i{fill:#0f0}.c{fill:#00f;stroke:red}rect{fill:#ff0}/* } */</style>"
    assert one(sheet + '<rect width="9" height="9" fill="#fff"/>').fill == (1, 1, 0)
    assert one(sheet + '<rect class="b c" width="9" height="9"/>').fill == (0, 0, 1)
    assert one(sheet + '<rect class="c" id="i" width="9" height="9"/>').fill == (0, 1, 0)
    assert one(sheet + '<rect class="c" width="9" height="9" style="fill: #f00; stroke:none"/>').fill == (1, 0, 0)
    assert one('<g fill="#0f0"><g><rect width="9" height="9"/></g></g>').fill == (0, 1, 0)
    assert one('<g color="#0f0"><rect width="9" height="9" fill="currentColor"/></g>').fill == (0, 1, 0)


def test_a_wide_gamut_twin_leaves_the_plain_color() -> None:
    assert one('<rect width="9" height="9" style="fill:#00f;fill:color(display-p3 0 0 1)"/>').fill == (0, 0, 1)


def test_strokes() -> None:
    shape = one(
        '<g transform="scale(2)"><path d="M1 1h9" stroke="#000" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="bevel" stroke-miterlimit="10" fill="none" fill-rule="evenodd"/></g>'
    )
    assert (shape.stroke_width, shape.line_cap, shape.line_join, shape.miter_limit) == (3, 1, 2, 10)
    assert (shape.fill, shape.stroke, shape.even_odd) == (None, (0, 0, 0), True)
    assert "stroke" in refused('<rect width="9" height="9" stroke="red" transform="scale(1 2)"/>')


def test_opacity() -> None:
    both = draw('<rect width="9" height="9" stroke="red" fill-opacity=".5" stroke-opacity="25%"/>').shapes
    assert [(shape.fill is None, shape.opacity) for shape in both] == [(False, 0.5), (True, 0.25)]
    assert one('<rect width="9" height="9" stroke="red" opacity=".5"/>').opacity == 0.5
    apart = '<g opacity=".5"><rect width="9" height="9"/><rect x="20" width="9" height="9" opacity=".5"/></g>'
    assert [shape.opacity for shape in draw(apart).shapes] == [0.5, 0.25]
    assert "overlap" in refused(apart.replace('x="20"', 'x="5"'))


def test_what_is_not_shown() -> None:
    hidden = (
        '<g display="none"><rect width="9" height="9"/></g><rect visibility="hidden" width="9" height="9"/>'
        '<defs><rect width="9" height="9"/></defs><title>A</title><desc>B</desc><metadata><x xmlns="urn:x"/></metadata>'
        '<circle r="0"/><rect width="0" height="5"/><path d=""/><rect width="9" height="9" fill="none"/>'
        '<x:rect xmlns:x="urn:other" width="9" height="9"/><rect x="500" width="9" height="9"/>'
    )
    assert corners(one(hidden + '<rect x="1" y="1" width="9" height="9"/>'))[0] == (1, 1)
    assert refused(hidden) == "draws nothing"


def test_use_symbol_and_nested_svg() -> None:
    shapes = draw(
        '<defs><rect id="r" width="5" height="5"/></defs><use href="#r" x="10" y="20" fill="#00f"/>'
        '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
        '<use xlink:href="#s" x="50" width="20" height="20"/>'
        '<svg x="5" y="60" width="30" height="30" viewBox="0 0 3 3"><path d="M1 1h1v1z"/></svg>'
    ).shapes
    assert [corners(shape)[0] for shape in shapes] == [(10, 20), (50, 0), (15, 70)]
    assert shapes[0].fill == (0, 0, 1)


def test_a_clip_that_cuts_nothing_is_no_matter() -> None:
    clip = '<clipPath id="c"><rect width="50" height="50"/></clipPath>'
    assert one(clip + '<g clip-path="url(#c)"><rect width="40" height="50"/></g>')
    assert "clip" in refused(clip + '<g clip-path="url(#c)"><rect width="60" height="50"/></g>')
    assert "clip" in refused(clip.replace("rect", "circle") + '<g clip-path="url(#c)"><rect width="1" height="1"/></g>')
    assert "viewport" in refused('<svg width="5" height="5"><rect width="9" height="9"/></svg>')


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<text y="9">Clinic</text>', "<text>"),
        ('<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>', "gradient"),
        ('<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>', "mask"),
        ('<filter id="f"/><rect width="9" height="9" style="filter:url(#f)"/>', "filter"),
        ('<path d="M0 0h9" stroke="red" stroke-dasharray="2 1"/>', "stroke-dasharray"),
        ('<path d="M0 0h9" stroke="red" marker-end="url(#m)"/>', "marker-end"),
        ("<switch><g/></switch>", "<switch>"),
        ("<animate/>", "<animate>"),
        ('<image href="#a"/>', "<image>"),
        ('<style>rect{transform:scale(2)}</style><rect width="9" height="9"/>', "transform"),
        ('<rect width="9" height="9" style="fill:red !important"/>', "important"),
        ('<rect width="9vw" height="9"/>', "9vw"),
        ('<use href="#nowhere"/>', "#nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_named(body: str, named: str) -> None:
    assert named in refused(body)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<script>1</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<rect onload="x()"/>', "onload"),
        ('<image href="a.png"/>', "picture"),
        ('<image xlink:href="https://example.org/a.png"/>', "picture"),
        ('<image href="data:image/png;base64,AAAA"/>', "picture"),
        ('<use href="other.svg#a"/>', "another file"),
        ('<use xlink:href="/etc/passwd#a"/>', "another file"),
        ('<rect fill="url(https://example.org/#g)"/>', "another file"),
        ("<rect style=\"fill:url( 'x.svg#g')\"/>", "another file"),
        ("<style>@import 'a.css';</style>", "@ rule"),
        ("<style>rect{fill:u\\72l(a)}</style>", "escape"),
        ("<style>rect{fill:url(a.svg#b)}</style>", "another file"),
        ('<x:y xmlns:x="urn:x" x:href="file:///etc/passwd"/>', "another file"),
    ],
)
def test_nothing_may_run_or_reach_outside(body: str, named: str) -> None:
    assert named in refused(f'{body}<rect width="9" height="9"/>')


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>',
        '<!DOCTYPE svg [<!ATTLIST rect width CDATA "50">]>',
    ],
)
def test_entities(head: str) -> None:
    data = f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title></svg>'
    with pytest.raises(PictureError, match="entities"):
        read_svg(data.encode())


def test_a_bare_doctype_is_harmless_and_never_fetched() -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    body = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5" fill="{}"/></svg>'
    assert read_svg((head + body.format("red")).encode()).shapes
    with pytest.raises(PictureError, match="entities"):
        read_svg((head + body.format("&shade;")).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<html/>",
        b"<svg/>",
        b"<svg viewBox='0 0 0 5'><rect width='1' height='1'/></svg>",
        b"<svg viewBox='0 0 5'/>",
        b"<?xml version='1.0' encoding='nonsense'?><svg/>",
        b"<?xml version='1.0' encoding='utf-16'?><svg/>",
        b"<?xml-stylesheet href='a.css'?><svg viewBox='0 0 9 9'><rect width='1' height='1'/></svg>",
        b"<svg viewBox='0 0 9 9'><rect width='1e300' height='1'/></svg>",
        b"<svg viewBox='0 0 9 9'><path d='M0 0A1e-300 1 0 0 1 9 9'/></svg>",
        b"<svg viewBox='0 0 9 9'><g transform='scale(1e7)'><g transform='scale(1e7)'><path d='M1 1h1'/></g></g></svg>",
    ],
)
def test_no_svg_or_a_hopeless_one(data: bytes) -> None:
    with pytest.raises(PictureError):
        read_svg(data)


NESTED = "<g>" * 70 + '<rect width="1" height="1"/>' + "</g>" * 70
DOUBLING = "".join(f'<g id="u{n + 1}"><use href="#u{n}"/><use href="#u{n}"/></g>' for n in range(30))
BOMBS = {
    "deep": NESTED,
    "many": "<g/>" * 30_000,
    "doubling": '<defs><rect id="u0" width="1" height="1"/>' + DOUBLING + '</defs><use href="#u30"/>',
    "recursive": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "self": '<use id="a" href="#a"/>',
    "points": f'<path d="M0 0{"l1 1" * 200_000}"/>',
    "rules": f"<style>{''.join(f'.a{n}{{fill:red}}' for n in range(5000))}</style>{'<g/>' * 5000}",
    "open comments": f"<style>{'/*' * 500_000}</style>",
    "no braces": f"<style>{'a' * 1_000_000}</style>",
    "spaces": f'<g transform="{" " * 1_000_000}x"/>',
    "digits": f'<rect width="{"1" * 1_000_000}!" height="1"/>',
    "commas": f'<path d="M0 0{"," * 1_000_000}x"/>',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_quickly(name: str) -> None:
    started = time.monotonic()
    refused(BOMBS[name])
    assert time.monotonic() - started < 3


def test_deep_through_use_does_not_break_the_stack() -> None:
    groups = [f'<g id="d{n}">{"<g>" * 40}<use href="#d{n + 1}"/>{"</g>" * 40}</g>' for n in range(7)]
    last = '<rect id="d7" width="1" height="1"/>'
    assert "too often" in refused(f"<defs>{''.join(groups)}{last}</defs><use href='#d0'/>")


SELECTORS = (
    "<style>g rect{fill:#f00} g>circle:nth-child(2){fill:#00f;stroke:#000;stroke-width:3}</style>"
    '<g transform="translate(5 5)"><rect width="30" height="30" rx="5"/><circle cx="60" cy="20" r="15"/>'
    '<path d="M10 50a20 20 0 0 1 40 0" fill="none" stroke="green" stroke-width="4"/></g>'
)


def test_the_fallback_draws_other_selectors() -> None:
    drawing = draw(SELECTORS)
    assert drawing.size == Size(75, 75)
    fills = [shape.fill for shape in drawing.shapes if shape.fill]
    strokes = [(shape.stroke, round(shape.stroke_width, 3)) for shape in drawing.shapes if shape.stroke]
    assert fills == [(1, 0, 0), (0, 0, 1)]
    assert strokes == [((0, 0, 0), 2.25), ((0, 128 / 255, 0), 3)]
    assert corners(drawing.shapes[-1])[0] == (15, 55)


@pytest.mark.parametrize(
    "added",
    [
        '<rect opacity=".5" width="9" height="9"/>',
        '<rect style="display:none" width="9" height="9"/>',
        '<polyline points="0 0 5 5 9 0"/>',
        '<use href="#x"/>',
        "<text>A</text>",
        "<style>g rect{opacity:.5}</style>",
        '<rect fill="rgb(1,2,3)" width="9" height="9"/>',
        '<path d="M0 0h9" stroke="red" stroke-miterlimit="10"/>',
        '<svg width="5" height="5"/>',
    ],
)
def test_the_fallback_is_not_trusted_with_more(added: str) -> None:
    assert "style rule for 'g rect'" in refused(SELECTORS + added)


def test_no_file_and_no_network_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(SELECTORS)  # Loads what is loaded lazily; the rest runs with every way out closed.

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("something reached outside of the file")

    monkeypatch.setattr(builtins, "open", closed)
    monkeypatch.setattr(io, "open", closed)
    monkeypatch.setattr(os, "open", closed)
    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "create_connection", closed)
    bodies = [
        SELECTORS,
        SELECTORS + '<image href="file:///etc/passwd"/>',
        '<use href="/etc/passwd#a"/>',
        '<image href="https://example.org/a.png"/>',
        "<style>@import 'https://example.org/a.css'</style>",
    ]
    results = []
    for body in bodies:
        try:
            results.append(bool(draw(body).shapes))
        except PictureError:
            results.append(False)
    assert results == [True, False, False, False, False]


_WORDS = st.sampled_from(
    """<g|>|</g>|<rect|/>| width="9"| height="9"| d="M0 0a1 1 0 019 9"|<path| fill="#fff"|<use| href="#a"| id="a"|"""  # noqa: SIM905
    """<style>|</style>|a{fill:red}|a b{c:d}| transform="scale(|)|"|&amp;|1e9""".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=30))
def test_any_body_is_drawn_or_refused(words: list[str]) -> None:
    with contextlib.suppress(PictureError):
        assert draw("".join(words)).shapes


@settings(max_examples=200, deadline=None)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+e, ", max_size=60))
def test_any_path_is_read_or_refused(data: str) -> None:
    try:
        segments = path(data)
    except (PictureError, ArithmeticError):
        return
    assert all(math.isfinite(value) for _, values in segments for value in values)
    assert not segments or segments[0][0] == "M"
