"""Markdown to blocks and inlines: paragraphs, lists, emphasis, links and tables; all else is a fault by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from handout.diagnostics import Diagnostic, Span, error
from handout.markup_fields import take_field
from handout.markup_inlines import REFUSED, InlineReader, skip_space
from handout.markup_simple import SimpleToken, behind_simple_link, simple_blocks, simple_inlines
from handout.model import Align, Block, Blocks, Inlines, ListBlock, ListItem, Paragraph, Table, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    AnyToken = Token | SimpleToken

Locate = Callable[[int, int], Span]
"""From a line and a column of the text (counted from 0) to the place in the file."""

_BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(\[[ xX]?\])\s")
"""How other programs' Markdown writes an item to check."""

DEEPEST_LIST = 3
_ALIGNS: dict[str, Align] = {"text-align:center": "center", "text-align:right": "end"}
_ITEM = re.compile(r"(?:\d{1,9}[.)]|[-+*])[ \t]")
MOST_ROWS = 100
MOST_CELLS = 12
MOST_NUMBER = 99
"""A list that starts above this is a sentence that starts with a year."""

_PLAIN = re.compile(r"(?![#+=\-0-9:|])[^\\`*_\[\]<>&!~|\t\n ]+(?: [^\\`*_\[\]<>&!~|\t\n ]+)*")
"""One line without a character that Markdown gives a meaning to."""

_DELIMITER_ROW = re.compile(r"\s*(?=.*\|)(?=.*-)[|:\-\s]+")

_SIGNS = re.compile(r"[*_`~\[<]")
_MARKUP = {
    "strong_open": "bold",
    "em_open": "italics",
    "s_open": "struck-out words",
    "link_open": "a link",
    "image": "an image",
    "code_inline": "code",
}

_SETEXT = "a heading (a line with '---' or '===' below it)"
_SETEXT_HINT = "put an empty line between them, or write the line below differently"


def parse_blocks(text: str, locate: Locate, *, fields: bool = False) -> tuple[Blocks, tuple[Diagnostic, ...]]:
    """The blocks of a Markdown text, and its faults; with faults, the blocks are what could be read.

    With `fields`, `{name}` is a Field, `{{` and `}}` are braces, and any other brace is a fault.
    """
    plain = None if fields and re.search("[{}]", text) else _plain(text, locate)
    if plain is not None:
        return (Paragraph((plain,), plain.span),), ()
    reader = _Blocks(text, locate, fields)
    return reader.blocks(), tuple(reader.faults)


def parse_inlines(text: str, locate: Locate) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """The inlines of a Markdown text that must be one paragraph, and its faults."""
    plain = _plain(text, locate)
    if plain is not None:
        return (plain,), ()
    reader = _Blocks(text, locate)
    blocks = reader.blocks()
    faults = reader.faults
    told = {each.span for each in faults}
    for block in blocks if len(blocks) != 1 or not isinstance(blocks[0], Paragraph) else ():
        if not isinstance(block, Paragraph) and block.span not in told:
            what = "a table" if isinstance(block, Table) else "a list"
            hint = "escape the sign that starts it with '\\' if it is meant as words"
            faults.append(error("one-paragraph", f"{what} cannot stand here", block.span, hint))
    if len(blocks) > 1 and not faults:
        second = blocks[1].span
        faults.append(error("one-paragraph", "only one paragraph can stand here", second, "make it another item"))
    first = blocks[0] if blocks else None
    return first.inlines if isinstance(first, Paragraph) else (), tuple(faults)


def markup_in(text: str) -> str | None:
    """What of Markdown is in words that are printed as they stand, such as a heading; None where nothing is."""
    if not _SIGNS.search(text):
        return None
    # Nobody means to stress the middle of a word; but 7*7 is a product.
    (line,) = _markdown().parseInline(re.sub(r"(?<=\w)\*+(?=\w)", "", text))
    return next((_MARKUP[each.type] for each in line.children or () if each.type in _MARKUP), None)


def _plain(text: str, locate: Locate) -> Text | None:
    """The text as it is, when nothing in it is Markdown."""
    words = text.removesuffix("\n")
    # The parser strips more kinds of space than the pattern knows.
    return Text(words, locate(0, 0)) if words == words.strip() and _PLAIN.fullmatch(words) else None


