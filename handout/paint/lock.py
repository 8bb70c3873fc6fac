"""A file locked with a password: AES-256, revision 6 of the standard handler (ISO 32000-2 7.6.4).

All that the program writes lies in streams, so what is enciphered is streams: object streams, fonts, pictures, text,
metadata. Which key fits follows from the password by the hash of 7.6.4.3.4, which takes a while on purpose.
"""

from __future__ import annotations

import hashlib
import re
import stringprep
import unicodedata
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

LONGEST = 127
"""Bytes of a password in UTF-8 that count (ISO 32000-2 7.6.4.3.3)."""

Random = Callable[[int], bytes]
"""Gives so many bytes that nobody can guess."""

_PERMISSIONS = -4
"""All of them, that to read aloud too (table 22): who has the password may do what they like."""

_BLOCK = 16
_ROW = 7
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nstream\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_VALUE = re.compile(rb"/(U|UE|O|OE|Perms)<([0-9a-f]+)>")


class NoLibrary(ImportError):
    """The library that enciphers is not installed: the extra `password` brings it."""


class NotAPassword(ValueError):
    """What cannot be a password, and why; never a word of it."""


def prepared(password: str) -> bytes:
    """A password as readers take it: SASLprep (RFC 4013), UTF-8. NotAPassword where that forbids it, or it is long."""
    mapped = "".join(
        " " if stringprep.in_table_c12(each) else each for each in password if not stringprep.in_table_b1(each)
    )
    words = unicodedata.normalize("NFKC", mapped)
    if any(table(each) for each in words for table in _FORBIDDEN) or any(map(stringprep.in_table_a1, words)):
        raise NotAPassword("it has a character that a password cannot have")
    if any(map(stringprep.in_table_d1, words)):
        ends = words[0], words[-1]
        if any(map(stringprep.in_table_d2, words)) or not all(map(stringprep.in_table_d1, ends)):
            raise NotAPassword("it mixes letters that run to the left and to the right")
    if len(words.encode()) > LONGEST:
        raise NotAPassword(f"it has more than {LONGEST} bytes")
    if not words:
        raise NotAPassword("nothing is left of it")
    return words.encode()


_FORBIDDEN = (
    stringprep.in_table_c12,
    stringprep.in_table_c21_c22,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c6,
    stringprep.in_table_c7,
    stringprep.in_table_c8,
    stringprep.in_table_c9,
)


def lock(pdf: bytes, password: bytes, random: Random) -> bytes:
    """A file as the program writes it, locked: key, owner's password and vectors are random each time."""
    key = random(32)
    entries = _entries(password, key, random)
    start = int(_found(_START, pdf[-40:]))
    table, head, packed = _stream_at(pdf, start)
    rows = bytearray(zlib.decompress(packed))
    body = bytearray(pdf[: _first(rows)])
    for place, number in _places(rows, start):
        _, said, data = _stream_at(pdf, place)
        data = _enciphered(key, data, random)
        said = _LENGTH.sub(b"/Length %d" % len(data), said, count=1)
        _set(rows, number, len(body))
        body += _written(number, said, data)
    lockers = len(rows) // _ROW
    rows += bytes(_ROW)
    _set(rows, lockers, len(body))
    body += b"%d 0 obj\n%s\nendobj\n" % (lockers, entries)
    _set(rows, table, len(body))
    packed = zlib.compress(rows, 9)
    head = _LENGTH.sub(b"/Length %d" % len(packed), head, count=1)
    head = re.sub(rb"/Size \d+", b"/Size %d /Encrypt %d 0 R" % (lockers + 1, lockers), head, count=1)
    start = len(body)
    return bytes(body + _written(table, head, packed) + b"startxref\n%d\n%%%%EOF\n" % start)


def unlock(pdf: bytes, password: bytes) -> bytes:
    """The file that was locked, to the byte. ValueError for another password, or for a file that differs."""
    start = int(_found(_START, pdf[-40:]))
    table, head, packed = _stream_at(pdf, start)
    rows = bytearray(zlib.decompress(packed))
    lockers = int(_found(re.compile(rb" /Encrypt (\d+) 0 R"), head))
    at = int.from_bytes(rows[_ROW * lockers + 1 : _ROW * lockers + 5], "big")
    entries = {name: bytes.fromhex(value.decode()) for name, value in _VALUE.findall(pdf, at)}
    key = _key(password, entries)
    del rows[_ROW * lockers :]
    body = bytearray(pdf[: _first(rows)])
    for place, number in _places(rows, start):
        _, said, data = _stream_at(pdf, place)
        data = _deciphered(key, data)
        said = _LENGTH.sub(b"/Length %d" % len(data), said, count=1)
        _set(rows, number, len(body))
        body += _written(number, said, data)
    _set(rows, table, len(body))
    return bytes(body)


