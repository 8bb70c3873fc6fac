"""Tables read piece by piece say the same as at once, in any encoding, and never fill the memory."""

import io
import json
import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples, thinned

from handout.diagnostics import HandoutError
from handout.source import csv_rows, encodings, json_rows, table
from handout.source.table import BadRow, Table, open_table, spooled_table


def read(data, pieces=None):
    """What rows say, or the fault that ends them."""
    found = []
    try:
        for each in Table(io.BytesIO(data), "t").rows():
            found.append(each if isinstance(each, BadRow) else [(name, cell.text) for name, cell in each.cells])
    except HandoutError as fault:
        found.append(fault.diagnostics)
    return found


TEXT = 'id,name,note\n1,Zoë,"a\nb"\n2,Łucja,"x ""y"""\n3,too,many,cells\n4,née,\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_told_apart(encoding, ends):
    data = TEXT.replace("\n", ends).encode(encoding)
    rows = read(data)
    assert [row if isinstance(row, BadRow) else dict(row)["name"] for row in rows if not isinstance(row, BadRow)] == [
        "Zoë",
        "Łucja",
        "née",
    ]
    assert [row.row for row in rows if isinstance(row, BadRow)] == [3]
    assert dict(rows[0])["note"] == "a\nb"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "iso-8859-2", "mac-roman", "shift_jis", "utf-16-le", "utf_8"])
def test_an_encoding_that_is_named_is_taken_and_no_other_is_guessed(encoding):
    name = "山田" if encoding == "shift_jis" else "Zoë Müller"
    data = f"id,name\n1,{name}\n".encode(encoding)
    assert [each.get("name").text for each in Table(io.BytesIO(data), "t", encoding).rows()] == [name]
    if not encoding.startswith("utf"):
        with pytest.raises(HandoutError) as refused:
            Table(io.BytesIO(data), "t")
        (told,) = refused.value.diagnostics
        assert "--encoding cp1252" in told.hints[0]
        assert told.span.line == 2


def test_what_is_not_in_the_encoding_that_is_named_is_refused():
    for data, named in ((b"id,name\n1,a\n2,\x81\n", "cp1252"), ("\ufeffid\n1\n".encode(), "cp1252")):
        with pytest.raises(HandoutError) as refused:
            Table(io.BytesIO(data), "t", named)
        assert [each.code for each in refused.value.diagnostics] == ["encoding"]
    assert encodings.is_encoding("cp1252")
    assert not any(map(encodings.is_encoding, ("rot13", "idna", "base64", "nonsense", "zip", "unicode_escape")))
    assert read("\ufeffid,name\n1,Zoë\n".encode("utf-16"))[0][1] == ("name", "Zoë")


BYTE = "\udcfc"
"""A byte that is no UTF-8, as it is written below."""


def told(text):
    """Rows that are well by their ids, those that are not by their faults, and the fault that ends them."""
    found = []
    try:
        for each in Table(io.BytesIO(text.encode("utf-8", "surrogateescape")), "t").rows():
            faults = each.faults if isinstance(each, BadRow) else ()
            found += [(each.code, each.span.line, each.message) for each in faults] or [each.get("id").text]
    except HandoutError as fault:
        found += [("ends", each.code, each.span.line, each.message) for each in fault.diagnostics]
    return found


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_that_is_no_letter_is_its_rows_fault_where_the_file_is_utf_8_for_certain(mark):
    text = f"{mark}id,name\n1,Zoë\n2,M{BYTE}ller\n3,Émile\n4,née {BYTE}\n5,für\n"
    fault = "column 'name': a byte that is not UTF-8 cannot stand here"
    assert told(text) == [
        "1",
        ("bad-text", 3, f"row 2, {fault} (character 2)"),
        "3",
        ("bad-text", 5, f"row 4, {fault} (character 5)"),
        "5",
    ]
    lines = "\n".join(json.dumps(each, ensure_ascii=False) for each in ({"id": "1", "ä": "ö"}, {"id": "2", BYTE: "x"}))
    assert told(lines) == ["1", ("bad-text", 2, "row 2, column 2: its name has a byte that is not UTF-8")]


