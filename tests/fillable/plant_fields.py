"""Changes to the fields of a finished PDF that the read-back must notice."""

import io

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, TextStringObject


def planted(pdf, change):
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def first_field(writer):
    return next(a.get_object() for page in writer.pages for a in page.get("/Annots", ()) if "/TU" in a.get_object())


def no_words(writer):
    del first_field(writer)["/TU"]


def wrong_parent(writer):
    field = first_field(writer)
    field[NameObject("/StructParent")] = NumberObject(field["/StructParent"] + 1)


def no_form(writer):
    del writer.root_object["/AcroForm"]


def left_out(writer):
    first_field(writer)["/Parent"]["/Kids"].pop(0)


def off_the_page(writer):
    page = next(page for page in writer.pages if "/Annots" in page)
    page["/Annots"].pop(0)


def other_order(writer):
    page = next(page for page in writer.pages if "/Annots" in page)
    page[NameObject("/Annots")] = ArrayObject(reversed(page["/Annots"]))


def no_tab_order(writer):
    for page in writer.pages:
        del page["/Tabs"]


def twice_the_name(writer):
    first_field(writer)[NameObject("/T")] = TextStringObject("next_visit")


def no_widget_in_element(writer):
    element = next(each for each in _elements(writer) if each.get("/S") == "/Form")
    element[NameObject("/K")] = ArrayObject()


def words_in_element(writer):
    element = next(each for each in _elements(writer) if each.get("/S") == "/Form")
    element[NameObject("/K")] = ArrayObject([element["/K"], NumberObject(0)])


def other_role(writer):
    next(each for each in _elements(writer) if each.get("/S") == "/Form")[NameObject("/S")] = NameObject("/Link")


def _elements(writer):
    return (each.get_object() for each in writer._objects if each is not None and hasattr(each.get_object(), "get"))


def _with_places(writer):
    """A field that is filled in at several places."""
    return next(
        each for each in _elements(writer) if "/TU" in each and "/Kids" in each and "/T" not in each["/Kids"][0]
    )


def place_left_out(writer):
    _with_places(writer)["/Kids"].pop(0)


def place_of_two_fields(writer):
    first_field(writer)[NameObject("/Kids")] = ArrayObject([_with_places(writer)["/Kids"][0]])


def place_without_words(writer):
    del _with_places(writer)["/Kids"][1].get_object()["/TU"]


PLANTED = [
    (place_left_out, {"field"}),
    (place_of_two_fields, {"field"}),
    (place_without_words, {"field-name"}),
    (no_words, {"field-name"}),
    (wrong_parent, {"annotation"}),
    (no_form, {"field"}),
    (left_out, {"field"}),
    (off_the_page, {"field", "annotation"}),
    (other_order, {"tab-order"}),
    (no_tab_order, {"tab-order"}),
    (twice_the_name, {"field"}),
    (no_widget_in_element, {"form", "annotation"}),
    (words_in_element, {"form"}),
    (other_role, {"annotation"}),
]
