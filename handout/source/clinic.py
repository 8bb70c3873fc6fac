"""From a clinic's own file to a Clinic."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handout.diagnostics import Diagnostic, HandoutError, error
from handout.model import (
    HELP_SECTIONS,
    Clinic,
    Colors,
    Hidden,
    Local,
    Localized,
    Note,
    Phrase,
    PlanField,
    T,
    column_key,
)
from handout.source import yaml
from handout.source.local import Standing
from handout.source.maps import Record
from handout.source.reading import Loaded, in_order, read_file
from handout.source.schema import read_record

LOGO_ENDINGS = (".png", ".jpg", ".jpeg", ".svg")

DEFAULT_LANGUAGE = "en"


def load_clinic(path: Path | str) -> Loaded[Clinic]:
    """The clinic of a file; HandoutError with all faults otherwise."""
    return read_clinic(read_file(Path(path), yaml.LARGEST), str(path))


def read_clinic(data: bytes, file: str) -> Loaded[Clinic]:
    """The clinic that a file's bytes hold. `file` is what faults call it."""
    parsed = yaml.read(data, file)
    faults = list(parsed.faults)
    record = None
    if parsed.node is not None:
        record, wrong = read_record("clinic", parsed.node)
        faults += wrong
        if record is not None:
            faults += _logo_faults(record["logo"])
            faults += _field_faults(record)
            faults += _hide_faults(record["hide"] or ())
            faults += _brace_faults(record)
    if faults or record is None:
        raise HandoutError(in_order(faults))
    return Loaded(_clinic(record), parsed.warnings)


def load_local(path: Path | str) -> Local:
    """What a file that is at fault says to handouts, as far as it can be read: nothing where none of it can."""
    try:
        node = yaml.read(read_file(Path(path), yaml.LARGEST), str(path)).node
    except HandoutError:
        return Local()
    record = read_record("clinic", node)[0] if node is not None else None
    if record is None:
        return Local()
    notes = tuple(_named(each) for each in record["notes"] or () if each["handout"] is not None)
    return Local(_hidden(each for each in record["hide"] or () if each["handout"] and each["section"]), notes)


def _logo_faults(logo: Phrase | None) -> list[Diagnostic]:
    """A clinic's file may come from elsewhere; it names no file outside its own folder."""
    if logo is None:
        return []
    path = logo.text
    faults = []
    if path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/"):
        hint = "put the picture there and write its name, such as logo.svg or pictures/logo.svg"
        faults.append(error("logo-outside", "the logo must lie beside this file or below it", logo.span, hint))
    if not path.lower().endswith(LOGO_ENDINGS):
        faults.append(error("logo-kind", "a logo is a PNG, JPEG or SVG file", logo.span, "save it as one of these"))
    return faults


def _field_faults(record: Record) -> list[Diagnostic]:
    """Of `plan` and `identify`, each field stands once."""
    lists: list[tuple[PlanField, ...]] = [record["plan"] or (), record["identify"] or ()]
    return [
        fault
        for fields in lists
        for fault in _twice("field", ((column_key(each.field.text), each.field) for each in fields))
    ]


def _hide_faults(hide: tuple[Record, ...]) -> list[Diagnostic]:
    whole = [each for each in hide if each["handout"] and each["section"]]
    pairs = ((f"{each['handout'].text} {each['section'].text}", each["section"]) for each in whole)
    faults = _twice("section", pairs)
    for each in whole:
        if each["section"].text in HELP_SECTIONS:
            message = f"'{each['section'].text}' is protected and cannot be hidden"
            hint = "remove this item; patients must find that part on the first page"
            faults.append(error("hidden-protected", message, each["section"].span, hint))
    return faults


def _twice(what: str, named: Iterable[tuple[str, Phrase]]) -> list[Diagnostic]:
    first: dict[str, Phrase] = {}
    faults = []
    for key, phrase in named:
        if key in first:
            message = f"the {what} '{phrase.text}' stands here already, on line {first[key].span.line}"
            faults.append(error("duplicate", message, phrase.span, "remove one of them"))
        first.setdefault(key, phrase)
    return faults


def _brace_faults(record: Record) -> list[Diagnostic]:
    """A field in plain words would be printed as it is written."""
    fields = (*(record["identify"] or ()), *(record["plan"] or ()))
    localized = [note["heading"] for note in record["notes"] or ()] + [each.label for each in fields]
    phrases = [phrase for each in localized if each for _, phrase in each.by_language]
    return [
        error("field-in-heading", "a field cannot stand in a heading or label", phrase.span, "write it in 'text'")
        for phrase in phrases
        if "{" in phrase.text or "}" in phrase.text
    ]


def _clinic(record: Record) -> Clinic:
    language = record["language"].text if record["language"] else DEFAULT_LANGUAGE

    def localized(key: str) -> Localized[Phrase] | None:
        found: Localized[Phrase] | None = record[key]
        return _in_language(found, language) if found else None

    def fields(key: str) -> tuple[PlanField, ...]:
        return tuple(_plan_field(each, language) for each in record[key] or ())

    name = localized("name")
    assert name is not None  # the schema requires it
    colors = record["colors"]
    return Clinic(
        name=name,
        logo=record["logo"],
        logo_alt=localized("logo_alt"),
        phone=localized("phone"),
        after_hours=localized("after_hours"),
        emergency=localized("emergency"),
        interpreter=localized("interpreter"),
        address=tuple(_in_language(each, language) for each in record["address"] or ()),
        website=record["website"],
        colors=Colors(colors["primary"], colors["accent"]) if colors else None,
        font=record["font"],
        paper=record["paper"],
        style=record["style"],
        smallest_type=record["smallest_type"],
        language=language,
        span=record.span,
        language_fallback=record["language_fallback"] or (),
        dates_in=record["dates_in"].text if record["dates_in"] else None,
        identify=None if record["identify"] is None else fields("identify"),
        plan=fields("plan"),
        write_in_lines=record["write_in_lines"] or 0,
        hide=_hidden(record["hide"] or ()),
        notes=tuple(_note(each, language) for each in record["notes"] or ()),
    )


def _hidden(hide: Iterable[Record]) -> tuple[Hidden, ...]:
    return tuple(Hidden(each["handout"], each["section"], each.span) for each in hide)


def _named(record: Record) -> Note:
    """Whom a note is for and where it stands, without its words, which may be at fault."""
    standing: Standing = record["place"] or Standing("end", None)
    return Note(record["handout"], *standing, None, Localized((), record.span), record.span)


def _plan_field(field: PlanField, language: str) -> PlanField:
    return field._replace(label=_in_language(field.label, language)) if field.label else field


def _note(record: Record, language: str) -> Note:
    heading, standing = record["heading"], record["place"]
    return Note(
        handouts=record["handout"],
        place=standing.place,
        section=standing.section,
        heading=_in_language(heading, language) if heading else None,
        text=_in_language(record["text"], language),
        span=record.span,
    )


def _in_language(words: Localized[T], language: str) -> Localized[T]:
    """The words, with the clinic's language where the file names none."""
    return Localized(tuple((tag or language, each) for tag, each in words.by_language), words.span)
