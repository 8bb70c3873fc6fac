"""Frames: placed things, the only bridge between layout and paint. All lengths are points; y counts from the top edge.

Layout first makes *inks*, placed along and across a region (inline, block); `Frame.place` turns them into x and y.
An ink without a slot is an artifact: repetition or decoration, no part of the text.
"""

from __future__ import annotations

from handout.geometry import Direction, Rect, Region, Size
from handout.picture import Color, Picture
from handout.record import NamedTuple
from handout.text.paragraph import Line, Piece

ARTIFACT = -1
"""The tag of text that is an artifact."""


class TextInk(NamedTuple):
    """A line of text; `block` is its baseline. Links among its pieces are drawn in `link_color`.

    One that only repeats what is said elsewhere is an `artifact`, whatever tags its pieces have.
    """

    inline: float
    block: float
    size: float
    color: Color
    link_color: Color
    line: Line
    artifact: bool = False


class FillInk(NamedTuple):
    """A filled box."""

    inline: float
    block: float
    width: float
    height: float
    color: Color
    radius: float = 0.0


class StrokeInk(NamedTuple):
    """An outlined box; the outline is drawn within it."""

    inline: float
    block: float
    width: float
    height: float
    color: Color
    thickness: float
    radius: float = 0.0


class PictureInk(NamedTuple):
    """A picture, scaled to its box; `slot` is that of its Figure, or ARTIFACT."""

    inline: float
    block: float
    width: float
    height: float
    picture: Picture
    slot: int = ARTIFACT


Items = tuple[int, int]
"""Of the things that an area is a list of, the number of the first, and that behind the last."""


class AreaInk(NamedTuple):
    """Room of a set height for what each copy says itself; `area` names it, and it holds all of it or some `items`."""

    inline: float
    block: float
    width: float
    height: float
    area: str
    items: Items | None = None


class FieldInk(NamedTuple):
    """Room to fill in at that place of the form; what is typed there has the `size` and, if `bold`, is heavy."""

    inline: float
    block: float
    width: float
    height: float
    place: str
    size: float
    bold: bool = False


Ink = TextInk | FillInk | StrokeInk | PictureInk | AreaInk | FieldInk


class TextItem(NamedTuple):
    """A piece of a line, painted from (x, y) on its baseline."""

    x: float
    y: float
    size: float
    color: Color
    piece: Piece
    slot: int


class FillItem(NamedTuple):
    """A filled box on the page."""

    rect: Rect
    color: Color
    radius: float


class StrokeItem(NamedTuple):
    """An outlined box on the page."""

    rect: Rect
    color: Color
    thickness: float
    radius: float


class PictureItem(NamedTuple):
    """A picture on the page; `slot` is that of its Figure, or ARTIFACT."""

    rect: Rect
    picture: Picture
    slot: int


class LinkArea(NamedTuple):
    """Where a link of the structure tree (by slot) can be clicked."""

    rect: Rect
    slot: int


class AreaItem(NamedTuple):
    """Where an area, or some of its items, is on the page."""

    area: str
    region: Region
    items: Items | None = None


AUTO_SIZE = 0.0


class FieldItem(NamedTuple):
    """Where a form field is on the page; `place` is named as in its Form element.

    What is typed has that `size`; AUTO_SIZE leaves it to the program so that it fits (ISO 32000-1 12.7.3.3).
    """

    rect: Rect
    place: str
    size: float
    bold: bool
    direction: Direction


