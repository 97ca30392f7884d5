"""The words of the meetings page: stepping stones, the plan and the calendar (method.md 1.5, 97-112)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relmap.analysis.meetings import (
    PROFILE,
    Appointment,
    Due,
    DueKind,
    Lack,
    Phase,
    Stone,
    buyers_met,
    ours,
    theirs,
    unknown_buyer,
)
from relmap.analysis.messages import Untold
from relmap.model.plan import Meeting
from relmap.model.snapshot import Snapshot
from relmap.translation import _, plural
from relmap.words.map import short_date
from relmap.words.people import listed, who, whos

_TEXTS: Mapping[str, str] = {
    "PAGE": "Meetings",
    "TAB_STONES": "Stepping stones",
    "TAB_PLAN": "Plan",
    "TAB_PLAN_LATE": "Plan · {count} overdue",
    "TAB_CALENDAR": "Who meets whom",
    "NO_ACCOUNT": "Open an account to plan its meetings.",
    "NO_MEETINGS": "No meeting yet. Plan one: whom you meet, and why it is worth it for them.",
    "CHOOSE_MEETING": "Choose a meeting to prepare it or to tell what came of it.",
    "NEW_MEETING": "Plan a meeting",
    "FOLLOWING": "Plan the next stone",
    "REMOVE_MEETING": "Remove this meeting",
    "GROUP_AHEAD": "Ahead",
    "GROUP_OPEN": "Waiting for a word",
    "GROUP_HELD": "Held",
    "NEXT_FACT": "Next: {question}",
    "FILL_IN": "Fill in",
    "ANSWER": "one line is enough; Enter keeps it",
    "COMPLETE": "This meeting is prepared.",
    "COMPLETE_AFTER": "What came of this meeting is recorded.",
    "WHO": "Who takes part",
    "THEIRS": "Theirs",
    "OURS": "Ours",
    "ADD_THEIRS": "add one of theirs",
    "ADD_OURS": "Add one of ours …",
    "PART": "Part of {name}",
    "NO_PART": "no part yet",
    "DECIDED": "{name} has decided for us. Confirm, do not pitch.",
    "TAKE_OUT": "Take {name} out of this meeting",
    "BEFORE": "Before",
    "PURPOSE": "Purpose",
    "PURPOSE_PROMPT": "what the meeting is about",
    "WHY_FOR_THEM": "Worth it for them",
    "WHY_FOR_THEM_PROMPT": "why they should give us the time",
    "PLANNED": "This meeting is planned",
    "PLANNED_HINT": "A meeting counts as planned once their reason to meet is written down.",
    "DATE": "Day",
    "NO_DATE": "no day yet",
    "SETTING": "Setting",
    "NOT_KNOWN": "not known",
    "PLACE": "Place",
    "OBJECTIVE": "Objective",
    "NO_OBJECTIVE": "the account as a whole",
    "PREVIOUS": "Builds on",
    "NO_PREVIOUS": "no earlier meeting",
    "AIM": "Best result",
    "AIM_PROMPT": "what we hope they will do",
    "MINIMUM_ACTION": "At least",
    "MINIMUM_ACTION_PROMPT": "the least they should do, or we have not moved",
    "COACH_ADVICE": "Coach’s advice",
    "COACH_ADVICE_PROMPT": "what a coach told us, and who",
    "COACH_FOLLOWED": "Followed it",
    "FEELING": "They leave feeling",
    "QUESTIONS": "Likely questions",
    "THEIR_CHAIR": "Their chair: what they will ask",
    "OUR_CHAIR": "Our chair: what we say",
    "QUESTION_PROMPT": "a question they are likely to ask",
    "ANSWER_PROMPT": "our answer",
    "ANSWERED_BY": "Answered by",
    "NOBODY": "nobody yet",
    "ADD_QUESTION": "Add a question",
    "REMOVE_QUESTION": "Remove this question",
    "AFTER": "Afterwards",
    "HELD": "The meeting took place",
    "OUTCOME": "What came of it",
    "OUTCOME_PROMPT": "in their words where you can",
    "NEXT_STEP": "They will",
    "NEXT_STEP_PROMPT": "what the customer does next",
    "NEXT_STEP_BY": "Done by",
    "NEXT_STEP_DUE": "Until",
    "NEXT_STEP_DONE": "Done on",
    "NOT_DONE": "not yet",
    "TO_MEET": "to be met",
    "BUYER_UNKNOWN": "Economic buyer unknown",
    "CHAIN": "Stepping stones to the economic buyer",
    # plan
    "NEW_ACTION_PROMPT": "What shall be done next? Type it and press Enter",
    "NO_ACTIONS": "Nothing is planned. Type the next thing to do, then say who does it and until when.",
    "PLAN_LATE": "Overdue",
    "PLAN_SOON": "Within two weeks",
    "PLAN_LATER": "Later",
    "PLAN_OPEN_DAY": "Without a day",
    "PLAN_DONE": "Done",
    "CHOOSE_ACTION": "Choose an action to say who does it, until when, and which flag it removes.",
    "WHAT": "What",
    "KIND": "Kind",
    "OWNER": "Who does it",
    "WITH": "With",
    "DUE": "Until",
    "NO_DUE": "no day yet",
    "REMOVES": "Removes flag",
    "NO_FLAG": "none",
    "FLAG_NOT_RAISED": "{rule}, not raised now",
    "DONE_ON": "Done on",
    "REMOVE_ACTION": "Remove this action",
    "DONE": "Done: {what}",
    "ASK_OWNER": "Next: who does it?",
    "ASK_DUE": "Next: until when?",
    "ASK_REMOVES": "Next: which flag does it remove?",
    "NO_CALENDAR": "Nobody of ours is going to meet anybody. Give a meeting a day, or an action a person and a day.",
    "NO_NAME": "Meeting without a purpose yet",
}

_PHASES: Mapping[Phase, str] = {
    Phase.DRAFT: "not planned yet",
    Phase.PLANNED: "planned",
    Phase.PASSED: "did it take place?",
    Phase.HELD: "held",
    Phase.UNPLANNED: "held, unplanned",
}

_LACKS: Mapping[Lack, str] = {
    Lack.WHETHER_HELD: "did this meeting take place?",
    Lack.NEXT_STEP: "what will the customer do now?",
    Lack.NEXT_STEP_BY: "who of theirs does it?",
    Lack.NEXT_STEP_DUE: "until when will they have done it?",
    Lack.OUTCOME: "what came of the meeting?",
    Lack.THEIRS: "whom do you meet?",
    Lack.WHY_FOR_THEM: "why is this meeting worth it for them?",
    Lack.DATE: "when do you meet?",
    Lack.AIM: "what is the best that can come of it?",
    Lack.OURS: "who of ours goes?",
    Lack.OUR_PARTS: "who of ours leads, who listens, who answers?",
    Lack.QUESTIONS: "what will they ask?",
    Lack.ANSWERS: "what do we answer?",
    Lack.MINIMUM_ACTION: "what should they do at least?",
    Lack.HOT_BUTTON: "what does {name} warm to?",
    Lack.COLD_BUTTON: "what puts {name} off?",
    Lack.VALUES: "what does {name} hold dear?",
    Lack.BACKGROUND: "where does {name} come from?",
    Lack.STYLE: "how does {name} deal with people – fast or slow, open or guarded?",
    Lack.COACH_INPUT: "what does a coach tell us about {name}?",
}


def text(code: str, **facts: object) -> str:
    """A text of the meetings page, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def phase_words(phase: Phase) -> str:
    """Where a meeting stands."""
    return _(_PHASES[phase])


