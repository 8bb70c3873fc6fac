"""PDF objects, numbered and written, in compressed object streams (ISO 32000-1 7.5.7, 7.5.8)."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping

from handout.paint.values import Value, pairs
from handout.record import NamedTuple

Entries = dict[int, tuple[int, int, int]]
"""Where each object is: the rows of a cross-reference stream (ISO 32000-1 7.5.8.3)."""

OBJECTS_A_STREAM = 200
_SHORTEST, _SHORT = 256, 4096
"""Bytes of data that are not worth packing, and of such as need no large window."""

_FREE = (0, 0, 65535)
_WIDTH = 7
"""A row in the table of cross-references: an object's kind, its place, its index, in bytes."""
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Sealed(NamedTuple):
    """The head of a file, cross-references of the objects in it, its digest so far, and the rows' beginning, packed."""

    body: bytes
    rows: bytes
    digest: hashlib._Hash
    packed: PackedRows


class PackedRows(NamedTuple):
    """Cross-references that are the same in each copy, as far as the first that is not, packed but for their end."""

    rows: bytes
    data: bytes
    checksum: int

    def whole(self, rows: bytes) -> bytes:
        """The data of all rows, packed; they begin with these. The rest is short, and stands as it is."""
        rest = rows[len(self.rows) :]
        return self.data + _stored(rest) + zlib.adler32(rest, self.checksum).to_bytes(4, "big")


def _begun(rows: bytes) -> PackedRows:
    """The rows before that of the first object that is not there yet."""
    count = len(rows) // _WIDTH
    missing = next((number for number in range(1, count) if rows[_WIDTH * number] == _FREE[0]), count)
    begin = rows[: _WIDTH * missing]
    packer = _packer(len(rows))
    data = packer.compress(begin) + packer.flush(zlib.Z_SYNC_FLUSH)
    return PackedRows(begin, data, zlib.adler32(begin))


def _stored(data: bytes) -> bytes:
    """Data not packed, as the end of what is (RFC 1951 3.2.4)."""
    parts = [data[start : start + _MOST_STORED] for start in range(0, len(data), _MOST_STORED)] or [b""]
    heads = [struct.pack("<?HH", each is parts[-1], len(each), len(each) ^ _MOST_STORED) for each in parts]
    return b"".join([head + part for head, part in zip(heads, parts, strict=True)])


_MOST_STORED = 0xFFFF
"""Bytes of one block that is not packed."""


