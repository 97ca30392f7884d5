"""The whole open document as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember, Unit
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.strategy_vocabulary import FitLine, IntegrationArea
from relmap.model.vocabulary import ObjectiveKind

StrategyRecord: TypeAlias = (
    Meeting
    | MeetingAttendee
    | MeetingQuestion
    | Fact
    | Action
    | Agreement
    | Criterion
    | SolutionElement
    | GiveAndGet
    | PolicyRequest
    | QualityMeasure
    | CompetitorTie
    | FitAnswer
    | Integration
    | Acknowledgement
    | RuleSetting
    | SnapshotMark
)
"""What surrounds the map: knowledge, plans and what was agreed. All are edited by ``AddRecords``, Revise and Remove."""

Record: TypeAlias = (
    TeamMember
    | Account
    | Unit
    | Person
    | Relationship
    | Tie
    | Objective
    | RoleAssignment
    | ImportedValues
    | NotSame
    | StrategyRecord
)
"""Anything a document stores."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Snapshot:
    """Every record of a document, by id. Derived indexes are made when first asked for and kept with the value.

    The mappings must not be changed; ``relmap.model.changes`` makes the next snapshot.
    """

    team: Mapping[str, TeamMember] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)
    ties: Mapping[str, Tie] = field(default_factory=dict)
    objectives: Mapping[str, Objective] = field(default_factory=dict)
    roles: Mapping[str, RoleAssignment] = field(default_factory=dict)
    imported: Mapping[str, ImportedValues] = field(default_factory=dict)
    not_same: Mapping[str, NotSame] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    attendees: Mapping[str, MeetingAttendee] = field(default_factory=dict)
    questions: Mapping[str, MeetingQuestion] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    solution: Mapping[str, SolutionElement] = field(default_factory=dict)
    give_and_get: Mapping[str, GiveAndGet] = field(default_factory=dict)
    policy_requests: Mapping[str, PolicyRequest] = field(default_factory=dict)
    quality_measures: Mapping[str, QualityMeasure] = field(default_factory=dict)
    competitor_ties: Mapping[str, CompetitorTie] = field(default_factory=dict)
    fit: Mapping[str, FitAnswer] = field(default_factory=dict)
    integrations: Mapping[str, Integration] = field(default_factory=dict)
    acknowledgements: Mapping[str, Acknowledgement] = field(default_factory=dict)
    rule_settings: Mapping[str, RuleSetting] = field(default_factory=dict)
    marks: Mapping[str, SnapshotMark] = field(default_factory=dict)

    @cached_property
    def _units(self) -> Mapping[str, tuple[Unit, ...]]:
        return _grouped((u.account, u) for u in sorted(self.units.values(), key=lambda u: (u.name.casefold(), u.id)))

    @cached_property
    def _people(self) -> Mapping[str, tuple[Person, ...]]:
        return _grouped((p.account, p) for p in sorted(self.people.values(), key=lambda p: (p.rank, p.id)))

    @cached_property
    def _reports(self) -> Mapping[str, tuple[Person, ...]]:
        ordered = sorted(self.people.values(), key=lambda p: (p.rank, p.id))
        return _grouped((p.reports_to, p) for p in ordered if p.reports_to is not None and p.reports_to != p.id)

    @cached_property
    def _relationships(self) -> Mapping[str, tuple[Relationship, ...]]:
        return _grouped((r.person, r) for r in self.relationships.values())

    @cached_property
    def _ties(self) -> Mapping[str, tuple[Tie, ...]]:
        both: list[tuple[str, Tie]] = []
        for tie in self.ties.values():
            both.append((tie.source, tie))
            if tie.target != tie.source:
                both.append((tie.target, tie))
        return _grouped(both)

    @cached_property
    def _objectives(self) -> Mapping[str, tuple[Objective, ...]]:
        def order(o: Objective) -> tuple[bool, str, str]:
            return (o.kind is not ObjectiveKind.PARTNERSHIP, o.title.casefold(), o.id)

        return _grouped((o.account, o) for o in sorted(self.objectives.values(), key=order))

    @cached_property
    def _roles(self) -> Mapping[str, tuple[RoleAssignment, ...]]:
        return _grouped((r.objective, r) for r in self.roles.values())

    @cached_property
    def _imported(self) -> Mapping[str, tuple[ImportedValues, ...]]:
        return _grouped((i.person, i) for i in sorted(self.imported.values(), key=lambda i: i.id))

    @cached_property
    def _not_same(self) -> Mapping[str, tuple[NotSame, ...]]:
        return _grouped((end, pair) for pair in self.not_same.values() for end in (pair.first, pair.second))

    @cached_property
    def _facts_of(self) -> Mapping[str, tuple[Fact, ...]]:
        return _grouped(
            (f.account, f)
            for f in sorted(self.facts.values(), key=lambda f: (f.recorded_on or f.date or date.min, f.id))
            if f.account is not None
        )

    @cached_property
    def _facts_about(self) -> Mapping[str, tuple[Fact, ...]]:
        return _grouped(
            (f.person, f)
            for f in sorted(self.facts.values(), key=lambda f: (f.recorded_on or f.date or date.min, f.id))
            if f.person is not None
        )

    @cached_property
    def _actions_of(self) -> Mapping[str, tuple[Action, ...]]:
        return _grouped((a.account, a) for a in sorted(self.actions.values(), key=lambda a: (a.due or date.max, a.id)))

    @cached_property
    def _meetings_of(self) -> Mapping[str, tuple[Meeting, ...]]:
        return _grouped(
            (m.account, m) for m in sorted(self.meetings.values(), key=lambda m: (m.date or date.max, m.id))
        )

    @cached_property
    def _attendees_of(self) -> Mapping[str, tuple[MeetingAttendee, ...]]:
        return _grouped((a.meeting, a) for a in sorted(self.attendees.values(), key=lambda a: a.person))

    @cached_property
    def _meetings_with(self) -> Mapping[str, tuple[Meeting, ...]]:
        met = ((a.person, self.meetings[a.meeting]) for a in self.attendees.values() if a.meeting in self.meetings)
        return _grouped(sorted(met, key=lambda pair: (pair[1].date or date.max, pair[1].id)))

    @cached_property
    def _questions_of(self) -> Mapping[str, tuple[MeetingQuestion, ...]]:
        return _grouped((q.meeting, q) for q in sorted(self.questions.values(), key=lambda q: q.id))

    @cached_property
    def _agreements_of(self) -> Mapping[str, tuple[Agreement, ...]]:
        return _grouped(
            (a.objective, a)
            for a in sorted(self.agreements.values(), key=lambda a: (a.step.rank, a.agreed_on or date.max, a.id))
        )

    @cached_property
    def _criteria_of(self) -> Mapping[str, tuple[Criterion, ...]]:
        return _grouped((c.objective, c) for c in sorted(self.criteria.values(), key=lambda c: c.id))

    @cached_property
    def _solution_of(self) -> Mapping[str, tuple[SolutionElement, ...]]:
        return _grouped((e.objective, e) for e in sorted(self.solution.values(), key=lambda e: e.id))

    @cached_property
    def _give_and_get_of(self) -> Mapping[str, tuple[GiveAndGet, ...]]:
        return _grouped(
            (g.objective, g) for g in sorted(self.give_and_get.values(), key=lambda g: (g.since or date.max, g.id))
        )

    @cached_property
    def _policy_requests_of(self) -> Mapping[str, tuple[PolicyRequest, ...]]:
        return _grouped(
            (r.objective, r)
            for r in sorted(self.policy_requests.values(), key=lambda r: (r.asked_on or date.max, r.id))
        )

    @cached_property
    def _measures_of(self) -> Mapping[str, tuple[QualityMeasure, ...]]:
        return _grouped(
            (m.objective, m) for m in sorted(self.quality_measures.values(), key=lambda m: (m.name.casefold(), m.id))
        )

    @cached_property
    def _competitor_ties_of(self) -> Mapping[str, tuple[CompetitorTie, ...]]:
        return _grouped(
            (t.person, t) for t in sorted(self.competitor_ties.values(), key=lambda t: (t.competitor.casefold(), t.id))
        )

    @cached_property
    def _fit_of(self) -> Mapping[str, tuple[FitAnswer, ...]]:
        return _grouped((f.account, f) for f in sorted(self.fit.values(), key=lambda f: list(FitLine).index(f.line)))

    @cached_property
    def _integrations_of(self) -> Mapping[str, tuple[Integration, ...]]:
        return _grouped(
            (i.account, i)
            for i in sorted(self.integrations.values(), key=lambda i: list(IntegrationArea).index(i.area))
        )

    @cached_property
    def _acknowledgements_of(self) -> Mapping[str, tuple[Acknowledgement, ...]]:
        return _grouped((a.account, a) for a in sorted(self.acknowledgements.values(), key=lambda a: (a.until, a.id)))

    @cached_property
    def _marks_of(self) -> Mapping[str, tuple[SnapshotMark, ...]]:
        return _grouped(
            (m.account, m) for m in sorted(self.marks.values(), key=lambda m: (m.kept_on, m.id), reverse=True)
        )

    def units_of(self, account: str) -> tuple[Unit, ...]:
        """Units of an account, by name."""
        return self._units.get(account, ())

    def people_of(self, account: str) -> tuple[Person, ...]:
        """Everybody on an account's map, in sibling order."""
        return self._people.get(account, ())

    def reports_of(self, person: str) -> tuple[Person, ...]:
        """Direct reports by solid line, in sibling order, without a self-report."""
        return self._reports.get(person, ())

    def relationships_of(self, person: str) -> tuple[Relationship, ...]:
        """Our relationships to a person."""
        return self._relationships.get(person, ())

    def ties_of(self, person: str) -> tuple[Tie, ...]:
        """Ties that start or end at a person."""
        return self._ties.get(person, ())

    def account_ties(self, account: str) -> tuple[Tie, ...]:
        """Ties whose both ends are on one account's map."""
        people = {p.id for p in self.people_of(account)}
        return tuple(t for t in self.ties.values() if t.source in people and t.target in people)

    def objectives_of(self, account: str) -> tuple[Objective, ...]:
        """Objectives of an account: Partnership first, then by title."""
        return self._objectives.get(account, ())

    def roles_of(self, objective: str) -> tuple[RoleAssignment, ...]:
        """All role assignments of an objective."""
        return self._roles.get(objective, ())

    def imported_of(self, person: str) -> tuple[ImportedValues, ...]:
        """What files said about a person, one record a source and id there."""
        return self._imported.get(person, ())

    def not_same_of(self, person: str) -> tuple[NotSame, ...]:
        """Whom the user has told apart from a person."""
        return self._not_same.get(person, ())

    def facts_of(self, account: str) -> tuple[Fact, ...]:
        """Facts of an account, oldest first by the day they were recorded."""
        return self._facts_of.get(account, ())

    def facts_about(self, person: str) -> tuple[Fact, ...]:
        """Facts about a person, oldest first by the day they were recorded."""
        return self._facts_about.get(person, ())

    def actions_of(self, account: str) -> tuple[Action, ...]:
        """Actions of an account, next due first; those without a day last."""
        return self._actions_of.get(account, ())

    def meetings_of(self, account: str) -> tuple[Meeting, ...]:
        """Meetings of an account, earliest first; those without a day last."""
        return self._meetings_of.get(account, ())

    def attendees_of(self, meeting: str) -> tuple[MeetingAttendee, ...]:
        """Who takes part in a meeting, theirs and ours."""
        return self._attendees_of.get(meeting, ())

    def meetings_with(self, person: str) -> tuple[Meeting, ...]:
        """Meetings one of theirs or of ours takes part in, earliest first; those without a day last."""
        return self._meetings_with.get(person, ())

    def questions_of(self, meeting: str) -> tuple[MeetingQuestion, ...]:
        """Questions they are likely to ask in a meeting."""
        return self._questions_of.get(meeting, ())

    def agreements_of(self, objective: str) -> tuple[Agreement, ...]:
        """Agreements of an objective, by step, then by day."""
        return self._agreements_of.get(objective, ())

    def criteria_of(self, objective: str) -> tuple[Criterion, ...]:
        """Criteria of an objective."""
        return self._criteria_of.get(objective, ())

    def solution_of(self, objective: str) -> tuple[SolutionElement, ...]:
        """Elements of an objective's solution."""
        return self._solution_of.get(objective, ())

    def give_and_get_of(self, objective: str) -> tuple[GiveAndGet, ...]:
        """Give and get of an objective, earliest first."""
        return self._give_and_get_of.get(objective, ())

    def policy_requests_of(self, objective: str) -> tuple[PolicyRequest, ...]:
        """Policy requests of an objective, earliest first."""
        return self._policy_requests_of.get(objective, ())

    def quality_measures_of(self, objective: str) -> tuple[QualityMeasure, ...]:
        """Quality measures of an objective, by name."""
        return self._measures_of.get(objective, ())

    def competitor_ties_of(self, person: str) -> tuple[CompetitorTie, ...]:
        """Competitors' ties to a person, by competitor."""
        return self._competitor_ties_of.get(person, ())

    def fit_of(self, account: str) -> tuple[FitAnswer, ...]:
        """Answered lines of an account's fit sheet, in the order of the sheet."""
        return self._fit_of.get(account, ())

    def integrations_of(self, account: str) -> tuple[Integration, ...]:
        """Integration checklist of an account, in the order of the areas."""
        return self._integrations_of.get(account, ())

    def acknowledgements_of(self, account: str) -> tuple[Acknowledgement, ...]:
        """Acknowledged flags of an account and its objectives."""
        return self._acknowledgements_of.get(account, ())

    def marks_of(self, account: str) -> tuple[SnapshotMark, ...]:
        """Kept states of an account, latest first."""
        return self._marks_of.get(account, ())

    def unit_subtree(self, unit: str) -> frozenset[str]:
        """The unit and all units below it (method.md 4.4.7); a cycle of units ends the walk."""
        account = self.units[unit].account
        below: dict[str, list[str]] = {}
        for other in self.units_of(account):
            if other.parent is not None:
                below.setdefault(other.parent, []).append(other.id)
        found, waiting = {unit}, [unit]
        while waiting:
            for child in below.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return frozenset(found)


