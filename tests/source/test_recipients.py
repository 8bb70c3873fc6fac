"""A recipient's row, letter for letter; a fault names row, column and kind, and never a word of theirs."""

import csv
import io
import json
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reports import faults_of

from handout.diagnostics import HandoutError, Span, render_json, render_short
from handout.no_value import stands_for_none
from handout.source.csv_rows import csv_rows
from handout.source.json_rows import json_rows
from handout.source.misread import is_misread
from handout.source.recipient_file import load_recipient, read_recipient
from handout.source.recipients import recipient, recipient_from_settings
from handout.source.rows import Row
from handout.source.spoiled import unless_spoiled
from handout.source.undecoded import has_escapes, is_html, is_lost

MARK = "Zyxwvut"
"""A word that stands in values alone."""


def read(data):
    return read_recipient(data if isinstance(data, bytes) else data.encode(), "rows").value


def cells(found):
    return {name: cell.text for name, cell in found.cells}


def told(data):
    return faults_of(lambda: read(data))


def codes(faults):
    return [f"{fault.span.line} {fault.code}" for fault in faults]


def messages(faults):
    return "\n".join(render_short(each) + render_json(each) for each in faults)


GOOD = {
    "name,dose\nAnn,100 mg\n": {"name": "Ann", "dose": "100 mg"},
    "name;dose\nAnn;1,5 mg\n": {"name": "Ann", "dose": "1,5 mg"},
    "name\tdose\nAnn\t1,5; 2\n": {"name": "Ann", "dose": "1,5; 2"},
    "sep=;\r\nname;dose\r\nAnn;5\r\n": {"name": "Ann", "dose": "5"},
    '"na,me";dose\nAnn;5\n': {"na,me": "Ann", "dose": "5"},
    '"name";"dose"\n"Ann, Bea";"a ""b"" c"\n': {"name": "Ann, Bea", "dose": 'a "b" c'},
    'name,dose\r\n"Ann\r\nBea","1\r2"\r\n': {"name": "Ann\nBea", "dose": "1\n2"},
    'name,dose\r\r\n"An\rn",5\r\r\n': {"name": "An\nn", "dose": "5"},
    "name,dose\rAnn,5\r": {"name": "Ann", "dose": "5"},
    "\n\nname,dose\n\n,,\nAnn,5,,\n,\n\n": {"name": "Ann", "dose": "5"},
    "dose\n5 mg": {"dose": "5 mg"},
    " Start  Date ,dose\n a\tb ,   \n": {"Start Date": "a b"},
    ",name,\n0,Ann,x\n": {"name": "Ann"},
    "name,dose\n\u00a0Ann\u2028Bea\u00a0,\u200b\n": {"name": "Ann\nBea"},
    "name,dose\n=1+1,{dose} **b** <x>\n": {"name": "=1+1", "dose": "{dose} **b** <x>"},
    "name,dose\nAnn\vBea,1\v\n": {"name": "Ann\nBea", "dose": "1"},
    "name,dose\n\u05d3\u05d5\u05d3,\U0001f600\u200d\u2640\n": {"name": "דוד", "dose": "\U0001f600\u200d\u2640"},
    "name,__class__\nAnn,x\n": {"name": "Ann", "__class__": "x"},
    '{"name": "Ann", "dose": 1.50, "n": 10000000000000000000000, "gone": null, "e": ""}': {
        "name": "Ann",
        "dose": "1.50",
        "n": "10000000000000000000000",
    },
    '\n [ {"name": "A\\nn\\tn"} ] \n': {"name": "A\nn n"},
    '{"name": "A\nn"}': {"name": "A\nn"},
    '{"": "x", "name": "Ann"}\n': {"name": "Ann"},
    "name,password\nAnn,\n": {"name": "Ann"},
    '{"name": "\\ud83d\\ude00"}': {"name": "\U0001f600"},
}


@pytest.mark.parametrize("text", GOOD)
def test_what_is_read(text):
    assert cells(read(text)) == GOOD[text]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_encodings(encoding, mark):
    mark = "\ufeff" if encoding == "utf-32-be" else "" if encoding in {"utf-8-sig", "utf-16", "utf-32"} else mark
    for text in ("name,dose\nZoë,½\n", '{"name": "Zoë", "dose": "½"}'):
        loaded = read_recipient((mark + text).encode(encoding), "rows")
        assert cells(loaded.value) == {"name": "Zoë", "dose": "½"}
        assert loaded.warnings == ()


