"""A handout's file as a copy: what changes in its text, and that nothing else does."""

import difflib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import faults_of, places

from handout.diagnostics import HandoutError
from handout.source.content import read_handout
from handout.source.copies import copied

HASHES = (("title", "0123456789abcdef"), ("dosing", "fedcba9876543210"))
RECORD = """\
origin:  # 'handout check' says what has changed there since
  id: gout
  source_hash:
    title: "0123456789abcdef"
    dosing: "fedcba9876543210"
"""


def copy(text, file="gout.yaml"):
    return copied(text.encode(), file, "our-gout", "gout", HASHES)


def read(text):
    return read_handout(text.encode(), "copy.yaml").value


def changed(before, after):
    """The lines taken out and put in."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


PLAIN = """\
# A comment on top

format: 1
id: gout  # the name
language: en
title:   Gout
intro: |
  Drink water.

  #This is text.

# Nearly done
review:
  status: draft   # as yet
  written_by: A. Writer
"""


def test_only_the_id_changes_and_the_origin_is_noted():
    assert copy(PLAIN) == PLAIN.replace("id: gout  #", "id: our-gout  #") + RECORD


def test_the_origin_reads_back_with_the_places_of_its_hashes():
    origin = read(copy(PLAIN)).origin
    assert origin.id == "gout"
    assert [(part, digest.text, digest.span.line) for part, digest in origin.hashes] == [
        ("title", "0123456789abcdef", 19),
        ("dosing", "fedcba9876543210", 20),
    ]


REVIEWED = """\
format: 1
id: gout
language: en
title: Gout
review:
  # Who wrote it
  written_by: A. Writer
  reviewed_by: B. Reader, MD  # on paper
  # When
  updated: 2026-01-01
  status: reviewed
