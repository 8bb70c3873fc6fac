"""PNG and JPEG -> Raster: 8 bits a channel, gray or RGB, upright, and no larger than print needs."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageChops

from handout.picture import Color, Raster
from handout.source.faults import PictureError
from handout.source.jpeg import stripped

# 25 megapixels of RGBA are 100 MB while they are read: a photograph passes, a decompression bomb does not.
MOST_PIXELS = 25_000_000

# A logo is at most 0.55 inch high and a few inches long: this is more than 300 pixels an inch.
LONGEST_SIDE = 1200

# A JPEG is embedded as it is up to this size; decoded it would take more room in every sheet.
_PASSED_SIDE = 2400
_PASSED_BYTES = 1_000_000

# A progressive JPEG has about ten.
_MOST_SCANS = 60

# Rows of the reduced picture that are made at once.
_STRIP = 64

# What Pillow raises for broken files, by its plugins' habits.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read_raster(data: bytes) -> Raster:
    """The picture in a PNG or JPEG file. A PictureError says what is wrong with it.

    Palettes, 1 to 16 bits and transparency become 8-bit gray or RGB with alpha; CMYK becomes RGB by plain
    arithmetic; a camera's turn is applied; profiles and gamma are left aside. A plain JPEG keeps its own bytes.
    """
    with _spoken():
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        _check_size(image)
        if image.format != "PNG":
            return _read_jpeg(image, data)
        _check_sums(data)
        image.load()
        _scale_key(image, depth=data[24])
        return _as_raster(image)


def darkest_pixel(raster: Raster) -> Color | None:
    """A colour that no pixel is darker than on white, channel by channel; None where all of them are clear."""
    image: Image.Image
    if raster.jpeg:
        image = Image.open(io.BytesIO(raster.data), formats=("JPEG",))
    else:
        image = Image.frombytes("L" if raster.mode == "gray" else "RGB", raster.pixels, raster.data)
    if raster.alpha is not None:
        alpha = Image.frombytes("L", raster.pixels, raster.alpha)
        if not any(raster.alpha):
            return None
        image = Image.composite(image, Image.new(image.mode, image.size, "white"), alpha)
    levels = image.convert("RGB").histogram()
    red, green, blue = (next(level for level in range(256) if levels[start + level]) for start in (0, 256, 512))
    return red / 255, green / 255, blue / 255


@contextmanager
def _spoken() -> Iterator[None]:
    """Turns what Pillow says about a file into words for a person."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except _BROKEN:
        raise PictureError("is broken or cut short", "open it in a picture program and save it again") from None


def _check_size(image: Image.Image) -> None:
    """Refuses before anything is decoded: the size stands in the file's first bytes."""
    if image.width * image.height > MOST_PIXELS:
        raise _too_large()


def _check_sums(data: bytes) -> None:
    """Refuses a PNG with a chunk whose check sum differs, or without its end; Pillow lets some of them pass."""
    at = 8
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if zlib.crc32(data[at + 4 : end]).to_bytes(4, "big") != data[end : end + 4]:
            break
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end + 4
    raise ValueError("a chunk is damaged")


def _too_large() -> PictureError:
    return PictureError(
        f"has more than {MOST_PIXELS // 1_000_000} million pixels", f"make it at most {LONGEST_SIDE} pixels wide"
    )


def _read_jpeg(image: Image.Image, data: bytes) -> Raster:
    """A JPEG's own bytes where PDF readers agree about them, else its pixels."""
    size = image.size
    passed = max(size) <= _PASSED_SIDE and len(data) <= _PASSED_BYTES and _turn(image) is None
    if not passed and max(size) > LONGEST_SIDE:
        # The decoder itself can leave out detail: less memory, less time.
        image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))
    essence = stripped(data)
    if essence is not None and essence.scans > _MOST_SCANS:
        raise ValueError("a bomb: each scan costs the time of a whole picture")
    image.load()
    if passed and essence is not None and essence.plain and image.mode in ("L", "RGB"):
        return Raster(size, "gray" if image.mode == "L" else "rgb", essence.data, jpeg=True)
    return _as_raster(image)


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How the camera says that the picture is to be turned, if at all."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except _BROKEN:
        # The picture itself may be whole.
        return None


