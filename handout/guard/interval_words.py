"""How languages say 'every other day' and the like, and that a number of days is an interval.

'_' is a space of any kind, or none. What may mean something else as often stands here not at all.
"""

from __future__ import annotations

EVERY_OTHER: dict[str, tuple[str, str, str]] = {
    "en": (
        "every_other_day every_second_day every_two_days on_alternate_days alternate_days",
        "every_other_week every_second_week every_two_weeks fortnightly once_a_fortnight",
        "every_other_month every_second_month every_two_months",
    ),
    "es": (
        "cada_dos_días un_día_sí_y_otro_no un_día_sí_y_un_día_no un_día_sí_un_día_no día_por_medio en_días_alternos",
        "cada_dos_semanas una_semana_sí_y_otra_no semana_por_medio",
        "cada_dos_meses un_mes_sí_y_otro_no mes_por_medio",
    ),
    "fr": (
        "un_jour_sur_deux tous_les_deux_jours",
        "une_semaine_sur_deux toutes_les_deux_semaines",
        "un_mois_sur_deux tous_les_deux_mois",
    ),
    "pt": (
        "em_dias_alternados a_cada_dois_dias cada_dois_dias dia_sim_dia_não dia_sim,_dia_não de_dois_em_dois_dias",
        "a_cada_duas_semanas cada_duas_semanas semana_sim_semana_não de_duas_em_duas_semanas",
        "a_cada_dois_meses cada_dois_meses de_dois_em_dois_meses",
    ),
    "de": (
        "jeden_zweiten_Tag alle_zwei_Tage",
        "jede_zweite_Woche alle_zwei_Wochen",
        "jeden_zweiten_Monat alle_zwei_Monate",
    ),
    "pl": (
        "co_drugi_dzień co_dwa_dni",
        "co_drugi_tydzień co_dwa_tygodnie",
        "co_drugi_miesiąc co_dwa_miesiące",
    ),
    "ru": (
        "через_день каждый_второй_день каждые_два_дня раз_в_два_дня",
        "каждую_вторую_неделю каждые_две_недели раз_в_две_недели",
        "каждый_второй_месяц каждые_два_месяца раз_в_два_месяца",
    ),
    "uk": (
        "через_день кожен_другий_день кожного_другого_дня кожні_два_дні раз_на_два_дні",
        "кожен_другий_тиждень кожні_два_тижні раз_на_два_тижні",
        "кожен_другий_місяць кожні_два_місяці раз_на_два_місяці",
    ),
    "ht": (
        "chak_de_jou yon_jou_sou_de",
        "chak_de_semèn yon_semèn_sou_de",
        "chak_de_mwa yon_mwa_sou_de",
    ),
    "so": (
        "maalin_dhaaf laba_maalmood_kasta labadii_maalmoodba_mar",
        "toddobaad_dhaaf usbuuc_dhaaf laba_toddobaad_kasta labadii_toddobaadba_mar",
        "bil_dhaaf laba_bilood_kasta labadii_biloodba_mar",
    ),
    "sw": (
        "kila_siku_ya_pili kila_siku_mbili siku_moja_baada_ya_nyingine",
        "kila_wiki_ya_pili kila_wiki_mbili",
        "kila_mwezi_wa_pili kila_miezi_miwili",
    ),
    "tl": (
        "tuwing_ikalawang_araw tuwing_makalawa kada_dalawang_araw bawat_dalawang_araw tuwing_dalawang_araw",
        "tuwing_ikalawang_linggo kada_dalawang_linggo bawat_dalawang_linggo tuwing_dalawang_linggo",
        "tuwing_ikalawang_buwan kada_dalawang_buwan bawat_dalawang_buwan tuwing_dalawang_buwan",
    ),
    "vi": (
        "cách_ngày hai_ngày_một_lần mỗi_hai_ngày",
        "cách_tuần hai_tuần_một_lần mỗi_hai_tuần",
        "cách_tháng hai_tháng_một_lần mỗi_hai_tháng",
    ),
    "ar": (
        "كل_يومين يوما_بعد_يوم يوم_بعد_يوم يوما_بعد_آخر",
        "كل_أسبوعين كل_اسبوعين",
        "كل_شهرين",
    ),
    "fa": (
        "یک_روز_در_میان هر_دو_روز",
        "یک_هفته_در_میان هر_دو_هفته",
        "یک_ماه_در_میان هر_دو_ماه",
    ),
    "ur": (
        "ہر_دوسرے_دن ایک_دن_چھوڑ_کر ہر_دو_دن دو_دن_میں_ایک_بار",
        "ہر_دوسرے_ہفتے ایک_ہفتہ_چھوڑ_کر ہر_دو_ہفتے ہر_دو_ہفتوں دو_ہفتے_میں_ایک_بار دو_ہفتوں_میں_ایک_بار",
        "ہر_دوسرے_مہینے ہر_دو_مہینے ہر_دو_ماہ",
    ),
    "he": (
        "כל_יומיים יום_כן_יום_לא",
        "כל_שבועיים שבוע_כן_שבוע_לא",
        "כל_חודשיים חודש_כן_חודש_לא",
    ),
    "hi": (
        "हर_दूसरे_दिन एक_दिन_छोड़कर एक_दिन_छोड़_कर हर_दो_दिन दो_दिन_में_एक_बार",
        "हर_दूसरे_हफ़्ते हर_दूसरे_हफ्ते हर_दूसरे_सप्ताह हर_दो_हफ़्ते हर_दो_हफ्ते हर_दो_सप्ताह"
        " दो_हफ़्ते_में_एक_बार दो_हफ्ते_में_एक_बार दो_सप्ताह_में_एक_बार",
        "हर_दूसरे_महीने हर_दो_महीने",
    ),
    "bn": (
        "একদিন_পর_পর একদিন_পরপর এক_দিন_পর_পর এক_দিন_অন্তর একদিন_অন্তর প্রতি_দুই_দিনে প্রতি_দুই_দিন",
        "এক_সপ্তাহ_পর_পর এক_সপ্তাহ_অন্তর প্রতি_দুই_সপ্তাহে প্রতি_দুই_সপ্তাহ",
        "এক_মাস_পর_পর এক_মাস_অন্তর প্রতি_দুই_মাসে প্রতি_দুই_মাস",
    ),
    "pa": (
        "ਹਰ_ਦੂਜੇ_ਦਿਨ ਹਰ_ਦੋ_ਦਿਨ ਹਰ_ਦੋ_ਦਿਨਾਂ ਇੱਕ_ਦਿਨ_ਛੱਡ_ਕੇ",
        "ਹਰ_ਦੂਜੇ_ਹਫ਼ਤੇ ਹਰ_ਦੂਜੇ_ਹਫਤੇ ਹਰ_ਦੋ_ਹਫ਼ਤੇ ਹਰ_ਦੋ_ਹਫ਼ਤਿਆਂ",
        "ਹਰ_ਦੂਜੇ_ਮਹੀਨੇ ਹਰ_ਦੋ_ਮਹੀਨੇ ਹਰ_ਦੋ_ਮਹੀਨਿਆਂ",
    ),
    "gu": (
        "દર_બીજા_દિવસે એક_દિવસ_છોડીને એકાંતરે દર_બે_દિવસે",
        "દર_બીજા_અઠવાડિયે દર_બે_અઠવાડિયે",
        "દર_બીજા_મહિને દર_બે_મહિને",
    ),
    "am": ("በየሁለት_ቀኑ አንድ_ቀን_እየዘለሉ", "በየሁለት_ሳምንቱ", "በየሁለት_ወሩ"),
    "my": (
        "တစ်ရက်ခြား တစ်ရက်ခြားစီ တစ်နေ့ခြား နှစ်ရက်တစ်ကြိမ် နှစ်ရက်တိုင်း",
        "တစ်ပတ်ခြား နှစ်ပတ်တစ်ကြိမ် နှစ်ပတ်တိုင်း",
        "တစ်လခြား နှစ်လတစ်ကြိမ် နှစ်လတိုင်း",
    ),
    "km": (
        "រៀងរាល់_ពីរ_ថ្ងៃ_ម្តង រៀងរាល់_ពីរ_ថ្ងៃ រាល់_ពីរ_ថ្ងៃ ពីរ_ថ្ងៃ_ម្តង",
        "រៀងរាល់_ពីរ_សប្តាហ៍_ម្តង រៀងរាល់_ពីរ_សប្តាហ៍ រាល់_ពីរ_សប្តាហ៍ ពីរ_សប្តាហ៍_ម្តង",
        "រៀងរាល់_ពីរ_ខែ_ម្តង រៀងរាល់_ពីរ_ខែ រាល់_ពីរ_ខែ ពីរ_ខែ_ម្តង",
    ),
    "th": (
        "วันเว้นวัน ทุกสองวัน",
        "สัปดาห์เว้นสัปดาห์ อาทิตย์เว้นอาทิตย์ ทุกสองสัปดาห์",
        "เดือนเว้นเดือน ทุกสองเดือน",
    ),
    "ja": (
        "1日おきに 1日おき 一日おきに 一日おき 隔日 二日に一回 二日に一度",
        "隔週 1週間おきに 1週間おき 一週間おき 二週間に一回 二週間に一度",
        "隔月 1か月おきに 1か月おき 1ヶ月おき 一か月おき 二か月に一回 二か月に一度",
    ),
    "ko": (
        "격일 하루_걸러 이틀에_한_번 이틀마다",
        "격주 한_주_걸러 이_주에_한_번 이_주마다 두_주마다",
        "격월 한_달_걸러 두_달에_한_번 두_달마다",
    ),
    "zh": (
        "隔天 隔日 每隔一天 每隔一日 每两天 每兩天 每二天",
        "隔周 隔週 每隔一周 每隔一週 每两周 每兩週 每两个星期 每兩個星期",
        "隔月 每隔一个月 每隔一個月 每两个月 每兩個月",
    ),
}
"""'Every other day', '… week' and '… month'."""

