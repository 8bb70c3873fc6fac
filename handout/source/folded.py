"""Lists that YAML folds into running text: outside of '|' it joins lines, and '- ' at a line's start is only a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.diagnostics import Diagnostic, error
from handout.source.nodes import Scalar

_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)])[ \t]+\S")
"""How an item of a list starts in Markdown. Numbers have two digits at most here: a line may begin with a year."""


def folded_list(scalar: Scalar, *, one_paragraph: bool = False) -> Diagnostic | None:
    """The fault of a text that loses its list, at the first line that would have been an item; None where none is lost.

    Where only `one_paragraph` may stand there can be no list, so the hint is another.
    """
    if scalar.style == "literal":
        return None
    for number, written in _written(scalar):
        words = written.strip()
        if _ITEM.match(words) and not _starts_a_line(words, scalar):
            message = "YAML joins this line to the one above it, so it is no item of a list"
            place = scalar.lines.span(number, scalar.lines[number].index(words))
            hint = "start the line in the column of the item above it" if one_paragraph else _with_bar(scalar)
            return error("folded-list", message, place, hint, "if this is no list, let no line start that way")
    return None


def _written(scalar: Scalar) -> Iterator[tuple[int, str]]:
    """The lines of a text as the file has them, with their numbers; what surrounds the text is blank."""
    (first, begin), (last, end) = scalar.start, scalar.end
    for number in range(first + (scalar.style == "folded"), last + 1):
        line = scalar.lines[number][: end if number == last else None]
        yield number, line[begin:] if number == first else line


def _starts_a_line(words: str, scalar: Scalar) -> bool:
    """Whether words from a line's start still start one in the text: deeper lines do, and those behind an escape."""
    head = re.split(r"[\\\"']", words)[0] if scalar.style in {"single", "double"} else words
    return any(line.lstrip(" \t").startswith(head.rstrip()) for line in scalar.text.split("\n"))


def _with_bar(scalar: Scalar) -> str:
    before = scalar.lines[scalar.start[0]][: scalar.start[1]].strip()
    if not before:
        return "to keep the lines, write '|' behind the key above"
    return f"to keep the lines, write '{before} |' and start the text on the next line"
