"""`handout batch`: every good row made, every other named, and nobody's words anywhere but on their own sheet."""

import datetime
import errno
import io
import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pymupdf
import pytest

from handout.api import load, load_clinic, render
from handout.cli.main import main
from handout.source.recipient_file import load_recipient

CLINIC = Path(__file__).parents[2] / "content/clinics/riverbend/plan.yaml"
HEADER = "id,handout,language,name,birth_date,dose,next_visit,note\n"
GOOD = (
    "P1,anakinra,en-US,Qwertz Uiop,1950-01-02,100 mg,2027-01-01,Ring the bell\n"
    "../x,,,Asdfg Hjkl,1951-02-03,50 mg,2027-02-01,\n"
    "CON,anakinra,en,Yxcvb Nmpoi,1952-03-04,75 mg,2027-03-01,\n"
)
BAD = (
    "B1,nothing,en,Wrongman One,1950-01-02,100 mg,2027-01-01,\n"
    "B2,anakinra,fr,Wrongman Two,1950-01-02,100 mg,2027-01-01,\n"
    "B3,anakinra,en,Wrongman Three,1950-13-02,100 mg,2027-01-01,\n"
    "B4,anakinra,en,Wrongman Four\n"
    "B5,anakinra,en,Wrongman\x07Five,1950-01-02,100 mg,2027-01-01,\n"
    "B6,anakinra,en,,1950-01-02,100 mg,2027-01-01,\n"
    f"B7,anakinra,en,Wrongman Seven,1950-01-02,100 mg,2027-01-01,{'word ' * 400}\n"
)
DAY = datetime.date(2026, 11, 24)
NAMES = ("Qwertz", "Asdfg", "Yxcvb")


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def batch(rows, *more, file="rows.csv"):
    if file != "-":
        Path(file).write_text(HEADER + rows, encoding="utf-8")
    words = ["batch", file, "--handout", "anakinra", "--clinic", str(CLINIC), "--date", "2026-11-24", *more]
    return main(words)


def made():
    return {path.name: path for path in Path("out").rglob("*.pdf")}


def words_of(path):
    with pymupdf.open(path) as pdf:
        return " ".join(page.get_text() for page in pdf)


def test_good_rows_are_made_and_bad_ones_named(capsys, whole_handout):
    assert batch(GOOD + BAD, "-o", "out") == 3
    said = capsys.readouterr()
    assert set(made()) == {"P1.anakinra.en.pdf", "%2E.%2Fx.anakinra.en.pdf", "%43ON.anakinra.en.pdf"}
    assert len(said.out.splitlines()) == 3
    assert all(f"row {number}" in said.err for number in range(4, 11))
    assert "3 sheets made, 7 rows failed" in said.err
    assert "3 anakinra en standard, type of 12 points" in said.err
    assert "Wrongman" not in said.err
    assert not any(name in said.err + said.out for name in NAMES)


def test_each_sheet_has_its_own_words_and_is_what_build_makes(capsys, whole_handout):
    assert batch(GOOD, "-o", "out") == 0
    pages = [words_of(path) for path in made().values()]
    assert sorted(sum(name in words for words in pages) for name in NAMES) == [1, 1, 1]
    assert all(sum(name in words for name in NAMES) == 1 for words in pages)
    Path("one.csv").write_text(HEADER + GOOD.splitlines()[0], encoding="utf-8")
    alone = render(load("anakinra"), load_clinic(CLINIC), recipient=load_recipient("one.csv").value, date=DAY)
    assert made()["P1.anakinra.en.pdf"].read_bytes() == alone.pdf


def test_files_are_for_their_owner_alone():
    assert batch(GOOD, "-o", "out", "--quiet") == 0
    assert {stat.S_IMODE(path.stat().st_mode) for path in made().values()} == {0o600}
    assert stat.S_IMODE(Path("out").stat().st_mode) == 0o700


def test_what_is_there_stays_unless_it_is_the_same_or_forced(capsys):
    lines = GOOD.splitlines(keepends=True)
    assert batch(GOOD, "-o", "theirs") == 0
    assert batch("".join(lines[1:]), "-o", "out") == 0
    theirs = next(Path("theirs").rglob("P1.*.pdf"))
    other = Path("out", *theirs.parts[1:])
    other.parent.mkdir(exist_ok=True)
    shutil.copy(theirs, other)
    changed = GOOD.replace("100 mg", "80 mg")
    capsys.readouterr()
    assert batch(changed, "-o", "out", "--resume") == 3
    (told,) = [each for each in capsys.readouterr().err.splitlines() if "error" in each]
    assert "row 1: there is an older sheet of this row" in told
    assert "P1" not in told
    assert other.read_bytes() == theirs.read_bytes()
    assert batch(GOOD, "-o", "out", "--resume") == 0
    other.write_bytes(b"%PDF-")
    assert batch(changed, "-o", "out", "--resume", "--force") == 0
    assert "80 mg" in words_of(made()["P1.anakinra.en.pdf"])


