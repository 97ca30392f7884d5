"""The words of the pre-call sheet for one person (method.md 6(c))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from relmap.analysis.coaching import CoachLabel
from relmap.analysis.meetings import Due, DueKind
from relmap.analysis.standing import days_since_contact, usable_depth
from relmap.model.deal import Criterion
from relmap.model.entities import Objective, Person
from relmap.model.knowledge import CompetitorTie, Fact
from relmap.model.names import called
from relmap.model.plan import Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactState, ListeningTopic, Stance
from relmap.model.vocabulary import DEPTHS, BuyingRole, Certainty, Influence, PersonStatus, ResponseMode, Social
from relmap.translation import _
from relmap.words.forms import ago, rating_words, role_word
from relmap.words.knowledge import topic_question
from relmap.words.labels import label
from relmap.words.map import nameless, short_date
from relmap.words.meetings import due_day, due_words, meeting_name
from relmap.words.people import full_date, listed, who, whos

_TEXTS: Mapping[str, str] = {
    "CLOSING": "Destroy after use – contains assessments of a person.",
    "NO_MEETING": "No meeting is planned yet",
    "MAP": "Who stands around {name}",
    "MAP_OF_MEETING": "Whom we meet, and who stands around them",
    # labels
    "SAY_NAME": "Say the name",
    "WHO_COMES": "Who comes",
    "WHY_FOR_THEM": "Worth it for them",
    "AIM": "Best result",
    "MINIMUM_ACTION": "They should at least",
    "NEXT_STEP": "Next step we want",
    "LAST_TIME": "Last time",
    "SOCIAL": "Socially",
    "INTRODUCED": "Introduces us",
    "ROLE": "Role",
    "ALSO": "Also",
    "INFLUENCE": "Influence",
    "MODE": "Sees",
    "RATING": "Stands",
    "RESULT": "Result wanted",
    "WIN": "Personal win",
    "OFFER": "We offer",
    "STYLE": "Style",
    "HOT": "Warms to",
    "COLD": "Cools at",
    "VALUES": "Values",
    "BACKGROUND": "Background",
    "LANGUAGES": "Languages",
    "ADVICE": "Coach’s advice",
    # headings
    "RELATIONSHIP": "Our relationship",
    "ROLES": "In {objective}",
    "CRITERIA": "Criteria and concerns",
    "HOW_TO_MEET": "How to meet",
    "QUESTIONS": "Their likely questions, our answers",
    "OUR_ROLES": "Our parts",
    "LEARN": "Ask to learn",
    "MESSAGES": "Our messages",
    "CAUTIONS": "Mind",
    # to be written on
    "FEELING": "What will {name} feel when we leave?",
    "THEIR_WORDS": "In their own words",
    "AGREED": "Agreed",
    "WILL_DO": "Next step: who of theirs does what, until when",
    # sentences
    "NOBODY_KNOWS": "Nobody of ours knows {name} yet.",
    "COMMODITY": "Sees a commodity in what we offer.",
    "TOO_OFTEN": "Was met more than twice as often as agreed: only with a good reason.",
    "POST_EMPTY": "Nobody is known in this post: find out who it will be.",
}


def text(code: str, **facts: object) -> str:
    """A text of the sheet, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def subject(person: Person) -> str:
    """Whom the sheet is about."""
    name = called(person) or nameless()
    return _("{name} (has left)").format(name=name) if person.status is PersonStatus.LEFT else name


def place_words(person: Person, snapshot: Snapshot) -> str:
    """What somebody is, where, and in which account; the account always."""
    unit = snapshot.units.get(person.unit) if person.unit is not None else None
    title = person.title.strip() if person.name.strip() else ""
    parts = (title, person.firm, unit.name if unit is not None else "", person.site)
    known = dict.fromkeys(part.strip() for part in (*parts, snapshot.accounts[person.account].name) if part.strip())
    return " · ".join(known)


def meeting_words(meeting: Meeting, snapshot: Snapshot, as_of: date) -> str:
    """Day, name and place of a meeting in one line."""
    day = short_date(meeting.date, as_of) if meeting.date is not None else ""
    setting = label(meeting.setting) if meeting.setting is not None else ""
    return " · ".join(part for part in (day, meeting_name(meeting, snapshot), setting, meeting.place.strip()) if part)


