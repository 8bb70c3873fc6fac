"""What people write, once it is read and found well-formed. Every value knows where it stands in its file."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Generic, Literal, TypeVar

from handout.diagnostics import Span
from handout.record import NamedTuple

SectionStyle = Literal["plain", "callout", "warning", "steps", "checklist"]
Kind = Literal["medicine", "condition", "procedure", "general"]
Paper = Literal["letter", "a4"]
PageStyle = Literal["columns", "sidebar", "single"]
Edition = Literal["standard", "large-print"]

HELP_SECTIONS = ("call-us", "emergency")
"""Section ids that fill the help band of page one; always protected."""


class Text(NamedTuple):
    """Words without a change of style."""

    text: str
    span: Span


class Strong(NamedTuple):
    """Words that weigh more."""

    children: tuple[Inline, ...]


class Emphasis(NamedTuple):
    """Words that are stressed."""

    children: tuple[Inline, ...]


class Link(NamedTuple):
    """A link; `url` has one of the schemes https, http, mailto, tel."""

    children: tuple[Inline, ...]
    url: str
    span: Span


class LineBreak(NamedTuple):
    """A line end that the writer asked for (two spaces or a backslash at a line's end)."""

    span: Span


class Field(NamedTuple):
    """A place in a clinic's note where a recipient's value stands: `{name}` in the file."""

    name: str
    span: Span


Inline = Text | Strong | Emphasis | Link | LineBreak | Field
Inlines = tuple[Inline, ...]


class Paragraph(NamedTuple):
    """Words that run on."""

    inlines: Inlines
    span: Span


class ListItem(NamedTuple):
    """What stands beside one label of a list."""

    blocks: tuple[Block, ...]
    span: Span


class ListBlock(NamedTuple):
    """A list; `start` is the first number of an ordered one."""

    ordered: bool
    start: int
    items: tuple[ListItem, ...]
    span: Span


Align = Literal["start", "center", "end"]


class Table(NamedTuple):
    """A GFM table: one header row, then rows of as many cells; `aligns` says for each column where its words stand."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    span: Span
    aligns: tuple[Align, ...]


Block = Paragraph | ListBlock | Table
Blocks = tuple[Block, ...]


class Phrase(NamedTuple):
    """One line of plain text: a heading, a name, a telephone number."""

    text: str
    span: Span


class Section(NamedTuple):
    """A part of a handout; `short` is what one page may say instead (empty: nothing), None when it may not."""

    id: str
    heading: Phrase
    style: SectionStyle
    blocks: Blocks
    short: Blocks | None
    protected: bool
    sources: tuple[int, ...]
    span: Span


class Resource(NamedTuple):
    """Where a patient can read more; `url` is https or http."""

    name: Phrase
    about: Phrase | None
    url: str
    span: Span


class Source(NamedTuple):
    """What a fact rests on, where it is, and when it was read."""

    title: str
    url: str | None
    read: date
    span: Span


class Approval(NamedTuple):
    """A review of one wording: by whom ("NAME, CREDENTIALS"), when, and the hash of what was read.

    `wording` is what was read, by the names of its parts; empty where it was not kept.
    """

    by: Phrase
    day: date
    hash: str
    wording: tuple[tuple[str, str], ...] = ()


class Review(NamedTuple):
    """Who wrote a handout and who found it right, when, and what it rests on.

    `status` and `reviewed_by` are what the file says; whether one of the `approvals` is of the wording as it stands
    now is for `handout.review` to say.
    """

    status: Literal["draft", "reviewed"]
    written_by: Phrase | None
    reviewed_by: Phrase | None
    updated: date | None
    review_by: date | None
    sources: tuple[Source, ...]
    span: Span
    approvals: tuple[Approval, ...] = ()


class Origin(NamedTuple):
    """The handout of a library that this one was copied from. `hashes` are those of its parts as they were then, each
    16 hexadecimal digits with their place."""

    id: str
    hashes: tuple[tuple[str, Phrase], ...]
    span: Span


Stated = tuple[str, str | None, object, Span]
"""A key, the id of the section that it stands in, its value, and its place."""


class Translation(NamedTuple):
    """Of what a handout is the translation, who made it and who answers for it.

    `hashes` are those of the source's parts as they were when they were translated, each 16 hexadecimal digits with
    their place. `stated` is what the file says although it is the source's to say. `source` is None until it is read.
    """

    of: Phrase
    method: Literal["machine", "human"]
    translator: Phrase | None
    reviewed_by: Phrase | None
    hashes: tuple[tuple[str, Phrase], ...]
    span: Span
    stated: tuple[Stated, ...] = ()
    source: Handout | None = None


class Handout(NamedTuple):
    """One handout in one language."""

    id: str
    language: str
    kind: Kind
    title: Phrase
    brand_names: tuple[Phrase, ...]
    codes: tuple[tuple[str, tuple[str, ...]], ...]
    intro: Blocks
    fast_facts: tuple[Inlines, ...]
    sections: tuple[Section, ...]
    resources: tuple[Resource, ...]
    review: Review
    disclaimer: Phrase | None
    copyright: Phrase | None
    span: Span
    origin: Origin | None = None
    translation: Translation | None = None


T = TypeVar("T")


class Localized(NamedTuple, Generic[T]):
    """A clinic's words: once for all languages (under the clinic's own), or once a language."""

    by_language: tuple[tuple[str, T], ...]
    span: Span

    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.by_language)

    def get(self, language: str) -> T | None:
        return dict(self.by_language).get(language)


class Colors(NamedTuple):
    """The clinic's two colours as `#rrggbb` in lower case."""

    primary: Phrase
    accent: Phrase


