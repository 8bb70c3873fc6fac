"""Inlines into one string, with the slots of the structure tree that its stretches belong to."""

from __future__ import annotations

from collections.abc import Mapping

from handout.diagnostics import Span
from handout.document import OWN
from handout.layout.form import FormSetter
from handout.layout.structure import Replay, StructureBuilder
from handout.model import Emphasis, Field, Inlines, LineBreak, Link, Strong, Text
from handout.text.fonts import BOLD, TextStyle
from handout.text.itemize import StyledRange


class FlatInlines:
    """Inlines as one string with styled ranges, and where in the source each stretch of it stands."""

    def __init__(
        self, tree: StructureBuilder | Replay, fields: Mapping[str, str], stressed: TextStyle, form: FormSetter
    ) -> None:
        self.text = ""
        self.ranges: list[StyledRange] = []
        self.spans: list[tuple[int, Span]] = []
        self._tree = tree
        self._fields = fields
        self._stressed = stressed
        self._form = form
        self._slot: int | None = None

    def add(self, inlines: Inlines, style: TextStyle, slot: int | None) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self._append(inline.text, inline.span, style, slot)
                case LineBreak():
                    self._append("\n", inline.span, style, slot)
                case Field():
                    with self._tree.element("Span", personal=True):
                        self._append(self._fields[inline.name], OWN, style, self._tree.slot(), isolate=True)
                        self._form.blank(inline.name)
                    self._slot = None
                case Strong():
                    self.add(inline.children, style | BOLD, slot)
                case Emphasis():
                    self.add(inline.children, style | self._stressed, slot)
                case Link():
                    with self._tree.element("Link", url=inline.url):
                        self._slot = None
                        self.add(inline.children, style, None)
                    self._slot = None

    def _append(self, words: str, span: Span, style: TextStyle, slot: int | None, *, isolate: bool = False) -> None:
        if slot is None:
            if self._slot is None:
                self._slot = self._tree.slot()
            slot = self._slot
        start = len(self.text)
        self.text += words
        self.ranges.append(StyledRange(start, len(self.text), style, slot, isolate))
        self.spans.append((start, span))
