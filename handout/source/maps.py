"""Lists and maps of values, and what is wrong with their keys."""

# What `read` and `json` give is said once, at Sort.

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from handout.diagnostics import Diagnostic, Span, error, nearest
from handout.model import Localized, Phrase
from handout.record import NamedTuple
from handout.source.fields import Faults, Json, Line, Sort, words
from handout.source.languages import fault_in_tag
from handout.source.nodes import Mapping, Node, Scalar, Sequence
from handout.source.traps import line_in_quotes, quoted, short

MOST_UNKNOWN = 10
"""Unknown keys of one map that are told singly."""


class Key(NamedTuple):
    """A key of a map: what it is called, what it holds, and what it is for."""

    name: str
    sort: Sort
    description: str
    required: bool = False


class Record:
    """What was read of a map: values of the keys that stand there and are well, and where they stand."""

    __slots__ = ("span", "spans", "values")

    def __init__(self, values: dict[str, Any], spans: dict[str, Span], span: Span) -> None:
        self.values = values
        self.spans = spans
        self.span = span

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)


class Placed(NamedTuple):
    """A value of another sort, in a pair with its place."""

    item: Sort

    def read(self, node: Node, faults: Faults) -> tuple[Any, Span] | None:
        value = self.item.read(node, faults)
        return None if value is None else (value, node.span)

    def json(self) -> Json:
        return self.item.json()


class ListOf(NamedTuple):
    """A list of one sort."""

    item: Sort
    most: int
    least: int = 0

    def read(self, node: Node, faults: Faults) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and node.style == "refused":
            return None
        if not isinstance(node, Sequence):
            given = node.text if isinstance(node, Scalar) else ""
            hint = f"write it in brackets: [{quoted(given)}]" if 0 < len(given) <= 60 else "start each item with '- '"
            faults.append(error("wrong-type", "a list should stand here", node.span, hint))
            return None
        if not self.least <= len(node.items) <= self.most:
            bound = f"at least {self.least}" if len(node.items) < self.least else f"at most {self.most}"
            message = f"this list has {len(node.items)} items; it needs {bound}"
            faults.append(error("list-length", message, node.span, "take some out" if node.items else "add one"))
        read = [self._item(each, faults) for each in node.items[: self.most]]
        return tuple(each for each in read if each is not None)

    def _item(self, node: Node, faults: Faults) -> Any:
        found: Faults = []
        read = self.item.read(node, found)
        faults.extend(_of_item(each, node) for each in found)
        return read

    def json(self) -> Json:
        least = {"minItems": self.least} if self.least else {}
        return {"type": "array", "items": self.item.json(), "maxItems": self.most} | least


def _of_item(fault: Diagnostic, node: Node) -> Diagnostic:
    """The fault of an item; an empty one has no key that could be removed."""
    if fault.code != "empty-value" or fault.span != node.span:
        return fault
    plain = isinstance(node, Scalar) and node.style == "plain"
    written = node.lines[node.start[0]][node.start[1] : node.end[1]] if plain else ""
    hints = ("write it, or remove the item",)
    return fault._replace(hints=(f"if this is meant as words, write {quoted(written)}", *hints) if written else hints)


class Map(NamedTuple):
    """A map with known keys."""

    keys: tuple[Key, ...]
    what: str
    one_of: tuple[str, ...] = ()

    def read(self, node: Node, faults: Faults) -> Record | None:
        if isinstance(node, Scalar) and node.style == "refused":
            return None
        if not isinstance(node, Mapping):
            listed = ", ".join(each.name for each in self.keys[:4])
            message = f"{self.what} should stand here, as a map ('key: value')"
            faults.append(error("wrong-type", message, node.span, f"its keys start with {listed}"))
            return None
        known = {each.name: each for each in self.keys}
        record = Record({}, {}, node.span)
        unknown = []
        for key, value in node.entries:
            if key.text not in known:
                unknown.append(key)
                continue
            record.spans[key.text] = value.span
            read = known[key.text].sort.read(value, faults)
            if read is not None:
                record.values[key.text] = read
        self._tell_unknown(unknown, known, faults, _cut_by_commas(node))
        self._tell_missing(record, [each.text for each in unknown], faults)
        return record

    def _tell_unknown(self, unknown: list[Scalar], known: Iterable[str], faults: Faults, cut: dict[str, str]) -> None:
        for key in unknown[:MOST_UNKNOWN]:
            near = nearest(key.text.lower().replace("-", "_").replace(" ", "_"), known) if len(key.text) < 60 else None
            hints = [f"did you mean '{near}'?" if near else f"known keys: {', '.join(known)}"]
            if whole := cut.get(key.text):
                hints.insert(0, f"if it goes on with the value before it, put that in quotes: {short(whole, 80)}")
            faults.append(error("unknown-key", f"'{short(key.text)}' is not a key of {self.what}", key.span, *hints))
        if len(unknown) > MOST_UNKNOWN:
            message = f"{len(unknown) - MOST_UNKNOWN} more keys that are not known"
            faults.append(error("unknown-key", message, unknown[MOST_UNKNOWN].span, f"known keys: {', '.join(known)}"))

    def _tell_missing(self, record: Record, unknown: list[str], faults: Faults) -> None:
        near = {nearest(each, [key.name for key in self.keys]) for each in unknown[:MOST_UNKNOWN] if len(each) < 60}
        for key in self.keys:
            # A misspelled key was told already, with the name that it should have.
            if key.required and key.name not in record.spans and key.name not in near:
                hint = f"add a line '{key.name}: …' ({key.description[0].lower()}{key.description[1:].rstrip('.')})"
                faults.append(error("missing-key", f"{self.what} has no '{key.name}'", record.span, hint))
        if self.one_of and not any(each in record.spans or each in near for each in self.one_of):
            message = f"{self.what} has none of {', '.join(self.one_of)}"
            faults.append(error("missing-key", message, record.span, "add one of them"))

    def json(self) -> Json:
        properties = {each.name: {"description": each.description} | each.sort.json() for each in self.keys}
        schema: Json = {"type": "object", "additionalProperties": False, "properties": properties}
        if required := [each.name for each in self.keys if each.required]:
            schema["required"] = required
        if self.one_of:
            schema["anyOf"] = [{"required": [each]} for each in self.one_of]
        return schema