def test_bytes_of_another_encoding_end_the_table_and_all_their_lines_are_counted():
    ends = ("ends", "encoding", 2)
    assert told(f"id,name\n1,Z{BYTE}e\n2,Ann\n3,M{BYTE}{BYTE}\n4,{BYTE}\n") == [
        (*ends, "the file is not text in UTF-8, in this line and 2 more")
    ]
    assert told(f"id,name\n1,Z{BYTE}e\n2,Zoë\n") == [(*ends, "the file is not text in UTF-8")]
    assert told(f"id,n{BYTE}me\n1,Zoë Lücke\n") == [
        ("ends", "encoding", 1, "the name of a column has a byte that is not UTF-8")
    ]


def test_a_row_that_is_quoted_wrongly_is_at_fault_alone_where_it_ends_for_certain():
    fault = "words stand behind a closing double quote"
    assert told('id,name,note\n1,Ann,x\n2,"5" pipe",y\n3,"Cy","a\nb"\n4,Di,"say "a" b"\n5,Em,\n') == [
        "1",
        ("csv-syntax", 3, f"row 2: {fault}"),
        "3",
        ("csv-syntax", 6, f"row 4: {fault}"),
        "5",
    ]
    assert told('id,name,note\n1,Ann,"say "a\n\n2,Bo,\n3,Cy,"say "a') == [
        ("csv-syntax", 2, f"row 1: {fault}"),
        "2",
        ("csv-syntax", 5, f"row 3: {fault}"),
    ]


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        ('1,Ann,"say "a\nand b"\n2,Bo,\n', 2, "words stand behind the one that closes it in this line"),
        ('1,"Ann,x\n2,"Bo",y\n3,Cy,z\n', 2, "words stand behind the one that closes it in line 3"),
        ('1,"Ann "A",x\n2,"Bo\nb",c\n', 2, "words stand behind the one that closes it in this line"),
        ('1,Ann,x\n2,"a\nb","Bo\n3,Cy,z\n', 4, "never closes"),
        ('1,Ann,x\n2,"a\nb","c ""d""\n3,"Cy",z\n', 4, "words stand behind the one that closes it in line 5"),
        ('1,"Ann" A,x\r2,Bo,y\n3,Cy,z\n', 2, "words stand behind the one that closes it in this line"),
    ],
)
def test_where_a_quote_may_take_the_next_rows_with_it_the_line_is_told_that_it_opens_in(rows, line, message):
    *before, (ends, code, at, told_of) = told(f"id,name,note\n{rows}")
    assert (ends, code, at) == ("ends", "csv-syntax", line)
    assert told_of.startswith(
        "a double quote opens in this line, and" if "words" in message else "a double quote opens"
    )
    assert told_of.endswith(message)
    assert "2" not in before


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@settings(max_examples=examples(60))
@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(1, 9), st.sampled_from(["lines", "list", "spaced"]))
def test_json_in_small_pieces_says_the_same(notes, size, form):
    objects = [json.dumps({"id": str(n), "note": note}, ensure_ascii=n % 2 == 0) for n, note in enumerate(notes, 1)]
    text = {"lines": "\n".join(objects), "list": f"[{','.join(objects)}]", "spaced": " \n\n ".join(objects)}[form]
    with pytest.MonkeyPatch.context() as patch:
        whole = list(json_rows.json_rows(text, "t"))
        patch.setattr(json_rows, "_PIECE", size)
        assert list(json_rows.json_rows(text, "t")) == whole
    assert [dict(row.pairs)["id"] for row in whole] == [str(n) for n in range(1, len(notes) + 1)]


