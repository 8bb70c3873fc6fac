"""Draws the README's pictures from the build that it names: `python tests/make_pictures.py`.

Beside them lies a digest of what the pages' content streams say. test_generated_files.py compares it, so that the
pictures cannot grow stale, while another zlib or another renderer makes no difference.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from pathlib import Path

import pypdf

import handout
from handout.preview import page_pictures

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".readme"
RECORD = FOLDER / "source.json"
RESOLUTION = 80
DAY = datetime.date(2026, 11, 22)


def sample() -> bytes:
    """The PDF of the README's first command."""
    clinic = handout.load_clinic(ROOT / "content/clinics/riverbend/clinic.yaml")
    return handout.render(handout.load(ROOT / "content/anakinra/en.yaml"), clinic, date=DAY).pdf


def digest(pdf: bytes) -> str:
    """What the pages show: their sizes and uncompressed content streams, the logo's among them."""
    found = hashlib.sha256()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        found.update(repr([float(edge) for edge in page.mediabox]).encode())
        contents = page.get_contents()
        assert contents is not None
        found.update(contents.get_data())
    return found.hexdigest()


def main() -> None:
    """Write the pictures and the digest of what they show."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("anakinra-*.png"):
        old.unlink()
    pdf = sample()
    for number, png in enumerate(page_pictures(pdf, RESOLUTION), 1):
        (FOLDER / f"anakinra-{number}.png").write_bytes(png)
    RECORD.write_text(json.dumps({"resolution": RESOLUTION, "pages": digest(pdf)}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
