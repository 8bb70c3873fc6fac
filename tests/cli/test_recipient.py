"""build for one recipient: what it asks for, what it keeps to itself, what it leaves alone."""

import io
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from handout.cli.main import main

CLINIC = Path(__file__).parents[2] / "content/clinics/riverbend/plan.yaml"
ROW = "id,name,birth_date,dose,next_visit\nP-17,Qwertz Uiop,1961-05-03,100 mg,2027-01-15\n"
BUILD = ["build", "anakinra", "--date", "2026-11-23", "--clinic", str(CLINIC)]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("row.csv").write_text(ROW, encoding="utf-8")
    return tmp_path


def personal(*more, out="sheet.pdf"):
    return main([*BUILD, "--recipient", "row.csv", "-o", out, *more])


def test_it_needs_a_name_for_the_file(capsys):
    assert main([*BUILD, "--recipient", "row.csv"]) == 2
    assert "-o FILE" in capsys.readouterr().err


def test_its_file_is_for_its_owner_alone():
    assert personal() == 0
    assert stat.S_IMODE(Path("sheet.pdf").stat().st_mode) == 0o600


@pytest.mark.long
def test_that_holds_where_it_replaces_an_open_one():
    assert main([*BUILD, "-o", "sheet.pdf"]) == 0
    assert stat.S_IMODE(Path("sheet.pdf").stat().st_mode) != 0o600
    assert personal("--force") == 0
    assert stat.S_IMODE(Path("sheet.pdf").stat().st_mode) == 0o600


def test_it_replaces_nothing_unasked_and_is_replaced_by_nothing(capsys):
    assert personal() == 0
    before = Path("sheet.pdf").read_bytes()
    assert personal("--set", "dose=50 mg") == 1
    assert main([*BUILD, "-o", "sheet.pdf"]) == 1
    assert Path("sheet.pdf").read_bytes() == before
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize("column", ["handout=other", "language=es", "edition=large-print", "with=es", "clinic=north"])
def test_a_row_for_another_sheet_is_refused(column, capsys):
    assert personal("--set", column) == 1
    assert f"column '{column.partition('=')[0]}'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "column",
    [
        *("handout=anakinra", "language=en-US", "language=English", "edition=standard", "edition=Standard"),
        *(
            "clinic=riverbend",
            "clinic=RIVERBEND Rheumatology",
            f"clinic={CLINIC}",
            f"clinic={CLINIC.parent}/./{CLINIC.name}",
        ),
    ],
)
def test_a_row_for_this_sheet_is_taken(column):
    assert personal("--set", column) == 0


def test_the_encoding_of_a_row_is_named(capsys):
    Path("row.csv").write_text(ROW.replace("Uiop", "Uiöp"), encoding="cp1252")
    assert personal() == 1
    assert "--encoding cp1252" in capsys.readouterr().err
    assert personal("--encoding", "cp1252") == 0
    check = ["verify", "sheet.pdf", "--recipient", "row.csv", "--clinic", str(CLINIC)]
    assert main([*check, "--encoding", "cp1252"]) == 0
    assert main(check) == 1
    assert personal("--encoding", "rot13", out="other.pdf") == 2
    assert "'rot13' is no encoding" in capsys.readouterr().err


def test_a_row_comes_from_standard_input_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ROW.encode())))
    assert main([*BUILD, "--recipient", "-", "-o", "piped.pdf"]) == 0
    assert personal(out="named.pdf") == 0
    assert Path("piped.pdf").read_bytes() == Path("named.pdf").read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_row_comes_through_a_pipe_too():
    """As a shell's `<(…)` hands it on."""
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_text(ROW, encoding="utf-8"))
    writer.start()
    assert main([*BUILD, "--recipient", "pipe", "-o", "piped.pdf"]) == 0
    writer.join()
    assert personal(out="named.pdf") == 0
    assert Path("piped.pdf").read_bytes() == Path("named.pdf").read_bytes()


def test_a_column_that_nothing_shows_is_told_and_no_word_of_it(capsys):
    Path("row.csv").write_text(ROW.replace("\n", ",notes,pet\n", 1)[:-1] + ",Stop it.,Rex\n", encoding="utf-8")
    assert main([*BUILD, "--recipient", "row.csv", "-o", "sheet.pdf"]) == 0
    told = capsys.readouterr().err
    assert "row 1: columns that nothing on the sheet shows: 'notes' (did you mean 'note'?), 1 more" in told
    assert "Stop" not in told
    assert "Rex" not in told
    Path("row.csv").write_text(ROW, encoding="utf-8")
    assert main([*BUILD, "--recipient", "row.csv", "-o", "sheet.pdf", "--force"]) == 0
    assert "nothing on the sheet shows" not in capsys.readouterr().err


