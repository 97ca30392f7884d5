"""What we should find out next: missing facts about role holders, most valuable first (method.md 5, measure 8; 88)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from relmap.analysis.standing import best_depth
from relmap.analysis.stewardship import KEPT_DAYS, known
from relmap.model.entities import Person
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, Style
from relmap.model.vocabulary import BuyingRole, Influence, ObjectiveStatus, ResponseMode, TieKind

MOST_SHOWN = 5
_MOST_A_PERSON = 2
_MEETING_AHEAD = timedelta(days=30)
_ECONOMIC_WEIGHT = 4
_WORKING = 2


class Item(StrEnum):
    """One thing to know about a role holder."""

    STYLE = "STYLE"
    VALUES = "VALUES"
    BACKGROUND = "BACKGROUND"
    HOT_BUTTON = "HOT_BUTTON"
    COLD_BUTTON = "COLD_BUTTON"
    RESULT = "RESULT"
    WIN = "WIN"
    MODE = "MODE"
    RATING = "RATING"
    INFLUENCED_BY = "INFLUENCED_BY"
    REASON_TO_MEET = "REASON_TO_MEET"
    CRITERIA = "CRITERIA"
    DECISION_PROCESS = "DECISION_PROCESS"


_OF_BUYER: Mapping[Item, int] = MappingProxyType(
    {
        Item.RESULT: 2,
        Item.WIN: 2,
        Item.STYLE: 1,
        Item.VALUES: 1,
        Item.BACKGROUND: 1,
        Item.HOT_BUTTON: 1,
        Item.COLD_BUTTON: 1,
        Item.MODE: 1,
        Item.RATING: 1,
        Item.INFLUENCED_BY: 1,
        Item.REASON_TO_MEET: 1,
    }
)
_OF_OTHERS: Mapping[Item, int] = MappingProxyType(
    {Item.RESULT: 2, Item.WIN: 2, Item.MODE: 1, Item.RATING: 1, Item.STYLE: 1, Item.CRITERIA: 1}
)
FACTS: Mapping[Item, FactCategory] = MappingProxyType(
    {
        Item.VALUES: FactCategory.VALUES,
        Item.BACKGROUND: FactCategory.BACKGROUND,
        Item.HOT_BUTTON: FactCategory.HOT_BUTTON,
        Item.COLD_BUTTON: FactCategory.COLD_BUTTON,
        Item.REASON_TO_MEET: FactCategory.REASON_TO_MEET,
        Item.DECISION_PROCESS: FactCategory.DECISION_STEP,
    }
)
"""The items that are facts; the others are fields of the person, the role, a criterion or a tie."""

PERSONAL = frozenset({*FACTS, Item.STYLE, Item.INFLUENCED_BY} - {Item.DECISION_PROCESS})
"""The items that are the same in every objective."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something not known, and what knowing it is worth: ``weight`` x ``influence``, doubled with a meeting ahead.

    ``asked``: we asked and nobody knew; such questions come after all others.
    """

    objective: str
    person: str
    item: Item
    weight: int
    influence: int
    meeting_ahead: bool = False
    asked: bool = False

    @property
    def value(self) -> int:
        """The worth by which missing facts are ranked."""
        return self.weight * self.influence * (2 if self.meeting_ahead else 1)


def items_of(assignment: RoleAssignment) -> Mapping[Item, int]:
    """What there is to know about a role holder, with weights that sum up to 13 for the buyer, else to 8."""
    return _OF_BUYER if BuyingRole.ECONOMIC in assignment.roles else _OF_OTHERS


def missing_about(
    snapshot: Snapshot, assignment: RoleAssignment, as_of: date, described: frozenset[str | None] | None = None
) -> tuple[Missing, ...]:
    """What is not known about one role holder; nothing of those with little influence (data minimisation).

    The decision process is added where we at least work with the economic buyer (1.5, 91), unless the objective is
    among those ``described``, which are looked up when not given.
    """
    person, objective = snapshot.people.get(assignment.person), snapshot.objectives.get(assignment.objective)
    economic = BuyingRole.ECONOMIC in assignment.roles
    if person is None or objective is None or not person.active or not assignment.holder:
        return ()
    if assignment.influence is Influence.LOW and not economic:
        return ()
    weight = _ECONOMIC_WEIGHT if economic else assignment.influence.rank
    ahead = _meeting_ahead(snapshot, person.id, as_of)
    if described is None:
        described = _described(snapshot, person.account)
    lacking = [
        (item, points)
        for item, points in items_of(assignment).items()
        if not _is_known(snapshot, item, assignment, person, as_of)
    ]
    if economic and best_depth(snapshot, person.id, as_of) >= _WORKING and objective.id not in described:
        lacking.append((Item.DECISION_PROCESS, 2))
    return tuple(
        Missing(objective.id, person.id, item, points, weight, ahead, _asked(snapshot, item, person.id, as_of))
        for item, points in lacking
    )


def missing_facts(
    snapshot: Snapshot, account: str, as_of: date, people: Iterable[str] | None = None
) -> tuple[Missing, ...]:
    """Everything missing in an account's open objectives, or about some people; the most valuable first.

    What is missing about somebody as a person is asked once, however many objectives there are.
    """
    wanted = None if people is None else frozenset(people)
    described = _described(snapshot, account)
    best: dict[tuple[str, Item, str], Missing] = {}
    for objective in snapshot.objectives_of(account):
        if objective.status is not ObjectiveStatus.OPEN:
            continue
        for assignment in snapshot.roles_of(objective.id):
            if wanted is not None and assignment.person not in wanted:
                continue
            for missing in missing_about(snapshot, assignment, as_of, described):
                key = (missing.person, missing.item, "" if missing.item in PERSONAL else missing.objective)
                if key not in best or best[key].value < missing.value:
                    best[key] = missing
    order = list(Item)
    return tuple(sorted(best.values(), key=lambda m: (m.asked, -m.value, order.index(m.item), m.person, m.objective)))


def most_valuable(missing: Iterable[Missing], most: int = MOST_SHOWN) -> tuple[Missing, ...]:
    """The list of the week: the most valuable facts, at most two about the same person, nothing already asked for."""
    taken: Counter[str] = Counter()
    questions: set[tuple[str, Item]] = set()
    chosen: list[Missing] = []
    for fact in missing:
        question = (fact.person, fact.item)  # the same for another objective is no second question of the week
        if len(chosen) < most and not fact.asked and taken[fact.person] < _MOST_A_PERSON and question not in questions:
            taken[fact.person] += 1
            questions.add(question)
            chosen.append(fact)
    return tuple(chosen)


def too_often(snapshot: Snapshot, person: str, as_of: date) -> bool:
    """Whether somebody was met more than twice as often as agreed in the last quarter of a year (method.md 1.4, 41)."""
    cadences = [r.cadence_days for r in snapshot.relationships_of(person) if r.cadence_days > 0]
    if not cadences:
        return False
    since = as_of - timedelta(days=90)
    met = [m for m in snapshot.meetings_with(person) if m.held and m.date is not None and since <= m.date <= as_of]
    return len(met) > max(2.0, 2 * 90 / min(cadences))


def _is_known(snapshot: Snapshot, item: Item, assignment: RoleAssignment, person: Person, as_of: date) -> bool:
    if item in FACTS and _fact_known(snapshot, FACTS[item], person.id, as_of):
        return True
    match item:
        case Item.STYLE:
            return person.style is not Style.UNKNOWN and _recent(person.style_on, as_of)
        case Item.INFLUENCED_BY:
            ties = snapshot.ties_of(person.id)
            return any(t.kind is TieKind.INFLUENCES and t.target == person.id for t in ties)
        case Item.CRITERIA:
            return any(c.person == person.id and c.text for c in snapshot.criteria_of(assignment.objective))
        case Item.RESULT:
            said = bool(assignment.result.strip())
        case Item.WIN:
            said = bool(assignment.personal_win.strip())
        case Item.MODE:
            said = assignment.mode is not ResponseMode.UNKNOWN
        case Item.RATING:
            said = assignment.rating is not None and bool(assignment.rating_evidence.strip())
        case Item.REASON_TO_MEET:
            said = bool(assignment.why_for_them.strip())
        case _:
            said = False
    return said and _recent(assignment.confirmed_on or assignment.known_on, as_of)


def _recent(day: date | None, as_of: date) -> bool:
    """Whether something was confirmed within the year; what carries no day was entered just so and is not doubted."""
    return day is None or (as_of - day).days <= KEPT_DAYS


def _fact_known(snapshot: Snapshot, category: FactCategory, person: str, as_of: date) -> bool:
    return any(f.category is category and known(f, as_of) for f in snapshot.facts_about(person))


def _described(snapshot: Snapshot, account: str) -> frozenset[str | None]:
    """The objectives of whose decision at least one step is described."""
    facts = snapshot.facts_of(account)
    return frozenset(f.objective for f in facts if f.category is FactCategory.DECISION_STEP and f.text)


def _asked(snapshot: Snapshot, item: Item, person: str, as_of: date) -> bool:
    """Whether a fact of the year says that we asked; its ``tags`` hold the item it is about."""
    return any(
        f.state is FactState.ASKED and f.tags == item.value and _recent(f.recorded_on, as_of)
        for f in snapshot.facts_about(person)
    )


def _meeting_ahead(snapshot: Snapshot, person: str, as_of: date) -> bool:
    return any(
        m.date is not None and not m.held and as_of <= m.date <= as_of + _MEETING_AHEAD
        for m in snapshot.meetings_with(person)
    )
