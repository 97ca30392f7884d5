"""What the three accounts are written with: outlines of people, and one line for each further fact.

Codes such as "A06" are those of method.md 7; the id of a record follows from its code, so it never changes.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sample_accounts.names import Names

from relmap.model.changes import snapshot_of
from relmap.model.deal import Agreement, QualityMeasure
from relmap.model.entities import PARTNERSHIP_TITLE, Account, Objective, Person, TeamMember, Unit
from relmap.model.knowledge import Fact, FitAnswer
from relmap.model.plan import Action, Meeting, MeetingAttendee
from relmap.model.references import REFERENCES
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.sample import SAMPLE_DAY, sample_id
from relmap.model.snapshot import Record, Snapshot, StrategyRecord
from relmap.model.strategy_vocabulary import AgreedHow, FactCategory, FitLine, MeetingPart, Pace, Warmth
from relmap.model.vocabulary import (
    Audience,
    BuyingRole,
    Certainty,
    Influence,
    Level,
    ObjectiveKind,
    Step,
    Strength,
    TeamOrg,
    TieKind,
)

AS_OF = SAMPLE_DAY
SEED = 2026

KAM, SECOND_KAM, ENGINEER, REP, INSIDE_SALES, MANAGEMENT, OLAF = "T1", "T2", "T3", "T4", "T5", "T6", "T7"

_LEVELS = {level.value[0]: level for level in Level}
_ROLES = {role.letter: role for role in BuyingRole}
_LINE = re.compile(
    r"(?P<indent> *)(?P<code>\w\d+) (?P<level>\w) (?P<title>[^/^]+)(/(?P<name>[^^]+))?(\^(?P<boss>\w+))?"
)


def ago(days: int) -> date:
    """A real date, ``days`` before the sample's own day."""
    return AS_OF - timedelta(days=days)


