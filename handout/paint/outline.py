"""The outline: the title, and under it the headings (ISO 32000-1 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handout.paint.objects import Objects, array, dictionary, name, number, reference, text


class Entry(NamedTuple):
    """A heading: its words, its level from 1, its page from 0, and where its top is, in points from the bottom."""

    words: str
    level: int
    page: int
    top: float


def put_outline(objects: Objects, entries: Sequence[Entry], pages: Sequence[int]) -> int:
    """Write the outline and give its root's number. The first entry is the title, which the others hang under."""
    root = objects.reserve()
    numbers = [objects.reserve() for _ in entries]
    title, below = numbers[0], numbers[1:]
    for index, entry in enumerate(entries):
        siblings = below if index else [title]
        place = index - 1 if index else 0
        objects.put(
            dictionary(
                Title=text(entry.words),
                Parent=reference(title if index else root),
                Dest=array(reference(pages[entry.page]), name("XYZ"), 0, number(entry.top), b"null"),
                Prev=reference(siblings[place - 1]) if place else None,
                Next=reference(siblings[place + 1]) if place + 1 < len(siblings) else None,
                First=reference(below[0]) if not index and below else None,
                Last=reference(below[-1]) if not index and below else None,
                Count=len(below) if not index and below else None,
            ),
            numbers[index],
        )
    objects.put(
        dictionary(Type=name("Outlines"), First=reference(title), Last=reference(title), Count=len(entries)), root
    )
    return root
