"""A document in which everything a customer must not see says so."""

from __future__ import annotations

from datetime import date

from relmap.model import vocabulary as v
from relmap.model.changes import snapshot_of
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.memory import ImportedValues, told_apart
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
                "kim", person, 4, SECRET_DAY, 77, 5, v.Social.STRONG, f"{CANARY} evidence", SECRET_DAY, f"{CANARY} next"
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
    return snapshot_of(records)


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
