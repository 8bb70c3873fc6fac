"""Hostile strings of our own in every text field: what must hold wherever the tests run."""

from __future__ import annotations

import pytest
from cases import each
from hostile import folded, judge_everywhere, judged
from hostile_fields import FIELDS
from quick import is_quick, thinned

STRINGS = {
    # Characters that change what others seem to say, or are nothing.
    "override": "Take \u202e001\u202c tablets",
    "isolate": "Take \u2067001\u2069 tablets",
    "marks": "left\u200eright\u200fleft",
    "joiners": "a\u200db\u200cc\u2060d",
    "zero-width-space": "long\u200bword",
    "only-zero-width-space": "\u200b",
    "byte-order-mark": "\ufeffstart",
    "half-character": "half \ud800 of one",
    "other-half": "\udc00",
    "null": "nul\0here",
    "escape": "\x1b[31mred\x1b[0m",
    "bell": "ding\x07",
    "not-a-character": "a\ufffeb\uffff",
    "replacement": "caf\ufffd",
    "beyond": "\U0010ffff",
    "private": "\ue000\U000f0000",
    "line-ends": "one\ntwo\r\nthree\rfour",
    "separators": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "tabs": "\tone\t\ttwo\t",
    "spaces": "\u00a0a\u2003b\u202fc\u3000",
    "spaces-between": "a\u00a0b\u2003c\u202fd",
    "soft-hyphen": "anti\u00adinflammatory",
    # Letters of many shapes.
    "zalgo": "T\u0336\u0311\u030f\u0321a\u0334\u0301\u0323k\u0338\u0302\u0325e\u0335\u0308",
    "stack": "a" + "\u0301" * 100,
    "lone-accent": "\u0301 first",
    "accent-on-a-space": "aaaa \u0353b " * 25,
    "accents-without-end": "a" + "\u0301" * 170,
    "decomposed": "Cafe\u0301 u\u0308ber A\u030angstro\u0308m",
    "ligatures": "ﬁnd the oﬃce, ﬂow",
    "beyond-the-bmp": "𝐁old 𐍈 𝔘",
    "emoji": "😀👩‍🔬🇺🇸1️⃣",
    "right-to-left": "שלום مرحبا",
    "ideographs": "田中さん 部落格",
    "first-bytes-utf16": "þÿHello",
    "first-bytes-utf8": "ï»¿Hello",
    # Sizes and shapes.
    "long-word": "W" * 5_000,
    "many-digits": "1234567890" * 1_000,
    "punctuation": "!@#$%^&*()_+-=[]{}|;':\",./<>?`~",
    "dots": "..." * 60,
    "spaces-only": "   ",
    # What other programs would act on.
    "html": "<b>bold</b><script>alert('x')</script><!-- gone -->",
    "paragraph-markup": '<img src="file:///etc/passwd"/><para><font size="99">&nbsp;</font></para>',
    "cdata": "]]><x/><![CDATA[",
    "xmp": '</rdf:li></rdf:Alt><?xpacket end="w"?>',
    "entities": "&lt;&amp;&#0;&#x202e;&unknown;",
    "yaml": "a: b # c\n- d\n--- \n!!python/object/apply:os.system ['true'] &a *a",
    "json": '"}],{"a":null,\\u0041',
    "template": "{{7*7}} ${7*7} {name} {} {0} <%= 7*7 %> #{7*7}",
    "format": "%s%n%d%x %(name)s",
    "path": "../../../../../../etc/passwd",
    "windows-path": "C:\\Windows\\System32\\con",
    "address": "https://example.org/%00%0a?<>#'\"",
    "javascript": "javascript:alert(1)",
    "hidden-javascript": "java\tscript:alert(1)",
    "link": "[click](javascript:alert(1)) <javascript:x> [a]: /b",
    "text-object": ") Tj ET Q q (",
    "stream": "endstream endobj 1 0 obj << /Type /Catalog >> xref trailer",
    "escapes": "\\)\\(\\\\ \\051 \\n",
    "sql": "'; DROP TABLE patients; --",
    "formula": "=cmd|' /C calc'!A0",
}


@pytest.mark.law
@pytest.mark.parametrize("text", thinned(STRINGS))
def test_a_good_sheet_or_good_faults(text, folder):
    judge_everywhere(text, folder, one_of=40 if is_quick() else 1)


PRINTED = ("joiners", "soft-hyphen", "decomposed", "ligatures", "first-bytes-utf16", "spaces-between", "text-object")


@pytest.mark.parametrize("name", PRINTED)
def test_what_is_strange_but_text_is_printed(name, folder):
    """So that refusing everything would not pass for a law that holds."""
    fields = [each for each, field in FIELDS.items() if field.kind == "line"]
    done = judged(STRINGS[name], fields, folder)
    assert done.pdf, done.faults


REFUSED = ("override", "isolate", "null", "escape", "bell", "half-character", "not-a-character", "separators")
UNREADABLE = {"forbidden-character", "bad-escape"}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_deceive_is_refused_everywhere(name, folder):
    def refused(field):
        done = judged(STRINGS[name], [field], folder)
        assert UNREADABLE & {fault.code for fault in done.faults}

    each({field: field for field in FIELDS}, refused)


def test_nothing_of_a_string_is_acted_on(folder):
    """Templates, format signs and mark-up of other programs stay the signs that they are."""
    for name in ("template", "format", "text-object", "stream", "sql"):
        done = judged(STRINGS[name], ["title"], folder)
        assert done.read is not None
        assert folded(STRINGS[name]) in done.read.lines
