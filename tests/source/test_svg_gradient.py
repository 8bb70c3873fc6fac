"""Gradients of an SVG: what the reader makes of them, and that they are painted in the right colours."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from making import CLINIC
from readers import validate

import handout
from handout.picture import Drawing, Gradient, Shape
from handout.source.faults import PictureError
from handout.source.svg import read_svg
from handout.source.svg_values import moved

RED, GREEN, BLUE = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
STOPS = '<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
BOX = '<rect x="10" y="20" width="80" height="40" fill="url(#g)"/>'


def draw(body: str) -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'.encode())


def one(body: str) -> Shape:
    (shape,) = draw(body).shapes
    return shape


def gradient(body: str) -> Gradient:
    fill = one(body).fill
    assert isinstance(fill, Gradient)
    return fill


def ends(found: Gradient) -> list[tuple[float, float]]:
    """The two ends of a line on the page, in px."""
    x1, y1, x2, y2 = found.ends
    return [tuple(round(value / 0.75, 6) for value in moved(found.matrix, x, y)) for x, y in ((x1, y1), (x2, y2))]


def refused(body: str) -> str:
    with pytest.raises(PictureError) as caught:
        draw(body)
    return caught.value.message


@pytest.mark.parametrize(
    ("attributes", "line"),
    [
        ("", [(10, 20), (90, 20)]),
        ('x1="50%" y1="0" x2=".5" y2="1"', [(50, 20), (50, 60)]),
        ('gradientUnits="userSpaceOnUse" x1="5" x2="50%" y2="10"', [(5, 0), (50, 10)]),
        ('gradientTransform="translate(.5 .5)"', [(50, 40), (130, 40)]),
        ('gradientUnits="userSpaceOnUse" x2="10" gradientTransform="scale(2)"', [(0, 0), (20, 0)]),
    ],
)
def test_a_line_stands_where_svg_puts_it(attributes: str, line: list[tuple[float, float]]) -> None:
    found = gradient(f'<linearGradient id="g" {attributes}>{STOPS}</linearGradient>{BOX}')
    assert ends(found) == line
    assert found.stops == ((0.0, RED), (1.0, BLUE))


def test_the_box_is_that_of_the_curve_and_not_of_its_handles() -> None:
    found = gradient(
        f'<linearGradient id="g">{STOPS}</linearGradient><path d="M20 50C20 0 80 0 80 50Z" fill="url(#g)"/>'
    )
    assert ends(found)[0] == (20, 12.5)


def test_what_a_gradient_lacks_it_takes_from_the_one_that_it_refers_to() -> None:
    found = gradient(
        f'<linearGradient id="a" x1="1" x2="0">{STOPS}</linearGradient><linearGradient id="g" href="#a" x2=".5"/>{BOX}'
    )
    assert ends(found) == [(90, 20), (50, 20)]
    assert found.stops[0] == (0.0, RED)


def test_circles() -> None:
    plain = gradient(f'<radialGradient id="g">{STOPS}</radialGradient>{BOX}')
    assert plain.ends == (0.5, 0.5, 0.0, 0.5, 0.5, 0.5)
    aside = gradient(f'<radialGradient id="g" cx="40%" fx=".3" fr="10%" r=".4">{STOPS}</radialGradient>{BOX}')
    assert aside.ends == (0.3, 0.5, 0.1, 0.4, 0.5, 0.4)


def test_offsets_never_go_back_and_stops_may_come_from_a_style() -> None:
    stops = '<stop class="a" offset="60%"/><stop offset=".2" style="stop-color:#00f"/>'
    found = gradient(f'<style>.a{{stop-color:#f00}}</style><linearGradient id="g">{stops}</linearGradient>{BOX}')
    assert found.stops == ((0.6, RED), (0.6, BLUE))


def test_a_gradient_of_one_colour_is_that_colour() -> None:
    for stops, attributes in (('<stop stop-color="#0f0"/>', ""), (STOPS.replace("#00f", "#0f0"), 'x1="1" x2="1"')):
        assert one(f'<linearGradient id="g" {attributes}>{stops}</linearGradient>{BOX}').fill == GREEN


def test_an_even_opacity_of_all_stops_is_that_of_the_shape_and_a_stroke_is_painted_by_itself() -> None:
    half = STOPS.replace("/>", ' stop-opacity=".5"/>')
    body = BOX.replace("/>", ' fill-opacity=".5" stroke="#0f0"/>')
    fill, stroke = draw(f'<linearGradient id="g">{half}</linearGradient>{body}').shapes
    assert (fill.opacity, fill.stroke) == (0.25, None)
    assert (stroke.fill, stroke.stroke, stroke.opacity) == (None, GREEN, 1.0)


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (f'<linearGradient id="g" spreadMethod="reflect">{STOPS}</linearGradient>{BOX}', "repeats"),
        (f'<linearGradient id="g"><stop stop-opacity="0"/>{STOPS}</linearGradient>{BOX}', "see-through"),
        (f'<radialGradient id="g" fx="2">{STOPS}</radialGradient>{BOX}', "focus"),
        (f'<pattern id="g"/>{BOX}', "pattern"),
        (BOX, "#g"),
        (f'<linearGradient id="a" href="#g"/><linearGradient id="g" href="#a"/>{BOX}', "itself"),
        (f'<linearGradient id="g">{STOPS}</linearGradient><path d="M0 0h9" stroke="url(#g)"/>', "stroke"),
        (f'<linearGradient id="g">{"<stop/>" * 300}</linearGradient>{BOX}', "stops"),
    ],
)
def test_what_programs_draw_unlike_one_another_is_named(body: str, named: str) -> None:
    assert named in refused(body)


LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<linearGradient id="g">
<stop offset="0" stop-color="#f00"/><stop offset=".5" stop-color="#0f0"/><stop offset="1" stop-color="#00f"/>
</linearGradient>
<radialGradient id="r"><stop offset=".5" stop-color="#fff"/><stop offset=".5" stop-color="#000"/></radialGradient>
<path d="M0 0H200V50H0Z M140 10H160V40H140Z" fill-rule="evenodd" fill="url(#g)"/>
<rect y="50" width="200" height="50" fill="url(#r)" opacity=".5"/>
</svg>
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    (tmp_path / "clinic.yaml").write_text(f"{CLINIC}logo: logo.svg\n", encoding="utf-8")
    made = handout.render(handout.load("anakinra"), handout.load_clinic(tmp_path / "clinic.yaml"))
    (tmp_path / "sheet.pdf").write_bytes(made.pdf)
    return tmp_path / "sheet.pdf"


@pytest.mark.long
def test_a_logo_is_painted_in_the_colours_of_its_gradients(sheet: Path) -> None:
    with pymupdf.open(sheet) as pdf:
        page = pdf[0]
        left, top, right, bottom = _logo_box(page)
        seen = page.get_pixmap(matrix=pymupdf.Matrix(4, 4))
        width, height = right - left, bottom - top

        def at(x: float, y: float) -> tuple[int, ...]:
            return seen.pixel(int((left + x * width) * 4), int((top + y * height) * 4))

        assert [_near(at(x, 0.25)) for x in (0.03, 0.5, 0.97)] == ["red", "green", "blue"]
        assert at(0.25, 0.25)[0] == pytest.approx(128, abs=12)
        assert at(0.75, 0.25) == (255, 255, 255), "the hole of an even-odd path"
        assert min(at(0.5, 0.75)) > 250
        assert at(0.02, 0.75)[0] == pytest.approx(128, abs=3), "black, half seen"


def _logo_box(page: pymupdf.Page) -> tuple[float, float, float, float]:
    """The page's upper left part in which anything but white, grey or black is painted: the logo's box."""
    seen = page.get_pixmap(matrix=pymupdf.Matrix(4, 4), clip=pymupdf.Rect(0, 0, 150, 90))
    lit = [
        (x / 4, y / 4)
        for y in range(seen.height)
        for x in range(seen.width)
        if max(seen.pixel(x, y)) - min(seen.pixel(x, y)) > 120
    ]
    xs, ys = [x for x, _ in lit], [y for _, y in lit]
    return min(xs), min(ys), max(xs), min(ys) + 2 * (max(ys) - min(ys))


def _near(pixel: tuple[int, ...]) -> str:
    return ("red", "green", "blue")[pixel.index(max(pixel))] if max(pixel) > 215 else f"none of them: {pixel}"


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_sheet_with_gradients_is_valid(sheet: Path, profile: str) -> None:
    assert validate(sheet, profile) == []
