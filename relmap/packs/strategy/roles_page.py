"""Page 4, the table of buying roles: who they are, what they want, how we stand, who does what next (6(a) 4)."""

from __future__ import annotations

from collections.abc import Iterator

from relmap.analysis.measures import closest
from relmap.analysis.meetings import Appointment, calendar
from relmap.analysis.standing import in_force, usable_depth
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.vocabulary import BuyingRole, Influence, Level, ResponseMode
from relmap.packs.blocks import Cell, Column, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import person_cell
from relmap.words import forms, objective_page
from relmap.words.knowledge import text as knowledge_text
from relmap.words.labels import label
from relmap.words.people import whos
from relmap.words.strategy_pack import (
    appointment,
    depth_words,
    mode_words,
    rating_words,
    text,
    title,
    uncovered_question,
)


def roles_page(brief: Brief) -> Section:
    """A row for everybody with a part, and one with a question for each role nobody fills."""
    columns = (
        Column(knowledge_text("PERSON"), 2.4),
        Column(forms.text("LEVEL"), 1.1),
        Column(forms.text("ROLES"), 0.9),
        Column(forms.text("INFLUENCE"), 1.1),
        Column(text("MODE"), 1.6),
        Column(forms.text("RATING"), 2.0),
        Column(objective_page.text("RESULT"), 2.0),
        Column(objective_page.text("PERSONAL_WIN"), 2.0),
        Column(text("DEPTH"), 1.8),
        Column(text("OWNER"), 1.2),
        Column(forms.text("NEXT_STEP"), 2.0),
    )
    ahead = calendar(brief.snapshot, brief.account.id, brief.as_of)
    rows = (*_uncovered(brief), *(_row(brief, role, ahead) for role in brief.roles))
    return Section(title("ROLES"), (Text(text("ROLES_TEXT"), Tone.QUIET), Table(columns, rows)), landscape=True)


def _uncovered(brief: Brief) -> Iterator[tuple[Cell, ...]]:
    for role in brief.uncovered:
        yield (Cell(uncovered_question(role, brief.askers(), brief.snapshot), Tone.STRONG, roles=(role,)),)


def _row(brief: Brief, role: RoleAssignment, ahead: tuple[Appointment, ...]) -> tuple[Cell, ...]:
    roles = tuple(one for one in BuyingRole if one in role.roles)
    if role.person in brief.snapshot.team:  # one of ours as coach (4.4.12) is no buyer to be won
        nothing = Cell("–", Tone.QUIET)
        return (person_cell(brief, role.person), nothing, Cell(roles=roles), *(nothing,) * 8)
    level = brief.snapshot.people[role.person].level
    # Of people with little influence no more is asked than they have shown (data minimisation, measure 8).
    asks = role.influence is not Influence.LOW or BuyingRole.ECONOMIC in role.roles
    there = brief.snapshot.people[role.person].active

    def known(words: str, code: str) -> Cell:
        if words.strip():
            return Cell(words.strip())
        return Cell(text(code), Tone.QUIET) if asks and there else Cell("–", Tone.QUIET)

    ours = closest(brief.ground, role.person)
    return (
        person_cell(brief, role.person),
        known(label(level) if level is not Level.UNKNOWN else "", "NO_LEVEL"),
        Cell(roles=roles),
        known(label(role.influence) if role.influence is not Influence.UNKNOWN else "", "NO_INFLUENCE"),
        known(mode_words(role) if role.mode is not ResponseMode.UNKNOWN else "", "NO_MODE"),
        known(rating_words(role, asks and there), "NO_RATING"),
        known(role.result, "NO_RESULT"),
        known(role.personal_win, "NO_WIN"),
        _depth(brief, role.person, ours, asks and there),
        known(whos(_owners(brief, role.person, ours), brief.snapshot), "NO_OWNER"),
        known(_next(brief, role.person, ours, ahead), "NO_NEXT"),
    )


def _depth(brief: Brief, person: str, ours: Relationship | None, asks: bool) -> Cell:
    """What our best relationship counts as today, and what it should become."""
    now = usable_depth(ours, brief.as_of) if ours is not None else 0
    aims = [r.target_depth for r in brief.snapshot.relationships_of(person) if r.target_depth is not None]
    return Cell(depth_words(now, max(aims, default=None), asks), depth=now)


def _owners(brief: Brief, person: str, ours: Relationship | None) -> tuple[str, ...]:
    """Whoever has set out to deepen the relationship, else who knows the person best."""
    planned = tuple(
        r.team_member
        for r in brief.snapshot.relationships_of(person)
        if r.target_depth is not None and in_force(brief.snapshot, r)
    )
    return planned or ((ours.team_member,) if ours is not None else ())


def _next(brief: Brief, person: str, ours: Relationship | None, ahead: tuple[Appointment, ...]) -> str:
    """The next appointment with somebody, else the next step our relationship has."""
    for one in ahead:
        if person in one.theirs:
            return appointment(one, brief.as_of, brief.snapshot)
    return ours.next_step.strip() if ours is not None else ""
