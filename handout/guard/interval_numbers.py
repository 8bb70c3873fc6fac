"""The numbers that languages say in words in 'every eight hours', and words of their own for 3 and 6 months.

Each has two to twelve and twenty-four, some have more. '/' stands between forms of one, '_' is a space or none.
"""

from __future__ import annotations

VALUES = (*range(2, 13), 24, 28, 30)
"""What the words are worth, in their order."""

NUMBERS: dict[str, str] = {
    "en": "two three/third four/fourth five/fifth six/sixth seven eight nine ten eleven twelve twenty-four/twenty_four"
    " twenty-eight/twenty_eight thirty",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce veinticuatro veintiocho treinta",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze vingt-quatre/vingt_quatre vingt-huit/vingt_huit"
    " trente",
    "pt": "dois/duas três quatro cinco seis sete oito nove dez onze doze vinte_e_quatro vinte_e_oito trinta",
    "de": "zwei drei/dritten/dritte/drittes vier/vierten/vierte fünf/fünften/fünfte sechs/sechsten/sechste sieben acht"
    " neun zehn elf zwölf vierundzwanzig achtundzwanzig dreißig",
    "pl": "dwa/dwie trzy/trzeci/trzecią cztery/czwarty pięć/piąty sześć/szósty siedem osiem dziewięć dziesięć"
    " jedenaście dwanaście dwadzieścia_cztery/dwadzieścia_cztery dwadzieścia_osiem trzydzieści",
    "ru": "два/две три/третий/третью четыре/четвертый/четвёртый/четвертую пять шесть семь восемь девять десять"
    " одиннадцать двенадцать двадцать_четыре двадцать_восемь тридцать",
    "uk": "два/дві три/третій чотири/четвертий п'ять/пʼять шість сім вісім дев'ять/девʼять десять одинадцять"
    " дванадцять двадцять_чотири двадцять_вісім тридцять",
    "ht": "de twa kat senk sis sèt uit/wit nèf dis onz douz vennkat ventwit trant",
    "so": "laba/labadii saddex/saddexdii/seddex afar/afartii shan/shantii lix/lixdii toddoba/toddobadii"
    " siddeed/siddeeddii/sideed sagaal/sagaalkii toban/tobankii kow_iyo_toban laba_iyo_toban afar_iyo_labaatan",
    "sw": "mbili/miwili tatu/mitatu nne/minne tano/mitano sita saba nane/minane tisa kumi kumi_na_moja"
    " kumi_na_mbili/kumi_na_miwili ishirini_na_nne",
    "tl": "dalawang tatlong apat_na limang anim_na pitong walong siyam_na sampung labing-isang/labing_isang"
    " labindalawang/labing_dalawang dalawampu't_apat_na",
    "vi": "hai ba bốn năm sáu bảy/bẩy tám chín mười mười_một mười_hai hai_mươi_bốn/hai_mươi_tư hai_mươi_tám ba_mươi",
    "ar": "اثنين ثلاثة/ثلاث أربعة/أربع/اربعة/اربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر"
    " أحد_عشر/إحدى_عشرة اثني_عشر/اثنا_عشر/اثنتي_عشرة/اثنتا_عشرة أربع_وعشرين/أربعة_وعشرين",
    "fa": "دو سه چهار پنج شش هفت هشت نه ده یازده دوازده بیست_و_چهار بیست_و_هشت سی",
    "ur": "دو تین چار پانچ چھ/چھے سات آٹھ نو دس گیارہ بارہ چوبیس اٹھائیس تیس",
    "he": "שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר אחד_עשר/אחת_עשרה"
    " שנים_עשר/שתים_עשרה/שנים-עשר/שתים-עשרה עשרים_וארבע/עשרים_וארבעה",
    "hi": "दो तीन चार पाँच/पांच छह/छः/छ: सात आठ नौ दस ग्यारह बारह चौबीस अट्ठाईस तीस",
    "bn": "দুই/দু তিন চার পাঁচ ছয়/ছয় সাত আট নয়/নয় দশ এগারো বারো চব্বিশ আটাশ ত্রিশ",
    "pa": "ਦੋ ਤਿੰਨ ਚਾਰ ਪੰਜ ਛੇ ਸੱਤ ਅੱਠ ਨੌਂ/ਨੌ ਦਸ ਗਿਆਰਾਂ ਬਾਰਾਂ ਚੌਵੀ",
    "gu": "બે ત્રણ ચાર પાંચ છ સાત આઠ નવ દસ અગિયાર બાર ચોવીસ",
    "am": "ሁለት ሶስት/ሦስት አራት አምስት ስድስት ሰባት ስምንት ዘጠኝ አስር/አሥር አስራ_አንድ/አሥራ_አንድ አስራ_ሁለት/አሥራ_ሁለት ሃያ_አራት",
    "my": "နှစ် သုံး လေး ငါး ခြောက် ခုနစ်/ခုနှစ် ရှစ် ကိုး ဆယ် ဆယ့်တစ် ဆယ့်နှစ် နှစ်ဆယ့်လေး",
    "km": "ពីរ បី បួន ប្រាំ ប្រាំ_មួយ ប្រាំ_ពីរ ប្រាំ_បី ប្រាំ_បួន ដប់ ដប់_មួយ ដប់_ពីរ ម្ភៃ_បួន",
    "th": "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง ยี่สิบสี่ ยี่สิบแปด สามสิบ",
    "ja": "二 三 四 五 六 七 八 九 十 十一 十二 二十四 二十八 三十",
    "ko": "두/이 세/석/삼 네/넉/사 다섯/오 여섯/육 일곱/칠 여덟/팔 아홉/구 열/십 열한/십일 열두/십이 스물네/이십사"
    " 스물여덟/이십팔 서른/삼십",
    "zh": "两/兩/二 三 四 五 六 七 八 九 十 十一 十二 二十四 二十八 三十",
}

