"""Escapes in double quotes that were hardly meant: a backslash in front of a letter, which eats the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handout.characters import forbidden
from handout.diagnostics import Diagnostic, error, warning
from handout.source.nodes import Lines, Position

_ESCAPE = re.compile(r"\\(?:x(?P<two>.{2})|u(?P<four>.{4})|U(?P<eight>.{8})|(?P<letter>.))")
_MADE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_SPACES = {"n": "the end of a line", "r": "a carriage return", "t": "a tab"}
_LIKE_A_PATH = re.compile(r"\W*[^\W\d_]:(?:\\|$)|.*\\[\\abefrtv0NLP].")
"""What stands in front of the 'n' of C:\\new or \\\\clinic\\new, from the last space on."""


def told(lines: Lines, start: Position, end: Position) -> Iterator[Diagnostic]:
    """What is wrong with the escapes of a value in double quotes, and what looks wrong."""
    for number in range(start[0], end[0] + 1):
        begin = start[1] + 1 if number == start[0] else 0
        text = lines[number][: end[1] - 1] if number == end[0] else lines[number]
        for match in _ESCAPE.finditer(text, begin):
            letter = match["letter"] or ""
            place = lines.span(number, match.start())
            for _, name in forbidden(_made(match)):
                message = f"the escape '{match.group()}' makes {name}" if letter else f"the text holds {name}"
                yield error("forbidden-character", message, place, *_hints(match, "take the escape out"))
            if letter in _SPACES and _eats(match, text, begin):
                message = f"in double quotes '\\{letter}' makes {_SPACES[letter]}, and the letter is lost"
                yield warning("escape-in-words", message, place, *_hints(match))
            if letter == "n":
                begin = match.end()


def _made(match: re.Match[str]) -> str:
    code = match["two"] or match["four"] or match["eight"]
    return chr(int(code, 16)) if code else _MADE.get(match["letter"], "")


def _hints(match: re.Match[str], *others: str) -> tuple[str, ...]:
    if not match["letter"]:
        return others
    return (f"if a backslash is meant, write '\\{match.group()}', or put the value in single quotes", *others)


def _eats(match: re.Match[str], text: str, begin: int) -> bool:
    """Whether an escape for white space stands amid words. Ends of lines do, so they must look like part of a path."""
    start, after = match.start(), text[match.end() : match.end() + 1]
    if start == begin or text[start - 1].isspace() or not after.isalpha():
        return False
    if match["letter"] != "n":
        return True
    return after.islower() and bool(_LIKE_A_PATH.match(text[begin:start].rsplit(maxsplit=1)[-1]))
