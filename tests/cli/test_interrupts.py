"""Ctrl-C, or what else ends a command, is never lost, and never comes in the middle of an import."""

import gc
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from handout.cli.interrupts import Ended, interruptible, whole

LIBRARY = """
import os, signal, time
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.1)
    whole = True
except BaseException:
    whole = False
"""
"""As one of C code does, it goes on after an exception as if nothing had been."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself a Ctrl-C")


@pytest.fixture(autouse=True)
def _collector():
    """Hypothesis times the collector of cycles in a callback, in which an exception is lost."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def library(tmp_path, monkeypatch):
    Path(tmp_path, "swallowing.py").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("swallowing", None)


def test_one_that_comes_within_an_import_comes_behind_it(library):
    went_on = []

    def work():
        import swallowing

        assert swallowing.whole
        time.sleep(30)
        went_on.append(True)
        return 0

    with pytest.raises(KeyboardInterrupt):
        interruptible(work)
    assert sys.modules["swallowing"].whole
    assert not went_on
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_one_that_comes_within_the_last_import_is_not_lost(library):
    def work():
        import swallowing

        return 0 if swallowing.whole else 1

    with pytest.raises(KeyboardInterrupt):
        interruptible(work)
    time.sleep(0.1)  # nor does it come twice


def test_one_that_comes_in_what_is_to_be_done_whole_comes_behind_it():
    done = []

    def below():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        done.append("below")

    @whole
    def noted():
        below()
        done.append("all")

    def work():
        noted()
        time.sleep(30)
        done.append("more")
        return 0

    with pytest.raises(KeyboardInterrupt):
        interruptible(work)
    assert done == ["below", "all"]


def test_one_that_comes_elsewhere_comes_at_once():
    with pytest.raises(KeyboardInterrupt):
        interruptible(lambda: os.kill(os.getpid(), signal.SIGINT) or time.sleep(30) or 0)


def test_who_ignores_it_goes_on_doing_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        assert interruptible(lambda: os.kill(os.getpid(), signal.SIGINT) or 7) == 7
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_works_as_well():
    found = []
    thread = threading.Thread(target=lambda: found.append(interruptible(lambda: 7)))
    thread.start()
    thread.join()
    assert found == [7]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_is_told_to_end_does_so_also_where_ctrl_c_is_ignored_as_in_the_background(name):
    number = getattr(signal, name)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(Ended) as ended:
            interruptible(lambda: os.kill(os.getpid(), number) or time.sleep(30) or 0)
    finally:
        signal.signal(signal.SIGINT, before)
    assert ended.value.number == number
    assert signal.getsignal(number) is signal.SIG_DFL


def test_who_ignores_a_connection_that_is_gone_goes_on_doing_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert interruptible(lambda: os.kill(os.getpid(), signal.SIGHUP) or 7) == 7
    finally:
        signal.signal(signal.SIGHUP, before)
