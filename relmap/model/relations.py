"""The records of a document that join others: relationships, ties and role assignments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.ids import pair_id
from relmap.model.strategy_vocabulary import ScreensFor, YesNo
from relmap.model.vocabulary import (
    BuyingRole,
    Certainty,
    HowKnown,
    Influence,
    ResponseMode,
    Social,
    Strength,
    TieKind,
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """One of ours and one of theirs (method.md 2.3): one record per pair. ``depth`` is 0 … 5, cadence in days.

    ``topic`` is the joint one a customer may see (method.md 6(b)). The four ``trust_`` ticks 1 … 5 are an aid to talk,
    never part of a score (method.md 2.8).
    """

    team_member: str
    person: str
    depth: int = 0
    last_contact: date | None = None
    cadence_days: int = 90
    target_depth: int | None = None
    social: Social | None = None
    evidence: str = ""
    since: date | None = None
    next_step: str = ""
    target_date: date | None = None
    topic: str = ""
    trust_credibility: int | None = None
    trust_reliability: int | None = None
    trust_intimacy: int | None = None
    trust_self_orientation: int | None = None

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.team_member, self.person)


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two people of one account's map other than the solid one (method.md 3.2).

    ``source`` is X and ``target`` Y of the method's "X → Y"; for DOTTED_TO the subordinate and the second manager.
    ``strength`` matters for INFLUENCES only. ``was_solid`` marks a second solid manager found on import.
    """

    id: str
    kind: TieKind
    source: str
    target: str
    certainty: Certainty = Certainty.ASSUMED
    strength: Strength = Strength.MEDIUM
    date: date | None = None
    words: str = ""
    reason: str = ""
    was_solid: bool = False


@dataclass(frozen=True, slots=True)
class RoleAssignment:
    """What a person is to one objective (method.md 2.1). One record per objective and person.

    ``roles`` may be empty: not involved, yet influence, mode and rating may be known. ``person`` is a person id, or
    the id of one of our executives when the only role is COACH (method.md 4.4.12).

    ``result`` is what the organisation gets, ``personal_win`` what she does, known from ``win_source`` (F21). The three
    tests of a coach (2.1) are ``coach_credible``, ``coach_trusts_us`` and ``coach_wants_us``; ``sells_for_us`` is the
    evidence that makes a champion of one (2.7). ``decided_for_us`` is the day she did, in ``decided_words``.
    ``screens_for`` belongs to TECHNICAL, ``job_impact`` to USER, ``releases_funds`` to ECONOMIC. ``why_for_them`` is
    her reason to meet us. ``confirmed_on`` is when all this was last confirmed (measure 8).
    """

    objective: str
    person: str
    roles: frozenset[BuyingRole] = frozenset()
    certainty: Certainty = Certainty.ASSUMED
    how_known: HowKnown | None = None
    known_on: date | None = None
    influence: Influence = Influence.UNKNOWN
    influence_reason: str = ""
    mode: ResponseMode = ResponseMode.UNKNOWN
    mode_words: str = ""
    mode_certainty: Certainty = Certainty.ASSUMED
    rating: int | None = None
    rating_evidence: str = ""
    rating_certainty: Certainty = Certainty.ASSUMED
    result: str = ""
    personal_win: str = ""
    win_source: str = ""
    coach_credible: YesNo = YesNo.UNKNOWN
    coach_trusts_us: YesNo = YesNo.UNKNOWN
    coach_wants_us: YesNo = YesNo.UNKNOWN
    sells_for_us: str = ""
    decided_for_us: date | None = None
    decided_words: str = ""
    sees_us_as_commodity: YesNo = YesNo.UNKNOWN
    releases_funds: YesNo = YesNo.UNKNOWN
    screens_for: frozenset[ScreensFor] = frozenset()
    job_impact: str = ""
    why_for_them: str = ""
    confirmed_on: date | None = None

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.objective, self.person)

    @property
    def holder(self) -> bool:
        """Whether the person holds at least one role (method.md 4.4.7)."""
        return bool(self.roles)
