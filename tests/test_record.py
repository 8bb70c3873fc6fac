"""Our named tuples do what those of `typing` do."""

from __future__ import annotations

import pickle
import typing

import pytest

from handout.record import NamedTuple


class Ours(NamedTuple):
    """A tuple."""

    first: int
    second: str = "b"
    third: float = 0.5

    @property
    def twice(self) -> int:
        return 2 * self.first

    def said(self, words: str) -> str:
        return f"{words} {self.second}"


class Theirs(typing.NamedTuple):
    """A tuple."""

    first: int
    second: str = "b"
    third: float = 0.5

    @property
    def twice(self) -> int:
        return 2 * self.first

    def said(self, words: str) -> str:
        return f"{words} {self.second}"


class Private(NamedTuple):
    words: str

    def __repr__(self) -> str:
        return "Private(…)"


T = typing.TypeVar("T")


class Box(NamedTuple, typing.Generic[T]):
    held: T


WAYS = [
    lambda made: made(1),
    lambda made: made(1, "x"),
    lambda made: made(third=2.0, first=3),
    lambda made: made(1)._replace(second="y"),
    lambda made: made._make([1, 2, 3]),
    lambda made: made(1).twice,
    lambda made: made(4).said("a"),
    lambda made: made(1).third,
    lambda made: made(1)._asdict(),
    lambda made: made._fields,
    lambda made: made._field_defaults,
    lambda made: made.__doc__,
    lambda made: made.__match_args__,
    lambda made: repr(made(1)).partition("(")[2],
    lambda made: {made(1), made(1), made(2)} == {made(1), made(2)},
    lambda made: tuple(pickle.loads(pickle.dumps(made(7, "z")))),
    lambda made: made(1) == (1, "b", 0.5),
    lambda made: hasattr(made(1), "__dict__"),
    lambda made: made.__new__.__defaults__,
    lambda made: made.__module__,
    lambda made: made(1)[1:],
]


@pytest.mark.parametrize("way", WAYS)
def test_does_the_same(way):
    assert way(Ours) == way(Theirs)


@pytest.mark.parametrize(
    "way",
    [
        lambda made: made(),
        lambda made: made(1, 2, 3, 4),
        lambda made: made(1, fourth=2),
        lambda made: made(1, first=2),
        lambda made: made(1)._replace(fourth=2),
        lambda made: made._make([1]),
        lambda made: setattr(made(1), "first", 2),
        lambda made: setattr(made(1), "more", 2),
    ],
)
def test_refuses_the_same(way):
    with pytest.raises(Exception) as theirs:  # noqa: PT011 - whatever it is
        way(Theirs)
    with pytest.raises(theirs.type):
        way(Ours)


def test_a_class_says_itself_how_it_is_shown():
    assert repr(Private("secret")) == "Private(…)"
    assert f"{[Private('secret')]}" == "[Private(…)]"


class Nothing(NamedTuple):
    """No fields."""


def test_one_may_have_no_fields():
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"


def test_one_may_be_generic():
    assert Box[int](3).held == 3


def test_a_field_with_a_default_stands_behind_those_without():
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(NamedTuple):
            first: int = 1
            second: int  # type: ignore[misc]


def test_patterns_match():
    match Ours(1, "x"):
        case Ours(first, second):
            assert (first, second) == (1, "x")
        case _:
            pytest.fail("no match")
