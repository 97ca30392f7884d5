"""What we will do and whom we meet: actions, and meetings as stepping stones (method.md 1.5, 97-112)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from relmap.model.ids import pair_id
from relmap.model.strategy_vocabulary import ActionKind, Channel, MeetingPart, MeetingSetting, YesNo
from relmap.model.vocabulary import Audience, Step

Day: TypeAlias = date


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done (method.md 2.1): open until ``done`` tells the day it was.

    ``owner`` is one of ours, or of theirs for their line of a joint plan (method.md 1.2, 26). ``person`` is with whom,
    or who is asked. ``removes`` is the flag it removes, such as "F12". ``step`` ASSURE marks follow-up after the sale
    (F19). ``fact`` is the listening entry a promise came from. ``audience`` CUSTOMER puts it on the joint plan.
    """

    id: str
    account: str
    what: str = ""
    kind: ActionKind = ActionKind.STEP
    owner: str | None = None
    person: str | None = None
    objective: str | None = None
    step: Step | None = None
    channel: Channel | None = None
    due: Day | None = None
    done: Day | None = None
    removes: str = ""
    fact: str | None = None
    audience: Audience = Audience.TEAM


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, planned or held; who takes part are ``MeetingAttendee`` records.

    ``planned`` may be true only with ``why_for_them``, their reason to meet (method.md 1.4, 39); a meeting held without
    it was unplanned. ``aim`` is the best result, ``minimum_action`` the least the customer should do. ``next_step`` is
    what the *customer* will do: ``next_step_by`` one of theirs, until ``next_step_due``, done on ``next_step_done``
    (F19). ``outcome`` is what came of it, ``feeling`` what she will feel when we leave. ``previous`` is the stepping
    stone before.
    """

    id: str
    account: str
    date: Day | None = None
    purpose: str = ""
    objective: str | None = None
    setting: MeetingSetting | None = None
    place: str = ""
    planned: bool = False
    held: bool = False
    why_for_them: str = ""
    aim: str = ""
    minimum_action: str = ""
    coach_advice: str = ""
    coach_advice_followed: YesNo = YesNo.UNKNOWN
    feeling: str = ""
    outcome: str = ""
    next_step: str = ""
    next_step_by: str | None = None
    next_step_due: Day | None = None
    next_step_done: Day | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingAttendee:
    """Somebody in a meeting, one of theirs or of ours; ``part`` is what one of ours does there (F22 "our roles")."""

    meeting: str
    person: str
    part: MeetingPart | None = None

    @property
    def id(self) -> str:
        """The id of the pair."""
        return pair_id(self.meeting, self.person)


@dataclass(frozen=True, slots=True)
class MeetingQuestion:
    """A question they are likely to ask, and our answer (method.md 1.5, 98); ``answered_by`` is one of ours."""

    id: str
    meeting: str
    question: str = ""
    answer: str = ""
    answered_by: str | None = None
