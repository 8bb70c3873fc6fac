"""Whether a file is the one that a run made, or another that has taken its name since."""

from __future__ import annotations

from pathlib import Path

from handout.batch.keys import Secrets
from handout.batch.ledger import Ledger
from handout.cli.run_ledger import check_key
from handout.identity import is_handout, is_personal


class OwnFiles:
    """Knows the files of one ledger's run by their hashes.

    Where the ledger knows none, as of a sheet that was only begun, or its key is not there, any sheet or print file of
    this program that says the same of its wording is taken for the run's: what a lost key has hidden can still be
    deleted.
    """

    def __init__(self, ledger: Ledger, key_file: bytes | None) -> None:
        run = ledger.run
        if run and key_file:
            check_key(run, key_file)
        self._secrets = Secrets(run.secret, key_file) if run and (key_file or not run.key_check) else None

    def has(self, target: Path, output: bytes | None, wording: str | None, *, is_known: bool) -> bool:
        """Whether a file has the hash `output`; if it is not known whether it should, also what may be the run's.

        `wording` is what its metadata has as that: a sheet's hash, a print file's run; None if that is not known.
        """
        try:
            return self.is_as(target, output) or (
                not (self._secrets and is_known) and _may_be(target.read_bytes(), wording)
            )
        except OSError:
            return False

    def is_as(self, target: Path, output: bytes | None) -> bool:
        """Whether a file has the hash `output`, as far as that can be told."""
        return output is not None and self.hash_of(target) == output

    def hash_of(self, target: Path) -> bytes | None:
        """What the ledger tells a file by; None without the key, or where it cannot be read."""
        if not self._secrets:
            return None
        try:
            with target.open("rb") as file:
                return self._secrets.file(file)
        except OSError:
            return None


def _may_be(pdf: bytes, wording: str | None) -> bool:
    return is_handout(pdf) and is_personal(pdf) and all(each.encode() in pdf for each in (wording or "").split())
