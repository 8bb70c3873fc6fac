"""Where a line may end, and where it must not: doses, telephone numbers, temperatures stay whole."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from words import many

from handout.text.breakpoints import breakpoints


def stretches(text):
    """The text cut at each place where a line may end."""
    starts = [0, *(each.next_start for each in breakpoints(text))]
    return [text[start:end] for start, end in pairwise(starts)]


WHOLE = """\
100 mg|0.5 mL|5 %|36°F|36 °F|2 °C|50 mcg|10,000 IU|1-800-555-0142|555-0142|-5|3/4|1,000|7:30|10–12|\
100\u00a0mg|Dr.\u00a0Patel|+1 (800) 555-0142|1 (800) 555-0142|(800) 555-0142|+44 20 7946 0958|+44 (0)20 7946 0958|\
1-800-MED-HELP|(800) MED-HELP|800-FLOWERS|≤ 5|≥ 100.4°F|< 10 mg|> ½|± 2|5 ± 2|5 ±2|\
(2°C to 8°C)|(2 °C bis 8 °C)|(1.5 mL or 2 mL)|E. coli|\
10 mg/kg|10 mg/kg/day|1,000 units/week|100 units/mL|100units/mL|5 mg / 2 mL|5 mg/2 mL|60 mL/min/1.73 m²|2.5–5 mg/kg|\
½ tablet/day|100 unidades/mL|10 мг/кг/сут|100 единиц/мл|10 ملغ/كغ/يوم|100 وحدة/مل|5 ملی گرام/کلوگرام|10 מ"ג/ק"ג/יום|\
10 मि.ग्रा./कि.ग्रा./दिन|10 মিলিগ্রাম/কেজি/দিন|10 மி.கி/கிலோ/நாள்|10\u00a0mg/kg/day"""


@pytest.mark.parametrize("whole", WHOLE.split("|"))
def test_what_stays_whole(whole):
    assert stretches(f"take {whole} now") == ["take ", f"{whole} ", "now"]
    assert stretches(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", ["one ", "two"]),
        ("150 / 360", ["150 / ", "360"]),
        ("pain > usual", ["pain ", "> ", "usual"]),
        ("one  two", ["one  ", "two"]),
        ("well-known", ["well-", "known"]),
        ("twice-a-day", ["twice-", "a-", "day"]),
        ("24-hour", ["24-", "hour"]),
        ("and/or", ["and/", "or"]),
        ("2 ml, doctor/nurse", ["2 ml, ", "doctor/", "nurse"]),
        ("5 Krankenpflegerinnen/Krankenpfleger", ["5 ", "Krankenpflegerinnen/", "Krankenpfleger"]),
        ("wait—then", ["wait—", "then"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("100 mg twice", ["100 mg ", "twice"]),
        ("5 tablets", ["5 tablets"]),
        ("10 grams", ["10 ", "grams"]),
        ("36°F to 46°F (cold)", ["36°F ", "to ", "46°F ", "(cold)"]),
        ("plan B. Then", ["plan ", "B. ", "Then"]),
        ("take 2 (500 mg) now", ["take ", "2 ", "(500 mg) ", "now"]),
        ("a b ", ["a ", "b "]),
        ("one · two | three", ["one · ", "two | ", "three"]),
        ("café · naïve", ["café · ", "naïve"]),
        ("12 · 3–4 days", ["12 · ", "3–4 ", "days"]),
        ("2027年 · 版本", ["2027年 · ", "版", "本"]),
        ("", [""]),
        (" ", [" "]),
    ],
)
def test_where_lines_may_end(text, expected):
    assert stretches(text) == expected


@pytest.mark.parametrize("number", ["1-800-MED-HELP", "+1 (800) 555-0142", "+44 20 7946 0958"])
def test_a_telephone_number_stays_whole_where_no_space_is_around_it(number):
    text = f"请致电{number}找我们"
    starts = [each.next_start for each in breakpoints(text, "zh-Hans")]
    assert not [at for at in starts if 3 < at < 3 + len(number)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "每日剂量为10毫克/公斤/天分两次"),
        ("zh-Hans", "每日剂量为10 毫克／公斤，分两次"),
        ("ja", "用量は10 ミリグラム/キログラム/日です"),
        ("ko", "용량은 10 밀리그램/킬로그램/일 입니다"),
        ("th", "ขนาดยา 10 มก./กก./วัน แบ่งสองครั้ง"),
        ("th", "ขนาดยา 10 มิลลิกรัม/กิโลกรัม แบ่งสองครั้ง"),
        ("km", "កម្រិត 10 mg/kg/ថ្ងៃ ពីរដង"),
        ("hi", "खुराक 10 मि.ग्रा./कि.ग्रा./दिन दो बार"),
    ],
)
def test_a_dose_is_torn_at_no_slash_in_scripts_that_write_no_spaces(language, text):
    starts = [each.next_start for each in breakpoints(text, language)]
    dose = range(text.index("10") + 1, max(text.rfind(slash) for slash in "/／") + 2)
    assert not set(dose) & set(starts)
    assert len(starts) > 1


def test_an_address_breaks_after_its_slashes():
    assert stretches("see https://example.org/patients/drug now") == [
        "see ",
        "https://",
        "example",
        ".org/",
        "patients/",
        "drug ",
        "now",
    ]


def test_an_address_without_scheme_breaks_too():
    assert "rheumatology.org/" in "".join(stretches("rheumatology.org/patients/anakinra"))
    assert stretches("rheumatology.org/patients/anakinra")[-2:] == ["patients/", "anakinra"]


def test_a_line_end_that_was_asked_for_is_forced():
    found = breakpoints("one\ntwo three")
    assert [(each.content_end, each.next_start, each.forced) for each in found] == [
        (3, 4, True),
        (7, 8, False),
        (13, 13, True),
    ]


def test_a_space_costs_nothing_and_a_hyphen_a_little():
    space, hyphen, end = breakpoints("one well-known")
    assert (space.penalty, end.penalty) == (0.0, 0.0)
    assert 0 < hyphen.penalty < 0.5


words = st.text("ab1. -/\u00a0\u2014()°mgF:%https", min_size=1, max_size=40)


@many
@given(words)
def test_breaks_are_in_order_and_drop_spaces_only(text):
    found = breakpoints(text)
    starts = [each.next_start for each in found]
    assert starts == sorted(set(starts))
    assert starts[-1] == len(text)
    assert found[-1].forced
    assert all(text[each.content_end : each.next_start].strip(" ") == "" for each in found)


@many
@given(words)
def test_nothing_breaks_at_a_no_break_space(text):
    for each in breakpoints(text)[:-1]:
        assert "\u00a0" not in text[each.content_end : each.next_start]
        assert text[each.next_start] != "\u00a0" or text[each.next_start - 1] == " "


@many
@given(st.integers(0, 99999), st.sampled_from(["mg", "g", "mL", "mcg", "µg", "IU", "%", "°F", "°C", "mmol"]))
def test_no_number_is_parted_from_its_unit(number, unit):
    for text in (f"{number} {unit}", f"a {number} {unit}, b", f"({number} {unit})", f"{number}.5 {unit} a"):
        assert any(f"{unit}" in each and str(number) in each for each in stretches(text))


@example(" : 1")
@given(st.text(st.sampled_from("ab1 9×;:!?()«»%.mgÄ"), max_size=40))
def test_where_there_are_only_spaces_they_are_found_as_elsewhere(text):
    """A hyphen far behind a text has its breaks looked for in the longer way; those before it stay the same."""
    behind = f"{text} b a-b"
    ahead = [each for each in breakpoints(f"{text} b ab") if each.next_start <= len(text)]
    assert [each for each in breakpoints(behind) if each.next_start <= len(text)] == ahead


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date of birth: May 3, 1961 · Sheet", "May 3, 1961"),
        ("Nacimiento: 3 de mayo de 1961 · Hoja", "3 de mayo de 1961"),
        ("né le 3 mai 1961 ici", "3 mai 1961"),
        ("am 3. Mai 1961 da", "3. Mai 1961"),
        ("до 3 мая 1961 года", "3 мая 1961"),
        ("الميلاد: 3 مايو 1961 ورقة", "3 مايو 1961"),
    ],
)
def test_a_date_stays_on_one_line(text, date):
    at = text.index(date)
    assert not [each for each in breakpoints(text) if at < each.content_end < at + len(date)]


def test_a_year_alone_holds_nothing_together():
    assert len(breakpoints("We met in 1961, 5 of us, in May.")) == 9
