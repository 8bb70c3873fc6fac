"""What is a medicine and an ordinary word besides: minerals, vitamins and herbs, which each language has a word for.

They are held against each other only: a word that is not known here passes, and so does one that may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from handout.guard.spelling import BEFORE, BEHIND, key, pattern
from handout.record import NamedTuple

_MINERALS: dict[str, tuple[str, str, str, str, str]] = {
    "en": ("potassium", "magnesium", "calcium", "iron", "zinc"),
    "es": ("potasio", "magnesio", "calcio", "hierro", "zinc cinc"),
    "fr": ("potassium", "magnésium", "calcium", "fer", "zinc"),
    "pt": ("potássio", "magnésio", "cálcio", "ferro", "zinco"),
    "de": ("Kalium", "Magnesium", "Kalzium Calcium", "Eisen", "Zink"),
    "pl": ("potas potasu", "magnez magnezu", "wapń wapnia", "żelazo żelaza", "cynk cynku"),
    "ru": ("калий калия", "магний магния", "кальций кальция", "железо железа", "цинк цинка"),
    "uk": ("калій калію", "магній магнію", "кальцій кальцію", "залізо заліза", "цинк цинку"),
    "ht": ("potasyòm", "mayezyòm", "kalsyòm", "", "zenk"),
    "so": ("botaasiyam", "magnesiyam", "kaalshiyam", "", "siink"),
    "sw": ("potasiamu", "magnesiamu", "kalsiamu", "", "zinki"),
    "tl": ("potassium potasyum", "magnesium magnesyo", "calcium kalsiyum", "iron", "zinc"),
    "vi": ("kali", "magie magiê", "canxi", "", "kẽm"),
    "ar": ("البوتاسيوم بوتاسيوم", "المغنيسيوم مغنيسيوم المغنيزيوم", "الكالسيوم كالسيوم", "الحديد حديد", "الزنك زنك"),
    "fa": ("پتاسیم", "منیزیم", "کلسیم", "آهن", ""),
    "ur": ("پوٹاشیم", "میگنیشیم", "کیلشیم", "آئرن", "زنک"),
    "he": ("אשלגן", "מגנזיום", "סידן", "ברזל", "אבץ"),
    "hi": ("पोटैशियम पोटेशियम", "मैग्नीशियम", "कैल्शियम", "आयरन", "ज़िंक जिंक"),
    "bn": ("পটাশিয়াম", "ম্যাগনেশিয়াম", "ক্যালসিয়াম", "আয়রন", "জিংক জিঙ্ক"),
    "pa": ("ਪੋਟਾਸ਼ੀਅਮ", "ਮੈਗਨੀਸ਼ੀਅਮ", "ਕੈਲਸ਼ੀਅਮ", "ਆਇਰਨ", "ਜ਼ਿੰਕ"),
    "gu": ("પોટેશિયમ", "મેગ્નેશિયમ", "કેલ્શિયમ", "આયર્ન", "ઝિંક"),
    "am": ("ፖታሲየም", "ማግኒዚየም", "ካልሲየም", "ብረት", "ዚንክ"),
    "my": ("ပိုတက်စီယမ်", "မဂ္ဂနီစီယမ်", "ကယ်လ်စီယမ်", "", "ဇင့်"),
    "km": ("ប៉ូតាស្យូម", "ម៉ាញ៉េស្យូម", "កាល់ស្យូម", "", "ស័ង្កសី"),
    "th": ("โพแทสเซียม", "แมกนีเซียม", "แคลเซียม", "ธาตุเหล็ก", "สังกะสี"),
    "ja": ("カリウム", "マグネシウム", "カルシウム", "鉄剤 鉄分", "亜鉛"),
    "ko": ("칼륨", "마그네슘", "칼슘", "철분", "아연"),
    "zh": ("钾 鉀", "镁 鎂", "钙 鈣", "铁剂 鐵劑 铁质 鐵質 补铁 補鐵 含铁 含鐵", "锌 鋅"),
}
"""Potassium, magnesium, calcium, iron and zinc; words that say something else as often are left out."""

_OTHERS: dict[str, tuple[str, str, str, str, str, str]] = {
    "en": ("bicarbonate", "sodium_chloride", "St._John's_wort St_John's_wort", "ginkgo", "estradiol", "progesterone"),
    "es": (
        "bicarbonato",
        "cloruro_sódico cloruro_de_sodio",
        "hierba_de_San_Juan hipérico",
        "ginkgo",
        "estradiol",
        "progesterona",
    ),
    "fr": (
        "bicarbonate",
        "chlorure_de_sodium",
        "millepertuis",
        "ginkgo",
        "estradiol œstradiol",
        "progestérone",
    ),
    "pt": (
        "bicarbonato",
        "cloreto_de_sódio",
        "erva-de-são-joão erva_de_São_João hipericão",
        "ginkgo",
        "estradiol",
        "progesterona",
    ),
    "de": (
        "Bikarbonat Natriumbicarbonat Natriumhydrogencarbonat",
        "Natriumchlorid",
        "Johanniskraut",
        "Ginkgo",
        "Estradiol Östradiol",
        "Progesteron",
    ),
    "pl": (
        "wodorowęglan",
        "chlorek_sodu",
        "dziurawiec dziurawca",
        "miłorząb miłorzębu",
        "estradiol",
        "progesteron",
    ),
    "ru": (
        "бикарбонат гидрокарбонат",
        "хлорид_натрия",
        "зверобой зверобоя",
        "гинкго",
        "эстрадиол",
        "прогестерон",
    ),
    "uk": (
        "бікарбонат гідрокарбонат",
        "хлорид_натрію",
        "звіробій звіробою",
        "гінкго",
        "естрадіол",
        "прогестерон",
    ),
    "vi": ("natri_bicarbonat", "natri_clorid", "", "bạch_quả", "estradiol", "progesteron progesterone"),
    "ar": (
        "بيكربونات",
        "كلوريد_الصوديوم",
        "نبتة_سانت_جون عشبة_القديس_يوحنا",
        "الجنكة الجنكو",
        "إستراديول الإستراديول",
        "بروجسترون البروجسترون",
    ),
    "ja": (
        "重曹 炭酸水素ナトリウム",
        "塩化ナトリウム",
        "セントジョーンズワート",
        "イチョウ",
        "エストラジオール",
        "プロゲステロン",
    ),
    "ko": (
        "중탄산나트륨 탄산수소나트륨",
        "염화나트륨",
        "세인트존스워트",
        "은행잎",
        "에스트라디올",
        "프로게스테론",
    ),
    "zh": (
        "碳酸氢钠 碳酸氫鈉",
        "氯化钠 氯化鈉",
        "圣约翰草 聖約翰草 贯叶连翘",
        "银杏 銀杏",
        "雌二醇",
        "孕酮 黄体酮 黃體酮",
    ),
}
"""Sodium bicarbonate and chloride, herbs, and hormones that are medicines too."""

_NAMES = (*_MINERALS["en"], *_OTHERS["en"])

_VITAMINS = (
    "vitamin vitamins vitamina vitaminas vitamine vitamines Vitaminen witamina witaminy witaminę витамин витамина"
    " витамины вітамін вітаміну вітаміни vitamini fiitamiin bitamina فيتامين ويتامين ویتامین وٹامن ויטמין विटामिन"
    " ভিটামিন ਵਿਟਾਮਿਨ વિટામિન ቫይታሚን ဗီတာမင် វីតាមីន วิตามิน ビタミン 비타민 维生素 維生素 維他命 维他命"
)
"""'Vitamin' in all languages; its letter is Latin in nearly all."""

_LETTER = r"[\s-]?(?P<letter>(?-i:[ACDEKАСЕК])|(?-i:[BВ])[\s-]?\d{0,2})(?![A-Za-z\d])"
_CYRILLIC = str.maketrans("АСЕКВ", "ACEKB")
"""Letters that look the same, which Russian and Ukrainian may write."""

_VITAMIN = re.compile(f"{BEFORE}[وبلك]?(?:ال)?(?:{pattern(_VITAMINS.split())}){_LETTER}", re.IGNORECASE)


class Found(NamedTuple):
    """Where the word for a substance stands, and which it is."""

    start: int
    end: int
    name: str


def substances(text: str, language: str) -> Iterator[Found]:
    """Those that a plain text names."""
    for found in _VITAMIN.finditer(text):
        if found["letter"][1:].strip(" -") == "":  # 'B12' has a number, which is held by itself
            yield Found(*found.span(), f"vitamin {found['letter'].translate(_CYRILLIC)[0]}")
    words, names = _words(language.partition("-")[0])
    for found in words.finditer(text):
        yield Found(*found.span(), names[key(found[0])])


@cache
def _words(base: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    nothing = ("",) * len(_MINERALS["en"])
    listed = (*_MINERALS.get(base, nothing), *_OTHERS.get(base, ()))
    names = {key(word): name for name, some in zip(_NAMES, listed, strict=False) for word in some.split()}
    words = pattern(word for some in listed for word in some.split())
    return re.compile(f"{BEFORE}(?:{words}){BEHIND}", re.IGNORECASE), names
