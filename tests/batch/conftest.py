"""A short handout in the place of a long one, for tests of which sheet is made when, and goes where."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TypeVar

import pytest

from handout import press
from handout.order import Order

T = TypeVar("T")

SHORT = """\
format: 1
id: anakinra
language: en
title: Anakinra
intro: Anakinra is a medicine that you inject.
sections:
  - id: how-to-inject
    heading: How to inject
    text: Have a nurse teach you.
  - id: find-rheumatologist
    heading: Find a rheumatologist
    text: Ask us.
"""


@pytest.fixture(scope="session")
def short_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which anakinra is short: to lay it out takes a fraction of the time."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "anakinra").mkdir()
    (folder / "anakinra" / "en.yaml").write_text(SHORT, encoding="utf-8")
    return folder


class StandingPress(press.Press):
    """A press for run after run: what is read anew and says the same is the same."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[int, tuple[object, object]] = {}
        self._equal: dict[bytes, object] = {}

    def of(self, order: Order) -> press.Kept:
        assets = order.assets
        pictures, second = self._same(assets.pictures), self._same(assets.second)
        return super().of(
            order._replace(
                handout=self._same(order.handout),
                clinic=self._same(order.clinic),
                assets=assets._replace(pictures=pictures, second=second),
                second=self._same(order.second),
            )
        )

    def _same(self, thing: T) -> T:
        """The first that said what this one says. Things are kept, so that no other takes the identity of one."""
        if id(thing) not in self._seen:
            self._seen[id(thing)] = thing, self._equal.setdefault(pickle.dumps(thing), thing)
        return self._seen[id(thing)][1]  # type: ignore[return-value]  # equal bytes are of one type


@pytest.fixture(scope="session")
def standing_press() -> StandingPress:
    return StandingPress()


@pytest.fixture
def short_handout(short_library: Path, standing_press: StandingPress, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets are of the short handout, in this process and in those that tests start. One press serves all of them."""
    monkeypatch.setenv("HANDOUT_LIBRARY", os.fspath(short_library))
    monkeypatch.setattr(press, "Press", lambda: standing_press)


@pytest.fixture
def whole_handout(short_handout: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test among those of the short handout: its sheets are of the program's own."""
    monkeypatch.delenv("HANDOUT_LIBRARY")
