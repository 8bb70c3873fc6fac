"""What `verify` says of words that a form's places do not hold, or its font does not show: which field, never what."""

import json

import pytest
from forms import IDENTIFY, NOTES, PLAN, VALUES, WHOSE, filled_by_mupdf, filled_by_pdfium, filled_by_pypdf, form
from quick import grid, thinned

from handout.cli.main import main
from handout.verify import read_back

SHEET = IDENTIFY + PLAN + NOTES
LONG = "two hundred milligrams every other morning"
PARAGRAPH = "Take it with water and with food, and call us when you have a fever or feel ill in another way."
PROGRAMS = {"pypdf": filled_by_pypdf, "PyMuPDF": filled_by_mupdf, "PDFium": filled_by_pdfium}


@pytest.fixture(params=PROGRAMS.values(), ids=PROGRAMS)
def fill(request):
    pytest.importorskip({filled_by_mupdf: "pymupdf", filled_by_pdfium: "pypdfium2"}.get(request.param, "pypdf"))
    return request.param


def faults_of(fill, typed, more=SHEET, **options):
    return [(each.code, each.message) for each in read_back(fill(form(more, **options).pdf, typed)).faults]


@pytest.mark.parametrize(
    ("style", "edition"), grid(["columns", "sidebar", "single"], ["standard", "large-print"], together=1)
)
def test_nothing_is_said_of_words_that_fit(fill, style, edition):
    assert faults_of(fill, WHOSE | {"plan.dose": "100–200 mg"}, style=style, edition=edition) == []


@pytest.mark.parametrize(
    "case",
    thinned(
        [
            ("plan.dose", LONG, "value-width", "Dose"),
            ("line.1", LONG * 2, "value-width", "Line 1 to write on"),
            ("blank.nurse", "Wilhelmina Featherstonehaugh", "value-width", "Nurse"),
            ("plan.next_visit", LONG * 2, "value-width", "Come back (date, such as January 15, 2027)"),
            ("identity.name", LONG * 2, "value-width", "Name"),
            ("note", "Q\n" * 16, "value-height", "Note"),
            ("note", PARAGRAPH * 5, None, "Note"),
            ("identity.name", "李伟", "value-letters", "Name"),
            ("note", "Ask\nمحمد", "value-letters", "Note"),
            ("plan.dose", "100 mg 🙂", "value-letters", "Dose"),
        ],
        3,
    ),
)
def test_a_field_is_named_by_its_label_and_never_its_words(fill, case):
    name, words, code, label = case
    code = code or ("value-width" if fill is filled_by_pypdf else "value-height")
    ((found, message),) = faults_of(fill, {name: words})
    assert found == code
    assert f"page 1: the field '{label}' " in message
    assert max(words.split(), key=len) not in message


def test_lines_that_a_program_breaks_fit_and_those_that_it_does_not_are_cut_off(fill):
    found = [code for code, _ in faults_of(fill, {"note": PARAGRAPH})]
    assert found == (["value-width"] if fill is filled_by_pypdf else [])


def test_letters_that_the_font_has_beyond_western_latin_are_none_that_it_lacks():
    assert faults_of(filled_by_pypdf, {"identity.name": "Żółć Łukasz Ağaşğı"}) == []


@pytest.mark.long
def test_a_value_at_the_edge_of_its_place_is_told_where_it_is_cut():
    """From the first letter too many on, whichever that is; before that nothing."""
    told = [bool(faults_of(filled_by_pypdf, {"plan.dose": "n" * count})) for count in range(12, 30)]
    assert told == sorted(told)
    assert set(told) == {True, False}


@pytest.mark.parametrize("json_wanted", [False, True])
def test_the_command_fails_and_names_each_field(json_wanted, tmp_path, capsys):
    typed = VALUES | {"plan.dose": LONG, "line.1": "李伟", "blank.nurse": "Ann Lee"}
    (tmp_path / "filled.pdf").write_bytes(filled_by_pypdf(form().pdf, typed))
    assert main(["verify", str(tmp_path / "filled.pdf"), *(["--format", "json"] if json_wanted else [])]) == 1
    said = capsys.readouterr()
    assert not any(each in said.out + said.err for each in (LONG, "李伟", "hundred"))
    assert "'Dose'" in said.err
    assert "'Line 1 to write on'" in said.err
    if json_wanted:
        assert json.loads(said.out)["fields_filled_in"] == sum(each not in ("", "/Off") for each in typed.values())
    else:
        assert "2 faults" in said.out
