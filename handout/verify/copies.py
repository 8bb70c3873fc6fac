"""The proof of many copies of one template: all of the first one, and of each further one what is its own.

Copies of a template begin with the same bytes, which are read whole with the first copy: shared words, structure tree,
ParentTree, fonts, metadata. A further copy is read from where it differs: its objects, each on its very offset; the
cross-references, row by row; what its own streams show, code by code, in the shared fonts or its own; each line of the
tree in which a word of its own stands. Then all lines, the shared ones too, are held against the Document.

Nothing is kept here that is one recipient's.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from handout.record import NamedTuple
from handout.verify.content import PageContent, read_content
from handout.verify.edges import wrong_edges
from handout.verify.fonts import CodeMap, read_font
from handout.verify.glyphs import wrong_glyphs
from handout.verify.lines import INLINE, PARAGRAPHS, cut_lines, fold, read_lines
from handout.verify.objects import Dictionary, File, damaged, entry, items, reference
from handout.verify.pages import Page, page_size
from handout.verify.rules import Fault, Sheet, codes_without
from handout.verify.strict import OtherwiseWritten, Reference, Stream, members_of, read_object
from handout.verify.tree import Element, Mark

_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_ROW = 7

OWN_FONT = "X"
"""How the names of fonts begin that are a copy's own."""

OBJECTS_A_FONT = 6
"""The font, its descendant and descriptor; its program, its map of codes to glyphs, and that to texts."""


_NONE: frozenset[int] = frozenset()
_NOTHING: Mapping[int, str] = {}


class _OwnPage(NamedTuple):
    """A page, the number of the stream that each copy has on it, and the tags of the marked content in that."""

    page: Page
    size: tuple[float, float]
    stream: int
    tags: Mapping[int, str]


class _Holder(NamedTuple):
    """An object stream as it is written, and read."""

    written: bytes
    number: int
    stream: Stream


class _Tail(NamedTuple):
    """What stands behind the shared bytes: objects by number, the trailer, its rows of cross-references, and which
    objects are streams of others.
    """

    objects: dict[int, object]
    trailer: Stream
    rows: bytes
    holders: tuple[_Holder, ...]


class _OneLine(NamedTuple):
    """A paragraph that a copy has words in, and no block: a line, be it empty, of what stands in these marks."""

    marks: tuple[Mark, ...]


