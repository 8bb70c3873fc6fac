"""A copy's own words are read back too, and what is said of a fault holds none of them."""

import pytest
from recipients import PLAN, handout, recipient
from test_sheets import made

import handout as program
from handout import stamped


@pytest.mark.parametrize("loss", [1, 2, 3])
def test_no_copy_comes_of_a_stamp_that_drops_its_words(monkeypatch, loss):
    real = stamped.stamp

    def stamp(template, own=()):
        texts = next(frame.texts for frame in own if frame.texts)
        texts[-loss] = texts[-loss]._replace(piece=texts[0].piece)
        return real(template, own)

    monkeypatch.setattr(stamped, "stamp", stamp)
    row = recipient(note="Bring the form.")
    with pytest.raises(program.HandoutError, match="read back") as caught:
        made(row, PLAN, of=handout())
    assert caught.value.exit_status == 4
    values = [value for value in ("Rosa", "Okafor", "100 mg", "Bring", "December") if value in str(caught.value)]
    assert values == []
