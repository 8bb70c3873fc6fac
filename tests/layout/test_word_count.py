"""How many words there are, where spaces part them and where nothing does."""

from __future__ import annotations

import pytest
from making import handout_of, real_fonts

from handout.api import render
from handout.diagnostics import HandoutError
from handout.layout.word_count import counted, part_of, words_in, words_of, words_on
from handout.text.fonts import REGULAR
from handout.text.itemize import StyledRange
from handout.text.paragraph import prepare

TEXTS = [
    ("en", "Call us today.", 3, 3),
    ("ko", "오늘 전화해 주세요.", 3, 3),
    ("zh-Hans", "请致电我们，问下一次何时注射。", 7, 12),
    ("ja", "次の注射の時間を電話で聞いてください。", 4, 10),
    ("th", "กรุณาโทรหาเราวันนี้", 4, 7),
    ("km", "សូមទូរសព្ទមកយើងថ្ងៃនេះ", 3, 8),
]


@pytest.mark.parametrize(("language", "text", "least", "most"), TEXTS, ids=[each[0] for each in TEXTS])
def test_words_are_counted_where_no_space_parts_them(language, text, least, most):
    prepared = prepare(text, [StyledRange(0, len(text), REGULAR, 0)], real_fonts(), language, "ltr")
    assert least <= words_in(prepared) <= most
    assert words_on(prepared, 0, len(text)) == words_in(prepared) == words_of([text], language)


def test_nothing_has_no_words():
    assert words_of(["", " "], "zh-Hans") == words_of([""], "en") == 0


def test_one_is_told_from_several():
    assert (counted(1, "line"), counted(2, "word"), counted(0, "word")) == ("1 line", "2 words", "0 words")


@pytest.mark.parametrize(
    ("text", "words", "language", "told"),
    [
        ("Call us\nand come today.", 2, "en", "2 words"),
        ("Call us today.", 1, "en", "1 word"),
        ("Call us today.", 3, "en", None),
        ("请带上您的验血单。请致电我们。" * 4, 12, "zh-Hans", "20 characters"),
        ("请带上您的验血单。\n请致电我们。", 99, "zh-Hans", None),
        ("请", 1, "zh-Hans", None),
    ],
)
def test_what_is_to_be_cut_is_told_as_a_person_counts(text, words, language, told):
    assert part_of(text, words, language) == told


def test_what_is_too_long_in_chinese_is_told_in_words():
    head = "format: 1\nid: made\nlanguage: zh-Hans\ntitle: Anakinra\n"
    body = "sections:\n" + "".join(
        f"  - id: s{number}\n    heading: 保存\n    text: {'请放在冰箱冷藏。切勿冷冻或摇晃。' * 25}\n"
        for number in range(14)
    )
    with pytest.raises(HandoutError) as caught:
        render(handout_of(body, head), None)
    told = caught.value.diagnostics[0]
    cut, longest = told.hints[0].split("; ")
    assert int(cut.split()[2]) > 300
    assert all(int(each.split("(")[1].split()[0]) > 200 for each in longest.split(", ")), longest
