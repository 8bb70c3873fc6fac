"""HTML, escapes and question marks that an export left in place of what they stand for are on no sheet."""

import html
import io
import json
from html.entities import html5

import openpyxl
import pytest

from handout.source.table import BadRow, Table
from handout.source.undecoded import has_escapes, is_html, is_lost

HTML = [
    *("O&#39;Brien", "&lt;5 mg", "5&nbsp;mg", "&quot;Call&quot;", "Jos&eacute; D&iacute;az", "&#xE9;", "R&amp;D"),
    *("come<br>now", "come<BR />now", "<p>Bring", "form</p>", "<b>form</b>", "<li>one", "<h2>x", "<o:p></o:p>"),
    *("<td nowrap>", "<input type=text>", "<nobr>x", "<!-- x -->", "5&nbsp mg", "O&#39Brien"),
    *('<div class="a">x', "<span lang = en>x", "<font\ncolor='red'>x", "<a href=https://x.org/>x", "<p\t>"),
]
NO_HTML = [
    *("fever <38", "a < b > c", "R&D;", "<3", "<ana@x.org>", "Q&A; then", "&;", "&#;", "&#x;", "& lt;", "A & B; C"),
    *("<name>", "<address>", "<time>", "<x>", "<p", "p>", "<b and c>", "<bb>", "{dose} **b**", "x<y, y>z", "&eacut;"),
]
ESCAPED = [
    *(r"D:\n1000 IU", r"B:\t5 mg", r"C:\new", r"\\server\notes", r"\t", r"Jos\u00e9", r"see \\ then\nrest"),
    *(r"Bring form\nand carton", r"a\r\nb", r"5\tmg", r"Bring:\n- form", r"\nx", r"see C.\nThen", "x\\\\ny \\nz"),
]
NOT_ESCAPED = [
    *(r"C:\Files", r"a\b", r"a\r", r"CLINIC\rosa", r"\N", r"\u12", r"5\6"),
    *("a\nb", "5\tmg", r"3\N", "\\", r"and\Nor"),
]
LOST = ["???", "????? ??????", " ? ? ? ", "?\n??"]
NOT_LOST = ["?", "??", "? ?", "???!", "why???", "¿¿¿", ""]


@pytest.mark.parametrize("words", HTML)
def test_what_html_writes_is_known(words):
    assert is_html(words)
    assert is_html(html.escape(words))


@pytest.mark.parametrize("words", NO_HTML)
def test_other_words_with_its_signs_are_meant(words):
    assert not is_html(words)


def test_each_of_its_names_is_known():
    assert all(is_html(f"x &{name} y") for name in html5 if name.endswith(";"))
    assert [name for name in html5 if not name.endswith(";") and is_html(f"x &{name} y")] == ["nbsp"]


@pytest.mark.parametrize("words", ESCAPED)
def test_a_line_end_or_tab_by_a_letter_is_known(words):
    assert has_escapes(words)


@pytest.mark.parametrize("words", NOT_ESCAPED)
def test_real_line_ends_and_other_backslashes_are_none(words):
    assert not has_escapes(words)


@pytest.mark.parametrize(("words", "lost"), [*((each, True) for each in LOST), *((each, False) for each in NOT_LOST)])
def test_three_question_marks_and_nothing_else_are_lost_letters(words, lost):
    assert is_lost(words) == lost


def workbook_of(words):
    book = openpyxl.Workbook()
    for row in (("id", "note"), ("P1", words)):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


FORMS = {
    "CSV": lambda words: f'id,note\nP1,"{words}"\n'.encode(),
    "JSON": lambda words: json.dumps({"id": "P1", "note": words}).encode(),
    "XLSX": workbook_of,
}


def rows(data, *shown):
    return list(Table(io.BytesIO(data), "t").rows(*shown))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Zyx &lt;5 mg", "a sign or a tag of HTML, such as &lt; or <br>,"),
        ("Zyx<br>now", "a sign or a tag of HTML, such as &lt; or <br>,"),
        (r"Zyx\nnow", "a line end or a tab that is written as a backslash and a letter"),
        ("??? ???", "nothing but question marks, which stand for letters that were lost,"),
    ],
)
def test_such_a_value_is_its_rows_fault_where_a_sheet_shows_it(form, words, kind):
    (bad,) = rows(form(words))
    assert isinstance(bad, BadRow)
    (fault,) = bad.faults
    assert (fault.code, fault.message) == ("bad-value", f"row 1, column 'note': {kind} cannot stand here")
    assert fault.hints
    assert bad.readable.unread == {"note"}
    (row,) = rows(form(words), lambda key: key == "id")
    assert row.get("note") is None


@pytest.mark.parametrize("words", ["fever <38", "a < b > c", "R&D;", r"C:\Files", "Why??"])
def test_what_is_meant_comes_as_it_is(words):
    (row,) = rows(FORMS["JSON"](words))
    assert row.get("note").text == words


def test_a_password_may_have_any_signs_but_none_of_html():
    data = json.dumps({"id": "P1", "password": r"x\nQ7%t"}).encode()
    (row,) = rows(data)
    assert row.get("password").text == r"x\nQ7%t"
    assert isinstance(rows(data.replace(rb"\\n", b"&amp;"))[0], BadRow)
