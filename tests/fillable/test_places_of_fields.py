"""What a sheet asks for in several places is one field: typed once, it stands at each of them."""

import io
import re

import pytest
import readers
from forms import IDENTIFY, PLAN, filled_by_mupdf, filled_by_pdfium, filled_by_pypdf, form, widgets
from pypdf import PdfReader
from quick import grid

from handout.verify import faults, read_back

LETTER = """\
notes:
  - {handout: "*", place: start, text: "Dear {Name}, come {next_visit}. Ask for {nurse}."}
  - {handout: "*", place: end, text: "{nurse} knows {name}. {nurse}!"}
"""
MORE = IDENTIFY + PLAN + LETTER
PLACES = {"identity.name": 3, "plan.next_visit": 2, "blank.nurse": 3, "identity.birth_date": 1, "plan.dose": 1}
TYPED = {"identity.name": "Rosa Ibáñez-Okafor", "plan.next_visit": "May 3, 2027", "blank.nurse": "Ann Lee"}


def _placed(pdf, name):
    return [field for page in widgets(pdf) for field, each in page if each == name]


@pytest.mark.parametrize(
    ("style", "edition"), grid(["columns", "sidebar", "single"], ["standard", "large-print"], together=1)
)
def test_each_fact_is_one_field_with_a_widget_at_each_of_its_places(style, edition, tmp_path):
    pdf = form(MORE, style=style, edition=edition).pdf
    assert faults(pdf) == ()
    assert {name: len(_placed(pdf, name)) for name in PLACES} == PLACES
    fields = {name: field for name, field in PdfReader(io.BytesIO(pdf)).get_fields().items() if "/FT" in field}
    assert {name: len(fields[name].get("/Kids", [0])) for name in PLACES} == PLACES
    assert fields.keys() - PLACES.keys() == {"note", "line.1", "line.2", "checklist.pack.1", "checklist.pack.2"}
    pytest.importorskip("page", reason="page-validation is not installed")
    (tmp_path / "form.pdf").write_bytes(pdf)
    assert readers.validate(tmp_path / "form.pdf", "ua1") == []


def test_all_places_of_a_field_are_called_alike():
    words = {name: {each["/TU"] for each in _placed(form(MORE).pdf, name)} for name in PLACES}
    assert words == {
        "identity.name": {"Name"},
        "plan.next_visit": {"Come back (date, such as January 15, 2027)"},
        "blank.nurse": {"Nurse"},
        "identity.birth_date": {"Date of birth"},
        "plan.dose": {"Dose"},
    }


@pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_mupdf, filled_by_pdfium])
def test_what_is_typed_once_shows_whole_at_each_place(fill):
    import pymupdf

    if fill is filled_by_pdfium:
        pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    pdf = fill(form(MORE).pdf, TYPED)
    shown = {name: [] for name in TYPED}
    with pymupdf.open(stream=pdf) as document:
        for page in document:
            for each in page.widgets():
                if each.field_name in TYPED:
                    here = page.get_text(clip=each.rect)
                    shown[each.field_name].append(here.count(TYPED[each.field_name]))
    assert shown == {name: [1] * PLACES[name] for name in TYPED}
    assert read_back(pdf).filled == len(TYPED)


def test_type_is_chosen_to_fit_only_where_places_hold_different_words():
    sizes = {name: {each["/DA"].split()[1] for each in _placed(form(MORE).pdf, name)} for name in PLACES}
    assert sizes["identity.name"] == sizes["plan.next_visit"] == {"0"}
    assert "0" not in sizes["blank.nurse"] | sizes["identity.birth_date"] | sizes["plan.dose"]


def test_a_browser_sets_a_short_name_hardly_smaller_than_the_words_around_it():
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    first = _placed(filled_by_pdfium(form(MORE).pdf, TYPED), "identity.name")[0]
    assert float(re.search(rb"([\d.]+) Tf", first["/AP"]["/N"].get_data())[1]) >= 10
