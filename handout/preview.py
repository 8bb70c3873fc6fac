"""A PDF's pages as pictures, drawn by PDFium."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from handout.diagnostics import MachineError, error

POINTS_PER_INCH = 72


def page_pictures(pdf: bytes, resolution: int) -> Iterator[bytes]:
    """Each page as the bytes of a PNG, at `resolution` pixels an inch."""
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        hint = "install it: pip install 'handout[preview]'"
        raise MachineError([error("no-preview", "what draws previews is not installed", None, hint)]) from None
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=resolution / POINTS_PER_INCH, rev_byteorder=True)
            yield _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
    finally:
        document.close()


def _png(width: int, height: int, stride: int, rows: bytes) -> bytes:
    """Rows of red, green and blue bytes as a PNG. `stride` is from one row's start to the next."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    # Filter 0 before each row: the bytes as they are.
    filtered = b"".join(b"\x00" + rows[row * stride : row * stride + 3 * width] for row in range(height))
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(filtered, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
