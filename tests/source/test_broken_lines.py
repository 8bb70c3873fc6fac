"""A line of JSON Lines that is broken takes no other with it in silence: each is read as it is, or a fault names it."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from quick import examples

from handout.source import json_rows
from handout.source.rows import Row, Unreadable


def line(at, **more):
    return json.dumps({"id": f"P-{at}", "name": f"Name {at}", "dose": f"{at} mg"} | more)


class NoTable(Exception):
    """A fault of the whole file, behind which nothing is made."""


def read(text):
    """The rows that are read, by number, and the lines that each fault names, by the number of its row."""
    rows, lines = {}, {}
    for each in json_rows.json_rows(text, "t"):
        if isinstance(each, Row):
            rows[each.number] = dict(each.pairs)
            continue
        if not isinstance(each, Unreadable):
            raise NoTable
        named = re.search(r"of lines (\d+) to (\d+) is made", each.fault.message)
        first, last = map(int, named.groups()) if named else (each.span.line, each.span.line)
        assert first <= each.span.line <= last
        lines[each.number] = range(first, last + 1)
    return rows, lines


def test_each_of_several_broken_lines_is_a_row_that_is_named_and_counted():
    lines = [line(at) for at in range(1, 13)]
    lines[3:6] = [each.removeprefix('{"') for each in lines[3:6]]
    rows, faults = read("\n".join(lines))
    assert {number: row["id"] for number, row in rows.items()} == {n: f"P-{n}" for n in (1, 2, 3, *range(7, 13))}
    assert faults == {4: range(4, 5), 5: range(5, 6), 6: range(6, 7)}


def test_a_good_line_behind_a_broken_one_is_read_however_it_is_indented():
    rows, faults = read(f"{line(1)}\n{{bad\n  {line(4)}\n{line(2)}\n")
    assert [row["id"] for row in rows.values()] == ["P-1", "P-4", "P-2"]
    assert faults == {2: range(2, 3)}


@pytest.mark.parametrize(
    "broken",
    [
        [line(2)[:-1], line(3)[1:]],
        ['{"id":"P-3","name":"Bo"', '["P-4","Al"]', '["P-5","Al"]'],
        ['{"id":"P-2","name":"Bo",', '"dose":"7 mg"}'],
        ['{"id":"P-2","note":"Take', '7 mg"}'],
    ],
)
def test_what_broken_lines_say_together_is_no_row(broken):
    rows, faults = read("\n".join([line(1), *broken, line(9)]))
    assert [row["id"] for row in rows.values()] == ["P-1", "P-9"]
    assert [list(named) for named in faults.values()] == [[number] for number in range(2, 2 + len(broken))]


@pytest.mark.parametrize("indent", ["", "   "])
def test_a_good_line_is_no_value_of_a_broken_one_before_it(indent):
    rows, faults = read("\n".join([line(1), '{"id":"P-2","name":', indent + line(3), "}", line(9)]))
    assert [row["id"] for row in rows.values()] == ["P-1", "P-3", "P-9"]
    assert list(faults) == [2, 4]


def test_a_first_row_that_is_broken_names_all_its_lines():
    rows, faults = read(f"{line(1)[:-1]}\n{line(2)[1:]}\n\n{line(3)}\n")
    assert (rows[2]["id"], faults) == ("P-3", {1: range(1, 3)})
    rows, faults = read(f'["P-1",\n"P-2"]\n{line(3)}\n'.replace("[", '{"a": [', 1))
    assert faults == {1: range(1, 3)}


PRETTY = json.dumps({"id": "P-{}", "name": "Bo", "flags": [{"a": 1}], "dose": "1 mg"}, indent=2)


def test_objects_over_several_lines_are_read_and_a_broken_one_names_all_of_them():
    good = [PRETTY.replace("{}", str(at)) for at in range(1, 5)]
    rows, faults = read("\n".join([line(0), good[0], good[1].replace(",", "", 1), good[2], line(9), good[3]]))
    assert {number: row["id"] for number, row in rows.items()} == {1: "P-0", 2: "P-1", 4: "P-3", 5: "P-9", 6: "P-4"}
    length = PRETTY.count("\n") + 1
    assert faults == {3: range(2 + length, 2 + 2 * length)}
    rows, faults = read("\n".join([good[0], good[1].replace(",", "", 1), good[2]]))
    assert (list(rows), faults) == ([1, 3], {2: range(1 + length, 1 + 2 * length)})


def test_rows_that_are_indented_alike_go_on_behind_a_broken_one():
    rows, faults = read(f"   {line(1)}\n   {{bad\n   {line(2)}\n")
    assert [row["id"] for row in rows.values()] == ["P-1", "P-2"]
    assert faults == {2: range(2, 3)}


@st.composite
def cut(draw):
    """Lines, some of which lack a stretch: their text, and the ids of the whole ones by their lines."""
    lines = [line(at, **draw(st.sampled_from([{}, {"note": "a } {"}, {"n": {"a": 1}}]))) for at in range(1, 9)]
    lines = lines[: draw(st.integers(2, 8))]
    whole = {}
    for number, each in enumerate(lines, 1):
        if draw(st.booleans()):
            whole[number] = f"P-{number}"
            continue
        start = draw(st.integers(0, len(each)))
        lines[number - 1] = each[:start] + each[draw(st.integers(start + 1, len(each) + 1)) :]
    return "\n".join(lines), whole


@pytest.mark.long
@settings(max_examples=examples(500))
@given(cut(), st.sampled_from([1, 9, 1 << 16]))
@example(('{"id": "P-1", "name": \n' + line(2) + "\n}", {2: "P-2"}), 1)
@example(('"}\n' + line(2), {2: "P-2"}), 1)
def test_wherever_stretches_of_lines_are_cut_out_each_whole_line_is_read_or_named(found, size):
    text, whole = found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_rows, "_PIECE", size)
        try:
            rows, faults = read(text)
        except NoTable:
            assert not whole
            return
    assert sorted([*rows, *faults]) == list(range(1, len(rows) + len(faults) + 1))
    ids = [row.get("id") for row in rows.values()]
    for number, id_ in whole.items():
        assert id_ in ids or any(number in named for named in faults.values())
    for row in rows.values():
        assert row.get("id") not in whole.values() or row["name"] == row["id"].replace("P-", "Name ")
