"""From a row, or from settings of a command line, to a Recipient. No fault repeats a word of theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from handout.characters import composed, is_blank
from handout.columns import SETTINGS, fault_in_name
from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.model import Cell, Recipient, column_key
from handout.no_value import HINT, IN_PLACE, stands_for_none
from handout.record import NamedTuple
from handout.source.encodings import LOST
from handout.source.misread import is_misread
from handout.source.undecoded import has_escapes, is_html, is_lost

LONGEST_VALUE = 10_000
"""Characters. A note on a page has a few hundred; what is longer than this is in the wrong column."""

NOTE = Span("--note")


class Unfit(NamedTuple):
    """A value that is neither words nor a number; `kind` is what it is, such as 'a list'."""

    kind: str
    hint: str = "write words or a number"


_NEVER_A_NAME = {
    "note": HINT,
    "group": HINT,
    "id": "write the row's own id",
    "password": "write the password, or leave the cell empty",
}
"""Keys of columns that are used on any sheet and hold no name of a person, where Null and Nan are meant as one; and
what to do where a word for no value stands in one. What a sheet shows besides is known with the sheet."""

_MISREAD = Unfit(
    "words in UTF-8 that some program took for another encoding",
    "mend them where they come from, or look with which encoding the table was exported",
)

_HTML = Unfit("a sign or a tag of HTML, such as &lt; or <br>,", "export it as plain text")

_ESCAPED = Unfit(
    "a line end or a tab that is written as a backslash and a letter",
    "let the export write line ends as they are, in double quotes; where a backslash is meant, write / for it",
)

_LOST_LETTERS = Unfit(
    "nothing but question marks, which stand for letters that were lost,",
    "write it anew where it comes from, or export the table in UTF-8",
)

SPREADSHEET_ERROR = Unfit("an error of the spreadsheet", "mend its formula there, then export again")

Value = str | date | Unfit | None
"""What a file may hold in a cell; a date where the file types it so."""

Pairs = Sequence[tuple[str, Value]]

Shown = Callable[[str], bool]
"""Whether a sheet shows a column, or anything of it follows from that one, by the key of its name."""


def any_column(key: str) -> bool:
    """Where that is not known, all may be."""
    return True


_NO_LETTER = "a byte that is not UTF-8"
_PLANES = range(0, 0x110000, 0x10000)
_KINDS = (
    ("a control character", "\x00-\x09\x0b-\x1f\x7f-\x9f"),
    ("a direction override", "\u202d\u202e"),
    ("a direction embedding", "\u202a-\u202c"),
    ("a direction isolate", "\u2066-\u2069"),
    (_NO_LETTER, LOST),
    ("half of a character", "\ud800-\udfff"),
    ("the mark of an encoding", "\ufeff"),
    ("the sign for a letter that was lost", "\ufffd"),
    ("a noncharacter", "\ufdd0-\ufdef" + "".join(f"{chr(each + 0xFFFE)}{chr(each + 0xFFFF)}" for each in _PLANES)),
    ("a private-use character", "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"),
)
"""Characters that a page cannot show or that turn what stands around them, by what they are called."""

_UNSEEN_BLANK = re.compile("[\t\n\v\f\r\u2028\u2029]")

_UNFIT = re.compile("|".join(f"([{characters}])" for _, characters in _KINDS))


def recipient(
    row: int, pairs: Pairs, span: Span, shown: Shown = any_column
) -> tuple[Recipient | None, tuple[Diagnostic, ...]]:
    """The recipient of a row that is counted from 1, and what is wrong with it; with faults, there is none.

    Words are in normal form C, with line feeds as line ends and without outer white space; what is empty is not
    there. A column without a name is nobody's. Names that differ in their case alone are the same. What is neither
    words nor a number is no fault in a column that is not `shown`.
    """
    repeated = column_faults([name for name, _ in pairs], span)
    faults = [each._replace(message=f"row {row}: {each.message}") for each in repeated]
    cells = []
    for index, (written, given) in enumerate(pairs, 1):
        name = clean_name(written)
        if not name:
            continue
        if is_damaged(name):
            message = f"row {row}, column {index}: its name has {_NO_LETTER}"
            faults.append(error("bad-text", message, span, "write it anew"))
        where = f"row {row}, column {_shown(name, index)}"
        value = _unless_damaged(given, column_key(name))
        if _is_unseen(name, value, shown):
            continue
        cell, wrong = _cell(value, span, where, column_key(name))
        faults += wrong
        if column_key(name) == "password" and not wrong and value:
            faults += _password_faults(value, cell, span, where)
        if cell is not None:
            cells.append((name, cell))
    return (None if faults else Recipient(row, tuple(cells), span)), tuple(faults)


def _password_faults(value: Value, cell: Cell | None, span: Span, where: str) -> Iterator[Diagnostic]:
    """A password that would be another than is written, or none where somebody meant the file to be locked."""
    if cell is None:
        message = f"{where}: the password has nothing but blanks"
        yield error("bad-password", message, span, "write one, or leave the cell empty")
    elif isinstance(value, str) and _UNSEEN_BLANK.search(value.strip()):
        message = f"{where}: the password has a tab or a line end, which nobody types"
        yield error("bad-password", message, span, "write another")


class Readable(NamedTuple):
    """What can be read of a row that is at fault, and the keys of the columns of which that is not known."""

    recipient: Recipient
    unread: frozenset[str]


def readable(row: int, pairs: Pairs, span: Span, shown: Shown = any_column) -> Readable:
    """The cells that are well, of columns that are named once or first."""
    cells = []
    unread = set()
    for (name, given), once in zip(pairs, without_repeats([name for name, _ in pairs]), strict=True):
        value = _unless_damaged(given, column_key(clean_name(name)))
        if _is_unseen(clean_name(name), value, shown):
            continue
        cell, wrong = _cell(value, span, "", column_key(clean_name(name)))
        if wrong or not once:
            unread.add(column_key(clean_name(name)))
        elif cell is not None and clean_name(name):
            cells.append((clean_name(name), cell))
    return Readable(Recipient(row, tuple(cells), span), frozenset(unread))


def _unless_damaged(value: Value, key: str) -> Value:
    """A value of a column, unless some program damaged its words on their way."""
    if not isinstance(value, str):
        return value
    if is_misread(value):
        return _MISREAD
    if is_html(value):
        return _HTML
    # Programs make up passwords of any signs.
    if has_escapes(value) and key != "password":
        return _ESCAPED
    return _LOST_LETTERS if is_lost(value) else value


def _is_unseen(name: str, value: Value, shown: Shown) -> bool:
    return isinstance(value, Unfit) and not shown(column_key(name))


def is_damaged(name: str) -> bool:
    """Whether a column's name has bytes that are no text."""
    return re.search(f"[{LOST}]", name) is not None


