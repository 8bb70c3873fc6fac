"""A maker for tests of the pool: its tasks are words that say what is to happen. Other processes import it by name."""

import os
import signal
from pathlib import Path


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
