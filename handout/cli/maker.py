"""Makes the copies of a batch and writes them, one after the other. Whatever goes wrong is an outcome of its row."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from handout.batch.keys import Secrets
from handout.batch.names import fan
from handout.batch.plan import Sheet
from handout.cli.files import machine_faults, write_file
from handout.cli.row_faults import Use, faults_on_any_sheet
from handout.cli.whose import not_locked, not_made, without
from handout.clock import now
from handout.diagnostics import Diagnostic, HandoutError, MachineError, Span, error, warning
from handout.model import Clinic, Handout, PageStyle, Paper, Recipient
from handout.record import NamedTuple

if TYPE_CHECKING:
    from handout.pipeline import Result
    from handout.press import Press


_NO_MEMORY = error(
    "no-memory", "there is too little memory", None, "end other programs, or use fewer --jobs, then go on with --resume"
)


class Setting(NamedTuple):
    """What all copies of a run share. Without a folder nothing is written. A handout at fault stands by its faults.

    `merges` tells that copies are to be given on, not written; `for_print` that they are for a print file, which is not
    locked. `language` is that of rows which name none.
    """

    folder: Path | None
    handouts: Mapping[tuple[str, str], Handout | tuple[Diagnostic, ...]]
    clinic: Clinic | None
    clinic_file: Path | None
    day: datetime.date
    pages: Literal["auto", "1", "2"]
    paper: Paper | None
    style: PageStyle | None
    require_reviewed: bool
    secrets: Secrets
    merges: bool = False
    for_print: bool = False
    language: str | None = None


class Task(NamedTuple):
    """One copy that is to be made, by its sheet number.

    `replace` allows to replace a file. A reprint has the hash of the file that it must be the same as. `older` is the
    hash of the file that the run has made before, where what decides its bytes has changed since. A `trial` is of a
    row that is refused already, to see what else is wrong with it.
    """

    number: int
    sheet: Sheet
    basis: bytes
    replace: bool
    reprint_of: bytes | None = None
    older: bytes | None = None
    trial: bool = False


class Outcome(NamedTuple):
    """What became of a task. `told` are its warnings, or why it was not made.

    `stops` is the exit status where the whole batch has to stop. `pdf` is there where nothing is written, but merged;
    `fingerprint` is what its part of a print file is to have (`sheet_fingerprint`).
    """

    task: Task
    told: tuple[Diagnostic, ...]
    made: bool = False
    pages: int = 0
    body_pt: float = 0.0
    content_hash: str = ""
    output: bytes = b""
    target: Path | None = None
    stops: int | None = None
    pdf: bytes = b""
    fingerprint: tuple[bytes, int] | None = None

    @property
    def anew(self) -> bool:
        """Whether it is another than the one that the run had made before: a date may be written otherwise alone."""
        return self.made and self.task.older is not None and self.task.older != self.output

    @property
    def locked(self) -> bool:
        """Whether its file is locked with the row's password."""
        return self.made and self.task.sheet.recipient.get("password") is not None


class Maker:
    """Makes one sheet after the other. What it remembers is what copies share, not what a recipient's says."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._press: Press | None = None

    def make(self, task: Task) -> Outcome:
        """The copy, written and proven; never an exception, whose words might be the recipient's."""
        try:
            return self._make(task)
        except HandoutError as fault:
            told = (*(_of_row(each, task) for each in fault.diagnostics), *self._older(task))
            return Outcome(task, told, stops=_stops(fault))
        except MemoryError:
            return Outcome(task, (_NO_MEMORY,), stops=MachineError.exit_status)
        except Exception as fault:
            return Outcome(task, (_of_row(_crash(fault, task.sheet), task),))

    def _make(self, task: Task) -> Outcome:
        result = self._guarded(task.sheet)
        output = self._setting.secrets.output(result.pdf)
        if task.reprint_of is not None and task.reprint_of != output:
            message = "the sheet would be another than the one that was made before, so it is not made again"
            hint = "--force makes the new one; then do not hand out the older one"
            changed = error("reprint-changed", message, task.sheet.recipient.span, hint)
            return Outcome(task, (_of_row(changed, task),), stops=HandoutError.exit_status)
        target = write_copy(self._setting, task, result.pdf) if self._setting.folder else None
        facts = (result.pages, result.body_pt, result.content_hash, output, target)
        if not self._setting.merges:
            return Outcome(task, result.diagnostics, True, *facts)
        fingerprint = _fingerprint(result.pdf) if self._setting.for_print else None
        return Outcome(task, result.diagnostics, True, *facts, pdf=result.pdf, fingerprint=fingerprint)

    def _guarded(self, sheet: Sheet) -> Result:
        """A sheet, or a fault of its row, also where the program itself is at fault or its read-back differs."""
        try:
            return self._render(sheet)
        except HandoutError as fault:
            raise HandoutError(fault.diagnostics) from None
        except MemoryError:
            raise
        except Exception as fault:
            raise HandoutError([_crash(fault, sheet)]) from None

    def _render(self, sheet: Sheet) -> Result:
        setting, recipient = self._setting, sheet.recipient
        handout = setting.handouts[sheet.handout, sheet.language]
        second = setting.handouts[sheet.handout, sheet.second] if sheet.second else None
        for each in (handout, second):
            if not isinstance(each, Handout | None):
                use = Use(setting.clinic, setting.clinic_file, setting.for_print, setting.day)
                raise HandoutError([*each, *faults_on_any_sheet(recipient, use)])
        assert isinstance(handout, Handout)
        assert second is None or isinstance(second, Handout)
        if wrong := not_made(recipient, setting.clinic_file, setting.clinic):
            raise HandoutError(wrong)
        faults = not_locked(recipient) if setting.for_print else []
        try:
            result = self._printed(sheet, handout, second, without(recipient, "password") if faults else recipient)
        except HandoutError as fault:
            raise HandoutError([*faults, *fault.diagnostics]) from None
        if faults:
            raise HandoutError(faults)
        return result

    def _printed(self, sheet: Sheet, handout: Handout, second: Handout | None, recipient: Recipient) -> Result:
        from handout import api, press  # noqa: PLC0415 - fonts and PDF only once there is work for them

        setting = self._setting
        self._press = self._press or press.Press()
        return api.render(
            handout,
            setting.clinic,
            pages=setting.pages if sheet.edition == "standard" else "auto",
            paper=setting.paper,
            style=setting.style,
            edition=sheet.edition,
            date=setting.day,
            recipient=recipient,
            require_reviewed=setting.require_reviewed,
            press=self._press,
            second=second,
            asked=setting.language,
        )

    def _older(self, task: Task) -> tuple[Diagnostic, ...]:
        """A word about a sheet of the row that was made before and now lies there without being right."""
        folder = self._setting.folder
        if folder is None or not task.replace or not place_of(folder, task.sheet.name).is_file():
            return ()
        message = "an older sheet of it still lies there"
        return (_of_row(warning("older-sheet", message, task.sheet.recipient.span, "do not hand it out"), task),)


