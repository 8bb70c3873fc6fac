"""A figure that a translation loses, changes or adds is found; one that it writes its own way is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import SPANISH, hashes, loaded, put

from handout.diagnostics import HandoutError
from handout.guard.figures import figures
from handout.guard.matching import lacking
from handout.guard.names import skeleton
from handout.guard.stretches import Stretch
from handout.source.library import load_handout

PLANTED = {
    "dose": ("Inyecte 100 mg", "Inyecte 200 mg"),
    "unit": ("Inyecte 100 mg", "Inyecte 100 ml"),
    "no unit": ("Inyecte 100 mg", "Inyecte 100"),
    "thousands": ("1.000 pasos", "10.000 pasos"),
    "decimal": ("2,5 ml", "25 ml"),
    "range": ("2–8 °C", "2–6 °C"),
    "scale": ("100,4 °F", "100,4 °C"),
    "telephone": ("1-800-555-0142", "1-800-555-0124"),
    "telephone cut": ("1-800-555-0142", "555-0142"),
    "date": ("2026-12-31", "2026-12-13"),
    "link": ("https://dailymed.nlm.nih.gov/", "https://dailymed.nlm.nih.com/"),
    "resource": ("https://medlineplus.gov/", "https://medlineplus.gov/spanish/"),
    "name swapped": ("No es metotrexato", "No es prednisona"),
    "name lost": ("No es metotrexato", "No es eso"),
    "name added": ("No es metotrexato", "No es metotrexato ni adalimumab"),
    "own name swapped": ("Anakinra calma", "Abatacept calma"),
    "number added": ("una vez al día", "una vez al día, 7 días"),
    "words": ("**100 mg**", "cien miligramos"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_named_with_its_part(fault, tmp_path):
    before, after = PLANTED[fault]
    assert before in SPANISH
    with pytest.raises(HandoutError) as caught:
        loaded(tmp_path, SPANISH.replace(before, after))
    codes = {each.code for each in caught.value.diagnostics}
    assert codes
    assert codes <= {"lost-figure", "added-figure"}
    assert all(each.span.line and each.hints for each in caught.value.diagnostics)


def test_an_added_figure_is_named_where_it_stands(tmp_path):
    with pytest.raises(HandoutError) as caught:
        loaded(tmp_path, SPANISH.replace("Inyecte 100 mg", "Inyecte 300 mg"))
    added = next(each for each in caught.value.diagnostics if each.code == "added-figure")
    line = next(number for number, words in enumerate(SPANISH.splitlines(), 1) if "Inyecte" in words)
    assert (added.span.line, added.span.column) == (line, SPANISH.splitlines()[line - 1].index("100") + 1)


def test_a_right_translation_passes(tmp_path):
    made = loaded(tmp_path)
    assert [each.style for each in made.sections] == ["steps", "plain"]
    assert [each.text for each in made.brand_names] == ["Kineret"]
    assert made.sections[1].protected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "٢٫٥ ملغ، ١٬٠٠٠"),
        ("fa", "۲٫۵ میلی‌گرم، ۱٬۰۰۰"),
        ("hi", "२.५ मि.ग्रा., १,०००"),
        ("bn", "২.৫ মিলিগ্রাম, ১,০০০"),
        ("my", "၂.၅ mg, ၁,၀၀၀"),
        ("th", "๒.๕ มก. และ ๑,๐๐๐"),
        ("zh-Hans", "2.5毫克，1,000"),
        ("zh-Hant", "２．５ mg 和 1000"),
        ("de", "2,5 mg und 1.000"),
        ("fr", "2,5 mg et 1\u202f000"),
        ("ru", "2,5 мг и 1\u00a0000"),
        ("he", '2.5 מ"ג, 1,000'),
    ],
)
def test_each_language_writes_numbers_its_own_way(language, words):
    wanted = figures([stretch("2.5 mg and 1,000")], "en")
    there = figures([stretch(words)], language)
    assert not lacking(wanted, there)
    assert not lacking(there, wanted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("methotrexate", "Metotrexato"),
        ("ibuprofen", "ibuprofène"),
        ("prednisone", "prednisona"),
        ("Aspirin", "aspirina"),
    ],
)
def test_names_agree_across_languages(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prednisone", "prednisolona"),
        ("hydroxyzine", "hydralazine"),
        ("infliximab", "rituximab"),
        ("Kineret", "Keppra"),
    ],
)
def test_names_that_differ_stay_apart(one, other):
    assert skeleton(one) != skeleton(other)


NATIVE = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "၀၁၂၃၄၅၆၇၈၉", "០១២៣៤៥៦៧៨៩", "０１２３４５６７８９"]


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 999_999), st.sampled_from(NATIVE))
def test_digits_of_all_scripts_are_equal(number, digits):
    written = "".join(digits[int(each)] for each in str(number))
    wanted, there = figures([stretch(f"{number} mg")], "en"), figures([stretch(f"{written} mg")], "hi")
    assert not lacking(wanted, there)
    assert not lacking(there, wanted)


@settings(deadline=None, derandomize=True)
@given(st.data())
def test_any_changed_digit_is_found(data):
    text = "Take 100 mg (2.5 mL), then 20 more; call 1-800-555-0142 before 2026-12-31 or 38.5 °C."
    at = data.draw(st.sampled_from([index for index, each in enumerate(text) if each.isdigit()]))
    digit = data.draw(st.sampled_from([each for each in "0123456789" if each != text[at]]))
    wanted = figures([stretch(text)], "en")
    there = figures([stretch(text[:at] + digit + text[at + 1 :])], "en")
    assert lacking(wanted, there) or lacking(there, wanted)


def stretch(text: str) -> Stretch:
    from handout.diagnostics import Span

    return Stretch(text, ((0, Span("a.yaml", 1, 1)),), ())


def test_a_local_name_of_the_medicine_counts_where_the_title_has_it(tmp_path):
    arabic = """\
