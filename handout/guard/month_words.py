"""How languages name months beside CLDR's names, from January on, and what they write onto them.

'_' is a space.
"""

from __future__ import annotations

NAMES = {
    "ar": (  # the Levant's and the Maghreb's, and spellings without hamza
        "كانون_الثاني جانفي",
        "شباط فيفري",
        "آذار اذار",
        "نيسان أفريل ابريل إبريل",
        "أيار ايار ماي",
        "حزيران جوان يونيه",
        "تموز جويلية يوليه",
        "آب اوت أوت اغسطس",
        "أيلول ايلول",
        "تشرين_الأول تشرين_الاول اكتوبر",
        "تشرين_الثاني",
        "كانون_الأول كانون_الاول",
    ),
    "de": ("Jänner", "Feber", "", "", "", "", "", "", "", "", "", ""),
    "fa": ("جنوری", "فبروری", "مارچ", "اپریل", "", "جون", "جولای", "اگست آگوست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"),
    "he": ("", "", "מרס", "", "", "", "", "", "", "", "", ""),
    "hi": ("", "फरवरी", "", "", "", "", "", "", "सितम्बर", "", "नवम्बर", "दिसम्बर"),
    "ht": (
        "janvye",
        "fevriye",
        "mas",
        "avril",
        "me",
        "jen",
        "jiyè",
        "out daout",
        "septanm",
        "oktòb",
        "novanm",
        "desanm",
    ),
    "so": ("Jannaayo", "", "", "Abril", "Maajo", "Juunyo", "", "Agoosto", "Sebteembar", "", "Nofembar", "Disembar"),
}

PREFIXES = {
    "am": "[በከለየ]",
    "ar": "شهر |[بلو]",
    "fa": "ماه ",
    "he": "[בהלמו]",
    "km": "ខែ[ \u200b]?",
    "th": "เดือน ?",
}
"""'In' or 'month' as these write it onto the name, as patterns."""

SUFFIXES = {"am": "ን", "fa": "\u0654|\u200c?ی", "my": "လ", "ur": "\u0654"}
"""The same behind it: Burmese 'month', and Persian 'of'."""
