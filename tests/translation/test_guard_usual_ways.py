"""Numbers, units and times as people write them in a language, which are no other for that."""

from __future__ import annotations

import pytest
from test_guard_languages import held_against


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("38 °C", "uk", "38 °С"),  # a Cyrillic С
        ("5 mg", "ja", "5㎎"),
        ("5 mL", "ja", "5㎖"),
        ("5% to 10%", "es", "del 5 al 10 %"),
        ("5% to 10%", "es", "entre un 5 y un 10 %"),
        ("3x/day", "es", "3 veces al día"),
        ("3:30 pm", "ru", "в 15.30"),
        ("3:30 pm", "pl", "o godz. 15.30"),
        ("3:30 pm", "ja", "午後3時半"),
        ("3:30 pm", "ko", "오후 3시 반"),
        ("3:30 pm", "zh-Hans", "下午3点半"),
        ("3:30 pm", "vi", "3 giờ rưỡi chiều"),
        ("3:30 pm", "es", "a las 3 y media de la tarde"),
        ("100.4 °F", "es", "100.4 grados F"),
        ("68 kg", "es", "68 kilos"),
        ("20 units", "de", "20 I.E."),
        ("20 units", "zh-Hans", "20单位"),
        ("20 units", "es", "20 unidades"),
        ("5 mL", "th", "5 ซีซี"),
        ("100.4 °F", "ar", "100.4 فهرنهايت"),
        ("1,500 mg", "fr", "1 500 mg"),
        ("1,500 steps", "ru", "1 500 шагов"),
        ("1,500 steps", "fr", "1 500 pas"),
        ("1 tablet of 500 mg", "fr", "1 comprimé de 500 mg"),
        ("1-800-555-0142", "fr", "1 800 555 0142"),
    ],
)
def test_the_same_passes(source, language, other):
    assert held_against(f"It is {source}.", f"{other}.", language) == []


@pytest.mark.parametrize(
    ("source", "language", "other"),
    [
        ("38 °F", "uk", "38 °С"),
        ("5 mL", "ja", "5㎎"),
        ("5% to 10%", "es", "del 5 al 15 %"),
        ("5 mg to 10 mg", "es", "del 5 al 10 %"),
        ("3x/day", "es", "3 veces a la semana"),
        ("3:30 am", "ru", "в 15.30"),
        ("3:30 am", "ja", "午後3時半"),
        ("3 pm", "ja", "午後3時半"),
        ("3:30 pm", "zh-Hans", "上午3点半"),
        ("100.4 °C", "es", "100.4 grados F"),
        ("20 units", "de", "20 ml"),
        ("20 units", "es", "20 horas"),
        ("1,500 mg", "fr", "1 600 mg"),
        ("1 and 500", "fr", "1 500"),
    ],
)
def test_another_is_found(source, language, other):
    assert held_against(f"It is {source}.", f"{other}.", language)
