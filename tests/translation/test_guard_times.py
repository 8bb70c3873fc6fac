"""A time of day is the same in each language's own words, and none that is said of the other half of the day passes."""

from __future__ import annotations

import pytest
from pairs import ENGLISH, SPANISH, loaded
from quick import some, thinned
from test_guard_languages import held_against
from test_guard_units import LANGUAGES

from handout.cldr import day_words
from handout.diagnostics import HandoutError
from handout.guard.times import spellings, times

WITH_HALVES = [
    each for each in LANGUAGES if {"am", "pm"} <= {one for said in day_words(each).values() for one in said.kinds}
]
MINUTES = range(0, 24 * 60, 30)


def english(minute: int) -> str:
    hour = minute // 60
    return f"{(hour - 1) % 12 + 1}:{minute % 60:02} {'am' if hour < 12 else 'pm'}"


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("8:30 am", "es", "8:30 a. m."),
        ("8:30 a.m.", "es", "8:30 de la mañana"),
        ("8:30 am", "es", "08:30"),
        ("8 am", "es", "8 a.\u00a0m."),
        ("5 p.m.", "es", "5 de la tarde"),
        ("8:30 am", "ar", "٨:٣٠ ص"),
        ("8:30 am", "ar", "8:30 صباحاً"),
        ("8 am", "ar", "الساعة 8 صباحًا"),
        ("8:30 pm", "ar", "8:30 في المساء"),
        ("1 am", "es", "la 1 de la mañana"),
        ("8:30 pm", "fr", "20:30"),
        ("8:30 pm", "fr", "20 h 30"),
        ("8:30 pm", "fr", "20h30"),
        ("at 8 am", "fr", "à 8 h"),
        ("at 8 pm", "fr", "à 8 h du soir"),
        ("8:30 pm", "de", "20.30 Uhr"),
        ("8 pm", "de", "8 Uhr abends"),
        ("8 pm", "de", "abends um 8 Uhr"),
        ("8 am", "de", "8 Uhr"),
        ("8:30 pm", "pt", "20h30"),
        ("8 pm", "pl", "o 8 wieczorem"),
        ("8 am", "ru", "8 часов утра"),
        ("8 am", "ru", "8 утра"),
        ("8:30 pm", "uk", "8:30 вечора"),
        ("8:30 pm", "zh-Hans", "下午8:30"),
        ("8:30 pm", "zh-Hans", "晚上8点30分"),
        ("8:30 am", "zh-Hant", "上午８：３０"),
        ("8:30 pm", "ja", "午後8時30分"),
        ("8 pm", "ko", "오후 8시"),
        ("8:30 am", "ko", "아침 8시 30분"),
        ("8 pm", "hi", "रात 8 बजे"),
        ("8:30 am", "bn", "সকাল ৮:৩০টায়"),
        ("8 am", "ur", "صبح 8 بجے"),
        ("8 am", "fa", "ساعت ۸ صبح"),
        ("8:30 am", "he", "8:30 בבוקר"),
        ("8:30 pm", "th", "20.30 น."),
        ("8 am", "vi", "8 giờ sáng"),
        ("8:30 am", "km", "៨:៣០ ព្រឹក"),
        ("8:30 pm", "my", "ည ၈:၃၀"),
        ("8 pm", "tl", "8 ng gabi"),
        ("8:30 am", "ht", "8:30 nan maten"),
        ("8:30 am", "am", "2:30 ጥዋት"),
        ("8:30 am", "am", "ከጠዋቱ 2:30 ሰዓት ጥዋት"),
        ("8:30 am", "am", "8:30 AM"),
        ("8:30 pm", "am", "20:30"),
        ("8:00 AM", "sw", "saa 2:00 asubuhi"),
        ("8 am", "sw", "saa 2 asubuhi"),
        ("8:00 pm", "sw", "saa 2:00 usiku"),
        ("8:00 AM", "sw", "saa 8:00 AM"),
        ("8:00 pm", "sw", "saa 20:00"),
        ("8:30 am", "sw", "8:30 asubuhi"),
        ("noon", "de", "12:00"),
        ("12 noon", "es", "12 del mediodía"),
        ("12:00 pm", "fr", "midi"),
        ("8:30 am–5 pm", "es", "8:30 a. m.–5 p. m."),
        ("8:30 am–5 pm", "fr", "8 h 30–17 h"),
        ("8 am to 5 pm", "fr", "de 8 h à 17 h"),
        ("8 am to 5 pm", "de", "von 8 bis 17 Uhr"),
        ("8 am to 10 am", "hi", "सुबह 8 बजे से 10 बजे"),
        ("9–11 am", "es", "de 9 a 11 a. m."),
        ("8:30–17:00", "ar", "8:30 صباحًا–5:00 مساءً"),
        ("8:30", "es", "8:30"),
        ("8:30", "fr", "8 h 30"),
    ],
)
def test_the_same_time_passes(source, language, other):
    assert held_against(source, other, language) == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("8:30 am", "es", "8:30 p. m."),
        ("8:30 am", "ar", "8:30 مساءً"),
        ("8:30 pm", "es", "8:30"),
        ("8:30 pm", "ar", "8:30"),
        ("8:30 am", "es", "8:30"),
        ("8:30", "es", "8:30 p. m."),
        ("8:30 pm", "fr", "8:30"),
        ("8:30 pm", "fr", "8 h 30"),
        ("8 am", "es", "8"),
        ("8 am", "es", "8 p. m."),
        ("8 am", "fr", "à 20 h"),
        ("8:30 am", "de", "abends um 8:30 Uhr"),
        ("at 8 am", "fr", "toutes les 8 h"),
        ("8:30 am", "de", "8:31 Uhr"),
        ("8 am", "hi", "साढ़े 8 बजे सुबह"),  # half past
        ("8 am", "zh-Hans", "早上8点半"),
        ("8:30 am", "es", "20:30 a. m."),
        ("12 pm", "ar", "12 مساءً"),  # midnight to those who say it
        ("12 pm", "ja", "午後12時"),
        ("12 pm", "fr", "minuit"),
        ("8:30 am", "sw", "2:30 asubuhi"),  # 8:30 by the clock that begins at six, and 2:30 by the other
        ("2:30 am", "sw", "2:30 asubuhi"),
        ("2:30 am", "am", "2:30 ጥዋት"),
        ("8:30 am", "am", "8:30 ጥዋት"),  # by the clock that begins at six, no hour of the morning
        ("8:00 AM", "sw", "saa 8:00 asubuhi"),
        ("2:00 AM", "sw", "saa 2:00 asubuhi"),
        ("8:00 pm", "sw", "saa 8:00 usiku"),
        ("8:00", "sw", "saa 8:00"),
        ("8:30 pm", "am", "8:30 ከሰዓት"),
        ("8:30 am–5 pm", "es", "8:30 p. m.–5 p. m."),
        ("9 am–5 pm", "es", "9–5 p. m."),
        ("11 pm to 1 pm", "es", "de 11:00 a 1:00 p. m."),
        ("1 pm", "es", "la 1 de la mañana"),
        ("1:30 pm", "es", "1:30 de la mañana"),
        ("11 am", "es", "11 de la tarde"),
    ],
)
def test_another_time_or_one_that_may_be_two_is_found(source, language, other):
    assert held_against(source, other, language)


