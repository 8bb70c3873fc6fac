"""The tables of Unicode's properties are what their generator makes of the database."""

from pathlib import Path

import pytest
from make_unicode import modules

import handout.text

UCD = Path("/usr/share/unicode")


@pytest.mark.skipif(not (UCD / "Scripts.txt").exists(), reason="needs the Unicode database (unicode-data)")
def test_the_tables_are_not_stale() -> None:
    version = (UCD / "Scripts.txt").read_text("utf-8").splitlines()[0]
    if "15.0.0" not in version:
        pytest.skip(f"the database here is another version than the tables: {version}")
    folder = Path(handout.text.__file__).parent
    for name, text in modules(UCD).items():
        assert (folder / name).read_text("utf-8") == text, f"{name}: run tests/make_unicode.py"
