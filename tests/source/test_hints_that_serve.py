"""Hints say what serves the one who reads them: no list where there was none, no key where there is an item."""

from __future__ import annotations

import pytest
from making import handout_of
from reports import faults_of

from handout.diagnostics import Diagnostic, Span
from handout.markup import parse_blocks, parse_inlines

HEAD = "format: 1\nid: a\nlanguage: en\ntitle: A\nintro: It helps.\n"


def told(text: str) -> tuple[Diagnostic, ...]:
    return faults_of(lambda: handout_of(text, head=HEAD))


def locate(line: int, column: int) -> Span:
    return Span("t", line + 1, column + 1)


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("It began in\n2024. Then it was good.", (r"if it is no list, write 2024\. at its start",)),
        (
            "Take of it\n2) a day.",
            ("put an empty line above the list", r"if it is no list, write 2\) at its start"),
        ),
        ("Take:\n+ \none", ("put an empty line above the list", r"if it is no list, write \+ at its start")),
    ],
)
def test_a_line_that_looks_like_an_item_may_be_words(text: str, hints: tuple[str, ...]) -> None:
    (fault,) = parse_blocks(text, locate)[1]
    assert fault.hints == hints
    kept = hints[-1].split()[5]
    first, second = text.split("\n", 1)
    assert not parse_blocks(f"{first}\n{kept} {second.split(maxsplit=1)[1]}", locate)[1]


@pytest.mark.parametrize(("item", "offered"), [("~", '"~"'), ("null", '"null"'), ("", ""), ('""', "")])
def test_an_item_without_a_value_has_no_key_to_remove(item: str, offered: str) -> None:
    (fault,) = told(f"fast_facts:\n  - {item}\n  - One\n")
    assert fault.code == "empty-value"
    assert fault.hints[-1] == "write it, or remove the item"
    assert fault.hints[:-1] == ((f"if this is meant as words, write {offered}",) if offered else ())
    if offered:
        assert not told(f"fast_facts:\n  - {offered}\n  - One\n")


def test_a_key_without_a_value_may_be_removed() -> None:
    (fault,) = told("disclaimer: ~\n")
    assert "remove the key" in fault.hints[0]


@pytest.mark.parametrize(
    ("inside", "offered"),
    [
        ("written_by: A. Dietitian, RD", ['"A. Dietitian, RD"']),
        ("written_by: A. Long, RD, PhD, status: draft", ['"A. Long, RD"', '"A. Long, RD, PhD"']),
        ('written_by: "A. Dietitian", RD', [""]),
        ("written_by: A. Dietitian, RD: ", [""]),
        ("written_by: A. Dietitian, degree: RD", [""]),
        ("RD, written_by: A. Dietitian", [""]),
    ],
)
def test_a_comma_in_a_value_in_braces_is_told(inside: str, offered: list[str]) -> None:
    faults = told(f"review: {{{inside}}}\n")
    assert [each.code for each in faults] == ["unknown-key"] * len(offered)
    for fault, words in zip(faults, offered, strict=True):
        hint = f"if it goes on with the value before it, put that in quotes: {words}"
        assert fault.hints[:-1] == ((hint,) if words else ())
    if offered[-1]:
        whole = offered[-1].strip('"')
        assert not told(f"review: {{{inside.replace(whole, offered[-1])}}}\n")


@pytest.mark.parametrize(
    ("text", "code"), [("- ", "empty-item"), ("- one", "one-paragraph"), ("- a\n-", "one-paragraph empty-item")]
)
def test_a_fault_is_told_once(text: str, code: str) -> None:
    faults = parse_inlines(text, locate)[1]
    assert {each.code for each in faults} == set(code.split())
    assert len({each.span for each in faults}) == len(faults)


@pytest.mark.parametrize("escape", [r"\uD83D\uDE00", r"\udc00"])
def test_half_of_a_pair_is_named(escape: str) -> None:
    (fault,) = told(f'fast_facts:\n  - "One {escape}"\n')
    assert fault.code == "bad-escape"
    assert fault.message == f"'{escape[:6]}' is half of a pair, which is no character here"
    assert fault.hints == ("write the character itself",)
    assert fault.span
    assert (fault.span.line, fault.span.column) == (7, 10)
