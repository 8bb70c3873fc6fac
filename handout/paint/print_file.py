"""Many sheets in one file to print, written as they come: one structure tree with a Part for each (ISO 32000-1 14.7).

What sheets have in common stands in it once: fonts, pictures, and the streams of words that are the same on all copies.
Memory takes a few bytes for each object, and none of the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from handout.identity import OF_A_SHEET, PRINT_FILE
from handout.paint.metadata import Metadata, put_info, put_output_intent, put_xmp, viewer_preferences
from handout.paint.outline import Entry, put_outline
from handout.paint.repertoire import own_font
from handout.paint.sheet_copy import Shared, SheetCopy
from handout.paint.sheet_file import NotASheet, SheetFile, take_apart
from handout.paint.streamed import StreamedObjects
from handout.paint.tags import CLASSES
from handout.paint.values import Value, array, dictionary, name, number, reference, text
from handout.record import NamedTuple
from handout.text.fonts import Face
from handout.text.itemize import Run
from handout.text.shape import shape

MARK_SIZE = 9.0
MARK_FROM_EDGE, MARK_FROM_SIDE = 23.0, 36.0
"""Points to the mark's foot and its right end: within what office printers reach, below all that a sheet prints."""

ENTRIES_A_GROUP = 50
"""Sheets under one entry of the outline: each is found by the one before it, and some readers end after 256 steps."""

_MARK_FONT = "Run"
_GREY = b"0.35 0.35 0.35 rg"

_CONTENTS = re.compile(rb"/Contents (?:\[([^\]]*)\]|(\d+ 0 R))")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_WIDTH = re.compile(rb"/MediaBox \[0 0 ([\d.]+)")
_HEIGHT = re.compile(rb"/MediaBox \[0 0 [\d.]+ ([\d.]+)")
_BOX = re.compile(rb"/MediaBox (\[[^\]]*\])")
_FONTS = re.compile(rb"/Font <<")


class Title(NamedTuple):
    """What all print files of a run say of themselves; nothing of a recipient. `part` is which one of several."""

    run: str
    day: date
    part: str = ""
    clinic: str = ""