intro: x
"""


def test_a_review_of_the_original_does_not_carry_over():
    text = copy(REVIEWED)
    assert changed(REVIEWED, text)[2:-5] == [
        "-   reviewed_by: B. Reader, MD  # on paper",
        "-   status: reviewed",
        "+   status: draft",
    ]
    review = read(text).review
    assert (review.status, review.reviewed_by, review.written_by.text) == ("draft", None, "A. Writer")


@pytest.mark.parametrize(
    "review",
    [
        "review: {status: reviewed, reviewed_by: 'B, MD', updated: 2026-01-01}",
        "review: {reviewed_by: B, status: reviewed}",
        "review: {updated: 2026-01-01, reviewed_by: B}",
        "review: {reviewed_by: B}",
        "review:\n  status: reviewed\n  reviewed_by:\n    name: B\n    credentials: MD\n    date: 2026-01-01\n"
        f"    hash: {'0' * 64}  # of the words\n  updated: 2026-01-01",
        f"review: {{reviewed_by: {{name: B, credentials: MD, date: 2026-01-01, hash: {'0' * 64}}}, status: reviewed}}",
        "review:\n  reviewed_by: B",
        "review:\n  reviewed_by: >\n    B. Reader,\n\n    MD\n  status: reviewed",
        "review:\n  status: reviewed\n  reviewed_by: |\n    B. Reader\n",
        'review:\n  \'status\': "reviewed"\n  "reviewed_by": B\n   . Reader',
    ],
)
def test_however_a_review_is_written_the_copy_is_a_draft(review):
    head = "format: 1\nid: gout\nlanguage: en\ntitle: Gout\n"
    for text in (f"{head}{review}\nintro: x\n", f"{head}intro: x\n{review}", f"{head}intro: x\n{review}\n# end\n"):
        assert read(text).review.reviewed_by is not None
        made = read(copy(text))
        assert (made.review.status, made.review.reviewed_by) == ("draft", None)
        assert made.review.updated == read(text).review.updated


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 1, "id": "gout", "language": "en", "title": "Gout", "intro": "x"}',
        "{format: 1, language: en, title: Gout, intro: x,\n id: gout,\n}",
        "  format: 1\n  language: en\n  title: Gout\n  intro: x\n  id: gout",
        "---\nformat: 1\nid: |\n  gout\nlanguage: en\ntitle: Gout\nintro: x\n...\n",
        "format: 1\nid:\n  gout\nlanguage: en\ntitle: Gout\nintro: |+\n  x\n\n\n",
        "format: 1\nid: 'gout'\nlanguage: en\ntitle: Gout\nfast_facts:\n- x\n- |\n  y\n  #z\n\n# end\n",
        "format: 1\nid: gout\nlanguage: en\ntitle: \"A\n  b\"\nintro: 'x\n\n  y'",
        "\ufeffformat: 1\nid: gout\nlanguage: en\ntitle: Gou\u0301t\nintro: cafe\u0301 {}\n",
    ],
)
def test_whatever_the_layout_the_words_stay(text):
    before, after = read(text), read(copy(text))
    assert (after.id, after.origin.id) == ("our-gout", "gout")
    assert plain(after) == plain(before)


def plain(handout):
    """The words of a handout without their places."""
    return (handout.title.text, [[each.text for each in block.inlines] for block in handout.intro],
            [[each.text for each in fact] for fact in handout.fast_facts])  # fmt: skip


def test_line_ends_stay_as_they_are():
    text = copy(PLAIN.replace("\n", "\r\n"))
    assert text == (PLAIN.replace("id: gout  #", "id: our-gout  #") + RECORD).replace("\n", "\r\n")


def test_a_copy_of_a_copy_has_one_origin():
    once = copy(PLAIN).replace("id: our-gout", "id: gout").replace("id: gout\n  source", "id: podagra\n  source")
    assert copy(once) == copy(PLAIN)


def test_the_faults_of_the_original_are_told():
    assert places(faults_of(lambda: copy(PLAIN + "colour: red\n"))) == ["16:1 unknown-key"]


def test_json_stays_json():
    text = '{"format": 1, "id": "gout", "language": "en", "title": "Gout", "intro": "x"}'
    assert json.loads(copy(text)) == {
        **json.loads(text),
        "id": "our-gout",
        "origin": {"id": "gout", "source_hash": dict(HASHES)},
    }


def test_a_layout_that_cannot_be_copied_is_told():
    """A map that starts behind a colon of its own loses its place with its first key."""
    review = "? review\n: reviewed_by: B\n  status: reviewed\n  updated: 2026-01-01\n"
    text = f"format: 1\nid: gout\nlanguage: en\ntitle: T\nintro: x\n{review}"
    assert places(faults_of(lambda: copy(text))) == ["1:1 cannot-copy"]


KEYS = {
    "format": "format: 1\n",
    "id": "id: gout\n",
    "language": "language: en\n",
    "title": "title: Gout  # its name\n",
    "intro": "intro: |\n  Drink.\n\n  #More\n",
    "facts": "fast_facts:\n  - One\n  - >\n    Two\n    three\n",
    "review": "review:\n  status: reviewed\n  reviewed_by: B\n",
    "origin": "origin: {id: old, source_hash: {title: 0000000000000000}}\n",
    "disclaimer": "disclaimer: 'No\n  advice'\n",
}


@given(st.permutations(list(KEYS)), st.lists(st.sampled_from(["", "\n", "# note\n"]), min_size=9, max_size=9))
def test_the_order_of_keys_does_not_matter(order, between):
    text = "".join(gap + KEYS[key] for key, gap in zip(order, between, strict=True))
    try:
        before = read(text)
    except HandoutError as fault:  # a comment right behind a text is part of it, and never a fault
        raise AssertionError(text) from fault
    after = read(copy(text))
    assert (after.id, after.origin.id, after.review.status) == ("our-gout", "gout", "draft")
    assert plain(after) == plain(before)
    assert after.disclaimer.text == before.disclaimer.text