class Frame:
    """One page: boxes lie under pictures, pictures under text.

    `areas` are left for each copy to fill. `blank` are slots that stand on this page even where they have no words.
    """

    def __init__(self, size: Size) -> None:
        self.size = size
        self.fills: list[FillItem] = []
        self.strokes: list[StrokeItem] = []
        self.pictures: list[PictureItem] = []
        self.texts: list[TextItem] = []
        self.links: list[LinkArea] = []
        self.areas: list[AreaItem] = []
        self.blank: list[int] = []
        self.fields: list[FieldItem] = []

    def filled(self, own: Frame) -> Frame:
        """This page with what a copy has in its areas."""
        whole = Frame(self.size)
        whole.add(self)
        whole.add(own)
        whole.blank = own.blank
        return whole

    def add(self, other: Frame) -> None:
        """Put all that another page shows on this one too."""
        self.fills += other.fills
        self.strokes += other.strokes
        self.pictures += other.pictures
        self.texts += other.texts
        self.links += other.links
        self.fields += other.fields

    def only(self, area: str) -> Frame:
        """No more than where an area is on this page."""
        page = Frame(self.size)
        page.areas = [item for item in self.areas if item.area == area]
        return page

    def standing(self, shared: Frame) -> Frame:
        """This page with what stands in its areas on each copy alike; they are still to be filled."""
        page = self.filled(shared)
        page.areas = self.areas
        page.blank = self.blank
        return page

    def without_rules(self) -> Frame:
        """The same with no filled boxes."""
        rest = Frame(self.size)
        rest.strokes, rest.texts = self.strokes, self.texts
        return rest

    def without(self, shared: Frame) -> Frame | None:
        """What fills a copy's areas but for what all have in them alike; None where this copy has not all of that."""
        for own, alike in ((self.fills, shared.fills), (self.strokes, shared.strokes), (self.texts, shared.texts)):
            if not all(map(own.__contains__, alike)):
                return None
        rest = Frame(self.size)
        rest.fills = [item for item in self.fills if item not in shared.fills]
        rest.strokes = [item for item in self.strokes if item not in shared.strokes]
        rest.texts = [item for item in self.texts if item not in shared.texts]
        slots = {item.slot for item in shared.texts}
        rest.blank = [slot for slot in self.blank if slot not in slots]
        rest.pictures, rest.links, rest.fields = self.pictures, self.links, self.fields
        return rest

    def place(self, ink: Ink, region: Region, block: float, links: frozenset[int]) -> None:
        """Put an ink on the page, `block` below the region's top. `links` are the slots that are links."""
        match ink:
            case TextInk():
                self._place_text(ink, region, block, links)
            case FillInk():
                rect = region.place(ink.inline, block + ink.block, ink.width, ink.height)
                self.fills.append(FillItem(rect, ink.color, ink.radius))
            case StrokeInk():
                rect = region.place(ink.inline, block + ink.block, ink.width, ink.height)
                self.strokes.append(StrokeItem(rect, ink.color, ink.thickness, ink.radius))
            case PictureInk():
                rect = region.place(ink.inline, block + ink.block, ink.width, ink.height)
                self.pictures.append(PictureItem(rect, ink.picture, ink.slot))
            case AreaInk():
                rect = region.place(ink.inline, block + ink.block, ink.width, ink.height)
                self.areas.append(AreaItem(ink.area, Region(rect, region.direction), ink.items))
            case FieldInk():
                rect = region.place(ink.inline, block + ink.block, ink.width, ink.height)
                self.fields.append(FieldItem(rect, ink.place, ink.size, ink.bold, region.direction))

    def _place_text(self, ink: TextInk, region: Region, block: float, links: frozenset[int]) -> None:
        size = ink.size
        start = region.place(ink.inline, block + ink.block, ink.line.width * size)
        for piece in ink.line.pieces():
            begin = piece.inline * size
            x = start.x + begin if region.direction == "ltr" else start.right - begin - piece.width * size
            linked = piece.tag in links
            color = ink.link_color if linked else ink.color
            tag = ARTIFACT if ink.artifact else piece.tag
            self.texts.append(TextItem(x, start.y, size, color, piece, tag))
            if ink.artifact or not linked:
                continue
            width = piece.width * size
            seen = width - _hanging(piece, ink.line) * size
            if seen > 0:
                rise, fall = piece.face.ascent * size, piece.face.descent * size
                left = x if region.direction == "ltr" else x + width - seen
                self.links.append(LinkArea(Rect(left, start.y - rise, seen, rise + fall), piece.tag))


def _hanging(piece: Piece, line: Line) -> float:
    """The space at a line's end, which is nothing to click on, in em.

    Its own width, not what the piece has over the line's: letters at a cut are wider where no kerning follows.
    """
    if piece.inline + piece.width <= line.width:
        return 0.0
    return piece.clusters.hanging / piece.face.upem


class Stack(NamedTuple):
    """Inks with the height that they take together, and where it matters, the width."""

    height: float
    inks: tuple[Ink, ...] = ()
    width: float = 0.0

    def moved(self, inline: float, block: float) -> list[Ink]:
        """The inks, further along and down."""
        return [shift(ink, inline, block) for ink in self.inks]


def shift(ink: Ink, inline: float, block: float) -> Ink:
    """An ink, further along and down."""
    if not (inline or block):
        return ink
    # All inks begin with these two; to make one anew takes half as long as `_replace`.
    return type(ink)(ink.inline + inline, ink.block + block, *ink[2:])
