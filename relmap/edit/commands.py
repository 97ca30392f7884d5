"""What a user can do to a document, as values. Every command is one transaction and one undo step.

Commands that create a record carry its id, so that the caller knows it before the command ran.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from relmap.model.changes import ChangeSet
from relmap.model.ids import new_id
from relmap.model.snapshot import Record, StrategyRecord
from relmap.model.vocabulary import BuyingRole, TieKind

Values: TypeAlias = Mapping[str, object]
"""New values by field name of the record."""


@dataclass(frozen=True, slots=True)
class AddAccount:
    """A new account with its Partnership objective."""

    name: str
    values: Values = field(default_factory=dict)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddUnit:
    """A new part of an account, below ``parent`` or at the top."""

    account: str
    name: str
    parent: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddTeamMember:
    """One more of ours."""

    name: str
    values: Values = field(default_factory=dict)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddPerson:
    """A person or post on an account's map, below ``reports_to``, right after the sibling ``after`` or last.

    ``roles`` are given in ``objective`` at the same time: naming a ghost card is one step.
    """

    account: str
    name: str = ""
    title: str = ""
    reports_to: str | None = None
    after: str | None = None
    values: Values = field(default_factory=dict)
    objective: str | None = None
    roles: frozenset[BuyingRole] = frozenset()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddObjective:
    """A new sales objective; ``copy_roles_from`` takes over another objective's roles as assumed (method.md 3.9)."""

    account: str
    title: str
    values: Values = field(default_factory=dict)
    copy_roles_from: str | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddTie:
    """A tie between two people of one map."""

    kind: TieKind
    source: str
    target: str
    values: Values = field(default_factory=dict)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AddRecords:
    """New facts, actions, meetings and whatever else surrounds the map, in one step; a later one may name an earlier.

    The caller makes the records, with ``new_id()`` where they have an id. One that joins a pair - attendee, fit line,
    integration - or a rule setting takes the place of the one there is.
    """

    records: tuple[StrategyRecord, ...]


@dataclass(frozen=True, slots=True)
class Revise:
    """New values for fields of one record, or of several of one type at once.

    Relationships and roles have ``SetRelationship`` and ``SetRole``, which make the record when it is missing.
    """

    record_type: type[Record]
    ids: tuple[str, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Reassign:
    """People get another manager (None: nobody), in front of the sibling ``before`` or last; also plain re-ordering."""

    people: tuple[str, ...]
    manager: str | None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class FillPost:
    """Somebody takes a vacant post: a new person inherits lines and roles, not relationships (method.md 3.1)."""

    post: str
    name: str
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Two records are one person: ``keep`` gets what only ``gone`` knew, and every line to him; ``values`` win.

    Where both know one of ours the deeper relationship and the later contact count, and evidence is joined
    (formats.md 5.5). The files that named ``gone`` are about ``keep`` from now on.
    """

    keep: str
    gone: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TellApart:
    """Two people who look alike are not the same, and are not suggested again."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class SetRelationship:
    """What one of ours is to people of theirs; the record is made when missing."""

    team_member: str
    people: tuple[str, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class RemoveRelationship:
    """One of ours and one of theirs no longer have anything to do with each other."""

    team_member: str
    person: str


@dataclass(frozen=True, slots=True)
class ToggleRole:
    """Give people a buying role in an objective, or take it away when all of them have it."""

    objective: str
    people: tuple[str, ...]
    role: BuyingRole


@dataclass(frozen=True, slots=True)
class SetRole:
    """New values for what people are to an objective; the record is made when missing, dropped when nothing is left."""

    objective: str
    people: tuple[str, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Remove:
    """Take records out, with everything that makes no sense without them. Reports move up to the next manager."""

    record_type: type[Record]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Several commands as one step, each seeing what those before it did: a talk, its promise and a deeper tie.

    ``label`` is the code of the undo step (``relmap.words.edits``).
    """

    label: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Incorporate:
    """Changes prepared elsewhere, such as an import the user has seen and accepted."""

    change_set: ChangeSet


Command: TypeAlias = (
    AddAccount
    | AddUnit
    | AddTeamMember
    | AddPerson
    | AddObjective
    | AddTie
    | AddRecords
    | Revise
    | Reassign
    | FillPost
    | MergePeople
    | TellApart
    | SetRelationship
    | RemoveRelationship
    | ToggleRole
    | SetRole
    | Remove
    | Together
    | Incorporate
)
