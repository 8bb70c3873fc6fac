"""Two languages side by side: each section beside itself, what holds for both once, all of it whole and tagged."""

import pymupdf
import pytest
import readers
from leaves import (
    DAY,
    LONG,
    assert_poppler_reads_the_same,
    assert_valid,
    clinic,
    handout_in,
    leaf,
    lengthened,
    recipient,
    without_notes,
)
from quick import ways

import handout as program
from handout.diagnostics import HandoutError
from handout.verify import read_back
from handout.verify.objects import open_file
from handout.verify.report import read

PAIRS = [("fr", "en"), ("en", "fr"), ("ar", "en"), ("en", "ar")]
SHEETS = [(*pair, whose) for pair in PAIRS for whose in ("nobody", "row")]


def lines_of(result):
    back = read_back(result.pdf)
    assert not back.faults, back.faults
    return back.lines


def codes(error):
    return sorted(each.code for each in error.value.diagnostics)


@pytest.fixture(scope="module", params=ways(SHEETS, together=1), ids="-".join)
def sheet(request):
    first, second, whose = request.param
    return leaf(first, second, recipient=recipient() if whose == "row" else None)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_validators_find_nothing(sheet, profile, tmp_path):
    assert_valid(sheet, profile, tmp_path)


@pytest.mark.skipif(not readers.poppler_is_there(), reason="poppler's pdfinfo is not installed")
def test_poppler_reads_the_same(sheet, tmp_path):
    assert_poppler_reads_the_same(sheet, tmp_path, figures=1)


def test_the_patients_language_is_read_first_and_whole():
    lines = lines_of(leaf("fr", "en"))
    order = ["Riverbend Rheumatology", "Utilisation", "À retenir", "Uses", "Points to remember"]
    assert [lines.index(each) for each in order] == sorted(lines.index(each) for each in order)


def test_each_half_says_its_language():
    sheet = read(open_file(leaf("ar", "en").pdf))
    (root,) = sheet.tree.roots
    assert [half.language for half in root.kids] == ["ar", "en"]
    assert sheet.about.catalog_language == "ar"
    assert sheet.about.dc_languages == ("ar", "en")


def test_the_file_names_both_wordings():
    about = read(open_file(leaf("fr", "en").pdf)).about
    changed = read(open_file(leaf("fr", handout_in("en", ("Blood tests", "Tests"))).pdf)).about
    assert (about.language, about.second_language) == ("fr", "en")
    assert about.version == changed.version
    assert about.second_version != changed.second_version
    assert about.second_version.endswith(about.second_hash[:8])


def test_what_holds_for_both_stands_once():
    lines = lines_of(leaf("fr", "en", recipient=recipient()))
    for words in ("Riverbend Rheumatology", "riverbend.example", "100 mg once a day"):
        assert lines.count(words) == 1, words
    assert sum("Rosa" in line for line in lines) == 1


def test_the_plan_has_its_labels_in_both_languages():
    lines = lines_of(leaf("fr", "en", recipient=recipient()))
    assert lines[lines.index("100 mg once a day") - 1] == "Dose à prendre · Dose"


def test_a_date_of_the_plan_is_written_in_both_languages():
    lines = lines_of(leaf("fr", "en", recipient=recipient()))
    assert lines[lines.index("Début · Start on") + 1] == "1 décembre 2026 · December 1, 2026"
    blank = lines_of(leaf("fr", "en", recipient=recipient(start_date=None, note="None yet."), clinic=without_notes()))
    assert blank[blank.index("Début · Start on") + 1] == ""


def test_a_note_says_the_rows_words_in_both_languages():
    lines = lines_of(leaf("fr", "en", recipient=recipient(nurse="Łukasz")))
    assert sum("Łukasz" in line for line in lines) == 2


def test_a_recipients_words_are_as_large_as_those_around_them():
    with pymupdf.open(stream=leaf("ar", "en", recipient=recipient()).pdf) as pdf:
        blocks = [block for page in pdf for block in page.get_text("dict")["blocks"]]
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    note, plain = (
        next(span["size"] for span in spans if words in span["text"]) for words in ("Bring your carton", "for adults")
    )
    assert note == pytest.approx(plain)


@pytest.mark.long
def test_copies_of_a_press_have_the_bytes_of_a_single_sheet():
    press = program.Press()
    rows = [recipient(), recipient(name="Jo Ng", nurse="Ann", note="Call me.")]
    options = {"clinic": clinic(), "date": DAY, "second": handout_in("en")}
    one = handout_in("fr")
    together = [program.render(one, recipient=row, press=press, **options).pdf for row in rows]
    assert together == [program.render(one, recipient=row, **options).pdf for row in rows]


def test_sections_of_one_language_alone_are_refused():
    more = lengthened("fr", 1)
    with pytest.raises(HandoutError, match="section 'more' is in 'fr', but not in 'en'"):
        leaf(more, "en")
    with pytest.raises(HandoutError, match="section 'more' is in 'fr', but not in 'en'"):
        leaf("en", more)


def test_sections_that_do_not_look_alike_are_all_told():
    with pytest.raises(HandoutError) as error:
        leaf("fr", handout_in("en", ("style: steps", "style: plain"), ("style: callout", "style: warning")))
    assert codes(error) == ["unlike-sections", "unlike-sections"]


def test_the_order_is_that_of_the_patients_language():
    text = handout_in("en").sections
    turned = handout_in("en")._replace(sections=tuple(reversed(text)))
    assert leaf("fr", turned).pdf == leaf("fr", "en").pdf


@pytest.mark.parametrize("options", [{"fillable": True}, {"edition": "large-print"}])
def test_what_no_sheet_in_two_languages_is(options):
    with pytest.raises(ValueError, match="two languages"):
        leaf("fr", "en", **options)


@pytest.mark.long
def test_steps_that_go_on_overleaf_have_their_headings_above_again():
    def stepped(language):
        text = "|\n" + "\n".join(f"      {n}. {LONG}" for n in range(1, 9))
        heading = {"fr": "Comment faire", "en": "How to do it"}[language]
        return handout_in(
            language, ("  - id: uses\n", f"  - id: do\n    heading: {heading}\n    text: {text}\n  - id: uses\n")
        )

    first, second = pymupdf.open("pdf", leaf(stepped("fr"), stepped("en")).pdf)
    assert "Comment faire (suite)" in second.get_text()
    assert "How to do it (continued)" in second.get_text()
    assert "(suite)" not in first.get_text()
    assert "(continued)" not in first.get_text()
