"""What a rule is: a code, a function that finds breaches, and its docstring, which is its documentation."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from handout.diagnostics import Diagnostic, Span, warning
from handout.record import NamedTuple

T = TypeVar("T")

Finding = tuple[str, Span, str]
"""What is wrong, where, and what to do about it."""

Search = Callable[[T, datetime.date], Iterator[Finding]]


class Rule(NamedTuple, Generic[T]):
    """One rule about a handout or a clinic's file. Its breaches are warnings: the sheet can be made all the same."""

    code: str
    search: Search[T]

    def breaches(self, subject: T, day: datetime.date) -> Iterator[Diagnostic]:
        """A warning for each breach; `day` is what counts as today."""
        for message, span, hint in self.search(subject, day):
            yield warning(self.code, message, span, hint)

    @property
    def explanation(self) -> str:
        """What the rule does, why, and an example."""
        return inspect.getdoc(self.search) or ""


class RuleBook(Generic[T]):
    """The rules about one kind of thing, by code, in the order in which they were written."""

    def __init__(self) -> None:
        self.rules: dict[str, Rule[T]] = {}

    def rule(self, code: str) -> Callable[[Search[T]], Search[T]]:
        """A decorator that enters a search under its code."""

        def enter(search: Search[T]) -> Search[T]:
            self.rules[code] = Rule(code, search)
            return search

        return enter

    def breaches(self, subject: T, day: datetime.date) -> Iterator[Diagnostic]:
        """All breaches of all rules."""
        for rule in self.rules.values():
            yield from rule.breaches(subject, day)
