"""The right column of the pre-call sheet: what is asked and said, by whom, and what to mind (method.md 6(c))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relmap.analysis.knowledge import missing_facts, too_often
from relmap.analysis.listening import TOPICS, heard
from relmap.analysis.meetings import DueKind, dues
from relmap.analysis.stewardship import KEPT_DAYS
from relmap.model.entities import Objective, Person
from relmap.model.plan import Meeting
from relmap.model.relations import RoleAssignment
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import CompetitorStrength, FactCategory, FactState, Stance, YesNo
from relmap.model.vocabulary import PersonStatus, TieKind
from relmap.packs.blocks import Block, Bullets, Heading
from relmap.packs.brevity import few
from relmap.words import precall as words
from relmap.words.knowledge import question
from relmap.words.people import who

_MOST_LEARNED = 5
_TOPICS_AT_ONCE = 3
_LESSER_TIES = (CompetitorStrength.NONE, CompetitorStrength.UNKNOWN)


def question_blocks(snapshot: Snapshot, meeting: Meeting | None, longest: int) -> Iterator[Block]:
    """What they are likely to ask and what we say, then who of ours does what.

    ``longest`` is how many characters one entry may have, here and below.
    """
    if meeting is None:
        return
    asked = [q for q in snapshot.questions_of(meeting.id) if q.question.strip()]
    if asked:
        yield Heading(words.text("QUESTIONS"))
        yield Bullets(few([words.question_words(q, snapshot) for q in asked], 4, longest))
    parts = words.our_parts(snapshot.attendees_of(meeting.id), snapshot)
    if parts:
        yield Heading(words.text("OUR_ROLES"))
        yield Bullets(few(parts, 5, longest))


def learning_blocks(
    snapshot: Snapshot, person: Person, objective: Objective | None, as_of: date, longest: int
) -> Iterator[Block]:
    """At most five questions: what is not known and worth most, and the topics not yet heard (method.md 1.4, 46)."""
    if person.status is PersonStatus.VACANT:
        return
    lacking = [fact for fact in missing_facts(snapshot, person.account, as_of, [person.id]) if not fact.asked]
    lacking.sort(key=lambda fact: objective is not None and fact.objective != objective.id)
    questions = list(dict.fromkeys(question(fact, snapshot) for fact in lacking))
    row = next((row for row in heard(snapshot, person.account, as_of) if row.person == person.id), None)
    open_topics = [
        topic for topic in TOPICS if row is None or topic not in row.latest or (row.days(topic, as_of) or 0) > KEPT_DAYS
    ]
    if open_topics and person.status is not PersonStatus.UNIDENTIFIED:
        asked = words.topics_question(who(person.id, snapshot), open_topics[:_TOPICS_AT_ONCE])
        questions = [*questions[: _MOST_LEARNED - 1], asked]
    if questions:
        yield Heading(words.text("LEARN"))
        yield Bullets(few(questions[:_MOST_LEARNED], _MOST_LEARNED, longest), ticks=True)


def message_blocks(snapshot: Snapshot, account: str, longest: int) -> Iterator[Block]:
    """Our sentences, the same at all touch points (method.md 1.5, 86)."""
    messages = [line.strip() for line in snapshot.accounts[account].messages.splitlines() if line.strip()]
    if messages:
        yield Heading(words.text("MESSAGES"))
        yield Bullets(few(messages, 3, longest), numbered=True)


def caution_blocks(
    snapshot: Snapshot, person: Person, given: RoleAssignment | None, as_of: date, longest: int
) -> Iterator[Block]:
    """What to mind: what is promised, went wrong or stands between people; the most pressing first."""
    found = list(_cautions(snapshot, person, given, as_of, longest))
    if found:
        yield Heading(words.text("CAUTIONS"))
        yield Bullets(few(found, 7, longest))


def _cautions(
    snapshot: Snapshot, person: Person, given: RoleAssignment | None, as_of: date, longest: int
) -> Iterator[str]:
    if person.status in (PersonStatus.VACANT, PersonStatus.UNIDENTIFIED):
        yield words.text("POST_EMPTY")
    yield from few(list(_owed(snapshot, person, as_of)), 3, longest)
    for fact in snapshot.facts_about(person.id):
        if fact.category is FactCategory.INCIDENT and fact.state is FactState.OPEN and fact.text.strip():
            yield words.incident_words(fact, as_of)
    if person.stance is Stance.ADVERSARIAL:
        yield words.stance_words(person)
    conflicts = [tie for tie in snapshot.ties_of(person.id) if tie.kind is TieKind.CONFLICT]
    if conflicts:
        yield words.conflict_words(conflicts, person.id, snapshot)
    for tie in snapshot.competitor_ties_of(person.id):
        if tie.strength not in _LESSER_TIES:
            yield words.rival_words(tie)
    if given is not None and given.sees_us_as_commodity is YesNo.YES:
        yield words.text("COMMODITY")
    if too_often(snapshot, person.id, as_of):
        yield words.text("TOO_OFTEN")


def _owed(snapshot: Snapshot, person: Person, as_of: date) -> Iterator[str]:
    """Our open promises and actions for the person, and the person's own next steps."""
    soon = as_of + timedelta(days=90)
    for due in dues(snapshot, person.account, as_of):
        if due.day is not None and due.day > soon:
            continue
        if due.kind is DueKind.ACTION:
            action = snapshot.actions[due.id]
            if person.id in (action.person, action.owner):
                yield words.owed_words(due, snapshot, as_of)
        elif due.kind is DueKind.CUSTOMER_STEP and due.who == person.id:
            yield words.owed_words(due, snapshot, as_of)
