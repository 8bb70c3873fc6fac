"""Which families write which script, and which script a language is written in.

Scripts are ISO 15924 codes, among them those of a way to write: `Aran` for Arabic in the Nastaliq style, `Hans` and
`Hant` for Chinese in its two forms, `Jpan`, `Kore`.
"""

from __future__ import annotations

from functools import lru_cache

GENERAL_FAMILIES = ("NotoSans", "NotoSansSymbols")
"""Families asked, in this order, for what the primary one lacks."""

_SC, _TC, _JP, _KR = (f"NotoSans{form}" for form in ("SC", "TC", "JP", "KR"))

_FAMILIES: dict[str, tuple[str, ...]] = {
    "Hans": (_SC, _TC, _JP, _KR),
    "Hant": (_TC, _SC, _JP, _KR),
    "Jpan": (_JP, _TC, _SC, _KR),
    "Kore": (_KR, _TC, _JP, _SC),
    "Arab": ("NotoSansArabic", "NotoNastaliqUrdu"),
    "Aran": ("NotoNastaliqUrdu", "NotoSansArabic"),
    "Hebr": ("NotoSansHebrew",),
    "Deva": ("NotoSansDevanagari",),
    "Beng": ("NotoSansBengali",),
    "Guru": ("NotoSansGurmukhi",),
    "Gujr": ("NotoSansGujarati",),
    "Taml": ("NotoSansTamil",),
    "Telu": ("NotoSansTelugu",),
    "Knda": ("NotoSansKannada",),
    "Mlym": ("NotoSansMalayalam",),
    "Sinh": ("NotoSansSinhala",),
    "Thai": ("NotoSansThai",),
    "Laoo": ("NotoSansLao",),
    "Khmr": ("NotoSansKhmer",),
    "Mymr": ("NotoSansMyanmar",),
    "Tibt": ("NotoSerifTibetan",),
    "Ethi": ("NotoSansEthiopic",),
    "Armn": ("NotoSansArmenian",),
    "Geor": ("NotoSansGeorgian",),
    "Thaa": ("NotoSansThaana",),
}

SCRIPT_FAMILIES = tuple(dict.fromkeys(family for families in _FAMILIES.values() for family in families))
"""All of them, those first that have the most signs besides letters."""

_CHINESE_CHARACTERS = frozenset(("Hani", "Hira", "Kana", "Bopo"))
_DEFAULT_WRITING = {"Hani": "Hans", "Hira": "Jpan", "Kana": "Jpan", "Bopo": "Hant", "Hang": "Kore"}

LATIN = "Latn"

_LANGUAGES = {
    "Arab": "ar azb ckb fa glk haz lrc mzn prs ps sd sdh ug",
    "Aran": "khw ks lah pnb skr ur",
    "Hebr": "he iw ji yi",
    "Deva": "awa bho brx doi gom hi hne kok mag mai mr ne new sa",
    "Beng": "as bn ctg mni rkt syl",
    "Guru": "pa",
    "Gujr": "gu",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn tcy",
    "Mlym": "ml",
    "Sinh": "si",
    "Thai": "th tts",
    "Laoo": "lo",
    "Khmr": "km",
    "Mymr": "kjg ksw mnw my rki shn",
    "Tibt": "bo dz",
    "Ethi": "am byn gez ti tig",
    "Armn": "hy hyw",
    "Geor": "ka xmf",
    "Thaa": "dv",
    "Hans": "cmn gan hsn wuu zh",
    "Hant": "hak lzh nan yue",
    "Jpan": "ja",
    "Kore": "ko",
}
"""From CLDR's likely subtags. Nastaliq is how Urdu, Kashmiri and the languages of Pakistan's Punjab are printed."""

_WRITINGS = {language: script for script, languages in _LANGUAGES.items() for language in languages.split()}
_REGIONS = {
    ("zh", "TW"): "Hant",
    ("zh", "HK"): "Hant",
    ("zh", "MO"): "Hant",
    ("pa", "PK"): "Aran",
    ("ku", "IQ"): "Arab",
    ("ku", "IR"): "Arab",
}


@lru_cache(maxsize=256)
def writing_of(language: str) -> str:
    """The script that a BCP 47 tag is written in; `Latn` for all that no family of its own is for, Cyrillic too."""
    parts = language.replace("_", "-").split("-")
    primary = parts[0].lower()
    usual = _WRITINGS.get(primary, LATIN)
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            script = part.title()
            return "Aran" if script == "Arab" and (usual == "Aran" or primary == "pa") else script
        if found := _REGIONS.get((primary, part.upper())):
            return found
    return usual


def families_for(script: str, language: str) -> tuple[str, ...]:
    """The families of a script, as its language asks for them; none for Latin, Greek, Cyrillic and what all share."""
    writing = writing_of(language)
    if script in _CHINESE_CHARACTERS and writing in ("Hans", "Hant", "Jpan", "Kore"):
        return _FAMILIES[writing]
    if script == "Arab" and writing == "Aran":
        return _FAMILIES["Aran"]
    return _FAMILIES.get(_DEFAULT_WRITING.get(script, script), ())


def families_of(language: str) -> tuple[str, ...]:
    """The families of the script that a language is written in."""
    return _FAMILIES.get(writing_of(language), ())


LETTERS = {
    "Arab": "ب",
    "Hebr": "א",
    "Deva": "क",
    "Beng": "ক",
    "Guru": "ਕ",
    "Gujr": "ક",
    "Taml": "க",
    "Telu": "క",
    "Knda": "ಕ",
    "Mlym": "ക",
    "Sinh": "ක",
    "Thai": "ก",
    "Laoo": "ກ",
    "Khmr": "ក",
    "Mymr": "က",
    "Tibt": "ཀ",
    "Ethi": "ሀ",
    "Armn": "ա",
    "Geor": "ა",
    "Thaa": "ހ",
    "Hani": "人",
    "Hira": "あ",
    "Kana": "ア",
    "Hang": "가",
    "Bopo": "ㄅ",
}
"""A letter of each script, by which it shows whether a family was made for it."""
