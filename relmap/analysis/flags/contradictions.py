"""F25: records that contradict each other (method.md 4.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from relmap.analysis.flags.case import AccountCase
from relmap.analysis.flags.report import Flag
from relmap.analysis.flags.strategy_facts import Clash, Contradiction, DataContradiction
from relmap.analysis.standing import entered_depth
from relmap.model.entities import Person
from relmap.model.integrity import reporting_cycles, self_reports
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import BuyingRole, Certainty, Level, PersonStatus, Severity, TieKind

_FRIENDLY = (TieKind.CAN_INTRODUCE, TieKind.ALLY)
_GONE = (PersonStatus.LEFT, PersonStatus.VACANT)

NAMES_BUYER = frozenset({"F03", "F06", "F07"})
"""A coach's input about somebody that ``removes`` one of these flags says that this person gives the final yes."""


def data_contradiction(case: AccountCase) -> Flag | None:
    """F25, one case after the other in the order of the rule book."""
    cases = tuple(
        dict.fromkeys(
            (*_lines(case), *_friends(case), *_gone(case), *_relationships(case), *_roles(case), *_twice(case))
        )
    )
    if not cases:
        return None
    people = tuple(person for one in cases for person in one.people)
    return case.flag("F25", "DATA_CONTRADICTION", Severity.MEDIUM, DataContradiction(cases), people)


def _lines(case: AccountCase) -> Iterator[Contradiction]:
    yield from (Contradiction(Clash.CYCLE, cycle) for cycle in reporting_cycles(case.people))
    yield from (Contradiction(Clash.SELF_REPORT, (person,)) for person in self_reports(case.people))
    for person in case.people:
        seconds = [t.target for t in case.snapshot.ties_of(person.id) if t.was_solid and t.source == person.id]
        if seconds:
            first = (person.reports_to,) if person.reports_to in case.snapshot.people else ()
            managers = (key for key in (*first, *sorted(seconds)) if key is not None)
            yield Contradiction(Clash.SEVERAL_MANAGERS, (person.id, *managers))


def _friends(case: AccountCase) -> Iterator[Contradiction]:
    for person in case.people:
        for tie in case.snapshot.ties_of(person.id):
            if tie.kind in _FRIENDLY and tie.source == person.id and (tie.source, tie.target) in case.ground.conflicts:
                yield Contradiction(Clash.FRIEND_AND_FOE, (min(tie.source, tie.target), max(tie.source, tie.target)))


def _gone(case: AccountCase) -> Iterator[Contradiction]:
    """Posts keep their lines (3.1), also dotted ones; whoever left keeps none."""
    busy = {a.person for a in case.snapshot.actions_of(case.account.id) if a.done is None}
    busy |= {a.owner for a in case.snapshot.actions_of(case.account.id) if a.done is None}
    for person in case.people:
        if person.status not in _GONE:
            continue
        left = person.status is PersonStatus.LEFT
        if person.id in busy:
            yield Contradiction(Clash.GONE_WITH_ACTIONS, (person.id,))
        if any(left or tie.kind is not TieKind.DOTTED_TO for tie in case.snapshot.ties_of(person.id)):
            yield Contradiction(Clash.GONE_WITH_TIES, (person.id,))
        reports = tuple(p.id for p in case.snapshot.reports_of(person.id) if p.active) if left else ()
        if reports:
            yield Contradiction(Clash.REPORTS_TO_GONE, (person.id, *sorted(reports)))


def _relationships(case: AccountCase) -> Iterator[Contradiction]:
    limits = case.thresholds
    for person in case.people:
        if not person.active:
            continue
        promised = sorted(
            tie.target
            for tie in case.snapshot.ties_of(person.id)
            if tie.kind is TieKind.CAN_INTRODUCE and tie.source == person.id and tie.certainty is Certainty.CONFIRMED
        )
        if promised and case.ground.depths.get(person.id, 0) < limits.introducer:
            yield Contradiction(Clash.INTRODUCER_UNKNOWN, (person.id, *promised))
        if any(
            entered_depth(r) >= limits.evidence_depth and not r.evidence.strip()
            for r in case.snapshot.relationships_of(person.id)
        ):
            yield Contradiction(Clash.NO_EVIDENCE, (person.id,))


def _roles(case: AccountCase) -> Iterator[Contradiction]:
    for person, assignment in case.held:
        if person.of_account and person.level is Level.UNKNOWN and person.status is not PersonStatus.UNIDENTIFIED:
            yield Contradiction(Clash.LEVEL_UNKNOWN, (person.id,))
        if person.level is Level.STAFF and BuyingRole.ECONOMIC in assignment.roles:
            yield Contradiction(Clash.STAFF_SIGNS, (person.id,))
    for objective in case.objectives:
        coaches = {r.person for r in case.snapshot.roles_of(objective.id) if BuyingRole.COACH in r.roles}
        named = {
            (fact.source, fact.person)
            for fact in case.snapshot.facts_of(case.account.id)
            if fact.category is FactCategory.COACH_INPUT
            and fact.removes in NAMES_BUYER
            and fact.objective == objective.id
            and fact.source in coaches
            and fact.person is not None
        }
        people = {person for _, person in named if person is not None}
        if len(people) > 1 and len({source for source, _ in named}) > 1:
            yield Contradiction(Clash.COACHES_DIFFER, tuple(sorted(people)))


def _twice(case: AccountCase) -> Iterator[Contradiction]:
    """The same name in the same unit, unless the user has told the two apart."""
    groups: dict[tuple[str, str | None], list[Person]] = defaultdict(list)
    for person in case.people:
        name = " ".join(person.name.casefold().split())
        if name and person.status is not PersonStatus.LEFT:
            groups[name, person.unit].append(person)
    for same in groups.values():
        if len(same) < 2:
            continue
        first = same[0]
        apart = {end for pair in case.snapshot.not_same_of(first.id) for end in (pair.first, pair.second)}
        others = tuple(p.id for p in same[1:] if p.id not in apart)
        if others:
            yield Contradiction(Clash.TWICE, (first.id, *others))
