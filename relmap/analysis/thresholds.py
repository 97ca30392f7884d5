"""The numbers of the rule book, with the method's defaults (method.md 3.3-3.6, 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from relmap.model.vocabulary import Certainty, Strength

TOLERANCE = 1e-9
"""Strengths closer than this are equal (method.md 3.5)."""

_INFLUENCE = MappingProxyType({Strength.HIGH: 0.60, Strength.MEDIUM: 0.45, Strength.LOW: 0.25})
_CERTAINTY = MappingProxyType({Certainty.CONFIRMED: 1.0, Certainty.REPORTED: 0.8, Certainty.ASSUMED: 0.5})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Weights are factors 0 … 1, levels of strength lie on the same scale, depths are 0 … 5."""

    relationship: tuple[float, ...] = (0.0, 0.15, 0.40, 0.65, 0.85, 0.95)
    """Weight of the first hop by usable depth."""
    can_introduce: float = 0.85
    influences: Mapping[Strength, float] = field(default_factory=lambda: _INFLUENCE)
    ally: float = 0.60
    certainty: Mapping[Certainty, float] = field(default_factory=lambda: _CERTAINTY)
    outsider: float = 0.55
    """Factor on every tie that leaves somebody outside the account."""
    line_down: float = 0.50
    line_up: float = 0.30
    dotted_up: float = 0.15

    steps: int = 4
    """Most hops of a path, the relationship included."""
    known: float = 0.25
    """A path of known hops counts from here; also where the band WEAK begins."""
    possible: float = 0.10
    fair: float = 0.40
    strong: float = 0.60
    shown_paths: int = 3
    shown_variants: int = 3

    upper_contact: int = 2
    """Usable depth from which an upper-level person is a contact (F01)."""
    opponent: int = -3
    """Nobody with this rating or a lower one is passed through."""
    asked: int = 3
    """Usable depth from which a contact can be asked who signs."""
    asked_people: int = 3
    fragile: float = 0.40
    """F08(a): the best path is weak below this."""
    small_firm: int = 250
    """F07: below this number of employees a high risk is decided in the C-suite."""

    candidate_depth: int = 3
    """F09: usable depth from which somebody could become coach."""
    candidate_rating: int = 3
    """F09: rating from which somebody could become coach; a blank one does not stand in the way."""
    covered: int = 2
    """F11: usable depth at which high influence is covered."""
    answer_days: int = 30
    """F12: an action answers an opponent when it is due within as many days."""
    working: int = 2
    """F14, F15, F17, F18: usable depth of a working relationship."""
    bow_tie_relationships: int = 3
    bow_tie_share: float = 0.80
    management_value: float = 1_000_000
    """F15: an objective from this value on needs a tie of our management, whatever the account."""
    closing_days: int = 90
    """F16: a selection or renewal is near."""
    change_days: int = 90
    """F17: a change is recent."""
    assure_days: int = 30
    """F19: a sale won longer ago needs a follow-up."""
    policy_days: int = 30
    """F19: a policy request has waited too long."""
    meeting_days: int = 14
    """F22: a meeting with an economic buyer is near."""
    coach_input_days: int = 60
    """F22: what a coach said about the buyer is recent."""
    likely_questions: int = 2
    """F22: questions to be ready for."""
    stale_share: float = 0.40
    """F23: share of facts about role holders that may wait to be confirmed."""
    knows_well: int = 3
    """F23: depth from which something should be written down."""
    assessed: float = 0.60
    """F24: share of the fit sheet that should be assessed."""
    fit: float = 0.50
    waits: int = 2
    """F24: confirmed reasons to wait."""
    evidence_depth: int = 4
    """F25: depth that needs evidence."""
    introducer: int = 2
    """F25: usable depth of somebody who agreed to introduce us."""


DEFAULTS = Thresholds()
