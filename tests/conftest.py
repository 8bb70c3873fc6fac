"""Its place puts this folder on the path, so that tests of every room can import `readers`."""

import gc
import os
import sys

from hypothesis import HealthCheck, settings

settings.register_profile("no test measures time", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no test measures time")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Processes that tests start would compile the whole program, each anew."""

sys.modules["pymupdf.layout"] = None  # type: ignore[assignment]
"""PyMuPDF loads a model that guesses at layouts with itself where it can, for a second in each process."""


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
    gc.set_threshold(YOUNG, MIDDLE, OLD)
