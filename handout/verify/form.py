"""The fields of a form as the catalog has them (ISO 32000-1 12.7.2, 12.7.3)."""

from __future__ import annotations

from handout.record import NamedTuple
from handout.verify.objects import DEEPEST, MOST_OBJECTS, File, damaged, entry, items, reference


class FormField(NamedTuple):
    """A field that is a widget as well: its object number, its full name, and whether anything is filled in."""

    number: int
    name: str
    filled: bool = False


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
    kids = file.maybe(entry(field, "/Kids"), list)
    if kids is None:
        value = file.text(entry(field, "/V"))
        found.append(FormField(number, name, value not in ("", "/Off", "Off")))
    for kid in items(kids or []):
        _collect(file, kid, name, found, seen, depth + 1)
