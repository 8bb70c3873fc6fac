"""A frame's content stream: each slot in marked content, everything else an artifact (ISO 32000-1 14.6, 14.8.2)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from operator import add, sub

from handout.geometry import Rect
from handout.layout.frame import ARTIFACT, FillItem, Frame, PictureItem, StrokeItem, TextItem
from handout.layout.structure import Structure
from handout.paint.fontfile import FontResource
from handout.paint.graphics import draw_color, drawing_code, fill_color, rounded_path
from handout.paint.values import fine_number, number
from handout.picture import Color, Drawing, Gradient, Raster
from handout.record import NamedTuple
from handout.text.clusters import ShapedWord, Words
from handout.text.fonts import Face
from handout.text.paragraph import Piece
from handout.text.shape import MOST_WORDS


class Mark(NamedTuple):
    """One piece of marked content: on which page, under which id, of which slot."""

    page: int
    mcid: int
    slot: int


class Resources:
    """What content streams name: fonts, images, opacities, gradients. Names are given in the order of use."""

    def __init__(self) -> None:
        self.fonts: dict[Face, FontResource] = {}
        self.images: dict[Raster, str] = {}
        self.opacities: dict[float, str] = {}
        self.shadings: dict[Gradient, str] = {}

    def shown(self, piece: Piece) -> tuple[FontResource, bytes]:
        """The font of a piece, and the operator that shows it."""
        font = self._font(piece.face, "F")
        return font, show(font, font.codes(piece.clusters), piece)

    def _font(self, face: Face, letter: str) -> FontResource:
        if face not in self.fonts:
            self.fonts[face] = FontResource(face, f"{letter}{len(self.fonts) + 1}")
        return self.fonts[face]

    def image(self, raster: Raster) -> str:
        return self.images.setdefault(raster, f"Im{len(self.images) + 1}")

    def opacity(self, share: float) -> str:
        return self.opacities.setdefault(share, f"G{len(self.opacities) + 1}")

    def shading(self, gradient: Gradient) -> str:
        return self.shadings.setdefault(gradient, f"Sh{len(self.shadings) + 1}")


class OwnResources(Resources):
    """What the streams of one copy name. `known` are fonts that all copies share, with a fixed set of characters.

    A stretch of text with any other character takes a font that is this copy's own, in `fonts`.
    """

    def __init__(self, known: Mapping[Face, FontResource]) -> None:
        super().__init__()
        self.known = known

    def shown(self, piece: Piece) -> tuple[FontResource, bytes]:
        known = self.known.get(piece.face)
        if known and isinstance(piece.clusters, Words):
            parts = [_word_shown(known, word) for word in piece.clusters.words]
            shown = [part for part in parts if part is not None]
            if len(shown) == len(parts):
                return known, _operator(shown)
        codes = known.codes_there(piece.clusters) if known else None
        if known and codes:
            return known, show(known, codes, piece)
        font = self._font(piece.face, "X")
        return font, show(font, font.codes(piece.clusters), piece)


class Surface:
    """Collects one page's operators. y is counted from the top until it is written."""

    def __init__(self, height: float, page: int, structure: Structure, resources: Resources, first: int = 0) -> None:
        self._first = first
        self._height = height
        self._page = page
        self._structure = structure
        self._resources = resources
        self._code: list[bytes] = []
        self._type: tuple[str, float] | None = None
        self._color: Color | None = None
        self.marks: list[Mark] = []

    @contextmanager
    def marked(self, slot: int) -> Iterator[None]:
        """Content of a slot's element."""
        mcid = self._first + len(self.marks)
        self.marks.append(Mark(self._page, mcid, slot))
        role = self._structure.slots[slot].role
        self._code.append(b"/%s <</MCID %d>> BDC" % (role.encode(), mcid))
        yield
        self._code.append(b"EMC")

    @contextmanager
    def artifact(self, kind: bytes) -> Iterator[None]:
        """Content that is no part of the text: `Layout` for grounds and rules, `Pagination` for what repeats."""
        self._code.append(b"/Artifact <</Type /%s>> BDC" % kind)
        yield
        self._code.append(b"EMC")

    def fill(self, item: FillItem) -> None:
        self._color = item.color
        self._code.append(fill_color(item.color) + rounded_path(self._box(item.rect), item.radius) + b" f")

    def stroke(self, item: StrokeItem) -> None:
        box = self._box(item.rect.inset(item.thickness / 2, item.thickness / 2))
        self._code.append(
            draw_color(item.color) + number(item.thickness) + b" w " + rounded_path(box, item.radius) + b" S"
        )

    def picture(self, item: PictureItem) -> None:
        x, y, width, height = self._box(item.rect)
        if isinstance(item.picture, Drawing):
            size = item.picture.size
            sx, sy = width / size.width, height / size.height
            matrix = b" ".join(fine_number(v) for v in (sx, 0, 0, -sy, x, y + height))
            self._code.append(b"q %s cm %s Q" % (matrix, drawing_code(item.picture, self._resources)))
        else:
            image = self._resources.image(item.picture)
            matrix = b" ".join(number(v) for v in (width, 0, 0, height, x, y))
            self._code.append(b"q %s cm /%s Do Q" % (matrix, image.encode()))

    def texts(self, items: Sequence[TextItem]) -> None:
        """Text from first to last, in one text object. Font and colour stay as they are from one to the next."""
        code = [b"BT"]
        for item in items:
            font, operator = self._resources.shown(item.piece)
            if (font.resource, item.size) != self._type:
                self._type = font.resource, item.size
                code.append(b"/%s %s Tf" % (font.resource.encode(), number(item.size)))
            if item.color != self._color:
                self._color = item.color
                code.append(fill_color(item.color))
            start = item.x + first_place(item.piece) * item.size
            place = number(start), number(self._height - item.y)
            code.append(b"1 0 0 1 %s %s Tm %s" % (*place, operator))
        code.append(b"ET")
        self._code.append(b"\n".join(code))

    def _box(self, rect: Rect) -> tuple[float, float, float, float]:
        return rect.x, self._height - rect.bottom, rect.width, rect.height

    def code(self) -> bytes:
        return b"\n".join(self._code) + b"\n"


