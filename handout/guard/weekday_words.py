"""How languages name the days of the week beside CLDR's names, from Monday on; '_' is a space of any kind, or none."""

from __future__ import annotations

NAMES: dict[str, tuple[str, str, str, str, str, str, str]] = {
    "en": ("", "Tues", "", "Thur Thurs", "", "", ""),
    "de": ("", "", "", "", "", "Sonnabend", ""),
    "ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"),
    "ru": ("понедельник", "вторник", "среда среду среды средам", "четверг", "пятниц", "суббот", "воскресень"),
    "uk": ("понеділ", "вівтор", "середа середу середи", "четвер", "п'ятниц п’ятниц пʼятниц", "субот", "неділ"),
    "pl": (
        "poniedział",
        "wtor",
        "środa środę środy środą środzie",
        "czwartek czwartk",
        "piątek piątk",
        "sobot",
        "niedziel",
    ),
    "so": ("Isniin", "Talaad", "Arbac", "Khamiis", "Jimc", "Sabti", "Axad"),
    "tl": ("", "", "Miyerkoles", "", "", "", ""),
    "ar": ("الإثنين", "الثلاثا", "الاربعاء", "", "الجمعه", "", "الاحد"),
    "fa": ("دو_شنبه", "سه_شنبه", "چهار_شنبه", "پنج_شنبه", "", "", "یک_شنبه"),
    "ur": ("سوموار", "", "", "", "", "سنیچر", ""),
    "he": ("שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת", "ראשון"),
    "hi": ("", "", "", "बृहस्पतिवार वीरवार", "", "शनिचर", "इतवार"),
    "pa": ("", "", "ਬੁਧਵਾਰ", "", "ਸ਼ੁਕਰਵਾਰ", "ਸ਼ਨਿਚਰਵਾਰ", ""),
    "am": ("", "", "ረቡ", "ሀሙስ", "አርብ", "", "እሁድ"),
    "pt": ("segunda", "terça", "quarta", "quinta", "sexta", "", ""),
    "vi": ("thứ_2", "thứ_3", "thứ_4", "thứ_5", "thứ_6", "thứ_7", "CN"),
    "ja": ("月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"),
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์"),
    "km": ("ចន្ទ", "", "", "", "", "", ""),
    "zh": (
        "周一 週一 礼拜一 禮拜一",
        "周二 週二 礼拜二 禮拜二",
        "周三 週三 礼拜三 禮拜三",
        "周四 週四 礼拜四 禮拜四",
        "周五 週五 礼拜五 禮拜五",
        "周六 週六 礼拜六 禮拜六",
        "周日 周天 週日 礼拜天 禮拜天 星期天",
    ),
}
"""Names that CLDR lacks, and beginnings of those that change in other ways than at their end."""

WEAK = {
    "he": "שני שלישי רביעי חמישי שישי ראשון שבת",
    "pt": "segunda terça quarta quinta sexta",
    "ru": "среда среду среды средам",
    "uk": "середа середу середи",
    "ur": "ہفتہ پیر منگل",
    "tl": "linggo",
    "vi": "thứ_2 thứ_3 thứ_4 thứ_5 thứ_6 thứ_7 thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy",
    "th": "อาทิตย์",
    "zh": "周一 周二 周三 周四 周五 周六 周日 周天",
    "en": "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
}
"""Names that are words for something else too: they may stand for a day, and are none that nobody asked for."""

PREFIXES = {"he": "[ובהלמכש]{0,2}", "ar": "[وبلف]?", "am": "[በከለየ]?"}
"""What is written onto the beginning of a name, as patterns."""

SHORT = {
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
    "he": ("ב", "ג", "ד", "ה", "ו", "", "א"),
}
"""Single letters that stand for a day among others: 月・水・金, 周一、三、五."""

BETWEEN = "[-・、,，及和至到や〜～~–]"
"""What stands between such letters."""
