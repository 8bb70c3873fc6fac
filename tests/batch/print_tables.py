"""Tables for print files, and who is in these afterwards."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from readers import page_texts
from tables import NAME, NOTE

HEADER = ["id", "handout", "language", "edition", "group", "name", "birth_date", "dose", "next_visit", "note"]


def rows(groups, *, large=(), file="rows.csv", notes=None):
    """A table of so many rows, each of its group; some in large print."""
    words = io.StringIO()
    out = csv.writer(words)
    out.writerow(HEADER)
    for number, group in enumerate(groups, 1):
        edition = "large-print" if number in large else ""
        note = (notes or {}).get(number, f"{NOTE} {number}")
        who = [f"P{number}", "anakinra", "en", edition, group, f"{NAME} {number}"]
        out.writerow([*who, "1950-01-02", "100 mg", "2027-01-01", note])
    Path(file).write_text(words.getvalue(), encoding="utf-8")


def names(pdf):
    """The numbers in the names on the pages, each page that is not blank, in their order."""
    return [int(found[1]) for text in page_texts(pdf) if (found := re.search(rf"{NAME} (\d+)", text))]


def prints(folder="out"):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).glob("*.pdf"))}


def sheets_in(folder="out"):
    """Who is in each print file, in their order."""
    return [list(dict.fromkeys(names(f"{folder}/{name}"))) for name in prints(folder)]


def resorted(groups, order):
    """The table of these rows in another order."""
    rows(groups)
    header, *lines = Path("rows.csv").read_text(encoding="utf-8").splitlines()
    Path("rows.csv").write_text("\n".join([header, *(lines[each - 1] for each in order)]) + "\n", encoding="utf-8")
