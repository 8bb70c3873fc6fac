"""What languages are called: in English, and by those who speak them."""

from __future__ import annotations

from handout.record import NamedTuple


class LanguageNames(NamedTuple):
    """The names of one language; both are its tag where it is not known."""

    english: str
    own: str


def names_of(tag: str) -> LanguageNames:
    """The names of a BCP 47 tag; of one that is not listed those of its language, with the tag behind the English."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        if found := _NAMES.get("-".join(parts[:length])):
            english, own = found
            return LanguageNames(english if length == len(parts) else f"{english} ({tag})", own)
    return LanguageNames(tag, tag)


_NAMES = {
    "am": ("Amharic", "አማርኛ"),
    "ar": ("Arabic", "العربية"),
    "bg": ("Bulgarian", "български"),
    "bn": ("Bangla (Bengali)", "বাংলা"),
    "bs": ("Bosnian", "bosanski"),
    "ceb": ("Cebuano", "Cebuano"),
    "ckb": ("Central Kurdish", "کوردیی ناوەندی"),
    "cs": ("Czech", "čeština"),
    "cy": ("Welsh", "Cymraeg"),
    "da": ("Danish", "dansk"),
    "de": ("German", "Deutsch"),
    "el": ("Greek", "Ελληνικά"),
    "en": ("English", "English"),
    "es": ("Spanish", "español"),
    "et": ("Estonian", "eesti"),
    "fa": ("Persian (Farsi)", "فارسی"),
    "fi": ("Finnish", "suomi"),
    "fil": ("Filipino", "Filipino"),
    "fr": ("French", "français"),
    "gu": ("Gujarati", "ગુજરાતી"),
    "ha": ("Hausa", "Hausa"),
    "he": ("Hebrew", "עברית"),
    "hi": ("Hindi", "हिन्दी"),
    "hmn": ("Hmong", "Hmoob"),
    "hr": ("Croatian", "hrvatski"),
    "ht": ("Haitian Creole", "Kreyòl ayisyen"),
    "hu": ("Hungarian", "magyar"),
    "hy": ("Armenian", "հայերեն"),
    "id": ("Indonesian", "Indonesia"),
    "ig": ("Igbo", "Igbo"),
    "is": ("Icelandic", "íslenska"),
    "it": ("Italian", "italiano"),
    "ja": ("Japanese", "日本語"),
    "ka": ("Georgian", "ქართული"),
    "kk": ("Kazakh", "қазақ тілі"),
    "km": ("Khmer", "ខ្មែរ"),
    "kn": ("Kannada", "ಕನ್ನಡ"),
    "ko": ("Korean", "한국어"),
    "ku": ("Kurdish", "kurdî (kurmancî)"),
    "ky": ("Kyrgyz", "кыргызча"),
    "lo": ("Lao", "ລາວ"),
    "lt": ("Lithuanian", "lietuvių"),
    "lv": ("Latvian", "latviešu"),
    "mi": ("Māori", "Māori"),
    "mk": ("Macedonian", "македонски"),
    "ml": ("Malayalam", "മലയാളം"),
    "mn": ("Mongolian", "монгол"),
    "mr": ("Marathi", "मराठी"),
    "ms": ("Malay", "Melayu"),
    "my": ("Burmese", "မြန်မာ"),
    "ne": ("Nepali", "नेपाली"),
    "nl": ("Dutch", "Nederlands"),
    "no": ("Norwegian", "norsk"),
    "om": ("Oromo", "Oromoo"),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
    "pl": ("Polish", "polski"),
    "ps": ("Pashto", "پښتو"),
    "pt": ("Portuguese", "português"),
    "pt-BR": ("Portuguese (Brazil)", "português (Brasil)"),
    "pt-PT": ("Portuguese (Portugal)", "português (Portugal)"),
    "ro": ("Romanian", "română"),
    "ru": ("Russian", "русский"),
    "rw": ("Kinyarwanda", "Ikinyarwanda"),
    "si": ("Sinhala", "සිංහල"),
    "sk": ("Slovak", "slovenčina"),
    "sl": ("Slovenian", "slovenščina"),
    "sm": ("Samoan", "Gagana Sāmoa"),
    "so": ("Somali", "Soomaali"),
    "sq": ("Albanian", "shqip"),
    "sr": ("Serbian", "српски"),
    "sv": ("Swedish", "svenska"),
    "sw": ("Swahili", "Kiswahili"),
    "ta": ("Tamil", "தமிழ்"),
    "te": ("Telugu", "తెలుగు"),
    "tg": ("Tajik", "тоҷикӣ"),
    "th": ("Thai", "ไทย"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "tk": ("Turkmen", "türkmen dili"),
    "tl": ("Tagalog", "Tagalog"),
    "to": ("Tongan", "lea fakatonga"),
    "tr": ("Turkish", "Türkçe"),
    "uk": ("Ukrainian", "українська"),
    "ur": ("Urdu", "اردو"),
    "uz": ("Uzbek", "o‘zbek"),
    "vi": ("Vietnamese", "Tiếng Việt"),
    "xh": ("Xhosa", "IsiXhosa"),
    "yi": ("Yiddish", "ייִדיש"),
    "yo": ("Yoruba", "Èdè Yorùbá"),
    "zh": ("Chinese", "中文"),
    "zh-Hans": ("Chinese (Simplified)", "中文 (简体)"),
    "zh-Hant": ("Chinese (Traditional)", "中文 (繁體)"),
    "zu": ("Zulu", "isiZulu"),
}
"""From Unicode's CLDR, with both English names where two are in use; Hmong, Samoan, Tagalog as people write them."""
