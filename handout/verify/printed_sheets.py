"""A print file read back sheet by sheet: which wording each is of, and whether its words and tags are whole.

Each sheet is looked at as if it were alone in the file: its part of the structure tree, its leaf of the ParentTree and
its pages make a File of their own, so that the rules are those of a single sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import islice

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.identity import OF_A_SHEET
from handout.record import NamedTuple
from handout.verify.lines import Line, Own, fold, personal_words, read_lines
from handout.verify.metadata import About, PrintAbout, read_print_about
from handout.verify.objects import Dictionary, File, UnreadableError, damaged, entry, items, reference
from handout.verify.pages import Page, read_pages
from handout.verify.print_file import PrintObjects, WrongPrintFile
from handout.verify.report import MOST_FAULTS
from handout.verify.rules import (
    RULES,
    Fault,
    Sheet,
    file_says_what_it_is,
    headings_are_in_order,
    outline_is_headings,
    words_are_whole,
)
from handout.verify.strict import OtherwiseWritten, Reference, Stream, read_value
from handout.verify.tree import Mark, read_tree

_OF_THE_FILE = (outline_is_headings, file_says_what_it_is)
"""Rules of a file that is one sheet: a print file has titles and an outline of its own."""

_OF_A_HANDOUT = (headings_are_in_order, words_are_whole)
"""Rules that a leaf between groups does not keep."""


class PrintedSheet(NamedTuple):
    """One sheet of a print file by its number, and what it says. A `separates` one is a leaf before a group."""

    number: str
    separates: bool
    id: str
    language: str
    second: str
    edition: str
    version: str
    content_hash: str
    pages: int
    personal: tuple[Own, ...]
    faults: tuple[Diagnostic, ...]


class PrintReadBack:
    """A print file: what it says of itself, and its sheets, one after the other. HandoutError where it is none."""

    def __init__(self, pdf: bytes, file: str = "") -> None:
        self._span = Span(file) if file else None
        try:
            self._objects = _Objects(PrintObjects(io.BytesIO(pdf)))
            root = Reference(self._objects.root)
            self._file = File(self._objects, {"/Root": root})
            self.about: PrintAbout = read_print_about(self._file)
            self._parts = self._kids_of_tree()
        except _UNREADABLE as fault:
            raise self._unreadable(fault) from None

    def sheets(self) -> Iterator[PrintedSheet]:
        """Each sheet; HandoutError where it goes on with nothing that can be read."""
        try:
            yield from self._sheets()
        except _UNREADABLE as fault:
            raise self._unreadable(fault) from None

    def wordings(self) -> Iterator[tuple[str, str]]:
        """The number of each sheet and the hash of its wording, as its part says: neither is held against its pages."""
        try:
            for part, _ in self._parts:
                top = self._file.dictionary(Reference(part), "its structure tree")
                label = self._file.text(entry(top, "/T"))
                if not label.endswith("+"):
                    yield label, _properties(self._file, top).get(OF_A_SHEET[-1], "")
        except _UNREADABLE as fault:
            raise self._unreadable(fault) from None

    def _sheets(self) -> Iterator[PrintedSheet]:
        file = self._file
        tree = file.dictionary(entry(file.catalog, "/Pages"), "its pages")
        pages = file.array(entry(tree, "/Kids"), "its pages")
        waiting = [(reference(each) or 0, file.dictionary(each, "a page")) for each in items(pages)]
        place = 0
        for part, leaf in self._parts:
            limits = file.array(entry(file.dictionary(Reference(leaf), "its ParentTree"), "/Limits"), "its ParentTree")
            first, last = (int(file.number(each)) for each in items(limits))
            own = []
            while place < len(waiting) and first <= _key(file, waiting[place][1]) <= last:
                own.append(waiting[place][0])
                place += 1
            back = waiting[place][1] if place < len(waiting) and len(own) % 2 else {}
            place += len(own) % 2
            blank = not ({"/Contents", "/Annots", "/StructParents"} & back.keys())
            yield self._sheet(part, leaf, own, blank=blank)
        if place != len(waiting):
            raise damaged("pages that are of no sheet")

    def _sheet(self, part: int, leaf: int, pages: list[int], *, blank: bool) -> PrintedSheet:
        top = self._file.dictionary(Reference(part), "its structure tree")
        label = self._file.text(entry(top, "/T"))
        said = _properties(self._file, top)
        one = self._alone(part, leaf, pages)
        read = read_pages(one)
        tree = read_tree(one)
        texts = {Mark(page.number, mcid): text for page in read for mcid, text in page.content.texts.items()}
        spoken = read_lines(tree.roots, texts)
        lines = [line for line in spoken if line.role != "Lbl"]
        about = _about(said, lines, self._file.text(entry(top, "/Lang")), self.about)
        separates = label.endswith("+")
        sheet = Sheet(about, read, tree, spoken, lines, personal_words(tree.roots, texts), ())
        faults = [*self._broken(sheet, separates=separates), *self._edges(read, label)]
        if not blank:
            faults.append(("back", "the back of its last leaf is not blank"))
        return PrintedSheet(
            number=label.removesuffix("+"),
            separates=separates,
            id=about.id,
            language=about.language,
            second=about.second_language,
            edition=about.edition,
            version=about.version,
            content_hash=" ".join(filter(None, (about.content_hash, about.second_hash))),
            pages=len(read),
            personal=tuple(sheet.personal),
            faults=tuple(self._fault(label, *each) for each in islice(faults, MOST_FAULTS)),
        )

    def _broken(self, sheet: Sheet, *, separates: bool) -> Iterator[Fault]:
        left_out = _OF_THE_FILE + (_OF_A_HANDOUT if separates else ())
        if not separates and not sheet.about.id:
            yield "not-ours", "its part of the structure tree does not say which handout it is"
        for rule in RULES:
            if rule not in left_out:
                yield from rule(sheet)

    def _edges(self, pages: list[Page], label: str) -> Iterator[Fault]:
        """Each page has run and sheet number at its foot, so that no loose page is taken for another's."""
        mark = fold(f"{self.about.run} · {label}")
        for page in pages:
            if mark not in map(fold, page.content.artifacts):
                yield "page-mark", f"page {page.ordinal}: run and sheet number at its foot are not its own"

    def _alone(self, part: int, leaf: int, pages: list[int]) -> File:
        """A file of one sheet, its part the only kid of the tree."""
        document = reference(entry(self._top, "/K")) or 0
        catalog: Dictionary = {
            "/Pages": {"/Kids": [Reference(each) for each in pages]},
            "/StructTreeRoot": Reference(document),
        }
        tree: Dictionary = {"/K": Reference(part), "/ParentTree": Reference(leaf)}
        return File(self._objects.with_one(document, tree), {"/Root": catalog})

    def _kids_of_tree(self) -> list[tuple[int, int]]:
        """The parts of the tree, each with its leaf of the ParentTree."""
        file = self._file
        self._top = file.dictionary(entry(file.catalog, "/StructTreeRoot"), "it has no structure tree")
        document = file.dictionary(entry(self._top, "/K"), "its structure tree")
        keys = file.dictionary(entry(self._top, "/ParentTree"), "it has no ParentTree")
        parts = [reference(each) or 0 for each in items(file.array(entry(document, "/K"), "its structure tree"))]
        leaves = [reference(each) or 0 for each in items(file.array(entry(keys, "/Kids"), "its ParentTree"))]
        if len(parts) != len(leaves):
            raise damaged("its structure tree and its ParentTree have not the same sheets")
        return list(zip(parts, leaves, strict=True))

    def _fault(self, label: str, code: str, message: str) -> Diagnostic:
        return error(code, f"sheet {label}: {message}", self._span, "print this sheet again, with --only")

    def _unreadable(self, fault: Exception) -> HandoutError:
        hint = "use the file as it was made, or make it again"
        if isinstance(fault, UnreadableError):
            return HandoutError([error(fault.code, str(fault), self._span, hint)])
        return HandoutError([error("damaged-pdf", "the print file is not as the program writes it", self._span, hint)])


