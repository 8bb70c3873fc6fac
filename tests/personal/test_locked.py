"""Files under a recipient's password: other programs open them with it, nobody without; nothing else is lost."""

import datetime
import os
import re
import shutil
import subprocess
import sys
import zlib

import pypdf
import pytest
from readers import poppler_is_there, validate

import handout
from handout import locked as locking
from handout.diagnostics import MachineError
from handout.model import Cell, Recipient, Span
from handout.paint import lock as paint_lock
from handout.paint.lock import NotAPassword, lock, prepared, unlock
from handout.press import Press

DAY = datetime.date(2026, 11, 24)
WORD = "Zebrafinken"
HANDOUT = handout.load("anakinra")


def row(password=None, note=f"{WORD} sing"):
    columns = {"id": "P1", "name": "Ana Example", "birth_date": "1950-01-02", "note": note, "password": password}
    span = Span("rows.csv", 2)
    return Recipient(1, tuple((key, Cell(text, None, span)) for key, text in columns.items() if text), span)


def sheet(password=None, **more):
    return handout.render(HANDOUT, recipient=row(password), date=DAY, **more)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """The same sheet, open and locked with `geheim ü`, as files."""
    folder = tmp_path_factory.mktemp("pair")
    (folder / "open.pdf").write_bytes(sheet().pdf)
    (folder / "locked.pdf").write_bytes(sheet("geheim ü").pdf)
    return folder / "open.pdf", folder / "locked.pdf"


def test_pypdf_opens_it_with_the_password_alone(pair):
    reader = pypdf.PdfReader(pair[1])
    assert not reader.decrypt("geheim")
    assert reader.decrypt("geheim ü") == pypdf.PasswordType.USER_PASSWORD
    texts = [[page.extract_text() for page in each.pages] for each in (reader, pypdf.PdfReader(pair[0]))]
    assert texts[0] == texts[1]
    assert reader.user_access_permissions & pypdf.constants.UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS


@pytest.mark.long
def test_poppler_reads_the_same_tree(pair):
    if not poppler_is_there():
        pytest.skip("poppler's pdfinfo is not installed")

    def read(path, *more):
        command = ["pdfinfo", "-struct-text", *more, str(path)]
        return subprocess.run(command, capture_output=True, timeout=60, check=False)

    assert read(pair[1]).returncode != 0
    assert read(pair[1], "-upw", "geheim ü").stdout == read(pair[0]).stdout


def test_mutool_reads_the_same_text(pair):
    if not shutil.which("mutool"):
        pytest.skip("mutool is not installed")

    def read(path, *more):
        command = ["mutool", "draw", "-q", "-F", "txt", *more, "-o", "-", str(path)]
        return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout

    assert read(pair[1], "-p", "geheim ü") == read(pair[0])


def test_what_lies_in_it_is_still_accessible(pair, tmp_path):
    plain = unlock(pair[1].read_bytes(), prepared("geheim ü"))
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(pair[1], password="geheim ü"))
    writer.write(tmp_path / "opened.pdf")
    assert validate(tmp_path / "opened.pdf", "ua1") == []
    assert b"pdfuaid:part>1<" in plain
    assert b"<pdfaid:" not in plain


def test_no_word_is_in_it_in_the_clear(pair):
    data = pair[1].read_bytes()
    assert b"Anakinra" not in data
    assert b"xpacket" not in data
    assert b"geheim" not in data
    for stream in re.findall(rb"stream\n(.*?)\r\nendstream", data, re.DOTALL)[:-1]:
        with pytest.raises(zlib.error):
            zlib.decompress(stream)


def test_each_locking_has_bytes_of_its_own_and_what_is_in_it_has_not():
    first, second = sheet("geheim ü").pdf, sheet("geheim ü").pdf
    assert first != second
    assert unlock(first, prepared("geheim ü")) == unlock(second, prepared("geheim ü"))
    key, other = (re.search(rb"/UE<(\w+)>", each)[1] for each in (first, second))
    assert key != other


def test_a_press_keeps_locked_and_open_copies_apart():
    press = Press()
    alone = sheet().pdf
    sheet("geheim ü", press=press)
    assert sheet(press=press).pdf == alone
    assert b"<pdfaid:part>" in alone


def test_the_locked_file_is_opened_again_before_it_is_given_out(monkeypatch):
    right = paint_lock._enciphered
    spoiled = []

    def spoil(key, data, random):
        made = right(key, data, random)
        if not spoiled:
            spoiled.append(made)
            made = made[:20] + bytes([made[20] ^ 1]) + made[21:]
        return made

    monkeypatch.setattr(paint_lock, "_enciphered", spoil)
    with pytest.raises(MachineError, match="opened again"):
        sheet("geheim ü")


@pytest.mark.parametrize(
    ("password", "said"), [("a\u0007b", "cannot have"), ("x" * 128, "127 bytes"), ("a\u05d0", "run to the left")]
)
def test_what_cannot_be_a_password_is_refused_without_being_told(password, said):
    with pytest.raises(NotAPassword, match=said) as refused:
        prepared(password)
    assert password not in str(refused.value)


def test_a_password_is_prepared_as_readers_do():
    assert prepared("I\u00adX") == b"IX"  # RFC 4013 3, example 1
    assert prepared("\u00aa") == b"a"  # example 4
    assert prepared("\u2168") == b"IX"  # example 5
    assert prepared("USER") == b"USER"


def test_a_refused_row_is_named_and_its_password_is_not():
    with pytest.raises(handout.HandoutError) as refused:
        handout.render(HANDOUT, recipient=row("bell\u0007bell"), date=DAY)
    assert "row 1, column 'password'" in str(refused.value)
    assert "bell" not in str(refused.value)


def test_a_short_one_is_warned_of():
    (told,) = (each for each in sheet("kurz").diagnostics if "password" in each.code)
    assert told.code == "short-password"
    assert told.message.startswith("row 1, column 'password': fewer than eight characters")
    assert told.span is not None
    assert not [each for each in sheet("longer than that").diagnostics if "password" in each.code]


def test_without_its_library_it_names_the_extra(monkeypatch):
    for name in [each for each in sys.modules if each.startswith("cryptography")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    paint_lock._library.cache_clear()
    with pytest.raises(MachineError, match=r"handout\[password\]"):
        locking.locked(sheet().pdf, row("geheim ü"), os.urandom)


def test_another_password_opens_nothing():
    made = lock(sheet().pdf, b"right", os.urandom)
    with pytest.raises(ValueError, match="another password"):
        unlock(made, b"wrong")
