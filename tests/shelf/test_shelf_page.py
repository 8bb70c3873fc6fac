"""The shelf's page as text: what it says, and that nothing can slip into it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from shelves import spoken

from handout.diagnostics import Span
from handout.labels import catalogues, labels_for
from handout.languages import direction_of
from handout.model import Approval, Clinic, Phrase
from handout.palette import TEXT_CONTRAST, WHITE, contrast, derive
from handout.review import ReviewState
from handout.shelf.languages import names_of
from handout.shelf.page import shelf_page
from handout.shelf.plan import VARIANTS, Listing, Sheet, file_name
from handout.source.clinic import read_clinic

DAY = date(2026, 11, 23)
APPROVAL = Approval(Phrase("Jane Roe, MD", Span("a")), date(2026, 11, 2), "0")
EVIL = "<script>alert(1)</script>\"'&"


def listing(language: str = "en", title: str = "Anakinra", brands: tuple[str, ...] = (), **more) -> Listing:
    sheets = tuple(Sheet(each, file_name("one", language, each), 2, 12.5) for each in VARIANTS)
    return Listing("one", language, title, brands, ReviewState(), sheets)._replace(**more)


def clinic(name: str = "Riverbend", more: str = "") -> Clinic:
    return read_clinic(f"format: 1\nname: {name}\n{more}".encode(), "clinic.yaml").value


def page(*listings: Listing, clinic: Clinic | None = None) -> str:
    return shelf_page(listings, clinic, DAY).decode()


def reviews(html: str) -> list[tuple[str, str]]:
    """What is said of reviews: how it looks, and its words."""
    return [(looks, spoken(words)) for looks, words in re.findall(r'<p class="(review[^"]*)"[^>]*>(.*?)</p>', html)]


class Elements(HTMLParser):
    """All elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def test_words_are_never_markup() -> None:
    evil = ReviewState(APPROVAL._replace(by=Phrase(EVIL, Span("a"))))
    html = page(
        listing(title=EVIL, brands=(EVIL,)),
        listing("es", EVIL, missing=EVIL, sheets=(), review=evil),
        clinic=clinic(f"'{EVIL.replace(chr(39), '')}'"),
    )
    plain = Elements(
        page(listing(), listing("es", missing="x", sheets=(), review=ReviewState(APPROVAL)), clinic=clinic())
    )
    assert [tag for tag, _ in Elements(html).found] == [tag for tag, _ in plain.found]
    assert Elements(html).of("li")[0]["data-words"].startswith(EVIL)
    assert html.count("<script") == 2


