"""The guided tour of the sample in words: what happens in the story, and what it changed (method.md 7.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relmap.analysis.what_if import ObjectiveEffect
from relmap.model.snapshot import Snapshot
from relmap.translation import _
from relmap.words import what_if
from relmap.words.paths import next_move, way_sentence
from relmap.words.people import who

_STORY: Mapping[str, str] = {
    "AGREED": "{first} agrees to introduce you to {second}. One click under Way up records it.",
    "MET": "You meet {first}, and from now on work together. Depth and day of the talk stand under Objective.",
    "TRUSTED": "{first} asks for your view by now, and is said to be willing to introduce you to {second}. Under Ties "
    "a line says so.",
    "RETURNED": "{first} has left, but you talk again, and from outside agrees to introduce you to {second}. Under "
    "Person stands who somebody is.",
}

_TEXTS: Mapping[str, str] = {
    "DO": "Let it happen",
    "NEXT": "Next",
    "FINISH": "Finish",
    "SKIP": "Skip",
    "BACK": "Back",
    "END": "End",
    "TAKE": "Guided tour",
    "PROGRESS": "Step {number} of {count}",
    "HAPPENED": "In your copy of the sample this has happened already, or more than this.",
    "IMPOSSIBLE": "Your copy of the sample was changed: somebody or something this step speaks of is no longer there.",
    "READ_ONLY": "This document can only be looked at, so nothing can happen in it.",
    "OTHERWISE": "Your copy of the sample was changed before, so it came out otherwise than in the story.",
    "UNDO_FIRST": "Something else was changed since. Undo that first, then go back.",
    "GAINED": "Another way",
    "STAYS": "Still flagged",
    "MOVE_BEFORE": "Next step until now",
    "MOVE_AFTER": "Next step from now on",
    "OPEN_ASK": "The tour plays in the sample. Open it as it came?",
    "OPEN_TEXT": "Your own documents are not touched. What you changed in the sample is lost.",
    "OPEN": "Open the sample",
    "ENDED": "The tour has ended. The sample stays as it is now.",
    "RESET": "Reset the sample",
}


def text(code: str, **facts: object) -> str:
    """A text of the tour, with its facts filled in."""
    return _(_TEXTS[code]).format(**facts)


def told(code: str, people: Sequence[str], snapshot: Snapshot) -> str:
    """What happens in a step of the story, and where it is written down."""
    return _(_STORY[code]).format(first=who(people[0], snapshot), second=who(people[-1], snapshot))


def changed_words(effect: ObjectiveEffect, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What a step changed for the objective, before and after, as headed texts: the best way and flags.

    Where neither changed: the worst flag that stays, and the next step before and after.
    """
    sections: list[tuple[str, str]] = []
    before, after = effect.before, effect.after
    way = way_sentence(effect.gained[0], snapshot) if effect.gained else ""
    if effect.access[0] != effect.access[1]:
        sections.append((what_if.access_words(effect), way))
    elif way:
        sections.append((text("GAINED"), way))
    sections += what_if.flag_sections(effect.flags, snapshot)
    if sections or before is None or after is None:
        return sections
    if after.flags:
        sections.append((text("STAYS"), what_if.flag_line(after.flags[0], snapshot)))
    moves = next_move(before.access, snapshot), next_move(after.access, snapshot)
    if moves[0] != moves[1]:
        sections += [(text("MOVE_BEFORE"), moves[0]), (text("MOVE_AFTER"), moves[1])]
    return sections or [(what_if.text("NO_DIFFERENCE"), "")]
