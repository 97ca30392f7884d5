"""What becomes of each row of an import, in plain words, and the questions only the user can answer."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _

_FATES: Mapping[str, str] = {
    "new": "Is added to the map.",
    "changed": "Is changed.",
    "unchanged": "Stays as it is.",
    "new_holder": "Another person holds the post now.",
    "possible_duplicates": "Is added; may be the same person as {rival}.",
    "missing_from_file": "Is not in this file and stays on the map.",
    "blocked": "Is not imported.",
}
_RESULTS: Mapping[str, str] = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "new_holder": "another holder",
    "possible_duplicates": "possible duplicate",
    "missing_from_file": "not in this file",
    "blocked": "not imported",
}
_REPORT_HEADINGS: Mapping[str, str] = {"RESULT": "Result", "REMARKS": "Remarks"}
_TEXTS: Mapping[str, str] = {
    "CHANGE": "{field}: {before} → {after}",
    "ADDED": "{field}: {after}",
    "NOTHING": "(blank)",
    "ADDED_BELOW": "Is added below {manager}.",
    "ADDED_TOP": "Is added without a manager.",
    "SAME": "Is taken for {rival}, who is on the map already.",
    "LEFT": "Is not in this file and is marked as having left.",
    # Questions
    "RENAMED": "The post “{title}” was held by {former} and is now by {name}: a new spelling, or somebody else?",
    "RENAMED_UNTITLED": "{former} is called {name} now: a new spelling, or somebody else?",
    "MANAGER": "Reports to “{reference}”. {count} people are called so: who is meant?",
    "CONFLICT": "{field}: you wrote “{on_map}”, the file says “{in_file}”.",
    # Answers
    "RENAMED_YES": "Same person, other spelling",
    "RENAMED_NO": "Somebody else holds the post",
    "KEEP_MAP": "Keep “{value}”",
    "TAKE_FILE": "Take “{value}”",
    "NOBODY": "None of them",
    "IS_SAME": "The same person",
    "IS_OTHER": "Somebody else",
    "STAYS": "Stays on the map",
    "HAS_LEFT": "Has left",
}


def fate(code: str, **facts: object) -> str:
    """What becomes of a row of this fate (``import_plan.Fate``)."""
    return _(_FATES[code]).format(**facts)


def result(code: str) -> str:
    """The one word for a row of this fate in the report of an import."""
    return _(_RESULTS[code])


def report_heading(code: str) -> str:
    """The name of a column the report of an import adds."""
    return _(_REPORT_HEADINGS[code])


def text(code: str, **facts: object) -> str:
    """A sentence, question or answer of a plan."""
    return _(_TEXTS[code]).format(**facts)
