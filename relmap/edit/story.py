"""The scripted story of account A of the sample (method.md 7.1): what happens, as commands, and what comes of it.

Told by the guided tour of the window and checked by the tests, so that both tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from relmap.analysis.flags.report import ObjectiveReport
from relmap.edit.commands import AddTie, Command, Revise, SetRelationship, Together
from relmap.edit.handlers.registry import handle
from relmap.errors import UserError
from relmap.model.changes import Change
from relmap.model.entities import Person
from relmap.model.relations import Relationship, Tie
from relmap.model.sample import SAMPLE_DAY, sample_id
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Affiliation, Certainty, PersonKind, PersonStatus, TieKind

ACCOUNT = sample_id("A")
OBJECTIVE = sample_id("O-A1")
_KAM, _HARRIET, _INGRID, _DAVE, _MARK = (sample_id(code) for code in ("T1", "A01", "A03", "A06", "A11"))
_LAST_RULE = "F08"
"""The last of the rules about the way to the economic buyer."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the objective stands: rules about access as method.md writes them ("F08(b)"), and the shown known ways.

    A way is the ids of its people, ours first, and its strength.
    """

    rules: frozenset[str]
    ways: tuple[tuple[tuple[str, ...], int], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One thing that happens. ``people`` are those it speaks of, in the order of its sentence.

    ``outcome`` is what the objective comes to when nothing but the story has happened so far.
    """

    code: str
    people: tuple[str, ...]
    command: Command
    outcome: Outcome


class Standing(StrEnum):
    """What a step would do to a document."""

    OPEN = "OPEN"
    HAPPENED = "HAPPENED"
    """It would change nothing, or take back what is known better by now."""
    IMPOSSIBLE = "IMPOSSIBLE"
    """Somebody it speaks of is gone."""


def _deepened(person: str, depth: int) -> SetRelationship:
    return SetRelationship(_KAM, (person,), {"depth": depth, "last_contact": SAMPLE_DAY})


def _introduces(code: str, source: str, target: str, certainty: Certainty) -> AddTie:
    values = {"certainty": certainty, "date": SAMPLE_DAY}
    return AddTie(TieKind.CAN_INTRODUCE, source, target, values, sample_id(code))


_OUTSIDE: Mapping[str, object] = {
    "kind": PersonKind.EXTERNAL,
    "affiliation": Affiliation.EX_EMPLOYEE,
    "status": PersonStatus.ACTIVE,
}
_THROUGH_INGRID = (((_KAM, _DAVE, _INGRID, _HARRIET), 49), ((_KAM, _INGRID, _HARRIET), 44))

THROUGH_MARK = ((_KAM, _MARK, _HARRIET), 39)
"""The way the last step opens, also when it is the only one that happened."""

STORY: tuple[StoryStep, ...] = (
    StoryStep(
        "AGREED",
        (_DAVE, _INGRID),
        _introduces("A-S1", _DAVE, _INGRID, Certainty.CONFIRMED),
        Outcome(frozenset({"F01"})),
    ),
    StoryStep("MET", (_INGRID,), _deepened(_INGRID, 2), Outcome(frozenset({"F04"}))),
    StoryStep(
        "TRUSTED",
        (_INGRID, _HARRIET),
        Together(
            "RECORD_TALK",
            (_deepened(_INGRID, 3), _introduces("A-S3", _INGRID, _HARRIET, Certainty.REPORTED)),
        ),
        Outcome(frozenset({"F08(b)"}), _THROUGH_INGRID),
    ),
    StoryStep(
        "RETURNED",
        (_MARK, _HARRIET),
        Together(
            "RECORD_TALK",
            (
                Revise(Person, (_MARK,), _OUTSIDE),
                SetRelationship(_KAM, (_MARK,), {"last_contact": SAMPLE_DAY}),
                _introduces("A-S4", _MARK, _HARRIET, Certainty.CONFIRMED),
            ),
        ),
        Outcome(frozenset(), (*_THROUGH_INGRID, THROUGH_MARK)),
    ),
)
"""In order. The last is told as an alternative in method.md 7.1: it needs none of the others."""


def outcome(report: ObjectiveReport) -> Outcome:
    """What an objective has come to."""
    rules = (
        f"{flag.rule}({','.join(flag.variants)})" if flag.variants else flag.rule
        for flag in report.flags
        if flag.rule <= _LAST_RULE
    )
    return Outcome(frozenset(rules), tuple((path.ids, path.shown) for path in report.access.known))


def standing(step: StoryStep, snapshot: Snapshot) -> Standing:
    """Whether a step can still happen in a document that may have been changed in any way."""
    if OBJECTIVE not in snapshot.objectives or _KAM not in snapshot.team:
        return Standing.IMPOSSIBLE
    if any(person not in snapshot.people for person in step.people):
        return Standing.IMPOSSIBLE
    try:
        change_set = handle(snapshot, step.command)
    except UserError:
        return Standing.IMPOSSIBLE
    if not change_set or any(_goes_back(change) for change in change_set.changes):
        return Standing.HAPPENED
    return Standing.OPEN


def _goes_back(change: Change) -> bool:
    """Whether what is there already goes further than the story."""
    match change.before, change.after:
        case Relationship(depth=before), Relationship(depth=after):
            return before > after
        case Tie(certainty=known), Tie(certainty=told):
            ranks = tuple(Certainty)
            return ranks.index(known) < ranks.index(told)
    return False
