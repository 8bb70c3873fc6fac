"""The fixed words of each language: complete, with the same blanks, in letters that there are faces for."""

from __future__ import annotations

import json
import re
from datetime import date

import babel
import pytest
from making import CLINIC, clinic_of, handout_of, real_fonts
from quick import some, thinned

from handout.api import render
from handout.compose import Occasion, compose
from handout.labels import FOLDER, catalogues, labels_for
from handout.languages import direction_of
from handout.source.recipients import recipient_from_settings
from handout.spoken import text_lines
from handout.text.fonts import REGULAR
from handout.text.itemize import StyledRange, itemize

ASKED = "es fr pt de vi zh-Hans zh-Hant ko ja ru uk pl ar fa ur he hi bn pa gu tl ht so sw am th km my en"
ENGLISH = json.loads((FOLDER / "en.json").read_text("utf-8"))
OWN_DATES = {"months", "date"}
"""Of English, which need not wait for Babel, and of languages whose months CLDR has not."""
SAME_AS_ENGLISH = {
    "{label}: {value}",
    "Interpreter: {language}",
    "{address}",
    "Note",
    "Notes",
    "Version {version}",
    "Logo",
    "Dose",
    "Emergency:",
    "Name",
    "Start",
    "Logo of {name}",
}


def words_of(language: str) -> dict[str, str]:
    """All strings of a catalogue by key."""
    read = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    fields = read.pop("fields")
    return {**read, **{f"fields.{name}": words for name, words in fields.items()}}


