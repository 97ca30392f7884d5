"""The words of the internal strategy pack: pages 6 to 10 and the appendix (method.md 6(a))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from relmap.analysis.flags.report import Flag
from relmap.analysis.knowledge import Missing
from relmap.analysis.meetings import Appointment, Stone
from relmap.model.deal import Criterion, GiveAndGet, PolicyRequest
from relmap.model.entities import Objective, Person
from relmap.model.knowledge import Fact, FitAnswer
from relmap.model.plan import Meeting
from relmap.model.relations import Relationship
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import ListeningTopic
from relmap.model.vocabulary import DEPTHS, Step
from relmap.translation import _, plural
from relmap.words.flags import headline, sentence
from relmap.words.knowledge import question, topic_question
from relmap.words.knowledge import text as knowledge_text
from relmap.words.labels import label
from relmap.words.map import short_date
from relmap.words.meetings import appointment_words, stone_words
from relmap.words.people import full_date, listed, who

_MOST_LINES = 8

_TEXTS: Mapping[str, str] = {
    # 6
    "WE_WIN": "we win",
    "THEY_WIN": "they win",
    "OUTCOME_OPEN": "Where would it end today? Not both sides are known: what do they win, and what do we?",
    "OUR_WIN_OPEN": "What do we win besides the money?",
    "PRICE_OPEN": "A premium, the market price, or less?",
    "MARGIN_OPEN": "Is it?",
    "RESULT_OPEN": "Which result, measurable?",
    "WIN_OPEN": "What for herself or himself?",
    "SOURCE_OPEN": "Who said it?",
    "NO_BUYERS": "Whose win would it be? No economic, technical or user buyer is named yet.",
    "HEAD_GIVE": "Give and get",
    "WHAT": "What",
    "OURS": "Ours",
    "THEIRS": "Theirs",
    "FAIR_OPEN": "Which figure would both accept before there is a quarrel?",
    "OUR_RULE": "Our rule in the way",
    "NEED_OPEN": "What do they need?",
    "OUR_RULE_OPEN": "Which rule?",
    "DECIDES_OPEN": "Who of ours decides?",
    "HINTS": "To think about",
    # 7
    "STEP": "Step",
    "SHOWS": "✓ What shows it, ○ what is missing",
    "OWN_STEP": "Our own step, nobody of theirs has to agree.",
    "NEVER_CLOSES": "Never closes: it leads to the next objective.",
    "OF_WHOM": "Whose",
    "CRITERION_OPEN": "What must be true?",
    "IMPORTANCE_OPEN": "How much?",
    "NO_BUYERS_ASK": "What must be true before they say yes? No buyer is named who could be asked.",
    "AGREED_WITH": "Agreed with",
    "AGREED_OPEN": "With whom?",
    "FIGURE_OPEN": "How much?",
    # 8
    "STRENGTHS_THEIRS": "What are they good at?",
    "STRENGTHS_OURS": "What do they say we are good at?",
    "WEAKNESSES_THEIRS": "What do they find hard?",
    "WEAKNESSES_OURS": "What do they say we should do better?",
    "LINE": "Line",
    "EVIDENCE_OPEN": "What shows it?",
    "TWO_SIDES": "Vision and culture of both sides",
    "SIDES_OPEN": "How do they want to grow, decide and treat suppliers, and how do we? Neither side is written down.",
    "THEIRS_OPEN": "And they?",
    "OURS_OPEN": "And we?",
    "INCIDENTS": "Incidents: how the relationship was tested",
    "NO_INCIDENTS": "No incident is written down. What went wrong between us, and how was it solved?",
    # 9
    "WHO_MEETS": "Who, with whom",
    "WHAT_FOR": "What, and what for",
    "REMOVES": "Flag it removes",
    "WHEN_OPEN": "Until when?",
    "WHO_OPEN": "Who?",
    "KEEPS_MOVING": "none: it keeps us moving",
    "NOTHING_PLANNED": "Nothing is planned for the next 90 days. What comes first?",
    "UNPLANNED": "Proposed, because no planned line removes these flags",
    "SET_ASIDE": "Let stand until",
    "LADDER": "Ladder of introductions",
    "MANAGEMENT": "Our management",
    "NO_MANAGEMENT": "Who of our management takes part? Nobody of ours is marked as management.",
    "KNOWS": "Knows there",
    "KNOWS_NOBODY": "Nobody yet. Whom of the same rank?",
    "MEETS": "Meets next",
    "MEETS_NOBODY": "Whom, on what occasion?",
    "IN_MIND": "Warnings, and strengths to use",
    # 10
    "BY_PERSON": "What we do not know yet",
    "QUESTIONS": "Questions, the most valuable first",
    "ASK": "Who asks whom",
    "NO_QUESTIONS": "Nothing important is missing about the people with a role.",
    "NO_HOLDERS": "Who signs, who checks, who uses it, who helps us? Nobody has a role in this objective yet.",
    "LISTENING": "What we heard from them: age of the last answer on each topic",
    "CHANGES": "What changed",
    "CHANGES_SINCE": "What changed since {day}",
    "NO_BEFORE": "No earlier state of the account is kept, so nothing can be compared. Keep today’s; then the next "
    "pack says what changed.",
    # appendix
    "NAME": "Name, title",
    "WHERE": "Unit, site",
    "OURS_LAST": "Our relationship, last talk",
    "REACH": "Mail, telephone",
    "LEVEL_OPEN": "Which level?",
    "NOBODY_OF_OURS": "none",
    "NO_CONTACTS": "Nobody is on this map yet. Whom do we know there?",
}


def text(code: str, **facts: object) -> str:
    """A text of pages 6 to 10 or of the appendix, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def lines(entries: Sequence[str], most: int = _MOST_LINES) -> str:
    """Entries one a line; of more than ``most`` the rest is counted."""
    if len(entries) <= most:
        return "\n".join(entries)
    rest = len(entries) - most
    more = plural("And {count} more.", "And {count} more.", rest).format(count=rest)
    return "\n".join((*entries[:most], more))