WRITTEN_ON = {"am": "", "ko": "(?<![가-힣])"}
"""What stands before a number in the place of the beginning of a word, as a pattern: 'every' is written onto it."""

QUARTER_AND_HALF_YEAR: dict[str, tuple[str, str]] = {
    "en": ("quarterly every_quarter", "every_half_year every_half-year half-yearly semiannually"),
    "es": ("trimestralmente cada_trimestre", "semestralmente cada_semestre cada_medio_año"),
    "fr": ("chaque_trimestre tous_les_trimestres", "chaque_semestre tous_les_semestres"),
    "pt": ("trimestralmente a_cada_trimestre", "semestralmente a_cada_semestre"),
    "de": ("vierteljährlich jedes_Vierteljahr jedes_Quartal", "halbjährlich jedes_halbe_Jahr jedes_Halbjahr"),
    "pl": ("co_kwartał raz_na_kwartał", "co_pół_roku raz_na_pół_roku"),
    "ru": ("раз_в_квартал ежеквартально каждый_квартал", "раз_в_полгода каждые_полгода"),
    "uk": ("раз_на_квартал щокварталу", "раз_на_півроку раз_на_пів_року кожні_півроку кожні_пів_року"),
    "vi": ("mỗi_quý hằng_quý", "mỗi_nửa_năm nửa_năm_một_lần"),
    "ar": ("كل_ربع_سنة", "كل_نصف_سنة كل_نصف_عام"),
    "he": ("כל_רבעון", "כל_חצי_שנה פעם_בחצי_שנה"),
    "fa": ("", "هر_نیم_سال"),
    "hi": ("हर_तिमाही", "हर_छमाही"),
    "ja": ("", "半年に1回 半年ごとに 半年ごと 半年に一回 半年に一度 半年に1度 半年毎"),
    "ko": ("분기마다 분기에_한_번 매분기", "반년마다 반년에_한_번 반년에_1회"),
    "th": ("ทุกไตรมาส", "ทุกครึ่งปี"),
    "zh": ("每季度 每季", "每半年 半年一次"),
}
"""'Every three months' and 'every six months' without their number."""
