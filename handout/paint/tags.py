"""The structure tree as objects: StructTreeRoot, elements, ParentTree, the links' annotations (ISO 32000-1 14.7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from handout.geometry import Rect
from handout.layout.frame import Frame
from handout.layout.structure import Element, FormField, Structure
from handout.paint.content import Mark
from handout.paint.objects import Objects
from handout.paint.values import Value, dictionary, name, number, reference, text
from handout.record import NamedTuple

if TYPE_CHECKING:
    from handout.paint.form import FormWriter


class Untagged(AssertionError):
    """A slot that no page shows, or content that no element owns: the program's fault, never printed."""


PERSONAL = b"Personal"
"""The class of elements whose words are a recipient's (ISO 32000-1 14.7.5.2): all others are the same on all copies."""

CLASSES = b"<</%s<</O/Layout/Placement/Inline>>>>" % PERSONAL


class OwnLink(NamedTuple):
    """A link among a copy's own words: its annotation is written with them."""

    annotation: int
    page: int
    key: int
    slots: tuple[int, ...]
    url: str


class Tags(NamedTuple):
    """What tagging has written: the root's number, and for each page the annotations on it."""

    root: int
    annotations: list[list[int]]
    own_links: list[OwnLink]


class _Tagger:
    def __init__(
        self,
        objects: Objects,
        structure: Structure,
        frames: Sequence[Frame],
        pages: Sequence[int],
        form: FormWriter | None,
    ) -> None:
        self.objects = objects
        self.structure = structure
        self.frames = frames
        self.pages = pages
        self.form = form
        self.marks: dict[int, list[Mark]] = defaultdict(list)
        self.numbers: dict[int, int] = {}
        self.annotations: list[list[int]] = [[] for _ in pages]
        self.own_links: list[OwnLink] = []
        self.parents: list[int] = []


def put_tags(
    objects: Objects,
    structure: Structure,
    frames: Sequence[Frame],
    pages: Sequence[int],
    marks: Sequence[Mark],
    form: FormWriter | None = None,
) -> Tags:
    """Write the tree. `pages` are the numbers of the page objects; a page's StructParents is its index.

    `form` takes the fields, if there are any.
    """
    tagger = _Tagger(objects, structure, frames, pages, form)
    for mark in marks:
        tagger.marks[mark.slot].append(mark)
    _check_complete(tagger)
    root = objects.reserve()
    for element in structure.root.walk():
        tagger.numbers[id(element)] = objects.reserve()
    _put_element(tagger, structure.root, root)
    _put_root(tagger, root, marks)
    return Tags(root, tagger.annotations, tagger.own_links)


def _check_complete(tagger: _Tagger) -> None:
    for slot, element in enumerate(tagger.structure.slots):
        if not tagger.marks[slot]:
            raise Untagged(f"slot {slot} ({element.role}) is on no page")


def _put_element(tagger: _Tagger, element: Element, parent: int) -> None:
    own = tagger.numbers[id(element)]
    kids: list[bytes] = []
    home = _home(tagger, element)
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(reference(tagger.numbers[id(kid)]))
            _put_element(tagger, kid, own)
        else:
            kids.extend(_content(tagger, mark, home) for mark in tagger.marks[kid])
    if element.role == "Link":
        kids.extend(_put_links(tagger, element, own))
    if element.field:
        kids.append(_put_field(tagger, element.field, own))
    # Hundreds of them, all alike: written out here, in a third of the time that a dictionary takes.
    parts = [b"<</Type/StructElem/S/%s/P %s" % (element.role.encode(), reference(parent))]
    parts.append(b"/K " + (kids[0] if len(kids) == 1 else b"[" + b" ".join(kids) + b"]"))
    if home is not None:
        parts.append(b"/Pg " + reference(tagger.pages[home]))
    if attributes := _attributes(tagger, element):
        parts.append(b"/A " + attributes)
    if element.personal:
        parts.append(b"/C/" + PERSONAL)
    for key, words in ((b"/Lang", element.language), (b"/Alt", element.alt), (b"/T", element.title)):
        if words:
            parts.append(key + text(words))
    tagger.objects.put(b"".join(parts) + b">>", own)


def _home(tagger: _Tagger, element: Element) -> int | None:
    """The page of an element's first content; content elsewhere names its own."""
    return next((tagger.marks[kid][0].page for kid in element.kids if isinstance(kid, int)), None)


def _content(tagger: _Tagger, mark: Mark, home: int | None) -> bytes:
    if mark.page == home:
        return b"%d" % mark.mcid
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (reference(tagger.pages[mark.page]), mark.mcid)


def _attributes(tagger: _Tagger, element: Element) -> bytes | None:
    """Attributes by owner (ISO 32000-1 14.8.5): a list's numbering, a header cell's scope, a figure's box."""
    if element.list_numbering:
        return b"<</O/List/ListNumbering/%s>>" % element.list_numbering.encode()
    if element.role == "TH":
        return b"<</O/Table/Scope/%s>>" % element.scope.encode()
    if element.role == "Figure":
        return b"<</O/Layout/Placement/Block/BBox[%s]>>" % _figure_box(tagger, element)
    return None


def _figure_box(tagger: _Tagger, element: Element) -> bytes:
    slot = next(kid for kid in element.kids if isinstance(kid, int))
    frame = tagger.frames[tagger.marks[slot][0].page]
    item = next(item for item in frame.pictures if item.slot == slot)
    return pdf_box(item.rect, frame.size.height)


def pdf_box(rect: Rect, height: float) -> bytes:
    """Lower left and upper right corner, y up."""
    return b" ".join(number(v) for v in (rect.x, height - rect.bottom, rect.right, height - rect.y))


