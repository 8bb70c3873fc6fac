"""Reviews in files: the record of one, and the lines that one adds to a handout's own file."""

from __future__ import annotations

import codecs
import json
import re
from datetime import date
from pathlib import Path

import pytest
from reports import faults_of

from handout.diagnostics import Span
from handout.model import Approval, Handout, Phrase
from handout.review import review_state
from handout.source import approving, library
from handout.source.approvals import read_record, record_beside, record_in, record_text, reviewer
from handout.source.approving import enter_review
from handout.source.content import read_handout
from handout.source.library import comes_with_program, load_handout
from handout.wording import wording_hash, wording_of

DAY = date(2026, 11, 22)
ZEROS = "0" * 64
BY_MAP = f"  reviewed_by:\n    name: A\n    credentials: B\n    date: 2025-01-01\n    hash: {ZEROS}\n"
HEAD = "format: 1\nid: made\nlanguage: en\ntitle: T\nintro: Take 100 mg.\n"
ROOT = Path(__file__).resolve().parents[2]


def read(data: bytes) -> Handout:
    return read_handout(data, "made.yaml").value


def approval_of(handout: Handout, by: str = "Jane Roe, RN, MSN") -> Approval:
    wording = wording_of(handout)
    return Approval(Phrase(by, Span("--by")), DAY, wording_hash(wording), wording)


def entered(data: bytes) -> bytes:
    return enter_review(data, "made.yaml", approval_of(read(data)))


LINE = re.compile(r'reviewed_by: \{name: "Jane Roe", credentials: "RN, MSN", date: 2026-11-22, hash: "[0-9a-f]{64}"\}')

SHAPES = {
    "no review": (HEAD, HEAD + "review:\n  status: reviewed\n  BY\n"),
    "no line end": (HEAD[:-1], HEAD + "review:\n  status: reviewed\n  BY\n"),
    "a status with a comment": (
        HEAD + "review:\n  status: draft  # why\n  # and\n  updated: 2026-11-20\n",
        HEAD + "review:\n  status: reviewed  # why\n  BY\n  # and\n  updated: 2026-11-20\n",
    ),
    "a status at the end": (HEAD + "review:\n  status: draft", HEAD + "review:\n  status: reviewed\n  BY"),
    "quotes": (HEAD + 'review:\n  status: "draft"\n', HEAD + "review:\n  status: reviewed\n  BY\n"),
    "no status": (
        HEAD + "review:  # who\n  updated: 2026-11-20  # when\n# end\n",
        HEAD + "review:  # who\n  status: reviewed\n  BY\n  updated: 2026-11-20  # when\n# end\n",
    ),
    "words of somebody": (
        HEAD + "review:\n  reviewed_by: Someone, MD\n  status: draft\n",
        HEAD + "review:\n  BY\n  status: reviewed\n",
    ),
    "somebody without a status": (
        HEAD + "review:\n  reviewed_by: Someone, MD\n",
        HEAD + "review:\n  status: reviewed\n  BY\n",
    ),
    "an older review": (
        HEAD
        + "review:\n  status: reviewed\n"
        + f"  reviewed_by: {{name: A, credentials: B,\n    date: 2025-01-01, hash: {ZEROS}}}  # x\n",
        HEAD + "review:\n  status: reviewed\n  BY  # x\n",
    ),
    "a map in braces": (
        HEAD + "review: {status: draft, updated: 2026-11-20}  # x\n",
        HEAD + "review: {status: reviewed, BY, updated: 2026-11-20}  # x\n",
    ),
    "empty braces": (HEAD + "review: {}\n", HEAD + "review: {status: reviewed, BY}\n"),
    "braces without a status": (
        HEAD + "review: {updated: 2026-11-20}\n",
        HEAD + "review: {status: reviewed, BY, updated: 2026-11-20}\n",
    ),
    "a file in braces": (
        "{format: 1, id: made, language: en, title: T, intro: x}\n",
        "{review: {status: reviewed, BY}, format: 1, id: made, language: en, title: T, intro: x}\n",
    ),
    "line ends of Windows": (
        HEAD.replace("\n", "\r\n") + "review:\r\n  status: draft\r\n",
        HEAD.replace("\n", "\r\n") + "review:\r\n  status: reviewed\r\n  BY\r\n",
    ),
    "words in another normal form": (
        HEAD + "review: {written_by: 'Rene\u0301 e\u0301', status: draft}  # e\u0301\n",
        HEAD + "review: {written_by: 'Rene\u0301 e\u0301', status: reviewed, BY}  # e\u0301\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), SHAPES.values(), ids=SHAPES.keys())
def test_only_the_review_changes_in_a_file(before: str, after: str) -> None:
    written = entered(before.encode())
    assert LINE.sub("BY", written.decode()) == after
    assert review_state(read(written), DAY).status == "reviewed"
    assert entered(written) == written


def test_a_mark_of_the_encoding_stays() -> None:
    assert entered(codecs.BOM_UTF8 + HEAD.encode()) == codecs.BOM_UTF8 + entered(HEAD.encode())


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + "review:\n  status: |-\n    draft\n").encode(),
        (HEAD + "review:\n  status: draft\n" + BY_MAP).encode(),
        (HEAD + "...\n").encode(),
        HEAD.encode("utf-16"),
        (HEAD + "disclaimer: |+\n  x\n\n# \n").encode() + b"...",
    ],
    ids=["a block", "a map over lines", "an end", "UTF-16", "an end without a line end"],
)
def test_a_file_that_cannot_be_edited_safely_says_what_to_write(data: bytes) -> None:
    (fault,) = faults_of(lambda: entered(data))
    assert fault.code == "cannot-edit"
    assert LINE.search(fault.hints[0])


