"""From rows to sheets: which handout, language and edition each asks for. No fault repeats a word of a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from handout.batch.names import LONGEST, file_name
from handout.diagnostics import Diagnostic, error
from handout.languages import code_of, known, lacks_script, match
from handout.model import Cell, Edition, Recipient
from handout.record import NamedTuple

EDITIONS: tuple[Edition, ...] = ("standard", "large-print")

FIRST_LANGUAGE = "en"
"""What is taken where neither row nor command names a language and the handout has several."""


_CODES = {
    "handout": ("no-handout", "unknown-handout"),
    "language": ("unknown-language",),
    "edition": ("unknown-edition",),
    "with": ("bad-second", "unknown-second"),
    "id": ("long-id",),
}
"""The kinds of faults in what a row asks for, by its columns."""


class Sheet(NamedTuple):
    """One recipient's sheet: of which handout, in which language and edition, and the name of its file.

    `asked` is the tag of the language that was asked for, where another one serves it by `language_fallback`. `second`
    is the other language of a sheet in two.
    """

    recipient: Recipient
    handout: str
    language: str
    edition: Edition
    name: str
    asked: str | None = None
    second: str | None = None

    @property
    def fell_back(self) -> bool:
        """Whether the language is not the one that was asked for."""
        return self.asked is not None


class Refused(NamedTuple):
    """A row that has no sheet, why, and what can be known of what it asks for.

    `name` is that of the file that it would have, if nothing but what it is at fault with were another, and `rival`
    what it then has in common with rows for the same.
    """

    row: int
    faults: tuple[Diagnostic, ...]
    id: str | None = None
    handout: str | None = None
    language: str | None = None
    edition: Edition | None = None
    group: str | None = None
    name: str | None = None
    asked: str | None = None
    second: str | None = None
    rival: str | None = None

    def __repr__(self) -> str:
        return f"Refused({self.row})"


class Defaults(NamedTuple):
    """What holds for rows that do not say it themselves; `fallback` is the clinic's, which language serves which."""

    handout: str | None = None
    language: str | None = None
    edition: Edition = "standard"
    fallback: Mapping[str, str] = {}
    second: str | None = None


Library = Mapping[str, Sequence[str]]
"""The languages of each handout, by its id."""


def sheet_of(recipient: Recipient, library: Library, defaults: Defaults) -> Sheet | list[Diagnostic]:
    """The sheet of one row, or everything that is wrong with what it asks for."""
    faults: list[Diagnostic] = []
    handout = _handout(recipient, library, defaults, faults)
    language = _language(recipient, library[handout], defaults) if handout else None
    if handout and language is None:
        faults.append(_not_served(recipient, library[handout], defaults))
    edition = _edition(recipient, defaults, faults)
    second = _second(recipient, library[handout], defaults, faults) if handout else None
    if second and language and second == language[0]:
        # For who speaks the patient's language, one is enough; but a row that names both asks for what cannot be.
        if recipient.get("with"):
            hint = "name another language, or leave it empty"
            faults.append(_fault(recipient, "bad-second", "with", "this is the language of the sheet already", hint))
        second = None
    if second and edition == "large-print":
        hint = "make two sheets, each in one language"
        faults.append(_fault(recipient, "bad-second", "with", "large print has one language a sheet", hint))
    if faults or handout is None or language is None:
        return faults
    name = file_name(known_id(recipient), handout, language[0])
    if len(name) > LONGEST:
        return [
            _fault(recipient, "long-id", "id", "it is too long for the name of a file", "give the row a shorter id")
        ]
    return Sheet(recipient, handout, language[0], edition, name, language[1], second)


def refused(
    recipient: Recipient,
    faults: Sequence[Diagnostic],
    library: Library,
    defaults: Defaults,
    unread: Collection[str] = (),
) -> Refused:
    """A row that is at fault, or of which only some cells can be read. What it asks for in vain stays unknown."""
    handout = _handout(recipient, library, defaults, []) if "handout" not in unread else None
    language = _language(recipient, library[handout], defaults) if handout and "language" not in unread else None
    edition = _edition(recipient, defaults, []) if "edition" not in unread else None
    id_ = known_id(recipient) if recipient.get("id") else None
    second = _second(recipient, library[handout], defaults, []) if handout and "with" not in unread else None
    name = file_name(id_, handout, language[0]) if id_ and handout and language else None
    rival = rival_of(recipient, handout, language[0]) if name and handout and language else None
    return Refused(
        recipient.row,
        tuple(faults),
        id_,
        handout,
        language[0] if language else None,
        edition,
        group_of(recipient),
        name,
        language[1] if language else None,
        second,
        rival,
    )


