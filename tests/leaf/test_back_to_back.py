"""A side for each language: each whole as its own page, the same sections short in both, one plan and one mark."""

import pymupdf
import pytest
import readers
from leaves import (
    DAY,
    KEPT,
    LONG,
    assert_poppler_reads_the_same,
    assert_valid,
    back_to_back,
    clinic,
    handout_in,
    leaf,
    lengthened,
    recipient,
    slim,
    text_of,
)
from quick import thinned

import handout as program
from handout.diagnostics import HandoutError
from handout.model import Resource
from handout.verify import read_back

SHORT = {"fr": "Demandez-nous.", "en": "Ask us."}
ROW = recipient(note="Bring the form.")


def page_words(result):
    with pymupdf.open(stream=result.pdf) as pdf:
        return [" ".join(page.get_text().split()) for page in pdf]


def lines_of(result):
    back = read_back(result.pdf)
    assert not back.faults, back.faults
    return back.lines


@pytest.fixture(scope="module", params=thinned(["fr-en", "en-fr", "en-ar", "sidebar", "single"], 4))
def sheet(request):
    if "-" in request.param:
        return back_to_back(*request.param.split("-"), recipient=ROW)
    return back_to_back(style=request.param, recipient=recipient())


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(sheet, profile, tmp_path):
    assert_valid(sheet, profile, tmp_path)


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same(sheet, tmp_path):
    assert_poppler_reads_the_same(sheet, tmp_path, figures=2)


def test_each_language_has_a_side_with_its_own_help():
    front, back = page_words(back_to_back(recipient=ROW))
    for words in ("Utilisation", "Fièvre", "Demandez-nous.", "Page 1 sur 2", "Tournez la page"):
        assert words in front, words
        assert words not in back, words
    for words in ("Uses", "Fever", "Ask us.", "Page 2 of 2"):
        assert words in back, words
        assert words not in front, words
    for words in ("Riverbend Rheumatology", "1-800-555-0142", "911"):
        assert words in front, words
        assert words in back, words


def test_what_is_one_patients_alone_stands_once_but_for_the_mark():
    result = back_to_back(recipient=ROW)
    front, back = page_words(result)
    lines = lines_of(result)
    assert lines.count("100 mg once a day") == lines.count("Bring the form.") == 1
    assert "Rosa" not in back
    mark = next(line for line in lines if "Rosa" in line).split("Fiche ")[1]
    assert f"Fiche {mark}" in front
    assert f"Sheet {mark}" in back


def test_side_by_side_comes_first_since_it_leaves_nothing_out():
    whole = leaf(slim("fr", 10, SHORT["fr"]), slim("en", 10, SHORT["en"]))
    assert whole.shortened == ()
    assert whole.pages == 2
    assert LONG.strip() in " ".join(page_words(whole)) or "Take it with water" in page_words(whole)[1]


def test_a_section_is_short_in_both_languages_or_in_none():
    result = back_to_back()
    assert result.shortened == ("more",)
    lines = lines_of(result)
    assert SHORT["fr"] in lines
    assert SHORT["en"] in lines
    with pytest.raises(HandoutError, match="do not fit one leaf"):
        back_to_back(times=40, short=False)


@pytest.mark.long
@pytest.mark.parametrize("pages", thinned(["auto", "1", "2"]))
def test_a_table_that_is_too_wide_is_told_and_no_lines_to_cut(pages):
    word = "m" * 30
    rows = f"      | {word} | {word} | {word} |\n      |---|---|---|\n      | a | b | c |\n"
    table = ("  - id: uses\n", f"  - id: wide\n    heading: Wide\n    text: |\n{rows}  - id: uses\n")
    with pytest.raises(HandoutError) as caught:
        program.render(handout_in("fr", table), clinic(), second=handout_in("en", table), pages=pages, date=DAY)
    (fault,) = caught.value.diagnostics
    assert fault.message == "this table is too wide: at 10 pt its longest words do not fit side by side"
    assert word in text_of("fr").replace(*table).splitlines()[fault.span.line - 1]


@pytest.mark.long
def test_no_more_is_short_than_both_sides_need():
    lines = ["  - id: extra", "    heading: Extra", "    short: ''", f"    text: {LONG * 3}"]
    more = ["  - id: more", "    heading: More", "    short: ''", f"    text: {LONG * 40}"]
    added = "\n".join([*lines, *more, "  - id: uses", ""])
    both = [handout_in(each, ("  - id: uses\n", added)) for each in ("fr", "en")]
    kept = (*KEPT, "extra")
    one, two = (each._replace(sections=tuple(s for s in each.sections if s.id in kept)) for each in both)
    assert leaf(one, two, pages="2").shortened == ("more",)


@pytest.mark.long
def test_each_side_has_the_code_of_its_own_first_address():
    one, two = slim("fr", 40, SHORT["fr"]), slim("en", 40, SHORT["en"])
    (place,) = two.resources
    other = two._replace(resources=(Resource(place.name, place.about, "https://example.org/en", place.span),))
    assert any("example.org/en" in line for line in lines_of(leaf(one, other, pages="2")))
    assert leaf(one, other, pages="2").pdf != leaf(one, two, pages="2").pdf


@pytest.mark.long
def test_copies_of_a_press_have_the_bytes_of_a_single_sheet():
    press = program.Press()
    one, two = slim("fr", 40, SHORT["fr"]), slim("en", 40, SHORT["en"])
    options = {"clinic": clinic(), "date": DAY, "second": two, "pages": "2"}
    rows = [recipient(), recipient(name="Jo Ng", nurse="Ann", note="Call me.")]
    together = [program.render(one, recipient=row, press=press, **options).pdf for row in rows]
    assert together == [program.render(one, recipient=row, **options).pdf for row in rows]


@pytest.mark.long
def test_what_no_form_holds_is_refused_with_what_would_fit():
    with pytest.raises(HandoutError) as error:
        leaf(lengthened("fr", 40), lengthened("en", 40), pages="2")
    (told,) = error.value.diagnostics
    assert "side by side they take more than two pages" in told.message
    assert "'fr' is about" in told.message
    assert told.hints[0] == "leave --pages out: they may then take two leaves"
    assert told.hints[1] == "or make two sheets, one with '--language fr' and one with '--language en'"


@pytest.mark.parametrize("make", [leaf, back_to_back], ids=["side by side", "back to back"])
def test_a_hand_writes_once_whose_it_is_where_that_is_nobody_yet(make):
    (line,) = (each for each in read_back(make().pdf).lines if "_" * 32 in each)
    assert line.startswith("Nom : ____")
