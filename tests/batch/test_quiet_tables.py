"""What many rows have in common is told once: a thousand lines of it would hide what is wrong with one row."""

import json
import re
from pathlib import Path

import pytest
from tables import CLINIC, HEADER, NAME, batch, line, table

from handout.batch.ledger import Ledger
from handout.cli import alike
from handout.cli.alike import Alike
from handout.cli.maker import Maker
from handout.cli.output import Output
from handout.cli.recorder import Recorder
from handout.diagnostics import MachineError, Span, error, warning

VISIT = ",2027-01-01,"
LACK = "there is no 'next_visit'; 'Your plan' has a line to write on instead"
HINT = "hint: fill the column 'next_visit', or write it by hand"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def without_visit(number):
    return line(number).replace(VISIT, ",,")


WAYS = [[], ["--dry-run"], ["--jobs", "2"], ["--merge", "print.pdf"], ["--dry-run", "--merge", "print.pdf"]]


@pytest.mark.parametrize("more", WAYS)
def test_warnings_of_rows_that_differ_in_the_row_alone_are_told_once(more, capsys):
    table([line(1), *map(without_visit, range(2, 9)), line(9)])
    assert batch("--quiet", *more) == 0
    said = capsys.readouterr().err.splitlines()
    assert [each for each in said if LACK in each] == [
        f"rows.csv: warning: 7 rows: {LACK} (row 2, 3, 4, 5, 6 and more) · {HINT}"
    ]


def test_that_of_one_row_is_told_as_its_own(capsys):
    table([line(1), without_visit(2), line(3, dose="")])
    assert batch("--quiet") == 0
    said = capsys.readouterr().err
    assert f"rows.csv:3: warning: row 2: {LACK} · {HINT}\n" in said
    assert "rows.csv:4: warning: row 3: there is no 'dose';" in said


def test_what_nobody_sees_in_the_table_is_told_of_each_row(capsys):
    table([line(number).replace("2027-01-01", "2001-01-01") for number in range(1, 9)])
    assert batch("--quiet") == 0
    said = capsys.readouterr().err
    for number in range(1, 9):
        assert f"row {number}, column 'next_visit': this day is before the sheet's own day" in said


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_machines_get_the_number_and_the_first_rows(more, capsys):
    table([line(1), *map(without_visit, range(2, 9))])
    assert batch("--quiet", "--format", "json", *more) == 0
    told = [json.loads(each) for each in capsys.readouterr().err.splitlines()]
    (blank,) = [each for each in told if each["code"] == "blank-field"]
    assert (blank["rows"], blank["first_rows"], blank["line"]) == (7, [2, 3, 4, 5, 6], None)


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_errors_stay_one_by_one(more, capsys):
    table([line(number, dose="\x07") if number < 3 else line(number) for number in (1, 2, 3)])
    assert batch("--quiet", *more) == 3
    assert len(re.findall("error: row [12], column 'dose'", capsys.readouterr().err)) == 2


def test_an_older_sheet_is_told_with_the_fault_of_its_row(capsys):
    """Whoever reads why a row fails is not to look elsewhere for what must not be handed out."""
    table([line(number) for number in (1, 2)])
    assert batch("--quiet") == 0
    table([line(number, note="much too long " * 200) for number in (1, 2)])
    capsys.readouterr()
    assert batch("--quiet", "--resume") == 3
    said = capsys.readouterr().err
    assert re.findall(r"warning: row (\d): an older sheet of it still lies there", said) == ["1", "2"]


def test_the_first_rows_are_the_first_whichever_is_made_first(capsys):
    found = Alike()
    for row in (9, 3, 7, 1, 8, 2, 4):
        assert found.add(row, warning("odd", f"row {row}: odd", Span("rows.csv", row + 1), "look"))
    found.tell(Output("text"))
    found.tell(Output("text"))
    assert capsys.readouterr().err == "rows.csv: warning: 7 rows: odd (row 1, 2, 3, 4, 7 and more) · hint: look\n"


def test_so_many_different_ones_are_counted_that_memory_stays_flat(capsys, monkeypatch):
    monkeypatch.setattr(alike, "_MOST_KINDS", 1)
    table([without_visit(1), *(line(number, dose="") for number in (2, 3)), without_visit(4)])
    assert batch("--quiet", "--dry-run") == 0
    said = capsys.readouterr().err
    assert f"2 rows: {LACK} (row 1, 4)" in said
    assert re.findall(r"warning: row (\d): there is no 'dose'", said) == ["2", "3"]


def stopped_by(fault, monkeypatch):
    """A maker that comes to the fault at the fourth row."""
    usual = Maker._make

    def make(self, task):
        if task.sheet.recipient.row == 4:
            raise fault
        return usual(self, task)

    monkeypatch.setattr(Maker, "_make", make)


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--merge", "print.pdf"]])
@pytest.mark.parametrize(("fault", "status"), [(KeyboardInterrupt(), 130), (MemoryError(), 4)])
def test_they_are_told_where_the_run_ends_before_its_end(fault, status, more, capsys, monkeypatch):
    stopped_by(fault, monkeypatch)
    table([*map(without_visit, range(1, 6)), line(6)])
    assert batch("--quiet", *more) == status
    assert capsys.readouterr().err.count(f"3 rows: {LACK} (row 1, 2, 3)") == 1


