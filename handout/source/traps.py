"""The places where YAML surprises people who write prose, told in people's words with the line corrected."""

from __future__ import annotations

import re
from itertools import islice

from handout.diagnostics import Diagnostic, error
from handout.record import NamedTuple
from handout.source.nodes import Lines, Node, Position, Scalar

_LONGEST_LINE = 160
_MOST_TABS = 10
_BEFORE_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:#\[{\"'][^:#]*:[ \t]+)?")
_CLOSERS = {'"': "quote", "'": "quote", "]": "']'", "}": "'}'"}

_HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""As JSON writes characters beyond U+FFFF: an escape for each half of their UTF-16."""


class Problem(NamedTuple):
    """What the YAML parser complains of."""

    problem: str
    place: Position
    context: str
    context_place: Position
    bracket: Position | None
    """The innermost bracket that is open."""


def quoted(words: str) -> str:
    """The words as a quoted YAML scalar."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def short(words: str, most: int = 40) -> str:
    """The words, cut where they are long."""
    return words if len(words) <= most else words[: most - 1] + "…"


def hash_eats_words(lines: Lines, start: Position, end: Position, *, empty: bool, flow: bool) -> tuple[Diagnostic, ...]:
    """The fault of a plain value with ` #` behind it: YAML takes the rest of the line for a comment.

    Two spaces before the '#' make it a comment that is meant.
    """
    line = lines[end[0]]
    rest = line[end[1] :]
    if not rest.startswith(" #"):
        return ()
    begin = end[1] + 1 if empty else start[1]
    if flow or start[0] != end[0] or len(line) > _LONGEST_LINE:
        hint = "put the whole value in quotes"
    else:
        hint = f"write: {line[:begin].lstrip()}{quoted(line[begin:].rstrip())}"
    return (
        error(
            "hash-eats-words",
            f"YAML drops '{short(rest.strip())}' as a comment",
            lines.span(end[0], end[1] + 1),
            hint,
            "a comment stands two spaces behind the value",
        ),
    )


def quote_hints(lines: Lines, place: Position, *others: str, flow: bool = False) -> tuple[str, ...]:
    """Hints that show the line with all from `place` on in quotes, then the other ways out.

    Within brackets (`flow`) nothing says where the words end, so no line is shown.
    """
    corrected = None if flow else _with_quotes(lines, place)
    return (*((f"to keep the words, write: {corrected}",) if corrected else ("put the words in quotes",)), *others)


def line_in_quotes(node: Node) -> str | None:
    """The line of a map or list that was meant as words, corrected; None when it is not on one line."""
    if isinstance(node, Scalar):
        return None
    line, column = node.start
    text = node.lines[line]
    stop = node.end[1] if node.flow and node.end[0] == line else len(text.rstrip())
    inside_flow = node.flow and text[column : column + 1] not in {"[", "{"}
    if inside_flow or len(text) > _LONGEST_LINE or node.flow != (node.end[0] == line):
        return None
    if not node.flow and not all(_on_line(each, line) for each in _values(node)):
        return None
    return text[:column].lstrip() + quoted(text[column:stop]) + text[stop:].rstrip()


def _values(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Scalar):
        return ()
    if hasattr(node, "entries"):
        return tuple(value for _, value in node.entries)
    return node.items


def _on_line(node: Node, line: int) -> bool:
    return isinstance(node, Scalar) and node.start[0] == node.end[0] == line


def _with_quotes(lines: Lines, place: Position) -> str | None:
    line, column = place
    text = lines[line]
    words = text[column:].rstrip()
    if not words or len(text) > _LONGEST_LINE:
        return None
    return text[:column].lstrip() + quoted(words)


def _value_column(text: str) -> int:
    match = _BEFORE_VALUE.match(text)
    return match.end() if match else 0


def without_value(text: str) -> str | None:
    """A line of a key or an item with nothing behind that; None for one that may be part of another value."""
    begin = _value_column(text)
    return f'{text[:begin]}""' if text[:begin].strip() else None


def explain(problem: Problem, lines: Lines) -> tuple[Diagnostic, ...]:
    """A syntax error in people's words; for tabs, one for each line that has them."""
    if tabs := _tabs(lines, problem.place[0]):
        return tabs
    if eaten := _hash_in_brackets(problem, lines):
        return (eaten,)
    if problem.bracket and not lines[problem.place[0]][problem.place[1] :].strip():
        return (_open_flow(problem._replace(context_place=problem.bracket), lines),)
    for pattern, tell in _TELLERS:
        if re.search(pattern, f"{problem.context} | {problem.problem}"):
            return (tell(problem, lines),)
    message = f"this is not well-formed YAML: {problem.problem}"
    return (error("yaml-syntax", message, lines.span(*problem.place), "put the value in quotes"),)


def _tabs(lines: Lines, first: int) -> tuple[Diagnostic, ...]:
    """The lines that a tab indents, when the first line is one of them."""
    if not re.match(r" *\t\s*\S", lines[first]):
        return ()
    indented = ((number, re.match(r" *(\t)\s*\S", lines[number])) for number in range(first, len(lines.lines)))
    places = islice(((number, match.start(1)) for number, match in indented if match), _MOST_TABS)
    return tuple(error("tab-indent", "a tab indents this line", lines.span(*place), "use spaces") for place in places)


