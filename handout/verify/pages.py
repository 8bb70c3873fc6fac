"""A file's pages with their content read, and the annotations on them."""

from __future__ import annotations

from handout.record import NamedTuple
from handout.verify.content import PageContent, read_content
from handout.verify.fonts import CodeMap, Fonts
from handout.verify.objects import DEEPEST, Dictionary, File, UnreadableError, damaged, entry, items, reference

MOST_PAGES = 100
"""Pages of one sheet: two in the standard edition, a few more in large print."""


class Link(NamedTuple):
    """An annotation: its object number, its kind, its key in the ParentTree, the address it opens; what it is called.

    Only a form field's widget is called something (TU); of what a link opens something is `said` (Contents).
    """

    number: int
    kind: str
    key: int | None
    address: str
    words: str = ""
    said: str = ""


class Page(NamedTuple):
    """A page, counted from 1: its object number, its key in the ParentTree, content, fonts and annotations.

    `by_structure` says that the key Tab goes through these as the structure tree has them.
    """

    ordinal: int
    number: int
    key: int | None
    content: PageContent
    fonts: dict[str, CodeMap]
    links: tuple[Link, ...]
    by_structure: bool


def read_pages(file: File) -> list[Page]:
    """The pages in order."""
    found: dict[int, Dictionary] = {}
    _collect(file, entry(file.catalog, "/Pages"), found, set(), 0)
    fonts = Fonts(file)
    return [_page(file, count, number, entries, fonts) for count, (number, entries) in enumerate(found.items(), 1)]


def _collect(file: File, value: object, found: dict[int, Dictionary], seen: set[int], depth: int) -> None:
    node = file.dictionary(value, "its pages")
    number = reference(value) or 0
    if number in seen or depth > DEEPEST:
        raise damaged("its page tree is no tree")
    seen.add(number)
    kids = file.maybe(entry(node, "/Kids"), list)
    if kids is None:
        found[number] = node
    for kid in items(kids or []):
        _collect(file, kid, found, seen, depth + 1)
    if len(found) > MOST_PAGES:
        raise UnreadableError(
            "not-a-sheet", f"the file has more than {MOST_PAGES} pages", "name the PDF of one sheet, not a print file"
        )


def _page(file: File, count: int, number: int, entries: Dictionary, fonts: Fonts) -> Page:
    resources = entry(entries, "/Resources")
    own = fonts.of_page(resources)
    data = _content(file, entry(entries, "/Contents"), f"the content of page {count}")
    annotations = file.maybe(entry(entries, "/Annots"), list) or []
    return Page(
        ordinal=count,
        number=number,
        key=file.maybe(entry(entries, "/StructParents"), int),
        content=read_content(data, own, _images(file, resources), page_size(file, entries, count)),
        fonts=own,
        links=tuple(_link(file, each) for each in items(annotations)),
        by_structure=file.text(entry(entries, "/Tabs")) == "/S",
    )


def _content(file: File, value: object, what: str) -> bytes:
    """A page's operators; of several streams, one after the other (ISO 32000-1 table 30, Contents)."""
    parts = file.maybe(value, list)
    return b"\n".join(file.stream(each, what) for each in items(parts)) if parts else file.stream(value, what)


def page_size(file: File, entries: Dictionary, count: int) -> tuple[float, float]:
    """Width and height, of a page whose MediaBox begins at the origin and which is neither cropped nor turned."""
    box = [file.number(each) for each in items(file.maybe(entry(entries, "/MediaBox"), list) or [])]
    if len(box) != 4 or box[:2] != [0, 0] or "/CropBox" in entries or "/Rotate" in entries:
        raise damaged(f"the size of page {count}")
    return box[2], box[3]


def _images(file: File, resources: object) -> frozenset[str]:
    """The names of pictures; a form could hold text that nobody looks at."""
    named = file.maybe(entry(file.dictionary(resources, "a page without resources"), "/XObject"), dict) or {}
    return frozenset(
        key.removeprefix("/")
        for key in named
        if file.text(entry(file.dictionary(entry(named, key), "a picture"), "/Subtype")) == "/Image"
    )


def _link(file: File, value: object) -> Link:
    annotation = file.dictionary(value, "an annotation")
    action = file.maybe(entry(annotation, "/A"), dict) or {}
    return Link(
        number=reference(value) or 0,
        kind=file.text(entry(annotation, "/Subtype")).removeprefix("/"),
        key=file.maybe(entry(annotation, "/StructParent"), int),
        address=file.text(entry(action, "/URI")),
        words=file.text(entry(annotation, "/TU")),
        said=file.text(entry(annotation, "/Contents")),
    )
