"""Figures that a language writes its own way, and those that only look alike: each pair is a source and a translation.

The left of a pair is English.
"""

from __future__ import annotations

from functools import cache

import pytest
from pairs import hashes, put
from test_guard import stretch

from handout.diagnostics import HandoutError
from handout.guard.figures import Figure, figures
from handout.guard.matching import added, lacking
from handout.guard.names import names
from handout.labels import FOLDER
from handout.source.library import load_handout


def held_against(english: str, other: str, language: str) -> list[str]:
    wanted, there = figures_of(english, "en"), figures_of(other, language)
    return [each.written for each in (*lacking(wanted, there), *added(wanted, there))]


@cache
def figures_of(text: str, language: str) -> list[Figure]:
    """To find them takes far longer than to hold them against others, and most texts are held against many."""
    return figures([stretch(text)], language)


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("½ tablet", "¼ tableta"),
        ("1½ tablets", "1 tableta"),
        ("1/2 tablet", "1/3 tableta"),
        ("-20 °C", "20 °C"),
        ("5 mg/kg", "5 mg"),
        ("5 mg/kg", "5 mg/m²"),
        ("5 mg/day", "5 mg/hora"),
        ("7 mmol/L", "7 mg/dL"),
        ("140 mmHg", "140 cm"),
        ("> 38 °C", "< 38 °C"),
        ("24 hours", "24 días"),
        ("3 months", "3 semanas"),
        ("2 teaspoons", "2 cucharadas"),
        ("December 5, 2026", "5 de enero de 2026"),
        ("2026-12-24", "24 de enero de 2026"),
        ("12/05/2026", "12/05/2026"),
        ("1-800-MED-HELP", "1-800-MED-HOLA"),
        ("1,000 mg", "1,000 mg"),
        ("digoxin", "litio"),
        ("tacrolimus", "sirolimus"),
        ("Humira", "Remicade"),
        ("cyclosporine", "cicloserina"),
        ("levothyroxine", "eso"),
    ],
)
def test_what_changed_is_found(english, spanish):
    assert held_against(f"Take {english} now.", f"Tome {spanish} ya.", "es")


@pytest.mark.parametrize(
    ("english", "language", "other"),
    [
        ("½ tablet", "es", "½ tableta"),
        ("1/2 tablet", "es", "½ tableta"),
        ("1½ tablets", "es", "1 1/2 tabletas"),
        ("0.5 tablet", "es", "½ tableta"),
        ("-20 °C", "es", "−20 °C"),
        ("-20 °C", "zh-Hans", "保存在-20°C"),
        ("interleukin-1", "zh-Hans", "白细胞介素-1"),
        ("5 mg/kg/day", "es", "5 mg/kg al día"),
        ("5 mg per kg", "es", "5 mg por kg"),
        ("5 mg/kg", "zh-Hans", "每公斤5毫克"),
        ("> 38 °C", "es", "más de 38 °C"),
        ("24-hour", "es", "24 horas"),
        ("24 hours", "ja", "24時間ごと"),
        ("24 hours", "sw", "saa 24"),
        ("14 days", "ar", "14 يوما"),
        ("14 days", "de", "14 Tagen"),
        ("3 months", "ko", "3개월간"),
        ("4 to 6 weeks", "es", "4 a 6 semanas"),
        ("1,000 mg", "es", "1.000 mg"),
        ("0.125 mg", "es", "0.125 mg"),
        ("0.125 mg", "es", "0,125 mg"),
        ("December 1, 2026", "fr", "1er décembre 2026"),
        ("5 mg/day", "de", "5 mg/Tag"),
        ("-5 to -10 °C", "es", "-5 a -10 °C"),
        ("1,000,000 IU", "es", "1.000.000 UI"),
        ("20,000 IU", "fr", "20 000 UI"),
        ("2026-12-24", "ar", "24 ديسمبر 2026"),
        ("2026-12-05", "es", "5 de diciembre de 2026"),
        ("12/05/2026", "es", "5 de diciembre de 2026"),
        ("December 24, 2026", "zh-Hans", "2026年12月24日"),
        ("December 24, 2026", "he", "24 בדצמבר 2026"),
        ("December 24, 2026", "de", "24. Dezember 2026"),
        ("December 24, 2026", "vi", "ngày 24 tháng 12 năm 2026"),
        ("December 24, 2026", "ru", "24 декабря 2026 г."),
        ("December 24, 2026", "th", "24 ธันวาคม ค.ศ. 2026"),
        ("December 24, 2026", "ar", "24 كانون الأول 2026"),  # the Levant's, which CLDR's Arabic has not
        ("April 5, 2026", "es", "5 de abril de 2026"),
        ("You may take 5", "es", "Puede tomar 5"),
        ("1-800-MED-HELP", "es", "1-800-MED-HELP"),
        ("acetaminophen (Tylenol)", "es", "paracetamol (Tylenol)"),
        ("cyclosporine, hydroxychloroquine", "es", "ciclosporina, hidroxicloroquina"),
        ("sulfamethoxazole-trimethoprim", "es", "sulfametoxazol-trimetoprima"),
    ],
)
def test_what_is_the_same_passes(english, language, other):
    assert held_against(english, other, language) == []