def test_a_time_that_is_another_is_told_as_it_is_written():
    assert held_against("at 8:30 am", "um 8:31 Uhr", "de") == ["8:30 am", "8:31 Uhr"]


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("1:10", "de", "1:10"),
        ("1 hour 30 minutes", "fr", "1 h 30"),
        ("every 8 hours", "fr", "toutes les 8 h"),
        ("2 in the morning and 1 at night", "es", "2 por la mañana y 1 por la noche"),
        ("2 in the morning and 1 at night", "ar", "2 صباحًا و1 ليلا"),
        ("2 in the morning and 1 at night", "de", "2 morgens und 1 abends"),
        ("5 a day", "de", "5 am Tag"),
        ("at 8 pm 30 mg", "de", "um 20 Uhr 30 mg"),
        ("5 m", "ar", "5 م"),
    ],
)
def test_what_may_be_no_time_is_held_against_numbers(source, language, other):
    assert held_against(source, other, language) == []


@pytest.mark.law
@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_each_way_to_write_a_time_passes_for_that_time_alone(language):
    for minute in some(MINUTES, 5):  # full hours and half ones
        ways = spellings(minute, language)
        assert ways
        for way in ways:
            for wanted in (minute, (minute + 12 * 60) % (24 * 60)):
                assert bool(held_against(english(wanted), way, language)) == (wanted != minute), (wanted, way)