EACH_BEFORE = {
    "en": "every each",
    "es": "cada intervalos_de intervalo_de",
    "fr": "tous_les toutes_les aux intervalles_de intervalle_de",
    "pt": "cada a_cada intervalos_de intervalo_de",
    "de": "alle jede jeden Abstand_von Abständen_von",
    "pl": "co co_każde raz_na odstępach odstępie",
    "ru": "каждые каждых каждый каждую раз_в раза_в интервалом_в",
    "uk": "кожні кожних кожен кожну кожного раз_на рази_на разу_на раз_у раз_в інтервалом_у інтервалом_в",
    "ht": "chak",
    "sw": "kila_siku kila_wiki kila_miezi kila_mwezi kila_saa kila_masaa kila_miaka kila_dakika kila_baada_ya_siku"
    " kila_baada_ya_wiki kila_baada_ya_miezi kila_baada_ya_saa kila_baada_ya_masaa kila_baada_ya_dakika",
    "tl": "tuwing kada bawat tuwing_ika-",
    "vi": "mỗi cứ cứ_mỗi",
    "ar": "كل",
    "fa": "هر",
    "ur": "ہر",
    "he": "כל מדי אחת_ל",
    "hi": "हर प्रत्येक प्रति",
    "bn": "প্রতি",
    "pa": "ਹਰ",
    "gu": "દર",
    "am": "በየ",
    "th": "ทุก ทุกๆ ทุก_ๆ",
    "km": "រាល់ រៀងរាល់",
    "zh": "每 每隔",
}
"""What makes '2 weeks' behind it into an interval."""

