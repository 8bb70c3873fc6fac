"""Pages held against their mirror images."""

from handout.geometry import Rect


def in_order(rects):
    rects = sorted(rects, key=lambda rect: (round(rect.y, 1), round(rect.x), rect.width))
    return [value for rect in rects for value in (rect.x, rect.y, rect.width, rect.height)]


def mirrored(rects, width):
    return [Rect(width - rect.right, rect.y, rect.width, rect.height) for rect in rects]


def joined(frame):
    """Where words stand, pieces that touch as one: a full stop is a piece of its own where it runs the other way.

    What is not seen and has no width, as a separator at a line's end, stands nowhere.
    """
    seen = (item for item in frame.texts if item.piece.width)
    rects = sorted(
        (Rect(item.x, item.y, item.piece.width * item.size, item.size) for item in seen),
        key=lambda rect: (round(rect.y, 1), rect.x),
    )
    whole = rects[:1]
    for rect in rects[1:]:
        last = whole[-1]
        if abs(rect.y - last.y) < 0.1 and abs(rect.x - last.right) < 0.1:
            whole[-1] = last._replace(width=rect.right - last.x)
        else:
            whole.append(rect)
    return whole


BOXES = ("fills", "strokes", "pictures", "fields", "areas")


def places(frame, kind):
    """The boxes of one kind of thing on a page, or its words."""
    if kind == "texts":
        return joined(frame)
    return [item.region.rect if kind == "areas" else item.rect for item in getattr(frame, kind)]