def test_an_edit_that_reached_further_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    edited = approving._edited
    data = (HEAD + "kind: medicine\n").encode()
    monkeypatch.setattr(approving, "_edited", lambda *given: edited(*given).replace(b"medicine", b"procedure"))
    assert [fault.code for fault in faults_of(lambda: entered(data))] == ["cannot-edit"]


def test_the_starter_and_the_librarys_handout_can_be_approved() -> None:
    for data in ((ROOT / "content/anakinra/en.yaml").read_bytes(), HEAD.encode()):
        written = entered(data)
        assert len(written.splitlines()) - len(data.splitlines()) in (1, 3)
        assert wording_of(read(written)) == wording_of(read(data))


@pytest.mark.parametrize(
    ("text", "pair"),
    [("Jane Roe, MD", ("Jane Roe", "MD")), ("  Jane \n Roe ,RN,  MSN ", ("Jane Roe", "RN, MSN"))],
)
def test_a_reviewer(text: str, pair: tuple[str, str]) -> None:
    assert reviewer(text) == pair


@pytest.mark.parametrize(
    "text", ["", "Jane Roe", "Jane Roe,", ", MD", "\u200b, MD", "A, \x1b[1m", "A, \u202eDM", "A, " + "B" * 200]
)
def test_who_is_no_reviewer(text: str) -> None:
    with pytest.raises(ValueError, match="credentials"):
        reviewer(text)


class TestRecords:
    handout = read(HEAD.encode())
    text = record_text(handout, approval_of(handout))

    def test_a_record_is_read_as_it_was_written(self) -> None:
        approval = read_record(self.text.encode(), "r.json", "made", "en")
        assert approval == approval_of(self.handout)._replace(by=Phrase("Jane Roe, RN, MSN", Span("r.json")))

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\xff",
            b"[]",
            b"{}",
            b"[" * 100_000,
            text.replace('"format": 1', '"format": 2').encode(),
            text.replace('"id": "made"', '"id": "other"').encode(),
            text.replace('"language": "en",\n  "rev', '"language": "es",\n  "rev').encode(),
            text.replace("100 mg", "200 mg").encode(),
            text.replace("2026-11-22", "2026-13-22").encode(),
            text.replace("2026-11-22", "20261122").encode(),
            text.replace("Jane Roe, RN, MSN", "Jane Roe").encode(),
            text.replace("Jane Roe", "Jane \\u202eRoe").encode(),
            text.replace('"Jane Roe, RN, MSN"', "1").encode(),
            text.replace('"T"', '["T"]').encode(),
            text.replace('"wording"', '"words"').encode(),
            re.sub(r'"wording": \{.*\}', '"wording": null', text, flags=re.DOTALL).encode(),
        ],
    )
    def test_a_record_that_nobody_wrote_so(self, data: bytes) -> None:
        assert data != self.text.encode()
        (fault,) = faults_of(lambda: read_record(data, "r.json", "made", "en"))
        assert (fault.code, str(fault.span)) == ("bad-record", "r.json")