def test_windows_1252_is_read_where_it_is_named():
    data = "name,dose,t\nZoë Åse,½ – “once”,37 °C\n".encode("cp1252")
    loaded = read_recipient(data, "rows", "cp1252")
    assert cells(loaded.value) == {"name": "Zoë Åse", "dose": "½ – “once”", "t": "37 °C"}
    assert loaded.warnings == ()


@pytest.mark.parametrize(
    "data",
    [
        "name\nИван Петров\n".encode("cp1251"),
        "name\nWałęsa\n".encode("cp1250"),
        "name\nΓιάννης\n".encode("cp1253"),
        "name\n山田\n".encode("shift-jis"),
        b"name\nZo\xc3\xab \xe9\n",
        b"name\n\x81\n",
        b"name\n\xed\xa0\x80\n",
        "name\nZoë\n".encode("cp1252"),
        "name\nЙ\0\n".encode("utf-16-le"),
        b"\xff\xfen",
        b"PK\x03\x04rest",
    ],
)
def test_what_is_no_text(data):
    (fault,) = told(data)
    assert fault.code == "encoding"
    assert "save" in fault.hints[0]


def test_names_match_in_any_case_and_row_and_place_are_known():
    found = read("\nName,Start_Date\n\nAnn,x\n")
    assert found.get("name").text == found.get("NAME").text == "Ann"
    assert found.get("start_date").span == Span("rows", 4)
    assert (found.row, found.span) == (1, Span("rows", 4))
    assert found.get("dose") is None


def test_a_typed_day_keeps_its_type():
    found, faults = recipient(3, [("start", date(2026, 11, 5)), ("none", None)], Span("x"))
    assert faults == ()
    assert found.get("start")[:2] == ("2026-11-05", date(2026, 11, 5))
    assert found.get("none") is None


@pytest.mark.parametrize(
    ("text", "file", "hint"),
    [
        ('"x"', "row", "write an object"),
        ("null", "row", "write an object"),
        ("[]", "row", "write an object"),
        ("Qwertz", "row.json", "write an object"),
        ("Qwertz", "row.csv", "write the fields' names in the first row"),
        ("", "row", "write the fields' names in the first row"),
    ],
)
def test_a_file_without_a_recipient_is_told_what_to_write_in_its_own_form(text, file, hint):
    with pytest.raises(HandoutError) as caught:
        read_recipient(text.encode(), file)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.hints[0][: len(hint)]) == ("no-recipient", hint)
    assert "Qwertz" not in str(fault)


FAULTS = {
    "": "0 no-recipient",
    "\n\n": "0 no-recipient",
    f"{MARK},100 mg\n": "0 no-recipient",
    "[]": "0 no-recipient",
    f"name\n{MARK}\n{MARK}2\n": "3 many-recipients",
    f'[{{"name": "{MARK}"}}, {{"name": "b"}}]': "1 many-recipients",
    f'{{"name": "{MARK}"}}\n{{"name": "b"}}\n': "2 many-recipients",
    f"name,Name\n{MARK},b\n": "1 duplicate-column",
    f"name,dose,NAME ,dose\n{MARK},b,c,d\n": "1 duplicate-column",
    f'{{"name": "{MARK}", "name": "b"}}': "1 duplicate-column",
    f"name,dose\n{MARK}\n": "2 row-length",
    f"name,dose\n{MARK},5,6\n": "2 row-length",
    f'name,dose\n"{MARK},5\n': "2 csv-syntax",
    f'name,dose\n"{MARK}" b,5\n': "2 csv-syntax",
    f"name\n{MARK}{'x' * 200_000}\n": "2 too-long",
    f"name\n{MARK}{'x' * 10_000}\n": "2 too-long",
    f'{{"name": "{MARK}", }}': "1 json-syntax",
    f'{{"name": "{MARK}"': "1 json-syntax",
    f'{{"name": {MARK}}}': "1 json-syntax",
    f'{{"name": "{MARK}\\q"}}': "1 json-syntax",
    f'[{{"name": "{MARK}"}}\n{{"name": "b"}}]': "2 json-syntax",
    f'[{{"name": "{MARK}"}}] {MARK}': "1 json-syntax",
    f'[{{"name": "{MARK}"}}': "1 json-syntax",
    "[" * 100_000: "1 json-syntax",
    f'["{MARK}"]': "1 not-an-object",
    f'{{"name": ["{MARK}"]}}': "1 bad-value",
    f'{{"name": {{"{MARK}": 1}}}}': "1 bad-value",
    '{"name": true}': "1 bad-value",
    f"name,password\n{MARK},  \n": "2 bad-password",
    f'{{"name": "{MARK}", "Password": "\u00a0"}}': "1 bad-password",
    '{"name": NaN}': "1 bad-value",
    f'{{"name": "{MARK}\\ud83d"}}': "1 bad-text",
}


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text[:40])
def test_each_fault_has_its_place_and_no_word_of_theirs(text):
    faults = told(text)
    assert codes(faults)[0] == FAULTS[text]
    assert all(each.hints for each in faults)
    assert MARK not in messages(faults)


