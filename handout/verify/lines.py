"""The words of the structure tree, a line a paragraph, as `handout.document.text_lines` gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from handout.verify.tree import Element, Mark

INLINE = frozenset(["Span", "Link", "Em", "Strong", "Quote", "Reference", "Note"])
"""Their words belong to the line around them (ISO 32000-1 14.8.4.4)."""

CELLS = frozenset(["TD", "TH"])
PARAGRAPHS = frozenset(["P", "H1", "H2", "H3", "H4", "H5", "H6"]) | CELLS
"""Each is a line, even an empty one."""


class Line(NamedTuple):
    """One line, and the role of the element that it is of."""

    role: str
    text: str


@dataclass(slots=True)
class _Collector:
    texts: Mapping[Mark, str]
    lines: list[Line] = field(default_factory=list)

    def block(self, element: Element) -> None:
        """An element's lines: its own words, interrupted by the blocks in it."""
        if element.role == "Figure":
            self.lines.append(Line("Figure", element.alt))
            return
        before = len(self.lines)
        own: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element) and kid.role not in INLINE:
                self._flush(element.role, own)
                self.block(kid)
            else:
                own.append(self._words(kid))
        self._flush(element.role, own)
        if element.role in PARAGRAPHS and len(self.lines) == before:
            self.lines.append(Line(element.role, ""))

    def _flush(self, role: str, own: list[str]) -> None:
        if text := fold("".join(own)):
            self.lines.append(Line(role, text))
        own.clear()

    def _words(self, kid: object) -> str:
        if isinstance(kid, Mark):
            return self.texts.get(kid, "")
        if isinstance(kid, Element):
            return "".join(self._words(each) for each in kid.kids)
        return ""


def fold(text: str) -> str:
    """White space as single spaces: a line's end on paper is a space in the text."""
    return " ".join(text.split())


def read_lines(roots: Sequence[Element], texts: Mapping[Mark, str]) -> list[Line]:
    """All lines in the order of the tree; `texts` is what each piece of marked content says."""
    collector = _Collector(texts)
    for root in roots:
        collector.block(root)
    return collector.lines
