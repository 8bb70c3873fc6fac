"""Words that were UTF-8 and were read as another encoding on their way: 'JosÃ©' for 'José', 'Â½' for '½'."""

from __future__ import annotations

import re
from itertools import chain

_WESTERN = "cp1252"
"""What Windows takes texts for, in the West; ISO 8859-1 but for a few signs."""

_UNUSED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""Bytes that it has no sign for. Programs keep them as control characters."""


def _byte(number: int) -> str:
    return chr(number) if number in _UNUSED else bytes([number]).decode(_WESTERN)


_BYTES = {_byte(number): number for number in range(0x80, 0x100)}
_FOLLOWING = "".join(re.escape(_byte(number)) for number in range(0x80, 0xC0))
_SUSPECT = re.compile(f"[{_byte(0xC2)}-{_byte(0xF4)}][{_FOLLOWING}]")
"""How a letter of UTF-8 beyond ASCII begins where its bytes are read one by one."""


_RARE = re.compile("[\u0180-\u036f\u0460-\u052f]")
"""What a capital with an accent and a sign behind it come to: of phonetic alphabets, and of old Cyrillic ones."""


def is_misread(text: str) -> bool:
    """Whether the words are another text's bytes in UTF-8, each taken for a letter.

    All of them have to be, and none a letter that hardly anybody writes: 'É»' may close a quotation in capitals.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return False
    beyond = [each for each in text if not each.isascii()]
    if not all(each in _BYTES for each in beyond):
        return False
    data = bytes(chain.from_iterable((_BYTES[each],) if each in _BYTES else each.encode() for each in text))
    try:
        return not _RARE.search(data.decode())
    except UnicodeDecodeError:
        return False