def lack_question(lack: Lack, meeting: Meeting, snapshot: Snapshot) -> str:
    """What a meeting lacks, as a question."""
    buyers = buyers_met(snapshot, meeting)
    asked = unknown_buyer(snapshot, buyers, lack) if lack is Lack.STYLE or lack in PROFILE else None
    names = who(asked, snapshot) if asked is not None else whos(buyers, snapshot)
    return _(_LACKS[lack]).format(name=names)


def meeting_name(meeting: Meeting, snapshot: Snapshot) -> str:
    """A meeting by its purpose, else by whom it is with."""
    if meeting.purpose:
        return meeting.purpose
    people = theirs(snapshot, meeting.id)
    return _("Meeting with {names}").format(names=whos(people, snapshot)) if people else text("NO_NAME")


def meeting_day(meeting: Meeting, as_of: date) -> str:
    """The day of a meeting."""
    return short_date(meeting.date, as_of) if meeting.date is not None else text("NO_DATE")


def meeting_people(meeting: Meeting, snapshot: Snapshot) -> str:
    """Who meets whom."""
    them, us = theirs(snapshot, meeting.id), ours(snapshot, meeting.id)
    if them and us:
        return _("{theirs} with {ours}").format(theirs=whos(them, snapshot), ours=whos(us, snapshot))
    return whos(them or us, snapshot)