def _as_raster(image: Image.Image) -> Raster:
    turn = _turn(image)
    image = _shrunk(image)
    if turn is not None:
        image = image.transpose(turn)
    bands = image.split()
    alpha = bands[-1] if image.mode in ("LA", "RGBA") else None
    if alpha is not None:
        image = bands[0] if image.mode == "LA" else Image.merge("RGB", bands[:3])
    clear = alpha is not None and alpha.getextrema() != (255, 255)
    return Raster(
        image.size,
        "gray" if image.mode == "L" else "rgb",
        image.tobytes(),
        alpha=alpha.tobytes() if alpha is not None and clear else None,
    )


def _eight_bit(image: Image.Image) -> Image.Image:
    """The picture in one of the modes L, LA, RGB, RGBA."""
    key = image.info.get("transparency")
    if image.mode in ("P", "PA"):
        has_alpha = image.mode == "PA" or key is not None
        return image.convert("RGBA" if has_alpha else "RGB")
    if image.mode.startswith("I"):
        return _from_16_bit_gray(image, key)
    if image.mode not in ("L", "LA", "RGB", "RGBA"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    if key is None or image.mode not in ("L", "RGB"):
        return image
    return _keyed(image, key)


def _scale_key(image: Image.Image, depth: int) -> None:
    """Brings the color that a PNG calls transparent to 8 bits, as Pillow does with the pixels but not with it."""
    key = image.info.get("transparency")
    if isinstance(key, tuple) and depth == 16:
        image.info["transparency"] = tuple(value >> 8 for value in key)
    elif isinstance(key, int) and image.mode == "L":
        image.info["transparency"] = key * 255 // (2**depth - 1)


def _from_16_bit_gray(image: Image.Image, key: int | None) -> Image.Image:
    """The high byte of each pixel (Pillow's own conversion cuts all above 255 to white)."""
    if image.mode != "I;16":
        image = image.convert("I;16")
    raw = image.tobytes()
    high, low = (Image.frombytes("L", image.size, raw[start::2]) for start in (1, 0))
    if key is None:
        return high
    clear = ImageChops.darker(_where(high, key >> 8), _where(low, key & 255))
    return Image.merge("LA", (high, ImageChops.invert(clear)))


def _keyed(image: Image.Image, key: int | tuple[int, ...]) -> Image.Image:
    """The picture with an alpha that is clear where its color is the one that the file calls transparent."""
    colors = key if isinstance(key, tuple) else (key,)
    clear = Image.new("L", image.size, 255)
    for band, value in zip(image.split(), colors, strict=True):
        clear = ImageChops.darker(clear, _where(band, value))
    return Image.merge("LA" if image.mode == "L" else "RGBA", (*image.split(), ImageChops.invert(clear)))


def _where(band: Image.Image, value: int) -> Image.Image:
    """255 where the band has this value, 0 elsewhere."""
    return band.point([255 * (level == value) for level in range(256)])


def _shrunk(image: Image.Image) -> Image.Image:
    """The picture in 8 bits, its longer side at most LONGEST_SIDE pixels."""
    longest = max(image.size)
    if longest <= LONGEST_SIDE:
        return _eight_bit(image)
    width, height = (max(1, round(side * LONGEST_SIDE / longest)) for side in image.size)
    return _reduced(image, longest // LONGEST_SIDE).resize((width, height), Image.Resampling.LANCZOS)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """The picture in 8 bits, each square of `factor` pixels as one.

    Strip by strip, because each conversion of a whole picture would be one more copy of it in memory.
    """
    width, height = (-(-side // factor) for side in image.size)
    result: Image.Image | None = None
    for row in range(0, height, _STRIP):
        strip = image.crop((0, row * factor, image.width, min(image.height, (row + _STRIP) * factor)))
        part = _eight_bit(strip).reduce(factor)
        if result is None:
            result = Image.new(part.mode, (width, height))
        result.paste(part, (0, row))
    return result or image
