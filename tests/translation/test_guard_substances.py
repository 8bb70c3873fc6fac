"""Minerals, vitamins, herbs and kinds of insulin: one is no other, and no word for them is asked for."""

from __future__ import annotations

import pytest
from test_guard_languages import held_against


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("insulin glargine", "es", "insulina lispro"),
        ("insulin aspart", "es", "insulina glulisina"),
        ("insulin degludec", "de", "Insulin detemir"),
        ("vitamin D", "es", "vitamina C"),
        ("vitamin D", "ru", "витамин С"),
        ("vitamin D", "zh-Hans", "维生素C"),
        ("calcium", "es", "potasio"),
        ("iron", "es", "zinc"),
        ("potassium", "zh-Hans", "镁"),
        ("zinc", "fr", "fer"),
        ("calcium and iron", "es", "calcio y zinc"),
        ("estradiol", "es", "progesterona"),
        ("sodium bicarbonate", "es", "cloruro sódico"),
        ("St. John's wort", "es", "ginkgo"),
    ],
)
def test_another_is_found(source, language, other):
    assert held_against(f"Take {source}.", other, language)


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("insulin glargine", "es", "insulina glargina"),
        ("insulin lispro", "fr", "insuline lispro"),
        ("insulin aspart", "pt", "insulina asparte"),
        ("insulin glulisine", "de", "Insulin glulisin"),
        ("vitamin D", "es", "vitamina D"),
        ("vitamin E", "ru", "витамин Е"),
        ("a vitamin a day", "es", "una vitamina al día"),
        ("calcium, more calcium and iron", "es", "calcio y hierro, mucho hierro"),
        ("potassium", "zh-Hans", "某种盐"),  # not known
        ("iron your shirt", "es", "planche la camisa"),
        ("calcium", "fa", "کلسیم روی میز"),  # 'zinc', or 'on'
        ("St. John's wort", "es", "hierba de San Juan"),
    ],
)
def test_the_same_or_a_word_that_is_not_known_passes(source, language, other):
    assert held_against(f"Take {source}.", other, language) == []
