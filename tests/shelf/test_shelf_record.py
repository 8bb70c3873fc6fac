"""The record of a shelf's files, read back and refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from handout.shelf.plan import VARIANTS, file_name
from handout.shelf.record import Written, read_record, record_bytes

RECORD = {
    "index.html": (Written("a" * 64, date(2026, 11, 23)),),
    "one/one.zh-Hant.a4.pdf": (Written("b" * 64, date(2026, 11, 22)), Written("c" * 64, date(2026, 11, 23))),
}


def test_it_comes_back_whole_and_sorted() -> None:
    assert read_record(record_bytes(RECORD)) == RECORD
    assert record_bytes(dict(reversed(RECORD.items()))) == record_bytes(RECORD)


def test_each_name_that_a_shelf_writes_may_stand_in_it_and_is_its_sheets_alone() -> None:
    names = [file_name("a-1", language, each) for language in ("en", "zh-Hant", "de-CH-1996") for each in VARIANTS]
    assert len(set(names)) == len(names)
    record = {name: (Written("a" * 64, date(2026, 1, 1)),) for name in names}
    assert read_record(record_bytes(record)) == record


@pytest.mark.parametrize(
    "name", ["../a.en.pdf", "/etc/a.en.pdf", "a/../b.en.pdf", "a/..pdf", "a/b/c.en.pdf", "a\\b.en.pdf", "notes.txt", ""]
)
def test_no_other_name_may(name: str) -> None:
    data = json.dumps({"format": 1, "shelf": "handout", "files": {name: [{"sha256": "", "made": "2026-01-01"}]}})
    with pytest.raises(ValueError, match="not a name"):
        read_record(data.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"null",
        b'{"format": 2, "shelf": "handout", "files": {}}',
        b'{"format": 1, "shelf": "handout", "files": []}',
        b'{"format": 1, "shelf": "handout", "files": {"index.html": [{"sha256": "a", "made": "today"}]}}',
        b'{"format": 1, "shelf": "handout", "files": {"index.html": 3}}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever reader refuses it
        read_record(data)