@settings(max_examples=examples(60))
@given(st.binary(max_size=60), st.integers(1, 7))
def test_an_encoding_in_small_pieces_is_the_same(data, size):
    def of(pieces):
        try:
            return encodings.encoding_of(lambda: iter(pieces), "t")
        except HandoutError as fault:
            return fault.diagnostics

    head = b"id,name\n1,"  # what tells a kind of file by its start is in the first piece
    small = [head, *(data[at : at + size] for at in range(0, len(data), size))]
    assert of(small) == of([head + data]) or b"\0" in data


@pytest.mark.parametrize("form", thinned(["csv", "json"]))
def test_memory_does_not_grow_with_the_rows(tmp_path, form):
    def peak(rows):
        path = tmp_path / f"{rows}.{form}"
        with path.open("w", encoding="utf-8") as file:
            if form == "csv":
                file.write("id,note\n")
                file.writelines(f'{n},"{"word " * 60}"\n' for n in range(rows))
            else:
                file.writelines(json.dumps({"id": str(n), "note": "word " * 60}) + "\n" for n in range(rows))
        tracemalloc.start()
        with open_table(path) as opened:
            assert sum(1 for _ in opened.rows()) == rows
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(6_000) < peak(3_000) + 400_000


def test_a_table_is_read_as_often_as_asked(tmp_path):
    with spooled_table(io.BytesIO(TEXT.encode()), "standard input") as found:
        assert list(found.rows()) == list(found.rows())


