"""Which face sets which words: by script, by language, by style; and that no other font is read for it."""

from collections.abc import Iterator, Mapping

import pytest
from boxes import ASCII, box_font

from handout.source.assets import font_files
from handout.text.families import SCRIPT_FAMILIES, families_for, families_of, writing_of
from handout.text.fonts import BOLD, REGULAR, FontSet, TextStyle, font_set
from handout.text.scripts import COMMON

ITALIC = TextStyle(italic=True)
FILES = font_files()


class Watched(Mapping[str, bytes]):
    """Font files that remember which of them was read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files, self.read = files, list[str]()

    def __getitem__(self, name: str) -> bytes:
        if name not in self.read:
            self.read.append(name)
        return self.files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __contains__(self, name: object) -> bool:
        return name in self.files


def real(files: Mapping[str, bytes] = FILES, family: str = "Atkinson Hyperlegible Next") -> FontSet:
    return font_set(files, family)


def face(cluster: str, script: str = COMMON, language: str = "", style: TextStyle = REGULAR) -> str:
    found = real().face_for(style, cluster, script, language)
    assert found is not None
    return found.name.removesuffix("-Regular")


def made(**families: str) -> FontSet:
    """Boxes, and families that have just those letters."""
    files = {"Boxes-Regular.ttf": box_font()}
    files |= {f"{name}-Regular.ttf": box_font(tuple(map(ord, letters))) for name, letters in families.items()}
    return font_set(files, "Boxes")


LATIN_FACE = "AtkinsonHyperlegibleNext"


@pytest.mark.parametrize(
    ("cluster", "script", "expected"),
    [
        ("a", "Latn", LATIN_FACE),
        ("ạ", "Latn", "NotoSans"),
        ("Ж", "Cyrl", "NotoSans"),
        ("λ", "Grek", "NotoSans"),
        ("→", COMMON, "NotoSansSymbols"),
        ("5", COMMON, LATIN_FACE),
        ("ب", "Arab", "NotoSansArabic"),
        ("5", "Arab", "NotoSansArabic"),
        ("א", "Hebr", "NotoSansHebrew"),
        ("क्ष", "Deva", "NotoSansDevanagari"),
        ("།", "Tibt", "NotoSerifTibetan"),
        ("。", COMMON, "NotoSansSC"),
        ("א", COMMON, "NotoSansHebrew"),
        ("é", "Khmr", "NotoSansKhmer"),
    ],
)
def test_by_script(cluster: str, script: str, expected: str) -> None:
    assert face(cluster, script) == expected


@pytest.mark.parametrize(
    ("language", "script", "expected"),
    [
        ("ur", "Arab", "NotoNastaliqUrdu"),
        ("ur-PK", "Arab", "NotoNastaliqUrdu"),
        ("ks", "Arab", "NotoNastaliqUrdu"),
        ("pa-Arab", "Arab", "NotoNastaliqUrdu"),
        ("pa-PK", "Arab", "NotoNastaliqUrdu"),
        ("pa", "Arab", "NotoSansArabic"),
        ("ar", "Arab", "NotoSansArabic"),
        ("fa", "Arab", "NotoSansArabic"),
        ("", "Hani", "NotoSansSC"),
        ("en", "Hani", "NotoSansSC"),
        ("zh", "Hani", "NotoSansSC"),
        ("zh-CN", "Hani", "NotoSansSC"),
        ("zh-SG", "Hani", "NotoSansSC"),
        ("zh-Hans-TW", "Hani", "NotoSansSC"),
        ("zh-Hant", "Hani", "NotoSansTC"),
        ("zh-TW", "Hani", "NotoSansTC"),
        ("zh-HK", "Hani", "NotoSansTC"),
        ("zh-MO", "Hani", "NotoSansTC"),
        ("yue", "Hani", "NotoSansTC"),
        ("ja", "Hani", "NotoSansJP"),
        ("ko", "Hani", "NotoSansKR"),
        ("", "Hira", "NotoSansJP"),
        ("zh-TW", "Kana", "NotoSansTC"),
        ("ja", "Hang", "NotoSansKR"),
        ("", "Bopo", "NotoSansTC"),
    ],
)
def test_by_language(language: str, script: str, expected: str) -> None:
    assert families_for(script, language)[0] == expected


def test_signs_that_all_scripts_share_come_from_the_languages_own_family() -> None:
    assert [face("。", COMMON, each) for each in ("ja", "zh-TW", "ko")] == ["NotoSansJP", "NotoSansTC", "NotoSansKR"]
    assert face("।", COMMON, "bn") == "NotoSansBengali"


def test_what_a_languages_form_of_chinese_lacks_comes_from_another() -> None:
    assert [face(each, "Hani", "zh-CN") for each in "药藥"] == ["NotoSansSC", "NotoSansTC"]
    assert face("咗", "Hani", "ja") == "NotoSansTC"
    assert face("ِ", "Arab", "ur") == "NotoNastaliqUrdu"
    assert face("ۅ", "Arab", "ur") == "NotoSansArabic"


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("en", "Latn"),
        ("ru", "Latn"),
        ("ckb-Latn", "Latn"),
        ("sr-Cyrl", "Cyrl"),
        ("hi", "Deva"),
        ("ku-IQ", "Arab"),
        ("zh_TW", "Hant"),
        ("ZH-tw", "Hant"),
        ("yi", "Hebr"),
        ("ksw", "Mymr"),
        ("ti-ER", "Ethi"),
    ],
)
def test_the_script_that_a_language_is_written_in(language: str, script: str) -> None:
    assert writing_of(language) == script


def test_latin_needs_no_other_font() -> None:
    files = Watched(FILES)
    fonts = real(files)
    assert fonts.face_for(REGULAR, "a") is fonts.face_for(REGULAR, "é", "Latn", "hi")
    assert files.read == ["AtkinsonHyperlegibleNext-Regular.ttf"]


def test_a_script_needs_its_own_font_alone() -> None:
    files = Watched(FILES)
    assert real(files).face_for(BOLD, "ท", "Thai", "th")
    # The primary face is asked whether the clinic chose it for this script.
    assert files.read == ["AtkinsonHyperlegibleNext-Regular.ttf", "NotoSansThai-Bold.ttf"]


def test_a_character_that_no_face_has_has_none() -> None:
    assert real().face_for(REGULAR, "\U00013000") is None


@pytest.mark.parametrize(
    ("style", "expected"),
    [(REGULAR, "Regular"), (BOLD, "Bold"), (ITALIC, "Bold"), (TextStyle(bold=True, italic=True), "Bold")],
)
def test_a_script_without_italics_stresses_in_bold(style: TextStyle, expected: str) -> None:
    assert face("ღ", "Geor", "ka", style) == "NotoSansGeorgian" + ("" if expected == "Regular" else f"-{expected}")


def test_latin_keeps_its_italics() -> None:
    assert face("a", style=ITALIC) == "AtkinsonHyperlegibleNext-Italic"
    assert face("ạ", style=ITALIC) == "NotoSans-Italic"


def test_a_clinics_own_family_that_writes_the_script_comes_first() -> None:
    files = {"House-Regular.ttf": box_font((*ASCII, ord("ب"))), "NotoSansArabic-Regular.ttf": box_font((ord("ب"),))}
    chosen = font_set(files, "House").face_for(REGULAR, "ب", "Arab", "ar")
    assert chosen is not None
    assert chosen.name == "House-Regular"


def test_a_folders_families_stand_behind_the_programs() -> None:
    fonts = made(Aardvark="ბƔ", NotoSansGeorgian="ა")
    found = [fonts.face_for(REGULAR, letter, "Geor", "ka") for letter in "აბ"]
    assert [each.name for each in found if each] == ["NotoSansGeorgian-Regular", "Aardvark-Regular"]
    plain = fonts.face_for(REGULAR, "Ɣ")
    assert plain is not None
    assert plain.name == "Aardvark-Regular"


@pytest.mark.parametrize("code", [0xAD, 0x34F, 0x61C, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060])
def test_what_is_invisible_needs_no_glyph(code: int) -> None:
    for each in (code, 0x2066, 0x2069, 0xFE0F, 0xFEFF, 0xE0100):
        assert made().primary().has("a" + chr(each)), hex(each)


@pytest.mark.parametrize("code", [0x200A, 0x2010 + 5, 0x2029, 0x202F, 0x205F, 0x2070, 0xFE10, 0xE01F0])
def test_what_is_seen_needs_one(code: int) -> None:
    assert not made().primary().has("a" + chr(code))


def test_every_family_is_named_for_a_script() -> None:
    there = {name.rpartition("-")[0] for name in FILES}
    assert set(SCRIPT_FAMILIES) == there - {LATIN_FACE, "NotoSans", "NotoSansSymbols"}
    assert families_of("en") == ()
    assert families_of("my") == ("NotoSansMyanmar",)