def test_the_policy_names_the_style_and_the_script_and_allows_nothing_else() -> None:
    html = page(listing(), clinic=clinic(more='colors: {primary: "#204060", accent: "#802000"}\n'))
    policy = Elements(html).of("meta")[1]["content"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def test_it_leads_nowhere_but_to_its_sheets() -> None:
    html = page(listing())
    links = [attributes for _, attributes in Elements(html).found if {"href", "src"} & set(attributes)]
    assert [each["href"] for each in links] == [file_name("one", "en", each) for each in VARIANTS]
    assert "://" not in html


@pytest.mark.parametrize(
    ("state", "words", "looks"),
    [
        (ReviewState(), ["Draft: not yet reviewed by a clinician"], ["review"]),
        (ReviewState(APPROVAL), ["Reviewed by Jane Roe, MD on November 2, 2026."], ["review reviewed"]),
        (
            ReviewState(None, APPROVAL),
            ["Draft: changed since its review by Jane Roe, MD on November 2, 2026"],
            ["review"],
        ),
        (
            ReviewState(APPROVAL, None, date(2026, 11, 22)),
            ["Reviewed by Jane Roe, MD on November 2, 2026.", "Past its review date (November 22, 2026)"],
            ["review reviewed", "review"],
        ),
    ],
)
def test_a_state_of_review_is_words(state: ReviewState, words: list[str], looks: list[str]) -> None:
    assert reviews(page(listing(review=state))) == list(zip(looks, words, strict=True))


def test_a_translation_that_nobody_answers_for_is_told_first_and_never_looks_reviewed() -> None:
    html = page(listing("es", review=ReviewState(APPROVAL), unreviewed=True, behind=("dosing", "storage")))
    assert reviews(html) == [
        ("review", "Translation not yet reviewed"),
        ("review", "Behind its source: dosing, storage"),
        ("review", "Reviewed by Jane Roe, MD on November 2, 2026, but not as a translation"),
    ]


def test_other_languages_are_tagged_with_their_direction() -> None:
    html = page(listing("ar", "أناكينرا"), listing("es", "Anakinra"))
    assert '<h2><span lang="ar" dir="rtl">أناكينرا</span></h2>' in html
    assert '<h2><span lang="es" dir="ltr">Anakinra</span></h2>' in html
    assert "Spanish · español" in spoken(html)
    assert '<span lang="es" dir="ltr" class="own">español</span>' in html


def test_a_search_finds_by_titles_and_brands_of_all_languages_and_by_both_names_of_its_own() -> None:
    elements = Elements(page(listing("en", "Methotrexate", ("Trexall",)), listing("es", "Metotrexato")))
    english, spanish = (each["data-words"] for each in elements.of("li") if "data-words" in each)
    assert set(spanish.split()) == {"Metotrexato", "Spanish", "español", "es", "one", "Methotrexate", "Trexall"}
    assert set(english.split()) == {"Metotrexato", "English", "en", "one", "Methotrexate", "Trexall"}


def test_handouts_stand_by_their_english_titles_english_first() -> None:
    html = page(listing("en", "beta", id="a"), listing("es", "Zeta"), listing("en", "Alpha"), listing("ar", "أ"))
    assert re.findall(r"<h2>(?:<span[^>]*>)?(.*?)<", html) == ["Alpha", "أ", "Zeta", "beta"]


def test_each_link_says_by_itself_what_it_leads_to() -> None:
    html = page(listing("es", "Anakinra"))
    links = [spoken(each) for each in re.findall(r"<a .*?</a>", html)]
    assert links[0] == "Letter (Standard print, Anakinra, Spanish) Pages: 2, type size: 12.5 points"
    assert len(set(links)) == len(VARIANTS)


def test_one_missing_sheet_has_its_reason_and_the_others_stay() -> None:
    first, *others = listing().sheets
    html = page(listing(sheets=(first._replace(missing="it is too long"), *others)))
    assert html.count("it is too long") == 1
    assert html.count("<a ") == len(VARIANTS) - 1


@pytest.mark.parametrize(
    ("tag", "english", "own"),
    [
        ("zh-Hant", "Chinese (Traditional)", "中文 (繁體)"),
        ("es-MX", "Spanish (es-MX)", "español"),
        ("pt-BR", "Portuguese (Brazil)", "português (Brasil)"),
        ("tlh", "tlh", "tlh"),
    ],
)
def test_languages_by_their_names(tag: str, english: str, own: str) -> None:
    assert names_of(tag) == (english, own)


@pytest.mark.parametrize("colors", [(), ("#f2b632", "#ffe0e0"), ("#000000", "#ffffff"), ("#0b5d7a", "#a64b16")])
def test_all_that_is_read_has_the_contrast_that_text_needs(colors: tuple[str, ...]) -> None:
    palette = derive(*colors)
    for color in (palette.ink, palette.quiet, palette.primary, palette.accent):
        assert contrast(color, WHITE) >= TEXT_CONTRAST
        assert contrast(color, palette.primary_tint) >= TEXT_CONTRAST


class TestLanguages:
    """The page speaks the languages of its sheets: the clinic's first, English at least."""

    def lexicon(self, html: str) -> dict[str, dict]:
        (data,) = re.findall(r'<script id="words" type="application/json">(.*?)</script>', html)
        return json.loads(data)

    def test_the_clinics_own_comes_first_and_is_what_is_there_without_a_script(self) -> None:
        html = page(listing("es"), listing("ar"), clinic=clinic(more="language: ar\n"))
        assert '<html lang="ar" dir="rtl">' in html
        assert [each["value"] for each in Elements(html).of("option")] == ["ar", "en", "es"]
        fixed = labels_for("ar")
        for key in ("shelf_heading", "shelf_search", "shelf_standard", "draft", "shelf_private"):
            assert fixed[key] in spoken(html)
        assert "الإسبانية · español" in spoken(html)
        assert labels_for("ar").date(DAY) in spoken(html)
        assert "Standard print" not in spoken(html)

    def test_only_those_of_sheets_that_are_there(self) -> None:
        html = page(listing("en"), listing("es", missing="x", sheets=()))
        assert list(self.lexicon(html)) == ["en"]
        assert not Elements(html).of("select")

    def test_a_language_without_fixed_words_is_not_offered_and_its_clinic_gets_english(self) -> None:
        html = page(listing("hy"), listing("es-MX"), clinic=clinic(more="language: hy\n"))
        assert list(self.lexicon(html)) == ["en", "es"]
        assert '<html lang="en" dir="ltr">' in html

    @pytest.mark.parametrize("language", catalogues())
    def test_all_that_is_said_is_in_the_lexicon_of_each(self, language: str) -> None:
        state = ReviewState(APPROVAL, None, DAY)
        html = page(
            listing(language, review=state),
            listing("es", review=ReviewState(None, APPROVAL), unreviewed=True, behind=("dosing",)),
            listing("en", review=state, unreviewed=True, missing="why"),
        )
        words = self.lexicon(html)[language]
        assert words["direction"] == direction_of(language)
        for _, attributes in Elements(html).found:
            if key := attributes.get("data-say"):
                given = json.loads(attributes.get("data-given") or "{}")
                blanks = set(re.findall(r"\{(\w+)\}", words["fixed"][key]))
                assert blanks == set(given)
                for blank in blanks & set(words["terms"]):
                    assert words["terms"][blank][given[blank]]

    def test_reasons_and_names_of_paper_are_tagged_as_english(self) -> None:
        first, *others = listing().sheets
        html = page(
            listing("es", sheets=(first._replace(missing="too long"), *others)), clinic=clinic(more="language: es\n")
        )
        assert '<span lang="en" dir="ltr">too long</span>' in html
        assert '<b><span lang="en" dir="ltr">Letter</span>' in html

    def test_the_clinics_name_is_the_one_of_each_language(self) -> None:
        html = page(listing("es"), clinic=clinic("{en: Bend, es: Meandro}"))
        lexicon = self.lexicon(html)
        assert [lexicon[each]["clinic"][2] for each in ("en", "es")] == ["Bend", "Meandro"]
        assert lexicon["es"]["title"] == "Hojas para pacientes · Meandro"
