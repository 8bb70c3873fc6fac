"""One sheet's objects on their way into a print file, under new numbers."""

from __future__ import annotations

import hashlib
import re

from handout.paint.sheet_file import Key, Name, Piece, SheetFile
from handout.paint.streamed import StreamedObjects
from handout.paint.values import reference

_KEY = re.compile(rb"\d+")

Shared = dict[bytes, int]
"""The numbers of objects that are in the print file for all sheets, by a hash of what they say."""


class SheetCopy:
    """The sheet's pages, annotations and elements get numbers of their own; all that they name is shared by its bytes.

    `numbers` has the new number of each object as far as it is known; `first_key` is the sheet's first key in the print
    file's ParentTree.
    """

    def __init__(self, sheet: SheetFile, objects: StreamedObjects, shared: Shared, first_key: int) -> None:
        self._sheet = sheet
        self._objects = objects
        self._shared = shared
        self._first_key = first_key
        own = (*sheet.pages, *sheet.annotations, *sheet.elements)
        self.numbers = {each: objects.reserve() for each in own}

    def put(self, number: int) -> None:
        """One of the sheet's own objects, as it is."""
        self._objects.put(self.written(number), self.numbers[number])

    def written(self, number: int) -> bytes:
        """An object as it is written in the print file."""
        return b"".join(map(self._renamed, self._sheet.objects[number].pieces))

    def share(self, value: bytes, data: bytes | None = None) -> int:
        """The number of an object that says just this; it is written where it is the first such one."""
        digest = hashlib.sha256(value)
        digest.update(b"" if data is None else b"\nstream\n" + data)
        known = self._shared.get(digest.digest())
        if known is None:
            known = self._objects.put(value) if data is None else self._objects.put_raw(value, data)
            self._shared[digest.digest()] = known
        return known

    def put_parents(self) -> int:
        """The sheet's leaf of the ParentTree (ISO 32000-1 7.9.7), its keys counted from `first_key`."""
        first, last = self._first_key, self._first_key + self._sheet.keys - 1
        rows = b"".join(
            self._renamed(piece) if isinstance(piece, Name) else _KEY.sub(self._moved, piece)
            for piece in self._sheet.objects[self._sheet.parents].pieces
            if not isinstance(piece, Key)
        )
        return self._objects.put(rows.replace(b"<<", b"<</Limits[%d %d]" % (first, last), 1))

    def _moved(self, key: re.Match[bytes]) -> bytes:
        return b"%d" % (self._first_key + int(key[0]))

    def _renamed(self, piece: Piece) -> bytes:
        if isinstance(piece, bytes):
            return piece
        if isinstance(piece, Key):
            return b"%d" % (self._first_key + piece.number)
        number = self.numbers.get(piece.number)
        if number is None:
            number = self.numbers[piece.number] = self.share(
                self.written(piece.number), self._sheet.objects[piece.number].data
            )
        return reference(number)
