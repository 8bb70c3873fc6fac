"""A sheet to fill in on screen: what its fields are called, where they are, in which order, and whose they are."""

import io
from bisect import bisect_left

import plant_fields
import pytest
import readers
from forms import IDENTIFY, NAMES, NOTES, PACK, PLAN, blank, form, widgets
from making import handout_of, plain_sections, sections
from pypdf import PdfReader
from quick import ways

import handout as program
from handout.diagnostics import HandoutError, Span
from handout.model import Cell, Recipient
from handout.verify import faults, read_back

STYLES = ("columns", "sidebar", "single")
EDITIONS = ("standard", "large-print")
WAYS = [(style, paper, edition) for style in STYLES for paper in ("letter", "a4") for edition in EDITIONS]

MULTILINE = 1 << 12


@pytest.fixture(scope="module", params=ways(WAYS, together=1), ids="-".join)
def way(request):
    style, paper, edition = request.param
    return {"style": style, "paper": paper, "edition": edition}


def test_says_what_the_blank_sheet_says(way):
    filled, empty = read_back(form(**way).pdf), read_back(blank(**way).pdf)
    assert filled.faults == ()
    assert (filled.lines, filled.content_hash) == (empty.lines, empty.content_hash)


def test_fields_are_listed_in_the_order_of_reading(way):
    assert [name for page in widgets(form(**way).pdf) for _, name in page] == NAMES


def test_fields_are_apart_and_on_the_page(way):
    pdf = form(**way).pdf
    for page, listed in zip(PdfReader(io.BytesIO(pdf)).pages, widgets(pdf), strict=True):
        _, _, width, height = map(float, page.mediabox)
        boxes = [tuple(map(float, field["/Rect"])) for field, _ in listed]
        for number, (left, bottom, right, top) in enumerate(boxes):
            assert 36 < left < right < width - 36
            assert 36 < bottom < top < height - 36
            assert right - left > 8
            assert top - bottom > 8
            for other in boxes[:number]:
                apart = other[2] <= left or right <= other[0] or other[3] <= bottom or top <= other[1]
                assert apart


def test_plan_fields_stand_beside_their_labels():
    pdf = form(style="columns").pdf
    listed = [(name, tuple(map(float, field["/Rect"]))) for page in widgets(pdf) for field, name in page]
    named = dict(reversed(listed))
    labels = {}

    def visit(text, _cm, matrix, _font, _size):
        labels.setdefault(text.strip(), (matrix[4], matrix[5]))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    for label, name in (("Dose", "plan.dose"), ("Come back", "plan.next_visit")):
        x, y = labels[label]
        left, bottom, _, top = named[name]
        assert x < left
        assert bottom < y < top
    assert named["note"][3] < named["plan.next_visit"][1]
    assert named["line.2"][3] < named["line.1"][3] < named["note"][1]


def test_boxes_are_around_their_signs():
    pdf = form().pdf
    signs = []

    def visit(text, _cm, matrix, _font, _size):
        if "☐" in text:
            signs.append((matrix[4], matrix[5]))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    boxes = [field["/Rect"] for page in widgets(pdf) for field, name in page if name.startswith("checklist")]
    assert len(signs) == len(boxes) == 2
    for (x, y), (left, bottom, right, top) in zip(signs, boxes, strict=True):
        assert left - 3 < x < right
        assert bottom - 1 < y < top


def test_each_field_is_called_something_and_is_of_its_element():
    pdf = form().pdf
    reader = PdfReader(io.BytesIO(pdf))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    said = []
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        for annotation in page["/Annots"]:
            field = annotation.get_object()
            element = parents[field["/StructParent"]].get_object()
            assert element["/S"] == "/Form"
            assert element["/K"]["/Type"] == "/OBJR"
            assert element["/K"].raw_get("/Obj") == annotation
            said.append(field["/TU"])
    day = "Come back (date, such as January 15, 2027)"
    lines = ["Line 1 to write on", "Line 2 to write on"]
    boxes = ["Your syringes", "A sharps container with a lid"]
    assert said == ["Dose", day, "Note", *lines, day, "Nurse", "Nurse", *boxes]


IN_LINK = """\
notes:
  - handout: "*"
    place: end
    text: "Do [book for **{nurse}** here, or for {other}](https://b.example/book) before {next_visit}."
"""


