"""The two formats: all faults of a file in one pass, each with its place and the nearest valid name."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import faults_of, places

from handout.source.clinic import read_clinic
from handout.source.content import read_handout
from handout.source.library import data_folder
from handout.source.schema import CLINIC, HANDOUT, REVIEW, json_schema

HEAD = "format: 1\nid: a\nlanguage: en\ntitle: T\n"


def handout(text, head=HEAD):
    return read_handout((head + text).encode(), "h.yaml").value


def clinic(text):
    return read_clinic(("format: 1\nname: N\n" + text).encode(), "c.yaml").value


def told(text, head=HEAD):
    return faults_of(lambda: handout(text, head))


def told_clinic(text):
    return faults_of(lambda: clinic(text))


EVERYTHING = """\
format: 1
id: Bad_Id
languge: en
kind: medecine
title: [x]
brand_names: Kineret
fast_facts:
  - Note: call us
sections:
  - id: call-us
    heading: Take #1
    text: {dose}
    protected: false
    sources: [1, 9, x]
  - id: call-us
    heading:
    style: setps
    text: |
      # Heading

      ok [x](htp://x)
    short:
    protected: yes
resources:
  - {name: x, url: www.example.org}
review:
  status: reviewed
  updated: 11/20/2026
  review_by: 2026-02-30
  sources: [{title: t, read: 2026-01-01, url: ftp://x}]
extra: 1
"""


def test_all_faults_in_one_pass():
    assert places(told(EVERYTHING, "")) == [
        "2:5 bad-value",
        "3:1 unknown-key",
        "4:7 unknown-choice",
        "5:8 wrong-type",
        "6:14 wrong-type",
        "8:5 wrong-type",
        "11:19 hash-eats-words",
        "12:11 wrong-type",
        "13:16 unprotected-help",
        "14:18 unknown-source",
        "14:21 bad-number",
        "15:9 duplicate-section",
        "16:13 empty-value",
        "17:12 unknown-choice",
        "19:7 heading",
        "21:10 bad-link",
        "22:11 empty-value",
        "23:16 bad-flag",
        "25:20 bad-url",
        "27:11 reviewed-by-nobody",
        "28:12 bad-date",
        "29:14 bad-date",
        "30:47 bad-url",
        "31:1 unknown-key",
    ]


HINTS = {
    "intro: x\nfast_fact: []\n": "did you mean 'fast_facts'?",
    "intro: x\nkind: Medecine\n": "did you mean 'medicine'?",
    "fast_facts:\n  - Note: call us\n": '- "Note: call us"',
    "fast_facts:\n  - Call us:\n": '- "Call us:"',
    "fast_facts: [Note: call us]\n": "",
    "intro: {dose}\n": 'intro: "{dose}"',
    "intro: x\nbrand_names: Kineret\n": '["Kineret"]',
    "intro: x\nresources: [{name: n, url: example.org}]\n": "https://example.org",
    "intro: x\nresources: [{name: n, url: htps://example.org}]\n": "did you mean 'https:'?",
    "intro: '[b](//x)'\n": "such as https://x",
    "intro: x\nreview: {updated: 20 Nov 2026}\n": "YYYY-MM-DD",
    "sections:\n  - {id: a, heading: h, text: t, protected: no}\n": "write false",
    "sections:\n  - {id: a, heading: h, text: t, short: }\n": "'' for none",
}


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("**Bold** heading", "bold"),
        ("*Odd*", "italics"),
        ("An _odd_ one", "italics"),
        ("[Us](https://example.org)", "a link"),
        ("<https://example.org>", "a link"),
        ("Take `x`", "code"),
        ("~~Old~~ new", "struck-out words"),
    ],
)
def test_markdown_in_words_that_are_printed_as_they_stand_is_refused(heading, what):
    (fault,) = told(f'sections:\n  - {{id: a, heading: "{heading}", text: t}}\n')
    assert fault.message == f"Markdown ({what}) cannot stand here"
    (fault,) = told(f'intro: x\ndisclaimer: "{heading}"\n')
    assert fault.code == "markdown-here"


@pytest.mark.parametrize(
    "heading", ["2 * 3 * 4", "A_b_c", "Pain < 3 or > 5", "Call [number]", "50 ~ 60", "* note", "_", "{{7*7}} ${7*7}"]
)
def test_signs_that_are_no_markdown_are_words(heading):
    assert told(f'sections:\n  - {{id: a, heading: "{heading}", text: t}}\n') == ()


@pytest.mark.parametrize("text", HINTS)
def test_hints_say_what_to_write(text):
    faults = told(text)
    assert len(faults) == 1
    assert HINTS[text] in " ".join(faults[0].hints)


LANGUAGES = {
    "eng": "en",
    "Spanish": "es",
    "en_us": "en-US",
    "zh-hant": "zh-Hant",
    "EN": "en",
    "english please": "BCP 47",
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_tags(tag):
    fault = told("intro: x\n", f"format: 1\nid: a\nlanguage: {tag}\ntitle: T\n")[0]
    assert places([fault]) == ["3:11 bad-language"]
    assert LANGUAGES[tag] in fault.hints[0]


@pytest.mark.parametrize("tag", ["en", "es-MX", "zh-Hant-TW", "ckb-Latn", "es-419", "de-1996", "sl-rozaj-x-a1"])
def test_good_language_tags(tag):
    assert handout("intro: x\n", f"format: 1\nid: a\nlanguage: {tag}\ntitle: T\n").language == tag


def test_another_format_is_told_alone():
    faults = told("newkey: x\n", "format: 2\n")
    assert places(faults) == ["1:9 unknown-format"]
    assert "reads format 1" in faults[0].message


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("id: a\nlanguage: en\ntitle: T\nintro: x\n", "'format'"),
        ("format: 1\nid: a\nlanguage: en\ntitle: T\n", "intro, fast_facts, sections"),
        ("format: 1\nid: a\nlanguage: en\nintro: x\n", "'title'"),
    ],
)
def test_missing_keys(text, missing):
    faults = told(text, "")
    assert places(faults) == ["1:1 missing-key"]
    assert missing in faults[0].message


@pytest.mark.parametrize("text", ["- a\n", "words\n"])
def test_a_file_that_is_no_map(text):
    assert places(told(text, "")) == ["1:1 wrong-type"]


def test_the_least_handout():
    least = handout("intro: x\n")
    assert (least.kind, least.sections, least.fast_facts, least.review.status) == ("general", (), (), "draft")


def test_a_whole_handout():
    whole = handout(
        "kind: medicine\nbrand_names: [B]\ncodes: {rxnorm: [0155501, '72435']}\nfast_facts: [one, '**two**']\n"
        "sections:\n"
        "  - {id: dosing, heading: Dosing, text: t, short: '', sources: [1]}\n"
        "  - {id: emergency, heading: Help, text: t}\n"
        "  - {id: kept, heading: Kept, text: t, short: s, protected: true, style: steps}\n"
        "review:\n  status: reviewed\n  reviewed_by: A, MD\n  updated: 2026-11-20\n  review_by: 2027-11-20\n"
        "  sources: [{title: S, url: 'https://x.org', read: 2026-11-01}]\n"
        "disclaimer: >\n  one\n  two\n"
    )
    assert whole.codes == (("rxnorm", ("0155501", "72435")),)
    assert [section.short is None for section in whole.sections] == [False, True, False]
    assert whole.sections[0].short == ()
    assert [section.protected for section in whole.sections] == [False, True, True]
    assert whole.sections[0].sources == (1,)
    assert whole.review.updated == date(2026, 11, 20)
    assert whole.review.sources[0].read == date(2026, 11, 1)
    assert whole.disclaimer is not None
    assert whole.disclaimer.text == "one two"
    assert str(whole.title.span) == "h.yaml:4:8"


def test_words_are_in_normal_form_c():
    assert handout("intro: x\n", HEAD.replace("T", "cafe\u0301")).title.text == "café"
    assert handout("intro: x\n", HEAD.replace("T", '"cafe\\u0301"')).title.text == "café"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("intro: x\ndisclaimer: " + "x" * 2_001 + "\n", "6:13 too-long"),
        ("intro: '" + "x" * 20_001 + "'\n", "5:8 too-long"),
        ("fast_facts: [" + "x, " * 21 + "]\n", "5:13 list-length"),
        ("intro: x\nreview: {updated: 2026-11-20, review_by: 2026-11-20}\n", "6:42 review-order"),
        ("intro: x\ncodes: {RxNorm: [1]}\n", "6:9 bad-value"),
    ],
)
def test_bounds(text, place):
    assert places(told(text)) == [place]


def test_many_unknown_keys_are_told_in_few_lines():
    assert len(told("intro: x\n" + "".join(f"tilte{number}: x\n" for number in range(500)))) == 11


def test_a_whole_clinic():
    whole = clinic(
        "logo: pictures/logo.svg\nlogo_alt: {en: A, es: B}\nphone: 0155501\nemergency: '911'\n"
        "address: [one, {en: two, es: dos}]\nwebsite: https://x.org\ncolors: {primary: '#0B5D7A', accent: '#b3541e'}\n"
        "paper: a4\nstyle: sidebar\nsmallest_type: 12.5\nlanguage: es\n"
    )
    assert whole.name.get("es") is not None
    assert whole.phone is not None
    assert whole.phone.get("es").text == "0155501"
    assert whole.logo_alt.languages() == ("en", "es")
    assert [each.languages() for each in whole.address] == [("es",), ("en", "es")]
    assert whole.colors.primary.text == "#0b5d7a"
    assert (whole.paper, whole.style, whole.smallest_type) == ("a4", "sidebar", 12.5)


CLINIC_FAULTS = {
    "phone: " + "1" * 41 + "\n": "3:8 too-long",
    "phone: {english: x}\n": "3:9 bad-language",
    "phone: {}\n": "3:8 empty-value",
    "phone: [1]\n": "3:8 wrong-type",
    "logo: ../logo.svg\n": "3:7 logo-outside",
    "logo: /logo.svg\n": "3:7 logo-outside",
    "logo: C:\\logo.svg\n": "3:7 logo-outside",
    "logo: logo.gif\n": "3:7 logo-kind",
    "website: clinic.org\n": "3:10 bad-url",
    "website: javascript:x\n": "3:10 bad-url",
    "website: https://user@x.org\n": "3:10 bad-url",
    "website: https://x.org/ä\n": "3:10 bad-url",
    "smallest_type: 9\n": "3:16 bad-number",
    "smallest_type: 12pt\n": "3:16 bad-number",
    "colors: {primary: '#abc', accent: '#b3541e'}\n": "3:19 bad-color",
    "colors: {primary: '#0b5d7a'}\n": "3:9 missing-key",
    "colors: {primary: #0b5d7a, accent: red}\n": "3:19 hash-eats-words",
    "colors:\n  primary: #0b5d7a\n  accent: '#b3541e'\n": "4:12 hash-eats-words",
    "paper: A5\n": "3:8 unknown-choice",
    "style: colums\n": "3:8 unknown-choice",
}


@pytest.mark.parametrize("text", CLINIC_FAULTS)
def test_clinic_faults(text):
    assert places(told_clinic(text))[0] == CLINIC_FAULTS[text]


def test_the_short_form_of_a_color_is_written_out():
    assert '"#aabbcc"' in told_clinic("colors: {primary: '#abc', accent: '#b3541e'}\n")[0].hints[0]


@pytest.mark.parametrize("name", ["handout", "clinic"])
def test_json_schema_describes_every_key(name):
    schema = json_schema(name)
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["additionalProperties"] is False
    for key, value in schema["properties"].items():
        assert value["description"].endswith("."), key


def test_json_schema_holds_what_the_validator_holds():
    schema = json_schema("handout")
    assert list(schema["properties"]) == [key.name for key in HANDOUT.keys]
    assert schema["required"] == ["format", "id", "language", "title"]
    assert [each["required"] for each in schema["anyOf"]] == [["intro"], ["fast_facts"], ["sections"]]
    section = schema["properties"]["sections"]["items"]
    assert section["properties"]["style"]["enum"] == ["plain", "callout", "warning", "steps", "checklist"]
    assert section["required"] == ["id", "heading", "text"]
    assert list(schema["properties"]["review"]["properties"]) == [key.name for key in REVIEW.keys]
    assert list(json_schema("clinic")["properties"]) == [key.name for key in CLINIC.keys]


def patterns(schema):
    if isinstance(schema, dict):
        own = [schema["pattern"]] if isinstance(schema.get("pattern"), str) else []
        return own + [each for value in schema.values() for each in patterns(value)]
    return [each for value in schema for each in patterns(value)] if isinstance(schema, list) else []


@pytest.mark.parametrize("name", ["handout", "clinic"])
def test_json_schema_patterns_are_whole_and_plain(name):
    found = patterns(json_schema(name))
    assert found
    for pattern in found:
        re.compile(pattern)
        assert pattern.startswith("^")
        # Editors read patterns as ECMAScript, which has none of Python's own groups.
        assert "(?P" not in pattern
        assert "(?i" not in pattern


def test_the_content_that_comes_with_the_program_is_well():
    content = data_folder("content")
    for path in sorted(content.glob("*/*.yaml")):
        assert read_handout(path.read_bytes(), path.name).value.id == path.parent.name
    for path in sorted(content.glob("clinics/*/clinic.yaml")):
        assert read_clinic(path.read_bytes(), path.name).value.name


SMALL = EVERYTHING.replace("Bad_Id", "a").replace("languge", "language")


@given(st.integers(0, len(SMALL)), st.integers(0, 12), st.text("ab1:-#[]{}'\"|> \n*&!,", max_size=6))
def test_a_damaged_file_gives_a_handout_or_faults(start, length, inserted):
    text = SMALL[:start] + inserted + SMALL[start + length :]
    for read in (read_handout, read_clinic):
        faults_of(lambda read=read: read(text.encode(), "f.yaml"))
