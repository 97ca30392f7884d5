"""The words of forms: names of fields, hints beside them, and what is said about values that are none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relmap.model.entities import Person
from relmap.model.names import called
from relmap.model.vocabulary import BuyingRole, PersonKind, PersonStatus, TieKind
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.map import left_on, nameless, short_date, vacant, vacant_since

_TEXTS: Mapping[str, str] = {
    # any field
    "SEVERAL": "several",
    "NONE": "none",
    "NOT_KNOWN": "not known",
    "NEVER": "never",
    "NOBODY": "nobody",
    "TODAY": "Today",
    "CALENDAR": "Choose from a calendar",
    "SHOW_PEOPLE": "Show everybody",
    "CURRENCY": "Currency",
    "NOT_A_DAY": "“{typed}” is not a day. Write it like 2026-05-31.",
    "NOT_A_COUNT": "“{typed}” is not a whole number.",
    "COUNT_RANGE": "Please give a number from {least} to {most}.",
    "NOT_AN_AMOUNT": "“{typed}” is not an amount.",
    "NOBODY_CALLED": "“{typed}” is not, or not only, the name of one person on this map.",
    # inspector
    "TAB_OBJECTIVE": "Objective",
    "TAB_PERSON": "Person",
    "TAB_TIES": "Ties",
    "TAB_KNOWLEDGE": "Knowledge",
    "TAB_HISTORY": "History",
    "TAB_ACCOUNT": "Account",
    "TAB_UNITS": "Units",
    "NO_ACCOUNT": "No account is open.",
    "CHOOSE_SOMEBODY": "Select a person on the map to see and edit the details.",
    "OUTSIDE": "{affiliation}, outside the account",
    "OUTSIDE_FIRM": "{affiliation}, {firm}",
    "IMPORTED_FROM": "Came from {source} with the id {id}",
    # what a person is to the objective
    "ROLES": "Roles",
    "CERTAINTY": "How certain",
    "MODE_CERTAINTY": "How certain of the mode",
    "RATING_CERTAINTY": "How certain of the rating",
    "HOW_KNOWN": "How known",
    "KNOWN_ON": "Known on",
    "INFLUENCE": "Influence",
    "INFLUENCE_REASON": "Why",
    "INFLUENCE_REASON_PROMPT": "who listens",
    "MODE": "Mode",
    "MODE_WORDS": "In own words",
    "MODE_WORDS_PROMPT": "what was said",
    "RATING": "Rating",
    "RATING_EVIDENCE": "Evidence",
    "RATING_EVIDENCE_PROMPT": "said or done",
    "RATING_UNKNOWN": "unknown",
    "NO_OBJECTIVE": "There is no objective to give roles in.",
    # our relationship
    "OUR_RELATIONSHIP": "Our relationship",
    "NO_RELATIONSHIP": "None of us knows {name} yet.",
    "DEPTH": "Depth",
    "LAST_CONTACT": "Last contact",
    "CADENCE": "Contact every",
    "DAYS": "days",
    "TARGET_DEPTH": "Aim",
    "NO_TARGET": "no aim",
    "SOCIAL": "Socially",
    "EVIDENCE": "Evidence",
    "EVIDENCE_PROMPT": "what was done for us",
    "EVIDENCE_HINT": "From Trusted on, say what she or he did that shows it.",
    "ONLY_BUSINESS": "Gives the final yes and finds us credible, yet meets us in business only: a meal, an event?",
    "SINCE": "Since",
    "NEXT_STEP": "Next step",
    "TOPIC": "Joint topic",
    "TOPIC_HINT": "With a topic, the customer's copy shows the two side by side.",
    "MORE": "More",
    "LESS": "Less",
    "ADD_RELATIONSHIP": "Add one of ours …",
    "NEW_MEMBER": "Somebody new …",
    "NEW_MEMBER_PROMPT": "Name of our colleague",
    "REMOVE_RELATIONSHIP": "Remove this relationship",
    "COUNTS_LOWER": "Entered as {entered}; last talk {ago}, so it counts as {usable}.",
    "COUNTS_LOWER_UNKNOWN": "Entered as {entered}; no talk is dated, so it counts as {usable}.",
    "MEMBER_INACTIVE": "{name} no longer works with this account, so this counts as no contact.",
    "PERSON_NOT_ACTIVE": "Nobody known holds this post today, so this counts as no contact.",
    "CONTACT_AHEAD": "A date in the future counts as fresh contact.",
    "LATE": "{ago} – later than every {days} days",
    "MEMBER_GONE": "not active",
    # person
    "NAME": "Name",
    "TITLE": "Title",
    "STATUS": "Status",
    "STATUS_SINCE": "Since",
    "UNIT": "Unit",
    "EDIT_UNITS": "Edit the units …",
    "FUNCTION": "Function",
    "SITE": "Site",
    "LEVEL": "Level",
    "UPPER": "Upper level",
    "UPPER_PROMPT": "reason, if not by rank",
    "UPPER_HINT": "Counts as upper level for the reason given here, such as “founder’s daughter”.",
    "MANAGER": "Reports to",
    "LINE_CERTAINTY": "How certain of the manager",
    "KIND": "Belongs",
    "AFFILIATION": "As",
    "FIRM": "Firm",
    "EMAIL": "Mail",
    "PHONE": "Phone",
    "PUBLISHED": "Shown on the customer's copy",
    "IN_POST_SINCE": "In post since",
    "POST_NAME_HINT": "A name here fills the post: a new person takes over its lines and roles.",
    # ties
    "NO_TIES": "No lines besides the reporting line yet.",
    "ADD_TIE": "Add a line",
    "TIE_KIND": "Line",
    "TIE_WITH": "With",
    "TIE_WITH_PROMPT": "name or title",
    "ADD": "Add",
    "STRENGTH": "How much",
    "TIE_DATE": "Date",
    "TIE_WORDS": "Words",
    "TIE_WORDS_PROMPT": "what was agreed",
    "REASON": "Reason",
    "WAS_SOLID": "Was a second solid line",
    "REMOVE_TIE": "Remove this line",
    "AGREED_ASK": "{name} agreed to introduce us – then we at least work together. Raise depth to 2?",
    "AGREED_TEXT": "It is the relationship of {member} that becomes {depth}.",
    "AGREED_YES": "Raise depth",
    # account, objective, units
    "TARGET_STATUS": "Our interest",
    "STAGE": "Stage",
    "UPPER_FROM": "Upper from",
    "EMPLOYEES": "Employees",
    "OWNER": "Owner",
    "REVENUE_AT_RISK": "At risk a year",
    "INCUMBENT": "Partner now",
    "INCUMBENT_PROMPT": "a rival’s name",
    "RENEWAL": "Renewal",
    "MESSAGES": "We all say",
    "MESSAGES_PROMPT": "up to three sentences, one a line",
    "MESSAGES_MANY": "More than three sentences: nobody repeats them alike.",
    "MAP_SHAPE": "Map",
    "MAP_DIRECTION": "Direction",
    "OBJECTIVE_TITLE": "Objective",
    "PARTNERSHIP_HINT": "Every account has this objective: the relationship as a whole.",
    "STEP": "Step",
    "SCOPE": "Within",
    "WHOLE_ACCOUNT": "the whole account",
    "JOINT_APPROVAL": "Several approve together",
    "RISK": "Customer’s risk",
    "VALUE": "Value",
    "DECISION_DATE": "Decision",
    "OUR_COACHES": "Ours as coach",
    "ADD_COACH": "Add one of ours as coach …",
    "REMOVE_COACH": "Take the coach role away from {name}",
    "ADD_UNIT": "Add unit",
    "ADD_UNIT_BELOW": "Add below",
    "NEW_UNIT": "New unit",
    "REMOVE": "Remove",
    "NO_UNITS": "No units yet. Divisions, plants and departments of the account go here.",
    "UNIT_PARENT": "Part of",
    "UNIT_KIND": "Is a",
    "UNIT_SPEND": "Buys a year",
    "UNIT_SPEND_PROMPT": "of what we sell",
    "UNIT_TOP": "the account itself",
    # dialogs
    "TEAM_TITLE": "Our team",
    "TEAM_TEXT": "Who of ours works with the accounts. Shared by all accounts of this document.",
    "ORG": "Belongs to",
    "MANAGEMENT": "Management",
    "ACTIVE": "Active",
    "FITS_WHOM": "Whom {name} fits",
    "BACKGROUND": "Background",
    "BACKGROUND_PROMPT": "trade, schools, firms; one word or two each, with commas between",
    "INTERESTS": "Interests",
    "LIST_PROMPT": "with commas between",
    "REMOVE_MEMBER_ASK": "Remove {name} and what is known of the relationships?",
    "REMOVE_MEMBER_TEXT": "To keep the history, untick “Active” instead. Undo brings everything back.",
    "ACCOUNT_TITLE": "New account",
    "ACCOUNT_NAME": "Name of the account",
    "OBJECTIVE_DIALOG": "New objective",
    "COPY_ROLES": "Roles from",
    "COPY_NONE": "start without roles",
    "COPY_HINT": "Copied roles count as assumed until you confirm them.",
    "UNITS_TITLE": "Units of {account}",
    "CREATE": "Create",
    "CANCEL": "Cancel",
    "CLOSE": "Close",
}

_ROLES: Mapping[BuyingRole, str] = {
    BuyingRole.ECONOMIC: "Economic",
    BuyingRole.TECHNICAL: "Technical",
    BuyingRole.USER: "User",
    BuyingRole.COACH: "Coach",
}

_RATINGS: Mapping[int, str] = {
    5: "fights for us",
    4: "strongly for us",
    3: "for us",
    2: "interested",
    1: "goes along",
    -1: "will not resist",
    -2: "not interested",
    -3: "against",
    -4: "strongly against",
    -5: "fights against us",
}

# From the side of the selected person: a line that leaves her or him, and one that arrives.
_TIES_OUT: Mapping[TieKind, str] = {
    TieKind.CAN_INTRODUCE: "Can introduce us to",
    TieKind.INFLUENCES: "Influences",
    TieKind.DOTTED_TO: "Dotted line to",
    TieKind.ALLY: "Ally of",
    TieKind.CONFLICT: "In conflict with",
}
_TIES_IN: Mapping[TieKind, str] = {
    TieKind.CAN_INTRODUCE: "Can be introduced by",
    TieKind.INFLUENCES: "Is influenced by",
    TieKind.DOTTED_TO: "Dotted line from",
    TieKind.ALLY: "Ally of",
    TieKind.CONFLICT: "In conflict with",
}

_DAYS_A_MONTH = 30.44
_AS_DAYS = 60
_AS_MONTHS = 730


def text(code: str, **facts: object) -> str:
    """A text of a form, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def role_word(role: BuyingRole) -> str:
    """A role where there is no room for "buyer"."""
    return _(_ROLES[role])


