"""What handouts say of doses, times and risks, as each language says it: none is refused, and each changed digit is.

`sentences.json` has the English ones first; a language may have but the first of them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from quick import some, thinned
from test_guard_languages import held_against
from test_guard_units import LANGUAGES

SENTENCES: dict[str, list[str]] = json.loads(Path(__file__).with_name("sentences.json").read_text("utf-8"))
ENGLISH = SENTENCES["en"]
OTHERS = [each for each in LANGUAGES if each != "en"]


@pytest.mark.parametrize("language", thinned([*OTHERS], 3))
def test_what_a_language_says_as_it_does_passes(language):
    pairs = zip(ENGLISH, SENTENCES[language], strict=False)
    assert {english: told for english, other in pairs if (told := held_against(english, other, language))} == {}


@pytest.mark.law
@pytest.mark.parametrize("language", thinned(OTHERS, 3))
def test_a_changed_digit_is_found_in_each(language):
    for english, other in zip(ENGLISH, SENTENCES[language], strict=False):
        for found in some(list(re.finditer(r"\d", other))):
            planted = f"{other[: found.start()]}{_next(found[0])}{other[found.end() :]}"
            assert held_against(english, planted, language), planted


def _next(digit: str) -> str:
    """The digit that follows, in the same script."""
    value = int(digit)
    return chr(ord(digit) - value + (value + 1) % 10)


@pytest.mark.law
@pytest.mark.parametrize("language", thinned(OTHERS, 3))
def test_a_sentence_is_no_other(language):
    """Each that has some digits is held against all such English ones, and passes for its own alone."""
    numeric = [at for at, english in enumerate(ENGLISH) if len(re.findall(r"\d", english)) > 2]
    for index in some([each for each in numeric if each < len(SENTENCES[language])]):
        other = SENTENCES[language][index]
        passed = [at for at in numeric if not held_against(ENGLISH[at], other, language)]
        assert passed == [index], (other, [ENGLISH[at] for at in passed])


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("once", "ru", "1 раз"),
        ("three times", "es", "3 veces"),
        ("3 times", "es", "tres veces"),
        ("every 2 weeks", "ja", "2週間に1回"),
        ("every other week", "ja", "2週間に1回"),
        ("every other week", "ja", "隔週"),
        ("every two weeks", "es", "cada 2 semanas"),
        ("every 2 weeks", "ar", "كل أسبوعين"),
        ("every 2 weeks", "ru", "1 раз в 2 недели"),
        ("every other day", "ru", "через день"),
        ("every 2 days", "fr", "un jour sur deux"),
        ("every 3 months", "ja", "3か月に1回"),
        ("every 4 weeks", "sw", "kila wiki 4"),
        ("for 2 days", "ar", "لمدة يومين"),
        ("for 2 weeks", "he", "לשבועיים"),
        ("two weeks", "ja", "2週間"),
        ("Wait an hour", "ko", "1시간"),
        ("one tablet", "zh-Hans", "1片"),
        ("half a tablet", "es", "½ tableta"),
        ("One in 1,000", "es", "1 de cada 1000"),
        ("1 in 1,000", "en", "One in 1,000"),
        ("100,000 IU", "hi", "1,00,000 IU"),
        ("12,500,000", "bn", "১,২৫,০০,০০০"),
        ("6 glasses of water a day", "ja", "1日に水を6杯"),
        ("on day 3", "vi", "ngày thứ 3"),
        ("one tablet", "so", "1 kiniin"),
    ],
)
def test_numbers_in_words_and_in_digits_are_the_same(source, language, other):
    assert held_against(source, other, language) == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("every other day", "es", "todos los días"),
        ("every day", "es", "cada dos días"),
        ("every day", "ru", "через день"),
        ("every other week", "zh-Hans", "每周"),
        ("every other week", "es", "cada 3 semanas"),
        ("every other week", "es", "cada 2 días"),
        ("every other week", "es", "durante 2 semanas"),
        ("weekly", "hi", "दो हफ़्ते में एक बार"),
        ("every week", "ja", "2週間に1回"),
        ("every month", "ja", "3か月に1回"),
        ("once", "es", "dos veces"),
        ("once", "zh-Hans", "先，两次"),
        ("three times", "es", "4 veces"),
        ("2 tablets", "ar", "مرتين"),
        ("for 2 days", "ar", "لمدة أسبوعين"),
        ("for 3 days", "ar", "لمدة يومين"),
        ("two weeks", "ja", "3週間"),
        ("two weeks", "ja", "2日"),
        ("Wait an hour", "ko", "1일"),
        ("half a tablet", "es", "¼ tableta"),
        ("One in 1,000", "es", "1 de cada 100"),
        ("100,000 IU", "hi", "10,00,000 IU"),
        ("1,00,00 IU", "hi", "100,000 IU"),
        ("24 hours", "ht", "24 jou"),
        ("24 hours", "bn", "২৪ দিনে"),
        ("3 months", "hi", "3 हफ़्ते"),
        ("8 hours", "vi", "8 ngày"),
        ("14 days", "de", "14 Monaten"),
        ("on Tuesday", "vi", "thứ 4"),
        ("quinine", "so", "kiniin"),
    ],
)
def test_other_numbers_are_found(source, language, other):
    assert held_against(source, other, language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("Never inject twice in one place.", "es", "No inyecte una vez más en un lugar."),
        ("2 tablets", "my", "ဆေး 2 လုံး"),  # begins as 'month' does
    ],
)
def test_again_is_not_once_and_a_beginning_is_no_word(source, language, other):
    assert held_against(source, other, language) == []
