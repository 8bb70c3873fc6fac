"""What `handout new` writes is well as it stands, and with every commented key in use."""

import re
from datetime import date

import pytest
from reports import faults_of, places

from handout.source.clinic import read_clinic
from handout.source.content import read_handout
from handout.source.schema import CLINIC, HANDOUT, REVIEW, SECTION
from handout.source.starters import starter_clinic, starter_handout

TODAY = date(2026, 11, 22)


def with_comments_in_use(text: str) -> str:
    """The starter with each `# key:` line, and those indented below it, in use."""
    return re.sub(r"^# ((?:[a-z_]+:| ).*)$", r"\1", text.split("\n\n", 1)[1], flags=re.MULTILINE)


def test_the_handout_reads_as_it_stands():
    loaded = read_handout(starter_handout("after-surgery", TODAY).encode(), "en.yaml")
    assert loaded.value.id == "after-surgery"
    assert loaded.value.title.text == "After surgery"
    assert loaded.value.review.updated == TODAY
    assert [section.protected for section in loaded.value.sections] == [False, True, True]
    assert loaded.warnings == ()


def test_the_clinic_reads_as_it_stands():
    loaded = read_clinic(starter_clinic().encode(), "clinic.yaml")
    assert loaded.value.emergency is not None
    assert loaded.warnings == ()


def test_commented_keys_are_well():
    handout = with_comments_in_use(starter_handout("a", TODAY))
    assert read_handout(handout.encode(), "en.yaml").value.brand_names
    clinic = with_comments_in_use(starter_clinic())
    local = read_clinic(clinic.encode(), "clinic.yaml").value
    assert local.logo
    assert [note.text.languages() for note in local.notes] == [("en", "es")]


def test_every_key_is_shown():
    handout, clinic = starter_handout("a", TODAY), starter_clinic()
    shown = {key.name for key in HANDOUT.keys} - set(re.findall(r"^(?:# )?([a-z_]+):", handout, re.MULTILINE))
    assert shown == {"origin", "translation"}  # 'new --from' and 'translate' write them
    assert {key.name for key in CLINIC.keys} - set(re.findall(r"^(?:# )?([a-z_]+):", clinic, re.MULTILINE)) == set()
    # 'approve' writes reviewed_by; the starter's sections that are protected say so themselves.
    for key in {key.name for key in (*SECTION.keys, *REVIEW.keys)} - {"reviewed_by", "protected"}:
        assert f" {key}:" in handout


@pytest.mark.parametrize("id_", ["Bad", "a b", "../x", "", "a" * 61, "{title}", "a\n"])
def test_an_id_that_is_none(id_):
    assert places(faults_of(lambda: starter_handout(id_, TODAY))) == ["bad-value"]
