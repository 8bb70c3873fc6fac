"""Which sections to shorten so that one page holds the rest: every set that does, the best first.

A trial of a set adds up heights of rows that were made once; no line is broken for it. What surely can't fit is not
even tried: rows take their heights wherever they stand, so that sums alone rule most sets out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from handout.layout.content import Content, PartBox
from handout.layout.flow import Group, distribute, group_rows
from handout.layout.pages import usable
from handout.layout.rows import NEVER, Context
from handout.layout.sections import body_rows
from handout.layout.sheets import (
    GAP,
    Around,
    Brief,
    furnish,
    longest_line,
    may_stand_aside,
    page_region,
    place_asides,
    plan_row,
    rail_region,
    text_shape,
)
from handout.layout.stand_ins import PLAN
from handout.layout.style import scale_at
from handout.text.linebreak import first_fit

ROUNDING = 1e-3
"""Points by which a bound is let go, so that sums in another order rule nothing out that fits."""


class Form(NamedTuple):
    """What a section may say instead (`short` None: nothing), and how many words of its full text that costs."""

    id: str
    short: PartBox | None
    words: int


class _Place(NamedTuple):
    """A section in its order: whole, or shortened in the sets that have `bit`; it is 0 where it must stay whole."""

    whole: PartBox
    short: PartBox | None
    bit: int
    closes: bool

    def said(self, chosen: int) -> PartBox | None:
        return self.short if chosen & self.bit else self.whole


class _Bound(NamedTuple):
    """What sections take of a page at the very least, and what there is at most: sets that take more do not fit."""

    room: float
    least: Callable[[PartBox, bool], float]


def choices(
    brief: Brief, forms: Sequence[Form], body_size: float, *others: tuple[Brief, Sequence[Form]]
) -> Iterator[tuple[str, ...]]:
    """The sets of sections, by id, with which one page holds everything at `body_size`, from the best on.

    `brief` has every section whole, `forms` are in its order. Better is what keeps more words, then what shortens
    fewer sections, then what shortens earlier ones. The set of none is not among them. `others` are the same sections
    in other languages, each of which must fit a page of its own with the same set.
    """
    trials = [_Trial(brief, forms, body_size), *(_Trial(*other, body_size + other[0].more) for other in others)]
    possible: Sequence[int] = range(1, 1 << len(forms))
    for trial in trials:
        possible = trial.may_hold(possible)
    for chosen in _best_first(forms, possible):
        if all(trial.holds(chosen) for trial in trials):
            yield tuple(form.id for number, form in enumerate(forms) if chosen & _bit(number, len(forms)))


def _bit(number: int, count: int) -> int:
    """The first section has the highest bit: of two sets of one size, the larger number has the earlier sections."""
    return 1 << (count - 1 - number)


def _best_first(forms: Sequence[Form], possible: Sequence[int]) -> Iterator[int]:
    count, every = len(forms), (1 << len(forms)) - 1
    lost = _sums([form.words for form in forms])
    # One number a set, which sorts fast: words lost, then sections, then the set itself counted down.
    ranks = [((lost[each] * (count + 1) + each.bit_count()) << count) + every - each for each in possible]
    return (every - (rank & every) for rank in sorted(ranks))


Summand = TypeVar("Summand", int, float)


def _sums(summands: Sequence[Summand]) -> list[Summand]:
    """The sum of each set's members, by set."""
    sums: list[Summand] = [summands[0] - summands[0]]
    for summand in reversed(summands):
        sums += [each + summand for each in sums]
    return sums


