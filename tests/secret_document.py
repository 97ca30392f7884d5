"""A document in which everything a customer must not see says so."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import get_type_hints

from relmap.model import strategy_vocabulary as s
from relmap.model import vocabulary as v
from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.memory import ImportedValues, told_apart
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.references import REFERENCES
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot

CANARY = "CANARY"
SECRET_DAY = date(1977, 7, 7)


def secretive() -> Snapshot:
    """One account; every text a customer must not read holds the canary, contact data "CANARY@mail" or "CANARY-tel"."""
    records: list[Record] = [
        TeamMember("kim", "Kim Berg", v.TeamOrg.SUPPLIER_PARTNER, "Key account manager", f"{CANARY} firm"),
        TeamMember("gone", f"{CANARY} inactive", active=False),
        Account("account", "Ardo Pumps", v.TargetStatus.KEY, v.AccountStage.BASIC, v.Level.VP, 77_771),
        Unit("works", "account", "Works"),
        _person("ada", "Ada Brook", "Owner"),
        _person("ben", "Ben Carr", "Works manager", reports_to="ada", rank=-3.0),
        _person("cleo", "Cleo Dunn", "Buyer", reports_to="ben", certainty=v.Certainty.ASSUMED),
        _person("left", f"{CANARY} left", status=v.PersonStatus.LEFT),
        _person("vacant", f"{CANARY} vacant", status=v.PersonStatus.VACANT),
        _person("unknown", f"{CANARY} unknown", status=v.PersonStatus.UNIDENTIFIED),
        _person("outside", f"{CANARY} outside", kind=v.PersonKind.EXTERNAL, affiliation=v.Affiliation.CONSULTANT),
        _person("holding", f"{CANARY} holding", kind=v.PersonKind.EXTERNAL, affiliation=v.Affiliation.GROUP_COMPANY),
        _person("under", "Dora Ellis", "Planner", reports_to="vacant"),
        ImportedValues("import", "ada", f"{CANARY} source", f"{CANARY} id", f"{CANARY} formerly", f"{CANARY} title"),
        told_apart("ada", "cleo"),
        Objective("partnership", "account", f"{CANARY} partnership", v.ObjectiveKind.PARTNERSHIP),
        Objective("sale", "account", f"{CANARY} sale", value=77_773.0, currency="CAN", decision_date=SECRET_DAY),
    ]
    for person in ("ada", "ben", "cleo"):
        records.append(
            Relationship(
                "kim",
                person,
                4,
                SECRET_DAY,
                77,
                5,
                v.Social.STRONG,
                f"{CANARY} evidence",
                SECRET_DAY,
                f"{CANARY} next",
                topic="Shown topic" if person == "ada" else "",
            )
        )
        records += [_role(objective, person) for objective in ("partnership", "sale")]
    for number, kind in enumerate(v.TieKind):
        records.append(
            Tie(
                f"{CANARY}-tie-{number}",
                kind,
                "cleo",
                "ada",
                date=SECRET_DAY,
                words=f"{CANARY} words",
                reason=f"{CANARY} reason",
            )
        )
    records += [*_around(), *_shared()]
    return snapshot_of([_filled(record) for record in records])


SHOWN: dict[type[Record], frozenset[str]] = {
    TeamMember: frozenset({"name", "title"}),
    Account: frozenset({"name"}),
    Unit: frozenset({"name"}),
    Person: frozenset({"name", "title", "site"}),
    Relationship: frozenset({"topic"}),
    Objective: frozenset({"title"}),
    Action: frozenset({"what", "due", "done"}),
    Agreement: frozenset({"statement", "agreed_on"}),
    QualityMeasure: frozenset({"name", "baseline", "target", "actual", "measured_on"}),
}
"""What of a record method.md 6(b) lets a customer read where the record is shown at all; written down once more."""

_SPECIAL = frozenset({"id", "currency", "email", "phone"})
"""Ids, a currency of three letters, and contact data, which have canaries of their own."""


def _filled(record: Record) -> Record:
    """The record with a canary in every text, day and amount that says nothing and is not for a customer.

    Fields are found by their types: one that is added tomorrow has its canary at once.
    """
    references = {r.field for r in REFERENCES.get(type(record), ())}
    kept = references | _SPECIAL | SHOWN.get(type(record), frozenset())
    hints = get_type_hints(type(record))
    canaries = {str: f"{CANARY} {{name}}", date | None: SECRET_DAY, float | None: 77_775.0}
    blank = {f.name: hints[f.name] for f in fields(record) if f.default in ("", None)}
    new: dict[str, object] = {}
    for name, kind in blank.items():
        canary = canaries.get(kind)
        if canary is not None and name not in kept and not getattr(record, name):
            new[name] = canary.format(name=name) if isinstance(canary, str) else canary
    return replace(record, **new)


def _shared() -> list[Record]:
    """What is marked for the customer: its texts begin with "Shown", everything else about it is secret."""
    due, customer = date(2027, 1, 20), v.Audience.CUSTOMER
    records: list[Record] = [
        Objective("joint", "account", "Shown objective", value=77_776.0),
        Agreement("agreed", "joint", v.Step.CONFIRM, "Shown agreement", "ada", due, s.AgreedHow.SAID, customer),
        QualityMeasure("shared", "joint", "Shown measure", "ada", "Shown base", "Shown aim", "Shown now", due,
                       customer),
        Action("step", "account", "Shown step", s.ActionKind.ANSWER_CONCERN, "kim", "ben", "sale", v.Step.CONFIRM,
               due=due, fact="private", audience=customer),
        Action("talk", "account", "Shown talk", owner="left", person="holding", channel=s.Channel.VISIT, due=due,
               audience=customer),
        Fact("question", "account", s.FactCategory.COACH_INPUT, source="cleo", question="Which figures count?",
             audience=customer),
        Fact("answered", "account", s.FactCategory.COACH_INPUT, source="ada", question="Who signs?",
             text=f"{CANARY} answer", audience=customer),
    ]  # fmt: skip
    others = sorted(set(s.FactCategory) - {s.FactCategory.COACH_INPUT, s.FactCategory.LESSON})
    told = [Fact(f"marked-{c}", "account", c, person="ada", objective="joint", audience=customer) for c in others]
    return [*records, *told]


def _around() -> list[Record]:
    """One record of every kind around the map, with the canary in every text."""
    records: list[Record] = [
        Meeting("meeting", "account", SECRET_DAY, objective="sale"),
        MeetingAttendee("meeting", "ada", s.MeetingPart.HOSTS),
        MeetingQuestion("question", "meeting"),
        Fact("private", "account", s.FactCategory.HOT_BUTTON, "PRIVATE", person="ada", audience=v.Audience.OWNER),
        Fact("open", "account", s.FactCategory.NOTE, person="ada", audience=v.Audience.CUSTOMER),
        Fact("lesson", None, s.FactCategory.LESSON),
        Action("action", "account", fact="private"),
        Agreement("agreement", "sale", v.Step.EXPLORE, agreed_by="ada"),
        Criterion("criterion", "sale", "ada"),
        SolutionElement("element", "sale"),
        GiveAndGet("give", "sale", value=77_774.0),
        PolicyRequest("request", "sale"),
        QualityMeasure("measure", "sale", f"{CANARY} measure", audience=v.Audience.OWNER),
        CompetitorTie("competitor", "ada", f"{CANARY} competitor"),
        FitAnswer("account", s.FitLine.VISION, 1),
        Integration("account", s.IntegrationArea.CATALOGUE, s.IntegrationState.LIVE, "kim", "ada"),
        Acknowledgement("seen", "account", "F24", SECRET_DAY),
        RuleSetting("fragile", 0.77),
        SnapshotMark("mark", "account", f"{CANARY} mark", SECRET_DAY, content="PRIVATE"),
    ]
    return records


def _role(objective: str, person: str) -> RoleAssignment:
    return RoleAssignment(
        objective,
        person,
        frozenset(v.BuyingRole),
        v.Certainty.CONFIRMED,
        v.HowKnown.SEEN,
        SECRET_DAY,
        v.Influence.HIGH,
        f"{CANARY} reason",
        v.ResponseMode.TROUBLE,
        f"{CANARY} mode",
        v.Certainty.CONFIRMED,
        -4,
        f"{CANARY} rating",
        v.Certainty.CONFIRMED,
    )


def _person(
    id_: str,
    name: str,
    title: str = f"{CANARY} title",
    *,
    certainty: v.Certainty = v.Certainty.CONFIRMED,
    reports_to: str | None = None,
    status: v.PersonStatus = v.PersonStatus.ACTIVE,
    kind: v.PersonKind = v.PersonKind.CONTACT,
    affiliation: v.Affiliation | None = None,
    rank: float = 0.0,
) -> Person:
    return Person(
        id_,
        "account",
        name,
        title,
        kind,
        affiliation,
        f"{CANARY} firm",
        status,
        SECRET_DAY,
        "works",
        f"{CANARY} function",
        "Leeds",
        f"{CANARY}@mail.example",
        f"{CANARY}-tel",
        v.Level.C_SUITE,
        f"{CANARY} override",
        SECRET_DAY,
        reports_to,
        certainty,
        rank,
        source=f"{CANARY} source",
        source_id=f"{CANARY} source id",
    )
