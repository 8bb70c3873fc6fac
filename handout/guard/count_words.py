"""How languages say how many times: once, twice, 3 times.

'_' is a space of any kind, or none.
"""

from __future__ import annotations

COUNTS: dict[str, tuple[str, str, str, str]] = {
    "en": ("once one_time", "twice two_times", "three_times", "four_times"),
    "es": ("una_vez una_sola_vez", "dos_veces", "tres_veces", "cuatro_veces"),
    "fr": ("une_fois une_seule_fois", "deux_fois", "trois_fois", "quatre_fois"),
    "pt": ("uma_vez uma_única_vez", "duas_vezes", "três_vezes", "quatro_vezes"),
    "de": ("einmal", "zweimal zwei_Mal", "dreimal drei_Mal", "viermal vier_Mal"),
    "pl": ("raz jeden_raz", "dwa_razy dwukrotnie", "trzy_razy trzykrotnie", "cztery_razy czterokrotnie"),
    "ru": ("один_раз раз однократно", "два_раза дважды", "три_раза трижды", "четыре_раза четырежды"),
    "uk": ("один_раз раз одноразово", "два_рази двічі", "три_рази тричі", "чотири_рази"),
    "ht": ("yon_fwa yon_sèl_fwa", "de_fwa", "twa_fwa", "kat_fwa"),
    "so": ("hal_mar hal_jeer", "laba_jeer laba_mar laba_goor", "saddex_jeer saddex_mar saddex_goor", "afar_jeer"),
    "sw": ("mara_moja", "mara_mbili", "mara_tatu", "mara_nne"),
    "tl": ("isang_beses minsan", "dalawang_beses", "tatlong_beses", "apat_na_beses"),
    "vi": ("một_lần", "hai_lần", "ba_lần", "bốn_lần"),
    "ar": ("مرة مرة_واحدة", "مرتين مرتان", "ثلاث_مرات", "أربع_مرات"),
    "fa": ("یک_بار یک_مرتبه", "دو_بار دو_مرتبه", "سه_بار سه_مرتبه", "چهار_بار چهار_مرتبه"),
    "ur": ("ایک_بار ایک_مرتبہ ایک_دفعہ", "دو_بار دو_مرتبہ دو_دفعہ", "تین_بار تین_مرتبہ", "چار_بار چار_مرتبہ"),
    "he": ("פעם פעם_אחת", "פעמיים", "שלוש_פעמים", "ארבע_פעמים"),
    "hi": ("एक_बार", "दो_बार", "तीन_बार", "चार_बार"),
    "bn": ("এক_বার", "দুই_বার দু_বার দু'বার", "তিন_বার", "চার_বার"),
    "pa": ("ਇੱਕ_ਵਾਰ ਇਕ_ਵਾਰ", "ਦੋ_ਵਾਰ", "ਤਿੰਨ_ਵਾਰ", "ਚਾਰ_ਵਾਰ"),
    "gu": ("એક_વાર એક_વખત", "બે_વાર બે_વખત", "ત્રણ_વાર ત્રણ_વખત", "ચાર_વાર ચાર_વખત"),
    "am": ("አንድ_ጊዜ አንዴ", "ሁለት_ጊዜ ሁለቴ", "ሶስት_ጊዜ ሦስት_ጊዜ", "አራት_ጊዜ"),
    "my": ("တစ်ကြိမ်", "နှစ်ကြိမ်", "သုံးကြိမ်", "လေးကြိမ်"),
    "km": ("ម្តង ម្ដង មួយ_ដង", "ពីរ_ដង", "បី_ដង", "បួន_ដង"),
    "th": ("หนึ่งครั้ง ครั้งเดียว", "สองครั้ง", "สามครั้ง", "สี่ครั้ง"),
    "ja": ("一回 一度", "二回 二度", "三回 三度", "四回 四度"),
    "ko": ("한_번 일_회", "두_번", "세_번", "네_번"),
    "zh": ("一次", "两次 兩次 二次", "三次", "四次"),
}
"""'Once', 'twice', 'three times', 'four times'."""

AGAIN = {
    "ar": "أخرى ثانية",
    "en": "again more",
    "es": "más",
    "fa": "دیگر",
    "fr": "de_plus",
    "hi": "और फिर",
    "km": "ទៀត",
    "ko": "더",
    "pt": "mais",
    "ur": "اور پھر",
    "vi": "nữa",
}
"""What makes 'once' behind which it stands into 'again'."""

TIMES = {
    "en": "times time x ×",
    "es": "veces vez",
    "fr": "fois",
    "pt": "vezes vez",
    "de": "mal x ×",
    "pl": "razy raz",
    "ru": "раз раза",
    "uk": "раз рази разів",
    "ht": "fwa",
    "so": "jeer mar goor",
    "sw": "mara",
    "tl": "beses na_beses",
    "vi": "lần",
    "ar": "مرات مرة",
    "fa": "بار مرتبه نوبت",
    "ur": "بار مرتبہ دفعہ",
    "he": "פעמים פעם",
    "hi": "बार",
    "bn": "বার",
    "pa": "ਵਾਰ",
    "gu": "વાર વખત",
    "am": "ጊዜ",
    "my": "ကြိမ်",
    "km": "ដង",
    "th": "ครั้ง",
    "ja": "回",
    "ko": "회 번",
    "zh": "次",
}
"""What makes a number a count: '3 times'; Swahili says it before the number."""

COUNT_LATER = ("am", "ar", "bn", "fa", "gu", "he", "hi", "ja", "ko", "my", "pa", "th", "ur", "vi", "zh")
"""Languages that may say the count behind, with words between: 每天服用两次."""
