"""The structure tree and the ParentTree as the file has them (ISO 32000-1 14.7.2, 14.7.4)."""

from __future__ import annotations

from collections.abc import Iterator

from handout.record import NamedTuple
from handout.verify.objects import DEEPEST, MOST_OBJECTS, Dictionary, File, damaged, entry, items, reference

PERSONAL = "/Personal"
"""The class of elements whose words are a recipient's (ISO 32000-1 14.7.5.2)."""


class Mark(NamedTuple):
    """Marked content: the object number of its page, and its MCID there."""

    page: int
    mcid: int


class Annotation(NamedTuple):
    """An object reference (OBJR) to an annotation: the object numbers of its page and of itself."""

    page: int
    number: int


class Element:
    """A structure element by object number; kids in reading order. The words of a `personal` one are a recipient's."""

    def __init__(
        self,
        number: int,
        role: str,
        *,
        alt: str = "",
        language: str = "",
        boxed: bool = False,
        personal: bool = False,
        parent: int = 0,
        pointed: int = 0,
    ) -> None:
        self.number = number
        self.role = role
        self.alt = alt
        self.language = language
        self.boxed = boxed
        self.personal = personal
        self.parent = parent
        self.pointed = pointed
        self.kids: list[Element | Mark | Annotation] = []

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def pages(self) -> Iterator[int]:
        """Object numbers of the pages that it has content on, below it too."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.pages()
            else:
                yield kid.page


class Tree(NamedTuple):
    """The elements at the top, and what the ParentTree says: for each key an element, or one for each MCID.

    `elements` are all, in reading order.
    """

    roots: list[Element]
    parents: dict[int, int | list[int]]
    elements: list[Element]


def read_tree(file: File) -> Tree:
    """The tree; UnreadableError if there is none, or if it is no tree."""
    root = file.dictionary(entry(file.catalog, "/StructTreeRoot"), "it has no structure tree")
    number = reference(entry(file.catalog, "/StructTreeRoot")) or 0
    top = Element(number, "")
    walker = _Walker(file)
    walker.add_kids(top, entry(root, "/K"), 0, 0)
    roots = [kid for kid in top.kids if isinstance(kid, Element)]
    parents: dict[int, int | list[int]] = {}
    top_node = file.dictionary(entry(root, "/ParentTree"), "it has no ParentTree")
    for node in number_nodes(file, top_node):
        _read_pairs(file, node, parents)
    return Tree(roots, parents, walker.elements)


class _Walker:
    """Reads elements, each once: one that two others have as their kid is no tree."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._seen: set[int] = set()
        self.elements: list[Element] = []

    def add_kids(self, element: Element, kids: object, page: int, depth: int) -> None:
        """K: one kid or an array of them; an integer is an MCID on the element's own page."""
        if depth > DEEPEST:
            raise damaged("its structure tree is too deep")
        found = self._file.maybe(kids, list)
        for kid in items(found) if found is not None else [kids]:
            if kid is not None:
                element.kids.append(self._kid(element, kid, page, depth))

    def _kid(self, parent: Element, kid: object, page: int, depth: int) -> Element | Mark | Annotation:
        value = self._file.resolve(kid)
        if isinstance(value, int):
            return Mark(page, value)
        entries = self._file.dictionary(value, "its structure tree")
        own = reference(entry(entries, "/Pg")) or page
        match self._file.text(entry(entries, "/Type")):
            case "/MCR":
                mcid = self._file.maybe(entry(entries, "/MCID"), int)
                return Mark(own, -1 if mcid is None else mcid)
            case "/OBJR":
                return Annotation(own, reference(entry(entries, "/Obj")) or 0)
        return self._element(parent, kid, entries, depth)

    def _element(self, parent: Element, kid: object, entries: Dictionary, depth: int) -> Element:
        number = reference(kid)
        if number is None or number in self._seen or len(self._seen) > MOST_OBJECTS:
            raise damaged("its structure tree is no tree")
        self._seen.add(number)
        file = self._file
        element = Element(
            number=number,
            role=file.text(entry(entries, "/S")).removeprefix("/"),
            alt=file.text(entry(entries, "/Alt")),
            language=file.text(entry(entries, "/Lang")),
            boxed=_has_box(file, entry(entries, "/A")),
            personal=file.text(entry(entries, "/C")) == PERSONAL,
            parent=parent.number,
            pointed=reference(entry(entries, "/P")) or 0,
        )
        self.elements.append(element)
        # The page of an element is not inherited by the elements below it (ISO 32000-1 table 323, Pg).
        self.add_kids(element, entry(entries, "/K"), reference(entry(entries, "/Pg")) or 0, depth + 1)
        return element


def _has_box(file: File, attributes: object) -> bool:
    """Whether there is a Layout attribute BBox of four numbers (ISO 32000-1 14.8.5.4.3)."""
    found = file.resolve(attributes)
    owners = list(items(found)) if isinstance(found, list) else [found]
    for owner in owners:
        entries = file.maybe(owner, dict)
        box = file.maybe(entry(entries, "/BBox"), list) if entries is not None else None
        if box is not None and len(box) == 4 and all(isinstance(each, (int, float)) for each in items(box)):
            return True
    return False


def number_nodes(file: File, top: Dictionary) -> Iterator[Dictionary]:
    """The nodes of a number tree (ISO 32000-1 7.9.7), each once."""
    waiting, seen = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        yield node
        for value in items(file.maybe(entry(node, "/Kids"), list) or []):
            kid = file.dictionary(value, "its ParentTree")
            if id(kid) in seen:
                raise damaged("its ParentTree is no tree")
            seen.add(id(kid))
            waiting.append(kid)


def _read_pairs(file: File, node: Dictionary, found: dict[int, int | list[int]]) -> None:
    """The keys and values of one node."""
    pairs = list(items(file.maybe(entry(node, "/Nums"), list) or []))
    for key, value in zip(pairs[::2], pairs[1::2], strict=False):
        number = file.maybe(key, int)
        if number is None or number in found:
            raise damaged("a key of its ParentTree")
        owners = file.maybe(value, list)
        found[number] = reference(value) or 0 if owners is None else [reference(each) or 0 for each in items(owners)]