class Book:
    """Collects the records of the sample document."""

    def __init__(self) -> None:
        self._records: dict[tuple[type[Record], str], Record] = {}
        self._account = ""
        self._names = Names(SEED)
        self._units: dict[str, str] = {}

    def snapshot(self) -> Snapshot:
        """The document as it stands."""
        return snapshot_of(self._records.values())

    def our_people(self) -> None:
        """Our side, shared by the three accounts."""
        self._team(KAM, "Kim Berg", "Key account manager", languages="Danish, German, English")
        self._team(SECOND_KAM, "Maya Okonjo", "Key account manager")
        self._team(
            ENGINEER, "Goran Petković", "Application engineer",
            languages="Croatian, German", background="fitter, press shop", interests="sailing",
        )  # fmt: skip
        self._team(REP, "Riku Sato", "Technical representative", org=TeamOrg.SUPPLIER_PARTNER, firm="Corvid Filtration")
        self._team(INSIDE_SALES, "Lena Marsh", "Inside sales")
        self._team(
            MANAGEMENT, "Ruth Callender", "Chief executive and managing director", is_management=True,
            languages="English, French", background="auditor, family firm", interests="opera, sailing",
            pace=Pace.INDIRECT, warmth=Warmth.GUARDED,
        )  # fmt: skip
        self._team(OLAF, "Olaf Brun", "Service engineer", active=False)

    def account(self, code: str, name: str, **facts: Any) -> None:
        """Begin an account; what follows belongs to it."""
        self._account = sample_id(code)
        self._units = {}
        self._add(Account(self._account, name, **_identified(Account, facts)))

    def around(self, record_type: type[StrategyRecord], code: str = "", **facts: Any) -> None:
        """A record around the account's map; references are codes. A record that joins a pair has no code."""
        names = {f.name for f in dataclasses.fields(record_type)}
        given = _identified(record_type, facts)
        if "id" in names:
            given["id"] = sample_id(code)
        if "account" in names:
            given["account"] = self._account
        made: Any = record_type
        self._add(made(**given))

    def fits(self, **points: tuple[int, str]) -> None:
        """Scored lines of the fit sheet with points and evidence, found out two months ago."""
        for line, (score, evidence) in points.items():
            self.around(FitAnswer, line=FitLine(line), points=score, evidence=evidence, evidence_date=ago(60))

    def knows_of(self, code: str, category: FactCategory, person: str, text: str, **facts: Any) -> None:
        """A fact about a person, recorded and confirmed two months ago by the key account manager."""
        given = {"recorded_by": KAM, "recorded_on": ago(60), "confirmed_on": ago(60), "confirmer": KAM, **facts}
        self.around(Fact, code, category=category, person=person, text=text, **given)

    def agreed(self, objective: str, step: Step, person: str, days: int, statement: str, **facts: Any) -> None:
        """One of theirs agreed to the result of a step."""
        code = f"{objective} {step}"
        self.around(
            Agreement, code, objective=objective, step=step, agreed_by=person, agreed_on=ago(days),
            statement=statement, how=AgreedHow.SAID, **facts,
        )  # fmt: skip

    def meets(
        self, code: str, days: int, *people: str, parts: Mapping[str, MeetingPart] | None = None, **facts: Any
    ) -> None:
        """A meeting ``days`` ago, ahead of us when negative; ``parts`` are what ours do there."""
        self.around(Meeting, code, date=ago(days), held=days >= 0, **facts)
        for person in people:
            self.around(MeetingAttendee, meeting=code, person=person)
        for member, part in (parts or {}).items():
            self.around(MeetingAttendee, meeting=code, person=member, part=part)

    def plans(self, code: str, objective: str, what: str, owner: str, days: int, **facts: Any) -> None:
        """An open action, due ``days`` ahead."""
        self.around(Action, code, objective=objective, what=what, owner=owner, due=ago(-days), **facts)

    def shares(self, code: str, what: str, owner: str, days: int, **facts: Any) -> None:
        """A line of the joint plan, due ``days`` ahead; it was done when that is in the past."""
        due = ago(-days)
        self.around(
            Action, code, what=what, owner=owner, due=due, done=due if days < 0 else None, audience=Audience.CUSTOMER,
            **facts,
        )  # fmt: skip

    def measures(self, code: str, objective: str, name: str, person: str, **facts: Any) -> None:
        """A result both sides measure, as one of theirs agreed."""
        self.around(
            QualityMeasure, code, objective=objective, name=name, agreed_by=person, audience=Audience.CUSTOMER, **facts
        )

    def units(self, *names: str, parent: str | None = None, **facts: Any) -> None:
        """Units of the account, below the unit ``parent``."""
        above = self._units[parent] if parent is not None else None
        for name in names:
            self._units[name] = sample_id(f"{self._account} {name}")
            self._add(Unit(self._units[name], self._account, name, above, **facts))

    def outline(self, text: str, more: Mapping[str, Mapping[str, Any]]) -> None:
        """People, one a line: code, first letter of the level, title, "/" name, "^" manager.

        Indentation says who reports to whom; "^" names a manager elsewhere. A line "# unit, site" says where those
        below it work, "#" alone that they work outside the account. A name left out is drawn from the list. ``more``
        are further fields by code.
        """
        unit, site = None, ""
        above: list[tuple[int, str]] = []
        for place, line in enumerate(text.strip("\n").splitlines()):
            if line.startswith("#"):
                name, _comma, site = line[1:].strip().partition(", ")
                unit, above = self._units.get(name), []
                continue
            found = _LINE.fullmatch(line)
            assert found, line
            code, depth = found["code"], len(found["indent"])
            above = [(indent, boss) for indent, boss in above if indent < depth]
            boss = found["boss"] or (above[-1][1] if above else None)
            above.append((depth, code))
            fields = dict(more.get(code, {}))
            name = fields.pop("name", None)
            if name is None:
                name = (found["name"] or "").strip() or self._names.next()
            person = Person(
                sample_id(code), self._account, name, found["title"].strip(), unit=unit, site=site, rank=float(place),
                level=_LEVELS[found["level"]], reports_to=sample_id(boss) if boss else None,
            )  # fmt: skip
            self._add(replace(person, **fields))

    def knows(self, ours: str, person: str, depth: int, days: int, evidence: str = "", **facts: Any) -> None:
        """One of ours has a relationship; the last talk was ``days`` ago."""
        self._add(Relationship(sample_id(ours), sample_id(person), depth, ago(days), evidence=evidence, **facts))

    def introduces(self, person: str, other: str, certainty: Certainty, words: str = "", **facts: Any) -> None:
        """``person`` can introduce us to ``other``."""
        self._tie(TieKind.CAN_INTRODUCE, person, other, certainty=certainty, words=words, **facts)

    def influences(self, person: str, other: str, strength: Strength, certainty: Certainty, words: str = "") -> None:
        """``other`` listens to ``person``."""
        self._tie(TieKind.INFLUENCES, person, other, strength=strength, certainty=certainty, words=words)

    def allies(self, person: str, other: str, certainty: Certainty, words: str = "") -> None:
        """The two trust and help each other."""
        self._tie(TieKind.ALLY, person, other, certainty=certainty, words=words)

    def conflict(self, person: str, other: str, reason: str) -> None:
        """The two work against each other."""
        self._tie(TieKind.CONFLICT, person, other, certainty=Certainty.CONFIRMED, reason=reason)

    def dotted(self, person: str, *managers: str, **facts: Any) -> None:
        """``person`` also answers to ``managers``."""
        for manager in managers:
            self._tie(TieKind.DOTTED_TO, person, manager, certainty=Certainty.CONFIRMED, **facts)

    def partnership(self, code: str, **facts: Any) -> None:
        """The account's built-in objective."""
        self._objective(code, PARTNERSHIP_TITLE, kind=ObjectiveKind.PARTNERSHIP, **facts)

    def sale(self, code: str, title: str, **facts: Any) -> None:
        """A sales objective; ``unit`` is a unit's name."""
        self._objective(code, title, **facts)

    def role(
        self,
        objective: str,
        person: str,
        letters: str,
        influence: Influence = Influence.UNKNOWN,
        rating: int | None = None,
        **facts: Any,
    ) -> None:
        """What a person is to an objective; ``letters`` of E, T, U, C."""
        roles = frozenset(_ROLES[letter] for letter in letters)
        facts.setdefault("certainty", Certainty.CONFIRMED)
        facts.setdefault("confirmed_on", ago(60))
        self._add(
            RoleAssignment(sample_id(objective), sample_id(person), roles, influence=influence, rating=rating, **facts)
        )

    def _team(self, code: str, name: str, title: str, **facts: Any) -> None:
        self._add(TeamMember(sample_id(code), name, title=title, **facts))

    def _tie(self, kind: TieKind, person: str, other: str, **facts: Any) -> None:
        self._add(Tie(sample_id(f"{person} {kind} {other}"), kind, sample_id(person), sample_id(other), **facts))

    def _objective(self, code: str, title: str, unit: str | None = None, **facts: Any) -> None:
        where = self._units[unit] if unit is not None else None
        given = _identified(Objective, facts)
        self._add(Objective(sample_id(code), self._account, title, unit=where, **given))

    def _add(self, record: Record) -> None:
        key = (type(record), record.id)
        assert key not in self._records, record
        self._records[key] = record


def _identified(record_type: type[Record], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with the ids of the codes that references name."""
    references = {reference.field for reference in REFERENCES.get(record_type, ())}
    return {name: sample_id(value) if name in references else value for name, value in facts.items()}
