"""Two languages side by side on the pages: each section a row, the patient's language where their reading starts.

A nurse finds beside each sentence what it says in the other language. What both read alike (whose paper it is, whose
sheet, the plan) stands once, across the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from handout.geometry import Region
from handout.layout.areas import area_row, plan_height
from handout.layout.arrange import Room, arrange
from handout.layout.brief import Brief, is_least, page_region, page_size
from handout.layout.content import Box, ListBox, PartBox, TableBox
from handout.layout.facing_furniture import Half, Halves, column, furnish_facing, on_one_line
from handout.layout.fit import Budget, Fitted, tried
from handout.layout.flow import column_rows, level
from handout.layout.foot import further, ruled_places
from handout.layout.frame import ARTIFACT, Frame, Stack, TextInk
from handout.layout.head import notice_pill, title_block
from handout.layout.pages import place_rows, usable
from handout.layout.rows import SECTION_AIR, Context, Ground, Row, block_rows, boxed_rows, stack_rows
from handout.layout.sections import body_rows
from handout.layout.sheets import Sheet
from handout.layout.stand_ins import PLAN
from handout.layout.style import Spacing
from handout.record import NamedTuple
from handout.text.linebreak import Breaker, first_fit, optimum_fit

TITLE_SHARE = 0.8
"""Of the usual size of title and brand names, which would break most names of medicines in half of the page."""


class Pair(NamedTuple):
    """What stands side by side: a row in each column, alike in height and in the space above."""

    first: Row
    second: Row


class Facing(NamedTuple):
    """One size tried. `pages` has the pairs of each page; `over` counts those that fit on none, or not on page one
    where they must be. `plan_behind` says that 'Your plan' is not on page one."""

    halves: Halves
    sheets: list[Sheet]
    pages: list[list[Pair]]
    over: int
    plan_behind: bool


def fit_facing(briefs: Sequence[Brief], budget: Budget, floor: float) -> Fitted | None:
    """The pages at the largest size that fits, as `fit` has it for one language; None where they hold too little.

    Where no size has room for the plan on page one, beside two help bands, it comes first on page two.
    """
    script = briefs[0].script
    most = min(brief.script.most - brief.more for brief in briefs)
    one, two = (1, max(floor, script.aim)), (2, floor)
    plans = {"1": [(1, floor)], "2": [(1, max(floor, most)), two], "auto": [one, two]}[budget]
    behind: tuple[float, int, Spacing] | None = None
    for number, (pages, least) in enumerate(plans, 1):
        for size, spacing in tried(briefs[0], least, most, roomy=number < len(plans)):
            made = attempt_facing(_spaced_alike(briefs, spacing), size, pages, first_fit)
            if not made.over and not made.plan_behind:
                return _finished(briefs, size, pages, spacing)
            if not made.over and behind is None:
                behind = (size, pages, spacing)
    return _finished(briefs, *behind) if behind else None


def _spaced_alike(briefs: Sequence[Brief], spacing: Spacing) -> list[Brief]:
    return [brief._replace(spacing=spacing) for brief in briefs]


def _finished(briefs: Sequence[Brief], size: float, pages: int, spacing: Spacing) -> Fitted:
    frames = finish_facing(attempt_facing(_spaced_alike(briefs, spacing), size, pages, optimum_fit))
    return Fitted(frames, size, spacing)


def attempt_facing(briefs: Sequence[Brief], body_size: float, pages: int, breaker: Breaker) -> Facing:
    """Both languages on `pages` pages, the patient's at `body_size`."""
    first, second = (_half(brief, number, briefs[0], body_size, breaker) for number, brief in enumerate(briefs))
    halves = (first, second)
    sheets = furnish_facing(halves, pages)
    held, plan, free = _pairs(halves)
    pairs = [*held, *plan, *free]
    heights = [sheet.bottom - sheet.top for sheet in sheets]
    scale = first.context.scale
    room = Room([usable(height, scale) for height in heights], 1, scale.body.leading)
    columns, rest = arrange([pair.first for pair in pairs], room, least=is_least(first.brief, scale))
    on_first = sum(len(group.rows) for group in columns[0])
    over = sum(len(group.rows) for group in rest) + sum(height < 0 for height in heights)
    over += max(0, len(held) - on_first)
    made: list[list[Pair]] = []
    left = iter(pairs)
    for filled, height in zip(columns, heights, strict=True):
        own = [next(left) for group in filled for _ in group.rows]
        rows = level(filled, height, scale.unit) if len(made) + 1 < pages else column_rows(filled)
        if made and own:
            own[0] = Pair(*(row._replace(again=row.again or row.overleaf) for row in own[0]))
        made.append([_spaced(pair, row.before) for row, pair in zip(rows, _below_again(own), strict=True)])
    return Facing(halves, sheets, made, over, on_first < len(held) + len(plan))


