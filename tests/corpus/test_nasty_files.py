"""Files that others made to break readers, and some of our own, through the whole program."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile import CORPUS, DAY, outcome
from hostile_fields import CLINIC, HANDOUT, LOGO, file_of
from quick import some, thinned
from readers import validate

import handout

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MOST_MEGABYTES = 300
TOLD = re.compile(r"[^\0-\x1f]+?:\d+:\d+: (error|warning): .+ · hint: .+")

YAML = sorted((CORPUS / "yaml").glob("*.yaml"))
PICTURES = sorted((CORPUS / "images").glob("*.png")) + sorted((CORPUS / "svg").glob("*.svg"))
needs_corpus = pytest.mark.skipif(not (YAML and PICTURES), reason="HANDOUT_CORPUS names no folder with nasty/")
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here, so that memory cannot be measured")


class Run(NamedTuple):
    """A build as a process: what it was given, how it ended, what it told, what it took, where its PDF would lie."""

    name: str
    status: int
    told: list[str]
    megabytes: float
    target: Path


def builds(cases: Iterable[tuple[str, list[str]]], folder: Path) -> Iterator[Run]:
    """Builds with these arguments, each in a process of its own."""
    given = [(name, words, folder / f"{number}.pdf") for number, (name, words) in enumerate(cases)]
    lines = [json.dumps(["build", *words, "--date", DAY.isoformat(), "-o", str(to)]) for _, words, to in given]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, HERE / "forked.py"], input="\n".join(lines), env=environment, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    results = map(json.loads, done.stdout.splitlines())
    for (name, _, target), result in zip(given, results, strict=True):
        yield Run(name, result["status"], result["told"], result["megabytes"], target)


def what_is_wrong(run: Run) -> list[str]:
    """What of the promises about bad input one build breaks."""
    wrong = []
    if run.megabytes > MOST_MEGABYTES:
        wrong.append(f"{run.megabytes:.0f} MB")
    if run.status == 0:
        wrong += [fault.message for fault in handout.verify.faults(run.target.read_bytes())]
    elif run.status != 1:
        wrong.append(f"exit status {run.status}: {run.told[-1:]}")
    else:
        wrong += [f"told: {line[:200]}" for line in run.told if not TOLD.fullmatch(line)]
        wrong += [] if run.told else ["nothing told"]
        wrong += ["a file was left"] if run.target.exists() else []
    return [f"{run.name}: {each}" for each in wrong]


def clinic_with(logo: str | bytes, ending: str, folder: Path) -> Path:
    """A clinic's file in a folder of its own beside its logo."""
    folder.mkdir(parents=True)
    (folder / f"logo{ending}").write_bytes(logo.encode() if isinstance(logo, str) else logo)
    path = folder / "clinic.yaml"
    path.write_bytes(file_of({**CLINIC, "logo": f"logo{ending}"}))
    return path


def good_handout(folder: Path) -> Path:
    path = folder / "en.yaml"
    path.write_bytes(file_of(HANDOUT))
    return path


@pytest.mark.long
@pytest.mark.law
@needs_fork
@needs_corpus
def test_yaml_of_other_projects(tmp_path):
    good = str(good_handout(tmp_path))
    cases = [(f"{path.name} as handout", [str(path)]) for path in some(YAML, 16)]
    cases += [(f"{path.name} as clinic", [good, "--clinic", str(path)]) for path in some(YAML, 16)]
    runs = list(builds(cases, tmp_path))
    assert {run.status for run in runs} == {1}
    assert not [wrong for run in runs for wrong in what_is_wrong(run)]


@pytest.mark.law
@needs_fork
@needs_corpus
def test_pictures_as_logos(tmp_path):
    good = str(good_handout(tmp_path))
    clinics = {
        path.name: clinic_with(path.read_bytes(), path.suffix, tmp_path / path.name) for path in some(PICTURES, 16)
    }
    runs = list(builds([(name, [good, "--clinic", str(path)]) for name, path in clinics.items()], tmp_path))
    assert not [wrong for run in runs for wrong in what_is_wrong(run)]
    for run in runs:
        if run.name.startswith("pngsuite-"):
            assert run.status == int(run.name.startswith("pngsuite-x")), run.name


@needs_corpus
@pytest.mark.parametrize("path", thinned({path.stem: path for path in PICTURES}, 16))
def test_a_picture_under_another_kind_of_name(path, tmp_path):
    """Its content decides, not its name; in this process, as a program that uses the package would."""
    words = handout.load(good_handout(tmp_path))
    for ending in (".png", ".jpg", ".svg"):
        clinic = handout.load_clinic(clinic_with(path.read_bytes(), ending, tmp_path / ending))
        outcome(lambda clinic=clinic: handout.render(words, clinic, date=DAY).pdf)