# Page 6


def value_words(objective: Objective, snapshot: Snapshot) -> str:
    """What it is worth to them and who confirmed it; what is not known as a question."""
    value = objective.value_to_customer.strip()
    if not value:
        return _("What is it worth to them? Ask for a figure.")
    if objective.value_confirmed_by is None:
        return _("{value}. Who of them confirms it?").format(value=value.rstrip("."))
    return _("{value}, confirmed by {name}").format(value=value, name=who(objective.value_confirmed_by, snapshot))


def give_words(line: GiveAndGet, currency: str) -> str:
    """A concession, stake or interest with its worth and its days."""
    worth = f"{line.value:,.0f} {currency}".strip() if line.value is not None else ""
    days = [full_date(day) for day in (line.since, line.until) if day is not None]
    details = ", ".join(part for part in (worth, " – ".join(days)) if part)
    return _("{what} ({details})").format(what=line.what.strip(), details=details) if details else line.what.strip()


def policy_state(request: PolicyRequest) -> str:
    """How far a request has come, and since when."""
    day = request.decided_on or request.asked_on
    state = label(request.state)
    return _("{state}, {day}").format(state=state, day=full_date(day)) if day is not None else state


# Page 7


def step_name(step: Step, here: bool) -> str:
    """A step, and whether the objective stands there."""
    return _("{step}\n← we stand here").format(step=label(step)) if here else label(step)


def criterion_state(one: Criterion, snapshot: Snapshot) -> str:
    """Whether a criterion is met, and who says so."""
    if not one.met or one.confirmed_by is None:
        return _("○ open: who confirms it?")
    return _("✓ met, says {name}").format(name=who(one.confirmed_by, snapshot))


def concern_words(fact: Fact, snapshot: Snapshot) -> str:
    """Somebody's concern, and what we learned about it."""
    words = _("“{words}”").format(words=fact.text.strip())
    said = _("{name}: {words}").format(name=who(fact.person, snapshot), words=words) if fact.person else words
    learned = fact.resolution.strip() or _("What lies behind it?")
    return _("{said} → {learned}").format(said=said, learned=learned)


# Page 8


def evidence_words(answer: FitAnswer) -> str:
    """What shows a line of the fit sheet, and when it was seen."""
    shown = answer.evidence.strip()
    if answer.evidence_date is None:
        return shown
    return (
        _("{evidence} ({day})").format(evidence=shown.rstrip("."), day=full_date(answer.evidence_date)) if shown else ""
    )


def incident_words(fact: Fact, snapshot: Snapshot) -> str:
    """What went wrong, with whom, when, and how it was solved."""
    day = fact.date or fact.recorded_on
    about = [who(fact.person, snapshot)] if fact.person is not None else []
    head = ", ".join((*about, *((full_date(day),) if day is not None else ())))
    said = _("{head}: {what}").format(head=head, what=fact.text.strip()) if head else fact.text.strip()
    solved = fact.resolution.strip() or _("How is it solved?")
    return _("{said} → {solved}").format(said=said, solved=solved)


# Page 9


def with_whom(owner: str | None, person: str | None, snapshot: Snapshot) -> str:
    """Who does something, and with whom; "" while nobody is named."""
    if owner is not None and person is not None:
        return _("{owner} with {person}").format(owner=who(owner, snapshot), person=who(person, snapshot))
    return who(owner, snapshot) if owner is not None else ""


