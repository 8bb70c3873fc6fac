"""Two leaves where one would leave words out: each page of the patient's language has the other's on its back."""

from functools import cache

import pymupdf
import pytest
import readers
from leaves import LONG, assert_poppler_reads_the_same, assert_valid, leaf, lengthened, recipient
from quick import thinned

from handout.verify import read_back

ROW = recipient(note="Bring the form.")


@cache
def long(first="fr", second="en", style="columns"):
    return leaf(lengthened(first, 40, "Ask."), lengthened(second, 40, "Ask."), style=style, recipient=ROW)


@pytest.fixture(scope="module", params=thinned(["columns", "sidebar", "single", "en-ar"]))
def sheet(request):
    if "-" in request.param:
        return long(*request.param.split("-"))
    return long(style=request.param)


def pages_of(result):
    with pymupdf.open(stream=result.pdf) as pdf:
        return [" ".join(page.get_text().split()) for page in pdf]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(sheet, profile, tmp_path):
    assert_valid(sheet, profile, tmp_path)


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same(sheet, tmp_path):
    assert_poppler_reads_the_same(sheet, tmp_path, figures=2)


def test_nothing_is_short_and_the_program_says_that_there_are_two_leaves(sheet):
    assert (sheet.pages, sheet.shortened) == (4, ())
    assert " ".join(read_back(sheet.pdf).lines).count(LONG.strip()) == 80
    (told,) = (each for each in sheet.diagnostics if each.code == "two-leaves")
    assert "four pages" in told.message
    assert "'--pages 2' takes one" in told.hints[0]


def test_fronts_are_in_the_patients_language_and_backs_in_the_other():
    pages = pages_of(long())
    for number, (page, words, turned) in enumerate(zip(pages, ("sur", "of") * 2, (True, False) * 2, strict=True), 1):
        assert f"Page {number} {words} 4" in page
        assert ("Tournez la page" in page) == turned
    assert "Utilisation" in pages[0] + pages[2]
    assert "Uses" in pages[1] + pages[3]


def test_each_page_has_the_sheets_mark_in_its_own_language():
    result = long()
    mark = next(line for line in read_back(result.pdf).lines if "Rosa" in line).split("Fiche ")[1]
    for page, word in zip(pages_of(result), ("Fiche", "Sheet") * 2, strict=True):
        assert f"{word} {mark}" in page


def test_the_patients_language_is_read_first_and_whole():
    lines = read_back(long().pdf).lines
    own = [number for number, line in enumerate(lines) if line.startswith(("Utilisation", "Fièvre"))]
    assert len(own) == 2
    assert max(own) < lines.index("Uses")


@pytest.mark.parametrize("style", thinned(["columns", "single"]))
@pytest.mark.parametrize("times", thinned([25, 33, 41]))
def test_a_leaf_has_the_same_sections_on_both_sides(style, times):
    french, english = lengthened("fr", times), lengthened("en", 12)
    result = leaf(french, english, style=style, recipient=ROW)
    assert result.pages == 4
    front, back, *_ = map(page_headings(french, english), pages_of(result))
    assert front == back


def page_headings(*handouts):
    """Which sections begin on a page, by their headings in any language."""
    ids = {section.heading.text: section.id for each in handouts for section in each.sections}
    return lambda page: {id_ for heading, id_ in ids.items() if heading in page}
