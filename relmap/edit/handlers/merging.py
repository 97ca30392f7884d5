"""Two records of one person become one; two people who look alike are told apart (formats.md 5.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from relmap.edit.commands import MergePeople, TellApart
from relmap.edit.draft import Draft
from relmap.edit.handlers.fields import revised
from relmap.edit.handlers.strategy import hand_over
from relmap.errors import UserError
from relmap.model.changes import ChangeSet
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.integrity import would_close_cycle
from relmap.model.memory import ImportedValues, NotSame, told_apart
from relmap.model.names import called
from relmap.model.relations import Relationship, RoleAssignment, Tie
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Certainty, Social

_R = TypeVar("_R", Person, RoleAssignment, Tie)

# Fields that are taken over from the other record when the first of them says nothing, with what explains them.
_Groups = tuple[tuple[str, ...], ...]
_OF_A_PERSON: _Groups = (
    *((name,) for name in ("title", "firm", "unit", "function", "site", "email", "phone", "level", "upper_override")),
    ("in_post_since",),
    ("x", "y", "pinned"),
    ("source_id", "source"),
    ("pace", "warmth", "style_certainty", "style_how_known", "style_on"),
    ("stance", "stance_reason"),
    *((name,) for name in ("adaptability", "reorg_date", "languages", "pronunciation", "fact_checked_on")),
)
_OF_A_ROLE: _Groups = (
    ("roles", "certainty"),
    ("how_known", "known_on"),
    ("influence", "influence_reason"),
    ("mode", "mode_words", "mode_certainty"),
    ("rating", "rating_evidence", "rating_certainty"),
    ("result",),
    ("personal_win", "win_source"),
    *((name,) for name in ("coach_credible", "coach_trusts_us", "coach_wants_us", "sells_for_us")),
    ("decided_for_us", "decided_words"),
    *((name,) for name in ("sees_us_as_commodity", "releases_funds", "screens_for", "job_impact", "why_for_them")),
    ("confirmed_on",),
)
_TRUST = ("trust_credibility", "trust_reliability", "trust_intimacy", "trust_self_orientation")
_OF_A_TIE: _Groups = (("date",), ("words",), ("reason",))


def merge_people(snapshot: Snapshot, command: MergePeople) -> ChangeSet:
    """See ``MergePeople``. Raises ``UserError`` for people of two accounts or when a chosen manager closes a circle."""
    keep, gone = snapshot.people[command.keep], snapshot.people[command.gone]
    if keep.account != gone.account:
        raise UserError("OTHER_ACCOUNT", manager=called(gone))
    assert keep.id != gone.id, "nobody can be merged with himself"
    draft = Draft(snapshot)
    _lines(draft, keep, gone, command.values)
    _relationships(draft, keep.id, gone.id)
    _ties(draft, keep.id, gone.id)
    _roles(draft, keep, gone.id)
    _memory(draft, keep, gone)
    hand_over(draft, gone.id, keep.id)
    draft.remove(Person, gone.id)
    return draft.change_set("MERGE_PEOPLE")


def tell_apart(snapshot: Snapshot, command: TellApart) -> ChangeSet:
    """See ``TellApart``."""
    draft = Draft(snapshot)
    draft.put(told_apart(command.one, command.other))
    return draft.change_set("TELL_APART")


def _lines(draft: Draft, keep: Person, gone: Person, values: Mapping[str, object]) -> None:
    """The person, and all solid lines to and from both records."""
    snapshot = draft.snapshot
    people = {key: person for key, person in snapshot.people.items() if key != gone.id}
    for report in snapshot.reports_of(gone.id):
        if report.id != keep.id:
            people[report.id] = replace(report, reports_to=keep.id)
            draft.put(people[report.id])
    merged = _filled(keep, gone, _OF_A_PERSON)
    if not keep.name and gone.name:
        merged = replace(merged, name=gone.name, status=gone.status, since=gone.since)
    people[keep.id] = replace(merged, reports_to=None)

    def possible(manager: str) -> bool:
        return manager in people and not would_close_cycle(people, keep.id, manager)

    told = ((keep.reports_to, keep.reports_to_certainty), (gone.reports_to, gone.reports_to_certainty))
    lines = ((manager, certainty) for manager, certainty in told if manager is not None and possible(manager))
    manager, certainty = next(lines, (None, Certainty.CONFIRMED))
    merged = revised(replace(merged, reports_to=manager, reports_to_certainty=certainty), values)
    if merged.reports_to is not None and not possible(merged.reports_to):
        raise UserError("WOULD_CLOSE_CYCLE", person=called(keep), manager=called(snapshot.people[merged.reports_to]))
    draft.put(merged)


def _relationships(draft: Draft, keep: str, gone: str) -> None:
    for theirs in draft.snapshot.relationships_of(gone):
        draft.remove(Relationship, theirs.id)
        moved = replace(theirs, person=keep)
        ours = draft.snapshot.relationships.get(moved.id)
        draft.put(moved if ours is None else _joined(ours, moved))


def _joined(one: Relationship, other: Relationship) -> Relationship:
    return replace(
        one,
        depth=max(one.depth, other.depth),
        last_contact=_of_known(max, one.last_contact, other.last_contact),
        cadence_days=min(one.cadence_days, other.cadence_days),
        target_depth=_of_known(max, one.target_depth, other.target_depth),
        social=_of_known(lambda known: max(known, key=list(Social).index), one.social, other.social),
        evidence="\n".join(dict.fromkeys(text for text in (one.evidence, other.evidence) if text)),
        since=_of_known(min, one.since, other.since),
        next_step="; ".join(dict.fromkeys(text for text in (one.next_step, other.next_step) if text)),
        target_date=_of_known(min, one.target_date, other.target_date),
        topic="; ".join(dict.fromkeys(text for text in (one.topic, other.topic) if text)),
        **{name: _of_known(min, getattr(one, name), getattr(other, name)) for name in _TRUST},
    )


def _of_known(choose: Callable[[list[Any]], Any], *values: Any) -> Any:
    known = [value for value in values if value is not None]
    return choose(known) if known else None


def _ties(draft: Draft, keep: str, gone: str) -> None:
    """Every tie of the record that goes, at the one that stays; what that would double or tie to itself is dropped."""
    there = {_ends(tie): tie for tie in draft.snapshot.ties_of(keep) if gone not in (tie.source, tie.target)}
    for tie in draft.snapshot.ties_of(gone):
        source = keep if tie.source == gone else tie.source
        target = keep if tie.target == gone else tie.target
        moved = replace(tie, source=source, target=target)
        same = there.get(_ends(moved))
        if source == target:
            draft.remove(Tie, tie.id)
        elif same is None:
            there[_ends(moved)] = moved
            draft.put(moved)
        else:
            draft.remove(Tie, tie.id)
            surest = min(same.certainty, moved.certainty, key=list(Certainty).index)
            there[_ends(moved)] = replace(_filled(same, moved, _OF_A_TIE), certainty=surest)
            draft.put(there[_ends(moved)])


def _ends(tie: Tie) -> tuple[object, ...]:
    ends = (tie.source, tie.target)
    return (tie.kind, *sorted(ends)) if tie.kind.mutual else (tie.kind, *ends)


def _roles(draft: Draft, keep: Person, gone: str) -> None:
    for objective in draft.snapshot.objectives_of(keep.account):
        theirs = draft.snapshot.roles.get(pair_id(objective.id, gone))
        if theirs is None:
            continue
        draft.remove(RoleAssignment, theirs.id)
        moved = replace(theirs, person=keep.id)
        ours = draft.snapshot.roles.get(moved.id)
        if ours is not None:
            filled = _filled(ours, moved, _OF_A_ROLE)
            if ours.roles and moved.roles - ours.roles:
                # A role only the other record had is no surer than it was there.
                least = max(ours.certainty, moved.certainty, key=list(Certainty).index)
                filled = replace(filled, roles=ours.roles | moved.roles, certainty=least)
            moved = filled
        draft.put(moved)


def _memory(draft: Draft, keep: Person, gone: Person) -> None:
    """Files that name the record that goes mean the one that stays."""
    snapshot = draft.snapshot
    told = snapshot.imported_of(gone.id)
    for values in told:
        draft.put(replace(values, person=keep.id))
    if gone.source_id and all(v.external_id != gone.source_id for v in told if v.source == gone.source):
        key = pair_id(gone.id, f"{gone.source} {gone.source_id}")
        draft.put(ImportedValues(key, keep.id, gone.source, gone.source_id, gone.name))
    moved = {values.id for values in told}
    for values in snapshot.imported.values():
        if values.reports_to == gone.id:
            person = keep.id if values.id in moved else values.person
            draft.put(replace(values, person=person, reports_to=keep.id))
    for pair in snapshot.not_same_of(gone.id):
        draft.remove(NotSame, pair.id)
        other = pair.second if pair.first == gone.id else pair.first
        if other != keep.id:
            draft.put(told_apart(keep.id, other))


def _filled(record: _R, other: _R, groups: Iterable[tuple[str, ...]]) -> _R:
    """A record with those groups of fields from another one that it says nothing about."""
    blank = {f.name: f.default for f in fields(record) if f.default is not MISSING}
    taken: dict[str, Any] = {}
    for group in groups:
        if getattr(record, group[0]) == blank[group[0]]:
            taken.update((name, getattr(other, name)) for name in group)
    return replace(record, **taken)
