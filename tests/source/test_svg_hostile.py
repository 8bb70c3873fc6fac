"""Hostile SVG: nothing runs, nothing outside of the file is touched, and nothing takes long."""

from __future__ import annotations

import builtins
import contextlib
import io
import math
import os
import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import examples, thinned

from handout.picture import Drawing
from handout.source.faults import PictureError
from handout.source.svg import read_svg
from handout.source.svg_path import path

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
LAZY = '<style>g rect{fill:#f00}</style><g><rect width="30" height="30"/></g>'
"""Goes to svglib."""


def draw(body: str, attributes: str = 'viewBox="0 0 100 100"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {attributes}>{body}</svg>'.encode())


def refused(body: str, attributes: str = 'viewBox="0 0 100 100"') -> str:
    with pytest.raises(PictureError) as caught:
        draw(body, attributes)
    return caught.value.message


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("<script>1</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<rect onload="x()"/>', "onload"),
        ('<image href="a.png"/>', "picture"),
        ('<image xlink:href="https://example.org/a.png"/>', "picture"),
        ('<image href="data:image/png;base64,AAAA"/>', "picture"),
        ('<use href="other.svg#a"/>', "another file"),
        ('<use xlink:href="/etc/passwd#a"/>', "another file"),
        ('<rect fill="url(https://example.org/#g)"/>', "another file"),
        ("<rect style=\"fill:url( 'x.svg#g')\"/>", "another file"),
        ("<style>@import 'a.css';</style>", "@ rule"),
        ("<style>rect{fill:u\\72l(a)}</style>", "escape"),
        ("<style>rect{fill:url(a.svg#b)}</style>", "another file"),
        ('<x:y xmlns:x="urn:x" x:href="file:///etc/passwd"/>', "another file"),
    ],
)
def test_nothing_may_run_or_reach_outside(body: str, named: str) -> None:
    assert named in refused(f'{body}<rect width="9" height="9"/>')


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>',
        '<!DOCTYPE svg [<!ATTLIST rect width CDATA "50">]>',
    ],
)
def test_entities(head: str) -> None:
    data = f'{head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title></svg>'
    with pytest.raises(PictureError, match="entities"):
        read_svg(data.encode())


def test_a_bare_doctype_is_harmless_and_never_fetched() -> None:
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    body = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5" fill="{}"/></svg>'
    assert read_svg((head + body.format("red")).encode()).shapes
    with pytest.raises(PictureError, match="entities"):
        read_svg((head + body.format("&shade;")).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<html/>",
        b"<svg/>",
        b"<svg viewBox='0 0 0 5'><rect width='1' height='1'/></svg>",
        b"<svg viewBox='0 0 5'/>",
        b"<?xml version='1.0' encoding='nonsense'?><svg/>",
        b"<?xml version='1.0' encoding='utf-16'?><svg/>",
        b"<?xml-stylesheet href='a.css'?><svg viewBox='0 0 9 9'><rect width='1' height='1'/></svg>",
        b"<svg viewBox='0 0 9 9'><rect width='1e300' height='1'/></svg>",
        b"<svg viewBox='0 0 9 9'><path d='M0 0A1e-300 1 0 0 1 9 9'/></svg>",
        b"<svg viewBox='0 0 9 9'><g transform='scale(1e7)'><g transform='scale(1e7)'><path d='M1 1h1'/></g></g></svg>",
    ],
)
def test_no_svg_or_a_hopeless_one(data: bytes) -> None:
    with pytest.raises(PictureError):
        read_svg(data)


NESTED = "<g>" * 70 + '<rect width="1" height="1"/>' + "</g>" * 70
DOUBLING = "".join(f'<g id="u{n + 1}"><use href="#u{n}"/><use href="#u{n}"/></g>' for n in range(30))
BOMBS = {
    "deep": NESTED,
    "many": "<g/>" * 30_000,
    "doubling": '<defs><rect id="u0" width="1" height="1"/>' + DOUBLING + '</defs><use href="#u30"/>',
    "recursive": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "self": '<use id="a" href="#a"/>',
    "points": f'<path d="M0 0{"l1 1" * 200_000}"/>',
    "rules": f"<style>{''.join(f'.a{n}{{fill:red}}' for n in range(5000))}</style>{'<g/>' * 5000}",
    "open comments": f"<style>{'/*' * 500_000}</style>",
    "no braces": f"<style>{'a' * 1_000_000}</style>",
    "spaces": f'<g transform="{" " * 1_000_000}x"/>',
    "digits": f'<rect width="{"1" * 1_000_000}!" height="1"/>',
    "commas": f'<path d="M0 0{"," * 1_000_000}x"/>',
}


@pytest.mark.parametrize("name", thinned(list(BOMBS), 3))
def test_bombs_are_refused_quickly(name: str) -> None:
    started = time.process_time()
    refused(BOMBS[name])
    assert time.process_time() - started < 3


def test_what_is_a_limit_is_not_told_as_a_ring() -> None:
    assert "within parts more than 8 deep" in refused(BOMBS["doubling"])
    assert "inside of itself" in refused(BOMBS["recursive"])


def test_deep_through_use_does_not_break_the_stack() -> None:
    groups = [f'<g id="d{n}">{"<g>" * 40}<use href="#d{n + 1}"/>{"</g>" * 40}</g>' for n in range(7)]
    last = '<rect id="d7" width="1" height="1"/>'
    assert "too often" in refused(f"<defs>{''.join(groups)}{last}</defs><use href='#d0'/>")


def test_no_file_and_no_network_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(LAZY)  # Loads what is loaded lazily; the rest runs with every way out closed.

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("something reached outside of the file")

    monkeypatch.setattr(builtins, "open", closed)
    monkeypatch.setattr(io, "open", closed)
    monkeypatch.setattr(os, "open", closed)
    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "create_connection", closed)
    bodies = [
        LAZY,
        LAZY + '<image href="file:///etc/passwd"/>',
        '<use href="/etc/passwd#a"/>',
        '<image href="https://example.org/a.png"/>',
        "<style>@import 'https://example.org/a.css'</style>",
    ]
    results = []
    for body in bodies:
        try:
            results.append(bool(draw(body).shapes))
        except PictureError:
            results.append(False)
    assert results == [True, False, False, False, False]


_WORDS = st.sampled_from(
    """<g|>|</g>|<rect|/>| width="9"| height="9"| d="M0 0a1 1 0 019 9"|<path| fill="#fff"|<use| href="#a"| id="a"|"""  # noqa: SIM905
    """<style>|</style>|a{fill:red}|a b{c:d}| transform="scale(|)|"|&amp;|1e9""".split("|")
)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(_WORDS, max_size=30))
def test_any_body_is_drawn_or_refused(words: list[str]) -> None:
    with contextlib.suppress(PictureError):
        assert draw("".join(words)).shapes


@settings(max_examples=examples(200), deadline=None)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+e, ", max_size=60))
def test_any_path_is_read_or_refused(data: str) -> None:
    try:
        segments = path(data)
    except (PictureError, ArithmeticError):
        return
    assert all(math.isfinite(value) for _, values in segments for value in values)
    assert not segments or segments[0][0] == "M"
