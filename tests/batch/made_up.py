"""A maker for tests of the pool: its tasks are words that say what is to happen. Other processes import it by name."""

import os
import signal
from pathlib import Path

from handout.cli.maker import maker_of


def maker(folder):
    if folder == "never":
        os._exit(1)

    def make(task):
        what, _, name = task.partition(" ")
        mark = Path(folder, name)
        if what == "die" or (what == "die-once" and not mark.exists()):
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "say":
            os.write(2, b"Traceback (most recent call last)")
        return f"{task} done"

    return make


def dying(setting):
    """The maker of sheets, in a process that is killed once as a sheet's file is about to get its name."""
    make = maker_of(setting)

    def made(task):
        if task.number == 2 and not Path("died").exists():
            Path("died").touch()
            os.link = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        return make(task)

    return made
