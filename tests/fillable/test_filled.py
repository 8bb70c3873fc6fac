"""Filled in by other programs, a form keeps its values, still is PDF/UA, and shows the words in embedded fonts."""

import io

import pytest
import readers
from forms import (
    DAY,
    IDENTIFY,
    NOTES,
    PLAN,
    VALUES,
    WHOSE,
    filled_by_mupdf,
    filled_by_pdfium,
    filled_by_pypdf,
    form,
    values,
)
from making import HEAD, clinic_of, handout_of, plain_sections
from pypdf import PdfReader
from quick import grid

import handout as program
from handout.cli.main import main
from handout.layout.form import CHECK_MARGIN
from handout.paint.form import TICK_MARGIN

PROGRAMS = [lambda pdf: pdf, filled_by_pypdf, filled_by_pdfium]
NAMES = ["as it was made", "pypdf", "PDFium"]


@pytest.fixture(params=PROGRAMS, ids=NAMES)
def fill(request):
    if request.param is filled_by_pdfium:
        pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    return request.param


@pytest.mark.parametrize(
    ("style", "edition"), grid(["columns", "sidebar", "single"], ["standard", "large-print"], together=1)
)
def test_validators_find_nothing(fill, style, edition, tmp_path):
    pytest.importorskip("page", reason="page-validation is not installed")
    path = tmp_path / "form.pdf"
    path.write_bytes(fill(form(IDENTIFY + PLAN + NOTES, style=style, edition=edition).pdf))
    assert readers.validate(path, "ua1") == []


def test_mupdf_keeps_the_values_and_fails_one_rule_whatever_font_a_form_names(tmp_path):
    """MuPDF draws what is typed in Helvetica and ZapfDingbats of its own, and embeds neither (ISO 14289-1 7.21.4.1).

    It does so without a look at the font that DA names and DR holds: `full_font_name` in its pdf-appearance.c knows
    the five names of base-14 fonts alone and takes any other for Helvetica, so that a form can do nothing about it.
    """
    pytest.importorskip("page", reason="page-validation is not installed")
    path = tmp_path / "form.pdf"
    path.write_bytes(filled_by_mupdf(form(IDENTIFY + PLAN + NOTES).pdf))
    assert values(path.read_bytes()) == WHOSE | VALUES
    assert {each.partition(":")[0] for each in readers.validate(path, "ua1")} <= {"PDFUA1-FONT-EMBEDDING-001"}


@pytest.mark.parametrize(("more", "whose"), [("", {}), (IDENTIFY, WHOSE)])
def test_values_are_kept(fill, more, whose):
    pdf = form(more + PLAN + NOTES).pdf
    filled = fill(pdf)
    empty = {name: "/Off" if name.startswith("checklist") else "" for name in whose | VALUES}
    assert values(filled) == (empty if filled == pdf else whose | VALUES)


def test_verify_says_what_is_filled_in_and_that_it_says_nothing_of_it(tmp_path, capsys):
    for name, pdf in (("made", form().pdf), ("filled", filled_by_pypdf(form().pdf))):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
        main(["verify", str(tmp_path / f"{name}.pdf")])
    made, filled = capsys.readouterr().out.splitlines()
    assert "filled" not in made.partition(": ")[2]
    count = sum(value not in ("", "/Off") for value in VALUES.values())
    assert filled.endswith(f"; {count} fields filled in, which nothing is compared with")


def test_typed_words_are_drawn_in_fonts_that_the_file_brings(fill):
    shown = []
    for page in PdfReader(io.BytesIO(fill(form().pdf))).pages:
        for annotation in page.get("/Annots", ()):
            drawn = annotation.get_object().get("/AP", {}).get("/N", {})
            fonts = drawn.get("/Resources", {}).get("/Font", {}) if "/BBox" in drawn else {}
            shown += [font for name, font in fonts.items() if f"{name} ".encode() in drawn.get_data()]
    assert all(_is_embedded(font.get_object()) for font in shown)


FOREIGN = WHOSE | {"identity.name": "Żółć Łukasz Ağaşğı", "plan.dose": "½ – 1 ‰"}


def test_pypdf_sets_the_letters_of_other_latin_scripts_in_a_font_that_it_embeds(tmp_path):
    pymupdf = pytest.importorskip("pymupdf")
    pdf = filled_by_pypdf(form(IDENTIFY + PLAN).pdf, FOREIGN)
    with pymupdf.open(stream=pdf) as document:
        words = "".join(page.get_text() for page in document)
    assert [value for value in FOREIGN.values() if value not in words] == []
    pytest.importorskip("page", reason="page-validation is not installed")
    (tmp_path / "form.pdf").write_bytes(pdf)
    assert readers.validate(tmp_path / "form.pdf", "ua1") == []


@pytest.mark.parametrize(
    ("language", "font", "lacks"), [("en", "", 0), ("ru", "font: Noto Sans\n", 0), ("ru", "", 1), ("ar", "", 1)]
)
def test_a_sheet_in_letters_that_its_form_cannot_show_says_so(language, font, lacks):
    sheet = handout_of(plain_sections(1, 20), HEAD.replace("language: en", f"language: {language}"))
    clinic = clinic_of(f"format: 1\nname: Riverbend\nlanguage: {language}\nplan: [dose]\n{font}")
    told = program.render(sheet, clinic, date=DAY, fillable=True).diagnostics
    assert [each.code for each in told].count("form-letters") == lacks
    assert "form-letters" not in [each.code for each in program.render(sheet, clinic, date=DAY).diagnostics]


def _is_embedded(font) -> bool:
    owner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return "/FontFile2" in owner["/FontDescriptor"]


def test_a_tick_is_within_its_box():
    assert TICK_MARGIN == CHECK_MARGIN
