"""How units are spelled beside the long names that CLDR has: on boxes, in other countries, in other cases.

A short form stands here only if it can be no other unit; what is written for two is for neither. '_' is a space of any
kind, or none. A word of a language counts in all, since Kurdish and Pashto borrow their neighbours'.
"""

from __future__ import annotations

UNCLEAR = "?"
"""The unit of a word that may be several, and so is none that it is held against."""

SYMBOLS = {
    "mg": "mg",
    "mL": "ml",
    "g": "g",
    "kg": "kg",
    "ng": "ng",
    "mmol": "mmol",
    "mEq": "mEq",
    "mmHg": "mm_Hg",
    "cm": "cm",
    "mm": "mm",
    "mcg": "mcg µg μg",
    "IU": "IU",
    "%": "%",
    "°C": "°_C ℃ º_C",
    "°F": "°_F ℉ º_F",
}
"""Units by the spelling that the program compares; every language may write these."""

_MILLI = ("ملي", "مللي", "ميلي", "مل")
_MICRO = ("ميكرو", "مايكرو", "مكرو", "ميكر")
_GRAM = ("غرام", "جرام")


def _each(*parts: tuple[str, ...]) -> str:
    first, second = parts
    return " ".join(f"{one}_{other}" for one in first for other in second)


SPELLINGS: dict[str, dict[str, str]] = {
    "ar": {  # the Gulf and Egypt write ج where the Levant and CLDR write غ, and 'milli' has four spellings
        "mg": f"ملغ ملغم ملجم مجم مغ مغم {_each(_MILLI, _GRAM)}",
        "mcg": f"مكغ مكغم مكجم {_each(_MICRO, _GRAM)}",
        "g": "غرام جرام جم غ",
        "kg": "كجم كغ كغم كيلو_غرام كيلو_جرام",
        "mL": f"مل {_each(_MILLI, ('لتر', 'ليتر'))}",
        "mmol": "مليمول مللي_مول",
        "mmHg": "مم_زئبق ملم_زئبق ملم_زئبقي",
        "cm": "سم سنتي_متر سنتمتر",
        "mm": f"مم ملم {_each(_MILLI, ('متر',))}",
        "IU": "وحدة_دولية وحدات_دولية وحده_دوليه و.د.",
        "°C": "درجات_مئوية درجة_سلسيوس درجة_سيليزية درجات_سيليزية",
        "°F": "درجات_فهرنهايت درجة_فهرنهايتية درجات_فهرنهايتية فهرنهايت",
        "%": "بالمئة في_المئة في_المائة",
    },
    "fa": {
        "mg": "میلی_گرم میلی_گرام ملی_گرم ملی_گرام",
        "mcg": "میکرو_گرم میکرو_گرام",
        "g": "گرم",
        "kg": "کیلو_گرم",
        "mL": "میلی_لیتر ملی_لیتر",
        "mmHg": "میلی_متر_جیوه",
        "cm": "سانتی_متر",
        "mm": "میلی_متر",
        "IU": "واحد_بین_المللی",
        "°C": "درجه_سلسیوس درجه_سانتی_گراد درجهٔ_سانتی_گراد",
        "°F": "درجه_فارنهایت",
    },
    "ur": {
        "mg": "ملی_گرام ملی_گرم",
        "mcg": "مائیکرو_گرام مائکرو_گرام",
        "g": "گرام",
        "kg": "کلو_گرام کلوگرام",
        "mL": "ملی_لیٹر ملی_لٹر",
        "cm": "سینٹی_میٹر",
        "mm": "ملی_میٹر",
        "IU": "بین_الاقوامی_یونٹ بین_الاقوامی_یونٹس بین_الاقوامی_اکائیاں",
        "°C": "ڈگری_سینٹی_گریڈ",
        "°F": "ڈگری_فارنہائیٹ ڈگری_فارن_ہائٹ",
    },
    "he": {
        "mg": 'מ"ג מיליגרם מיליגרמים מילי_גרם',
        "mcg": 'מק"ג מקג"ר מיקרוגרם מיקרוגרמים מיקרו_גרם',
        "g": "גרם גרמים גר'",
        "kg": 'ק"ג קילוגרם קילוגרמים קילו_גרם',
        "mL": 'מ"ל מיליליטר מיליליטרים מילי_ליטר',
        "mmHg": 'ממ"כ מ"מ_כספית',
        "cm": 'ס"מ',
        "mm": 'מ"מ',
        "%": "אחוזים",
        "IU": 'יחב"ל יב"ל יחידה_בינלאומית יחידות_בינלאומיות יחידות_בין_לאומיות',
    },
    "ru": {  # CLDR has the genitive plural without -ов alone, and no more cases
        "mg": "мг миллиграммов миллиграммам миллиграммами миллиграммах",
        "mcg": "мкг микрограммов микрограммам микрограммами микрограммах",
        "g": "г гр граммов граммам граммами граммах",
        "kg": "кг килограммов килограммам килограммами килограммах",
        "ng": "нг",
        "mL": "мл миллилитрам миллилитрами миллилитрах",
        "mmol": "ммоль",
        "mEq": "мэкв мг-экв",
        "mmHg": "мм_рт._ст. мм_рт.ст.",
        "cm": "см",
        "mm": "мм",
        "%": "процентам процентами процентах",
        "°C": "°_С",  # the letter of their own that looks the same
        "IU": "МЕ международная_единица международные_единицы международных_единиц",
    },
    "uk": {
        "mg": "міліграму міліграмам міліграмами міліграмах",
        "mcg": "мікрограму мікрограмам мікрограмами мікрограмах",
        "g": "граму грамам грамами грамах",
        "mL": "мілілітру мілілітрам мілілітрами мілілітрах",
        "IU": "МО міжнародна_одиниця міжнародні_одиниці міжнародних_одиниць",
    },
    "pl": {
        "mg": "miligramom miligramami miligramach",
        "mcg": "mikrogramom mikrogramami mikrogramach",
        "g": "gramom gramami gramach",
        "mL": "mililitrom mililitrami mililitrach",
        "%": "procentom procentami procentach",
        "IU": "j.m. jednostka_międzynarodowa jednostki_międzynarodowe jednostek_międzynarodowych",
    },
    "de": {
        "mg": "Milligramms",
        "mcg": "Mikrogramms",
        "g": "Gramms",
        "mL": "Millilitern Milliliters",
        "IU": "I.E. IE Internationale_Einheit Internationale_Einheiten Internationalen_Einheiten",
    },
    "en": {
        "mg": "milligramme milligrammes",
        "g": "gramme grammes",
        "mL": "millilitre millilitres",
        "cm": "centimetre centimetres",
        "mm": "millimetre millimetres",
        "%": "per_cent",
        "°C": "degrees_C degree_C",
        "°F": "degrees_F degree_F",
        "IU": "international_unit international_units",
    },
    "es": {
        "kg": "kilo kilos",
        "°C": "grados_centígrados grados_C grado_C",
        "°F": "grados_F grado_F",
        "IU": "UI U.I. unidad_internacional unidades_internacionales",
    },
    "fr": {"°C": "degrés_C", "°F": "degrés_F", "IU": "UI U.I. unité_internationale unités_internationales"},
    "pt": {
        "°C": "graus_centígrados graus_C",
        "°F": "graus_F",
        "IU": "UI U.I. unidade_internacional unidades_internacionais",
    },
    "ht": {  # CLDR has symbols alone
        "mg": "miligram",
        "mcg": "mikwogram",
        "g": "gram",
        "mL": "mililit",
        "cm": "santimèt",
        "mm": "milimèt",
        "%": "pousan",
        "°C": "degre_Sèlsiyis",
        "°F": "degre_Farennayt",
        "IU": "UI inite_entènasyonal",
    },
    "so": {"mg": "miligraam miligiraam", "mcg": "mikrogaraam mikrograam", "g": "graam giraam"},
    "tl": {"mg": "miligramo na_miligramo", "mcg": "mikrogramo na_mikrogramo", "g": "gramo"},
    "vi": {
        "mg": "mi-li-gam",
        "mcg": "mi-crô-gam microgam",
        "mL": "mi-li-lít",
        "cm": "centimet",
        "mm": "milimet",
        "%": "phần_trăm",
        "IU": "UI đơn_vị_quốc_tế",
    },
    "hi": {  # 'मिली' is mL by itself; what it may begin must stand here too
        "mg": "मि.ग्रा. मि_ग्रा मि.ग्रा मिली_ग्राम मिलिग्राम एमजी एम.जी.",
        "mcg": "माइक्रो_ग्राम माइक्रोग्रा. एमसीजी",
        "g": "ग्रा. ग्राम",
        "kg": "कि.ग्रा. किग्रा किलो_ग्राम",
        "mL": "मि.ली. मिली मिली_लीटर मिलीलिटर मिलि_लीटर एमएल",
        "mmol": "मिली_मोल",
        "cm": "सेमी सेंटीमीटर",
        "%": "फ़ीसदी फीसदी",
        "°F": "डिग्री_फ़ारेनहाइट डिग्री_फारेनहाइट डिग्री_फ़ारनहाइट",
        "mm": "मिमी मि.मी. मिली_मीटर",
        "IU": "आईयू आई.यू. अंतर्राष्ट्रीय_इकाई अंतर्राष्ट्रीय_इकाइयाँ अंतरराष्ट्रीय_इकाई अंतरराष्ट्रीय_यूनिट अंतर्राष्ट्रीय_यूनिट",
    },
    "bn": {
        "mg": "মিগ্রা মি.গ্রা. মিলি_গ্রাম এমজি",
        "mcg": "মাইক্রো_গ্রাম এমসিজি",
        "g": "গ্রাম",
        "kg": "কেজি",
        "mL": "মিলি মি.লি. মিলি_লিটার এমএল",
        "mmol": "মিলি_মোল",
        "cm": "সেমি",
        "°C": "ডিগ্রি_সেলসিয়াস",
        "°F": "ডিগ্রি_ফারেনহাইট",
        "mm": "মিমি মিলি_মিটার",
        "IU": "আইইউ আন্তর্জাতিক_ইউনিট আন্তর্জাতিক_একক",
    },
    "pa": {
        "mg": "ਮਿ.ਗ੍ਰਾ. ਮਿਲੀ_ਗ੍ਰਾਮ ਮਿਲੀਗਰਾਮ",
        "mcg": "ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ ਮਾਈਕਰੋ_ਗ੍ਰਾਮ",
        "g": "ਗ੍ਰਾ. ਗਰਾਮ",
        "mL": "ਮਿ.ਲਿ. ਮਿ.ਲੀ. ਮਿਲੀ_ਲਿਟਰ ਮਿਲੀਲੀਟਰ",
        "mm": "ਮਿਲੀ_ਮੀਟਰ",
        "IU": "ਅੰਤਰਰਾਸ਼ਟਰੀ_ਯੂਨਿਟ ਅੰਤਰਰਾਸ਼ਟਰੀ_ਇਕਾਈ ਅੰਤਰਰਾਸ਼ਟਰੀ_ਇਕਾਈਆਂ",
    },
    "gu": {
        "mg": "મિ.ગ્રા. મિગ્રા મિલી_ગ્રામ મિલિ_ગ્રામ",
        "mcg": "માઇક્રો_ગ્રામ માઈક્રો_ગ્રામ",
        "g": "ગ્રા.",
        "mL": "મિ.લી. મિલી મિલી_લિટર મિલિ_લિટર મિલિ_લીટર",
        "mm": "મિમી મિલી_મીટર મિલિ_મીટર",
        "cm": "સેમી",
        "°F": "ડિગ્રી_ફેરનહાઇટ ડિગ્રી_ફેરનહાઈટ ડિગ્રી_ફેરનહિટ",
        "IU": "આંતરરાષ્ટ્રીય_એકમ આંતરરાષ્ટ્રીય_એકમો આંતરરાષ્ટ્રીય_યુનિટ",
    },
    "am": {
        "mg": "ሚ.ግ ሚ.ግ. ሚሊ_ግራም",
        "mcg": "ማይክሮ_ግራም",
        "kg": "ኪ.ግ ኪ.ግ.",
        "mL": "ሚ.ሊ ሚ.ሊ. ሚሊ_ሊትር",
        "mm": "ሚሊ_ሜትር",
        "IU": "ዓለም_አቀፍ_ዩኒት ዓለም_አቀፍ_ዩኒቶች ዓለም_አቀፍ_አሃድ",
    },
    "sw": {"g": "gramu", "IU": "vizio_vya_kimataifa"},
    "th": {
        "mg": "มก. มก มิลลิกรัม",
        "mcg": "มคก. มคก ไมโครกรัม",
        "kg": "กก.",
        "mL": "มล. มล มิลลิลิตร ซีซี ซี.ซี.",
        "mmHg": "มม.ปรอท มิลลิเมตรปรอท",
        "cm": "ซม.",
        "mm": "มม.",
        "IU": "หน่วยสากล ไอยู",
    },
    "km": {
        "mg": "មីលីក្រាម មិលីក្រាម មីល្លីក្រាម",
        "mcg": "មីក្រូក្រាម មីក្រូ_ក្រាម",
        "mL": "មីលីលីត្រ មិលីលីត្រ មីល្លីលីត្រ",
        "mm": "មីលីម៉ែត្រ មិលីម៉ែត្រ",
        "IU": "ឯកតាអន្តរជាតិ",
    },
    "my": {
        "mg": "မီလီ_ဂရမ်",
        "mcg": "မိုက်ခရို_ဂရမ် မိုက်ကရိုဂရမ် မိုက်ခရိုဂရမ်",
        "mL": "မီလီ_လီတာ",
        "mm": "မီလီ_မီတာ",
        "IU": "နိုင်ငံတကာ_ယူနစ် အပြည်ပြည်ဆိုင်ရာ_ယူနစ်",
    },
    "ja": {
        "mg": "ミリグラム ㎎",
        "mcg": "マイクログラム ㎍",
        "kg": "㎏",
        "mL": "ミリリットル ㎖",
        "mmol": "ミリモル",
        "cm": "センチ ㎝",
        "mm": "㎜",
        "IU": "国際単位",
        UNCLEAR: "ミリ",  # said for mm, mL and mg
    },
    "ko": {"%": "퍼센트 프로", "mmol": "밀리몰", "mcg": "마이크로그램", "IU": "국제_단위"},
    "zh": {
        "mcg": "微克",
        "kg": "公斤 千克",
        "ng": "纳克 奈克",
        "mmol": "毫摩尔 毫莫耳",
        "mEq": "毫当量 毫當量",
        "mmHg": "毫米汞柱 毫米水銀柱 毫米水银柱",
        "cm": "厘米 公分",
        "mm": "毫米 公釐",
        "IU": "国际单位 國際單位",
    },
}

IN_FRONT = {
    "°C": "摂氏 攝氏 摄氏 섭씨",
    "°F": "華氏 华氏 화씨",
    "%": "百分之 ร้อยละ শতকরা",
}
"""What is said before a number beside the words that CLDR has there."""

SYMBOLS_IN_FRONT = ("sw",)
"""Languages that may write 'mg 100'."""

ENDINGS = {"bn": "ের ে এর", "gu": "ની નું નો ના થી માં", "am": "ን", "ar": "ات ا ين ان"}
"""What these languages write onto a unit's name, and CLDR has not."""

PER = {
    "dL": "dl deciliter decilitre decilitro дл 分升",
    "L": "l liter litre litro л لتر 升 公升 リットル 리터 ลิตร लीटर",
    "m²": "m² m2 м² 平方米",
    "mm³": "mm³ mm3 мм³",
}
"""What a dose or a finding may be counted by ('5 mg/kg') beside kg, g, mg and mL."""

PER_WORDS = "per por par pro je na за на לכל لكل بر فی प्रति প্রতি પ્રતિ ਪ੍ਰਤੀ ต่อ"
"""'5 mg per kg' in other languages."""
