"""Tables in which some rows have a password, and others do not."""

import json
import sys
from pathlib import Path

import pytest
from tables import batch

from handout.batch.ledger import Ledger
from handout.cli.main import main
from handout.paint import lock

CSV = """\
id,handout,name,birth_date,dose,next_visit,password
P1,anakinra,Ana,1950-01-02,1 mg,2027-01-01,hunter2hunter2
P2,anakinra,Bo,1950-01-02,1 mg,2027-01-01,
P3,anakinra,Cy,1950-01-02,1 mg,2027-01-01,
"""
TOLD = "1 row asks for a password, 2 do not: row 2, 3"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def as_json(empty):
    header, *rows = CSV.splitlines()
    facts = [dict(zip(header.split(","), row.split(","), strict=True)) for row in rows]
    return "".join(json.dumps(each | {"password": each["password"] or empty}) + "\n" for each in facts)


@pytest.mark.parametrize(
    ("file", "words"), [("rows.csv", CSV), ("rows.jsonl", as_json("")), ("other.jsonl", as_json(None))]
)
def test_rows_without_the_password_that_others_have_are_told(file, words, capsys):
    Path(file).write_text(words, encoding="utf-8")
    assert batch("--quiet", "--dry-run", "--report", "tried.jsonl", file=file) == 0
    said = capsys.readouterr().err
    assert TOLD in said
    assert "  1 with a password, 2 without" in said.splitlines(), "nothing is locked yet"
    assert batch("--quiet", file=file, folder="other") == 0
    assert "  1 locked with a password, 2 not" in capsys.readouterr().err.splitlines()
    assert batch("--format", "json", "--report", "made.jsonl", file=file) == 0
    said = capsys.readouterr()
    assert TOLD in said.err
    assert json.loads(said.out.splitlines()[-1])["locked"] == 1
    for report in ("tried.jsonl", "made.jsonl"):
        rows = [json.loads(each) for each in Path(report).read_text(encoding="utf-8").splitlines()]
        assert [each["locked"] for each in rows] == [True, False, False]


def test_a_column_of_passwords_without_any_is_told(capsys):
    Path("rows.csv").write_text(CSV.replace("hunter2hunter2", ""), encoding="utf-8")
    assert batch("--quiet", "--dry-run") == 0
    said = capsys.readouterr().err
    assert "there is a column 'password', and no row asks for one" in said
    assert "lock" not in said


ALL = CSV.replace(",\n", ",hunter2hunter2\n")
NONE = "".join(f"{each.rpartition(',')[0]}\n" for each in CSV.splitlines())


@pytest.mark.parametrize("words", [ALL, NONE])
def test_where_all_are_locked_or_no_column_is_there_nothing_is_told(words, capsys):
    Path("rows.csv").write_text(words, encoding="utf-8")
    assert batch("--quiet", "--dry-run") == 0
    assert "no-password" not in capsys.readouterr().err


LACKING = "error: 1 row asks for a password, and what locks files is not installed · hint: install it: pip install"


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--sample"], ["--jobs", "2"]])
@pytest.mark.parametrize("words", [CSV, CSV.replace("1 mg,2027-01-01,hunter2", "1 mg,soon,hunter2")])
def test_without_what_locks_files_a_run_that_needs_it_does_not_begin(words, more, capsys, monkeypatch):
    """Else each row fails by itself, in the middle of the night, and the others lie there."""
    Path("rows.csv").write_text(words, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers", None)
    lock._library.cache_clear()
    assert batch("--quiet", *more) == 4
    said = capsys.readouterr().err
    assert said.count(LACKING) == 1
    assert said.count("what locks files is not installed") == 1
    assert not Path("out").exists()
    Path("rows.csv").write_text(ALL, encoding="utf-8")
    assert batch("--quiet", "--merge", "print.pdf", "--dry-run") == 3
    assert "not installed" not in capsys.readouterr().err, "a print file is never locked"


def test_a_row_that_cannot_be_read_asks_for_its_password_too(capsys):
    Path("rows.csv").write_text(CSV.replace("Ana", "A\0na"), encoding="utf-8")
    assert batch("--quiet", "--dry-run") == 3
    assert TOLD in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "lacks", "locked"), [(6, ("locked", "made_at", "asked", "second"), None), (7, ("asked", "second"), False)]
)
def test_a_ledger_of_a_form_before_is_read_and_gone_on_with(form, lacks, locked, capsys):
    Path("rows.csv").write_text(CSV, encoding="utf-8")
    assert batch("--quiet") == 0
    ledger = Ledger(Path("out/ledger.sqlite"))
    for column in lacks:
        ledger._database.execute(f"ALTER TABLE sheet DROP COLUMN {column}")
    ledger._database.execute(f"PRAGMA user_version = {form}")
    ledger.close()
    assert main(["batch", "-o", "out", "--report", "report.jsonl"]) == 0
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(each["state"], each["locked"]) for each in rows[1:]] == [("made", locked)] * 2
    assert [(each["asked"], each["with"]) for each in rows] == [(None, None)] * 3
    capsys.readouterr()
    assert batch("--quiet", "--resume") == 0
    assert "0 sheets made, 3 as before" in capsys.readouterr().err
