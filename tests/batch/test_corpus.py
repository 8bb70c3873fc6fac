"""Synthetic patients, and naughty strings as id, name and note: each row is made, or refused by its number."""

from __future__ import annotations

import csv
import json
import os
import re
from pathlib import Path

import pytest
from quick import some
from tables import CLINIC

from handout.cli.main import main
from handout.verify import read_back

FOLDER = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated")
PATIENTS = sorted(FOLDER.glob("patients/*.csv"))
NAUGHTY = FOLDER / "nasty" / "blns.txt"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def run(file, *more):
    words = ["--clinic", str(CLINIC), "--handout", "anakinra", "--language", "en", "--date", "2026-11-24", "--quiet"]
    return main(["batch", file, "-o", "out", *words, *more])


def settled(rows, capsys):
    """Each row is made or named in a fault; nothing lies outside of the folders that sheets have."""
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "fault of the program" not in said
    refused = {int(number) for number in re.findall(r"error: row (\d+)", said)}
    made = sorted(Path("out").rglob("*.pdf"))
    assert len(made) + len(refused) == rows
    assert all(re.fullmatch(r"out/[0-9a-f]{2}/[^/]+\.anakinra\.en\.pdf", path.as_posix()) for path in made)
    outside = [path for path in Path().rglob("*") if path.is_file() and not path.as_posix().startswith("out/")]
    assert [path.suffix for path in outside] in ([".jsonl"], [".csv"])
    return made, said


@pytest.mark.skipif(not PATIENTS, reason="HANDOUT_CORPUS names no folder with patients/")
@pytest.mark.law
def test_synthetic_patients(capsys):
    people = [row for path in PATIENTS for row in csv.DictReader(path.open(encoding="utf-8", newline=""))]
    people = some(people, 16)
    with Path("rows.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "name", "birth_date", "dose", "next_visit", "address"])
        for each in people:
            name = " ".join(filter(None, (each["PREFIX"], each["FIRST"], each["LAST"])))
            out.writerow([each["Id"], name, each["BIRTHDATE"], "100 mg", "2027-01-15", each["ADDRESS"]])
    assert run("rows.csv") in (0, 3)
    made, _ = settled(len(people), capsys)
    assert len(made) > 0.95 * len(people)
    by_id = {path.name.partition(".")[0]: path for path in made}
    for each in people[::40]:
        words = [own.text for own in read_back(by_id[each["Id"]].read_bytes()).personal]
        assert f"{each['FIRST']} {each['LAST']}" in words[0]


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="HANDOUT_CORPUS names no folder with nasty/blns.txt")
@pytest.mark.law
@pytest.mark.parametrize("column", ["id", "name", "note"])
def test_naughty_strings(column, capsys):
    lines = NAUGHTY.read_bytes().decode().split("\n")
    strings = some(sorted({line for line in lines if line and line != "#" and not line.startswith("#\t")}), 16)
    base = {"name": "Ana Example", "birth_date": "1950-01-02", "dose": "100 mg", "next_visit": "2027-01-15"}
    with Path("rows.jsonl").open("w", encoding="utf-8") as file:
        for number, text in enumerate(strings, 1):
            file.write(json.dumps({"id": f"P{number}", **base, column: text}) + "\n")
    assert run("rows.jsonl") in (0, 3)
    made, said = settled(len(strings), capsys)
    assert made
    for text in strings:
        if len(text) > 12 and not text.isascii():
            assert text not in said