def test_a_blank_within_a_links_words_is_a_field_that_the_link_does_not_cover(way, tmp_path):
    pdf = form(PLAN + IN_LINK, **way).pdf
    assert faults(pdf) == ()
    names = [name for page in widgets(pdf) for _, name in page]
    assert names[-3:] == ["blank.nurse", "blank.other", "plan.next_visit"]
    links = 0
    for page in PdfReader(io.BytesIO(pdf)).pages:
        listed = [each.get_object() for each in page.get("/Annots", ())]
        boxes = {"/Link": [], "/Widget": []}
        for each in listed:
            boxes[each["/Subtype"]].append(tuple(map(float, each["/Rect"])))
        for left, bottom, right, top in boxes["/Link"]:
            links += 1
            for other in boxes["/Widget"]:
                middle = (other[1] + other[3]) / 2
                assert other[2] <= left + 1 or right - 1 <= other[0] or not bottom < middle < top
    assert links >= 3
    pytest.importorskip("page", reason="page-validation is not installed")
    (tmp_path / "form.pdf").write_bytes(pdf)
    assert readers.validate(tmp_path / "form.pdf", "ua1") == []


def test_what_identifies_is_typed_first_and_is_no_part_of_the_shared_words(way):
    identified = form(IDENTIFY + PLAN + NOTES, **way)
    listed = [each for page in widgets(identified.pdf) for each in page]
    assert [name for _, name in listed] == ["identity.name", "identity.birth_date", *NAMES]
    assert [field["/TU"] for field, _ in listed[:2]] == ["Name", "Date of birth"]
    read = read_back(identified.pdf)
    assert read.faults == ()
    assert read.content_hash == read_back(blank(**way).pdf).content_hash
    assert any(line.startswith("Name: ___") and "_ · Date of birth: ___" in line for line in read.lines)
    name, birth = (tuple(map(float, field["/Rect"])) for field, _ in listed[:2])
    assert min(name[2] - name[0], birth[2] - birth[0]) > 120
    assert name[2] < birth[0] or birth[3] < name[1]


@pytest.mark.parametrize("more", ["identify: []\n", ""])
def test_without_a_word_of_the_clinic_nothing_identifies(more):
    assert [name for page in widgets(form(more + PLAN + NOTES).pdf) for _, name in page] == NAMES


def test_kinds_of_fields():
    kinds = {
        name: (field.get_inherited("/FT"), bool(field.get_inherited("/Ff", 0) & MULTILINE))
        for page in widgets(form().pdf)
        for field, name in page
    }
    assert {name for name, kind in kinds.items() if kind == ("/Btn", False)} == {"checklist.pack.1", "checklist.pack.2"}
    assert [name for name, kind in kinds.items() if kind == ("/Tx", True)] == ["note"]


def test_claims_no_archive():
    assert b"pdfaid:part" not in form().pdf
    assert b"pdfaid:part" in blank().pdf


@pytest.mark.long
def test_a_full_sheet_has_no_room_for_a_note_and_says_so():
    def names(result):
        return [name for page in widgets(result.pdf) for _, name in page]

    def of_length(length):
        return form(PLAN, plain_sections(6, length // 6), style="single", paper="letter")

    def is_full(length):
        try:
            return "note" not in names(of_length(length))
        except HandoutError:
            return True

    lengths = range(600, 1500, 30)
    made = of_length(lengths[bisect_left(lengths, True, key=is_full)])
    assert names(made) == ["plan.dose", "plan.next_visit", "line.1", "line.2"]
    assert [each.code for each in made.diagnostics if each.code == "no-note-room"]


@pytest.mark.parametrize("clinic", [None, ""])
def test_nothing_to_fill_in_is_refused(clinic):
    body = plain_sections(2, 40)
    with pytest.raises(HandoutError) as refused:
        program.render(handout_of(body), None, fillable=True) if clinic is None else form("", body)
    (fault,) = refused.value.diagnostics
    assert fault.code == "nothing-to-fill-in"
    assert "plan:" in fault.hints[0]


@pytest.mark.parametrize(
    ("more", "body"), [(PLAN, plain_sections(1, 20)), (NOTES, plain_sections(1, 20)), ("", sections(PACK))]
)
def test_one_kind_of_field_is_enough(more, body):
    assert any(widgets(form(more, body).pdf))


def test_a_sheet_to_fill_in_is_nobodys():
    here = Span("row.csv", 2)
    row = Recipient(1, (("name", Cell("Rosa", None, here)),), here)
    with pytest.raises(ValueError, match="nobody"):
        form(recipient=row)


def test_the_same_input_gives_the_same_bytes():
    assert form().pdf == form().pdf


@pytest.mark.parametrize(("change", "codes"), plant_fields.PLANTED, ids=lambda value: getattr(value, "__name__", ""))
def test_planted_fault_is_reported(change, codes):
    found = faults(plant_fields.planted(form().pdf, change))
    assert codes <= {each.code for each in found}


def test_written_anew_without_a_change_is_whole():
    assert faults(plant_fields.planted(form().pdf, lambda writer: None)) == ()
