"""The tests are in two parts, of which the quick one is of every file, and `.ci/run` runs both."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from hypothesis import settings
from quick import FILES, LEAST, QUICK, SHARE, covering, examples, grid, is_quick, some, thinned

ROOT = Path(__file__).resolve().parents[1]
LONG_ALONE: dict[str, str] = {}
"""Files of which the quick run holds nothing, and why."""


def test_the_quick_run_holds_something_of_every_file(pytestconfig: pytest.Config) -> None:
    files = pytestconfig.stash[FILES]
    assert {name for name, quick in files.items() if not quick} <= set(LONG_ALONE)
    assert {name for name, quick in files.items() if quick}.isdisjoint(LONG_ALONE)


def test_ci_runs_what_the_quick_run_leaves_out() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines.index('bash -euo pipefail -c "$tests"') < lines.index(".venv/bin/pytest -m long")


def test_the_profile_is_that_of_the_part(pytestconfig: pytest.Config) -> None:
    assert is_quick() == (pytestconfig.option.markexpr == QUICK)
    assert settings().max_examples == (100 // SHARE if is_quick() else 100)


def parted(marker: str) -> tuple[list[int], list[int]]:
    """What a law of 400 examples is held against, and which of ten cases it goes through, where `-m` says so."""
    before = settings.get_current_profile_name()
    settings.load_profile(marker)
    try:
        return [examples(400), examples(LEAST), examples(3)], list(some(range(10)))
    finally:
        settings.load_profile(before)


def test_the_quick_run_holds_a_part_of_what_the_long_one_holds() -> None:
    assert parted("quick") == ([400 // SHARE, LEAST, 3], [0, 5, 9])
    assert parted("long") == ([400, LEAST, 3], list(range(10)))


def is_long(case: object) -> bool:
    return bool(getattr(case, "marks", ()))


def test_no_case_is_in_neither_part() -> None:
    assert [each.values[0] for each in thinned(list("abcdef"))] == list("abcdef")
    assert [is_long(each) for each in thinned(list("abcdef"), 4)] == [False, True, True, True, False, True]
    cases = list(product("ab", "cde", "fg"))
    assert [tuple(getattr(each, "values", each)) for each in grid("ab", "cde", "fg")] == cases
    assert [each for each in grid("ab", "cde", "fg") if not is_long(each)] == [
        each for each in cases if each in covering(cases)
    ]


@pytest.mark.parametrize("together", [1, 2])
def test_a_covering_set_has_all_values_together_and_is_smaller(together: int) -> None:
    cases = list(product("ab", "cde", "fg", (True, False)))
    few = covering(cases, together)
    assert len(few) < len(cases) / 3
    if together == 2:
        assert {(a, c) for a, _, c, _ in few} == set(product("ab", "fg"))
        assert {(b, d) for _, b, _, d in few} == set(product("cde", (True, False)))
    assert {b for _, b, _, _ in few} == set("cde")


def test_who_asks_for_a_long_test_alone_is_told_why_nothing_ran(tmp_path: Path) -> None:
    asked = f"{Path(__file__).parent / 'test_parts.py'}::test_that_is_long"
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
    assert "-m 'not long' leaves out the tests that are marked `long`; -m '' runs all." in done.stdout


@pytest.mark.long
def test_that_is_long() -> None:
    """There to be left out."""
    assert not is_quick()
