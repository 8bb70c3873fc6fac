"""A short handout in the place of a long one, for tests of which sheet is made when, and goes where."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


@pytest.fixture
def short_handout(short_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheets are of the short handout, in this process and in those that tests start."""
    monkeypatch.setenv("HANDOUT_LIBRARY", os.fspath(short_library))


@pytest.fixture
def whole_handout(short_handout: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test among those of the short handout: its sheets are of the program's own."""
    monkeypatch.delenv("HANDOUT_LIBRARY")
