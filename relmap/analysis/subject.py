"""Which records hold something about one person: for whoever asks what is stored (method.md 6, personal-data note)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from relmap.analysis.earlier import told_by
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.what_if import raised
from relmap.model.entities import Objective, Person
from relmap.model.keeping import RuleSetting, SnapshotMark
from relmap.model.plan import MeetingQuestion
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot

_NAMED_ONLY: tuple[type[Record], ...] = (Person, Objective)
"""Records of somebody or something else that may name the person: only the fields that do are about her or him."""

_NEVER: tuple[type[Record], ...] = (RuleSetting, SnapshotMark)
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Stored:
    """A record, and the fields of it that are about the person."""

    record: Record
    fields: tuple[str, ...]


def stored_about(snapshot: Snapshot, person: str, as_of: date) -> tuple[Stored, ...]:
    """Everything that names the person, belongs to a meeting with her or him, or has the name in a text.

    In the order of the document's collections, the person's own record first. Acknowledgements of flags that name the
    person are among it: who let a flag stand and why is said about the people on it.
    """
    own = snapshot.people[person]
    found: dict[tuple[type[Record], str], Stored] = {(Person, person): Stored(own, _all(own))}
    meetings = {meeting.id for meeting in snapshot.meetings_with(person)}
    aside = _acknowledged(snapshot, person, as_of)
    for record_type, name in COLLECTIONS.items():
        if record_type in _NEVER:
            continue
        collection: Mapping[str, Record] = getattr(snapshot, name)
        for key, record in collection.items():
            of_meeting = key in meetings or (isinstance(record, MeetingQuestion) and record.meeting in meetings)
            about = _all(record) if of_meeting or key in aside else _about(record, own)
            if about:
                found.setdefault((record_type, key), Stored(record, about))
    return tuple(found.values())


def ids_about(snapshot: Snapshot, person: str, as_of: date) -> tuple[str, ...]:
    """The records to ask a full history for: those of ``stored_about``, and the pairs that may have been removed."""
    stored = (one.record.id for one in stored_about(snapshot, person, as_of))
    return tuple(dict.fromkeys((*stored, *told_by(snapshot, person))))


def _about(record: Record, person: Person) -> tuple[str, ...]:
    """The fields of a record that are about the person: all of one that names her or him, else texts with the name."""
    naming = tuple(f.name for f in fields(record) if getattr(record, f.name) == person.id)
    if naming and not isinstance(record, _NAMED_ONLY):
        return _all(record)
    return naming + tuple(_mentions(record, person.name.strip().casefold()))


def _mentions(record: Record, name: str) -> Iterator[str]:
    """Texts that contain the name; a very short name would be found in other words, and namesakes are other people."""
    if len(name) < _SHORTEST_NAME:
        return
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name != "name" and name in value.casefold():
            yield field.name


def _acknowledged(snapshot: Snapshot, person: str, as_of: date) -> frozenset[str]:
    """The acknowledgements in force of flags the person is on."""
    (report,) = evaluate(snapshot, as_of, snapshot.people[person].account)
    flags = [*raised(report), *(flag for objective in report.objectives for flag in raised(objective))]
    return frozenset(f.acknowledged.id for f in flags if f.acknowledged is not None and person in f.people)


def _all(record: Record) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))
