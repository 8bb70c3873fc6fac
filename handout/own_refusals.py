"""What is said of one copy's own words that cannot be set or do not fit: by row and column, never the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from handout.diagnostics import Diagnostic, HandoutError, error
from handout.document import OWN, Document, inline_fields
from handout.geometry import Direction
from handout.layout.areas import NOTE_ROW, Excess, Overflow
from handout.layout.content import Heights
from handout.layout.stand_ins import IDENTITY, LAST_RESORT, PLAN
from handout.layout.word_count import part_of
from handout.model import Clinic, Recipient, column_key
from handout.record import NamedTuple
from handout.text.fonts import BOLD, FontSet
from handout.text.itemize import MissingGlyph, StyledRange
from handout.text.paragraph import prepare

T = TypeVar("T")


class Overfull(HandoutError):
    """A sheet has too little room: for the words that all copies share if it says nothing, else for these of a copy."""


NOTE = "note"


class Columns(NamedTuple):
    """Which of a recipient's columns each area of a sheet shows; those of a clinic's notes by the area's name."""

    identity: tuple[str, ...]
    plan: tuple[str, ...]
    notes: Mapping[str, tuple[str, ...]]

    def all(self) -> tuple[str, ...]:
        """Each once, in the order of the sheet."""
        named = (*self.identity, *self.plan, NOTE, *(name for names in self.notes.values() for name in names))
        return tuple({column_key(name): name for name in reversed(named)}.values())[::-1]

    def of(self, area: str, excess: Excess) -> tuple[str, ...]:
        """Those whose words an area does not hold, as far as that is known."""
        if area == IDENTITY:
            return self.identity
        if area != PLAN:
            return self.notes.get(area, ())
        if excess.row is None or excess.row == NOTE_ROW:
            return (NOTE,)
        return self.plan[excess.row : excess.row + 1]


def columns_of(document: Document | None, clinic: Clinic | None) -> Columns:
    """The columns that a sheet shows; without one, those that all sheets of the clinic's do."""
    identify = clinic.identify if clinic else None
    return Columns(
        ("name",) if identify is None else tuple(each.field.text for each in identify),
        tuple(each.field.text for each in clinic.plan) if clinic else (),
        {
            part.id: tuple(field.name for field in inline_fields(part.blocks))
            for part in (document.parts if document else ())
            if part.personal
        },
    )


class Copy(NamedTuple):
    """One copy, whose words cannot be set or do not fit. A sheet that is nobody's has no recipient."""

    document: Document
    clinic: Clinic | None
    recipient: Recipient | None

    def too_much(self, overflows: Sequence[Overflow], *, full: bool) -> list[Diagnostic]:
        """Words that are more than the largest room holds: those of one column, the longest of an area.

        A `full` sheet has no more than one line to say whose it is.
        """
        causes = self._causes(overflows)
        return [self._too_long(*each, full=full and each[1] == IDENTITY) for each in causes]

    def _causes(self, overflows: Sequence[Overflow]) -> Iterator[tuple[str | None, str, Excess]]:
        """The column whose words an area does not hold, the area, and how much too much they are."""
        columns = columns_of(self.document, self.clinic)
        for area, excess in ((each.area, each.excess()) for each in overflows):
            yield _longest(columns.of(area, excess), self.recipient), area, excess

    def unset(self, faults: Sequence[Diagnostic], fonts: FontSet) -> list[Diagnostic]:
        """Characters that no font has; those of the recipient by their columns and their places in the value."""
        others = [each for each in faults if each.span != OWN]
        recipient = self.recipient
        if recipient is None or len(others) == len(faults):
            return list(faults)
        own = list(self._unset(recipient, fonts))
        return [*others, *own] if own else [each._replace(span=recipient.span) for each in faults]

    def laid_out(self, lay_out: Callable[[Heights], T], heights: Heights, overflows: Sequence[Overflow]) -> T:
        """The layout that all copies share; what is refused of any with a note is told of this one.

        Where there is one with less room, it is told of the words that this does not hold, as in `overflows`; of a note
        where that is as long as one may be.
        """
        try:
            return lay_out(heights)
        except HandoutError as refusal:
            with_note = heights.plan == LAST_RESORT
            causes = [each for each in self._causes(overflows) if with_note or each[0] != NOTE]
            if self.recipient and causes:
                raise Overfull([self._too_long(*each, full=True) for each in causes]) from None
            raise type(refusal)(map(self.placed, refusal.diagnostics)) from None

    def placed(self, told: Diagnostic) -> Diagnostic:
        """What is said of a note, at its row and column."""
        note = self.recipient.get(NOTE) if self.recipient else None
        if self.recipient is None or note is None or told.span != OWN:
            return told
        return told._replace(message=f"{_where(self.recipient, NOTE)}: {told.message}", span=note.span)

    def _too_long(self, column: str | None, area: str, excess: Excess, *, full: bool = False) -> Diagnostic:
        """A value that its room does not hold; of a sheet that is too `full`, the room that it could have at most."""
        places = {IDENTITY: "the line that says whose sheet it is", PLAN: "'Your plan'"}
        place = places.get(area, "the clinic's note")
        recipient = self.recipient
        cell = recipient.get(column) if recipient and column else None
        where = f"{_where(recipient, column)}: " if recipient else ""
        # Of a single long word, or of a value that would have to go whole, no words can be cut.
        cut = part_of(cell.text, excess.words, self.document.language) if cell else None
        more = ", and the sheet is too full to give it more" if full else ""
        return error(
            "own-too-long",
            f"{where}too long for its room in {place}{more}",
            cell.span if cell else recipient.span if recipient else None,
            f"cut about {cut}" if cut else "make it shorter",
            *(["or cut words of the handout or of the clinic's notes"] if full else []),
        )

    def _unset(self, recipient: Recipient, fonts: FontSet) -> Iterator[Diagnostic]:
        columns = columns_of(self.document, self.clinic).all()
        return unset_cells(recipient, columns, fonts, self.document.language, self.document.direction)


def unset_cells(
    recipient: Recipient, columns: Iterable[str], fonts: FontSet, language: str = "en", direction: Direction = "ltr"
) -> Iterator[Diagnostic]:
    """Characters that no font has, by their columns and their places in the value."""
    for column in columns:
        cell = recipient.get(column)
        if cell is None:
            continue
        try:
            ranges = [StyledRange(0, len(cell.text), BOLD, 0)]
            prepare(cell.text, ranges, fonts, language, direction, remember=False)
        except MissingGlyph as missing:
            message = f"{_where(recipient, column)}: {missing.reason} number {missing.index + 1}"
            hint = "write it in letters, or name a folder with a font that has it in HANDOUT_FONTS"
            yield error("missing-glyph", message, cell.span, hint)


def _longest(columns: Sequence[str], recipient: Recipient | None) -> str | None:
    lengths = {column: len(cell.text) for column in columns if recipient and (cell := recipient.get(column))}
    return max(lengths, key=lambda column: lengths[column], default=None)


def _where(recipient: Recipient, column: str | None) -> str:
    return f"row {recipient.row}, column '{column}'" if column else f"row {recipient.row}"
