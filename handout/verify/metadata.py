"""What a file says of itself: XMP, Info, the catalog's language, the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.parsers import expat

from handout.identity import PRINT_FILE
from handout.record import NamedTuple
from handout.verify.objects import MARKER, MOST_OBJECTS, File, UnreadableError, damaged, entry, reference

_OWN = f"{{{MARKER.decode()}}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


class About(NamedTuple):
    """The handout's own properties in XMP, and what must agree with them. A missing one is empty.

    Those of the `second` language are there on a sheet in two; `dc_languages` are all that the file names.
    """

    id: str
    language: str
    edition: str
    version: str
    content_hash: str
    title: str
    dc_languages: tuple[str, ...]
    info_title: str
    catalog_language: str
    outline: tuple[str, ...]
    day: str
    second_language: str = ""
    second_version: str = ""
    second_hash: str = ""
    clinic: str = ""


def read_about(file: File) -> About:
    """All of it; UnreadableError if the program's own properties are not there."""
    packet = _packet(file)
    if _text(packet, _OWN + "id") == PRINT_FILE:
        raise UnreadableError("not-a-sheet", "this is a print file with many sheets", "name the PDF of one sheet")
    own = {key: _text(packet, _OWN + key) for key in ("id", "language", "edition", "version", "contentHash")}
    if not all(own.values()):
        raise UnreadableError("not-ours", "this PDF does not say which handout it is", "use the PDF as it was made")
    info = file.maybe(entry(file.trailer, "/Info"), dict) or {}
    return About(
        id=own["id"],
        language=own["language"],
        edition=own["edition"],
        version=own["version"],
        content_hash=own["contentHash"],
        title=_text(packet, f"{_DC}title/{_RDF}Alt/{_RDF}li"),
        dc_languages=_texts(packet, f"{_DC}language/{_RDF}Bag/{_RDF}li"),
        info_title=file.text(entry(info, "/Title")),
        catalog_language=file.text(entry(file.catalog, "/Lang")),
        outline=tuple(_outline(file)),
        day=_text(packet, f"{_XMP}CreateDate")[:10],
        second_language=_text(packet, f"{_OWN}secondLanguage"),
        second_version=_text(packet, f"{_OWN}secondVersion"),
        second_hash=_text(packet, f"{_OWN}secondContentHash"),
        clinic=_text(packet, f"{_DC}creator/{_RDF}Seq/{_RDF}li"),
    )


class PrintAbout(NamedTuple):
    """What a print file says of itself: the number of its run, the run's day, the clinic's name."""

    run: str
    day: str
    clinic: str


def read_print_about(file: File) -> PrintAbout:
    """All of it; UnreadableError for a file that is no print file."""
    packet = _packet(file)
    if _text(packet, _OWN + "id") != PRINT_FILE:
        raise UnreadableError("not-a-print-file", "this is no print file", "use the file as it was made")
    run, day = _text(packet, _OWN + "version"), _text(packet, f"{_XMP}CreateDate")[:10]
    return PrintAbout(run, day, _text(packet, f"{_DC}creator/{_RDF}Seq/{_RDF}li"))


_DESCRIPTION = [f"{_RDF}RDF", f"{_RDF}Description"]

Properties = Mapping[str, Sequence[str]]
"""What the descriptions of a packet say: by the path of each property below them, its values in order."""


def _packet(file: File) -> Properties:
    data = file.stream(entry(file.catalog, "/Metadata"), "it has no XMP metadata")
    # The program writes no document type; one could define entities that unfold without end.
    if b"<!" in data:
        raise damaged("its XMP metadata")
    reader = _XmpReader()
    try:
        reader.read(data.decode())
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged("its XMP metadata") from None
    return reader.properties


class _XmpReader:
    """Collects properties; expat alone, since ElementTree takes longer to import than the packet to be read."""

    def __init__(self) -> None:
        self.properties: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._words: list[str] = []

    def read(self, packet: str) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words.append
        parser.Parse(packet, True)

    def _start(self, name: str, _: object) -> None:
        self._open.append(f"{{{name}" if "}" in name else name)
        self._words.clear()

    def _end(self, _: str) -> None:
        if self._open[1:3] == _DESCRIPTION and len(self._open) > 3:
            self.properties.setdefault("/".join(self._open[3:]), []).append("".join(self._words))
        self._open.pop()
        self._words.clear()


def _text(packet: Properties, path: str) -> str:
    """A property's first value."""
    return packet[path][0] if path in packet else ""


def _texts(packet: Properties, path: str) -> tuple[str, ...]:
    """A property that may have several values."""
    return tuple(packet.get(path, ()))


def _outline(file: File) -> list[str]:
    """The words of the outline's items, each before those below it (ISO 32000-1 12.3.3)."""
    root = file.maybe(entry(file.catalog, "/Outlines"), dict) or {}
    words: list[str] = []
    waiting = [entry(root, "/First")]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        item = file.maybe(value, dict)
        number = reference(value)
        if item is None or number is None:
            continue
        if number in seen or len(seen) > MOST_OBJECTS:
            raise damaged("its outline")
        seen.add(number)
        words.append(file.text(entry(item, "/Title")))
        waiting += [entry(item, "/Next"), entry(item, "/First")]
    return words
