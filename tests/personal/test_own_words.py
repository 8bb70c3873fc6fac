"""From a row to what one copy says."""

import pytest
from making import CLINIC, FURNITURE, HEAD, handout_of
from recipients import DAY, NOTES, PLAN, clinic, handout, recipient

from handout.compose import Occasion, compose
from handout.diagnostics import HandoutError
from handout.labels import labels_for
from handout.own_words import asked_of, blank_own, doubts_of_copy, doubts_of_row, own_words, sheet_mark

PERSONAL = Occasion(personal=True)


def own(row, more=PLAN):
    document, _ = compose(handout(), clinic(more), PERSONAL._replace(has_note=row.get("note") is not None))
    return own_words(document, handout(), clinic(more), row, DAY)


def mark_of(row):
    return sheet_mark(row, "made", "en", DAY)


def faults_of(row, more=PLAN):
    with pytest.raises(HandoutError) as caught:
        own(row, more)
    return caught.value.diagnostics


def test_dates_have_their_month_as_a_word():
    assert own(recipient()).values == ("100 mg once a day", "December 1, 2026", "January 15, 2027")
    assert "Date of birth: May 3, 1961" in own(recipient()).identity


def test_an_iso_date_is_a_date_in_any_column():
    assert own(recipient(dose="2026-03-04")).values[0] == "March 4, 2026"


def test_a_value_that_is_no_date_is_told_without_the_value():
    (fault,) = faults_of(recipient(next_visit="Tuesday week"))
    assert "row 1, column 'next_visit'" in fault.message
    assert "Tuesday" not in str(fault)


def test_nobody_is_born_after_the_sheets_day():
    """But for a few days, for a run that is gone on with: it keeps its own."""
    (fault,) = faults_of(recipient(birth_date="2061-05-03"))
    assert fault.message == "row 1, column 'birth_date': a day of birth that is after the sheet's own day"
    assert faults_of(recipient(birth_date="2026-12-01"))
    assert "November 30, 2026" in own(recipient(birth_date="2026-11-30")).identity
    assert own(recipient(next_visit="2061-05-03")).values[2] == "May 3, 2061"


@pytest.mark.parametrize(
    ("visit", "past"),
    [("2017-01-15", True), ("01/15/2017", True), ("2026-11-22", True), ("2026-11-23", False), ("2027-01-15", False)],
)
def test_a_next_visit_before_the_day_of_the_sheet_is_told(visit, past):
    """A slip of the finger in the year: on paper nobody would come back."""
    told = [each for each in doubts(recipient(next_visit=visit), PLAN) if each.code == "past-visit"]
    assert [each.severity for each in told] == ["warning"] * past
    assert all("row 1, column 'next_visit': this day is before the sheet's own day" in str(each) for each in told)
    assert visit not in str(told)


def test_a_visit_that_no_sheet_shows_or_that_is_no_next_one_may_be_past():
    row = recipient(visit="2017-01-15", start_date="2017-01-15", next_visit=None)
    assert not [each for each in doubts(row, PLAN) if each.code == "past-visit"]
    row = recipient(next_visit="2017-01-15")
    assert not [each for each in doubts(row, "plan: [dose]\n") if each.code == "past-visit"]
    assert [each.code for each in doubts(row, 'plan: ["Next visit", next_visit]\n')].count("past-visit") == 1


def doubts(row, more):
    document, _ = compose(handout(), clinic(more), PERSONAL)
    return doubts_of_copy(asked_of([document], clinic(more)), clinic(more), row, DAY)


def test_what_a_plan_lacks_is_left_to_the_hand():
    assert own(recipient(dose=None)).values[0] is None


def test_what_identifies_must_be_there():
    faults = faults_of(recipient(name=None, birth_date=None))
    assert [fault.code for fault in faults] == ["missing-field", "missing-field"]
    assert all("'identify'" in fault.message for fault in faults)


