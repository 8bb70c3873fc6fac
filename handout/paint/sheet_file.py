"""A finished sheet's file taken apart: its objects as bytes, with the places where each names others.

It reads what the program writes, and nothing else (`objects`, `pdf`, `tags`): one section of cross-references in a
stream, objects in object streams or on their own (ISO 32000-1 7.5.7, 7.5.8).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

from handout.record import NamedTuple


class NotASheet(AssertionError):
    """Bytes that the program does not write for a sheet: its own fault, since it has just made them."""


class Name(NamedTuple):
    """A place in an object that names another one."""

    number: int


class Key(NamedTuple):
    """A place that holds a key of the ParentTree (ISO 32000-1 14.7.4.4)."""

    number: int


Piece = bytes | Name | Key

_SHOWN: dict[type, bytes] = {Name: b"%d 0 R", Key: b"%d"}


class Part(NamedTuple):
    """An object: what it says, cut at its names and keys; for a stream its data too, as it stands in the file.

    `names` are the objects that it names; `is_element` tells whether it is one of the structure tree.
    """

    pieces: tuple[Piece, ...]
    names: tuple[int, ...]
    is_element: bool
    data: bytes | None = None

    def flat(self) -> bytes:
        """It as it is written, but for a stream's data."""
        return b"".join(each if isinstance(each, bytes) else _SHOWN[type(each)] % each.number for each in self.pieces)


class SheetFile(NamedTuple):
    """One sheet's objects by number, and the numbers of those with a part of their own.

    `elements` begin with the tree's root; `parents` is the ParentTree, with `keys` keys; `language` is the catalog's,
    a string as it is written.
    """

    objects: Mapping[int, Part]
    page_tree: int
    pages: tuple[int, ...]
    annotations: tuple[int, ...]
    tree: int
    elements: tuple[int, ...]
    parents: int
    keys: int
    language: bytes


_CUT = re.compile(rb"\((?:[^\\()]|\\.)*\)|\b(\d+) 0 R\b|/StructParents?[ ](\d+)", re.DOTALL)
"""A literal string, which may hold anything; a reference; a key."""

_ELEMENT = b"<</Type/StructElem"


def take_apart(pdf: bytes) -> SheetFile:
    """The objects of one sheet's file. NotASheet for any other bytes."""
    objects, root = _objects(pdf)
    catalog = objects[root].flat()
    page_tree = _named(catalog, b"Pages")
    pages = tuple(objects[page_tree].names)
    annotations = tuple(each for page in pages for each in objects[page].names if _is_annotation(objects[each]))
    tree = _named(catalog, b"StructTreeRoot")
    top = objects[tree].flat()
    parents, first = _named(top, b"ParentTree"), _named(top, b"K")
    return SheetFile(
        objects=objects,
        page_tree=page_tree,
        pages=pages,
        annotations=annotations,
        tree=tree,
        elements=_elements(objects, first),
        parents=parents,
        keys=int(_found(rb"/ParentTreeNextKey (\d+)", top)),
        language=_found(rb"/Lang (\((?:[^\\()]|\\.)*\))", catalog),
    )


def _elements(objects: Mapping[int, Part], first: int) -> tuple[int, ...]:
    """The elements below and with the first one, in the order of the tree."""
    seen: dict[int, None] = {}
    waiting = [first]
    while waiting:
        number = waiting.pop()
        part = objects[number]
        if part.is_element and number not in seen:
            seen[number] = None
            waiting += part.names[::-1]
    return tuple(seen)


def _is_annotation(part: Part) -> bool:
    return any(isinstance(piece, Key) for piece in part.pieces)


def _named(value: bytes, key: bytes) -> int:
    return int(_found(rb"/%b (\d+) 0 R" % key, value))


def _found(pattern: bytes, value: bytes) -> bytes:
    found = re.search(pattern, value)
    if found is None:
        raise NotASheet
    return found[1]


def _objects(pdf: bytes) -> tuple[dict[int, Part], int]:
    """All objects, and the number of the catalog."""
    table = int(_found(rb"startxref\n(\d+)\n%%EOF\n\Z", pdf[-40:]))
    head, data = _stream_at(pdf, table)
    rows = zlib.decompress(data)
    objects: dict[int, Part] = {}
    holders: dict[int, tuple[tuple[int, Part], ...]] = {}
    places = list(enumerate(_ROW.iter_unpack(rows)))
    for number, (kind, where, _) in places:
        if kind == 1 and where != table:
            head, data = _stream_at(pdf, where)
            if b"/Type /ObjStm" in head:
                holders[number] = _members(head, data)
            else:
                objects[number] = cut(head, data)
    for number, (kind, where, index) in places:
        if kind == 2:
            owner, objects[number] = holders[where][index]
            if owner != number:
                raise NotASheet
    root = int(_found(rb"/Root (\d+) 0 R", pdf[table:]))
    return objects, root


_ROW = struct.Struct(">BIH")
"""A row of cross-references: an object's kind, where it is, and its index there."""

_HEAD = re.compile(rb"\d+ 0 obj\n(.*?)\nstream\n", re.DOTALL)


def _stream_at(pdf: bytes, place: int) -> tuple[bytes, bytes]:
    """A stream's dictionary and its data."""
    found = _HEAD.match(pdf, place)
    if found is None:
        raise NotASheet
    length = int(_found(rb"/Length (\d+)", found[1]))
    return found[1], pdf[found.end() : found.end() + length]


@lru_cache(maxsize=64)
def _members(head: bytes, packed: bytes) -> tuple[tuple[int, Part], ...]:
    """What an object stream holds; most of these are the same in each copy of a handout."""
    data = zlib.decompress(packed) if b"/Filter" in head else packed
    first = int(_found(rb"/First (\d+)", head))
    numbers = [int(each) for each in data[:first].split()]
    starts = [first + offset for offset in numbers[1::2]]
    ends = [*starts[1:], len(data) + 1]
    return tuple(
        (number, cut(data[start : end - 1])) for number, start, end in zip(numbers[::2], starts, ends, strict=True)
    )


def cut(value: bytes, data: bytes | None = None) -> Part:
    """An object cut at its names and keys, but never within its strings."""
    pieces: list[Piece] = []
    end = 0
    for found in _CUT.finditer(value):
        if found.lastindex is None:
            continue
        start = found.start(found.lastindex)
        pieces.append(value[end:start])
        number = int(found[found.lastindex])
        pieces.append(Name(number) if found.lastindex == 1 else Key(number))
        end = found.end()
    pieces.append(value[end:])
    names = tuple(each.number for each in pieces if isinstance(each, Name))
    return Part(tuple(pieces), names, value.startswith(_ELEMENT), data)
