"""The fonts that the program carries: each script in both weights, with the characters that its languages need."""

import re
import unicodedata
from pathlib import Path

import pytest
import uharfbuzz as hb

from handout.text.families import SCRIPT_FAMILIES
from handout.text.fonts import load_face

FOLDER = Path(__file__).parents[1] / "fonts"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
MOST_BYTES = 60_000_000
WEIGHTS = ("Regular", "Bold")

LETTERS = {
    "NotoSansHebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשת ײַ שּׁ בְּ",
    "NotoSansArabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي پچژگکی ټډړږښګڼېۍ ڕڵۆێە ڭۇۈۋې ٠١٢٣٤٥٦٧٨٩۰۱۲۳ ،؛؟٪ ًّ",
    "NotoNastaliqUrdu": "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئۓۂۃ ۰۱۲۳۴۵۶۷۸۹ ،؛؟۔ ٲٳۄۆێۍ",
    "NotoSansArmenian": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև ԱՖ ՜՛՞։֊",
    "NotoSansGeorgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ ₾",
    "NotoSansDevanagari": "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह ड़ढ़ ऑॲ कं कः कँ क् ०१२३४५६७८९ ।॥ ॐ ₹",
    "NotoSansBengali": "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ ড়ঢ়য়ৎ ৰৱ কং কঃ কঁ ০১২৩৪৫৬৭৮৯ ৳।",
    "NotoSansGurmukhi": "ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵਸਹ ਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਲ਼ੜ ਕੰ ਕੱ ੦੧੨੩੪੫੬੭੮੯ ੴ।",
    "NotoSansGujarati": "અઆઇઈઉઊઋએઐઓઔકખગઘઙચછજઝઞટઠડઢણતથદધનપફબભમયરલળવશષસહ ઍઑ કં ૦૧૨૩૪૫૬૭૮૯ ।",
    "NotoSansTamil": "அஆஇஈஉஊஎஏஐஒஓஔகஙசஞடணதநபமயரலவழளறன ஜஷஸஹக்ஷ ஃ கா கொ ௦௧௨ ₹",
    "NotoSansTelugu": "అఆఇఈఉఊఋఎఏఐఒఓఔకఖగఘఙచఛజఝఞటఠడఢణతథదధనపఫబభమయరఱలళవశషసహ కం కః ౦౧౨౩౪౫౬౭౮౯",
    "NotoSansKannada": "ಅಆಇಈಉಊಋಎಏಐಒಓಔಕಖಗಘಙಚಛಜಝಞಟಠಡಢಣತಥದಧನಪಫಬಭಮಯರಲಳವಶಷಸಹ ಕಂ ಕಃ ೦೧೨೩೪೫೬೭೮೯",
    "NotoSansMalayalam": "അആഇഈഉഊഋഎഏഐഒഓഔകഖഗഘങചഛജഝഞടഠഡഢണതഥദധനപഫബഭമയരറലളഴവശഷസഹ ൺൻർൽൾ കം ൦൧൨൩",
    "NotoSansSinhala": "අආඇඈඉඊඋඌඑඒඓඔඕඖකඛගඝඞඟචඡජඣඤඥටඨඩඪණඬතථදධනඳපඵබභමඹයරලවශෂසහළෆ කං ක්‍ර",
    "NotoSansThai": "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮ ะัาำิีึืุูเแโใไๅๆ็่้๊๋์ ๐๑๒๓๔๕๖๗๘๙ ฿ฯ",
    "NotoSansLao": "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮ ະັາິີຶືຸູົຼຽເແໂໃໄໆ່້໊໋ຳໜໝ ໐໑໒໓໔໕໖໗໘໙ ₭",
    "NotoSansKhmer": "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ ឥឦឧឪឫឬឭឮឯឰឱឳ ាិីឹឺុូួើឿៀេែៃោៅំះៈ ៉៊់៌៍៏័ ក្ខ ០១២៣៤៥៦៧៨៩ ។៕៖ ៛",
    "NotoSansMyanmar": "ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအ ဣဤဥဦဧဩဪ ာါိီုူေဲံ့းျြွှ်က္က ၀၁၂၃၄၅၆၇၈၉ ၊။ ၐၑ ꩡ ၥၦ",
    "NotoSerifTibetan": "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ སྒྲུབས ི ུ ེ ོ ༠༡༢༣༤༥༦༧༨༩ ་།༎",
    "NotoSansEthiopic": "ሀሁሂሃሄህሆለሐመሠረሰሸቀበቨተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ ቋኳጓ ፩፪፫ ።፣፤፥፦ ቐኸጘ",
    "NotoSansThaana": "ހށނރބޅކއވމފދތލގޏސޑޒޓޔޕޖޗ ޘޙޚޛޜޝޞޟޠޡޢޣޤޥ ަާިީުޫެޭޮޯް ،؛؟",
    "NotoSansSC": "药物护士医院请，。“”！？：；（）《》、 药片１２３ 䴔䶮 ㄅ 々〇",
    "NotoSansTC": "藥物護士醫院請，。「」！？：；（）《》、 佢哋嘅嘢咗喺啲 ㄅㄆㄇ 〇 煊堃",
    "NotoSansJP": "薬を飲んでください。病院ヴァイオリン「」、・ー〜ｱｲｳ １２３ 髙﨑辻𠮷鷗 ㎎ ①",
    "NotoSansKR": "약을 드십시오. 병원 뷁똠방각하 ㄱㅏ ㎎ 金李朴 「」、。",
}

