"""Which language was asked for, where another one serves it, and which is the second of a sheet in two."""

import csv
import json
import re
from pathlib import Path

import pytest
from tables import CLINIC, batch, line, made, table

SERVED = "language_fallback: {fi: en, hmn: en, qaa: en}"
ASKED = ["", "fi", "Finnish", "HMN", "en", "qaa", "fi"]
CODES = [None, "fi", "fi", "hmn", None, "qaa", "fi"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    words = re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", CLINIC.read_text(encoding="utf-8"))
    Path("served.yaml").write_text(f"{words}\n{SERVED}\n", encoding="utf-8")
    rows = [line(number).replace(",en,", f",{asked},") for number, asked in enumerate(ASKED, 1)]
    table([*rows[:6], rows[6].replace("100 mg", "\x07"), line(8).replace(",en,", ",sv,")])


def served(*more):
    return batch("--quiet", "--clinic", "served.yaml", *more)


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_counts_name_the_language_that_was_asked_for(more, capsys):
    assert served(*more) == 3
    said = [each for each in capsys.readouterr().err.splitlines() if each.startswith("  ")]
    kind = "anakinra en standard, type of 13.5 points"
    others = [f"  {n} {kind} (in place of {code})" for n, code in ((2, "fi"), (1, "hmn"), (1, "qaa"))]
    failed = "  failed: 1 anakinra fi, 1 whose handout or language is not known"
    assert said == [f"  2 {kind}", *others, "  in all: 6 anakinra en", failed]


def test_machines_get_it_with_the_counts_and_of_each_row(capsys):
    assert served("--format", "json", "--report", "report.jsonl") == 3
    counts = json.loads(capsys.readouterr().out.splitlines()[-1])["counts"]
    told = [(each["asked"], each["fell_back"], each["sheets"]) for each in counts]
    assert told == [("", False, 2), ("fi", True, 2), ("hmn", True, 1), ("qaa", True, 1)]
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["asked"] for each in rows] == [*CODES, None]
    assert {each["with"] for each in rows} == {None}


def test_a_sample_has_one_of_each_language_that_is_asked_for():
    """Its page says in that language how to ask for an interpreter."""
    served("--sample", "-o", "look")
    assert {each.partition(".")[0] for each in made("look")} == {"P1", "P2", "P4", "P6"}


def test_the_report_has_the_second_language_of_a_sheet_in_two(whole_handout):
    rows = [line(1), line(2).replace(",en,", ",es,"), line(3).replace("anakinra", "gouut").replace(",en,", ",es,")]
    table(rows[1:])
    assert batch("--quiet", "--with", "English", "--dry-run", "--clinic", "served.yaml", "--report", "report.csv") == 3
    with Path("report.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [(each["language"], each["asked"], each["with"]) for each in found] == [("es", "", "en"), ("", "", "")]