def test_a_number_is_told_with_what_belongs_to_it():
    assert held_against("Wait 14 days.", "Espere 14 semanas.", "es") == ["14 days", "14 semanas"]
    assert held_against("Above > 38 °C.", "Si < 38 °C.", "es") == ["> 38 °C", "< 38 °C"]
    assert held_against("Keep at -20 °C.", "Guarde a 20 °C.", "es") == ["-20 °C", "20 °C"]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_no_word_of_a_language_is_taken_for_a_medicine(file):
    assert not list(names(file.read_text("utf-8"), ()))


LONG = 'format: 1\nid: made\nlanguage: en\nkind: medicine\ntitle: Anakinra for walking\nintro: "Take anakinra daily."\n'
ARABIC = """\
format: 1
id: made
language: ar
title: {TITLE}
translation: {of: en, source_hash: {HASHES}}
intro: |
  {INTRO}
"""


def load_arabic(folder, title, intro, english=LONG):
    put(folder, english=english)
    file = folder / "ar.yaml"
    words = ARABIC.replace("{HASHES}", hashes(english)).replace("{TITLE}", title).replace("{INTRO}", intro)
    file.write_text(words, "utf-8")
    return load_handout(file).value


@pytest.mark.parametrize(
    ("title", "intro"),
    [
        ("Anakinra للمشي", "خذ anakinra يوميا."),
        ("أناكينرا (Anakinra) للمشي", "خذ أناكينرا يوميا."),
        ("Anakinra (أناكينرا) للمشي", "خذ أناكينرا يوميا."),
    ],
)
def test_of_a_long_title_the_name_alone_is_the_medicines(title, intro, tmp_path):
    assert load_arabic(tmp_path, title, intro).title.text == title
    with pytest.raises(HandoutError, match="'intro' lacks the name of a medicine 'anakinra'"):
        load_arabic(tmp_path, title, "خذ دواء للمشي يوميا.")


def test_a_medicine_that_the_program_does_not_know_is_the_word_that_both_titles_have(tmp_path):
    english = LONG.replace("Anakinra", "Zorvelox").replace("anakinra", "Zorvelox")
    load_arabic(tmp_path, "Zorvelox للمشي", "خذ Zorvelox يوميا.", english)
    with pytest.raises(HandoutError, match="'intro' lacks the name of a medicine 'Zorvelox'"):
        load_arabic(tmp_path, "Zorvelox للمشي", "خذ دواء يوميا.", english)


def test_a_sentence_that_was_left_as_it_is_is_refused(tmp_path):
    english = LONG.replace("Take anakinra daily.", "Keep anakinra cold, and never freeze it. Call us.")
    with pytest.raises(HandoutError, match="not translated: 'Keep anakinra cold, and never freeze it'") as caught:
        load_arabic(tmp_path, "Anakinra للمشي", "Keep anakinra cold, and never freeze it. اتصل.", english)
    assert [each.code for each in caught.value.diagnostics] == ["not-translated"]
    load_arabic(tmp_path, "Anakinra للمشي", "احفظ anakinra باردا. Call us.", english)