def rating_words(rating: int) -> str:
    """A rating with its meaning (method.md 2.2 E8): "+3 · for us"."""
    number = f"+{rating}" if rating > 0 else f"−{-rating}"
    return f"{number} · {_(_RATINGS[rating])}"


def tie_phrase(kind: TieKind, outgoing: bool) -> str:
    """What a line is from the side of one of its ends; the other end's name follows."""
    return _((_TIES_OUT if outgoing else _TIES_IN)[kind])


def ago(days: int) -> str:
    """An age as people say it: "20 days ago", "8 months ago"."""
    if days <= 0:
        return _("today")
    if days < _AS_DAYS:
        return plural("{count} day ago", "{count} days ago", days).format(count=days)
    if days < _AS_MONTHS:
        months = round(days / _DAYS_A_MONTH)
        return plural("{count} month ago", "{count} months ago", months).format(count=months)
    years = days // 365
    return plural("{count} year ago", "{count} years ago", years).format(count=years)


def people_selected(count: int) -> str:
    """The heading when several people are selected."""
    return plural("{count} person selected", "{count} people selected", count).format(count=count)


def heading(person: Person) -> str:
    """What stands for a person at the head of the panel."""
    return called(person) or nameless()


def standing_words(person: Person, as_of: date) -> str:
    """What is particular about a person or post, in one line; "" for somebody in the account who is there."""
    words = []
    since = short_date(person.since, as_of) if person.since is not None else ""
    if person.status is PersonStatus.VACANT:
        words.append(f"{vacant()} {vacant_since(since)}" if since else vacant())
    elif person.status is PersonStatus.LEFT:
        words.append(left_on(since) if since else label(person.status))
    elif person.status is PersonStatus.UNIDENTIFIED:
        words.append(label(person.status))
    if person.kind is PersonKind.EXTERNAL and person.affiliation is not None:
        code = "OUTSIDE_FIRM" if person.firm else "OUTSIDE"
        words.append(text(code, affiliation=label(person.affiliation), firm=person.firm))
    sentence = " · ".join(words)
    return sentence[:1].upper() + sentence[1:]
