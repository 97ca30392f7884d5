"""The left column of the pre-call sheet: how we stand with the person, roles, how to meet (method.md 6(c))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relmap.analysis.coaching import coach_label
from relmap.model.entities import Objective, Person
from relmap.model.relations import Relationship, RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, Style
from relmap.model.vocabulary import Certainty, ObjectiveStatus, PersonStatus, TieKind
from relmap.packs.blocks import Block, Bullets, Facts, Heading, Text, filled
from relmap.packs.brevity import clipped, few
from relmap.words import precall as words
from relmap.words.knowledge import style_advice
from relmap.words.labels import label
from relmap.words.people import who

_LABELS = 0.3


def relationship_blocks(snapshot: Snapshot, person: Person, as_of: date, longest: int) -> Iterator[Block]:
    """Who of ours knows the person how well, who introduces us, and whether there is more than business.

    ``longest`` is how many characters one entry may have, here and below.
    """
    ours = sorted(snapshot.relationships_of(person.id), key=lambda r: _deepest(r, snapshot))
    known = [
        words.relationship_words(r, snapshot, as_of) for r in ours if r.depth > 0 and r.team_member in snapshot.team
    ]
    if known:
        yield Heading(words.text("RELATIONSHIP"))
        yield Bullets(few(known, 4, longest))
    elif person.status is not PersonStatus.VACANT:
        yield Heading(words.text("RELATIONSHIP"))
        yield Text(words.text("NOBODY_KNOWS", name=who(person.id, snapshot)))
    ties = [
        tie
        for tie in snapshot.ties_of(person.id)
        if tie.kind is TieKind.CAN_INTRODUCE and tie.target == person.id and tie.source != person.id
    ]
    ties.sort(key=lambda tie: (list(Certainty).index(tie.certainty), tie.id))
    yield from _facts(
        (words.text("INTRODUCED"), words.introducers(ties, snapshot)),
        (words.text("SOCIAL"), words.social_words(ours, snapshot)),
        longest=longest,
    )


def role_blocks(
    snapshot: Snapshot,
    person: Person,
    objective: Objective | None,
    given: RoleAssignment | None,
    as_of: date,
    longest: int,
) -> Iterator[Block]:
    """Roles, influence, mode, rating, result and win in the objective, then criteria and concerns."""
    rows: tuple[tuple[str, str], ...] = ()
    if given is not None:
        quality = coach_label(snapshot, given, as_of)
        role = " · ".join(part for part in (words.roles_words(given), words.coach_word(quality)) if part)
        rows = (
            (words.text("ROLE"), role),
            (words.text("INFLUENCE"), words.influence_words(given)),
            (words.text("MODE"), words.mode_words(given)),
            (words.text("RATING"), words.rating_line(given)),
            (words.text("RESULT"), given.result.strip()),
            (words.text("WIN"), words.win_words(given)),
        )
    facts = (
        *rows,
        (words.text("OFFER"), _told(snapshot, person, FactCategory.BENEFIT, objective)),
        (words.text("ALSO"), "; ".join(_elsewhere(snapshot, person, objective))),
    )
    if filled(*facts):
        title = (
            objective.title if objective is not None and given is not None else snapshot.accounts[person.account].name
        )
        yield Heading(clipped(words.text("ROLES", objective=f"“{title}”"), 70))
        yield from _facts(*facts, longest=longest)
    needs = list(_needs(snapshot, person, objective))
    if needs:
        yield Heading(words.text("CRITERIA"))
        yield Bullets(few(needs, 5, longest))


def manner_blocks(snapshot: Snapshot, person: Person, advice: str, longest: int) -> Iterator[Block]:
    """How to meet the person; ``advice`` is the coach's for this meeting."""
    style = person.style
    hint = f"{label(style)}. {style_advice(style)}" if style is not Style.UNKNOWN else ""
    rows = filled(
        (words.text("STYLE"), hint),
        (words.text("HOT"), _told(snapshot, person, FactCategory.HOT_BUTTON)),
        (words.text("COLD"), _told(snapshot, person, FactCategory.COLD_BUTTON)),
        (words.text("VALUES"), _told(snapshot, person, FactCategory.VALUES)),
        (words.text("BACKGROUND"), _told(snapshot, person, FactCategory.BACKGROUND)),
        (words.text("LANGUAGES"), person.languages.strip()),
        (words.text("ADVICE"), advice),
    )
    if rows:
        yield Heading(words.text("HOW_TO_MEET"))
        yield from _facts(*rows, longest=longest)


def _facts(*rows: tuple[str, str], longest: int) -> Iterator[Block]:
    shown = filled(*rows)
    if shown:
        yield Facts(tuple((name, clipped(value, longest)) for name, value in shown), _LABELS)


def _told(snapshot: Snapshot, person: Person, category: FactCategory, objective: Objective | None = None) -> str:
    """What is known of one kind, latest first, in one line; of ``objective`` or of none where one is asked for."""
    of = (None, objective.id) if objective is not None else None
    found = [
        fact
        for fact in reversed(snapshot.facts_about(person.id))
        if fact.category is category and (of is None or fact.objective in of)
    ]
    return "; ".join(said.rstrip(".") for said in words.fact_words(found))


def _elsewhere(snapshot: Snapshot, person: Person, objective: Objective | None) -> Iterator[str]:
    for other in snapshot.objectives_of(person.account):
        if other.status is ObjectiveStatus.OPEN and other is not objective:
            for given in snapshot.roles_of(other.id):
                if given.person == person.id and given.roles:
                    yield words.roles_in(given, other)


def _needs(snapshot: Snapshot, person: Person, objective: Objective | None) -> Iterator[str]:
    """What is in the way first: open concerns, criteria not met, then those met."""
    for fact in snapshot.facts_about(person.id):
        if fact.category is FactCategory.CONCERN and fact.state is FactState.OPEN and fact.text.strip():
            yield words.concern_words(fact)
    if objective is not None:
        criteria = [c for c in snapshot.criteria_of(objective.id) if c.person == person.id and c.text.strip()]
        yield from (words.criterion_words(c) for c in sorted(criteria, key=lambda c: c.met))


def _deepest(ours: Relationship, snapshot: Snapshot) -> tuple[bool, int, str]:
    member = snapshot.team.get(ours.team_member)
    return (member is None or not member.active, -ours.depth, ours.team_member)
