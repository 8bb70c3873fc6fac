"""Form fields: their elements in the structure tree, and the places of those that lie over printed words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from handout.blanks import FormWords, field_name
from handout.document import Plan
from handout.geometry import Direction, Rect
from handout.layout.content import PlanFields
from handout.layout.frame import AUTO_SIZE, FieldItem, Frame, TextItem
from handout.layout.structure import Element, FormField, Replay, Structure, StructureBuilder
from handout.model import column_key
from handout.text.paragraph import Prepared
from handout.text.shape import ink_box

NOTE = "note"
"""The name of the field for a note."""

CHECK_MARGIN = 2.0
"""What a check box takes beyond its sign, so that it is easy to hit."""

BLANK_DROP = 0.1
"""How far a field reaches below its blank's baseline, in em: programs centre what is typed, which then clears the line.
"""

BLANK_HEIGHT = 1.2
"""In em: less than the leading, so that blanks on two lines do not meet."""

SAME = 0.01
"""In em: places whose widths differ by less hold the same words."""


class FormSetter:
    """Opens Form elements where a sheet is to be filled in, and does nothing where it is not (`words` is None).

    Names are of the facts and the places, not of the words in them, so that they stay the same when words change. A
    fact is one field wherever it stands. Where `has_note` is taken away, there is no room for a note.
    """

    def __init__(self, tree: StructureBuilder | Replay, words: FormWords | None, fixed_language: str | None) -> None:
        self._tree = tree
        self._words = words
        self._facts = dict(words.facts) if words else {}
        self._language = fixed_language
        self.has_note = True
        self._section = ""
        self._blanks = 0
        self._boxes = 0

    def section(self, id_: str) -> None:
        """The section that blanks and boxes are in from now on."""
        self._section, self._boxes = id_, 0

    def plan_row(self, number: int) -> None:
        """The value in a row of the plan."""
        if self._words:
            name = self._words.plan[number]
            self._put_fact(field_name("plan", name), name)

    def below_plan(self, plan: Plan, artifact: Callable[[str], Prepared]) -> PlanFields | None:
        """The note and the lines to write on. `artifact` sets the words over the room for the note."""
        if not self._words:
            return None
        if self.has_note:
            self._put(FormField(NOTE, NOTE, "lines", self._words.note), self._language)
        lines = tuple(f"line.{number}" for number in range(1, plan.write_in + 1))
        for number, name in enumerate(lines, 1):
            self._put(FormField(name, name, "line", self._words.line.format(number=number)), self._language)
        rows = tuple(field_name("plan", name) for name in self._words.plan)
        return PlanFields(rows, lines, artifact(self._words.note) if self.has_note else None)

    def blank(self, name: str) -> None:
        """The blank for a recipient's field in a clinic's note."""
        if self._words:
            self._blanks += 1
            self._put_fact(field_name("blank", str(self._blanks)), name, over=True)

    def identity(self, name: str) -> None:
        """A blank in the line that says whose sheet it is."""
        if self._words:
            self._put_fact(field_name("identity", name), name, over=True)

    def box(self, words: str) -> None:
        """The box of an item of a checklist."""
        if self._words:
            self._boxes += 1
            name = field_name("checklist", self._section, str(self._boxes))
            self._put(FormField(name, name, "check", words, over=True))

    def _put_fact(self, place: str, fact: str, *, over: bool = False) -> None:
        """A place for one of a recipient's fields."""
        field = self._facts[column_key(fact)]
        self._put(FormField(place, field.name, "line", field.words, over))

    def _put(self, field: FormField, language: str | None = None) -> None:
        with self._tree.element("Form", field=field, language=language):
            pass


def lay_fields(frames: Sequence[Frame], structure: Structure, direction: Direction) -> None:
    """Add to the pages the fields that lie over printed words: boxes of checklists, blanks in notes.

    Where one of a field's places holds less than another, what is typed in the one would be cut off in the other: in
    all of them programs choose its size.
    """
    for field, slot in _over_words(structure.root):
        for frame in frames:
            if items := [item for item in frame.texts if item.slot == slot]:
                rect = _box_rect(items[0]) if field.kind == "check" else _blank_rect(items)
                frame.fields.append(FieldItem(rect, field.place, items[0].size, False, direction))
    names = {each.field.place: each.field.name for each in structure.root.walk() if each.field}
    widths = defaultdict[str, list[float]](list)
    for frame in frames:
        for item in frame.fields:
            widths[names[item.place]].append(item.rect.width / item.size)
    unlike = {name for name, each in widths.items() if max(each) - min(each) > SAME}
    for frame in frames:
        frame.fields[:] = [_sized_to_fit(each) if names[each.place] in unlike else each for each in frame.fields]


def _sized_to_fit(item: FieldItem) -> FieldItem:
    """In the middle of its place, as high as a line of type of its size: programs choose the largest that fits."""
    spare = item.rect.height - BLANK_HEIGHT * item.size
    return item._replace(rect=item.rect.inset(0.0, spare / 2), size=AUTO_SIZE)


def _over_words(root: Element) -> Iterator[tuple[FormField, int]]:
    """Fields over words, with the slot of the words: the one before the field in its element."""
    for element in root.walk():
        slot = -1
        for kid in element.kids:
            if isinstance(kid, int):
                slot = kid
            elif kid.field and kid.field.over:
                yield kid.field, slot


def _box_rect(item: TextItem) -> Rect:
    """Around the sign of a box."""
    left, top, right, bottom = ink_box(item.piece.clusters[0], item.piece.face)
    return Rect(
        item.x + left * item.size, item.y - top * item.size, (right - left) * item.size, (top - bottom) * item.size
    ).inset(-CHECK_MARGIN, -CHECK_MARGIN)


def _blank_rect(items: Sequence[TextItem]) -> Rect:
    """On a blank's line, of one line's height."""
    size, height = items[0].size, BLANK_HEIGHT * items[0].size
    left, right = min(item.x for item in items), max(item.x + item.piece.width * size for item in items)
    return Rect(left, items[0].y + BLANK_DROP * size - height, right - left, height)