def test_what_a_note_asks_for_must_be_there():
    (fault,) = faults_of(recipient(nurse=None), PLAN + NOTES)
    assert "'nurse'" in fault.message
    assert "clinic.yaml:" in fault.message


def test_without_a_word_from_the_clinic_the_name_is_printed():
    assert own(recipient(), "").identity.startswith("Rosa Ibáñez-Okafor · Sheet ")
    assert own(recipient(name=None), "").identity.startswith("Sheet ")


def test_a_clinic_may_print_nothing_of_who_it_is():
    assert own(recipient(), "identify: []\n").identity.startswith("Sheet ")


LABELLED = """\
identify: [name, {field: record, label: {en: Record no., es: N.º de historia}}, Next_Visit]
plan: [dose, {field: next_visit, label: {en: Come back, es: Vuelva el}}]
language_fallback: {es: en}
"""


def test_the_line_calls_fields_as_the_clinic_does_wherever_it_names_them():
    row = recipient(record="0042-17")
    assert own(row, LABELLED).identity.startswith(
        "Rosa Ibáñez-Okafor · Record no.: 0042-17 · Come back: January 15, 2027 · Sheet "
    )
    spanish = handout_of(FURNITURE, HEAD.replace("language: en", "language: es"))
    document, _ = compose(spanish, clinic(LABELLED), PERSONAL)
    line = own_words(document, spanish, clinic(LABELLED), row, DAY).identity
    assert " · N.º de historia: 0042-17 · Vuelva el: 15 de enero de 2027 · " in line


def test_what_identifies_may_be_said_to_be_a_date():
    more = "dates_in: MM/DD/YYYY\nidentify: [name, {field: born, type: date, label: Born}]\n"
    assert "Born: May 3, 1961" in own(recipient(born="05/03/1961"), more).identity


def test_eight_digits_are_a_day_in_columns_of_days_and_digits_elsewhere():
    more = "identify: [name, birth_date, ward]\n"
    line = own(recipient(birth_date="19610503", ward="20270115"), more).identity
    assert "May 3, 1961" in line
    assert "20270115" in line


@pytest.mark.parametrize("name", ["date_of_birth", "Date of Birth", "DOB", "birth-date"])
def test_a_birth_date_has_its_words_in_each_language_whatever_its_column_is_called(name):
    assert labels_for("es").field(name) == "Fecha de nacimiento"


def warned(more, language="es", fields="language_fallback: {es: en}\n"):
    sheet = handout_of(FURNITURE, HEAD.replace("language: en", f"language: {language}"))
    _, told = compose(sheet, clinic(more + fields), PERSONAL)
    return [each for each in told if each.code == "field-label"]


def test_a_column_that_has_no_words_in_the_sheets_language_is_told_once():
    pump = "{field: pump, label: {en: Pump, es: Bomba}}"
    more = f"identify: [name, ward, birth_date]\nplan: [dose, ward, {pump}, wound care]\n"
    (told,) = warned(more)
    assert "a sheet in 'es' has no words of that language for 'ward', 'wound care'" in told.message
    assert told.hints == ("write {field: ward, label: {es: …}} there",)
    assert told.span.line == (CLINIC + more).splitlines().index("identify: [name, ward, birth_date]") + 1
    assert warned(more, "en", "") == []
    assert warned(more.replace("ward", "{field: ward, label: Sala}").replace(", wound care", "")) == []


@pytest.mark.parametrize("value", ["{dose}", "{", "}}", "**bold**", "__class__", "[a](https://b.example)", "<b>&amp;"])
def test_a_value_is_plain_text(value):
    made = own(recipient(dose=value, nurse=value), PLAN + NOTES)
    assert made.values[0] == value
    assert dict(made.fields)["nurse"] == value


