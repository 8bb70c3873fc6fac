"""Where lines may end in scripts without spaces; the rules held against Unicode's own cases."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unicode_files import UCD, needs
from words import many

from handout.text.breakpoints import breakpoints
from handout.text.segmentation import boundaries, needed

CASES = UCD / "auxiliary" / "LineBreakTest.txt"
FOUND = needs("auxiliary/LineBreakTest.txt")


def parts(text: str, language: str) -> list[str]:
    """What a line may hold at the least."""
    starts = [0, *(each.next_start for each in breakpoints(text, language))]
    return [text[low:high] for low, high in pairwise(starts)]


def words(text: str, language: str) -> list[str]:
    """The same, but for breaks within words or phrases."""
    starts = [0, *(each.next_start for each in breakpoints(text, language) if not each.penalty)]
    return [text[low:high] for low, high in pairwise(starts)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("th", "ยานี้ใช้รักษาโรคในผู้ใหญ่", "ยา|นี้|ใช้|รักษา|โรค|ใน|ผู้ใหญ่"),
        ("lo", "ທຸກຄົນເກີດມາ", "ທຸກຄົນ|ເກີດ|ມາ"),
        ("km", "មនុស្សទាំងអស់មានសេរីភាព", "មនុស្ស|ទាំងអស់|មាន|សេរីភាព"),
        ("my", "လူတိုင်းသည် တူညီ", "လူ|တိုင်း|သည် |တူညီ"),
        ("ja", "薬は毎日同じ時間に使います。", "薬は|毎日|同じ|時間に|使います。"),
        ("zh-Hans", "请立即致电诊所。", "请|立即|致电|诊所。"),
        ("zh-Hans", "使用阿达木单抗、布洛芬。", "使用|阿达木单抗、|布洛芬。"),
        ("zh-Hant", "請立即停用依那西普", "請|立即|停用|依那西普"),
        ("zh-Hans", "我们的培塞利珠单抗 certolizumab", "我们|的|培塞利珠单抗 |certolizumab"),
        ("zh-Hans", "您在用阿那白滞素或布洛芬", "您|在|用|阿那白滞素|或|布洛芬"),
        ("ko", "이 약은 매일 맞으세요.", "이 |약은 |매일 |맞으세요."),
        ("bo", "འགྲོ་བ་མི་", "འགྲོ་|བ་|མི་"),
    ],
)
def test_lines_end_between_words(language: str, text: str, wanted: str) -> None:
    assert words(text, language) == wanted.split("|")


@pytest.mark.parametrize("name", ["阿达木单抗", "依那西普", "培塞利珠单抗", "布洛芬", "華法林"])
def test_a_name_written_by_its_sound_stays_whole(name: str) -> None:
    cut = parts(f"请立即停用{name}，致电诊所。", "zh-Hans")
    assert [each for each in cut if name in each]
    assert {"请", "立", "即", "停", "用"} < set(cut)


def test_many_characters_in_a_row_that_are_in_no_word_are_no_name() -> None:
    assert parts("阿" * 9, "zh-Hans") == ["阿"] * 9


@pytest.mark.parametrize("opening", "（「『【〈")
def test_no_line_ends_with_an_opening_bracket(opening: str) -> None:
    assert not [each for each in parts(f"薬{opening}錠", "ja") if each.endswith(opening)]


@pytest.mark.parametrize("closing", "）」、。！？・ーっゃ々")
def test_no_line_begins_with_what_closes_or_goes_on(closing: str) -> None:
    assert not [each for each in parts(f"薬の薬{closing}薬", "ja") if each.startswith(closing)]


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("zh-Hans", "每天注射100 mg一次", "100 mg"),
        ("ja", "電話は1-800-555-0142です", "1-800-555-0142"),
        ("th", "ฉีด 100 mg วันละครั้ง", "100 mg"),
        ("zh-Hans", "发烧到38.5 °C时", "38.5 °C"),
        ("zh-Hans", "每天注射100毫克一次", "100毫克"),
        ("ja", "毎日100ミリグラムを", "100ミリグラム"),
        ("ru", "Обычно 100 мг в день", "100 мг"),
        ("he", "קח 100 מ״ג כל יום", "100 מ״ג"),
        ("ar", "خذ 100 ملغ كل يوم", "100 ملغ"),
        ("hi", "रोज़ 100 मि.ग्रा. लें", "100 मि.ग्रा."),
    ],
)
def test_a_dose_and_a_number_stay_on_one_line(language: str, text: str, whole: str) -> None:
    assert any(whole in each for each in parts(text, language))


@many
@given(
    st.text("ก่นี้าำកម្ពុជာမြန်มาຄົນ漢字かなカー。「」한국 a1-", max_size=30),
    st.sampled_from(["th", "km", "my", "lo", "ja", "zh"]),
)
def test_no_line_begins_with_a_mark(text: str, language: str) -> None:
    starts = [text[each.next_start] for each in breakpoints(text, language)[:-1]]
    assert not [each for each in starts if unicodedata.category(each) in ("Mn", "Me")]


def test_rare_characters_count_as_one() -> None:
    text = "𠮷野家で𠮷田です"
    assert "".join(parts(text, "ja")) == text
    assert all(0 < at < len(text) for at, _ in boundaries(text, "ja"))


@pytest.mark.parametrize("text", ["Take 100 mg – now", "Прием", "עברית", "العربية"])
def test_scripts_that_write_spaces_need_no_dictionary(text: str) -> None:
    assert not needed(text)


# Cases of Unicode 15.0 that ICU decides as later versions of UAX #14 do, or as CLDR does, by the text's first line that
# differs: what stands around the place.
LATER = {
    "LB15b, 15.1: a final quotation mark ends no line by the space behind it",
    "LB15c, 16.0: a full stop before a digit starts a number",
    "LB20a, 15.1: a hyphen at a word's start stays with the word",
    "LB21a, 16.0: a hyphen within a Hebrew word may end a line",
    "LB25, 16.0: a comma stays with the digits behind it",
}
DIFFERENT = 36


def cases() -> Iterator[tuple[str, list[int]]]:
    for line in CASES.read_text("utf-8").splitlines():
        signs = line.partition("#")[0].split()
        text, wanted = "", []
        for sign in signs:
            if sign == "÷":
                wanted.append(len(text))
            elif sign != "×":
                text += chr(int(sign, 16))
        if text:
            yield text, [at for at in wanted if 0 < at < len(text)]


@FOUND
def test_each_case_of_unicode() -> None:
    different = [
        (text, at) for text, wanted in cases() for at in {each for each, _ in boundaries(text, "en")} ^ set(wanted)
    ]
    assert not [each for each in different if not _later(*each)]
    assert len(different) == DIFFERENT


def _later(text: str, at: int) -> bool:
    """Whether a place is one where later versions of UAX #14 decide otherwise."""
    before = text[:at].rstrip("\u0308")
    quoted = before.rstrip(" \u0308")[-1:] in ('"', "«", "»") or text[at : at + 1] == "»"
    number = text[at].isdigit() and before[-1:] in (".", ",")
    decimal = text[at:].startswith(".") and text[at + 1 : at + 2].isdigit()
    return quoted or number or decimal or before[-1:] == "-"