_UNREADABLE = (UnreadableError, WrongPrintFile, OtherwiseWritten, ValueError, LookupError, TypeError)
"""What a file that another program changed is met with. What Python says of its own accord may hold its words."""


class _Objects(dict[int, object]):
    """A file's objects by number, each read when it is first asked for."""

    def __init__(self, source: PrintObjects) -> None:
        super().__init__()
        self._source = source
        self.root = source.root
        self._replaced: dict[int, object] = {}

    def get(self, number: int, default: object = None) -> object:
        if number in self._replaced:
            return self._replaced[number]
        if number not in self:
            self[number] = self._read(number)
        return self[number]

    def with_one(self, number: int, value: object) -> _Objects:
        """The same objects but for one."""
        others = _Objects(self._source)
        others._replaced = {number: value}
        return others

    def _read(self, number: int) -> object:
        written, packed = self._source.stream(number)
        value, _ = read_value(written, 0)
        if isinstance(value, dict) and "/Length" in value:
            value = Stream(value)
            value.packed = packed
        return value


def _key(file: File, page: Dictionary) -> int:
    found = file.maybe(entry(page, "/StructParents"), int)
    return -1 if found is None else found


def _properties(file: File, part: Dictionary) -> dict[str, str]:
    """What a sheet's part says of its wording."""
    attributes = file.maybe(entry(part, "/A"), dict) or {}
    if file.text(entry(attributes, "/O")) != "/UserProperties":
        return {}
    pairs = [file.dictionary(each, "a property") for each in items(file.array(entry(attributes, "/P"), "properties"))]
    return {file.text(entry(each, "/N")): file.text(entry(each, "/V")) for each in pairs}


def _about(said: dict[str, str], lines: list[Line], language: str, file: PrintAbout) -> About:
    """What the file of the sheet alone would say of it; the version is as its imprint states it."""
    id_, languages, edition, hashes = (said.get(key, "") for key in OF_A_SHEET)
    first, _, second = languages.partition(" ")
    content_hash, _, second_hash = hashes.partition(" ")
    named = (first, second) if second else (first,)
    return About(
        id=id_,
        language=first,
        edition=edition,
        version=_version(lines, content_hash),
        content_hash=content_hash,
        title="",
        dc_languages=named,
        info_title="",
        catalog_language=language,
        outline=(),
        day=file.day,
        second_language=second,
        second_version=_version(lines, second_hash),
        second_hash=second_hash,
        clinic=file.clinic,
    )


def _version(lines: list[Line], content_hash: str) -> str:
    """The version that ends in the beginning of a hash, as one of the lines states it."""
    ending = re.compile(rf"(?<![0-9A-Za-z-])(?:[0-9-]+-)?{re.escape(content_hash[:8])}(?![0-9A-Za-z])")
    found = (ending.search(line.text) for line in reversed(lines)) if content_hash else iter(())
    return next((each[0] for each in found if each), "")
