"""How languages say how often: 'every day', 'per day'.

'_' is a space of any kind, or none. What may mean something else stands in none of these.
"""

from __future__ import annotations

EVERY: dict[str, tuple[str, str, str, str, str]] = {
    "en": (
        "daily every_day each_day everyday",
        "weekly every_week each_week",
        "monthly every_month each_month",
        "hourly every_hour each_hour",
        "yearly annually every_year each_year",
    ),
    "es": (
        "cada_día todos_los_días diario diaria diarios diarias diariamente",
        "cada_semana todas_las_semanas semanal semanales semanalmente",
        "cada_mes todos_los_meses mensual mensuales mensualmente",
        "cada_hora",
        "cada_año todos_los_años anual anuales anualmente",
    ),
    "fr": (
        "chaque_jour tous_les_jours quotidien quotidienne quotidiens quotidiennes quotidiennement",
        "chaque_semaine toutes_les_semaines hebdomadaire hebdomadaires",
        "chaque_mois tous_les_mois mensuel mensuelle mensuels mensuelles mensuellement",
        "chaque_heure toutes_les_heures",
        "chaque_année tous_les_ans annuel annuelle annuels annuelles",
    ),
    "pt": (
        "cada_dia todo_dia todos_os_dias diário diária diários diárias diariamente",
        "cada_semana toda_semana todas_as_semanas semanal semanais semanalmente",
        "cada_mês todo_mês todos_os_meses mensal mensais mensalmente",
        "cada_hora",
        "cada_ano todo_ano todos_os_anos anual anuais anualmente",
    ),
    "de": (
        "täglich tägliche täglichen täglicher tägliches tagtäglich jeden_Tag",
        "wöchentlich wöchentliche wöchentlichen wöchentlicher wöchentliches jede_Woche",
        "monatlich monatliche monatlichen monatlicher monatliches jeden_Monat",
        "stündlich jede_Stunde",
        "jährlich jährliche jährlichen jährlicher jedes_Jahr",
    ),
    "pl": (
        "codziennie co_dzień każdego_dnia",
        "co_tydzień każdego_tygodnia cotygodniowo",
        "co_miesiąc każdego_miesiąca",
        "co_godzinę",
        "co_rok corocznie każdego_roku",
    ),
    "ru": (
        "ежедневно каждый_день ежедневный ежедневная ежедневной ежедневную",
        "еженедельно каждую_неделю еженедельный еженедельная еженедельной еженедельную",
        "ежемесячно каждый_месяц",
        "ежечасно каждый_час",
        "ежегодно каждый_год",
    ),
    "uk": (
        "щодня щоденно кожного_дня кожен_день щоденний щоденна щоденної щоденну",
        "щотижня щотижнево кожного_тижня кожен_тиждень",
        "щомісяця щомісячно кожного_місяця",
        "щогодини кожної_години",
        "щороку щорічно кожного_року",
    ),
    "ht": ("chak_jou tou_lè_jou", "chak_semèn tou_lè_semèn", "chak_mwa tou_lè_mwa", "chak_èdtan", "chak_ane chak_lane"),
    "so": (
        "maalin_kasta maalin_walba",
        "toddobaad_kasta toddobaad_walba usbuuc_kasta usbuuc_walba",
        "bil_kasta bil_walba",
        "saacad_kasta saacad_walba",
        "sannad_kasta sannad_walba",
    ),
    "sw": ("kila_siku", "kila_wiki", "kila_mwezi", "kila_saa", "kila_mwaka"),
    "tl": (
        "araw-araw bawat_araw kada_araw",
        "linggo-linggo bawat_linggo kada_linggo lingguhan",
        "buwan-buwan bawat_buwan kada_buwan buwanan",
        "bawat_oras kada_oras",
        "taon-taon bawat_taon kada_taon taunan",
    ),
    "vi": (
        "mỗi_ngày hằng_ngày hàng_ngày",
        "mỗi_tuần hằng_tuần hàng_tuần",
        "mỗi_tháng hằng_tháng hàng_tháng",
        "mỗi_giờ hằng_giờ",
        "mỗi_năm hằng_năm hàng_năm",
    ),
    "ar": (
        "يوميا كل_يوم يومي يومية اليومي اليومية",
        "أسبوعيا اسبوعيا كل_أسبوع كل_اسبوع أسبوعي أسبوعية الأسبوعي الأسبوعية",
        "شهريا كل_شهر شهري شهرية",
        "كل_ساعة",
        "سنويا كل_سنة كل_عام",
    ),
    "fa": ("هر_روز روزانه", "هر_هفته هفتگی", "هر_ماه ماهانه ماهیانه", "هر_ساعت", "هر_سال سالانه سالیانه"),
    "ur": (
        "روزانہ ہر_روز ہر_دن",
        "ہر_ہفتے ہر_ہفتہ ہفتہ_وار ہفتہ_وارانہ",
        "ہر_مہینے ہر_ماہ ماہانہ",
        "ہر_گھنٹے",
        "ہر_سال سالانہ",
    ),
    "he": (
        "כל_יום מדי_יום יומי יומית",
        "כל_שבוע מדי_שבוע שבועי שבועית",
        "כל_חודש מדי_חודש חודשי חודשית",
        "כל_שעה מדי_שעה",
        "כל_שנה מדי_שנה שנתי שנתית",
    ),
    "hi": (
        "रोज़ रोज रोज़ाना रोजाना प्रतिदिन हर_दिन हर_रोज़ हर_रोज दैनिक",
        "हर_हफ़्ते हर_हफ्ते हर_सप्ताह साप्ताहिक",
        "हर_महीने हर_माह",
        "हर_घंटे",
        "हर_साल हर_वर्ष सालाना वार्षिक",
    ),
    "bn": (
        "প্রতিদিন প্রতি_দিন প্রত্যহ রোজ দৈনিক",
        "প্রতি_সপ্তাহে প্রতি_সপ্তাহ সাপ্তাহিক",
        "প্রতি_মাসে প্রতি_মাস",
        "প্রতি_ঘণ্টায় প্রতি_ঘণ্টা",
        "প্রতি_বছর বার্ষিক",
    ),
    "pa": ("ਰੋਜ਼ ਰੋਜ਼ਾਨਾ ਹਰ_ਰੋਜ਼ ਹਰ_ਦਿਨ", "ਹਰ_ਹਫ਼ਤੇ ਹਰ_ਹਫਤੇ ਹਫ਼ਤਾਵਾਰੀ", "ਹਰ_ਮਹੀਨੇ", "ਹਰ_ਘੰਟੇ", "ਹਰ_ਸਾਲ"),
    "gu": ("દરરોજ રોજ દૈનિક પ્રતિદિન", "દર_અઠવાડિયે સાપ્તાહિક", "દર_મહિને", "દર_કલાકે", "દર_વર્ષે વાર્ષિક"),
    "am": ("በየቀኑ በየዕለቱ ዕለታዊ", "በየሳምንቱ ሳምንታዊ", "በየወሩ ወርሃዊ", "በየሰዓቱ", "በየዓመቱ በየአመቱ"),
    "my": ("နေ့စဉ် နေ့တိုင်း", "အပတ်စဉ် အပတ်တိုင်း", "လစဉ် လတိုင်း", "နာရီတိုင်း", "နှစ်စဉ် နှစ်တိုင်း"),
    "km": (
        "រាល់_ថ្ងៃ ប្រចាំ_ថ្ងៃ",
        "រាល់_សប្តាហ៍ រាល់_សប្ដាហ៍ ប្រចាំ_សប្តាហ៍ ប្រចាំ_សប្ដាហ៍",
        "រាល់_ខែ ប្រចាំ_ខែ",
        "រាល់_ម៉ោង",
        "រាល់_ឆ្នាំ ប្រចាំ_ឆ្នាំ",
    ),
    "th": ("ทุกวัน รายวัน", "ทุกสัปดาห์ ทุกอาทิตย์ รายสัปดาห์", "ทุกเดือน รายเดือน", "ทุกชั่วโมง", "ทุกปี รายปี"),
    "ja": ("毎日", "毎週", "毎月", "毎時", "毎年"),
    "ko": ("매일 날마다", "매주", "매월 매달", "매시간 매_시간", "매년"),
    "zh": (
        "每天 每日 每一天 天天",
        "每周 每週 每星期 每礼拜 每禮拜",
        "每月 每个月 每個月",
        "每小时 每小時 每个小时 每個小時",
        "每年",
    ),
}
"""'Daily', 'weekly', 'monthly', 'hourly' and 'yearly': once in each where nothing else is said."""

