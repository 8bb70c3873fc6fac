"""Lists that YAML would fold into running text are faults, with the way to keep them."""

import pytest
from reports import faults_of, places

from handout.source.content import read_handout

HEAD = "format: 1\nid: a\nlanguage: en\ntitle: T\n"


def faults(body):
    return faults_of(lambda: read_handout((HEAD + body).encode(), "a.yaml"))


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("intro: >\n  Do:\n  - one\n  - two\n", "7:3"),
        ("intro: >-\n\n  Do:\n  1. one\n", "8:3"),
        ("intro: >\n  - one\n  - two\n", "7:3"),
        ("intro: Do\n  - one\n", "6:3"),
        ("intro:\n  Do\n  * one\n", "7:3"),
        ("intro: 'Do\n  - it''s one'\n", "6:3"),
        ('intro: "Do\n\n  - one\n  - two"\n', "8:3"),
        ("sections:\n  - id: a\n    heading: A\n    text: Do\n      12) one\n", "9:7"),
        ("sections:\n  - id: a\n    heading: A\n    text: x\n    short: >\n      Do\n      + one\n", "11:7"),
        ("fast_facts:\n  - one\n    - two\n", "7:5"),
    ],
)
def test_a_list_that_is_lost_is_told_at_its_first_lost_line(body, place):
    assert places(faults(body)) == [f"{place} folded-list"]


@pytest.mark.parametrize(
    "body",
    [
        "intro: |\n  Do\n  - one\n",
        "intro: >\n  Do\n\n  - one\n",
        "intro: >\n  Do\n    - one\n    - two\n",
        "intro: >2\n    Do\n    - one\n",
        "intro: >\n  Do\n# - a comment\n# - another\n",
        "intro: Born in\n  2019. Then on\n  -5 it froze,\n  *so* it did\n",
        'intro: "Do\\n\\\n  - one"\n',
        "intro: 'one - two'\n",
        "fast_facts:\n  - >\n    one\n\n  - two\n  - three\n",
    ],
)
def test_what_loses_no_list_is_well(body):
    assert faults(body) == ()


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("intro: >\n  Do\n  - one\n", "to keep the lines, write 'intro: |' and start the text on the next line"),
        ("intro:\n  Do\n  - one\n", "to keep the lines, write '|' behind the key above"),
        ("fast_facts:\n  - one\n    - two\n", "start the line in the column of the item above it"),
    ],
)
def test_the_hint_says_how_to_keep_it(body, hint):
    (fault,) = faults(body)
    assert fault.hints[0] == hint
