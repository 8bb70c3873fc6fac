"""The ledger of a batch: an SQLite file that says what became of each row. It holds no name, no note, no other word.

One process writes it, and holds it locked while it does. What is told it is safe on the disk once `commit` has ended;
a process that is killed before leaves the state before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handout.batch.entries import Entry, Planned, Run
from handout.batch.ledger_prints import LATER, PrintRecords
from handout.batch.ledger_sheets import EARLIER, SheetRecords


class Ledger(SheetRecords, PrintRecords):
    """An open ledger, to be told what becomes of each row of the table."""

    def start(self, run: Run) -> None:
        """A new run, in place of the one that it is of: what that made may be replaced."""
        with self._faults():
            self._remember("1")
            self._database.execute("DELETE FROM run")
            marks = ", ".join("?" * len(run))
            self._database.execute(f"INSERT INTO run VALUES ({marks})", (run.number, run.day.isoformat(), *run[2:]))
            change = "UPDATE sheet SET state = 'begun', fault = NULL WHERE state IN ('made', 'purged')"
            self._database.execute(change)
            self._database.execute("UPDATE sheet SET content_hash = NULL, anew = NULL, locked = NULL, made_at = NULL")

    def look_anew(self, look: str) -> None:
        """From now on the run's sheets are made by other options."""
        with self._faults():
            self._database.execute("UPDATE run SET look = ?", (look,))

    def place_anew(self, folder: str) -> None:
        """From now on the run's files lie in another folder."""
        with self._faults():
            self._database.execute("UPDATE run SET folder = ?", (folder,))

    def made_of(self, table: str) -> None:
        """Which table the run's sheets are made of from now on."""
        with self._faults():
            self._database.execute("UPDATE run SET of_table = ?", (table,))

    def adopt(self, planned: Iterable[tuple[int, Planned]], rows: int, time: int) -> tuple[int, int] | None:
        """The rows of the table as it is at a time, when it has `rows`, each with the number that it has in a new run.

        In one that was begun before, a row that is known by its key keeps its number, and one that comes later gets the
        next one of its shard. What is made stays made; what failed is to be tried again. Gives the first row, and its
        sheet number, that stands behind one that it stood before when the run began.
        """
        run = self.run
        assert run is not None
        is_new = not run.first_rows
        moved, last = None, 0
        with self._faults():
            # Numbers of an earlier run are out of the way of those that this one gives.
            self._database.execute(f"UPDATE sheet SET row = NULL{', sheet = -sheet' if is_new else ''}")
            following = None if is_new else self._first_free(run._replace(rows=max(rows, run.rows)))
            for number, each in planned:
                sheet = self._renew(each, number, time, anew=is_new)
                if sheet is None:
                    self._insert(each, following or number, time)
                    following = following + run.shards if following else None
                elif sheet <= run.first_rows:
                    moved = moved or ((each.row, sheet) if sheet < last else None)
                    last = sheet
            self._database.execute("UPDATE sheet SET sheet = ? - sheet WHERE sheet < 0", (self._beyond(rows),))
            self._database.execute("DELETE FROM sheet WHERE row IS NULL AND state = 'planned' AND content_hash IS NULL")
            self._database.execute("UPDATE run SET rows = max(rows, ?)", (rows,))
            self._database.execute("UPDATE run SET first_rows = ? WHERE first_rows = 0", (rows,))
        return moved

    def note_states(self) -> None:
        """Note what is known of all sheets now, for `leave_but`."""
        with self._faults():
            self._database.execute("CREATE TEMP TABLE noted AS SELECT sheet, state, fault, time FROM sheet")
            self._database.execute("CREATE UNIQUE INDEX temp.noted_of ON noted (sheet)")

    def leave_but(self, chosen: Iterable[tuple[int, int]]) -> None:
        """What was noted of sheets is so again, but for the ranges of numbers `chosen`."""
        with self._faults():
            self._database.executemany("DELETE FROM noted WHERE sheet BETWEEN ? AND ?", chosen)
            noted = "SELECT state, fault, time FROM noted WHERE noted.sheet = sheet.sheet"
            change = f"UPDATE sheet SET (state, fault, time) = ({noted}) WHERE sheet IN (SELECT sheet FROM noted)"
            self._database.execute(change)
            self._database.execute("DROP TABLE noted")

    def begin(self, sheets: Sequence[int]) -> None:
        """From now on their files may be there; on the disk before any of them is."""
        with self._faults():
            self._database.executemany("UPDATE sheet SET state = 'begun' WHERE sheet = ?", ((each,) for each in sheets))
        self.commit()

    def made(self, sheet: int, **facts: Any) -> None:
        """A sheet's file is there; `facts` are fields of its entry. What it said before may be in somebody's hands."""
        with self._faults():
            self._remember("sheet = ? AND content_hash IS NOT ?", sheet, facts.get("content_hash"))
        self._set(sheet, state="made", fault=None, **facts)
        self._unkept += 1

    def reprinted(self, sheet: int, **facts: Any) -> None:
        """A sheet was printed again, beside the files of the run: what was deleted of these stays so.

        With other words than before, its print file of the run has the older ones.
        """
        was_purged = self._one("SELECT 1 FROM sheet WHERE sheet = ? AND state = 'purged'", sheet)
        with self._faults():
            change = "UPDATE sheet SET print_file = -abs(print_file) WHERE sheet = ? AND output IS NOT ?"
            self._database.execute(change, (sheet, facts["output"]))
        self.made(sheet, **facts)
        if was_purged:
            self.purged(sheet)

    def failed(self, sheet: int, kinds: Iterable[str], time: int) -> None:
        """A sheet could not be made. It is in no print file then, but for one that is still there from before."""
        with self._faults():
            change = "UPDATE sheet SET print_file = nullif(print_file, ?) WHERE sheet = ?"
            self._database.execute(change, (LATER, sheet))
        self._set(sheet, state="failed", fault=" ".join(sorted(set(kinds))), time=time)

    def purged(self, sheet: int) -> None:
        """A sheet's file was deleted as is meant; one that could not be made again stays failed."""
        with self._faults():
            change = "UPDATE sheet SET state = 'purged' WHERE sheet = ? AND state IN ('made', 'begun')"
            self._database.execute(change, (sheet,))

    def not_purged(self, entry: Entry) -> None:
        """A sheet's file could not be deleted, or is not to be any more: it is what its entry said before."""
        with self._faults():
            change = "UPDATE sheet SET state = ? WHERE sheet = ? AND state = 'purged'"
            self._database.execute(change, (entry.state, entry.sheet))

    def found(self, sheet: int, content_hash: str, output: bytes | None, time: int, print_file: int | None) -> None:
        """A sheet's file says itself which wording it has; the ledger was not told when it was made.

        What the ledger knew of it before may be in somebody's hands too.
        """
        with self._faults():
            self._remember("sheet = ? AND content_hash IS NOT ?", sheet, content_hash)
            change = "UPDATE sheet SET time = ifnull(time, ?), print_file = ifnull(?, print_file) WHERE sheet = ?"
            self._database.execute(change, (time, print_file, sheet))
        facts = {"content_hash": content_hash, "output": output, "made_at": time, "locked": False}
        self._set(sheet, basis=None, pages=None, body_pt=None, **facts)

    def found_in_reprint(self, sheet: int, content_hash: str, time: int) -> None:
        """A sheet was printed with this wording too; nothing is new where the ledger was told when it was made."""
        with self._faults():
            known = "run, sheet, id, handout, language, edition, content_hash, time"
            facts = "(SELECT number FROM run), sheet, id, handout, language, edition, ?, ?"
            change = f"INSERT OR IGNORE INTO earlier ({known}) SELECT {facts} FROM sheet WHERE sheet = ?"
            self._database.execute(f"{change} AND content_hash IS NOT ?", (content_hash, time, sheet, content_hash))

    def _renew(self, planned: Planned, number: int, time: int, *, anew: bool) -> int | None:
        """The sheet of a row that is known: by its key, or as one that had none before, by its id or its number."""
        known = "SELECT sheet, state FROM sheet {} WHERE row IS NULL AND"
        found = self._one(f"{known.format('')} key = ?", planned.key) if planned.key else None
        of_number = f"{known.format('')} key IS NULL AND sheet = ?"
        found = found or self._one(f"{of_number} AND id = ?", number, planned.id)
        # Without a word SQLite looks at all that are refused, for each row.
        of_id = f"{known.format('INDEXED BY refused')} key IS NULL AND id = ? ORDER BY sheet LIMIT 1"
        found = found or self._one(of_id, planned.id) or self._one(of_number, number)
        if found is None:
            return None
        sheet, state = found
        fresh = "failed" if planned.fault else "planned" if state == "failed" else state
        known_as = number if anew else int(sheet)
        facts = planned._asdict() | {"state": fresh, "sheet": known_as} | ({"time": time} if planned.fault else {})
        self._set(int(sheet), **facts)
        return known_as

    def _remember(self, which: str, *values: Any) -> None:
        """Keep what sheets were made with, before that is written over."""
        columns = ", ".join(EARLIER)
        taken = ", ".join("ifnull(made_at, time)" if each == "time" else each for each in EARLIER)
        made = f"SELECT (SELECT number FROM run), {taken} FROM sheet WHERE content_hash IS NOT NULL AND {which}"
        self._database.execute(f"INSERT OR IGNORE INTO earlier (run, {columns}) {made}", values)

    def _insert(self, planned: Planned, sheet: int, time: int) -> None:
        state, when = ("failed", time) if planned.fault else ("planned", None)
        names = ", ".join(Planned._fields)
        marks = ", ".join("?" * len(planned))
        self._database.execute(
            f"INSERT INTO sheet (sheet, state, time, {names}) VALUES (?, ?, ?, {marks})", (sheet, state, when, *planned)
        )

    def _first_free(self, run: Run) -> int:
        """The first number beyond all, one that no other shard gives: `shard - 1` is left when `shards` divides it."""
        first = self._beyond(run.rows) + 1
        return first + (run.shard - 1 - first) % run.shards

    def _beyond(self, rows: int) -> int:
        """The last number that is taken, by a sheet or by one of so many rows."""
        (last,) = self._one("SELECT max(sheet) FROM sheet") or (None,)
        return max(int(last or 0), rows)

    def _set(self, sheet: int, /, **values: Any) -> None:
        names = ", ".join(f"{name} = ?" for name in values)
        with self._faults():
            self._database.execute(f"UPDATE sheet SET {names} WHERE sheet = ?", (*values.values(), sheet))
