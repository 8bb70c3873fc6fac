"""Folders that a run is to write into and cannot, told before there is a sheet."""

from pathlib import Path

import pytest
from tables import batch, line, table


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    table([line(number) for number in (1, 2, 3)])


def test_a_report_with_the_name_of_the_runs_own_folder_is_refused_before_its_first_sheet(capsys):
    assert batch("--quiet", "--report", "out") == 2
    assert "'out' is a folder" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("more", [[], ["--merge", "print.pdf"]])
def test_a_file_in_a_folders_place_is_told_as_that(more, capsys):
    """Also where it is one above, and not the one that is named."""
    for folder in ("rows.csv", "rows.csv/tonight"):
        assert batch("--quiet", *more, folder=folder) == 4
        said = capsys.readouterr().err
        assert f"{folder}: error: a file lies where a folder has to be · hint: name another folder" in said
    assert batch("--quiet", "--merge", "rows.csv/print.pdf", "--ledger", "ledger.sqlite") == 4
    assert "rows.csv: error: a file lies where a folder has to be" in capsys.readouterr().err