def our_parts(attendees: Sequence[MeetingAttendee], snapshot: Snapshot) -> tuple[str, ...]:
    """Who of ours leads, listens and answers; management is named as such."""
    return tuple(_our_part(a, snapshot) for a in attendees if a.person in snapshot.team)


def _our_part(attendee: MeetingAttendee, snapshot: Snapshot) -> str:
    member = snapshot.team[attendee.person]
    name = _("{name} (management)").format(name=member.name) if member.is_management else who(member.id, snapshot)
    if attendee.part is None:
        return name
    return _("{name} {part}").format(name=name, part=label(attendee.part).lower())


def last_time(meeting: Meeting, as_of: date) -> str:
    """What came of the meeting before."""
    said = meeting.outcome.strip() or meeting.purpose.strip()
    if meeting.date is None or not said:
        return said
    return _("{day}: {said}").format(day=short_date(meeting.date, as_of), said=said)


def relationship_words(ours: Relationship, snapshot: Snapshot, as_of: date) -> str:
    """Who of ours knows the person how well, what it counts as, and when they last talked."""
    entered, counts = min(max(ours.depth, 0), len(DEPTHS) - 1), usable_depth(ours, as_of)
    days = days_since_contact(ours, as_of)
    parts = [f"{label(DEPTHS[entered])} ({entered})"]
    if counts < entered:
        parts.append(_("counts as {depth}").format(depth=label(DEPTHS[counts])))
    parts.append(_("last talk {ago}").format(ago=ago(days)) if days is not None else _("no talk recorded"))
    member = snapshot.team[ours.team_member]
    name = who(member.id, snapshot) if member.active else _("{name}, inactive").format(name=member.name)
    return _("{name}: {parts}").format(name=name, parts=", ".join(parts))


def social_words(ours: Sequence[Relationship], snapshot: Snapshot) -> str:
    """With whom there is more than business; "" when nothing is noted."""
    noted = [r for r in ours if r.social is not None and r.social is not Social.NONE]
    return listed([f"{who(r.team_member, snapshot)} ({_social(r.social)})" for r in noted], 3)


def _social(social: Social | None) -> str:
    return label(social).lower() if social is not None else ""


def introducers(ties: Sequence[Tie], snapshot: Snapshot) -> str:
    """Who can introduce us to the person, and how sure that is."""
    return listed([f"{who(t.source, snapshot)} ({label(t.certainty).lower()})" for t in ties], 3)


def roles_words(given: RoleAssignment) -> str:
    """The roles in one objective; how sure they are where they are not confirmed; "" when there are none."""
    names = listed([role_word(role) for role in BuyingRole if role in given.roles])
    if given.roles and given.certainty is not Certainty.CONFIRMED:
        return _("{roles} ({certainty})").format(roles=names, certainty=label(given.certainty).lower())
    return names


def roles_in(given: RoleAssignment, objective: Objective) -> str:
    """The roles with the objective they belong to."""
    return _("{roles} in “{objective}”").format(roles=roles_words(given), objective=objective.title)


def coach_word(quality: CoachLabel | None) -> str:
    """What a coach has proven, in a word."""
    words = {
        CoachLabel.CHAMPION: _("champion"),
        CoachLabel.PROVEN: _("proven coach"),
        CoachLabel.CLAIMED: _("coach not yet proven"),
    }
    return words[quality] if quality is not None else ""


def influence_words(given: RoleAssignment) -> str:
    """How much the person weighs, and why; "" when not known."""
    if given.influence is Influence.UNKNOWN:
        return ""
    return _because(label(given.influence), given.influence_reason)


def mode_words(given: RoleAssignment) -> str:
    """Whether the person sees a need to change, in own words; "" when not known."""
    return _quoted(label(given.mode), given.mode_words) if given.mode is not ResponseMode.UNKNOWN else ""


def rating_line(given: RoleAssignment) -> str:
    """How the person stands to it and what shows that; "" when not known."""
    return _quoted(rating_words(given.rating), given.rating_evidence) if given.rating is not None else ""


