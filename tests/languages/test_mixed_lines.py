"""Lines whose words run both ways: what is copied from the page, and what the structure tree says, are as written.

Two things are held against the source. The structure tree, letter for letter, by MuPDF and by poppler. And the text
that PyMuPDF copies from the page, in the order of reading: it starts a line of its own where the direction turns, so
white space is left out of the comparison, but no sign that runs left to right is ever parted or turned.

Others that read the page and not the tree make this of it: poppler's pdftotext keeps the order of words and of signs,
and mirrors brackets where the direction turns; PDFium gives Arabic and Hebrew backwards, letter by letter; PyMuPDF
copies digits of Arabic's own (١٢٫٥) from the right, as letters. In the tree they are as written.
"""

from __future__ import annotations

from datetime import date

import pytest
import readers
from making import handout_of

from handout.api import render
from handout.verify import read_back

LINES = {
    "ar": {
        "خذ Anakinra 100 mg كل يوم.": ["Anakinra 100 mg"],
        "اتصل بنا (1-800-555-0142) اليوم.": ["1-800-555-0142"],
        "الموعد (2026-11-20) صباحًا (أو 1-800-555-0187).": ["2026-11-20", "1-800-555-0187"],
        "اكتب إلى care@riverbend.example الآن.": ["care@riverbend.example"],
        "خذ 20 000 IU أو -5 أو 1-800-MED-HELP أو Kineret® الآن.": ["20 000 IU", "-5", "1-800-MED-HELP", "Kineret®"],
        "الحرارة 38.5 °C (101.3 °F) أو أكثر.": ["38.5 °C (101.3 °F"],
        "اتصل على +1 (800) 555-0142 الآن.": ["+1 (800) 555-0142"],
        "خذ 2-3 مرات، 4–6 أسابيع، من 8:30-17:00.": ["2-3", "4–6", "8:30-17:00"],
        "خفّض الجرعة: 20 mg, 10 mg, 5 mg ثم 1,000 mg.": ["20 mg", "10 mg", "5 mg", "1,000 mg"],
    },
    "he": {
        "קחו 100 mg בכל יום (או פחות).": ["100 mg"],
        "התקשרו (03-1234567) היום.": ["03-1234567"],
        "בין 3–5 או 10-12 ימים, ב-5 mg.": ["3–5", "10-12", "5 mg"],
        "כתבו אל care@riverbend.example עכשיו.": ["care@riverbend.example"],
    },
}


@pytest.mark.parametrize("language", sorted(LINES))
def test_mixed_lines_are_read_and_copied_as_they_were_written(language, tmp_path):
    pymupdf = pytest.importorskip("pymupdf", reason="PyMuPDF is not installed")
    lines = LINES[language]
    head = f"format: 1\nid: made\nlanguage: {language}\ntitle: Anakinra\n"
    body = "intro: |\n" + "".join(f"  {line}\n\n" for line in lines)
    made = render(handout_of(body, head), None, date=date(2026, 11, 24))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made.pdf)
    assert read_back(made.pdf).faults == ()
    trees = [readers.mupdf_struct_text(path)]
    trees += [readers.poppler_struct_text(path)] if readers.poppler_is_there() else []
    with pymupdf.open(path) as pdf:
        copied = pdf[0].get_text()
    rows = [readers.fold(row) for row in copied.splitlines()]
    for line, signs in lines.items():
        assert all(line in tree for tree in trees)
        assert unspaced(line) in unspaced(copied)
        assert all(any(sign in row for row in rows) for sign in signs)


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_a_letter_that_nastaliq_does_not_show_makes_no_sheet_fail():
    """A tatweel makes a word longer, and stands in what is copied; there is no line that could be drawn out."""
    made = render(handout_of("intro: بـ 911 الـ\n", "format: 1\nid: made\nlanguage: ur\ntitle: دوا\n"), None)
    assert read_back(made.pdf).faults == ()