def test_a_column_that_is_nearly_the_password_leaves_no_file_open(capsys):
    Path("row.csv").write_text(ROW.replace("\n", ",password:\n", 1)[:-1] + ",Hid-den7\n", encoding="utf-8")
    assert main([*BUILD, "--recipient", "row.csv", "-o", "sheet.pdf"]) == 1
    told = capsys.readouterr().err
    assert "a column's name is nearly 'password', or means that, and no file would be locked" in told
    assert "Hid-den7" not in told
    assert not Path("sheet.pdf").exists()


def test_verify_tells_whose_it_is_without_a_word_of_the_row(capsys):
    assert personal() == 0
    verify = ["verify", "sheet.pdf", "--recipient", "row.csv", "--clinic", str(CLINIC)]
    assert main(verify) == 0
    Path("row.csv").write_text(ROW.replace("100 mg", "10 mg"), encoding="utf-8")
    assert main(verify) == 1
    said = capsys.readouterr()
    assert "'dose' in the plan on the sheet is not what the row says" in said.err
    assert "Qwertz" not in said.out + said.err
    assert "10 mg" not in said.err


def test_verify_raises_no_alarm_where_the_clinics_file_is_not_named(capsys):
    assert personal() == 0
    assert main(["verify", "sheet.pdf", "--recipient", "row.csv"]) == 2
    said = capsys.readouterr().err
    assert "'sheet.pdf' was made with the clinic's file of 'Riverbend Rheumatology'" in said
    assert "name that file with --clinic" in said
    assert "hand it out" not in said


def test_verify_raises_no_alarm_where_a_clinics_file_is_named_that_had_no_part(capsys):
    assert main(["build", "anakinra", "--recipient", "row.csv", "-o", "plain.pdf"]) == 0
    assert main(["verify", "plain.pdf", "--recipient", "row.csv"]) == 0
    assert main(["verify", "plain.pdf", "--recipient", "row.csv", "--clinic", str(CLINIC)]) == 2
    assert "was made without a clinic's file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("setting", "hint"),
    [("dos=50 mg", "did you mean 'dose'?"), ("weight=50 kg", "it shows 'name', 'birth_date', 'dose', 'next_visit'")],
)
def test_a_field_that_is_set_and_that_nothing_shows_makes_no_sheet_with_the_rows_own_value(setting, hint, capsys):
    assert personal("--set", setting) == 1
    said = capsys.readouterr().err
    assert f"--set: error: nothing on the sheet shows the field '{setting.partition('=')[0]}' · hint: {hint}" in said
    assert "50" not in said
    assert not Path("sheet.pdf").exists()


def test_it_is_told_with_what_is_lacking_for_its_slip(capsys):
    assert main([*BUILD, "--set", "nmae=Qwertz", "--set", "birth_date=1961-05-03", "-o", "sheet.pdf"]) == 1
    said = capsys.readouterr().err
    assert "the field 'nmae' · hint: did you mean 'name'?" in said
    assert "column 'name': nothing stands there" in said


def told_of(header, capsys, *more):
    Path("slip.csv").write_text(f"{header}\nP-17,Rosa,1961-05-03,100 mg,2027-01-15\n")
    main(["build", "anakinra", *more, "--recipient", "slip.csv", "-o", "slip.pdf"])
    return capsys.readouterr().err


def test_a_slip_in_a_needed_columns_name_is_told_with_that(capsys):
    said = told_of("id,name,birthdate,dose,next_visit", capsys, "--clinic", str(CLINIC))
    assert "column 'birth_date': nothing stands there, and 'identify' needs it" in said
    assert "hint: did you mean the column 'birthdate'? call it 'birth_date'" in said


def test_a_slip_in_a_column_of_the_plan_is_told_once(capsys):
    said = told_of("id,name,birth_date,dosis,next_visit", capsys, "--clinic", str(CLINIC))
    assert said.count("'dosis'") == 1
    assert "the column 'dosis' · hint: did you mean 'dose'?" in said
    assert "columns that nothing on the sheet shows" not in said


def test_where_no_plan_shows_a_column_the_hint_says_what_would(capsys):
    said = told_of("id,name,birth_date,dose,next_visit", capsys)
    assert "columns that nothing on the sheet shows: 3" in said
    assert "'plan' shows what they say, 'identify' whose sheet it is" in said


@pytest.mark.parametrize("field", ["dose", "birth_date"])
def test_what_a_setting_takes_away_is_told_of_the_setting(field, capsys):
    personal("--set", f"{field}=")
    (said,) = [line for line in capsys.readouterr().err.splitlines() if f"'{field}'" in line]
    assert said.startswith("--set: ")
    assert f"leave out --set '{field}='" in said
