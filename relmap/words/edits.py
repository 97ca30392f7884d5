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
    "PIN": "Pin in place",
    "UNPIN": "Let move",
    "REVISE": "Change details",
    "IMPORT": "Import",
    "REVERT": "Revert to when opened",
}


def edit_label(code: str) -> str:
    """The name of an undo step, in the user's language."""
    return _(_LABELS[code])
