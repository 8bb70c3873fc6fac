"""A PDF's objects exactly as the program writes them (ISO 32000-1 7.3, 7.5.7, 7.5.8), and nothing else.

This is stricter than any parser for PDFs of all kinds may be: one section of cross-references in a stream, each offset
on the very first byte of its object, each length right, no byte that belongs to nothing. So it notices a wrong offset
that others mend in silence, and it takes a tenth of the time that it takes to import and run one of them.
"""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Callable
from functools import lru_cache

from handout.record import NamedTuple

MOST_INFLATED = 4_000_000
"""Bytes that a stream may unpack to; a page's operators take some 50 kB, a font program 20 kB."""

MOST_PACKED = 25
"""Object streams. The program puts 200 objects in each and needs two; to parse a large one takes a second."""

Value = object


class OtherwiseWritten(ValueError):
    """A file that is not as the program writes it; says how, without words of the file."""


class Reference(NamedTuple):
    """An indirect reference; the program writes no generation but 0."""

    idnum: int


class Stream(dict[str, Value]):
    """A stream's dictionary, and its data as it stands in the file."""

    packed: bytes = b""

    def get_data(self) -> bytes:
        """The data, unpacked; OtherwiseWritten or zlib.error if that cannot be."""
        if "/Filter" not in self:
            return self.packed
        if self.get("/Filter") != "/FlateDecode" or "/DecodeParms" in self:
            raise OtherwiseWritten("a filter that is not unpacked here")
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(self.packed, MOST_INFLATED)
        if not unpacker.eof or unpacker.unused_data:
            raise OtherwiseWritten("more data than there should be")
        return data

    def count(self, key: str) -> int:
        """An entry that counts something."""
        found = self[key]
        if not isinstance(found, int):
            raise OtherwiseWritten("a count that is no number")
        return found


_TOKEN = re.compile(
    rb"""[ \n]*(?:
      /([^\s()<>\[\]{}/%]*)
    | (\d+)[ ]0[ ]R(?![^\s()<>\[\]{}/%])
    | ([-+]?\d+)(?![^\s()<>\[\]{}/%])
    | ([-+]?(?:\d+\.\d*|\.\d+))(?![^\s()<>\[\]{}/%])
    | <([0-9A-Fa-f]*)>
    | \(((?:[^\\()]|\\[^\r\n])*)\)
    | (true|false|null)(?![^\s()<>\[\]{}/%])
    | (<<|\[)
    | (>>|\])
    )""",
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = 8, 9
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

_CONTENT = re.compile(rb"(\d+) 0 obj\n<<(/Filter /FlateDecode )?/Length (\d+)>>\nstream\n")
"""How a stream of content begins, of which there is one more on each page of a copy."""
_TABLE = re.compile(
    rb"(\d+) 0 obj\n<</Type /XRef /Size (\d+) /W \[1 4 2\] /Root (\d+) 0 R /Info (\d+) 0 R "
    rb"/ID \[<([0-9a-f]*)> <\5>\] /Filter /FlateDecode /Length (\d+)>>\nstream\n"
)
"""How the cross-references begin, which each copy has of its own."""
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_DATA = re.compile(rb"[ \n]*stream\n")
_AFTER_DATA = re.compile(rb"\r\nendstream\nendobj\n")
_AFTER_VALUE = re.compile(rb"[ \n]*endobj\n")
_HEADER = re.compile(rb"%PDF-1\.\d\n%[\x80-\xff]{4}\n")
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")


def parse(pdf: bytes) -> tuple[dict[int, Value], dict[str, Value]]:
    """Objects by number, and the trailer; OtherwiseWritten for a file that is not as the program writes it.

    Values are plain: dict, list, str, int, float, None; names begin with a slash. True and false stay bytes, since
    they must not pass for numbers.
    """
    try:
        return _parse(pdf)
    except OtherwiseWritten:
        raise
    # What Python says of its own accord may hold words of the file.
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, zlib.error):
        raise OtherwiseWritten("its parts do not fit together") from None


