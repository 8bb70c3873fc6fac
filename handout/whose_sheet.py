"""Whether what a finished sheet says of a recipient is what a row says. Nothing of either is kept or told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from handout.columns import RESERVED
from handout.days import read_day
from handout.diagnostics import Diagnostic, error
from handout.labels import Labels, labels_for
from handout.model import Recipient
from handout.own_words import MARK_ALPHABET

JOINT = " · "


def other_words(
    personal: Sequence[str], recipient: Recipient, language: str, dates_in: str | None
) -> tuple[Diagnostic, ...]:
    """A fault for each stretch of a sheet's personal words that the row does not have, and for a note that is lost.

    `personal` are these words in the order of reading, white space folded; `dates_in` is the clinic's form of dates.
    """
    labels = labels_for(language)
    values = dict(_values(recipient, labels, dates_in))
    told = []
    for number, words in enumerate(personal, 1):
        if words not in values.values() and not _is_identity(words, values, labels):
            message = f"row {recipient.row}: the sheet's personal words number {number} are not this recipient's"
            told.append(error("other-recipient", message, recipient.span, "do not hand it out; make the sheet again"))
    if "note" in values and values["note"] not in personal:
        message = f"row {recipient.row}: the recipient's note is not on the sheet as it stands in the row"
        told.append(error("other-recipient", message, recipient.span, "do not hand it out; make the sheet again"))
    return tuple(told)


def _values(recipient: Recipient, labels: Labels, dates_in: str | None) -> Iterator[tuple[str, str]]:
    """What a page may make of each cell: its words, and a date with its month as a word."""
    for name, cell in recipient.cells:
        if name.casefold() in RESERVED and name.casefold() not in ("id", "group", "name", "note"):
            continue
        yield name.casefold(), _folded(cell.text)
        day = read_day(recipient, name, dates_in)
        if isinstance(day, date):
            yield f"{name.casefold()} as a date", _folded(labels.date(day))


def _is_identity(words: str, values: dict[str, str], labels: Labels) -> bool:
    """Whether the line that says whose sheet it is has the row's values alone, each behind its label, and the mark."""
    before, _, after = labels["sheet"].partition("{mark}")
    found = re.search(f"(?:^|{JOINT}){re.escape(before)}[{MARK_ALPHABET}-]+{re.escape(after)}$", words)
    if not found:
        return False
    return _all_known(words[: found.start()], _pieces(values, labels))


def _pieces(values: dict[str, str], labels: Labels) -> set[str]:
    plain = set(values.values())
    labelled = {
        labels.fill("identity", label=labels.field(name.removesuffix(" as a date")), value=value)
        for name, value in values.items()
    }
    return {_folded(each) for each in plain | labelled}


def _all_known(words: str, pieces: Collection[str]) -> bool:
    """Whether words are pieces with joints between them; a value may hold a joint itself."""
    if not words:
        return True
    return any(
        words == piece or (words.startswith(piece + JOINT) and _all_known(words[len(piece + JOINT) :], pieces))
        for piece in pieces
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
