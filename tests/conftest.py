"""Its place puts this folder on the path, so that tests of every room can import `readers`."""

import gc
import os
import signal
import sys

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from quick import FILES, QUICK, examples

WHOLE = 100
"""Examples of a law that says nothing else: Hypothesis's own number."""

settings.register_profile("long", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=WHOLE)
settings.register_profile("quick", settings.get_profile("long"), max_examples=examples(WHOLE))

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Processes that tests start would compile the whole program, each anew."""

sys.modules["pymupdf.layout"] = None  # type: ignore[assignment]
"""PyMuPDF loads a model that guesses at layouts with itself where it can, for a second in each process."""


for _name, _handler in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    # Behind `nohup` and `&` they are ignored, also by the processes that tests start and then tell to end.
    _number = getattr(signal, _name, None)
    if _number and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _handler)


def _there(descriptor: int) -> None:
    os.fstat(descriptor)


os.fsync = _there
"""What tests write in this process need outlive no power cut: to wait for a disk takes longer than to make a sheet."""

YOUNG, MIDDLE, OLD = 100_000, 20, 100
"""How much is made before the collector of cycles looks at it again. Its own numbers are for programs that must stay
small: among thousands of tests it takes a quarter of all time, and finds next to nothing."""


def pytest_collection_finish() -> None:
    """What stands by now stays to the end, so that the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(YOUNG, MIDDLE, OLD)
    settings.load_profile("quick" if config.option.markexpr == QUICK else "long")
    config.stash[FILES] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before pytest leaves out what `-m` does not name: a law with all its examples belongs to the long run."""
    files = config.stash[FILES]
    for item in items:
        files[item.path.name] = files.get(item.path.name, False) or item.get_closest_marker("long") is None
        if settings.get_current_profile_name() == "long" and (
            item.get_closest_marker("law") or is_hypothesis_test(getattr(item, "function", None))
        ):
            item.add_marker("long")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config) -> None:
    """Nothing ran: pytest alone says so without a reason."""
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and config.option.markexpr == QUICK:
        terminalreporter.write_line(f"-m '{QUICK}' leaves out the tests that are marked `long`; -m '' runs all.")
