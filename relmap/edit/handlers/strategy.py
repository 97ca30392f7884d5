"""What surrounds the map: new records, what they require, and what becomes of them when something they name goes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, TypeVar

from relmap.edit.commands import AddRecords
from relmap.edit.draft import Draft
from relmap.edit.handlers.fields import revised
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.entities import Person
from relmap.model.keeping import FIXED_RULE, Acknowledgement, RuleSetting, longest_acknowledgement
from relmap.model.knowledge import CompetitorTie, Fact, FitAnswer
from relmap.model.plan import Meeting
from relmap.model.references import REFERENCES, Reference, fits, named
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot
from relmap.model.strategy_vocabulary import FactCategory

_R = TypeVar("_R", bound=Record)

_PERSONAL: tuple[type[Fact] | type[CompetitorTie], ...] = (Fact, CompetitorTie)
"""What is about a person and not about the post."""


def add_records(snapshot: Snapshot, command: AddRecords) -> ChangeSet:
    """See ``AddRecords``. Raises ``UserError`` when a record is not possible; then none is added."""
    draft = Draft(snapshot)
    around = snapshot
    for record in command.records:
        values = {f.name: getattr(record, f.name) for f in fields(record)}
        after = settled(around, None, revised(record, values))
        draft.put(after)
        # A later record of the command may name an earlier one.
        name = COLLECTIONS[type(after)]
        around = replace(around, **{name: {**getattr(around, name), after.id: after}})
    return draft.change_set(add_label(type(command.records[0]))) if command.records else ChangeSet("REVISE")


def add_label(record_type: type[Record]) -> str:
    """The code of the undo step that adds records of a type (``relmap.words.edits``)."""
    return f"ADD_{_code(record_type)}"


def remove_label(record_type: type[Record]) -> str:
    """The code of the undo step that removes records of a type (``relmap.words.edits``)."""
    return f"REMOVE_{_code(record_type)}"


def _code(record_type: type[Record]) -> str:
    name = record_type.__name__
    return "".join(f"_{c}" if c.isupper() and place else c for place, c in enumerate(name)).upper()


def settled(snapshot: Snapshot, before: _R | None, after: _R) -> _R:
    """``after`` with what follows from its values; raises ``UserError`` for what the method forbids."""
    for reference, key in named(after):
        if not fits(snapshot, after, reference, key):
            raise UserError("NOT_OF_THE_ACCOUNT", field=reference.field)
    checked: Any = after
    match after:
        case Meeting():
            checked = _settled_meeting(before, after)
        case Fact() if after.account is None and (after.category is not FactCategory.LESSON or after.person):
            raise UserError("FACT_NEEDS_ACCOUNT")
        case FitAnswer() if after.points is not None and not after.line.scored:
            raise UserError("VALUE_NOT_POSSIBLE", field="points", value=after.points)
        case Acknowledgement():
            _require_acknowledged(after)
        case RuleSetting():
            _require_setting(after)
    return checked  # type: ignore[no-any-return]  # of the type of after, whatever that is


def _settled_meeting(before: Record | None, after: Meeting) -> Meeting:
    """A meeting without their reason to meet is not planned (method.md 1.4, 39)."""
    if not after.planned or after.why_for_them:
        return after
    if isinstance(before, Meeting) and before.planned:
        return replace(after, planned=False)
    raise UserError("MEETING_NEEDS_REASON")


def _require_acknowledged(record: Acknowledgement) -> None:
    if not record.reason or not record.by:
        raise UserError("ACKNOWLEDGEMENT_NEEDS_REASON")
    longest = longest_acknowledgement(record.rule)
    if record.made_on is not None and record.until > record.made_on + timedelta(days=longest):
        raise UserError("ACKNOWLEDGED_TOO_LONG", rule=record.rule, days=longest)


def _require_setting(record: RuleSetting) -> None:
    if record.id == FIXED_RULE:
        raise UserError("RULE_FIXED", rule=record.id)
    if not math.isfinite(record.value):
        raise UserError("VALUE_NOT_POSSIBLE", field=record.id, value=record.value)


def release(draft: Draft, gone: Iterable[tuple[type[Record], str]]) -> None:
    """Take out what belongs to records that go, and what belongs to that; blank what merely names them."""
    waiting = set(gone)
    while waiting:
        following: set[tuple[type[Record], str]] = set()
        for record in _referring(draft):
            lost = [r for r, key in named(record) if any((target, key) in waiting for target in r.targets)]
            if any(reference.belongs for reference in lost):
                draft.remove(type(record), record.id)
                following.add((type(record), record.id))
            elif lost:
                draft.put(_with(record, lost, None))
        waiting = following


def hand_over(draft: Draft, gone: str, keep: str) -> None:
    """Everything that names one person names another from now on; a pair that is there already stays as it is."""
    for record in _referring(draft):
        moving = [r for r, key in named(record) if key == gone and Person in r.targets]
        if not moving:
            continue
        moved = _with(record, moving, keep)
        if moved.id != record.id:
            draft.remove(type(record), record.id)
            if moved.id in getattr(draft.snapshot, COLLECTIONS[type(record)]):
                continue
        draft.put(moved)


def drop_personal(draft: Draft, person: str) -> None:
    """Take out what is known about somebody as a person, with what belongs to it."""
    for record_type in _PERSONAL:
        collection: dict[str, Fact | CompetitorTie] = getattr(draft.snapshot, COLLECTIONS[record_type])
        for record in collection.values():
            if record.person == person:
                draft.remove(record_type, record.id)
                release(draft, [(record_type, record.id)])


def _referring(draft: Draft) -> Iterable[Record]:
    """All records with references as the draft leaves them."""
    for record_type in REFERENCES:
        for record in getattr(draft.snapshot, COLLECTIONS[record_type]).values():
            now = draft.current(record)
            if now is not None:
                yield now


def _with(record: Any, references: Iterable[Reference], value: str | None) -> Record:
    changed: Record = replace(record, **{reference.field: value for reference in references})
    return changed
