"""Records, change sets and documents for tests of storage. All names are invented."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from relmap.errors import UserError
from relmap.model.changes import Change, ChangeSet, difference, snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.vocabulary import (
    RATINGS,
    AccountStage,
    Affiliation,
    BuyingRole,
    Certainty,
    HowKnown,
    Influence,
    Level,
    MapDirection,
    MapShape,
    ObjectiveKind,
    ObjectiveStatus,
    PersonKind,
    PersonStatus,
    ResponseMode,
    RiskToCustomer,
    Social,
    Step,
    Strength,
    TargetStatus,
    TeamOrg,
    TieKind,
)
from relmap.storage.repository import create_store
from relmap.words.errors import sentence

DAY = date(2026, 3, 9)

# Every record type, with a value other than the default in every field; references are whole.
RECORDS: tuple[Record, ...] = (
    TeamMember("t1", "Nuria Ekdal", TeamOrg.SUPPLIER_PARTNER, "Engineer", "Vantor", True, False),
    Account(
        "a1", "Brindle Pumps", TargetStatus.KEY, AccountStage.BASIC, Level.VP, 340, MapShape.SPREAD,
        MapDirection.LEFT_RIGHT,
    ),
    Unit("u1", "a1", "Works"),
    Unit("u2", "a1", "Paint shop", "u1"),
    Person("p1", "a1", "Odile Marchetti", "Owner", reports_to=None, level=Level.BOARD_OWNER, rank=1.0),
    Person(
        "p2", "a1", "Tomasz Brück", "Head of “works”", PersonKind.EXTERNAL, Affiliation.CONSULTANT, "Brück & Söhne",
        PersonStatus.LEFT, DAY, "u2", "Production", "Hall 3", "t.brueck@example.org", "+49 1", Level.MANAGER, "son",
        DAY, "p1", Certainty.REPORTED, 2.5, 120.25, -40.0, True, True, "crm", "4711",
    ),
    Relationship("t1", "p2", 4, DAY, 30, 5, Social.STRONG, "dinner\nin May", DAY, "call"),
    Tie("l1", TieKind.INFLUENCES, "p2", "p1", Certainty.CONFIRMED, Strength.HIGH, DAY, "ask him", "long years", True),
    Objective(
        "o1", "a1", "Line 4", ObjectiveKind.SALE, ObjectiveStatus.ON_HOLD, Step.CONFIRM, "u1", True,
        RiskToCustomer.HIGH, 125000.5, "EUR", DAY,
    ),
    RoleAssignment(
        "o1", "p2", frozenset({BuyingRole.USER, BuyingRole.ECONOMIC}), Certainty.REPORTED, HowKnown.TOLD, DAY,
        Influence.HIGH, "signs", ResponseMode.TROUBLE, "it must run", Certainty.CONFIRMED, -3, "said so",
        Certainty.REPORTED,
    ),
    ImportedValues(
        "i1", "p2", "crm:a1", "4711", "T. Brück", "Head of works", "Brück", "Paint", "Production", "Hall 2",
        "brueck@example.org", "+49 2", Level.VP, PersonStatus.ACTIVE, DAY, "p9",
    ),
    NotSame("p1", "p2"),
)  # fmt: skip
# The record types of version 1 of the file.
RECORDS_1: tuple[Record, ...] = tuple(r for r in RECORDS if not isinstance(r, ImportedValues | NotSame))


def additions(*records: Record) -> ChangeSet:
    """A change set that creates records."""
    return ChangeSet("IMPORT", tuple(Change(None, record) for record in records))


def new_document(path: Path, *records: Record) -> Path:
    """A closed document with these records, or with ``RECORDS``."""
    store = create_store(path)
    store.commit(additions(*(records or RECORDS)), 1)
    store.close()
    return path


def crowd(count: int) -> Snapshot:
    """An account of so many people, three reports each, one of ours knowing every fifth."""
    people = [
        Person(f"c{n}", "a2", f"Person {n}", f"Post {n}", reports_to=f"c{(n - 1) // 3}" if n else None, rank=float(n))
        for n in range(count)
    ]
    ours = [Relationship("t2", person.id, 2) for person in people[::5]]
    ties = [Tie(f"m{n}", TieKind.ALLY, f"c{n}", f"c{n + 1}") for n in range(0, count - 1, 4)]
    return snapshot_of([TeamMember("t2", "Pavel Ostrow"), Account("a2", "Halvorsen Marine"), *people, *ours, *ties])


def whole(snapshot: Snapshot) -> ChangeSet:
    """The change set that makes a snapshot out of an empty document."""
    return difference("IMPORT", Snapshot(), snapshot)


def refusal(action: Callable[[], object]) -> UserError:
    """The error an action ends with; its sentence exists, is plain, and names everything it promises."""
    try:
        action()
    except UserError as error:
        text = sentence(error)
        assert text.endswith(".") and "!" not in text and "\n" not in text
        return error
    raise AssertionError("the action was not refused")


def state(path: Path) -> tuple[bytes, int]:
    """What must not change when a file is refused."""
    return path.read_bytes(), path.stat().st_mtime_ns


_TEXTS = st.text(max_size=8) | st.sampled_from(["'; DROP TABLE person", "nul\0inside", "“ö”", "=1+1", "\u202eabc"])
_BOUNDED: dict[str, st.SearchStrategy[Any]] = {
    "depth": st.integers(0, 5),
    "target_depth": st.none() | st.integers(0, 5),
    "rating": st.none() | st.sampled_from(RATINGS),
}


def records(record_type: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any record of a type, with some fields drawn as given."""
    hints = get_type_hints(record_type)
    values = {f.name: _BOUNDED[f.name] if f.name in _BOUNDED else _values(hints[f.name]) for f in fields(record_type)}
    return st.builds(record_type, **{**values, **given})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is types.UnionType:
        return st.one_of(*map(_values, get_args(hint)))
    if hint is str:
        return _TEXTS
    if hint is int:
        return st.integers(-(2**40), 2**40)
    if hint is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    return st.from_type(hint)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Any small document whose references are whole; managers may form circles, as a file may say."""
    ids = [f"{n}" for n in range(draw(st.integers(0, 4)))]
    one, maybe = st.sampled_from(ids or [""]), st.none() | st.sampled_from(ids or [""])
    references: dict[type[Record], dict[str, st.SearchStrategy[Any]]] = {
        TeamMember: {},
        Account: {},
        Unit: {"account": one, "parent": maybe},
        Person: {"account": one, "unit": maybe, "reports_to": maybe},
        Relationship: {"team_member": one, "person": one},
        Tie: {"source": one, "target": one},
        Objective: {"account": one, "unit": maybe},
        RoleAssignment: {"objective": one, "person": one},
        ImportedValues: {"person": one},
        NotSame: {"first": one, "second": one},
    }
    made: list[Record] = []
    for record_type in COLLECTIONS:
        paired = record_type in (Relationship, RoleAssignment, NotSame)
        for key in ids:
            if paired and draw(st.booleans()):
                continue
            given = references[record_type] if paired else {"id": st.just(key), **references[record_type]}
            made.append(draw(records(record_type, **given)))
    return snapshot_of(made)
