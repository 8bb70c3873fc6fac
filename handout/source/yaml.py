"""Reads YAML as words with places: no types, no tags, no anchors, and every fault of a file at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from handout.diagnostics import Diagnostic, HandoutError, Span, error
from handout.record import NamedTuple
from handout.source import escapes, traps
from handout.source.decode import decode
from handout.source.nodes import Lines, Mapping, Node, Position, Scalar, Sequence, Style
from handout.source.reading import in_order

LARGEST = 250_000
"""Bytes. A long handout has 20,000; what is larger than this is not one."""

DEEPEST = 20
MOST_NODES = 20_000
MOST_FAULTS = 100
"""Nobody reads more of them; reading of the file stops there."""

MOST_MENDED = 10
LONGEST_MENDED = 60_000
"""Lines that are no YAML cost another reading each: of a text of so many characters, ten stay within half a second."""

_TOO_DEEP_TO_SCAN = "exceeded maximum nesting depth"
"""What LibYAML says at its own limit, which its scanner reaches before any event of what is inside comes."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


class Parsed(NamedTuple):
    """What could be read of a file, what is wrong with it, and what looks wrong. Without faults there is a node."""

    node: Node | None
    faults: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()


def parse(data: bytes, file: str) -> Node:
    """The tree of a YAML file; HandoutError with all of its faults otherwise."""
    parsed = read(data, file)
    if parsed.faults or parsed.node is None:
        raise HandoutError(in_order(parsed.faults))
    return parsed.node


def read(data: bytes, file: str) -> Parsed:
    """The tree of a YAML file as far as it can be read, and its faults."""
    decoded = decode(data, file, LARGEST)
    if decoded.lines is None:
        return Parsed(None, decoded.faults)
    tree, found = _grown(decoded.lines)
    faults = (*decoded.faults, *found)
    if tree.root is None and not faults:
        faults = (error("empty-file", "the file is empty", decoded.lines.span(0, 0), "'handout new' writes a starter"),)
    return Parsed(tree.root, faults, tuple(in_order(tree.warnings)))


def _grown(lines: Lines) -> tuple[_Tree, list[Diagnostic]]:
    """The tree of a file, and its faults. Behind a line that is no YAML it goes on as if that had no value."""
    tree = _Tree(lines)
    text = "\n".join(lines.lines)
    tree.grow(text)
    faults = list(tree.faults)
    mended: dict[int, str] = {}
    most = MOST_MENDED if len(text) < LONGEST_MENDED else 0
    while (at := tree.broken) is not None and at not in mended and len(mended) < most:
        without = traps.without_value(lines[at])
        if without is None:
            break
        mended[at] = without
        tree = _Tree(lines, frozenset(mended))
        tree.grow("\n".join([mended.get(number, line) for number, line in enumerate(lines.lines)]))
        faults += [each for each in tree.faults if each not in faults and not _follows(each, mended, lines)]
    return tree, faults