class _Trial:
    """One page at one size, and the sections in all their forms."""

    def __init__(self, brief: Brief, forms: Sequence[Form], body_size: float) -> None:
        scale = scale_at(body_size, brief.script)
        self._brief = brief
        self._page = Context(scale, brief.palette, first_fit, page_region(brief).rect.width)
        self._shape = text_shape(brief, scale)
        self._text = self._page._replace(measure=self._shape.measure)
        plan = plan_row(brief, self._text)
        self._plan = Group((plan,)) if plan else None
        self._around = Around()
        self._places = _places(brief, forms)
        self._boxes = sum(place.bit for place in self._places if place.closes or may_stand_aside(place.whole))
        self._rooms: dict[int, tuple[float, frozenset[str]]] = {}
        self._groups: dict[tuple[int, float], list[Group]] = {}

    def holds(self, chosen: int) -> bool:
        """Whether the page holds everything with the sections of a set shortened, as `fits` would say it."""
        boxes = chosen & self._boxes
        if boxes not in self._rooms:
            self._rooms[boxes] = self._room(self._said(boxes))
        height, aside = self._rooms[boxes]
        if height < 0:
            return False
        height = usable(height, self._page.scale)
        held: list[Group] = []
        free: list[Group] = []
        if self._plan and PLAN not in aside:
            free.append(self._plan)
        for place in self._places:
            part = None if place.closes else place.said(chosen)
            if part and part.id not in aside:
                (held if part.protected else free).extend(self._grouped(part, height))
        groups = held + free
        return not distribute(groups, [height] * self._shape.count)[1]

    def may_hold(self, sets: Iterable[int]) -> list[int]:
        """The sets that no bound rules out."""
        possible = list(sets)
        for bound in self._bounds():
            least = [bound.least(place.whole, place.closes) for place in self._places]
            saved = [
                whole - (bound.least(place.short, place.closes) if place.short else 0.0)
                for place, whole in zip(self._places, least, strict=True)
                if place.bit
            ]
            savings, wanted = _sums(saved), sum(least) - bound.room - ROUNDING
            possible = [chosen for chosen in possible if savings[chosen] >= wanted]
        return possible

    def _bounds(self) -> list[_Bound]:
        bare = self._brief.content._replace(closing=())
        head = 2 * self._page.scale.unit  # the space above a section, which a column's first does not have
        if self._brief.style != "sidebar":
            return [_Bound(self._shape.count * (self._room(bare)[0] + head), self._in_text_or_foot)]
        room = self._room(bare._replace(further_heading=None))[0]
        narrow = rail_region(self._brief).rect.width / self._shape.measure
        # A point of the rail may count for as much as we like; each worth rules other sets out.
        return [
            _Bound(room + head + worth * (room + GAP), partial(self._anywhere, worth)) for worth in (0.0, narrow, 1)
        ]

    def _in_text_or_foot(self, part: PartBox, closes: bool) -> float:
        return self._shape.count * self._foot(part) if closes else self._flow(part)

    def _anywhere(self, worth: float, part: PartBox, closes: bool) -> float:
        """In the text, in the rail, a point of which is so much worth, or at the foot, which takes room from both."""
        if closes:
            return min(worth * self._rail(part), (1 + worth) * self._foot(part))
        return min(worth * self._rail(part), self._flow(part)) if may_stand_aside(part) else self._flow(part)

    def _flow(self, part: PartBox) -> float:
        return sum(group.before + group.height for group in self._grouped(part, NEVER))

    def _foot(self, part: PartBox) -> float:
        return self._around.box(part, longest_line(self._brief), self._page).height + GAP

    def _rail(self, part: PartBox) -> float:
        rail = self._page._replace(measure=rail_region(self._brief).rect.width)
        return self._around.box(part, longest_line(self._brief), rail).height + GAP

    def _said(self, boxes: int) -> Content:
        """The sections with the boxes of a set shortened; the others have no part in what stands around the text."""
        said = [(place.closes, part) for place in self._places if (part := place.said(boxes))]
        parts = tuple(part for closes, part in said if not closes)
        return self._brief.content._replace(parts=parts, closing=tuple(part for closes, part in said if closes))

    def _room(self, content: Content) -> tuple[float, frozenset[str]]:
        """The height left for text, and the sections that stand beside it."""
        brief = self._brief._replace(content=content)
        sheets = furnish(brief, self._page, 1, self._around)
        aside = place_asides(brief, self._page, sheets, self._around)
        return sheets[0].bottom - sheets[0].top, aside

    def _grouped(self, part: PartBox, tallest: float) -> list[Group]:
        key = (id(part), tallest)
        if key not in self._groups:
            self._groups[key] = group_rows(body_rows(self._brief, part, self._text), tallest)
        return self._groups[key]


def _places(brief: Brief, forms: Sequence[Form]) -> list[_Place]:
    known = {form.id: (form.short, _bit(number, len(forms))) for number, form in enumerate(forms)}
    content = brief.content
    sections = [(part, False) for part in content.parts] + [(part, True) for part in content.closing]
    none = (None, 0)
    return [_Place(part, *(none if part.local else known.get(part.id, none)), closes) for part, closes in sections]
