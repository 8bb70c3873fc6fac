"""Which sections to shorten so that one page holds the rest: every set that does, the best first.

A trial of a set adds up heights of rows that were made once; no line is broken for it. What surely can't fit is not
even tried: rows take their heights wherever they stand, so that sums alone rule most sets out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import filterfalse
from typing import TypeVar

from handout.layout import rail_sets
from handout.layout.brief import (
    Brief,
    is_least,
    leads_rail,
    may_stand_aside,
    page_region,
    rail_region,
    runs_aside,
    section_space,
    text_shape,
)
from handout.layout.content import PartBox
from handout.layout.flow import Group, group_rows
from handout.layout.pages import usable
from handout.layout.rails import Closer, above_foot, settle, stand_run
from handout.layout.rows import NEVER, Context, Row
from handout.layout.sections import running_rows
from handout.layout.sheets import Around, closer_heights, closers, foot_stacks, plan_row
from handout.layout.tiers import fill_pages
from handout.record import NamedTuple
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
        scale = brief.scale_at(body_size)
        page = Context(scale, brief.palette, first_fit, page_region(brief).rect.width)
        self._brief, self._page = brief, page
        self._rail = page._replace(measure=rail_region(brief).rect.width)
        self._shape = text_shape(brief, scale)
        self._text = page._replace(measure=self._shape.measure)
        self._gap = scale.gap
        self._head = section_space(brief, scale)  # which a column's first section does not have
        self._around = Around()
        self._first = self._around.first_page(brief, page, 1)
        self._legal = self._around.legal(brief.content, page).height
        bare = brief._replace(content=brief.content._replace(closing=()))
        self._foot = [stack.height for stack in foot_stacks(bare, page, self._around)]
        self._further = closer_heights(bare, closers(bare, self._around), page, self._rail, 1)
        self._plan = None if self._first.beside else plan_row(brief, self._text)
        narrow = plan_row(brief, self._rail)
        self._plan_aside = [narrow.height] if narrow and brief.style == "sidebar" else []
        self._places = _places(brief, forms)
        self._closers: dict[int, Closer] = {}
        self._flows: dict[int, float] = {}
        self._groups: dict[tuple[int, float], list[Group]] = {}

    def holds(self, chosen: int) -> bool:
        """Whether the page holds everything with the sections of a set shortened, as `fits` would say it."""
        said = [(place.closes, part) for place in self._places if (part := place.said(chosen))]
        closing = [self._closer(part) for closes, part in said if closes]
        parts = [part for closes, part in said if not closes]
        if self._brief.style == "sidebar":
            bottom, parts, plan = self._beside(parts, closing + self._further)
        else:
            bottom, plan = self._end([closer.foot() for closer in closing]), self._plan
        if bottom < self._first.top:
            return False
        height = usable(bottom - self._first.top, self._page.scale)
        taken = sum(map(self._flow, parts)) + (self._head + plan.height if plan else 0.0)
        if taken > self._shape.columns * (height + self._head) + ROUNDING:
            return False
        groups = [group for part in parts if part.protected for group in self._grouped(part, height)]
        groups += [Group((plan,))] if plan else []
        groups += [group for part in parts if not part.protected for group in self._grouped(part, height)]
        return not fill_pages(groups, [height], self._shape.columns)[1]

    def _beside(self, parts: Sequence[PartBox], closing: Sequence[Closer]) -> tuple[float, list[PartBox], Row | None]:
        """Where the rail and the text end, and what the rail leaves to the text."""
        runs = runs_aside(parts)
        leading, others = list(filter(leads_rail, runs)), list(filterfalse(leads_rail, runs))
        ahead = [self._plan_aside] if self._plan_aside else []
        tall = [self._heights(run) for run in leading]
        rails = settle([self._first.top], [self._first.bottom], ahead + tall, closing, self._legal, self._gap)
        aside = [run for run, homes in zip(leading, rails.ahead[len(ahead) :], strict=True) if homes]
        aside += [run for run in others if stand_run(rails.reached, rails.ends, self._heights(run), self._gap)]
        beside = {id(part) for run in aside for part in run}
        left = [part for part in parts if id(part) not in beside]
        return rails.ends[0], left, None if ahead and rails.ahead[0] else self._plan

    def _heights(self, run: Sequence[PartBox]) -> list[float]:
        return [self._closer(part).height for part in run]

    def _end(self, feet: Sequence[float]) -> float:
        """Where text ends above boxes of these heights and what is below them."""
        return above_foot(self._first.bottom, [*feet, *self._foot], self._gap)

    def may_hold(self, sets: Iterable[int]) -> list[int]:
        """The sets that heights alone do not rule out."""
        if self._brief.style == "sidebar":
            top = self._first.top
            possible = {
                chosen
                for chosen, end, text in self._texts_beside_rail()
                if end >= top and text <= usable(end - top, self._page.scale) + self._head + ROUNDING
            }
            return [chosen for chosen in sets if chosen in possible]
        least = [self._least(place.whole, place.closes) for place in self._places]
        saved = [
            whole - (self._least(place.short, place.closes) if place.short else 0.0)
            for place, whole in zip(self._places, least, strict=True)
            if place.bit
        ]
        room = self._end([]) - self._first.top
        savings, wanted = _sums(saved), sum(least) - self._shape.columns * (room + self._head) - ROUNDING
        return [chosen for chosen in sets if savings[chosen] >= wanted]

    def _least(self, part: PartBox, closes: bool) -> float:
        """What a section takes of the columns, at the foot from each of them."""
        return self._shape.columns * (self._closer(part).foot() + self._gap) if closes else self._flow(part)

    def _texts_beside_rail(self) -> Iterator[tuple[int, float, float]]:
        """For each set where text beside the rail ends, and how tall it is."""
        plan = self._head + self._plan.height if self._plan else 0.0
        ahead = [rail_sets.Run((height,), plan) for height in self._plan_aside]
        closing = [[rail_sets.Form(0, closer.height, closer.foot())] for closer in self._further]
        among = self._forms([place for place in self._places if not place.closes])
        last = self._forms([place for place in self._places if place.closes])
        page = rail_sets.Page(self._first.top, self._first.bottom, self._legal, self._gap)
        return rail_sets.texts(page, ahead, among, last + closing)

    def _forms(self, places: Sequence[_Place]) -> list[list[rail_sets.Form]]:
        """Each section whole and, in the sets that may have it so, short."""
        return [
            [self._form(place, place.whole, 0)] + ([self._form(place, place.short, place.bit)] if place.bit else [])
            for place in places
        ]

    def _form(self, place: _Place, part: PartBox | None, bit: int) -> rail_sets.Form:
        if part is None:
            return rail_sets.Form(bit, None)
        if place.closes:
            return rail_sets.Form(bit, self._closer(part).height, self._closer(part).foot())
        aside = self._closer(part).height if may_stand_aside(part) else math.inf
        return rail_sets.Form(bit, aside, self._flow(part), leads_rail([part]))

    def _flow(self, part: PartBox) -> float:
        if id(part) not in self._flows:
            groups = self._grouped(part, NEVER)
            share = self._shape.columns if groups[0].across else 1
            self._flows[id(part)] = share * sum(group.before + group.height for group in groups)
        return self._flows[id(part)]

    def _closer(self, part: PartBox) -> Closer:
        """A section as a box by itself."""
        if id(part) not in self._closers:
            self._closers[id(part)] = Closer(self._box(part, self._rail), 0, partial(self._box, part, self._page))
        return self._closers[id(part)]

    def _box(self, part: PartBox, context: Context) -> float:
        return self._around.box(self._brief, part, context).height

    def _grouped(self, part: PartBox, tallest: float) -> list[Group]:
        key = (id(part), tallest)
        if key not in self._groups:
            # Of one page, which none follows, only the fit decides whether wholes are kept.
            loose = is_least(self._brief, self._page.scale)
            self._groups[key] = group_rows(running_rows(self._brief, part, self._text), tallest, loose=loose)
        return self._groups[key]


def _places(brief: Brief, forms: Sequence[Form]) -> list[_Place]:
    known = {form.id: (form.short, _bit(number, len(forms))) for number, form in enumerate(forms)}
    content = brief.content
    sections = [(part, False) for part in content.parts] + [(part, True) for part in content.closing]
    none = (None, 0)
    return [_Place(part, *(none if part.local else known.get(part.id, none)), closes) for part, closes in sections]
