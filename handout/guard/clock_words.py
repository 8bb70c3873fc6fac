"""What languages say around a time of day beside CLDR's words, and which times some of them cannot tell apart.

'_' is a space of any kind, or none.
"""

from __future__ import annotations

AM, PM = r"a\.[ \u00a0\u202f]?m\.?|(?-i:A\.?M\.?)", r"p\.[ \u00a0\u202f]?m\.?|(?-i:P\.?M\.?)"
"""How all languages may write the halves of the day, as patterns."""

AM_IN_SMALL, PM_IN_SMALL = "(?-i:am)", "(?-i:pm)"

SMALL_IS_A_WORD = ("de", "nds")
"""Languages with a word 'am': '5 am Tag' is five a day."""

CLOCK = {
    "en": "o'clock",
    "de": "Uhr",
    "ja": "時",
    "ko": "시",
    "zh": "点 點 点钟 點鐘 时 時",
    "hi": "बजे",
    "pa": "ਵਜੇ",
    "gu": "વાગ્યે વાગ્યા વાગે",
    "ur": "بجے",
    "th": "น. นาฬิกา โมง",
}
"""Words behind the hour that say that it is one of the clock."""

HOURS = {
    "en": "h",
    "fr": "h heures heure",
    "pt": "h hs horas hora",
    "es": "h hrs horas hora",
    "ht": "è zè",
    "vi": "giờ h",
    "ru": "ч ч. часов часа час",
    "uk": "год год. годині година години годин",
    "pl": "h godz. godzina godziny godzin",
    "bn": "টা টায় টার",
    "my": "နာရီ",
    "km": "ម៉ោង",
    "am": "ሰዓት",
    "so": "-da da -ka ka",
}
"""Words behind the hour that may count hours too: '8 h' is 8:00, or as long."""

MINUTES = {
    "ja": "分",
    "ko": "분",
    "zh": "分",
    "vi": "phút",
    "ru": "мин мин. минут минуты",
    "uk": "хв хв. хвилин хвилини",
    "hi": "मिनट",
    "pa": "ਮਿੰਟ",
    "gu": "મિનિટ",
    "bn": "মিনিট মিনিটে",
    "ur": "منٹ",
    "my": "မိနစ်",
    "pt": "min",
    "fr": "min",
    "th": "นาที",
}
"""Words behind the minutes where the hour has its own."""

AT = {
    "en": "at from until till before after by around about between",
    "de": "um ab bis gegen vor nach von zwischen",
    "fr": "à vers avant dès entre jusqu'à",
    "es": "a_las a_la las desde_las hasta_las",
    "pt": "às as à das até_às até_as",
    "pl": "o od do godz. godzinie godziny godziną",
    "ru": "в до после около к с",
    "uk": "о об до після близько з",
    "vi": "lúc vào trước sau",
    "tl": "alas-  ika- alas nang",
    "ht": "a",
    "ar": "الساعة",
    "fa": "ساعت",
    "ur": "کے",
    "hi": "के",
    "pa": "ਦੇ",
    "gu": "ના",
    "he": "בשעה השעה",
    "km": "ម៉ោង",
    "sw": "saa",
    "so": "saacadda",
}
"""Words before the hour that say that it is one of the clock, or make that likely."""

FIRST = ("am", "bn", "gu", "hi", "ja", "ko", "my", "pa", "ur", "zh")
"""Languages that say the part of the day before the hour: 下午3点."""

