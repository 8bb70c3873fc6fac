"""Markdown becomes blocks; what a handout cannot print is a fault by name, and no word is lost in silence."""

import re
import subprocess
import sys
import unicodedata
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from reports import places

from handout import markup
from handout.diagnostics import Span
from handout.markup import parse_blocks, parse_inlines
from handout.model import Emphasis, LineBreak, Link, ListBlock, Paragraph, Strong, Table, Text


def locate(line: int, column: int) -> Span:
    return Span("f", line + 1, column + 1)


def told(text):
    return places(parse_blocks(text, locate)[1])


def shape(node):  # noqa: PLR0911 - one line a type
    """Blocks and inlines as nested lists of words."""
    match node:
        case Text():
            return node.text
        case Strong():
            return ["strong", *shape(node.children)]
        case Emphasis():
            return ["em", *shape(node.children)]
        case Link():
            return ["link", node.url, *shape(node.children)]
        case LineBreak():
            return "BREAK"
        case Paragraph():
            return ["p", *shape(node.inlines)]
        case ListBlock():
            kind = f"ol{node.start}" if node.ordered else "ul"
            return [kind, *(shape(item.blocks) for item in node.items)]
        case Table():
            return ["table", shape(node.header), *(shape(row) for row in node.rows)]
        case tuple():
            return [shape(each) for each in node]


BLOCKS = {
    "**请注意（重要）**的成人…**RA。**下一句。": [
        ["p", ["strong", "请注意（重要）"], "的成人…", ["strong", "RA。"], "下一句。"]
    ],
    "这是**“重要”**的，*重要(RA)*的": [["p", "这是", ["strong", "“重要”"], "的，", ["em", "重要(RA)"], "的"]],
    "**ข้อ (สำคัญ)**ของ": [["p", ["strong", "ข้อ (สำคัญ)"], "ของ"]],
    "**안녕(하세요)**입니다": [["p", ["strong", "안녕(하세요)"], "입니다"]],
    "第一行\n**第二行**\n三": [["p", "第一行", ["strong", "第二行"], "三"]],
    "บรรทัด\nแรก": [["p", "บรรทัดแรก"]],
    "안녕\n하세요": [["p", "안녕 하세요"]],
    "每天 100 mg\n一次\nRA": [["p", "每天 100 mg 一次 RA"]],
    "2 * 3 and 1\\*\\*": [["p", "2 * 3 and 1**"]],
    "Just words.": [["p", "Just words."]],
    "one\n  two\n": [["p", "one two"]],
    "one\n\ntwo\n": [["p", "one"], ["p", "two"]],
    "a *b* **c *d*** __e__ _f_": [
        ["p", "a ", ["em", "b"], " ", ["strong", "c ", ["em", "d"]], " ", ["strong", "e"], " ", ["em", "f"]]
    ],
    "one  \ntwo\\\nthree": [["p", "one", "BREAK", "two", "BREAK", "three"]],
    "- a\n- b\n  - c\n": [["ul", [["p", "a"]], [["p", "b"], ["ul", [["p", "c"]]]]]],
    "3. a\n4. b\n": [["ol3", [["p", "a"]], [["p", "b"]]]],
    "1. a\n1. b\n": [["ol1", [["p", "a"]], [["p", "b"]]]],
    "- a\n\n  b\n": [["ul", [["p", "a"], ["p", "b"]]]],
    "| a | b |\n|---|---|\n| c \\| d | *e* |\n| f |\n": [
        ["table", [["a"], ["b"]], [["c | d"], [["em", "e"]]], [["f"], []]]
    ],
    "[a b](https://x.org/?q=1&r) c": [["p", ["link", "https://x.org/?q=1&r", "a b"], " c"]],
    "<https://x.org> <a@x.org>": [
        ["p", ["link", "https://x.org", "https://x.org"], " ", ["link", "mailto:a@x.org", "a@x.org"]]
    ],
    "[call](tel:+15555550100)": [["p", ["link", "tel:+15555550100", "call"]]],
    "&amp; &eacute; \\* \\# e&#x301;": [["p", "& é * # é"]],
    '"straight" -- (c) ... https://x.org': [["p", '"straight" -- (c) ... https://x.org']],
    "a\tb": [["p", "a b"]],
    "5 < 6 & 7 > 3 # 2 ~ 1": [["p", "5 < 6 & 7 > 3 # 2 ~ 1"]],
    "text\n    goes on": [["p", "text goes on"]],
    "": [],
}


