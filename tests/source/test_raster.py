"""PNG and JPEG: every kind comes out as 8 bits, hostile ones are refused before they cost anything."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import time
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile
from quick import examples

from handout.picture import Raster
from handout.source.faults import PictureError
from handout.source.jpeg import stripped
from handout.source.raster import LONGEST_SIDE, read_raster


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, depth: int, color: int, rows: bytes, *extra: bytes) -> bytes:
    """A PNG written by hand: `rows` with their filter bytes."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0))
    return b"".join([b"\x89PNG\r\n\x1a\n", header, *extra, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")])


def message(data: bytes) -> str:
    with pytest.raises(PictureError) as caught:
        read_raster(data)
    return caught.value.message


def gradient(size: tuple[int, int] = (60, 40)) -> Image.Image:
    image = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (image, image.transpose(Image.Transpose.ROTATE_180), Image.new("L", size, 90)))


def test_rgb_and_gray() -> None:
    image = gradient()
    assert read_raster(saved(image)) == Raster((60, 40), "rgb", image.tobytes())
    gray = image.convert("L")
    assert read_raster(saved(gray)) == Raster((60, 40), "gray", gray.tobytes())


def test_alpha_is_apart_and_a_solid_one_is_none() -> None:
    image = gradient()
    image.putalpha(255)
    assert read_raster(saved(image)).alpha is None
    image.putalpha(7)
    assert read_raster(saved(image)) == Raster((60, 40), "rgb", image.convert("RGB").tobytes(), alpha=b"\x07" * 2400)
    assert read_raster(saved(image.convert("LA"))).alpha == b"\x07" * 2400


@pytest.mark.parametrize(
    ("depth", "row", "expected"),
    [
        (1, b"\0\xa0", [255, 0, 255, 0]),
        (2, b"\0\x1b", [0, 85, 170, 255]),
        (4, b"\0\x07\xaf", [0, 119, 170, 255]),
        (16, b"\0" + struct.pack(">4H", 0, 255, 256 * 128, 65535), [0, 0, 128, 255]),
    ],
)
def test_gray_of_every_depth(depth: int, row: bytes, expected: list[int]) -> None:
    assert list(read_raster(png(4, 1, depth, 0, row)).data) == expected


@pytest.mark.parametrize(
    ("depth", "color", "row", "key"),
    [
        (8, 0, b"\0\x05\x06", b"\0\x05"),
        (16, 0, b"\0\x01\x02\x01\x03", b"\x01\x02"),
        (8, 2, b"\0\x01\x02\x03\x01\x02\x04", b"\0\x01\0\x02\0\x03"),
    ],
)
def test_one_color_called_transparent(depth: int, color: int, row: bytes, key: bytes) -> None:
    assert read_raster(png(2, 1, depth, color, row, chunk(b"tRNS", key))).alpha == b"\x00\xff"


@pytest.mark.parametrize(
    ("depth", "row", "key"), [(1, b"\0\x40", 0), (1, b"\0\x80", 1), (2, b"\0\x60", 1), (4, b"\0\x56", 5)]
)
def test_one_color_called_transparent_in_few_bits(depth: int, row: bytes, key: int) -> None:
    assert read_raster(png(2, 1, depth, 0, row, chunk(b"tRNS", struct.pack(">H", key)))).alpha == b"\x00\xff"


def test_one_color_called_transparent_in_16_bit_rgb() -> None:
    row = b"\0" + struct.pack(">6H", 0x0102, 0x0304, 0x0506, 0x9102, 0x0304, 0x0506)
    key = chunk(b"tRNS", struct.pack(">3H", 0x0102, 0x0304, 0x0506))
    assert read_raster(png(2, 1, 16, 2, row, key)).alpha == b"\x00\xff"


def test_palette_with_transparency() -> None:
    palette = chunk(b"PLTE", bytes([1, 2, 3, 4, 5, 6]))
    data = png(2, 1, 8, 3, b"\0\0\1", palette, chunk(b"tRNS", b"\x80"))
    assert read_raster(data) == Raster((2, 1), "rgb", bytes([1, 2, 3, 4, 5, 6]), alpha=b"\x80\xff")


def test_a_large_picture_is_made_smaller() -> None:
    image = gradient((3000, 1500))
    found = read_raster(saved(image))
    assert found.pixels == (LONGEST_SIDE, LONGEST_SIDE // 2)
    expected = image.resize(found.pixels, Image.Resampling.BOX).tobytes()
    assert max(abs(a - b) for a, b in zip(found.data, expected, strict=True)) <= 3
    assert read_raster(saved(Image.new("L", (1, 9000), 5))) == Raster((1, LONGEST_SIDE), "gray", b"\x05" * LONGEST_SIDE)


def test_clear_pixels_do_not_color_their_neighbors() -> None:
    image = Image.new("RGBA", (4000, 10), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 2001, 10))
    found = read_raster(saved(image))
    assert found.alpha is not None
    seen = [found.data[3 * at] for at, alpha in enumerate(found.alpha) if alpha > 200]
    assert seen
    assert max(seen) < 30


def test_a_plain_jpeg_keeps_its_bytes_but_not_what_was_written_about_it() -> None:
    image = gradient()
    for options in ({}, {"progressive": True}):
        data = saved(image, "JPEG", **options)
        assert read_raster(data) == Raster((60, 40), "rgb", data, jpeg=True)
        exif = Image.Exif()
        exif[0x010E] = "taken at home"
        told = saved(image, "JPEG", exif=exif, comment=b"secret", icc_profile=b"p" * 300, **options)
        found = read_raster(told + b"trailing")
        assert found.jpeg
        assert found.data == data
    gray = saved(image.convert("L"), "JPEG")
    assert read_raster(gray) == Raster((60, 40), "gray", gray, jpeg=True)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_camera_turn_is_applied(orientation: int) -> None:
    image = Image.new("RGB", (64, 32), "white")
    image.paste("black", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = read_raster(saved(image, "JPEG", exif=exif, quality=95))
    assert found.jpeg == (orientation == 1)
    if orientation > 1:
        assert found.pixels == ((64, 32) if orientation < 5 else (32, 64))
        pixels = Image.frombytes("RGB", found.pixels, found.data).convert("L")
        right, bottom = pixels.width - 4, pixels.height - 4
        dark = [(4, 4), (right, 4), (right, bottom), (4, bottom), (4, 4), (right, 4), (right, bottom), (4, bottom)]
        assert [place for place in dict.fromkeys(dark) if pixels.getpixel(place) < 60] == [dark[orientation - 1]]


def test_cmyk_becomes_rgb_by_plain_arithmetic() -> None:
    """Pillow writes CMYK as Adobe does, inverted and marked."""
    cyan, magenta, yellow, black = (Image.new("L", (16, 16), value) for value in (200, 20, 0, 51))
    data = saved(Image.merge("CMYK", (cyan, magenta, yellow, black)), "JPEG", quality=100)
    found = read_raster(data)
    assert (found.mode, found.jpeg) == ("rgb", False)
    expected = [(255 - 200) * 204 / 255, (255 - 20) * 204 / 255, 204]
    assert list(found.data[:3]) == pytest.approx(expected, abs=3)


def test_an_unmarked_jpeg_is_decoded() -> None:
    """Without a JFIF mark, readers disagree about three components that are not numbered 1, 2, 3."""
    data = saved(gradient(), "JPEG")
    bare = data[:2] + data[2 + 2 + int.from_bytes(data[4:6], "big") :]
    found = stripped(bare)
    assert found is not None
    assert found.plain
    start = bare.index(b"\xff\xc0")
    named = bytearray(bare)
    for index, letter in enumerate(b"RGB"):
        named[start + 10 + 3 * index] = letter
    scan = bare.index(b"\xff\xda")
    for index, letter in enumerate(b"RGB"):
        named[scan + 5 + 2 * index] = letter
    assert not read_raster(bytes(named)).jpeg


@pytest.mark.parametrize(("width", "height"), [(60000, 60000), (30000, 900), (12000, 12000), (2**31 - 1, 1)])
def test_bombs_are_refused_before_they_are_decoded(width: int, height: int) -> None:
    data = png(width, height, 8, 6, b"")
    tracemalloc.start()
    started = time.monotonic()
    assert "million pixels" in message(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - started < 1
    assert peak < 5_000_000


def test_a_jpeg_bomb_of_scans() -> None:
    data = saved(gradient((2000, 2000)), "JPEG", progressive=True)
    scan = data.rindex(b"\xff\xda")
    assert "broken" in message(data[:scan] + data[scan:-2] * 80 + data[-2:])


def test_truncated() -> None:
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
    noise = Image.frombytes("RGB", (80, 80), random.Random(1).randbytes(19200))
    for data in (saved(noise), saved(noise, "JPEG")):
        for part in (10, 40, len(data) // 2, len(data) - 200):
            assert "broken" in message(data[:part])


def test_a_wrong_check_sum() -> None:
    data = bytearray(saved(gradient()))
    data[data.index(b"IEND") - 6] ^= 1
    assert "broken" in message(bytes(data))


def test_a_text_bomb_in_a_png() -> None:
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 50_000_000))
    data = png(1, 1, 8, 0, b"\0\0", text)
    started = time.monotonic()
    with contextlib.suppress(PictureError):
        read_raster(data)
    assert time.monotonic() - started < 1


@settings(max_examples=examples(300), deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=4))
def test_any_damage_is_a_fault_or_a_picture(kind: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(saved(gradient((16, 16)), kind))
    for place, value in changes:
        data[int(place * len(data))] = value
    with contextlib.suppress(PictureError):
        found = read_raster(bytes(data))
        assert found.jpeg or len(found.data) == found.pixels[0] * found.pixels[1] * (3 if found.mode == "rgb" else 1)