def test_the_mark_tells_sheets_apart_and_nothing_else():
    mark = mark_of(recipient())
    assert mark == mark_of(recipient())
    assert mark != mark_of(recipient(name="Rosa Ibanez-Okafor"))
    with_id = mark_of(recipient(id="P-17"))
    assert with_id == mark_of(recipient(id="P-17", name="Somebody Else"))
    assert with_id != mark_of(recipient(id="P-18"))


def test_a_sheet_that_is_nobodys_has_blanks():
    document, _ = compose(handout(), clinic(PLAN + NOTES))
    blank = blank_own(document)
    assert blank.values == (None, None, None)
    assert dict(blank.fields).keys() == {"nurse", "next_visit"}
    assert {value.strip("_") for _, value in blank.fields} == {""}


def test_words_of_a_row_show_in_no_repr():
    row = recipient()
    assert "Rosa" not in repr(row) + repr(row.cells) + repr(own(row))


NO_VALUES = ["None", "none", "nan", "NaN", "undefined", "\\N", "<null>", "(null)", "[NULL]", "<NA>"]


@pytest.mark.parametrize("column", ["name", "birth_date", "dose", "next_visit", "nurse"])
@pytest.mark.parametrize("words", NO_VALUES)
def test_what_programs_write_in_place_of_a_value_is_no_patients(column, words):
    (fault,) = faults_of(recipient(**{column: words}), PLAN + NOTES)
    assert fault.code == "no-value"
    assert fault.message.startswith(f"row 1, column '{column}': ")
    assert words not in str(fault)


@pytest.mark.parametrize("words", ["Null", "NULL", "null", "Nan", "NAN", "NA"])
def test_who_is_called_so_gets_a_sheet_and_somebody_a_warning(words):
    row = recipient(name=words)
    assert own(row).identity.startswith(words)
    document, _ = compose(handout(), clinic(PLAN), PERSONAL)
    (told,) = doubts_of_row(asked_of([document], clinic(PLAN)), row)
    assert (told.severity, told.code) == ("warning", "no-value")
    assert told.message.startswith("row 1, column 'name': ")
    (fault,) = faults_of(recipient(dose=words))
    assert fault.code == "no-value"


def test_a_name_that_no_sheet_shows_is_in_nobodys_way():
    shows = PLAN.replace("identify: [name, birth_date]", "identify: [birth_date]")
    document, _ = compose(handout(), clinic(shows), PERSONAL)
    assert doubts_of_row(asked_of([document], clinic(shows)), recipient(name="Null")) == ()
    assert own(recipient(name="None"), shows).values[0] == "100 mg once a day"


@pytest.mark.parametrize("words", ["Nan Smith", "Rosa Null", "none of it", "n/a", "N/A", "nil", "Na", "na", "Nat", "0"])
def test_other_words_are_meant(words):
    row = recipient(name=words, dose=words, note=words)
    assert (own(row).values[0], own(row).note) == (words, words)
    document, _ = compose(handout(), clinic(PLAN), PERSONAL)
    assert doubts_of_row(asked_of([document], clinic(PLAN)), row) == ()


@pytest.mark.parametrize("words", ["Mar?a Nu?ez", "?", "Ann Lee (?)"])
def test_a_question_mark_for_a_letter_is_in_nobodys_name(words):
    (fault,) = faults_of(recipient(name=words))
    assert fault.code == "lost-letters"
    assert fault.message == "row 1, column 'name': letters were lost; a question mark stands for each"
    shows = PLAN.replace("identify: [name, birth_date]", "identify: [birth_date, Ward]")
    assert own(recipient(name=words, ward="3 East"), shows).values[0] == "100 mg once a day"
    (fault,) = faults_of(recipient(ward=words), shows)
    assert fault.message.startswith("row 1, column 'Ward': letters were lost")


def test_elsewhere_a_question_mark_asks():
    row = recipient(dose="100 mg?", note="Any fever? Call us.")
    assert (own(row).values[0], own(row).note) == ("100 mg?", "Any fever? Call us.")
