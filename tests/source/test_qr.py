"""QR codes: the right modules, in one shape that covers exactly them."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from qrcodegen import QrCode, QrSegment

from handout.diagnostics import HandoutError, Span
from handout.geometry import Size
from handout.source.qr import QUIET_ZONE, qr_drawing, qr_matrix

URL = "https://medlineplus.gov/druginfo/meds/a602007.html"


Matrix = tuple[tuple[bool, ...], ...]


def read(matrix: Matrix) -> list[str]:
    """What a picture of a code says."""
    side = (len(matrix) + 2 * QUIET_ZONE) * 4
    picture = Image.new("L", (side, side), 255)
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            left, top = (column + QUIET_ZONE) * 4, (row + QUIET_ZONE) * 4
            picture.paste(0 if dark else 255, (left, top, left + 4, top + 4))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def modules_of(code: QrCode) -> Matrix:
    side = range(code.get_size())
    return tuple(tuple(code.get_module(x, y) for x in side) for y in side)


def test_a_picture_of_the_code_says_the_address() -> None:
    assert read(qr_matrix(URL)) == [URL]


def test_drawing_covers_the_dark_modules_and_nothing_else() -> None:
    matrix = qr_matrix(URL)
    across = len(matrix) + 2 * QUIET_ZONE
    drawing = qr_drawing(URL, across * 2.0)
    assert drawing.size == Size(across * 2.0, across * 2.0)
    (shape,) = drawing.shapes
    assert (shape.fill, shape.stroke) == ((0, 0, 0), None)
    covered = [[0] * across for _ in range(across)]
    for at in range(0, len(shape.path), 5):
        kinds = "".join(kind for kind, _ in shape.path[at : at + 5])
        assert kinds == "MLLLZ"
        left, top = (round(value / 2) for value in shape.path[at][1])
        right, bottom = (round(value / 2) for value in shape.path[at + 2][1])
        for row in range(top, bottom):
            for column in range(left, right):
                covered[row][column] += 1
    quiet = [0] * QUIET_ZONE
    expected = [quiet + [int(module) for module in row] + quiet for row in matrix]
    edge = [[0] * across for _ in range(QUIET_ZONE)]
    assert covered == edge + expected + edge
    assert len(shape.path) / 5 < sum(map(sum, matrix)) / 2


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "",
        "https://",
        "javascript:alert(1)",
        "https://example.org/ä",
        "https://a b.org",
        "https://[x",
        "https://e.org/\n",
    ],
)
def test_only_plain_https(url: str) -> None:
    with pytest.raises(HandoutError) as caught:
        qr_matrix(url, Span("clinic.yaml", 3, 5))
    assert str(caught.value).startswith("clinic.yaml:3:5: error: a QR code needs an https address")


@pytest.mark.parametrize("length", [300, 5000])
def test_too_long(length: int) -> None:
    with pytest.raises(HandoutError, match="too long"):
        qr_drawing("https://example.org/" + "a" * length, 60)


def of_bytes(text: str) -> QrSegment:
    return QrSegment.make_bytes(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        [of_bytes("https://medlineplus.gov/druginfo/meds/a"), QrSegment.make_numeric("602007"), of_bytes(".html")],
        [of_bytes("https://rheumatology.org/patients")],
        [of_bytes("https://example.org/" + "a/b-c.d" * 15)],
    ],
)
def test_another_maker_of_codes_makes_the_same_modules(data: list[QrSegment]) -> None:
    """With the level and the mask that the code itself states, all else follows (ISO/IEC 18004 7.9)."""
    (url,) = read(modules_of(QrCode.encode_segments(data, QrCode.Ecc.MEDIUM)))
    matrix = qr_matrix(url)
    stated = [matrix[8][x] for x in (0, 1, 2, 3, 4)]
    level, mask = divmod(int("".join(map(str, map(int, stated))), 2) ^ 0b10101, 8)
    levels = [QrCode.Ecc.MEDIUM, QrCode.Ecc.LOW, QrCode.Ecc.HIGH, QrCode.Ecc.QUARTILE]
    version = (len(matrix) - 17) // 4
    code = QrCode.encode_segments(data, levels[level], version, version, mask, boostecl=False)
    assert matrix == modules_of(code)
    assert level != 1


def test_a_code_with_room_to_spare_bears_more_damage() -> None:
    levels = {tuple(qr_matrix(f"https://e.org/{'a' * length}")[8][:2]) for length in range(40)}
    assert len(levels) > 1
