"""Ids that must not be seen: an HMAC stands for them in names, marks and the ledger."""

import hashlib
import hmac
from pathlib import Path

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick import grid
from tables import CLINIC, HEADER, NAME, NOTE, batch, everything, line, made, table

from handout.batch.keys import Secrets, fingerprint
from handout.cli.main import main
from handout.diagnostics import Span
from handout.model import Cell, Phrase, Recipient

KEY = b"0123456789abcdef" * 4


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch, short_handout):
    monkeypatch.chdir(tmp_path)
    keep(KEY)


def keep(key, mode=0o600):
    Path("ids.key").write_bytes(key + b"\n")
    Path("ids.key").chmod(mode)


def hidden(id_):
    ids = hmac.new(KEY, b"ids", hashlib.sha256).digest()
    return hmac.new(ids, id_.encode(), hashlib.sha256).hexdigest()


def pages(pdf):
    with pymupdf.open(stream=pdf) as document:
        return " ".join(page.get_text() for page in document)


def test_neither_names_nor_messages_nor_the_ledger_hold_an_id(capsys):
    table([line(1, id_="SECRET-17"), line(2, id_="SECRET-18", dose="")])
    assert batch("--opaque-ids", "ids.key") == 0
    said = capsys.readouterr()
    assert set(made()) == {f"{hidden(each)}.anakinra.en.pdf" for each in ("SECRET-17", "SECRET-18")}
    for word in ("SECRET", NAME, NOTE):
        assert word not in said.out + said.err
        assert word.encode() not in everything()


def test_the_mark_is_another_and_verify_knows_it_with_the_key(capsys):
    table([line(1)])
    assert batch("--date", "2026-11-24", "--quiet") == 0
    assert batch("--date", "2026-11-24", "--quiet", "--opaque-ids", "ids.key", folder="hidden") == 0
    (plain,), (opaque,) = made().values(), made("hidden").values()
    assert pages(plain) != pages(opaque)
    (path,) = map(str, Path("hidden").rglob("*.pdf"))
    check = ["verify", path, "--recipient", "rows.csv", "--clinic", str(CLINIC)]
    assert main(check) == 1
    assert main([*check, "--opaque-ids", "ids.key"]) == 0


def test_any_id_can_be_hidden_whatever_a_file_system_makes_of_it():
    ids = ["../x", "CON", "x" * 300, "Twin", "twin"]
    table([line(number, id_=id_) for number, id_ in enumerate(ids, 1)])
    assert batch("--quiet", "--opaque-ids", "ids.key") == 0
    assert set(made()) == {f"{hidden(id_)}.anakinra.en.pdf" for id_ in ids}


def test_an_id_that_is_hidden_is_in_no_message_of_only(capsys):
    table([line(1), line(2)])
    assert batch("--quiet", "--opaque-ids", "ids.key") == 0
    capsys.readouterr()
    assert batch("--quiet", "--opaque-ids", "ids.key", "--only", "P1,P99") == 2
    said = capsys.readouterr().err
    assert "no row has the id number 2 of --only" in said
    assert "P99" not in said


def test_only_takes_the_id_that_the_table_has():
    table([line(1), line(2)])
    assert batch("--quiet", "--opaque-ids", "ids.key", "--only", "P2", "--force") == 0
    assert list(made()) == [f"{hidden('P2')}.anakinra.en.pdf"]


def test_a_run_goes_on_with_its_own_key_alone(capsys):
    table([line(1)])
    assert batch("--quiet", "--opaque-ids", "ids.key") == 0
    assert batch("--quiet", "--resume") == 2
    keep(KEY[::-1])
    assert batch("--quiet", "--resume", "--opaque-ids", "ids.key") == 2
    keep(KEY)
    assert batch("--quiet", "--resume", "--opaque-ids", "ids.key") == 0
    assert "0 sheets made, 1 as before" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("key", "mode", "said"),
    [(KEY, 0o640, "others on this machine"), (b"short", 0o600, "32 random bytes"), (b"a" * 64, 0o600, "32 random")],
)
def test_a_key_that_is_none_or_open_to_others_is_refused(key, mode, said, capsys):
    keep(key, mode)
    table([line(1)])
    assert batch("--opaque-ids", "ids.key") == 1
    assert said in capsys.readouterr().err
    assert not Path("out").exists()


def test_without_the_key_the_ledger_does_not_tell_a_right_guess():
    """Two runs of one table keep other hashes: who has a ledger alone cannot hash a guess and look for it."""
    row = Recipient(1, (("id", Cell("7", None, Span("a"))), ("note", Cell("yes", None, Span("a")))), Span("a"))
    first, second = Secrets(b"a" * 32), Secrets(b"b" * 32)
    assert first.basis(b"", row) == Secrets(b"a" * 32).basis(b"", row)
    assert first.basis(b"", row) != second.basis(b"", row)
    assert first.output(b"%PDF") != second.output(b"%PDF")
    assert Secrets(b"a" * 32, KEY).output(b"%PDF") == Secrets(b"b" * 32, KEY).output(b"%PDF")


@pytest.mark.long
@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_a_fingerprint_tells_values_apart_and_not_their_places(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    here, there = Span("a", 1), Span("b", 2)
    assert fingerprint([Phrase(each, here) for each in one]) == fingerprint([Phrase(each, there) for each in one])


def test_a_header_is_needed_for_an_id():
    Path("rows.csv").write_text(HEADER.replace("id,", "number,") + line(1), encoding="utf-8")
    assert batch("--quiet", "--opaque-ids", "ids.key") == 0
    assert list(made()) == ["1.anakinra.en.pdf"]


@pytest.mark.parametrize(
    ("begun", "part"), grid([["--opaque-ids", "ids.key"], []], [[], ["--shard", "1/2"]], together=1)
)
def test_a_run_that_is_begun_anew_hides_ids_as_the_one_before(begun, part, capsys):
    """Else the hidden ones lie beside those in the clear, of the same people."""
    other = [] if begun else ["--opaque-ids", "ids.key"]
    table([line(number) for number in range(1, 7)])
    assert batch("--quiet", *begun, *part) == 0
    before = made()
    assert batch("--quiet", "--force", *other, *part) == 2
    assert f"this run was begun with{'' if begun else 'out'} --opaque-ids" in capsys.readouterr().err
    assert made() == before
    assert batch("--quiet", "--force", *begun, *part) == 0
    assert batch("--quiet", *other, folder="another") == 0
