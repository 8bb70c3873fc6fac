"""A small sheet with everything that a handout may hold, made by the program itself."""

from pathlib import Path

import pytest
from sheets import EVERYTHING, SHORT, Made, make

from handout.api import load, load_clinic
from handout.source.content import read_handout
from handout.source.library import data_folder


@pytest.fixture(scope="session")
def riverbend():
    return load_clinic(data_folder("content") / "clinics" / "riverbend" / "clinic.yaml")


@pytest.fixture(scope="session")
def anakinra():
    return load("anakinra", "en")


@pytest.fixture(scope="session")
def short():
    return read_handout(SHORT.encode(), "short.yaml").value


@pytest.fixture(scope="session")
def everything():
    return read_handout(EVERYTHING.encode(), "everything.yaml").value


@pytest.fixture(scope="session")
def sheet(everything, riverbend) -> Made:
    return make(everything, riverbend, pages=2)


@pytest.fixture
def saved(tmp_path):
    """Writes bytes to a file and gives its path."""

    def save(pdf: bytes) -> Path:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        return path

    return save
