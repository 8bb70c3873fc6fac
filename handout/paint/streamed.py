"""Objects written one after the other into a file that grows: what is written is not kept."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping
from typing import BinaryIO

from handout.paint.objects import HEADER, OBJECTS_A_STREAM, Objects
from handout.paint.values import Value, array, dictionary, name, reference

_ALONE, _PACKED = 1, 2
"""Kinds of rows in a cross-reference stream, but for free ones (ISO 32000-1 table 18)."""

_ROW = struct.Struct(">BIH")
_FIRST, _RESERVED = _ROW.pack(0, 0, 65535), _ROW.pack(0, 0, 0)


class StreamedObjects(Objects):
    """Objects whose bytes go out as they come. In memory stay 7 bytes for each, and those not yet packed.

    Each number that is reserved is put once, in any order.
    """

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._place = 0
        self._digest = hashlib.sha256()
        self._rows = bytearray(_FIRST)
        self._waiting: list[tuple[int, bytes]] = []
        self._emit(HEADER)

    def reserve(self) -> int:
        self._rows += _RESERVED
        return len(self._rows) // _ROW.size - 1

    def put(self, value: bytes, number: int | None = None) -> int:
        number = self.reserve() if number is None else number
        self._waiting.append((number, value))
        if len(self._waiting) == OBJECTS_A_STREAM:
            self._pack()
        return number

    def put_stream(
        self, entries: Mapping[str, Value], data: bytes, number: int | None = None, *, filtered: bool = False
    ) -> int:
        head = dict(entries)
        if not filtered:
            # Of a million cross-references level 9 saves a four-hundredth for eight times the time.
            data = zlib.compress(data, 6)
            head["Filter"] = name("FlateDecode")
        head["Length"] = len(data)
        return self.put_raw(dictionary(head), data, number)

    def put_raw(self, head: bytes, data: bytes, number: int | None = None) -> int:
        """A stream whose dictionary and data are as they are to stand in the file."""
        number = self.reserve() if number is None else number
        self._set(number, _ALONE, self._place, 0)
        self._emit(b"%d 0 obj\n%s\nstream\n" % (number, head), data, b"\r\nendstream\nendobj\n")
        return number

    def end(self, root: int, info: int) -> None:
        """The cross-references. The identifier follows from all that is before them."""
        self._pack()
        identifier = b"<" + self._digest.hexdigest()[:32].encode() + b">"
        start = self._place
        table = self.reserve()
        self._set(table, _ALONE, start, 0)
        self.put_stream(
            {
                "Type": name("XRef"),
                "Size": len(self._rows) // _ROW.size,
                "W": array(1, 4, 2),
                "Root": reference(root),
                "Info": reference(info),
                "ID": array(identifier, identifier),
            },
            bytes(self._rows),
            table,
        )
        self._emit(b"startxref\n%d\n%%%%EOF\n" % start)

    def _pack(self) -> None:
        """Write out what waits, in an object stream."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        holder = self.reserve()
        index, offset = [], 0
        for place, (number, value) in enumerate(waiting):
            self._set(number, _PACKED, holder, place)
            index.append(b"%d %d" % (number, offset))
            offset += len(value) + 1
        first = b" ".join(index) + b"\n"
        data = zlib.compress(first + b"\n".join(value for _, value in waiting), 1)
        head = dictionary(
            Type=name("ObjStm"), N=len(waiting), First=len(first), Filter=name("FlateDecode"), Length=len(data)
        )
        self.put_raw(head, data, holder)

    def _set(self, number: int, kind: int, where: int, index: int) -> None:
        _ROW.pack_into(self._rows, _ROW.size * number, kind, where, index)

    def _emit(self, *parts: bytes) -> None:
        for part in parts:
            self._out.write(part)
            self._digest.update(part)
            self._place += len(part)
