"""Numbers that languages say in words where others have digits. '_' is a space of any kind, or none."""

from __future__ import annotations

ONE_BEHIND = {"ar": "واحد واحدة", "he": "אחד אחת"}
"""'One' of languages that say it behind what it counts, and write no digit there."""

ONCE = {"ar": "مرة", "he": "פעם"}
"""'Time', which makes 'one' into 'once'."""

TWO = {
    "ar": {
        "minute": "دقيقتان دقيقتين",
        "hour": "ساعتان ساعتين",
        "day": "يومان يومين",
        "week": "أسبوعان أسبوعين اسبوعان اسبوعين",
        "month": "شهران شهرين",
        "year": "سنتان سنتين عامان عامين",
        "teaspoon": "ملعقتان_صغيرتان ملعقتين_صغيرتين",
        "tablespoon": "ملعقتان_كبيرتان ملعقتين_كبيرتين",
        "": "قرصان قرصين حبتان حبتين جرعتان جرعتين حقنتان حقنتين محقنتان محقنتين كبسولتان كبسولتين قطرتان قطرتين"
        " بختان بختين",
    },
    "he": {
        "minute": "שתי_דקות",
        "hour": "שעתיים",
        "day": "יומיים",
        "week": "שבועיים",
        "month": "חודשיים חדשיים",
        "year": "שנתיים",
    },
}
"""'Two' of languages that have a form of the word for it, by what it counts."""

TWO_IN_FRONT = {"ar": "[وفبلك]{0,2}", "he": "[ובהלמכש]{0,2}"}
"""What may be written onto the beginning of such a form."""

WORDS = {"en": "half one two three four five six seven eight nine ten eleven twelve"}
"""A half and the numbers from one on, which a source may write out, as its style asks for, and others in digits."""

ARTICLES = {"en": "a an"}
"""Words that are 'one' before a word of measure alone: 'an hour' is 1時間."""
