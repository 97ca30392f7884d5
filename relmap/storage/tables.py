"""The tables of a document, one class a table; columns bear the names and stand in the order of the record's fields.

Columns hold what SQLite keeps: codes of enumerations and ISO dates as text, yes and no as 1 and 0. The schema lists no
allowed codes, because such a list would travel in every file (storage.md 0); ``mapping`` checks values instead.
``relmap.storage.migrations`` freezes the statements that make these tables; a test keeps both the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import INTEGER, REAL, TEXT, ForeignKey, Table
from sqlmodel import Field, SQLModel

from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record

_STRICT: Final = {"sqlite_strict": True}
# What is only found by its whole key is kept in the tree of the key: half the size.
_STRICT_BY_KEY: Final = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _text(refers_to: str = "", *, key: bool = False, index: bool = False, blank: bool = False) -> Any:
    # References are checked at the end of a transaction: a change set may write a person before the manager.
    arguments = [ForeignKey(refers_to, deferrable=True, initially="DEFERRED")] if refers_to else []
    return Field(sa_type=TEXT, sa_column_args=arguments, primary_key=key, index=index, nullable=blank)


def _whole(*, blank: bool = False) -> Any:
    return Field(sa_type=INTEGER, nullable=blank)


def _real(*, blank: bool = False) -> Any:
    return Field(sa_type=REAL, nullable=blank)


class TeamMemberRow(SQLModel, table=True):
    """``TeamMember``."""

    __tablename__ = "team_member"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    name: str = _text()
    org: str = _text()
    title: str = _text()
    firm: str = _text()
    is_management: int = _whole()
    active: int = _whole()


class AccountRow(SQLModel, table=True):
    """``Account``."""

    __tablename__ = "account"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    name: str = _text()
    target_status: str = _text()
    stage: str | None = _text(blank=True)
    upper_from: str = _text()
    employees: int | None = _whole(blank=True)
    map_shape: str = _text()
    map_direction: str = _text()


class UnitRow(SQLModel, table=True):
    """``Unit``."""

    __tablename__ = "unit"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    account: str = _text("account.id", index=True)
    name: str = _text()
    parent: str | None = _text("unit.id", index=True, blank=True)


class PersonRow(SQLModel, table=True):
    """``Person``."""

    __tablename__ = "person"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    account: str = _text("account.id", index=True)
    name: str = _text()
    title: str = _text()
    kind: str = _text()
    affiliation: str | None = _text(blank=True)
    firm: str = _text()
    status: str = _text()
    since: str | None = _text(blank=True)
    unit: str | None = _text("unit.id", index=True, blank=True)
    function: str = _text()
    site: str = _text()
    email: str = _text()
    phone: str = _text()
    level: str = _text()
    upper_override: str | None = _text(blank=True)
    in_post_since: str | None = _text(blank=True)
    reports_to: str | None = _text("person.id", index=True, blank=True)
    reports_to_certainty: str = _text()
    rank: float = _real()
    x: float | None = _real(blank=True)
    y: float | None = _real(blank=True)
    pinned: int = _whole()
    collapsed: int = _whole()
    source: str = _text()
    source_id: str = _text()


class RelationshipRow(SQLModel, table=True):
    """``Relationship``; the pair is the key."""

    __tablename__ = "relationship"
    __table_args__ = _STRICT_BY_KEY

    team_member: str = _text("team_member.id", key=True)
    person: str = _text("person.id", key=True, index=True)
    depth: int = _whole()
    last_contact: str | None = _text(blank=True)
    cadence_days: int = _whole()
    target_depth: int | None = _whole(blank=True)
    social: str | None = _text(blank=True)
    evidence: str = _text()
    since: str | None = _text(blank=True)
    next_step: str = _text()


class TieRow(SQLModel, table=True):
    """``Tie``."""

    __tablename__ = "tie"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    kind: str = _text()
    source: str = _text("person.id", index=True)
    target: str = _text("person.id", index=True)
    certainty: str = _text()
    strength: str = _text()
    date: str | None = _text(blank=True)
    words: str = _text()
    reason: str = _text()
    was_solid: int = _whole()


class ObjectiveRow(SQLModel, table=True):
    """``Objective``."""

    __tablename__ = "objective"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    account: str = _text("account.id", index=True)
    title: str = _text()
    kind: str = _text()
    status: str = _text()
    step: str = _text()
    unit: str | None = _text("unit.id", index=True, blank=True)
    joint_approval: int = _whole()
    risk_to_customer: str | None = _text(blank=True)
    value: float | None = _real(blank=True)
    currency: str = _text()
    decision_date: str | None = _text(blank=True)


class RoleAssignmentRow(SQLModel, table=True):
    """``RoleAssignment``; the pair is the key. ``person`` may be one of ours, so it names no table."""

    __tablename__ = "role_assignment"
    __table_args__ = _STRICT_BY_KEY

    objective: str = _text("objective.id", key=True)
    person: str = _text(key=True)
    roles: str = _text()
    certainty: str = _text()
    how_known: str | None = _text(blank=True)
    known_on: str | None = _text(blank=True)
    influence: str = _text()
    influence_reason: str = _text()
    mode: str = _text()
    mode_words: str = _text()
    mode_certainty: str = _text()
    rating: int | None = _whole(blank=True)
    rating_evidence: str = _text()
    rating_certainty: str = _text()


class ImportedValuesRow(SQLModel, table=True):
    """``ImportedValues``; whom ``reports_to`` meant may be gone, so it names no table."""

    __tablename__ = "imported_values"
    __table_args__ = _STRICT

    id: str = _text(key=True)
    person: str = _text("person.id", index=True)
    source: str = _text()
    external_id: str = _text()
    name: str = _text()
    title: str = _text()
    firm: str = _text()
    unit: str = _text()
    function: str = _text()
    site: str = _text()
    email: str = _text()
    phone: str = _text()
    level: str = _text()
    status: str | None = _text(blank=True)
    in_post_since: str | None = _text(blank=True)
    reports_to: str | None = _text(blank=True)


class NotSameRow(SQLModel, table=True):
    """``NotSame``; the pair is the key."""

    __tablename__ = "not_same"
    __table_args__ = _STRICT_BY_KEY

    first: str = _text("person.id", key=True)
    second: str = _text("person.id", key=True, index=True)


class ChangeRow(SQLModel, table=True):
    """One causal write: who wrote which field of which record, never the value (storage.md 4.2).

    ``record`` is the table of the entity. ``field`` is blank when the write covers the whole record. ``tx`` is the same
    for all writes of one command, ``label`` the code of that command. ``lamport`` orders writes, ``wall_ms`` is for
    display. ``actor`` is random for every session.
    """

    __tablename__ = "change"
    __table_args__ = _STRICT_BY_KEY

    id: str = _text(key=True)
    tx: str = _text()
    lamport: int = _whole()
    wall_ms: int = _whole()
    actor: str = _text()
    label: str = _text()
    kind: str = _text()
    record: str = _text()
    entity: str = _text(index=True)
    field: str = _text()


class ChangeParentRow(SQLModel, table=True):
    """The write ``child`` replaced the write ``parent``."""

    __tablename__ = "change_parent"
    __table_args__ = _STRICT_BY_KEY

    child: str = _text(key=True)
    parent: str = _text(key=True, index=True)


class ConflictRow(SQLModel, table=True):
    """A value that lost against a concurrent one, kept until somebody decides."""

    __tablename__ = "conflict"
    __table_args__ = _STRICT_BY_KEY

    entity: str = _text(key=True)
    field: str = _text(key=True)
    change_id: str = _text(key=True)
    value: str | None = _text(blank=True)


class MetaRow(SQLModel, table=True):
    """What the document knows of itself: ``document_id``, and the seal of its content with the write it belongs to."""

    __tablename__ = "meta"
    __table_args__ = _STRICT_BY_KEY

    key: str = _text(key=True)
    value: str = _text()


def _table(row: type[SQLModel]) -> Table:
    table: Table = SQLModel.metadata.tables[str(row.__tablename__)]
    return table


TABLES: Mapping[type[Record], Table] = MappingProxyType(
    {
        TeamMember: _table(TeamMemberRow),
        Account: _table(AccountRow),
        Unit: _table(UnitRow),
        Person: _table(PersonRow),
        Relationship: _table(RelationshipRow),
        Tie: _table(TieRow),
        Objective: _table(ObjectiveRow),
        RoleAssignment: _table(RoleAssignmentRow),
        ImportedValues: _table(ImportedValuesRow),
        NotSame: _table(NotSameRow),
    }
)
"""The table of each record type, parents first."""

CHANGE: Final = _table(ChangeRow)
CHANGE_PARENT: Final = _table(ChangeParentRow)

assert tuple(TABLES) == tuple(COLLECTIONS)
