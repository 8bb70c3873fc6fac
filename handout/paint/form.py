"""Form fields: widgets, their appearances, the AcroForm dictionary (ISO 32000-1 12.7)."""

from __future__ import annotations

from collections.abc import Sequence

from handout.layout.frame import FieldItem
from handout.layout.structure import FormField
from handout.paint.formfont import put_form_font
from handout.paint.objects import Objects
from handout.paint.values import Value, array, dictionary, fine_number, name, number, reference, text
from handout.record import NamedTuple
from handout.text.fonts import Face

PRINTED = 4
"""The annotation flag of what is on paper too (ISO 32000-1 table 165)."""

MULTILINE, DO_NOT_SCROLL = 1 << 12, 1 << 23
"""Flags of a text field (ISO 32000-1 table 228). What a field has no room for can't be typed, as print would cut it."""

AT_RIGHT = 2

FONT_NAMES = ("Wingdings", "Wingdings2")
"""What fields call the fonts for typed words, which are none of signs.

But under these two names, whatever they are, PDFium takes all that they have from them (`CPDF_BAFontMap`). From any
other it takes what ISO 8859-1 has, and sets the rest in a font that it does not embed: a dose of '100–200 mg' then
loses its dash in the next viewer. To other programs they are names.
"""

TICK = ((0.2, 0.5), (0.42, 0.26), (0.82, 0.8))
"""A check mark in a unit square, y up."""

TICK_MARGIN, TICK_WIDTH = 2.0, 0.13
"""Around the box that is ticked, in points; of the line, in parts of the box."""


class Placed(NamedTuple):
    """A place of a field on a page (by its object), its key in the ParentTree, and the number of its widget."""

    field: FormField
    item: FieldItem
    box: bytes
    page: int
    key: int
    widget: int


class FormWriter:
    """Writes fields as they come, and the dictionary that knows them all at the end.

    What is typed is set in fonts that are embedded whole, as nobody knows what it will be. Field names with dots are
    levels, each a field of its own (12.7.3.1). A field with one place is its widget as well; one with several has these
    as its kids, and what is typed in one stands in all.
    """

    def __init__(self, objects: Objects, faces: Sequence[Face]) -> None:
        self._objects = objects
        self._fonts = {
            key: reference(put_form_font(objects, face)) for key, face in zip(FONT_NAMES, faces, strict=True)
        }
        self._levels: dict[str, tuple[int, list[int]]] = {}
        self._top: list[int] = []
        self._placed: dict[str, list[Placed]] = {}

    def put(self, field: FormField, item: FieldItem, box: bytes, page: int, key: int) -> int:
        """A widget, at `box` on a page; `key` is its place in the ParentTree."""
        widget = self._objects.reserve()
        self._placed.setdefault(field.name, []).append(Placed(field, item, box, page, key, widget))
        return widget

    def finish(self) -> int:
        """The fields, and the AcroForm dictionary by its number."""
        for placed in self._placed.values():
            self._put_field(placed)
        for path, (own, kids) in self._levels.items():
            parent, _, last = path.rpartition(".")
            self._objects.put(
                dictionary(
                    T=text(last),
                    Parent=reference(self._level(parent)) if parent else None,
                    Kids=array(*map(reference, kids)),
                ),
                own,
            )
        return self._objects.put(
            dictionary(
                Fields=array(*map(reference, self._top)),
                DR=dictionary(Font=dictionary(**self._fonts)),
                DA=_appearance(FONT_NAMES[0], 12.0),
            )
        )

    def _put_field(self, placed: Sequence[Placed]) -> None:
        """A field that is its one widget as well, or a field and its widgets."""
        field = placed[0].field
        above, _, last = field.name.rpartition(".")
        parent = reference(self._level(above)) if above else None
        named = {"T": text(last), "TU": text(field.words), "Parent": parent}
        kind = _check() if field.kind == "check" else _line(field)
        if len(placed) == 1:
            self._kids(above).append(placed[0].widget)
            self._put_widget(placed[0], **named, **kind)
            return
        own = self._objects.reserve()
        self._kids(above).append(own)
        self._objects.put(dictionary(**named, **kind, Kids=array(*(reference(each.widget) for each in placed))), own)
        for each in placed:
            self._put_widget(each, TU=named["TU"], Parent=reference(own))

    def _put_widget(self, placed: Placed, **entries: Value | None) -> None:
        item = placed.item
        looks = self._ticks(item) if placed.field.kind == "check" else self._lines(item)
        self._objects.put(
            dictionary(
                Type=name("Annot"),
                Subtype=name("Widget"),
                Rect=b"[" + placed.box + b"]",
                P=reference(placed.page),
                F=PRINTED,
                StructParent=placed.key,
                **entries,
                **looks,
            ),
            placed.widget,
        )

    def _level(self, path: str) -> int:
        """The field that holds those below a path."""
        if path not in self._levels:
            self._levels[path] = (self._objects.reserve(), [])
            self._kids(path.rpartition(".")[0]).append(self._levels[path][0])
        return self._levels[path][0]

    def _kids(self, path: str) -> list[int]:
        if not path:
            return self._top
        self._level(path)
        return self._levels[path][1]

    def _lines(self, item: FieldItem) -> dict[str, Value | None]:
        """How a text field looks at one place: empty."""
        return {
            "DA": _appearance(FONT_NAMES[item.bold], item.size),
            # Without a word programs leave room for a border of a point, and choose smaller type.
            "BS": None if item.size else dictionary(W=0),
            "Q": AT_RIGHT if item.direction == "rtl" else None,
            "AP": dictionary(N=reference(self._drawn(item, b"/Tx BMC\nEMC\n"))),
        }

    def _ticks(self, item: FieldItem) -> dict[str, Value | None]:
        """How a check box looks; the page has its sign, so that empty it draws nothing."""
        states = {"Off": b"", "Yes": _tick(item.rect.width, item.rect.height)}
        drawn = {state: reference(self._drawn(item, code)) for state, code in states.items()}
        return {"AS": name("Off"), "AP": dictionary(N=dictionary(**drawn))}

    def _drawn(self, item: FieldItem, code: bytes) -> int:
        """An appearance stream."""
        return self._objects.put_stream(
            {
                "Type": name("XObject"),
                "Subtype": name("Form"),
                "BBox": array(0, 0, number(item.rect.width), number(item.rect.height)),
            },
            code,
        )


def _line(field: FormField) -> dict[str, Value | None]:
    """A text field of one line or more."""
    return {"FT": name("Tx"), "Ff": DO_NOT_SCROLL | (MULTILINE if field.kind == "lines" else 0)}


def _check() -> dict[str, Value | None]:
    return {"FT": name("Btn"), "V": name("Off")}


def _appearance(font: str, size: float) -> bytes:
    """How typed text looks: font, size, black."""
    return text(f"/{font} {number(size).decode()} Tf 0 g")


def _tick(width: float, height: float) -> bytes:
    side = min(width, height) - 2 * TICK_MARGIN
    points = [b"%s %s" % (fine_number(TICK_MARGIN + x * side), fine_number(TICK_MARGIN + y * side)) for x, y in TICK]
    return b"0 G %s w 1 J 1 j %s m %s l %s l S\n" % (fine_number(TICK_WIDTH * side), *points)