def _cut_by_commas(node: Mapping) -> dict[str, str]:
    """Keys of a map in braces that may go on with the value before them, since they have none; with it in quotes."""
    cut: dict[str, str] = {}
    value: Scalar | None = None
    for key, held in node.entries if node.flow else ():
        line, end = key.end
        if not isinstance(held, Scalar) or held.text or node.lines[line][end:].lstrip().startswith(":"):
            value = held if isinstance(held, Scalar) and held.style == "plain" and held.text else None
        elif value and value.start[0] == line:
            cut[key.text] = quoted(node.lines[line][value.start[1] : end])
    return cut


class LineOrMap(NamedTuple):
    """Plain words, or a map with known keys."""

    line: Line
    map: Map

    def read(self, node: Node, faults: Faults) -> Phrase | Record | None:
        return self.map.read(node, faults) if isinstance(node, Mapping) else self.line.read(node, faults)

    def json(self) -> Json:
        return {"anyOf": [self.line.json(), self.map.json()]}


class MapOf(NamedTuple):
    """A map whose keys are free words of a pattern."""

    value: Sort
    most: int
    pattern: str
    what: str

    def read(self, node: Node, faults: Faults) -> tuple[tuple[str, Any], ...] | None:
        if not isinstance(node, Mapping):
            words(node, faults, self.what) if isinstance(node, Scalar) and not node.text else faults.append(
                error("wrong-type", f"{self.what} should stand here", node.span, "write 'name: value' lines")
            )
            return None
        if len(node.entries) > self.most:
            faults.append(error("list-length", f"at most {self.most} keys can stand here", node.span))
        pairs = []
        for key, value in node.entries[: self.most]:
            if not re.fullmatch(self.pattern, key.text):
                message = f"'{short(key.text)}' is not a name that can stand here"
                faults.append(error("bad-value", message, key.span, "use lower-case letters, digits and hyphens"))
            read = self.value.read(value, faults)
            if read is not None:
                pairs.append((key.text, read))
        return tuple(pairs)

    def json(self) -> Json:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^(?:{self.pattern})$"},
            "additionalProperties": self.value.json(),
            "maxProperties": self.most,
        }


class ByLanguage(NamedTuple):
    """Words in the clinic's language (read under the language ''), or a map from language to words."""

    item: Sort

    def read(self, node: Node, faults: Faults) -> Localized[Any] | None:
        if not isinstance(node, Mapping):
            phrase = self.item.read(node, faults)
            return Localized((("", phrase),), node.span) if phrase is not None else None
        pairs = []
        for key, value in node.entries:
            if wrong := fault_in_tag(key.text):
                faults.append(error("bad-language", wrong[0], key.span, wrong[1], *_perhaps_words(node)))
            phrase = self.item.read(value, faults)
            if phrase is not None:
                pairs.append((key.text, phrase))
        if not node.entries:
            faults.append(error("empty-value", "there is no value here", node.span, "write words, or remove the key"))
        return Localized(tuple(pairs), node.span) if pairs else None

    def json(self) -> Json:
        words = self.item.json()
        return {"anyOf": [words, {"type": "object", "minProperties": 1, "additionalProperties": words}]}


def _perhaps_words(node: Mapping) -> tuple[str, ...]:
    line = line_in_quotes(node) if len(node.entries) == 1 else None
    return (f"if these are words, put them in quotes: {line}",) if line else ()