KINDS = {
    "\0": "a control character",
    "\x0c": "a control character",
    "\x1b": "a control character",
    "\x7f": "a control character",
    "\x85": "a control character",
    "\u202e": "a direction override",
    "\u202a": "a direction embedding",
    "\u202c": "a direction embedding",
    "\u2066": "a direction isolate",
    "\u2069": "a direction isolate",
    "\ufeff": "the mark of an encoding",
    "\ufffd": "the sign for a letter that was lost",
    "\ufdd0": "a noncharacter",
    "\uffff": "a noncharacter",
    "\U0010fffe": "a noncharacter",
    "\ue000": "a private-use character",
    "\U000f0000": "a private-use character",
}


@pytest.mark.parametrize("character", KINDS, ids=ascii)
def test_characters_that_no_page_may_hold(character):
    for text in (f"id,name\n1,{MARK}{character}\n", json.dumps({"id": 1, "name": MARK + character})):
        (fault,) = told(text)
        assert fault.message == f"row 1, column 'name': {KINDS[character]} cannot stand here (character 8)"
        assert character not in fault.message
    (fault,) = told(f"id,name\n1,{character}\n")
    assert fault.code == "bad-text"


def test_all_faults_of_a_row_in_one_pass():
    faults = told(f"name,dose,name,no.te,x\n{MARK}\0\u202e\0,\x01,b,\x02,{MARK}\n")
    assert [each.message.partition(" cannot")[0] for each in faults] == [
        "columns 1 and 3 have the same name",
        "row 1, column 'name': a control character",
        "row 1, column 'name': a direction override",
        "row 1, column 'dose': a control character",
        "row 1, column 4: a control character",
    ]
    assert MARK not in messages(faults)


def test_no_repr_and_no_exception_holds_their_words():
    assert MARK not in repr(read(f"name\n{MARK}\n"))
    assert MARK not in repr(list(csv_rows(f"name\n{MARK}\n", "f")))
    with pytest.raises(HandoutError) as caught:
        read(f'{{"name": "{MARK}", }}')
    assert caught.value.__context__ is None


def test_a_file_is_told_by_what_it_holds_not_by_its_name(tmp_path):
    path = tmp_path / "row.csv"
    path.write_text('{"name": "Ann"}')
    assert load_recipient(path).value.get("name").text == "Ann"
    assert faults_of(lambda: load_recipient(tmp_path / "none.csv"))[0].code == "no-file"


def test_rows_come_one_by_one_with_their_numbers():
    header, *rows = csv_rows("name,dose\nAnn,1\nBea\n\nCid,3\n", "f")
    assert (header.names, header.span.line) == (("name", "dose"), 1)
    assert [each.number for each in rows] == [1, 2, 3]
    assert [isinstance(each, Row) for each in rows] == [True, False, True]
    assert [each.span.line for each in rows] == [2, 3, 5]
    assert [each.number for each in json_rows('{"a": 1}\n{"a": 2}\n', "f")] == [1, 2]


SETTINGS = ["dose=100 mg = 1 ml", "Start Date = 2026-11-05 ", "empty="]


def test_settings_alone():
    found = recipient_from_settings(SETTINGS, "Call me\r\nfirst")
    assert cells(found) == {"dose": "100 mg = 1 ml", "Start Date": "2026-11-05", "note": "Call me\nfirst"}
    assert found.row == 1


def test_settings_over_a_row():
    base = read("name,Dose,next,note\nAnn,5,x,y\n")
    found = recipient_from_settings(["dose=7", "next="], "z", base)
    assert cells(found) == {"name": "Ann", "dose": "7", "note": "z"}
    assert (found.row, found.span) == (base.row, base.span)
    assert recipient_from_settings([], None, base) == base


