"""More words than any sheet could hold are refused before they are read, so that no file takes long to refuse."""

import pytest
from reports import faults_of

from handout.source.content import MOST_CHARACTERS, read_handout

HEAD = b"format: 1\nid: long\nlanguage: en\ntitle: Long\nsections:\n"


def sections(count: int, text: str) -> bytes:
    one = "  - id: s{0}\n    heading: H\n    text: |\n      {1}\n"
    return HEAD + "".join(one.format(number, text) for number in range(count)).encode()


@pytest.mark.parametrize("text", ["word " * 1500, "![" * 3500, "_a_ " * 1800], ids=["words", "pictures", "stress"])
def test_too_many_characters(text: str) -> None:
    count = MOST_CHARACTERS // len(text) + 1
    (fault,) = faults_of(lambda: read_handout(sections(count, text.strip()), "long.yaml"))
    assert (fault.code, fault.span.line) == ("too-long", 1)


def test_as_many_as_two_pages_hold_ten_times() -> None:
    assert faults_of(lambda: read_handout(sections(7, "word " * 1500), "long.yaml")) == ()
