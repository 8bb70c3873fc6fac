"""The sorts of value that a file may hold.

Each reads a node, says what is wrong with it, and describes itself as JSON Schema.
A sort returns None when the node is at fault; the fault then stands in `faults`.
"""

# What `read` and `json` give is said once, at Sort.

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from handout.addresses import WEB, fault_in
from handout.characters import composed, is_blank
from handout.diagnostics import Diagnostic, Span, error, nearest
from handout.markup import markup_in, parse_blocks, parse_inlines
from handout.model import Blocks, Inlines, Phrase
from handout.record import NamedTuple
from handout.source.folded import folded_list
from handout.source.nodes import Node, Scalar, Sequence
from handout.source.traps import line_in_quotes, short

Json = dict[str, Any]
Faults = list[Diagnostic]


class Sort(Protocol):
    """A sort of value."""

    def read(self, node: Node, faults: Faults) -> Any:
        """The value, or None when the node is at fault."""
        ...

    def json(self) -> Json:
        """The value as JSON Schema."""
        ...


def words(node: Node, faults: Faults, what: str = "words") -> Scalar | None:
    """The scalar that a node must be."""
    if isinstance(node, Scalar):
        if node.style == "refused":
            return None
        if is_blank(node.text):
            faults.append(error("empty-value", "there is no value here", node.span, f"write {what}, or remove the key"))
            return None
        return node
    found = "a list" if isinstance(node, Sequence) else "a map ('key: value')"
    line = line_in_quotes(node)
    hint = f"to keep the words, put them in quotes: {line}" if line else f"write {what}"
    faults.append(error("wrong-type", f"this is {found}; {what} should stand here", node.span, hint))
    return None


class Line(NamedTuple):
    """Plain words on one line; line ends and runs of spaces are one space.

    Words that are `printed` as they stand hold no Markdown: whoever writes some thinks that it would be read as such.
    """

    longest: int = 200
    pattern: str = ""
    what: str = "words"
    hint: str = ""
    printed: bool = False

    def read(self, node: Node, faults: Faults) -> Phrase | None:
        scalar = words(node, faults, self.what)
        if scalar is None:
            return None
        text = composed(re.sub(r"[ \t\n]+", " ", scalar.text).strip(" "))
        if len(text) > self.longest:
            faults.append(_too_long(len(text), self.longest, node.span))
            return None
        if self.pattern and not re.fullmatch(self.pattern, text):
            faults.append(error("bad-value", f"'{short(text)}' is not {self.what}", node.span, self.hint))
            return None
        if self.printed and (markup := markup_in(text)):
            message = f"Markdown ({markup}) cannot stand here"
            faults.append(error("markdown-here", message, node.span, "write plain words; they are printed as they are"))
            return None
        return Phrase(text, node.span)

    def json(self) -> Json:
        schema: Json = {"type": ["string", "number"], "minLength": 1, "maxLength": self.longest}
        return schema | ({"pattern": f"^(?:{self.pattern})$"} if self.pattern else {})


class Markdown(NamedTuple):
    """Paragraphs, lists and tables; may be '' where that has a meaning; with `{field}`s where these may stand."""

    longest: int = 20_000
    may_be_empty: bool = False
    one_paragraph: bool = False
    fields: bool = False

    def read(self, node: Node, faults: Faults) -> Any:
        if self.may_be_empty and isinstance(node, Scalar) and node.style not in {"plain", "refused"} and not node.text:
            return ()
        scalar = words(node, faults, "text, or '' for none" if self.may_be_empty else "text")
        if scalar is None:
            return None
        if len(scalar.text) > self.longest:
            faults.append(_too_long(len(scalar.text), self.longest, node.span))
            return None
        if lost := folded_list(scalar, one_paragraph=self.one_paragraph):
            faults.append(lost)
            return None
        text, locate = composed(scalar.text), scalar.locator()
        parsed: Inlines | Blocks
        if self.one_paragraph:
            parsed, wrong = parse_inlines(text, locate)
        else:
            parsed, wrong = parse_blocks(text, locate, fields=self.fields)
        faults.extend(wrong)
        return None if wrong else parsed

    def json(self) -> Json:
        least = 0 if self.may_be_empty else 1
        return {"type": ["string", "number"], "minLength": least, "maxLength": self.longest}


