"""A finished sheet held against the row that it should be for."""

from functools import cache

import pytest
from quick import grid
from recipients import DAY, NOTES, PLAN, clinic, handout, recipient

import handout as program
from handout.verify import read_back
from handout.whose_sheet import Sheet, Stretch, other_words

USUAL = {"id": "P-17", "note": "Bring the form.\nCall me.", "name": "Rosa · Ibáñez"}


@cache
def made(whose, more):
    return read_back(program.render(handout(), clinic(more), date=DAY, recipient=whose).pdf)


def told(made_for, held_against, more=PLAN + NOTES):
    read = made(made_for, more)
    sheet = Sheet(read.id, read.language, read.day, tuple(Stretch(*each) for each in read.personal))
    return other_words(sheet, held_against, clinic(more))


def test_a_sheet_is_its_own_rows():
    assert told(recipient(**USUAL), recipient(**USUAL)) == ()


@pytest.mark.parametrize(
    ("column", "value"),
    grid(
        ["id", "name", "birth_date", "dose", "start_date", "next_visit", "nurse", "note"],
        ["2001-02-03", None],
        together=1,
    ),
)
def test_it_is_no_others(column, value):
    faults = told(recipient(**USUAL), recipient(**USUAL | {column: value}))
    assert faults
    assert all("row 1" in fault.message and "Rosa" not in str(fault) for fault in faults)
    if column != "id":
        assert f"{'the note' if column == 'note' else repr(column)}" in faults[0].message


def test_values_in_each_others_places_are_told():
    row = recipient(dose="Rosa", name="100 mg once a day", start_date="2027-01-15", next_visit="2026-12-01")
    assert len(told(recipient(name="Rosa"), row, PLAN)) >= 3


def test_a_value_that_the_sheet_leaves_blank_is_told():
    assert told(recipient(dose=None), recipient(), PLAN)


def test_a_note_that_is_not_on_the_sheet_is_missed():
    assert told(recipient(), recipient(note="Call me."), PLAN)


def test_a_sheet_that_is_nobodys_is_no_bodys():
    assert "nobody's" in told(None, recipient(), PLAN)[0].message


IN_LINES = """\
notes:
  - handout: "*"
    place: end
    text:
      en: |
        - Bring **{form}** and {card}.
        - {nurse}

        | Who | When |
        | --- | --- |
        | Ask {nurse} | before {next_visit} |
  - handout: other
    place: end
    text: "Your nurse is {dose}."
"""


@pytest.mark.parametrize("column", ["form", "card", "nurse", "next_visit"])
def test_a_difference_in_a_note_is_named_by_its_field_and_place(column):
    row = recipient(form="A blue form", card="the card")
    values = {"form": "A blue form", "card": "the card", "nurse": "Tom", "next_visit": "2027-01-15"}
    other = recipient(**values | {column: "2030-01-01"})
    messages = [each.message for each in told(row, other, IN_LINES)]
    places = {"form": ["15:19"], "card": ["15:32"], "nurse": ["16:11", "20:15"], "next_visit": ["20:32"]}
    assert [each for each in messages if "in the clinic's note at" in each] == [
        f"row 1: '{column}' in the clinic's note at clinic.yaml:{place} is not what the row says"
        for place in places[column]
    ]


def test_values_in_each_others_places_in_a_note_are_told():
    swapped = recipient(form="the card", card="A blue form")
    messages = [each.message for each in told(recipient(form="A blue form", card="the card"), swapped, IN_LINES)]
    assert sum("'form'" in each or "'card'" in each for each in messages) == 2


def test_a_row_of_a_plan_that_the_file_no_longer_has_is_named_by_its_label():
    sheet = Sheet("made", "en", DAY.isoformat(), (Stretch("P", "", "x"), Stretch("TD", "Dose", "100 mg")))
    messages = [each.message for each in other_words(sheet, recipient(), clinic("plan: [nurse]\n"))]
    assert "row 1: 'Dose' in the plan on the sheet is not what the row says" in messages
