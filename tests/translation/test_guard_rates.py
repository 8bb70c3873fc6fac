"""How often a dose is taken is the same in each language's words, and none of another rate passes."""

from __future__ import annotations

import pytest
from quick import thinned
from test_guard_languages import held_against
from test_guard_units import LANGUAGES

from handout.guard.count_words import COUNTS
from handout.guard.rate_words import EVERY, PER

ONCE_A_WEEK = {
    "es": "una vez a la semana",
    "de": "einmal wöchentlich",
    "fr": "une fois par semaine",
    "pt": "uma vez por semana",
    "pl": "raz w tygodniu",
    "ru": "один раз в неделю",
    "uk": "раз на тиждень",
    "ht": "yon fwa pa semèn",
    "so": "hal mar toddobaadkii",
    "sw": "mara moja kwa wiki",
    "tl": "isang beses sa isang linggo",
    "vi": "mỗi tuần một lần",
    "ar": "مرة واحدة أسبوعيًا",
    "fa": "هفته‌ای یک‌بار",
    "ur": "ہفتے میں ایک بار",
    "he": "פעם בשבוע",
    "hi": "हफ़्ते में एक बार",
    "bn": "সপ্তাহে একবার",
    "pa": "ਹਫ਼ਤੇ ਵਿੱਚ ਇੱਕ ਵਾਰ",
    "gu": "અઠવાડિયામાં એક વાર",
    "am": "በሳምንት አንድ ጊዜ",
    "my": "တစ်ပတ်လျှင် တစ်ကြိမ်",
    "km": "ម្តងក្នុងមួយសប្តាហ៍",
    "th": "สัปดาห์ละหนึ่งครั้ง",
    "ja": "週に1回",
    "ko": "일주일에 한 번",
    "zh-Hans": "每周服用一次",
    "zh-Hant": "每週一次",
}


@pytest.mark.parametrize("language", thinned([*ONCE_A_WEEK], 3))
def test_once_a_week_is_no_other_rate(language):
    there = ONCE_A_WEEK[language]
    for source in ("once a week", "weekly", "once every week"):
        assert held_against(f"Take it {source}.", there, language) == [], source
    for source in ("once a day", "daily", "every day", "twice a week", "once a month"):
        assert held_against(f"Take it {source}.", there, language), source


@pytest.mark.parametrize("language", thinned([*sorted(EVERY)], 3))
def test_every_word_for_a_rate_contradicts_the_others(language):
    sources = ("daily", "weekly", "monthly", "hourly", "yearly")
    for table in (EVERY, PER):
        for index, words in enumerate(table.get(language, ())):
            for word in (each.replace("_", " ") for each in words.split()):
                for other, source in enumerate(sources):
                    told = held_against(f"Take it {source}.", f"x {word}", language)
                    assert bool(told) == (other != index), (word, source)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("25 mg a week", "es", "25 mg al día"),
        ("25 mg a week", "es", "25 mg diarios"),
        ("25 mg once a week", "de", "25 mg einmal täglich"),
        ("25 mg twice a day", "de", "25 mg täglich"),
        ("25 mg twice a day", "es", "25 mg al día"),
        ("25 mg a day", "es", "25 mg dos veces al día"),
        ("twice a day", "fr", "3 fois par jour"),
        ("3 times a day", "ja", "1日2回"),
        ("3 times a day", "ja", "週3回"),
        ("50 mL per hour", "es", "50 ml al día"),
        ("once a week, folic acid every day", "es", "una vez al día, ácido fólico todos los días"),
        ("one tablet a week", "es", "una tableta al día"),
    ],
)
def test_another_rate_is_found(source, language, other):
    assert held_against(f"Take {source}.", other, language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("25 mg a week", "es", "25 mg por semana"),
        ("25 mg once a day", "es", "25 mg al día"),
        ("25 mg daily", "ja", "1日25 mg"),
        ("25 mg twice a day", "ja", "25 mgを1日2回"),
        ("twice a day", "de", "2-mal täglich"),
        ("twice a day", "zh-Hans", "每天注射2次"),
        ("3 times a day", "zh-Hans", "一天三次"),
        ("3 times a day", "hi", "दिन में 3 बार"),
        ("2 to 3 times a day", "de", "2–3 mal am Tag"),
        ("2 to 3 times a day", "sw", "mara 2 hadi 3 kwa siku"),
        ("3 times a day", "so", "3 wakhti"),  # not known
        ("within 14 days", "hi", "14 दिन में"),
        ("every other week", "ko", "격주 1회"),
        ("every Monday", "th", "ทุกวันจันทร์"),
        ("wait a week, then once a day", "es", "espere una semana y luego una vez al día"),
        ("a day before surgery, weekly", "de", "am Tag vor der Operation, wöchentlich"),
        ("once a day, day and night", "vi", "một lần mỗi ngày, ngày đêm, năm tháng"),
        ("every evening", "es", "todos los días por la noche"),
        ("5 mg/kg/day", "es", "5 mg/kg al día"),
        ("5 mg/kg/day", "zh-Hans", "5 mg/kg/天"),
    ],
)
def test_the_same_rate_or_one_in_words_that_are_not_known_passes(source, language, other):
    written = "1" if source == "every other week" else ""
    assert [each for each in held_against(f"Take {source}.", other, language) if each != written] == []


def test_each_language_has_its_words():
    assert {each.partition("-")[0] for each in LANGUAGES} == set(EVERY) == set(COUNTS)


TWICE_IN_FOUR_WEEKS = {
    "es": "dos veces cada 4 semanas",
    "de": "zweimal alle 4 Wochen",
    "fr": "deux fois toutes les 4 semaines",
    "pt": "duas vezes a cada 4 semanas",
    "pl": "dwa razy co 4 tygodnie",
    "ru": "два раза каждые 4 недели",
    "uk": "двічі кожні 4 тижні",
    "vi": "hai lần mỗi 4 tuần",
    "ar": "مرتين كل 4 أسابيع",
    "fa": "هر ۴ هفته دو بار",
    "ur": "ہر 4 ہفتے میں دو بار",
    "he": "פעמיים כל 4 שבועות",
    "hi": "हर 4 हफ़्ते में दो बार",
    "zh-Hans": "每4周两次",
    "zh-Hant": "每4週兩次",
    "ja": "4週間ごとに2回",
    "ko": "4주마다 두 번",
    "sw": "mara mbili kila wiki 4",
    "tl": "dalawang beses kada 4 na linggo",
    "ht": "de fwa chak 4 semèn",
    "th": "ทุก 4 สัปดาห์ สองครั้ง",
    "my": "၄ ပတ်တိုင်း နှစ်ကြိမ်",
    "km": "រៀងរាល់ 4 សប្តាហ៍ ពីរដង",
    "am": "በየ 4 ሳምንቱ ሁለት ጊዜ",
    "bn": "প্রতি ৪ সপ্তাহে দুবার",
    "pa": "ਹਰ 4 ਹਫ਼ਤਿਆਂ ਵਿੱਚ ਦੋ ਵਾਰ",
    "gu": "દર 4 અઠવાડિયે બે વાર",
}


@pytest.mark.parametrize("language", thinned([*TWICE_IN_FOUR_WEEKS], 3))
def test_how_many_times_in_each_interval_is_not_said_of_itself(language):
    there = TWICE_IN_FOUR_WEEKS[language]
    assert held_against("Take it twice every 4 weeks.", there, language) == []
    assert held_against("Take it every 4 weeks.", there, language)
    assert held_against("Take it three times every 4 weeks.", there, language)
