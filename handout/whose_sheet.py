"""Whether what a finished sheet says of a recipient is what a row says. Nothing of either is kept or told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from handout.blanks import WHOSE_BLANK
from handout.clinic_words import ClinicWords, field_label
from handout.diagnostics import Diagnostic, error
from handout.document import field_lines, in_both
from handout.labels import labels_for
from handout.model import Clinic, Field, Recipient
from handout.own_words import Reading, RowReader, sheet_mark
from handout.printed import printed
from handout.record import NamedTuple


class Stretch(NamedTuple):
    """A stretch of a sheet's personal words: its role, its row's label in the plan, the words, white space folded.

    Of those in its line it has that `number`, counted from 0; the line's other words are `around` them.
    """

    role: str
    label: str
    text: str
    around: str = ""
    number: int = 0


class Sheet(NamedTuple):
    """What a finished sheet says of itself, and of its recipient in the order of reading.

    `second` is the other language of a sheet in two.
    """

    id: str
    language: str
    day: str
    personal: tuple[Stretch, ...]
    second: str = ""


def is_of(clinic: Clinic | None, name: str) -> bool:
    """Whether a sheet that says this clinic's name (empty: none) was made with this clinic's file."""
    names = {_folded(each.text) for _, each in clinic.name.by_language} if clinic else {""}
    return _folded(name) in names


def other_words(sheet: Sheet, recipient: Recipient, clinic: Clinic | None) -> tuple[Diagnostic, ...]:
    """A fault for each stretch of personal words that is not what the row says in this place, and for what is lost.

    `clinic` is the one that the sheet was made for: it names what identifies, the plan's rows and the form of dates.
    """
    hints = ["do not hand it out; make it again"]
    if clinic:
        hints.append("if it was made with another file of this clinic, name that with --clinic")
    return tuple(
        error("other-recipient", f"row {recipient.row}: {what}", recipient.span, *hints)
        for what in _differences(sheet, recipient, clinic)
    )


def _differences(sheet: Sheet, recipient: Recipient, clinic: Clinic | None) -> Iterator[str]:
    reader = RowReader(recipient, Reading(clinic, sheet.language))
    paragraphs = [each.text for each in sheet.personal if each.role == "P"]
    if not paragraphs or WHOSE_BLANK in paragraphs[0]:
        yield "the sheet is nobody's: it says nothing of whom it is for"
        return
    yield from _whose(paragraphs[0], sheet, recipient, clinic, reader)
    yield from _plan(sheet, recipient, clinic)
    note = recipient.get("note")
    if paragraphs[1:] != ([_folded(note.text)] if note else []):
        yield "the note on the sheet is not the row's"
    yield from _in_notes(sheet, recipient, clinic)


def _whose(line: str, sheet: Sheet, recipient: Recipient, clinic: Clinic | None, reader: RowReader) -> Iterator[str]:
    expected = reader.identity(sheet_mark(recipient, sheet.id, sheet.language, date.fromisoformat(sheet.day)))
    names = [each.field.text for each in clinic.identify or ()] if clinic else []
    values = {name: _folded(reader.value(name) or "") for name in names}
    for name in (name for name, value in values.items() if not value):
        yield f"the row lacks '{name}', which says whose sheet it is, or has no date where one should be"
    others = [name for name, value in values.items() if value not in line]
    for name in others:
        yield f"'{name}' in the line that says whose sheet it is, is not the row's"
    if line != _folded(expected) and not others:
        yield "the line that says whose sheet it is, with its mark, is not the row's"


def _plan(sheet: Sheet, recipient: Recipient, clinic: Clinic | None) -> Iterator[str]:
    """The rows of the plan by their labels, each with what the row says there, or left to the hand."""
    plan = clinic.plan if clinic else ()
    names = [(each.field.text, each.type) for each in plan] or [(name, "text") for name, _ in recipient.cells]
    languages = [language for language in (sheet.language, sheet.second) if language]
    labels = [_labels(language, clinic, recipient) for language in languages]
    readers = [RowReader(recipient, Reading(clinic, language)) for language in languages]
    expected: dict[str, str] = {}
    fields: dict[str, str] = {}
    for labelled, (name, kind) in zip(zip(*labels, strict=True), names, strict=True):
        values = [reader.value(name, kind) or "" for reader in readers]
        label = _folded(_unless_alike(labelled))
        expected[label], fields[label] = _folded(_unless_alike(values)), name
    for number, cell in enumerate((each for each in sheet.personal if each.role == "TD"), 1):
        if expected.get(cell.label, "") != cell.text:
            called = f"'{fields.get(cell.label, cell.label)}'" if cell.label else f"row {number}"
            yield f"{called} in the plan on the sheet is not what the row says"


def _labels(language: str, clinic: Clinic | None, recipient: Recipient) -> list[str]:
    """What each row of the plan is called."""
    words, labels = ClinicWords(clinic, language), labels_for(language)
    if clinic and clinic.plan:
        return [field_label(each, words, labels).text for each in clinic.plan]
    return [labels.field(name) for name, _ in recipient.cells]


def _unless_alike(words: Sequence[str]) -> str:
    """Words as the plan has them, in one language or two."""
    return in_both(words[0], words[-1] if words[-1] != words[0] else None)


def _in_notes(sheet: Sheet, recipient: Recipient, clinic: Clinic | None) -> Iterator[str]:
    """Values in the clinic's notes: each as its place asks for it, and as one of the sheet's languages writes it."""
    readers = [RowReader(recipient, Reading(clinic, each)) for each in (sheet.language, sheet.second) if each]
    asked = _asked_for(sheet, clinic)
    known = [field.name for fields in asked.values() for field in fields] or [name for name, _ in recipient.cells]
    for number, span in enumerate((each for each in sheet.personal if each.role == "Span"), 1):
        fields = asked.get((span.around, span.number), ())
        names = [field.name for field in fields] or known
        if span.text in {_folded(reader.value(name) or "") for name in names for reader in readers}:
            continue
        if fields:
            which = " or ".join(dict.fromkeys(f"'{field.name}'" for field in fields))
            yield f"{which} in the clinic's note at {fields[0].span} is not what the row says"
        else:
            yield f"value {number} in the clinic's notes is not what the row says"


def _asked_for(sheet: Sheet, clinic: Clinic | None) -> dict[tuple[str, int], tuple[Field, ...]]:
    """Which fields the notes ask for, by a line's words around them and their number there; of like lines, each."""
    asked: dict[tuple[str, int], tuple[Field, ...]] = {}
    for note in clinic.notes if clinic else ():
        if note.handouts and sheet.id not in {each.text for each in note.handouts}:
            continue
        for _, blocks in note.text.by_language:
            for words, fields in field_lines(printed(blocks)):
                for number, field in enumerate(fields):
                    place = (_folded(words), number)
                    asked[place] = (*asked.get(place, ()), field)
    return asked


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
