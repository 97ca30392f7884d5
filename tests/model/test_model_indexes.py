"""The indexes of a snapshot after an edit: those of untouched collections are shared, all tell the truth."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from relmap.model.changes import Change, ChangeSet, apply, snapshot_of
from relmap.model.entities import Account, Person, TeamMember
from relmap.model.plan import Meeting, MeetingAttendee
from relmap.model.relations import Relationship
from relmap.model.snapshot import Record, Snapshot

RECORDS = (
    TeamMember("t", "Ours"),
    Account("a", "Alder Pumps"),
    Person("p", "a", "One"),
    Person("q", "a", "Two", reports_to="p"),
    Relationship("t", "p", 2),
    Meeting("m", "a", purpose="Talk"),
    MeetingAttendee("m", "p"),
)
INDEXES = tuple(name for name, value in vars(Snapshot).items() if isinstance(value, cached_property))


def edited(before: Record | None, after: Record | None) -> tuple[Snapshot, Snapshot]:
    """A snapshot all of whose indexes were asked for, and the one after an edit."""
    old = snapshot_of(RECORDS)
    for index in INDEXES:
        getattr(old, index)
    return old, apply(old, ChangeSet("REVISE", (Change(before, after),)))


def fresh(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot)


def test_every_index_is_as_if_it_were_made_anew() -> None:
    person, meeting, relationship = RECORDS[3], RECORDS[5], RECORDS[4]
    assert isinstance(person, Person) and isinstance(meeting, Meeting) and isinstance(relationship, Relationship)
    for before, after in (
        (person, replace(person, reports_to=None)),
        (meeting, replace(meeting, purpose="Listen")),
        (relationship, None),
        (None, MeetingAttendee("m", "q")),
    ):
        _old, new = edited(before, after)
        for index in INDEXES:
            assert getattr(new, index) == getattr(fresh(new), index), index


def test_what_an_edit_does_not_touch_is_not_made_again() -> None:
    relationship = RECORDS[4]
    assert isinstance(relationship, Relationship)
    old, new = edited(relationship, replace(relationship, depth=3))
    assert [index for index in INDEXES if index not in vars(new)] == ["_relationships"]
    assert new.people_of("a") is old.people_of("a")
    assert [r.depth for r in new.relationships_of("p")] == [3]
