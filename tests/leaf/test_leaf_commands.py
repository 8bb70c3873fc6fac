"""`--with` on the command line: of build, of preview and of batch."""

import shutil
from pathlib import Path

import pytest
from leaves import CLINIC, LIBRARY, LONG, text_of

from handout.cli.main import main
from handout.verify import read_back

OPTIONS = ("--library", str(LIBRARY), "--clinic", str(CLINIC), "--date", "2026-11-23")
ROWS = "id,language,with,name,dose,start_date,nurse,edition\n"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*words, handout="made"):
    return main(["build", handout, *OPTIONS, *words])


def batch(rows, *words):
    Path("rows.csv").write_text(ROWS + rows, encoding="utf-8")
    return main(["batch", "rows.csv", "--handout", "made", *OPTIONS, *words])


def made():
    return sorted(path.name for path in Path().rglob("*.pdf"))


def second(path):
    read = read_back(Path(path).read_bytes())
    return read.language, read.second


def test_a_sheet_in_two_languages_has_a_name_of_its_own(capsys):
    assert build("--language", "ar", "--with", "en") == 0
    assert made() == ["made.ar+en.pdf"]
    assert second("made.ar+en.pdf") == ("ar", "en")
    assert main(["verify", "made.ar+en.pdf"]) == 0
    assert ", ar with en, standard, 2 pages: text and tags are whole" in capsys.readouterr().out


def test_the_second_language_of_a_file_lies_beside_it(capsys):
    for tag in ("ar", "en"):
        shutil.copy(LIBRARY / "made" / f"{tag}.yaml", f"{tag}.yaml")
    assert build("--with", "en", handout="./ar.yaml") == 0
    assert build("--with", "fr", handout="./ar.yaml") == 1
    assert "there is no 'fr.yaml' beside it · hint: there are en" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--language", "fr", "--with", "FR"), 2, "the same language"),
        (("--with", "en"), 1, "'en' is the language of the sheet already"),
        (("--language", "fr", "--with", "de"), 1, "there is no 'made' in 'de'"),
        (("--language", "fr", "--with", "en", "--edition", "large-print"), 2, "large print has one language a sheet"),
        (("--language", "fr", "--with", "en", "--fillable"), 2, "a sheet to fill in on screen is in one language"),
        (("--language", "fr", "--with", "en", "--pages", "1"), 1, "do not fit side by side on one page"),
    ],
)
def test_what_cannot_be_says_why(words, status, said, capsys):
    assert build(*words) == status
    assert said in capsys.readouterr().err
    assert made() == []


def test_faults_of_both_languages_are_told_at_once(capsys):
    for tag in ("ar", "en"):
        Path(f"{tag}.yaml").write_text(text_of(tag).replace("style: steps", "style: stepz"), encoding="utf-8")
    assert build("--with", "en", handout="./ar.yaml") == 1
    told = capsys.readouterr().err
    assert "ar.yaml" in told
    assert "en.yaml" in told


def test_a_row_may_name_the_second_language(capsys):
    Path("row.csv").write_text(ROWS + "r-1,ar,en,Rosa,100 mg,2026-12-01,Tom,\n", encoding="utf-8")
    words = ("--recipient", "row.csv", "-o", "sheet.pdf", "--language", "ar")
    assert build(*words) == 1
    assert "column 'with': the row is for a sheet in two languages" in capsys.readouterr().err
    assert build(*words, "--with", "fr") == 1
    assert "column 'with': the row is for another than 'fr'" in capsys.readouterr().err
    assert build(*words, "--with", "en") == 0
    assert main(["verify", "sheet.pdf", "--recipient", "row.csv", "--clinic", str(CLINIC)]) == 0
    Path("row.csv").write_text(ROWS + "r-1,ar,en,Rosa,200 mg,2026-12-01,Tom,\n", encoding="utf-8")
    assert main(["verify", "sheet.pdf", "--recipient", "row.csv", "--clinic", str(CLINIC)]) == 1


@pytest.mark.long
def test_each_row_of_a_batch_has_its_own_second_language(capsys):
    rows = "a,ar,en,Rosa,1,2026-12-01,Tom,\nb,fr,,Jo,2,2026-12-01,Tom,\nc,en,,Al,3,2026-12-01,Tom,\n"
    assert batch(rows, "-o", "out", "--with", "fr") == 0
    found = {path.name: second(path) for path in Path("out").rglob("*.pdf")}
    assert found == {"a.made.ar.pdf": ("ar", "en"), "b.made.fr.pdf": ("fr", ""), "c.made.en.pdf": ("en", "fr")}
    assert "1 made ar with en standard" in capsys.readouterr().err


def test_a_row_whose_second_language_cannot_be_names_the_column(capsys):
    rows = "a,ar,de,Rosa,1,2026-12-01,Tom,\nb,fr,fr,Jo,2,2026-12-01,Tom,\nc,en,fr,Al,3,2026-12-01,Tom,large-print\n"
    assert batch(rows, "-o", "out") == 3
    told = capsys.readouterr().err
    assert told.count("column 'with'") == 3
    assert "de" not in told.split()
    assert made() == []


def test_a_preview_shows_both(capsys):
    assert main(["preview", "made", *OPTIONS, "--language", "ar", "--with", "en"]) == 0
    assert sorted(path.name for path in Path().glob("*.png")) == ["made.ar+en-1.png", "made.ar+en-2.png"]


@pytest.mark.long
def test_two_languages_that_no_leaf_holds_are_refused_with_what_would(capsys):
    for tag in ("fr", "en"):
        more = f"  - id: more\n    heading: More\n    text: {LONG * 150}\n  - id: uses\n"
        text = text_of(tag).replace("  - id: uses\n", more)
        Path(f"{tag}.yaml").write_text(text, encoding="utf-8")
    assert build("--with", "en", handout="./fr.yaml") == 1
    told = capsys.readouterr().err
    assert "'fr' and 'en' do not fit two leaves at 10 pt" in told
    assert "make two sheets, one with '--language fr' and one with '--language en'" in told


WALKS = "format: 1\nid: walks\nlanguage: {}\ntitle: {}\nintro: {}\n"


def test_two_files_that_nobody_calls_translations_are_held_against_each_other_all_the_same(tmp_path, capsys):
    folder = tmp_path / "walks"
    folder.mkdir()
    (folder / "en.yaml").write_text(WALKS.format("en", "Walking", "Walk 10 minutes twice a day."), "utf-8")
    command = ["build", "walks", "--library", str(tmp_path), "--language", "es", "--with", "en"]
    for minutes, status in (("30", 1), ("10", 0)):
        text = WALKS.format("es", "Caminar", f"Camine {minutes} minutos dos veces al día.")
        (folder / "es.yaml").write_text(text, "utf-8")
        assert main([*command, "-o", str(tmp_path / "walks.pdf")]) == status
    assert "'intro' lacks the number '10 minutes'" in capsys.readouterr().err