class Choice(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]

    def read(self, node: Node, faults: Faults) -> str | None:
        listed = _listed(self.choices)
        scalar = words(node, faults, listed)
        if scalar is None:
            return None
        if scalar.text in self.choices:
            return scalar.text
        near = nearest(scalar.text.lower(), self.choices)
        hint = f"did you mean '{near}'?" if near else f"write {listed}"
        faults.append(error("unknown-choice", f"'{short(scalar.text)}' is not {listed}", node.span, hint))
        return None

    def json(self) -> Json:
        return {"enum": list(self.choices)}


class Number(NamedTuple):
    """A number within bounds, written in digits; whole or with a point."""

    least: float
    most: float
    whole: bool = False

    def read(self, node: Node, faults: Faults) -> float | None:
        what = f"a {'whole ' if self.whole else ''}number from {self.least:g} to {self.most:g}"
        scalar = words(node, faults, what)
        if scalar is None:
            return None
        shape = r"[0-9]{1,9}" if self.whole else r"[0-9]{1,9}(\.[0-9]{1,9})?"
        value = float(scalar.text) if re.fullmatch(shape, scalar.text) else None
        if value is None or not self.least <= value <= self.most:
            faults.append(error("bad-number", f"'{short(scalar.text)}' is not {what}", node.span, f"write {what}"))
            return None
        return int(value) if self.whole else value

    def json(self) -> Json:
        return {"type": "integer" if self.whole else "number", "minimum": self.least, "maximum": self.most}


class Flag(NamedTuple):
    """`true` or `false`, in these words."""

    def read(self, node: Node, faults: Faults) -> bool | None:
        scalar = words(node, faults, "true or false")
        if scalar is None:
            return None
        if scalar.text in {"true", "false"}:
            return scalar.text == "true"
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(scalar.text.lower())
        hint = f"write {meant or _listed(('true', 'false'))}"
        faults.append(error("bad-flag", f"'{short(scalar.text)}' is neither true nor false", node.span, hint))
        return None

    def json(self) -> Json:
        return {"type": "boolean"}


class Day(NamedTuple):
    """A date as YYYY-MM-DD."""

    def read(self, node: Node, faults: Faults) -> date | None:
        scalar = words(node, faults, "a date as YYYY-MM-DD")
        if scalar is None:
            return None
        found = f"'{short(scalar.text)}' is not a date"
        if not re.fullmatch(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}", scalar.text):
            faults.append(error("bad-date", found, node.span, "write it as YYYY-MM-DD, such as 2026-11-20"))
            return None
        try:
            return date.fromisoformat(scalar.text)
        except ValueError:
            faults.append(error("bad-date", f"{found} of the calendar", node.span, "look at its month and day"))
            return None

    def json(self) -> Json:
        return {"type": "string", "format": "date", "pattern": r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"}


class Checked(NamedTuple):
    """A word that a rule of its own checks: (what is wrong, what to do), or None."""

    what: str
    check: Callable[[str], tuple[str, str] | None]
    code: str
    schema: Json
    lower: bool = False

    def read(self, node: Node, faults: Faults) -> Phrase | None:
        scalar = words(node, faults, self.what)
        if scalar is None:
            return None
        text = scalar.text.strip()
        if wrong := self.check(text):
            faults.append(error(self.code, wrong[0], node.span, wrong[1]))
            return None
        return Phrase(text.lower() if self.lower else text, node.span)

    def json(self) -> Json:
        return {"type": "string"} | self.schema


def fault_in_web_address(url: str) -> tuple[str, str] | None:
    """What is wrong with the address of a page, or None."""
    return fault_in(url, WEB)


def fault_in_color(text: str) -> tuple[str, str] | None:
    """What is wrong with a colour, or None."""
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        return None
    digits = text.removeprefix("#")
    if re.fullmatch(r"[0-9A-Fa-f]{3}", digits):
        digits = "".join(each * 2 for each in digits)
    example = digits.lower() if re.fullmatch(r"[0-9A-Fa-f]{6}", digits) else "0b5d7a"
    return f"'{short(text)}' is not a colour", f'write six digits in quotes, such as "#{example}"'


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(choices[:-1]) + " or " + choices[-1]


def _too_long(length: int, longest: int, span: Span) -> Diagnostic:
    return error("too-long", f"this has {length:,} characters; at most {longest:,} can stand here", span, "shorten it")
