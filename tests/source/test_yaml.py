"""YAML is read as the words written; what YAML would drop or change is a fault at its place."""

from unicodedata import normalize

import pytest
import yaml as pyyaml
from hypothesis import example, given
from hypothesis import strategies as st
from reports import places

from handout.diagnostics import HandoutError
from handout.source import yaml
from handout.source.nodes import Lines, Mapping, Node, Scalar, Sequence


@pytest.fixture(params=["compiled", "pure"], autouse=True)
def _parser(request, monkeypatch):
    """Everything here holds for PyYAML's own parser, too."""
    if request.param == "pure":
        monkeypatch.setattr(yaml, "_Loader", pyyaml.SafeLoader)


def read(text: str | bytes) -> yaml.Parsed:
    return yaml.read(text.encode() if isinstance(text, str) else text, "f.yaml")


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(each) for each in node.items]
    assert isinstance(node, Scalar)
    return node.text


def value(text: str) -> Scalar:
    node = yaml.parse(text.encode(), "f.yaml")
    assert isinstance(node, Mapping)
    scalar = node.entries[0][1]
    assert isinstance(scalar, Scalar)
    return scalar


@pytest.mark.parametrize(
    "word", ["no", "0155501", "7:30", "2026-11-20", "1e3", "0x1F", "yes", "1_000", ".inf", "True", "a:b"]
)
def test_scalars_stay_the_words_written(word):
    assert value(f"a: {word}\n").text == word


@pytest.mark.parametrize("nothing", ["", " null", " ~"])
def test_null_is_no_words(nothing):
    assert value(f"a:{nothing}\n").text == ""


def test_quoted_null_is_a_word():
    assert value("a: 'null'\n").text == "null"


def test_lists_and_maps_in_order():
    tree = plain(read("a: [x, y]\nb:\n  - c: d\n    e: |\n      f\n  - g\n").node)
    assert tree == {"a": ["x", "y"], "b": [{"c": "d", "e": "f\n"}, "g"]}


SYNTAX = {
    "\ta: b\n": ["1:1 tab-indent"],
    "a:\n\tb: c\n\td: e\n": ["2:1 tab-indent", "3:1 tab-indent"],
    "a: *b* c\n": ["1:4 quote-needed"],
    "a: **b** c\n": ["1:4 quote-needed"],
    "a: %x\n": ["1:4 quote-needed"],
    "a: @x\n": ["1:4 quote-needed"],
    "a: `x`\n": ["1:4 quote-needed"],
    "a: > words\n": ["1:4 quote-needed"],
    "a: }\n": ["1:4 quote-needed"],
    "a: b: c\n": ["1:5 colon-in-words"],
    "a: b\n c: d\n": ["2:3 colon-in-words"],
    "a: - b\n": ["1:4 dash-in-line"],
    'a: "x" more\n': ["1:8 words-behind"],
    "a: [x] more\n": ["1:8 words-behind"],
    "a: 'tis x\nb: c\n": ["1:4 open-quote"],
    'a: "x\\qy"\n': ["1:6 bad-escape"],
    "a: b\n  # c\n  d\n": ["3:3 comment-in-words"],
    "a: b\nfoo\nc: d\n": ["2:1 not-a-key"],
    "a: [b\nc: d\n": ["1:4 open-bracket"],
    "- a\nb: c\n": ["2:1 bad-indent"],
    "%YAML 1.3\n---\na: b\n": ["1:1 directive"],
    "%TAG ! tag:x,2026:\n---\na: b\n": ["1:1 directive"],
    "a: b\n---\nc: d\n": ["2:1 second-document"],
    "a: &x y\nb: *x\n": ["1:4 anchor", "2:4 alias"],
    "a: !!python/object:os.system x\n": ["1:4 tag"],
    "a: !important x\n": ["1:4 tag"],
    "<<: x\n": ["1:1 merge-key"],
    "? [a]\n: b\n": ["1:3 key-not-text"],
    "a: b\nc: d\na: e\n": ["3:1 duplicate-key"],
    "a: {b: c, b: d}\n": ["1:11 duplicate-key"],
    'a: "\\x07"\n': ["1:5 forbidden-character"],
    "": ["1:1 empty-file"],
    "# nothing\n": ["1:1 empty-file"],
    "a: \u202eb\n": ["1:4 forbidden-character"],
    "a: b\u2028c\x1b\n": ["1:5 forbidden-character", "1:7 forbidden-character"],
}


@pytest.mark.parametrize("text", SYNTAX)
def test_faults_have_a_name_and_a_place(text):
    assert places(read(text).faults) == SYNTAX[text]


