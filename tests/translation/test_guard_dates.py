"""A date keeps its month in each language, in CLDR's words and in others that its people say."""

from __future__ import annotations

from datetime import date

import pytest
from quick import some, thinned
from test_guard_languages import held_against
from test_guard_units import LANGUAGES

from handout.cldr import long_date
from handout.guard.month_words import NAMES

MONTHS = [date(2027, month, 5) for month in range(1, 13)]


@pytest.mark.law
@pytest.mark.parametrize("language", thinned([*[each for each in LANGUAGES if each != "ht"]], 3))
def test_each_month_as_cldr_writes_it_is_no_other(language):
    for day in some(MONTHS, 3):
        written = long_date(day, language)
        for other in MONTHS:
            assert bool(held_against(long_date(other, "en"), written, language)) == (day != other), (other, written)


@pytest.mark.parametrize("language", thinned([*NAMES], 3))
def test_each_other_name_of_a_month_is_no_other(language):
    for month, words in zip(MONTHS, NAMES[language], strict=True):
        for word in (each.replace("_", " ") for each in words.split()):
            for other in MONTHS:
                told = held_against(long_date(other, "en"), f"5 {word} 2027", language)
                assert bool(told) == (month != other), (word, other)


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("hi", "5 मई 2027"),
        ("fa", "۵ مه ۲۰۲۷"),
        ("bn", "৫ মে ২০২৭"),
        ("gu", "5 મે 2027"),
        ("pa", "5 ਮਈ 2027"),
        ("my", "၂၀၂၇ မေလ ၅"),
        ("am", "በሜይ 5 ቀን 2027"),
        ("km", "ថ្ងៃទី 5 ខែឧសភា ឆ្នាំ 2027"),
        ("ar", "5 كذا 2027"),
        ("es", "5 de foo de 2027"),
        ("ht", "5 avril 2027"),
    ],
)
def test_a_month_that_is_another_or_none_is_found(language, other):
    assert held_against("March 5, 2027", other, language)


@pytest.mark.parametrize(
    ("language", "other"),
    [
        ("th", "5 เดือนมีนาคม พ.ศ. 2570"),
        ("tl", "ika-5 ng Marso 2027"),
        ("km", "ថ្ងៃទី 5 ខែមីនា ឆ្នាំ 2027"),
        ("my", "၂၀၂၇ ခုနှစ် မတ်လ ၅ ရက်"),
        ("am", "በማርች 5 ቀን 2027"),
        ("ar", "5 آذار 2027"),
        ("ar", "5 شهر مارس 2027"),
        ("bn", "৫ই মার্চ ২০২৭"),
        ("ht", "5 mas 2027"),
        ("yi", "5 מערץ 2027"),  # of a language whose months are not known
    ],
)
def test_the_same_month_passes(language, other):
    assert held_against("March 5, 2027", other, language) == []
