"""A few words of our own in each script: a title, and sentences with a dose, a number to call and brackets."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

TEXTS = {
    "am": ("የእርስዎ መድኃኒት", "በየቀኑ 100 mg ይውሰዱ፤ ጥያቄ ካለዎት (ወይም ትኩሳት ካለዎት) በ1-800-555-0142 ይደውሉልን።"),
    "ar": ("دواؤك", "خذ 100 mg كل يوم، وإذا ارتفعت حرارتك (38 °C أو أكثر) فاتصل بنا على 1-800-555-0142."),
    "bn": ("আপনার ওষুধ", "প্রতিদিন 100 mg নিন; জ্বর হলে (38 °C বা বেশি) 1-800-555-0142 নম্বরে ফোন করুন।"),
    "bo": ("ཁྱེད་ཀྱི་སྨན།", "ཉིན་རེར་ 100 mg བཞེས་རོགས། ཚ་བ་འཕར་ན་ (38 °C) 1-800-555-0142 ལ་ཁ་པར་གཏོང་རོགས།"),
    "dv": ("ތިޔަ ބޭސް", "ކޮންމެ ދުވަހަކު 100 mg ބޭނުންކުރައްވާށެވެ. ހުން އައިނަމަ (38 °C) 1-800-555-0142 އަށް ގުޅުއްވާށެވެ."),
    "el": ("Το φάρμακό σας", "Πάρτε 100 mg κάθε μέρα· αν έχετε πυρετό (38 °C), τηλεφωνήστε στο 1-800-555-0142."),
    "fa": ("داروی شما", "هر روز 100 mg مصرف کنید؛ اگر تب می‌کنید (38 °C یا بیشتر) با 1-800-555-0142 تماس بگیرید."),
    "gu": ("તમારી દવા", "દરરોજ 100 mg લો; તાવ આવે (38 °C કે વધુ) તો 1-800-555-0142 પર ફોન કરો."),
    "he": ("התרופה שלך", "קחו 100 mg בכל יום; אם יש חום (38 °C או יותר), התקשרו אל 1-800-555-0142."),
    "hi": ("आपकी दवा", "रोज़ 100 mg लें; बुख़ार हो (38 °C या ज़्यादा) तो 1-800-555-0142 पर फ़ोन करें।"),
    "hy": ("Ձեր դեղը", "Ընդունեք 100 mg ամեն օր. ջերմության դեպքում (38 °C) զանգահարեք 1-800-555-0142։"),
    "ja": ("あなたのお薬", "毎日100 mgを注射します。熱が出たら（38 °C以上）、1-800-555-0142に電話してください。"),
    "ka": ("თქვენი წამალი", "მიიღეთ 100 mg ყოველდღე; სიცხის დროს (38 °C) დარეკეთ 1-800-555-0142."),
    "km": ("ថ្នាំរបស់អ្នក", "ប្រើ 100 mg រៀងរាល់ថ្ងៃ។ បើគ្រុនក្តៅ (38 °C ឬលើស) សូមទូរសព្ទមក 1-800-555-0142។"),
    "kn": ("ನಿಮ್ಮ ಔಷಧಿ", "ಪ್ರತಿದಿನ 100 mg ತೆಗೆದುಕೊಳ್ಳಿ; ಜ್ವರ ಬಂದರೆ (38 °C) 1-800-555-0142 ಗೆ ಕರೆ ಮಾಡಿ."),
    "ko": ("당신의 약", "매일 100 mg을 주사하세요. 열이 나면(38 °C 이상) 1-800-555-0142로 전화하세요."),
    "lo": ("ຢາຂອງທ່ານ", "ໃຊ້ 100 mg ທຸກມື້. ຖ້າເປັນໄຂ້ (38 °C ຂຶ້ນໄປ) ໃຫ້ໂທ 1-800-555-0142."),
    "ml": ("നിങ്ങളുടെ മരുന്ന്", "ദിവസവും 100 mg എടുക്കുക; പനി വന്നാൽ (38 °C) 1-800-555-0142 എന്ന നമ്പറിൽ വിളിക്കുക."),
    "my": ("သင့်ဆေး", "နေ့တိုင်း 100 mg သုံးပါ။ ဖျားလျှင် (38 °C) 1-800-555-0142 သို့ ဖုန်းဆက်ပါ။"),
    "pa": ("ਤੁਹਾਡੀ ਦਵਾਈ", "ਹਰ ਰੋਜ਼ 100 mg ਲਓ; ਬੁਖ਼ਾਰ ਹੋਵੇ (38 °C) ਤਾਂ 1-800-555-0142 'ਤੇ ਫ਼ੋਨ ਕਰੋ।"),
    "ps": ("ستاسو درمل", "هره ورځ 100 mg واخلئ؛ که تبه لرئ (38 °C) 1-800-555-0142 ته زنګ ووهئ."),
    "ckb": ("دەرمانەکەت", "ڕۆژانە 100 mg وەربگرە؛ ئەگەر تات هەبوو (38 °C) پەیوەندی بە 1-800-555-0142 بکە."),
    "ru": ("Ваше лекарство", "Принимайте 100 mg каждый день; при жаре (38 °C) звоните 1-800-555-0142."),
    "si": ("ඔබේ ඖෂධය", "දිනපතා 100 mg ගන්න; උණ ඇත්නම් (38 °C) 1-800-555-0142 අමතන්න."),
    "ta": ("உங்கள் மருந்து", "தினமும் 100 mg எடுங்கள்; காய்ச்சல் வந்தால் (38 °C) 1-800-555-0142 எண்ணை அழையுங்கள்."),
    "te": ("మీ మందు", "ప్రతిరోజూ 100 mg తీసుకోండి; జ్వరం వస్తే (38 °C) 1-800-555-0142 కు ఫోన్ చేయండి."),
    "th": ("ยาของคุณ", "ใช้ 100 mg ทุกวัน ถ้ามีไข้ (38 °C ขึ้นไป) โทร 1-800-555-0142"),
    "ug": ("دورىڭىز", "ھەر كۈنى 100 mg ئىچىڭ؛ قىززىتىڭىز بولسا (38 °C) 1-800-555-0142 غا تېلېفون قىلىڭ."),
    "ur": ("آپ کی دوا", "روزانہ 100 mg لیں؛ بخار ہو (38 °C یا زیادہ) تو 1-800-555-0142 پر فون کریں۔"),
    "vi": ("Thuốc của quý vị", "Tiêm 100 mg mỗi ngày; nếu bị sốt (38 °C trở lên), hãy gọi 1-800-555-0142."),
    "yi": ("אײַער מעדיצין", "נעמט 100 mg יעדן טאָג; אױב איר האָט היץ (38 °C), קלינגט 1-800-555-0142."),
    "yo": ("Oògùn rẹ", "Lo 100 mg lójoojúmọ́; bí ibà bá mú ọ (38 °C), pe 1-800-555-0142."),
    "zh-Hans": ("您的药物", "每天注射100 mg。如果发烧（38 °C或以上），请致电1-800-555-0142。"),
    "zh-Hant": ("您的藥物", "每天注射100 mg。如果發燒（38 °C或以上），請致電1-800-555-0142。"),
}


def short_yaml(language: str) -> str:
    """A handout with a list, a table, emphasis and both sections that fill the help band."""
    title, words = TEXTS[language]
    item = json.dumps(words, ensure_ascii=False)
    return f"""\