@pytest.mark.parametrize("language", thinned([*WITH_HALVES], 3))
@pytest.mark.parametrize("form", ["{time} {word}", "{word} {time}"])
def test_the_other_half_of_the_day_is_found(language, form):
    """Whatever CLDR calls the halves, and on either side of the number: swapped, they never pass."""
    for word, said in day_words(language).items():
        for minute in MINUTES:
            right = "am" if minute < 12 * 60 else "pm"
            if len(said.kinds & {"am", "pm"}) == 1 and right not in said.kinds:
                written = form.format(time=english(minute).split()[0], word=word)
                assert held_against(english(minute), written, language), (minute, written)


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_a_time_that_says_no_half_is_of_neither(language):
    for minute in range(13 * 60, 24 * 60, 30):
        bare = english(minute).split()[0]
        assert held_against(english(minute), bare, language), bare


@pytest.mark.parametrize("language", thinned([*LANGUAGES], 3))
def test_a_time_is_one_figure(language):
    for way in spellings(20 * 60 + 30, language):
        assert [(each.start, each.end) for each in times(way, language)] == [(0, len(way))], way


def test_the_hint_says_how_it_may_be_written(tmp_path):
    english_words = ENGLISH.replace("Call if you have", "Call by 8:30 am if you have")
    spanish = SPANISH.replace("Llame si tiene", "Llame antes de las 8:30 p. m. si tiene")
    with pytest.raises(HandoutError) as caught:
        loaded(tmp_path, spanish, english_words)
    lost, added = caught.value.diagnostics
    assert "lacks the time '8:30 am'" in lost.message
    assert "'8:30 a. m.', '8:30 de la mañana'" in lost.hints[0]
    assert added.message.startswith("'call-us' has the time '8:30 p. m.'")
    loaded(tmp_path, spanish.replace("p. m.", "a. m."), english_words)


def test_the_hint_says_how_a_unit_may_be_spelled(tmp_path):
    with pytest.raises(HandoutError) as caught:
        loaded(tmp_path, SPANISH.replace("Inyecte 100 mg", "Inyecte 100 mcg"))
    assert caught.value.diagnostics[0].hints[0].endswith("; 'es' may spell the unit 'mg', 'miligramos', 'miligramo'")


def test_the_hint_is_of_the_clock_that_the_language_counts_by():
    assert "saa 2:00 asubuhi" in spellings(8 * 60, "sw")
    assert not any(each.startswith("saa 8") for each in spellings(8 * 60, "sw"))
    assert "ጥዋት 2:00" in spellings(8 * 60, "am")
    assert "ጥዋት 8:00" not in spellings(8 * 60, "am")


