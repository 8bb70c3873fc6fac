"""SVG: what is drawn, what is refused by name, and that nothing outside of the file is ever touched."""

from __future__ import annotations

import math

import pytest

from handout.geometry import Size
from handout.picture import Drawing, Shape
from handout.source.faults import PictureError
from handout.source.svg import read_svg
from handout.source.svg_colors import NAMED_COLORS
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
    assert "'bleu' where a color" in refused('<rect width="9" height="9" fill="bleu"/>')


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
        "<style>circle{fill:red}</style>",
        '<rect fill="currentColor" width="9" height="9"/>',
        '<linearGradient id="g"/><rect fill="url(#g)" width="9" height="9"/>',
    ],
)
def test_the_fallback_is_not_trusted_with_more(added: str) -> None:
    assert "style rule for 'g rect'" in refused(SELECTORS + added)


def test_the_fallback_reads_rules_in_defs_and_counts_siblings() -> None:
    rules = "<defs><style>g>rect:nth-child(2){fill:green}g>rect:nth-of-type(2){fill:blue}</style></defs>"
    shapes = draw(
        f'{rules}<g><title>t</title><rect width="9" height="9"/><rect x="9" width="9" height="9"/></g>'
    ).shapes
    assert [shape.fill for shape in shapes] == [(0, 128 / 255, 0), (0, 0, 1)]


def test_the_fallback_knows_colors_as_we_do() -> None:
    colors = pytest.importorskip("reportlab.lib.colors")
    known = {name: getattr(colors, name).hexval()[2:] for name in NAMED_COLORS if hasattr(colors, name)}
    assert len(known) > 140
    differing = {name for name, digits in known.items() if digits != NAMED_COLORS[name]}
    assert differing <= {"darkseagreen"}
    assert "style rule" in refused(SELECTORS + '<rect fill="darkseagreen" width="9" height="9"/>')
