"""What is decided about knowledge, as commands: answers, "asked, not known", confirmed, joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from relmap.analysis.knowledge import FACTS, Item, Missing
from relmap.analysis.stewardship import KEPT_DAYS
from relmap.edit.commands import AddRecords, AddTie, Command, Remove, Revise, SetRole, Together
from relmap.model.deal import Criterion
from relmap.model.entities import Person
from relmap.model.ids import new_id, pair_id
from relmap.model.knowledge import Fact
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, ListeningTopic, Pace, Warmth
from relmap.model.vocabulary import Certainty, HowKnown, ResponseMode, TieKind


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered; only what belongs to the item asked for is filled."""

    text: str = ""
    pace: Pace | None = None
    warmth: Warmth | None = None
    mode: ResponseMode | None = None
    rating: int | None = None
    person: str | None = None


def new_fact(
    account: str, category: FactCategory, text: str, person: str | None, author: str | None, day: date
) -> Fact:
    """A fact as told to ``author`` on a day, waiting for the steward."""
    return Fact(
        new_id(),
        account,
        category,
        text=text,
        person=person,
        how_known=HowKnown.TOLD,
        date=day,
        recorded_by=author,
        recorded_on=day,
        topic=ListeningTopic.OTHER if category is FactCategory.LISTENING else None,
        state=FactState.OPEN if category in (FactCategory.CONCERN, FactCategory.INCIDENT) else FactState.STANDING,
    )


def answered(snapshot: Snapshot, missing: Missing, answer: Answer, author: str | None, day: date) -> Command | None:
    """The command that records an answer; None when there is nothing to record."""
    match missing.item:
        case Item.STYLE if answer.pace is not None and answer.warmth is not None:
            observed = {"pace": answer.pace, "warmth": answer.warmth, "style_on": day}
            known = {"style_certainty": Certainty.REPORTED, "style_how_known": HowKnown.TOLD}
            return Revise(Person, (missing.person,), {**observed, **known})
        case Item.INFLUENCED_BY if answer.person is not None:
            values = {"certainty": Certainty.REPORTED, "date": day}
            return AddTie(TieKind.INFLUENCES, answer.person, missing.person, values)
        case Item.CRITERIA if answer.text:
            return AddRecords((Criterion(new_id(), missing.objective, missing.person, text=answer.text),))
        case item if item in FACTS and answer.text:
            account = snapshot.people[missing.person].account
            fact = new_fact(account, FACTS[item], answer.text, missing.person, author, day)
            if item is Item.DECISION_PROCESS:  # its day is when the step will be, which was not asked
                fact = replace(fact, objective=missing.objective, date=None)
            return AddRecords((fact,))
    given = _of_role(snapshot, missing.item, answer, author)
    if not given:
        return None
    return SetRole(missing.objective, (missing.person,), {**given, **_confirmed(snapshot, missing, day)})


def _of_role(snapshot: Snapshot, item: Item, answer: Answer, author: str | None) -> dict[str, object]:
    """What an answer changes of the assignment; nothing when it is no answer."""
    match item:
        case Item.MODE if answer.mode is not None:
            return {"mode": answer.mode, "mode_certainty": Certainty.REPORTED}
        case Item.RATING if answer.rating is not None and answer.text:
            return {
                "rating": answer.rating,
                "rating_evidence": answer.text,
                "rating_certainty": Certainty.REPORTED,
            }
        case Item.RESULT if answer.text:
            return {"result": answer.text}
        case Item.WIN if answer.text:
            source = snapshot.team.get(author or "")
            return {"personal_win": answer.text, "win_source": source.name if source is not None else ""}
    return {}


def asked_not_known(snapshot: Snapshot, missing: Missing, question: str, author: str | None, day: date) -> Command:
    """The command that keeps "asked, not known"; it never counts as known (method.md 5, measure 8)."""
    return AddRecords(
        (
            Fact(
                new_id(),
                snapshot.people[missing.person].account,
                FACTS.get(missing.item, FactCategory.NOTE),
                person=missing.person,
                objective=missing.objective,
                question=question,
                state=FactState.ASKED,
                recorded_by=author,
                recorded_on=day,
                tags=missing.item.value,
            ),
        )
    )


def confirmed(fact: Fact, confirmer: str | None, day: date, text: str | None = None) -> Command:
    """The command that says a fact is so, also with other words."""
    values: dict[str, object] = {"confirmed_on": day, "confirmer": confirmer, "confirm_by": None}
    if text is not None:
        values["text"] = text
        if fact.state is FactState.ASKED and text:
            values["state"] = FactState.STANDING
    return Revise(Fact, (fact.id,), values)


def no_longer_known(fact: Fact, confirmer: str | None, day: date) -> Command:
    """The command that says nobody knows any more whether a fact is so."""
    values = {"state": FactState.ASKED, "confirmed_on": day, "confirmer": confirmer, "confirm_by": None}
    return Revise(Fact, (fact.id,), values)


def joined(fact: Fact, twin: Fact, confirmer: str | None, day: date) -> Command:
    """The command that makes one confirmed fact of a new and an older one."""
    text = twin.text if fact.text in twin.text else f"{twin.text}\n{fact.text}"
    return Together("MERGE_FACTS", (confirmed(twin, confirmer, day, text), Remove(Fact, (fact.id,))))


def _confirmed(snapshot: Snapshot, missing: Missing, day: date) -> dict[str, object]:
    """An answer to an assignment last confirmed long ago is a confirmation, or it would not count."""
    assignment = snapshot.roles.get(pair_id(missing.objective, missing.person))
    last = (assignment.confirmed_on or assignment.known_on) if assignment is not None else None
    return {"confirmed_on": day} if last is not None and (day - last).days > KEPT_DAYS else {}