def _below_again(pairs: list[Pair]) -> list[Pair]:
    """The pairs of a page, below what stands at its head again."""
    again = zip(pairs[0].first.again, pairs[0].second.again, strict=True) if pairs else ()
    return [*(Pair(*each) for each in again), *pairs]


def finish_facing(made: Facing) -> list[Frame]:
    """The frames of an attempt that fits."""
    frames = []
    _rule_rest(made)
    for sheet, pairs in zip(made.sheets, made.pages, strict=True):
        frame = Frame(page_size(made.halves[0].brief))
        links = made.halves[0].content.links
        for stack, region, block in sheet.placed:
            for ink in stack.inks:
                frame.place(ink, region, block, links)
        for number, half in enumerate(made.halves):
            rect = half.region.rect._replace(y=sheet.top, height=sheet.bottom - sheet.top)
            place_rows(frame, [pair[number] for pair in pairs], Region(rect, half.region.direction), links)
        frames.append(frame)
    return frames


def _rule_rest(made: Facing) -> None:
    """What the last page has left becomes lines to write on, across both columns, headed in the patient's language."""
    half, sheet, pairs = made.halves[0], made.sheets[-1], made.pages[-1]
    page = page_region(half.brief)
    used = stack_rows([pair.first for pair in pairs]).height
    room = sheet.bottom - sheet.top - used - 4 * half.context.scale.unit
    wide = half.context._replace(measure=page.rect.width)
    block = ruled_places([half.content.questions, half.content.notes], wide, room)
    if block.height:
        sheet.placed.append((block, page, sheet.bottom - block.height))


def _half(brief: Brief, number: int, first: Brief, body_size: float, breaker: Breaker) -> Half:
    scale = brief.scale_at(body_size + brief.more)
    furniture = scale.furniture
    title, brands = (
        setting._replace(size=setting.size * TITLE_SHARE, leading=setting.leading * TITLE_SHARE)
        for setting in (furniture.title, furniture.brands)
    )
    scale = scale._replace(furniture=furniture._replace(title=title, brands=brands))
    region = column(first, number, brief.content)
    return Half(brief, region, Context(scale, brief.palette, breaker, region.rect.width))


def _pairs(halves: Halves) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Everything in the flow, in the order of reading: what page one must hold, the plan, and the rest."""
    held = [*_title(halves), *_lead(halves), *_facts(halves), *_sections(halves, protected=True)]
    free = [*_sections(halves, protected=False), *_closing(halves), *_further(halves)]
    return held, _plan(halves), free


def _stacks(halves: Halves, stacks: Sequence[Stack], before: float, *, keep: bool = False) -> Pair:
    scale = halves[0].context.scale
    stacks = on_one_line(stacks)
    height = max(stack.height for stack in stacks)
    row = Row(height, before=before, keep=keep, lines=max(1, round(height / scale.body.leading)))
    first, second = (row._replace(inks=stack.inks) for stack in stacks)
    return Pair(first, second)


def _title(halves: Halves) -> list[Pair]:
    """What to know of each wording's review, then the titles."""
    pills = [notice_pill(half.content.notice, half.context) if half.content.notice else Stack(0.0) for half in halves]
    titles = [title_block(half.content._replace(notice=None), half.context) for half in halves]
    notices = [_stacks(halves, pills, 0.0, keep=True)] if any(pill.height for pill in pills) else []
    return [*notices, _stacks(halves, titles, 0.0, keep=True)]


def _lead(halves: Halves) -> list[Pair]:
    rows = [block_rows(half.content.lead, half.context.scale.lead, half.context) for half in halves]
    return [_paired(halves, rows[0], rows[1], before=2.0)] if any(rows) else []


def _facts(halves: Halves) -> list[Pair]:
    """The callout that the eye meets first: in larger type than the others."""
    parts = [half.content.fast_facts for half in halves]
    if parts[0] is None or parts[1] is None:
        return []
    made: list[list[Row]] = []
    for half, part in zip(halves, parts, strict=True):
        scale = half.context.scale
        large = scale._replace(body=scale.facts, heading=scale.facts_heading)
        made.append(boxed_rows(part, half.context._replace(scale=large)) if part else [])
    return _aligned(halves, (parts[0], parts[1]), made)


def _sections(halves: Halves, *, protected: bool) -> Iterator[Pair]:
    first, second = ([part for part in half.content.parts if part.protected == protected] for half in halves)
    for parts in zip(first, second, strict=True):
        made = [body_rows(half.brief, part, half.context) for half, part in zip(halves, parts, strict=True)]
        if any(part.personal for part in parts):
            yield _paired(halves, made[0], made[1])
        else:
            yield from _aligned(halves, parts, made)


def _closing(halves: Halves) -> Iterator[Pair]:
    for parts in zip(halves[0].content.closing, halves[1].content.closing, strict=True):
        made = [boxed_rows(part, half.context) for half, part in zip(halves, parts, strict=True)]
        yield from _aligned(halves, parts, made)


