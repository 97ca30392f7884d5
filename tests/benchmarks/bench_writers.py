"""How long exports take: ``python tests/benchmarks/bench_writers.py [PEOPLE]``."""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path

from relmap.errors import UserError
from relmap.exchange import formats
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import BuyingRole, ObjectiveKind

PEOPLE = 10_000
DAY = date(2026, 9, 30)


def document(people: int) -> Snapshot:
    """One account of the size; everybody is known to one of ours, every fifth holds a role."""
    records: list[Record] = [TeamMember(f"t{n}", f"Kim Berg {n}") for n in range(20)]
    records += [Account("a", "Ardo Pumps"), Unit("u", "a", "Works")]
    records.append(Objective("o", "a", "Partnership", ObjectiveKind.PARTNERSHIP))
    for n in range(people):
        boss = f"p{(n - 1) // 7}" if n else None
        records.append(Person(f"p{n}", "a", f"Ann Bérg {n}", "Engineer", unit="u", reports_to=boss, rank=n))
        records.append(Relationship(f"t{n % 20}", f"p{n}", n % 6, date(2026, 1, 1), evidence="met at the works"))
        if n % 5 == 0:
            records.append(RoleAssignment("o", f"p{n}", frozenset({BuyingRole.USER})))
    return snapshot_of(records)


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    snapshot = document(people)
    for kind in formats.writable():
        start = time.perf_counter()
        try:
            size = f"{len(formats.exported(snapshot, Path('x'), None, kind.name, as_of=DAY)) / 2**20:6.1f} MB"
        except UserError as error:
            size = error.code
        print(f"{people} people as {kind.code:<24}{time.perf_counter() - start:7.2f} s  {size}")
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