VALID = ("basi6a16", "bgan6a16", "exif2c08", "g25n3p04", "oi9n2c16", "s01n3p01", "tbbn3p08", "tm3n3p02")


@needs_corpus
@pytest.mark.parametrize("name", thinned(VALID))
def test_logos_of_every_kind_make_valid_files(name, tmp_path):
    """Interlaced, with gamma, palette, transparency, orientation, of one pixel: PDF/UA-1 and PDF/A-2a."""
    data = (CORPUS / "images" / f"pngsuite-{name}.png").read_bytes()
    clinic = handout.load_clinic(clinic_with(data, ".png", tmp_path / "clinic"))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(handout.render(handout.load(good_handout(tmp_path)), clinic, date=DAY).pdf)
    assert validate(path, "ua1") == []
    assert validate(path, "2a") == []


def png(width: int, height: int, data: bytes, kind: int = 2) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, kind, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def svg(body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">{body}</svg>'


USES = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40))


def logos() -> dict[str, tuple[bytes | str, str]]:
    """Made only where they are used: to pack some of them takes a second."""
    return {
        "png-of-a-gigapixel": (png(30_000, 30_000, zlib.compress(bytes(50_000_000))), ".png"),
        "png-too-much-data": (png(10, 10, zlib.compress(bytes(100_000_000))), ".png"),
        "png-thin": (png(1_000_000, 1, zlib.compress(bytes(3_000_001))), ".png"),
        "png-of-zero": (png(0, 0, b""), ".png"),
        "svg-deep": (svg("<g>" * 50_000 + "</g>" * 50_000), ".svg"),
        "svg-doubling": (svg(f'<g id="g0"><path d="M0 0h1v1z"/></g>{USES}'), ".svg"),
        "svg-long-path": (svg(f'<path d="M0 0{"l1 1" * 400_000}"/>'), ".svg"),
        "svg-many-shapes": (svg('<path d="M0 0h1v1z"/>' * 100_000), ".svg"),
        "svg-huge-numbers": (svg('<path d="M1e308 1e308L-1e308 1e999Z" stroke="red" stroke-width="1e300"/>'), ".svg"),
        "svg-of-nothing": (LOGO.replace('viewBox="0 0 4 2"', 'viewBox="0 0 0 0"'), ".svg"),
        "svg-thin": (LOGO.replace('viewBox="0 0 4 2"', 'viewBox="0 0 1000000 0.000001"'), ".svg"),
        "svg-cut": (LOGO[:-20], ".svg"),
        "svg-entities": ("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + svg("&b;"), ".svg"),
    }


@pytest.mark.long
@pytest.mark.law
@needs_fork
def test_logos_made_to_burst(tmp_path):
    good = str(good_handout(tmp_path))
    clinics = {name: clinic_with(*logo, tmp_path / name) for name, logo in some(list(logos().items()))}
    runs = builds([(name, [good, "--clinic", str(path)]) for name, path in clinics.items()], tmp_path)
    assert not [wrong for run in runs for wrong in what_is_wrong(run)]


HEAD = "format: 1\nid: made\nlanguage: en\ntitle: Made up\n"
FILES = {
    "deep": "[" * 100_000,
    "aliases": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(1_000)),
    "keys": HEAD + "".join(f"k{n}: v\n" for n in range(9_000)),
    "one-key": HEAD + "intro: x\n" * 10_000,
    "long-line": HEAD + "intro: " + "a" * 900_000,
    "sections": HEAD + "sections:\n" + "  - {id: a, heading: H, text: W}\n" * 10_000,
    "facts": HEAD + "fast_facts:\n" + "  - One fact.\n" * 15_000,
    "words": HEAD + "intro: |\n" + "  word word word word\n" * 900,
    "brackets": HEAD + f"intro: '{'[' * 15_000}'\n",
    "stars": HEAD + f"intro: '{'*a ' * 5_000}'\n",
    "pipes": HEAD + f"intro: '{'|a' * 7_000}'\n",
    "unending-word": HEAD + f"intro: {'W' * 19_000}\n",
    "bytes": "\udc00".encode("utf-8", "surrogatepass") * 200_000,
    "zeros": b"\0" * 900_000,
}


@pytest.mark.law
@needs_fork
def test_files_made_to_burst(tmp_path):
    cases = []
    for name, text in some(list(FILES.items())):
        path = tmp_path / f"{name}.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        cases.append((name, [str(path)]))
    runs = list(builds(cases, tmp_path))
    assert {run.status for run in runs} == {1}
    assert not [wrong for run in runs for wrong in what_is_wrong(run)]
