"""The segments of a JPEG file: what kind of picture it is, and the same picture without what was written about it."""

from __future__ import annotations

from collections.abc import Iterator

from handout.record import NamedTuple

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_BASELINE, _EXTENDED, _PROGRESSIVE = 0xC0, 0xC1, 0xC2
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JFIF, _ADOBE = 0xE0, 0xEE
_APPLICATION = frozenset(range(0xE0, 0xF0))
_COMMENT = 0xFE


class Jpeg(NamedTuple):
    """A JPEG's bytes without comments, camera data and profiles; `plain` when every PDF reader shows it alike."""

    data: bytes
    plain: bool
    scans: int


def stripped(data: bytes) -> Jpeg | None:
    """A JPEG without what a printed logo does not need; None when its segments cannot be followed.

    The picture's own bytes stay as they are. What follows its end is left out. Not plain: anything but gray or YCbCr
    in 8 bits, baseline or progressive.
    """
    kept = bytearray(b"\xff\xd8")
    marked = False
    scans = 0
    frames: list[tuple[int, bytes]] = []
    for marker, segment in _segments(data):
        if marker in (_JFIF, _ADOBE):
            marked = True
        elif marker == _SCAN:
            scans += 1
        elif marker in _FRAMES:
            frames.append((marker, segment[4:]))
        if marker in (_JFIF, _ADOBE) or (marker not in _APPLICATION and marker != _COMMENT):
            kept += segment
        if marker == _END:
            plain = len(frames) == 1 and _is_plain(*frames[0], marked=marked)
            return Jpeg(bytes(kept), plain, scans)
    return None


def _is_plain(marker: int, frame: bytes, *, marked: bool) -> bool:
    """Whether a frame header (precision, height, width, components) is what PDF readers agree about.

    Without a JFIF or Adobe mark, three components mean YCbCr to some readers and RGB to others unless they are
    numbered 1, 2, 3.
    """
    if marker not in (_BASELINE, _EXTENDED, _PROGRESSIVE) or len(frame) < 6 or frame[0] != 8:
        return False
    count = frame[5]
    return count == 1 or (count == 3 and (marked or frame[6:15:3] == b"\x01\x02\x03"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its whole segment, a scan with its data; ends early where the file does not follow the rules."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end < at + 4 or end > len(data):
            return
        if marker == _SCAN:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker after a scan's data is. `FF 00` is a byte of the data, `FF D0` to `FF D7` restart it."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
