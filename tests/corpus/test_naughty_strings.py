"""The Big List of Naughty Strings in every text field, quoted and as it stands."""

from __future__ import annotations

import os

import pytest
from hostile import CORPUS, DAY, file_of, folded, judge_everywhere, outcome

import handout
from handout.verify import read_back

EVERY_ALONE = os.environ.get("HANDOUT_FULL_MATRIX") == "1"
"""Each string in each field on a sheet of its own: minutes rather than seconds."""


def _naughty() -> dict[int, str]:
    """Each string by its line. A line's end is a line feed only: other line ends are naughty themselves."""
    path = CORPUS / "blns.txt"
    lines = path.read_bytes().decode().split("\n") if path.is_file() else []
    return {number: line for number, line in enumerate(lines, 1) if line and line != "#" and not line.startswith("#\t")}


STRINGS = _naughty()
pytestmark = pytest.mark.skipif(not STRINGS, reason="HANDOUT_CORPUS names no folder with nasty/blns.txt")

each_string = pytest.mark.parametrize("text", STRINGS.values(), ids=(f"line-{number}" for number in STRINGS))


@each_string
def test_in_every_field(text, tmp_path):
    judge_everywhere(text, tmp_path, each_alone=EVERY_ALONE)


HANDOUTS = {
    "title": b"format: 1\nid: made\nlanguage: en\nintro: Words.\ntitle: %s\n",
    "fact": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nfast_facts:\n  - One fact.\n  - %s\n",
    "flow": b"format: 1\nid: made\nlanguage: en\nintro: Words.\ntitle: Made up\nbrand_names: [%s]\n",
    "block": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nintro: |\n  %s\n",
    "key": b"format: 1\nid: made\nlanguage: en\ntitle: Made up\nintro: Words.\n%s: Words.\n",
}


@each_string
def test_as_it_stands_in_yaml(text, tmp_path):
    """A value or a clean error; what begins like words is neither shortened nor turned into something else."""
    path, clinic = tmp_path / "en.yaml", tmp_path / "clinic.yaml"
    for name, lines in HANDOUTS.items():
        path.write_bytes(lines.replace(b"%s", text.encode()))
        done = outcome(lambda: handout.render(handout.load(path), date=DAY).pdf)
        if done.pdf and name == "title" and text[0] not in "\"'|>":
            assert folded(read_back(done.pdf).title) == folded(text)
    path.write_bytes(file_of({"format": "1", "id": "made", "language": "en", "title": "Made up", "intro": "Words."}))
    clinic.write_bytes(b"format: 1\nname: %s\n".replace(b"%s", text.encode()))
    outcome(lambda: handout.render(handout.load(path), handout.load_clinic(clinic), date=DAY).pdf)