def test_a_table_that_changes_meanwhile_is_refused(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("id\n1\n2\n", encoding="utf-8")
    with open_table(path) as found:
        assert len(list(found.rows())) == 2
        with path.open("a", encoding="utf-8") as file:
            file.write("3\n")
        with pytest.raises(HandoutError, match="changed while it was read"):
            list(found.rows())


def test_an_endless_line_is_refused(monkeypatch):
    monkeypatch.setattr(table, "LONGEST_LINE", 1000)
    assert read(b"id,note\n1," + b"x" * 2000)[-1][0].code == "too-large"
    monkeypatch.setattr(json_rows, "LONGEST_ROW", 1000)
    monkeypatch.setattr(json_rows, "_PIECE", 100)
    assert read(b'{"id": "' + b"x" * 5000)[-1][0].code == "json-syntax"


def test_a_place_in_json_is_right_far_behind():
    lines = [json.dumps({"id": str(n), "note": "x" * random.Random(n).randrange(3000)}) for n in range(100)]
    last = read("\n".join([*lines, '  {"id": 7'] + ["\n"] * 3).encode())[-1]
    (fault,) = last.faults
    assert (last.row, fault.code) == (101, "json-syntax")
    assert fault.span.line >= 101
    rows = read("\n".join([*lines, '{"id": 7 8}', *lines]).encode())
    (fault,) = rows[100].faults
    assert (fault.span.line, fault.span.column) == (101, 10)
    assert [dict(row)["id"] for row in rows[101:]] == [str(n) for n in range(100)]


@pytest.mark.parametrize(
    "bad",
    [
        '{"id": "2", "note": "no quote}',
        '{"id": "2", "note": "x"',
        '{"id": "2" "note": "x"}',
        '{"id": "2"} and more',
        '{"id": "2", "note": "\\q"}',
        '{"id": "2"}}',
        "{",
        "words",
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_a_bad_line_of_json_is_its_own_fault_on_its_own_line(bad, size, monkeypatch):
    monkeypatch.setattr(json_rows, "_PIECE", size)
    lines = [json.dumps({"id": str(n), "note": 'a "b" {c}'}) for n in range(5)]
    rows = read("\n".join([*lines[:2], bad, *lines[2:]]).encode())
    assert [dict(row)["id"] for row in rows if not isinstance(row, BadRow)] == ["0", "1", "2", "3", "4"]
    assert isinstance(rows[2], BadRow)
    assert [(row.row, row.faults[0].span.line) for row in rows if isinstance(row, BadRow)] == [(3, 3)]


def test_where_no_row_can_be_found_behind_a_bad_one_there_is_no_table():
    whole = '[{"id": "1"}, {"id": "2" "3"}, {"id": "4"}]'
    assert read(whole.encode())[-1][0].code == "json-syntax"
    one_line = '{"id": "1"} {"id": "2" "3"} {"id": "4"}'
    assert read(one_line.encode())[-1][0].code == "json-syntax"
    spread = '{\n  "id": "1"\n}\n{\n  "id": "2",\n  oops\n}\n{\n  "id": "3"\n}\n'
    first, second, third = read(spread.encode())
    assert (second.row, second.faults[0].span.line) == (2, 6)
    assert (dict(first)["id"], dict(third)["id"]) == ("1", "3")


def test_a_cell_that_is_too_long_is_a_fault_of_its_row():
    text = "id,note\n1,ok\n2,%s\n3,ok\n" % ("x" * 200_000)
    first, second, third = read(text.encode())
    assert [each.code for each in second.faults] == ["too-long"]
    assert (dict(first)["id"], second.row, dict(third)["id"]) == ("1", 2, "3")


def test_a_quote_that_never_closes_is_named_also_in_a_large_file(monkeypatch):
    monkeypatch.setattr(csv_rows, "LONGEST_CELL", 200_000)
    text = 'id,note\n1,"ok\n' + "2,fine\n" * 60_000
    (fault,) = read(text.encode())[-1]
    assert "never closes" in fault.message
    assert fault.span.line == 2


def test_carriage_returns_end_rows_whose_values_have_line_feeds():
    text = 'id,name,note\r1,Ann,"x\ny"\r2,Bo,\r\r3,Cy,"one\rtwo\r\nthree"\r'
    rows = [dict(row) for row in read(text.encode())]
    assert [(row["id"], row["name"], row.get("note")) for row in rows] == [
        ("1", "Ann", "x\ny"),
        ("2", "Bo", None),
        ("3", "Cy", "one\ntwo\nthree"),
    ]
    quoted = read(b'id,"na\rme"\n1,Ann\n2,Bo\n')
    assert [dict(row)["na me"] for row in quoted] == ["Ann", "Bo"]


def test_cells_may_be_parted_by_bars():
    assert read(b"id|name|note\n1|Ann|a, b\n")[0] == [("id", "1"), ("name", "Ann"), ("note", "a, b")]
    assert read(b"sep=|\nid|name,note\n1|Ann\n")[0][0] == ("id", "1")
    assert read(b"id,name,a|b\n1,Ann,x\n")[0][:2] == [("id", "1"), ("name", "Ann")]


def test_a_key_that_stands_twice_is_told_by_its_row():
    good, bad = '{"id": "1", "dose": "a"}\n', '{"id": "2", "dose": "a", "ID": "3"}\n'
    (_, found, _) = read((good + bad + good).encode())
    assert [each.message for each in found.faults] == ["row 2: columns 1 and 3 have the same name"]


ERRORS = [
    "#N/A",
    "#REF!",
    " #VALUE! ",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#NV",
    "#WERT!",
    "#¿NOMBRE?",
    "#N/D",
    "#Н/Д",
]


@pytest.mark.parametrize("sign", ",;\t|")
def test_a_cell_that_a_spreadsheet_wrote_in_place_of_a_value_is_no_patients(sign):
    """As in a workbook; a sheet would say it as a name or a dose. Where none shows the column, it is no fault."""
    lines = [["id", "name", "dose"], *([f"P{at}", "Ann", each] for at, each in enumerate([*ERRORS, "########"], 1))]
    data = io.BytesIO("\n".join(map(sign.join, lines)).encode())
    rows = list(Table(data, "t").rows())
    said = [each.faults[0].message.partition(": ")[2] for each in rows]
    wrong, narrow = "an error of the spreadsheet", "what a spreadsheet shows where a column is too narrow"
    assert said == [f"{wrong} cannot stand here"] * len(ERRORS) + [f"{narrow} cannot stand here"]
    assert [each.readable.recipient.get("name").text for each in rows] == ["Ann"] * len(rows)
    unshown = Table(data, "t").rows(lambda key: key != "dose")
    assert not any(isinstance(each, BadRow) for each in unshown)


@pytest.mark.parametrize("words", ["#", "# 3", "#12", "#4!", "Room #N/A", "#wow!", "#N", "N/A", "#A1", "REF!"])
def test_other_words_with_a_number_sign_are_as_they_are(words):
    assert read(f"id,name\n1,{words}\n".encode()) == [[("id", "1"), ("name", words)]]


SHORTENED = [
    "1.23457E+11",
    "1,23457E+11",
    "1.0E+15",
    "1E+11",
    "1.00E+02",
    "-1.5E-03",
    "1e-05",
    "1.5e-7",
    "1e+21",
    " 1E+05 ",
]
AS_SHORTENED = "a number as spreadsheets and programs shorten it, such as 1.23E+11, cannot stand here"

NO_DAYS = ["2-Jan", "02-Jan", "31-Dec", "Jan-02", "Mar-26", " 5-Sept"]
AS_NO_DAY = "a day without its year, or a month, as spreadsheets make them of words like 1/2 or 3-26, cannot stand here"


def as_cells(id_, dose):
    return f"id;dose\n{id_};{dose}\n".encode()


def as_values(id_, dose):
    return json.dumps({"id": id_, "dose": dose}).encode()


FORMS = pytest.mark.parametrize("form", [as_cells, as_values])


@FORMS
@pytest.mark.parametrize(
    ("value", "wrong"), [*((each, AS_SHORTENED) for each in SHORTENED), *((each, AS_NO_DAY) for each in NO_DAYS)]
)
def test_what_a_spreadsheet_makes_of_a_value_is_no_patients(value, wrong, form):
    """1E2 becomes 1.00E+02 there and 1/2 a day; of a record's number the last digits are lost."""
    for column, cells in (("id", (value, "x")), ("dose", ("P1", value))):
        data = io.BytesIO(form(*cells))
        (row,) = Table(data, "t").rows()
        assert [each.message for each in row.faults] == [f"row 1, column '{column}': {wrong}"]
        (unshown,) = Table(data, "t").rows(lambda key, column=column: key != column)
        assert not isinstance(unshown, BadRow)


@FORMS
@pytest.mark.parametrize(
    "words",
    [
        *(
            "1E5",
            "1E",
            "5e",
            "3E-12",
            "12E-05",
            "1e5",
            "1E+5",
            "2E+",
            "E+11",
            "1.5E5",
            "1.5E-3",
            "10.5",
            "-5",
            "+44 20",
        ),
        *(
            "Take 1.00E+02 IU",
            "1.00E+02 IU",
            "2-Jan-26",
            "2-JAN",
            "32-Jan",
            "2-Janet",
            "Jan 2",
            "Jan-2",
            "2-Jan or 3-Jan",
        ),
        *("May-2026", "1-2", "2026-01-02", "May"),
    ],
)
def test_codes_and_notes_that_no_spreadsheet_made_are_as_they_are(words, form):
    assert read(form(words, words)) == [[("id", words), ("dose", words)]]


@pytest.mark.parametrize("number", ["1e3", "1E3", "1e-7", "1.5E+3", "-2e0", "-0e0"])
def test_a_number_of_json_with_an_exponent_is_refused(number):
    (row,) = Table(io.BytesIO(f'{{"id": "P1", "dose": {number}}}'.encode()), "t").rows()
    assert [each.message for each in row.faults] == [f"row 1, column 'dose': {AS_SHORTENED}"]


@pytest.mark.parametrize("number", ["-0", "-0.0", "-0.00"])
def test_a_zero_of_json_with_a_minus_is_refused(number):
    (row,) = Table(io.BytesIO(f'{{"id": "P1", "dose": {number}}}'.encode()), "t").rows()
    assert [each.message for each in row.faults] == ["row 1, column 'dose': a zero with a minus cannot stand here"]


@pytest.mark.parametrize("number", ["0", "0.0", "-0.5", "-1", "1.50", "100", "12345678901234567890", "0.0000123"])
def test_another_number_of_json_is_as_it_is_written(number):
    assert read(f'{{"dose": {number}}}'.encode()) == [[("dose", number)]]


@pytest.mark.parametrize("words", [*ERRORS, "####", '="0012"'])
def test_words_of_json_that_a_spreadsheet_wrote_are_refused_as_in_csv(words):
    (row,) = Table(io.BytesIO(as_values("P1", words)), "t").rows()
    assert [each.code for each in row.faults] == ["bad-value"]


NO_VALUES = ["NULL", "Null", "None", "NaN", "NA", "undefined", "\\N", "<null>", " null "]


@pytest.mark.parametrize("column", ["note", "id", "group", "password", "ID"])
def test_a_word_for_no_value_is_no_note_id_group_or_password(column):
    """An export that writes NULL where there is no note would print that ten thousand times."""
    lines = [f"{column},name", *(f"{each},Null" for each in NO_VALUES)]
    rows = list(Table(io.BytesIO("\n".join(lines).encode()), "t").rows(lambda key: False))
    for number, row in enumerate(rows, 1):
        (fault,) = row.faults
        assert (fault.code, row.readable.unread) == ("no-value", {column.casefold()})
        said = f"row {number}, column '{column}': a word that programs write in place of a value cannot stand here"
        assert fault.message == said
        assert row.readable.recipient.get("name").text == "Null", "people are called so"


@pytest.mark.parametrize("words", ["NULLARBOR", "None of it.", "n/a", "nil", "0", "Na", "na"])
def test_other_words_are_a_note_an_id_a_group_or_a_password(words):
    pairs = [(each, words) for each in ("id", "note", "group", "password")]
    line = "\t".join(each for each, _ in pairs) + "\n" + "\t".join([words] * 4) + "\n"
    assert read(line.encode()) == [pairs]


def warned(data):
    table = Table(io.BytesIO(data), "t")
    for _ in range(2):  # as in planning and in making
        list(table.rows())
    return [(each.code, each.span.line, each.message) for each in table.warnings]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_last_line_without_an_end_may_be_cut_off_and_is_told(ends):
    whole = 'id,dose\n1,10 mg\n2,"100\nmg"\n3,100'.replace("\n", ends).encode()
    told = "the last line, that of row 3, has no line end: its last value may be cut off"
    assert warned(whole) == [("no-line-end", 5, told)]
    assert warned(whole + b" mg" + ends.encode()) == []
    assert warned(whole + ends.encode() + b"  ") == []
    quoted = whole[:-3]
    assert warned(quoted + b'"100"') == [], "a quote that closes is an end"
    assert warned(quoted + b'"a ""b"""') == []
    assert warned(quoted + b'"1\n0"') == []
    cut_off = [told_of[0] for part in (b'5"', b'"5" x"', b"") for told_of in warned(quoted + part)]
    assert cut_off == ["no-line-end"] * 3, "these may go on"
    assert "no-line-end" in [each[0] for each in warned(quoted[:-2] + b'"3"')], "a cell may be missing"
    assert warned(b'{"id": "1"}\n{"id": "2"}') == [], "a brace that closes is an end"


def test_words_in_a_column_without_a_name_are_told_once_by_their_place():
    nameless = "has no name, and no sheet shows what stands there, first in row"
    told = ("no-name", 3, f"column 3 {nameless} 2")
    assert warned(b"id,name, ,dose\n1,Ann,,x\n2,Bo,not with milk,x\n3,Cy,not with milk,x\n") == [told]
    assert warned(b"id,name,,\n1,Ann,,\n2,Bo, ,\n") == []
    assert warned(b'{"id": "1", "": ""}\n{"id": "2", " ": "x"}\n{"id": "3", "": "y"}\n') == [
        ("no-name", 2, f"a value {nameless} 2")
    ]
