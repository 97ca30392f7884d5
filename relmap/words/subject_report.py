"""The words of the report of everything stored about a person (method.md 6, personal-data note)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from relmap.model.deal import Agreement, Criterion, GiveAndGet, PolicyRequest, QualityMeasure, SolutionElement
from relmap.model.entities import Account, Objective, Person, TeamMember
from relmap.model.keeping import Acknowledgement, SnapshotMark
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer, Integration
from relmap.model.memory import ImportedValues, NotSame
from relmap.model.plan import Action, Meeting, MeetingAttendee, MeetingQuestion
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Record, Snapshot
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _
from relmap.words.forms import rating_words
from relmap.words.labels import label
from relmap.words.meetings import meeting_name
from relmap.words.people import full_date, listed, who
from relmap.words.rule_book import rule_name

_TEXTS: Mapping[str, str] = {
    "TITLE": "Everything stored about {name}",
    "INTRO": (
        "This is everything this document holds about {name}, private notes included, as of {day}. It names other "
        "people, too: check what may be handed out."
    ),
    "PERSON": "The person’s own record",
    "EARLIER": "Kept states of the account",
    "EARLIER_STATE": "{label}, kept on {day}: what differed from today",
    "EARLIER_SAME": "{label}, kept on {day}: nothing differed from today",
    "REST": "What is not here",
    "REST_TEXT": (
        "RelMap works out flags, ways and measures from the above each time and does not store them. Backups, copies "
        "and exports of this document are files of their own and were not searched, nor were texts that mean the "
        "person without the full name."
    ),
    "HISTORY": "What stood there before",
    "UNTIL": "{group}, until {day}",
    "HISTORY_TEXT": (
        "This document keeps a full history: what stood in records that have been removed since is in the file, too."
    ),
    "JOURNAL_TEXT": "The journal of changes in the file holds no values of these records.",
    "WITH": "Who takes part",
    "WHOSE": "Named by",
    "YES": "yes",
    "NO_LABEL": "Kept state",
}

_GROUPS: Mapping[type[Record], str] = {
    Person: "Others on the map who name this person",
    Relationship: "Our relationships",
    Tie: "Lines to others",
    Objective: "Objectives that name this person",
    RoleAssignment: "Part in objectives",
    ImportedValues: "What imported files said",
    NotSame: "Told apart from others",
    Meeting: "Meetings",
    MeetingAttendee: "Part in meetings",
    MeetingQuestion: "Questions prepared for meetings",
    Fact: "What was written down",
    Action: "Actions and promises",
    Agreement: "Agreements",
    Criterion: "Criteria",
    SolutionElement: "Parts of solutions",
    GiveAndGet: "Give and get that mentions the person",
    PolicyRequest: "Requests that mention the person",
    QualityMeasure: "Measures agreed",
    CompetitorTie: "Competitors close to the person",
    FitAnswer: "The fit sheet mentions the person",
    Integration: "Connected systems",
    Acknowledgement: "Flags somebody let stand",
    TeamMember: "Ours whose profile mentions the person",
    Account: "The account mentions the person",
}

_FIELDS: Mapping[str, str] = {
    "account": "Account",
    "actual": "Measured now",
    "adaptability": "Takes to change",
    "affiliation": "Belongs as",
    "agreed_by": "Agreed by",
    "agreed_on": "Agreed on",
    "aim": "Best result",
    "answer": "Our answer",
    "answered_by": "Answered by",
    "area": "System",
    "asked_on": "Asked on",
    "audience": "Who may see it",
    "author": "Whose idea",
    "background": "Background",
    "baseline": "Before",
    "by": "By",
    "cadence_days": "Contact every (days)",
    "category": "Kind",
    "certainty": "How certain",
    "channel": "How",
    "coach_advice": "Coach’s advice",
    "coach_advice_followed": "Advice followed",
    "coach_credible": "Trusted by the buyers",
    "coach_trusts_us": "Trusts us",
    "coach_wants_us": "Wants us to win",
    "collapsed": "Card closed on the map",
    "competitor": "Competitor",
    "confirm_by": "To be confirmed until",
    "confirmed_by": "Confirmed by",
    "confirmed_on": "Confirmed on",
    "confirmer": "Confirmed by",
    "currency": "Currency",
    "date": "Date",
    "decided_for_us": "Decided for us on",
    "decided_on": "Decided on",
    "decided_words": "Decided in the words",
    "decision_maker": "Who of ours decides",
    "depth": "Depth",
    "differentiator_said_by": "Said what sets us apart",
    "differentiator_words": "What sets us apart",
    "done": "Done on",
    "due": "Until",
    "email": "Mail",
    "evidence": "Evidence",
    "evidence_date": "Date of the evidence",
    "external_id": "Number in that file",
    "fact": "Came from",
    "fact_checked_on": "Own data checked on",
    "feeling": "To be felt when we leave",
    "firm": "Firm",
    "first": "One",
    "function": "Function",
    "held": "Took place",
    "holds": "Holds",
    "how": "How",
    "how_known": "How known",
    "id": "Number in the document",
    "importance": "Importance",
    "in_post_since": "In post since",
    "incumbent_partner": "Partner they have",
    "influence": "Influence",
    "influence_reason": "Why",
    "interests": "Interests",
    "job_impact": "Effect on the own job",
    "kind": "Kind",
    "known_on": "Known on",
    "label": "Name of the state",
    "languages": "Languages",
    "last_contact": "Last contact",
    "level": "Level",
    "line": "Line of the sheet",
    "made_on": "Made on",
    "measured_on": "Measured on",
    "meeting": "Meeting",
    "messages": "Our messages",
    "met_on": "Met on",
    "minimum_action": "They should at least",
    "mode": "Sees",
    "mode_certainty": "How certain of that",
    "mode_words": "In own words",
    "name": "Name",
    "need": "What they need",
    "next_step": "Next step",
    "next_step_by": "Next step by",
    "next_step_done": "Next step done on",
    "next_step_due": "Next step until",
    "no_fit_reason": "Why no fit",
    "objective": "Objective",
    "offer": "What we offer",
    "opportunity": "Their growth",
    "our_owner": "Our owner",
    "our_rule": "Our rule",
    "our_view": "Our view",
    "our_win": "Our win",
    "ours": "Ours",
    "outcome": "What came of it",
    "owner": "Who does it",
    "pace": "Decides and speaks",
    "part": "Part",
    "person": "About",
    "personal_win": "Personal win",
    "phone": "Phone",
    "pinned": "Card put in its place",
    "place": "Place",
    "planned": "Planned",
    "points": "Points",
    "previous": "Builds on",
    "problem": "Their problem",
    "pronunciation": "Say the name",
    "published": "Published as a post",
    "purpose": "Purpose",
    "question": "Question",
    "rank": "Place among colleagues",
    "rating": "Rating",
    "rating_certainty": "How certain of the rating",
    "rating_evidence": "Evidence of the rating",
    "reason": "Reason",
    "recorded_by": "Written down by",
    "recorded_on": "Written down on",
    "releases_funds": "Releases the money",
    "removes": "Removes flag",
    "reorg_date": "Post reorganised on",
    "reports_to": "Reports to",
    "reports_to_certainty": "How certain of the manager",
    "resolution": "Outcome",
    "result": "Result wanted",
    "roles": "Roles",
    "rule": "Flag",
    "screens_for": "Screens for",
    "second": "The other",
    "sees_us_as_commodity": "Sees a commodity",
    "sells_for_us": "Sells for us",
    "setting": "Setting",
    "side": "Side",
    "since": "Since",
    "site": "Site",
    "social": "Socially",
    "source": "From whom",
    "source_id": "Number in that source",
    "stance": "With suppliers",
    "stance_reason": "Because",
    "state": "State",
    "statement": "What was agreed",
    "status": "Status",
    "step": "Step",
    "strength": "How much",
    "style_certainty": "How certain of the style",
    "style_how_known": "How the style is known",
    "style_on": "Style observed on",
    "tags": "Tags",
    "target": "To whom",
    "target_date": "Aim until",
    "target_depth": "Aim",
    "team_member": "Who of ours",
    "text": "Text",
    "their_owner": "Their owner",
    "theirs": "Theirs",
    "title": "Title",
    "tone": "It sounded",
    "topic": "Topic",
    "trust_credibility": "Trust: credibility, 1 to 5",
    "trust_intimacy": "Trust: intimacy, 1 to 5",
    "trust_reliability": "Trust: reliability, 1 to 5",
    "trust_self_orientation": "Trust: self-orientation, 1 to 5",
    "unit": "Unit",
    "until": "Until",
    "upper_override": "Upper level because",
    "value": "Worth",
    "value_confirmed_by": "Confirmed the value",
    "value_to_customer": "Worth to them",
    "warmth": "Is with others",
    "was_solid": "Was a second solid line",
    "what": "What",
    "why_for_them": "Worth it for them",
    "win_source": "How the win is known",
    "words": "Words",
    "x": "Place on the map, across",
    "y": "Place on the map, down",
}

_OF_TYPE: Mapping[tuple[type[Record], str], str] = {
    (Person, "source"): "Imported from",
    (Person, "kind"): "Belongs",
    (Person, "since"): "Status since",
    (ImportedValues, "source"): "File of",
    (ImportedValues, "person"): "Said about",
    (Tie, "source"): "From",
    (Relationship, "person"): "With",
    (RoleAssignment, "person"): "Person",
    (MeetingAttendee, "person"): "Takes part",
    (Action, "person"): "With",
    (Criterion, "person"): "Whose",
    (SolutionElement, "person"): "Their author",
    (CompetitorTie, "person"): "Close to",
    (CompetitorTie, "strength"): "How close",
}

_DEPTHS = ("depth", "target_depth")


def text(code: str, **facts: object) -> str:
    """A text of the report, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def group_title(record_type: type[Record]) -> str:
    """The heading over the records of a type."""
    return _(_GROUPS[record_type])


