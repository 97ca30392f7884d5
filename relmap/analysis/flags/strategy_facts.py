"""What the sentences of F09 to F25 speak of: one value a rule, ids and numbers only (method.md 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from relmap.analysis.paths import Path
from relmap.model.strategy_vocabulary import FitLine, IntegrationArea
from relmap.model.vocabulary import Band, BuyingRole, Step


@dataclass(frozen=True, slots=True)
class RoleUnfilled:
    """F09. ``candidates`` could become coach, deepest first; ``askers`` can say who screens and who uses."""

    missing: tuple[BuyingRole, ...]
    candidates: tuple[str, ...]
    askers: tuple[str, ...]


class CoachLack(StrEnum):
    """What a coach has not proven (method.md 2.7)."""

    CREDIBLE = "CREDIBLE"
    TRUSTS_US = "TRUSTS_US"
    WANTS_US = "WANTS_US"
    RATING = "RATING"
    DEPTH = "DEPTH"
    CONFLICT = "CONFLICT"


@dataclass(frozen=True, slots=True)
class CoachDoubt:
    """A coach and what is missing, most telling first; ``depth`` is our best usable one."""

    person: str
    lacks: tuple[CoachLack, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class CoachUnproven:
    """F10."""

    doubts: tuple[CoachDoubt, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Somebody with high influence, our usable depth and, for the first few, the best known path."""

    person: str
    depth: int
    way: Path | None


@dataclass(frozen=True, slots=True)
class InfluenceUncovered:
    """F11, the least covered first."""

    people: tuple[Uncovered, ...]


@dataclass(frozen=True, slots=True)
class Opponent:
    """Somebody against us. ``rating`` is None where only the open concern ``concern`` stands; ``ears`` are the
    economic buyers who listen."""

    person: str
    rating: int | None
    concern: str | None
    ears: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpponentUnanswered:
    """F12, the strongest opponent first."""

    opponents: tuple[Opponent, ...]


@dataclass(frozen=True, slots=True)
class ModeClosed:
    """F13, economic buyers first. ``receptive`` are role holders in trouble or growth."""

    people: tuple[str, ...]
    receptive: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BowTie:
    """F14. ``people`` are known to ``member`` alone."""

    member: str
    held: int
    total: int
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoManagementTie:
    """F15. ``upper`` are upper-level contacts, deepest first; ``management`` who of ours could meet them."""

    upper: tuple[str, ...]
    management: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoorClosing:
    """F16. ``ties`` are close competitors, ``incumbent`` the partner they have, ``selection`` and ``renewal`` days."""

    ties: tuple[str, ...] = ()
    incumbent: str = ""
    selection: date | None = None
    renewal: date | None = None
    buyers: tuple[str, ...] = ()
    band: Band = Band.NONE


class PlayerEvent(StrEnum):
    """What happened to a player."""

    GONE = "GONE"
    NEW = "NEW"
    REORGANISED = "REORGANISED"
    COLLEAGUE_GONE = "COLLEAGUE_GONE"


