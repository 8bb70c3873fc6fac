"""Which language serves which, and what people call them."""

from __future__ import annotations

import babel
import pytest
from make_languages import TARGET, module

from handout.languages import code_of, direction_of, lacks_script, match, named, tag_of


@pytest.mark.parametrize(
    ("asked", "there", "served"),
    [
        ("es-MX", ["en", "es"], "es"),
        ("es_mx", ["es"], "es"),
        ("ES", ["es"], "es"),
        ("zh-TW", ["zh-Hans", "zh-Hant"], "zh-Hant"),
        ("zh-HK", ["zh-Hans"], None),
        ("zh", ["zh-Hans", "zh-Hant"], "zh-Hans"),
        ("zh-CN", ["zh-Hant", "zh-Hans"], "zh-Hans"),
        ("pa-PK", ["pa"], None),
        ("sr-Latn", ["sr"], None),
        ("pt", ["pt-BR"], "pt-BR"),
        ("pt-PT", ["pt-BR"], None),
        ("pt-PT", ["pt-BR", "pt"], "pt"),
        ("es", ["es-MX"], None),
        ("en-GB", ["en-GB", "en"], "en-GB"),
        ("tl", ["fil"], "fil"),
        ("ku", ["ckb"], None),
        ("xx", ["en"], None),
        ("", ["en"], None),
        ("spa", ["en", "es"], "es"),
        ("Spanish", ["en", "es"], "es"),
        (" español ", ["en", "es"], "es"),
        ("Haitian Creole", ["ht"], "ht"),
        ("Farsi", ["fa"], "fa"),
        ("Chinese", ["zh-Hans"], None),
        ("chi", ["zh-Hans", "zh-Hant"], "zh-Hans"),
        ("zho", ["zh-Hant"], None),
        ("Chinese, Traditional", ["zh-Hans", "zh-Hant"], "zh-Hant"),
        ("Chinese - Simplified", ["zh-Hans", "zh-Hant"], "zh-Hans"),
        ("Spanish; Castilian", ["en", "es"], "es"),
        ("Spanish; French", ["es", "fr"], None),
        ("Castellano", ["es"], "es"),
        ("English (US)", ["en"], "en"),
        ("English (United States)", ["en"], None),
        ("Punjabi (Shahmukhi)", ["pa"], None),
        ("Portuguese (PT)", ["pt-BR"], None),
        ("Traditional Chinese", ["zh-Hans", "zh-Hant"], "zh-Hant"),
        ("日本語", ["ja"], "ja"),
    ],
)
def test_which_serves_which(asked, there, served):
    assert match(asked, there) == served


@pytest.mark.parametrize("tag", ["ar", "he", "fa", "ur", "ps", "ckb", "ug", "yi", "dv", "pa-Arab", "pa-PK", "ks", "sd"])
def test_scripts_that_run_to_the_left(tag):
    assert direction_of(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "ckb-Latn", "pa", "hi", "ku", "sd-Deva", "zh-Hant", "xx"])
def test_scripts_that_run_to_the_right(tag):
    assert direction_of(tag) == "ltr"


def test_a_tag_says_its_script_or_has_one_that_goes_without_saying():
    assert tag_of("zh-Hant-HK-x-clinic") == ("zh", "Hant", "HK")
    assert tag_of("de-1996") == ("de", "Latn", "")


@pytest.mark.parametrize("name", ["", "the Moon", "Creole?", "es\0"])
def test_what_is_no_name_of_a_language(name):
    assert named(name) is None


def test_the_data_is_what_babel_has():
    if f"as Babel {babel.__version__} has it" not in TARGET.read_text("utf-8"):
        pytest.skip(f"written with another Babel than {babel.__version__}")
    assert TARGET.read_text("utf-8") == module(), "run tests/make_languages.py"


@pytest.mark.parametrize("name", ["Chinese", "Mandarin", "Chinese - Mandarin", "Chinese (Mandarin)", "中文"])
def test_a_name_of_two_forms_is_none_of_them_and_is_known_as_that(name):
    assert lacks_script(name)
    assert named(name) is None
    assert not lacks_script("Simplified Chinese")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("fr", "fr"),
        ("FR_ca", "fr-CA"),
        ("French", "fr"),
        ("fr-Latn", "fr-Latn"),
        ("zh-TW", "zh-Hant-TW"),
        ("Chinese (simplified)", "zh-Hans"),
        ("es-419", "es-419"),
        ("fr-Ibáñez-Rosa", "fr"),
        ("Rosa", None),
        ("Rosa Ibáñez", None),
    ],
)
def test_a_language_has_one_code_with_no_other_word_in_it(written: str, code: str | None) -> None:
    assert code_of(written) == code
