"""A recipient's row into what one copy alone says: plain text, never Markdown, markup or a template."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from handout.blanks import BLANK, line_of_blanks
from handout.clinic_words import ClinicWords, field_label
from handout.columns import RESERVED, SETTINGS, hint_for
from handout.days import is_written_as_day, read_day
from handout.diagnostics import Diagnostic, HandoutError, Span, error, nearest, warning
from handout.document import Document, Own, inline_fields
from handout.labels import known_as, labels_for
from handout.model import Clinic, Handout, Phrase, PlanField, Recipient, column_key
from handout.no_value import HINT, IN_PLACE, may_be_a_name, stands_for_none
from handout.record import NamedTuple

MARK_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that nobody takes for one another."""

MARK_LETTERS = 8

DATE_ENDINGS = ("_date", "date_of_birth")
"""Columns of these names hold days in whichever clinic's file."""

_OF_BIRTH = frozenset({"birth_date", "date_of_birth"})
"""Keys of columns that hold a day of birth."""

_LATER = timedelta(days=7)
"""So long after a sheet's day somebody may still be born: a run that is gone on with keeps the day that it began."""

_VISIT = "next_visit"
"""What a field of the day to come back is known as (`labels`)."""

NAME = PlanField(Phrase("name", Span("")), "text", None)
"""What says whose sheet it is where no clinic says what does."""

_WRITE_ANEW = "write them anew where they come from, or export the table in UTF-8"

_NAME_IT = "name it in 'plan', 'identify' or a note of the clinic's file"


def blank_own(document: Document) -> Own:
    """What a sheet says that is nobody's yet: blanks."""
    names = {field.name for part in document.parts if part.personal for field in inline_fields(part.blocks)}
    rows = len(document.plan.rows) if document.plan else 0
    return Own(
        line_of_blanks(document.whose),
        "",
        (None,) * rows,
        None,
        tuple((name, BLANK) for name in sorted(names)),
    )


def own_words(document: Document, handout: Handout, clinic: Clinic | None, recipient: Recipient, day: date) -> Own:
    """What one recipient's copy says. Raises HandoutError, which names row, column and kind, never a value."""
    own, faults = _read_own(document, handout, Reading(clinic, document.language), recipient, day)
    if faults:
        raise HandoutError(faults)
    return own


def _read_own(
    document: Document, handout: Handout, reading: Reading, recipient: Recipient, day: date
) -> tuple[Own, tuple[Diagnostic, ...]]:
    """What one copy says, with blanks for what is at fault, and that."""
    reader, clinic = RowReader(recipient, reading, day=day), reading.clinic
    values = tuple(reader.value(each.field.text, each.type) or None for each in clinic.plan) if clinic else ()
    fields = []
    for part in document.parts:
        for field in inline_fields(part.blocks) if part.personal else ():
            fields.append((field.name, reader.needed(field.name, f"the note at {field.span}") or BLANK))
    mark = sheet_mark(recipient, handout.id, handout.language, day)
    identity = reader.identity(mark)
    note = recipient.get("note")
    own = Own(identity, mark, values, note.text if note else None, tuple(dict(fields).items()))
    return own, reader.faults()


def words_of_copy(
    documents: Sequence[Document],
    handouts: Sequence[Handout],
    readings: Sequence[Reading],
    recipient: Recipient,
    day: date,
) -> tuple[list[Own], tuple[Diagnostic, ...]]:
    """What one recipient's copy says in each of its languages, and all faults of the row and of --set.

    `readings` are of each of these languages. With faults there is no such copy; but its words, with blanks in their
    places, can be tried for others.
    """
    faults = list(unused_settings(documents, readings[0].clinic, recipient))
    owns = []
    for document, handout, reading in zip(documents, handouts, readings, strict=True):
        own, wrong = _read_own(document, handout, reading, recipient, day)
        owns.append(own)
        faults += wrong
    return owns, tuple(dict.fromkeys(faults))


