"""Personal copies of one handout, beside Typst making the same for the same recipients; and what batches cost."""

from __future__ import annotations

import csv
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import typst
from typst_source import qr_svg, source

import handout
from handout.compose import compose
from handout.model import Cell, Recipient, Span
from handout.press import Press

ROOT = Path(__file__).parents[2]
CLINIC = ROOT / "content/clinics/riverbend/plan.yaml"
DAY = date(2026, 11, 24)
STANDARDS = ["ua-1", "a-2a"]
WORDS = ["take", "this", "medicine", "at", "the", "same", "time", "each", "day", "and", "call", "us", "if", "ill"]
COPIES, PEER_COPIES, ROUNDS = 300, 60, 5
FIELDS = ("id", "name", "birth_date", "dose", "next_visit", "note")

PLAN = """
#let of(name) = sys.inputs.at(name, default: "")
#block(stroke: 1pt + primary, radius: 3pt, inset: 8pt, width: 100%)[
  #of("name") · #of("birth_date")
  #table(columns: (1fr, 2fr), [Dose], [*#of("dose")*], [Next visit], [*#of("next_visit")*])
  #of("note")
]
"""


def rows(number: int) -> list[dict[str, str]]:
    """Recipients whose notes have from none to 600 characters."""
    made = random.Random(5)
    found = []
    for count in range(1, number + 1):
        length = made.choice([0, made.randint(1, 200), made.randint(200, 600)])
        note = " ".join(made.choice(WORDS) for _ in range(length // 5))[:length].strip()
        own = {"id": f"P{count}", "name": f"Ana Example {count}", "birth_date": "1950-01-02", "dose": "100 mg"}
        found.append({**own, "next_visit": "2027-01-15", "note": note})
    return found


def recipient(row: dict[str, str], number: int) -> Recipient:
    span = Span("rows.csv", number + 1)
    return Recipient(number, tuple((key, Cell(text, None, span)) for key, text in row.items() if text), span)


def copies_of_ours(chosen: list[dict[str, str]], folder: Path) -> float:
    """Milliseconds a copy, written as files, in processor time: the least of some rounds."""
    sheet, clinic, press = handout.load("anakinra"), handout.load_clinic(CLINIC), Press()
    own = [recipient(row, number) for number, row in enumerate(chosen, 1)]
    for each in own[:40]:
        handout.render(sheet, clinic, recipient=each, date=DAY, press=press)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for number, each in enumerate(own):
            result = handout.render(sheet, clinic, recipient=each, date=DAY, press=press)
            (folder / f"{number}.pdf").write_bytes(result.pdf)
        best = min(best, (time.process_time() - start) / len(own) * 1000)
    return best


def copies_of_typst(chosen: list[dict[str, str]], folder: Path) -> float:
    """The same of Typst: one compiler, the plan's words as inputs; it works on one processor."""
    sheet = handout.load("anakinra")
    document, _ = compose(sheet, handout.load_clinic(CLINIC))
    text = source(document)
    at = text.index("\n== ")
    path = folder / "handout.typ"
    path.write_text(text[:at] + PLAN + text[at:], encoding="utf-8")
    shutil.copy(CLINIC.with_name("logo.svg"), folder)
    (folder / "qr.svg").write_text(qr_svg(sheet.resources[0].url), encoding="utf-8")
    compiler = typst.Compiler(str(path), font_paths=[str(ROOT / "fonts")], ignore_system_fonts=True)
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for number, row in enumerate(chosen[:PEER_COPIES]):
            inputs = {**row, "size": "10.5"}
            pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, sys_inputs=inputs)
            (folder / f"t{number}.pdf").write_bytes(pdf)
        best = min(best, (time.process_time() - start) / PEER_COPIES * 1000)
    return best


def locked(chosen: list[dict[str, str]]) -> float:
    """Milliseconds a copy that is locked with a password."""
    sheet, clinic, press = handout.load("anakinra"), handout.load_clinic(CLINIC), Press()
    own = [recipient({**row, "password": "a longer password"}, number) for number, row in enumerate(chosen, 1)]
    for each in own[:10]:
        handout.render(sheet, clinic, recipient=each, date=DAY, press=press)
    start = time.process_time()
    for each in own:
        handout.render(sheet, clinic, recipient=each, date=DAY, press=press)
    return (time.process_time() - start) / len(own) * 1000


def batch(table: Path, folder: Path, *more: str) -> tuple[float, float]:
    """Seconds, and the largest process in megabytes."""
    words = ["batch", str(table), "--handout", "anakinra", "--clinic", str(CLINIC), "--quiet", *more]
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "handout", *words], check=True, cwd=folder, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def table_of(chosen: list[dict[str, str]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, FIELDS)
        out.writeheader()
        out.writerows(chosen)
    return path


def main() -> None:
    """Measure, and print a table."""
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    chosen = rows(COPIES)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = copies_of_ours(chosen, folder)
        peer = copies_of_typst(chosen, folder)
        print(f"a copy: handout {ours:.2f} ms, typst {peer:.2f} ms, {peer / ours:.1f} times typst")
        print(f"locked: {1000 / locked(chosen[:60]):.0f} copies a second")
        thousand = table_of(rows(1000), folder / "thousand.csv")
        seconds, memory = batch(thousand, folder, "-o", "alone")
        print(f"1,000 files: {seconds:.1f} s, {memory:.0f} MB")
        seconds, memory = batch(thousand, folder, "-o", "merged", "--merge", "print.pdf", "--split", "2000")
        print(f"1,000 merged: {seconds:.1f} s, {memory:.0f} MB")
        alone = sum(path.stat().st_size for path in (folder / "alone").rglob("*.pdf"))
        merged = sum(path.stat().st_size for path in (folder / "merged").rglob("*.pdf"))
        print(f"bytes: 1,000 files {alone:,}, one print file {merged:,}, ratio {alone / merged:.1f}")


if __name__ == "__main__":
    main()
