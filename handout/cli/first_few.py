"""Things that are counted, and of which the first are named: what a person looks for by hand."""

from __future__ import annotations

from typing import Generic, TypeVar

MOST_NAMED = 10

T = TypeVar("T")


class FirstFew(Generic[T]):
    """How many there are, and the first of them."""

    def __init__(self) -> None:
        self.number = 0
        self.first: list[T] = []

    def add(self, each: T) -> None:
        """One more."""
        self.number += 1
        if len(self.first) < MOST_NAMED:
            self.first.append(each)