class CopyProof:
    """What is known of a template from the first copy of it, which was proven whole: `file` and `sheet` are its own.

    `head` is what all copies begin with.
    """

    def __init__(self, pdf: bytes, head: bytes, file: File, sheet: Sheet) -> None:
        tail = _read_tail(pdf, head)
        own = tail.objects.keys()
        self._head = head
        self._shared = {number: value for number, value in file.objects.items() if number not in own}
        self._size = max(self._shared) + 1
        self._rows = _without(tail.rows[: _ROW * self._size], own)
        self._ends = _ends(tail)
        self._pages = tuple(_own_pages(file, sheet, own))
        self._fonts = {
            name: font for page in sheet.pages for name, font in page.fonts.items() if not name.startswith(OWN_FONT)
        }
        streams = {each.stream for each in self._pages}
        self._values = {
            number: _impersonal(value)
            for number, value in tail.objects.items()
            if number < self._size and number not in streams
        }
        # An object stream of the first copy's own fonts would say which letters its words have.
        self._holders = () if self._own_fonts(tail) else tail.holders
        self._read_once = {number: value for number, value in tail.objects.items() if number in self._values}
        self._codes: dict[str, set[int]] = {}
        marks = {Mark(each.page.number, mcid) for each in self._pages for mcid in each.tags}
        texts = {Mark(page.number, mcid): text for page in sheet.pages for mcid, text in page.content.texts.items()}
        self._parts = [_one_line(part) or part for part in cut_lines(sheet.tree.roots, texts, marks)]

    def differences(
        self, pdf: bytes, lines: Iterable[str], fonts: Mapping[str, bytes], edges: Sequence[tuple[str, str]] = ()
    ) -> Iterator[Fault]:
        """What is wrong with a further copy; UnreadableError where it is not written as the program writes one.

        The others are as in `prove`. Of the `edges` the numbers of pages are shared, and so are proven.
        """
        tail = _read_tail(pdf, self._head, self._holders)
        own_fonts = self._own_fonts(tail)
        self._compare(tail, len(own_fonts))
        pages = [self._read(each, tail, self._fonts | own_fonts) for each in self._pages]
        for own, page in zip(self._pages, pages, strict=True):
            for fault in page.content.faults:
                yield "content", f"page {page.ordinal}: {fault}"
            if page.content.tags != own.tags:
                yield "wrong-tag", f"page {page.ordinal}: its own marked content is not that of the structure tree"
        yield from wrong_edges(pages, [("", mark) for _, mark in edges])
        yield from self._other_words(pages, lines)
        yield from self._wrong_codes(pages, fonts)

    def _compare(self, tail: _Tail, own_fonts: int) -> None:
        """Whether the objects that are each copy's own are those of the first one, but for what may differ in them."""
        found = {number: value for number, value in tail.objects.items() if number < self._size}
        streams = {each.stream for each in self._pages}
        if found.keys() != self._values.keys() | streams or _ends(tail) != self._ends:
            raise damaged("its own objects are not those that a copy has")
        for number, value in self._values.items():
            # As a rule all of it is as on the first copy, and was read once.
            if found[number] is not self._read_once[number] and _impersonal(found[number]) != value:
                raise damaged("an object that says something else than on other copies")
        for number in streams:
            value = found[number]
            if not isinstance(value, Stream) or not value.keys() <= {"/Filter", "/Length"}:
                raise damaged("a page's own content")
        if tail.rows[: _ROW * self._size] != _with(self._rows, tail.rows, found):
            raise damaged("cross-references of objects that all copies share")
        # What nothing refers to could still hold words, another's too.
        if len(tail.objects) - len(found) != OBJECTS_A_FONT * own_fonts + len(tail.holders) + 1:
            raise damaged("objects that belong to nothing")

    def _own_fonts(self, tail: _Tail) -> dict[str, CodeMap]:
        """Fonts that this copy alone has, by the names that its streams use."""
        named = next((fonts for value in tail.objects.values() if (fonts := _fonts_in(value))), {})
        own = {key: font for key, font in named.items() if key.startswith(f"/{OWN_FONT}")}
        if not own:
            return {}
        file = File({**self._shared, **tail.objects}, tail.trailer)
        return {
            key.removeprefix("/"): read_font(file, file.dictionary(font, "a font is missing"))
            for key, font in own.items()
        }

    def _read(self, own: _OwnPage, tail: _Tail, fonts: Mapping[str, CodeMap]) -> Page:
        stream = tail.objects[own.stream]
        assert isinstance(stream, Stream)
        content = read_content(stream.get_data(), fonts, frozenset(), own.size)
        return own.page._replace(content=content, fonts=dict(fonts))

    def _other_words(self, pages: Iterable[Page], lines: Iterable[str]) -> Iterator[Fault]:
        texts = {page.number: page.content.texts for page in pages}
        said: list[str] = []
        for part in self._parts:
            if isinstance(part, _OneLine):
                said.append(fold("".join([texts.get(page, _NOTHING).get(mcid, "") for page, mcid in part.marks])))
            elif isinstance(part, Element):
                marked = {Mark(page, mcid): text for page, each in texts.items() for mcid, text in each.items()}
                said += [line.text for line in read_lines([part], marked)]
            else:
                said += part
        wanted = list(lines)
        if said == wanted:  # as it is as a rule: what was written has no white space to fold
            return
        for count, (line, expected) in enumerate(zip_longest(said, map(fold, wanted)), 1):
            if line != expected:
                yield "words", f"line {count} does not say what it should"
                return

    def _wrong_codes(self, pages: Iterable[Page], fonts: Mapping[str, bytes]) -> Iterator[Fault]:
        """Of shared fonts each code is looked at once; of a copy's own, all."""
        for page in pages:
            known = self._codes
            found = page.content.codes.items()
            fresh = {
                name: codes - known.get(name, set()) for name, codes in found if not codes <= known.get(name, _NONE)
            }
            if not fresh:
                continue
            looked_at = PageContent()
            looked_at.codes = fresh
            unseen = page._replace(content=looked_at)
            faults = [*codes_without(unseen), *wrong_glyphs([unseen], fonts)]
            yield from faults
            for name, codes in fresh.items():
                if not faults and name in self._fonts:
                    self._codes.setdefault(name, set()).update(codes)


def _one_line(part: tuple[str, ...] | Element) -> _OneLine | None:
    """What of the tree is one line, or None."""
    if not isinstance(part, Element) or part.role not in PARAGRAPHS:
        return None
    marks: list[Mark] = []
    waiting = [*reversed(part.kids)]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, Mark):
            marks.append(kid)
        elif isinstance(kid, Element):
            if kid.role not in INLINE:
                return None
            waiting += reversed(kid.kids)
    return _OneLine(tuple(marks))


