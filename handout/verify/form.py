"""The fields of a form as the catalog has them (ISO 32000-1 12.7.2, 12.7.3)."""

from __future__ import annotations

from handout.record import NamedTuple
from handout.verify.objects import DEEPEST, MOST_OBJECTS, File, damaged, entry, items, reference

MULTILINE = 1 << 12
"""A flag of a text field (ISO 32000-1 table 228)."""


class FormField(NamedTuple):
    """A field: its full name, its widgets by object number, and whether anything is filled in.

    One with a single widget is this itself; any other has its widgets as kids, which have no name of their own.
    It is called by its `words`; the `value` of a text field is what is typed, of several lines if it `is_lines`.
    """

    name: str
    widgets: tuple[int, ...]
    filled: bool = False
    words: str = ""
    value: str = ""
    is_lines: bool = False


def read_fields(file: File) -> list[FormField]:
    """All fields in the form's order; none where the file has no form."""
    form = file.maybe(entry(file.catalog, "/AcroForm"), dict)
    found: list[FormField] = []
    if form is not None:
        for value in items(file.array(entry(form, "/Fields"), "its form")):
            _collect(file, value, "", found, set(), 0)
    return found


def _collect(file: File, value: object, above: str, found: list[FormField], seen: set[int], depth: int) -> None:
    field = file.dictionary(value, "its form")
    number = reference(value) or 0
    if number in seen or depth > DEEPEST or len(found) > MOST_OBJECTS:
        raise damaged("its form is no tree")
    seen.add(number)
    name = f"{above}.{file.text(entry(field, '/T'))}".removeprefix(".")
    kids = list(items(file.maybe(entry(field, "/Kids"), list) or []))
    if kids and any("/T" in file.dictionary(kid, "its form") for kid in kids):
        for kid in kids:
            _collect(file, kid, name, found, seen, depth + 1)
        return
    typed = file.text(entry(field, "/V"))
    widgets = tuple(reference(kid) or 0 for kid in kids) or (number,)
    is_text = file.text(entry(field, "/FT")) == "/Tx"
    found.append(
        FormField(
            name,
            widgets,
            filled=typed not in ("", "/Off", "Off"),
            words=file.text(entry(field, "/TU")),
            value=typed if is_text else "",
            is_lines=bool((file.maybe(entry(field, "/Ff"), int) or 0) & MULTILINE),
        )
    )
