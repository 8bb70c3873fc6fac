"""A carriage return that nobody sees never parts a header or a row in two: a table's lines end in one way."""

import io

import pytest

from handout.diagnostics import HandoutError
from handout.source.recipient_file import read_recipient
from handout.source.table import Table

ROWS = "1,Ann,geheim\n2,Bo,geheim\n"


def read(text):
    """The rows by their ids, and what ends them."""
    found = []
    try:
        for each in Table(io.BytesIO(text.encode()), "t").rows():
            found.append(each.get("id").text)
    except HandoutError as fault:
        found += [(each.code, each.span.line) for each in fault.diagnostics]
    return found


@pytest.mark.parametrize(
    ("text", "line", "before"),
    [
        ("id,name\r,password\n" + ROWS, 2, []),
        ("id,name\r,password\r\n" + ROWS.replace("\n", "\r\n"), 2, []),
        ("\nid,name\r,password\n" + ROWS, 1, []),
        ("sep=,\nid,name\r,password\n" + ROWS, 2, []),
        ("sep=,\rid,name,password\n" + ROWS, 2, []),
        ("\rid,name,password\n" + ROWS, 1, []),
        ('id,"name"\r,password\n' + ROWS, 2, []),
        ("id,name,password\n1,Ann,x\r2,Bo,y\n3,Cy,z\n", 2, []),
        ("id,name,password\n1,Ann,x\n2,B\ro,y\n3,Cy,z\n", 3, ["1"]),
        ("id,name,password\r\n1,Ann,x\r\n2,B\ro,y\r\n", 3, ["1"]),
        ('id,name,password\n1,Ann,x\n2,"B\no\rh"\r,y\n', 4, ["1"]),
        ('id,name,password\n1,Ann,x\n2,"Bo"\r3,"Cy",y\n', 3, ["1"]),
        ("id\n1\r2\n3\n", 2, []),
        ("id,name\r1,Ann\n2,Bo\r\n3,Cy", 2, []),
        ("id,name\r1,Ann\r2,Bo\r\n3,Cy", 3, ["1"]),
        ('id,name\r1,Ann\r2,"B\no"\n3,Cy', 4, ["1"]),
    ],
)
def test_a_table_of_mixed_line_ends_is_refused_and_the_line_is_named(text, line, before):
    assert read(text) == [*before, ("stray-return", line)]


@pytest.mark.parametrize(
    "text",
    [
        "id,name\r1,Ann\r2,Bo\r",
        "id,name\r1,Ann\r2,Bo",
        'id,name\r1,"A\nn"\r2,"B\r\no"\r',
        'id,name\n1,"A\rn"\n2,"B\r\no\r"\n',
        'id,"na\rme"\n1,Ann\n2,Bo\n',
        "id,name\r\n1,Ann\n2,Bo\r\n",
        "id,name\n1,Ann\r\n2,Bo\r",
        'id,name\r\r\n1,"Ann"\r\r\n2,Bo\r\r\n',
    ],
)
def test_tables_whose_lines_end_alike_and_values_with_lines_of_their_own_are_read(text):
    assert read(text) == ["1", "2"]


def test_the_file_of_one_recipient_is_held_to_the_same():
    with pytest.raises(HandoutError) as refused:
        read_recipient(b"id,name\r,password\n1,Ann,geheim\n", "t")
    assert [each.code for each in refused.value.diagnostics] == ["stray-return"]
    assert "geheim" not in str(refused.value)
