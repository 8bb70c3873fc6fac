"""Before a print file is given out: each sheet in it is, object by object, the one that was put in, and no other's.

A sheet's file and its part of a print file say the same if everything that can be reached from its pages, its elements
and its keys in the ParentTree is the same but for the numbers of objects. A fingerprint of that, taken of the sheet as
it was made and proven, is taken again of the print file as it lies on the disk, found through its own
cross-references. What a print file adds is looked at by itself: the mark at a page's foot has to say what it should,
and the back of a leaf has to be blank.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from handout.diagnostics import MachineError, error
from handout.identity import OF_A_SHEET
from handout.record import NamedTuple
from handout.verify.fonts import to_texts


class Expected(NamedTuple):
    """What is to be found of one sheet: its fingerprint, how many pages it has, and what the print file calls it.

    `mark` is what each of its pages says at the foot, `about` what its part says of its wording.
    """

    fingerprint: bytes
    pages: int
    label: bytes
    mark: str
    about: Sequence[str] = ()


class WrongPrintFile(Exception):
    """What is wrong with a print file, without a word of it."""


_STRING = rb"\((?:[^\\()]|\\.)*\)"
_NAME = rb"([1-9](?<=\b[1-9])[0-9]*) 0 R\b"
"""A reference. That it begins with a digit lets the search skip all else."""

_NAMES = re.compile(_NAME)
_STRINGS_OR_NAMES = re.compile(rb"%b|%b" % (_STRING, _NAME), re.DOTALL)
_STRINGS_OR_KEYS = re.compile(rb"%b|(?:(?<=/StructParent )|(?<=/StructParents ))(\d+)" % _STRING, re.DOTALL)
_ROW = struct.Struct(">BIH")
_ALONE, _PACKED = 1, 2
"""A row of cross-references, and the kinds of objects that are there (ISO 32000-1 table 18)."""
_ELEMENT = b"<</Type/StructElem"
_OWN = re.compile(rb"/Type ?/(?:StructElem|Page|Annot)\b")
_DIGITS = re.compile(rb"\d+")
_LIMITS = re.compile(rb"/Limits\[(\d+) (\d+)\]")
_HEAD = re.compile(rb"(\d+) 0 obj\n(.*?)\n(?:stream\n|endobj\n)", re.DOTALL)
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_PROPERTIES = rb"/A<</O/UserProperties/P\[((?:<</N%b/V%b>>)*)\]>>" % (_STRING, _STRING)
_ADDED = re.compile(rb"/T(%b|<[0-9a-f]*>)(/Lang%b)?(?:%b)?>>\Z" % (_STRING, _STRING, _PROPERTIES), re.DOTALL)
_PROPERTY = re.compile(rb"/N\(([^\\()]*)\)/V\(([^\\()]*)\)")
_LANGUAGE = re.compile(rb"/Lang ?(%b)" % _STRING, re.DOTALL)
_MARK = re.compile(
    rb"/Artifact <</Type /Pagination>> BDC\nBT\n/Run 9 Tf\n[\d.]+ [\d.]+ [\d.]+ rg\n"
    rb"1 0 0 1 [\d.]+ [\d.]+ Tm \[<((?:[0-9A-F]{4})*)>\] TJ\nET\nEMC\n\Z"
)
_MARK_FONT = re.compile(rb"/Run (\d+) 0 R ")
_CONTENTS = re.compile(rb"/Contents (?:\[([^\]]*)\]|(\d+ 0 R))")

_KEPT = 16
"""Object streams that are kept unpacked: a sheet's objects lie in two or three, those that all share in one or two."""


