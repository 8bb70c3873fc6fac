"""What a clinic and a recipient add to a handout, where the sheet is too long with it and fits without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from handout.compose import Occasion
from handout.diagnostics import Diagnostic, Span, error
from handout.document import OWN, block_lines
from handout.layout.fit import TooLong
from handout.layout.word_count import counted, words_of
from handout.local import notes_for
from handout.model import Clinic, Handout, Note, Recipient, column_key
from handout.record import NamedTuple

LONG, NOTE, NOTES, PLAN = "the recipient's long note", "the recipient's note", "the clinic's notes", "'Your plan'"
LINES = "'write_in_lines'"

SHORT_NOTE = 200
"""Characters of a note that the lower of the plan's two rooms holds for sure."""


class Added(NamedTuple):
    """What stands on a sheet beside the handout's own words: what the clinic's file says, and a recipient's row."""

    clinic: Clinic | None
    occasion: Occasion
    recipient: Recipient | None

    def names(self) -> tuple[str, ...]:
        """What there is to leave out."""
        clinic, there = self.clinic, []
        if self.occasion.has_note:
            there += [LONG, NOTE] if is_long(self.recipient) else [NOTE]
        if clinic and clinic.notes:
            there.append(NOTES)
        if clinic and clinic.write_in_lines:
            there.append(LINES)
        if clinic and clinic.plan:
            there.append(PLAN)
        return tuple(there)

    def without(self, names: Sequence[str]) -> Added:
        """The same sheet with less."""
        clinic, occasion, recipient = self
        if recipient and LONG in names:
            recipient = _with_note(recipient, SHORT_NOTE)
        if recipient and NOTE in names:
            occasion, recipient = occasion._replace(has_note=False), _with_note(recipient, 0)
        if clinic and NOTES in names:
            clinic = clinic._replace(notes=())
        if clinic and PLAN in names:
            clinic = clinic._replace(plan=())
        if clinic and LINES in names:
            clinic = clinic._replace(write_in_lines=0)
        return Added(clinic, occasion, recipient)

    def most_lines(self, fits: Callable[[Added], bool]) -> int:
        """How many empty lines fit where those that the clinic asks for do not; 0 fit, or more do no good."""
        clinic = self.clinic
        if clinic is None:
            return 0
        low, high = 0, clinic.write_in_lines
        while high - low > 1:
            middle = (low + high) // 2
            there = fits(self._replace(clinic=clinic._replace(write_in_lines=middle)))
            low, high = (middle, high) if there else (low, middle)
        return low

    def blamed(self, fits: Callable[[Added], bool]) -> tuple[str, ...]:
        """The least without which the sheet fits; nothing where the handout alone is too long."""
        names = self.names()
        if not names or not fits(self.without(names)):
            return ()
        sets = [(name,) for name in names] + list(combinations([name for name in names if name != LONG], 2))
        return next((each for each in sets if fits(self.without(each))), tuple(each for each in names if each != LONG))


def clinics_own(handout: Handout, clinic: Clinic | None) -> tuple[tuple[str, ...], ...]:
    """What a clinic adds to a handout, to be left out by trial: its notes, then all."""
    if clinic is None:
        return ()
    notes = (NOTES,) if notes_for(handout, clinic) else ()
    added = (*notes, *((LINES,) if clinic.write_in_lines else ()), *((PLAN,) if clinic.plan else ()))
    return tuple(dict.fromkeys(names for names in (notes, added) if names))


def due_to(told: Diagnostic, blamed: Sequence[str], handout: Handout, clinic: Clinic) -> Diagnostic:
    """A warning of a sheet that is full, where it is so with what a clinic adds alone."""
    notes = notes_for(handout, clinic)
    hint = "leave some of that out"
    if blamed == (NOTES,):
        hint = f"cut words of {'them' if len(notes) > 1 else 'it'}"
    elif len(blamed) == 1:
        hint = "leave it out"
    place = _place(blamed, notes, handout, clinic)
    message = f"with {_called(blamed, notes)} {told.message}"
    return told._replace(message=message, span=place, hints=(hint, *told.hints[1:]))


