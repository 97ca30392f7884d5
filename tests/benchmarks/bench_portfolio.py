"""How long the portfolio takes: 300 accounts with 30,000 people (limit 3 s), and what one edit makes again.

Run with ``python -m tests.benchmarks.bench_portfolio``. Times are CPU time. "Rules" is the evaluation of all accounts,
"rows" what the portfolio adds to it; after an edit the accounts it touches are counted, and the time of their rows.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from time import process_time

from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.portfolio import row, rows
from relmap.model.changes import Change, ChangeSet, apply, snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.knowledge import Fact
from relmap.model.reach import accounts_touched, touches_access
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    Influence,
    Level,
    ObjectiveKind,
    Step,
    TargetStatus,
    TieKind,
)

AS_OF = date(2026, 9, 30)
OURS = 40
_LEVELS = (Level.STAFF, Level.STAFF, Level.STAFF, Level.MANAGER, Level.DIRECTOR)
_ROLES = (BuyingRole.ECONOMIC, BuyingRole.TECHNICAL, BuyingRole.USER, BuyingRole.COACH, BuyingRole.TECHNICAL)


def portfolio(accounts: int, people: int, seed: int = 1) -> Snapshot:
    """Accounts of equal size with a chart, ties, relationships, two objectives and facts each."""
    chance = random.Random(seed)
    records: list[Record] = [TeamMember(f"t{n}", f"Colleague {n}", title=f"Function {n % 6}") for n in range(OURS)]
    for number in range(accounts):
        records += _account(chance, f"a{number}", people)
    return snapshot_of(records)


def _account(chance: random.Random, account: str, people: int) -> list[Record]:
    made: list[Record] = [
        Account(account, f"Account {account}", TargetStatus.KEY, owner=f"t{chance.randrange(OURS)}", revenue=1e6)
    ]
    names = [f"{account}-p{n}" for n in range(people)]
    for n, name in enumerate(names):
        manager = names[(n - 1) // 7] if n else None
        level = Level.C_SUITE if n < 5 else chance.choice(_LEVELS)
        made.append(Person(name, account, f"Person {n}", level=level, reports_to=manager))
    for n in range(people // 2):
        source, target = chance.sample(names, 2)
        kind, sure = chance.choice(list(TieKind)[:4]), chance.choice(list(Certainty))
        made.append(Tie(f"{account}-tie{n}", kind, source, target, sure))
    for name in chance.sample(names, people // 4):
        last = AS_OF - timedelta(days=chance.randrange(400))
        made.append(Relationship(f"t{chance.randrange(OURS)}", name, chance.randrange(6), last))
        made.append(Fact(f"{name}-f", account, FactCategory.VALUES, "Likes proof", name, recorded_on=last))
    for n, aim in enumerate(ObjectiveKind):
        objective = f"{account}-o{n}"
        made.append(Objective(objective, account, f"Objective {n}", aim, step=Step.EXPLORE, value=1e5))
        for name, role in zip(chance.sample(names[:40], len(_ROLES)), _ROLES, strict=True):
            held = RoleAssignment(objective, name, frozenset({role}), Certainty.CONFIRMED)
            made.append(replace(held, influence=chance.choice(list(Influence))))
    return made


def main() -> None:
    """Print the table and what one edit costs."""
    print(f"{'accounts':>9} {'people':>7} {'rules':>8} {'rows':>8} {'together':>9}")
    for accounts, people in ((30, 100), (300, 100), (30, 1_000)):
        snapshot = portfolio(accounts, people)
        began = process_time()
        reports = {report.account: report for report in evaluate(snapshot, AS_OF)}
        judged = process_time()
        rows(snapshot, AS_OF, reports)
        done = process_time()
        columns = f"{judged - began:>6.2f} s {done - judged:>6.2f} s {done - began:>7.2f} s"
        print(f"{accounts:>9} {accounts * people:>7} {columns}")

    snapshot = portfolio(300, 100)
    rows(snapshot, AS_OF)
    person = snapshot.people["a7-p50"]
    ours = Relationship("t1", person.id, 3, AS_OF)
    for what, change in (
        ("a name", Change(person, replace(person, name="Other"))),
        ("a relationship", Change(snapshot.relationships.get(ours.id), ours)),
        ("a colleague", Change(snapshot.team["t1"], replace(snapshot.team["t1"], active=False))),
    ):
        edit = ChangeSet("REVISE", (change,))
        after = apply(snapshot, edit)
        again = accounts_touched(edit, after) if touches_access(edit) else ()
        began = process_time()
        for account in again:
            row(after, account, AS_OF)
        print(f"after an edit of {what}: {len(again)} of 300 rows made again in {process_time() - began:.3f} s")


if __name__ == "__main__":
    main()