class PrintObjects:
    """The objects of a file, found through its cross-references."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(0, size - 64))
        found = _START.search(file.read())
        if found is None:
            raise WrongPrintFile("it breaks off")
        head, data = self._at(int(found[1]))
        self._rows = zlib.decompress(data)
        self._unpacked: dict[int, list[tuple[int, bytes]]] = {}
        self._digests: dict[int, bytes] = {}
        self._mark_texts: dict[int, Mapping[int, str]] = {}
        self.root = _named(head, b"Root")

    def value(self, number: int) -> bytes:
        """An object that is no stream, as it is written; or a stream's dictionary."""
        kind, where, index = self._row(number)
        if kind != _PACKED:
            return self.stream(number)[0]
        owner, value = (self._unpacked.get(where) or self._unpack(where))[index]
        if owner != number:
            raise WrongPrintFile("an object is not where it should be")
        return value

    def stream(self, number: int) -> tuple[bytes, bytes]:
        """An object's value, and its data as it lies in the file."""
        kind, where, _ = self._row(number)
        if kind == _ALONE:
            return self._at(where, number)
        if kind != _PACKED:
            raise WrongPrintFile("an object is not there")
        return self.value(number), b""

    def _row(self, number: int) -> tuple[int, int, int]:
        """What the cross-references say of an object: its kind, where it is, and its index there."""
        try:
            return _ROW.unpack_from(self._rows, _ROW.size * number)
        except struct.error:
            raise WrongPrintFile("an object is not there") from None

    def shared(self, number: int) -> bytes:
        """A digest of an object and of all that it names, none of which names it again."""
        if number not in self._digests:
            value, data = self.stream(number)
            digest = hashlib.sha256()
            parts = _cut(_MARK_FONT.sub(b"", value))
            parts[1::2] = [self.shared(int(each)) for each in parts[1::2]]
            digest.update(b"".join(parts) + data)
            self._digests[number] = digest.digest()
        return self._digests[number]

    def mark(self, page: bytes, codes: bytes) -> str:
        """What a mark on a page says, by the font that the page has for it."""
        font = int(_found(_MARK_FONT, self.value(_named(page, b"Resources")))[1])
        if font not in self._mark_texts:
            _, packed = self.stream(_named(self.value(font), b"ToUnicode"))
            self._mark_texts[font] = to_texts(zlib.decompress(packed))
        texts, written = self._mark_texts[font], bytes.fromhex(codes.decode())
        return "".join(texts.get(int.from_bytes(written[at : at + 2], "big"), "") for at in range(0, len(written), 2))

    def own(self, number: int) -> bytes | None:
        """An object that is of one sheet alone, and names others of it in a circle; None for one of any others."""
        if number in self._digests:
            return None
        value = self.value(number)
        return value if value.startswith(_ELEMENT) or _OWN.search(value) else None

    def is_printed(self, page: int) -> bool:
        """Whether there is anything on a page."""
        value = self.value(page)
        return b"/Contents" in value or b"/Annots" in value

    def _unpack(self, holder: int) -> list[tuple[int, bytes]]:
        """The objects in an object stream, which are kept for a while."""
        head, packed = self.stream(holder)
        data = zlib.decompress(packed) if b"/Filter" in head else packed
        first = _count(head, b"First")
        heads = [int(each) for each in data[:first].split()]
        ends = [*(first + offset - 1 for offset in heads[3::2]), len(data)]
        if len(self._unpacked) == _KEPT:
            del self._unpacked[next(iter(self._unpacked))]
        self._unpacked[holder] = [
            (number, data[first + offset : end])
            for number, offset, end in zip(heads[::2], heads[1::2], ends, strict=True)
        ]
        return self._unpacked[holder]

    def _at(self, place: int, number: int | None = None) -> tuple[bytes, bytes]:
        self._file.seek(place)
        start = self._file.read(1024)
        found = _HEAD.match(start)
        while found is None and len(start) < 1 << 20 and (more := self._file.read(len(start))):
            start += more
            found = _HEAD.match(start)
        if found is None or (number is not None and int(found[1]) != number):
            raise WrongPrintFile("an offset is wrong")
        if found[0].endswith(b"endobj\n"):
            return found[2], b""
        self._file.seek(place + found.end())
        return found[2], self._file.read(_count(found[2], b"Length"))


