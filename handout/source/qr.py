"""QR codes as modules and as one shape."""

from __future__ import annotations

from itertools import pairwise
from operator import not_
from urllib.parse import urlsplit

from handout.diagnostics import HandoutError, Span, error
from handout.geometry import Size
from handout.picture import Drawing, Segment, Shape

# Version 10. 0.9 inch with the quiet zone makes each 0.35 mm, about the least that a telephone reads from office print.
_MOST_MODULES = 57

_LEVELS = ("M", "Q", "H")
"""Levels of error correction (ISO/IEC 18004 6.5.1): what a stain or a fold may take grows from 15 to 30 %."""

# ISO/IEC 18004: four modules of nothing on each side.
QUIET_ZONE = 4


def qr_matrix(url: str, span: Span | None = None) -> tuple[tuple[bool, ...], ...]:
    """The code's rows, dark is true, without the quiet zone; error level M, or better where that takes no more room.

    `url` is https; a fault at `span` for anything else, and for one too long to be read from paper.
    """
    if not _is_plain_https(url):
        raise HandoutError(
            [error("qr-address", "a QR code needs an https address in plain ASCII", span, "write https://…")]
        )
    matrix = _matrix(url, _LEVELS[0])
    if not 0 < len(matrix) <= _MOST_MODULES:
        fault = error(
            "qr-address", f"an address of {len(url)} characters is too long for a QR code", span, "shorten it"
        )
        raise HandoutError([fault])
    for level in _LEVELS[1:]:
        better = _matrix(url, level)
        matrix = better if len(better) == len(matrix) else matrix
    return matrix


def _matrix(url: str, level: str) -> tuple[tuple[bool, ...], ...]:
    """The rows at one level; none where no code holds so much."""
    import zxingcpp  # noqa: PLC0415 - not every command makes a code

    try:
        code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    except ValueError:
        return ()
    image = zxingcpp.write_barcode_to_image(code, add_quiet_zones=False)
    height, width = image.shape
    light = bytes(image)  # type: ignore[call-overload] # its stub does not say that it is a buffer
    return tuple(tuple(map(not_, light[y * width : (y + 1) * width])) for y in range(height))


def _is_plain_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and url.isascii() and url.isprintable() and " " not in url


def qr_drawing(url: str, size_pt: float, span: Span | None = None) -> Drawing:
    """The code as one black shape in a square of `size_pt`, quiet zone included. Faults as for `qr_matrix`."""
    matrix = qr_matrix(url, span)
    module = size_pt / (len(matrix) + 2 * QUIET_ZONE)
    path: list[Segment] = []
    for left, top, right, bottom in _boxes(matrix):
        x1, y1, x2, y2 = ((value + QUIET_ZONE) * module for value in (left, top, right, bottom))
        path += [("M", (x1, y1)), ("L", (x2, y1)), ("L", (x2, y2)), ("L", (x1, y2)), ("Z", ())]
    return Drawing(Size(size_pt, size_pt), (Shape(tuple(path), (0.0, 0.0, 0.0)),))


def _boxes(matrix: tuple[tuple[bool, ...], ...]) -> list[tuple[int, int, int, int]]:
    """Runs of dark modules as boxes (left, top, right, bottom); equal runs in rows below each other are one box.

    Fewer seams: a viewer that smooths edges shows a hairline between two boxes that touch.
    """
    done: list[tuple[int, int, int, int]] = []
    growing: dict[tuple[int, int], int] = {}
    for row, modules in enumerate([*matrix, ()]):
        runs = _runs(modules)
        for (left, right), top in list(growing.items()):
            if (left, right) not in runs:
                done.append((left, top, right, row))
                del growing[left, right]
        for run in runs:
            growing.setdefault(run, row)
    return sorted(done, key=lambda box: (box[1], box[0]))


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark modules begin and end in one row."""
    edges = [at for at, (before, here) in enumerate(pairwise((False, *modules, False))) if before != here]
    return list(zip(edges[::2], edges[1::2], strict=True))