def _parse(pdf: bytes) -> tuple[dict[int, Value], dict[str, Value]]:
    start = _HEADER.match(pdf)
    end = _END.search(pdf, max(0, len(pdf) - 40))
    if start is None or end is None:
        raise OtherwiseWritten("no header or no end")
    objects: dict[int, Value] = {}
    places: dict[int, int] = {}
    place, table = start.end(), int(end[1])
    number = 0
    while place < end.start():
        begin = place
        number, value, place = read_object(pdf, begin)
        if number in places:
            raise OtherwiseWritten("a number that is used twice")
        places[number], objects[number] = begin, value
    trailer = objects.get(number)
    if places.get(number) != table or not isinstance(trailer, Stream) or trailer.get("/Type") != "/XRef":
        raise OtherwiseWritten("no cross-references")
    _unpack(objects, places, trailer)
    return objects, trailer


def read_object(pdf: bytes, place: int) -> tuple[int, Value, int]:
    """The object that begins at a place: its number, its value, and where the next one begins."""
    if head := _CONTENT.match(pdf, place):
        filter_: dict[str, Value] = {"/Filter": "/FlateDecode"} if head[2] else {}
        return int(head[1]), *_with_data({**filter_, "/Length": int(head[3])}, pdf, head.end())
    if head := _TABLE.match(pdf, place):
        return int(head[1]), *_with_data(_table(head), pdf, head.end())
    head = _OBJECT.match(pdf, place)
    if head is None:
        raise OtherwiseWritten("no object where one should begin")
    value, place = read_value(pdf, head.end())
    if data := _DATA.match(pdf, place):
        return int(head[1]), *_with_data(value, pdf, data.end())
    if after := _AFTER_VALUE.match(pdf, place):
        return int(head[1]), value, after.end()
    raise OtherwiseWritten(_ENDS_OTHERWISE)


def _table(head: re.Match[bytes]) -> dict[str, Value]:
    """The dictionary of cross-references."""
    identifier = _hex(head[5])
    return {
        "/Type": "/XRef",
        "/Size": int(head[2]),
        "/W": [1, 4, 2],
        "/Root": Reference(int(head[3])),
        "/Info": Reference(int(head[4])),
        "/ID": [identifier, identifier],
        "/Filter": "/FlateDecode",
        "/Length": int(head[6]),
    }


def _with_data(value: Value, pdf: bytes, place: int) -> tuple[Stream, int]:
    """The stream of a dictionary whose data begins at a place, and where the next object begins."""
    stream = Stream(value)  # type: ignore[call-overload]
    last = place + stream.count("/Length")
    after = _AFTER_DATA.match(pdf, last)
    if after is None:
        raise OtherwiseWritten(_ENDS_OTHERWISE)
    stream.packed = pdf[place:last]
    return stream, after.end()


_ENDS_OTHERWISE = "an object that does not end where it should"