@dataclass(frozen=True, slots=True)
class PlayerChange:
    """``person`` is theirs; ``member`` the colleague of ours who is gone. ``ends`` are those they led to."""

    event: PlayerEvent
    person: str
    day: date | None = None
    member: str | None = None
    roles: tuple[BuyingRole, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayerChanged:
    """F17."""

    changes: tuple[PlayerChange, ...]


@dataclass(frozen=True, slots=True)
class Lapse:
    """Somebody who matters and our lapsed best relationship; ``days`` is None without a recorded contact."""

    person: str
    member: str
    entered: int
    usable: int
    days: int | None


@dataclass(frozen=True, slots=True)
class RelationStale:
    """F18, the longest silence first."""

    lapses: tuple[Lapse, ...]


class GapKind(StrEnum):
    """Where a next step is missing."""

    MEETING = "MEETING"
    OVERDUE_STEP = "OVERDUE_STEP"
    OVERDUE_PROMISE = "OVERDUE_PROMISE"
    NOTHING_PLANNED = "NOTHING_PLANNED"
    NO_FOLLOW_UP = "NO_FOLLOW_UP"
    POLICY = "POLICY"


@dataclass(frozen=True, slots=True)
class StepGap:
    """``record`` is the meeting, action, objective or policy request; ``day`` when it was or was due."""

    kind: GapKind
    record: str
    person: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class NoNextStep:
    """F19."""

    gaps: tuple[StepGap, ...]


class Diagnosis(StrEnum):
    """What belongs to a complete exploration (F20)."""

    BUYER_RESULT = "BUYER_RESULT"
    TECHNICAL_RESULT = "TECHNICAL_RESULT"
    USER_RESULT = "USER_RESULT"
    USER_MEETING = "USER_MEETING"


@dataclass(frozen=True, slots=True)
class StepNotAgreed:
    """F20. ``steps`` lack an agreement, ``missing`` belongs to the diagnosis, ``criteria`` are not met."""

    steps: tuple[Step, ...]
    missing: tuple[Diagnosis, ...]
    proposal: bool
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WinMissing:
    """F21. ``people`` lack a result or a personal win; the rest says what else stands open."""

    people: tuple[str, ...]
    our_win: bool
    somebody_loses: bool
    premium: bool
    askers: tuple[str, ...]


class Preparation(StrEnum):
    """What a meeting with an economic buyer needs (F22)."""

    STYLE = "STYLE"
    VALUES = "VALUES"
    BACKGROUND = "BACKGROUND"
    HOT_BUTTONS = "HOT_BUTTONS"
    COLD_BUTTONS = "COLD_BUTTONS"
    WHY_FOR_THEM = "WHY_FOR_THEM"
    OUR_ROLES = "OUR_ROLES"
    QUESTIONS = "QUESTIONS"
    AIM = "AIM"
    COACH_INPUT = "COACH_INPUT"


@dataclass(frozen=True, slots=True)
class MeetingUnprepared:
    """F22. ``first`` says that nobody of ours has met the buyer; ``coach`` is whom to call."""

    meeting: str
    buyer: str
    days: int
    first: bool
    missing: tuple[Preparation, ...]
    coach: str | None


@dataclass(frozen=True, slots=True)
class Silence:
    """One of ours who knows somebody well, of whom nothing is written down."""

    member: str
    person: str


@dataclass(frozen=True, slots=True)
class KnowledgeStale:
    """F23. ``old`` of ``total`` facts about role holders wait to be confirmed.

    ``systems`` are connected, and nobody of theirs answers for them.
    """

    no_steward: bool
    old: int
    total: int
    silences: tuple[Silence, ...]
    too_old: bool
    systems: tuple[IntegrationArea, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetUnproven:
    """F24. Shares in percent; ``fit`` is None while nothing is assessed."""

    fit: int | None
    assessed: int
    vision_unknown: bool
    waits: tuple[FitLine, ...]


class Clash(StrEnum):
    """How records contradict each other (F25)."""

    CYCLE = "CYCLE"
    SELF_REPORT = "SELF_REPORT"
    SEVERAL_MANAGERS = "SEVERAL_MANAGERS"
    FRIEND_AND_FOE = "FRIEND_AND_FOE"
    GONE_WITH_ACTIONS = "GONE_WITH_ACTIONS"
    GONE_WITH_TIES = "GONE_WITH_TIES"
    REPORTS_TO_GONE = "REPORTS_TO_GONE"
    INTRODUCER_UNKNOWN = "INTRODUCER_UNKNOWN"
    NO_EVIDENCE = "NO_EVIDENCE"
    LEVEL_UNKNOWN = "LEVEL_UNKNOWN"
    COACHES_DIFFER = "COACHES_DIFFER"
    STAFF_SIGNS = "STAFF_SIGNS"
    TWICE = "TWICE"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One case: the people concerned, the one it is about first."""

    clash: Clash
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataContradiction:
    """F25."""

    cases: tuple[Contradiction, ...]


PeopleFacts: TypeAlias = (
    RoleUnfilled
    | CoachUnproven
    | InfluenceUncovered
    | OpponentUnanswered
    | ModeClosed
    | PlayerChanged
    | RelationStale
    | WinMissing
)
"""Facts of the rules about single people."""

PlanFacts: TypeAlias = (
    BowTie
    | NoManagementTie
    | DoorClosing
    | NoNextStep
    | StepNotAgreed
    | MeetingUnprepared
    | KnowledgeStale
    | TargetUnproven
    | DataContradiction
)
"""Facts of the rules about the plan and the account."""