def column_faults(names: Sequence[str], span: Span) -> Iterator[Diagnostic]:
    """Two columns of one name. They are told by number: where a file lacks its header, their names are values."""
    first: dict[str, int] = {}
    for index, name in enumerate(names, 1):
        key = column_key(clean_name(name))
        if key and key in first:
            message = f"columns {first[key]} and {index} have the same name"
            yield error("duplicate-column", message, span, "give each column a name of its own")
        first.setdefault(key, index)


def without_repeats(names: Sequence[str]) -> list[str]:
    """The names, and none for a column that repeats another's, which `column_faults` tells once."""
    seen: set[str] = set()
    kept = []
    for name in names:
        key = column_key(clean_name(name))
        kept.append("" if key in seen else name)
        seen.add(key)
    return kept


def recipient_from_settings(
    settings: Iterable[str], note: str | None = None, base: Recipient | None = None
) -> Recipient:
    """The recipient of `FIELD=VALUE` settings and a note, over the row of a file where there is one.

    A setting without a value takes the field away. HandoutError with every fault; none repeats what was set.
    """
    faults: list[Diagnostic] = []
    cells = {column_key(name): (name, cell) for name, cell in base.cells} if base else {}
    given: set[str] = set()
    taken: set[str] = set()
    for name, value, span in _settings(settings, note, faults):
        key = column_key(name)
        if key in given:
            faults.append(error("set-twice", f"'{name}' is set twice", span, "set it once"))
        given.add(key)
        cell, wrong = _cell(value, span, f"'{name}'", key)
        faults += wrong
        if cell is None:
            cells.pop(key, None)
            taken.add(key)
        else:
            cells[key] = (name, cell)
    if faults:
        raise HandoutError(faults)
    row, span = (base.row, base.span) if base else (1, SETTINGS)
    return Recipient(row, tuple(cells.values()), span, taken=frozenset(taken))


def clean_name(name: str) -> str:
    """A column's name in normal form C, with single spaces."""
    return composed(" ".join(name.split()))


def _settings(settings: Iterable[str], note: str | None, faults: list[Diagnostic]) -> Iterator[tuple[str, str, Span]]:
    for number, setting in enumerate(settings, 1):
        name, sign, value = setting.partition("=")
        name = clean_name(name)
        if not sign:
            faults.append(error("bad-setting", f"setting {number} has no '='", SETTINGS, "write --set FIELD=VALUE"))
        elif wrong := fault_in_name(name):
            # What stands before the sign may be a recipient's words in the wrong place.
            message = f"what stands before the '=' of setting {number} is not a field's name"
            faults.append(error("bad-setting", message, SETTINGS, wrong[1]))
        else:
            yield name, value, SETTINGS
    if note is not None:
        yield "note", note, NOTE


def _shown(name: str, index: int) -> str:
    return str(index) if fault_in_name(name) else f"'{name}'"


def _cell(value: Value, span: Span, where: str, key: str) -> tuple[Cell | None, list[Diagnostic]]:
    """The cell of a value in a column, None where it is empty or at fault."""
    if value is None:
        return None, []
    if isinstance(value, Unfit):
        return None, [error("bad-value", f"{where}: {value.kind} cannot stand here", span, value.hint)]
    if isinstance(value, date):
        return Cell(value.isoformat(), value, span), []
    # FileMaker has a vertical tab for a line end.
    text = re.sub("\r\n?|[\v\u2028\u2029]", "\n", value).replace("\t", " ")
    if len(text) > LONGEST_VALUE:
        message = f"{where}: {len(text):,} characters; at most {LONGEST_VALUE:,} can stand here"
        return None, [error("too-long", message, span, "shorten it")]
    if faults := _text_faults(text, span, where, key):
        return None, faults
    text = composed(text.strip())
    return (None if is_blank(text) else Cell(text, None, span)), []


def _text_faults(text: str, span: Span, where: str, key: str) -> list[Diagnostic]:
    """The first character of each unfit kind, by its number; or that the whole stands in place of a value."""
    if key in _NEVER_A_NAME and stands_for_none(text.strip()):
        return [error("no-value", f"{where}: {IN_PLACE} cannot stand here", span, _NEVER_A_NAME[key])]
    first: dict[str, int] = {}
    for match in _UNFIT.finditer(text):
        first.setdefault(_KINDS[(match.lastindex or 1) - 1][0], match.start() + 1)
    return [
        error("bad-text", f"{where}: {kind} cannot stand here (character {number})", span, "take it out")
        for kind, number in first.items()
    ]
