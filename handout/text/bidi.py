"""Which way each character runs, and where it stands on its line: the Unicode Bidirectional Algorithm, UAX #9.

Pure: text in, embedding levels out. An even level runs left to right, an odd one right to left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from handout.geometry import Direction
from handout.record import NamedTuple
from handout.text.bidi_classes import bidi_class, bracket

MAX_DEPTH = 125  # BD2
MAX_PAIRS = 63  # BD16: a stack that overflows ends the search for brackets
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_FORMATTING = frozenset((*_ISOLATES, *_EMBEDDINGS, "PDF", "PDI"))
_REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))  # X9
_WEAK = frozenset(("NSM", "AL", "EN", "ES", "ET", "CS"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_TRAILING = frozenset(("WS", "LRI", "RLI", "FSI", "PDI")) | _REMOVED  # L1, with X9's as in section 5.2
_SIDES = {"L": "L", "R": "R", "AN": "R", "EN": "R"}  # of a strong character, and of a number as N0 and N1 see it


class Bracket(NamedTuple):
    """A character of Bidi_Paired_Bracket: `pair` is the same for both of a pair and for their equivalents."""

    pair: str
    opens: bool


class _Status(NamedTuple):
    level: int
    override: str
    isolate: bool


def levels(text: str, direction: Direction | None) -> list[int]:
    """The level of each character of one paragraph, before it is broken into lines; no direction: by P2 and P3."""
    classes = [bidi_class(each) for each in text]
    base = base_level(classes) if direction is None else int(direction == "rtl")
    brackets = {at: Bracket(*found) for at, each in enumerate(text) if (found := bracket(each))}
    return resolve(classes, brackets, base)


def base_level(classes: Sequence[str]) -> int:
    """P2 and P3: the paragraph's level, from the first strong character that stands in no isolate."""
    return int(_first_strong(classes, _matching(classes), 0, len(classes)) in ("R", "AL"))


def line_levels(text: str, resolved: Sequence[int], start: int, end: int, base: int) -> list[int]:
    """L1: the levels of one line, `text[start:end]`; separators and the space at its end take the paragraph's."""
    return trailing([bidi_class(each) for each in text[start:end]], resolved[start:end], base)


def trailing(classes: Sequence[str], resolved: Sequence[int], base: int) -> list[int]:
    """L1 for a line given by its classes."""
    out = list(resolved)
    reset = True
    for index in range(len(classes) - 1, -1, -1):
        own = classes[index]
        reset = own in ("B", "S") or (reset and own in _TRAILING)
        if reset:
            out[index] = base
    return out


def reorder(line: Sequence[int]) -> list[int]:
    """L2: for each place on a line from left to right, the index of what stands there."""
    order = list(range(len(line)))
    if not line:
        return order
    least = min((each for each in line if each % 2), default=max(line) + 1)
    for level in range(max(line), least - 1, -1):
        start = 0
        while start < len(order):
            length = sum(1 for _ in takewhile(lambda each: line[each] >= level, order[start:]))  # noqa: B023
            order[start : start + length] = order[start : start + length][::-1]
            start += length + 1
    return order


def resolve(classes: Sequence[str], brackets: Mapping[int, Bracket], base: int) -> list[int]:
    """The levels of a paragraph given by its Bidi_Class values and by where its brackets stand (X1 to I2)."""
    matching = _matching(classes)
    found, types = _explicit(classes, matching, base)
    for sequence, start, end in _sequences(classes, matching, found, base):
        _resolve_sequence(sequence, start, end, types, brackets, found[sequence[0]])
        for index in sequence:
            odd, own = found[index] % 2, types[index]
            if own != ("R" if odd else "L"):
                found[index] += 1 if odd or own == "R" else 2
    for index, own in enumerate(classes):
        if own in _REMOVED:
            found[index] = found[index - 1] if index else base
    return found


