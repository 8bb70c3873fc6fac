"""The words of the structure tree, a line a paragraph, as `handout.spoken.text_lines` gives them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from handout.record import NamedTuple
from handout.verify.tree import Element, Mark

INLINE = frozenset(["Span", "Link", "Em", "Strong", "Quote", "Reference", "Note", "Form"])
"""Their words belong to the line around them (ISO 32000-1 14.8.4.4)."""

CELLS = frozenset(["TD", "TH"])
PARAGRAPHS = frozenset(["P", "H1", "H2", "H3", "H4", "H5", "H6"]) | CELLS
"""Each is a line, even an empty one."""


class Line(NamedTuple):
    """One line, the role of the element that it is of, and the object number of the page where that begins.

    `shared` are its words without a recipient's; None where the whole line is a recipient's.
    """

    role: str
    text: str
    page: int
    shared: str | None


class Own(NamedTuple):
    """A stretch of a recipient's words: the role of its element, the row's label where it is a cell, the words.

    Within a line it is the stretch of that `number`, counted from 0; `around` is what the line says but for these.
    """

    role: str
    label: str
    text: str
    around: str = ""
    number: int = 0


class _Collector:
    def __init__(self, texts: Mapping[Mark, str]) -> None:
        self.texts = texts
        self.lines: list[Line] = []

    def block(self, element: Element) -> None:
        """An element's lines: its own words, interrupted by the blocks in it."""
        page = next(element.pages(), 0)
        if element.role == "Figure":
            alt = fold(element.alt)
            self.lines.append(Line("Figure", alt, page, alt))
            return
        before = len(self.lines)
        own: list[tuple[str, str]] = []
        for kid in element.kids:
            if isinstance(kid, Element) and kid.role not in INLINE:
                self._flush(element, own, page)
                self.block(kid)
            else:
                own.append(self._words(kid, personal=element.personal))
        self._flush(element, own, page)
        if element.role in PARAGRAPHS and len(self.lines) == before:
            self.lines.append(Line(element.role, "", page, None if element.personal else ""))

    def _flush(self, element: Element, own: list[tuple[str, str]], page: int) -> None:
        if text := fold("".join(each for each, _ in own)):
            shared = None if element.personal else fold("".join(each for _, each in own))
            self.lines.append(Line(element.role, text, page, shared))
        own.clear()

    def shared(self, kid: object) -> str:
        """What of a kid's words all copies share."""
        return self._words(kid, personal=False)[1]

    def _words(self, kid: object, *, personal: bool) -> tuple[str, str]:
        """The words of a kid, and what of them all copies share."""
        if isinstance(kid, Mark):
            text = self.texts.get(kid, "")
            return text, "" if personal else text
        if isinstance(kid, Element):
            words = [self._words(each, personal=personal or kid.personal) for each in kid.kids]
            return "".join(each for each, _ in words), "".join(each for _, each in words)
        return "", ""


class _Cutter(_Collector):
    """Collects lines up to each block that says one of some marks itself; such a block is left out, whole."""

    def __init__(self, texts: Mapping[Mark, str], own: Collection[Mark]) -> None:
        super().__init__(texts)
        self._own = own
        self.parts: list[tuple[str, ...] | Element] = []

    def block(self, element: Element) -> None:
        if self._says_own(element):
            self.cut()
            self.parts.append(element)
        else:
            super().block(element)

    def cut(self) -> None:
        self.parts.append(tuple(line.text for line in self.lines))
        self.lines.clear()

    def _says_own(self, element: Element) -> bool:
        """Whether one of the marks is in it; of a block that is no paragraph, outside the blocks in it."""
        whole = element.role in PARAGRAPHS
        return any(
            kid in self._own
            if isinstance(kid, Mark)
            else isinstance(kid, Element) and (whole or kid.role in INLINE) and self._says_own(kid)
            for kid in element.kids
        )


def cut_lines(
    roots: Sequence[Element], texts: Mapping[Mark, str], own: Collection[Mark]
) -> list[tuple[str, ...] | Element]:
    """All lines in the order of the tree, with an element in place of those in which a word of `own` stands.

    What `read_lines` gives of these elements, in their places, makes them all.
    """
    cutter = _Cutter(texts, own)
    for root in roots:
        cutter.block(root)
    cutter.cut()
    return cutter.parts


def personal_words(roots: Sequence[Element], texts: Mapping[Mark, str]) -> list[Own]:
    """What each element says whose words are a recipient's, in the order of the tree, empty ones too.

    One within another is part of it.
    """
    found: list[Own] = []
    label, around, number = "", "", 0
    waiting: list[Element] = list(reversed(roots))
    while waiting:
        element = waiting.pop()
        if element.role not in INLINE:
            around, number = _around(element, texts), 0
        if element.role == "TH":
            label = _own_text(element, texts)
        if element.personal:
            words = _own_text(element, texts)
            found.append(Own(element.role, label if element.role == "TD" else "", words, around, number))
            number += 1
        else:
            waiting += reversed([kid for kid in element.kids if isinstance(kid, Element)])
    return found


def _own_text(element: Element, texts: Mapping[Mark, str]) -> str:
    return fold("".join(texts.get(kid, "") for each in element.walk() for kid in each.kids if isinstance(kid, Mark)))


def _around(element: Element, texts: Mapping[Mark, str]) -> str:
    """What a line says but for a recipient's words, and for the lines within it."""
    if element.personal:
        return ""
    words = _Collector(texts)
    within = (kid for kid in element.kids if not isinstance(kid, Element) or kid.role in INLINE)
    return fold("".join(words.shared(kid) for kid in within))


def fold(text: str) -> str:
    """White space as single spaces: a line's end on paper is a space in the text."""
    return " ".join(text.split())


def read_lines(roots: Sequence[Element], texts: Mapping[Mark, str]) -> list[Line]:
    """All lines in the order of the tree; `texts` is what each piece of marked content says."""
    collector = _Collector(texts)
    for root in roots:
        collector.block(root)
    return collector.lines
