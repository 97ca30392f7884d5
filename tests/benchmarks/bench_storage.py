"""How long the document file takes, against a plain loop over sqlite3: ``python tests/benchmarks/bench_storage.py``.

Medians; opening, loading and copying as CPU time, commits as wall time, because waiting for the disk is all they do.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from relmap.model.changes import Change, ChangeSet, difference, snapshot_of
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.relations import Relationship, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import TieKind
from relmap.storage.repository import create_store, open_store

_TABLES = ("team_member", "account", "unit", "person", "relationship", "tie", "objective", "role_assignment")


def crowd(people: int) -> Snapshot:
    """So many people, each known to one of ours and tied to two others."""
    names = [
        Person(f"p{n}", "a", f"Person Number {n}", "Head of something", reports_to=f"p{(n - 1) // 6}" if n else None)
        for n in range(people)
    ]
    known = [Relationship("t", person.id, 2) for person in names]
    ties = [Tie(f"t{n}", TieKind.ALLY, f"p{n // 2}", f"p{n * 7919 % people}") for n in range(2 * people)]
    return snapshot_of([TeamMember("t", "Ours"), Account("a", "Theirs"), *names, *known, *ties])


def median(action: Callable[[], object], runs: int, clock: Callable[[], float]) -> float:
    """The median of ``runs`` in milliseconds."""
    times = []
    for _ in range(runs):
        start = clock()
        action()
        times.append(clock() - start)
    return 1000 * statistics.median(times)


def measure(folder: Path, people: int) -> list[tuple[str, float, float]]:
    """What was done, with us, and with plain sqlite3; milliseconds."""
    path, cpu, wall = folder / f"{people}.relmap", time.process_time, time.perf_counter
    store = create_store(path)
    everything = difference("IMPORT", Snapshot(), crowd(people))
    made = median(lambda: store.commit(everything, 1), 1, cpu)
    store.close()
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA synchronous=EXTRA")

    def read_all() -> None:
        for table in _TABLES:
            plain.execute(f"SELECT * FROM {table}").fetchall()

    def plain_commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("UPDATE person SET title = title || '.' WHERE id = 'p1'")
        plain.execute("COMMIT")

    def reopen() -> None:
        again = open_store(path)
        again.load()
        again.close()

    store = open_store(path)
    person = store.load().people["p1"]
    revisions = iter(range(1, 1000))

    def commit() -> None:
        revision = next(revisions)
        before, after = replace(person, title=str(revision)), replace(person, title=str(revision + 1))
        store.commit(ChangeSet("REVISE", (Change(before, after),)), revision)

    one = ("one edit (wall)", median(commit, 50, wall))
    rows = [
        ("open, check, load", median(reopen, 5, cpu), median(read_all, 5, cpu)),
        ("load again", median(store.load, 5, cpu), median(read_all, 5, cpu)),
        ("copy", median(lambda: store.copy_to(folder / "copy.relmap"), 3, cpu), _plain_copy(plain, folder, cpu)),
        ("import", made, _plain_insert(plain, cpu)),
    ]
    store.close()
    rows.insert(1, (*one, median(plain_commit, 50, wall)))
    plain.close()
    return rows


def _plain_copy(plain: sqlite3.Connection, folder: Path, clock: Callable[[], float]) -> float:
    target = folder / "plain.db"

    def copy() -> None:
        target.unlink(missing_ok=True)
        plain.execute("VACUUM INTO ?", (str(target),))

    return median(copy, 3, clock)


def _plain_insert(plain: sqlite3.Connection, clock: Callable[[], float]) -> float:
    content = {table: plain.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        for (statement,) in plain.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall():
            empty.execute(statement)

        def insert() -> None:
            empty.execute("BEGIN")
            for table, rows in content.items():
                if rows:
                    marks = ", ".join("?" * len(rows[0]))
                    empty.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            empty.execute("COMMIT")

        return median(insert, 1, clock)


def main() -> None:
    """Print the table."""
    print(f"{'':18} {'people':>7} {'RelMap':>10} {'sqlite3':>10} {'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for people in (200, 1000, 10_000):
            for name, ours, plain in measure(Path(folder), people):
                print(f"{name:18} {people:7} {ours:7.1f} ms {plain:7.1f} ms {ours / max(plain, 0.001):7.1f}")


if __name__ == "__main__":
    main()
