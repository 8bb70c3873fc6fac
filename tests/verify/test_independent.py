"""Validators and other programs agree with the project about its files."""

from collections import Counter

import pytest
import readers
from quick import ways
from sheets import Made, make

from handout.verify import read_back

SHEETS = [
    ("anakinra", 2, "standard"),
    ("anakinra", 1, "standard"),
    ("everything", 2, "standard"),
    ("short", 1, "standard"),
    ("anakinra", 6, "large-print"),
    ("everything", 5, "large-print"),
]
"""The library's first handout (on one page, shortened), one with all that a handout may hold, one that is short; the
most pages."""

WAYS = [
    (handout, pages, style, paper, branded, edition)
    for handout, pages, edition in SHEETS
    for style in ("columns", "sidebar", "single")
    for paper in ("letter", "a4")
    for branded in (True, False)
]


@pytest.fixture(scope="module", params=ways(WAYS), ids=lambda way: "-".join(map(str, way)))
def made(request, riverbend) -> Made:
    handout, pages, style, paper, branded, edition = request.param
    content = request.getfixturevalue(handout)
    made = make(content, riverbend if branded else None, style=style, paper=paper, pages=pages, edition=edition)
    assert made.pages <= pages
    return made


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(made, saved, profile):
    pytest.importorskip("page", reason="page-validation is not installed")
    assert readers.validate(saved(made.pdf), profile) == []


def test_own_invariants(made):
    read = read_back(made.pdf)
    assert read.faults == ()
    assert list(read.lines) == made.lines


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same(made, saved):
    assert readers.poppler_struct_text(saved(made.pdf)) == made.printed_lines


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same_with_the_profile_of_the_printing_condition(sheet, saved):
    assert readers.poppler_struct_text(saved(sheet.pdf), with_profile=True) == sheet.printed_lines


def test_mupdf_reads_the_same(made, saved):
    pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    assert readers.mupdf_struct_text(saved(made.pdf)) == made.printed_lines


@pytest.mark.skipif(not readers.mutool_is_there(), reason="mutool is not installed")
def test_mutool_finds_every_character(made, saved):
    wanted = Counter("".join("".join(made.printed_lines).split()))
    assert not wanted - Counter(readers.mutool_text(saved(made.pdf)))


def test_a_validator_does_find_faults(sheet, saved):
    pytest.importorskip("page", reason="page-validation is not installed")
    assert readers.validate(saved(sheet.pdf.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")), "ua1")
