"""build where the handout is not in the patient's language, and the clinic says which serves it."""

from pathlib import Path

import pytest

from handout.cli import preview
from handout.cli.dispatch import command_parser
from handout.cli.main import main
from handout.cli.preview import RESOLUTION
from handout.cli.watch import Files, draw_each
from handout.preview import page_pictures
from handout.verify import read_back

WALK = "format: 1\nid: walk\nlanguage: {}\ntitle: Walking\nintro: Walk ten minutes twice a day.\n"
CLINIC = "format: 1\nname: Riverbend\nphone: 1-800-555-0142\nlanguage_fallback: {ur: en, hmn: es}\n"
BUILD = ["build", "walk", "--library", ".", "--clinic", "clinic.yaml", "--date", "2026-11-23"]
URDU = "1-800-555-0142"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("walk").mkdir()
    for language in ("en", "es"):
        Path("walk", f"{language}.yaml").write_text(WALK.format(language), encoding="utf-8")
    Path("clinic.yaml").write_text(CLINIC, encoding="utf-8")


def row(language):
    Path("row.csv").write_text(f"id,name,language\nP-17,Qwertz,{language}\n", encoding="utf-8")
    return [*BUILD, "--recipient", "row.csv", "-o", "sheet.pdf", "--force"]


def test_the_language_that_serves_it_is_made_with_the_line_for_an_interpreter(capsys):
    assert main([*BUILD, "--language", "ur"]) == 0
    said = capsys.readouterr()
    assert said.out == "walk.en.pdf\n"
    assert "clinic.yaml:1:1: warning: there is no 'walk' in this language, so it is in 'en'" in said.err
    lines = read_back(Path("walk.en.pdf").read_bytes()).lines
    assert any("ترجمان" in line and URDU in line for line in lines)


def test_a_row_gets_the_sheet_that_a_batch_makes_of_it(capsys):
    for language, served in (("hmn", "es"), ("ur", "en")):
        assert main(row(language)) == 0
        assert f"so it is in '{served}'" in capsys.readouterr().err
        words = ["row.csv", "-o", f"out-{language}", "--handout", "walk", *BUILD[2:]]
        assert main(["batch", *words]) == 0
        (made,) = Path(f"out-{language}").rglob("*.pdf")
        assert made.name == f"P-17.walk.{served}.pdf"
        assert made.read_bytes() == Path("sheet.pdf").read_bytes()


def test_a_language_named_beside_the_row_is_the_rows_or_the_one_that_serves_it(capsys):
    assert main([*row("hmn"), "--language", "es"]) == 0
    assert main([*row("hmn"), "--language", "hmn"]) == 0
    assert main([*row("hmn"), "--language", "en"]) == 1
    assert "column 'language'" in capsys.readouterr().err


def test_nothing_else_falls_back(capsys):
    assert main([*BUILD, "--language", "so"]) == 1
    assert "there is no 'walk' in 'so'" in capsys.readouterr().err
    assert main([*row("es")]) == 1


def test_a_preview_is_of_the_sheet_that_build_makes(capsys):
    """With its warning, and with the line for an interpreter."""
    assert main([*BUILD, "--language", "ur", "-o", "sheet.pdf"]) == 0
    told = capsys.readouterr().err
    assert main(["preview", *BUILD[1:], "--language", "ur"]) == 0
    said = capsys.readouterr()
    assert said.out == "walk.en-1.png\n"
    assert said.err == told
    (page,) = page_pictures(Path("sheet.pdf").read_bytes(), RESOLUTION)
    assert Path("walk.en-1.png").read_bytes() == page


def test_a_preview_that_watches_does_so_too():
    options = command_parser("preview", preview).parse([*BUILD[1:], "--language", "ur", "--watch"])
    draw_each(options, [1])
    assert "so it is in &#x27;en&#x27;" in Path("walk.en.html").read_text(encoding="utf-8")
    assert Path("walk", "en.yaml") in {Path(*path.parts[-2:]) for path in Files(options).look()}


def test_a_preview_falls_back_to_nothing_else(capsys):
    assert main(["preview", *BUILD[1:], "--language", "so"]) == 1
    assert "there is no 'walk' in 'so'" in capsys.readouterr().err


def test_a_batch_in_a_language_that_another_serves_is_as_with_a_row_that_names_it(capsys):
    """And what was made without it is no longer right."""
    Path("row.csv").write_text("id,name,language\nP-17,Qwertz,ur\n", encoding="utf-8")
    Path("plain.csv").write_text("id,name\nP-17,Qwertz\n", encoding="utf-8")
    options = ["--handout", "walk", *BUILD[2:], "--quiet"]
    assert main(["batch", "row.csv", "-o", "named", *options]) == 0
    assert main(["batch", "plain.csv", "-o", "asked", *options, "--language", "ur"]) == 0
    (named,), (asked,) = (list(Path(folder).rglob("*.pdf")) for folder in ("named", "asked"))
    assert asked.name == named.name == "P-17.walk.en.pdf"
    assert asked.read_bytes() == named.read_bytes()
    assert any("ترجمان" in each for each in read_back(asked.read_bytes()).lines)
    assert main(["batch", "plain.csv", "-o", "asked", *options, "--resume", "--force"]) == 0
    assert not any("ترجمان" in each for each in read_back(asked.read_bytes()).lines)
    assert main(["batch", "plain.csv", "-o", "asked", *options, "--resume", "--force", "--language", "en"]) == 0
    assert "0 sheets made, 1 as before" in capsys.readouterr().err


def test_a_file_serves_a_language_as_an_id_does(capsys):
    by_file = ["build", "walk/en.yaml", *BUILD[2:], "-o", "file.pdf"]
    assert main([*BUILD, "--language", "ur"]) == main([*by_file, "--language", "ur"]) == 0
    assert "so it is in 'en'" in capsys.readouterr().err
    assert Path("file.pdf").read_bytes() == Path("walk.en.pdf").read_bytes()


def test_a_file_in_another_language_than_is_asked_for_is_refused(capsys):
    for command in ("build", "preview"):
        assert main([command, "walk/en.yaml", *BUILD[2:], "--language", "es"]) == 1
        assert "this file is in 'en', and --language asks for 'es'" in capsys.readouterr().err
    assert main(["build", "walk/en.yaml", *BUILD[2:], "--language", "en-US"]) == 0
    assert not list(Path().glob("*.es.pdf"))


def test_words_of_the_clinic_in_another_language_are_told(capsys):
    more = "language_fallback: {es: en}\ninterpreter: {en: Ask us.}\nplan:\n  - {field: dose, label: {en: Dose}}\n"
    Path("clinic.yaml").write_text("format: 1\nname: Riverbend\n" + more, encoding="utf-8")
    said = "clinic.yaml:4:14: warning: on a sheet in 'es' the clinic's words of these lines are in 'en': 4, 6"
    assert main([*BUILD, "--language", "es"]) == 0
    assert said in capsys.readouterr().err
    assert main(["check", "walk", "--library", ".", "--clinic", "clinic.yaml", "--date", "2026-11-23"]) == 0
    assert said in capsys.readouterr().err
    assert main([*BUILD, "--language", "en"]) == 0
    assert "warning: on a sheet" not in capsys.readouterr().err
