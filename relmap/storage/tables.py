"""The tables of a document, one class a table; columns bear the names and stand in the order of the record's fields.

Columns hold what SQLite keeps: codes of enumerations and ISO dates as text, yes and no as 1 and 0. The schema lists no
allowed codes, because such a list would travel in every file (storage.md 0); ``mapping`` checks values instead.
``relmap.storage.migrations`` freezes the statements that make these tables; a test keeps both the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import Table
from sqlmodel import SQLModel

from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.references import STRATEGY
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import COLLECTIONS, Record
from relmap.storage import strategy_tables
from relmap.storage.columns import STRICT, STRICT_BY_KEY, real_column, text_column, whole_column


class TeamMemberRow(SQLModel, table=True):
    """``TeamMember``."""

    __tablename__ = "team_member"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    name: str = text_column()
    org: str = text_column()
    title: str = text_column()
    firm: str = text_column()
    is_management: int = whole_column()
    active: int = whole_column()
    background: str = text_column()
    languages: str = text_column()
    interests: str = text_column()
    pace: str | None = text_column(blank=True)
    warmth: str | None = text_column(blank=True)


class AccountRow(SQLModel, table=True):
    """``Account``."""

    __tablename__ = "account"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    name: str = text_column()
    target_status: str = text_column()
    stage: str | None = text_column(blank=True)
    upper_from: str = text_column()
    employees: int | None = whole_column(blank=True)
    map_shape: str = text_column()
    map_direction: str = text_column()
    owner: str | None = text_column("team_member.id", blank=True)
    steward: str | None = text_column("team_member.id", blank=True)
    revenue: float | None = real_column(blank=True)
    revenue_at_risk: float | None = real_column(blank=True)
    currency: str = text_column()
    incumbent_partner: str = text_column()
    agreement_type: str = text_column()
    renewal_date: str | None = text_column(blank=True)
    messages: str = text_column()
    messages_on: str | None = text_column(blank=True)


class UnitRow(SQLModel, table=True):
    """``Unit``."""

    __tablename__ = "unit"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    name: str = text_column()
    parent: str | None = text_column("unit.id", index=True, blank=True)
    kind: str | None = text_column(blank=True)
    spend: float | None = real_column(blank=True)


class PersonRow(SQLModel, table=True):
    """``Person``."""

    __tablename__ = "person"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    name: str = text_column()
    title: str = text_column()
    kind: str = text_column()
    affiliation: str | None = text_column(blank=True)
    firm: str = text_column()
    status: str = text_column()
    since: str | None = text_column(blank=True)
    unit: str | None = text_column("unit.id", index=True, blank=True)
    function: str = text_column()
    site: str = text_column()
    email: str = text_column()
    phone: str = text_column()
    level: str = text_column()
    upper_override: str | None = text_column(blank=True)
    in_post_since: str | None = text_column(blank=True)
    reports_to: str | None = text_column("person.id", index=True, blank=True)
    reports_to_certainty: str = text_column()
    rank: float = real_column()
    x: float | None = real_column(blank=True)
    y: float | None = real_column(blank=True)
    pinned: int = whole_column()
    collapsed: int = whole_column()
    source: str = text_column()
    source_id: str = text_column()
    pace: str | None = text_column(blank=True)
    warmth: str | None = text_column(blank=True)
    style_certainty: str = text_column()
    style_how_known: str | None = text_column(blank=True)
    style_on: str | None = text_column(blank=True)
    stance: str = text_column()
    stance_reason: str | None = text_column(blank=True)
    adaptability: str = text_column()
    reorg_date: str | None = text_column(blank=True)
    languages: str = text_column()
    pronunciation: str = text_column()
    published: int = whole_column()
    fact_checked_on: str | None = text_column(blank=True)


class RelationshipRow(SQLModel, table=True):
    """``Relationship``; the pair is the key."""

    __tablename__ = "relationship"
    __table_args__ = STRICT_BY_KEY

    team_member: str = text_column("team_member.id", key=True)
    person: str = text_column("person.id", key=True, index=True)
    depth: int = whole_column()
    last_contact: str | None = text_column(blank=True)
    cadence_days: int = whole_column()
    target_depth: int | None = whole_column(blank=True)
    social: str | None = text_column(blank=True)
    evidence: str = text_column()
    since: str | None = text_column(blank=True)
    next_step: str = text_column()
    target_date: str | None = text_column(blank=True)
    topic: str = text_column()
    trust_credibility: int | None = whole_column(blank=True)
    trust_reliability: int | None = whole_column(blank=True)
    trust_intimacy: int | None = whole_column(blank=True)
    trust_self_orientation: int | None = whole_column(blank=True)


class TieRow(SQLModel, table=True):
    """``Tie``."""

    __tablename__ = "tie"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    kind: str = text_column()
    source: str = text_column("person.id", index=True)
    target: str = text_column("person.id", index=True)
    certainty: str = text_column()
    strength: str = text_column()
    date: str | None = text_column(blank=True)
    words: str = text_column()
    reason: str = text_column()
    was_solid: int = whole_column()


class ObjectiveRow(SQLModel, table=True):
    """``Objective``."""

    __tablename__ = "objective"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    title: str = text_column()
    kind: str = text_column()
    status: str = text_column()
    step: str = text_column()
    unit: str | None = text_column("unit.id", index=True, blank=True)
    joint_approval: int = whole_column()
    risk_to_customer: str | None = text_column(blank=True)
    value: float | None = real_column(blank=True)
    currency: str = text_column()
    decision_date: str | None = text_column(blank=True)
    offer: str = text_column()
    problem: str = text_column()
    opportunity: str = text_column()
    factory_contact: str | None = text_column("team_member.id", blank=True)
    differentiator: str | None = text_column(blank=True)
    differentiator_words: str = text_column()
    differentiator_said_by: str | None = text_column("person.id", blank=True)
    our_reading: str | None = text_column(blank=True)
    our_win: str = text_column()
    we_win: str = text_column()
    they_win: str = text_column()
    value_to_customer: str = text_column()
    value_confirmed_by: str | None = text_column("person.id", blank=True)
    price_position: str | None = text_column(blank=True)
    margin_ok: str = text_column()
    partner_selection_date: str | None = text_column(blank=True)
    first_mover_window: str | None = text_column(blank=True)
    closed_on: str | None = text_column(blank=True)
    no_fit_reason: str = text_column()
    keep_in_touch_date: str | None = text_column(blank=True)


class RoleAssignmentRow(SQLModel, table=True):
    """``RoleAssignment``; the pair is the key. ``person`` may be one of ours, so it names no table."""

    __tablename__ = "role_assignment"
    __table_args__ = STRICT_BY_KEY

    objective: str = text_column("objective.id", key=True)
    person: str = text_column(key=True)
    roles: str = text_column()
    certainty: str = text_column()
    how_known: str | None = text_column(blank=True)
    known_on: str | None = text_column(blank=True)
    influence: str = text_column()
    influence_reason: str = text_column()
    mode: str = text_column()
    mode_words: str = text_column()
    mode_certainty: str = text_column()
    rating: int | None = whole_column(blank=True)
    rating_evidence: str = text_column()
    rating_certainty: str = text_column()
    result: str = text_column()
    personal_win: str = text_column()
    win_source: str = text_column()
    coach_credible: str = text_column()
    coach_trusts_us: str = text_column()
    coach_wants_us: str = text_column()
    sells_for_us: str = text_column()
    decided_for_us: str | None = text_column(blank=True)
    decided_words: str = text_column()
    sees_us_as_commodity: str = text_column()
    releases_funds: str = text_column()
    screens_for: str = text_column()
    job_impact: str = text_column()
    why_for_them: str = text_column()
    confirmed_on: str | None = text_column(blank=True)


class ImportedValuesRow(SQLModel, table=True):
    """``ImportedValues``; whom ``reports_to`` meant may be gone, so it names no table."""

    __tablename__ = "imported_values"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    person: str = text_column("person.id", index=True)
    source: str = text_column()
    external_id: str = text_column()
    name: str = text_column()
    title: str = text_column()
    firm: str = text_column()
    unit: str = text_column()
    function: str = text_column()
    site: str = text_column()
    email: str = text_column()
    phone: str = text_column()
    level: str = text_column()
    status: str | None = text_column(blank=True)
    in_post_since: str | None = text_column(blank=True)
    reports_to: str | None = text_column(blank=True)


class NotSameRow(SQLModel, table=True):
    """``NotSame``; the pair is the key."""

    __tablename__ = "not_same"
    __table_args__ = STRICT_BY_KEY

    first: str = text_column("person.id", key=True)
    second: str = text_column("person.id", key=True, index=True)


class ChangeRow(SQLModel, table=True):
    """One causal write: who wrote which field of which record, never the value (storage.md 4.2).

    ``record`` is the table of the entity. ``field`` is blank when the write covers the whole record. ``tx`` is the same
    for all writes of one command, ``label`` the code of that command. ``lamport`` orders writes, ``wall_ms`` is for
    display. ``actor`` is random for every session.
    """

    __tablename__ = "change"
    __table_args__ = STRICT_BY_KEY

    id: str = text_column(key=True)
    tx: str = text_column()
    lamport: int = whole_column()
    wall_ms: int = whole_column()
    actor: str = text_column()
    label: str = text_column()
    kind: str = text_column()
    record: str = text_column()
    entity: str = text_column(index=True)
    field: str = text_column()


class ChangeParentRow(SQLModel, table=True):
    """The write ``child`` replaced the write ``parent``."""

    __tablename__ = "change_parent"
    __table_args__ = STRICT_BY_KEY

    child: str = text_column(key=True)
    parent: str = text_column(key=True, index=True)


class ConflictRow(SQLModel, table=True):
    """A value that lost against a concurrent one, kept until somebody decides."""

    __tablename__ = "conflict"
    __table_args__ = STRICT_BY_KEY

    entity: str = text_column(key=True)
    field: str = text_column(key=True)
    change_id: str = text_column(key=True)
    value: str | None = text_column(blank=True)


class SupersededRow(SQLModel, table=True):
    """What a write replaced, kept only while the document keeps a full history (storage.md 4.2).

    ``fields`` is a JSON object of cells by column: the one of a SET, all of a DELETE. A CREATE replaces nothing.
    """

    __tablename__ = "superseded"
    __table_args__ = STRICT_BY_KEY

    change_id: str = text_column("change.id", key=True)
    fields: str = text_column()


class MetaRow(SQLModel, table=True):
    """What the document knows of itself: ``document_id``, and the seal of its content with the write it belongs to.

    ``full_history`` is there while one is kept, ``audience`` in a document made for somebody else.
    """

    __tablename__ = "meta"
    __table_args__ = STRICT_BY_KEY

    key: str = text_column(key=True)
    value: str = text_column()


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
        **{kind: _table(getattr(strategy_tables, f"{kind.__name__}Row")) for kind in STRATEGY},
    }
)
"""The table of each record type, parents first."""

CHANGE: Final = _table(ChangeRow)
CHANGE_PARENT: Final = _table(ChangeParentRow)
SUPERSEDED: Final = _table(SupersededRow)

assert tuple(TABLES) == tuple(COLLECTIONS)