PER: dict[str, tuple[str, str, str, str, str]] = {
    "en": (
        "a_day per_day /day",
        "a_week per_week /week",
        "a_month per_month /month",
        "an_hour per_hour /hour",
        "a_year per_year /year",
    ),
    "es": (
        "al_día por_día /día",
        "a_la_semana por_semana /semana",
        "al_mes por_mes /mes",
        "a_la_hora por_hora /hora",
        "al_año por_año /año",
    ),
    "fr": ("par_jour /jour", "par_semaine /semaine", "par_mois /mois", "par_heure /heure", "par_année par_an /an"),
    "pt": ("ao_dia por_dia", "à_semana por_semana", "ao_mês por_mês", "à_hora por_hora", "ao_ano por_ano"),
    "de": (
        "am_Tag je_Tag pro_Tag /Tag",
        "in_der_Woche je_Woche pro_Woche /Woche",
        "im_Monat je_Monat pro_Monat /Monat",
        "in_der_Stunde pro_Stunde /Stunde",
        "im_Jahr pro_Jahr /Jahr",
    ),
    "pl": (
        "dziennie na_dzień na_dobę",
        "tygodniowo w_tygodniu na_tydzień",
        "miesięcznie w_miesiącu na_miesiąc",
        "na_godzinę",
        "rocznie w_roku na_rok",
    ),
    "ru": ("в_сутки за_день за_сутки в_день", "за_неделю в_неделю", "за_месяц в_месяц", "за_час в_час", "за_год в_год"),
    "uk": (
        "на_добу за_день за_добу на_день",
        "за_тиждень на_тиждень",
        "за_місяць на_місяць",
        "за_годину на_годину",
        "за_рік на_рік",
    ),
    "ht": ("pa_jou", "pa_semèn", "pa_mwa", "pa_èdtan", "pa_ane"),
    "so": (
        "maalintii maalintiiba",
        "toddobaadkii usbuucii usbuuciiba toddobaadkiiba",
        "bishii bishiiba",
        "saacaddii saacadiiba",
        "sannadkii sannadkiiba Sannadkiiba",
    ),
    "sw": ("kwa_siku", "kwa_wiki", "kwa_mwezi", "kwa_saa", "kwa_mwaka"),
    "tl": ("sa_isang_araw", "sa_isang_linggo", "sa_isang_buwan", "sa_isang_oras", "sa_isang_taon"),
    "vi": ("/ngày", "/tuần", "/tháng", "/giờ", "/năm"),
    "ar": (
        "باليوم لكل_يوم في_اليوم",
        "بالأسبوع لكل_أسبوع في_الاسبوع في_الأسبوع",
        "بالشهر لكل_شهر في_الشهر",
        "لكل_ساعة",
        "في_السنة في_العام",
    ),
    "fa": ("در_روز", "در_هفته", "در_ماه", "در_ساعت", "در_سال"),
    "ur": ("دن_میں فی_دن", "ہفتے_میں ہفتہ_میں فی_ہفتہ", "مہینے_میں ماہ_میں فی_ماہ", "فی_گھنٹہ", "سال_میں فی_سال"),
    "he": ("/יום", "/שבוע", "לחודש", "לשעה", "לשנה"),
    "hi": (
        "दिन_में प्रति_दिन",
        "हफ़्ते_में हफ्ते_में सप्ताह_में प्रति_सप्ताह",
        "महीने_में माह_में प्रति_महीना",
        "प्रति_घंटे प्रति_घंटा",
        "साल_में प्रति_वर्ष",
    ),
    "bn": ("দিনে /দিন", "সপ্তাহে", "মাসে", "ঘণ্টায়", "বছরে"),
    "pa": (
        "ਦਿਨ_ਵਿੱਚ ਦਿਨ_ਵਿਚ ਪ੍ਰਤਿ_ਦਿਨ",
        "ਹਫ਼ਤੇ_ਵਿੱਚ ਹਫ਼ਤੇ_ਵਿਚ ਪ੍ਰਤਿ_ਹਫ਼ਤਾ",
        "ਮਹੀਨੇ_ਵਿੱਚ ਮਹੀਨੇ_ਵਿਚ ਪ੍ਰਤਿ_ਮਹੀਨਾ",
        "ਪ੍ਰਤਿ_ਘੰਟਾ",
        "ਸਾਲ_ਵਿੱਚ ਸਾਲ_ਵਿਚ ਪ੍ਰਤਿ_ਸਾਲ",
    ),
    "gu": ("દિવસમાં પ્રતિ_દિવસ", "અઠવાડિયામાં પ્રતિ_અઠવાડિયું", "મહિનામાં પ્રતિ_મહિનો", "પ્રતિ_કલાક", "વર્ષમાં પ્રતિ_વર્ષ"),
    "am": ("በቀን", "በሳምንት", "በወር", "", "በዓመት በአመት"),
    "my": ("တစ်ရက်ကို တစ်နေ့လျှင် တစ်နေ့ကို တစ်ရက်လျှင်", "တစ်ပတ်ကို တစ်ပတ်လျှင်", "တစ်လကို တစ်လလျှင်", "တစ်နာရီလျှင်", "တစ်နှစ်လျှင်"),
    "km": ("ក្នុង_មួយ_ថ្ងៃ", "ក្នុង_មួយ_សប្តាហ៍ ក្នុង_មួយ_សប្ដាហ៍", "ក្នុង_មួយ_ខែ", "ក្នុង_មួយ_ម៉ោង", "ក្នុង_មួយ_ឆ្នាំ"),
    "th": ("วันละ ต่อวัน", "สัปดาห์ละ อาทิตย์ละ ต่อสัปดาห์", "เดือนละ ต่อเดือน", "ชั่วโมงละ ต่อชั่วโมง", "ปีละ ต่อปี"),
    "ja": ("/日", "/週", "/月", "/時間", "/年"),
    "ko": ("하루에 일당", "일주일에 일주에 주당", "한_달에 월당", "시간당", "일_년에 연당"),
    "zh": ("/天", "/周 /週", "/月", "/小时", "/年"),
}
"""'Per day' and the like; those that begin with a stroke stand behind one."""

