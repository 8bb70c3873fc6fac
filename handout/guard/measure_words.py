"""Words of time beside CLDR's, which has one form or two of each: in other cases, of people's ages, in compounds.

'*' at the end of a word is any ending; '_' is a space. All stand behind a number.
"""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "am": {"hour": "ሰዓቱ ሰዓታት", "day": "ቀኑ ቀናት", "week": "ሳምንቱ ሳምንታት", "month": "ወሩ ወራት", "year": "አመት ዓመቱ ዓመታት አመታት"},
    "bn": {
        "minute": "মিনিটে মিনিটের",
        "hour": "ঘণ্টায় ঘণ্টার ঘন্টা ঘন্টায় ঘন্টার",
        "day": "দিনে দিনের",
        "week": "সপ্তাহে সপ্তাহের",
        "month": "মাসে মাসের",
        "year": "বছরে বছরের",
    },
    "de": {
        "minute": "minütig*",
        "hour": "stündig*",
        "day": "tagen tägig*",
        "week": "wöchig*",
        "month": "monaten monatig*",
        "year": "jahren jährig*",
    },
    "en": {"IU": "units unit"},  # of insulin, which others call international ones
    "gu": {
        "minute": "મિનિટમાં મિનિટની",
        "hour": "કલાકે કલાકમાં કલાકની કલાકના",
        "day": "દિવસે દિવસમાં દિવસની દિવસના",
        "week": "અઠવાડિયે અઠવાડિયામાં અઠવાડિયાં અઠવાડિયા અઠવાડિયાની અઠવાડિયાના",
        "month": "મહિને મહિનામાં મહિના મહિનાની મહિનાના",
        "year": "વર્ષે વર્ષમાં વર્ષની વર્ષના વર્ષનાં વર્ષનું",
    },
    "hi": {
        "hour": "घंटों घण्टे घण्टा घण्टों घंटा",
        "day": "दिनों",
        "week": "हफ़्ते हफ़्ता हफ़्तों हफ्ते हफ्ता हफ्तों सप्ताहों",
        "month": "महीने महीना महीनों",
        "year": "साल सालों वर्षों",
    },
    "ht": {
        "minute": "minit",
        "hour": "èdtan zè è",
        "day": "jou",
        "week": "semèn",
        "month": "mwa",
        "year": "an ane lane zan",
    },
    "ja": {"week": "週", "month": "ヶ月 カ月 ヵ月 箇月", "year": "歳 才"},
    "km": {"week": "សប្តាហ៍ សប្ដាហ៍ អាទិត្យ", "year": "ឆ្នាំ"},
    "ko": {"month": "달", "year": "세 살"},
    "my": {"day": "ရက်", "week": "ပတ်", "month": "လ", "year": "နှစ်"},
    "pa": {
        "hour": "ਘੰਟਿਆਂ ਘੰਟਾ",
        "day": "ਦਿਨਾਂ",
        "week": "ਹਫ਼ਤਿਆਂ ਹਫਤਿਆਂ ਹਫਤੇ ਹਫਤਾ",
        "month": "ਮਹੀਨਿਆਂ",
        "year": "ਸਾਲਾਂ ਵਰ੍ਹੇ",
    },
    "pl": {
        "minute": "minutę minutach minutowy* minutowe*",
        "hour": "godzinę godzinach godzinny* godzinne*",
        "day": "dniach dniami dniowy* dniowe* dobę",
        "week": "tygodniach tygodniami tygodniowy* tygodniowe*",
        "month": "miesiącach miesiącami miesięczny* miesięczne*",
        "year": "latach roku letni* letnie*",
    },
    "ru": {
        "minute": "минуту минутн* минутам минутами минутах",
        "hour": "часам часами часах часовой часовая часовое часового",
        "day": "дням днями днях дневный дневная дневное дневного сутки суток",
        "week": "неделю неделям неделями неделях недельн*",
        "month": "месяцам месяцами месяцах месячн*",
        "year": "годам годами годах летний летняя летнее летнего летних",
    },
    "so": {
        "hour": "saacadood saacado saacadaha saacadoodba dii_saacadoodba dii_saacadood dii_saacba",
        "day": "maalmood maalin maalmo maalinta maalmoodba dii_maalmoodba dii_maalmood",
        "week": "toddobaad usbuuc usbuucyo toddobaadyo toddobaadba dii_toddobaadba dii_usbuucba",
        "month": "bilood bilo biloodba dii_biloodba dii_bilood",
        "year": "sano sanadood jir sannado",
    },
    "th": {"week": "อาทิตย์", "year": "ขวบ"},
    "tl": {
        "hour": "na_oras oras",
        "day": "na_araw araw",
        "week": "na_linggo linggo",
        "month": "na_buwan buwan",
        "year": "taong_gulang na_taong_gulang",
    },
    "uk": {
        "minute": "хвилину хвилинн* хвилинам хвилинах",
        "hour": "годину годинам годинах годинний годинна",
        "day": "дням днями днях денний денна добу",
        "week": "тижням тижнями тижнях тижнев*",
        "month": "місяцям місяцями місяцях місячн*",
        "year": "рокам роками роках років річний річна",
    },
    "ur": {
        "hour": "گھنٹے گھنٹہ گھنٹوں",
        "day": "دن دنوں",
        "week": "ہفتے ہفتہ ہفتوں",
        "month": "مہینے مہینہ مہینوں ماہ",
        "year": "سال سالوں برس",
    },
    "vi": {"hour": "giờ tiếng", "minute": "phút", "year": "tuổi"},
    "zh": {"hour": "小时 小時 个小时 個小時 钟头 鐘頭", "week": "星期 个星期 個星期 礼拜 禮拜", "year": "岁 歲 周岁"},
}
