"""The Big List of Naughty Strings in every text field, quoted and as it stands."""

from __future__ import annotations

import os

import pytest
from cases import each, parts
from hostile import CORPUS, DAY, assert_told, faults_of, folded, judge_everywhere, outcome
from quick import thinned

import handout

EVERY_ALONE = os.environ.get("HANDOUT_FULL_MATRIX") == "1"
"""Each string in each field on a sheet of its own: minutes rather than seconds."""


def _naughty() -> dict[str, str]:
    """Each string by its line. A line's end is a line feed only: other line ends are naughty themselves."""
    path = CORPUS / "blns.txt"
    lines = path.read_bytes().decode().split("\n") if path.is_file() else []
    return {
        f"line {number}": line
        for number, line in enumerate(lines, 1)
        if line and line != "#" and not line.startswith("#\t")
    }


STRINGS = _naughty()
pytestmark = pytest.mark.skipif(not STRINGS, reason="HANDOUT_CORPUS names no folder with nasty/blns.txt")

PARTS = parts(STRINGS, 12)
each_part = pytest.mark.parametrize("strings", thinned(PARTS, 64))


@each_part
def test_in_every_field(strings, folder):
    each(strings, lambda text: judge_everywhere(text, folder, one_of=6, each_alone=EVERY_ALONE))


HANDOUTS = {
    "fact": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nfast_facts:\n  - One fact.\n  - %s\n",
    "flow": b"format: 1\nid: made\nlanguage: en\nintro: Words.\ntitle: Made up\nbrand_names: [%s]\n",
    "block": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nintro: |\n  %s\n",
    "key": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nintro: Words.\n%s: Words.\n",
    "title": b"format: 1\nid: made\nlanguage: en\nintro: Words.\ntitle: %s\n",
}


@each_part
def test_as_it_stands_in_yaml(strings, tmp_path):
    each(strings, lambda text: stands_in_yaml(text, tmp_path))


def stands_in_yaml(text, folder):
    """A value or a clean error; what begins like words is neither shortened nor turned into something else."""
    path, clinic = folder / "en.yaml", folder / "clinic.yaml"
    clinic.write_bytes(b"format: 1\nname: %s\n".replace(b"%s", text.encode()))
    for lines in HANDOUTS.values():
        path.write_bytes(lines.replace(b"%s", text.encode()))
        for fault in faults_of(lambda: handout.load(path)):
            assert_told([fault])
    done = outcome(lambda: handout.render(handout.load(path), handout.load_clinic(clinic), date=DAY).pdf)
    if done.read and text[0] not in "\"'|>":
        assert folded(done.read.title) == folded(text)
