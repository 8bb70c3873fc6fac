"""A day of the week, noon and midnight are the same in each language's words, and none of another passes."""

from __future__ import annotations

import pytest
from quick import thinned
from test_guard_languages import held_against
from test_guard_units import LANGUAGES

from handout.cldr import weekday_names
from handout.guard.weekday_words import NAMES

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize("language", thinned([*[each for each in LANGUAGES if each not in ("en", "ht")]], 3))
def test_cldrs_full_names_pass_for_their_days_alone(language):
    names = {word: day for word, (day, wide) in weekday_names(language).items() if wide}
    assert set(names.values()) == set(range(7))
    for word, day in names.items():
        for other, english in enumerate(ENGLISH):
            assert bool(held_against(f"On {english}.", f"x {word} x", language)) == (day != other), (word, english)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("Monday", "es", "el miércoles"),
        ("Monday and Thursday", "es", "lunes y viernes"),
        ("Mondays", "de", "mittwochs"),
        ("Monday", "ru", "в среду"),
        ("Monday", "zh-Hans", "周三"),
        ("Monday", "ht", "mèkredi"),
        ("Monday", "es", "ese día"),
        ("noon", "fr", "minuit"),
        ("midnight", "de", "Mittag, um 12:00 Uhr"),
        ("noon", "es", "medianoche"),
        ("midnight", "zh-Hans", "中午"),
        ("noon", "ru", "полночь"),
    ],
)
def test_another_day_or_none_is_found(source, language, other):
    assert held_against(f"On {source}.", other, language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("Monday", "ru", "по понедельникам"),
        ("Wednesday", "ru", "в среду"),
        ("Friday", "ru", "до пятницы"),
        ("Monday", "uk", "понеділка"),
        ("Wednesday", "pl", "w środę"),
        ("Tuesday", "pl", "we wtorki"),
        ("Monday", "de", "montags"),
        ("Mondays and Fridays", "es", "los lunes y los viernes"),
        ("Monday to Friday", "pt", "de segunda a sexta"),
        ("Monday", "zh-Hans", "周一"),
        ("Monday, Wednesday and Friday", "zh-Hans", "周一、三、五服用"),
        ("Monday, Wednesday and Friday", "ja", "月・水・金に"),
        ("Monday", "ja", "月曜に"),
        ("Monday", "vi", "thứ 2"),
        ("Monday", "vi", "thứ hai"),
        ("Monday", "he", "בימי שני"),
        ("Sunday to Thursday", "he", "א׳–ה׳"),
        ("Sunday", "ar", "والأحد"),
        ("Tuesday", "fa", "سه شنبه"),
        ("Monday", "ht", "lendi"),
        ("Monday", "so", "Isniinta"),
        ("Monday", "am", "በሰኞ"),
        ("Mon–Fri", "es", "de lunes a viernes"),
        ("weekdays", "es", "de lunes a viernes"),
        ("a medicine", "ru", "средство"),
        ("a week", "tl", "isang linggo"),
        ("a week", "ur", "ایک ہفتہ"),
        ("Monday", "yi", "מאנטיק"),  # of a language that is not known
        ("noon", "de", "Mittag"),
        ("noon", "es", "mediodía"),
        ("lunch", "es", "mediodía"),
    ],
)
def test_the_same_day_passes(source, language, other):
    assert held_against(f"On {source}.", other, language) == []


def test_the_tables_are_of_languages_of_the_catalogue():
    assert set(NAMES) <= {each.partition("-")[0] for each in LANGUAGES}
