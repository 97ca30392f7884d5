"""Page 7, the six steps: what shows each, who agreed to it, what is missing (method.md 6(a) 7; 1.1, 14-20)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.knowledge import Item
from relmap.analysis.steps import StepState, buyers, step_state, steps
from relmap.model.deal import Criterion, QualityMeasure
from relmap.model.strategy_vocabulary import FactCategory
from relmap.model.vocabulary import Influence, Step
from relmap.packs.blocks import Block, Bullets, Cell, Column, Heading, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or
from relmap.words import objective_page
from relmap.words.labels import label
from relmap.words.objective_page import (
    agreement_question,
    agreement_words,
    criteria_count,
    evidence_words,
    next_fact,
)
from relmap.words.people import who
from relmap.words.strategy_pack import item_question, title
from relmap.words.strategy_pack_plan import concern_words, criterion_state, step_name, text


def steps_page(brief: Brief) -> Section:
    """The next thing to find out, the six steps, the criteria."""
    objective = brief.objective
    columns = (
        Column(text("STEP"), 1.1),
        Column(text("SHOWS"), 3.4),
        Column(objective_page.text("AGREEMENTS"), 2.6),
    )
    rows = tuple(_row(brief, state) for state in steps(brief.snapshot, objective))
    return Section(
        title("STEPS"),
        (
            Text(next_fact(objective, step_state(brief.snapshot, objective, objective.step)), Tone.LEAD),
            Table(columns, rows),
            Heading(objective_page.text("HEAD_CRITERIA")),
            *_criteria(brief),
            Heading(objective_page.text("HEAD_CONCERNS")),
            _concerns(brief),
            *_results(brief),
        ),
    )


def _row(brief: Brief, state: StepState) -> tuple[Cell, ...]:
    here = state.step is brief.objective.step
    ahead = state.step.rank > brief.objective.step.rank
    evidence = "\n".join(evidence_words(one, there) for one, there in state.evidence)
    return (
        Cell(step_name(state.step, here), Tone.STRONG if here else Tone.PLAIN),
        Cell(evidence, Tone.QUIET if ahead else Tone.PLAIN),
        _agreed(brief, state, ahead),
    )


def _agreed(brief: Brief, state: StepState, ahead: bool) -> Cell:
    if state.agreement is not None:
        return Cell(agreement_words(state.agreement, brief.snapshot))
    if state.step is Step.TARGET:
        return Cell(text("OWN_STEP"), Tone.QUIET)
    if state.step is Step.ASSURE:
        return Cell(text("NEVER_CLOSES"), Tone.QUIET)
    behind = state.step.rank < brief.objective.step.rank
    return Cell(agreement_question(state.step), Tone.LATE if behind else Tone.QUIET)


def _criteria(brief: Brief) -> Iterator[Block]:
    """Every criterion with its state, and a question for each buyer who has named none."""
    criteria = brief.snapshot.criteria_of(brief.objective.id)
    if criteria:
        columns = (
            Column(text("OF_WHOM"), 1.6),
            Column(objective_page.text("CRITERION"), 3.4),
            Column(objective_page.text("IMPORTANCE"), 1.0),
            Column(objective_page.text("STATE"), 1.8),
        )
        yield Text(criteria_count(criteria))
        yield Table(columns, tuple(_criterion(brief, one) for one in criteria))
    silent = [
        role
        for role in buyers(brief.snapshot, brief.objective)
        if role.influence is not Influence.LOW and role.person not in {one.person for one in criteria}
    ]
    if silent:
        yield Bullets(tuple(item_question(Item.CRITERIA, role, brief.snapshot) for role in silent))
    elif not criteria:
        yield Text(text("NO_BUYERS_ASK"))


def _criterion(brief: Brief, one: Criterion) -> tuple[Cell, ...]:
    importance = label(one.importance) if one.importance is not Influence.UNKNOWN else ""
    return (
        Cell(who(one.person, brief.snapshot), Tone.STRONG),
        known_or(one.text, text("CRITERION_OPEN")),
        known_or(importance, text("IMPORTANCE_OPEN")),
        Cell(criterion_state(one, brief.snapshot), Tone.PLAIN if one.met else Tone.QUIET),
    )


def _concerns(brief: Brief) -> Block:
    concerns = brief.facts(FactCategory.CONCERN)
    if not concerns:
        return Text(objective_page.text("NO_CONCERNS"))
    return Bullets(tuple(concern_words(fact, brief.snapshot) for fact in reversed(concerns)))


def _results(brief: Brief) -> Iterator[Block]:
    """The figures both sides measure, where there are any."""
    measured = brief.snapshot.quality_measures_of(brief.objective.id)
    if measured:
        columns = (
            Column(objective_page.text("MEASURE"), 2.4),
            *(Column(objective_page.text(code), 1.2) for code in ("BASELINE", "TARGET", "ACTUAL")),
            Column(text("AGREED_WITH"), 1.6),
        )
        yield Heading(objective_page.text("HEAD_MEASURES"))
        yield Table(columns, tuple(_measure(brief, one) for one in measured))


def _measure(brief: Brief, one: QualityMeasure) -> tuple[Cell, ...]:
    agreed = who(one.agreed_by, brief.snapshot) if one.agreed_by is not None else ""
    return (
        Cell(one.name, Tone.STRONG),
        known_or(one.baseline, text("FIGURE_OPEN")),
        known_or(one.target, text("FIGURE_OPEN")),
        known_or(one.actual, text("FIGURE_OPEN")),
        known_or(agreed, text("AGREED_OPEN")),
    )
