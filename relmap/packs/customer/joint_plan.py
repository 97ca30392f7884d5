"""What both sides have agreed to do, as the customer may see it (method.md 6(b)).

As ``contact_map``, a value that names every single field it takes, made from records and from nothing else. All of
them are marked for the customer; where somebody is named who is not, the place stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from relmap.model.plan import Action
from relmap.model.snapshot import Snapshot
from relmap.model.text import many_lines, one_line
from relmap.model.vocabulary import Audience
from relmap.packs.blocks import Block, Bullets, Cell, Column, Heading, Table
from relmap.packs.customer.contact_map import contact_map
from relmap.words.joint_map import measured, on_day, text

_LONGEST_HEAD = 28
"""Letters of the customer's name that fit over a column."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What one of theirs agreed to; ``by`` is "" and ``on`` None as long as nobody has."""

    objective: str
    statement: str
    by: str
    on: date | None


@dataclass(frozen=True, slots=True)
class JointStep:
    """Something to be done, or a talk to be held, and by whom on each side."""

    what: str
    theirs: str
    ours: str
    due: date | None
    done: date | None
    talk: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A result both sides measure."""

    name: str
    baseline: str
    target: str
    actual: str
    measured_on: date | None
    agreed_by: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Who on each side to turn to about a topic."""

    topic: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class JointPlan:
    """The plan of an account; ``objectives`` are the titles of those the customer knows."""

    objectives: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    steps: tuple[JointStep, ...]
    measures: tuple[Measure, ...]
    turns: tuple[Turn, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is planned together yet."""
        return not (self.agreed or self.steps or self.measures or self.turns)


def joint_plan(snapshot: Snapshot, account: str) -> JointPlan:
    """The joint plan of an account; ``snapshot`` is what the customer may see of the document."""
    agreed, measures = tuple(_agreed(snapshot, account)), tuple(_measures(snapshot, account))
    titles = {one_line(o.title): None for o in snapshot.objectives_of(account) if _agreed_on(snapshot, o.id)}
    return JointPlan(
        objectives=tuple(titles),
        agreed=tuple(sorted(agreed, key=lambda a: (a.objective.casefold(), a.on or date.max, a.statement))),
        steps=tuple(sorted(_steps(snapshot, account), key=lambda s: (s.due or date.max, s.what, s.theirs, s.ours))),
        measures=tuple(sorted(measures, key=lambda m: (m.name.casefold(), m.target))),
        turns=tuple(sorted(_turns(snapshot, account), key=lambda t: (t.topic.casefold(), t.theirs.casefold()))),
    )


def plan_blocks(plan: JointPlan, customer: str, as_of: date) -> Iterator[Block]:
    """The plan as it is printed; ``customer`` heads the columns of their people. Nothing stands for what is blank."""
    if len(customer) > _LONGEST_HEAD:
        customer = text("THEIRS")
    if plan.objectives:
        yield Heading(text("OBJECTIVES"))
        yield Bullets(plan.objectives)
    if plan.agreed:
        yield Heading(text("AGREED"))
        yield _agreed_table(plan, as_of)
    steps = [step for step in plan.steps if not step.talk]
    if steps:
        yield Heading(text("STEPS"))
        yield _step_table(steps, "STEP", customer, as_of)
    talks = [step for step in plan.steps if step.talk]
    if talks:
        yield Heading(text("TALKS"))
        yield _step_table(talks, "TALK", customer, as_of)
    if plan.measures:
        yield Heading(text("MEASURES"))
        yield _measure_table(plan.measures, as_of)
    if plan.turns:
        yield Heading(text("TURNS"))
        columns = (Column(text("TOPIC"), 2), Column(customer), Column(text("OURS")))
        yield Table(columns, tuple((Cell(t.topic), Cell(t.theirs), Cell(t.ours)) for t in plan.turns))


def _agreed_table(plan: JointPlan, as_of: date) -> Table:
    columns = (Column(text("WHAT"), 3), Column(text("AGREED_BY")), Column(text("AGREED_ON"), 0.7))
    several = len({agreed.objective for agreed in plan.agreed}) > 1
    rows: list[tuple[Cell, ...]] = []
    above = ""
    for agreed in plan.agreed:
        if several and agreed.objective != above:
            above = agreed.objective
            rows.append((Cell(above),))
        by = agreed.by or text("NOT_YET")
        rows.append((Cell(agreed.statement), Cell(by), Cell(on_day(agreed.on, as_of) if agreed.by else "")))
    return Table(columns, tuple(rows))


def _step_table(steps: list[JointStep], what: str, customer: str, as_of: date) -> Table:
    columns = (Column(text(what), 2.4), Column(customer), Column(text("OURS")), Column(text("WHEN"), 0.9))
    return Table(
        columns,
        tuple(
            (
                Cell(step.what),
                Cell(step.theirs),
                Cell(step.ours),
                Cell(text("DONE", day=on_day(step.done, as_of)) if step.done else on_day(step.due, as_of)),
            )
            for step in steps
        ),
    )


def _measure_table(measures: tuple[Measure, ...], as_of: date) -> Table:
    columns = (
        *(Column(text("MEASURE"), 1.6), Column(text("BASELINE")), Column(text("TARGET"))),
        *(Column(text("ACTUAL"), 1.2), Column(text("AGREED_BY"))),
    )
    return Table(
        columns,
        tuple(
            (
                *(Cell(m.name), Cell(m.baseline), Cell(m.target)),
                *(Cell(measured(m.actual, m.measured_on, as_of)), Cell(m.agreed_by)),
            )
            for m in measures
        ),
    )


def _agreed(snapshot: Snapshot, account: str) -> Iterator[Agreed]:
    for objective in snapshot.objectives_of(account):
        for agreement in snapshot.agreements_of(objective.id):
            if agreement.audience is Audience.CUSTOMER and agreement.statement:
                by = _name(snapshot, agreement.agreed_by)
                yield Agreed(one_line(objective.title), many_lines(agreement.statement), by, agreement.agreed_on)


def _steps(snapshot: Snapshot, account: str) -> Iterator[JointStep]:
    for action in snapshot.actions_of(account):
        if action.audience is Audience.CUSTOMER and action.what:
            yield JointStep(
                what=one_line(action.what),
                theirs=_name(snapshot, _theirs(snapshot, action)),
                ours=_name(snapshot, _ours(snapshot, action)),
                due=action.due,
                done=action.done,
                talk=action.channel is not None,
            )


def _measures(snapshot: Snapshot, account: str) -> Iterator[Measure]:
    for objective in snapshot.objectives_of(account):
        for m in snapshot.quality_measures_of(objective.id):
            if m.audience is Audience.CUSTOMER:
                yield Measure(
                    name=one_line(m.name),
                    baseline=one_line(m.baseline),
                    target=one_line(m.target),
                    actual=one_line(m.actual),
                    measured_on=m.measured_on,
                    agreed_by=_name(snapshot, m.agreed_by),
                )


def _turns(snapshot: Snapshot, account: str) -> Iterator[Turn]:
    for contact in contact_map(snapshot, account).contacts:
        for topic in dict.fromkeys(ours.topic for ours in contact.ours):
            yield Turn(topic, contact.name, ", ".join(ours.name for ours in contact.ours if ours.topic == topic))


def _agreed_on(snapshot: Snapshot, objective: str) -> bool:
    """Whether the customer knows an objective: something agreed or measured in it is marked for him."""
    marks = [agreement.audience for agreement in snapshot.agreements_of(objective)]
    marks += [measure.audience for measure in snapshot.quality_measures_of(objective)]
    return Audience.CUSTOMER in marks


def _theirs(snapshot: Snapshot, action: Action) -> str | None:
    """Who of theirs answers for a step: its owner, else with whom ours does it."""
    return next((key for key in (action.owner, action.person) if key in snapshot.people), None)


def _ours(snapshot: Snapshot, action: Action) -> str | None:
    return action.owner if action.owner in snapshot.team else None


def _name(snapshot: Snapshot, key: str | None) -> str:
    found = snapshot.people.get(key or "") or snapshot.team.get(key or "")
    return one_line(found.name) if found is not None else ""
