"""Notes of six hundred characters are made whichever words they have; only what no room holds is refused."""

import re

import pymupdf
import pytest
from recipients import PLAN, ROW
from test_added import longest, made, refused

from handout.diagnostics import HandoutError
from handout.layout.areas import ROOM

WIDE = ("Wednesday afternoon prescription medicines throughout " * 12)[:598].strip()
"""Words of which few stand in a line of a column."""

NARROW = ("we are on the way to you " * 30)[:598].strip()


def said(result):
    with pymupdf.open("pdf", result.pdf) as file:
        return " ".join(" ".join(page.get_text() for page in file).split())


def test_long_words_have_a_step_more():
    for note in (WIDE, NARROW):
        assert note in said(made(60, PLAN, note=note))
    with pytest.raises(HandoutError) as caught:
        made(60, PLAN, note=WIDE * 2)
    assert caught.value.diagnostics[0].message == "row 1, column 'note': too long for its room in 'Your plan'"


def test_other_sheets_do_not_know_of_that_step(monkeypatch):
    before = made(60, PLAN, note=NARROW).pdf
    monkeypatch.setattr("handout.layout.areas.ROOM", ROOM[:3])
    assert made(60, PLAN, note=NARROW).pdf == before


def test_where_the_sheet_is_too_full_for_it_the_words_to_cut_are_those_over_the_step_before():
    full = longest(PLAN, note=NARROW)
    assert made(full, PLAN, note=NARROW).pages == 2
    fault = refused(full, PLAN, note=WIDE)
    where = "row 1, column 'note': too long for its room in 'Your plan', and the sheet is too full to give it more"
    assert (fault.code, fault.message, fault.span) == ("own-too-long", where, ROW)
    number = int(re.fullmatch(r"cut about (\d+) words?", fault.hints[0])[1])
    assert made(full, PLAN, note=" ".join(WIDE.split()[: -number - 1])).pages == 2
