"""The words of knowledge: questions to ask, the queue, listening, coaches, quick capture (method.md 1.4, 1.5)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.analysis.coaching import CoachLabel
from relmap.analysis.knowledge import Item, Missing
from relmap.analysis.stewardship import Silent
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, ListeningTopic, Style
from relmap.translation import _, plural
from relmap.words.labels import label
from relmap.words.people import who, whos

_TEXTS: Mapping[str, str] = {
    # the page
    "TITLE": "Knowledge",
    "NO_ACCOUNT": "Open an account to see what is known about its people.",
    "STEWARD": "Steward",
    "NO_STEWARD": "choose somebody …",
    "VIEW_WEEK": "This week",
    "VIEW_QUEUE": "To confirm",
    "VIEW_LISTENING": "Listening",
    "VIEW_INTERVIEW": "Interview",
    "VIEW_LESSONS": "Lessons",
    "VIEW_COLLEAGUES": "Colleagues",
    # quick capture
    "CAPTURE": "Write down what you just learned",
    "CAPTURE_PROMPT": "Name: what you learned, then Enter",
    "CAPTURE_HINT": "Begin with a name, if you like also with a kind: “Dave Hollis: concern: delivery in August”.",
    "CAPTURE_ABOUT": "{kind} about {name}",
    "CAPTURE_ACCOUNT": "{kind} about the account",
    "CAPTURED": "Kept: {kind} about {name}. The steward will confirm it.",
    "AUTHOR": "Written by",
    "AUTHOR_NONE": "who writes this?",
    # this week
    "WEEK_TEXT": "Ten minutes: the facts that are worth most now. Each one answered fills a gap on the map, in a flag "
    "or on a printed page.",
    "WEEK_DONE": "Nothing important is missing about the people with a role. Give roles to more people on the map, or "
    "confirm what is old.",
    "WEEK_ROLES": "Nobody has a role in an open objective yet. Give the first roles on the map, and the most valuable "
    "questions appear here.",
    "WORTH": "Worth {value}: {weight} for the fact × {influence} for the influence",
    "WORTH_MEETING": "Worth {value}: {weight} for the fact × {influence} for the influence × 2, a meeting is near",
    "SAVE": "Save",
    "ASKED": "Asked, not known",
    "ANSWER": "Answer",
    "SHOW_PERSON": "Show on the map",
    "EVIDENCE": "What was said or done",
    "PACE": "Decides and speaks",
    "WARMTH": "Is with others",
    "CHOOSE": "not observed",
    # the queue
    "QUEUE_TEXT": "One at a time: is this still so?",
    "QUEUE_DONE": "Everything written down is confirmed. What is new, or a year old, appears here.",
    "NEW": "New, not confirmed yet",
    "OLD": "Not confirmed for a year",
    "CONFIRM": "Confirm",
    "CHANGE": "Save change",
    "DONT_KNOW": "Don’t know",
    "DISCARD": "Discard",
    "MERGE": "Join with: “{text}”",
    # listening
    "LISTENING_TEXT": "What they said, and how long ago. An empty field is a question not yet asked.",
    "LISTENING_NONE": "Nobody has been heard yet. Choose somebody you work with and write down what she said, in her "
    "words.",
    "HER_WORDS": "Her words",
    "HER_WORDS_PROMPT": "exactly as said",
    "ASKED_TO_UNDERSTAND": "What we asked to understand",
    "TOPIC": "About",
    "TONE": "It sounded",
    "WHO_SAID": "Who said it",
    "SAID_ON": "When",
    "PROMISED": "What we promised",
    "PROMISED_DUE": "Until",
    "KEEP_WORDS": "Keep her words",
    "NEXT_TOPIC": "Ask {name} next about {topic}",
    "ALL_HEARD": "All six topics were heard from everybody within a year.",
    "PERSON": "Person",
    "NOT_ASKED": "not asked",
    "HEARD_LITTLE": "{name}: fewer than two of six topics heard within a year.",
    # interview
    "INTERVIEW_TEXT": "Choose a colleague and read the questions out, one after the other. Ten minutes are enough.",
    "INTERVIEWED": "Colleague",
    "INTERVIEW_CHOOSE": "choose a colleague …",
    "INTERVIEW_NOBODY": "{name} has no relationship with anybody here. Record one on the map first.",
    "INTERVIEW_DONE": "No more questions for {name}. Thank you.",
    "SKIP": "Skip",
    "TELL_MORE": "You know {name} well. What should every colleague know before meeting her or him?",
    # lessons
    "LESSONS_TEXT": "What we learned that helps elsewhere, too. Tags bring it up beside a meeting.",
    "LESSONS_NONE": "No lesson yet. Write down the one thing you would do differently.",
    "LESSON": "Lesson",
    "LESSON_PROMPT": "what we learned",
    "TAGS": "Tags",
    "TAGS_PROMPT": "words, separated by spaces",
    "EVERYWHERE": "For all accounts",
    "ADD_LESSON": "Keep lesson",
    # colleagues
    "SILENT": "Know much, have written nothing",
    "SILENT_NONE": "About everybody whom one of ours knows well, something is written down.",
    "ASK_TEN": "Ask for ten minutes",
    "ASKED_TEN": "Ten-minute interview about {names}",
    "CONTRIBUTIONS": "Written down and confirmed this quarter",
    "CONTRIBUTIONS_TEXT": "Counts facts about people with a role only, of each colleague at most five a day about one "
    "person. By name, not by number.",
    "CONTRIBUTIONS_NONE": "Nothing yet this quarter. Quick capture above is the way to begin.",
    # the person's tab
    "HOW_TO_MEET": "How to meet {name}",
    "STYLE": "Style",
    "STYLE_UNKNOWN": "Observe both: how fast, how open.",
    "STYLE_CERTAINTY": "How certain of the style",
    "HOW_KNOWN": "How known",
    "OBSERVED_ON": "Observed",
    "STANCE": "With suppliers",
    "STANCE_REASON": "Because",
    "ADAPTABILITY": "Takes to change",
    "LANGUAGES": "Languages",
    "PRONUNCIATION": "Say the name",
    "CHECKED_ON": "Own data checked",
    "CHECK_AGAIN": "Checked by her or him more than a year ago. Offer the fact-check sheet again.",
    "COACH": "As a coach",
    "COACH_CREDIBLE": "Trusted by the buyers",
    "COACH_TRUSTS": "Trusts us",
    "COACH_WANTS": "Wants us to win",
    "SELLS_FOR_US": "Sells for us",
    "SELLS_PROMPT": "what was done for us inside",
    "COMPETITORS": "Competitors",
    "ADD_COMPETITOR": "Name of a competitor",
    "STRENGTH": "How close",
    "REMOVE_COMPETITOR": "Remove this competitor",
    "NEXT_FACT": "Next to find out",
    "FACTS": "What we know",
    "NO_FACTS": "Nothing is written down yet. One line is a start.",
    "ADD_FACT": "Keep",
    "FACT_PROMPT": "one thing we know",
    "KIND": "Kind",
    "CERTAINTY": "How certain",
    "SOURCE": "From whom",
    "AUDIENCE": "Who may see it",
    "DATE": "When",
    "REMOVE_FACT": "Remove this fact",
    "RESOLUTION": "Outcome",
    "RESOLUTION_PROMPT": "what we learned, how it was solved",
    "WRITE_FAIR": "Write as if she or he will read it.",
    "TOO_OFTEN": "Met more than twice as often as agreed: only with a good reason for her or him.",
    # history
    "NO_HISTORY": "Nothing has happened yet that carries a day: a meeting, something said, a confirmed fact.",
    "MET_AT": "Met: {places}",
    "STILL_OPEN": "{kind}, still open",
    "MEETING": "Meeting",
    "CONTACT": "Last talk with {name}",
    "ROLE_KNOWN": "Role known in {objective}",
    "NEXT_STEP": "Next step agreed",
    "ACTION_DONE": "Done",
    "DECIDED": "Decided for us",
}

_QUESTIONS: Mapping[Item, str] = {
    Item.STYLE: "How does {name} deal with others: fast or slow, open or guarded?",
    Item.VALUES: "What does {name} stand for?",
    Item.BACKGROUND: "Where does {name} come from, in work and life?",
    Item.HOT_BUTTON: "What does {name} warm to?",
    Item.COLD_BUTTON: "What puts {name} off?",
    Item.RESULT: "What result does {name} need for the organisation?",
    Item.WIN: "What does {name} personally win?",
    Item.MODE: "Does {name} see trouble, growth, or no need to change?",
    Item.RATING: "How does {name} stand to this, and what shows it?",
    Item.INFLUENCED_BY: "Whom does {name} listen to?",
    Item.REASON_TO_MEET: "Why would {name} want to meet us?",
    Item.CRITERIA: "What must be true before {name} says yes?",
    Item.DECISION_PROCESS: "How will it be decided: what next, by whom, when?",
}

_TOPIC_QUESTIONS: Mapping[ListeningTopic, str] = {
    ListeningTopic.ABOUT_ME: "you yourself",
    ListeningTopic.PRODUCT: "our product",
    ListeningTopic.SERVICE: "our service",
    ListeningTopic.FIRM: "our firm",
    ListeningTopic.COMPETITORS: "our competitors",
    ListeningTopic.MARKET: "the market",
    ListeningTopic.OTHER: "what else matters",
}

_SHORT_TOPICS: Mapping[ListeningTopic, str] = {
    ListeningTopic.ABOUT_ME: "Me",
    ListeningTopic.PRODUCT: "Product",
    ListeningTopic.SERVICE: "Service",
    ListeningTopic.FIRM: "Firm",
    ListeningTopic.COMPETITORS: "Rivals",
    ListeningTopic.MARKET: "Market",
    ListeningTopic.OTHER: "Other",
}

_STYLE_ADVICE: Mapping[Style, str] = {
    Style.STYLE_DIRECTOR: "Be short, bring options, begin with the result, and leave the decision to her or him.",
    Style.STYLE_SOCIALIZER: "Be lively, show the vision and who else does it, and leave room for talk.",
    Style.STYLE_RELATER: "Take time, be personal, show that change is safe, and keep every promise.",
    Style.STYLE_THINKER: "Send facts in writing beforehand, bring evidence, and do not press.",
    Style.UNKNOWN: "",
}

_COACHES: Mapping[CoachLabel, str] = {
    CoachLabel.CHAMPION: "Champion: passes all three tests, has influence and sells for us inside.",
    CoachLabel.PROVEN: "Proven coach: passes all three tests, is for us and knows us well.",
    CoachLabel.CLAIMED: "Claimed coach: not all of the three tests, the rating and our relationship bear it out yet.",
}


def text(code: str, **facts: object) -> str:
    """A text of the pages about knowledge, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def question(missing: Missing, snapshot: Snapshot) -> str:
    """The question that fills a gap."""
    return _(_QUESTIONS[missing.item]).format(name=who(missing.person, snapshot))


