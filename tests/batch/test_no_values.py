"""Words that programs write where there is no value, in columns that are used on any sheet."""

import json
from pathlib import Path

import pytest
from tables import HEADER, batch, line, made, table

from handout.cli.main import main


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    Path("ids.key").write_text("0123456789abcdef" * 4, encoding="utf-8")
    Path("ids.key").chmod(0o600)


def states():
    rows = [json.loads(each) for each in Path("report.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(each["row"], each["id"], each["state"], each["fault"]) for each in rows]


@pytest.mark.parametrize("more", [[], ["--dry-run"], ["--opaque-ids", "ids.key"], ["--merge", "print.pdf"]])
def test_rows_of_an_id_that_is_none_fail_each_by_itself(more, capsys):
    """They are in nobody's way: none is said to be a second one of another."""
    table([line(1), line(2, id_="NULL"), line(3, id_="NULL"), line(4, id_="null")])
    assert batch("--quiet", "--report", "report.jsonl", *more) == 3
    said = capsys.readouterr().err
    assert "1 sheet " in said
    assert said.count("a word that programs write in place of a value cannot stand here") == 3
    assert "twice" not in said
    assert "the same id" not in said
    assert [(row, state, fault) for row, _, state, fault in states()[1:]] == [
        (number, "failed", "no-value") for number in (2, 3, 4)
    ]
    assert [each[1] for each in states()[1:]] == [None] * 3


@pytest.mark.parametrize("column", ["note", "group", "password"])
def test_neither_a_note_nor_a_group_nor_a_password_is_such_a_word(column, capsys):
    header = HEADER.strip().replace(",note", f",{column}")
    rows = [line(number).strip().rpartition(",")[0] + f",{words}" for number, words in ((1, ""), (2, "NULL"))]
    Path("rows.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    assert batch("--quiet") == 3
    assert f"row 2, column '{column}': a word that programs write" in capsys.readouterr().err
    assert list(made()) == ["P1.anakinra.en.pdf"]


def test_a_note_of_one_sheet_is_none_either(capsys):
    assert main(["build", "anakinra", "--note", "None", "-o", "a.pdf"]) == 1
    assert "'note': a word that programs write in place of a value cannot stand here" in capsys.readouterr().err