format: 1
id: made
language: ar
title: أناكينرا (Anakinra)
translation: {of: en, source_hash: {HASHES}}
intro: |
  أناكينرا دواء.
"""
    english = 'format: 1\nid: made\nlanguage: en\nkind: medicine\ntitle: Anakinra\nintro: "Anakinra is a medicine."\n'
    put(tmp_path, english=english)
    file = tmp_path / "ar.yaml"
    file.write_text(arabic.replace("{HASHES}", hashes(english)), "utf-8")
    assert load_handout(file).value.kind == "medicine"
    file.write_text(arabic.replace("{HASHES}", hashes(english)).replace("أناكينرا دواء", "هذا دواء"), "utf-8")
    with pytest.raises(HandoutError, match="Anakinra"):
        load_handout(file)


RUSSIAN = """\
format: 1
id: made
language: ru
title: {}
translation: {{of: en, source_hash: {{HASHES}}}}
intro: |
  {} Это не {}.
"""
OF_TWO = """\
format: 1
id: made
language: en
kind: medicine
title: Anakinra
intro: Anakinra calms inflammation. It is not methotrexate.
"""
IN_TITLE = "or give both in the title, 'анакинра (Anakinra)', and here the local name alone as it stands there"
LETTERS = "write it in Latin letters, as the box does; the local name may stand before it: 'метотрексат (methotrexate)'"


@pytest.mark.parametrize(
    ("title", "intro", "other", "lost"),
    [
        ("анакинра (Anakinra)", "Анакинра снимает воспаление.", "метотрексат (methotrexate)", {}),
        ("анакинра (Anakinra)", "Анакинра снимает воспаление.", "methotrexate", {}),
        (
            "анакинра (Anakinra)",
            "Анакинра снимает воспаление.",
            "метотрексат",
            {"'intro' lacks the name of a medicine 'methotrexate'": (LETTERS,)},
        ),
        (
            "Anakinra",
            "Анакинра снимает воспаление.",
            "methotrexate",
            {
                "'intro' lacks the name of a medicine 'Anakinra'": (
                    LETTERS,
                    IN_TITLE,
                )
            },
        ),
    ],
)
def test_a_medicine_has_its_latin_name_and_the_hint_says_how_the_local_one_stands_with_it(
    tmp_path, title, intro, other, lost
):
    put(tmp_path, english=OF_TWO)
    file = tmp_path / "ru.yaml"
    file.write_text(RUSSIAN.format(title, intro, other).replace("{HASHES}", hashes(OF_TWO)), "utf-8")
    told = {}
    try:
        load_handout(file)
    except HandoutError as fault:
        told = {each.message.partition(", which")[0]: each.hints for each in fault.diagnostics}
    assert told == lost


def test_where_all_letters_are_latin_the_hint_is_of_the_name_alone(tmp_path):
    for before, after, hint in (
        ("No es metotrexato", "No es eso", "write the name of the same medicine"),
        ("No es metotrexato", "No es metotrexato ni adalimumab", "take it out, or name it in the source too"),
    ):
        with pytest.raises(HandoutError) as caught:
            loaded(tmp_path, SPANISH.replace(before, after))
        assert [each.hints for each in caught.value.diagnostics] == [(hint,)]
