"""What comes back ('every 8 hours') is no other number with the same digit: no count, no time of day, no duration."""

from __future__ import annotations

import pytest
from test_guard_languages import held_against

EVERY_8_HOURS = {
    "es": ("cada 8 horas", "a las 8", "durante 8 horas"),
    "fr": ("toutes les 8 heures", "à 8 heures", "pendant 8 heures"),
    "pt": ("a cada 8 horas", "às 8 horas", "durante 8 horas"),
    "de": ("alle 8 Stunden", "um 8 Uhr", "8 Stunden lang"),
    "pl": ("co 8 godzin", "o godzinie 8", "przez 8 godzin"),
    "ru": ("каждые 8 часов", "в 8 часов", "в течение 8 часов"),
    "uk": ("кожні 8 годин", "о 8 годині", "протягом 8 годин"),
    "ht": ("chak 8 èdtan", "a 8 è", "pandan 8 èdtan"),
    "so": ("8dii saacadoodba mar", "saacadda 8", "muddo 8 saacadood ah"),
    "sw": ("kila saa 8", "saa 8", "kwa muda wa saa 8"),
    "tl": ("tuwing 8 oras", "nang alas-8", "sa loob ng 8 oras"),
    "vi": ("mỗi 8 giờ", "lúc 8 giờ", "trong 8 giờ"),
    "ar": ("كل 8 ساعات", "الساعة 8", "لمدة 8 ساعات"),
    "fa": ("هر ۸ ساعت", "ساعت ۸", "به مدت ۸ ساعت"),
    "ur": ("ہر 8 گھنٹے", "8 بجے", "8 گھنٹے تک"),
    "he": ("כל 8 שעות", "בשעה 8", "במשך 8 שעות"),
    "hi": ("हर 8 घंटे में", "8 बजे", "8 घंटे तक"),
    "bn": ("প্রতি ৮ ঘণ্টায়", "সকাল ৮টায়", "৮ ঘণ্টা ধরে"),
    "pa": ("ਹਰ 8 ਘੰਟਿਆਂ ਬਾਅਦ", "8 ਵਜੇ", "8 ਘੰਟਿਆਂ ਲਈ"),
    "gu": ("દર 8 કલાકે", "8 વાગ્યે", "8 કલાક માટે"),
    "am": ("በየ8 ሰዓቱ", "በ8 ሰዓት", "ለ8 ሰዓታት"),
    "my": ("၈ နာရီတိုင်း", "၈ နာရီမှာ", "၈ နာရီကြာ"),
    "km": ("រៀងរាល់ ៨ ម៉ោង", "ម៉ោង ៨", "រយៈពេល ៨ ម៉ោង"),
    "th": ("ทุก 8 ชั่วโมง", "เวลา 8 นาฬิกา", "นาน 8 ชั่วโมง"),
    "ja": ("8時間ごとに", "8時に", "8時間"),
    "ko": ("8시간마다", "8시에", "8시간 동안"),
    "zh-Hans": ("每8小时", "8点", "连续8小时"),
    "zh-Hant": ("每8小時", "8點", "連續8小時"),
}
"""'Every 8 hours', 'at 8' and 'for 8 hours'."""


@pytest.mark.parametrize("language", EVERY_8_HOURS)
def test_every_8_hours_is_no_time_of_day_and_no_duration(language):
    every, at, lasting = EVERY_8_HOURS[language]
    assert held_against("Take it every 8 hours.", every, language) == []
    assert held_against("Take it for 8 hours.", lasting, language) == []
    assert held_against("Take it every 8 hours.", at, language)
    assert held_against("Take it every 8 hours.", lasting, language)
    assert held_against("Take it for 8 hours.", every, language)
    assert held_against("Take it 8 times a day.", every, language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("every 2 weeks", "es", "2 veces a la semana"),
        ("every 2 weeks", "fr", "2 fois par semaine"),
        ("every 2 weeks", "de", "2-mal pro Woche"),
        ("every 2 weeks", "pt", "2 vezes por semana"),
        ("every 2 weeks", "pl", "2 razy w tygodniu"),
        ("every 2 weeks", "ru", "2 раза в неделю"),
        ("every 2 weeks", "zh-Hans", "每周2次"),
        ("every 2 weeks", "ja", "週2回"),
        ("every 2 weeks", "ko", "주 2회"),
        ("every 2 weeks", "vi", "2 lần mỗi tuần"),
        ("every 2 weeks", "hi", "हफ़्ते में 2 बार"),
        ("every 2 weeks", "he", "2 פעמים בשבוע"),
        ("every 8 hours", "es", "8 veces al día"),
        ("4 times a day", "es", "cada 4 días"),
        ("4 times a day", "es", "por 4 días"),
        ("4 times a day", "fr", "tous les 4 jours"),
        ("4 times a day", "de", "alle 4 Tage"),
        ("4 times a day", "ar", "كل 4 أيام"),
        ("4 times a day", "zh-Hans", "每4天"),
        ("4 times a day", "ru", "каждые 4 дня"),
        ("4 times a day", "ja", "4日ごとに"),
        ("3 times a day for 7 days", "es", "7 veces al día por 3 días"),
        ("every 8 hours", "ja", "8時に1回"),
        ("2 tablets every 8 hours", "es", "8 tabletas cada 2 horas"),
        ("for 3 days, once a day", "zh-Hans", "每3天，每天一次"),
    ],
)
def test_a_count_is_no_interval(source, language, other):
    assert held_against(f"Take 50 mg {source}.", f"50 mg {other}", language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("1 in 100 people", "es", "1 de cada 100 personas"),
        ("every 4 to 6 hours", "fr", "toutes les 4 à 6 heures"),
        ("every 4 to 6 hours", "ja", "4～6時間ごとに"),
        ("once in 7 days", "zh-Hans", "7天内1次"),
        ("once in 7 days", "ru", "1 раз в 7 дней"),
        ("4 in 24 hours", "es", "4 cada 24 horas"),
        ("every 3 days", "ru", "раз в 3 дня"),
        ("every 3 days", "ru", "1 раз в 3 дня"),
        ("every 3 days", "uk", "раз у 3 дні"),
        ("for 3 days, once a day", "zh-Hans", "共3天，每天一次"),
        ("for 3 days, every day", "ja", "3日間毎日"),
        ("3 times a day", "so", "3 wakhti"),  # not known
        ("every 8 hours", "eu", "8 orduz behin"),  # a language whose words are not known
    ],
)
def test_an_interval_is_found_in_other_words(source, language, other):
    assert held_against(f"Take it {source}.", other, language) == []