def field_name(record_type: type[Record], field: str) -> str:
    """What a field is called in plain words."""
    return _(_OF_TYPE.get((record_type, field)) or _FIELDS[field])


def value_words(field: str, value: object, snapshot: Snapshot) -> str:
    """A value in plain words; "" for one that says nothing. References are told by name."""
    match value:
        case None | False | "":
            return ""
        case True:
            return text("YES")
        case StrEnum():
            return "" if value.value == "UNKNOWN" else label(value)
        case frozenset():
            return listed(sorted(label(member) for member in value if isinstance(member, StrEnum)), 20)
        case date():
            return full_date(value)
        case int() if field in _DEPTHS and 0 <= value < len(DEPTHS):
            return f"{value} · {label(DEPTHS[value])}"
        case int() if field == "rating":
            return rating_words(value)
        case float():
            return f"{value:g}" if value else ""
        case str():
            return _named(field, value, snapshot)
    return str(value)


def until_words(group: str, moment: datetime) -> str:
    """Over what a record held until a moment."""
    return text("UNTIL", group=group, day=full_date(moment.date()))


def state_title(mark: SnapshotMark, differs: bool) -> str:
    """A kept state, and whether it said anything else than today's."""
    code = "EARLIER_STATE" if differs else "EARLIER_SAME"
    return text(code, label=mark.label.strip() or text("NO_LABEL"), day=full_date(mark.kept_on))


def _named(field: str, value: str, snapshot: Snapshot) -> str:
    """The name of what an id stands for; any other text as it is."""
    if value in snapshot.team or value in snapshot.people:
        return value if field == "id" else who(value, snapshot)
    if value in snapshot.accounts:
        return snapshot.accounts[value].name
    if value in snapshot.units:
        return snapshot.units[value].name
    if value in snapshot.objectives:
        return snapshot.objectives[value].title
    if value in snapshot.meetings:
        return _meeting(value, snapshot)
    if value in snapshot.facts:
        return snapshot.facts[value].text
    return f"{value} {rule_name(value)}" if field == "rule" else value


def _meeting(key: str, snapshot: Snapshot) -> str:
    meeting = snapshot.meetings[key]
    name = meeting_name(meeting, snapshot)
    return _("{name}, {day}").format(name=name, day=full_date(meeting.date)) if meeting.date is not None else name
