"""Pictures that others made to break readers."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from handout.picture import Drawing, Raster
from handout.source.assets import read_picture
from handout.source.faults import PictureError

CORPUS = Path(os.environ.get("HANDOUT_CORPUS") or "corpus-not-stated") / "nasty"
IMAGES = sorted((CORPUS / "images").glob("*.png"))
DRAWINGS = sorted((CORPUS / "svg").glob("*.svg"))

needs_corpus = pytest.mark.skipif(not (IMAGES and DRAWINGS), reason="HANDOUT_CORPUS does not name the test corpus")


@needs_corpus
@pytest.mark.parametrize("path", IMAGES, ids=lambda path: path.stem)
def test_png_suite(path: Path) -> None:
    """Names that begin with x are broken; all others are pictures, with the pixels that Pillow itself converts."""
    data = path.read_bytes()
    if path.stem.removeprefix("pngsuite-").startswith("x"):
        with pytest.raises(PictureError):
            read_picture(data)
        return
    found = read_picture(data)
    assert isinstance(found, Raster)
    pixels = Image.frombytes("L" if found.mode == "gray" else "RGB", found.pixels, found.data).convert("RGBA")
    if found.alpha is not None:
        pixels.putalpha(Image.frombytes("L", found.pixels, found.alpha))
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGBA")
    assert pixels.tobytes() == expected.tobytes()


@needs_corpus
@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_hostile_svg(path: Path) -> None:
    """A fault, or a drawing of nothing but the frame that each of the files has."""
    try:
        found = read_picture(path.read_bytes())
    except PictureError as fault:
        words = fault.message
    else:
        assert isinstance(found, Drawing)
        assert len(found.shapes) == 1
        return
    assert "entities" in words or "picture or file" in words
