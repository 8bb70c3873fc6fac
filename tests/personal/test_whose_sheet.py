"""A finished sheet held against the row that it should be for."""

import pytest
from recipients import DAY, NOTES, PLAN, clinic, handout, recipient

import handout as program
from handout.verify import read_back
from handout.whose_sheet import other_words

ROW = recipient(note="Bring the form.\nCall me.", name="Rosa · Ibáñez")


def told(row, dates_in="MM/DD/YYYY"):
    pdf = program.render(handout(), clinic(PLAN + NOTES), date=DAY, recipient=ROW).pdf
    return other_words(read_back(pdf).personal, row, "en", dates_in)


def test_a_sheet_is_its_own_rows():
    assert told(ROW) == ()


@pytest.mark.parametrize("column", ["name", "birth_date", "dose", "start_date", "next_visit", "nurse", "note"])
def test_it_is_no_others(column):
    other = recipient(**{"note": "Bring the form.\nCall me.", "name": "Rosa · Ibáñez"} | {column: "2001-02-03"})
    faults = told(other)
    assert faults
    assert all("row 1" in fault.message and "Rosa" not in str(fault) for fault in faults)


def test_a_note_that_is_not_on_the_sheet_is_missed():
    pdf = program.render(handout(), clinic(PLAN), date=DAY, recipient=recipient()).pdf
    assert other_words(read_back(pdf).personal, recipient(note="Call me."), "en", "MM/DD/YYYY")


def test_dates_need_the_clinics_form():
    assert told(ROW, None)