def worth(missing: Missing) -> str:
    """How the worth of a missing fact comes about."""
    return text(
        "WORTH_MEETING" if missing.meeting_ahead else "WORTH",
        value=missing.value,
        weight=missing.weight,
        influence=missing.influence,
    )


def topic_question(topic: ListeningTopic) -> str:
    """A topic as the object of "ask about"."""
    return _(_TOPIC_QUESTIONS[topic])


def short_topic(topic: ListeningTopic) -> str:
    """A topic at the head of a narrow column."""
    return _(_SHORT_TOPICS[topic])


def style_advice(style: Style) -> str:
    """How to meet somebody of a style (method.md 2.6); "" when it is not known."""
    advice = _STYLE_ADVICE[style]
    return _(advice) if advice else ""


def coach_words(quality: CoachLabel) -> str:
    """What a coach has proven, in a sentence."""
    return _(_COACHES[quality])


def used_in(meetings: int, ways: int) -> str:
    """Where a fact is of use (method.md 1.5, 83); "" where it is not yet."""
    parts = []
    if meetings:
        parts.append(plural("{count} pre-call sheet", "{count} pre-call sheets", meetings).format(count=meetings))
    if ways:
        parts.append(plural("{count} way up", "{count} ways up", ways).format(count=ways))
    return _("Used in: {places}").format(places=", ".join(parts)) if parts else ""