@pytest.mark.parametrize("text", BLOCKS)
def test_blocks(text):
    blocks, faults = parse_blocks(text, locate)
    assert (shape(blocks), faults) == (BLOCKS[text], ())


FAULTS = {
    "# H": ["1:1 heading"],
    "a\n\nSet\n---\n": ["3:1 heading"],
    "**word (x)**s": ["1:1 literal-stars", "1:11 literal-stars"],
    "2***3": ["1:2 literal-stars"],
    "***": ["1:1 rule"],
    "a\n\n    code\n": ["3:5 indented-code"],
    "> q *d*": ["1:1 block-quote"],
    "```\nx\n```": ["1:1 code-block"],
    "a\n\n<div>\nx\n</div>": ["3:1 html"],
    "a <b>x</b>": ["1:3 html", "1:7 html"],
    "a <!-- b --> c": ["1:3 html"],
    "a `c`": ["1:3 code"],
    "a\n*b* ![c](d)": ["2:5 image"],
    "a ~~b~~": ["1:3 strikethrough"],
    "a\n\n[r]: https://x.org\n[r]: https://y.org\n": ["3:1 link-definition", "4:1 link-definition"],
    "a [x](javascript:alert)": ["1:3 bad-link"],
    "[x](page)": ["1:1 bad-link"],
    "[x]()": ["1:1 bad-link"],
    "[x](https://)": ["1:1 bad-link"],
    "[x](mailto:nobody)": ["1:1 bad-link"],
    "[](https://x.org)": ["1:1 empty-link"],
    '[x](https://x.org "title")': ["1:1 link-title"],
    "<ftp://x.org>": ["1:1 bad-link"],
    "- - - - x": ["1:1 deep-list"],
    "-\n- a": ["1:1 empty-item"],
    "- [ ] a\n- b\n- [x] c\n1. [X] d": ["1:3 task-item", "3:3 task-item", "4:4 task-item"],
    "1. a\n3. b": ["2:1 list-number"],
    "2026. Then": ["1:1 list-number"],
    "| a |\n|---|\n| b | c |\n": ["3:7 table-cells"],
    "a | b\n---|---|---\nc": ["2:1 broken-table"],
    "|a" * 13 + "|\n" + "|-" * 13 + "|\n": ["1:1 wide-table"],
    "a &#x202e; b": ["1:3 forbidden-character"],
    "- a\n  # b\n- `c`\n": ["2:3 heading", "3:3 code"],
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_cannot_be_printed_is_told_by_name_and_place(text):
    assert told(text) == FAULTS[text]
    assert all(fault.hints for fault in parse_blocks(text, locate)[1])


def words_of(node):
    if type(node) is tuple:
        return [word for each in node for word in words_of(each)]
    if isinstance(node, Text):
        return [node]
    parts = ("children", "inlines", "items", "blocks", "header", "rows")
    return [word for part in parts for word in words_of(getattr(node, part, ()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one *two* three\nfour **five**", "1:1 1:6 1:10 2:8"),
        ("- a\n  - *b*\n\n    c", "1:3 2:6 4:5"),
        ("| a | b |\n|---|---|\n| c \\| d | **e** |", "1:3 1:7 3:3 3:14"),
        ("[a](https://b.org 'c')d", "1:2 1:23"),
        ("[a]( <https://b.org/a> )*d*", "1:2 1:26"),
        ("&amp;*a*", "1:1 1:7"),
        ("a  \n   *b*", "1:1 2:5"),
        ("1. a\n\n   b\n2. *c*", "1:4 3:4 4:5"),
    ],
)
def test_words_know_their_place(text, expected):
    found = [f"{word.span.line}:{word.span.column}" for word in words_of(parse_blocks(text, locate)[0])]
    assert " ".join(found) == expected


def test_one_paragraph():
    assert shape(parse_inlines("a *b*\n", locate)[0]) == ["a ", ["em", "b"]]
    assert places(parse_inlines("a\n\nb", locate)[1]) == ["3:1 one-paragraph"]
    assert places(parse_inlines("- a", locate)[1]) == ["1:1 one-paragraph"]
    assert places(parse_inlines("# a", locate)[1]) == ["1:1 heading"]


MARKED = st.text("ab1 \n\t*_-+#>[]()!`~|\\&<:;/=.\"'", max_size=50)


@given(MARKED)
@example("[a]: b")
@example("| a |\n|-|\n|b|c|")
@example("- a\n\n\n      b")
@example("<a b1>")
@example('[a](tel:1 "b")')
def test_no_letter_or_digit_is_lost_in_silence(text):
    blocks, faults = parse_blocks(text, locate)
    assume(not faults)
    printed = "".join(word.text for word in words_of(blocks))
    printed += "".join(str(number) for number in numbers(blocks)) + "".join(urls(blocks))
    for sign in "ab1":
        assert printed.count(sign) >= text.count(sign)


def numbers(node):
    """What stands in front of the items of ordered lists: for 1, 1, 1 each is a 1 in the source."""
    if type(node) is tuple:
        return [number for each in node for number in numbers(each)]
    own = []
    if isinstance(node, ListBlock) and node.ordered:
        own = [1] * len(node.items) + list(range(node.start, node.start + len(node.items)))
    return own + [number for part in ("items", "blocks") for number in numbers(getattr(node, part, ()))]


def urls(node):
    if type(node) is tuple:
        return [url for each in node for url in urls(each)]
    own = [node.url] if isinstance(node, Link) else []
    parts = ("children", "inlines", "items", "blocks", "header", "rows")
    return own + [url for part in parts for url in urls(getattr(node, part, ()))]


@given(MARKED)
def test_each_letter_stands_where_its_text_says(text):
    blocks, _ = parse_blocks(text, locate)
    rows = text.split("\n")
    for word in words_of(blocks):
        first = re.match(r"[ab1]", word.text)
        if first:
            assert rows[word.span.line - 1][word.span.column - 1] == first.group()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("ab1.)-+#=:'\",/@({ "), max_size=30))
