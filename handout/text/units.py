"""Words of measure: those that stand behind a number in a script that runs from the right, and short ones in Latin."""

from __future__ import annotations

import re

_HEBREW = """
מ"ג מג מק"ג מקג ק"ג קג ג' גרם מיליגרם מיקרוגרם קילוגרם קילו מ"ל מל סמ"ק ליטר מיליליטר ס"מ מ"מ יח' יחידה יחידות יחב"ל
טבליה טבלייה טבליות כדור כדורים קפסולה קפסולות טיפה טיפות שאיפה שאיפות זריקה זריקות מזרק מזרקים כפית כפיות כף כפות
מעלות דקה דקות שעה שעות יום ימים שבוע שבועות חודש חודשים שנה שנים פעם פעמים"""
_ARABIC = """
ملغ ملغم ملجم مجم مغ مل ملل ملم سم مكغ مكجم ميكغ كغ كغم كجم غ غم غرام غراما غرامات جم جرام جراما جرامات كيلو كيلوغرام
كيلوجرام مليغرام ملليغرام مليجرام ملليجرام ميليغرام ميكروغرام ميكروجرام لتر ليتر مليلتر ملليلتر ميليلتر ملي ميلي مللي
وحدة وحدات قرص قرصا أقراص حبة حبات حبوب كبسولة كبسولات قطرة قطرات نقطة نقاط بخة بخات حقنة حقن ملعقة ملاعق درجة دقيقة
دقائق ساعة ساعات يوم يوما أيام أسبوع أسبوعا أسابيع شهر شهرا أشهر شهور سنة سنوات مرة مرات"""
_PERSIAN = """
میلیگرم میلی میکروگرم گرم کیلوگرم کیلو میلیلیتر سیسی لیتر واحد قرص عدد کپسول قطره پاف آمپول قاشق درجه دقیقه ساعت روز
هفته ماه سال بار"""
_URDU = """
ملی ملیگرام مائیکروگرام مائیکرو گرام کلوگرام کلو ملیلیٹر لیٹر یونٹ یونٹس گولی گولیاں گولیوں کیپسول قطرہ قطرے قطروں چمچ
پف ٹیکہ ٹیکے ڈگری منٹ گھنٹہ گھنٹے گھنٹوں دن دنوں ہفتہ ہفتے ہفتوں مہینہ مہینے مہینوں"""
_PASHTO_AND_KURDISH = """
مليګرام مليګرامه ملیګرامه ګرام ګرامه ګولۍ ورځ ورځې اونۍ میاشتې ساعته میلیگرام ملیگرام دانە حەب ڕۆژ هەفتە کاتژمێر مانگ"""

_WORDS = frozenset(" ".join((_HEBREW, _ARABIC, _PERSIAN, _URDU, _PASHTO_AND_KURDISH)).split())
"""Without vowel signs and joiners; of a word in two parts the first. Numbers and units in a patient's sheet are doses,
and how often and how long."""

_WORD = re.compile("[ \u00a0\u202f]?([\u0590-\u05ff\u0620-\u065f\u066e-\u06d3\u06d5-\u08ff\u200c\"']+)")

_PLAIN = {0x5F3: "'", 0x5F4: '"', 0x200C: None} | dict.fromkeys(range(0x64B, 0x653))

_SHORT = """
mg g kg mcg µg μg ng ml l dl cl iu miu u mu meq mmol mol mm cm m km lb lbs oz tsp tbsp in ft min h hr hrs d wk wks mo yr
yrs day days week hour year dose pill drop puff tab tabs cap caps amp vial time am pm mmhg kpa pa hz bpm kcal cal kj c f
pg x"""
_LATIN = frozenset(_SHORT.split())


def is_counted(text: str, at: int) -> bool:
    """Whether a unit follows at an index, in a script that runs from the right."""
    found = _WORD.match(text, at)
    if found is None:
        return False
    word = found[1].translate(_PLAIN)
    return word in _WORDS or word.rstrip("\"'") in _WORDS


def is_short_unit(word: str) -> bool:
    """Whether a short word in Latin letters is a unit, be it written small or large."""
    return word.lower() in _LATIN
