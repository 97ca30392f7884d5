"""The rule book in words: what raises a rule, what clears it, and the names of its numbers (method.md 4.1, 4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from relmap.analysis.thresholds import DEFAULTS, Thresholds
from relmap.model.vocabulary import DEPTHS
from relmap.translation import _
from relmap.words.labels import label

_NAMES: Mapping[str, str] = {
    "F01": "Only low-level contacts, no way up",
    "F02": "No contact",
    "F03": "Economic buyer not known",
    "F04": "No way to the economic buyer",
    "F05": "The economic buyer's post is empty",
    "F06": "Several economic buyers",
    "F07": "Economic buyer doubtful",
    "F08": "Fragile way",
    "F09": "Role not filled",
    "F10": "Coach not proven",
    "F11": "High influence, no relationship",
    "F12": "Opponent not answered",
    "F13": "Sees no gap",
    "F14": "All hangs on one of ours",
    "F15": "Our management is missing",
    "F16": "The door is closing",
    "F17": "A change of players",
    "F18": "Lapsed relationship",
    "F19": "No next step",
    "F20": "Step not agreed",
    "F21": "Win not known",
    "F22": "Meeting not prepared",
    "F23": "Knowledge not current",
    "F24": "Fit not proven",
    "F25": "Contradiction in the data",
}

_CONDITIONS: Mapping[str, str] = {
    "F01": "Raised when there are contacts, none of them is an upper-level person of at least depth {upper_contact}, "
    "and no known path of at least {known} reaches an economic buyer.",
    "F02": "Raised when nobody in the scope of the objective has a live contact with us.",
    "F03": "Raised from the step Contact on when no economic buyer is named or only a placeholder stands for one.",
    "F04": "Raised when we work with upper-level people, but no known path reaches an economic buyer.",
    "F05": "Raised when every economic buyer has left or the post is vacant.",
    "F06": "Raised when more than one person is named as economic buyer, unless they approve jointly and each of them "
    "can be reached.",
    "F07": "Raised when the economic buyer stands lower than such a risk is usually decided, or is only our guess.",
    "F08": "Raised when the best path is below {fragile}, when all paths need one person, or when all contacts are "
    "low-level.",
    "F09": "Raised from the step Contact on when nobody in post is coach, technical buyer or user buyer.",
    "F10": "Raised when coaches are named, but none has passed the three tests, is for us and known to us well, or "
    "those who have are in conflict with an economic buyer.",
    "F11": "Raised when somebody other than an economic buyer has high influence and our relationship is below depth "
    "{covered}.",
    "F12": "Raised when somebody of medium or high influence is rated {opponent} or lower and no action answers within "
    "{answer_days} days; at the step Confirm also when a concern of somebody with high influence is open.",
    "F13": "Raised from the step Explore on when an economic buyer or a role holder of high influence sees no gap.",
    "F14": "Raised beyond the exploratory stage when one of ours holds at least {bow_tie_share} % of at least "
    "{bow_tie_relationships} working relationships.",
    "F15": "Raised for key accounts, and for objectives from {management_value} on, when upper-level people from "
    "Director on know us, but none of our management works with any of them.",
    "F16": "Raised when a competitor is close to an economic buyer or to a role holder of high influence, when the "
    "account has another partner, or when they choose or renew within {closing_days} days and our access is below "
    "{strong}.",
    "F17": "Raised when somebody with a part left, came or was moved within {change_days} days, or when the only one "
    "of ours who worked with somebody is gone.",
    "F18": "Raised when our best relationship to an economic buyer, a coach, somebody of high influence or on a best "
    "path has lapsed by at least one step.",
    "F19": "Raised when nothing is planned, the last meeting brought no next step, a step or promise is overdue, a "
    "sale won more than {assure_days} days ago has no follow-up, or a policy request waits for more than "
    "{policy_days} days.",
    "F20": "Raised when nobody of theirs agreed to a step before the present one, when a solution or proposal comes "
    "before the diagnosis, or when criteria are open at the step Confirm.",
    "F21": "Raised from the step Explore on when the result or the personal win of a buyer of medium or high influence "
    "is not known, our win is not written down, one side loses, or a premium price has no confirmed value.",
    "F22": "Raised when an economic buyer is met within {meeting_days} days and the meeting is not prepared: style, "
    "values, background, hot and cold buttons, their reason, our parts, {likely_questions} likely questions, an aim, "
    "and what a coach said within {coach_input_days} days.",
    "F23": "Raised when the account has no steward, more than {stale_share} % of the facts about role holders wait to "
    "be confirmed, one of ours knows somebody at depth {knows_well} or more of whom nothing is written down, or a "
    "system is connected for which nobody of theirs answers.",
    "F24": "Raised for key and target accounts when less than {assessed} % of the fit is assessed, the fit is below "
    "{fit}, their vision is not assessed, or at least {waits} reasons to wait are confirmed.",
    "F25": "Raised when records contradict each other: circles and double lines, friends in conflict, people who are "
    "gone but still tied, deep relationships (depth {evidence_depth} or more) without evidence, promises from people "
    "below depth {introducer}, role holders without a level, and people on the map twice.",
}

_CLEARS: Mapping[str, str] = {
    "F01": "An upper-level person in scope reaches {upper_contact_name}, or one known path of at least {known} exists.",
    "F02": "One of ours has a live contact with somebody in scope.",
    "F03": "A person is named as economic buyer.",
    "F04": "One known path of at least {known} reaches an economic buyer.",
    "F05": "A person in post is named as economic buyer.",
    "F06": "One economic buyer is left, or joint approval is ticked and each of them has a known path.",
    "F07": "The economic buyer is confirmed and stands high enough for the risk, or another person is named.",
    "F08": "A path of at least {fragile} exists, no single person is needed for all paths, and an upper-level person "
    "in scope is at {upper_contact_name}.",
    "F09": "Somebody in post is named for each missing role.",
    "F10": "One coach passes all three tests, is rated +3 or more, is at Credible or deeper, and is not in conflict "
    "with an economic buyer.",
    "F11": "Our relationship reaches {covered_name}, or the influence turns out to be lower.",
    "F12": "An action that answers the concern is due within {answer_days} days, the rating rises, or the concern is "
    "clarified.",
    "F13": "The person sees a gap: trouble or growth, in own words.",
    "F14": "Colleagues hold more than {bow_tie_rest} % of the working relationships.",
    "F15": "One of our management works with an upper-level person in scope.",
    "F16": "The competitor is less close, the day has passed, or our access is at least {strong}.",
    "F17": "{change_days} days have passed, or another of ours works with the person.",
    "F18": "One of ours talks to the person and records it.",
    "F19": "A step with a day ahead is planned, and nothing is overdue or left open.",
    "F20": "Somebody of theirs has agreed to every step before, the diagnosis is complete, and the criteria are met.",
    "F21": "Result and personal win of every buyer of medium or high influence are known, our win is written down, and "
    "nobody loses.",
    "F22": "Everything the list names is filled in, or the meeting has been held.",
    "F23": "The account has a steward, the facts are confirmed, who knows somebody well has written something down, "
    "and somebody of theirs answers for each connected system.",
    "F24": "At least {assessed} % of the fit is assessed, vision included, the fit is at least {fit}, and fewer than "
    "{waits} reasons to wait are confirmed.",
    "F25": "The records named agree with each other.",
}

_SETTINGS: Mapping[str, str] = {
    "upper_contact": "Depth from which an upper-level person counts as contact",
    "known": "Strength from which a path is known; Weak begins",
    "possible": "Strength from which a path is worth asking for",
    "fair": "Strength from which a path is Fair",
    "strong": "Strength from which a path is Strong",
    "fragile": "Strength below which the best path is fragile",
    "small_firm": "Employees below which a firm is small",
    "candidate_depth": "Depth from which somebody may become coach",
    "candidate_rating": "Rating from which somebody may become coach",
    "covered": "Depth at which high influence is covered",
    "opponent": "Rating from which down somebody is an opponent",
    "answer_days": "Days within which an answer must be due",
    "working": "Depth of a working relationship",
    "bow_tie_share": "Share of one of ours in all working relationships",
    "bow_tie_relationships": "Working relationships from which the share is looked at",
    "management_value": "Value from which an objective needs our management",
    "closing_days": "Days before a selection or renewal",
    "change_days": "Days for which a change is recent",
    "assure_days": "Days after a sale without follow-up",
    "policy_days": "Days a policy request may wait",
    "meeting_days": "Days before a meeting with an economic buyer",
    "coach_input_days": "Days for which a coach's input is recent",
    "likely_questions": "Likely questions to be ready for",
    "stale_share": "Share of facts that may wait to be confirmed",
    "knows_well": "Depth from which something should be written down",
    "assessed": "Share of the fit that should be assessed",
    "fit": "Fit below which a target is doubtful",
    "waits": "Confirmed reasons to wait",
    "evidence_depth": "Depth that needs evidence",
    "introducer": "Depth from which a promised introduction is believed",
    "relationship.1": "Relationship: Met",
    "relationship.2": "Relationship: Working",
    "relationship.3": "Relationship: Credible",
    "relationship.4": "Relationship: Trusted",
    "relationship.5": "Relationship: Advisor",
    "can_introduce": "Can introduce",
    "influences.HIGH": "Influences: high",
    "influences.MEDIUM": "Influences: medium",
    "influences.LOW": "Influences: low",
    "ally": "Ally",
    "line_down": "A boss sends us down",
    "line_up": "Solid line upward, suggestion only",
    "dotted_up": "Dotted line upward, suggestion only",
    "certainty.CONFIRMED": "Factor: confirmed",
    "certainty.REPORTED": "Factor: reported",
    "certainty.ASSUMED": "Factor: assumed",
    "outsider": "Factor: from outside the account",
}


_PERCENT = ("known", "possible", "fair", "strong", "fragile", "bow_tie_share", "stale_share", "assessed", "fit")


def rule_name(rule: str) -> str:
    """A rule in a few words."""
    return _(_NAMES[rule])


def condition(rule: str, thresholds: Thresholds = DEFAULTS) -> str:
    """What raises a rule, with the numbers in force."""
    return _(_CONDITIONS[rule]).format(**_facts(thresholds))


def clears(rule: str, thresholds: Thresholds = DEFAULTS) -> str:
    """What makes a flag of the rule go away."""
    return _(_CLEARS[rule]).format(**_facts(thresholds))


def setting_name(setting: str) -> str:
    """What a number of the rule book stands for."""
    return _(_SETTINGS[setting])


def _facts(thresholds: Thresholds) -> Mapping[str, object]:
    """The numbers as the sentences show them: shares and strengths in percent, depths also by name."""
    numbers = {f.name: getattr(thresholds, f.name) for f in fields(thresholds)}
    return {
        **numbers,
        **{name: round(100 * numbers[name]) for name in _PERCENT},
        "bow_tie_rest": round(100 * (1 - thresholds.bow_tie_share)),
        "management_value": f"{thresholds.management_value:,.0f}",
        "upper_contact_name": _depth(thresholds.upper_contact),
        "covered_name": _depth(thresholds.covered),
        "opponent": f"{thresholds.opponent:+d}".replace("-", "−"),
    }


def _depth(depth: int) -> str:
    return label(DEPTHS[min(len(DEPTHS) - 1, max(0, depth))])
