"""What programs write where there is no value: Python, R, JavaScript and databases, into whatever they export."""

from __future__ import annotations

import re

IN_PLACE = "a word that programs write in place of a value"
"""What a message calls it, which never tells which."""

HINT = "leave the cell empty, or write what is meant in other words"

_NO_VALUE = re.compile(
    r"null|none|nan|undefined|(?-i:NA)|\\n|[<(\[](?:null|none|nan|nil|na|undefined)[>)\]]", re.IGNORECASE | re.ASCII
)
_NAMES_TOO = re.compile("(?i:null)|Nan|NAN|NA", re.ASCII)


def stands_for_none(text: str) -> bool:
    """Whether a whole cell is such a word, R's `NA` too.

    `n/a` and `nil` are none: people write them too, and mean them; and `Na` is a family's name.
    """
    return _NO_VALUE.fullmatch(text) is not None


def may_be_a_name(text: str) -> bool:
    """… and one that people are called as well, written as names are."""
    return _NAMES_TOO.fullmatch(text) is not None