def due_to_words(told: Diagnostic, *, has_note: bool) -> Diagnostic:
    """A warning of a sheet that is full, where it is so with the room for a recipient's words alone."""
    what = "the recipient's note" if has_note else "the line that says whose sheet it is"
    hint = "leave the note out, or cut words of the handout" if has_note else "cut words of the handout"
    return told._replace(message=f"with {what} {told.message}", hints=(hint, *told.hints[1:]))


def is_long(recipient: Recipient | None) -> bool:
    """Whether a note may need more than the lower of the plan's two rooms."""
    note = recipient.get("note") if recipient else None
    return note is not None and (len(note.text) > SHORT_NOTE or "\n" in note.text)


def _with_note(recipient: Recipient, most: int) -> Recipient:
    """A row whose note is one paragraph of so many characters at most; with 0 it has none."""
    cells = []
    for name, cell in recipient.cells:
        if column_key(name) != "note":
            cells.append((name, cell))
        elif most:
            cells.append((name, cell._replace(text=" ".join(cell.text.split())[:most])))
    return recipient._replace(cells=tuple(cells))


def added_too_long(
    long: TooLong,
    blamed: Sequence[str],
    handout: Handout,
    clinic: Clinic | None,
    without_cutting: Sequence[str],
    lines: int = 0,
    said: int = 0,
) -> Diagnostic:
    """The handout fits by itself; what was added to it is too much. `without_cutting` is what else would help.

    `lines` are how many empty ones fit, where these are what is too much. Where a box is taller than its place, more
    words would seem to be over than the sheet has `said`, and no cutting helps.
    """
    notes = notes_for(handout, clinic) if clinic else ()
    what = _called(blamed, notes)
    sheets = "one page" if long.pages == 1 else "two pages"
    if blamed == (LINES,):
        message = f"with {what} the sheet is too long for {sheets} at {long.floor:g} pt"
        hint = f"write 'write_in_lines: {lines}', which fits" if lines else "leave it out"
        return error("too-long", message, _place(blamed, notes, handout, clinic), hint)
    message = f"with {what} the sheet is too long for {sheets} at {long.floor:g} pt"
    cutting: tuple[str, ...] = ()
    if long.words < said:
        over = counted(long.words, "word")
        message += f": about {over} over"
        cutting = (f"or cut about {over} of the handout",)
    hints = (_hint(blamed, notes, long, handout), *cutting, *without_cutting)
    return error("too-long", message, _place(blamed, notes, handout, clinic), *hints)


def _called(blamed: Sequence[str], notes: Sequence[Note]) -> str:
    called = {LONG: NOTE, NOTES: NOTES if len(notes) > 1 else "the clinic's note"}
    return " and ".join(called.get(each, each) for each in blamed)


def _hint(blamed: Sequence[str], notes: Sequence[Note], long: TooLong, handout: Handout) -> str:
    """What would do: to leave it out, as that was tried; of a clinic's notes, which take the room of their words, less.

    The room for a recipient's note is set, in steps, so that there are no words to count.
    """
    if blamed == (LONG,):
        return f"shorten it to {SHORT_NOTE} characters in one paragraph"
    if blamed == (NOTES,) and long.words < sum(_words_of(note, handout.language) for note in notes):
        return f"cut about {counted(long.words, 'word')} of {'them' if len(notes) > 1 else 'it'}"
    if len(blamed) > 1:
        return f"leave {'both' if len(blamed) == 2 else 'all of them'} out"
    return "leave them out" if blamed == (NOTES,) and len(notes) > 1 else "leave it out"


def _place(blamed: Sequence[str], notes: Sequence[Note], handout: Handout, clinic: Clinic | None) -> Span:
    if NOTES in blamed and notes:
        return notes[-1].span
    if PLAN in blamed and clinic:
        return clinic.plan[0].field.span
    if LINES in blamed and clinic:
        return clinic.span
    return OWN if NOTE in blamed or LONG in blamed else handout.span


def _words_of(note: Note, language: str) -> int:
    """Words of a clinic's note, in the sheet's language or, where it falls back, in the first it has."""
    blocks = note.text.get(language) or note.text.by_language[0][1]
    return words_of(block_lines(blocks), language)