BESIDE: dict[str, tuple[str, str, str, str, str]] = {
    "he": ("ביום ליום", "בשבוע לשבוע", "בחודש", "", "בשנה לשנה"),
    "fa": ("روزی", "هفته_ای", "ماهی", "ساعتی", "سالی"),
    "vi": (
        "ngày một_ngày 1_ngày",
        "tuần một_tuần 1_tuần",
        "tháng một_tháng 1_tháng",
        "một_giờ 1_giờ",
        "năm một_năm 1_năm",
    ),
    "my": ("တစ်ရက် တစ်နေ့ 1_ရက်", "တစ်ပတ် 1_ပတ်", "တစ်လ", "", "တစ်နှစ်"),
    "ja": (
        "日に 1日 1日に 1日あたり 1日につき 一日 一日に",
        "週 週に 1週間 1週間に 1週間あたり 一週間に",
        "月 月に 1か月に 1ヶ月に 1カ月に",
        "1時間に 1時間あたり",
        "年に 1年に 年",
    ),
    "ko": ("하루 1일", "주 일주일 1주일에 1주에", "월 1개월에", "1시간에", "연 1년에"),
    "zh": (
        "一天 1天 一日 1日",
        "一周 1周 一週 1週 一星期 1星期",
        "一个月 1个月 一個月 1個月",
        "一小时 1小时 一小時 1小時",
        "一年 1年",
    ),
}
"""Words that say so only beside 'once', '3 times' or an amount: '1日3回'."""