def faults_of_row(
    clinic: Clinic | None, recipient: Recipient, unread: Collection[str], day: date
) -> tuple[Diagnostic, ...]:
    """What is wrong with a row on any sheet of that day of the clinic's, for one that asks for one that there is not.

    Columns that are `unread` have their faults already.
    """
    # Nothing of the labels is told, so any language's do.
    reader = RowReader(recipient, Reading(clinic, "en"), unread, day)
    for each in clinic.plan if clinic else ():
        reader.value(each.field.text, each.type)
    reader.identity("")
    return reader.faults()


def in_two_languages(own: Own, second: Own) -> list[Own]:
    """What both halves of one sheet say: one mark, and the plan's values in both, where the two are not alike."""
    pairs = zip(own.values, second.values or own.values, strict=True)
    return [
        own._replace(second=tuple(None if other == value else other for value, other in pairs)),
        second._replace(mark=own.mark),
    ]


def day_columns(clinic: Clinic | None, fields: Iterable[str]) -> list[str]:
    """Those of a clinic's fields that hold days, whichever form a row has them in, once each."""
    dates = {column_key(each.field.text) for each in clinic.named if each.type == "date"} if clinic else set()
    keys = {column_key(each): each for each in sorted(fields)}
    return [name for key, name in keys.items() if key in dates or name.endswith(DATE_ENDINGS)]


class Asked(NamedTuple):
    """What a sheet asks of a row: the fields of its plan, all that it shows, and the keys of what it shows or obeys.

    `names` are the keys of those that may hold a person's name.
    """

    plan: tuple[str, ...]
    shown: tuple[str, ...]
    known: frozenset[str]
    names: frozenset[str]


def asked_of(documents: Sequence[Document], clinic: Clinic | None) -> Asked:
    """What a sheet, with a document a language, asks of each row."""
    plan = tuple(each.field.text for each in clinic.plan) if clinic else ()
    identify = [each.field.text for each in clinic.identify or ()] if clinic else []
    in_notes = [field.name for each in documents for part in each.parts for field in inline_fields(part.blocks)]
    shown = tuple(dict.fromkeys([*identify, *plan, *in_notes]))
    keys = frozenset(map(column_key, shown))
    return Asked(plan, shown, keys | {*RESERVED}, _named(clinic) | ({NAME.field.text} & keys))


def _named(clinic: Clinic | None) -> frozenset[str]:
    """The keys of the columns of text that say whose sheet it is, and so may hold a name or a part of one."""
    identify = clinic.identify if clinic else None
    fields = (NAME,) if identify is None else identify
    return frozenset(column_key(each.field.text) for each in fields if each.type == "text")


def unused_settings(documents: Sequence[Document], clinic: Clinic | None, recipient: Recipient) -> Iterator[Diagnostic]:
    """Faults of fields set by hand that the sheet neither shows nor obeys: it would keep an older value."""
    by_hand = [name for name, cell in recipient.cells if cell.span == SETTINGS]
    if not by_hand:
        return
    asked = asked_of(documents, clinic)
    for name in by_hand:
        if column_key(name) not in asked.known:
            hints = _meant(name, asked)
            yield error("unused-field", f"nothing on the sheet shows the field '{name}'", SETTINGS, *hints)


def _meant(name: str, asked: Asked) -> Sequence[str]:
    """The field that is meant, or all that there are."""
    if near := nearest(column_key(name), (*asked.shown, "name", "note")):
        return [f"did you mean '{near}'?"]
    if not asked.shown:
        return [_NAME_IT]
    return [f"it shows {', '.join(map(repr, asked.shown))}", f"or {_NAME_IT}"]


def doubts_of_copy(asked: Asked, clinic: Clinic | None, recipient: Recipient, day: date) -> tuple[Diagnostic, ...]:
    """Warnings of what one copy says, and of what it does not."""
    return (*doubts_of_row(asked, recipient), *_past_visits(clinic, recipient, day))


