"""Short ways from words to pages, shared by the tests: documents from a few lines of YAML, content of any length."""

from functools import cache

from handout.compose import compose
from handout.diagnostics import Span
from handout.document import Document
from handout.geometry import Size
from handout.layout.brief import Brief, Pictures
from handout.layout.content import Content
from handout.layout.fit import BODY_FLOOR, Fitted, TooLong, closer, fit
from handout.layout.frame import ARTIFACT
from handout.layout.large_print import fit_large_print
from handout.layout.pages import Attempt, attempt
from handout.layout.typeset import typeset
from handout.model import Clinic, Handout
from handout.palette import derive
from handout.picture import Drawing, Shape
from handout.source.assets import font_files
from handout.source.clinic import read_clinic
from handout.source.content import read_handout
from handout.source.qr import qr_drawing
from handout.text.fonts import FontSet, font_set
from handout.text.linebreak import first_fit
from handout.typefaces import DEFAULT_FONT, em_per_character

HEAD = "format: 1\nid: made\nlanguage: en\ntitle: Anakinra\n"
STYLES = ("columns", "sidebar", "single")
PAPERS = ("letter", "a4")

CLINIC = """\
format: 1
name: Riverbend Rheumatology
phone: 1-800-555-0142
after_hours: 1-800-555-0187
emergency: "911"
interpreter: "Need an interpreter? It is free."
address: ["1400 Millrace Road, Suite 210", "Riverbend, OH 45099"]
website: https://riverbend.example
colors: {primary: "#0b5d7a", accent: "#b3541e"}
"""

FURNITURE = """\
intro: |
  Anakinra is a medicine that you inject to calm inflammation.
fast_facts:
  - "The usual dose is 100 mg once a day."
  - "**Call us today for signs of infection.**"
resources:
  - {name: DailyMed, about: the full label with everything there is to know about this medicine, url: "https://dailymed.nlm.nih.gov/"}
review: {written_by: The handout project, updated: 2026-11-22, review_by: 2027-11-22}
disclaimer: This handout is for general education and does not replace advice from your own care team.
"""

_VOCABULARY = """take your medicine at the same time each day and call us if you have a fever or feel unwell keep it in
the refrigerator never freeze or shake it wash your hands before injection ask your doctor about vaccines"""
_WORDS = _VOCABULARY.split()


def words(count: int, start: int = 0) -> str:
    """A sentence of so many words."""
    return " ".join(_WORDS[(start + number) % len(_WORDS)] for number in range(count)).capitalize() + "."


def section(id_: str, heading: str, text: str, style: str = "plain") -> str:
    """A section's YAML; `text` is Markdown."""
    indented = "\n".join(f"      {line}".rstrip() for line in text.splitlines())
    return f"  - id: {id_}\n    heading: {heading}\n    style: {style}\n    text: |\n{indented}\n"


def sections(*made: str) -> str:
    return "sections:\n" + "".join(made) if made else ""


def plain_sections(count: int, length: int) -> str:
    """`count` sections of `length` words each, in paragraphs of about forty."""
    return sections(*(section(f"s{n}", f"Section {n}", paragraphs(length, n)) for n in range(count)))


def paragraphs(length: int, start: int = 0) -> str:
    parts = [min(40, length - done) for done in range(0, length, 40)]
    return "\n\n".join(words(part, start + number) for number, part in enumerate(parts))


def handout_of(body: str, head: str = HEAD) -> Handout:
    return read_handout((head + body).encode(), "made.yaml").value


def clinic_of(text: str = CLINIC) -> Clinic:
    return read_clinic(text.encode(), "clinic.yaml").value


def document_of(body: str, clinic: Clinic | None = None, head: str = HEAD) -> Document:
    return compose(handout_of(body, head), clinic)[0]


@cache
def real_fonts() -> FontSet:
    return font_set(font_files(()), DEFAULT_FONT)


def content_of(document: Document, fonts: FontSet | None = None) -> Content:
    content, faults = typeset(document, fonts or real_fonts())
    assert not faults, faults
    return content


def a_logo(width: float = 100.0, height: float = 40.0) -> Drawing:
    box = (("M", (0.0, 0.0)), ("L", (width, 0.0)), ("L", (width, height)), ("Z", ()))
    return Drawing(Size(width, height), (Shape(box, (0.2, 0.4, 0.5)),))


@cache
def a_code() -> Drawing:
    return qr_drawing("https://dailymed.nlm.nih.gov/", 61.2)


class Made:
    """A document on its way to the page."""

    def __init__(self, document: Document, brief: Brief, source: str = "") -> None:
        self.document = document
        self.brief = brief
        self.source = source

    def __repr__(self) -> str:
        """What a failing law prints: enough to make it again."""
        return f"Made({self.brief.style!r}, {self.brief.paper!r}, {self.source!r})"

    @property
    def content(self) -> Content:
        return self.brief.content

    def at(self, size: float, pages: int = 1, breaker=first_fit) -> Attempt:
        return attempt(self.brief, size, pages, breaker)

    def fits(self, size: float, pages: int) -> bool:
        return self.at(size, pages).fits

    @property
    def close(self) -> "Made":
        """The same with the least air that there may be."""
        return Made(self.document, closer(self.brief), self.source)

    def fitted(self, budget="auto", floor: float = BODY_FLOOR) -> Fitted:
        if self.brief.edition == "large-print":
            return fit_large_print(self.brief, Span("made.yaml"))
        return fit(self.brief, budget, floor)

    def size(self, budget="auto", floor: float = BODY_FLOOR) -> float | None:
        """The size that was chosen; None for what was refused."""
        try:
            return self.fitted(budget, floor).body_size
        except TooLong:
            return None


def make(body: str, clinic: Clinic | None = None, *, style="columns", paper="letter", head: str = HEAD) -> Made:
    """A document laid out as the program does: with the clinic's colours, and the QR code where there are resources."""
    made = made_of(document_of(body, clinic, head), style=style, paper=paper)
    name = f"# clinic: {clinic.name.by_language[0][1].text}\n" if clinic else ""
    return Made(made.document, made.brief, name + head + body)


def made_of(document: Document, *, style="columns", paper="letter", fonts: FontSet | None = None) -> Made:
    content = content_of(document, fonts)
    logo = a_logo() if document.masthead.logo_alt else None
    pictures = Pictures(logo, a_code() if content.qr_slot != ARTIFACT else None)
    brief = Brief(content, pictures, derive(), paper, style, em_per_character(content.fonts))
    return Made(document, brief)


def restyled(made: Made, style: str, paper: str = "letter") -> Made:
    """The same words in another style or on other paper."""
    return Made(made.document, made.brief._replace(style=style, paper=paper), made.source)


def enlarged(made: Made) -> Made:
    """The same words in large print."""
    document = made.document._replace(edition="large-print")
    brief = made.brief._replace(content=content_of(document), edition="large-print")
    return Made(document, brief, f"# large print\n{made.source}")
