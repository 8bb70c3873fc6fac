"""Files that a program wrote, and that must be written again when what they show has changed."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from make_pictures import FOLDER, RECORD, ROOT, digest, sample

STALE = "stale: run '.venv/bin/python tests/make_pictures.py' and look at the pictures"


def test_the_readmes_pictures_show_what_is_built_today() -> None:
    assert json.loads(RECORD.read_text(encoding="utf-8"))["pages"] == digest(sample()), STALE


def test_there_is_a_picture_of_each_page_and_the_readme_shows_it() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = sorted(FOLDER.glob("*.png"))
    assert [path.name for path in pictures] == ["anakinra-1.png", "anakinra-2.png"], STALE
    for path in pictures:
        assert f"(.readme/{path.name})" in readme
        assert _is_letter(path), path.name


@pytest.mark.long
def test_the_digest_notices_a_changed_page() -> None:
    import handout

    clinic = handout.load_clinic(ROOT / "content/clinics/riverbend/clinic.yaml")
    sheet = handout.load(ROOT / "content/anakinra/en.yaml")
    assert digest(handout.render(sheet, clinic, paper="a4").pdf) != digest(sample())
    assert digest(handout.render(sheet, None).pdf) != digest(sample())


def _is_letter(path: Path) -> bool:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return height / width == pytest.approx(11 / 8.5, abs=0.01)