def _entries(password: bytes, key: bytes, random: Random) -> bytes:
    """The encryption dictionary (tables 20, 21, 25): algorithms 8, 9 and 10."""
    check, salt = random(8), random(8)
    user = _hash(password, check) + check + salt
    user_key = _block_cipher(_hash(password, salt)).enciphered(key)
    owner_password = random(32).hex().encode()
    check, salt = random(8), random(8)
    owner = _hash(owner_password, check, user) + check + salt
    owner_key = _block_cipher(_hash(owner_password, salt, user)).enciphered(key)
    allowed = _PERMISSIONS.to_bytes(4, "little", signed=True) + b"\xff\xff\xff\xffTadb" + random(4)
    permissions = _block_cipher(key).enciphered(allowed)
    return (
        b"<</Filter/Standard/V 5/R 6/Length 256/P %d/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>"
        b"/StmF/StdCF/StrF/StdCF/U<%s>/UE<%s>/O<%s>/OE<%s>/Perms<%s>>>"
        % (_PERMISSIONS, _hex(user), _hex(user_key), _hex(owner), _hex(owner_key), _hex(permissions))
    )


def _hex(data: bytes) -> bytes:
    return data.hex().encode()


def _key(password: bytes, entries: dict[bytes, bytes]) -> bytes:
    """The file's key by the user's password: algorithm 2.A."""
    user = entries[b"U"]
    if _hash(password, user[32:40]) != user[:32]:
        raise ValueError("another password")
    return _block_cipher(_hash(password, user[40:48])).deciphered(entries[b"UE"])


def _hash(password: bytes, salt: bytes, user: bytes = b"") -> bytes:
    """Algorithm 2.B: at least 64 rounds of AES-128 and SHA-2, each of which depends on the one before."""
    key = hashlib.sha256(password + salt + user).digest()
    count = 0
    while True:
        count += 1
        mixed = _cipher(key[:16], key[16:32]).enciphered((password + key + user) * 64)
        key = (hashlib.sha256, hashlib.sha384, hashlib.sha512)[sum(mixed[:16]) % 3](mixed).digest()
        if count >= 64 and mixed[-1] <= count - 32:
            return key[:32]


def _enciphered(key: bytes, data: bytes, random: Random) -> bytes:
    """A stream's data behind its vector, filled up to whole blocks (7.6.3.1, algorithm 1.A)."""
    vector = random(_BLOCK)
    fill = _BLOCK - len(data) % _BLOCK
    return vector + _cipher(key, vector).enciphered(data + bytes([fill]) * fill)


def _deciphered(key: bytes, data: bytes) -> bytes:
    plain = _cipher(key, data[:_BLOCK]).deciphered(data[_BLOCK:])
    return plain[: -plain[-1]]


class _Cipher:
    """AES in whole blocks, as `cryptography` does it."""

    def __init__(self, cipher: Any) -> None:
        self._cipher = cipher

    def enciphered(self, data: bytes) -> bytes:
        made = self._cipher.encryptor()
        return bytes(made.update(data) + made.finalize())

    def deciphered(self, data: bytes) -> bytes:
        made = self._cipher.decryptor()
        return bytes(made.update(data) + made.finalize())


def _cipher(key: bytes, vector: bytes) -> _Cipher:
    """Each block mixed with the one before (CBC)."""
    cipher, aes, cbc = _library()
    return _Cipher(cipher(aes(key), cbc(vector)))


def check_library() -> None:
    """That what enciphers is there; else NoLibrary."""
    _library()


@cache
def _library() -> tuple[Any, Any, Any]:
    """What enciphers, looked for once: a password takes some five hundred ciphers."""
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415 - an extra
    except ImportError:
        raise NoLibrary from None
    return Cipher, algorithms.AES, modes.CBC


def _block_cipher(key: bytes) -> _Cipher:
    """For a key, or one block: what stands before the first block is nothing."""
    return _cipher(key, bytes(_BLOCK))


def _stream_at(pdf: bytes, place: int) -> tuple[int, bytes, bytes]:
    """The number, the dictionary and the data of the stream at a place."""
    found = _OBJECT.match(pdf, place)
    if found is None:
        raise ValueError("no stream of this program")
    length = int(_found(_LENGTH, found[2]))
    return int(found[1]), found[2], pdf[found.end() : found.end() + length]


def _written(number: int, head: bytes, data: bytes) -> bytes:
    return b"%d 0 obj\n%s\nstream\n%s\r\nendstream\nendobj\n" % (number, head, data)


def _places(rows: bytearray, table: int) -> list[tuple[int, int]]:
    """Where each stream is, in the order of the file, and its number; but for the cross-references."""
    places = [
        (int.from_bytes(rows[at + 1 : at + 5], "big"), at // _ROW) for at in range(0, len(rows), _ROW) if rows[at] == 1
    ]
    return sorted(each for each in places if each[0] != table)


def _first(rows: bytearray) -> int:
    return min(int.from_bytes(rows[at + 1 : at + 5], "big") for at in range(0, len(rows), _ROW) if rows[at] == 1)


def _set(rows: bytearray, number: int, place: int) -> None:
    rows[_ROW * number : _ROW * number + _ROW] = b"\1" + place.to_bytes(4, "big") + b"\0\0"


def _found(pattern: re.Pattern[bytes], value: bytes) -> bytes:
    found = pattern.search(value)
    if found is None:
        raise ValueError("no file of this program")
    return found[1]
