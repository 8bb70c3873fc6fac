"""A sheet that is printed first and written on later: where a hand writes whose it is."""

from itertools import pairwise

import pymupdf
import pytest
from making import FURNITURE, HEAD, handout_of, paragraphs, section, sections
from quick import grid, some
from recipients import DAY, PLAN, clinic, handout, recipient
from test_identity_line import masthead_of

import handout as program
from handout.verify import read_back

FOUR = """\
identify: [name, birth_date, {field: record, label: {en: Record number of this hospital, ar: رقم الملف}}, ward]
language_fallback: {ar: en}
"""
BLANK, NAME = "_" * 32, "_" * 44
WAYS = [(style, paper) for style in ("columns", "sidebar", "single") for paper in ("letter", "a4")]
EDITIONS = ["standard", "large-print"]


def made(more=PLAN, of=None, **options):
    return program.render(of or handout(), clinic(more), date=DAY, **options)


def blanks(result):
    """Where each begins and ends, and how far its line is below the hairline of the masthead or the line before."""
    with pymupdf.open("pdf", result.pdf) as pdf:
        page = pdf[0]
        found = [page.search_for(BLANK), masthead_of(page)]
        return [(each.x0, each.x1, each.y1) for each in found[0]], found[1], page.rect


@pytest.mark.parametrize(("way", "edition", "asked"), grid(WAYS, EDITIONS, [(PLAN, 2), (FOUR, 4)], together=1))
def test_each_field_has_a_blank_that_is_long_and_high_enough_to_write_on(way, edition, asked):
    (style, paper), (more, count) = way, asked
    places, top, page = blanks(made(more, style=style, paper=paper, edition=edition))
    assert len(places) == count
    assert all(54 <= start < end <= page.width - 54 and end - start > 125 for start, end, _ in places)
    lines = [top, *sorted({round(bottom, 1) for *_, bottom in places})]
    assert all(below - above > 20 for above, below in pairwise(lines))


def test_it_is_read_out_with_the_clinics_labels_in_the_language_of_the_sheet():
    read = read_back(made(FOUR).pdf)
    assert read.faults == ()
    line = f"Name: {NAME} · Date of birth: {BLANK} · Record number of this hospital: {BLANK} · Ward: {BLANK}"
    assert line in read.lines
    arabic = handout_of(FURNITURE, HEAD.replace("language: en", "language: ar"))
    (line,) = (each for each in read_back(made(FOUR, arabic).pdf).lines if BLANK in each)
    assert line.startswith(f"الاسم: {NAME} · تاريخ الميلاد: {BLANK} · رقم الملف: {BLANK} · ")


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_label_stands_on_the_line_of_its_blank(edition):
    with pymupdf.open("pdf", made(edition=edition).pdf) as pdf:
        labels = [word for word in pdf[0].get_text("words") if word[4] in ("Name:", "Date", "birth:")]
    assert len({round(each[3]) for each in labels if each[4] != "Name:"}) == 1


def test_it_is_no_part_of_the_words_that_all_copies_share():
    assert read_back(made().pdf).content_hash == read_back(made(recipient=recipient()).pdf).content_hash


@pytest.mark.parametrize("more", ["", "identify: []\n"])
def test_where_nothing_identifies_there_is_none(more):
    assert not any(BLANK in line for line in read_back(made(more).pdf).lines)


@pytest.mark.long
@pytest.mark.law
def test_a_full_sheet_goes_without_and_says_so():
    seen = set()
    for length in some(range(150, 600, 5)):
        body = FURNITURE + sections(section("only", "All there is", paragraphs(length)))
        try:
            result = made(PLAN, handout_of(body), pages="1", style="single")
        except program.HandoutError:
            break
        there = any(BLANK in line for line in read_back(result.pdf).lines)
        assert there != any(each.code == "no-identity-room" for each in result.diagnostics)
        seen.add(there)
    assert seen == {True, False}