def other_faults(
    readable: Recipient, unread: Collection[str], library: Library, defaults: Defaults
) -> list[Diagnostic]:
    """What else is wrong with what a row asks for, as far as that does not follow from columns that are at fault."""
    found = sheet_of(readable, library, defaults)
    if isinstance(found, Sheet):
        return []
    dependent = {"language", "with"} if "handout" in unread else set()
    untold = {code for column in {*unread, *dependent} for code in _CODES.get(column, ())}
    return [each for each in found if each.code not in untold]


def group_of(recipient: Recipient) -> str | None:
    """What the row's group is called, with single spaces: nobody sees on paper how many there are."""
    cell = recipient.get("group")
    return " ".join(cell.text.split()) if cell else None


def known_id(recipient: Recipient) -> str:
    """What names a recipient's file: what stands for their id, the id itself, or the row's number."""
    cell = recipient.get("id")
    return recipient.opaque_id or (cell.text if cell else str(recipient.row))


def edition_named(words: str) -> Edition | None:
    """The edition that people call so, 'Large Print' or `large-print`."""
    name = "-".join(words.casefold().replace("_", " ").replace("-", " ").split())
    return next((each for each in EDITIONS if each == name), None)


def rival_of(recipient: Recipient, handout: str, language: str) -> str:
    """What two rows have in common that ask for one sheet, in whichever case their ids are written.

    It is of the ids, not of the files: where letters are encoded, these may differ. Hidden ids are compared as they
    are, since nothing that anybody reads has them.
    """
    return "\0".join([known_id(recipient), handout, language]).casefold()


def _handout(recipient: Recipient, library: Library, defaults: Defaults, faults: list[Diagnostic]) -> str | None:
    cell = recipient.get("handout")
    asked = cell.text if cell else defaults.handout
    found = next((each for each in library if asked and each.casefold() == asked.casefold()), None)
    if asked is None:
        hint = "fill the column 'handout', or name one for all with --handout"
        faults.append(_fault(recipient, "no-handout", "handout", "the row names no handout", hint))
    elif found is None:
        faults.append(
            _fault(
                recipient, "unknown-handout", "handout", "the library has no such handout", "'handout list' shows all"
            )
        )
    return found


def _language(recipient: Recipient, languages: Sequence[str], defaults: Defaults) -> tuple[str, str | None] | None:
    """The handout's language that serves the row's, and where it is another one, the tag of the row's.

    What is no known tag is told as the clinic's file has it, never as the row does.
    """
    cell = recipient.get("language")
    asked = cell.text if cell else defaults.language
    if asked is None:
        found = FIRST_LANGUAGE if FIRST_LANGUAGE in languages else languages[0] if len(languages) == 1 else None
        return (found, None) if found else None
    if served := match(asked, languages):
        return served, None
    fallback = match(asked, defaults.fallback)
    served = match(defaults.fallback[fallback], languages) if fallback else None
    return (served, code_of(asked) or fallback) if served else None


def _not_served(recipient: Recipient, languages: Sequence[str], defaults: Defaults) -> Diagnostic:
    """Why no language of the handout serves the row's."""
    cell = recipient.get("language")
    asked = cell.text if cell else defaults.language or ""
    has = f"it has {', '.join(languages)}"
    what, hint = "the handout is not in this language", f"{has}; 'language_fallback' in the clinic's file can name one"
    if lacks_script(asked):
        what = "this language is written in two ways, and the row does not say in which"
        hint = "write zh-Hans or zh-Hant"
    elif asked and known(asked) is None:
        what, hint = "this is no language", f"write its tag or its name, such as es or Spanish; {has}"
    return _fault(recipient, "unknown-language", "language", what, hint)


def _second(recipient: Recipient, languages: Sequence[str], defaults: Defaults, faults: list[Diagnostic]) -> str | None:
    """The handout's language that serves the second one asked for. No other ever takes its place."""
    cell = recipient.get("with")
    asked = cell.text if cell else defaults.second
    if asked is None:
        return None
    found = match(asked, languages)
    if found is None:
        hint = f"it has {', '.join(languages)}"
        faults.append(_fault(recipient, "unknown-second", "with", "the handout is not in this language", hint))
    return found


def _edition(recipient: Recipient, defaults: Defaults, faults: list[Diagnostic]) -> Edition:
    cell: Cell | None = recipient.get("edition")
    if cell is None:
        return defaults.edition
    found = edition_named(cell.text)
    if found is None:
        faults.append(
            _fault(
                recipient, "unknown-edition", "edition", "there is no such edition", f"write {' or '.join(EDITIONS)}"
            )
        )
    return found or defaults.edition


def _fault(recipient: Recipient, kind: str, column: str, what: str, hint: str) -> Diagnostic:
    return error(kind, f"row {recipient.row}, column '{column}': {what}", recipient.span, hint)