@cache
def _markdown(fields: bool = False) -> MarkdownIt:
    """The parser. It also reads what is refused, so that it can be named."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - simple Markdown needs no parser

    # 30 is more than DEEPEST_LIST needs and little enough for Python's stack.
    markdown = MarkdownIt("commonmark", {"maxNesting": 30}).enable(["table", "strikethrough"])
    # Pieces stay apart, as in the source, so that each has a place.
    markdown.inline.ruler2.disable(["fragments_join"])
    # Which addresses are allowed is for us to say, aloud.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    if fields:
        markdown.inline.ruler.before("escape", "field", take_field)
    return markdown


class _Blocks:
    """Reads the tokens of one text."""

    def __init__(self, text: str, locate: Locate, fields: bool = False) -> None:
        self.lines = text.split("\n")
        self.locate = locate
        self.fields = fields
        self.faults: list[Diagnostic] = []
        simple = simple_blocks(text)
        self.tokens: list[AnyToken] = [*(self._parsed(text) if simple is None else simple)]
        self._next = 0
        self._lists = 0

    def _parsed(self, text: str) -> list[Token]:
        tokens: list[Token] = []
        environment: dict[str, object] = {}
        _markdown().block.parse(text, _markdown(), environment, tokens)
        self._refuse_definitions(environment)
        return tokens

    def blocks(self, closing: str = "") -> Blocks:
        """The blocks up to the token that closes them."""
        found: list[Block] = []
        while self._next < len(self.tokens):
            token = self.tokens[self._next]
            self._next += 1
            if token.type == closing:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _block(self, token: AnyToken) -> Block | None:
        if token.type == "paragraph_open":
            return self._paragraph(token)
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            return self._list(token)
        if token.type == "table_open":
            return self._table(token)
        if token.type in REFUSED:
            self._refuse(token)
        # What closes a refused block, and the paragraphs within it, need no word of their own.
        return None

    def _paragraph(self, token: AnyToken) -> Paragraph:
        inline = self.tokens[self._next]
        self._next += 2
        first = _first_line(token)
        content = inline.content.split("\n")
        columns = []
        for index, line in enumerate(content):
            source = self.lines[first + index]
            # The parser cuts indentation and markers off the front of each line and nothing else.
            columns.append((first + index, len(source.rstrip()) - len(line.rstrip())))
            self._tell_glued(line, index, columns[-1])
            if index and _DELIMITER_ROW.fullmatch(line):
                self._fault(
                    "broken-table",
                    "this row of a table does not match the row above it",
                    first + index,
                    columns[-1][1],
                    "both need as many cells, parted by '|'",
                )
        inlines = self._inlines(inline.content, columns)
        return Paragraph(inlines, self._span(*columns[0]))

    def _tell_glued(self, line: str, index: int, place: tuple[int, int]) -> None:
        """Lines that look like a list or a table, but would run on in their paragraph."""
        if index and _ITEM.match(line):
            message = "this line would run on in the paragraph above it, not start a list"
            self._fault("glued-item", message, *place, *_glued_hints(line))
        if line.startswith("|") and line.rstrip().endswith("|"):
            message = "this row is in no table: the line of dashes below the first row is missing"
            self._fault("broken-table", message, *place, "write '|---|---|' below the first row")

    def _list(self, token: AnyToken) -> ListBlock:
        self._lists += 1
        line = _first_line(token)
        column = _indent(self.lines[line])
        if self._lists > DEEPEST_LIST:
            message = f"lists lie in each other more than {DEEPEST_LIST} deep"
            self._fault("deep-list", message, line, column, "make it a list of its own")
        ordered = token.type == "ordered_list_open"
        closing = token.type.replace("open", "close")
        items: list[ListItem] = []
        numbers: list[tuple[int, int]] = []
        while self.tokens[self._next].type != closing:
            item = self.tokens[self._next]
            self._next += 1
            place = _first_line(item)
            if ordered:
                numbers.append((int(item.info or 1), place))
            items.append(self._item(place))
        self._next += 1
        self._lists -= 1
        if ordered:
            self._check_numbers(numbers)
        return ListBlock(ordered, numbers[0][0] if numbers else 1, tuple(items), self._span(line, column))

    def _item(self, line: int) -> ListItem:
        faults = len(self.faults)
        blocks = self.blocks("list_item_close")
        column = _indent(self.lines[line])
        if box := _BOX.match(self.lines[line]):
            hint = "leave it out: in a section with 'style: checklist' each item has a box"
            self._fault("task-item", f"'{box[1]}' makes no box to check", line, box.start(1), hint)
        if not blocks and len(self.faults) == faults:
            self._fault("empty-item", "a list item is empty", line, column, "write it or remove it")
        return ListItem(blocks, self._span(line, column))

    def _check_numbers(self, numbers: list[tuple[int, int]]) -> None:
        """Markdown counts on from the first number, whatever the others are; 1, 1, 1 is its way to say 'count'."""
        start = numbers[0][0]
        if start > MOST_NUMBER:
            line = numbers[0][1]
            message = f"'{start}.' at the start of a line makes a list that starts with this number"
            self._fault(
                "list-number", message, line, _indent(self.lines[line]), f"write {start}\\. to keep it a sentence"
            )
        if start == 1 and all(number == 1 for number, _ in numbers):
            return
        for index, (number, line) in enumerate(numbers):
            if number != start + index:
                message = f"this item says {number}, but would be printed as {start + index}"
                self._fault("list-number", message, line, _indent(self.lines[line]), "number the items without gaps")
                return

    def _table(self, token: AnyToken) -> Table:
        line = _first_line(token)
        rows: list[tuple[Inlines, ...]] = []
        aligns = self._aligns()
        while self.tokens[self._next].type != "table_close":
            row = self.tokens[self._next]
            self._next += 1
            if row.type == "tr_open":
                rows.append(self._row(_first_line(row)))
        self._next += 1
        if len(rows[0]) > MOST_CELLS:
            message = f"this table has {len(rows[0])} columns; at most {MOST_CELLS} fit on a page"
            self._fault("wide-table", message, line, _indent(self.lines[line]), "make it a list")
        if len(rows) > MOST_ROWS:
            message = f"this table has {len(rows)} rows; at most {MOST_ROWS} fit on two pages"
            self._fault("long-table", message, line, _indent(self.lines[line]), "leave rows out")
        span = self._span(line, _indent(self.lines[line]))
        return Table(rows[0], tuple(rows[1:]), span, aligns)

    def _aligns(self) -> tuple[Align, ...]:
        """Where each column's words stand, from the cells of the header ahead."""
        ahead = takewhile(lambda token: token.type != "thead_close", self.tokens[self._next :])
        heads = [token for token in ahead if token.type == "th_open"]
        return tuple(_ALIGNS.get(str(head.attrs.get("style")), "start") for head in heads)

    def _row(self, line: int) -> tuple[Inlines, ...]:
        cells: list[Inlines] = []
        written = _cells(self.lines[line])
        while self.tokens[self._next].type != "tr_close":
            token = self.tokens[self._next]
            self._next += 1
            if token.type == "inline":
                _, column = written[len(cells)] if len(cells) < len(written) else ("", 0)
                cells.append(self._inlines(token.content, [(line, column)]))
        self._next += 1
        for text, column in written[len(cells) :]:
            if text:
                message = f"this row has more cells than the {len(cells)} of the first row"
                self._fault("table-cells", message, line, column, "write '\\|' for the sign itself")
                break
        return tuple(cells)

    def _inlines(self, content: str, columns: list[tuple[int, int]]) -> Inlines:
        def place(line: int, column: int) -> Span:
            return self._span(columns[line][0], columns[line][1] + column)

        simple = None if self.fields and re.search("[{}]", content) else simple_inlines(content)
        behind_link = _behind_link if simple is None else behind_simple_link
        reader = InlineReader(content, place, behind_link, fields=self.fields)
        found = reader.read(_inline_tokens(content, self.fields) if simple is None else simple)
        self.faults.extend(reader.faults)
        return found

    def _refuse(self, token: AnyToken) -> None:
        line = _first_line(token)
        code, what, hint = REFUSED[token.type]
        if token.type == "heading_open" and token.markup in {"-", "="}:
            what, hint = _SETEXT, _SETEXT_HINT
        self._fault(code, f"{what} cannot stand here", line, _indent(self.lines[line]), hint)
        if token.type.endswith("_open"):
            level = token.level
            while self.tokens[self._next].level > level:
                self._next += 1

    def _refuse_definitions(self, environment: dict[str, object]) -> None:
        """`[label]: address` lines say nothing on the page, so they would vanish."""
        known = environment.get("references", {})
        again = environment.get("duplicate_refs", [])
        for each in (*known.values(), *again):  # type: ignore[attr-defined, misc]
            line = each["map"][0]
            hint = "write the address with its words: [words](https://…)"
            self._fault("link-definition", "a link definition cannot stand here", line, _indent(self.lines[line]), hint)

    def _span(self, line: int, column: int) -> Span:
        return self.locate(line, column)

    def _fault(self, code: str, message: str, line: int, column: int, *hints: str) -> None:
        self.faults.append(error(code, message, self._span(line, column), *hints))