def test_forbidden_characters_are_named():
    messages = [fault.message for fault in read("a: \u202eb\x07\n").faults]
    assert messages == ["the file holds U+202E RIGHT-TO-LEFT OVERRIDE", "the file holds U+0007 BELL"]


CORRECTED = {
    "a: *b* c\n": 'a: "*b* c"',
    "  - @home\n": '- "@home"',
    "a: b: c\n": 'a: "b: c"',
    'a: "x" more\n': "a: '\"x\" more'",
    "a: {dose} mg\n": 'a: "{dose} mg"',
    "a: Take #1\n": 'a: "Take #1"',
    "a: #1 choice\n": 'a: "#1 choice"',
    "- #1 choice\n": '- "#1 choice"',
    "colors: {primary: #0b5d7a, accent: red}\nb: c\n": 'colors: {primary: "#0b5d7a", accent: red}',
}


@pytest.mark.parametrize("text", CORRECTED)
def test_the_line_is_shown_corrected_and_reads_well(text):
    hints = " ".join(read(text).faults[0].hints)
    assert CORRECTED[text] in hints
    assert read(CORRECTED[text] + "\n").faults == ()


HASH = {
    "a: take #1 daily\n": ["1:9 hash-eats-words"],
    "- take #1\n- two #2\n": ["1:8 hash-eats-words", "2:7 hash-eats-words"],
    "a: one\n  two #3\nb: c\n": ["2:7 hash-eats-words"],
    "a: [x #y\n  ]\n": ["1:7 hash-eats-words"],
    "a: #\n": ["1:4 hash-eats-words"],
    "a: b  # meant\n": [],
    "a: b   #\n": [],
    "a:  # meant\n  - b\n": [],
    "a: # meant\n  - b\n": [],
    "a: 'b' # meant\n": [],
    "a: [b] # meant\n": [],
    "a: | # meant\n  b #1\n": [],
    "# meant\na: b#c\n": [],
    "a: https://x.org/#y\n": [],
}


@pytest.mark.parametrize("text", HASH)
def test_a_hash_never_eats_words_unseen(text):
    assert places(read(text).faults) == HASH[text]


WORD = st.text("abc #'\"", min_size=1, max_size=12).map(str.strip).filter(lambda word: word and word[0] not in "#'\"")


@given(WORD)
def test_words_with_hashes_are_whole_or_told(words):
    parsed = read(f"a: {words}\n")
    told = [fault.code for fault in parsed.faults]
    assert told == ["hash-eats-words"] or "  #" in words or plain(parsed.node) == {"a": words}


def test_lines_that_are_no_yaml_hide_none_behind_them():
    text = "a: x: y\nb:\n- @home\n- 50%\n- %x\n- z # w\n- `t`\nc: *star\nd: d\nd: e\n"
    told = [(each.span.line, each.code) for each in read(text).faults]
    assert told == [
        (1, "colon-in-words"),
        (3, "quote-needed"),
        (5, "quote-needed"),
        (6, "hash-eats-words"),
        (7, "quote-needed"),
        (8, "alias"),
        (10, "duplicate-key"),
    ]


def test_what_goes_on_from_such_a_line_is_no_fault_of_its_own():
    told = [(each.span.line, each.code) for each in read("a: x: y\n  and: z\nb: @c\n").faults]
    assert told[0] == (1, "colon-in-words")
    assert all(line != 2 for line, _ in told)


def test_of_a_long_file_the_first_such_line_is_told(monkeypatch):
    text = "a: x: y\nb: @c\n"
    assert len(read(text).faults) == 2
    monkeypatch.setattr(yaml, "LONGEST_MENDED", 5)
    assert len(read(text).faults) == 1


def test_all_faults_of_a_file_come_at_once():
    text = "a: b #c\na: &x d\ne: \x07\nf: !g h\ni: j: k\n"
    found = sorted(places(read(text).faults))
    assert found == [
        "1:6 hash-eats-words",
        "2:1 duplicate-key",
        "2:4 anchor",
        "3:4 forbidden-character",
        "4:4 tag",
        "5:5 colon-in-words",
    ]


ENCODED = {
    b"\xef\xbb\xbfa: b\n": [],
    "a: b\n".encode("utf-16"): [],
    b"\xfe\xff" + "a: b\n".encode("utf-16-be"): [],
    b"a: b\r\nc: d\re: f\n": [],
    b"\xff\xfe\x00": ["1:1 encoding"],
    "a: b\n".encode("utf-32"): ["1:1 encoding"],
    "a: b\n".encode("utf-16-le"): ["1:1 encoding"],
    b"a: b\nc: caf\xe9 \x9d\n": ["2:7 encoding", "2:9 encoding"],
}


