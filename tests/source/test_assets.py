"""Logos and fonts from disk: where they may lie, what they may be, and what a person is told."""

from __future__ import annotations

import gzip
import os
import pickle
from pathlib import Path

import pytest
from PIL import Image

from handout.diagnostics import HandoutError, MachineError, Span
from handout.model import Phrase
from handout.picture import Drawing, Raster
from handout.source import assets
from handout.source.assets import FontFiles, font_files, read_logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    folder = tmp_path / "clinic"
    (folder / "art").mkdir(parents=True)
    (folder / "logo.svg").write_bytes(SVG)
    (folder / "art" / "logo.txt").write_bytes(SVG)
    (tmp_path / "outside.svg").write_bytes(SVG)
    Image.new("RGB", (8, 8)).save(folder / "logo.png")
    return folder


def named(text: str) -> Phrase:
    return Phrase(text, Span("clinic.yaml", 3, 7))


def said(clinic: Path, text: str) -> str:
    with pytest.raises(HandoutError) as caught:
        read_logo(clinic, named(text))
    line = str(caught.value)
    assert line.startswith("clinic.yaml:3:7: error: the logo '")
    assert "hint: " in line
    assert str(clinic.parent) not in line
    return line


def test_by_content_not_by_name(clinic: Path) -> None:
    assert isinstance(read_logo(clinic, named("logo.svg")), Drawing)
    assert isinstance(read_logo(clinic, named("art/logo.txt")), Drawing)
    assert isinstance(read_logo(clinic, named("./art/../logo.png".replace("art/../", ""))), Raster)
    (clinic / "mark.svg").write_bytes(b"\xef\xbb\xbf \n" + SVG)
    assert isinstance(read_logo(clinic, named("mark.svg")), Drawing)
    (clinic / "wide.svg").write_bytes(SVG.decode().encode("utf-16"))
    assert isinstance(read_logo(clinic, named("wide.svg")), Drawing)


@pytest.mark.parametrize(
    "text",
    [
        "../outside.svg",
        "art/../../outside.svg",
        "art/../logo.svg",
        "/etc/passwd",
        r"..\outside.svg",
        r"C:\logo.svg",
        "C:logo.svg",
        r"\\host\logo.svg",
    ],
)
def test_a_path_stays_beside_the_clinic_file(clinic: Path, text: str) -> None:
    assert "is not beside the clinic's file" in said(clinic, text)


@pytest.mark.parametrize("text", ["", " ", "a\0b", "logo\n.svg"])
def test_no_file_name(clinic: Path, text: str) -> None:
    assert "is not a file name" in said(clinic, text)


def test_links(clinic: Path) -> None:
    (clinic / "out.svg").symlink_to(clinic.parent / "outside.svg")
    (clinic / "way").symlink_to(clinic.parent)
    (clinic / "in.svg").symlink_to(clinic / "logo.svg")
    (clinic / "loop.svg").symlink_to(clinic / "loop.svg")
    assert "link to a file outside" in said(clinic, "out.svg")
    assert "link to a file outside" in said(clinic, "way/outside.svg")
    assert isinstance(read_logo(clinic, named("in.svg")), Drawing)
    assert "cannot be" in said(clinic, "loop.svg")


