"""From the pieces of a Markdown paragraph to inlines, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from handout.addresses import LINKABLE, fault_in
from handout.characters import composed, forbidden, is_unspaced
from handout.columns import fault_in_field
from handout.diagnostics import Diagnostic, Span, error
from handout.markup_fields import BRACE, FIELD
from handout.model import Emphasis, Field, Inline, Inlines, LineBreak, Link, Strong, Text
from handout.record import NamedTuple

REFUSED = {
    "fence": ("code-block", "a code block ('```' or '~~~')", "write it as plain text"),
    "code_block": (
        "indented-code",
        "text indented by four spaces or more, which is code in Markdown",
        "indent it less",
    ),
    "blockquote_open": ("block-quote", "a quote ('>')", "write it as a paragraph, or '\\>' for the sign itself"),
    "hr": ("rule", "a rule ('---' or '***')", "leave it out; sections part the page"),
    "html_block": ("html", "HTML", "use Markdown, or '\\<' for the sign itself"),
    "html_inline": ("html", "HTML", "use Markdown, or '\\<' for the sign itself"),
    "heading_open": ("heading", "a heading", "give it a section of its own, or '**bold**'; '\\#' is the sign itself"),
    "image": ("image", "an image ('![…]')", "write what it shows"),
    "code_inline": ("code", "code (between backticks)", "use '**bold**', or '\\`' for the sign itself"),
    "s_open": ("strikethrough", "struck-out text ('~~')", "leave the text out"),
}
"""What Markdown has and a handout has not: code, what it is called, what to do instead."""


class Piece(Protocol):
    """A token of the Markdown parser."""

    type: str
    content: str
    markup: str
    attrs: dict[str, str | int | float]


class _Level(NamedTuple):
    """Inlines that are being gathered: those of the paragraph, of strong text, of a link."""

    piece: Piece | None
    start: int
    found: list[Inline]


class InlineReader:
    """Reads the inline pieces of one paragraph or cell, walking along its source for their places."""

    def __init__(
        self,
        content: str,
        locate: Callable[[int, int], Span],
        behind_link: Callable[[str, int], int],
        *,
        fields: bool = False,
    ) -> None:
        self.content = content
        self.locate = locate
        self.fields = fields
        self._behind_link = behind_link
        self.faults: list[Diagnostic] = []
        self._cursor = 0
        self._levels = [_Level(None, 0, [])]

    def read(self, pieces: Iterable[Piece]) -> Inlines:
        """The inlines, with neighbouring words joined."""
        walk = list(pieces)
        for index, piece in enumerate(walk):
            if piece.type == "softbreak":
                self._soft_break(_said_before(walk[:index]), _said_next(walk[index + 1 :]))
                continue
            if _is_star(piece) and index and _is_star(walk[index - 1]):
                self._literal_stars(lone=index < 2 or not _is_star(walk[index - 2]))
            self._take(piece)
        return tuple(self._levels[0].found)

    def _take(self, piece: Piece) -> None:
        kind = piece.type
        if kind == "text":
            self._text(piece.content, len(piece.content))
        elif kind == "text_special":
            self._special(piece)
        elif kind == FIELD:
            self._field(piece)
        elif kind == BRACE:
            self._brace(piece)
        elif kind == "hardbreak":
            self._levels[-1].found.append(LineBreak(self._place(self._cursor)))
            self._past("\n")
        elif kind in {"em_open", "strong_open", "link_open", "s_open"}:
            self._open(piece)
        elif kind in {"em_close", "strong_close", "link_close", "s_close"}:
            self._close(piece)
        else:
            self._refuse(piece)

    def _text(self, words: str, length: int) -> None:
        if not words:
            return
        if not self.content.startswith(words, self._cursor):
            found = self.content.find(words, self._cursor)
            self._cursor = found if found >= 0 else self._cursor
        self._say(words, self._cursor)
        self._cursor += length

    def _soft_break(self, before: str, after: str) -> None:
        """A line end is a space, but for scripts that write none between words."""
        if not (is_unspaced(before) and is_unspaced(after)):
            self._say(" ", self._cursor)
        self._past("\n")

    def _literal_stars(self, lone: bool) -> None:
        """Asterisks that neither open nor close anything; told once of a row of them."""
        if lone:
            message = "these asterisks would be printed: they begin or end no bold text here"
            hint = "put them right before and behind the words, or write '\\*' for the sign itself"
            self._fault("literal-stars", message, self._cursor - 1, hint)

    def _special(self, piece: Piece) -> None:
        for _, name in forbidden(piece.content):
            self._fault("forbidden-character", f"'{piece.markup}' is {name}", self._cursor, "remove it")
        self._say(piece.content, self._cursor)
        self._cursor += len(piece.markup)

    def _field(self, piece: Piece) -> None:
        if wrong := fault_in_field(piece.content):
            hint = wrong[1] if piece.content else "write the name of a recipient's field between them, such as {dose}"
            self._fault("bad-field", wrong[0], self._cursor, hint)
        self._levels[-1].found.append(Field(piece.content, self._place(self._cursor)))
        self._cursor += len(piece.markup)

    def _brace(self, piece: Piece) -> None:
        sign = piece.content
        message = "this '{' is not closed" if sign == "{" else "this '}' closes nothing"
        if piece.markup != sign:
            message = f"'{piece.markup}' is not how a brace is written"
        hint = f"write '{sign * 2}' for the sign itself, or a recipient's field as {{dose}}"
        self._fault("lone-brace", message, self._cursor, hint)
        self._cursor += len(piece.markup)

    def _say(self, words: str, start: int) -> None:
        words = re.sub("[ \t\n]+", " ", words)
        found = self._levels[-1].found
        if found and isinstance(found[-1], Text):
            found[-1] = Text(composed(found[-1].text + words), found[-1].span)
        else:
            found.append(Text(words, self._place(start)))

    def _open(self, piece: Piece) -> None:
        if piece.type == "s_open":
            self._refuse(piece)
        if piece.type == "em_open" and re.fullmatch(
            r"\d\*\d", self.content[max(0, self._cursor - 1) : self._cursor + 2]
        ):
            message = "the '*' between these figures would vanish, and the number be another"
            self._fault("star-in-number", message, self._cursor, "write × or \\*")
        self._levels.append(_Level(piece, self._cursor, []))
        self._cursor += len("[") if piece.type == "link_open" else len(piece.markup)

    def _close(self, piece: Piece) -> None:
        level = self._levels.pop()
        children = tuple(level.found)
        found = self._levels[-1].found
        if piece.type == "strong_close":
            self._cursor += len(piece.markup)
            found.append(Strong(children))
        elif piece.type == "em_close":
            self._cursor += len(piece.markup)
            found.append(Emphasis(children))
        elif piece.type == "s_close":
            self._cursor += len(piece.markup)
            found.extend(children)
        else:
            found.append(self._link(level, children))

    def _link(self, level: _Level, children: Inlines) -> Link:
        opening = level.piece
        attributes = opening.attrs if opening else {}
        url = str(attributes.get("href", ""))
        start = level.start
        if not children:
            self._fault("empty-link", "a link has no words", start, "write them in the square brackets")
        if attributes.get("title"):
            hint = "write its words in the text"
            self._fault("link-title", "a link's title would not be printed", start, hint)
        autolink = opening is not None and opening.markup == "autolink"
        address = start if autolink else self._cursor
        if autolink:
            self._past(">")
        else:
            self._cursor = self._behind_link(self.content, self._cursor)
        if self.fields and (brace := re.search("[{}]", self.content[address : self._cursor])):
            hint = "write the address out; a recipient's words cannot be part of it"
            message = "a brace cannot stand in a link's address"
            self._fault("field-in-address", message, address + brace.start(), hint)
        elif wrong := fault_in(url, LINKABLE):
            self._fault("bad-link", wrong[0], start, wrong[1])
        return Link(children, url, self._place(start))

    def _past(self, sign: str) -> None:
        found = self.content.find(sign, self._cursor)
        self._cursor = found + 1 if found >= 0 else len(self.content)
        if sign == "\n":
            self._cursor = skip_space(self.content, self._cursor)

    def _refuse(self, piece: Piece) -> None:
        code, what, hint = REFUSED.get(piece.type, ("markup", f"'{piece.type}'", "use plain text"))
        self._fault(code, f"{what} cannot stand here", self._cursor, hint)

    def _place(self, offset: int) -> Span:
        line = self.content.count("\n", 0, offset)
        return self.locate(line, offset - (self.content.rfind("\n", 0, offset) + 1))

    def _fault(self, code: str, message: str, offset: int, hint: str) -> None:
        self.faults.append(error(code, message, self._place(offset), hint))


def _is_star(piece: Piece) -> bool:
    return piece.type == "text" and piece.content == "*"


def _said_before(pieces: Sequence[Piece]) -> str:
    """The last character that pieces show; '' where it is not known."""
    last = next((each for each in reversed(pieces) if each.content or each.type in _SHOWN), None)
    return last.content[-1:] if last and last.type in _WORDS else ""


def _said_next(pieces: Sequence[Piece]) -> str:
    first = next((each for each in pieces if each.content or each.type in _SHOWN), None)
    return first.content[:1] if first and first.type in _WORDS else ""


_WORDS = ("text", "text_special")
_SHOWN = (FIELD, BRACE, "hardbreak", "softbreak")


def skip_space(text: str, position: int) -> int:
    """The next position that is not white space."""
    while position < len(text) and text[position] in " \t\n":
        position += 1
    return position
