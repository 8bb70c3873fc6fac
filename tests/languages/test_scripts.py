"""Each script on the page: words whole and in order by independent readers, files valid, nothing without a glyph."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
import readers
from quick import thinned
from texts import TEXTS, short_yaml, udhr_yaml

from handout.api import render
from handout.compose import compose
from handout.diagnostics import HandoutError
from handout.source.content import read_handout
from handout.spoken import text_lines
from handout.verify import read_back

CORPUS = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated") / "udhr"
UDHR = sorted(CORPUS.glob("*-udhr.md"))
DAY = date(2026, 11, 24)


def check(source: str, folder: Path) -> None:
    handout = read_handout(source.encode(), "text.yaml").value
    made = render(handout, None, date=DAY)
    assert made.pages <= 2
    path = folder / "sheet.pdf"
    path.write_bytes(made.pdf)
    assert read_back(made.pdf).faults == ()
    document, _ = compose(handout, None)
    lines = [readers.fold(line) for line in text_lines(document) if readers.fold(line)]
    pytest.importorskip("page", reason="page-validation is not installed")
    assert readers.validate(path, "ua1") == []
    assert readers.validate(path, "2a") == []
    pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    assert readers.mupdf_struct_text(path) == lines
    if readers.poppler_is_there():
        assert readers.poppler_struct_text(path) == lines


@pytest.mark.parametrize("language", thinned(sorted(TEXTS), 3))
def test_a_short_text_of_each_script(language, tmp_path):
    check(short_yaml(language), tmp_path)


@pytest.mark.skipif(not UDHR, reason="HANDOUT_CORPUS names no folder with udhr/")
@pytest.mark.parametrize("text", thinned({path.name.removesuffix("-udhr.md"): path for path in UDHR}, 16))
def test_a_long_text_of_each_language(text, tmp_path):
    """All of it; where that is too long for two pages, and refused as such, as much of it as two pages hold."""
    refused: list[str] = []
    for share in (1.0, 0.85, 0.7, 0.55, 0.4, 0.25, 0.15):
        try:
            check(udhr_yaml(text, share), tmp_path)
            break
        except HandoutError as fault:
            refused += [each.code for each in fault.diagnostics]
    assert set(refused) <= {"too-long"}
    assert len(refused) < 7
