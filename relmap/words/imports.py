"""Sentences of the remarks an import lists; ``{name}`` are facts of the remark."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _

_REMARKS: Mapping[str, str] = {
    "RATING_ZERO": "The rating 0 in {where} was read as unknown; ratings go from -5 to -1 and from 1 to 5.",
    "UNIT_PARENT_NOT_FOUND": "The unit above “{name}” is not in the file; “{name}” stands at the top.",
    "UNIT_NOT_FOUND": "The unit of {name} is not in the file; it was left blank.",
    "MANAGER_NOT_FOUND": "{name} reports to “{manager}”, who is not in the file; the person has no manager for now.",
    "RELATIONSHIP_LEFT_OUT": "A relationship was left out because the file has no person {ids}.",
    "TIE_LEFT_OUT": "A tie was left out because its ends are not two people of one account: {ids}.",
    "TIE_TO_SELF": "A tie of {name} to the same person was left out.",
    "OBJECTIVE_UNIT_NOT_FOUND": "The unit of the objective “{title}” is not in the file; it has none now.",
    "ROLE_LEFT_OUT": "A buying role was left out because the account has no person {ids}.",
    "ROLE_COACH_ONLY": "{name} is one of ours and can only be a coach; other roles were left out.",
    "REPORTING_CYCLE": "These people report to each other in a circle: {names}.",
    "SELF_REPORT": "{name} reports to the same post and is shown at the top.",
}


def remark(code: str, facts: Mapping[str, object]) -> str:
    """The sentence of one remark, in the user's language."""
    return _(_REMARKS[code]).format(**facts)
