"""The keys of what surrounds the map, in the order they are written; joined by ``relmap.exchange.json_fields``.

Kept elsewhere: the ``account``, ``objective`` or ``meeting`` a record belongs to follows from where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from relmap.exchange.json_kinds import (
    AMOUNT,
    CERTAINTY,
    DATE,
    DAY,
    FLAG,
    ID,
    REFERENCE,
    TEXT,
    Key,
    key,
    or_null,
    required,
    whole,
    words_of,
)
from relmap.model import strategy_vocabulary as s
from relmap.model import vocabulary as v
from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion

STRATEGY_KEYS: Mapping[type[Any], tuple[Key, ...]] = MappingProxyType(
    {
        Meeting: (
            required("id", ID),
            key("date", DATE),
            key("purpose", TEXT),
            key("objective", REFERENCE),
            key("setting", or_null(words_of(s.MeetingSetting))),
            key("place", TEXT),
            key("planned", FLAG),
            key("held", FLAG),
            key("why_for_them", TEXT),
            key("aim", TEXT),
            key("minimum_action", TEXT),
            key("coach_advice", TEXT),
            key("coach_advice_followed", words_of(s.YesNo)),
            key("feeling", TEXT),
            key("outcome", TEXT),
            key("next_step", TEXT),
            key("next_step_by", REFERENCE),
            key("next_step_due", DATE),
            key("next_step_done", DATE),
            key("previous", REFERENCE),
        ),
        MeetingAttendee: (
            required("person", ID),
            key("part", or_null(words_of(s.MeetingPart))),
        ),
        MeetingQuestion: (
            required("id", ID),
            key("question", TEXT),
            key("answer", TEXT),
            key("answered_by", REFERENCE),
        ),
        Fact: (
            required("id", ID),
            required("category", words_of(s.FactCategory)),
            key("text", TEXT),
            key("person", REFERENCE),
            key("objective", REFERENCE),
            key("meeting", REFERENCE),
            key("source", REFERENCE),
            key("certainty", CERTAINTY),
            key("how_known", or_null(words_of(v.HowKnown))),
            key("date", DATE),
            key("recorded_by", REFERENCE),
            key("recorded_on", DATE),
            key("confirmed_on", DATE),
            key("confirmer", REFERENCE),
            key("confirm_by", DATE),
            key("audience", words_of(v.Audience)),
            key("state", words_of(s.FactState)),
            key("resolution", TEXT),
            key("topic", or_null(words_of(s.ListeningTopic))),
            key("tone", or_null(words_of(s.Tone))),
            key("question", TEXT),
            key("our_view", TEXT),
            key("step", or_null(words_of(v.Step))),
            key("removes", TEXT),
            key("tags", TEXT),
        ),
        Action: (
            required("id", ID),
            key("what", TEXT),
            key("kind", words_of(s.ActionKind)),
            key("owner", REFERENCE),
            key("person", REFERENCE),
            key("objective", REFERENCE),
            key("step", or_null(words_of(v.Step))),
            key("channel", or_null(words_of(s.Channel))),
            key("due", DATE),
            key("done", DATE),
            key("removes", TEXT),
            key("fact", REFERENCE),
            key("audience", words_of(v.Audience)),
        ),
        Agreement: (
            required("id", ID),
            required("step", words_of(v.Step)),
            key("statement", TEXT),
            key("agreed_by", REFERENCE),
            key("agreed_on", DATE),
            key("how", or_null(words_of(s.AgreedHow))),
            key("audience", words_of(v.Audience)),
        ),
        Criterion: (
            required("id", ID),
            required("person", ID),
            key("text", TEXT),
            key("importance", words_of(v.Influence)),
            key("met_on", DATE),
            key("confirmed_by", REFERENCE),
        ),
        SolutionElement: (
            required("id", ID),
            key("text", TEXT),
            key("author", words_of(s.SolutionAuthor)),
            key("person", REFERENCE),
        ),
        GiveAndGet: (
            required("id", ID),
            key("kind", words_of(s.GiveAndGetKind)),
            key("side", words_of(s.Side)),
            key("what", TEXT),
            key("value", or_null(AMOUNT)),
            key("since", DATE),
            key("until", DATE),
        ),
        PolicyRequest: (
            required("id", ID),
            key("need", TEXT),
            key("our_rule", TEXT),
            key("decision_maker", REFERENCE),
            key("state", words_of(s.PolicyState)),
            key("asked_on", DATE),
            key("decided_on", DATE),
        ),
        QualityMeasure: (
            required("id", ID),
            required("name", TEXT),
            key("agreed_by", REFERENCE),
            key("baseline", TEXT),
            key("target", TEXT),
            key("actual", TEXT),
            key("measured_on", DATE),
            key("audience", words_of(v.Audience)),
        ),
        CompetitorTie: (
            required("id", ID),
            required("person", ID),
            required("competitor", TEXT),
            key("strength", words_of(s.CompetitorStrength)),
            key("certainty", CERTAINTY),
            key("how_known", or_null(words_of(v.HowKnown))),
            key("known_on", DATE),
            key("words", TEXT),
        ),
        FitAnswer: (
            required("line", words_of(s.FitLine)),
            key("points", or_null(whole(0, 3))),
            key("holds", words_of(s.YesNo)),
            key("theirs", TEXT),
            key("ours", TEXT),
            key("evidence", TEXT),
            key("evidence_date", DATE),
            key("certainty", CERTAINTY),
            key("how_known", or_null(words_of(v.HowKnown))),
        ),
        Integration: (
            required("area", words_of(s.IntegrationArea)),
            key("state", words_of(s.IntegrationState)),
            key("our_owner", REFERENCE),
            key("their_owner", REFERENCE),
        ),
        Acknowledgement: (
            required("id", ID),
            required("rule", TEXT),
            required("until", DAY),
            key("objective", REFERENCE),
            key("reason", TEXT),
            key("by", TEXT),
            key("made_on", DATE),
        ),
        RuleSetting: (
            required("id", ID),
            required("value", AMOUNT),
        ),
        SnapshotMark: (
            required("id", ID),
            required("label", TEXT),
            required("kept_on", DAY),
            key("pack", TEXT),
            key("content", TEXT),
        ),
    }
)

PARTS: Mapping[type[Any], Mapping[str, type[Any]]] = MappingProxyType(
    {
        Account: {
            "meetings": Meeting,
            "facts": Fact,
            "actions": Action,
            "competitor_ties": CompetitorTie,
            "fit": FitAnswer,
            "integrations": Integration,
            "acknowledgements": Acknowledgement,
            "snapshots": SnapshotMark,
        },
        Objective: {
            "agreements": Agreement,
            "criteria": Criterion,
            "solution": SolutionElement,
            "give_and_get": GiveAndGet,
            "policy_requests": PolicyRequest,
            "quality_measures": QualityMeasure,
        },
        Meeting: {"attendees": MeetingAttendee, "questions": MeetingQuestion},
    }
)
"""The lists inside a record, by key, and the records they hold; a document itself holds ``LESSONS`` and ``RULES``."""

LESSONS = "lessons"
"""Facts of no account."""

RULES = "rule_settings"
"""Numbers of the rule book that differ from the default."""


def parent_field(parent: type[Any], part: type[Any]) -> str | None:
    """The field of a record that names what it stands in; None where a person says so."""
    name = parent.__name__.lower()
    return name if any(f.name == name for f in fields(part)) else None