@example("1. a")
@example("1) a")
@example("- a")
@example("a:b")
@example("a  b")
@example("a\u00a0")
def test_the_short_way_says_what_the_parser_says(text):
    plain = markup._plain(text, locate)
    assume(plain is not None)
    reader = markup._Blocks(text, locate)
    assert (reader.blocks(), reader.faults) == ((Paragraph((plain,), plain.span),), [])


SIMPLE = st.lists(
    st.sampled_from(
        ["a", "b 1", "é", "字", "한", "**", "*", "[", "](https://a.b/c)", "(", ")", ".", "，", "”", "{d}", "-"]
    )
    | st.sampled_from(
        [" ", "\n", "\n\n", "\n- ", "- ", "1. ", "2. ", ":", "#", "=", "!", "\u00a0", "\u3000", "\u200b", "|"]
    ),
    max_size=14,
).map(lambda pieces: unicodedata.normalize("NFC", "".join(pieces)))


@given(SIMPLE, st.booleans())
@example("a **b (c)** *d* (*e*), [f g](https://a.b/c).\n\n- a\n- **b**\n\nc", False)
@example("3. a\n4. *b*", False)
@example("1. a\n1. b\n3. c", False)
@example("- \u3000a\u3000", False)
@example("- ", False)
@example("- a\n\n- b", False)
@example("- a\n1. b", False)
@example("a\n- b", False)
@example("**a\u00a0**", False)
@example("**a**b", False)
@example("{a} *b*", True)
def test_simple_markdown_is_read_as_the_parser_reads_it(text, fields):
    read = markup._Blocks(text, locate, fields)
    found = read.blocks(), read.faults
    with (
        patch.object(markup, "simple_blocks", return_value=None),
        patch.object(markup, "simple_inlines", return_value=None),
    ):
        parsed = markup._Blocks(text, locate, fields)
        assert found == (parsed.blocks(), parsed.faults)


def test_simple_markdown_does_without_the_parser():
    program = (
        "import sys; from handout.markup import parse_blocks; from handout.diagnostics import Span;"
        "found = parse_blocks('a **b (c)** *d*, [e](https://a.b/).\\n\\n- a\\n- b\\n', lambda *_: Span('f'));"
        "assert found[0] and not found[1]; print('markdown_it' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"False\n"


@pytest.mark.parametrize(
    "sign", ["[", "![", "*", "_a", "`", "<", "&", "|a", "> ", "- ", "1. ", "~~", "\\", "](", "[a]["]
)
def test_endless_signs_end(sign):
    blocks, faults = parse_blocks(sign * (4_000 // len(sign)), locate)
    assert blocks or faults
