"""Words that no program turned back on their way, or that lost letters there: '&lt;5 mg', 'form\\nlist', '????'."""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile("&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|nbsp|([a-zA-Z][a-zA-Z0-9]*);)")

_ELEMENTS = (
    "a abbr b big blockquote body br center code dd del div dl dt em font h[1-6] head hr html i img input ins li meta"
    " nobr o:p ol p pre s script small span strike strong style sub sup table tbody td tfoot th thead tr tt u ul"
)
"""What editors of text and record systems write; not what people put in such brackets for somebody to fill in, such as
<address> or <time>. `o:p` is Word's."""

_TAG = re.compile(
    rf"</?(?:{'|'.join(_ELEMENTS.split())})(?:\s++[a-z][\w:-]*+\s*+=[^<>]*+|\s++nowrap|\s*+/?)>|<!--", re.IGNORECASE
)

_ESCAPE = re.compile(r"\\(?:r\\n|[nt]|u[0-9a-fA-F]{4})")

_LOST = re.compile(r"(?:\s*+\?){3,}+\s*+")
"""Two are what people write who are in doubt."""


def is_html(text: str) -> bool:
    """Whether the words hold a sign as HTML writes it, or one of its tags. 'R&D;', '<3' and 'a < b > c' are none."""
    if "&" in text and any(found[1] is None or f"{found[1]};" in html5 for found in _REFERENCE.finditer(text)):
        return True
    return "<" in text and _TAG.search(text) is not None


def has_escapes(text: str) -> bool:
    """Whether a line end, a tab or a letter stands there as a backslash and letters. Folders of Windows look like that,
    too, and nobody needs them on paper.
    """
    return "\\" in text and _ESCAPE.search(text) is not None


def is_lost(text: str) -> bool:
    """Whether there are question marks alone, as in an encoding that has none of the letters."""
    return "?" in text and _LOST.fullmatch(text) is not None
