"""A font or a logo that no sheet can be made with is a fault of the clinic's file: told once, and no run is begun."""

from pathlib import Path

import pytest
from tables import batch, line, made, table

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
MANNERS = [[], ["--dry-run"], ["--sample"], ["--jobs", "2"], ["--merge", "print.pdf"]]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    table([line(number) for number in range(1, 4)])


def clinic(words):
    Path("clinic.yaml").write_text(f"format: 1\nname: A\n{words}", encoding="utf-8")
    return ["--quiet", "--clinic", "clinic.yaml"]


@pytest.mark.parametrize("more", MANNERS)
def test_all_that_is_wrong_is_told_once_before_anything_is_made(more, capsys):
    Path("logo.svg").write_text(LOGO[:-9], encoding="utf-8")
    assert batch(*clinic("font: Nosuch\nlogo: logo.svg\n"), *more) == 1
    font, logo = capsys.readouterr().err.splitlines()
    assert font.startswith("clinic.yaml:3:7: error: no font family 'Nosuch'")
    assert logo.startswith("clinic.yaml:4:7: error: the logo 'logo.svg' is not well-formed XML")
    assert not Path("out").exists()


def test_a_logo_that_is_not_there_is_told_likewise(capsys):
    assert batch(*clinic("logo: logo.svg\n")) == 1
    assert capsys.readouterr().err.count("the logo 'logo.svg'") == 1
    assert not Path("out").exists()


def test_a_run_goes_on_once_its_logo_is_mended(capsys):
    options = clinic("logo: logo.svg\n")
    Path("logo.svg").write_text(LOGO, encoding="utf-8")
    assert batch(*options, "--date", "2026-11-24") == 0
    before = made()
    Path("logo.svg").write_text(LOGO[:-9], encoding="utf-8")
    assert batch(*options, "--resume") == 1
    assert made() == before
    Path("logo.svg").write_text(LOGO, encoding="utf-8")
    assert batch(*options, "--resume") == 0
    assert "0 sheets made, 3 as before" in capsys.readouterr().err
