"""Ctrl-C, which ends a command at any moment but while it imports."""

from __future__ import annotations

import _thread
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

MOMENT = 0.02
"""Seconds until an import is looked at again: nobody notices so few."""

_IMPORTING = "<frozen importlib"
"""How the files of Python's own import begin."""


def interruptible(work: Callable[[], int]) -> int:
    """What `work` gives. A Ctrl-C that comes while something is imported comes once that is done.

    What is written in C or C++ does not expect an exception while it is set up: it swallows that, or ends the process.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return work()  # ignored, or another program's: not to be changed
    waiting = _Waiting(sys._getframe())
    try:
        signal.signal(signal.SIGINT, waiting.come)
    except ValueError:  # not the main thread, which alone gets it
        return work()
    try:
        status = work()
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        held = waiting.end()
    if held:
        raise KeyboardInterrupt
    return status


class _Waiting:
    """A Ctrl-C that waits while anything is imported further in than a frame."""

    def __init__(self, outermost: FrameType) -> None:
        self._outermost = outermost
        self._thread = _thread.get_ident()
        self._waits = False

    def come(self, _: int, frame: FrameType | None) -> None:
        """The signal is there."""
        if not self._is_importing(frame):
            self._waits = False
            raise KeyboardInterrupt
        if not self._waits:
            self._waits = True
            _thread.start_new_thread(self._again, ())

    def end(self) -> bool:
        """Whether one was still waiting; it is not given on any more."""
        held, self._waits = self._waits, False
        return held

    def _is_importing(self, frame: FrameType | None) -> bool:
        while frame and frame is not self._outermost:
            if frame.f_code.co_filename.startswith(_IMPORTING):
                return True
            frame = frame.f_back
        return False

    def _again(self) -> None:
        while self._waits:
            time.sleep(MOMENT)
            if not self._waits:
                return
            if sys.platform == "win32":
                signal.raise_signal(signal.SIGINT)
            else:
                signal.pthread_kill(self._thread, signal.SIGINT)
