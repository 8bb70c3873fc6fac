"""What the quick run of the tests holds of that which `pytest -m long` holds whole."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

QUICK = "not long"
"""What pyproject.toml says to `-m`; whatever else is said there holds laws against all of their examples."""

FILES = pytest.StashKey[dict[str, bool]]()
"""The files of the tests that were found, and whether the quick run holds anything of each."""

SHARE = 5
"""A law is held against a fifth of its cases in the quick run: a plain fault fails one of the first few."""

LEAST = 5
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


def covering(cases: Iterable[tuple], together: int = 2) -> list[tuple]:
    """Some of the cases, in which each two values (or so many) stand together that do so in any."""
    left = list(cases)
    lacking = {each for case in left for each in _combined(case, together)}
    chosen = []
    while lacking:
        chosen.append(max(left, key=lambda case: len(lacking & _combined(case, together))))
        lacking -= _combined(chosen[-1], together)
    return chosen


def _combined(case: tuple, together: int) -> set[tuple]:
    return set(combinations(enumerate(map(repr, case)), together))


def ways(cases: Sequence[tuple], together: int = 2) -> list:
    """For a fixture's `params`: those of a covering set are of the quick run, all others are `long`."""
    few = covering(cases, together)
    return [case if case in few else pytest.param(case, marks=pytest.mark.long) for case in cases]


def grid(*values: Iterable, together: int = 2) -> list:
    """For `parametrize` with a name for each value: all combinations of values, parted likewise."""
    cases = list(product(*values))
    few = covering(cases, together)
    return [case if case in few else pytest.param(*case, marks=pytest.mark.long) for case in cases]
