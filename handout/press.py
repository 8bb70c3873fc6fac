"""What the copies of a run share, made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from handout.diagnostics import HandoutError
from handout.layout.content import Heights
from handout.page_marks import PageMarks
from handout.paint.pdf import Template
from handout.verify import prove_copy, prove_first

if TYPE_CHECKING:
    from handout.order import Order
    from handout.verify.copies import CopyProof

T = TypeVar("T")


class Kept:
    """What copies of one order share, each made when it is first asked for."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._made: dict[tuple[Hashable, Heights | None], object] = {}

    def once(self, what: Hashable, heights: Heights | None, make: Callable[[], T]) -> T:
        """What `make` gives, or the HandoutError that it raises, from the first call for these on."""
        place = (what, heights)
        if place not in self._made:
            try:
                self._made[place] = make()
            except HandoutError as refusal:
                self._made[place] = refusal
        made = self._made[place]
        if isinstance(made, HandoutError):
            raise type(made)(made.diagnostics)
        return made  # type: ignore[return-value]  # `cast` is a call, and each copy makes several


class Press:
    """What the copies of a run share, made once: documents, layouts, templates, refusals.

    Each is made of an order and of heights alone. An order knows that there is a recipient, and whether with a note,
    but not one word of theirs, so nothing that is kept here can carry words from one copy to the next.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], Kept] = {}
        self._proofs: dict[int, CopyProof] = {}
        self._first: dict[int, tuple[object, object]] = {}

    def of(self, order: Order) -> Kept:
        """What is kept for an order."""
        assets = order.assets
        # Values are compared by identity, since to compare a handout word by word costs more than it saves; they stay
        # alive in what is kept, so that no other takes the identity of one that is gone.
        things = (*order.handouts, order.clinic, assets.fonts, *assets.pictures, *assets.second)
        key = (*map(id, things), order.occasion, order.review, order.second and order.second.review, order.options)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = Kept(order)
        return kept

    def first(self, thing: object, make: Callable[[], T]) -> T:
        """What `make` gave of a thing, which is told by its identity, when the first copy asked."""
        found = self._first.get(id(thing))
        if found is None:
            # The thing is kept with it, so that no other takes its identity.
            found = self._first[id(thing)] = thing, make()
        return found[1]  # type: ignore[return-value]  # as in `Kept.once`

    def prove(
        self,
        template: Template,
        pdf: bytes,
        lines: Iterable[str],
        fonts: Mapping[str, bytes],
        edges: Sequence[PageMarks],
    ) -> None:
        """Read a copy back: the first one of a template whole. Which template it is of, its place in memory says."""
        proof = self._proofs.get(id(template))
        if proof:
            prove_copy(proof, pdf, lines, fonts, edges)
        else:
            self._proofs[id(template)] = prove_first(pdf, lines, fonts, template.head, edges)
