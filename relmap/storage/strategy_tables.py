"""The tables of what surrounds the map: plans, knowledge, agreements; as ``relmap.storage.tables`` describes.

A reference to somebody of theirs or of ours names no table, because it may be either.
"""

from __future__ import annotations

from sqlmodel import SQLModel

from relmap.storage.columns import STRICT, STRICT_BY_KEY, real_column, text_column, whole_column


class MeetingRow(SQLModel, table=True):
    """``Meeting``."""

    __tablename__ = "meeting"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    date: str | None = text_column(blank=True)
    purpose: str = text_column()
    objective: str | None = text_column("objective.id", index=True, blank=True)
    setting: str | None = text_column(blank=True)
    place: str = text_column()
    planned: int = whole_column()
    held: int = whole_column()
    why_for_them: str = text_column()
    aim: str = text_column()
    minimum_action: str = text_column()
    coach_advice: str = text_column()
    coach_advice_followed: str = text_column()
    feeling: str = text_column()
    outcome: str = text_column()
    next_step: str = text_column()
    next_step_by: str | None = text_column("person.id", index=True, blank=True)
    next_step_due: str | None = text_column(blank=True)
    next_step_done: str | None = text_column(blank=True)
    previous: str | None = text_column("meeting.id", index=True, blank=True)


class MeetingAttendeeRow(SQLModel, table=True):
    """``MeetingAttendee``; the pair is the key."""

    __tablename__ = "meeting_attendee"
    __table_args__ = STRICT_BY_KEY

    meeting: str = text_column("meeting.id", key=True)
    person: str = text_column(key=True)
    part: str | None = text_column(blank=True)


class MeetingQuestionRow(SQLModel, table=True):
    """``MeetingQuestion``."""

    __tablename__ = "meeting_question"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    meeting: str = text_column("meeting.id", index=True)
    question: str = text_column()
    answer: str = text_column()
    answered_by: str | None = text_column("team_member.id", blank=True)


class FactRow(SQLModel, table=True):
    """``Fact``."""

    __tablename__ = "fact"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str | None = text_column("account.id", index=True, blank=True)
    category: str = text_column()
    text: str = text_column()
    person: str | None = text_column("person.id", index=True, blank=True)
    objective: str | None = text_column("objective.id", index=True, blank=True)
    meeting: str | None = text_column("meeting.id", index=True, blank=True)
    source: str | None = text_column(blank=True)
    certainty: str = text_column()
    how_known: str | None = text_column(blank=True)
    date: str | None = text_column(blank=True)
    recorded_by: str | None = text_column("team_member.id", blank=True)
    recorded_on: str | None = text_column(blank=True)
    confirmed_on: str | None = text_column(blank=True)
    confirmer: str | None = text_column("team_member.id", blank=True)
    confirm_by: str | None = text_column(blank=True)
    audience: str = text_column()
    state: str = text_column()
    resolution: str = text_column()
    topic: str | None = text_column(blank=True)
    tone: str | None = text_column(blank=True)
    question: str = text_column()
    our_view: str = text_column()
    step: str | None = text_column(blank=True)
    removes: str = text_column()
    tags: str = text_column()


class ActionRow(SQLModel, table=True):
    """``Action``."""

    __tablename__ = "action"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    what: str = text_column()
    kind: str = text_column()
    owner: str | None = text_column(blank=True)
    person: str | None = text_column("person.id", index=True, blank=True)
    objective: str | None = text_column("objective.id", index=True, blank=True)
    step: str | None = text_column(blank=True)
    channel: str | None = text_column(blank=True)
    due: str | None = text_column(blank=True)
    done: str | None = text_column(blank=True)
    removes: str = text_column()
    fact: str | None = text_column("fact.id", index=True, blank=True)
    audience: str = text_column()


class AgreementRow(SQLModel, table=True):
    """``Agreement``."""

    __tablename__ = "agreement"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    step: str = text_column()
    statement: str = text_column()
    agreed_by: str | None = text_column("person.id", index=True, blank=True)
    agreed_on: str | None = text_column(blank=True)
    how: str | None = text_column(blank=True)
    audience: str = text_column()