def win_words(given: RoleAssignment) -> str:
    """The personal win, and who told us."""
    if given.personal_win.strip() and given.win_source.strip():
        return _("{win} (from {source})").format(win=given.personal_win.strip(), source=given.win_source.strip())
    return given.personal_win.strip()


def criterion_words(criterion: Criterion) -> str:
    """A criterion, and whether it is met."""
    return (_("Met: {text}") if criterion.met else _("Not met: {text}")).format(text=criterion.text.strip())


def concern_words(fact: Fact) -> str:
    """A concern that is open."""
    return _("Concern: “{text}”").format(text=fact.text.strip())


def advice_words(fact: Fact, snapshot: Snapshot) -> str:
    """What a coach said, and who."""
    if fact.source is None:
        return fact.text.strip()
    return _("{name}: {text}").format(name=who(fact.source, snapshot), text=fact.text.strip())


def question_words(question: MeetingQuestion, snapshot: Snapshot) -> str:
    """What they may ask, what we say, and who says it."""
    asked = _("“{question}”").format(question=question.question.strip())
    if not question.answer.strip():
        return _("{question} – no answer yet").format(question=asked)
    if question.answered_by is None:
        return _("{question} – {answer}").format(question=asked, answer=question.answer.strip())
    return _("{question} – {name}: {answer}").format(
        question=asked, name=who(question.answered_by, snapshot), answer=question.answer.strip()
    )


def topics_question(name: str, topics: Sequence[ListeningTopic]) -> str:
    """What we have not yet asked the person's view of."""
    return _("Not yet asked: what does {name} think about {topics}?").format(
        name=name, topics=listed([topic_question(topic) for topic in topics])
    )


def conflict_words(ties: Sequence[Tie], person: str, snapshot: Snapshot) -> str:
    """With whom the person is in conflict."""
    others = [tie.target if tie.source == person else tie.source for tie in ties]
    return _("In conflict with {names}.").format(names=whos(others, snapshot))


def stance_words(person: Person) -> str:
    """That the person works against suppliers, and why."""
    reason = label(person.stance_reason) if person.stance_reason is not None else ""
    return _("{stance}.").format(stance=_because(label(Stance.ADVERSARIAL), reason))


def rival_words(tie: CompetitorTie) -> str:
    """How close a competitor is."""
    name = tie.competitor.strip() or _("A competitor")
    return _("{name}: {strength}.").format(name=name, strength=label(tie.strength).lower())


def incident_words(fact: Fact, as_of: date) -> str:
    """Something that went wrong and is not settled."""
    text_ = fact.text.strip()
    if fact.date is None:
        return _("Open incident: {text}").format(text=text_)
    return _("Open incident of {day}: {text}").format(day=short_date(fact.date, as_of), text=text_)


def owed_words(due: Due, snapshot: Snapshot, as_of: date) -> str:
    """Something open between us: who, what, until when."""
    said, until = due_words(due, snapshot).rstrip("."), due_day(due, as_of)
    if due.kind is DueKind.ACTION and due.who is not None:
        said = _("{name}: {what}").format(name=who(due.who, snapshot), what=said)
    elif due.kind is DueKind.ACTION:
        said = _("Ours: {what}").format(what=said)
    return _("{what} ({until})").format(what=said, until=until) if until else said


def fact_words(facts: Sequence[Fact]) -> Iterator[str]:
    """What is known, without what was asked in vain."""
    return (fact.text.strip() for fact in facts if fact.text.strip() and fact.state is not FactState.ASKED)


def decided_since(given: RoleAssignment) -> str:
    """When the person decided for us, and in which words; "" when the words are not known."""
    if given.decided_for_us is None:
        return ""
    return _quoted(full_date(given.decided_for_us), given.decided_words)


def _because(words: str, reason: str) -> str:
    return _("{words}: {reason}").format(words=words, reason=reason.strip()) if reason.strip() else words


def _quoted(words: str, quote: str) -> str:
    return _("{words}: “{quote}”").format(words=words, quote=quote.strip().rstrip(".")) if quote.strip() else words