def _hash_in_brackets(problem: Problem, lines: Lines) -> Diagnostic | None:
    """Brackets that never close because ` #` made a comment of their end: `{primary: #0b5d7a}`."""
    if not re.search(r"flow|node content", f"{problem.context} | {problem.problem}"):
        return None
    for number in range(problem.place[0], max(problem.place[0] - 5, -1), -1):
        match = re.search(r"[\[{][^\[{\]}]*?(?<! ) (#[^\s,\]}]*)", lines[number])
        if match:
            begin, end = match.span(1)
            corrected = f"{lines[number][:begin]}{quoted(match.group(1))}{lines[number][end:]}".strip()
            return error(
                "hash-eats-words",
                f"YAML drops '{short(lines[number][begin:])}' as a comment",
                lines.span(number, begin),
                f"write: {corrected}" if len(corrected) <= _LONGEST_LINE else "put the value in quotes",
            )
    return None


def _odd_start(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.place
    character = lines[line][column : column + 1]
    return error(
        "quote-needed",
        f"a value cannot start with '{character}' unless it is in quotes",
        lines.span(line, column),
        *quote_hints(lines, (line, column)),
    )


def _alias(problem: Problem, lines: Lines) -> Diagnostic:
    return _odd_start(problem._replace(place=problem.context_place), lines)


def _colon(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.place
    text = lines[line]
    begin = _value_column(text)
    if begin == 0 or begin > column:
        return error(
            "colon-in-words",
            "a colon with a space behind it stands in words without quotes",
            lines.span(line, column),
            "if this is a key, line it up with the keys above; if it is text, put all of the value in quotes",
        )
    return error(
        "colon-in-words",
        "a colon with a space behind it stands in a value without quotes",
        lines.span(line, column),
        *quote_hints(lines, (line, begin)),
    )


def _dash(problem: Problem, lines: Lines) -> Diagnostic:
    return error(
        "dash-in-line",
        "a list cannot start behind a key on the same line",
        lines.span(*problem.place),
        "start it on the next line",
        *quote_hints(lines, problem.place),
    )


def _block_header(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.context_place
    sign = lines[line][column : column + 1]
    return error(
        "quote-needed",
        f"words stand behind '{sign}' on the same line",
        lines.span(line, column),
        "start them on the next line, indented",
        *quote_hints(lines, (line, column)),
    )


def _open_quote(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.context_place
    sign = lines[line][column : column + 1]
    hints = ["close it"]
    if sign == "'":
        hints.append(
            f"a value that starts with an apostrophe goes in double quotes: {_with_quotes(lines, (line, column))}"
        )
    return error("open-quote", f"the {sign} that opens here is never closed", lines.span(line, column), *hints)


def _escape(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.place
    start = max(lines[line].rfind("\\", 0, column + 1), 0)
    message, hint = (
        "a backslash in double quotes starts an escape, and this is none",
        "double the backslash, or use single quotes",
    )
    if half := _HALF.match(lines[line], start):
        message, hint = f"'{half.group()}' is half of a pair, which is no character here", "write the character itself"
    return error("bad-escape", message, lines.span(line, start), hint)


def _behind(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.place
    before = lines[line][:column].rstrip()
    if before and before[-1] in _CLOSERS and before.strip() not in _CLOSERS:
        return error(
            "words-behind",
            f"words stand behind the closing {_CLOSERS[before[-1]]}",
            lines.span(line, column),
            *quote_hints(lines, (line, _value_column(lines[line]))),
        )
    if _comment_before(lines, line):
        return error(
            "comment-in-words",
            "a comment cuts the value above in two",
            lines.span(line, column),
            "move the comment, or start the value with '|' on a line of its own",
        )
    return error(
        "bad-indent",
        "this line fits nothing above it",
        lines.span(line, column),
        "keys and items of one map or list start in the same column",
    )


def _comment_before(lines: Lines, line: int) -> bool:
    above = lines[line - 1] if line else ""
    return above.lstrip().startswith("#") or " #" in above


def _no_key(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.context_place
    return error(
        "not-a-key",
        "this line is not 'key: value'",
        lines.span(line, column),
        "write a space behind the colon; to go on with the text above, indent the line",
    )


def _open_flow(problem: Problem, lines: Lines) -> Diagnostic:
    line, column = problem.context_place
    sign = lines[line][column : column + 1]
    return error(
        "open-bracket",
        f"the '{sign}' that opens here is not closed where it should be",
        lines.span(line, column),
        "close it; put items with a comma, colon, quote or bracket in quotes",
    )


def _tag(problem: Problem, lines: Lines) -> Diagnostic:
    place = problem.place if "handle" in problem.problem and not problem.context else problem.context_place
    return error("tag", "'!' starts a tag, which is not read here", lines.span(*place), *quote_hints(lines, place))


def _directive(problem: Problem, lines: Lines) -> Diagnostic:
    return error(
        "directive", "lines that start with '%' are not read here", lines.span(*problem.place), "remove the line"
    )


def _explicit_key(problem: Problem, lines: Lines) -> Diagnostic:
    return error(
        "quote-needed",
        "a value cannot start with '? ' unless it is in quotes",
        lines.span(*problem.place),
        *quote_hints(lines, problem.place),
    )


_TELLERS = (
    (r"scanning an? (alias|anchor)", _alias),
    (r"directive|incompatible YAML", _directive),
    (r"\btag\b|tag handle|\bURI\b", _tag),
    (r"cannot start any token", _odd_start),
    (r"mapping values are not allowed", _colon),
    (r"sequence entries are not allowed", _dash),
    (r"mapping keys are not allowed", _explicit_key),
    (r"block scalar", _block_header),
    (r"unknown escape|escape (sequence|code)|hexa?dec", _escape),
    (r"quoted scalar", _open_quote),
    (r"could not find expected ':'", _no_key),
    (r"flow (sequence|mapping)", _open_flow),
    (r"node content", _odd_start),
    (r"expected (<block end>|key|'-')|block (mapping|collection)|document start", _behind),
)