class CriterionRow(SQLModel, table=True):
    """``Criterion``."""

    __tablename__ = "criterion"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    person: str = text_column("person.id", index=True)
    text: str = text_column()
    importance: str = text_column()
    met_on: str | None = text_column(blank=True)
    confirmed_by: str | None = text_column("person.id", index=True, blank=True)


class SolutionElementRow(SQLModel, table=True):
    """``SolutionElement``."""

    __tablename__ = "solution_element"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    text: str = text_column()
    author: str = text_column()
    person: str | None = text_column("person.id", index=True, blank=True)


class GiveAndGetRow(SQLModel, table=True):
    """``GiveAndGet``."""

    __tablename__ = "give_and_get"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    kind: str = text_column()
    side: str = text_column()
    what: str = text_column()
    value: float | None = real_column(blank=True)
    since: str | None = text_column(blank=True)
    until: str | None = text_column(blank=True)


class PolicyRequestRow(SQLModel, table=True):
    """``PolicyRequest``."""

    __tablename__ = "policy_request"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    need: str = text_column()
    our_rule: str = text_column()
    decision_maker: str | None = text_column("team_member.id", blank=True)
    state: str = text_column()
    asked_on: str | None = text_column(blank=True)
    decided_on: str | None = text_column(blank=True)


class QualityMeasureRow(SQLModel, table=True):
    """``QualityMeasure``."""

    __tablename__ = "quality_measure"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    objective: str = text_column("objective.id", index=True)
    name: str = text_column()
    agreed_by: str | None = text_column("person.id", index=True, blank=True)
    baseline: str = text_column()
    target: str = text_column()
    actual: str = text_column()
    measured_on: str | None = text_column(blank=True)
    audience: str = text_column()


class CompetitorTieRow(SQLModel, table=True):
    """``CompetitorTie``."""

    __tablename__ = "competitor_tie"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    person: str = text_column("person.id", index=True)
    competitor: str = text_column()
    strength: str = text_column()
    certainty: str = text_column()
    how_known: str | None = text_column(blank=True)
    known_on: str | None = text_column(blank=True)
    words: str = text_column()


class FitAnswerRow(SQLModel, table=True):
    """``FitAnswer``; the pair is the key."""

    __tablename__ = "fit_answer"
    __table_args__ = STRICT_BY_KEY

    account: str = text_column("account.id", key=True)
    line: str = text_column(key=True)
    points: int | None = whole_column(blank=True)
    holds: str = text_column()
    theirs: str = text_column()
    ours: str = text_column()
    evidence: str = text_column()
    evidence_date: str | None = text_column(blank=True)
    certainty: str = text_column()
    how_known: str | None = text_column(blank=True)


class IntegrationRow(SQLModel, table=True):
    """``Integration``; the pair is the key."""

    __tablename__ = "integration"
    __table_args__ = STRICT_BY_KEY

    account: str = text_column("account.id", key=True)
    area: str = text_column(key=True)
    state: str = text_column()
    our_owner: str | None = text_column("team_member.id", blank=True)
    their_owner: str | None = text_column("person.id", index=True, blank=True)


class AcknowledgementRow(SQLModel, table=True):
    """``Acknowledgement``."""

    __tablename__ = "acknowledgement"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    rule: str = text_column()
    until: str = text_column()
    objective: str | None = text_column("objective.id", index=True, blank=True)
    reason: str = text_column()
    by: str = text_column()
    made_on: str | None = text_column(blank=True)


class RuleSettingRow(SQLModel, table=True):
    """``RuleSetting``."""

    __tablename__ = "rule_setting"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    value: float = real_column()


class SnapshotMarkRow(SQLModel, table=True):
    """``SnapshotMark``."""

    __tablename__ = "snapshot_mark"
    __table_args__ = STRICT

    id: str = text_column(key=True)
    account: str = text_column("account.id", index=True)
    label: str = text_column()
    kept_on: str = text_column()
    pack: str = text_column()
    content: str = text_column()
