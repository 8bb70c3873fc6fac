"""Validators and other programs agree about sheets with a plan, notes and a recipient."""

import pytest
import readers
from quick import ways
from recipients import DAY, NOTES, PLAN, clinic, handout, recipient

import handout as program
from handout.verify import read_back

WAYS = [
    (style, paper, whose)
    for style in ("columns", "sidebar", "single")
    for paper in ("letter", "a4")
    for whose in ("nobody", "row")
]
ROW = recipient(note="Bring the form.\nCall Łukasz before you fly.")


@pytest.fixture(scope="module", params=ways(WAYS), ids="-".join)
def pdf(request):
    style, paper, whose = request.param
    row = ROW if whose == "row" else None
    more = PLAN + NOTES + "write_in_lines: 2\n"
    return program.render(handout(), clinic(more), date=DAY, recipient=row, style=style, paper=paper).pdf


@pytest.fixture
def saved(pdf, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf)
    return path


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(saved, profile):
    pytest.importorskip("page", reason="page-validation is not installed")
    assert readers.validate(saved, profile) == []


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same(pdf, saved):
    said = [line for line in read_back(pdf).lines if line]
    theirs = readers.poppler_struct_text(saved)
    assert [line for line in said if line in set(theirs)] == theirs
    assert len(said) - len(theirs) <= 1, "a figure's words alone are not on the page"