STANDARDS = {
    "NotoSansSC": ("gb2312",),
    "NotoSansTC": ("big5", "big5hkscs"),
    "NotoSansJP": ("shift_jis", "shift_jisx0213", "cp932"),
    "NotoSansKR": ("euc_kr",),
}
LACKING = {"NotoSansKR": {ord("隙")}}
"""What the source itself lacks; the families behind have it."""


def coverage(family: str, weight: str = "Regular") -> frozenset[int]:
    name = f"{family}-{weight}"
    return load_face(name, (FOLDER / f"{name}.ttf").read_bytes()).coverage


def ideographs(codec: str) -> set[int]:
    found = set()
    for lead in range(0x81, 0xFF):
        text = b"".join(bytes((lead, trail)) for trail in range(0x40, 0xFF)).decode(codec, "ignore")
        found |= {ord(each) for each in text if unicodedata.name(each, "").startswith("CJK UNIFIED")}
    return found


def test_letters_are_there_for_every_family() -> None:
    assert set(LETTERS) == set(SCRIPT_FAMILIES)


@pytest.mark.parametrize("family", LETTERS)
def test_both_weights_have_the_letters_of_the_scripts_languages(family: str) -> None:
    wanted = set(map(ord, LETTERS[family])) | set(range(0x20, 0x7F))
    for weight in WEIGHTS:
        missing = wanted - coverage(family, weight) - {0x200D}
        assert not missing, [f"{each:04X} {chr(each)}" for each in sorted(missing)]
    assert coverage(family) == coverage(family, "Bold")


@pytest.mark.parametrize("family", STANDARDS)
def test_east_asian_families_have_the_characters_of_their_standards(family: str) -> None:
    for codec in STANDARDS[family]:
        missing = ideographs(codec) - coverage(family) - LACKING.get(family, set())
        assert not missing, (codec, "".join(map(chr, sorted(missing))))


def test_every_syllable_of_hangul_and_every_general_standard_character() -> None:
    assert set(range(0xAC00, 0xD7A4)) <= coverage("NotoSansKR")
    listed = (FOLDER / "general-standard-characters.txt").read_text(encoding="utf-8").split()
    assert set(map(ord, "".join(listed))) <= coverage("NotoSansSC")


def test_no_file_has_tables_that_nothing_needs() -> None:
    needed = {"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}
    for path in FOLDER.glob("*.ttf"):
        assert set(hb.Face(path.read_bytes()).table_tags) <= needed | {"prep"}, path.name


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("family", SCRIPT_FAMILIES)
def test_the_readme_says_what_each_family_has(family: str) -> None:
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)
    row = next((line for line in README.splitlines() if line.startswith(f"| {name} |")), "")
    assert f"| {len(coverage(family))} |" in row


def test_every_source_is_credited() -> None:
    credits = (FOLDER / "OFL-NotoSans.txt").read_text(encoding="utf-8")
    packages = re.findall(r'"@expo-google-fonts/noto-(?:sans|serif)-(\w+)"', (FOLDER / "build.py").read_text("utf-8"))
    scripts = [each for each in packages if each not in ("sc", "tc", "jp", "kr")]
    assert len(scripts) > 20
    assert not [each for each in scripts if f"/notofonts/{each}" not in credits]
    assert "Adobe" in credits
