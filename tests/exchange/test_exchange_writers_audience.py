"""What leaves RelMap for whom: an allow-list by field (method.md E17, 6(b), 6(d))."""

from __future__ import annotations

from dataclasses import fields

import pytest
from exchange_documents import documents
from exchange_secrets import CANARY, secretive
from hypothesis import given, settings

from relmap.exchange import json_writer
from relmap.exchange.kept import kept_content
from relmap.exchange.writers.audience import COMPANY, CUSTOMER, for_audience
from relmap.model.integrity import problems
from relmap.model.references import STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Snapshot
from relmap.model.vocabulary import Audience, Certainty, ObjectiveKind, PersonKind, PersonStatus, TieKind


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
    assert not (shown.relationships or shown.ties or shown.roles or shown.imported or shown.not_same)
    for person in shown.people.values():
        known = snapshot.people[person.id]
        assert (known.kind, known.affiliation, known.status) == (PersonKind.CONTACT, None, PersonStatus.ACTIVE)
        assert (person.name, person.title, person.site, person.unit) == (
            known.name,
            known.title,
            known.site,
            known.unit,
        )
        if person.reports_to is not None:
            assert person.reports_to == known.reports_to
            assert known.reports_to_certainty is Certainty.CONFIRMED
    assert {o.kind for o in shown.objectives.values()} <= {ObjectiveKind.PARTNERSHIP}


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


def test_nothing_around_the_map_goes_further_than_the_team() -> None:
    for audience in (Audience.COMPANY, Audience.CUSTOMER):
        shown = for_audience(secretive(), audience)
        assert not any(getattr(shown, COLLECTIONS[record_type]) for record_type in STRATEGY)


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
