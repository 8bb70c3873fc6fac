"""From a clinic's own file to a Clinic."""

from __future__ import annotations

from pathlib import Path

from handout.diagnostics import Diagnostic, HandoutError, error
from handout.model import Clinic, Colors, Localized, Phrase
from handout.source import yaml
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
    if faults or record is None:
        raise HandoutError(in_order(faults))
    return Loaded(_clinic(record))


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


def _clinic(record: Record) -> Clinic:
    language = record["language"].text if record["language"] else DEFAULT_LANGUAGE

    def localized(key: str) -> Localized[Phrase] | None:
        found: Localized[Phrase] | None = record[key]
        return _in_language(found, language) if found else None

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
    )


def _in_language(words: Localized[Phrase], language: str) -> Localized[Phrase]:
    """The words, with the clinic's language where the file names none."""
    return Localized(tuple((tag or language, phrase) for tag, phrase in words.by_language), words.span)