DAY_PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "am": {  # with 'from' and 'the' written onto them
        **dict.fromkeys(("ጠዋት", "ከጠዋቱ", "ጥዋት", "ከጥዋቱ"), (6, 12)),
        **dict.fromkeys(("ከሰዓት_በኋላ", "ከሰዓት"), (12, 18)),
        **dict.fromkeys(("ማታ", "ከማታው", "ከምሽቱ", "ምሽት"), (18, 24)),
        **dict.fromkeys(("ከሌሊቱ", "ሌሊት"), (24, 30)),
    },
    "ar": {  # CLDR has these for an hour or two around midnight alone
        "في_المساء": (16, 24),
        "ليلا": (19, 27),
        "عصرا": (15, 18),
        "قبل_الظهر": (6, 12),
    },
    "bn": {
        "সকালে": (6, 12),
        "দুপুরে": (12, 16),
        "বিকেল": (15, 18),
        "বিকেলে": (15, 18),
        "বিকালে": (15, 18),
        "সন্ধ্যায়": (18, 20),
        "রাত": (20, 28),
        "রাতে": (20, 28),
    },
    "es": {"de_la_mañana": (0, 12), "por_la_mañana": (6, 12), "por_la_tarde": (12, 20), "por_la_noche": (20, 24)},
    "fa": {"بعد_از_ظهر": (12, 19), "قبل_از_ظهر": (6, 12)},
    "he": {"אחרי_הצהריים": (12, 18), "לפני_הצהריים": (8, 12)},
    "ht": {  # CLDR has none
        "nan_maten": (4, 12),
        "di_maten": (4, 12),
        "dimaten": (4, 12),
        "nan_apremidi": (12, 18),
        "apremidi": (12, 18),
        "nan_aswè": (17, 24),
        "diswa": (17, 24),
    },
    "ko": {"새벽": (0, 6), "아침": (5, 12), "낮": (11, 17)},  # CLDR's 아침 ends at six
    "my": {"မနက်": (0, 12)},
    "pt": {"à_tarde": (12, 19), "à_noite": (19, 24)},
    "so": {  # CLDR has letters alone
        **dict.fromkeys(("subaxnimo", "subaxdii", "aroornimo", "ee_subaxnimo"), (4, 12)),
        **dict.fromkeys(("duhurnimo", "ee_duhurnimo"), (11, 15)),
        **dict.fromkeys(("galabnimo", "galabtii", "ee_galabnimo"), (12, 19)),
        **dict.fromkeys(("fiidnimo", "fiidkii", "ee_fiidnimo"), (17, 24)),
        **dict.fromkeys(("habeennimo", "habeenimo", "habeenkii", "ee_habeennimo", "ee_habeenimo"), (19, 28)),
    },
    "tl": {"umaga": (0, 12), "ng_umaga": (0, 12), "madaling-araw": (0, 6), "ng_madaling-araw": (0, 6)},
    "zh": {"早上": (5, 12), "早晨": (5, 12), "傍晚": (16, 20)},
}
"""Parts of the day that CLDR lacks, or has with other hours than people say them of: from hour to hour."""

NOON = {
    "de": "Mittag mittags",
    "es": "mediodía",
    "pt": "meio-dia",
    "pl": "południe południa",
    "uk": "полудень опівдні",
    "ht": "midi",
    "tl": "tanghali",
    "ar": "الظهر ظهرا",
    "fa": "ظهر",
    "ur": "دوپہر",
    "he": "צהריים בצהריים",
    "hi": "दोपहर",
    "bn": "দুপুর দুপুরে",
    "pa": "ਦੁਪਹਿਰ",
    "gu": "બપોર બપોરે",
    "km": "ថ្ងៃត្រង់",
    "th": "เที่ยงวัน",
    "ja": "正午",
    "ko": "정오",
    "zh": "中午 正午",
}
MIDNIGHT = {
    "de": "Mitternacht mitternachts",
    "es": "medianoche",
    "pt": "meia-noite",
    "pl": "północ północy",
    "ru": "полуночи полночи",
    "uk": "опівночі",
    "ht": "minwi",
    "tl": "hatinggabi",
    "ar": "منتصف_الليل",
    "fa": "نیمه_شب",
    "ur": "آدھی_رات",
    "he": "חצות בחצות",
    "hi": "आधी_रात मध्यरात्रि",
    "bn": "মধ্যরাত মধ্যরাতে",
    "pa": "ਅੱਧੀ_ਰਾਤ",
    "gu": "મધરાત મધરાતે મધ્યરાત્રિ મધ્યરાત્રિએ",
    "th": "เที่ยงคืน",
    "ja": "真夜中",
    "ko": "자정",
    "zh": "午夜",
}
"""Noon and midnight as words alone, beside CLDR's; what they are besides, as 'midday', is no other time."""