class PrintFile:
    """A print file that grows. Each sheet begins on a fresh leaf of paper, which is printed on both sides."""

    def __init__(self, out: BinaryIO, title: Title, face: Face) -> None:
        objects = self._objects = StreamedObjects(out)
        self._title = title
        self._catalog, self._page_tree = objects.reserve(), objects.reserve()
        self._tree, self._document = objects.reserve(), objects.reserve()
        self._entries: list[Entry] = []
        self._pages: list[int] = []
        self._parts: list[int] = []
        self._parents: list[int] = []
        self._labels: list[Value] = []
        self._shared: Shared = {}
        self._keys = 0
        self._face = face
        self._mark_font = reference(own_font(face, _MARK_FONT).put(objects))
        self._nothing = objects.put(dictionary())

    @property
    def leaves(self) -> int:
        """Leaves of paper so far."""
        return len(self._pages) // 2

    def add(self, pdf: bytes, mark: str, label: str, about: Sequence[str] = ()) -> None:
        """One more sheet, as it was made. `mark` is printed at the foot of each of its pages, as no part of its text.

        `label` is what outline, tree and page labels call it, `about` what its part of the tree says of its wording
        (`OF_A_SHEET`). None of them tells anybody whose sheet it is.
        """
        sheet = take_apart(pdf)
        copy = SheetCopy(sheet, self._objects, self._shared, self._keys)
        copy.numbers |= {sheet.tree: self._document, sheet.page_tree: self._page_tree}
        for each in (*sheet.annotations, *sheet.elements[1:]):
            copy.put(each)
        self._put_part(sheet, copy, label, about)
        self._parents.append(copy.put_parents())
        self._keys += sheet.keys
        first = len(self._pages)
        for each in sheet.pages:
            self._put_page(sheet, copy, each, mark)
        self._entries.append(Entry(label, 2, first, float(_found(_HEIGHT, copy.written(sheet.pages[0])))))
        self._labels += [first, dictionary(S=name("D"), P=text(f"{label}-"))]
        if len(self._pages) % 2:
            self._put_blank(copy.written(sheet.pages[-1]))

    def finish(self, title: str) -> None:
        """The end of the file: its trees, and what it says of itself."""
        objects, run = self._objects, self._title.run
        pages = dictionary(Type=name("Pages"), Count=len(self._pages), Kids=array(*map(reference, self._pages)))
        objects.put(pages, self._page_tree)
        self._put_tree()
        about = Metadata(title, "en", self._title.clinic, PRINT_FILE, PRINT_FILE, run, run, self._title.day)
        about = about._replace(personal=True)
        entries = dictionary(
            Type=name("Catalog"),
            Pages=reference(self._page_tree),
            Lang=text(about.language),
            MarkInfo=dictionary(Marked=b"true", UserProperties=b"true"),
            StructTreeRoot=reference(self._tree),
            ViewerPreferences=viewer_preferences(),
            PageLabels=dictionary(Nums=array(*self._labels)),
            Outlines=reference(put_outline(objects, self._grouped(), self._pages)),
            OutputIntents=array(reference(put_output_intent(objects))),
            Metadata=reference(put_xmp(objects, about)),
        )
        objects.put(entries, self._catalog)
        objects.end(self._catalog, put_info(objects, about))

    def _put_part(self, sheet: SheetFile, copy: SheetCopy, label: str, about: Sequence[str]) -> None:
        """The root of a sheet's tree, here a Part in the sheet's own language."""
        root = sheet.elements[0]
        value = copy.written(root).replace(b"/S/Document", b"/S/Part", 1).removesuffix(b">>")
        value += b"/T" + text(label)
        if b"/Lang" not in value:
            value += b"/Lang" + sheet.language
        if about:
            value += b"/A<</O/UserProperties/P[%s]>>" % b"".join(map(self._property, OF_A_SHEET, about))
        self._parts.append(self._objects.put(value + b">>", copy.numbers[root]))

    def _property(self, key: str, value: str) -> bytes:
        return b"<</N%s/V%s>>" % (text(key), text(value))

    def _put_page(self, sheet: SheetFile, copy: SheetCopy, page: int, mark: str) -> None:
        resources = int(_found(_RESOURCES, sheet.objects[page].flat()))
        copy.numbers[resources] = copy.share(self._with_mark_font(copy.written(resources)))
        value = copy.written(page)
        # So short that to compress it costs more than it saves.
        code = self._mark_code(mark, float(_found(_WIDTH, value)))
        stream = self._objects.put_raw(b"<</Length %d>>" % len(code), code)
        contents = b"/Contents [%s %s]" % (_found(_CONTENTS, value).strip(), reference(stream))
        value = _CONTENTS.sub(lambda _: contents, value, count=1)
        self._pages.append(self._objects.put(value, copy.numbers[page]))

    def _with_mark_font(self, resources: bytes) -> bytes:
        found = _FONTS.search(resources)
        if found is None:
            raise NotASheet
        entry = b"/%s %s " % (_MARK_FONT.encode(), self._mark_font)
        return resources[: found.end()] + entry + resources[found.end() :]

    def _mark_code(self, mark: str, width: float) -> bytes:
        """The operators of a mark: an artifact (ISO 32000-1 14.8.2.2)."""
        font = own_font(self._face, _MARK_FONT)
        clusters = shape(mark, Run(0, len(mark), self._face, "Latn", 0, 0), "en")
        found = font.codes(clusters)
        codes = b"".join(b"%04X" % code for code in found)
        length = sum(font.advances[code] for code in found) / self._face.upem * MARK_SIZE
        place = number(width - MARK_FROM_SIDE - length), number(MARK_FROM_EDGE)
        return b"/Artifact <</Type /Pagination>> BDC\nBT\n/%s %s Tf\n%s\n1 0 0 1 %s %s Tm [<%s>] TJ\nET\nEMC\n" % (
            _MARK_FONT.encode(),
            number(MARK_SIZE),
            _GREY,
            *place,
            codes,
        )

    def _put_blank(self, page: bytes) -> None:
        """The back of a leaf whose front is that page."""
        blank = dictionary(
            Type=name("Page"),
            Parent=reference(self._page_tree),
            MediaBox=_found(_BOX, page),
            Resources=reference(self._nothing),
        )
        self._pages.append(self._objects.put(blank))

    def _grouped(self) -> list[Entry]:
        """The outline's entries, so many under one that says from where to where."""
        grouped: list[Entry] = []
        for start in range(0, len(self._entries), ENTRIES_A_GROUP):
            some = self._entries[start : start + ENTRIES_A_GROUP]
            words = f"{some[0].words} – {some[-1].words}" if len(some) > 1 else some[0].words
            grouped += [some[0]._replace(words=words, level=1), *some]
        return grouped

    def _put_tree(self) -> None:
        objects = self._objects
        parts = b" ".join(map(reference, self._parts))
        objects.put(b"<</Type/StructElem/S/Document/P %s/K[%s]>>" % (reference(self._tree), parts), self._document)
        parents = objects.put(dictionary(Kids=array(*map(reference, self._parents))))
        root = dictionary(
            Type=name("StructTreeRoot"),
            K=reference(self._document),
            ParentTree=reference(parents),
            ParentTreeNextKey=self._keys,
            ClassMap=CLASSES,
        )
        objects.put(root, self._tree)


def _found(pattern: re.Pattern[bytes], value: bytes) -> bytes:
    found = pattern.search(value)
    if found is None:
        raise NotASheet
    return found[found.lastindex or 0]
