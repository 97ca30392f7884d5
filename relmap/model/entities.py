"""The records of a document that stand for things: accounts, units, people, objectives and our team.

All are frozen values. References are ids; a blank reference is None. Texts are never None: unknown text is "".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.strategy_vocabulary import (
    Adaptability,
    AgreementType,
    Differentiator,
    OurReading,
    Outcome,
    Pace,
    PricePosition,
    Stance,
    StanceReason,
    Style,
    UnitKind,
    Warmth,
    YesNo,
    outcome_of,
    style_of,
)
from relmap.model.vocabulary import (
    AccountStage,
    Affiliation,
    Certainty,
    HowKnown,
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
    """One of ours: own company or supplier partner (method.md 2.2 E2). Shared by all accounts.

    From ``background`` on it is the profile that tells who of ours fits whom (method.md 1.4, 43).
    """

    id: str
    name: str
    org: TeamOrg = TeamOrg.OWN_COMPANY
    title: str = ""
    firm: str = ""
    is_management: bool = False
    active: bool = True
    background: str = ""
    languages: str = ""
    interests: str = ""
    pace: Pace | None = None
    warmth: Warmth | None = None

    @property
    def style(self) -> Style:
        """The style of two observed axes (method.md 2.6)."""
        return style_of(self.pace, self.warmth)


@dataclass(frozen=True, slots=True)
class Account:
    """A target account. ``employees`` None means unknown; ``upper_from`` is where the upper level begins.

    ``owner`` and ``steward`` are ours: who answers for it, who keeps its knowledge current (F23). ``revenue`` and
    ``revenue_at_risk`` are a year's, in ``currency``. ``incumbent_partner`` is a rival's name, blank when there is
    none or we are it (F16). ``messages`` are our sentences, one a line, at most three; ``messages_on`` is when they
    last changed.
    """

    id: str
    name: str
    target_status: TargetStatus = TargetStatus.NONE
    stage: AccountStage | None = None
    upper_from: Level = Level.DIRECTOR
    employees: int | None = None
    map_shape: MapShape = MapShape.AUTO
    map_direction: MapDirection = MapDirection.TOP_DOWN
    owner: str | None = None
    steward: str | None = None
    revenue: float | None = None
    revenue_at_risk: float | None = None
    currency: str = ""
    incumbent_partner: str = ""
    agreement_type: AgreementType = AgreementType.NONE
    renewal_date: date | None = None
    messages: str = ""
    messages_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the account: division, plant, department. ``parent`` is a unit id.

    ``spend`` is a year's, on what we sell, in the account's currency: a unit with spend and no contact is a gap.
    """

    id: str
    account: str
    name: str
    parent: str | None = None
    kind: UnitKind | None = None
    spend: float | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a post on an account's map (method.md 3.1).

    ``reports_to`` is the solid line; it may point at the person himself or close a cycle when a file said so
    (method.md 4.4.10), only editing refuses that. ``rank`` orders siblings, ascending. ``x``, ``y`` are map units and
    set together, or both None. ``source`` and ``source_id`` name the import preset and the id in its files.

    ``pace`` and ``warmth`` are observed, with ``style_certainty`` and the rest, and make ``style`` (method.md 2.6).
    ``reorg_date`` is when the post was last reorganised (F17). ``published`` lets a vacant post, an outsider or
    somebody of the holding stand on a customer's copy (method.md 6(b)). ``fact_checked_on`` is when the person last
    corrected the own data (method.md 1.5, 90).
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
    pace: Pace | None = None
    warmth: Warmth | None = None
    style_certainty: Certainty = Certainty.ASSUMED
    style_how_known: HowKnown | None = None
    style_on: date | None = None
    stance: Stance = Stance.UNKNOWN
    stance_reason: StanceReason | None = None
    adaptability: Adaptability = Adaptability.UNKNOWN
    reorg_date: date | None = None
    languages: str = ""
    pronunciation: str = ""
    published: bool = False
    fact_checked_on: date | None = None

    @property
    def style(self) -> Style:
        """The style of two observed axes (method.md 2.6)."""
        return style_of(self.pace, self.warmth)

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

    ``unit`` limits its scope to that unit's subtree. ``closed_on`` is the day of WON, LOST or NO_FIT (F19). ``offer``
    is what we sell; ``value_confirmed_by`` and ``differentiator_said_by`` are theirs, ``factory_contact`` is ours.
    ``we_win`` and ``they_win`` make ``outcome``; ``our_win`` says in words what we win (F21).
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
    offer: str = ""
    problem: str = ""
    opportunity: str = ""
    factory_contact: str | None = None
    differentiator: Differentiator | None = None
    differentiator_words: str = ""
    differentiator_said_by: str | None = None
    our_reading: OurReading | None = None
    our_win: str = ""
    we_win: YesNo = YesNo.UNKNOWN
    they_win: YesNo = YesNo.UNKNOWN
    value_to_customer: str = ""
    value_confirmed_by: str | None = None
    price_position: PricePosition | None = None
    margin_ok: YesNo = YesNo.UNKNOWN
    partner_selection_date: date | None = None
    first_mover_window: date | None = None
    closed_on: date | None = None
    no_fit_reason: str = ""
    keep_in_touch_date: date | None = None

    @property
    def outcome(self) -> Outcome:
        """Where it stands in the quadrant of win and loss (method.md 1.3, 32)."""
        return outcome_of(self.we_win, self.they_win)
