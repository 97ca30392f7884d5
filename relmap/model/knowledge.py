"""What we know beyond the map: facts, competitors, how well an account fits, how far we are connected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from relmap.model.ids import pair_id
from relmap.model.strategy_vocabulary import (
    CompetitorStrength,
    FactCategory,
    FactState,
    FitLine,
    IntegrationArea,
    IntegrationState,
    ListeningTopic,
    Tone,
    YesNo,
)
from relmap.model.vocabulary import Audience, Certainty, HowKnown, Step

Day: TypeAlias = date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing we know (method.md 1.5, 80-92): tacit knowledge, listening, concerns, incidents, lessons.

    ``person`` is whom it is about; a person, an objective or neither. ``account`` is blank for a LESSON of no account
    only. ``source`` is who told us: one of theirs or of ours. ``date`` is when it was said or happened, for a
    DECISION_STEP when it will. ``recorded_by``, ``confirmer`` are ours; ``confirm_by`` is the day until which it
    should be confirmed again, None meaning twelve months after ``confirmed_on``.

    Fields of single categories: ``topic``, ``tone`` LISTENING · ``question`` what we asked (LISTENING, COACH_INPUT) ·
    ``our_view`` COACH_INPUT, whose ``removes`` "F03" says that the coach names ``person`` as who signs (F25) ·
    ``state`` CONCERN, INCIDENT, or ASKED for any · ``resolution`` what we learned (CONCERN),
    how it was solved (INCIDENT), how it is shared (RISK) · ``step`` STEP_EVIDENCE · ``removes`` the flag a STRENGTH
    removes, such as "F12" · ``tags`` words of a LESSON, separated by spaces. ``text`` of LISTENING is her words first.
    """

    id: str
    account: str | None
    category: FactCategory
    text: str = ""
    person: str | None = None
    objective: str | None = None
    meeting: str | None = None
    source: str | None = None
    certainty: Certainty = Certainty.REPORTED
    how_known: HowKnown | None = None
    date: Day | None = None
    recorded_by: str | None = None
    recorded_on: Day | None = None
    confirmed_on: Day | None = None
    confirmer: str | None = None
    confirm_by: Day | None = None
    audience: Audience = Audience.TEAM
    state: FactState = FactState.STANDING
    resolution: str = ""
    topic: ListeningTopic | None = None
    tone: Tone | None = None
    question: str = ""
    our_view: str = ""
    step: Step | None = None
    removes: str = ""
    tags: str = ""


@dataclass(frozen=True, slots=True)
class CompetitorTie:
    """How close a competitor is to a person (E21, F16); ``competitor`` is a name, a competitor is no node."""

    id: str
    person: str
    competitor: str
    strength: CompetitorStrength = CompetitorStrength.UNKNOWN
    certainty: Certainty = Certainty.ASSUMED
    how_known: HowKnown | None = None
    known_on: Day | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class FitAnswer:
    """One line of the fit sheet (method.md 5, measure 6); one record an account and line.

    ``points`` 0 … 3 for a scored line, ``holds`` for a ticked one, ``theirs`` and ``ours`` for the two columns. A
    point without ``evidence`` and ``evidence_date`` counts as not assessed. ``certainty`` matters for a reason to
    wait: F24 counts CONFIRMED ones.
    """

    account: str
    line: FitLine
    points: int | None = None
    holds: YesNo = YesNo.UNKNOWN
    theirs: str = ""
    ours: str = ""
    evidence: str = ""
    evidence_date: Day | None = None
    certainty: Certainty = Certainty.ASSUMED
    how_known: HowKnown | None = None

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.account, self.line)


@dataclass(frozen=True, slots=True)
class Integration:
    """One system of the integration checklist (method.md 1.1, 12); LIVE without ``their_owner`` is an F23 item."""

    account: str
    area: IntegrationArea
    state: IntegrationState = IntegrationState.NONE
    our_owner: str | None = None
    their_owner: str | None = None

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.account, self.area)
