"""What a long table costs the plan and the ledger: so much for each row, however many there are."""

import datetime

import pytest

from handout.batch.entries import Planned, Run
from handout.batch.ledger import Ledger
from handout.batch.plan import Refused
from handout.batch.register import Register
from handout.batch.shards import WHOLE
from handout.diagnostics import error

A_FEW, TWICE_AS_MANY = 400, 800

REFUSED = {
    "each with an id of its own": lambda row: f"P{row}",
    "all with one id": lambda row: "P0",
    "all without": lambda row: None,
}


def steps(database, work):
    """How many hundred instructions of SQLite's a piece of work takes."""
    count = 0

    def step():
        nonlocal count
        count += 1

    database.set_progress_handler(step, 100)
    work()
    database.set_progress_handler(None, 100)
    return count


@pytest.mark.parametrize("id_", REFUSED.values(), ids=REFUSED.keys())
def test_refused_rows_are_adopted_and_known_again_without_a_look_at_all_others(id_):
    def adopt(number):
        ledger = Ledger(None)
        ledger.start(Run("ABC234", datetime.date(2026, 11, 24)))
        rows = [(row, Planned(row, id=id_(row), fault="unknown-handout")) for row in range(1, number + 1)]
        taken = [steps(ledger._database, lambda: ledger.adopt(rows, number, 1)) for _ in range(2)]
        assert [entry.sheet for entry in ledger.entries()] == list(range(1, number + 1))
        ledger.abandon()
        return taken

    for few, many in zip(adopt(A_FEW), adopt(TWICE_AS_MANY), strict=True):
        assert many < 3 * few


def test_rivals_are_told_a_few_of_the_others():
    register = Register("rows.csv")
    fault = error("unknown-edition", "there is no such edition", None, "")
    for row in range(1, 21):
        name = "p0.anakinra.en.pdf" if row > 10 else "P0.anakinra.en.pdf"
        register.refuse(Refused(row, (fault,), "P0", "anakinra", "en", None, None, name, rival="one"))
    told = dict(register.settle())
    assert list(told) == list(range(1, 21))
    assert "as row 2, 3, 4, 5, 6 and more, but for capitals" in told[1].message
    assert "as row 1, 2, 3, 4, 5 and more, but for capitals" in told[20].message
    kinds = {planned.fault for _, planned in register.planned(WHOLE)}
    assert kinds == {"unknown-edition twice"}
