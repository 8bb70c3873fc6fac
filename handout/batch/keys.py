"""Keyed hashes: what stands for a record's id where that must not be seen, and what tells whether a row has changed.

A plain hash of a short note or of a record's number is found out by trying; one with a key is not, without the key.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from handout.diagnostics import Span
from handout.model import Recipient

LEAST_KEY = 32
"""Bytes: what SHA-256 gives (RFC 2104 3: a shorter key weakens it)."""

_SEVERAL = 8
"""Different bytes that a key has at least; 32 random ones have some thirty, in hexadecimal digits about fourteen."""


class Secrets:
    """The keys of one run: from its own random secret, and with a key file from that."""

    def __init__(self, secret: bytes, key_file: bytes | None = None) -> None:
        self.opaque = key_file is not None
        self._ids = _keyed(key_file, b"ids") if key_file else b""
        self._hashes = _keyed(key_file or secret, b"hashes")

    def known(self, recipient: Recipient) -> Recipient:
        """The recipient as names, marks and the ledger know them: with a key file, by an HMAC of their id."""
        id_ = recipient.get("id")
        if not self.opaque or id_ is None:
            return recipient
        return recipient._replace(opaque_id=self.opaque_id(id_.text))

    def opaque_id(self, id_: str) -> str:
        """64 hexadecimal digits in place of an id; the id itself without a key file."""
        return _keyed(self._ids, id_.encode()).hex() if self.opaque else id_

    def output(self, pdf: bytes) -> bytes:
        """Tells whether a file is as it was. Without a key it would also tell a right guess at its words."""
        return _keyed(self._hashes, pdf)

    def file(self, file: BinaryIO) -> bytes:
        """The same as `output`, of a file that is too large for the memory."""
        return self.pieces(iter(lambda: file.read(1 << 20), b""))

    def pieces(self, pieces: Iterable[bytes]) -> bytes:
        """The same, of what comes piece by piece."""
        digest = hmac.new(self._hashes, digestmod=hashlib.sha256)
        for each in pieces:
            digest.update(each)
        return digest.digest()

    def basis(self, shared: bytes, recipient: Recipient) -> bytes:
        """Tells whether anything that decides a copy's bytes has changed; `shared` is the fingerprint of the rest."""
        number = "" if recipient.get("id") else str(recipient.row)
        return _keyed(self._hashes, fingerprint((shared, number, recipient.opaque_id, recipient.cells)))


def key_check(key_file: bytes) -> bytes:
    """What a ledger knows a key file by, without being able to use it."""
    return _keyed(key_file, b"check")[:8]


def is_weak(key_file: bytes) -> bool:
    """Whether what a key file holds is too short, or too much the same, to be a key."""
    return len(key_file) < LEAST_KEY or len(set(key_file)) < _SEVERAL


def fingerprint(value: Any) -> bytes:
    """A hash of a value and all within, but for places in files: a comment that moves a line changes nothing."""
    parts: list[bytes] = []
    _gather(value, parts)
    return hashlib.sha256(b"".join([each for part in parts for each in (len(part).to_bytes(8, "big"), part)])).digest()


def _gather(value: Any, parts: list[bytes]) -> None:
    kind = type(value)
    if kind is Span:
        return
    if isinstance(value, Mapping):
        value = tuple(sorted(value.items()))
        kind = tuple
    if isinstance(value, tuple | list):
        parts.append(f"{kind.__name__} {len(value)}".encode())
        for each in value:
            _gather(each, parts)
    elif not isinstance(value, str | bytes | int | float | datetime.date | None):
        # What such a thing calls itself may be another name in each process.
        raise TypeError(f"a {kind.__name__} has no fingerprint")
    else:
        words = value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")
        parts.append(b"%b %b" % (kind.__name__.encode(), words))


def _keyed(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()
