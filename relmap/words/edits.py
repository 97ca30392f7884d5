"""What an undo step is called in the Edit menu, by the label of its change set."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _

_LABELS: Mapping[str, str] = {
    "ADD_PERSON": "Add person",
    "REASSIGN": "Change manager",
    "REORDER": "Change order",
    "FILL_POST": "Fill post",
    "REMOVE_PERSON": "Remove from map",
    "MERGE_PEOPLE": "Merge people",
    "TELL_APART": "Not the same person",
    "ADD_ACCOUNT": "Add account",
    "REMOVE_ACCOUNT": "Remove account",
    "ADD_UNIT": "Add unit",
    "REMOVE_UNIT": "Remove unit",
    "ADD_TEAM_MEMBER": "Add team member",
    "REMOVE_TEAM_MEMBER": "Remove team member",
    "ADD_OBJECTIVE": "Add objective",
    "REMOVE_OBJECTIVE": "Remove objective",
    "ADD_TIE": "Draw line",
    "REMOVE_TIE": "Remove line",
    "SET_RELATIONSHIP": "Change relationship",
    "REMOVE_RELATIONSHIP": "Remove relationship",
    "GIVE_ROLE": "Give role",
    "TAKE_ROLE": "Take role away",
    "SET_ROLE": "Change role",
    "ADD_FACT": "Add note",
    "MERGE_FACTS": "Join notes",
    "REMOVE_FACT": "Remove note",
    "ADD_ACTION": "Add action",
    "REMOVE_ACTION": "Remove action",
    "ADD_MEETING": "Add meeting",
    "REMOVE_MEETING": "Remove meeting",
    "ADD_MEETING_ATTENDEE": "Add to meeting",
    "REMOVE_MEETING_ATTENDEE": "Take out of meeting",
    "ADD_MEETING_QUESTION": "Add likely question",
    "REMOVE_MEETING_QUESTION": "Remove likely question",
    "ADD_AGREEMENT": "Record agreement",
    "REMOVE_AGREEMENT": "Remove agreement",
    "ADD_CRITERION": "Add criterion",
    "REMOVE_CRITERION": "Remove criterion",
    "ADD_SOLUTION_ELEMENT": "Add to the solution",
    "REMOVE_SOLUTION_ELEMENT": "Take out of the solution",
    "ADD_GIVE_AND_GET": "Add give or get",
    "REMOVE_GIVE_AND_GET": "Remove give or get",
    "ADD_POLICY_REQUEST": "Add policy request",
    "REMOVE_POLICY_REQUEST": "Remove policy request",
    "ADD_QUALITY_MEASURE": "Add quality measure",
    "REMOVE_QUALITY_MEASURE": "Remove quality measure",
    "ADD_COMPETITOR_TIE": "Add competitor",
    "REMOVE_COMPETITOR_TIE": "Remove competitor",
    "ADD_FIT_ANSWER": "Assess fit",
    "REMOVE_FIT_ANSWER": "Clear fit",
    "ADD_INTEGRATION": "Change integration",
    "REMOVE_INTEGRATION": "Clear integration",
    "ADD_ACKNOWLEDGEMENT": "Acknowledge flag",
    "REMOVE_ACKNOWLEDGEMENT": "Raise flag again",
    "ADD_RULE_SETTING": "Change rule book",
    "REMOVE_RULE_SETTING": "Back to the default",
    "ADD_SNAPSHOT_MARK": "Keep this state",
    "REMOVE_SNAPSHOT_MARK": "Drop kept state",
    "RECORD_TALK": "Record talk",
    "PIN": "Pin in place",
    "UNPIN": "Let move",
    "REVISE": "Change details",
    "IMPORT": "Import",
    "REVERT": "Revert to when opened",
}


def edit_label(code: str) -> str:
    """The name of an undo step, in the user's language."""
    return _(_LABELS[code])