format: 1
id: short
language: {language}
title: {title}
intro: |
  {words}
fast_facts: [{item}]
sections:
  - id: steps
    heading: {title}
    style: steps
    text: |
      1. *{title}* **{title}**
      2. {words}
  - id: table
    heading: {title}
    text: |
      | {title} | 1 |
      | --- | --- |
      | 2–8 °C | {title} |
  - id: call-us
    heading: {title}
    text: |
      {words}
"""


def udhr_yaml(text: Path, share: float = 1.0) -> str:
    """A text of the corpus, which is Markdown with headings, as a handout; of its sections the first `share`."""
    language = text.name.removesuffix("-udhr.md")
    body = re.sub(r"<!--.*?-->\s*", "", text.read_text("utf-8"), flags=re.DOTALL)
    title, sections = language, []
    for line in body.splitlines():
        if line.startswith("# "):
            title = line[2:].strip()
        elif line.startswith("#"):
            sections.append((line.lstrip("#").strip(), []))
        elif line.strip() or sections:
            if not sections:
                sections.append((title, []))
            sections[-1][1].append(line)
    made = [f"format: 1\nid: udhr\nlanguage: {language}\ntitle: {json.dumps(title, ensure_ascii=False)}\nsections:\n"]
    for number, (heading, lines) in enumerate(sections[: math.ceil(share * len(sections))]):
        words = "\n".join(f"      {line}" for line in lines).rstrip()
        if words:
            quoted = json.dumps(heading, ensure_ascii=False)
            made.append(f"  - id: s{number}\n    heading: {quoted}\n    text: |\n{words}\n")
    return "".join(made)
