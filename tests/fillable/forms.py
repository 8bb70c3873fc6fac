"""Sheets to fill in on screen, and programs that fill them in."""

import ctypes
import io
from datetime import date
from functools import cache

from making import CLINIC, clinic_of, handout_of, section, sections
from pypdf import PdfReader, PdfWriter

import handout as program

DAY = date(2026, 11, 22)

PLAN = """\
plan:
  - dose
  - {field: next_visit, type: date, label: Come back}
write_in_lines: 2
"""

IDENTIFY = "identify: [name, birth_date]\n"

NOTES = """\
notes:
  - {handout: "*", place: start, heading: Our clinic, text: "Come {next_visit}. Ask for {nurse}, or again {nurse}."}
"""

PACK = section("pack", "Pack these", "- Your *syringes*\n- A sharps container\n  - with a lid", "checklist")

NAMES = [
    "plan.dose",
    "plan.next_visit",
    "note",
    "line.1",
    "line.2",
    "plan.next_visit",
    "blank.nurse",
    "blank.nurse",
    "checklist.pack.1",
    "checklist.pack.2",
]
"""In the order of reading: what is asked for in several places is one field."""

VALUES = dict.fromkeys(NAMES, "January 15, 2027") | {
    "plan.dose": "100–200 mg, “once”",
    "note": "Call Dr. Müller’s nurse —\nif you have a fever…",
    "checklist.pack.1": "/Yes",
    "checklist.pack.2": "/Off",
}


WHOSE = {"identity.name": "Rosa Ibáñez-Okafor", "identity.birth_date": "May 3, 1961"}


@cache
def form(more: str = PLAN + NOTES, body: str = sections(PACK), **options):
    return program.render(handout_of(body), clinic_of(CLINIC + more), date=DAY, fillable=True, **options)


@cache
def blank(more: str = PLAN + NOTES, body: str = sections(PACK), **options):
    return program.render(handout_of(body), clinic_of(CLINIC + more), date=DAY, **options)


def widgets(pdf: bytes):
    """For each page, its widgets with their fields' full names as they are listed there."""
    return [
        [(each, _full_name(each)) for each in (a.get_object() for a in page.get("/Annots", ())) if "/TU" in each]
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def _full_name(field) -> str:
    above = _full_name(field["/Parent"]) if "/Parent" in field else ""
    return ".".join(filter(None, (above, field.get("/T"))))


def values(pdf: bytes) -> dict[str, str]:
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    return {name: str(field.get("/V", "")).replace("\r\n", "\n") for name, field in fields.items() if "/FT" in field}


def filled_by_pypdf(pdf: bytes, typed=WHOSE | VALUES) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    writer.update_page_form_field_values(None, typed, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def filled_by_mupdf(pdf: bytes, typed=WHOSE | VALUES) -> bytes:
    """Filled in as PyMuPDF's guide has it: each widget's value, then `update`."""
    import pymupdf

    with pymupdf.open(stream=pdf) as document:
        for page in document:
            for widget in page.widgets():
                value = typed.get(widget.field_name)
                if value is None:
                    continue
                widget.field_value = value == "/Yes" if value in ("/Yes", "/Off") else value
                widget.update()
        return document.tobytes()


def filled_by_pdfium(pdf: bytes, typed=WHOSE | VALUES) -> bytes:
    """Filled in as a person does in a browser: a click on each field, where it stands first, then typing."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    env, typed = document.formenv, dict(typed)
    for page in document:
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, number)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                _fill(raw, env, page, annotation, typed)
            raw.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _fill(raw, env, page, annotation, typed) -> None:
    length = raw.FPDFAnnot_GetFormFieldName(env, annotation, None, 0)
    name = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetFormFieldName(env, annotation, name, length)
    value = typed.pop(bytes(name).decode("utf-16-le").rstrip("\0"), "/Off")
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    if value != "/Off":
        middle = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
        raw.FORM_OnLButtonDown(env, page, 0, *middle)
        raw.FORM_OnLButtonUp(env, page, 0, *middle)
    if value not in ("/Off", "/Yes"):
        coded = f"{value}\0".encode("utf-16-le")
        words = ctypes.cast(ctypes.create_string_buffer(coded, len(coded)), ctypes.POINTER(ctypes.c_ushort))
        raw.FORM_ReplaceSelection(env, page, words)
    raw.FORM_ForceToKillFocus(env)
