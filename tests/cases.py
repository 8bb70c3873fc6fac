"""Many small cases in one test: each is held for itself, and all that fail are told by name."""

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def each(cases: Mapping[str, T], check: Callable[[T], object]) -> None:
    """Hold a check against each case. What a test costs by itself is many times what some thousand cases take."""
    failed: list[Exception] = []
    for name, case in cases.items():
        try:
            check(case)
        except Exception as fault:
            fault.add_note(f"the case {name!r}")
            failed.append(fault)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(cases)} cases", failed)


def parts(cases: Mapping[str, T], size: int) -> dict[str, dict[str, T]]:
    """The cases in parts of so many, each called by its first and last, so that processes can share them."""
    names = list(cases)
    stretches = [names[at : at + size] for at in range(0, len(names), size)]
    return {f"{each[0]}..{each[-1]}": {name: cases[name] for name in each} for each in stretches}