def headline(meeting: Meeting | None, missing: tuple[Lack, ...], snapshot: Snapshot, as_of: date) -> str:
    """The sentence above the page: the next meeting and what it lacks most."""
    if meeting is None or meeting.date is None:
        return _("No meeting lies ahead. Each meeting is the stepping stone to the next: agree one.")
    sentence = _("Next on {day}: {name}.").format(
        day=short_date(meeting.date, as_of), name=meeting_name(meeting, snapshot).rstrip(".")
    )
    if not missing:
        return sentence
    return _("{sentence} Still open: {question}").format(
        sentence=sentence, question=lack_question(missing[0], meeting, snapshot)
    )


def stone_words(stone: Stone, snapshot: Snapshot, as_of: date) -> tuple[str, str]:
    """The two lines on a stone: whom, and when or what remains to be done."""
    people = listed([who(person, snapshot) for person in stone.people], 2)
    meeting = snapshot.meetings.get(stone.meeting) if stone.meeting is not None else None
    if meeting is not None:
        return people or meeting_name(meeting, snapshot), meeting_day(meeting, as_of)
    return people or text("BUYER_UNKNOWN"), text("TO_MEET")


def due_words(due: Due, snapshot: Snapshot) -> str:
    """What is to be done, in one sentence without its day."""
    if due.kind is DueKind.NO_NEXT_STEP:
        name = meeting_name(snapshot.meetings[due.id], snapshot)
        return _("“{name}” led nowhere: agree what the customer will do next").format(name=name)
    if due.kind is DueKind.CUSTOMER_STEP:
        actor = who(due.who, snapshot) if due.who is not None else _("The customer")
        return _("{name}: {what}").format(name=actor, what=due.what)
    return due.what or _("An action without words")


def due_day(due: Due, as_of: date) -> str:
    """Until when, and how late; "" without a day."""
    if due.day is None:
        return ""
    if due.kind is DueKind.NO_NEXT_STEP:
        return _("met {day}").format(day=short_date(due.day, as_of))
    if due.late:
        late = plural("{count} day late", "{count} days late", due.late).format(count=due.late)
        return _("{day}, {late}").format(day=short_date(due.day, as_of), late=late)
    return short_date(due.day, as_of)


def appointment_words(entry: Appointment, snapshot: Snapshot) -> str:
    """Who of ours meets whom."""
    us = whos(entry.ours, snapshot) or _("Nobody of ours yet")
    them = whos(entry.theirs, snapshot) or _("nobody of theirs yet")
    return _("{ours} → {theirs}").format(ours=us, theirs=them)


def untold_sentence(news: Untold, snapshot: Snapshot, as_of: date) -> str:
    """Who of ours should hear of the changed messages before a meeting (method.md 1.5, 86)."""
    meeting = snapshot.meetings[news.meeting]
    return _("What we all say changed on {changed}. Tell {name} before the meeting of {day}.").format(
        changed=short_date(news.since, as_of), name=who(news.member, snapshot), day=meeting_day(meeting, as_of)
    )


def week_words(monday: date, as_of: date) -> str:
    """The heading of a week of the calendar."""
    return _("Week of {day}").format(day=short_date(monday, as_of))
