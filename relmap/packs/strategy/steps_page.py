"""Page 7, the six steps: what shows each, who agreed to it, what is missing (method.md 6(a) 7; 1.1, 14-20)."""

from __future__ import annotations

from relmap.analysis.steps import StepState, step_state, steps
from relmap.model.deal import Criterion
from relmap.model.vocabulary import Influence, Step
from relmap.packs.blocks import Block, Cell, Column, Heading, Table, Text, Tone
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
from relmap.words.objective_page import (
    text as objective_text,
)
from relmap.words.people import who
from relmap.words.strategy_pack import title
from relmap.words.strategy_pack_plan import criterion_state, step_name, text


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


def _criteria(brief: Brief) -> tuple[Block, ...]:
    criteria = brief.snapshot.criteria_of(brief.objective.id)
    if not criteria:
        return (Text(objective_text("NO_CRITERIA")),)
    columns = (
        Column(text("OF_WHOM"), 1.6),
        Column(objective_page.text("CRITERION"), 3.4),
        Column(objective_page.text("IMPORTANCE"), 1.0),
        Column(objective_page.text("STATE"), 1.8),
    )
    return Text(criteria_count(criteria)), Table(columns, tuple(_criterion(brief, one) for one in criteria))


def _criterion(brief: Brief, one: Criterion) -> tuple[Cell, ...]:
    importance = label(one.importance) if one.importance is not Influence.UNKNOWN else ""
    return (
        Cell(who(one.person, brief.snapshot), Tone.STRONG),
        known_or(one.text, text("CRITERION_OPEN")),
        known_or(importance, text("IMPORTANCE_OPEN")),
        Cell(criterion_state(one, brief.snapshot), Tone.PLAIN if one.met else Tone.QUIET),
    )
