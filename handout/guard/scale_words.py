"""Thousands, millions and the like, as languages say them behind a number: '2 million', 200万.

'_' is a space of any kind, or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from handout.guard.spelling import BEFORE, BEHIND, SPACES, key, pattern

WORDS: dict[str, dict[int, str]] = {
    "en": {3: "thousand", 5: "lakh lakhs", 6: "million", 7: "crore crores", 9: "billion", 12: "trillion"},
    "es": {3: "mil", 6: "millón millones millon", 9: "mil_millones millardo millardos", 12: "billón billones"},
    "fr": {3: "mille", 6: "million millions", 9: "milliard milliards"},
    "pt": {3: "mil", 6: "milhão milhões", 9: "bilhão bilhões mil_milhões"},
    "de": {3: "Tausend", 6: "Million Millionen Mio. Mio", 9: "Milliarde Milliarden Mrd. Mrd"},
    "pl": {3: "tysiąc tysiące tysięcy tys. tys", 6: "milion miliony milionów mln", 9: "miliard miliardy miliardów mld"},
    "ru": {
        3: "тысяча тысячи тысячу тысяч тыс. тыс",
        5: "лакх лакха лакхов",
        6: "миллион миллиона миллионов млн. млн",
        9: "миллиард миллиарда миллиардов млрд. млрд",
    },
    "uk": {
        3: "тисяча тисячі тисячу тисяч тис. тис",
        6: "мільйон мільйона мільйони мільйонів млн",
        9: "мільярд мільярди мільярдів млрд",
    },
    "ht": {3: "mil", 6: "milyon", 9: "milya"},
    "so": {3: "kun", 6: "milyan malyan milyuun malyuun milyon", 9: "bilyan bilyuun"},
    "sw": {3: "elfu", 5: "laki", 6: "milioni", 9: "bilioni"},
    "tl": {3: "libo libong na_libo na_libong", 6: "milyon milyong na_milyon na_milyong", 9: "bilyon bilyong"},
    "vi": {3: "nghìn ngàn", 4: "vạn", 6: "triệu", 9: "tỷ tỉ"},
    "ar": {3: "ألف الف آلاف ألفا", 6: "مليون ملايين مليونا", 9: "مليار مليارات بليون"},
    "fa": {3: "هزار", 6: "میلیون ملیون", 9: "میلیارد"},
    "ur": {3: "ہزار", 5: "لاکھ", 6: "ملین", 7: "کروڑ", 9: "ارب بلین"},
    "he": {3: "אלף אלפים", 6: "מיליון מליון", 9: "מיליארד"},
    "hi": {3: "हज़ार हजार", 5: "लाख", 6: "मिलियन", 7: "करोड़", 9: "अरब"},
    "bn": {3: "হাজার", 5: "লাখ লক্ষ", 6: "মিলিয়ন", 7: "কোটি"},
    "pa": {3: "ਹਜ਼ਾਰ", 5: "ਲੱਖ", 6: "ਮਿਲੀਅਨ", 7: "ਕਰੋੜ"},
    "gu": {3: "હજાર", 5: "લાખ", 6: "મિલિયન", 7: "કરોડ"},
    "am": {3: "ሺህ ሺ", 6: "ሚሊዮን ሚልዮን", 9: "ቢሊዮን"},
    "my": {3: "ထောင်", 4: "သောင်း", 5: "သိန်း", 6: "သန်း"},
    "km": {3: "ពាន់", 4: "ម៉ឺន", 5: "សែន", 6: "លាន"},
    "th": {3: "พัน", 4: "หมื่น", 5: "แสน", 6: "ล้าน"},
    "ja": {3: "千", 4: "万", 6: "百万", 7: "千万", 8: "億"},
    "ko": {3: "천", 4: "만", 6: "백만", 7: "천만", 8: "억"},
    "zh": {3: "千", 4: "万 萬", 6: "百万 百萬", 7: "千万 千萬", 8: "亿 億"},
}
"""What a number is multiplied by, as a power of ten."""

NOT_BEHIND = {"zh": "克 卡 米 瓦 焦"}
"""What makes them the beginning of another word: 千克 is a kilogram."""

IN_FRONT = ("sw",)
"""Languages that say them before the number: 'milioni 2'."""


def is_known(language: str) -> bool:
    """Whether the words of a language are."""
    return language.partition("-")[0] in WORDS


def scale(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """What a number in a text is multiplied by, and where the word for that ends."""
    grammar = _grammar(language.partition("-")[0])
    if grammar is None:
        return 1, end
    behind, before, values = grammar
    if found := behind.match(text, end):
        return values[key(found["word"])], found.end()
    said = before.search(text[max(0, start - _FAR) : start]) if before else None
    return (values[key(said["word"])], end) if said else (1, end)


_FAR = 12
"""Letters of such a word before a number, with its space."""


@cache
def _grammar(base: str) -> tuple[re.Pattern[str], re.Pattern[str] | None, Mapping[str, int]] | None:
    if base not in WORDS:
        return None
    values = {key(word): int(10**power) for power, words in WORDS[base].items() for word in words.split()}
    words = f"(?P<word>{pattern(word for some in WORDS[base].values() for word in some.split())})"
    behind = re.compile(f"[{SPACES}]?{words}{BEHIND}(?!{pattern(NOT_BEHIND.get(base, '').split())})", re.IGNORECASE)
    before = re.compile(f"{BEFORE}{words}[{SPACES}]$", re.IGNORECASE) if base in IN_FRONT else None
    return behind, before, values
