"""Large print as another program reads it from the finished file: every size that text is shown at."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from sheets import Made, make

from handout.verify import read_back, summary

FOOT = 100.0
"""The foot of a page, in points, within which alone there may be smaller type."""


@pytest.fixture(
    scope="module",
    params=[(style, paper, branded) for style in ("columns", "sidebar", "single") for paper in ("letter", "a4")
            for branded in (True, False)],
    ids=lambda way: "-".join(map(str, way)),
)  # fmt: skip
def large(request, anakinra, riverbend) -> Made:
    style, paper, branded = request.param
    return make(anakinra, riverbend if branded else None, "auto", style=style, paper=paper, edition="large-print")


def shown(pdf: bytes):
    """For each piece of text its size and the height of its baseline over the page's foot."""
    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        size = 0.0
        matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"Tf":
                size = float(operands[1])
            elif operator == b"Tm":
                matrix = tuple(map(float, operands))
                assert matrix[:4] == (1.0, 0.0, 0.0, 1.0)
            elif operator in (b"Tj", b"TJ", b"'", b'"'):
                yield size, matrix[5]


def test_no_text_under_18_points_but_the_footer_which_is_14(large):
    sizes = list(shown(large.pdf))
    assert min(size for size, height in sizes if height > FOOT) == 18.0
    assert min(size for size, _ in sizes) == 14.0


def test_the_edition_is_named_and_whole(large):
    read = read_back(large.pdf)
    assert (read.edition, read.faults, read.pages) == ("large-print", (), large.pages)
    assert list(read.lines) == large.lines
    assert ", large-print, 6 pages: " in summary(read)
