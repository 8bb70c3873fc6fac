"""The Unicode Bidirectional Algorithm against the tests of Unicode itself, and against a few cases kept here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from quick import is_quick, some
from unicode_files import UCD, needs

from handout.geometry import Direction
from handout.text.bidi import base_level, levels, line_levels, reorder, resolve, trailing
from handout.text.bidi_classes import bidi_class

FOUND = needs("BidiTest.txt")

# Lines of BidiCharacterTest.txt: text, direction (0 ltr, 1 rtl, 2 auto), paragraph level, levels, visual order.
DIRECTIONS: dict[str, Direction | None] = {"0": "ltr", "1": "rtl", "2": None}
KEPT = """
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;0;0;1 1 0 1 1 0 0 0 0 0 0 0 0 0;\
1 0 2 4 3 5 6 7 8 9 10 11 12 13
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1;1 1 1 1 1 1 1 2 2 1 1 1 2 2;\
12 13 11 10 9 7 8 6 5 4 3 2 1 0
0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;0;0;\
0 0 0 0 0 0 0 0 0 1 1 1 0 0 1 1 1;0 1 2 3 4 5 6 7 8 11 10 9 12 13 16 15 14
"""


def data(lines: str) -> Iterator[list[str]]:
    return (line.split(";") for line in lines.splitlines() if line and line[0] not in "#@")


def in_order(found: list[int], wanted: list[str]) -> list[int]:
    kept = [index for index, each in enumerate(wanted) if each != "x"]
    return [kept[each] for each in reorder([found[index] for index in kept])]


def check(fields: list[str]) -> None:
    codes, direction, base, wanted, order = fields
    text = "".join(chr(int(each, 16)) for each in codes.split())
    own = base_level([bidi_class(each) for each in text]) if direction == "2" else int(direction)
    found = line_levels(text, levels(text, DIRECTIONS[direction]), 0, len(text), own)
    assert own == int(base), fields
    assert all(each in ("x", str(level)) for each, level in zip(wanted.split(), found, strict=True)), fields
    assert in_order(found, wanted.split()) == [int(each) for each in order.split()], fields


@pytest.mark.parametrize("fields", list(data(KEPT)))
def test_cases_kept_here(fields: list[str]) -> None:
    check(fields)


@FOUND
@pytest.mark.law
def test_each_case_by_characters() -> None:
    for fields in some(list(data((UCD / "BidiCharacterTest.txt").read_text("utf-8"))), 16):
        check(fields)


@FOUND
@pytest.mark.law
def test_each_case_by_classes() -> None:
    wanted: list[str] = []
    order: list[int] = []
    right: set[tuple[int, ...]] = set()  # levels that fit `wanted` and `order`: most lines share theirs
    one_of = 16 if is_quick() else 1
    for number, line in enumerate((UCD / "BidiTest.txt").read_text("utf-8").splitlines()):
        if line.startswith("@Levels:"):
            wanted, right = line.split()[1:], set()
        elif line.startswith("@Reorder:"):
            order, right = [int(each) for each in line.split()[1:]], set()
        elif line and line[0] not in "#@" and number % one_of == 0:
            names, directions = line.split(";")
            classes = names.split()
            # The bits of the second field: auto, left to right, right to left.
            bases = [base_level(classes) if bit == 1 else bit // 4 for bit in (1, 2, 4) if int(directions, 16) & bit]
            for base in set(bases):
                found = trailing(classes, resolve(classes, {}, base), base)
                if tuple(found) in right:
                    continue
                assert all(w in ("x", str(f)) for w, f in zip(wanted, found, strict=True)), (line, base, found)
                assert in_order(found, wanted) == order, (line, base)
                right.add(tuple(found))


def test_a_number_in_a_hebrew_sentence_stays_left_to_right() -> None:
    text = "\u05d8\u05dc 555-0100."
    assert levels(text, "rtl") == [1, 1, 1, *[2] * 8, 1]


def test_a_line_without_anything_has_no_order() -> None:
    assert reorder([]) == []