def doubts_of_row(asked: Asked, recipient: Recipient) -> tuple[Diagnostic, ...]:
    """Warnings of fields that the plan leaves to a hand, of columns that are meant for them, by the look of it, and of
    names that programs write, too, where there is none.

    An export has many columns that no sheet shows, so one is told only where its name is near one that is lacking, or
    where it stands in no line of a file. Nothing is told of a field that the whole table lacks.
    """
    lacking = [name for name in asked.plan if recipient.get(name) is None]
    found = []
    for name, cell in recipient.cells:
        if column_key(name) in asked.known:
            continue
        near = nearest(name, lacking)
        if near and column_key(near) in recipient.lacking:
            continue
        if near or cell.span.line == 0:
            hint = f"did you mean '{near}'?" if near else _NAME_IT
            message = f"row {recipient.row}: nothing on the sheet shows the column '{name}'"
            found.append(warning("unused-field", message, recipient.span, hint))
    for name in lacking:
        if column_key(name) in recipient.lacking:
            continue
        message = f"row {recipient.row}: there is no '{name}'; 'Your plan' has a line to write on instead"
        place, hint = _lack_of(name, recipient)
        found.append(warning("blank-field", message, place, f"{hint}, or write it by hand"))
    for name, cell in recipient.cells:
        if column_key(name) in asked.names and may_be_a_name(cell.text):
            message = f"row {recipient.row}, column '{name}': {IN_PLACE} is printed as a name"
            found.append(warning("no-value", message, cell.span, "if nobody is called that, look at the export"))
    return tuple(found)


def _past_visits(clinic: Clinic | None, recipient: Recipient, day: date) -> tuple[Diagnostic, ...]:
    """Warnings of a next visit before the sheet's own day: it may be a slip in the year, or a visit of long ago."""
    if clinic is None:
        return ()
    found = []
    for name in dict.fromkeys(each.field.text for each in clinic.named if known_as(each.field.text) == _VISIT):
        visit = read_day(recipient, name, clinic.dates_in)
        cell = recipient.get(name)
        if cell and isinstance(visit, date) and visit < day:
            message = f"row {recipient.row}, column '{name}': this day is before the sheet's own day"
            found.append(warning("past-visit", message, cell.span, "look at its year, month and day"))
    return tuple(found)


def _lack_of(name: str, recipient: Recipient) -> tuple[Span, str]:
    """Where a field that is lacking was to stand, and what to do."""
    if column_key(name) in recipient.taken:
        return SETTINGS, f"leave out --set '{name}='"
    return recipient.span, f"fill the column '{name}'"


def _meant_for(name: str, recipient: Recipient, clinic: Clinic | None) -> str | None:
    """What to do where a column seems to be meant for a field that is lacking, if it is no other field's."""
    fields = [each.field.text for each in clinic.named] if clinic else []
    known = {column_key(each) for each in (*RESERVED, *fields)}
    return hint_for(name, (each for each, _ in recipient.cells if column_key(each) not in known))


class Reading:
    """How a clinic's rows are read and said in one language: all that does not depend on a row.

    `names` are the keys of columns that may be somebody's name, `dates` the columns that hold days; `identify` are the
    columns that say whose sheet it is, and what the page calls them, None where no clinic says which.
    """

    def __init__(self, clinic: Clinic | None, language: str) -> None:
        self.clinic = clinic
        self.labels = labels_for(language)
        self.names = {NAME.field.text, *_named(clinic)}
        self.dates = {each.field.text for each in clinic.named if each.type == "date"} if clinic else set()
        self.identify: tuple[tuple[str, str], ...] | None = None
        if clinic and clinic.identify is not None:
            words = ClinicWords(clinic, language)
            self.identify = tuple(
                (each.field.text, field_label(each, words, self.labels).text) for each in clinic.identify
            )


