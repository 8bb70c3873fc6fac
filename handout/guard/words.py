"""How figures are written: units of many languages, telephone numbers and addresses."""

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
    "ng": "ng нг 纳克",
    "mmol": "mmol ммоль مليمول 毫摩尔 毫莫耳 ミリモル 밀리몰",
    "mEq": "mEq мэкв 毫当量 毫當量",
    "mmHg": 'mmHg mm_Hg мм_рт._ст. мм_рт.ст. 毫米汞柱 毫米水銀柱 مم_زئبق ملم_زئبق ממ"כ',
    "cm": "cm centimeter centimeters centimetre centimetres centímetro centímetros centimètre centimètres Zentimeter "
    'см سم 厘米 公分 センチ センチメートル 센티미터 ซม. सेमी सेंटीमीटर সেমি ס"מ ס״מ',
    "mm": "mm millimeter millimeters millimetre millimetres milímetro milímetros millimètre millimètres Millimeter "
    'мм مم ملم 毫米 公釐 ミリ ミリメートル 밀리미터 มม. मिमी মিমি מ"מ מ״מ',
    "mcg": "mcg µg μg mikrogram Mikrogramm microgram micrograms microgramo microgramos мкг 微克 ميكروغرام",
    "IU": "IU UI I.E. МЕ 国际单位 國際單位",
    "%": "%",
    "°C": "°C ℃ ºC °_C",
    "°F": "°F ℉ ºF °_F",
}
"""Units by the spelling that the program compares, and how texts spell them, with '_' for a space."""

PER = {
    "kg": UNITS["kg"],
    "g": UNITS["g"],
    "mg": UNITS["mg"],
    "mL": UNITS["mL"],
    "dL": "dl deciliter decilitre decilitro дл 分升",
    "L": "l liter litre litro л لتر 升 公升 リットル 리터 ลิตร लीटर",
    "m²": "m² m2 м² 平方米",
    "mm³": "mm³ mm3 мм³",
}
"""What a dose or a finding may be counted by ('5 mg/kg')."""

PER_WORDS = "per por par pro je na за на לכל لكل प्रति"
"""'5 mg per kg' in other languages."""

VANITY = re.compile(r"(?<![\w-])(?:\+ ?)?(?:\d{1,3}[- ])?(?:\(\d{3}\)[- ]?|\d{3}-)[A-Z\d]+(?:-[A-Z\d]+)*(?![\w-])")
"""A telephone number with letters for its digits, '1-800-MED-HELP', where it has as many as one needs."""

KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")

TELEPHONE = re.compile(r"(?:\+ ?)?\(?\d{1,4}\)?(?:[-\u2010-\u2013. \u00a0/]{1,2}\(?\d{1,7}\)?)+(?!\d)")

LINK_IN_TEXT = re.compile(
    r"(?:https?://|www\.)[^\s\u0590-\u08ff\u3000-\u9fff]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