def _glued_hints(line: str) -> tuple[str, ...]:
    """How to make a list of a line, if a list can begin so, and how to keep it words."""
    sign = line.split(maxsplit=1)[0]
    words = f"if it is no list, write {sign[:-1]}\\{sign[-1]} at its start"
    if sign[:-1] and int(sign[:-1]) > MOST_NUMBER:
        return (words,)
    return "put an empty line above the list", words


def _inline_tokens(content: str, fields: bool) -> list[Token]:
    from handout.markup_emphasis import InlineState  # noqa: PLC0415 - of the parser

    markdown = _markdown(fields)
    state = InlineState(content, markdown, {}, [])
    markdown.inline.tokenize(state)
    for rule in markdown.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _behind_link(content: str, position: int) -> int:
    """The position behind `](address "title")`, which the parser has found to be well-formed."""
    helpers = _markdown().helpers
    end = len(content)
    position = skip_space(content, position + len("]("))
    address = helpers.parseLinkDestination(content, position, end)
    position = skip_space(content, address.pos if address.ok else position)
    title = helpers.parseLinkTitle(content, position, end, None)
    position = skip_space(content, title.pos if title.ok else position)
    return position + len(")")


def _first_line(token: AnyToken) -> int:
    return token.map[0] if token.map else 0


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cells(line: str) -> list[tuple[str, int]]:
    """The cells of a table's row as written, with their columns."""
    cells: list[tuple[str, int]] = []
    begin = 0
    for match in re.finditer(r"(?<!\\)\||$", line):
        raw = line[begin : match.start()]
        cells.append((raw.strip(), begin + _indent(raw)))
        begin = match.end()
    if cells and not cells[0][0]:
        cells.pop(0)
    if cells and not cells[-1][0]:
        cells.pop()
    return cells
