"""Thousands and millions: in words or in digits they are the same, and one is no other."""

from __future__ import annotations

import pytest
from quick import thinned
from test_guard_languages import held_against

from handout.guard.rate_words import EVERY
from handout.guard.scale_words import IN_FRONT, WORDS


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("1.2 million units", "es", "1,2 millones de unidades"),
        ("1.2 million units", "es", "1.200.000 unidades"),
        ("1,200,000 units", "de", "1,2 Mio. Einheiten"),
        ("2 million", "zh-Hans", "200万"),
        ("2 million", "ja", "200万"),
        ("2 million", "ko", "200만"),
        ("2 to 3 million", "zh-Hans", "200万至300万"),
        ("10,000 steps", "zh-Hans", "1万步"),
        ("10,000 steps", "ja", "1万歩"),
        ("15,000 steps", "zh-Hans", "1.5万步"),
        ("100,000", "hi", "1 लाख"),
        ("2 thousand", "es", "2.000"),
        ("2 billion", "es", "2 mil millones"),
        ("2 million", "sw", "milioni 2"),
        ("2 million", "th", "2 ล้าน"),
        ("2 million", "sv", "2 miljoner"),  # not known
        ("2 kg", "zh-Hans", "2千克"),
        ("2 kg", "zh-Hans", "2 千克"),
    ],
)
def test_the_same_passes(source, language, other):
    assert held_against(f"It is {source}.", other, language) == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("1.2 million units", "es", "1,2 mil unidades"),
        ("1.2 million units", "es", "1,2 unidades"),
        ("2 million", "es", "2 mil millones"),
        ("2 thousand", "es", "2 millones"),
        ("2 million", "zh-Hans", "2万"),
        ("10,000 steps", "zh-Hans", "10万步"),
        ("2,000 tablets", "sv", "2 tabletter"),
        ("2 million", "sv", "3 miljoner"),
        ("2 to 3 million", "zh-Hans", "2万至3万"),
        ("2 kg", "zh-Hans", "2千"),
    ],
)
def test_another_is_found(source, language, other):
    assert held_against(f"It is {source}.", other, language)


@pytest.mark.parametrize("language", thinned([*WORDS], 3))
def test_each_word_is_worth_what_it_says(language):
    for power, words in WORDS[language].items():
        for word in (each.replace("_", " ") for each in words.split()):
            said = f"{word} 7" if language in IN_FRONT else f"7 {word}"
            assert held_against(f"It is {7 * 10**power:,}.", said, language) == [], word
            assert held_against(f"It is {7 * 10 ** (power + 1):,}.", said, language), word
            assert held_against("It is 7.", said, language), word


def test_all_languages_of_the_guard_have_them():
    assert WORDS.keys() == EVERY.keys()