EACH_BEHIND = {
    "vi": "một_lần 1_lần /lần",
    "so": "kasta walba ba_mar ba_hal",
    "my": "တိုင်း တစ်ကြိမ် 1_ကြိမ် လျှင်_တစ်ကြိမ်",
    "km": "ម្តង ម្ដង",
    "th": "ต่อครั้ง",
    "ja": "ごと ごとに 毎に 毎の 毎服 に1回 に一回 に1度 に一度 時間おき 週間おき",
    "ko": "마다 에_한_번 에_1번 에_1회 간격",
    "hi": "में_एक_बार में_1_बार के_अंतराल",
    "ur": "میں_ایک_بار میں_1_بار",
    "zh": "一次 1_次",
    "pa": "ਵਿੱਚ_ਇੱਕ_ਵਾਰ ਵਿੱਚ_ਇਕ_ਵਾਰ ਵਿੱਚ_1_ਵਾਰ",
    "gu": "માં_એક_વાર માં_એક_વખત માં_1_વાર",
    "bn": "পর_পর পরপর অন্তর",
}
"""The same behind it."""

MAYBE_BEFORE = {
    "en": "once_in once_per twice_in twice_per times_in times_per time_in",
    "es": "vez_en vez_por veces_en",
    "fr": "fois_en fois_par",
    "pt": "vez_em vezes_em",
    "de": "einmal_in",
    "he": "פעם_ב",
    "vi": "cách cách_nhau",
    "zh": "间隔 間隔 相隔",
}
"""What may be an interval or not: 'once in 7 days'."""

MAYBE_BEHIND = {
    "en": "apart interval intervals cycle cycles",
    "hi": "पर",
    "my": "လျှင်",
}
"""The same behind it: '4 weeks apart'."""

TWO_WORDS = ("so",)
"""Languages with an ending on the number before what it counts: '8dii saacadoodba mar'."""
