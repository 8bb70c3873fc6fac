"""What the quick run of the tests holds of that which `pytest -m long` holds whole."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

SHARE = 4
"""A law is held against a quarter of its cases in the quick run: a plain fault fails one of the first few."""

LEAST = 8
"""Fewer made-up examples than that say little."""


def is_quick() -> bool:
    return settings.get_current_profile_name() != "long"


def examples(count: int) -> int:
    """Of `count` examples of a law, how many it is held against."""
    return min(count, max(LEAST, -(-count // SHARE))) if is_quick() else count


def some(cases: Sequence[T], one_of: int = SHARE) -> Sequence[T]:
    """For a law that goes through its cases itself: each so-manieth of them, the last too; with `-m long` all."""
    return [*cases[:-1:one_of], cases[-1]] if is_quick() and cases else cases


def thinned(cases: Mapping[str, T] | Sequence[T], one_of: int = SHARE) -> list:
    """For `parametrize`: each so-manieth case is of the quick run, all others are `long`."""
    named = list(cases.items()) if isinstance(cases, Mapping) else [(None, case) for case in cases]
    return [
        pytest.param(case, id=name, marks=() if number % one_of == 0 else pytest.mark.long)
        for number, (name, case) in enumerate(named)
    ]


def covering(cases: Iterable[tuple]) -> list[tuple]:
    """Some of the cases, in which each two values stand together that do so in any."""
    left = list(cases)
    lacking = {pair for case in left for pair in _pairs(case)}
    chosen = []
    while lacking:
        chosen.append(max(left, key=lambda case: len(lacking & _pairs(case))))
        lacking -= _pairs(chosen[-1])
    return chosen


def _pairs(case: tuple) -> set[tuple]:
    return set(combinations(enumerate(case), 2))


def ways(cases: Sequence[tuple]) -> list:
    """For a fixture's `params`: those of a covering set are of the quick run, all others are `long`."""
    few = covering(cases)
    return [case if case in few else pytest.param(case, marks=pytest.mark.long) for case in cases]


def grid(cases: Sequence[tuple]) -> list:
    """The same for `parametrize` with a name for each value."""
    few = covering(cases)
    return [case if case in few else pytest.param(*case, marks=pytest.mark.long) for case in cases]
