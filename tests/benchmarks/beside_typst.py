"""One handout, cold and warm, beside Typst in the same run."""

from __future__ import annotations

import cProfile
import os
import pstats
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typst
from typst_source import qr_svg, source

import handout
from handout.compose import compose

ROOT = Path(__file__).parents[2]
CLINIC = ROOT / "content/clinics/riverbend/clinic.yaml"
DAY = date(2026, 11, 22)
PAGE = re.compile(rb"/Type */Page\b")
COLD_RUNS = 15
STANDARDS = ["ua-1", "a-2a"]


def timed(work: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds."""
    marks = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        marks.append((time.perf_counter() - start) * 1000)
    return statistics.median(marks)


def typst_pages(compiler: typst.Compiler, size: float) -> int:
    """How many pages Typst makes at a body size."""
    pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, sys_inputs={"size": str(size)})
    return len(PAGE.findall(pdf))


def typst_search(compiler: typst.Compiler) -> float:
    """The largest quarter point at which Typst's document has two pages."""
    size = 13.5
    while size > 8 and typst_pages(compiler, size) > 2:
        size -= 0.25
    return size


def main() -> None:
    """Measure, and print a table."""
    sheet = handout.load("anakinra")
    clinic = handout.load_clinic(CLINIC)
    document, _ = compose(sheet, clinic)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "handout.typ")
        path.write_text(source(document), encoding="utf-8")
        shutil.copy(CLINIC.with_name("logo.svg"), folder)
        Path(folder, "qr.svg").write_text(qr_svg(sheet.resources[0].url), encoding="utf-8")
        compiler = typst.Compiler(str(path), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)
        size = typst_search(compiler)
        one = timed(lambda: typst_pages(compiler, size), 15)
        peer_warm = timed(lambda: typst_search(compiler), 7)
        ours = handout.render(sheet, clinic, date=DAY)
        warm = timed(lambda: handout.render(sheet, clinic, date=DAY), 15)
        _cold_handout(Path(folder, "ours.pdf"))
        peer_cold, lean_cold, cold = [], [], []
        for _ in range(COLD_RUNS):  # turn by turn, so that what else the machine does is shared
            peer_cold.append(timed(lambda: _cold_typst(path, size, lean=False), 1))
            lean_cold.append(timed(lambda: _cold_typst(path, size, lean=True), 1))
            cold.append(timed(lambda: _cold_handout(Path(folder, "ours.pdf")), 1))
    print(f"typst: {size} pt, one render {one:.1f} ms")
    print(f"handout: {ours.body_pt} pt, {ours.pages} pages, {len(ours.pdf)} bytes")
    own = statistics.median(cold)
    _tell("cold: handout", own, "typst", statistics.median(peer_cold))
    _tell("cold: handout", own, "typst without system fonts", statistics.median(lean_cold))
    _tell("warm: handout", warm, "typst's search", peer_warm)
    if "--profile" in sys.argv:
        _profile(lambda: handout.render(sheet, clinic, date=DAY))


def _tell(ours: str, own: float, theirs: str, peer: float) -> None:
    print(f"{ours} {own:.1f} ms, {theirs} {peer:.1f} ms, ratio {own / peer:.2f}")


def _cold_typst(path: Path, size: float, *, lean: bool) -> None:
    """A process that compiles once. `lean`: without the look at the system's fonts that Typst takes by default."""
    code = (
        "import typst,sys;"
        f"typst.compile({str(path)!r}, output={str(path.with_suffix('.pdf'))!r}, font_paths=[{str(ROOT / 'fonts')!r}],"
        f" ignore_system_fonts={lean}, pdf_standards={STANDARDS!r}, sys_inputs={{'size': {str(size)!r}}})"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _cold_handout(target: Path) -> None:
    command = [sys.executable, "-m", "handout", "build", "anakinra", "--clinic", str(CLINIC), "-o", str(target)]
    # As installed: compiled modules beside the sources, as pip leaves them and Python by default does.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([*command, "--force"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment)


def _profile(work: Callable[[], object]) -> None:
    profile = cProfile.Profile()
    profile.runcall(work)
    pstats.Stats(profile).sort_stats("cumulative").print_stats(40)


if __name__ == "__main__":
    main()
