"""The words of the export dialog: what is written, of what, and what its readers will see (method.md E17, 6(b))."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.model.vocabulary import Audience
from relmap.translation import _

_TEXTS: Mapping[str, str] = {
    "TITLE": "Export as data",
    "FORMAT": "As",
    "DOCUMENT_FORMAT": "RelMap document (.relmap)",
    "SCOPE": "Of",
    "ACCOUNT": "{account}",
    "WHOLE": "The whole document",
    "AUDIENCE": "For",
    "SEES": "What stands in the file",
    "SEES_NOT": "What does not",
    "SAVE": "Save…",
    "SAVE_TITLE": "Export as data",
    "WRITTEN": "Written: {file}",
}
_AUDIENCES: Mapping[Audience, str] = {
    Audience.OWNER: "Only me – a full copy",
    Audience.TEAM: "The account team",
    Audience.COMPANY: "Any colleague",
    Audience.CUSTOMER: "The customer or anybody else",
}
_PEOPLE = "Names and job titles of their people"
_PLACES = "Departments, places and reporting lines"
_REACH = "E-mail addresses and telephone numbers"
_SEES: Mapping[Audience, tuple[str, ...]] = {
    Audience.OWNER: ("Everything in the document, private notes too",),
    Audience.TEAM: (
        _PEOPLE,
        _PLACES,
        _REACH,
        "Buying roles, influence and ratings, with their reasons",
        "Our relationships with evidence and next steps, ties of all kinds",
    ),
    Audience.COMPANY: (
        _PEOPLE,
        _PLACES,
        _REACH,
        "Buying roles and influence",
        "Who of ours knows whom, how well, and since when",
        "Introductions, influence and dotted lines",
    ),
    Audience.CUSTOMER: (_PEOPLE, "Departments, places and confirmed reporting lines", "Names and titles of our team"),
}
_NOT: Mapping[Audience, tuple[str, ...]] = {
    Audience.OWNER: (),
    Audience.TEAM: (),
    Audience.COMPANY: ("Ratings, reasons, evidence, next steps and notes", "Conflicts and alliances"),
    Audience.CUSTOMER: (
        "Roles, influence, ratings, relationships and ties",
        "People who have left, and lines that are not confirmed",
        "Objectives, evidence and notes",
    ),
}


def text(code: str, **facts: object) -> str:
    """A text of the dialog, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def audience_label(audience: Audience) -> str:
    """For whom a file is written."""
    return _(_AUDIENCES[audience])


def sees(audience: Audience, *, contact_list: bool) -> tuple[str, ...]:
    """What stands in a file for an audience; a ``contact_list`` tells how people are reached, and nothing of ours."""
    if contact_list:
        return tuple(_(line) for line in (_PEOPLE, _PLACES, _REACH))
    return tuple(_(line) for line in _SEES[audience])


def sees_not(audience: Audience, *, contact_list: bool) -> tuple[str, ...]:
    """What does not stand in it."""
    return tuple(_(line) for line in _NOT[Audience.CUSTOMER if contact_list else audience])