class Note(NamedTuple):
    """A clinic's own words for one handout, several, or all (`handouts` is empty).

    `place` is where they stand; with `after`, `section` is the id of the section before them.
    """

    handouts: tuple[Phrase, ...]
    place: Literal["start", "end", "after"]
    section: Phrase | None
    heading: Localized[Phrase] | None
    text: Localized[Blocks]
    span: Span


class PlanField(NamedTuple):
    """A recipient's field in 'Your plan', or where the page says whose it is: how it is read, and what it is called."""

    field: Phrase
    type: Literal["text", "date"]
    label: Localized[Phrase] | None


class Hidden(NamedTuple):
    """A section that makes no sense in this clinic."""

    handout: Phrase
    section: Phrase
    span: Span


class Local(NamedTuple):
    """What a clinic's file says to handouts: all that can be read of it where the file is at fault."""

    hide: tuple[Hidden, ...] = ()
    notes: tuple[Note, ...] = ()


class Clinic(NamedTuple):
    """A clinic's own file. `logo` is the path as written; it lies beside the file or below it.

    `identify` is None where the file does not say. `dates_in` is the form of dates in recipients' files beside
    ISO 8601, as written. `language_fallback` says which language serves which. `logo_bytes` are what is in the logo's
    file, where that is on another machine.
    """

    name: Localized[Phrase]
    logo: Phrase | None
    logo_alt: Localized[Phrase] | None
    phone: Localized[Phrase] | None
    after_hours: Localized[Phrase] | None
    emergency: Localized[Phrase] | None
    interpreter: Localized[Phrase] | None
    address: tuple[Localized[Phrase], ...]
    website: Phrase | None
    colors: Colors | None
    font: Phrase | None
    paper: Paper | None
    style: PageStyle | None
    smallest_type: float | None
    language: str
    span: Span
    language_fallback: tuple[tuple[str, str], ...] = ()
    dates_in: str | None = None
    identify: tuple[PlanField, ...] | None = None
    plan: tuple[PlanField, ...] = ()
    write_in_lines: int = 0
    hide: tuple[Hidden, ...] = ()
    notes: tuple[Note, ...] = ()
    logo_bytes: bytes | None = None

    @property
    def named(self) -> tuple[PlanField, ...]:
        """The recipient's fields that the page gives a name, those that say whose it is first."""
        return (*(self.identify or ()), *self.plan)


@lru_cache(maxsize=1024)
def column_key(name: str) -> str:
    """What two names of one column share: letters without their case, words with single spaces between them."""
    return " ".join(name.split()).casefold()


class Cell(NamedTuple):
    """One value of a recipient: plain text, or a day where the file types it so. `span` is its row's."""

    text: str
    day: date | None
    span: Span

    def __repr__(self) -> str:
        return "Cell(…)"


class Recipient(NamedTuple):
    """Whose sheet it is: a row of a file, counted from 1, by column. Its words show in no repr, log or message.

    `opaque_id` stands for the id wherever that is not to be seen. `taken` are the keys of fields that a setting without
    a value took away, `lacking` those of fields that all rows of its table lack, which is told of the table.
    """

    row: int
    cells: tuple[tuple[str, Cell], ...]
    span: Span
    opaque_id: str | None = None
    taken: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()

    def get(self, column: str) -> Cell | None:
        """The cell of a column, however the case of its name is written."""
        key = column_key(column)
        for name, cell in reversed(self.cells):
            if column_key(name) == key:
                return cell
        return None

    def __repr__(self) -> str:
        return f"Recipient(row {self.row})"