def blanks(words: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", words))


def test_all_languages_that_were_asked_for_are_there():
    assert set(ASKED.split()) <= set(catalogues())


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_no_key_is_lacking_and_none_is_unknown(language):
    english = words_of("en")
    own = words_of(language).keys() & OWN_DATES
    assert own in (set(), OWN_DATES)
    assert words_of(language).keys() - own == english.keys() - OWN_DATES


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_the_blanks_are_those_of_english(language):
    english = words_of("en")
    for key, words in words_of(language).items():
        if key not in OWN_DATES | {"review"}:
            assert blanks(words) == blanks(english[key]), key


@pytest.mark.parametrize("language", thinned([*[each for each in catalogues() if each != "en"]], 3))
def test_nothing_was_left_in_english(language):
    english = words_of("en")
    left = {words for key, words in words_of(language).items() if words == english[key]} - SAME_AS_ENGLISH
    assert not left


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_each_says_whether_a_person_reviewed_it(language):
    review = words_of(language)["review"]
    assert review == "source" if language == "en" else review


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_there_is_a_face_for_each_letter(language):
    for words in words_of(language).values():
        if isinstance(words, str):
            ranges = [StyledRange(0, len(words), REGULAR, 0)]
            assert itemize(words, ranges, real_fonts(), language, None)


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_dates_have_the_month_as_a_word_and_digits_as_doses_have_them(language):
    written = labels_for(language).date(date(2026, 3, 4))
    assert re.findall(r"\d+", written) in (["4", "2026"], ["2026", "4"], ["4", "3", "2026"], ["2026", "3", "4"])
    assert written.isascii() or not re.search(r"[^\x00-\x7f]\d*[٠-٩۰-۹०-९০-৯]", written)
    assert written != "2026-03-04"


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_each_month_has_a_name_of_its_own(language):
    written = [labels_for(language).date(date(2026, month, 4)) for month in range(1, 13)]
    assert len(set(written)) == 12
    assert not [each for each in written if re.search(r"M\d", each)]


def test_months_that_cldr_lacks_do_not_depend_on_the_release_of_babel(monkeypatch):
    def unknown(*_, **__):
        raise babel.UnknownLocaleError("ht")

    monkeypatch.setattr("babel.dates.format_date", unknown)
    assert labels_for("ht").date(date(2026, 3, 4)) == "4 mas 2026"
    assert labels_for("ht").date(date(2026, 8, 15)) == "15 out 2026"


def test_english_dates_stay_as_they_were():
    assert labels_for("en").date(date(2026, 11, 4)) == "November 4, 2026"


@pytest.mark.parametrize(
    ("asked", "served"),
    [("es-MX", "es"), ("zh-TW", "zh-Hant"), ("zh", "zh-Hans"), ("pt-BR", "pt"), ("pa-PK", "en"), ("hy", "en")],
)
def test_a_language_is_served_by_its_own_script_or_by_english(asked, served):
    assert labels_for(asked).language == served


@pytest.mark.parametrize("language", thinned([*catalogues()], 3))
def test_a_page_with_all_fixed_words_is_made(language):
    head = f"format: 1\nid: made\nlanguage: {language}\ntitle: Anakinra\n"
    handout = handout_of("intro: Anakinra.\n", head)
    made = render(handout, None, date=date(2026, 11, 24))
    assert made.pages == 1
    document, _ = compose(handout, None)
    assert document.direction == direction_of(language)
    assert labels_for(language)["draft"] in list(text_lines(document))


def test_who_reads_another_language_is_told_how_to_ask_for_an_interpreter():
    clinic = clinic_of(CLINIC)
    document, _ = compose(handout_of("intro: Hallo.\n"), clinic, Occasion(asked="ar"))
    first = document.lead[0]
    assert "1-800-555-0142" in first.inlines[0].children[0].text
    assert dict(document.languages)[first.span] == "ar"


def test_the_row_says_which_language_that_is():
    clinic = clinic_of(CLINIC + "language_fallback: {so: en}\n")
    row = recipient_from_settings(["language=Somali"], None, None)
    handout = handout_of("intro: Take it.\n")
    pdf = render(handout, clinic, date=date(2026, 11, 24), recipient=row).pdf
    from handout.verify import read_back

    lines = [line for line in read_back(pdf).lines if "turjubaan" in line]
    assert lines == ["Waxaad heli kartaa turjubaan bilaash ah. Wac 1-800-555-0142."]


def test_nobody_else_is():
    row = recipient_from_settings(["language=en-GB"], None, None)
    pdf = render(handout_of("intro: Take it.\n"), clinic_of(), date=date(2026, 11, 24), recipient=row).pdf
    from handout.verify import read_back

    assert not [line for line in read_back(pdf).lines if "interpreter, free" in line]


def lead_of(asked, clinic=CLINIC):
    document, told = compose(handout_of("intro: Take it.\n"), clinic_of(clinic), Occasion(asked=asked))
    first = document.lead[0]
    return first.inlines[0].children[0].text, dict(document.languages).get(first.span), [each.code for each in told]


def test_staff_are_told_of_a_language_in_which_there_are_no_words():
    assert lead_of("hmn") == ("Interpreter: Hmong", None, ["no-words"])
    assert lead_of("lo") == ("Interpreter: Lao (ລາວ)", None, ["no-words"])
    assert lead_of("dv") == ("Interpreter: Divehi (ދިވެހިބަސް)", None, ["no-words"])


def test_a_language_that_cldr_does_not_know_has_its_tag():
    assert lead_of("mww")[0] == "Interpreter: mww"


def test_the_clinics_own_words_in_the_patients_language_come_first():
    own = CLINIC.replace('interpreter: "Need an interpreter? It is free."\n', "")
    own += "interpreter: {en: Ask., ur: ترجمان کے لیے 1-800-555-0199 پر فون کریں۔, hmn: Hu rau peb.}\n"
    assert lead_of("ur", own) == ("ترجمان کے لیے 1-800-555-0199 پر فون کریں۔", "ur", [])
    assert lead_of("hmn", own) == ("Hu rau peb.", "hmn", [])
    assert "1-800-555-0142" in lead_of("he", own)[0]


@pytest.mark.parametrize("asked", ["lo", "Hmong", "hmn", "mww"])
def test_a_row_in_a_language_without_words_makes_a_sheet_that_names_it(asked):
    clinic = clinic_of(CLINIC + "language_fallback: {lo: en, hmn: en, mww: en}\n")
    row = recipient_from_settings([f"language={asked}"], None, None)
    made = render(handout_of("intro: Take it.\n"), clinic, date=date(2026, 11, 24), recipient=row)
    from handout.verify import read_back

    assert [line for line in read_back(made.pdf).lines if line.startswith("Interpreter: ")]
    assert [each.code for each in made.diagnostics if each.code == "no-words"]


def test_words_of_a_row_that_are_no_language_are_never_repeated():
    row = recipient_from_settings(["language=Ali's own"], None, None)
    made = render(handout_of("intro: Take it.\n"), clinic_of(), date=date(2026, 11, 24), recipient=row)
    assert not [each for each in made.diagnostics if "Ali" in str(each)]


@pytest.mark.law
def test_there_are_letters_for_each_name_that_a_language_has_for_itself():
    from handout.interpreter import _name
    from handout.language_data import LIKELY

    for tag in some(LIKELY.split()[::3]):
        words = _name(tag, labels_for("en"))
        assert itemize(words, [StyledRange(0, len(words), REGULAR, 0)], real_fonts(), "en", None), tag
