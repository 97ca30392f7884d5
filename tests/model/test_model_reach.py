"""Which accounts an edit concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from relmap.model.changes import Change, ChangeSet, apply, snapshot_of
from relmap.model.deal import Criterion, GiveAndGet
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.keeping import Acknowledgement, RuleSetting
from relmap.model.knowledge import Fact
from relmap.model.memory import NotSame
from relmap.model.reach import accounts_touched, touches_access
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record
from relmap.model.strategy_vocabulary import FactCategory, Stance
from relmap.model.vocabulary import BuyingRole, TieKind

KIM = TeamMember("t", "Kim")
BASE = snapshot_of(
    [
        KIM,
        Account("a", "Arden"),
        Account("b", "Birk"),
        Objective("o", "b", "Pumps"),
        Person("p", "a", "Ada"),
        Person("q", "a", "Bo"),
        Person("r", "b", "Cleo"),
    ]
)


def touched(*changes: tuple[Record | None, Record | None]) -> set[str]:
    change_set = ChangeSet("TEST", tuple(Change(before, after) for before, after in changes))
    return set(accounts_touched(change_set, apply(BASE, change_set)))


def test_records_name_their_account() -> None:
    assert touched((None, Person("n", "a", "New"))) == {"a"}
    assert touched((None, Relationship("t", "r", depth=2))) == {"b"}
    assert touched((None, Tie("x", TieKind.ALLY, "p", "q"))) == {"a"}
    assert touched((None, RoleAssignment("o", "r", frozenset({BuyingRole.USER})))) == {"b"}


def test_a_move_between_accounts_touches_both() -> None:
    assert touched((BASE.people["p"], Person("p", "b", "Ada"))) == {"a", "b"}


def test_one_of_ours_touches_every_account() -> None:
    assert touched((KIM, TeamMember("t", "Kim", active=False))) == {"a", "b"}


def test_what_is_gone_is_not_named() -> None:
    gone = (BASE.accounts["b"], None), (BASE.people["r"], None), (BASE.objectives["o"], None)
    assert touched(*gone) == set()
    assert touched((Relationship("t", "r"), None), *gone) == set()


def judged(before: Record | None, after: Record | None) -> bool:
    return touches_access(ChangeSet("TEST", (Change(before, after),)))


def test_what_no_rule_looks_at_computes_nothing_again() -> None:
    ada = BASE.people["p"]
    assert not judged(ada, replace(ada, title="Buyer", stance=Stance.COLLABORATIVE))
    assert not judged(None, GiveAndGet("g", "o"))
    assert not judged(None, Fact("f", "a", FactCategory.RESULT, "Fewer stoppages"))


def test_what_rules_look_at_does() -> None:
    ada = BASE.people["p"]
    assert judged(ada, replace(ada, name="Bo"))
    assert judged(ada, None)
    assert judged(None, Fact("f", "a", FactCategory.NOTE, "Likes boats", "p"))
    assert judged(Fact("f", "a", FactCategory.NOTE, "Likes boats", "p"), None)
    assert judged(None, Criterion("c", "o", "r"))
    assert judged(None, Acknowledgement("x", "a", "F12", date(2026, 1, 1)))
    assert judged(None, RuleSetting("F12", 0))
    assert judged(None, NotSame("p", "q"))


def test_two_told_apart_touch_their_account() -> None:
    assert touched((None, NotSame("p", "q"))) == {"a"}