def test_they_are_told_where_the_ledger_cannot_be_used_any_more(capsys, monkeypatch):
    fault = MachineError([error("disk", "no room for the ledger")])

    def full(*_):
        raise fault

    usual = Recorder.add
    monkeypatch.setattr(Recorder, "add", lambda self, each: full() if each.task.number == 4 else usual(self, each))
    monkeypatch.setattr(Ledger, "settle", full)
    table([*map(without_visit, range(1, 6)), line(6)])
    assert batch("--quiet") == 4
    assert f"3 rows: {LACK} (row 1, 2, 3)" in capsys.readouterr().err


def renamed(header):
    Path("rows.csv").write_text(f"{header}\nP-1,anakinra,{NAME},1950-01-02\nP-2,anakinra,{NAME},1950-01-02\n")


ASKED = "which 'identify' of the clinic's file asks for"


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--merge", "print.pdf"]])
@pytest.mark.parametrize("column", ["PAT_NAME", "Patient Name", "nmae"])
def test_a_header_without_what_says_whose_sheet_it_is_is_told_once(column, more, capsys):
    renamed(f"id,handout,{column},DOB")
    assert batch(*more) == 1
    said = capsys.readouterr().err.splitlines()
    add = "add the column 'birth_date', or take it out of 'identify'"
    assert said == [
        f"rows.csv:1: error: there is no column 'name', {ASKED} · hint: did you mean the column '{column}'? "
        "call it 'name'",
        f"rows.csv:1: error: there is no column 'birth_date', {ASKED} · hint: {add}",
    ]
    assert not list(Path().rglob("*.pdf"))


def test_of_several_columns_that_may_be_meant_none_is_chosen(capsys):
    renamed("id,handout,Provider Name,Pat.Name")
    assert batch() == 1
    assert "did you mean the column 'Provider Name' or 'Pat.Name'? call it 'name'" in capsys.readouterr().err


def test_a_header_is_told_with_a_password_by_another_name(capsys):
    renamed("id,handout,name,pwd")
    assert batch() == 1
    said = capsys.readouterr().err
    assert "a column's name is nearly 'password'" in said
    assert "there is no column 'birth_date'" in said


def test_json_lines_have_no_header_and_fail_row_by_row(capsys):
    rows = [{"id": f"P-{number}", "handout": "anakinra", "PAT_NAME": NAME} for number in (1, 2)]
    Path("rows.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    assert batch("--quiet", file="rows.jsonl") == 3
    said = capsys.readouterr().err
    assert said.count("column 'name': nothing stands there") == 2
    assert said.count("did you mean the column 'PAT_NAME'? call it 'name'") == 2


def of_clinics(*named):
    """The exit status for rows that name clinics, with a file that has its name in two languages."""
    words = re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", CLINIC.read_text(encoding="utf-8"))
    name = "name: {en: Riverbend Rheumatology, es: Reumatología Riverbend}\n"
    Path("own.yaml").write_text(re.sub("(?m)^name: .*\n", name, words), encoding="utf-8")
    rows = [f"{line(number).rstrip()},{each}\n" for number, each in enumerate(named, 1)]
    Path("rows.csv").write_text(HEADER.replace("\n", ",clinic\n") + "".join(rows), encoding="utf-8")
    return batch("--quiet", "--dry-run", "--clinic", "own.yaml")


def test_a_row_may_call_its_clinic_by_name(capsys):
    assert of_clinics("Riverbend Rheumatology", "riverbend  RHEUMATOLOGY", "Reumatología Riverbend", "own") == 0


def test_a_row_for_another_clinic_is_refused_and_a_column_that_means_no_clinic_is_thought_of(capsys):
    assert of_clinics("Riverbend", "Rheum Clinic 3") == 3
    said = capsys.readouterr().err
    assert (
        said.count("column 'clinic': the row is for another clinic's file · hint: name that one with --clinic; ") == 2
    )
    assert said.count("if the column means something else, leave it out or rename it") == 2


def test_counts_are_summed_by_language_where_there_are_several_sizes(capsys, monkeypatch):
    usual = Maker._make

    def make(self, task):
        return usual(self, task)._replace(body_pt=12.0 + task.number % 2)

    monkeypatch.setattr(Maker, "_make", make)
    table([line(1), line(2), line(3), line(4, dose="\x07"), line(5).replace(",en,", ",fi,")])
    assert batch("--dry-run") == 3
    assert capsys.readouterr().err.splitlines()[-5:] == [
        "3 sheets could be made, 2 rows failed",
        "  1 anakinra en standard, type of 12 points",
        "  2 anakinra en standard, type of 13 points",
        "  in all: 3 anakinra en",
        "  failed: 1 anakinra en, 1 whose handout or language is not known",
    ]


def test_one_line_a_language_needs_no_sum(capsys):
    table([line(1), line(2)])
    assert batch("--dry-run") == 0
    assert "in all" not in capsys.readouterr().err


@pytest.mark.parametrize(("day", "more"), [("14/01/2027", True), ("31/31/2027", False), ("2027-14-01", False)])
def test_a_day_that_the_other_order_would_make_one_names_the_form(day, more, capsys):
    table([line(1).replace("2027-01-01", day)])
    assert batch("--dry-run") == 3
    hint = "; if the table has day before month, at 'dates_in: MM/DD/YYYY' in the clinic's file"
    assert f"hint: look at its year, month and day{hint if more else ''}\n" in capsys.readouterr().err