HALF_PAST = {
    "es": "y_media",
    "fr": "et_demie",
    "ja": "半",
    "ko": "반",
    "pt": "e_meia",
    "vi": "rưỡi",
    "zh": "半",
}
"""'Half past' behind an hour that is said to be one of the clock: 午後3時半."""

DOTTED = ("pl", "ru", "uk")
"""Languages that write '15.30' for a time where a word before it says that it is one."""

PARTS_OF_HOURS = {
    "am": "ተኩል ሩብ",
    "ar": "والنصف ونصف والربع وربع إلا",
    "bn": "সাড়ে সোয়া পৌনে",
    "de": "halb viertel",
    "en": "half_past quarter_past quarter_to",
    "es": "y_media y_cuarto menos",
    "fa": "و_نیم و_ربع",
    "fr": "et_demie et_quart moins",
    "gu": "સાડા સવા પોણા",
    "he": "וחצי ורבע",
    "hi": "साढ़े सवा पौने",
    "ja": "半",
    "km": "កន្លះ",
    "ko": "반",
    "my": "ခွဲ",
    "pa": "ਸਾਢੇ ਸਵਾ ਪੌਣੇ",
    "pl": "wpół kwadrans",
    "pt": "e_meia e_um_quarto",
    "ru": "пол с_половиной",
    "sw": "na_nusu na_robo",
    "th": "ครึ่ง",
    "ur": "ساڑھے سوا پونے",
    "vi": "rưỡi kém",
    "zh": "半 一刻 三刻",
}
"""Words beside an hour that make it another: such a time is for the person who reviews the translation."""

TO = {
    "ar": "إلى حتى",
    "am": "እስከ",
    "bn": "থেকে",
    "de": "bis und",
    "en": "to and until till through",
    "es": "a al y hasta a_un y_un y_el",
    "fa": "تا",
    "fr": "à et jusqu'à",
    "gu": "થી",
    "he": "עד",
    "hi": "से",
    "ht": "a rive",
    "ja": "から",
    "km": "ដល់",
    "ko": "부터 에서",
    "my": "မှ",
    "pa": "ਤੋਂ",
    "pl": "do i",
    "pt": "a e até",
    "ru": "до и",
    "sw": "hadi",
    "th": "ถึง",
    "tl": "hanggang",
    "uk": "до і",
    "ur": "سے",
    "vi": "đến tới",
    "zh": "至 到",
}
"""What stands between the two ends of a span beside a dash."""

OR = {
    "am": "ወይም እና",
    "ar": "أو و",
    "bn": "বা অথবা ও এবং",
    "de": "oder und",
    "en": "or and",
    "es": "o u y",
    "fa": "یا و",
    "fr": "ou et",
    "gu": "કે અથવા અને",
    "he": "או ו ו-",
    "hi": "या और",
    "ht": "oswa ak",
    "ja": "か または と や",
    "km": "ឬ និង",
    "ko": "나 이나 또는 와 과 및",
    "my": "သို့မဟုတ် နှင့် နှင့်",
    "pa": "ਜਾਂ ਅਤੇ ਤੇ",
    "pl": "lub albo i",
    "pt": "ou e",
    "ru": "или и",
    "so": "ama iyo",
    "sw": "au na",
    "th": "หรือ และ",
    "tl": "o at",
    "uk": "або чи та і й",
    "ur": "یا اور",
    "vi": "hoặc hay và",
    "zh": "或 或者 和 及 与 與",
}
"""What stands between the last two of several."""

TWENTY_FOUR = ("de", "fr", "pl", "pt", "ru", "th", "uk")
"""Languages in which nobody writes 8:30 for the evening."""

LEADING_ZERO = (*TWENTY_FOUR, "es", "fa", "he", "ja", "vi", "zh")
"""Languages in which 08:30 is of the clock of 24 hours, and 8:30 need not be."""

SIX_HOURS_LATER = ("am", "sw")
"""Languages whose day begins at six: what they call two in the morning is eight o'clock.

Where a word of theirs suits both readings of an hour, it is neither.
"""

TWELVE_IS_UNCLEAR = ("ja",)
"""Languages in which 12 with a half of the day is read as noon by some, and as midnight by others."""