def what_for(what: str, objective: str | None, here: Objective, snapshot: Snapshot) -> str:
    """What is done; another objective than this one is named."""
    other = snapshot.objectives.get(objective) if objective is not None and objective != here.id else None
    return _("{what} (for “{objective}”)").format(what=what, objective=other.title) if other is not None else what


def meeting_aim(meeting: Meeting, name: str) -> str:
    """A meeting with the best that can come of it, or the question what that is."""
    aim = meeting.aim.strip() or _("what is the best that can come of it?")
    return _("{name}: {aim}").format(name=name.rstrip("."), aim=aim)


def flag_words(flag: Flag, snapshot: Snapshot) -> str:
    """A flag by its number and in a few words."""
    return _("{rule} {headline}").format(rule=flag.rule, headline=headline(flag, snapshot))


def perhaps(rules: Sequence[str]) -> str:
    """The flags an action may help with that names none."""
    if not rules:
        return _("Which flag? The action names none.")
    return _("Which flag? Perhaps {rules}.").format(rules=listed(rules))


def also_flags(rules: Sequence[str]) -> str:
    """Further flags by their numbers."""
    return _("also {rules}").format(rules=listed(rules, len(rules)))


def proposed(words: str) -> str:
    """A day or a name we propose, to be agreed."""
    return _("{words}?").format(words=words)


def strength_words(fact: Fact) -> str:
    """A warning or a strength, with the flag it removes."""
    if not fact.removes:
        return fact.text.strip()
    return _("{words} (removes {rule})").format(words=fact.text.strip(), rule=fact.removes)


def later(count: int) -> str:
    """How much of the plan lies further ahead."""
    return plural(
        "{count} line lies more than 90 days ahead.", "{count} lines lie more than 90 days ahead.", count
    ).format(count=count)


def chain(stones: Sequence[Stone], snapshot: Snapshot, as_of: date) -> str:
    """The meetings towards the economic buyer, held and still to be held, as one line."""
    steps = [
        _("{people} ({when})").format(people=people, when=when)
        for people, when in (stone_words(stone, snapshot, as_of) for stone in stones)
    ]
    return _("Stepping stones: {steps}.").format(steps=" → ".join(steps))


def known_there(known: Sequence[tuple[str, int]], snapshot: Snapshot) -> str:
    """Whom one of ours knows, and how deep, the deepest first."""
    ranked = sorted(known, key=lambda pair: (-pair[1], pair[0]))
    return listed(
        [_("{name} ({depth})").format(name=who(person, snapshot), depth=label(DEPTHS[d])) for person, d in ranked]
    )


def next_appointment(one: Appointment | None, as_of: date, snapshot: Snapshot) -> str:
    """Whom one of ours meets next, when and for what; "" when nothing is planned."""
    if one is None:
        return ""
    said = _("{day}: {people}").format(day=short_date(one.day, as_of), people=appointment_words(one, snapshot))
    return _("{said}. {what}").format(said=said, what=one.what.strip()) if one.what.strip() else said


# Page 10 and the appendix


def open_question(missing: Missing, snapshot: Snapshot) -> str:
    """A question, and whether it was put in vain."""
    asked = question(missing, snapshot)
    return _("{question} ({asked})").format(question=asked, asked=knowledge_text("ASKED")) if missing.asked else asked


def ask_topics(topics: Sequence[ListeningTopic]) -> str:
    """That nobody was heard yet, and what to ask for."""
    names = listed([topic_question(topic) for topic in topics], len(topics))
    return _("Nobody has been heard yet. Ask one of them for views on {topics}.").format(topics=names)


def named(person: str, detail: str, snapshot: Snapshot) -> str:
    """Somebody, and what became of him."""
    name = who(person, snapshot)
    return _("{name}: {detail}").format(name=name, detail=detail) if detail.strip() else name


def flag_change(flag: Flag, snapshot: Snapshot) -> str:
    """A flag that was raised or is cleared, in full."""
    return _("{rule} {sentence}").format(rule=flag.rule, sentence=sentence(flag, snapshot))


def place_words(person: Person, snapshot: Snapshot) -> str:
    """Unit and site; the firm of somebody outside."""
    unit = snapshot.units.get(person.unit) if person.unit is not None else None
    parts = (unit.name if unit is not None else "", person.site.strip(), person.firm.strip())
    return " · ".join(dict.fromkeys(part for part in parts if part))


def ours_words(ours: Relationship, snapshot: Snapshot) -> str:
    """Who of ours knows somebody best, and when they last talked."""
    day = full_date(ours.last_contact) if ours.last_contact is not None else _("no talk dated")
    return _("{name}, {day}").format(name=who(ours.team_member, snapshot), day=day)


def reach_words(person: Person) -> str:
    """How to reach somebody."""
    return "\n".join(part for part in (person.email.strip(), person.phone.strip()) if part)
