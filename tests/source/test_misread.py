"""Words in UTF-8 that some program took for another encoding are on no sheet, whether one word of a table or all."""

import io

import pytest

from handout.diagnostics import HandoutError
from handout.source.misread import is_misread
from handout.source.recipient_file import read_recipient
from handout.source.table import BadRow, Table

NAMES = ["José", "Köln", "KÖLN", "voilà ça", "Zoë", "½ tablet", "≤ 5 µg", "Łucja", "Ольга", "山田", "Κώστας", "محمد"]


UNUSED = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that cp1252 has no sign for; programs keep them as they are."""


@pytest.mark.parametrize("name", NAMES)
def test_each_is_known_and_what_it_was_is_not_refused(name):
    wrong = "".join(chr(each) if each in UNUSED else bytes([each]).decode("cp1252") for each in name.encode())
    for before, after in (("", ""), ("Ibáñez – O’Neill ", " 王 → ½")):
        assert is_misread(f"{before}{wrong}{after}")
        assert not is_misread(f"{before}{name}{after}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann",
        "«LIBERTÉ»",
        "É»",
        "DÉJÀ…",
        "ESPAÑº",
        "AMANHÃ…",
        "L’ÉTÉ”",
        "É\xa0!",
        "SÃO JOÃO",
        "Ñandú",
        "Þór",
        "5 Â",
        "¿Qué?",
    ],
)
def test_what_may_be_meant_is_taken(text):
    assert not is_misread(text)


def test_such_a_value_is_its_rows_fault_by_its_place():
    table = Table(io.BytesIO("id,name,note\n1,Ann,x\n2,JosÃ©,Â½\n3,José,½\n".encode()), "t")
    rows = list(table.rows())
    assert [each.get("id").text for each in rows if not isinstance(each, BadRow)] == ["1", "3"]
    (bad,) = [each for each in rows if isinstance(each, BadRow)]
    kind = "words in UTF-8 that some program took for another encoding cannot stand here"
    assert [each.message for each in bad.faults] == [f"row 2, column 'name': {kind}", f"row 2, column 'note': {kind}"]
    assert bad.readable.unread == {"name", "note"}


def test_it_is_no_fault_where_no_sheet_shows_it():
    table = Table(io.BytesIO("id,remark\n1,JosÃ©\n".encode()), "t")
    (row,) = table.rows(lambda key: key == "id")
    assert row.get("remark") is None


@pytest.mark.parametrize("named", ["cp1252", "latin-1", "mac-roman", "cp437", "gbk"])
def test_a_file_that_is_utf_8_all_over_is_read_as_no_other_encoding_that_is_named(named):
    """The export was switched, and the night's command was not."""
    data = ("id,name,dose\n" + "1,Zoë Müller,½ tablet\n" * 9).encode()
    with pytest.raises(HandoutError) as refused:
        Table(io.BytesIO(data), "t", named)
    (told,) = refused.value.diagnostics
    assert told.message == f"the file is text in UTF-8, not in '{named}'"


def test_so_is_one_recipients_file():
    with pytest.raises(HandoutError) as refused:
        read_recipient("id,dose\n1,½ tablet\n".encode(), "t", "cp1252")
    assert [each.code for each in refused.value.diagnostics] == ["encoding"]


def test_a_few_letters_in_an_encoding_of_several_bytes_are_no_proof():
    data = "id,name\n1,莫蔚\n".encode("gbk")
    data.decode()  # as it happens, it is UTF-8 as well
    (row,) = Table(io.BytesIO(data), "t", "gbk").rows()
    assert row.get("name").text == "莫蔚"
    plain = b"id,name\n1,Ann\n"
    assert len(list(Table(io.BytesIO(plain), "t", "cp1252").rows())) == 1