@pytest.mark.parametrize("data", ENCODED)
def test_encodings(data):
    assert places(read(data).faults) == ENCODED[data]


def test_a_bad_byte_is_named_with_its_likely_meaning():
    fault = read(b"a: caf\xe9\n").faults[0]
    assert fault.message == "byte 0xE9 is not UTF-8"
    assert "'é'" in fault.hints[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 5_000, "too-deep"),
        ("- " * 5_000, "too-deep"),
        ("{a: " * 5_000, "too-deep"),
        ("- a\n" * 30_000, "too-large"),
        ("#" * 1_000_001, "too-large"),
    ],
    ids=["flow", "block", "maps", "values", "bytes"],
)
def test_absurd_files_are_refused(text, code):
    assert [fault.code for fault in read(text).faults] == [code]


def test_faults_stop_at_a_number_that_people_can_read():
    assert len(read("- a #b\n" * 5_000).faults) == yaml.MOST_FAULTS


def test_parse_raises_all_faults_in_order():
    with pytest.raises(HandoutError) as raised:
        yaml.parse(b"a: b #c\nd: \x07\na: x\n", "f.yaml")
    assert places(raised.value.diagnostics) == ["1:6 hash-eats-words", "2:4 forbidden-character", "3:1 duplicate-key"]
    assert str(raised.value.diagnostics[0].span) == "f.yaml:1:6"


LOCATED = {
    "a: one two\n": "two 1:8",
    "a: 'it''s two'\n": "two 1:11",
    'a: "x\\u00e9 two"\n': "two 1:13",
    'a: "x\\ny\\tz two"\n': "two 1:13",
    'a: "one\\\n    \\ two"\n': "two 2:7",
    "a: one\n   two\n": "two 2:4",
    "a: |\n  one\n\n    two\n": "two 4:5",
    "a: >\n  one\n\n  more\n  two\n": "two 5:3",
    "a: >-\n\n  one two\n": "two 3:7",
    "a: cafe\u0301 two\n": "two 1:10",
}


@pytest.mark.parametrize("text", LOCATED)
def test_words_know_their_line_and_column(text):
    scalar = value(text)
    word, place = LOCATED[text].split()
    before, _, _ = scalar.text.partition(word)
    line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    span = scalar.locator()(line, column)
    assert f"{span.line}:{span.column}" == place


@given(st.text("aeo e\u0301\u0323\u0327\u0302\u031bé\u1100\u1161\u11a8กا", max_size=30), st.integers(0, 32))
def test_a_column_of_the_normal_form_is_found_in_the_line_as_written(written, column):
    """The first character with which the line's normal form is longer than that."""
    ends = range(1, len(written) + 1)
    first = next((end - 1 for end in ends if len(normalize("NFC", written[:end])) > column), len(written))
    lines = Lines("f.yaml", (normalize("NFC", written),), (written,))
    assert lines.span(0, column).column == first + 1


@given(st.text("ab é'\"\\\n:#-|>", min_size=1, max_size=40), st.sampled_from(["'", '"', "|", ">"]))
@example("a\n\nb", ">")
def test_every_letter_of_a_dumped_text_is_found_where_it_stands(text, style):
    data = pyyaml.safe_dump({"k": text}, default_style=style, allow_unicode=True, width=12)
    parsed = yaml.read(data.encode(), "f.yaml")
    assert isinstance(parsed.node, Mapping)
    scalar = next(node for key, node in parsed.node.entries if key.text == "k")
    assert isinstance(scalar, Scalar)
    rows, locate = data.split("\n"), scalar.locator()
    # What was read, not what was dumped: PyYAML folds some texts into others.
    for number, line in enumerate(scalar.text.split("\n")):
        for column, character in enumerate(line):
            if character in "ab":
                span = locate(number, column)
                assert rows[span.line - 1][span.column - 1] == character


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_faults(data):
    parsed = yaml.read(data, "f.yaml")
    assert parsed.node is not None or parsed.faults


@given(st.text("ab:-#[]{}&*!|>'\"%@`?,~ \n\t\\", max_size=60))
def test_any_text_gives_a_tree_or_faults_within_the_file(text):
    parsed = read(text)
    assert parsed.node is not None or parsed.faults
    for fault in parsed.faults:
        assert fault.span is not None
        assert 1 <= fault.span.line <= text.count("\n") + 1
        assert fault.span.column >= 1
