"""Size and leading by script: nothing too small, and no line's marks on the next."""

import pytest
import uharfbuzz as hb
from making import HEAD, clinic_of, handout_of, made_of, make, real_fonts, section, sections

from handout.compose import Occasion, compose
from handout.layout.fit import TooLong
from handout.layout.rows import Context, baseline, block_rows
from handout.layout.script_style import LATIN, style_of
from handout.layout.style import STANDARD, Scale, Setting, large_print, scale_at
from handout.text.families import families_of
from handout.text.fonts import BOLD, REGULAR
from handout.text.linebreak import first_fit

TALL_AND_DEEP = {
    "am": "ሰው፡ልጅ የኅብረተሰብ ፏፏቴ",
    "ar": "جميعاً العالميّ إلّا شيئاً خالٍ مِنْ",
    "bn": "বন্ধুত্বপূর্ণ নির্বিশেষে রাষ্ট্র",
    "bo": "བསྒྲུབས་ དགོས་ རྒྱུད་ སྐྱོན།",
    "dv": "އިންޞާފުވެރި ސިޓީގެ ބޭސް",
    "fa": "اساساً ملیِ می‌گیرید",
    "gu": "ઉદ્ભવસ્થાન અધિકારોની સ્ત્રી",
    "he": "תרופה לך קץ שָׁלוֹם",
    "hi": "हुए अधिकारों राष्ट्रों में ट्रैफ़िक",
    "hy": "խտրության՝ մարդկային Ձեր",
    "ja": "病院、薬を飲む。",
    "ka": "ადამიანთა წამალი",
    "km": "ត្រូវបាន ដ៏ខ្ពស់ សេចក្ដីថ្លៃថ្នូរ",
    "kn": "ಸ್ವಾತಂತ್ರ್ಯದ ರಾಷ್ಟ್ರ ಕ್ತಿ",
    "ko": "자유, 국제연합의 뷁",
    "lo": "ຂໍ້ສຳຄັນທີ່ຕ້ອງ ຂື້ນ ທຸກໆ",
    "ml": "മനുഷ്യാവകാശങ്ങളെ സമുദായത്തിന്റെ ക്ര",
    "my": "ကျေးကျွန်အဖြစ်၊ ၆ မြို့ ကြွ",
    "pa": "ਉਨ੍ਹਾਂ ਮਨੁੱਖੀ ਸ੍ਰੀ",
    "si": "විශ්ව පිළිබඳ ක්‍රියා",
    "ta": "மனித ஸ்ரீ நூறு",
    "te": "స్వాతంత్ర్య గౌరవప్రతిష్థలను స్త్రీ",
    "th": "ผู้ที่ ฐานะ ปี่ กฎู",
    "ug": "خالىي ئائىلىسىنىڭ ھۆرمەت",
    "yi": "אַלװעלטלעכע גאָרער",
    "zh-Hans": "医院，药品。",
    "zh-Hant": "醫院，藥品。",
}
URDU = """چونکہ ہر انسان کو دوا روزانہ ایک ہی وقت پر لینی چاہیے اور اگر بخار ہو جائے یا طبیعت ناقابلِ برداشت ہو تو فوراً
فون کریں تکمیل تک علاج جاری رکھیں اور پیچیدگی کی صورت میں کلینک سے رجوع کریں ہمیں بتائیں کہ کیا آپ کو کوئی الرجی ہے"""


ARABIC = """أخبرنا عن عدوى متكررة أو حساسية، ولا تأخذ لقاحًا حيًّا. إذا نسيت جرعة فاتصل بنا واسأل متى تأخذ التالية.
خذ قرصًا واحدًا يوميًّا بعد الأكل، ولا توقف الدواء إلّا إذا قال طبيبك ذلك. اطلب النجدة فورًا إذا حدث تورّم
في الوجه أو صعوبة في التنفّس"""
SELDOM_MEET = {"ur": URDU, "ar": ARABIC}
"""Scripts whose high and deep ink are taller together than their lines stand apart."""


def glyphs(words: str, language: str, style):
    """Of each glyph its left and right end, and its highest and lowest ink from the baseline, in em."""
    (family, *_) = families_of(language)
    face = real_fonts()._face(style, family)
    buffer = hb.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.language = language
    hb.shape(face.hb_font, buffer)
    pen = 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        box = face.hb_font.get_glyph_extents(info.codepoint)
        left, up = pen + place.x_offset + box.x_bearing, place.y_offset + box.y_bearing
        if box.height:
            yield left / face.upem, (left + box.width) / face.upem, up / face.upem, (up + box.height) / face.upem
        pen += place.x_advance


def settings(scale: Scale) -> list[Setting]:
    numbers = {scale.furniture.phone, scale.furniture.call, scale.furniture.after_hours, scale.furniture.emergency}
    every = [*scale, *scale.furniture]
    return [each for each in every if isinstance(each, Setting) and each not in numbers]