@pytest.mark.parametrize(
    ("settings", "note", "code"),
    [
        ([f"{MARK} Smith"], None, "bad-setting"),
        ([f"={MARK}"], None, "bad-setting"),
        ([f"{MARK}.x=1"], None, "bad-setting"),
        ([f"dose={MARK}\x1b"], None, "bad-text"),
        ([f"dose={MARK}\udcff"], None, "bad-text"),
        ([f"dose={MARK}", "Dose=1"], None, "set-twice"),
        ([f"note={MARK}"], "b", "set-twice"),
        ([], f"{MARK}\u202e", "bad-text"),
        ([], MARK + "x" * 10_000, "too-long"),
    ],
)
def test_faults_of_settings(settings, note, code):
    faults = faults_of(lambda: recipient_from_settings(settings, note))
    assert [each.code for each in faults] == [code]
    assert MARK not in messages(faults)


def test_all_faults_of_settings_in_one_pass():
    faults = faults_of(lambda: recipient_from_settings(["a", "b=\0", "c=1", "d.e=1"], "\0"))
    assert [each.code for each in faults] == ["bad-setting", "bad-text", "bad-setting", "bad-text"]


TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="\ufeff\ufffd")
    | st.sampled_from('\n\r\t,;"{}[]\\=\u2028'),
    max_size=30,
).filter(lambda text: not any(each in text for each in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
# What programs and spreadsheets write in place of a value is refused; Hypothesis tries words that the program knows.
TEXT = TEXT.filter(lambda text: not stands_for_none(text.strip()) and unless_spoiled(text) == text)
# So is what was damaged on its way (test_undecoded.py, test_misread.py).
TEXT = TEXT.filter(lambda text: not (is_html(text) or has_escapes(text) or is_lost(text) or is_misread(text)))
ROW = st.dictionaries(st.sampled_from(["id", "name", "dose", "Start Date", "note"]), TEXT, min_size=1)


def comes_back(found, row):
    for name, text in row.items():
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        expected = unicodedata.normalize("NFC", lines.replace("\t", " ").strip())
        cell = found.get(name)
        # What shows nothing is not there.
        assert cell.text == expected if cell else not any(map(str.isalnum, expected))


@given(ROW, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 1]))
@example({"name": "a", "dose": "e\u0301"}, ",", "\n", 0)
def test_csv_comes_back_letter_for_letter(row, delimiter, line_end, quoting):
    out = io.StringIO()
    # Before 3.13 Python left one unquoted that ends no line there.
    quoting = csv.QUOTE_ALL if "\r" in "".join(row.values()) else quoting
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerow(["x", "y", *row])
    writer.writerow(["1", "2", *row.values()])
    comes_back(read(out.getvalue()), row)


@given(ROW, st.booleans(), st.sampled_from([None, 2]), st.booleans())
def test_json_comes_back_letter_for_letter(row, ascii_only, indent, listed):
    value = row | {"x": "1"}
    comes_back(read(json.dumps([value] if listed else value, ensure_ascii=ascii_only, indent=indent)), row)


@example(b"\xef")
@example(b"\xef\xbb")
@given(st.binary(max_size=80) | st.text('a,;"\n\r\t{}[]:1\\', max_size=40).map(str.encode))
def test_any_bytes_give_a_recipient_or_faults(data):
    faults_of(lambda: read(data))


@given(st.text(max_size=6), st.text(max_size=6))
def test_any_row_gives_a_recipient_or_faults_without_its_words(before, after):
    for text in (f"id,name\n1,{before}{MARK}{after}\n", f'{{"name": "{before}{MARK}{after}"}}'):
        try:
            faults = told(text)
        except UnicodeEncodeError:  # a lone surrogate, which no file holds
            return
        assert MARK not in messages(faults)


@pytest.mark.parametrize("blank", ["\t", "\n", "\r\n", "\u2028"])
def test_a_password_that_would_be_another_than_is_written_is_refused(blank):
    data = json.dumps({"id": "1", "password": f" tab{blank}inside "}).encode()
    with pytest.raises(HandoutError) as refused:
        read_recipient(data, "rows")
    (fault,) = refused.value.diagnostics
    assert fault.message == "row 1, column 'password': the password has a tab or a line end, which nobody types"
    assert read_recipient(b'{"password": "two  blanks "}', "rows").value.get("password").text == "two  blanks"
