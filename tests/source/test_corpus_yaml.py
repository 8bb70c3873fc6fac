"""Hostile and malformed YAML of other projects: a value or a clean error, never a traceback or an endless wait."""

import os
import signal
from pathlib import Path

import pytest
from reports import faults_of

from handout.diagnostics import HandoutError, Span, render_json, render_short
from handout.markup import parse_blocks
from handout.source.clinic import load_clinic
from handout.source.library import load_handout
from handout.source.yaml import parse

CORPUS = Path(os.environ.get("HANDOUT_CORPUS", "")) / "nasty"
FILES = sorted((CORPUS / "yaml").glob("*.yaml")) if os.environ.get("HANDOUT_CORPUS") else []

needs_corpus = pytest.mark.skipif(not FILES, reason="HANDOUT_CORPUS names no folder with nasty/yaml")


@pytest.fixture(autouse=True)
def _bounded():
    """A hang ends here instead of holding the run up."""

    def late(*_):
        raise TimeoutError("two seconds are more than any of these needs")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 2.0)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@needs_corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("load", [load_handout, load_clinic, lambda path: parse(path.read_bytes(), path.name)])
def test_a_value_or_a_clean_error(load, path):
    for fault in faults_of(lambda: load(path)):
        assert fault.span is not None
        assert fault.span.line >= 1
        assert "\n" not in render_short(fault)
        assert render_json(fault)


@needs_corpus
def test_naughty_strings_as_text():
    for line in (CORPUS / "blns.txt").read_text("utf-8").splitlines():
        blocks, faults = parse_blocks(line, lambda row, column: Span("f", row + 1, column + 1))
        assert blocks or faults or not line.strip()


HOSTILE = {
    "laughs": "a: &a [x,x]\n"
    + "".join(f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "self": "&a [*a]\n",
    "object": "!!python/object/apply:os.system ['true']\n",
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "quotes": "'" * 200_001,
    "tabs": "a: b\n" + "\tx\n" * 50_000,
    "keys": "".join(f"k{number}: v\n" for number in range(9_000)),
    "escape": 'a: "\\UFFFFFFFF"\n',
    "half": 'a: "\\ud800"\n',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("load", [load_handout, load_clinic])
def test_hostile_files_are_refused(load, text, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(HandoutError):
        load(path)
