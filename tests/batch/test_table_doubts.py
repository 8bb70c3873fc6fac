"""What is told of a table as a whole, once: languages that some rows lack, fields that all lack."""

import json
import re
from pathlib import Path

import pytest
from quick import thinned
from tables import CLINIC, NAME, batch, line, table


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)


def with_language(clinic, language):
    words = re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", CLINIC.read_text(encoding="utf-8"))
    Path(clinic).write_text(re.sub("(?m)^language: en", f"language: {language}", words), encoding="utf-8")


@pytest.mark.parametrize("case", thinned([("es", (), 2), ("es", ("--language", "en"), 0), ("en-US", (), 0)], 2))
def test_rows_without_a_language_that_get_another_than_the_clinics_are_counted(case, capsys):
    """What a clinic's file names is the language of its own words, which no row asks for by that."""
    language, more, number = case
    with_language("own.yaml", language)
    table([line(1).replace(",en,", ",,"), line(2).replace(",en,", ",,")])
    batch("--dry-run", "--clinic", "own.yaml", *more)
    said = capsys.readouterr().err
    told = f"2 rows name no language, so that sheets are in 'en', not in the clinic's '{language}': row 1, 2 "
    assert said.count(told) == (1 if number else 0)
    assert ("name no language" in said) == bool(number)


@pytest.mark.parametrize(
    ("language", "more", "told"),
    [
        ("en", (), "2 rows name no language, where others do, so that sheets are in 'en': row 1, 3 "),
        ("es", (), "2 rows name no language, where others do, so that sheets are in 'en', not in the clinic's 'es': "),
        ("en", ("--language", "en"), None),
    ],
)
def test_rows_without_the_language_that_others_have_are_counted(language, more, told, capsys):
    """Whoever reads Spanish, and whose cell an export has lost, would get English in silence."""
    with_language("own.yaml", language)
    table([line(1).replace(",en,", ",,"), line(2), line(3).replace(",en,", ",,"), line(4).replace(",en,", ",es,")])
    batch("--dry-run", "--clinic", "own.yaml", *more)
    said = capsys.readouterr().err
    assert said.count("no language") == (1 if told else 0)
    assert (told or "") in said


def test_one_row_without_the_language_of_others_is_one_also_beside_refused_ones(capsys):
    table([line(1).replace(",en,", ",,"), line(2).replace(",en,", ",fi,")])
    assert batch("--dry-run") == 3
    assert "1 row names no language, where others do, so that its sheet is in 'en': row 1 " in capsys.readouterr().err


WITHOUT = "id,handout,name,birth_date,dosis\n"
ROWS = "".join(f"P{n},anakinra,{NAME},1950-01-02,1 mg\n" for n in range(1, 5))
LACKING = ["there is no column 'dose'", "there is no column 'next_visit'"]


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--jobs", "2"], ["--merge", "print.pdf"], ["--sample"]])
def test_a_field_of_the_plan_that_no_row_has_is_told_once(more, capsys):
    """A line for each row would hide what is wrong with single ones."""
    groups = "".join(f"{each},{'AB'[n % 2]}\n" for n, each in enumerate(ROWS.splitlines()))
    Path("rows.csv").write_text(f"{WITHOUT[:-1]},group\n{groups}", encoding="utf-8")
    assert batch("--quiet", *more) == 0
    said = capsys.readouterr().err
    assert [said.count(f"rows.csv: warning: {each}; 'Your plan' has a line to write on") for each in LACKING] == [1, 1]
    assert "columns that no sheet shows: 'dosis' (did you mean 'dose'?)" in said
    assert not re.findall("warning: row", said)


def test_machines_get_it_once_too_and_with_json_lines(capsys):
    rows = [dict(zip(WITHOUT.strip().split(","), each.split(","), strict=True)) for each in ROWS.splitlines()]
    rows[2]["next_visit"] = "2027-01-01"
    Path("rows.jsonl").write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    assert batch("--quiet", "--format", "json", file="rows.jsonl") == 0
    told = [json.loads(each) for each in capsys.readouterr().err.splitlines()]
    blank = [each["message"].partition(";")[0] for each in told if each["code"] == "blank-field"]
    others = "3 rows: there is no 'next_visit'"
    assert blank == ["there is no column 'dose'", others], "what some rows have is told of those that lack it"
    assert all(each["hints"] for each in told)


def test_a_column_that_stands_empty_in_all_rows_is_told_once_as_what_it_is(capsys):
    table([line(1, dose=""), line(2, dose="")])
    assert batch("--quiet") == 0
    said = capsys.readouterr().err
    assert said.count("no row has a 'dose'") == said.count("'dose'; 'Your plan'") == 1
    assert "fill the column 'dose'" in said


@pytest.mark.parametrize("other", [line(2).replace("anakinra", "gouut"), line(2, dose="\x07")])
def test_a_row_that_cannot_be_made_has_its_columns_all_the_same(other, capsys):
    table([line(1, dose=""), other])
    assert batch("--quiet") == 3
    assert "row 1: there is no 'dose'" in capsys.readouterr().err


def test_a_label_that_lacks_the_language_is_told_once_for_each_row(capsys):
    label = "{field: room, label: {en: Room}}"
    words = CLINIC.read_text(encoding="utf-8").replace("\n  - dose\n", f"\n  - dose\n  - {label}\n")
    Path("own.yaml").write_text(re.sub(r"(?m)^logo(_alt)?:.*\n( .*\n)*", "", words), encoding="utf-8")
    assert label in words
    table([line(n).replace(",en,", ",es,") for n in (1, 2)])
    assert batch("--quiet", "--clinic", "own.yaml") == 3
    told = re.findall("error: row (.): no words in 'es' here, only in en", capsys.readouterr().err)
    assert told == ["1", "2"]
