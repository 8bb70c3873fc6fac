"""Unicode's own files of test cases, as the package unicode-data of Debian brings them."""

from pathlib import Path

import pytest

UCD = Path("/usr/share/unicode")
VERSION = "15.0.0"


def needs(name: str) -> pytest.MarkDecorator:
    """Skips where a file is not there, or is of another version than the cases were counted in."""
    path = UCD / name
    first = path.read_text("utf-8").partition("\n")[0] if path.exists() else ""
    return pytest.mark.skipif(VERSION not in first, reason=f"needs {name} of Unicode {VERSION} (unicode-data)")