NOT_BEHIND = {
    "ja": "前 後 目 以内 おき 間",
    "ko": "째 전 후 이내 간",
    "sw": "1 2 3 4 5 6 7 8 9 mbili tatu nne tano sita saba nane tisa kumi ya",
    "zh": "前 后 後 内 內 之",
    "en": "before after later ago or earlier apart old prior when from off early",
    "de": "der des vor nach davor danach Ihrer",
    "th": "อาทิตย์ จันทร์ อังคาร พุธ พฤหัส ศุกร์ เสาร์ ที่",
}
"""What makes them something else: 'a week before surgery', 'am Tag der Operation', 'every Monday'."""

NOT_BEFORE = {
    "en": "for in within after about wait take takes is lasts than over on of at to or and have miss skip only just",
    "zh": "隔 第 两 兩 二 三 四 五 六",
    "ja": "隔 か ヶ カ ケ ヵ 箇 個 二 三 四 五 六",
    "ko": "격 두 세 네",
    "hi": "दो तीन चार पाँच पांच छह छः",
    "ur": "دو تین چار پانچ چھ",
    "pa": "ਦੋ ਤਿੰਨ ਚਾਰ ਪੰਜ ਛੇ",
    "gu": "બે ત્રણ ચાર પાંચ છ",
    "bn": "দুই দু তিন চার পাঁচ ছয়",
}
"""The same before them: 'wait a week'."""

EVERY_LAST = ("my", "so")
"""Languages that say 'every' behind the noun: a number before that makes it '2 weeks'."""