def _fingerprint(pdf: bytes) -> tuple[bytes, int]:
    """Taken where the sheet is made: the process that puts print files together is the one that the others wait for."""
    from handout.verify.print_file import sheet_fingerprint  # noqa: PLC0415 - of print files alone

    return sheet_fingerprint(pdf)


def facts_of(outcome: Outcome) -> dict[str, Any]:
    """What the ledger keeps of a copy that was made."""
    return {
        "basis": outcome.task.basis,
        "content_hash": outcome.content_hash,
        "pages": outcome.pages,
        "body_pt": outcome.body_pt,
        "output": outcome.output,
        "time": (time := now()),
        "made_at": time,
        "locked": outcome.locked,
        **({"anew": time} if outcome.anew else {}),
    }


def write_copy(setting: Setting, task: Task, pdf: bytes) -> Path:
    """A copy's bytes as its file."""
    assert setting.folder is not None
    target = place_of(setting.folder, task.sheet.name)
    if target.parent.is_symlink():
        message = "this is a link to another folder, and no sheet is written through it"
        raise MachineError([error("linked-folder", message, Span(str(target.parent)), "delete it, then --resume")])
    with machine_faults(target.parent):
        for each in (setting.folder, target.parent):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        message = "a folder lies where the sheet of this row has to be"
        raise HandoutError([error("file-exists", message, task.sheet.recipient.span, "look what is in it; delete it")])
    replace = task.replace or task.reprint_of is not None
    try:
        write_file(target, pdf, replace=replace, private=True, follow=False)
    except MachineError as fault:
        place, hint = Span(str(target.parent)), ("mend that, then go on with --resume",)
        raise MachineError(each._replace(span=place, hints=hint) for each in fault.diagnostics) from None
    except HandoutError:
        # A file's name has the row's id, which no message repeats.
        message = "there is an older sheet of this row, and it still lies there as it was"
        told = error("file-exists", message, task.sheet.recipient.span, "--force replaces it")
        raise HandoutError([told]) from None
    return target


def written(setting: Setting, outcome: Outcome) -> Outcome:
    """A copy that was made elsewhere, with its file here."""
    if not outcome.made or setting.folder is None:
        return outcome
    try:
        return outcome._replace(target=write_copy(setting, outcome.task, outcome.pdf), pdf=b"")
    except HandoutError as fault:
        told = tuple(_of_row(each, outcome.task) for each in fault.diagnostics)
        return Outcome(outcome.task, told, stops=_stops(fault))


def _stops(fault: HandoutError) -> int | None:
    """The exit status of a fault that ends the batch: one of the machine, not of a row."""
    return None if fault.exit_status == HandoutError.exit_status else fault.exit_status


def maker_of(setting: Setting) -> Callable[[Task], Outcome]:
    """What a process of a pool makes copies with."""
    return Maker(setting).make


def lost(task: Task) -> Outcome:
    """What became of a task at which two processes died."""
    message = "the process that made this sheet ended, twice"
    hint = "look at the memory that is free, then go on with --resume; if it stays so, please report it"
    return Outcome(task, (_of_row(error("worker-died", message, task.sheet.recipient.span, hint), task),))


def place_of(folder: Path, name: str) -> Path:
    """Where a sheet of this name lies."""
    return folder / fan(name) / name


def _crash(fault: Exception, sheet: Sheet) -> Diagnostic:
    message = f"{type(fault).__name__}; this is a fault of the program itself"
    return error("crash", message, sheet.recipient.span, "please report it")


def _of_row(fault: Diagnostic, task: Task) -> Diagnostic:
    start = f"row {task.sheet.recipient.row}"
    return fault if fault.message.startswith(start) else fault._replace(message=f"{start}: {fault.message}")
