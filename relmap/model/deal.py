"""What belongs to one objective: agreements at its steps, criteria, the solution, give and get (method.md 1.1-1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.strategy_vocabulary import AgreedHow, GiveAndGetKind, PolicyState, Side, SolutionAuthor
from relmap.model.vocabulary import Audience, Influence, Step


@dataclass(frozen=True, slots=True)
class Agreement:
    """The customer agreed to the result of a step (method.md 1.1, 15; F20, measure 9).

    It counts only with ``agreed_by``, one of theirs. Evidence that nobody agreed to is a STEP_EVIDENCE fact.
    """

    id: str
    objective: str
    step: Step
    statement: str = ""
    agreed_by: str | None = None
    agreed_on: date | None = None
    how: AgreedHow | None = None
    audience: Audience = Audience.TEAM


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a role holder needs to see before a yes (method.md 1.1, 20; F20).

    ``met_on`` None is unmet; it counts as met only with ``confirmed_by``, one of theirs.
    """

    id: str
    objective: str
    person: str
    text: str = ""
    importance: Influence = Influence.UNKNOWN
    met_on: date | None = None
    confirmed_by: str | None = None

    @property
    def met(self) -> bool:
        """Whether somebody of theirs confirmed that it is met."""
        return self.met_on is not None and self.confirmed_by is not None


@dataclass(frozen=True, slots=True)
class SolutionElement:
    """A part of the solution and whose idea it is (method.md 1.1, 18); ``person`` is their co-author."""

    id: str
    objective: str
    text: str = ""
    author: SolutionAuthor = SolutionAuthor.US
    person: str | None = None


@dataclass(frozen=True, slots=True)
class GiveAndGet:
    """A line of give and get: concession, stake, interest or fair measure of one side (method.md 1.3, 34-38).

    ``value`` is in the objective's currency. ``since`` is the day of a concession, or when a stake begins; ``until``
    when it ends.
    """

    id: str
    objective: str
    kind: GiveAndGetKind = GiveAndGetKind.CONCESSION
    side: Side = Side.US
    what: str = ""
    value: float | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PolicyRequest:
    """A rule of ours that stands in the customer's way, and who of ours decides (method.md 1.5, 96; F19)."""

    id: str
    objective: str
    need: str = ""
    our_rule: str = ""
    decision_maker: str | None = None
    state: PolicyState = PolicyState.OPEN
    asked_on: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class QualityMeasure:
    """A result both sides measure (method.md 1.1, 9): figures as words, "14 stoppages a year"."""

    id: str
    objective: str
    name: str
    agreed_by: str | None = None
    baseline: str = ""
    target: str = ""
    actual: str = ""
    measured_on: date | None = None
    audience: Audience = Audience.TEAM
