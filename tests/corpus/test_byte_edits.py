"""The good files, damaged at random: a clean error, or a value and then a good sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import DAY, outcome
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quick import examples

import handout

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "en.yaml": ROOT / "content" / "anakinra" / "en.yaml",
    "clinic.yaml": ROOT / "content" / "clinics" / "riverbend" / "clinic.yaml",
    "logo.svg": ROOT / "content" / "clinics" / "riverbend" / "logo.svg",
}
EXAMPLES = {"en.yaml": 60, "clinic.yaml": 40, "logo.svg": 40}

WORDS = [b"", b"\n", b" ", b"\t", b"  - ", b": ", b" #", b"'", b'"', b"[", b"}", b"|", b"*", b"**", b"&a ", b"<b>"]
LETTERS = [
    b"\\",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xc2\xad",
    b"\xcc\x81",
    b"\xef\xbf\xbd",
    b"0",
    b"-",
    b"a",
    b"/",
]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(WORDS + LETTERS) | st.binary(max_size=3)),
    min_size=1,
    max_size=4,
)


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with some cut out and others put in, at places given as parts of the whole."""
    for place, cut, put in edits:
        start = int(place * len(data))
        data = data[:start] + put + data[start + cut :]
    return data


@pytest.mark.law
@pytest.mark.parametrize("name", FILES)
def test_damaged(name, tmp_path):
    made = []

    @settings(
        max_examples=examples(EXAMPLES[name]),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(EDITS)
    def law(edits):
        for each, path in FILES.items():
            data = path.read_bytes()
            (tmp_path / each).write_bytes(edited(data, edits) if each == name else data)
        done = outcome(_sheet)
        made.append(bool(done.pdf))

    def _sheet() -> bytes:
        words, clinic = handout.load(tmp_path / "en.yaml"), handout.load_clinic(tmp_path / "clinic.yaml")
        return handout.render(words, clinic, date=DAY).pdf

    law()
    assert set(made) == {True, False}, "damage of both kinds: to words, and to what holds them"