def test_a_dry_run_counts_and_writes_nothing(capsys):
    assert batch(GOOD + BAD, "--dry-run") == 3
    assert "3 sheets could be made, 7 rows failed" in capsys.readouterr().err
    assert {path.name for path in Path().iterdir()} == {"rows.csv"}


def test_only_makes_the_ids_it_names(capsys):
    assert batch(GOOD, "-o", "out", "--only", "CON,P1", "--force") == 0
    assert set(made()) == {"P1.anakinra.en.pdf", "%43ON.anakinra.en.pdf"}
    assert batch(GOOD, "-o", "out", "--only", "Q9") == 2


def test_a_table_that_cannot_be_read_to_its_end_makes_nothing(capsys):
    assert batch(GOOD + 'P9,anakinra,en,"Asdfg\n' + GOOD, "-o", "out") == 1
    assert not Path("out").exists()
    assert "double quote" in capsys.readouterr().err


def test_rows_come_as_json_lines_from_standard_input_too(monkeypatch, capsys):
    line = '{"id": "J1", "name": "Qwertz", "birth_date": "1950-01-02", "dose": "100 mg", "next_visit": "2027-01-01"}\n'
    both = line + line.replace("J1", "J2")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(both.encode())))
    assert batch("", "-o", "out", file="-") == 0
    assert set(made()) == {"J1.anakinra.en.pdf", "J2.anakinra.en.pdf"}


@pytest.mark.parametrize("column", ["with=fr", "clinic=north"])
def test_what_a_sheet_cannot_have_yet_is_a_fault_of_its_row(column, capsys):
    name, value = column.split("=")
    header, line = HEADER.replace("\n", f",{name}\n"), GOOD.splitlines()[0] + f",{value}\n"
    Path("more.csv").write_text(header + line, encoding="utf-8")
    assert main(["batch", "more.csv", "-o", "out", "--clinic", str(CLINIC)]) == 3
    assert f"row 1, column '{name}'" in capsys.readouterr().err
    assert not made()


def test_a_fault_of_the_program_is_its_rows_and_shows_no_words(monkeypatch, capsys):
    def broken(*args, recipient, **more):
        if recipient.row == 2:
            raise RuntimeError(recipient.get("name").text)
        return render(*args, recipient=recipient, **more)

    monkeypatch.setattr("handout.api.render", broken)
    assert batch(GOOD, "-o", "out") == 3
    said = capsys.readouterr().err
    assert "row 2: RuntimeError" in said
    assert "Asdfg" not in said
    assert len(made()) == 2


def test_a_folder_is_asked_for(capsys):
    assert batch(GOOD) == 2
    assert "-o FOLDER" in capsys.readouterr().err


def test_a_handout_for_all_rows_that_the_library_lacks_is_told_once(capsys):
    assert batch(GOOD, "-o", "out", "--handout", "anakinrra") == 2
    assert capsys.readouterr().err.count("did you mean 'anakinra'?") == 1


def test_a_full_disk_ends_the_batch_and_names_nobody(monkeypatch, capsys):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert batch(GOOD, "-o", "out") == 4
    said = capsys.readouterr().err
    assert "No space left" in said
    assert "P1" not in said
    assert made() == {}


def test_machines_get_the_counts(capsys, whole_handout):
    assert batch(GOOD + BAD, "-o", "out", "--quiet", "--format", "json") == 3
    (line,) = capsys.readouterr().out.splitlines()
    kind = {"handout": "anakinra", "language": "en", "with": "", "edition": "standard", "asked": ""}
    counts = [kind | {"body_pt": 12.0, "fell_back": False, "sheets": 3}]
    numbers = {
        "made": 3,
        "locked": 0,
        "anew": 0,
        "first_anew": [],
        "kept": 0,
        "purged": 0,
        "failed": 7,
        "to_go": 0,
        "left_over": 0,
        "first_left_over": [],
        "left_over_of_failed": 0,
        "first_left_over_of_failed": [],
        "deleted_of_failed": 0,
    }
    assert json.loads(line) == numbers | {"counts": counts}
