"""A place for the files that strings are put into."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all strings: each test writes the two files that it reads."""
    return tmp_path_factory.mktemp("strings")
