"""Sentences of the error codes raised while editing; ``{name}`` are facts of the error."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "NAME_NEEDED": "Please give a name.",
    "ACCOUNT_EXISTS": "There is already an account called “{account}”.",
    "WOULD_CLOSE_CYCLE": "{person} cannot report to {manager}, because {manager} already works below {person}.",
    "OTHER_ACCOUNT": "{manager} belongs to another account; lines stay within one account.",
    "TIE_TO_SELF": "A line needs two people; this one would start and end at {person}.",
    "TEAM_ONLY_COACH": "{person} is one of ours and can only be a coach.",
    "PARTNERSHIP_FIXED": "Every account keeps its Partnership objective; it cannot be renamed or removed.",
    "UNIT_BELOW_ITSELF": "“{unit}” cannot lie inside a unit below it.",
    "VALUE_NOT_POSSIBLE": "“{value}” is not possible for the field “{field}”.",
    "NOT_OF_THE_ACCOUNT": "“{field}” must name somebody or something of the same account.",
    "FACT_NEEDS_ACCOUNT": "Only a lesson can stand without an account.",
    "MEETING_NEEDS_REASON": "A meeting is planned once it says why it is worth it for them.",
    "ACKNOWLEDGEMENT_NEEDS_REASON": "Please say who lets the flag stand, and why.",
    "ACKNOWLEDGED_TOO_LONG": "A flag of rule {rule} can stand for at most {days} days.",
    "RULE_FIXED": "Rule {rule} cannot be switched off.",
}
