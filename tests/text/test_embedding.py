"""What stands where on a line whose words run both ways, and what readers of the file get: the order of the text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from boxes import box_fonts
from cases import each
from hypothesis import given
from hypothesis import strategies as st
from words import many

from handout.text.bidi import reorder
from handout.text.embedding import embedding_levels, natural_direction, own_direction
from handout.text.fonts import REGULAR
from handout.text.itemize import StyledRange
from handout.text.paragraph import prepare
from handout.text.signs import signs

ARABIC = range(0x600, 0x700)
HEBREW = range(0x590, 0x600)
FONTS = box_fonts([0x20, 0x20AC, 0x2212, *range(0x2070, 0x207C), *HEBREW, *ARABIC])


def seen(text, direction="rtl", base=None, isolates=()):
    """A line as the eye meets it, from left to right; each character is a box of one em."""
    ranges = [StyledRange(0, len(text), REGULAR, 0)]
    if isolates:
        cuts = sorted({0, len(text), *(at for pair in isolates for at in pair)})
        ranges = [StyledRange(low, high, REGULAR, 0, (low, high) in isolates) for low, high in pairwise(cuts)]
    line = prepare(text, ranges, FONTS, "ar", direction, base=base).lines(500.0, lambda *_: [(len(text), len(text))])[0]
    places = []
    for piece in line.pieces():
        left = piece.inline if direction == "ltr" else line.width - piece.inline - piece.width
        clusters = piece.clusters[::-1] if piece.rtl else piece.clusters
        for cluster in clusters:
            places.append((round(left, 3), cluster.text))
            left += cluster.advance / piece.face.upem
    return "".join(words for _, words in sorted(places))


SIGNS = [
    "100 mg",
    "Anakinra 100 mg",
    "1-800-555-0142",
    "(800) 555-0187",
    "+1 800 555 0142",
    "2026-11-20",
    "11/20/2026",
    "15. 1. 2027",
    "January 15, 2027",
    "2–8 °C",
    "38.5 °C",
    "50%",
    "5 mg/kg",
    "10–20 mg",
    "care@riverbend.example",
    "https://dailymed.nlm.nih.gov/",
    "7QK4-H2PM",
    "2345-6789",
    "120/80",
    "07:30",
    "+44 (0)20 7946 0958",
    "1 (800) 555-0142",
    "20 000 IU",
    "20 000",
    "1-800-MED-HELP",
    "Kineret®",
    "-5",
    "−5",
    "$50",
    "50€",
    "< 7%",
    "#5",
    "C++",
    "BRCA1+",
    "65+",
    "1½",
    "1 1/2",
    "20%-30%",
    "1.5×10^9/L",
    "10^9",
    "4.5 x10^9/L",
    "1.5 × 10⁹/L",
    "10^-3",
    "10⁻³",
    "150/µL",
    "60 mL/min/1.73 m²",
    "1,000 mg",
    "2-3",
    "4–6",
    "10-12",
    "8:30-17:00",
    "8:00–17:00",
    "1-2 tablets",
    "Anakinra 5-10 mg",
    "۲-۳",
    "۸:۳۰–۱۷:۰۰",
]


@pytest.mark.parametrize("around", ["{} חח", "חח {}", "חח {} חח", "خذ {} كل", "خذ ({}) كل", "خذ {}، كل", "خذ {}."])
def test_a_sign_keeps_its_order_among_words_that_run_to_the_left(around):
    def keeps_its_order(sign):
        assert sign in seen(around.format(sign))

    each({sign: sign for sign in SIGNS}, keeps_its_order)


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("100 mg مرة", "rtl", "rtl"),
        ("Anakinra 100 mg: خذها", "rtl", "rtl"),
        ("Take it with food.", "rtl", "ltr"),
        ("محمد", "ltr", "rtl"),
        ("Ana محمد", "ltr", "ltr"),
        ("Ana · محمد", "ltr", "ltr"),
    ],
)
def test_a_recipients_words_run_as_the_pages_own_script_does(text, direction, expected):
    assert own_direction(text, direction) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("خذ (1-800-555-0142) كل.", ".لك (1-800-555-0142) ذخ"),
        ("خذ (2026-11-20) كل", "لك (2026-11-20) ذخ"),
        ("(2026-11-20)", "(2026-11-20)"),
        ("خذ (أو 1-800-555-0187) كل", "لك (1-800-555-0187 وأ) ذخ"),
        ("(أو 1-800-555-0187)", "(1-800-555-0187 وأ)"),
        ("אב (03-1234567) גד", "דג (03-1234567) בא"),
        ("אב [03-1234567].", ".[03-1234567] בא"),
        ("خذ ((800) 555-0187) كل", "لك ((800) 555-0187) ذخ"),
        ("خذ (1-800-555-0142، 1-800-555-0187).", ".(1-800-555-0187 ،1-800-555-0142) ذخ"),
        ("خذ 20 mg، 10 mg، 5 mg", "5 mg ،10 mg ،20 mg ذخ"),
        ("خذ Methotrexate 15 mg، Folic acid 5 mg", "Folic acid 5 mg ،Methotrexate 15 mg ذخ"),
        ("خذ adalimumab (Humira)، infliximab", "infliximab ،adalimumab (Humira) ذخ"),
        ("خذ 100 mg، 2 كل", "لك 2 ،100 mg ذخ"),
    ],
)
def test_brackets_of_the_sentence_stay_around_a_number(text, shown):
    mirrored = str.maketrans("()[]", ")(][")
    levels = embedding_levels(text, "rtl")
    assert levels is not None
    # A box has no mirror image, so what the eye sees is turned here where the level is odd.
    turned = "".join(each.translate(mirrored) if level % 2 else each for each, level in zip(text, levels, strict=True))
    assert "".join(turned[index] for index in reorder(levels)) == shown


def test_the_sign_of_a_number_goes_with_it_behind_a_word_that_is_written_onto_it():
    assert seen("خذ و±3 و$50 و<7") == "<7و $50و ±3و ذخ"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("خذ ٢-٣ كل", "لك ٣-٢ ذخ"),
        ("خذ ٤–٦ كل", "لك ٦–٤ ذخ"),
        ("خذ ٥-١٠ ملغ", "غلم ١٠-٥ ذخ"),
        ("خذ ٨:٣٠-١٧:٠٠ كل", "لك ١٧:٠٠-٨:٣٠ ذخ"),
        ("خذ ٥-١٠ mg كل", "لك ١٠ mg-٥ ذخ"),
        ("خذ ١٥/٠١/٢٠٢٧ كل", "لك ١٥/٠١/٢٠٢٧ ذخ"),
    ],
)
def test_a_range_in_arabic_indic_digits_runs_from_the_right_and_each_of_its_numbers_from_the_left(text, shown):
    assert seen(text) == shown


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("20 mg", "10 mg", "5 mg"),
        ("555-0142", "555-0187", "1-800-555-0142"),
        ("2027-01-15", "15/01/2027", "January 15, 2027"),
        ("Methotrexate 15 mg", "Folic acid 5 mg", "Anakinra 100 mg"),
        ("20 mg", "10 mg", "2"),
        ("2-3", "4–6", "8:30-17:00"),
        ("1,000 mg", "500 mg", "250 mg"),
    ],
)
@pytest.mark.parametrize(("before", "behind"), [("خذ", "كل"), ("אב", "גד")])
def test_a_list_of_signs_is_read_from_the_right(first, second, third, before, behind):
    def is_read_from_the_right(stop):
        shown = seen(f"{before} {first}{stop} {second}{stop} {third} {behind}")
        assert shown == f"{behind[::-1]} {third} {stop}{second} {stop}{first} {before[::-1]}"

    each({stop: stop for stop in "،؛,;.:"}, is_read_from_the_right)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("خذ 20 mg،10 mg،5 mg", "5 mg،10 mg،20 mg ذخ"),
        ("خذ 20،10،5", "5،10،20 ذخ"),
        ("خذ 2027-01-15،2027-02-15", "2027-02-15،2027-01-15 ذخ"),
        ("خذ 2،5 كل", "لك 2،5 ذخ"),
        ("خذ 2،5 mg كل", "لك 2،5 mg ذخ"),
        ("خذ 100 mg, 2 كل", "لك 2 ,100 mg ذخ"),
        ("אב Take 100 mg, then rest גד", "דג Take 100 mg, then rest בא"),
        ("אב Suite 300, Riverbend, TX 75001 גד", "דג Suite 300, Riverbend, TX 75001 בא"),
        ("אב 12 Main Street, Riverbend, TX 75001 גד", "דג 12 Main Street, Riverbend, TX 75001 בא"),
        ("20 mg, 10 mg, 5 mg", "20 mg, 10 mg, 5 mg"),
    ],
)
def test_a_stop_parts_a_list_and_no_number_or_phrase(text, shown):
    assert seen(text) == shown


@pytest.mark.parametrize(
    ("name", "number", "unit"),
    [
        ("Humira", "40", 'מ"ג'),
        ("Humira", "40", "מ״ג"),
        ("Methotrexate (MTX)", "7.5", 'מ"ג'),
        ("Humira", "5-10", 'מ"ג'),
        ("Humira", "-5", "מעלות"),
        ("B12", "500", 'מק"ג'),
        ("Humulin 70/30", "10", "יחידות"),
        ("20 mg", "2", "ימים"),
        ("Methotrexate", "7.5", "ملغ"),
        ("Methotrexate", "7.5", "ملغم"),
        ("Methotrexate", "1,000", "وحدة"),
        ("Methotrexate", "7", "أيّام"),
        ("Methotrexate", "7.5", "میلی‌گرم"),
        ("Methotrexate", "۷.۵", "میلی گرم"),
        ("Methotrexate", "7.5", "ملی گرام"),
        ("Methotrexate", "2", "گولیاں"),
    ],
)
@pytest.mark.parametrize("around", ["חח {}", "חח {}, אב", "خذ ({}) كل", "خذ {}، كل", "{}"])
def test_name_number_and_unit_of_the_pages_own_script_are_read_in_this_order(name, number, unit, around):
    shown = seen(around.format(f"{name} {number} {unit}"))
    assert f"{mirrored(unit)} {number} {name}" in shown


@pytest.mark.parametrize(
    ("dose", "shown"),
    [
        ("40 mg/0.8 مل", "لم 0.8/40 mg"),
        ("40 mg / 0.8 مل", "لم 0.8 / 40 mg"),
        ("Humira 40 mg/0.8 مل", "لم 0.8/Humira 40 mg"),
        ('40 mg/0.8 מ"ל', 'ל"מ 0.8/40 mg'),
        ("5 mg/كغ", "غك/5 mg"),
        ("20 mg/2 حقن", "نقح 2/20 mg"),
        ("40 mg/0.8 mL", "40 mg/0.8 mL"),
        ("60 mL/min/1.73 m²", "60 mL/min/1.73 m²"),
    ],
)
def test_each_number_of_a_strength_stands_by_its_unit_whichever_script_that_is_of(dose, shown):
    assert seen(f"خذ {dose} كل") == f"لك {shown} ذخ"


def mirrored(words):
    """Words from the right, as the eye meets them from the left: a mark stays behind its letter."""
    return "".join(reversed(re.findall(r".[\u0651\u200c]?", words)))


def test_a_sentence_that_ends_in_a_short_name_is_no_abbreviation_before_a_number_and_its_unit():
    assert seen("אב EPO. 2 ימים") == "םימי 2 .EPO בא"


def test_each_dose_stands_behind_its_own_name():
    shown = seen('אב Humira 40 מ"ג, Enbrel 50 מ"ג Kineret 100 mg גד')
    assert shown == 'דג Kineret 100 mg ג"מ 50 Enbrel ,ג"מ 40 Humira בא'


@pytest.mark.parametrize("text", ["אב COVID 19 גד", "אב January 15, 2027 שנה", "אב +1 800 555 0142 ימים"])
def test_a_number_that_no_unit_follows_or_that_is_part_of_a_sign_stays_behind_its_name(text):
    latin = text[3 : text.rindex(" ")]
    assert latin in seen(text)


@pytest.mark.parametrize(
    "whole", ["(216) 555-0142 ext. 5", "555-0142 Ext. 5", "No. 5", "12 Main St. 5", "12 St. 5", "2 Fl. 5", "Rm. 12"]
)
@pytest.mark.parametrize(("before", "behind"), [("خذ", "كل"), ("אב", "גד")])
def test_the_stop_of_an_abbreviation_parts_no_list(whole, before, behind):
    assert seen(f"{before} {whole} {behind}") == f"{behind[::-1]} {whole} {before[::-1]}"


@pytest.mark.parametrize("unit", ["mg", "mL", "IU", "mmol", "tabs", "kg"])
def test_the_stop_behind_a_unit_parts_a_list(unit):
    assert seen(f"אב 20 {unit}. 10 {unit} גד") == f"דג 10 {unit} .20 {unit} בא"


def test_a_list_in_latin_words_alone_runs_as_they_do():
    assert seen("20 mg, 10 mg، 5 mg", base="ltr") == "20 mg, 10 mg، 5 mg"


@pytest.mark.parametrize("number", ["5", "5 mg", "10–12"])
def test_a_hyphen_behind_a_hebrew_prefix_is_no_minus(number):
    assert seen(f"אב ב-{number} גד") == f"דג {number}-ב בא"


def test_a_paragraph_runs_from_the_right():
    assert seen("אב 100 mg (גד).") == ".(דג) 100 mg בא".replace("(", "\0").replace(")", "(").replace("\0", ")")


def test_the_space_at_a_lines_end_hangs_beyond_the_side_where_the_line_ends():
    text = "אב 100 mg "
    line = prepare(text, [StyledRange(0, len(text), REGULAR, 0)], FONTS, "he", "rtl").lines(
        9.0, lambda *_: [(len(text) - 1, len(text))]
    )[0]
    last = line.pieces()[-1]
    assert (last.inline, last.width, last.rtl) == (pytest.approx(line.width), 1.0, True)


def test_words_of_another_language_run_their_own_way_and_start_where_lines_start():
    assert seen("Call us: (a)", "rtl", base="ltr") == "Call us: (a)"
    assert seen("אב, גד.", "ltr", base="rtl") == ".דג ,בא"


def test_an_isolate_neither_follows_nor_changes_what_is_around_it():
    text = "אב Dr. X, Jr. גד"
    where = (text.index("D"), text.index(" גד"))
    assert "Dr. X, Jr." in seen(text, isolates=[where])
    assert "Dr. X, Jr." not in seen(text)


def filled(text, **values):
    """A sentence with values in it, and where they stand."""
    isolates = []
    for name, value in values.items():
        at = text.index(f"{{{name}}}")
        text = text.replace(f"{{{name}}}", value)
        isolates.append((at, at + len(value)))
    return text, isolates


@pytest.mark.parametrize(
    ("direction", "sentence", "values", "shown"),
    [
        ("rtl", "אב {n} גד", {"n": "100 mg מד"}, "דג דמ 100 mg בא"),
        ("rtl", "אב {n} גד {v}.", {"n": "Ana 2", "v": "2027-01-15"}, ".2027-01-15 דג Ana 2 בא"),
        ("rtl", "אב {n} {v}.", {"n": "Ana 2", "v": "2027-01-15"}, ".2027-01-15 Ana 2 בא"),
        ("rtl", "אב {n}, {v} גד", {"n": "Ana", "v": "555-0142"}, "דג 555-0142 ,Ana בא"),
        ("rtl", "אב {n} {v} גד", {"n": "2027-01-15", "v": "555-0142"}, "דג 555-0142 2027-01-15 בא"),
        ("rtl", "אב {n} mg גד", {"n": "100"}, "דג 100 mg בא"),
        ("rtl", "אב {n} mg גד", {"n": "5-10"}, "דג 5-10 mg בא"),
        ("ltr", "Call {n} 555-0142, now.", {"n": "אב"}, "Call בא 555-0142, now."),
        ("ltr", "Call {n}: 2 times.", {"n": "אב גד"}, "Call דג בא: 2 times."),
        ("ltr", "{n} (2) comes.", {"n": "אב"}, "בא (2) comes."),
        ("ltr", "{n} {v} comes.", {"n": "אב", "v": "גד"}, "בא דג comes."),
    ],
)
def test_a_value_in_a_sentence_changes_no_neighbour(direction, sentence, values, shown):
    text, isolates = filled(sentence, **values)
    assert seen(text, direction, isolates=isolates) == shown


def test_a_value_does_not_tell_which_way_its_sentence_runs():
    text, isolates = filled("{n} comes.", n="אב")
    assert (natural_direction(text, "rtl"), natural_direction(text, "rtl", isolates)) == ("rtl", "ltr")


def test_things_of_one_line_do_not_turn_each_other():
    assert seen("Dr. X. · גד · Y.") == "Y. · דג · Dr. X."


def test_a_line_feed_ends_what_turns():
    assert embedding_levels("ab אב\nab", "ltr") == [0, 0, 0, 1, 1, 0, 0, 0]


@pytest.mark.parametrize("text", ["", "Take 100 mg", "café – 5 °C", "Прием 1-800", "漢字"])
def test_what_runs_one_way_has_no_levels(text):
    assert embedding_levels(text, "ltr") is None


@pytest.mark.parametrize(("text", "direction"), [("123 אב", "rtl"), ("ab אב", "ltr"), ("12.", "rtl"), ("", "rtl")])
def test_the_first_strong_letter_tells_the_direction(text, direction):
    assert natural_direction(text, "rtl") == direction


@pytest.mark.parametrize("text", ["3", "2024", "12 34", "a 12", "٢-٣", "15/1"])
def test_bare_numbers_and_words_are_no_signs(text):
    assert not list(signs(text))


@many
@given(st.lists(st.sampled_from(["אב", "ab", "12", "5 mg", "1-800-555-0142", "(", ")", ".", "خذ", "–"]), max_size=9))
def test_a_line_shows_each_character_once(parts):
    text = " ".join(parts)
    if text:
        assert sorted(seen(text)) == sorted(text)


@many
@given(st.lists(st.sampled_from(["אב", "ab", "12", "5 mg", "(", ")", ".", "خذ"]), min_size=1, max_size=12))
def test_pieces_of_a_line_stand_side_by_side(parts):
    text = " ".join(parts)
    line = prepare(text, [StyledRange(0, len(text), REGULAR, 0)], FONTS, "ar", "rtl").lines(
        500.0, lambda *_: [(len(text), len(text))]
    )[0]
    spans = sorted((piece.inline, piece.inline + piece.width) for piece in line.pieces())
    assert spans[0][0] == pytest.approx(0.0)
    assert spans[-1][1] == pytest.approx(line.width)
    assert all(one[1] == pytest.approx(two[0]) for one, two in pairwise(spans))