class TestFolders:
    @pytest.fixture
    def theirs(self, tmp_path: Path) -> Path:
        """A library of others, with one handout."""
        path = tmp_path / "theirs" / "made" / "en.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD, encoding="utf-8")
        return path

    @pytest.fixture
    def ours(self, tmp_path: Path) -> Path:
        """Our own, which approves it."""
        handout = read(HEAD.encode())
        path = record_in(tmp_path / "ours", "made", "en")
        path.parent.mkdir(parents=True)
        path.write_text(record_text(handout, approval_of(handout)), encoding="utf-8")
        return tmp_path / "ours"

    def status(self, path: Path, *folders: Path) -> str:
        return review_state(load_handout(path, folders).value, DAY).status

    def test_a_record_in_a_folder_approves_what_lies_elsewhere(self, theirs: Path, ours: Path) -> None:
        assert self.status(theirs) == "draft"
        assert self.status(theirs, ours) == "reviewed"
        assert self.status(theirs, theirs.parent.parent, ours) == "reviewed"

    def test_until_its_wording_changes(self, theirs: Path, ours: Path) -> None:
        theirs.write_text(HEAD.replace("100", "200"), encoding="utf-8")
        assert self.status(theirs, ours) == "draft"

    def test_a_record_beside_a_handout_is_no_approval_of_its_own(self, theirs: Path, ours: Path) -> None:
        own = ours / "made" / "en.yaml"
        own.write_text(HEAD, encoding="utf-8")
        assert self.status(own, ours) == "draft"
        assert self.status(theirs, ours) == "draft"

    def test_it_keeps_the_wording_of_the_files_own_review(self, theirs: Path) -> None:
        data = entered(HEAD.encode())
        theirs.write_bytes(data.replace(b"100 mg", b"200 mg"))
        handout = read(HEAD.encode())
        record_beside(theirs).write_text(record_text(handout, approval_of(handout)), encoding="utf-8")
        outdated = review_state(load_handout(theirs).value, DAY).outdated
        assert outdated is not None
        assert outdated.wording == wording_of(handout)
        record_beside(theirs).unlink()
        assert review_state(load_handout(theirs).value, DAY).outdated == outdated._replace(wording=())

    def test_a_damaged_record_is_a_warning_and_a_draft(self, theirs: Path, ours: Path) -> None:
        record = record_in(ours, "made", "en")
        record.write_text("{", encoding="utf-8")
        loaded = load_handout(theirs, [ours])
        assert [each.code for each in loaded.warnings] == ["bad-record"]
        assert [each.severity for each in loaded.warnings] == ["warning"]
        assert review_state(loaded.value, DAY).status == "draft"

    def test_records_are_no_handouts(self, theirs: Path, ours: Path) -> None:
        record_beside(theirs).write_text("{}", encoding="utf-8")
        assert [entry.path for entry in library.list_library([theirs.parent.parent, ours]) if entry.id == "made"] == [
            theirs
        ]


def test_what_is_part_of_the_installed_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(library, "_PACKAGE", tmp_path / "handout")
    assert comes_with_program(tmp_path / "handout" / "data" / "content" / "a" / "en.yaml")
    assert not comes_with_program(tmp_path / "content" / "a" / "en.yaml")


def test_a_record_is_for_people_to_read_too() -> None:
    record = json.loads(TestRecords.text)
    assert record["wording"]["intro"] == "Take 100 mg."
    assert (record["reviewed_by"], record["date"]) == ("Jane Roe, RN, MSN", "2026-11-22")