def silent_sentence(silent: Silent, snapshot: Snapshot) -> str:
    """Who knows whom well without a word about it."""
    return _("{name} knows {people} well, but nothing is written down.").format(
        name=who(silent.team_member, snapshot), people=whos(silent.people, snapshot)
    )


def contribution_words(added: int, confirmed: int) -> str:
    """What one of ours gave in the quarter."""
    first = plural("{count} fact added", "{count} facts added", added).format(count=added)
    return _("{added}, {confirmed} confirmed").format(added=first, confirmed=confirmed)


def waiting_count(count: int) -> str:
    """How many facts wait for the steward."""
    return plural("{count} fact waits", "{count} facts wait", count).format(count=count)


def age(days: int | None) -> str:
    """The age of an answer in a narrow cell; "?" when its day is not known."""
    if days is None:
        return "?"
    if days < 60:
        return _("{count} d").format(count=days)
    if days < 730:
        return _("{count} mo").format(count=round(days / 30.44))
    return _("{count} y").format(count=days // 365)


CAPTURE_KINDS: tuple[FactCategory, ...] = (
    FactCategory.NOTE,
    FactCategory.VALUES,
    FactCategory.BACKGROUND,
    FactCategory.HOT_BUTTON,
    FactCategory.COLD_BUTTON,
    FactCategory.REASON_TO_MEET,
    FactCategory.LISTENING,
    FactCategory.CONCERN,
    FactCategory.INCIDENT,
)
"""The kinds of facts about a person that can be typed anywhere."""


def kind_words() -> dict[str, FactCategory]:
    """The words that begin a captured line with its kind, in lower case."""
    return {label(kind).casefold(): kind for kind in CAPTURE_KINDS}