def _follows(fault: Diagnostic, mended: dict[int, str], lines: Lines) -> bool:
    """Whether a fault may be of what was mended: it stands there, or in a line that went on from there."""
    line = fault.span.line - 1 if fault.span and fault.span.line else 0
    return line in mended or (line - 1 in mended and _indent(lines[line]) > _indent(lines[line - 1]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class _Open(NamedTuple):
    """A mapping or sequence whose end has not come yet."""

    event: CollectionStartEvent
    nodes: list[Node]


class _Tree:
    """Grows nodes from the parser's events, without recursion. In lines that were `mended` a value says nothing.

    `broken` is the line that is no YAML, where there is one.
    """

    def __init__(self, lines: Lines, mended: frozenset[int] = frozenset()) -> None:
        self.lines = lines
        self.broken: int | None = None
        self._mended = mended
        self.faults: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._count = 0
        self._documents = 0

    def grow(self, text: str) -> None:
        try:
            for event in _events(text):
                if not self._take(event) or len(self.faults) >= MOST_FAULTS:
                    return
        except yaml.MarkedYAMLError as problem:
            if problem.problem == _TOO_DEEP_TO_SCAN:
                return self._too_deep(_within(problem.problem_mark, self.lines))
            told = _explain(problem, self.lines, _start(self._open[-1].event) if self._in_flow() else None)
            self.faults.extend(told)
            self.broken = min([each.span.line for each in told if each.span and each.span.line]) - 1
        except yaml.YAMLError as problem:
            self._fault("yaml-syntax", f"this is not well-formed YAML: {problem}", (0, 0))
        except (ValueError, OverflowError):
            # An escape such as \UFFFFFFFF goes unchecked into chr() in PyYAML's own scanner.
            self._fault("yaml-syntax", "a number in an escape is no character", (0, 0), "write the character itself")

    def _take(self, event: Event) -> bool:
        """Whether to go on."""
        if isinstance(event, DocumentStartEvent):
            return self._document(event)
        if isinstance(event, NodeEvent):
            return self._node(event)
        if isinstance(event, MappingEndEvent):
            self._close_mapping(event)
        elif isinstance(event, SequenceEndEvent):
            done = self._open.pop()
            self._add(Sequence(tuple(done.nodes), *self._extent(done, event)))
        return True

    def _too_deep(self, place: Position) -> None:
        message = f"lists and maps lie in each other more than {DEEPEST} deep"
        self._fault("too-deep", message, place, "no handout needs that")

    def _document(self, event: DocumentStartEvent) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._fault(
                "second-document", "a second document starts here", _start(event), "keep one to a file; remove '---'"
            )
            return False
        if event.tags or event.version:
            self._fault("directive", "lines that start with '%' are not read here", _start(event), "remove the line")
        return True

    def _node(self, event: NodeEvent) -> bool:
        self._count += 1
        place = _start(event)
        if self._count > MOST_NODES:
            self._fault("too-large", f"the file holds more than {MOST_NODES} values", place, "split it")
            return False
        self._refuse_indirection(event)
        if isinstance(event, CollectionStartEvent):
            if len(self._open) >= DEEPEST:
                self._too_deep(place)
                return False
            self._open.append(_Open(event, []))
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        else:
            self._add(Scalar("", self.lines.span(*place), "refused", place, _end(event), self.lines))
        return True

    def _refuse_indirection(self, event: NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if isinstance(event, AliasEvent):
            self._refuse(
                "alias", f"'*{traps.short(str(event.anchor))}' points to another value", event, "repeat the value"
            )
        elif event.anchor:
            self._refuse("anchor", f"'&{traps.short(str(event.anchor))}' names a value", event, "remove the name")
        if tag:
            self._refuse("tag", f"'{traps.short(tag)}' is a tag", event, "remove it")

    def _refuse(self, code: str, what: str, event: NodeEvent, hint: str) -> None:
        place = _start(event)
        hints = traps.quote_hints(self.lines, place, hint, flow=self._in_flow())
        self._fault(code, f"{what}, which is not read here", place, *hints)

    def _in_flow(self) -> bool:
        return bool(self._open and self._open[-1].event.flow_style)

    def _scalar(self, event: ScalarEvent) -> None:
        place, end, text = _start(event), _end(event), str(event.value)
        style = _STYLES.get(event.style or "", "plain")
        span = self.lines.span(*place)
        if style == "plain":
            eaten = traps.hash_eats_words(self.lines, place, end, empty=not text, flow=self._in_flow())
            self.faults.extend(eaten)
            text = "" if text in {"null", "~"} else text
            if eaten and not text:
                style = "refused"
        if place[0] in self._mended and style == "double" and not text:
            style = "refused"
        if style == "double":
            for each in islice(escapes.told(self.lines, place, end), MOST_FAULTS):
                (self.faults if each.severity == "error" else self.warnings).append(each)
        self._add(Scalar(text, span, style, place, end, self.lines))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        is_key = isinstance(parent.event, MappingStartEvent) and len(parent.nodes) % 2 == 0
        if is_key and not isinstance(node, Scalar):
            self._fault("key-not-text", "a key must be a word", node.start, *traps.quote_hints(self.lines, node.start))
        parent.nodes.append(node)

    def _close_mapping(self, event: Event) -> None:
        done = self._open.pop()
        seen: dict[str, Scalar] = {}
        entries: list[tuple[Scalar, Node]] = []
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=False):
            if not isinstance(key, Scalar) or key.style == "refused":
                continue
            if key.text == "<<" and key.style == "plain":
                self._fault("merge-key", "'<<' merges maps, which is not read here", key.start, "write the keys out")
                continue
            if first := seen.get(key.text):
                self._fault(
                    "duplicate-key",
                    f"'{traps.short(key.text)}' stands twice, first on line {first.span.line}",
                    key.start,
                    "keep one of them",
                )
                continue
            seen[key.text] = key
            entries.append((key, value))
        self._add(Mapping(tuple(entries), *self._extent(done, event)))

    def _extent(self, done: _Open, event: Event) -> tuple[Span, bool, Position, Position, Lines]:
        start = _start(done.event)
        return self.lines.span(*start), bool(done.event.flow_style), start, _end(event), self.lines

    def _fault(self, code: str, message: str, place: Position, *hints: str) -> None:
        self.faults.append(error(code, message, self.lines.span(*place), *hints))


def _events(text: str) -> Iterator[Event]:
    parser = _Loader(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _start(event: Event) -> Position:
    mark: Any = event.start_mark
    return mark.line, mark.column


def _end(event: Event) -> Position:
    mark: Any = event.end_mark
    return mark.line, mark.column


def _explain(problem: yaml.MarkedYAMLError, lines: Lines, bracket: Position | None) -> tuple[Diagnostic, ...]:
    place = _within(problem.problem_mark or problem.context_mark, lines)
    context = _within(problem.context_mark or problem.problem_mark, lines)
    told = traps.Problem(problem.problem or "", place, problem.context or "", context, bracket)
    return traps.explain(told, lines)


def _within(mark: Any, lines: Lines) -> Position:
    """A mark's place; the end of the file may lie on a line that is not there."""
    if mark is None:
        return 0, 0
    last = len(lines.lines) - 1
    return (mark.line, mark.column) if mark.line <= last else (last, len(lines[last]))
