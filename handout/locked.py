"""A recipient's file, locked with their password."""

from __future__ import annotations

from handout.diagnostics import Diagnostic, HandoutError, MachineError, error, warning
from handout.model import Recipient
from handout.paint.lock import NoLibrary, NotAPassword, Random, check_library, lock, prepared, unlock

SHORT = 8
"""Characters of a password below which it is soon found by trying."""

FAULT = "bad-password"

_LACKS = "what locks files is not installed"
_INSTALL = "install it: pip install 'handout[password]'"


def check_can_lock(rows: int) -> None:
    """That so many rows can be locked; MachineError where what enciphers is not installed."""
    try:
        check_library()
    except NoLibrary:
        asks = "1 row asks" if rows == 1 else f"{rows:,} rows ask"
        raise MachineError([error("no-password", f"{asks} for a password, and {_LACKS}", None, _INSTALL)]) from None


def locked(pdf: bytes, recipient: Recipient, random: Random) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The file under the recipient's password, and a warning where that is short.

    `random` gives bytes that nobody can guess; so no two lockings have the same bytes. The locked file is opened again
    as a reader opens it, and held against the one that was proven: MachineError where it differs, or where what
    enciphers is not installed. HandoutError for what cannot be a password. No message has a word of it.
    """
    cell = recipient.get("password")
    assert cell is not None
    try:
        password = prepared(cell.text)
    except NotAPassword as fault:
        message = f"row {recipient.row}, column 'password': {fault}"
        raise HandoutError([error(FAULT, message, recipient.span, "give the row another password")]) from None
    try:
        made = lock(pdf, password, random)
        same = pdf.startswith(unlock(made, password))
    except NoLibrary:
        raise MachineError([error("no-password", _LACKS, None, _INSTALL)]) from None
    except ValueError:
        same = False
    if not same:
        hint = "no file was made; please report it, with the files that it was to be made of"
        raise MachineError([error("read-back", "the locked file, opened again, is another one", None, hint)])
    short = f"row {recipient.row}, column 'password': fewer than eight characters are soon found by trying"
    told = (warning("short-password", short, recipient.span, "use a longer one"),) if len(cell.text) < SHORT else ()
    return made, told
