"""The records of a document that join others: relationships, ties and role assignments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relmap.model.ids import pair_id
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
    """One of ours and one of theirs (method.md 2.3): one record per pair. ``depth`` is 0 … 5, cadence in days."""

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

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.objective, self.person)

    @property
    def holder(self) -> bool:
        """Whether the person holds at least one role (method.md 4.4.7)."""
        return bool(self.roles)
