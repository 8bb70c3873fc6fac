"""Each language's own spelling of units, dates and 'one' is known, and none passes for another."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from quick import thinned
from test_guard_languages import held_against

from handout.cldr import long_date, unit_words
from handout.guard.spelling import key
from handout.guard.unit_words import SPELLINGS, SYMBOLS
from handout.guard.units import spellings
from handout.labels import FOLDER

LANGUAGES = sorted(each.stem for each in FOLDER.glob("*.json"))
DOSES = ("mg", "mcg", "g", "kg", "mL", "IU")
DAY = date(2027, 1, 15)


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("15 mg", "ru", "15 миллиграммов"),
        ("1.5 mg", "ru", "1,5 миллиграмма"),
        ("15 mg", "ar", "15 مليغرام"),
        ("15 mg", "ar", "15 مليجرام"),
        ("15 mg", "ar", "15 ملليجرام"),
        ("15 mg", "ar", "15 مليغراماً"),
        ("3 mg", "ar", "3 ملّيغرامات"),
        ("1000 IU", "ar", "1000 وحدة دولية"),
        ("1000 IU", "fa", "۱۰۰۰ واحد بین‌المللی"),
        ("1000 IU", "ru", "1000 МЕ"),
        ("1000 IU", "uk", "1000 МО"),
        ("1000 IU", "de", "1000 IE"),
        ("15 mg", "ur", "15 ملی گرام"),
        ("15 mg", "fa", "15 میلی گرم"),
        ("15 mg", "fa", "15 میلی\u00a0گرم"),
        ("15 mg", "fa", "15 میلی‌گرم"),
        ("15 mg", "he", "15 מיליגרם"),
        ("15 mg", "he", "15 מ״ג"),
        ("15 mg", "bn", "15 মিলি গ্রাম"),
        ("15 mg", "gu", "15 મિલિગ્રામની"),
        ("15 mcg", "my", "15 မိုက်ခရိုဂရမ်"),
        ("5 mg/kg", "ru", "5 миллиграммов на килограмм"),
        ("January 15, 2027", "fa", "۱۵ ژانویهٔ ۲۰۲۷"),
        ("January 15, 2027", "fa", "۱۵ ژانویه‌ی ۲۰۲۷"),
        ("January 15, 2027", "th", "15 มกราคม 2570"),
        ("January 15, 2027", "th", "15 มกราคม พ.ศ. 2570"),
        ("January 15, 2027", "th", "15 มกราคม 2027"),
        ("January 15, 2027", "th", "15/1/2570"),
        ("January 15, 2027", "am", "ጃንዋሪ 15 ቀን 2027"),
        ("1 syringe", "ar", "محقنة واحدة"),
        ("1 inch", "ar", "بوصة واحدة"),
        ("1 year", "ar", "سنة واحدة"),
        ("1 mg", "ar", "مليغرام واحد"),
        ("a syringe", "ar", "محقنة واحدة"),
        ("1 year", "he", "שנה אחת"),
        ("5 mg/kg", "hi", "5 मि.ग्रा./कि.ग्रा.।"),
        ("5 mg/kg", "bn", "৫ মি.গ্রা./কেজি।"),
        ("5 mg/kg", "am", "5 mg/kg።"),
        ("5 mg/kg", "fa", "۵ میلی‌گرم بر کیلوگرم"),
        ("100 mg", "gu", "100 મિ.ગ્રા.થી"),
        ("100 mg", "gu", "100 mgની"),
        ("100 mg", "sw", "miligramu 100"),
        ("10 mL", "sw", "mL 10"),
        ("40 mg 2 times", "sw", "40 mg mara 2"),
        ("0.9% saline", "de", "0,9%ige Lösung"),
        ("0.9% saline", "ru", "0,9%-ный раствор"),
        ("15 percent", "ja", "15パーセント"),
        ("15%", "en", "15 percent"),
        ("15 per cent", "zh-Hans", "百分之15"),
        ("15%", "so", "boqolkiiba 15"),
        ("15%", "sw", "asilimia 15"),
        ("15%", "ko", "15퍼센트"),
        ("38 °C", "ar", "38 درجات مئوية"),
        ("38 °C", "fa", "۳۸ درجهٔ سانتی‌گراد"),
        ("38 °C", "ja", "摂氏38度"),
        ("100 °F", "zh-Hant", "華氏100度"),
        ("38 °C", "ko", "섭씨 38도"),
    ],
)
def test_a_languages_own_spelling_passes(english, language, other):
    assert held_against(english, other, language) == []


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("15 mL", "bn", "15 মিলি গ্রাম"),  # 'মিলি' alone is mL
        ("15 mL", "ar", "15 مل غرام"),
        ("15 mL", "hi", "15 मिली ग्राम"),
        ("5 mm", "ja", "5 ミリ"),  # mm, mL or mg
        ("15 mL", "en", "15 mL g"),
        ("15 mL", "bn", "15 মিলিয়ন"),  # million
        ("15 mg", "ru", "15 мгновений"),
        ("15", "ja", "15 ミリ"),
        ("100 mcg", "sw", "miligramu 100"),
        ("2 mg", "sw", "40 mg 2"),
        ("38 °C", "ja", "華氏38度"),
        ("15%", "sw", "15"),
        ("15", "so", "boqolkiiba 15"),
        ("100 mcg", "gu", "100 મિ.ગ્રા.થી"),
        ("15 g", "gu", "15 mgની"),
        ("1 year", "ar", "شهر واحد"),
        ("1 mg", "ar", "ميكروغرام واحد"),
        ("1 mg", "ar", "محقنة واحدة"),
        ("1 syringe", "ar", "مرة واحدة"),  # once
        ("2 years", "ar", "سنة واحدة"),
        ("January 15, 2027", "th", "15 มกราคม ค.ศ. 2570"),
        ("January 15, 2027", "th", "15 มกราคม พ.ศ. 2027"),
        ("January 15, 2027", "lo", "15 ມັງກອນ 2570"),
        ("January 15, 2027", "am", "ጃንዋሪ 15 ቀን 2019"),  # the Ethiopian year of that day
    ],
)
def test_what_only_looks_alike_is_found(english, language, other):
    assert held_against(english, other, language)


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_each_word_of_a_unit_is_that_unit_and_no_other(language):
    for name in DOSES:
        listed = spellings(name, language)
        assert listed
        assert set(unit_words(language).get(name, ())) <= set(listed)
        for word in listed:
            assert held_against(f"15 {name}", f"15 {word}", language) == [], word


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_a_swapped_unit_is_found_in_each_spelling(language):
    for wanted, planted in permutations(DOSES, 2):
        for word in spellings(planted, language):
            assert held_against(f"15 {wanted}", f"15 {word}", language), (wanted, word)


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_a_lost_unit_is_found_in_each_spelling(language):
    for name in DOSES:
        for word in spellings(name, language):
            assert held_against("15", f"15 {word}", language), word


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_no_spelling_stands_for_two_units(language):
    units: dict[str, set[str]] = {}
    for table in (SYMBOLS, *SPELLINGS.values()):
        for name, words in table.items():
            for word in words.split():
                units.setdefault(key(word), set()).add(name)
    for name, listed in unit_words(language).items():
        for word in listed:
            units.setdefault(key(word), set()).add(name)
    assert {word: names for word, names in units.items() if len(names) > 1} == {}


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_a_date_is_known_and_one_that_is_changed_is_found(language):
    def missing(wanted: date) -> list[str]:
        return held_against(long_date(wanted, "en"), long_date(DAY, language), language)

    assert missing(DAY) == []
    for month in range(2, 13):
        assert missing(DAY.replace(month=month)), month
    for planted in (DAY.replace(day=16), DAY.replace(day=25), DAY.replace(year=2072), DAY.replace(year=2026)):
        assert missing(planted)


@pytest.mark.parametrize("language", thinned([*[each for each in LANGUAGES if each != "th"]], 3))
def test_a_year_of_the_buddhist_era_is_no_other_languages(language):
    planted = long_date(DAY.replace(year=2570), language)
    assert held_against("January 15, 2027", planted, language)


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_swapped_digits_are_found(language):
    for word in spellings("mg", language):
        assert held_against("15 mg", f"51 {word}", language)


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("68°F to 77°F", "es", "68-77 °F"),
        ("68°F to 77°F", "es", "68 a 77 °F"),
        ("5–10 mg", "ru", "5 мг – 10 мг"),
        ("5 mg to 10 mg", "ru", "5–10 мг"),
        ("5 mg to 10 mg", "ja", "5～10 mg"),
        ("68 to 77 degrees Fahrenheit", "es", "68–77 grados Fahrenheit"),
        ("38 degrees Celsius", "de", "38 Grad Celsius"),
        ("38 °C", "ru", "38 градусов Цельсия"),
        ("5 to 10 mg", "so", "5 ilaa 10 mg"),  # a word between that is not known
    ],
)
def test_both_numbers_of_a_range_have_its_unit(english, language, other):
    assert held_against(english, other, language) == []


def test_degrees_of_another_scale_are_found():
    assert held_against("38 degrees Celsius", "38 grados Fahrenheit", "es")


@pytest.mark.parametrize("other", ["5–10 g", "6–10 mg", "5 g – 10 mg"])
def test_a_range_in_another_unit_is_found(other):
    assert held_against("5 mg to 10 mg", other, "es")
