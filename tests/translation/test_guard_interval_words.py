"""'Every three months' and the like, with the number in a word: the same in each language, and no other rate."""

from __future__ import annotations

import pytest
from quick import thinned
from test_guard_languages import held_against

ENGLISH = ("every three months", "every six months", "every eight hours", "every twelve hours")
WORDS = {
    "es": ("cada tres meses", "cada seis meses", "cada ocho horas", "cada doce horas"),
    "fr": ("tous les trois mois", "tous les six mois", "toutes les huit heures", "toutes les douze heures"),
    "pt": ("a cada três meses", "a cada seis meses", "a cada oito horas", "a cada doze horas"),
    "de": ("alle drei Monate", "alle sechs Monate", "alle acht Stunden", "alle zwölf Stunden"),
    "pl": ("co trzy miesiące", "co sześć miesięcy", "co osiem godzin", "co dwanaście godzin"),
    "ru": ("раз в три месяца", "раз в полгода", "каждые восемь часов", "каждые двенадцать часов"),
    "uk": ("раз на три місяці", "кожні шість місяців", "кожні вісім годин", "кожні дванадцять годин"),
    "ht": ("chak twa mwa", "chak sis mwa", "chak uit èdtan", "chak douz èdtan"),
    "so": ("saddexdii biloodba mar", "lix bilood kasta", "siddeed saacadood kasta", "laba iyo toban saacadood kasta"),
    "sw": ("kila miezi mitatu", "kila miezi sita", "kila saa nane", "kila saa kumi na mbili"),
    "tl": ("tuwing tatlong buwan", "kada anim na buwan", "tuwing walong oras", "tuwing labindalawang oras"),
    "vi": ("ba tháng một lần", "sáu tháng một lần", "mỗi tám giờ", "mỗi mười hai giờ"),
    "ar": ("مرة كل ثلاثة أشهر", "كل ستة أشهر", "كل ثماني ساعات", "كل اثنتي عشرة ساعة"),
    "fa": ("هر سه ماه", "هر شش ماه", "هر هشت ساعت", "هر دوازده ساعت"),
    "ur": ("ہر تین مہینے", "ہر چھ مہینے", "ہر آٹھ گھنٹے", "ہر بارہ گھنٹے"),
    "he": ("כל שלושה חודשים", "כל שישה חודשים", "כל שמונה שעות", "כל שתים עשרה שעות"),
    "hi": ("हर तीन महीने में", "हर छह महीने में", "हर आठ घंटे में", "हर बारह घंटे में"),
    "bn": ("প্রতি তিন মাসে", "প্রতি ছয় মাসে", "প্রতি আট ঘণ্টায়", "প্রতি বারো ঘণ্টায়"),
    "pa": ("ਹਰ ਤਿੰਨ ਮਹੀਨਿਆਂ ਬਾਅਦ", "ਹਰ ਛੇ ਮਹੀਨਿਆਂ ਬਾਅਦ", "ਹਰ ਅੱਠ ਘੰਟਿਆਂ ਬਾਅਦ", "ਹਰ ਬਾਰਾਂ ਘੰਟਿਆਂ ਬਾਅਦ"),
    "gu": ("દર ત્રણ મહિને", "દર છ મહિને", "દર આઠ કલાકે", "દર બાર કલાકે"),
    "am": ("በየሶስት ወሩ", "በየስድስት ወሩ", "በየስምንት ሰዓቱ", "በየአስራ ሁለት ሰዓቱ"),
    "my": ("သုံးလတစ်ကြိမ်", "ခြောက်လတစ်ကြိမ်", "ရှစ်နာရီတိုင်း", "ဆယ့်နှစ်နာရီတိုင်း"),
    "km": ("រៀងរាល់បីខែម្តង", "រៀងរាល់ប្រាំមួយខែម្តង", "រៀងរាល់ប្រាំបីម៉ោង", "រៀងរាល់ដប់ពីរម៉ោង"),
    "th": ("ทุกสามเดือน", "ทุกหกเดือน", "ทุกแปดชั่วโมง", "ทุกสิบสองชั่วโมง"),
    "ja": ("三か月に一回", "半年に1回", "八時間ごとに", "十二時間ごとに"),
    "ko": ("석 달에 한 번", "육 개월마다", "여덟 시간마다", "열두 시간마다"),
    "zh-Hans": ("每三个月一次", "每半年一次", "每八小时一次", "每十二小时一次"),
    "zh-Hant": ("每三個月一次", "每六個月一次", "每八小時一次", "每十二小時一次"),
}
DIGITS = ("every 3 months", "every 6 months", "every 8 hours", "every 12 hours")


@pytest.mark.parametrize("language", thinned([*WORDS], 3))
def test_each_is_itself_and_no_other(language):
    for at, english in enumerate(ENGLISH):
        for index, other in enumerate(WORDS[language]):
            told = held_against(f"Take it {english}.", other, language)
            assert bool(told) == (at != index), (english, other)
            told = held_against(f"Take it {DIGITS[at]}.", other, language)
            assert bool(told) == (at != index), (DIGITS[at], other)


@pytest.mark.parametrize("language", thinned([*WORDS], 3))
def test_none_is_once_a_day(language):
    for other in WORDS[language]:
        for english in ("once a day", "every other day", "every week", "three times a day", "every four months"):
            assert held_against(f"Take it {english}.", other, language), (english, other)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("twice every four weeks", "es", "dos veces cada cuatro semanas"),
        ("twice every four weeks", "zh-Hans", "每四周两次"),
        ("every twenty-four hours", "zh-Hans", "每二十四小时"),
        ("every third day", "de", "jeden dritten Tag"),
        ("every 4 weeks", "de", "alle vier Wochen"),
        ("every four weeks", "fr", "toutes les 4 semaines"),
        ("every six months", "es", "cada semestre"),
        ("every three to four months", "es", "cada 3 a 4 meses"),
        ("every five weeks", "eu", "bost astez behin"),  # a language whose words are not known
        ("once a month", "ja", "月1回"),
    ],
)
def test_the_same_passes(source, language, other):
    assert [each for each in held_against(f"Take it {source}.", other, language) if each not in "34"] == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("twice every four weeks", "es", "cada cuatro semanas"),
        ("every four weeks", "zh-Hans", "每四周两次"),
        ("every four hours", "zh-Hans", "每二十四小时"),
        ("every three days", "es", "cada 4 días"),
        ("every three days", "es", "durante 3 días"),
        ("once a week", "ja", "月1回"),
    ],
)
def test_another_is_found(source, language, other):
    assert held_against(f"Take it {source}.", other, language)
