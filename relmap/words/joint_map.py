"""Words of what a customer is given: joint map and plan, fact-check sheet, briefing (method.md 6(b), 6(e)).

Nothing here names a role, a judgement or a plan of ours, nor what such a page is called inside RelMap.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relmap.translation import _
from relmap.words.map import short_date

_TEXTS: Mapping[str, str] = {
    "FOR": "FOR {name}",
    # Contact map
    "CONTACTS": "Who works with whom",
    "CONTACTS_KEY": "Coloured: our people beside their counterparts, and what they work on together.",
    "OTHERS": "Others, by department",
    # Joint plan
    "PLAN": "Joint plan",
    "OBJECTIVES": "What we want to achieve together",
    "AGREED": "What we have agreed",
    "STEPS": "Who does what by when",
    "TALKS": "When we meet",
    "MEASURES": "How we measure it",
    "TURNS": "Whom to turn to",
    "WHAT": "Agreed",
    "AGREED_BY": "Agreed by",
    "AGREED_ON": "On",
    "NOT_YET": "not yet",
    "STEP": "Step",
    "TALK": "Talk",
    "OURS": "For us",
    "THEIRS": "For you",
    "WHEN": "By when",
    "DONE": "done {day}",
    "MEASURE": "Measure",
    "BASELINE": "At the start",
    "TARGET": "Goal",
    "ACTUAL": "Now",
    "TOPIC": "About",
    "AGREED_TODAY": "Agreed today",
    "NEXT_STEPS": "Who does what by when",
    "TO_MEASURE": "How we will know that it works",
    # Fact-check sheet
    "OWN_DATA": "Your own data",
    "OWN_DATA_ASKED": "This is how we have you in our list. Please correct what is wrong and add what is missing; "
    "leave out whatever you do not want us to note.",
    "RETURN": "Please give the sheet back to whoever gave it to you. We change nothing but what you have corrected.",
    "RETURN_FILE": "Please write into the last column and send the file back; the RelMap ID must stay as it is.",
    "ANYTHING_ELSE": "Anything else we should know to reach you in the way you prefer",
    # Briefing
    "BRIEFING": "For our talk",
    "QUESTIONS": "What we would like to ask you:",
    "NOTES": "Notes",
    # What is on it
    "LIST_HEAD": "On every page",
    "LIST_PEOPLE": "Their people",
    "LIST_OURS": "Our people",
    "LIST_TOPICS": "Topics",
    "LIST_UNITS": "Departments and places",
}


def text(code: str, **facts: object) -> str:
    """A text by its code."""
    return _(_TEXTS[code]).format(**facts)


def on_day(day: date | None, as_of: date) -> str:
    """A day on a customer's page, "" for none."""
    return short_date(day, as_of) if day is not None else ""


def measured(actual: str, day: date | None, as_of: date) -> str:
    """The last value of a measure and when it was measured."""
    return _("{value} ({day})").format(value=actual, day=on_day(day, as_of)) if actual and day else actual
