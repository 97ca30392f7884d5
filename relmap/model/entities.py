"""The records of a document that stand for things: accounts, units, people, objectives and our team.

All are frozen values. References are ids; a blank reference is None. Texts are never None: unknown text is "".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Certainty,
    Level,
    MapDirection,
    MapShape,
    ObjectiveKind,
    ObjectiveStatus,
    PersonKind,
    PersonStatus,
    RiskToCustomer,
    Step,
    TargetStatus,
    TeamOrg,
)

PARTNERSHIP_TITLE = "Partnership"


@dataclass(frozen=True, slots=True)
class TeamMember:
    """One of ours: own company or supplier partner (method.md 2.2 E2). Shared by all accounts."""

    id: str
    name: str
    org: TeamOrg = TeamOrg.OWN_COMPANY
    title: str = ""
    firm: str = ""
    is_management: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """A target account. ``employees`` None means unknown; ``upper_from`` is where the upper level begins."""

    id: str
    name: str
    target_status: TargetStatus = TargetStatus.NONE
    stage: AccountStage | None = None
    upper_from: Level = Level.DIRECTOR
    employees: int | None = None
    map_shape: MapShape = MapShape.AUTO
    map_direction: MapDirection = MapDirection.TOP_DOWN


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the account: division, plant, department. ``parent`` is a unit id."""

    id: str
    account: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a post on an account's map (method.md 3.1).

    ``reports_to`` is the solid line; it may point at the person himself or close a cycle when a file said so
    (method.md 4.4.10), only editing refuses that. ``rank`` orders siblings, ascending. ``x``, ``y`` are map units and
    set together, or both None. ``source`` and ``source_id`` name the import preset and the id in its files.
    """

    id: str
    account: str
    name: str = ""
    title: str = ""
    kind: PersonKind = PersonKind.CONTACT
    affiliation: Affiliation | None = None
    firm: str = ""
    status: PersonStatus = PersonStatus.ACTIVE
    since: date | None = None
    unit: str | None = None
    function: str = ""
    site: str = ""
    email: str = ""
    phone: str = ""
    level: Level = Level.UNKNOWN
    upper_override: str | None = None
    in_post_since: date | None = None
    reports_to: str | None = None
    reports_to_certainty: Certainty = Certainty.CONFIRMED
    rank: float = 0.0
    x: float | None = None
    y: float | None = None
    pinned: bool = False
    collapsed: bool = False
    source: str = ""
    source_id: str = ""

    @property
    def of_account(self) -> bool:
        """Whether the person counts as account people: a contact, or in a group company (method.md 3.1)."""
        return self.kind is PersonKind.CONTACT or self.affiliation is Affiliation.GROUP_COMPANY

    @property
    def outsider(self) -> bool:
        """Whether ties that leave the person carry the outsider factor (method.md 3.4)."""
        return not self.of_account

    @property
    def active(self) -> bool:
        """Whether somebody known holds the post today."""
        return self.status is PersonStatus.ACTIVE


@dataclass(frozen=True, slots=True)
class Objective:
    """What we want to achieve in an account; buying roles belong to it (method.md 3.9).

    ``unit`` limits its scope to that unit's subtree.
    """

    id: str
    account: str
    title: str
    kind: ObjectiveKind = ObjectiveKind.SALE
    status: ObjectiveStatus = ObjectiveStatus.OPEN
    step: Step = Step.TARGET
    unit: str | None = None
    joint_approval: bool = False
    risk_to_customer: RiskToCustomer | None = None
    value: float | None = None
    currency: str = ""
    decision_date: date | None = None
