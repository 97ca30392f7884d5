"""Random commands over whatever document there is, for property tests of editing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from relmap.edit import commands as do
from relmap.edit.document import Document
from relmap.model.changes import ChangeSet
from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.earlier import Replaced
from relmap.model.entities import Account, Person, TeamMember, Unit
from relmap.model.ids import new_id
from relmap.model.keeping import Acknowledgement, RuleSetting, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.references import REFERENCES, strategy_by_account
from relmap.model.snapshot import Snapshot, StrategyRecord
from relmap.model.strategy_vocabulary import FactCategory, FitLine, IntegrationArea
from relmap.model.vocabulary import BuyingRole, PersonStatus, Step, TieKind

texts = st.text(max_size=12)


class MemoryStore:
    """A store that keeps what was committed in a list."""

    def __init__(self, snapshot: Snapshot | None = None) -> None:
        self.snapshot = snapshot or Snapshot()
        self.path = Path("memory.relmap")
        self.read_only = False
        self.committed: list[ChangeSet] = []
        self.failure: Exception | None = None
        self.keeps_history = False
        self.kept: list[Replaced] = []

    def load(self) -> Snapshot:
        return self.snapshot

    def commit(self, change_set: ChangeSet, revision: int) -> None:
        if self.failure is not None:
            raise self.failure
        self.committed.append(change_set)

    def copy_to(self, target: Path, *, with_history: bool = True) -> None:
        target.write_text("copy")

    def keep_history(self, keep: bool) -> None:
        if self.failure is not None:
            raise self.failure
        self.keeps_history = keep

    def earlier_values(self, ids: Sequence[str]) -> tuple[Replaced, ...]:
        return tuple(replaced for replaced in self.kept if replaced.id in ids)

    def close(self) -> None:
        self.path = Path("closed")


@st.composite
def commands(draw: st.DrawFn, document: Document) -> do.Command:
    """One command that makes sense for the document as it is (it may still be refused)."""
    now = document.snapshot
    kinds = ["account", "team"]
    if now.accounts:
        kinds += ["person", "person", "person", "unit", "objective", "drop_account", "around", "around", "steward"]
    if now.people:
        kinds += ["move", "move", "revise", "role", "drop", "tie", "fill"]
        if now.team:
            kinds += ["relationship", "drop_team"]
    if now.units:
        kinds += ["drop_unit"]
    if strategy_by_account(now):
        kinds += ["drop_around", "revise_around"]
    if len(now.people) > 1:
        kinds += ["merge"]
    one = lambda collection: draw(st.sampled_from(sorted(collection)))  # noqa: E731
    match draw(st.sampled_from(kinds)):
        case "account":
            return do.AddAccount(draw(texts))
        case "team":
            return do.AddTeamMember(draw(texts))
        case "person":
            account = one(now.accounts)
            managers = [None, *(p.id for p in now.people_of(account))]
            return do.AddPerson(account, draw(texts), draw(texts), draw(st.sampled_from(managers)))
        case "unit":
            return do.AddUnit(one(now.accounts), draw(texts))
        case "objective":
            return do.AddObjective(one(now.accounts), draw(texts))
        case "move":
            managers = [None, *sorted(now.people)]
            chosen = draw(st.lists(st.sampled_from(sorted(now.people)), min_size=1, max_size=3))
            return do.Reassign(tuple(chosen), draw(st.sampled_from(managers)), draw(st.sampled_from(managers)))
        case "revise":
            values = {"name": draw(texts), "status": draw(st.sampled_from(PersonStatus))}
            return do.Revise(Person, (one(now.people),), values)
        case "role":
            objective = one(now.objectives)
            return do.ToggleRole(objective, (one(now.people),), draw(st.sampled_from(BuyingRole)))
        case "tie":
            return do.AddTie(draw(st.sampled_from(TieKind)), one(now.people), one(now.people))
        case "fill":
            return do.FillPost(one(now.people), draw(texts))
        case "relationship":
            return do.SetRelationship(one(now.team), (one(now.people),), {"depth": draw(st.integers(0, 5))})
        case "drop":
            return do.Remove(Person, tuple(draw(st.sets(st.sampled_from(sorted(now.people)), max_size=3))))
        case "drop_account":
            return do.Remove(Account, (one(now.accounts),))
        case "drop_team":
            return do.Remove(TeamMember, (one(now.team),))
        case "around":
            return do.Together("RECORD_TALK", (do.AddRecords(tuple(draw(around(now)))),))
        case "steward":
            values = {"steward": draw(st.sampled_from([None, *sorted(now.team)]))}
            return do.Revise(Account, (one(now.accounts),), values)
        case "merge":
            keep, gone = draw(st.lists(st.sampled_from(sorted(now.people)), min_size=2, max_size=2, unique=True))
            return do.MergePeople(keep, gone)
        case "drop_around" | "revise_around" as what:
            records = [r for found in strategy_by_account(now).values() for r in found]
            record = draw(st.sampled_from(records))  # as they were made: ids differ from run to run
            if what == "drop_around":
                return do.Remove(type(record), (record.id,))
            free = [r for r in REFERENCES[type(record)] if not r.belongs]
            reference = draw(st.sampled_from(free)) if free else None
            ids = [None, *sorted(now.people), *sorted(now.team)]
            return do.Revise(
                type(record), (record.id,), {reference.field: draw(st.sampled_from(ids))} if reference else {}
            )
        case "drop_unit":
            return do.Remove(Unit, (one(now.units),))
    raise AssertionError


@st.composite
def around(draw: st.DrawFn, now: Snapshot) -> list[StrategyRecord]:
    """A meeting with what may come out of it, all of one account; who is named may belong to another one."""
    account = draw(st.sampled_from(sorted(now.accounts)))
    people = [p.id for p in now.people_of(account)] or sorted(now.people) or ["nobody"]
    person = draw(st.sampled_from(people))
    ours = draw(st.sampled_from([None, *sorted(now.team)]))
    objective = draw(st.sampled_from([o.id for o in now.objectives_of(account)]))
    meeting = Meeting(new_id(), account, objective=objective, next_step_by=person, planned=draw(st.booleans()))
    fact = Fact(new_id(), account, draw(st.sampled_from(FactCategory)), draw(texts), person, source=ours or person)
    records: list[StrategyRecord] = [
        meeting,
        MeetingAttendee(meeting.id, ours or person),
        MeetingQuestion(new_id(), meeting.id, draw(texts), answered_by=ours),
        replace(fact, meeting=meeting.id, objective=objective, recorded_by=ours),
        Action(new_id(), account, draw(texts), owner=ours or person, person=person, objective=objective, fact=fact.id),
        Agreement(new_id(), objective, Step.EXPLORE, draw(texts), person),
        Criterion(new_id(), objective, person),
        SolutionElement(new_id(), objective, person=person),
        GiveAndGet(new_id(), objective),
        PolicyRequest(new_id(), objective, decision_maker=ours),
        QualityMeasure(new_id(), objective, draw(texts), agreed_by=person),
        CompetitorTie(new_id(), person, draw(texts)),
        FitAnswer(account, draw(st.sampled_from(FitLine)), points=draw(st.none() | st.integers(0, 3))),
        Integration(account, draw(st.sampled_from(IntegrationArea)), our_owner=ours, their_owner=person),
        Acknowledgement(new_id(), account, "F20", date(2026, 5, 1), objective, draw(texts), "Kim"),
        RuleSetting(draw(st.sampled_from(["fragile", "F01", "F02"])), 0.0),
        SnapshotMark(new_id(), account, draw(texts), date(2026, 5, 1)),
    ]
    chosen = draw(st.sets(st.sampled_from(range(5, len(records))), max_size=4))
    return [*records[: draw(st.integers(1, 5))], *(records[place] for place in sorted(chosen))]