class _Sheet(NamedTuple):
    """Where one sheet is in a file: its pages, its tree's root, its part of the ParentTree, which begins with a key.

    `above` are objects around it, which are others in each file; `values` are objects as they were on the sheet alone.
    """

    pages: Sequence[int]
    root: int
    parents: bytes
    first_key: int
    language: bytes
    above: dict[int, bytes]
    values: dict[int, bytes]


def sheet_fingerprint(pdf: bytes) -> tuple[bytes, int]:
    """What a sheet says, as it was made, and how many pages it has; WrongPrintFile for bytes that are none."""
    with _reading():
        file = PrintObjects(io.BytesIO(pdf))
        catalog = file.value(file.root)
        page_tree, tree = _named(catalog, b"Pages"), _named(catalog, b"StructTreeRoot")
        top = file.value(tree)
        root, pages = _named(top, b"K"), _names(file.value(page_tree))
        language = _LANGUAGE.search(file.value(root)) or _LANGUAGE.search(catalog)
        parents = file.value(_named(top, b"ParentTree"))
        above = {page_tree: b"pages", tree: b"tree"}
        values = {}
        for page in pages:
            value, streams = _page(file, page)
            values[page] = value % b" ".join(b"%d 0 R" % each for each in streams)
        sheet = _Sheet(pages, root, parents, 0, language[1] if language else b"", above, values)
        return _fingerprint(file, sheet), len(pages)


def prove_print_file(file: BinaryIO, sheets: Iterable[Expected]) -> None:
    """MachineError where a print file is not made of just these sheets, in this order."""
    try:
        with _reading():
            _compare(PrintObjects(file), sheets)
    except WrongPrintFile as fault:
        hint = "no print file was made; please report it, with the files that it was to be made of"
        raise MachineError([error("read-back", f"the print file was read back: {fault}", None, hint)]) from None


def _compare(file: PrintObjects, sheets: Iterable[Expected]) -> None:
    catalog = file.value(file.root)
    page_tree, tree = _named(catalog, b"Pages"), _named(catalog, b"StructTreeRoot")
    top = file.value(tree)
    document = _named(top, b"K")
    pages = _names(file.value(page_tree))
    parts = _names(file.value(document))
    leaves = _names(file.value(_named(top, b"ParentTree")))
    if parts.pop(0) != tree:
        raise WrongPrintFile("its tree does not hang together")
    place = count = key = 0
    for count, sheet in enumerate(sheets, 1):
        if count > min(len(parts), len(leaves)):
            raise WrongPrintFile("a sheet is lost")
        end = place + sheet.pages
        own, back = pages[place:end], pages[end : end + sheet.pages % 2]
        place = end + len(back)
        parents = file.value(leaves[count - 1])
        limits = _found(_LIMITS, parents)
        if int(limits[1]) != key:
            raise WrongPrintFile(f"sheet {count} of it has keys that are another's")
        values = {page: _unmarked(file, page, sheet.mark) for page in own}
        part = file.value(parts[count - 1])
        added = _found(_ADDED, part)
        language = _found(_LANGUAGE, part)
        values[parts[count - 1]] = part[: added.start()].replace(b"/S/Part", b"/S/Document", 1) + b">>"
        above = {page_tree: b"pages", document: b"tree"}
        parents = parents[: limits.start()] + parents[limits.end() :]
        found = _fingerprint(file, _Sheet(own, parts[count - 1], parents, key, language[1], above, values))
        said = [(key.decode(), value.decode()) for key, value in _PROPERTY.findall(added[3] or b"")]
        is_called_so = added[1] == sheet.label and said == list(zip(OF_A_SHEET, sheet.about, strict=False))
        if found != sheet.fingerprint or not is_called_so or any(map(file.is_printed, back)):
            raise WrongPrintFile(f"sheet {count} of it is not the one that was made")
        key = int(limits[2]) + 1
    if (len(parts), len(leaves), len(pages)) != (count, count, place):
        raise WrongPrintFile("it has more than was put into it")