def _plan(halves: Halves) -> list[Pair]:
    """'Your plan' once, across both columns: two of them could come to say two things."""
    half = halves[0]
    plan = half.content.plan
    if plan is None:
        return []
    width = page_region(half.brief).rect.width
    wide = half.context._replace(measure=width)
    row = area_row(PLAN, plan_height(plan, wide, half.content.heights, half.brief.em_per_character), wide)
    return [Pair(row, row._replace(inks=()))]


def _further(halves: Halves) -> list[Pair]:
    """Where to read more, the QR code once."""
    stacks = [
        further(half.content, half.brief.pictures.qr if half.content.qr_slot != ARTIFACT else None, half.context)
        for half in halves
    ]
    if not any(stack.height for stack in stacks):
        return []
    pair = _stacks(halves, stacks, halves[0].context.scale.apart)
    return [Pair(*(row._replace(air=SECTION_AIR) for row in pair))]


def _aligned(halves: Halves, parts: tuple[PartBox, PartBox], made: Sequence[list[Row]]) -> list[Pair]:
    """A section's heading beside its heading, then paragraph beside paragraph and item beside item.

    Where the two do not go paragraph by paragraph, all below the headings stands side by side.
    """
    first, second = (_stretches(part, rows) for part, rows in zip(parts, made, strict=True))
    if len(first) != len(second):
        first, second = ([own[0], [row for stretch in own[1:] for row in stretch]] for own in (first, second))
    pairs: list[Pair] = []
    for number, (one, other) in enumerate(zip(first, second, strict=True)):
        if number and _lines_alike(one, other):
            lines = zip_longest(one, other)
            pairs += [_paired(halves, [here] if here else [], [there] if there else []) for here, there in lines]
        elif one or other:
            pairs.append(_paired(halves, one, other))
    # One of the two may be shorter: its ground goes on all the same.
    grounds = [rows[0].box for rows in made]
    return [Pair(*(_on(row, box) for row, box in zip(pair, grounds, strict=True))) for pair in pairs]


def _on(row: Row, ground: Ground | None) -> Row:
    return row._replace(box=ground, again=tuple(_on(each, ground) for each in row.again))


def _lines_alike(first: list[Row], second: list[Row]) -> bool:
    """Whether rows are lines of one height without gaps, so that they stay on one level and may part as lines do."""
    heights = {row.height for row in (*first, *second)}
    return len(heights) == 1 and not any(row.before for row in (*first[1:], *second[1:]))


def _stretches(part: PartBox, rows: list[Row]) -> list[list[Row]]:
    """A section's rows: those down to its heading, then those of each paragraph, row of a table, and list item."""
    starts = set(_starts(part.blocks))
    stretches: list[list[Row]] = [[]]
    for row in rows:
        opened = {id(ink.line.paragraph) for ink in row.inks if isinstance(ink, TextInk)} & starts
        if opened:
            stretches.append([])
            starts -= opened
        stretches[-1].append(row)
    return stretches


def _starts(boxes: Sequence[Box]) -> Iterator[int]:
    """What each paragraph, row of a table, and list item begins with, by identity."""
    for box in boxes:
        match box:
            case ListBox():
                yield from (id(item.label) for item in box.items)
            case TableBox():
                yield from (id(row[0]) for row in box.rows)
            case _:
                yield id(box)


def _paired(halves: Halves, first: list[Row], second: list[Row], before: float | None = None) -> Pair:
    """Rows of both columns as one row each, as tall as the taller."""
    rows = [own for own in (first, second) if own]
    pair = _stacks(
        halves,
        (stack_rows(first), stack_rows(second)),
        max(own[0].before for own in rows) if before is None else before,
        keep=any(own[-1].keep for own in rows),
    )
    air = max(own[0].air for own in rows)
    words = sum(row.words for own in rows for row in own)
    tight = any(own[-1].tight for own in rows)
    whole = any(own[-1].whole for own in rows)
    again = _again(halves, [own[0].again if own else () for own in (first, second)])
    overleaf = _again(halves, [own[0].overleaf if own else () for own in (first, second)])
    rules = [own[0].above if own else () for own in (first, second)]
    one, other = (
        row._replace(air=air, words=words, tight=tight, whole=whole, again=repeated, overleaf=turned, above=above)
        for row, repeated, turned, above in zip(pair, again, overleaf, rules, strict=True)
    )
    return Pair(one, other)


def _again(halves: Halves, rows: Sequence[Sequence[Row]]) -> Sequence[tuple[Row, ...]]:
    """What stands above a pair where it begins a page in the midst of something, as tall in both columns."""
    if not any(rows):
        return ((), ())
    return [(row._replace(lines=0),) for row in _stacks(halves, [stack_rows(own) for own in rows], 0.0)]


def _spaced(pair: Pair, before: float) -> Pair:
    return Pair(pair.first._replace(before=before), pair.second._replace(before=before))