def _put_links(tagger: _Tagger, element: Element, own: int) -> list[bytes]:
    """An annotation for each line of a link, and the references to them (ISO 32000-1 14.7.4.3)."""
    slots = [kid for kid in element.kids if isinstance(kid, int)]
    kids: list[bytes] = []
    if _is_own(tagger, slots[0]):
        page = tagger.marks[slots[0]][0].page
        link = OwnLink(tagger.objects.reserve(), page, _next_key(tagger), tuple(slots), element.url or "")
        tagger.own_links.append(link)
        tagger.annotations[page].append(link.annotation)
        tagger.parents.append(own)
        return [_object(tagger, page, link.annotation)]
    for page, frame in enumerate(tagger.frames):
        fields = [field.rect for field in frame.fields]
        for rect in merge_areas([area.rect for area in frame.links if area.slot in slots], fields):
            annotation = _put_annotation(tagger, element, page, rect)
            tagger.annotations[page].append(annotation)
            kids.append(_object(tagger, page, annotation))
            tagger.parents.append(own)
    return kids


def _put_field(tagger: _Tagger, field: FormField, own: int) -> bytes:
    """A field's widget, and the reference to it, which is all that a Form element may hold (ISO 32000-1 table 338)."""
    places = [(page, item) for page, frame in enumerate(tagger.frames) for item in frame.fields]
    found = next(((page, item) for page, item in places if item.place == field.place), None)
    if found is None or tagger.form is None:
        raise Untagged(f"the form's {field.place} is on no page")
    page, item = found
    box = pdf_box(item.rect, tagger.frames[page].size.height)
    widget = tagger.form.put(field, item, box, tagger.pages[page], _next_key(tagger))
    tagger.annotations[page].append(widget)
    tagger.parents.append(own)
    return _object(tagger, page, widget)


def _is_own(tagger: _Tagger, slot: int) -> bool:
    """Whether each copy paints a slot itself."""
    frame = tagger.frames[tagger.marks[slot][0].page]
    return any(slot in tagger.structure.own_slots(item.area, item.items) for item in frame.areas)


def _next_key(tagger: _Tagger) -> int:
    return len(tagger.pages) + len(tagger.parents)


def _object(tagger: _Tagger, page: int, annotation: int) -> bytes:
    return b"<</Type/OBJR/Pg %s/Obj %s>>" % (reference(tagger.pages[page]), reference(annotation))


def put_own_link(objects: Objects, link: OwnLink, frame: Frame) -> None:
    """A link's annotation on one copy: one for all its lines, each a quadrilateral (ISO 32000-1 12.5.6.5)."""
    areas = merge_areas([area.rect for area in frame.links if area.slot in link.slots])
    left, right = min(area.x for area in areas), max(area.right for area in areas)
    top, bottom = min(area.y for area in areas), max(area.bottom for area in areas)
    objects.put(
        _annotation(
            link.url,
            pdf_box(Rect(left, top, right - left, bottom - top), frame.size.height),
            link.key,
            QuadPoints=b"[" + b" ".join(_quadrilateral(area, frame.size.height) for area in areas) + b"]",
        ),
        link.annotation,
    )


def _quadrilateral(area: Rect, height: float) -> bytes:
    """Upper left, upper right, lower left, lower right: the order that viewers expect."""
    x, y, right, top = area.x, height - area.bottom, area.right, height - area.y
    return b" ".join(number(value) for value in (x, top, right, top, x, y, right, y))


def merge_areas(areas: Sequence[Rect], fields: Sequence[Rect] = ()) -> list[Rect]:
    """Areas on one line as one, but for a field between them, which no link may cover."""
    merged: list[Rect] = []
    for area in areas:
        if merged and abs(merged[-1].y - area.y) < 1.0:
            before = merged[-1]
            start, end = min(before.x, area.x), max(before.right, area.right)
            both = Rect(start, before.y, end - start, before.height)
            if not any(both.overlaps(field, 1.0) for field in fields):
                merged[-1] = both
                continue
        merged.append(area)
    return merged


def _put_annotation(tagger: _Tagger, element: Element, page: int, rect: Rect) -> int:
    box = pdf_box(rect, tagger.frames[page].size.height)
    return tagger.objects.put(_annotation(element.url or "", box, _next_key(tagger)))


def _annotation(url: str, box: bytes, key: int, **more: Value) -> bytes:
    return dictionary(
        Type=name("Annot"),
        Subtype=name("Link"),
        Rect=b"[" + box + b"]",
        Border=b"[0 0 0]",
        F=4,
        Contents=text(url),
        A=dictionary(S=name("URI"), URI=text(url)),
        StructParent=key,
        **more,
    )


def _put_root(tagger: _Tagger, root: int, marks: Sequence[Mark]) -> None:
    objects = tagger.objects
    rows: list[bytes] = []
    for page in range(len(tagger.pages)):
        owners = [tagger.structure.slots[mark.slot] for mark in marks if mark.page == page]
        row = b" ".join(reference(tagger.numbers[id(owner)]) for owner in owners)
        rows.append(b"%d [%s]" % (page, row))
    rows += [b"%d %s" % (key, reference(own)) for key, own in enumerate(tagger.parents, len(tagger.pages))]
    parent_tree = objects.put(b"<</Nums[" + b" ".join(rows) + b"]>>")
    objects.put(
        dictionary(
            Type=name("StructTreeRoot"),
            K=reference(tagger.numbers[id(tagger.structure.root)]),
            ParentTree=reference(parent_tree),
            ParentTreeNextKey=len(rows),
            ClassMap=CLASSES if any(element.personal for element in tagger.structure.root.walk()) else None,
        ),
        root,
    )
