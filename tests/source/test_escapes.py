"""Backslashes in double quotes that eat the letter behind them."""

import pytest

from handout.source import yaml
from handout.source.clinic import read_clinic
from handout.source.content import read_handout

EATEN = [
    (r'a: "C:\new"', "1:7"),
    (r'a: "Open (C:\new) now"', "1:13"),
    (r'a: "\\clinic\new"', "1:13"),
    (r'a: "C:\\Users\new"', "1:14"),
    (r'a: "C:\table"', "1:7"),
    (r'a: "half a\tablet"', "1:11"),
    (r'a: "C:\readme"', "1:7"),
    ('a: "See\n  C:\\new"', "2:5"),
]
MEANT = [
    r'a: "First line\nSecond line"',
    r'a: "First line,\nsecond line"',
    r'a: "Vitamin D:\nTake one"',
    r'a: "Vitamin D:\n\nTake one"',
    r'a: "First\\\nsecond\\\nthird"',
    r'a: "caf\u00e9\nnext \"so\"\nnext"',
    r'a: "\n- one\n- two\n"',
    r'a: "one\t\ntwo"',
    r'a: "C:\\new"',
    r"a: 'C:\new'",
    r"a: C:\new",
    "a: |\n  C:\\new",
    r'a: "and\/or 10\_mg"',
]
NOT_ALLOWED = [(letter, f'a: "C:\\{letter}x"') for letter in "0abefvNLP"]


def read(text):
    return yaml.read(text.encode(), "f.yaml")


@pytest.mark.parametrize(("text", "place"), EATEN)
def test_a_letter_that_is_lost_is_told_where_it_stands(text, place):
    parsed = read(text)
    assert not parsed.faults
    assert [f"{each.span.line}:{each.span.column}" for each in parsed.warnings] == [place]
    assert "single quotes" in parsed.warnings[0].hints[0]


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_left_alone(text):
    assert read(text)[1:] == ((), ())


@pytest.mark.parametrize(("letter", "text"), NOT_ALLOWED)
def test_an_escape_that_makes_a_control_character_is_told_as_a_backslash(letter, text):
    (fault,) = read(text).faults
    assert (fault.code, fault.span.column) == ("forbidden-character", 7)
    assert f"'\\\\{letter}'" in fault.hints[0]


def test_what_it_says_can_be_done():
    for text, _ in EATEN:
        doubled = read(text.replace("\\\\", "\\").replace("\\", "\\\\"))
        assert not doubled.faults
        assert not doubled.warnings


def test_a_value_full_of_escapes_is_told_of_a_hundred_times_at_most():
    assert len(read('a: "' + r"x\ty" * 5_000 + '"').warnings) <= yaml.MOST_FAULTS
    assert len(read('a: "' + r"x\by" * 5_000 + '"').faults) <= yaml.MOST_FAULTS


HANDOUT = r"""format: 1
id: a
language: en
title: "C:\new"
sections:
  - {id: b, heading: B, text: Take it.}
"""


def test_readers_of_handouts_and_clinics_hand_the_warnings_on():
    assert [each.code for each in read_handout(HANDOUT.encode(), "f.yaml").warnings] == ["escape-in-words"]
    assert [each.code for each in read_clinic(b'format: 1\nname: "C:\\new"', "f.yaml").warnings] == ["escape-in-words"]