def test_a_relative_folder(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(clinic)
    assert isinstance(read_logo(Path(), named("logo.svg")), Drawing)


@pytest.mark.parametrize(
    ("text", "told"), [("none.svg", "is not there"), ("art", "is a folder"), ("a" * 5000, "cannot be")]
)
def test_no_file(clinic: Path, text: str, told: str) -> None:
    assert told in said(clinic, text)


def test_a_pipe_is_not_waited_for(clinic: Path) -> None:
    os.mkfifo(clinic / "pipe.png")
    assert "is not an ordinary file" in said(clinic, "pipe.png")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"hello", "is no picture"),
        (b"GIF89a....", "is a GIF · hint: a logo is PNG, JPEG or SVG"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "is a WebP"),
        (b"II*\0....", "is a TIFF"),
        (b"BM1234\0\0\0\0....", "is a BMP"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04", "is a ZIP archive"),
        (gzip.compress(SVG), "is a compressed file"),
        (b"\0\0\0\x1cftypheic", "is a HEIC"),
        (b"<!doctype html><html><body>Not found</body></html>", "is a web page"),
        (b"<rss/>", "is XML, but no SVG"),
        (b"\x89PNG\n\x1a\n", "is broken"),
        (b"\xff\xd8\xff", "is broken"),
        (b"<svg", "is not well-formed XML (line 1"),
    ],
)
def test_no_logo(clinic: Path, data: bytes, told: str) -> None:
    (clinic / "logo.png").write_bytes(data)
    assert told in said(clinic, "logo.png")


def test_real_files_of_other_kinds(clinic: Path) -> None:
    for kind, told in {"GIF": "a GIF", "TIFF": "a TIFF", "BMP": "a BMP", "ICO": "an icon", "WEBP": "a WebP"}.items():
        Image.new("RGB", (16, 16)).save(clinic / "other.png", kind)
        assert f"is {told}" in said(clinic, "other.png")


def test_too_large(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (clinic / "huge.svg").open("wb") as stream:
        stream.truncate(assets.MOST_LOGO_BYTES + 1)
    assert "is larger than 5 MB" in said(clinic, "huge.svg")


def test_fonts_are_read_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []
    monkeypatch.setattr(assets, "data_folder", lambda name: tmp_path / name)
    read = assets._read
    monkeypatch.setattr(assets, "_read", lambda path, most: reads.append(path.name) or read(path, most))
    (tmp_path / "fonts").mkdir()
    (tmp_path / "more").mkdir()
    for place, body in {
        "fonts/B-Bold.ttf": b"b",
        "fonts/A-Bold.ttf": b"a",
        "fonts/OFL.txt": b"",
        "more/A-Bold.ttf": b"extra",
    }.items():
        (tmp_path / place).write_bytes(b"\0\1\0\0" + body)
    fonts = font_files([tmp_path / "more"])
    assert isinstance(fonts, FontFiles)
    assert (list(fonts), len(fonts), "A-Bold.ttf" in fonts, "C-Bold.ttf" in fonts) == (
        ["A-Bold.ttf", "B-Bold.ttf"],
        2,
        True,
        False,
    )
    assert reads == []
    assert [fonts["A-Bold.ttf"], fonts["A-Bold.ttf"], font_files()["B-Bold.ttf"]] == [
        b"\0\1\0\0extra",
        b"\0\1\0\0extra",
        b"\0\1\0\0b",
    ]
    assert reads == ["A-Bold.ttf", "B-Bold.ttf"]
    assert pickle.loads(pickle.dumps(fonts))["A-Bold.ttf"] == b"\0\1\0\0extra"
    with pytest.raises(KeyError):
        fonts["C-Bold.ttf"]


def test_fonts_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="the font is not there"):
        font_files([tmp_path / "none.ttf"])
    (tmp_path / "text.ttf").write_bytes(b"hello")
    fonts = font_files([tmp_path / "text.ttf"])
    with pytest.raises(HandoutError, match="is not a TrueType font"):
        fonts["text-Regular.ttf"]
    (tmp_path / "gone.ttf").write_bytes(b"\0\1\0\0")
    fonts = font_files([tmp_path / "gone.ttf"])
    (tmp_path / "gone.ttf").unlink()
    with pytest.raises(MachineError, match="is not there"):
        fonts["gone-Regular.ttf"]


def test_the_programs_own_fonts_are_found() -> None:
    fonts = font_files()
    assert "AtkinsonHyperlegibleNext-Regular.ttf" in fonts
    assert all(fonts[name][:4] == b"\0\1\0\0" for name in fonts)
