"""A table's columns: whether they are a recipient's at all, and such as nothing on a sheet follows from.

Where a table lacks its header, what stands for columns' names is somebody's words. So none is ever told that is not
nearly the name of a known one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from handout.columns import RESERVED, SETTINGS, STEERING, fault_in_name, hint_for, may_stand
from handout.diagnostics import Diagnostic, Span, error, nearest, warning
from handout.document import inline_fields
from handout.model import Clinic, Recipient, column_key

_TELLING = ("id", "handout", "language", "name", "note")
"""Of these a table of recipients has one, or a field of the clinic's. The others may be any list's, or its title."""

_MOST_NAMED = 10

_SAME_BUT_A_LETTER = 0.85
"""Of 'pasword', not of 'passport' (`nearest`)."""

_MEANING_IT = (
    *("password", "passwd", "passwort", "kennwort", "contrasena", "motdepasse", "wachtwoord", "пароль"),
    *("密码", "密碼", "パスワード", "비밀번호", "암호"),
)
"""What a password is called, also within another word, without accents."""

_MEANING_IT_ALONE = (
    *("pwd", "pw", "pass", "passcode", "passphrase", "mot de passe", "clave de acceso", "senha", "palavra passe"),
    *("losenord", "adgangskode", "salasana", "haslo", "hasło", "heslo", "jelszo", "sifre", "mat khau"),
    *("κωδικος προσβασης", "סיסמה", "كلمة المرور", "كلمة السر"),
)
"""… as words by themselves: 'pass' is part of 'bypass'."""


def no_known_column(columns: Iterable[str], clinic: Clinic | None, span: Span) -> Diagnostic | None:
    """What to say of a table of which no column is a recipient's; it repeats no word of the table's."""
    known = {column_key(each) for each in (*_TELLING, *fields_of(clinic))}
    if known & set(map(column_key, columns)):
        return None
    message = f"none of the columns is {', '.join(_TELLING)} or a field of the clinic's file"
    hint = "let the first line be the columns' names, parted by commas, semicolons, tabs or bars, as the cells are"
    return error("no-known-column", message, span, hint)


def unidentified(header: Iterable[str], clinic: Clinic | None, span: Span) -> list[Diagnostic]:
    """What to say of a table whose header lacks what says whose sheet it is: none of its rows could be made."""
    columns = list(header)
    keys = {*map(column_key, columns)}
    lacking = [
        each.field.text for each in (clinic.identify or () if clinic else ()) if column_key(each.field.text) not in keys
    ]
    others = _unused(columns, clinic)
    found = []
    for name in lacking:
        message = f"there is no column '{name}', which 'identify' of the clinic's file asks for"
        hint = hint_for(name, others) or f"add the column '{name}', or take it out of 'identify'"
        found.append(error("missing-field", message, span, hint))
    return found


def unlocked(
    columns: Iterable[str], clinic: Clinic | None, span: Span, places: Mapping[str, str] | None = None
) -> Diagnostic | None:
    """What to say where a column seems to be `password` and is not: its rows would have files that anybody can open.

    `places` says where each column stands.
    """
    seeming = [each for each in _unused(columns, clinic) if _means_password(each)]
    if not seeming:
        return None
    message = "a column's name is nearly 'password', or means that, and no file would be locked"
    if places:
        message += f": {', '.join(places[each] for each in seeming[:_MOST_NAMED])}"
    return error("unlocked", message, span, "name it 'password', leave it out, or give it a name that is not like that")


def places_in_header(header: Iterable[str]) -> dict[str, str]:
    """Where the columns of a table with a header stand, without a word of it."""
    return {each: _numbered(each, number) for number, each in enumerate(header, 1)}


def places_in_rows(rows: Mapping[str, int]) -> dict[str, str]:
    """Where the columns of a table without a header stand, by the first row that has each."""
    return {each: f"{_numbered(each, None)}, first in row {row}" for each, row in rows.items()}


def _means_password(column: str) -> bool:
    words = re.findall(r"[^\W_]+", _without_accents(_plain(column)))
    run_on, parted = "".join(words), f" {' '.join(words)} "
    if any(_without_accents(each) in run_on for each in _MEANING_IT):
        return True
    if any(f" {_without_accents(each)} " in parted for each in _MEANING_IT_ALONE):
        return True
    return any(nearest(each, ["password"], _SAME_BUT_A_LETTER) for each in (*words, run_on))


def _without_accents(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))


def shown_columns(clinic: Clinic | None) -> frozenset[str]:
    """The keys of the columns from which anything of a sheet follows."""
    return frozenset(column_key(each) for each in _known(clinic))


def deciding_columns(clinic: Clinic | None, *, in_groups: bool) -> frozenset[str]:
    """The keys of the columns whose words decide a sheet's bytes, or its place among the others where it has one.

    What those that say which sheet it is come to is known beside them, however they are written.
    """
    known = shown_columns(clinic) - {*STEERING}
    return known if in_groups else known - {"group"} | frozenset(map(column_key, fields_of(clinic)))


def unused_columns(columns: Iterable[str], header: Sequence[str] | None, clinic: Clinic | None) -> list[str]:
    """Such columns, those that are nearly a known one by their names and with that one; of many, how many more.

    The others are told by their number in the header; where there is none, a name stands at each value, and is one.
    """
    unused = _unused(columns, clinic)
    numbers = {column_key(each): number for number, each in enumerate(header or (), 1)}
    shown = [_meant(each, clinic) or _numbered(each, numbers.get(column_key(each))) for each in unused[:_MOST_NAMED]]
    more = len(unused) - len(shown)
    return [*shown, f"and {more} more"] if more else shown


def not_shown(recipient: Recipient, clinic: Clinic | None) -> tuple[Diagnostic, ...]:
    """A warning of the row's columns that nothing on the sheet shows: a slip in a name would drop a note in silence.

    What was set by hand is refused for that elsewhere; a name near that of a field that the plan lacks is told with
    that. A row alone has no empty cells, so that numbers would mislead.
    """
    lacking = [each.field.text for each in (clinic.plan if clinic else ()) if recipient.get(each.field.text) is None]
    names = (name for name, cell in recipient.cells if cell.span != SETTINGS and not nearest(name, lacking))
    unused = _unused(names, clinic)
    if not unused:
        return ()
    meant = [told for each in unused if (told := _meant(each, clinic))][:_MOST_NAMED]
    more = len(unused) - len(meant)
    named = ", ".join([*meant, *([f"{more} more" if meant else str(more)] if more else [])])
    told = f"row {recipient.row}: columns that nothing on the sheet shows: {named}"
    hints = ["look at their names, or leave them out"]
    if not (clinic and clinic.plan):
        hints.append("or name them in the clinic's file: 'plan' shows what they say, 'identify' whose sheet it is")
    return (warning("unused-columns", told, recipient.span, *hints),)


def fields_of(clinic: Clinic | None) -> set[str]:
    """The recipient's fields that a clinic's file names."""
    if clinic is None:
        return set()
    notes = (blocks for note in clinic.notes for _, blocks in note.text.by_language)
    asked = {each.field.text for each in clinic.named}
    return asked | {field.name for blocks in notes for field in inline_fields(blocks)}


def _unused(columns: Iterable[str], clinic: Clinic | None) -> list[str]:
    keys = shown_columns(clinic)
    return [each for each in columns if each and column_key(each) not in keys]


def _known(clinic: Clinic | None) -> set[str]:
    return {*RESERVED, *fields_of(clinic)}


def _meant(column: str, clinic: Clinic | None) -> str | None:
    """A column and the known one that its name is nearly; None where it is near none."""
    plain = _plain(column)
    # What seems to be `password` was refused: whatever else is near it, such as 'passport', means something else.
    near = nearest(plain, _known(clinic) - {"password"})
    named = f"'{column}'" if column.isprintable() else f"'{plain}' with signs that are not seen"
    return f"{named} (did you mean '{near}'?)" if near else None


def _plain(column: str) -> str:
    """The name without what no field's name has."""
    return "".join(each for each in column.casefold() if may_stand(each)).strip()


def _numbered(column: str, number: int | None) -> str:
    if number:
        return f"number {number}"
    return "one whose name has signs that no field's has" if fault_in_name(column) else f"'{column}'"
