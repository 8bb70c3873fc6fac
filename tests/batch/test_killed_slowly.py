"""The ledger is on the disk by time too: where a sheet takes long, a killed run does not make all of a chunk again."""

import functools
import itertools
import shutil

import pytest
from tables import batch, line, table

from handout.cli.maker import Maker
from handout.cli.recorder import KEPT, Recorder


@pytest.mark.parametrize(("seconds", "kept"), [(KEPT, 3), (KEPT / 2, 2), (0, 0)])
def test_what_was_made_a_while_before_the_kill_is_not_made_again(
    seconds, kept, tmp_path, monkeypatch, capsys, short_handout
):
    """The folder as it is when the fourth sheet is begun is the one that a kill would leave."""
    monkeypatch.chdir(tmp_path)
    right = Maker.make

    def make(self, task):
        if task.sheet.recipient.row == 4:
            shutil.copytree("out", "killed")
        return right(self, task)

    table([line(number) for number in range(1, 6)])
    with monkeypatch.context() as patch:
        patch.setattr(Maker, "make", make)
        slow = functools.partial(Recorder, clock=itertools.count(0, seconds).__next__)
        patch.setattr("handout.cli.batch.Recorder", slow)
        assert batch("--quiet") == 0
    capsys.readouterr()
    assert batch("--quiet", "--resume", folder="killed") == 0
    told = f"{5 - kept} sheets made" + (f", {kept} as before" if kept else "")
    assert told in capsys.readouterr().err
