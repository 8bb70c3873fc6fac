"""Ctrl-C, and being told to end, which ends a command at any moment but while it imports, or notes what it did."""

from __future__ import annotations

import _thread
import signal
import sys
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, TypeVar

MOMENT = 0.005
"""Seconds until what a signal waits for is looked at again: nobody notices so few."""

_IMPORTING = "<frozen importlib"
"""How the files of Python's own import begin."""

_WHOLE: set[CodeType] = set()

Function = TypeVar("Function", bound=Callable[..., Any])

_SIGNALS = [getattr(signal, each) for each in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, each)]
"""Ctrl-C; what `kill`, a system that shuts down, and a queue of jobs send; a terminal or connection that is gone."""


class Ended(KeyboardInterrupt):
    """Another signal than that of Ctrl-C: what has to be put away is put away as for that."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def whole(function: Function) -> Function:
    """The function, which a signal does not end half-way: what it does is counted in several places, and they agree.

    It is to be short, for a person waits. Nothing is done for it but when a signal comes.
    """
    _WHOLE.add(function.__code__)
    return function


def interruptible(work: Callable[[], int]) -> int:
    """What `work` gives. A signal that comes while something is imported, or in what is `whole`, waits until that is
    done.

    What is written in C or C++ does not expect an exception while it is set up: it swallows that, or ends the process.
    """
    waiting = _Waiting(sys._getframe())
    heard = {}
    try:
        for number in _SIGNALS:
            before = signal.getsignal(number)
            if before is (signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL):
                signal.signal(number, waiting.come)
                heard[number] = before
            # Else it is ignored, or another program's: not to be changed.
    except ValueError:  # not the main thread, which alone gets them
        return work()
    try:
        status = work()
    finally:
        for number, before in heard.items():
            signal.signal(number, before)
        held = waiting.end()
    if held:
        raise _interrupt(held)
    return status


def _interrupt(number: int) -> KeyboardInterrupt:
    return KeyboardInterrupt() if number == signal.SIGINT else Ended(number)


class _Waiting:
    """A signal that waits while anything further in than a frame is not to be ended half-way."""

    def __init__(self, outermost: FrameType) -> None:
        self._outermost = outermost
        self._thread = _thread.get_ident()
        self._waits = 0

    def come(self, number: int, frame: FrameType | None) -> None:
        """The signal is there."""
        if not self._must_wait(frame):
            self._waits = 0
            raise _interrupt(number)
        if not self._waits:
            self._waits = number
            _thread.start_new_thread(self._again, ())

    def end(self) -> int:
        """The one that was still waiting, 0 if none was; it is not given on any more."""
        held, self._waits = self._waits, 0
        return held

    def _must_wait(self, frame: FrameType | None) -> bool:
        while frame and frame is not self._outermost:
            if frame.f_code.co_filename.startswith(_IMPORTING) or frame.f_code in _WHOLE:
                return True
            frame = frame.f_back
        return False

    def _again(self) -> None:
        while self._waits:
            time.sleep(MOMENT)
            number = self._waits
            if not number:
                return
            if sys.platform == "win32":
                signal.raise_signal(number)
            else:
                signal.pthread_kill(self._thread, number)