@pytest.mark.parametrize("language", TALL_AND_DEEP)
def test_the_ink_of_both_weights_stays_within_rise_and_fall(language: str) -> None:
    style = style_of(language)
    for weight in (REGULAR, BOLD):
        boxes = list(glyphs(TALL_AND_DEEP[language], language, weight))
        more = 0.08 if style is style_of("ar") else 0.0  # marks reach into the next line, where that has nothing
        assert max(top for _, _, top, _ in boxes) <= style.rise + more
        assert -min(bottom for *_, bottom in boxes) <= style.fall + more


@pytest.mark.parametrize("language", [*TALL_AND_DEEP, "ur"])
@pytest.mark.parametrize("large", [False, True])
def test_no_setting_has_lines_closer_than_the_ink(language: str, large: bool) -> None:
    script = style_of(language)
    sizes = [script.floor + 0.25 * step for step in range(15)]
    for scale in [large_print(script)] if large else [scale_at(size, script) for size in sizes]:
        for setting in settings(scale):
            # A quarter point is a quarter point.
            assert setting.leading >= script.tight * setting.size - 0.25, setting
            assert setting.size >= script.small


@pytest.mark.parametrize("language", [*TALL_AND_DEEP, "ur"])
def test_the_ink_of_a_line_stands_within_its_height(language: str) -> None:
    script, title = style_of(language), make(sections(section("a", "A", "A"))).content.title
    for setting in settings(scale_at(12.0, script)):
        base = baseline(setting, title)
        assert base - script.rise * setting.size > -0.07  # half of what a quarter point leaves
        assert base + script.fall * setting.size < setting.leading + 0.07


@pytest.mark.parametrize("language", SELDOM_MEET)
def test_lines_do_not_touch_where_words_are_taller_than_the_leading(language: str) -> None:
    style, words = style_of(language), SELDOM_MEET[language].split()
    for weight in (REGULAR, BOLD):
        lines = [list(glyphs(" ".join(words[at : at + 8]), language, weight)) for at in range(len(words) - 8)]
        for above, below in zip(lines, lines[8:], strict=False):
            ends = [max(right for _, right, _, _ in line) for line in (above, below)]
            for left, right, _, bottom in above:
                for start, end, top, _ in below:
                    if left - ends[0] < end - ends[1] and start - ends[1] < right - ends[0]:
                        assert top - bottom < style.leading


@pytest.mark.parametrize(
    ("language", "floor"),
    [(each, 10) for each in ("en", "ru", "el", "ja", "ko", "zh-Hant", "ka", "hy")]
    + [(each, 11) for each in ("ar", "he", "hi", "th", "km", "my", "bo", "am")]
    + [(each, 13) for each in ("ur", "pa-Arab")],
)
def test_floors(language: str, floor: float) -> None:
    assert style_of(language).floor == floor


def test_a_text_in_urdu_is_refused_at_its_own_floor() -> None:
    body = sections(section("a", "A", (URDU.replace("\n", " ") + "\n\n") * 30))
    made = make(body, head=HEAD.replace("language: en", "language: ur"))
    with pytest.raises(TooLong) as caught:
        made.fitted("2", made.brief.script.floor)
    assert caught.value.floor == 13


def test_latin_is_as_it_was() -> None:
    assert style_of("en") is style_of("vi") is style_of("sr-Cyrl") is LATIN
    assert scale_at(12.0, LATIN) == scale_at(12.0)
    assert scale_at(12.0).furniture is STANDARD
    assert all(setting.lift is None for setting in settings(scale_at(12.0)))


def test_a_bullet_in_another_face_stands_on_the_baseline_of_its_words() -> None:
    head = HEAD.replace("language: en", "language: ur")
    made = make(sections(section("a", "آپ", "- دوا\n- پانی")), head=head)
    frame = made.fitted("1", 13.0).frames[0]
    marks = {round(item.y, 3) for item in frame.texts if item.piece.clusters[0].text == "•"}
    words = {round(item.y, 3) for item in frame.texts if item.piece.clusters[0].text in ("د", "پ", "دو", "پا")}
    assert len(marks) == 2
    assert marks <= words


@pytest.mark.parametrize("asked", ["ur", "my", "km", "th", "ar", "he", "es", "ja"])
def test_a_line_of_another_script_has_the_room_that_this_one_asks_for(asked):
    document, _ = compose(handout_of("intro: Take it.\n"), clinic_of(), Occasion(asked=asked))
    made = made_of(document)
    script, scale = style_of(asked), scale_at(11.0)
    first, second = block_rows(made.content.lead, scale.lead, Context(scale, made.brief.palette, first_fit, 500.0))
    ink = first.inks[0]
    assert ink.size >= script.floor
    if script is not LATIN:
        assert ink.block >= script.rise * ink.size - 0.01
        assert first.height - ink.block >= script.fall * ink.size - 0.01
    assert second.height == scale.lead.leading
    assert first.height == pytest.approx(scale.on_grid(first.height)) or first.height == scale.lead.leading
