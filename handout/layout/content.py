"""What there is to set: words shaped once and boxes of them, with their structure. Sizes and measures come later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from handout.diagnostics import Span
from handout.geometry import Direction
from handout.layout.frame import ARTIFACT
from handout.layout.structure import Structure
from handout.layout.word_count import words_in
from handout.model import Align, SectionStyle
from handout.record import NamedTuple
from handout.text.fonts import REGULAR, FontSet, TextStyle
from handout.text.itemize import StyledRange
from handout.text.paragraph import Prepared, prepare

LEAST_HANG, LABEL_GAP = 1.05, 0.45
"""Where an item's text starts, in em: its label hangs, and so far behind the label at least."""


class ItemBox(NamedTuple):
    """A list item: its label, and what stands beside it."""

    label: Prepared
    blocks: tuple[Box, ...]


class ListBox(NamedTuple):
    """A list; its items hang beside their labels."""

    items: tuple[ItemBox, ...]
    style: SectionStyle
    ordered: bool

    @property
    def label_width(self) -> float:
        """Of the widest label, in em."""
        return max(item.label.width for item in self.items)

    @property
    def hang(self) -> float:
        """How far in the items' text starts, in em."""
        return max(LEAST_HANG, self.label_width + LABEL_GAP)


class TableBox(NamedTuple):
    """Rows of cells; the first row is the header.

    One that is `stacked` has labels and values instead, so many rows to what was one.
    """

    rows: tuple[tuple[Prepared, ...], ...]
    aligns: tuple[Align, ...]
    span: Span
    stacked: int = 0


Box = Prepared | ListBox | TableBox


class PartBox(NamedTuple):
    """A section with its heading; `words` counts what it holds, for those who must cut.

    `origin` stands below the heading of a clinic's note (`local`). A `personal` section is an area of a set height.
    `continued` stands above steps that go on overleaf.
    """

    id: str
    heading: Prepared
    blocks: tuple[Box, ...]
    style: SectionStyle
    protected: bool
    words: int
    local: bool = False
    origin: Prepared | None = None
    personal: bool = False
    continued: Prepared | None = None


class NumberBox(NamedTuple):
    """A telephone number's label and the number; None is a blank to write on."""

    label: Prepared
    value: Prepared | None


class PanelBox(NamedTuple):
    """One half of the help band."""

    id: str
    heading: Prepared
    blocks: tuple[Box, ...]
    numbers: tuple[NumberBox, ...]


class PlanFields(NamedTuple):
    """The places to fill in of a plan on screen; `note` is what stands over the room for a note."""

    rows: tuple[str, ...]
    lines: tuple[str, ...]
    note: Prepared | None


class PlanBox(NamedTuple):
    """'Your plan': labels with their values (None: to be written by hand), ruled lines, the note.

    Words in two languages (`both`) are longer. Of one that takes more than a page, a part has its heading `again`, or
    `goes_on` overleaf.
    """

    heading: Prepared
    rows: tuple[tuple[Prepared, Prepared | None], ...]
    write_in: int
    note: Prepared | None
    fields: PlanFields | None = None
    both: bool = False
    again: bool = False
    goes_on: bool = False


class Heights(NamedTuple):
    """How much room the words of one copy get, in steps: all that layout knows of them.

    `plan`: 0, 1 or 2, as page-design's none, short and long; 3 where long words or narrow columns need more. `fields`:
    0 for values of a few words in the clinic's notes, 1 for longer ones. `identity`: lines, of a recipient's words the
    most that they may take; 0 for no such line.
    """

    plan: int = 0
    fields: int = 0
    identity: int = 1


class Content(NamedTuple):
    """Everything on the sheet, shaped, and its structure tree. Names are those of Document.

    On a `writable` one a hand writes whose it is.
    """

    fonts: FontSet
    language: str
    direction: Direction
    logo_slot: int
    name: Prepared | None
    details: tuple[Prepared, ...]
    phone: NumberBox
    notice: Prepared | None
    title: Prepared
    brands: Prepared | None
    lead: tuple[Box, ...]
    fast_facts: PartBox | None
    panels: tuple[PanelBox, ...]
    help_note: Prepared | None
    plan: PlanBox | None
    parts: tuple[PartBox, ...]
    closing: tuple[PartBox, ...]
    further_heading: Prepared | None
    addresses: tuple[Prepared, ...]
    qr_slot: int
    abridged: Prepared | None
    legal: tuple[Prepared, ...]
    imprint: Prepared
    stamp: Prepared
    again: Again
    questions: Prepared
    notes: Prepared
    structure: Structure
    links: frozenset[int]
    personal: bool
    identified: bool
    writable: bool
    heights: Heights

    def artifact(self, text: str, style: TextStyle = REGULAR) -> Prepared:
        """Words that are no part of the logical text, such as a page number."""
        return shaped(text, (StyledRange(0, len(text), style, ARTIFACT),), self.fonts, self.language, self.direction)


class Again(NamedTuple):
    """Words that stand again on later pages, as artifacts. `mark` is as wide as a sheet's mark can be."""

    name: Prepared | None
    title: Prepared
    phone: Prepared | None
    notice: Prepared | None
    version: Prepared
    mark: Prepared | None
    page_of: str
    turn_over: str


@lru_cache(maxsize=2048)
def _shaped(
    text: str,
    ranges: tuple[StyledRange, ...],
    fonts: FontSet,
    language: str,
    direction: Direction,
    base: Direction | None,
) -> Prepared:
    return prepare(text, ranges, fonts, language, direction, base=base)


def shaped(
    text: str,
    ranges: tuple[StyledRange, ...],
    fonts: FontSet,
    language: str,
    direction: Direction,
    base: Direction | None = None,
) -> Prepared:
    """Shared words shaped, remembered for the next sheet with the same words."""
    return _shaped(text, ranges, fonts, language, direction, base)


def prepare_own(
    text: str,
    ranges: tuple[StyledRange, ...],
    fonts: FontSet,
    language: str,
    direction: Direction,
    base: Direction | None = None,
) -> Prepared:
    """A recipient's words shaped, and forgotten with the sheet but for single words (`shape`)."""
    return prepare(text, ranges, fonts, language, direction, base=base, remember=False)


def count_words(heading: Prepared, blocks: Sequence[Box]) -> int:
    """Words in a section, labels of lists not counted."""
    return sum(map(words_in, (heading, *_texts(blocks))))


def _texts(boxes: Sequence[Box]) -> Iterator[Prepared]:
    for box in boxes:
        match box:
            case Prepared():
                yield box
            case ListBox():
                for item in box.items:
                    yield from _texts(item.blocks)
            case TableBox():
                yield from (cell for row in box.rows for cell in row)
