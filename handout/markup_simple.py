"""Simple Markdown without the parser: paragraphs of one line, flat lists, and bold, stressed and linked words in them.

Most handouts hold no more than that, and the parser's import would be a twelfth of a build. The tokens are those
that the parser gives; a text that is not simple beyond doubt gets None, and is the parser's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = r"[^\\`*_\[\]<>&!~|\t\n]"
"""What has no meaning in Markdown within a line."""

_PLAIN_START = re.compile(r"(?![#+=\-:]|[0-9]+[.)])\S")
"""What begins neither a heading, an item nor a rule."""

# Signs that can only open, before a word, and signs that close, before a space or the marks that end a word.
_MARKED = rf"(?<![^ (])(?P<signs>\*\*?)(?=\w)(?P<marked>{_WORDS}+)(?<!\s)(?P=signs)(?![^ .,;:)])"
# An address that stands in the link as it is written.
_ADDRESS = r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9./-]*)?"
_LINK = rf"\[(?P<linked>{_WORDS}+)\]\((?P<address>{_ADDRESS})\)"

_INLINE = re.compile(rf"{_WORDS}+|{_MARKED}|{_LINK}")
_ITEM = re.compile(r"(?:-|([0-9]{1,9})\.) ")


class SimpleToken:
    """A token as the parser gives them, with as much as is asked of it."""

    __slots__ = ("attrs", "content", "info", "level", "map", "markup", "type")

    def __init__(self, type_: str, content: str = "", markup: str = "", line: int = 0, info: str = "") -> None:
        self.type = type_
        self.content = content
        self.markup = markup
        self.map = [line, line + 1]
        self.info = info
        self.attrs: dict[str, str | int | float] = {}
        self.level = 0


def simple_blocks(text: str) -> list[SimpleToken] | None:
    """The tokens of a text whose paragraphs and items are a line each; None for any other."""
    tokens: list[SimpleToken] = []
    last = ""
    for first, lines in _groups(text):
        markers = [_ITEM.match(line) for line in lines]
        kind = _kind(markers)
        if kind is None or (kind and last):
            return None
        last = kind
        if kind:
            tokens.append(SimpleToken(f"{kind}_open", line=first))
        for number, (line, marker) in enumerate(zip(lines, markers, strict=True), first):
            words = line[marker.end() :] if marker else line
            # The parser strips each kind of space off a line.
            if words != words.strip() or not _PLAIN_START.match(words) or simple_inlines(words) is None:
                return None
            paragraph = (
                SimpleToken("paragraph_open", line=number),
                SimpleToken("inline", words),
                SimpleToken("paragraph_close"),
            )
            if marker:
                opening = SimpleToken("list_item_open", line=number, info=marker[1] or "")
                tokens += (opening, *paragraph, SimpleToken("list_item_close"))
            else:
                tokens += paragraph
        if kind:
            tokens.append(SimpleToken(f"{kind}_close"))
    return tokens


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the number of its first."""
    run: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""]):
        if line:
            run.append(line)
        elif run:
            yield number - len(run), run
            run = []


def _kind(markers: list[re.Match[str] | None]) -> str | None:
    """What a run of lines is: a list, by the name of its tokens, or one line of a paragraph (''); None for neither."""
    if not any(markers):
        return "" if len(markers) == 1 else None
    if not all(markers):
        return None
    ordered = {bool(marker and marker[1]) for marker in markers}
    return None if len(ordered) > 1 else "ordered_list" if ordered.pop() else "bullet_list"


def simple_inlines(words: str) -> list[SimpleToken] | None:
    """The tokens of a line's words; None where there is Markdown that is not simple."""
    tokens: list[SimpleToken] = []
    end = 0
    for match in _INLINE.finditer(words):
        if match.start() != end:
            return None
        end = match.end()
        if signs := match["signs"]:
            name = "strong" if len(signs) > 1 else "em"
            tokens.append(SimpleToken(f"{name}_open", markup=signs))
            tokens.append(SimpleToken("text", match["marked"]))
            tokens.append(SimpleToken(f"{name}_close", markup=signs))
        elif address := match["address"]:
            link = SimpleToken("link_open")
            link.attrs["href"] = address
            tokens += (link, SimpleToken("text", match["linked"]), SimpleToken("link_close"))
        else:
            tokens.append(SimpleToken("text", match[0]))
    return tokens if end == len(words) else None


def behind_simple_link(words: str, position: int) -> int:
    """The position behind `](address)`."""
    return words.index(")", position) + 1