def _unmarked(file: PrintObjects, page: int, mark: str) -> bytes:
    """A page as it was before it got its mark, which is nothing else than that one."""
    value, streams = _page(file, page)
    found = _MARK.match(file.stream(streams[-1])[1])
    if found is None or file.mark(value, found[1]) != mark:
        raise WrongPrintFile("a page has something else at its foot than its mark")
    return value % b" ".join(b"%d 0 R" % each for each in streams[:-1])


def _page(file: PrintObjects, page: int) -> tuple[bytes, list[int]]:
    """A page with a place for what its contents name, and what they name."""
    value = file.value(page)
    found = _found(_CONTENTS, value)
    around = value[: found.start()].replace(b"%", b"%%"), value[found.end() :].replace(b"%", b"%%")
    return b"/Contents [%s]".join(around), _names(found[0])


def _fingerprint(file: PrintObjects, sheet: _Sheet) -> bytes:
    """A digest of all that can be reached, its objects counted in the order in which they are met."""
    first = sheet.first_key
    names = _Names(file, sheet)
    said = [sheet.language]
    for value in names.values_met:  # which grows
        parts = _cut(_with_keys_from(first, value) if b"/StructParent" in value else value)
        parts[1::2] = map(names.__getitem__, parts[1::2])
        said.append(b"".join(parts))
    parts = _cut(sheet.parents)
    parts[::2] = [_DIGITS.sub(lambda key: b"%d" % (int(key[0]) - first), each) for each in parts[::2]]
    parts[1::2] = [names.get(each, b"nobody") for each in parts[1::2]]
    return hashlib.sha256(b"\n".join(said + parts)).digest()


class _Names(dict[bytes, bytes]):
    """What stands for each number in the fingerprint of a sheet: of its own objects, which one it is in the order in
    which they are met; of others, what they say. `values_met` are its own objects in this order.
    """

    def __init__(self, file: PrintObjects, sheet: _Sheet) -> None:
        self._file = file
        order = [*sheet.pages, sheet.root]
        super().__init__({b"%d" % number: b"@%d" % place for place, number in enumerate(order)})
        self.update({b"%d" % number: said for number, said in sheet.above.items()})
        self.values_met = [sheet.values.get(number) or file.value(number) for number in order]

    def __missing__(self, number: bytes) -> bytes:
        value = self._file.own(int(number))
        if value is None:
            name = self._file.shared(int(number))
        else:
            name = b"@%d" % len(self.values_met)
            self.values_met.append(value)
        self[number] = name
        return name


def _with_keys_from(first: int, value: bytes) -> bytes:
    """A value with its keys of the ParentTree counted from that one."""
    return _STRINGS_OR_KEYS.sub(lambda found: b"%d" % (int(found[1]) - first) if found[1] else found[0], value)


def _cut(value: bytes) -> list[bytes]:
    """A value cut at the numbers of the objects that it names, which are each second part; strings stay whole."""
    if b"(" not in value:
        return _NAMES.split(value)
    parts: list[bytes] = []
    end = 0
    for found in _STRINGS_OR_NAMES.finditer(value):
        if found[1]:
            parts += value[end : found.start()], found[1]
            end = found.end()
    return [*parts, value[end:]]


def _names(value: bytes) -> list[int]:
    """The objects that a value names."""
    return [int(each) for each in _cut(value)[1::2]]


def _named(value: bytes, key: bytes) -> int:
    return int(_found(re.compile(rb"/%b ?(\d+) 0 R" % key), value)[1])


def _count(value: bytes, key: bytes) -> int:
    return int(_found(re.compile(rb"/%b (\d+)" % key), value)[1])


def _found(pattern: re.Pattern[bytes], value: bytes) -> re.Match[bytes]:
    found = pattern.search(value)
    if found is None:
        raise WrongPrintFile("something in it is not written as the program writes it")
    return found


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """What Python says of its own accord may hold words of the file."""
    try:
        yield
    except WrongPrintFile:
        raise
    except (ValueError, LookupError, RecursionError, zlib.error):
        raise WrongPrintFile("its parts do not fit together") from None
