"""A clinic's own words: notes with a recipient's fields, the plan, what is hidden, and each fault at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import faults_of, places

from handout.diagnostics import Span
from handout.markup import parse_blocks
from handout.model import Emphasis, Field, Link, Paragraph, Strong, Text
from handout.source.clinic import read_clinic
from handout.source.schema import json_schema

HEAD = "format: 1\nname: N\n"
WHOLE = """\
language: es
language_fallback: {pdc: de, es: en}
dates_in: D. M. YYYY
identify: [name, birth_date]
plan:
  - Dosis diaria
  - {field: start_date, type: date, label: {en: Start on, es: Empiece el}}
  - {field: next, label: Próxima cita}
write_in_lines: 3
hide: [{handout: anakinra, section: find-rheumatologist}]
notes:
  - handout: anakinra
    place: after   dosing
    heading: Nuestra sala
    text: {en: "Dose {dose}", es: "Dosis {dose}"}
  - {handout: [a, b], place: start, text: "{{a}}"}
  - {handout: "*", place: end, text: x}
"""


def clinic(text):
    return read_clinic((HEAD + text).encode(), "c.yaml").value


def told(text):
    return faults_of(lambda: clinic(text))


def locate(line, column):
    return Span("f", line + 1, column + 1)


def inlines(text):
    (paragraph,), faults = parse_blocks(text, locate, fields=True)
    assert faults == ()
    return paragraph.inlines


def words(found):
    """Inlines as one string, a field as `<name>`."""
    parts = []
    for each in found:
        match each:
            case Text():
                parts.append(each.text)
            case Field():
                parts.append(f"<{each.name}>")
            case _:
                parts.append(words(each.children))
    return "".join(parts)


def test_everything_a_clinic_may_say():
    whole = clinic(WHOLE)
    assert whole.language_fallback == (("pdc", "de"), ("es", "en"))
    assert whole.dates_in == "D. M. YYYY"
    assert [each.field.text for each in whole.identify] == ["name", "birth_date"]
    assert [(each.field.text, each.type) for each in whole.plan] == [
        ("Dosis diaria", "text"),
        ("start_date", "date"),
        ("next", "text"),
    ]
    assert [each.label and each.label.languages() for each in whole.plan] == [None, ("en", "es"), ("es",)]
    assert whole.write_in_lines == 3
    assert [(each.handout.text, each.section.text) for each in whole.hide] == [("anakinra", "find-rheumatologist")]


def test_notes_say_where_they_stand():
    first, second, third = clinic(WHOLE).notes
    assert [each.text for each in first.handouts] == ["anakinra"]
    assert (first.place, first.section.text, str(first.section.span)) == ("after", "dosing", "c.yaml:15:20")
    assert first.heading.languages() == ("es",)
    (paragraph,) = first.text.get("es")
    assert paragraph.inlines[1] == Field("dose", Span("c.yaml", 17, 42))
    assert ([each.text for each in second.handouts], second.place, second.section) == (["a", "b"], "start", None)
    assert second.heading is None
    assert (third.handouts, third.place) == ((), "end")
    assert str(third.span) == "c.yaml:19:5"


def test_a_clinic_that_says_none_of_it():
    least = clinic("")
    assert least.identify is None
    assert (least.plan, least.notes, least.hide, least.write_in_lines, least.dates_in) == ((), (), (), 0, None)
    assert clinic("identify: []\n").identify == ()


FIELDS = {
    "{dose}": "<dose>",
    "Take {dose} at {time}.": "Take <dose> at <time>.",
    "{a_b_c} *and* {x_y_z}": "<a_b_c> and <x_y_z>",
    "*a {b_c} d* **{e}**": "a <b_c> d <e>",
    "[call {name}](https://x.org/a_b)": "call <name>",
    "{{dose}}": "{dose}",
    "{{{dose}}}": "{<dose>}",
    "{{ }}": "{ }",
    "a {{": "a {",
    "{ dose }": "<dose>",
    "{Start Date} {Nächster-Termin} {खुराक} {剂量}": "<Start Date> <Nächster-Termin> <खुराक> <剂量>",
    "{start\ndate}": "<start date>",
    "{__class__} {__init__} {0} {self}": "<__class__> <__init__> <0> <self>",
    "&#123;dose&#125;": "{dose}",
    "\\\\{dose}": "\\<dose>",
}


@pytest.mark.parametrize("text", FIELDS)
def test_fields_and_braces(text):
    assert words(inlines(text)) == FIELDS[text]


def test_fields_keep_their_style_and_place():
    assert inlines("**a {b}**\n[{c}](tel:1)") == (
        Strong((Text("a ", Span("f", 1, 3)), Field("b", Span("f", 1, 5)))),
        Text(" ", Span("f", 1, 10)),
        Link((Field("c", Span("f", 2, 2)),), "tel:1", Span("f", 2, 1)),
    )
    assert inlines("*{a_b}*") == (Emphasis((Field("a_b", Span("f", 1, 2)),)),)


def test_a_field_in_lists_and_tables():
    blocks, faults = parse_blocks("- {a}\n\n| {b} | c |\n|---|---|\n| d | e {f} |\n", locate, fields=True)
    assert faults == ()
    (item,), table = blocks[0].items, blocks[1]
    assert item.blocks[0].inlines == (Field("a", Span("f", 1, 3)),)
    assert table.header[0] == (Field("b", Span("f", 3, 3)),)
    assert table.rows[0][1][1] == Field("f", Span("f", 5, 9))


def test_braces_mean_nothing_outside_of_notes():
    ((paragraph,), faults) = parse_blocks("a {b} } {", locate)
    assert faults == ()
    assert paragraph == Paragraph((Text("a {b} } {", Span("f", 1, 1)),), Span("f", 1, 1))


BRACES = {
    "{": "1:1 lone-brace",
    "}": "1:1 lone-brace",
    "a {dose": "1:3 lone-brace",
    "a dose}": "1:7 lone-brace",
    "{dose}}}}": "1:9 lone-brace",
    "{{{": "1:3 lone-brace",
    "\\{dose}": "1:1 lone-brace",
    "a\n  b }": "2:5 lone-brace",
    "**x** {": "1:7 lone-brace",
    "| a{b | c |\n|---|---|\n": "1:4 lone-brace",
    "{}": "1:1 bad-field",
    "{ }": "1:1 bad-field",
    "{name.upper}": "1:1 bad-field",
    "{name.__class__}": "1:1 bad-field",
    "{0[a]}": "1:1 bad-field",
    "{dose!r}": "1:1 bad-field",
    "{dose:>5}": "1:1 bad-field",
    "{*a*}": "1:1 bad-field",
    "{\u202ea}": "1:1 bad-field",
    "{" + "a" * 61 + "}": "1:1 bad-field",
    "{password}": "1:1 bad-field",
    "{Note}": "1:1 bad-field",
    "{language}": "1:1 bad-field",
    "[x](https://x.org/{id})": "1:19 field-in-address",
    "[x](tel:{phone})": "1:9 field-in-address",
    "[x]({url})": "1:5 field-in-address",
    "<https://x.org/{id}>": "1:16 field-in-address",
    "[x](https://x.org/{{)": "1:19 field-in-address",
}


@pytest.mark.parametrize("text", BRACES)
def test_any_other_brace_is_a_fault_at_its_place(text):
    faults = parse_blocks(text, locate, fields=True)[1]
    assert places(faults)[:1] == [BRACES[text]]
    assert all(fault.hints for fault in faults)


def test_all_braces_are_told_in_one_pass():
    assert places(parse_blocks("{a.b} } {c} {\n\n- {note}", locate, fields=True)[1]) == [
        "1:1 bad-field",
        "1:7 lone-brace",
        "1:13 lone-brace",
        "3:3 bad-field",
    ]


def test_hints_show_how_to_write_a_brace():
    (fault,) = parse_blocks("a {", locate, fields=True)[1]
    assert "'{{'" in fault.hints[0]
    assert "{dose}" in fault.hints[0]


@given(st.text("{}ab_*[]()\\ \n", max_size=12))
def test_every_brace_is_a_field_or_doubled_or_told(text):
    blocks, faults = parse_blocks(text, locate, fields=True)
    if faults:
        return
    left = text.replace("{{", "").replace("}}", "")
    fields = sum(_fields(block) for block in blocks)
    assert (fields > 0) >= ("{" in left or "}" in left)
    assert text.count("{") == text.count("}") or "{{" in text or "}}" in text


def _fields(node):
    if isinstance(node, Field):
        return 1
    return sum(map(_fields, node)) if isinstance(node, tuple) else 0


NOTE = "notes:\n  - {handout: a, place: end, text: x}\n"

FAULTS = {
    "language_fallback: de\n": "3:20 wrong-type",
    "language_fallback: [de]\n": "3:20 wrong-type",
    "language_fallback: {german: en}\n": "3:21 bad-language",
    "language_fallback: {pdc: german}\n": "3:26 bad-language",
    "language_fallback: {de: de}\n": "3:25 bad-fallback",
    "dates_in: MM/DD/YY\n": "3:11 bad-date-form",
    "dates_in: mm/dd/yyyy\n": "3:11 bad-date-form",
    "dates_in: MM/DD\n": "3:11 bad-date-form",
    "dates_in: MM/DD/DD\n": "3:11 bad-date-form",
    "dates_in: MM/DD-YYYY\n": "3:11 bad-date-form",
    "dates_in: YYYY-DD-MM\n": "3:11 bad-date-form",
    "dates_in: '%m/%d/%Y'\n": "3:11 bad-date-form",
    "identify: name\n": "3:11 wrong-type",
    "identify: [name, Name]\n": "3:18 duplicate",
    "identify: [password]\n": "3:12 bad-field",
    "identify: [birth.date]\n": "3:12 bad-field",
    "identify: [{field: a, label: '{b}'}]\n": "3:30 field-in-heading",
    "identify: [a, {field: A, label: x}]\n": "3:23 duplicate",
    "identify: [a, b, c, d, e]\n": "3:11 list-length",
    "plan: [dose, {field: Dose}]\n": "3:22 duplicate",
    "plan: [note]\n": "3:8 bad-field",
    "plan: [{type: date}]\n": "3:8 missing-key",
    "plan: [{field: a, type: dat}]\n": "3:25 unknown-choice",
    "plan: [{field: a, labl: x}]\n": "3:19 unknown-key",
    "plan: [{field: a, label: '{b}'}]\n": "3:26 field-in-heading",
    "plan: [[a]]\n": "3:8 wrong-type",
    "write_in_lines: 21\n": "3:17 bad-number",
    "write_in_lines: -1\n": "3:17 bad-number",
    "hide: [{handout: a, section: emergency}]\n": "3:30 hidden-protected",
    "hide: [{handout: a, section: call-us}]\n": "3:30 hidden-protected",
    "hide: [{handout: a, section: b}, {handout: a, section: b}]\n": "3:56 duplicate",
    "hide: [{handout: a}]\n": "3:8 missing-key",
    "hide: [a]\n": "3:8 wrong-type",
    'hide: [{handout: "*", section: b}]\n': "3:18 bad-value",
    NOTE.replace("a,", "[],"): "4:15 list-length",
    NOTE.replace("a,", "[a, a],"): "4:19 duplicate",
    NOTE.replace("a,", '[a, "*"],'): "4:19 bad-value",
    NOTE.replace("a,", "A b,"): "4:15 bad-value",
    NOTE.replace("a,", "*,"): "4:15 quote-needed",
    NOTE.replace("end", "ends"): "4:25 bad-place",
    NOTE.replace("end", "after"): "4:25 bad-place",
    NOTE.replace("end", "after a b"): "4:25 bad-place",
    NOTE.replace("end", "after Dosing"): "4:31 bad-place",
    NOTE.replace("x}", "x, heading: 'For {name}'}"): "4:48 field-in-heading",
    NOTE.replace("x}", "{dose}}"): "4:37 bad-language",
    NOTE.replace("x}", "{en: '{ b', es: '# c'}}"): "4:42 lone-brace",
    NOTE.replace("x}", "'# b'}"): "4:37 heading",
    NOTE.replace(", text: x", ""): "4:5 missing-key",
    NOTE.replace("text: x", "txt: x"): "4:30 unknown-key",
}


@pytest.mark.parametrize("text", FAULTS)
def test_each_fault_has_its_place(text):
    faults = told(text)
    assert places(faults)[0] == FAULTS[text]
    assert faults[0].hints


def test_all_faults_in_one_pass():
    assert places(
        told("dates_in: x\nidentify: [note]\nhide: [a]\nnotes:\n  - {handout: a, place: b, text: '}'}\n")
    ) == [
        "3:11 bad-date-form",
        "4:12 bad-field",
        "5:8 wrong-type",
        "7:25 bad-place",
        "7:35 lone-brace",
    ]


FORMS = ["MM/DD/YYYY", "D/M/YYYY", "DD.MM.YYYY", "D. M. YYYY", "YYYY/MM/DD", "YYYY. M. D.", "DD-MM-YYYY", "D M YYYY"]


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_dates(form):
    assert clinic(f"dates_in: {form}\n").dates_in == form


def test_a_form_in_small_letters_is_shown_right():
    assert told("dates_in: dd.mm.yyyy\n")[0].hints == ("write DD.MM.YYYY",)


def test_the_schema_for_editors_knows_both_ways_to_write():
    properties = json_schema("clinic")["properties"]
    text = properties["notes"]["items"]["properties"]["text"]
    assert [each["type"] for each in text["anyOf"]] == [["string", "number"], "object"]
    assert properties["plan"]["items"]["anyOf"][1]["required"] == ["field"]
    assert properties["notes"]["items"]["properties"]["handout"]["anyOf"][0] == {"const": "*"}
