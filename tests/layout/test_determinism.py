"""The same input gives the same bytes, whatever the process, the folder, the time zone, the seed of hashes."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from making import FURNITURE, a_code, clinic_of, handout_of, paragraphs, section, sections

from handout.layout.brief import Pictures
from handout.order import Assets
from handout.pipeline import render_document
from handout.source.assets import font_files

HERE = Path(__file__).parent
PROGRAM = "import test_determinism; print(test_determinism.digest())"


def digest() -> str:
    body = FURNITURE + sections(
        section("a", "Uses", paragraphs(150)),
        section("b", "Know", "Łódź, αβγ, [a page](https://example.org/a), **never**.", "warning"),
        section("c", "Steps", "- One\n- Two\n  1. Three", "checklist"),
    )
    made = render_document(
        handout_of(body), clinic_of(), Assets(font_files(()), Pictures(None, a_code())), date(2026, 11, 22)
    )
    return hashlib.sha256(made.pdf).hexdigest()


def elsewhere(folder: Path, **environment: str) -> str:
    path = os.pathsep.join([str(HERE), str(HERE.parent), str(HERE.parents[1])])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_same_bytes_in_another_process(tmp_path):
    here = digest()
    assert elsewhere(tmp_path, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C") == here
    assert elsewhere(HERE, PYTHONHASHSEED="777", TZ="America/Los_Angeles") == here


def test_the_same_bytes_again_and_after_other_work():
    here = digest()
    other = handout_of(sections(section("z", "Other", paragraphs(300))))
    render_document(other, None, Assets(font_files(()), Pictures()), date(2020, 1, 1))
    assert digest() == here


def test_fonts_of_one_set_are_not_taken_for_those_of_another():
    """Two mappings of files may have lived at one address, one after the other."""
    from boxes import box_font

    handout = handout_of(sections(section("a", "Uses", "Some words.")))
    day, real = date(2026, 11, 22), dict(font_files(()))
    seen = set()
    for number in range(20):
        files = dict(real)
        if number % 2:
            files["AtkinsonHyperlegibleNext-Regular.ttf"] = box_font()
        pdf = render_document(handout, None, Assets(files, Pictures()), day).pdf
        seen.add((number % 2, hashlib.sha256(pdf).hexdigest()))
        del files
    assert len(seen) == 2
    assert len({digest for _, digest in seen}) == 2
