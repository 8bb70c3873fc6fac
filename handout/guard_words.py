"""How figures are written: units of many languages, telephone numbers, addresses, and how names of medicines end."""

from __future__ import annotations

import re

UNITS = {
    "mg": "mg milligram milligrams milligramm milligramme milligrammes miligramo miligramos miligrama miligramas "
    "miligram мг міліграм ملغ ملغم ملجم مجم مغ ملليغرام ملّيغرام میلی‌گرم میلی‌گرام ملی‌گرام ملیگرام 毫克 "
    "मि.ग्रा. मिग्रा मिलीग्राम মিগ্রা মি.গ্রা. মিলিগ্রাম ਮਿਲੀਗ੍ਰਾਮ ਮਿ.ਗ੍ਰਾ. મિલિગ્રામ મિ.ગ્રા. มก. มก มิลลิกรัม "
    'មីលីក្រាម မီလီဂရမ် ሚ.ግ ሚሊግራም ミリグラム 밀리그램 מ"ג מ״ג',
    "mL": "ml milliliter milliliters millilitre millilitres mililitro mililitros мл مل ملليلتر میلی‌لیتر 毫升 "
    'मि.ली. मिली মিলি মি.লি. มล. มล มิลลิลิตร ミリリットル 밀리리터 מ"ל מ״ל',
    "g": "g gram grams gramo gramos gramme grammes г 克 гр جم غ גרם グラム",
    "kg": "kg кг كجم كغ کیلوگرم 公斤 千克 キログラム กก.",
    "mcg": "mcg µg μg мкг 微克 ميكروغرام",
    "IU": "IU UI I.E. МЕ 国际单位 國際單位",
    "%": "%",
    "°C": "°C ℃ ºC",
    "°F": "°F ℉ ºF",
}
"""Units by the spelling that the program compares, and how texts spell them."""

TELEPHONE = re.compile(r"(?:\+ ?)?\(?\d{1,4}\)?(?:[-\u2010-\u2013. \u00a0/]{1,2}\(?\d{1,7}\)?)+(?!\d)")

LINK_IN_TEXT = re.compile(
    r"(?:https?://|www\.)[^\s\u0590-\u08ff\u3000-\u9fff]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)

NAMES = re.compile(
    r"(?:mab|(?:er|na|ta)kept|kinra|[tk]inib|[a-z]{3}nib|statin|sartan|[a-z]pril|prazol|olol|kilin|mikin|floksakin|kiklin"
    r"|treksat|parin|gliptin|gliflozin|glutid|oksikam|profen|fenak|koksib|triptan|setron|azepam|zolam|konazol|dronat"
    r"|oksetin|prednis\w*|kortison|metason|metformin|warfarin|aspirin|aketaminofen|paraketamol|naproksen|kolkikin|alopurinol"
    r"|febuksostat|azatioprin|leflunomid|sulfasalazin|hidroksiklorokin|insulin|morfin|kodein)$"
)
"""How the names of medicines end (WHO, 'The use of stems in the selection of International Nonproprietary Names'), and
common ones that no stem tells, each as `guard.skeleton` writes it."""
