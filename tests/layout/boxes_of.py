"""Frames as boxes, for the laws of geometry."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from making import Made

from handout.diagnostics import HandoutError
from handout.geometry import Rect
from handout.layout.fit import TooLong
from handout.layout.frame import Frame, TextItem

ABOVE, BELOW = 0.7, 0.2
"""What counts as a letter's own room, in em: a capital above the baseline, most of a descender below it."""

THIN = 1.0
"""A fill no taller or wider than this is a line."""


def frames_of(made: Made, budget="auto") -> list[Frame]:
    """The pages; none of a document that is refused."""
    try:
        return made.fitted(budget).frames
    except (TooLong, HandoutError):
        return []


def words_of(item: TextItem) -> str:
    return "".join(cluster.text for cluster in item.piece.clusters)


def ink_width(item: TextItem) -> float:
    """Without the space at its end, which hangs."""
    clusters = list(item.piece.clusters)
    while clusters and clusters[-1].text == " ":
        clusters.pop()
    return sum(cluster.advance for cluster in clusters) / item.piece.face.upem * item.size


def text_box(item: TextItem) -> Rect:
    return Rect(item.x, item.y - ABOVE * item.size, ink_width(item), (ABOVE + BELOW) * item.size)


def text_boxes(frame: Frame) -> list[tuple[TextItem, Rect]]:
    boxes = [(item, text_box(item)) for item in frame.texts]
    return [(item, box) for item, box in boxes if box.width > 0]


def overlapping(boxes: list[tuple[TextItem, Rect]], slack: float) -> Iterator[tuple[str, str]]:
    ordered = sorted(boxes, key=lambda each: each[1].y)
    for number, (item, box) in enumerate(ordered):
        for other, beside in ordered[number + 1 :]:
            if beside.y >= box.bottom:
                break
            if box.overlaps(beside, slack):
                yield words_of(item), words_of(other)


def by_slot(frames: list[Frame]) -> dict[int, list[tuple[int, TextItem]]]:
    """The pieces of each slot with their page, in the order in which they are painted."""
    found: dict[int, list[tuple[int, TextItem]]] = defaultdict(list)
    for page, frame in enumerate(frames):
        for item in frame.texts:
            found[item.slot].append((page, item))
    return found


def goes_on(before: tuple[int, TextItem], after: tuple[int, TextItem]) -> bool:
    """Whether a piece stands where reading goes on: along the line, on the next, in the next column, overleaf."""
    (page, here), (next_page, there) = before, after
    if next_page != page:
        return next_page > page
    return there.y > here.y + 0.01 or there.x > here.x + here.piece.width * here.size - 0.5


def all_go_on(items: list[tuple[int, TextItem]]) -> bool:
    return all(goes_on(before, after) for before, after in pairwise(items))
