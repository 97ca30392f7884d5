"""What leaves RelMap for whom: an allow-list by field (method.md E17, 6(b), 6(d))."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from exchange_documents import documents
from hypothesis import given, settings
from secret_document import CANARY, secretive

from relmap.exchange import json_writer
from relmap.exchange.kept import kept_content
from relmap.exchange.writers.audience import COMPANY, CUSTOMER, for_audience, for_coach, for_fact_check
from relmap.model.deal import Agreement, QualityMeasure
from relmap.model.entities import PARTNERSHIP_TITLE, Person
from relmap.model.integrity import problems
from relmap.model.plan import Action
from relmap.model.references import STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.model.vocabulary import Audience, Certainty, ObjectiveKind, PersonKind, PersonStatus, Step, TieKind

DAY = date(2027, 1, 20)


@pytest.mark.parametrize("allowed", [COMPANY, CUSTOMER])
def test_the_allow_lists_name_fields_there_are(allowed: dict[type, tuple[str, ...]]) -> None:
    for kind, names in allowed.items():
        assert set(names) <= {f.name for f in fields(kind)}
        assert len(names) == len(set(names))


@given(documents())
@settings(max_examples=30)
def test_what_is_shown_is_a_sound_document_and_for_us_all_of_it(snapshot: Snapshot) -> None:
    assert for_audience(snapshot, Audience.OWNER) is snapshot
    marked = (snapshot.facts, snapshot.actions, snapshot.agreements, snapshot.quality_measures)
    private = any(r.audience is Audience.OWNER for records in marked for r in records.values())
    assert (for_audience(snapshot, Audience.TEAM) is snapshot) is not (private or bool(snapshot.marks))
    known = {problem.code for problem in problems(snapshot)}
    for audience in Audience:
        assert {problem.code for problem in problems(for_audience(snapshot, audience))} <= known


@given(documents())
@settings(max_examples=30)
def test_a_customer_sees_who_works_there_and_under_whom(snapshot: Snapshot) -> None:
    shown = for_audience(snapshot, Audience.CUSTOMER)
    assert not (shown.ties or shown.roles or shown.imported or shown.not_same)
    for relationship in shown.relationships.values():
        assert relationship == Relationship(relationship.team_member, relationship.person, topic=relationship.topic)
        assert relationship.topic == snapshot.relationships[relationship.id].topic != ""
    for person in shown.people.values():
        known = snapshot.people[person.id]
        usual = (known.kind, known.affiliation, known.status) == (PersonKind.CONTACT, None, PersonStatus.ACTIVE)
        assert usual or (known.published and known.status in (PersonStatus.ACTIVE, PersonStatus.VACANT))
        if person.status is PersonStatus.VACANT:
            assert (person.name, known.status) == ("", PersonStatus.VACANT)
            known = replace(known, name="")
        assert (person.name, person.title, person.site, person.unit) == (
            known.name,
            known.title,
            known.site,
            known.unit,
        )
        if person.reports_to is not None:
            assert person.reports_to == known.reports_to
            assert known.reports_to_certainty is Certainty.CONFIRMED
    marked = [*snapshot.agreements.values(), *snapshot.quality_measures.values()]
    known_to_them = {record.objective for record in marked if record.audience is Audience.CUSTOMER}
    for objective in shown.objectives.values():
        assert objective.kind is ObjectiveKind.PARTNERSHIP or objective.id in known_to_them
    for record in (*shown.actions.values(), *shown.agreements.values(), *shown.quality_measures.values()):
        assert record.audience is Audience.CUSTOMER
    people = shown.people.keys() | shown.team.keys() | {None}
    assert {key for action in shown.actions.values() for key in (action.owner, action.person)} <= people


def test_the_order_of_people_tells_a_customer_nothing() -> None:
    snapshot = secretive()
    shown = for_audience(snapshot, Audience.CUSTOMER)
    names = [p.name for p in shown.people_of("account")]
    assert names == sorted(names, key=str.casefold) and len(names) > 1


def test_nothing_but_the_allow_list_reaches_a_customer() -> None:
    snapshot = secretive()
    assert json_writer.write(snapshot).count(CANARY.encode()) > 40
    assert CANARY.encode() not in json_writer.write(for_audience(snapshot, Audience.CUSTOMER))
    reached = json_writer.write(for_audience(snapshot, Audience.CUSTOMER, contact_data=True))
    assert CANARY.encode() not in reached.replace(f"{CANARY}@mail".encode(), b"").replace(f"{CANARY}-tel".encode(), b"")


def test_what_is_private_leaves_in_the_owners_own_copy_only() -> None:
    snapshot = secretive()
    assert b"PRIVATE" in json_writer.write(for_audience(snapshot, Audience.OWNER))
    team = for_audience(snapshot, Audience.TEAM)
    assert b"PRIVATE" not in json_writer.write(team)
    assert "open" in team.facts and team.actions["action"].fact is None and not problems(team)
    assert "PRIVATE" not in kept_content(snapshot, "account")


def test_nothing_around_the_map_goes_further_than_the_team_but_what_is_agreed_with_the_customer() -> None:
    company, customer = (for_audience(secretive(), who) for who in (Audience.COMPANY, Audience.CUSTOMER))
    assert not any(getattr(company, COLLECTIONS[record_type]) for record_type in STRATEGY)
    agreed = {Action: {"step", "talk"}, Agreement: {"agreed"}, QualityMeasure: {"shared"}}
    for record_type in STRATEGY:
        assert set(getattr(customer, COLLECTIONS[record_type])) == agreed.get(record_type, set())
    assert customer.actions["step"] == Action(
        "step", "account", "Shown step", owner="kim", person="ben", due=DAY, audience=Audience.CUSTOMER
    )
    talk = customer.actions["talk"]
    assert (talk.owner, talk.person) == (None, None)  # neither is shown
    assert customer.agreements["agreed"] == Agreement(
        "agreed", "joint", Step.TARGET, "Shown agreement", "ada", DAY, audience=Audience.CUSTOMER
    )
    assert {o.title for o in customer.objectives.values()} == {PARTNERSHIP_TITLE, "Shown objective"}


def test_a_vacancy_or_an_outsider_is_shown_when_published_and_nobody_who_left() -> None:
    hidden = ("vacant", "outside", "holding", "left", "unknown")
    snapshot = secretive()
    assert not set(hidden) & for_audience(snapshot, Audience.CUSTOMER).people.keys()
    published = {key: replace(snapshot.people[key], published=True, reports_to="ada") for key in hidden}
    shown = for_audience(replace(snapshot, people={**snapshot.people, **published}), Audience.CUSTOMER).people
    assert {key for key in hidden if key in shown} == {"vacant", "outside", "holding"}
    assert (shown["vacant"].name, shown["vacant"].reports_to) == ("", "ada")


def test_a_person_checks_the_own_data_and_sees_nobody_else() -> None:
    shown = for_fact_check(secretive(), "ben")
    assert set(shown.people) == {"ada", "ben"} and set(shown.units) == {"works"}
    assert shown.people["ada"] == Person("ada", "account", "Ada Brook", "Owner", site="Leeds", rank=0.0)
    text = json_writer.write(shown).decode()
    own = ("function", "@mail.example", "-tel", "title")
    for allowed in own:
        text = text.replace(f"{CANARY} {allowed}", "").replace(f"{CANARY}{allowed}", "")
    assert CANARY not in text
    assert for_fact_check(secretive(), "left") == for_fact_check(secretive(), "nobody") == Snapshot()


def test_a_coach_is_asked_what_is_marked_and_not_yet_answered() -> None:
    shown = for_coach(secretive(), "ada")
    assert [fact.question for fact in shown.facts.values()] == ["Which figures count?"]
    assert {fact.question for fact in for_coach(secretive(), "ben").facts.values()} == {
        "Which figures count?",
        "Who signs?",
    }
    assert all(fact.source is None and not fact.text for fact in for_coach(secretive(), "ben").facts.values())
    outsider = replace(secretive().people["outside"], name="Olga Outside", title="Consultant")
    snapshot = secretive()
    snapshot = replace(snapshot, people={**snapshot.people, "outside": outsider})
    assert for_coach(snapshot, "outside").people["outside"].name == "Olga Outside"
    assert "outside" not in for_coach(snapshot, "ada").people


def test_a_colleague_reads_no_words_about_a_person() -> None:
    shown = for_audience(secretive(), Audience.COMPANY)
    assert shown.relationships and shown.roles
    for relationship in shown.relationships.values():
        assert relationship == Relationship(
            relationship.team_member,
            relationship.person,
            relationship.depth,
            relationship.last_contact,
            relationship.cadence_days,
            relationship.target_depth,
            since=relationship.since,
        )
    for role in shown.roles.values():
        assert isinstance(role, RoleAssignment)
        assert (role.rating, role.rating_evidence, role.mode_words, role.influence_reason) == (None, "", "", "")
    for tie in shown.ties.values():
        assert isinstance(tie, Tie)
        assert (tie.words, tie.reason) == ("", "")
        assert tie.kind not in (TieKind.ALLY, TieKind.CONFLICT)
    assert not shown.imported and not shown.not_same
    assert all(p.upper_override is None and not p.source_id for p in shown.people.values())