class RowReader:
    """Values of one row as the page of a day writes them; what is wrong with the row is told all at once."""

    def __init__(
        self, recipient: Recipient, reading: Reading, unread: Collection[str] = (), day: date | None = None
    ) -> None:
        self._recipient = recipient
        self._reading = reading
        self._unread = unread
        self._last_birth = day + _LATER if day else date.max
        self._faults: dict[str, Diagnostic] = {}

    def value(self, name: str, kind: str = "text") -> str | None:
        """A field's value, dates with the month as a word, or None where the row has none."""
        cell = self._recipient.get(name)
        if cell is None:
            return None
        if stands_for_none(cell.text) and not (column_key(name) in self._reading.names and may_be_a_name(cell.text)):
            message = f"row {self._recipient.row}, column '{name}': {IN_PLACE} cannot stand here"
            self._faults[name] = error("no-value", message, cell.span, HINT)
            return ""
        if "?" in cell.text and column_key(name) in self._reading.names:
            message = f"row {self._recipient.row}, column '{name}': letters were lost; a question mark stands for each"
            self._faults[name] = error("lost-letters", message, cell.span, _WRITE_ANEW)
            return ""
        return self._day(name) if self._is_day(name, kind) else cell.text

    def needed(self, name: str, purpose: str) -> str:
        """A field's value; its lack is a fault that says what needs it."""
        value = self.value(name)
        if value is None and name not in self._faults and column_key(name) not in self._unread:
            message = f"row {self._recipient.row}, column '{name}': nothing stands there, and {purpose} needs it"
            place, hint = _lack_of(name, self._recipient)
            meant = _meant_for(name, self._recipient, self._reading.clinic)
            self._faults[name] = error("missing-field", message, place, meant or hint)
        return value or ""

    def identity(self, mark: str) -> str:
        """The line that says whose sheet it is."""
        labels = self._reading.labels
        words = []
        for number, (name, label) in enumerate(self._identify()):
            value = _in_one_line(self.needed(name, "'identify'"))
            words.append(labels.fill("identity", label=label, value=value) if number else value)
        return " · ".join([*words, labels.fill("sheet", mark=mark)])

    def faults(self) -> tuple[Diagnostic, ...]:
        return tuple(self._faults.values())

    def _identify(self) -> Sequence[tuple[str, str]]:
        """What the clinic says; where it does not say, the name, if the row has one."""
        if self._reading.identify is not None:
            return self._reading.identify
        return [(NAME.field.text, "")] if self._recipient.get("name") else []

    def _day(self, name: str) -> str:
        clinic = self._reading.clinic
        day = read_day(self._recipient, name, clinic.dates_in if clinic else None)
        if isinstance(day, date) and column_key(name) in _OF_BIRTH and day > self._last_birth:
            message = f"row {self._recipient.row}, column '{name}': a day of birth that is after the sheet's own day"
            day = error("bad-date", message, self._recipient.span, "look at its year, month and day")
        if isinstance(day, date):
            return self._reading.labels.date(day)
        if day is not None:
            self._faults[name] = day
        return ""

    def _is_day(self, name: str, kind: str) -> bool:
        """Whether a column holds days: as the plan says, by its name, or since it is written so (2026-03-04)."""
        if kind == "date" or name in self._reading.dates or name.endswith(DATE_ENDINGS):
            return True
        return is_written_as_day(self._recipient, name) and isinstance(read_day(self._recipient, name), date)


def _in_one_line(value: str) -> str:
    """A value that a record system keeps in several lines, such as a name, as it stands among others."""
    return " ".join(each.strip() for each in value.split("\n") if each.strip()) if "\n" in value else value


def sheet_mark(recipient: Recipient, id_of_handout: str, language: str, day: date) -> str:
    """A short mark that two pages of one sheet share and two sheets don't; it tells nothing to who reads it.

    It follows from the row's id; where there is none, from the whole row, stretched (RFC 7914), so that nobody finds
    the words behind a mark by trying names.
    """
    cell = recipient.get("id")
    id_ = recipient.opaque_id or (cell.text if cell else None)
    about = "\0".join([id_of_handout, language, day.isoformat()])
    if id_:
        digest = hashlib.blake2b("\0".join([id_, about]).encode(), digest_size=16).digest()
    else:
        row = "\0".join(f"{name}={cell.text}{cell.day or ''}" for name, cell in recipient.cells)
        digest = hashlib.scrypt(f"{recipient.row}\0{row}".encode(), salt=about.encode(), n=4096, r=8, p=1, dklen=16)
    number = int.from_bytes(digest, "big")
    letters = ""
    for _ in range(MARK_LETTERS):
        number, index = divmod(number, len(MARK_ALPHABET))
        letters += MARK_ALPHABET[index]
    return f"{letters[:4]}-{letters[4:]}"