def _unpack(objects: dict[int, Value], places: dict[int, int], trailer: Stream) -> None:
    """The objects in object streams; and whether the cross-references name each object, where it is."""
    rows = trailer.get_data()
    unusual = {"/Index", "/Prev", "/Encrypt"} & trailer.keys()
    if unusual or trailer.get("/W") != [1, 4, 2] or len(rows) != 7 * trailer.count("/Size"):
        raise OtherwiseWritten("cross-references of a form that the program does not write")
    members: dict[int, tuple[tuple[int, Value], ...]] = {}
    for number in range(1, len(rows) // 7):
        row = rows[7 * number : 7 * number + 7]
        kind, where, index = row[0], int.from_bytes(row[1:5], "big"), int.from_bytes(row[5:], "big")
        if kind == 1:
            if places.pop(number) != where or index:
                raise OtherwiseWritten("an offset that is wrong")
        elif kind == 2:
            if where not in members:
                members[where] = members_of(objects[where])
                if len(members) > MOST_PACKED:
                    raise OtherwiseWritten("too many object streams")
            owner, value = members[where][index]
            if owner != number or number in objects:
                raise OtherwiseWritten("an object that is not where it should be")
            objects[number] = value
        else:
            raise OtherwiseWritten("an object that is not there")
    if places:
        raise OtherwiseWritten("an object that the cross-references leave out")


def members_of(holder: Value) -> tuple[tuple[int, Value], ...]:
    """Numbers and values of the objects in an object stream."""
    if not isinstance(holder, Stream) or holder.get("/Type") != "/ObjStm":
        raise OtherwiseWritten("no object stream")
    return _members(holder.get_data(), holder.count("/First"), holder.count("/N"))


@lru_cache(maxsize=32)
def _members(data: bytes, first: int, count: int) -> tuple[tuple[int, Value], ...]:
    """Copies of one handout have object streams that are alike but for where a link is, and none with their words."""
    place = first
    heads = [int(each) for each in data[:first].split()]
    if len(heads) != 2 * count:
        raise OtherwiseWritten("an object stream with more or fewer objects than it says")
    found: list[tuple[int, Value]] = []
    for number, offset in zip(heads[::2], heads[1::2], strict=True):
        if place > first + offset or data[place : first + offset].strip():
            raise OtherwiseWritten("an offset in an object stream that is wrong")
        value, place = read_value(data, first + offset)
        found.append((number, value))
    if data[place:].strip():
        raise OtherwiseWritten("words in an object stream that are no object")
    return tuple(found)


def read_value(data: bytes, place: int) -> tuple[Value, int]:
    """The value that begins at a place, and where it ends."""
    stack: list[list[Value]] = []
    values: list[Value] = []
    opened: list[bytes] = []
    scan = _TOKEN.scanner(data, place).match  # type: ignore[attr-defined]
    while token := scan():
        kind = token.lastindex
        if kind == _OPEN:
            opened.append(token[_OPEN])
            stack.append(values)
            values = []
            continue
        if kind == _CLOSE:
            value = _closed(opened.pop(), token[_CLOSE], values)
            values = stack.pop()
        else:
            value = _SIMPLE[kind](token[kind])
        values.append(value)
        if not stack:
            return value, token.end()
    raise OtherwiseWritten("a value that cannot be read")


def _closed(begin: bytes, end: bytes, values: list[Value]) -> Value:
    if begin == b"[" and end == b"]":
        return values
    entries = dict(zip(values[::2], values[1::2], strict=True))
    if begin != b"<<" or end != b">>" or 2 * len(entries) != len(values):
        raise OtherwiseWritten("brackets that do not match, or a key twice")
    return entries


@lru_cache(maxsize=512)
def _name(token: bytes) -> str:
    return "/" + _ESCAPED_NAME.sub(lambda code: bytes.fromhex(code[1].decode()), token).decode()


def _hex(token: bytes) -> str:
    return _text(bytes.fromhex(token.decode()))


def _literal(token: bytes) -> str:
    return _text(_ESCAPED.sub(_unescaped, token))


def _word(token: bytes) -> bytes | None:
    return None if token == b"null" else token


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8)]) if code.isdigit() else _CONTROL.get(code, code)


def _text(words: bytes) -> str:
    """A text string (ISO 32000-1 7.9.2.2): UTF-16 with its mark, else characters that all encodings share."""
    if words.startswith(codecs.BOM_UTF16_BE):
        return words[2:].decode("utf-16-be")
    return words.decode("latin-1")


_SIMPLE: tuple[Callable[[bytes], Value], ...] = (
    bytes,
    _name,
    lambda token: Reference(int(token)),
    int,
    float,
    _hex,
    _literal,
    _word,
)
"""How to read each kind of token, by its group."""
