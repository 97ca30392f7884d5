"""Which fields of records name other records, and what becomes of a record when what it names is taken out.

One table for editing, checking, reading and writing, so that none of them can forget a reference. The lines of the map
itself - managers, units, ties, relationships, roles - have rules of their own and are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the id of a record of one of ``targets``.

    A record that ``belongs`` goes when the record named goes; otherwise the field becomes blank.
    """

    field: str
    targets: tuple[type[Record], ...]
    belongs: bool = False


def _of(field: str, *targets: type[Record]) -> Reference:
    return Reference(field, targets, belongs=True)


def _to(field: str, *targets: type[Record]) -> Reference:
    return Reference(field, targets)


REFERENCES: Mapping[type[Record], tuple[Reference, ...]] = MappingProxyType(
    {
        Account: (_to("owner", TeamMember), _to("steward", TeamMember)),
        Objective: (
            _to("factory_contact", TeamMember),
            _to("differentiator_said_by", Person),
            _to("value_confirmed_by", Person),
        ),
        Meeting: (
            _of("account", Account),
            _to("objective", Objective),
            _to("next_step_by", Person),
            _to("previous", Meeting),
        ),
        MeetingAttendee: (_of("meeting", Meeting), _of("person", Person, TeamMember)),
        MeetingQuestion: (_of("meeting", Meeting), _to("answered_by", TeamMember)),
        Fact: (
            _of("account", Account),
            _of("person", Person),
            _to("objective", Objective),
            _to("meeting", Meeting),
            _to("source", Person, TeamMember),
            _to("recorded_by", TeamMember),
            _to("confirmer", TeamMember),
        ),
        Action: (
            _of("account", Account),
            _to("owner", Person, TeamMember),
            _to("person", Person),
            _to("objective", Objective),
            _to("fact", Fact),
        ),
        Agreement: (_of("objective", Objective), _to("agreed_by", Person)),
        Criterion: (_of("objective", Objective), _of("person", Person), _to("confirmed_by", Person)),
        SolutionElement: (_of("objective", Objective), _to("person", Person)),
        GiveAndGet: (_of("objective", Objective),),
        PolicyRequest: (_of("objective", Objective), _to("decision_maker", TeamMember)),
        QualityMeasure: (_of("objective", Objective), _to("agreed_by", Person)),
        CompetitorTie: (_of("person", Person),),
        FitAnswer: (_of("account", Account),),
        Integration: (_of("account", Account), _to("our_owner", TeamMember), _to("their_owner", Person)),
        Acknowledgement: (_of("account", Account), _of("objective", Objective)),
        SnapshotMark: (_of("account", Account),),
    }
)
"""The references of each record type but those of the map's own lines."""

STRATEGY: tuple[type[Record], ...] = tuple(COLLECTIONS)[list(COLLECTIONS).index(Meeting) :]
"""The record types of ``StrategyRecord``, parents first."""


def named(record: Record) -> Iterator[tuple[Reference, str]]:
    """Every reference of a record that is not blank, with the id it holds."""
    for reference in REFERENCES.get(type(record), ()):
        value: Any = getattr(record, reference.field)
        if value is not None:
            yield reference, value


def target_of(snapshot: Snapshot, reference: Reference, key: str) -> Record | None:
    """The record a reference names, None when there is none."""
    for record_type in reference.targets:
        found: Record | None = getattr(snapshot, COLLECTIONS[record_type]).get(key)
        if found is not None:
            return found
    return None


def account_of(snapshot: Snapshot, record: Record) -> str | None:
    """The account a record belongs to; None for what belongs to the document, or to something that is gone."""
    match record:
        case Account():
            return record.id
        case Unit() | Person() | Objective():
            return record.account
        case Meeting() | Fact() | Action() | FitAnswer() | Integration() | Acknowledgement() | SnapshotMark():
            return record.account
        case Relationship() | CompetitorTie():
            return _account(snapshot.people.get(record.person))
        case Tie():
            return _account(snapshot.people.get(record.source))
        case MeetingAttendee() | MeetingQuestion():
            return _account(snapshot.meetings.get(record.meeting))
        case RoleAssignment() | Agreement() | Criterion() | SolutionElement() | GiveAndGet():
            return _account(snapshot.objectives.get(record.objective))
        case PolicyRequest() | QualityMeasure():
            return _account(snapshot.objectives.get(record.objective))
        case _:
            return None


def fits(snapshot: Snapshot, record: Record, reference: Reference, key: str) -> bool:
    """Whether a reference leads to a record, and one of the same account unless it is ours.

    A meeting does not come after itself.
    """
    found = target_of(snapshot, reference, key)
    if found is None or (type(found) is type(record) and found.id == record.id):
        return False
    if isinstance(found, TeamMember):
        return True
    return account_of(snapshot, found) == account_of(snapshot, record)


def strategy_by_account(snapshot: Snapshot) -> Mapping[str, Sequence[Record]]:
    """Everything around the map of each account, parents first; what belongs to no account is not among it."""
    found: dict[str, list[Record]] = {}
    for record_type in STRATEGY:
        for record in getattr(snapshot, COLLECTIONS[record_type]).values():
            account = account_of(snapshot, record)
            if account is not None:
                found.setdefault(account, []).append(record)
    return found


def _account(record: Person | Objective | Meeting | None) -> str | None:
    return record.account if record is not None else None
