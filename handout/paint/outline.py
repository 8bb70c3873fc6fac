"""The outline: the title, and under it the headings (ISO 32000-1 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from handout.paint.objects import Objects
from handout.paint.values import array, dictionary, name, number, reference, text
from handout.record import NamedTuple


class Entry(NamedTuple):
    """A heading: its words, its level from 1, its page from 0, and where its top is, in points from the bottom."""

    words: str
    level: int
    page: int
    top: float


def put_outline(objects: Objects, entries: Sequence[Entry], pages: Sequence[int]) -> int:
    """Write the outline and give its root's number. The headings hang under the title before them."""
    root = objects.reserve()
    numbers = [objects.reserve() for _ in entries]
    titles = [index for index, entry in enumerate(entries) if not index or entry.level == 1]
    below = {title: range(title + 1, end) for title, end in zip(titles, [*titles[1:], len(entries)], strict=True)}
    owner = {index: title for title, own in below.items() for index in own}
    for index, entry in enumerate(entries):
        siblings = titles if index in below else below[owner[index]]
        place = siblings.index(index)
        own = below.get(index)
        objects.put(
            dictionary(
                Title=text(entry.words),
                Parent=reference(root if index in below else numbers[owner[index]]),
                Dest=array(reference(pages[entry.page]), name("XYZ"), 0, number(entry.top), b"null"),
                Prev=reference(numbers[siblings[place - 1]]) if place else None,
                Next=reference(numbers[siblings[place + 1]]) if place + 1 < len(siblings) else None,
                First=reference(numbers[own[0]]) if own else None,
                Last=reference(numbers[own[-1]]) if own else None,
                Count=len(own) if own else None,
            ),
            numbers[index],
        )
    first, last = numbers[titles[0]], numbers[titles[-1]]
    objects.put(
        dictionary(Type=name("Outlines"), First=reference(first), Last=reference(last), Count=len(entries)), root
    )
    return root