def _matching(classes: Sequence[str]) -> dict[int, int]:
    """BD9: each isolate initiator that has its PDI, and that PDI."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    if "PDI" not in classes:
        return pairs
    for index, own in enumerate(classes):
        if own in _ISOLATES:
            opened.append(index)
        elif own == "PDI" and opened:
            pairs[opened.pop()] = index
    return pairs


def _first_strong(classes: Sequence[str], matching: Mapping[int, int], start: int, end: int) -> str:
    index = start
    while index < end:
        if classes[index] in ("L", "R", "AL"):
            return classes[index]
        index = matching.get(index, end) if classes[index] in _ISOLATES else index + 1
    return ""


def _explicit(  # noqa: PLR0912 - one branch for each rule, as the standard states them
    classes: Sequence[str], matching: Mapping[int, int], base: int
) -> tuple[list[int], list[str]]:
    """X1 to X8: the level that embeddings and isolates give, and the class as overrides leave it."""
    found, types = [base] * len(classes), list(classes)
    if _FORMATTING.isdisjoint(classes):
        return found, types
    stack = [_Status(base, "", False)]
    lost_isolates = lost_embeddings = isolates = 0
    for index, own in enumerate(classes):
        if own in _EMBEDDINGS:
            odd, override = _EMBEDDINGS[own]
            level = _next_level(stack[-1].level, odd)
            if level <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append(_Status(level, override, False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif own == "PDF":
            if not lost_isolates and lost_embeddings:
                lost_embeddings -= 1
            elif not lost_isolates and not stack[-1].isolate and len(stack) > 1:
                stack.pop()
        elif own == "PDI" and lost_isolates:
            lost_isolates -= 1
        elif own == "PDI" and isolates:
            lost_embeddings = 0
            while not stack[-1].isolate:
                stack.pop()
            stack.pop()
            isolates -= 1
        if own not in _REMOVED and own != "B":
            found[index] = stack[-1].level
            types[index] = stack[-1].override or own
        if own in _ISOLATES:
            level = _next_level(stack[-1].level, _isolate_is_odd(classes, matching, index))
            if level <= MAX_DEPTH and not lost_isolates and not lost_embeddings:
                isolates += 1
                stack.append(_Status(level, "", True))
            else:
                lost_isolates += 1
    return found, types


def _next_level(level: int, odd: int) -> int:
    return level + 1 + (level + 1 + odd) % 2


def _isolate_is_odd(classes: Sequence[str], matching: Mapping[int, int], index: int) -> int:
    if classes[index] != "FSI":
        return int(classes[index] == "RLI")
    return int(_first_strong(classes, matching, index + 1, matching.get(index, len(classes))) in ("R", "AL"))


def _sequences(
    classes: Sequence[str], matching: Mapping[int, int], found: Sequence[int], base: int
) -> Iterator[tuple[list[int], str, str]]:
    """X10: the isolating run sequences, each with what stands before (sos) and after it (eos)."""
    kept = [index for index, own in enumerate(classes) if own not in _REMOVED]
    levels_kept = [found[index] for index in kept]
    if len(set(levels_kept)) == 1 and base == levels_kept[0]:
        # One run, as of most paragraphs: nothing stands before or after it.
        yield kept, "LR"[base % 2], "LR"[base % 2]
        return
    runs: list[list[int]] = []
    for place, index in enumerate(kept):
        if place and levels_kept[place] == levels_kept[place - 1]:
            runs[-1].append(index)
        else:
            runs.append([index])
    starting = {run[0]: run for run in runs}
    closing = set(matching.values())
    for run in runs:
        if run[0] in closing:
            continue
        sequence = list(run)
        while (partner := matching.get(sequence[-1])) is not None:
            sequence += starting[partner]
        level = found[run[0]]
        first, last = bisect_left(kept, sequence[0]), bisect_left(kept, sequence[-1])
        before = levels_kept[first - 1] if first else base
        open_end = last + 1 == len(kept) or classes[sequence[-1]] in _ISOLATES
        after = base if open_end else levels_kept[last + 1]
        yield sequence, "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]


def _resolve_sequence(
    sequence: Sequence[int], start: str, end: str, types: list[str], brackets: Mapping[int, Bracket], level: int
) -> None:
    own = [types[index] for index in sequence]
    marks = [each == "NSM" for each in own]
    _weak(own, start)
    here = {place: brackets[index] for place, index in enumerate(sequence) if index in brackets} if brackets else {}
    if here:
        _brackets(own, here, marks, start, "LR"[level % 2])
    _neutral(own, start, end, "LR"[level % 2])
    for index, each in zip(sequence, own, strict=True):
        types[index] = each


def _weak(own: list[str], start: str) -> None:
    """W1 to W7."""
    before, strong = start, start
    if _WEAK.isdisjoint(own):
        return
    for place, given in enumerate(own):
        each = given
        if given == "NSM":
            each = "ON" if before in _ISOLATES or before == "PDI" else before
        before = each
        if each in ("L", "R", "AL"):
            strong = each
        own[place] = "AN" if each == "EN" and strong == "AL" else each
    own[:] = ["R" if each == "AL" else each for each in own]
    for place in range(1, len(own) - 1):
        left, right = own[place - 1], own[place + 1]
        if left == right and ((own[place] in ("CS", "ES") and left == "EN") or (own[place] == "CS" and left == "AN")):
            own[place] = left
    if "ET" in own:
        _terminators(own)
    strong = start
    for place, each in enumerate(own):
        if each in ("ES", "CS", "ET"):
            own[place] = "ON"
        elif each in ("L", "R"):
            strong = each
        elif each == "EN" and strong == "L":
            own[place] = "L"


def _terminators(own: list[str]) -> None:
    """W5: signs like % and $ beside a European number go with it."""
    place = 0
    while place < len(own):
        length = sum(1 for _ in takewhile("ET".__eq__, own[place:])) if own[place] == "ET" else 0
        neighbours = (own[place - 1] if place else "", own[place + length] if place + length < len(own) else "")
        if length and "EN" in neighbours:
            own[place : place + length] = ["EN"] * length
        place += length or 1


def _brackets(own: list[str], here: Mapping[int, Bracket], marks: Sequence[bool], start: str, embedding: str) -> None:
    """N0: a pair of brackets goes with what it holds, or with what stands before it."""
    for opening, closing in _pairs(own, here):
        inside = {_SIDES[each] for each in own[opening + 1 : closing] if each in _SIDES}
        if not inside:
            continue
        side = embedding
        if embedding not in inside:
            side = next((_SIDES[each] for each in reversed(own[:opening]) if each in _SIDES), start)
        for place in (opening, closing):
            own[place] = side
            after = place + 1
            while after < len(own) and marks[after]:
                own[after] = side
                after += 1


def _pairs(own: Sequence[str], here: Mapping[int, Bracket]) -> list[tuple[int, int]]:
    """BD16."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, each in here.items():
        if own[place] != "ON":
            continue
        if each.opens:
            if len(opened) == MAX_PAIRS:
                return []
            opened.append((each.pair, place))
            continue
        depth = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == each.pair), None)
        if depth is not None:
            pairs.append((opened[depth][1], place))
            del opened[depth:]
    return sorted(pairs)


def _neutral(own: list[str], start: str, end: str, embedding: str) -> None:
    """N1 and N2."""
    if _NEUTRAL.isdisjoint(own):
        return
    place, before = 0, start
    while place < len(own):
        if own[place] not in _NEUTRAL:
            before = _SIDES[own[place]]
            place += 1
            continue
        stop = place
        while stop < len(own) and own[stop] in _NEUTRAL:
            stop += 1
        after = _SIDES[own[stop]] if stop < len(own) else end
        own[place:stop] = [before if before == after else embedding] * (stop - place)
        place = stop