TWO_HOURS = {
    "ar": "الساعة 8 أو 9 صباحًا",
    "am": "ከጠዋቱ 2 ወይም 3 ሰዓት",
    "bn": "সকাল ৮টা বা ৯টায়",
    "de": "um 8 oder 9 Uhr morgens",
    "es": "a las 8 o 9 de la mañana",
    "fa": "ساعت ۸ یا ۹ صبح",
    "fr": "à 8 h ou 9 h du matin",
    "gu": "સવારે 8 કે 9 વાગ્યે",
    "he": "בשעה 8 או 9 בבוקר",
    "hi": "सुबह 8 या 9 बजे",
    "ht": "a 8 è oswa 9 è nan maten",
    "ja": "午前8時か9時",
    "km": "ម៉ោង 8 ឬម៉ោង 9 ព្រឹក",
    "ko": "오전 8시나 9시",
    "my": "မနက် 8 နာရီ သို့မဟုတ် 9 နာရီ",
    "pa": "ਸਵੇਰੇ 8 ਜਾਂ 9 ਵਜੇ",
    "pl": "o 8 lub 9 rano",
    "pt": "às 8 ou 9 da manhã",
    "ru": "в 8 или 9 утра",
    "so": "8 ama 9 subaxnimo",
    "sw": "saa 2 au saa 3 asubuhi",
    "th": "เวลา 8 หรือ 9 โมงเช้า",
    "tl": "nang 8 o 9 ng umaga",
    "uk": "о 8 або 9 ранку",
    "ur": "صبح 8 یا 9 بجے",
    "vi": "lúc 8 hoặc 9 giờ sáng",
    "zh-Hans": "早上8点或9点",
    "zh-Hant": "早上8點或9點",
}


@pytest.mark.parametrize("language", thinned([*TWO_HOURS], 3))
def test_one_part_of_the_day_is_said_of_two_hours(language):
    there = TWO_HOURS[language]
    assert held_against("at 8 am or 9 am", there, language) == []
    assert held_against("at 8 or 9 am", there, language) == []
    for source in ("at 8 pm or 9 pm", "at 8 am or 9 pm", "at 8 am or 10 am", "at 7 am or 9 am"):
        assert held_against(source, there, language), source


def test_each_language_has_a_word_between_two_hours():
    assert {each for each in LANGUAGES if each != "en"} == set(TWO_HOURS)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("6 am, 8 am or 10 am", "es", "6, 8 o 10 de la mañana"),
        ("6, 8 and 10 am", "ru", "6, 8 и 10 утра"),
        ("8 am, 2 pm and 8 pm", "de", "um 8, 14 und 20 Uhr"),
        ("6 am, 8 am and 10 am", "zh-Hans", "上午6点、8点和10点"),
        ("noon to 1 pm", "hi", "दोपहर 12 से 1 बजे"),
        ("from 12 pm to 1 pm", "ko", "낮 12시부터 오후 1시까지"),
        ("8:30 am", "so", "8:30 subaxnimo"),
        ("8 am and 9 pm", "so", "8da subaxnimo iyo 9da habeennimo"),
        ("8 am and 9 pm", "am", "ከጠዋቱ 2 ሰዓት እና ከምሽቱ 3 ሰዓት"),
        ("8:30 am to 5 pm", "gu", "સવારે 8:30 થી સાંજે 5 વાગ્યા સુધી"),
        ("2, then 8 am", "es", "2, luego 8 a. m."),
    ],
)
def test_hours_in_a_row_are_the_same_times(source, language, other):
    assert held_against(source, other, language) == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("8 am or 9 pm", "es", "8 o 9 de la noche"),
        ("8 pm or 9 am", "ru", "8 или 9 утра"),
        ("11 am or 1 pm", "es", "11 o 1 de la mañana"),
        ("11 am or 1 pm", "es", "11 o 1 de la tarde"),
        ("8:30 am", "so", "8:30 fiidnimo"),
        ("8 am", "so", "8 habeennimo"),
        ("2 am", "am", "ከጠዋቱ 2 ሰዓት"),
        ("8 pm", "am", "ከጠዋቱ 2 ሰዓት"),
    ],
)
def test_other_hours_in_a_row_are_found(source, language, other):
    assert held_against(source, other, language)
