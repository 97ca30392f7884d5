"""How long all paths and flags of a large account take: 1,000 people and 6,000 ties (method.md 7.4, limit 1 s).

Run with ``python -m tests.benchmarks.bench_access``. Times are CPU time, the median of several runs. The reference is a
plain networkx Dijkstra over −ln(weight) around each economic buyer on the same graph, which it is given ready-made.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import process_time

import networkx as nx

from relmap.analysis.access import access
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.ground import Ground
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    Level,
    ObjectiveKind,
    Step,
    Strength,
    TargetStatus,
    TieKind,
)

AS_OF = date(2026, 9, 30)
RUNS = 7
OBJECTIVES = 5


def large_account(people: int, ties: int, seed: int = 1) -> Snapshot:
    """One account with a chart of seven reports each, random ties and ten colleagues of ours."""
    chance = random.Random(seed)
    levels = (Level.STAFF, Level.STAFF, Level.STAFF, Level.MANAGER, Level.DIRECTOR)
    records: list[Record] = [Account("a", "Large account", target_status=TargetStatus.KEY)]
    records += [TeamMember(f"t{n}", f"Colleague {n}") for n in range(10)]
    for number in range(people):
        manager = f"p{(number - 1) // 7}" if number else None
        level = Level.C_SUITE if number < 8 else chance.choice(levels)
        records.append(Person(f"p{number}", "a", f"Person {number}", level=level, reports_to=manager))
    for number in range(ties):
        source, target = chance.sample(range(people), 2)
        kind, sure = chance.choice(list(TieKind)[:4]), chance.choice(list(Certainty))
        records.append(Tie(f"tie{number}", kind, f"p{source}", f"p{target}", sure, chance.choice(list(Strength))))
    for number in chance.sample(range(people), people // 4):
        last = AS_OF - timedelta(days=chance.randrange(500))
        records.append(Relationship(f"t{chance.randrange(10)}", f"p{number}", chance.randrange(6), last))
    for number in range(OBJECTIVES):
        kind = ObjectiveKind.SALE if number else ObjectiveKind.PARTNERSHIP
        records.append(Objective(f"o{number}", "a", f"Objective {number}", kind=kind, step=Step.EXPLORE))
        records.append(RoleAssignment(f"o{number}", f"p{number}", frozenset({BuyingRole.ECONOMIC})))
    return snapshot_of(records)


def measured(work: Callable[[], object]) -> float:
    """Median CPU seconds of a few runs after one for warming up."""
    work()
    times = []
    for _ in range(RUNS):
        began = process_time()
        work()
        times.append(process_time() - began)
    return median(times)


def reference(snapshot: Snapshot) -> Callable[[], object]:
    """Dijkstra from each economic buyer against the direction of the hops; answers the best path only."""
    ground = Ground(snapshot, "a", AS_OF)
    graph = nx.DiGraph()
    for source, target, hop in ground.possible.graph.edges(data="hop"):
        graph.add_edge(target, source, weight=-math.log(hop.weight))
    return lambda: [nx.single_source_dijkstra(graph, f"p{number}") for number in range(OBJECTIVES)]


def main() -> None:
    """Print the table."""
    print(f"{'people':>7} {'ties':>7} {'one objective':>14} {'all flags':>10} {'Dijkstra':>10} {'ratio':>7}")
    for people, ties in ((150, 900), (1_000, 6_000), (5_000, 30_000), (150, 20_000)):
        snapshot = large_account(people, ties)
        one = measured(lambda s=snapshot: access(s, "o0", AS_OF))
        everything = measured(lambda s=snapshot: evaluate(s, AS_OF))
        plain = measured(reference(snapshot))
        ratio = everything / plain
        print(f"{people:>7} {ties:>7} {one:>12.3f} s {everything:>8.3f} s {plain:>8.3f} s {ratio:>7.2f}")


if __name__ == "__main__":
    main()
