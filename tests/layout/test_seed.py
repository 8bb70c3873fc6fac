"""The text that started the project: two Letter pages hold it at 11 points, three times as much is refused."""

import os
import re
from pathlib import Path

import pytest
from making import make, section, sections

from handout.layout.fit import TooLong

SEED = Path(os.environ.get("HANDOUT_CORPUS", "corpus")).parent / "seed-anakinra.txt"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="HANDOUT_CORPUS is not set, or no seed lies beside it")

HEADINGS = [
    "Fast Facts",
    "Uses",
    "How it works",
    "Dosing",
    "Time to effect",
    "Side effects",
    "Points to remember",
    "Drug interactions",
    "Information to discuss with other healthcare providers",
    "To find a rheumatologist",
    "For additional Information",
]


def seed_sections():
    """Heading and Markdown text of each section, the introduction first; dead links become their words."""
    text = SEED.read_text(encoding="utf-8").replace("\n\na cell.", " a cell.")
    text = re.sub(r"\[([^][]*)\]\(#\)", r"\1", text)
    text = re.sub(r"\[(e\.g\.[^][]*)\]", r"(\1)", text)
    found: list[tuple[str, list[str]]] = [("Anakinra", [])]
    for line in text.splitlines():
        if line.strip() in HEADINGS:
            found.append((line.strip(), []))
        elif line.strip() != "Anakinra (*Kineret*)":
            found[-1][1].append(line.rstrip())
    return [(heading, "\n".join(lines).strip()) for heading, lines in found]


def seed_handout(times=1):
    made = []
    for number in range(times):
        for order, (heading, text) in enumerate(seed_sections()):
            made.append(section(f"s{number}-{order}", heading, text))
    return make(sections(*made), style="columns", paper="letter")


def test_the_seed_is_all_there():
    assert [heading for heading, _ in seed_sections()] == ["Anakinra", *HEADINGS]
    assert sum(len(text.split()) for _, text in seed_sections()) > 700


def test_two_letter_pages_hold_the_seed_at_eleven_points():
    assert seed_handout().size("2") >= 11.0


def test_three_times_the_seed_is_refused_with_figures():
    with pytest.raises(TooLong) as caught:
        seed_handout(3).fitted("2")
    assert caught.value.pages == 2
    assert caught.value.lines > 50
    assert caught.value.words > 500
