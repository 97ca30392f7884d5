"""Who may be the same person is suggested, ranked, and never asked again once told apart (formats.md 5.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relmap.exchange.duplicates import Reason, duplicates
from relmap.exchange.person_names import comparable, likeness
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.memory import told_apart
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus


def account(*people: Person) -> Snapshot:
    return snapshot_of([Account("a", "Ardo Pumps"), TeamMember("t", "Kim Berg"), *people])


def person(key: str, name: str, **values: object) -> Person:
    return Person(key, "a", name, **values)  # type: ignore[arg-type]


def pairs(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(found.a, found.b) for found in duplicates(snapshot, "a")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Robert Harker", "Bob Harker"),
        ("E. Stell", "Edward Stell"),
        ("Harker, Robert", "Robert Harker"),
        ("Dr. Jörg Müller", "Jorg Muller"),
        ("Anna Berg-Lund", "Anna Berg"),
        ("Ulrika Carlsson", "Ulrika Karlsson"),
        ("Katarina Lindgrenn", "Katharina Lindgren"),
        ("Catherine Anne Holm", "Catherine Holm"),
    ],
)
def test_spellings_of_one_name_are_suggested(one: str, other: str) -> None:
    assert likeness(comparable(one), comparable(other)) >= 80
    assert len(duplicates(account(person("1", one), person("2", other)), "a")) == 1


@pytest.mark.parametrize(("one", "other"), [("Ada Brook", "Ada Carr"), ("A Brook", "A Berg"), ("Ada", "Ada Brook")])
def test_other_people_are_not(one: str, other: str) -> None:
    assert pairs(account(person("1", one), person("2", other))) == []


def test_what_else_agrees_ranks_a_pair_and_says_why() -> None:
    alike = {"title": "Buyer", "email": "bob@ardo.example", "phone": "+44 20 1"}
    snapshot = account(
        person("1", "Robert Harker", **alike),
        person("2", "Bob Harker", **alike | {"phone": "+44 (20) 1"}),
        person("3", "Cleo Dunn", email="cleo@ardo.example"),
        person("4", "Cleo Dunn", email="dunn@ardo.example"),
    )
    first, second = duplicates(snapshot, "a")
    assert {first.a, first.b} == {"1", "2"} and first.score > second.score
    assert first.reasons == (Reason.SIMILAR_NAME, Reason.SAME_EMAIL, Reason.SAME_PHONE, Reason.SAME_TITLE)
    assert second.reasons == (Reason.SAME_NAME,)
    assert 0 <= second.score < first.score <= 100


def test_a_shared_mailbox_says_nothing() -> None:
    names = ("Robert Harker", "Bob Harker", "Ada Brook")
    snapshot = account(*(person(str(n), name, email="office@ardo.example") for n, name in enumerate(names)))
    (found,) = duplicates(snapshot, "a")
    assert found.reasons == (Reason.SIMILAR_NAME,)


def test_the_record_we_know_more_about_comes_first() -> None:
    snapshot = account(person("1", "Bob Harker", title="Buyer", email="b@ardo.example"), person("2", "Robert Harker"))
    assert pairs(snapshot) == [("1", "2")]
    ours = Relationship("t", "2", 3)
    assert pairs(replace(snapshot, relationships={ours.id: ours})) == [("2", "1")]


def test_who_was_told_apart_or_has_left_is_not_suggested_and_accounts_stay_apart() -> None:
    people = [person("1", "Bob Harker"), person("2", "Robert Harker")]
    pair = told_apart("2", "1")
    assert pairs(replace(account(*people), not_same={pair.id: pair})) == []
    assert pairs(account(people[0], replace(people[1], status=PersonStatus.LEFT))) == []
    assert pairs(account(people[0], replace(people[1], account="b"))) == []


def test_in_a_crowd_with_one_family_name_first_names_still_find_each_other() -> None:
    people = [person(str(n), f"{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}x{n} Berg") for n in range(400)]
    twins = [person("t1", "Zoltan Berg"), person("t2", "Berg, Zoltan")]
    assert ("t1", "t2") in pairs(account(*people, *twins))