class Objects:
    """The objects of a file in the order of their numbers. A number may be reserved before its value is known."""

    def __init__(self) -> None:
        self._count = 1
        self._values: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._sealed = Sealed(HEADER, _row(_FREE), hashlib.sha256(HEADER), _begun(b""))

    def reserve(self) -> int:
        """A new object's number, its value to be set later."""
        self._count += 1
        return self._count - 1

    def put(self, value: bytes, number: int | None = None) -> int:
        """A value as an object, under a reserved number or a new one."""
        number = self.reserve() if number is None else number
        self._values[number] = value
        return number

    def put_stream(
        self, entries: Mapping[str, Value], data: bytes, number: int | None = None, *, filtered: bool = False
    ) -> int:
        """A stream as an object, compressed unless its data is `filtered` already (then `entries` names the filter)."""
        number = self.reserve() if number is None else number
        filter_, data = (b"", data) if filtered else _filtered(data)
        self._streams[number] = _stream(pairs(entries) + filter_, data)
        return number

    def seal(self) -> None:
        """Write out all that has a value: it stands at the head of the file, and every branch has the same bytes."""
        tail = bytearray()
        rows = _rows(self._write_into(tail), self._sealed.rows)
        body = self._sealed.body + tail
        self._sealed = Sealed(body, rows, hashlib.sha256(body), _begun(rows))

    @property
    def head(self) -> bytes:
        """What is sealed, as it stands in the file."""
        return self._sealed.body

    def branch(self) -> Objects:
        """The same objects, to go on from: what is put here does not show there."""
        branch = Objects.__new__(Objects)
        branch._count, branch._sealed = self._count, self._sealed
        branch._values, branch._streams = self._values.copy(), self._streams.copy()
        return branch

    def write(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier follows from what is in it."""
        sealed, tail = self._sealed, bytearray()
        entries = self._write_into(tail)
        digest = sealed.digest.copy()
        digest.update(tail)
        start = len(sealed.body) + len(tail)
        table = self.reserve()
        entries[table] = (1, start, 0)
        rows = _rows(entries, sealed.rows)
        written = _cross_references(len(rows) // _WIDTH, sealed.packed.whole(rows), root, info, digest.digest()[:16])
        tail += b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, written, start)
        return sealed.body + tail

    def _write_into(self, tail: bytearray) -> Entries:
        """What is not sealed yet: streams, then all else in object streams. Gives where each object is."""
        entries: Entries = {}
        head = len(self._sealed.body)
        for each, data in sorted(self._streams.items()):
            entries[each] = (1, head + len(tail), 0)
            tail += b"%d 0 obj\n%s\nendobj\n" % (each, data)
        for data, packed in self._packed(sorted(self._values)):
            holder = self.reserve()
            entries[holder] = (1, head + len(tail), 0)
            entries.update({member: (2, holder, index) for index, member in enumerate(packed)})
            tail += b"%d 0 obj\n%s\nendobj\n" % (holder, data)
        self._streams, self._values = {}, {}
        return entries

    def _packed(self, members: list[int]) -> list[tuple[bytes, list[int]]]:
        """Object streams, and which objects each holds."""
        packed: list[tuple[bytes, list[int]]] = []
        for start in range(0, len(members), OBJECTS_A_STREAM):
            chosen = members[start : start + OBJECTS_A_STREAM]
            packed.append((self._object_stream(chosen), chosen))
        return packed

    def _object_stream(self, members: list[int]) -> bytes:
        index, values, offset = [], [], 0
        for member in members:
            value = self._values[member]
            index.append(b"%d %d" % (member, offset))
            values.append(value)
            offset += len(value) + 1
        first = b" ".join(index) + b"\n"
        filter_, data = _filtered(first + b"\n".join(values))
        return _stream(b"/Type /ObjStm /N %d /First %d " % (len(members), len(first)) + filter_, data)


def _filtered(data: bytes) -> tuple[bytes, bytes]:
    """Data as it stands in a file, behind the entry that says so. So short that packing saves little, it is as it is:
    to set a packer up takes longer than all else that is done for it."""
    return (b"", data) if len(data) < _SHORTEST else (b"/Filter /FlateDecode ", packed(data))


def packed(data: bytes) -> bytes:
    """Data as FlateDecode unpacks it.

    What is short needs no large window, which takes four times as long to clear; and level 9 would save a fortieth of
    its bytes for twice the time.
    """
    packer = _packer(len(data))
    return packer.compress(data) + packer.flush()


def _packer(length: int) -> zlib._Compress:
    return zlib.compressobj(9) if length > _SHORT else zlib.compressobj(4, zlib.DEFLATED, 12, 5)


def _stream(about: bytes, data: bytes) -> bytes:
    """A stream: its entries but for the length, and its data; the line end before `endstream` is PDF/A's (ISO 19005-2
    6.1.7.1)."""
    return b"<<%s/Length %d>>\nstream\n%s\r\nendstream" % (about, len(data), data)


def _rows(entries: Entries, known: bytes) -> bytes:
    """Cross-references by number: those that are known, and others in their places."""
    rows = bytearray(known)
    rows += _row(_FREE) * (max(entries) + 1 - len(rows) // _WIDTH)
    for number, entry in entries.items():
        rows[_WIDTH * number : _WIDTH * (number + 1)] = _row(entry)
    return bytes(rows)


def _row(entry: tuple[int, int, int]) -> bytes:
    kind, where, index = entry
    return kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")


def _cross_references(count: int, data: bytes, root: int, info: int, identifier: bytes) -> bytes:
    digest = b"<" + identifier.hex().encode() + b">"
    about = (count, root, info, digest, digest)
    head = b"/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [%s %s] /Filter /FlateDecode "
    return _stream(head % about, data)
