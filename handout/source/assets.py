"""Bytes from outside: the clinic's logo, and fonts."""

from __future__ import annotations

import contextlib
import functools
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from handout.diagnostics import HandoutError, MachineError, Span, error
from handout.model import Phrase
from handout.picture import Picture
from handout.source.faults import PictureError
from handout.source.library import data_folder
from handout.source.svg import read_svg

MOST_LOGO_BYTES = 5_000_000
MOST_FONT_BYTES = 40_000_000

# How files of other kinds begin; a name is more help than 'cannot be read'.
_OTHERS = (
    (rb"GIF8", "a GIF"),
    (rb"RIFF....WEBP", "a WebP"),
    (rb"II\*\x00|MM\x00\*", "a TIFF"),
    (rb"BM.{4}\x00\x00\x00\x00", "a BMP"),
    (rb"\x00\x00\x01\x00", "an icon file"),
    (rb"....ftyp(?:avif|heic|heix|mif1|msf1)", "a HEIC or AVIF"),
    (rb"\x00\x00\x00\x0cjP|\xff\x4f\xff\x51", "a JPEG 2000"),
    (rb"8BPS", "a Photoshop file"),
    (rb"%PDF", "a PDF"),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a PostScript file"),
    (rb"\x1f\x8b", "a compressed file (.svgz?)"),
    (rb"PK\x03\x04", "a ZIP archive or office document"),
    (rb"(?i)\s*<(?:!doctype\s+html|html)", "a web page"),
    (rb"version https://git-lfs", "a pointer to a file that was not fetched"),
)

_LOGO_HINT = "a logo is PNG, JPEG or SVG"
_OTHER_HINT = "export the logo again as PNG, JPEG or plain SVG"
_STYLES = ("-Regular", "-Bold", "-Italic", "-BoldItalic")
_FONT_STARTS = (b"\x00\x01\x00\x00", b"true", b"OTTO")


def read_logo(folder: Path, written: Phrase) -> Picture:
    """The picture that a clinic's file names, which stands in `folder`.

    The file lies in that folder or below it, whatever links lie between. A fault at the phrase's place says what
    is wrong: the path, the file, its kind, what is in it.
    """
    with _logo_faults(written):
        return read_picture(_read(_inside(folder, written.text), MOST_LOGO_BYTES))


def logo_of_bytes(data: bytes, written: Phrase) -> Picture:
    """The same of a file that is on another machine, by what is in it."""
    with _logo_faults(written):
        return read_picture(data)


@contextlib.contextmanager
def _logo_faults(written: Phrase) -> Iterator[None]:
    try:
        yield
    except PictureError as fault:
        message = f"the logo '{written.text}' {fault.message}"
        raise HandoutError([error("logo", message, written.span, *(fault.hints or (_OTHER_HINT,)))]) from None


def read_picture(data: bytes) -> Picture:
    """The picture in a PNG, JPEG or SVG file, known by its content. A PictureError says what is wrong with it."""
    # A PNG's first bytes differ where a mail program or a text editor has changed it: broken, rather than unknown.
    if data.startswith(b"\xff\xd8\xff") or b"PNG" in data[:6]:
        from handout.source.raster import read_raster  # noqa: PLC0415 - most logos are drawings

        return read_raster(data)
    if data.startswith((b"<?xml", b"<svg")):
        return read_svg(data)
    for pattern, name in _OTHERS:
        if re.match(pattern, data, re.DOTALL):
            raise PictureError(f"is {name}", _LOGO_HINT)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or data[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<"):
        return read_svg(data)
    raise PictureError("is empty" if not data.strip() else "is no picture", _LOGO_HINT)


def _inside(folder: Path, written: str) -> Path:
    """The file that is meant, once it is certain to lie in the folder or below it."""
    windows = PureWindowsPath(written)
    beside = "put it beside the clinic's file and write its name"
    if not written.strip() or not written.isprintable():
        raise PictureError("is not a file name", beside)
    if windows.drive or windows.root or PurePosixPath(written).is_absolute() or ".." in windows.parts:
        raise PictureError("is not beside the clinic's file or below it", beside)
    try:
        home = folder.resolve()
        found = (home / written).resolve()
    except (OSError, RuntimeError, ValueError):
        raise PictureError("cannot be found", beside) from None
    if not found.is_relative_to(home):
        raise PictureError("is a link to a file outside of the clinic's folder", beside)
    return found


def _read(path: Path, most: int) -> bytes:
    """An ordinary file's bytes."""
    try:
        if path.is_dir():
            raise PictureError("is a folder", "write the name of the file in it")
        # A pipe or a device could be read for ever.
        if path.exists() and not path.is_file():
            raise PictureError("is not an ordinary file")
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise PictureError("is not there", "check the name, and its capital letters") from None
    except OSError as failure:
        raise PictureError(f"cannot be read: {os.strerror(failure.errno or 0)}") from None
    if len(data) > most:
        raise PictureError(f"is larger than {most // 1_000_000} MB", "export a smaller one")
    return data


class FontFiles(Mapping[str, bytes]):
    """File names of fonts to their bytes, each read when it is asked for, once a process."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = dict(paths)

    def __getitem__(self, name: str) -> bytes:
        return _font_bytes(self._paths[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, name: object) -> bool:
        # Mapping's own would read the file to answer.
        return name in self._paths


def font_files(extra: Sequence[Path] = ()) -> FontFiles:
    """The program's fonts and those of `extra` (.ttf files, or folders of them), by file name in sorted order.

    Of two files with one name, the extra one counts, and of extra ones the first. An extra one that is not there is a
    fault at once; a file that is no font is one when it is asked for. A name that tells no style is that of a regular
    face (`DejaVuSans.ttf`).
    """
    paths: dict[str, Path] = {}
    for place in (data_folder("fonts"), *reversed(extra)):
        found = sorted(place.glob("*.ttf")) if place.is_dir() else [place]
        if not all(path.is_file() for path in found):
            raise HandoutError(
                [error("font", "the font is not there", Span(str(place)), "name a .ttf file or a folder")]
            )
        paths.update((_with_style(path.stem), path) for path in found)
    return FontFiles(dict(sorted(paths.items())))


def _with_style(stem: str) -> str:
    """A font's name as the program looks for it, without what ends a name in PDF (ISO 32000-1 7.2.2)."""
    name = re.sub(r"[\s()<>\[\]{}/%#]", "", stem)
    return f"{name}.ttf" if name.endswith(_STYLES) else f"{name}-Regular.ttf"


@functools.cache
def _font_bytes(path: Path) -> bytes:
    try:
        data = _read(path, MOST_FONT_BYTES)
    except PictureError as fault:
        raise MachineError([error("font", f"the font {fault.message}", Span(str(path)))]) from None
    if not data.startswith(_FONT_STARTS):
        raise HandoutError([error("font", "is not a TrueType font", Span(str(path)), "name a .ttf file")])
    return data
