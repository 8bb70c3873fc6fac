"""Commas, colons and spaces that the program itself puts between a handout's words, in each script."""

import pytest
from making import CLINIC, HEAD, clinic_of, handout_of

from handout.compose import Occasion, compose
from handout.points import in_one_line, spaced
from handout.spoken import text_lines

BODY = """\
brand_names: [One, Two]
intro: Take it.
sections:
  - {id: before, heading: Before, style: warning, text: Ask us.}
resources:
  - {name: DailyMed, about: full label, url: "https://dailymed.nlm.nih.gov/"}
  - {name: Other, url: "https://other.example/"}
review: {written_by: Ada, updated: 2026-11-24}
translation: {of: en, method: machine}
"""


def lines_of(language):
    handout = handout_of(BODY, HEAD.replace("language: en", f"language: {language}"))
    clinic = clinic_of(f"{CLINIC}language_fallback: {{{language}: en}}\n")
    document, _ = compose(handout, clinic, Occasion())
    return list(text_lines(document))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-Hans", ["One、Two", "DailyMed，full label：dailymed.nlm.nih.gov", "Other：other.example", "警告：Before"]),
        ("zh-Hant", ["One、Two", "DailyMed，full label：dailymed.nlm.nih.gov", "Other：other.example", "警告：Before"]),
        ("ja", ["One、Two", "DailyMed、full label：dailymed.nlm.nih.gov", "Other：other.example", "警告：Before"]),
        ("ar", ["One، Two", "DailyMed، full label: dailymed.nlm.nih.gov", "Other: other.example", "تحذير: Before"]),
        ("ps", ["One، Two", "DailyMed، full label: dailymed.nlm.nih.gov", "Other: other.example", "Warning: Before"]),
        ("am", ["One፣ Two", "DailyMed፣ full label፦ dailymed.nlm.nih.gov", "Other፦ other.example"]),
        ("ko", ["One, Two", "DailyMed, full label: dailymed.nlm.nih.gov", "Other: other.example", "경고: Before"]),
    ],
)
def test_what_is_put_together_has_the_points_of_its_language(language, expected):
    lines = lines_of(language)
    assert [each for each in expected if each not in lines] == []
    assert "1400 Millrace Road, Suite 210, Riverbend, OH 45099" in lines


@pytest.mark.parametrize(
    ("language", "byline"), [("zh-Hans", "撰写：Ada。由机器翻译。"), ("ja", "執筆：Ada。機械で翻訳しました。")]
)
def test_no_space_stands_behind_a_full_width_sign(language, byline):
    lines = lines_of(language)
    assert byline in lines
    assert not [each for each in lines if "： " in each or "。 " in each]


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (["Mill Road", "Ærø"], "zh-Hans", "Mill Road, Ærø"),
        (["长江路 5 号", "北京"], "zh-Hans", "长江路 5 号，北京"),
        (["شارع 5", "عمان"], "ar", "شارع 5، عمان"),
        (["Mill Road 5", "Riverbend"], "ar", "Mill Road 5, Riverbend"),
    ],
)
def test_an_address_has_the_commas_of_its_letters(lines, language, expected):
    assert in_one_line(lines, language) == expected


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [("a:", "b", "a: b"), ("电话：", "1", "电话：1"), ("电话", "1", "电话 1"), ("", "b", "b"), ("a", "", "a")],
)
def test_words_are_parted_once(words, others, expected):
    assert spaced(words, others) == expected