COLLECTIONS: Mapping[type[Record], str] = MappingProxyType(
    {
        TeamMember: "team",
        Account: "accounts",
        Unit: "units",
        Person: "people",
        Relationship: "relationships",
        Tie: "ties",
        Objective: "objectives",
        RoleAssignment: "roles",
        ImportedValues: "imported",
        NotSame: "not_same",
        Meeting: "meetings",
        MeetingAttendee: "attendees",
        MeetingQuestion: "questions",
        Fact: "facts",
        Action: "actions",
        Agreement: "agreements",
        Criterion: "criteria",
        SolutionElement: "solution",
        GiveAndGet: "give_and_get",
        PolicyRequest: "policy_requests",
        QualityMeasure: "quality_measures",
        CompetitorTie: "competitor_ties",
        FitAnswer: "fit",
        Integration: "integrations",
        Acknowledgement: "acknowledgements",
        RuleSetting: "rule_settings",
        SnapshotMark: "marks",
    }
)
"""Which mapping of a snapshot holds which record type; parents come before what refers to them."""

assert tuple(COLLECTIONS.values()) == tuple(f.name for f in fields(Snapshot))


def _grouped(pairs: Iterable[tuple[str, _T]]) -> Mapping[str, tuple[_T, ...]]:
    groups: dict[str, list[_T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
