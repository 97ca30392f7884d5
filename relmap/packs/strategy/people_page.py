"""Page 5, coaches, opponents and competitors: who helps, who is against it, which doors close (method.md 6(a) 5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relmap.analysis.coaching import coach_label
from relmap.analysis.scope import opponents
from relmap.model.plan import Action
from relmap.model.relations import RoleAssignment
from relmap.model.strategy_vocabulary import ActionKind, CompetitorStrength, FactCategory
from relmap.model.vocabulary import BuyingRole, TieKind
from relmap.packs.blocks import Block, Cell, Column, Facts, Heading, Table, Text, Tone
from relmap.packs.pack import Section
from relmap.packs.strategy.brief import Brief
from relmap.packs.strategy.cells import known_or, person_cell
from relmap.words import forms, knowledge
from relmap.words.flags import action
from relmap.words.labels import label
from relmap.words.people import full_date, who, whos
from relmap.words.strategy_pack import (
    ask_or,
    coach_said,
    done_by,
    rating_words,
    text,
    title,
    uncovered_question,
)

_UNPROVEN, _UNANSWERED = "F10", "F12"


def people_page(brief: Brief) -> Section:
    """Coaches with their answers, opponents with ours, competitors and days."""
    return Section(
        title("PEOPLE"),
        (
            Heading(text("COACHES")),
            *_coaches(brief),
            Heading(text("ANSWERS")),
            _answers(brief),
            Heading(text("OPPONENTS")),
            *_opponents(brief),
            Heading(knowledge.text("COMPETITORS")),
            *_competitors(brief),
            Heading(text("DATES")),
            _dates(brief),
        ),
    )


def _coaches(brief: Brief) -> Iterator[Block]:
    """Each coach with the three tests, and what to do while none has passed them."""
    coaches = tuple(brief.holding(BuyingRole.COACH))
    if not coaches:
        yield Text(uncovered_question(BuyingRole.COACH, brief.askers(), brief.snapshot))
        return
    columns = (
        Column(label(BuyingRole.COACH), 2.0),
        Column(knowledge.text("COACH_CREDIBLE"), 1.0),
        Column(knowledge.text("COACH_TRUSTS"), 1.0),
        Column(knowledge.text("COACH_WANTS"), 1.0),
        Column(knowledge.text("SELLS_FOR_US"), 1.8),
        Column(text("QUALITY"), 3.0),
    )
    yield Table(columns, tuple(_coach(brief, role) for role in coaches))
    yield from _advice(brief, _UNPROVEN)


def _advice(brief: Brief, rule: str) -> Iterator[Block]:
    """What the rule book says to do, while the flag is raised."""
    yield from (Text(action(flag, brief.snapshot)) for flag in brief.flags if flag.rule == rule)


def _coach(brief: Brief, role: RoleAssignment) -> tuple[Cell, ...]:
    quality = coach_label(brief.snapshot, role, brief.as_of)
    tests = (role.coach_credible, role.coach_trusts_us, role.coach_wants_us)
    return (
        person_cell(brief, role.person),
        *(Cell(label(test)) for test in tests),
        known_or(role.sells_for_us, text("SELLS_OPEN")),
        Cell(knowledge.coach_words(quality) if quality is not None else ""),
    )


def _answers(brief: Brief) -> Block:
    """What coaches say beside what we think (1.5, 105)."""
    facts = brief.facts(FactCategory.COACH_INPUT)
    if not facts:
        coaches = {role.person for role in brief.holding(BuyingRole.COACH)}
        asked = tuple(person for person in brief.askers() if person in coaches)
        return Text(ask_or("NO_ANSWERS", asked, brief.snapshot))
    columns = (Column(text("QUESTION"), 1.6), Column(text("COACH_SAYS"), 2.4), Column(text("OUR_VIEW"), 1.8))
    return Table(
        columns,
        tuple(
            (
                known_or(fact.question, text("ASKED_OPEN")),
                Cell(coach_said(fact, brief.snapshot)),
                known_or(fact.our_view, text("OUR_VIEW_OPEN")),
            )
            for fact in reversed(facts)
        ),
    )


def _opponents(brief: Brief) -> Iterator[Block]:
    named = opponents(brief.snapshot, brief.objective, brief.ground.thresholds)
    against = [role for role in brief.roles if role.person in named]
    if not against:
        yield Text(ask_or("NO_OPPONENTS", brief.askers(), brief.snapshot))
        return
    against.sort(key=lambda role: (role.rating or 0, -role.influence.rank, role.person))
    columns = (
        Column(knowledge.text("PERSON"), 1.7),
        Column(text("AGAINST"), 2.0),
        Column(text("EARS"), 1.5),
        Column(text("ANSWER"), 2.4),
    )
    yield Table(columns, tuple(_opponent(brief, role) for role in against))
    yield from _advice(brief, _UNANSWERED)


def _opponent(brief: Brief, role: RoleAssignment) -> tuple[Cell, ...]:
    buyers = {one.person for one in brief.holding(BuyingRole.ECONOMIC)}
    ears = [
        tie.target
        for tie in brief.snapshot.ties_of(role.person)
        if tie.kind is TieKind.INFLUENCES and tie.source == role.person and tie.target in buyers
    ]
    answer = next((one for one in _open_actions(brief) if _answers_to(one, role.person)), None)
    return (
        person_cell(brief, role.person),
        Cell(rating_words(role)),
        known_or(whos(ears, brief.snapshot), text("NO_EARS")),
        Cell(done_by(answer, brief.as_of, brief.snapshot))
        if answer is not None
        else Cell(text("NO_ANSWER", name=who(role.person, brief.snapshot)), Tone.LATE),
    )


def _open_actions(brief: Brief) -> Iterator[Action]:
    return (one for one in brief.snapshot.actions_of(brief.account.id) if one.done is None)


def _answers_to(action: Action, person: str) -> bool:
    return action.kind is ActionKind.ANSWER_CONCERN and action.person == person


def _competitors(brief: Brief) -> Iterator[Block]:
    snapshot = brief.snapshot
    ties = [
        tie
        for person in snapshot.people_of(brief.account.id)
        for tie in snapshot.competitor_ties_of(person.id)
        if tie.strength is not CompetitorStrength.NONE
    ]
    incumbent = brief.account.incumbent_partner.strip()
    if incumbent:
        yield Text(text("INCUMBENT", name=incumbent))
    if ties:
        ties.sort(key=lambda tie: (tie.strength is not CompetitorStrength.STRONG, tie.competitor.casefold(), tie.id))
        columns = (
            Column(text("COMPETITOR"), 1.4),
            Column(text("CLOSE_TO"), 1.8),
            Column(knowledge.text("STRENGTH"), 1.0),
            Column(forms.text("EVIDENCE"), 2.4),
        )
        yield Table(
            columns,
            tuple(
                (
                    Cell(tie.competitor, Tone.STRONG),
                    Cell(who(tie.person, snapshot)),
                    Cell(label(tie.strength)),
                    known_or(tie.words, text("EVIDENCE_OPEN")),
                )
                for tie in ties
            ),
        )
    elif not incumbent:
        yield Text(ask_or("NO_COMPETITOR", brief.askers(), snapshot))


def _dates(brief: Brief) -> Block:
    objective = brief.objective
    days = (
        (text("SELECTION_DAY"), objective.partner_selection_date),
        (forms.text("DECISION_DATE"), objective.decision_date),
        (text("FIRST_MOVER"), objective.first_mover_window),
        (text("RENEWAL"), brief.account.renewal_date),
    )
    rows = tuple((name, full_date(day)) for name, day in sorted(_known(days), key=lambda pair: pair[1]))
    return Facts(rows) if rows else Text(text("NO_DATES"))


def _known(days: tuple[tuple[str, date | None], ...]) -> Iterator[tuple[str, date]]:
    return ((name, day) for name, day in days if day is not None)
