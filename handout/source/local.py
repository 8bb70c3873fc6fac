"""Sorts of value that only a clinic's file has: a recipient's field, a row of the plan, where a note stands."""

# What `read` and `json` give is said once, at Sort.

from __future__ import annotations

import re
from typing import Literal

from handout.columns import LONGEST_NAME, fault_in_field
from handout.diagnostics import Span, error
from handout.model import Phrase, PlanField
from handout.record import NamedTuple
from handout.source.fields import Faults, Json, Line, words
from handout.source.languages import PATTERN, fault_in_tag
from handout.source.maps import ListOf, Map
from handout.source.nodes import Mapping, Node, Scalar, Sequence
from handout.source.traps import quoted, short

ALL = "*"
_PLACE_HINT = "write start, end, or after and a section's id, such as 'after dosing'"


class FieldName(NamedTuple):
    """The name of a recipient's field, as the header of a file has it."""

    def read(self, node: Node, faults: Faults) -> Phrase | None:
        name = Line(200, what="the name of a field").read(node, faults)
        if name is None:
            return None
        if wrong := fault_in_field(name.text):
            faults.append(error("bad-field", wrong[0], node.span, wrong[1]))
            return None
        return name

    def json(self) -> Json:
        return {"type": ["string", "number"], "minLength": 1, "maxLength": LONGEST_NAME}


class PlanItem(NamedTuple):
    """A field, or a map that says how the field is read and what the page calls it."""

    full: Map

    def read(self, node: Node, faults: Faults) -> PlanField | None:
        if isinstance(node, Mapping):
            record = self.full.read(node, faults)
            if record is None or record["field"] is None:
                return None
            return PlanField(record["field"], record["type"] or "text", record["label"])
        field = FieldName().read(node, faults)
        return PlanField(field, "text", None) if field else None

    def json(self) -> Json:
        return {"anyOf": [FieldName().json(), self.full.json()]}


class Targets(NamedTuple):
    """Which handouts: an id, a list of ids, or '*' for all (read as none)."""

    id: Line

    def read(self, node: Node, faults: Faults) -> tuple[Phrase, ...] | None:
        if isinstance(node, Scalar) and node.text == ALL:
            return ()
        if not isinstance(node, Sequence):
            one = self.id.read(node, faults)
            return (one,) if one else None
        star = next((each for each in node.items if isinstance(each, Scalar) and each.text == ALL), None)
        if star is not None:
            message = "'*' means all handouts, and stands by itself"
            faults.append(error("bad-value", message, star.span, f"write handout: {quoted(ALL)}"))
            return None
        ids: tuple[Phrase, ...] | None = ListOf(self.id, 200, least=1).read(node, faults)
        _tell_twice(ids or (), "handout", faults)
        return ids or None

    def json(self) -> Json:
        return {"anyOf": [{"const": ALL}, self.id.json(), ListOf(self.id, 200, least=1).json()]}


class Standing(NamedTuple):
    """Where a note stands; with `after`, behind which section."""

    place: Literal["start", "end", "after"]
    section: Phrase | None


class Place(NamedTuple):
    """`start`, `end`, or `after SECTION`."""

    id_pattern: str

    def read(self, node: Node, faults: Faults) -> Standing | None:
        scalar = words(node, faults, "start, end or 'after SECTION'")
        if scalar is None:
            return None
        text = scalar.text.strip()
        if text in {"start", "end"}:
            return Standing("start" if text == "start" else "end", None)
        after = re.fullmatch(r"\s*after\s+(\S+)\s*", scalar.text)
        if after is None:
            hint = "write 'after' and a section's id, such as 'after dosing'" if text == "after" else _PLACE_HINT
            message = f"'{short(text)}' is not a place in a handout"
            faults.append(error("bad-place", message, node.span, hint))
            return None
        span = _at(scalar, after.start(1))
        if not re.fullmatch(self.id_pattern, after[1]):
            message = f"'{short(after[1])}' is not a section's id"
            hint = "write it as the handout does: lower-case letters, digits and hyphens"
            faults.append(error("bad-place", message, span, hint))
            return None
        return Standing("after", Phrase(after[1], span))

    def json(self) -> Json:
        return {"type": "string", "pattern": f"^(?:start|end|after +{self.id_pattern})$"}


class Fallback(NamedTuple):
    """Which language serves which: a map from tag to tag."""

    def read(self, node: Node, faults: Faults) -> tuple[tuple[str, str], ...] | None:
        if not isinstance(node, Mapping):
            if isinstance(node, Sequence) or words(node, faults, "a map of languages"):
                hint = "write the language that is asked for, and the one that serves it: {pdc: de}"
                faults.append(error("wrong-type", "a map of languages should stand here", node.span, hint))
            return None
        pairs = []
        for key, value in node.entries:
            served = _tag(key, faults)
            serving = _tag(value, faults)
            if served and served == serving:
                message = f"'{served}' would serve itself"
                faults.append(error("bad-fallback", message, value.span, "name another language, or remove the line"))
            elif served and serving:
                pairs.append((served, serving))
        return tuple(pairs)

    def json(self) -> Json:
        pattern = f"^(?:{PATTERN})$"
        value = {"type": "string", "pattern": pattern}
        return {"type": "object", "propertyNames": {"pattern": pattern}, "additionalProperties": value}


def _tag(node: Node, faults: Faults) -> str | None:
    scalar = words(node, faults, "a language tag")
    if scalar is None:
        return None
    if wrong := fault_in_tag(scalar.text):
        faults.append(error("bad-language", wrong[0], node.span, wrong[1]))
        return None
    return scalar.text


def _at(scalar: Scalar, offset: int) -> Span:
    """The place of a character of a scalar."""
    before = scalar.text[:offset].split("\n")
    return scalar.locator()(len(before) - 1, len(before[-1]))


def _tell_twice(phrases: tuple[Phrase, ...], what: str, faults: Faults) -> None:
    seen: set[str] = set()
    for phrase in phrases:
        if phrase.text in seen:
            message = f"the {what} '{phrase.text}' stands twice in this list"
            faults.append(error("duplicate", message, phrase.span, "remove one of them"))
        seen.add(phrase.text)