def _own_pages(file: File, sheet: Sheet, own: Collection[int]) -> Iterator[_OwnPage]:
    for page in sheet.pages:
        entries = file.dictionary(Reference(page.number), "its pages")
        contents = file.maybe(entry(entries, "/Contents"), list) or []
        for number in (reference(each) or 0 for each in items(contents)):
            if number in own:
                size = page_size(file, entries, page.ordinal)
                data = file.stream(Reference(number), "a page's own content")
                content = read_content(data, page.fonts, frozenset(), size)
                yield _OwnPage(page._replace(content=PageContent(), fonts={}), size, number, content.tags)


def _read_tail(pdf: bytes, head: bytes, known: Sequence[_Holder] = ()) -> _Tail:
    """What stands behind the shared bytes, as strictly as `strict.parse` reads a whole file.

    An object stream that is written as one that is `known` is not read anew.
    """
    try:
        return _tail(pdf, head, known)
    except OtherwiseWritten as fault:
        raise damaged(str(fault)) from None
    # What Python says of its own accord may hold words of the file.
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, zlib.error):
        raise damaged("its parts do not fit together") from None


def _tail(pdf: bytes, head: bytes, known: Sequence[_Holder]) -> _Tail:
    end = _END.search(pdf, max(0, len(pdf) - 40))
    if end is None or not pdf.startswith(head):
        raise OtherwiseWritten("it does not begin, or end, as a copy does")
    objects: dict[int, object] = {}
    places: dict[int, bytes] = {}
    holders: list[_Holder] = []
    place, number = len(head), 0
    while place < end.start():
        begin = place
        same = next((each for each in known if pdf.startswith(each.written, place)), None)
        number, value, place = (*same[1:], place + len(same.written)) if same else read_object(pdf, begin)
        if number in objects:
            raise OtherwiseWritten("a number that is used twice")
        objects[number] = value
        places[number] = b"\1" + begin.to_bytes(4, "big") + b"\0\0"
        if isinstance(value, Stream) and value.get("/Type") == "/ObjStm":
            holders.append(same or _Holder(pdf[begin:place], number, value))
    trailer = objects.get(number)
    if not isinstance(trailer, Stream) or trailer.get("/Type") != "/XRef" or places[number][1:5] != _four(int(end[1])):
        raise OtherwiseWritten("no cross-references")
    for holder in holders:
        for index, (member, value) in enumerate(members_of(holder.stream)):
            if member in objects:
                raise OtherwiseWritten("a number that is used twice")
            objects[member] = value
            places[member] = b"\2" + _four(holder.number) + index.to_bytes(2, "big")
    rows = trailer.get_data()
    if trailer.get("/W") != [1, 4, 2] or len(rows) != _ROW * trailer.count("/Size"):
        raise OtherwiseWritten("cross-references of a form that the program does not write")
    if any(rows[_ROW * each : _ROW * each + _ROW] != row for each, row in places.items()):
        raise OtherwiseWritten("an offset that is wrong")
    return _Tail(objects, trailer, rows, tuple(holders))


def _four(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _without(rows: bytes, numbers: Iterable[int]) -> bytes:
    """Cross-references, those of some objects left empty."""
    return _with(rows, bytes(len(rows) + _ROW), [each for each in numbers if _ROW * each < len(rows)])


def _with(rows: bytes, others: bytes, numbers: Iterable[int]) -> bytes:
    """Cross-references with those of some objects from others."""
    filled = bytearray(rows)
    for each in numbers:
        filled[_ROW * each : _ROW * each + _ROW] = others[_ROW * each : _ROW * each + _ROW]
    return bytes(filled)


def _ends(tail: _Tail) -> dict[str, object]:
    """What a trailer says, but for what follows from the copy's bytes."""
    return {key: value for key, value in tail.trailer.items() if key not in ("/ID", "/Length", "/Size")}


def _impersonal(value: object) -> object:
    """An object without what may differ from copy to copy: where a link is, and fonts of its own."""
    if not isinstance(value, dict):
        return value
    kept = {key: each for key, each in value.items() if key not in ("/Rect", "/QuadPoints")}
    if fonts := _fonts_in(value):
        kept["/Font"] = {key: each for key, each in fonts.items() if not key.startswith(f"/{OWN_FONT}")}
    return kept


def _fonts_in(value: object) -> Dictionary:
    """The fonts that an object names, if it is a page's resources."""
    fonts = value.get("/Font") if isinstance(value, dict) else None
    return fonts if isinstance(fonts, dict) else {}
