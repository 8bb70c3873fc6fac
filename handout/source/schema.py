"""The two file formats, said once: validation and the JSON Schema for editors both come from these tables."""

from __future__ import annotations

from typing import Any, Literal, get_args

from handout.days import FORM, fault_in_form
from handout.diagnostics import Diagnostic, error
from handout.model import Kind, PageStyle, Paper, SectionStyle
from handout.source.fields import (
    Checked,
    Choice,
    Day,
    Faults,
    Flag,
    Line,
    Markdown,
    Number,
    fault_in_color,
    fault_in_web_address,
)
from handout.source.languages import PATTERN, fault_in_tag
from handout.source.local import Fallback, FieldName, Place, PlanItem, Targets
from handout.source.maps import ByLanguage, Key, LineOrMap, ListOf, Map, MapOf, Placed, Record
from handout.source.nodes import Mapping, Node, Scalar

FORMAT = "1"
ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"

_ID = Line(60, ID_PATTERN, "an id", "use lower-case letters, digits and single hyphens, such as call-us")
_LANGUAGE = Checked("a language tag", fault_in_tag, "bad-language", {"pattern": f"^(?:{PATTERN})$"})
_URL = Checked(
    "a web address", fault_in_web_address, "bad-url", {"format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}
)
_COLOR = Checked("a colour", fault_in_color, "bad-color", {"pattern": "^#[0-9A-Fa-f]{6}$"}, lower=True)
_DATE_FORM = Checked("a form of dates such as MM/DD/YYYY", fault_in_form, "bad-date-form", {"pattern": f"^{FORM}$"})
_FORMAT = Number(1, 1, whole=True)

SECTION = Map(
    (
        Key("id", _ID, "The same in every language: notes and translations hold on to it.", required=True),
        Key("heading", Line(200, printed=True), "The heading, plain words.", required=True),
        Key("style", Choice(get_args(SectionStyle)), "How the section looks. Default: plain."),
        Key("text", Markdown(), "The text, in Markdown.", required=True),
        Key("short", Markdown(may_be_empty=True), "What a one-page handout may say instead; '' lets it be left out."),
        Key("protected", Flag(), "true: never shortened, left out, restyled, or moved off the first page."),
        Key(
            "sources",
            ListOf(Placed(Number(1, 200, whole=True)), 50),
            "Which of review.sources this rests on, counted from 1.",
        ),
    ),
    "a section",
)

RESOURCE = Map(
    (
        Key("name", Line(200, printed=True), "Who offers it.", required=True),
        Key("about", Line(300, printed=True), "What one finds there."),
        Key("url", _URL, "Its address, with https:// or http://.", required=True),
    ),
    "a resource",
)

SOURCE = Map(
    (
        Key("title", Line(500), "What it is.", required=True),
        Key("url", _URL, "Where it is."),
        Key("read", Day(), "When it was read.", required=True),
    ),
    "a source",
)

REVIEWED_BY = Map(
    (
        Key("name", Line(200), "Who reviewed exactly these words.", required=True),
        Key("credentials", Line(200), "What makes this person fit to, such as MD.", required=True),
        Key("date", Day(), "When.", required=True),
        Key(
            "hash",
            Line(64, "[0-9a-f]{64}", "a hash of 64 digits", "only 'handout approve' can write it"),
            "The hash of the words that were reviewed.",
            required=True,
        ),
    ),
    "'reviewed_by'",
)

REVIEW = Map(
    (
        Key(
            "status",
            Choice(("draft", "reviewed")),
            "draft, or reviewed as 'handout approve' records it. Default: draft.",
        ),
        Key("written_by", Line(200), "Who wrote the words."),
        Key(
            "reviewed_by",
            LineOrMap(Line(200), REVIEWED_BY),
            "Who reviewed exactly these words, when, and their hash; 'handout approve' writes it.",
        ),
        Key("updated", Day(), "When the words last changed."),
        Key("review_by", Day(), "When they must be looked at again."),
        Key("sources", ListOf(SOURCE, 200), "What the facts rest on."),
    ),
    "'review'",
)

MOST_PARTS = 120
"""Of a handout: its sections, and the parts around them."""

_HASHES = MapOf(
    Line(16, r"[0-9a-f]{16}", "a hash", "write its 16 digits, 0 to 9 and a to f"),
    MOST_PARTS,
    r"[a-z0-9]+([_-][a-z0-9]+)*",
    "a map from part to hash",
)

ORIGIN = Map(
    (
        Key("id", _ID, "The id of the handout that was copied.", required=True),
        Key("source_hash", _HASHES, "Part by part, a hash of the words that were copied.", required=True),
    ),
    "'origin'",
)

TRANSLATION = Map(
    (
        Key("of", _LANGUAGE, "The language that was translated from, such as en.", required=True),
        Key("method", Choice(("machine", "human")), "Who translated: machine or human. Default: machine."),
        Key("translator", Line(200), "The translator, or the program."),
        Key("reviewed_by", Line(200), "The qualified translator who read it against its source."),
        Key("source_hash", _HASHES, "Part by part, a hash of the source's words; 'handout translate' writes it."),
    ),
    "'translation'",
)

HANDOUT = Map(
    (
        Key("format", _FORMAT, "The format of this file: 1.", required=True),
        Key("id", _ID, "The handout's name in the library: lower-case letters, digits, hyphens.", required=True),
        Key("language", _LANGUAGE, "The language of the words (BCP 47), such as en.", required=True),
        Key("origin", ORIGIN, "What this is a copy of, as 'handout new --from' records it."),
        Key("translation", TRANSLATION, "In a translated file: of what, by whom; 'handout translate' begins one."),
        Key("kind", Choice(get_args(Kind)), "What the handout is about. Default: general."),
        Key("title", Line(200, printed=True), "The title, plain words.", required=True),
        Key("brand_names", ListOf(Line(100), 20), "Names under which a medicine is sold."),
        Key(
            "codes",
            MapOf(ListOf(Line(60), 50), 20, r"[a-z0-9]+([._-][a-z0-9]+)*", "a map from code system to codes"),
            "How record systems name it: code system to a list of codes.",
        ),
        Key("intro", Markdown(), "What comes first, in Markdown."),
        Key(
            "fast_facts",
            ListOf(Markdown(1_000, one_paragraph=True), 20),
            "What matters most, one line each, in Markdown.",
        ),
        Key("sections", ListOf(SECTION, 100), "The parts of the handout, in reading order."),
        Key("resources", ListOf(RESOURCE, 50), "Where a patient can read more."),
        Key("review", REVIEW, "Who wrote and reviewed the words, when, and from what."),
        Key("disclaimer", Line(2_000, printed=True), "What the handout does not do, plain words."),
        Key("copyright", Line(500), "Whose words these are."),
    ),
    "a handout",
    one_of=("intro", "fast_facts", "sections"),
)

PLAN_FIELD = Map(
    (
        Key("field", FieldName(), "The name of a recipient's field.", required=True),
        Key("type", Choice(("text", "date")), "How it is read: text or date. Default: text."),
        Key("label", ByLanguage(Line(60)), "What the page calls it."),
    ),
    "a field",
)

HIDDEN = Map(
    (
        Key("handout", _ID, "The id of a handout.", required=True),
        Key("section", _ID, "The id of its section; never a protected one.", required=True),
    ),
    "an item of 'hide'",
)

NOTE = Map(
    (
        Key("handout", Targets(_ID), 'An id, a list of ids, or "*" for all handouts.', required=True),
        Key("place", Place(ID_PATTERN), "Where it stands: start, end, or after SECTION.", required=True),
        Key("heading", ByLanguage(Line(200, printed=True)), "Its heading, plain words."),
        Key(
            "text",
            ByLanguage(Markdown(5_000, fields=True)),
            "The text, in Markdown; {field} is a recipient's field, {{ and }} are braces.",
            required=True,
        ),
    ),
    "a note",
)

CLINIC = Map(
    (
        Key("format", _FORMAT, "The format of this file: 1.", required=True),
        Key("name", ByLanguage(Line(100)), "The clinic's name.", required=True),
        Key("logo", Line(300), "A PNG, JPEG or SVG beside this file or below it."),
        Key("logo_alt", ByLanguage(Line(300)), "What the logo shows, for people who do not see it."),
        Key("phone", ByLanguage(Line(40)), "The number for questions."),
        Key("after_hours", ByLanguage(Line(40)), "The number when the clinic is closed."),
        Key("emergency", ByLanguage(Line(40)), "The number for emergencies."),
        Key("interpreter", ByLanguage(Line(300)), "How to ask for an interpreter."),
        Key("address", ListOf(ByLanguage(Line(100)), 8), "The address, one item a line."),
        Key("website", _URL, "The clinic's website, with https:// or http://."),
        Key(
            "colors",
            Map(
                (
                    Key("primary", _COLOR, 'For headings and bars, such as "#0b5d7a".', required=True),
                    Key("accent", _COLOR, 'For what must catch the eye, such as "#a64b16".', required=True),
                ),
                "'colors'",
            ),
            "The clinic's two colours.",
        ),
        Key("font", Line(100), "The family that the words are set in."),
        Key("paper", Choice(get_args(Paper)), "The paper. Default: letter."),
        Key("style", Choice(get_args(PageStyle)), "The page. Default: columns."),
        Key("smallest_type", Number(10, 13.5), "In points: refuse, rather than warn, below this size."),
        Key("language", _LANGUAGE, "The language of this file's words (BCP 47). Default: en."),
        Key("language_fallback", Fallback(), "Which language serves which, such as {pdc: de}."),
        Key("dates_in", _DATE_FORM, "How recipients' files write dates beside YYYY-MM-DD, such as MM/DD/YYYY."),
        Key(
            "identify", ListOf(PlanItem(PLAN_FIELD), 4), "Which fields say on page one whose sheet it is; [] for none."
        ),
        Key("plan", ListOf(PlanItem(PLAN_FIELD), 20), "Which fields 'Your plan' shows."),
        Key("write_in_lines", Number(0, 20, whole=True), "How many empty lines to write on. Default: 0."),
        Key("hide", ListOf(HIDDEN, 200), "Sections that make no sense in this clinic."),
        Key("notes", ListOf(NOTE, 100), "The clinic's own words."),
    ),
    "a clinic's file",
)

FORMATS = {"handout": HANDOUT, "clinic": CLINIC}
_TITLES = {"handout": "A patient handout", "clinic": "A clinic's own file for handouts"}


def json_schema(name: Literal["handout", "clinic"]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[name],
        **FORMATS[name].json(),
    }


def read_record(name: Literal["handout", "clinic"], node: Node) -> tuple[Record | None, list[Diagnostic]]:
    """What a file says by its format, and all that is wrong with it in itself."""
    faults: Faults = []
    if wrong := _other_format(node):
        return None, [wrong]
    return FORMATS[name].read(node, faults), faults


def _other_format(node: Node) -> Diagnostic | None:
    """A file of another format is not judged by the rules of this one."""
    if not isinstance(node, Mapping):
        return None
    for key, value in node.entries:
        if key.text == "format" and isinstance(value, Scalar) and value.text.strip() and value.text != FORMAT:
            message = f"this program reads format {FORMAT}; the file says '{value.text[:20]}'"
            return error("unknown-format", message, value.span, "write 'format: 1', or use a newer program")
    return None
