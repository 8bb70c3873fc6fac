"""`{field}` in a clinic's Markdown: one piece of its own, so that nothing within it is read as Markdown."""

from __future__ import annotations

import re
from typing import Any, Protocol

FIELD = "field"
BRACE = "brace"
"""Types of pieces: what stands between two braces, and a brace that belongs to nothing."""

_BETWEEN = re.compile(r"\{([^{}]*)\}")


class State(Protocol):
    """Where the Markdown parser is in its text."""

    src: str
    pos: int
    posMax: int  # noqa: N815 - the parser's own name

    def push(self, ttype: str, tag: str, nesting: Any) -> Any:
        """A new piece."""
        ...


def take_field(state: State, silent: bool) -> bool:
    """A rule for the parser: `{name}`, the doubled braces that are meant as such, and braces that mean nothing."""
    raw = _raw(state.src, state.pos, state.posMax)
    if raw is None:
        return False
    if not silent:
        if raw in {"{{", "}}"}:
            kind, content = "text_special", raw[0]
        elif raw[0] == "{" and raw[-1] == "}":
            kind, content = FIELD, " ".join(raw[1:-1].split())
        else:
            kind, content = BRACE, raw[-1]
        piece = state.push(kind, "", 0)
        piece.content, piece.markup = content, raw
    state.pos += len(raw)
    return True


def _raw(text: str, start: int, end: int) -> str | None:
    """The signs of a piece that begins here."""
    two = text[start : min(start + 2, end)]
    if two in {"{{", "}}", "\\{", "\\}"}:
        return two
    if two[:1] == "{" and (between := _BETWEEN.match(text, start, end)):
        return between[0]
    return two[:1] if two[:1] in {"{", "}"} else None