def first_place(piece: Piece) -> float:
    """Where a piece's first cluster starts, in em from its left edge: words that run to the left start at the right."""
    return piece.width - piece.clusters.advances[0] / piece.face.upem if piece.rtl else 0.0


def show(font: FontResource, codes: Sequence[int], piece: Piece) -> bytes:
    """A TJ operator: codes in hex, between them how far to move back for kerning (thousandths of an em).

    Words that run from right to left are shown in the order of the text too, each cluster left of the one before it,
    since readers of the file take the order of showing for that of the words (ISO 32000-1 14.8.2.3).
    """
    natural = map(font.advances.__getitem__, codes)
    advances = piece.clusters.advances
    moves = map(add, natural, advances[1:]) if piece.rtl else map(sub, natural, advances)
    return _operator([_codes_and_moves(codes, [*moves], font.face.upem)])


def _codes_and_moves(codes: Sequence[int], moves: Sequence[int], upem: int) -> str:
    digits = struct.pack(f">{len(codes)}H", *codes).hex().upper()
    parts: list[str] = []
    start = 0
    for end, move in [(end, move) for end, move in enumerate(moves, 1) if move]:
        parts.append(f"<{digits[4 * start : 4 * end]}>{move * 1000 / upem:g}")
        start = end
    if start < len(codes):
        parts.append(f"<{digits[4 * start :]}>")
    return "".join(parts)


def _operator(parts: Sequence[str]) -> bytes:
    return f"[{''.join(parts)}] TJ".replace("><", "").encode()


@lru_cache(maxsize=MOST_WORDS)
def _word_shown(font: FontResource, word: ShapedWord) -> str | None:
    """A word as a part of an operator; None where a font of a fixed set of characters has not all of it."""
    codes = font.codes_there(word)
    if codes is None:
        return None
    return _codes_and_moves(codes, [*map(sub, map(font.advances.__getitem__, codes), word.advances)], font.face.upem)


def paint_frame(
    frame: Frame, page: int, structure: Structure, resources: Resources, first: int = 0
) -> tuple[bytes, list[Mark]]:
    """A page's operators, and the marked content in it: grounds first, then the slots in reading order.

    `first` is the MCID of the first slot.
    """
    surface = Surface(frame.size.height, page, structure, resources, first)
    if frame.fills or frame.strokes or frame.pictures:
        _paint_grounds(surface, frame)
    _paint_texts(surface, frame)
    return surface.code(), surface.marks


def _paint_grounds(surface: Surface, frame: Frame) -> None:
    with surface.artifact(b"Layout"):
        for fill in frame.fills:
            surface.fill(fill)
        for stroke in frame.strokes:
            surface.stroke(stroke)
        for picture in frame.pictures:
            if picture.slot == ARTIFACT:
                surface.picture(picture)


def _paint_texts(surface: Surface, frame: Frame) -> None:
    artifacts = [item for item in frame.texts if item.slot == ARTIFACT]
    if artifacts:
        with surface.artifact(b"Pagination"):
            surface.texts(artifacts)
    pictures = {item.slot: item for item in frame.pictures if item.slot != ARTIFACT}
    content = sorted((item for item in frame.texts if item.slot != ARTIFACT), key=lambda item: item.slot)
    runs = {slot: list(items) for slot, items in groupby(content, key=lambda item: item.slot)}
    for slot in sorted({*runs, *pictures, *frame.blank}):
        with surface.marked(slot):
            if slot in pictures:
                surface.picture(pictures[slot])
            if slot in runs:
                surface.texts(runs[slot])
