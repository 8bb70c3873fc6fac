"""The structure tree: what each thing on the page is, decided where its meaning is known (ISO 32000-1 14.7.2).

Frames refer to a tree's slots. A slot is one stretch of content of one element; on paper it may be many lines, on
more than one page. Slots are numbered in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Literal

from handout.layout.frame import Items
from handout.record import NamedTuple

Role = Literal[
    "Document", "Sect", "H1", "H2", "P", "Span", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link",
    "Form",
]  # fmt: skip
"""Standard structure types (ISO 32000-1 14.8.4) that the program uses."""


class FormField(NamedTuple):
    """A place to fill in: its field's name in the file (dots part levels), what is typed there, what it is called.

    What is typed at one place of a field stands at all of them; `place` is each one's own name.
    One that lies `over` words does so where those before it in its element are printed; any other has its own place.
    """

    place: str
    name: str
    kind: Literal["line", "lines", "check"]
    words: str
    over: bool = False


class Element:
    """One structure element; `kids` are elements and slot numbers in reading order.

    `words` are a heading's, for the outline. `title` says whose words these are, where not the handout's; `scope` is a
    header cell's; `field` is a Form's. All words of a `personal` element are a recipient's.
    """

    __slots__ = (
        "alt", "field", "kids", "language", "list_numbering", "personal", "role", "scope", "title", "url", "words",
    )  # fmt: skip

    def __init__(
        self,
        role: Role,
        *,
        language: str | None = None,
        alt: str | None = None,
        url: str | None = None,
        title: str | None = None,
        words: str = "",
        list_numbering: Literal["Decimal", "Disc", "None"] | None = None,
        scope: Literal["Column", "Row"] = "Column",
        personal: bool = False,
        field: FormField | None = None,
    ) -> None:
        self.role = role
        self.kids: list[Element | int] = []
        self.language = language
        self.alt = alt
        self.url = url
        self.title = title
        self.words = words
        self.list_numbering = list_numbering
        self.scope = scope
        self.personal = personal
        self.field = field

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Structure(NamedTuple):
    """The tree, for each slot number the element that it belongs to, and the slots of each area by its name.

    An area is what each copy fills with its own words. Of one that is a list of items, each of these that has slots is
    an area too (`item_of`).
    """

    root: Element
    slots: list[Element]
    areas: dict[str, range]

    def own_slots(self, area: str, items: Items | None = None) -> range:
        """The slots of an area, or those of some of its items; what stands before the first item goes with it."""
        whole = self.areas.get(area, range(0))
        if items is None:
            return whole
        end = range(whole.stop, whole.stop)
        start, stop = (self.areas.get(item_of(area, each), end).start for each in items)
        return range(start if items[0] else whole.start, stop)


def item_of(area: str, number: int) -> str:
    """The name of an item's own area."""
    return f"{area} {number}"


class StructureBuilder:
    """Builds a tree in reading order: open elements, ask for slots."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._stack = [self.root]
        self._slots: list[Element] = []
        self._areas: dict[str, range] = {}

    @contextmanager
    def element(self, role: Role, **attributes: object) -> Iterator[Element]:
        """An element within the one that is open; what is made inside the `with` belongs to it."""
        element = Element(role, **attributes)  # type: ignore[arg-type]
        self._stack[-1].kids.append(element)
        self._stack.append(element)
        yield element
        self._stack.pop()

    def slot(self) -> int:
        """A new slot of the open element."""
        number = len(self._slots)
        self._stack[-1].kids.append(number)
        self._slots.append(self._stack[-1])
        return number

    @contextmanager
    def area(self, name: str) -> Iterator[None]:
        """All slots asked for inside the `with` are of this area."""
        start = len(self._slots)
        yield
        self._areas[name] = range(start, len(self._slots))

    def finish(self) -> Structure:
        return Structure(self.root, self._slots, self._areas)


_NOTHING = nullcontext()


class Replay:
    """Gives an area's slots again, to who sets it anew with the words of one copy; the elements are there already."""

    def __init__(self, slots: range) -> None:
        self._slots = iter(slots)

    def element(self, role: Role, **attributes: object) -> AbstractContextManager[None]:
        return _NOTHING

    def area(self, name: str) -> AbstractContextManager[None]:
        return _NOTHING

    def slot(self) -> int:
        return next(self._slots)
