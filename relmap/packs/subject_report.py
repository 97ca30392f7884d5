"""Everything stored about one person, for whoever has to answer a request for it (method.md 6, personal-data note).

It is made for the owner of the document, so that private notes are in it: the person asked for all of it. Fields are
gone through as the records have them, so that a new one is printed without anybody thinking of this report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from relmap.analysis.subject import Stored, stored_about
from relmap.errors import UserError
from relmap.model.earlier import Replaced
from relmap.model.entities import Objective, Person
from relmap.model.keeping import SnapshotMark
from relmap.model.plan import Meeting
from relmap.model.snapshot import Snapshot
from relmap.packs.blocks import Block, Facts, Heading, Text, Tone
from relmap.packs.internal import internal_pack
from relmap.packs.pack import Pack, PackWish, Section
from relmap.words import subject_report as words
from relmap.words.people import full_date, who, whos
from relmap.words.precall import place_words

_LABELS = 0.3
_LEFT_OUT = ("id", "account")
"""Of records other than the person's own: they say nothing about the person."""


def subject_report(snapshot: Snapshot, wish: PackWish, kept: Mapping[str, Snapshot]) -> Pack:
    """All about ``wish.person``; ``kept`` are the kept states of the account by the id of their mark.

    Raises ``UserError`` without a person.
    """
    person = snapshot.people.get(wish.person)
    if person is None:
        raise UserError("PACK_NEEDS_PERSON")
    name = who(person.id, snapshot)
    blocks = (
        Text(words.text("INTRO", name=name, day=full_date(wish.as_of))),
        *_blocks(snapshot, person, stored_about(snapshot, person.id, wish.as_of)),
        *_earlier(snapshot, person, wish.as_of, kept),
        *_replaced(snapshot, person, wish.replaced),
        Heading(words.text("REST")),
        Text(words.text("REST_TEXT")),
        Text(words.text("HISTORY_TEXT" if wish.replaced else "JOURNAL_TEXT")),
    )
    sections = (Section(words.text("TITLE", name=name), blocks),)
    return internal_pack(snapshot, wish, name, place_words(person, snapshot), sections)


def _blocks(snapshot: Snapshot, person: Person, stored: Sequence[Stored]) -> Iterator[Block]:
    """The person's own record, then a heading for each kind of record."""
    own = [one for one in stored if one.record == person]
    for one in own:
        yield Heading(words.text("PERSON"))
        yield from _record(snapshot, one, ())
    others = [one for one in stored if one not in own]
    for record_type, group in groupby(others, key=lambda one: type(one.record)):
        yield Heading(words.group_title(record_type))
        for one in group:
            yield from _record(snapshot, one, _LEFT_OUT)


def _record(snapshot: Snapshot, one: Stored, left_out: Sequence[str]) -> Iterator[Block]:
    record = one.record
    rows = [
        (words.field_name(type(record), name), said)
        for name in one.fields
        if name not in left_out and (said := words.value_words(name, getattr(record, name), snapshot))
    ]
    if isinstance(record, Meeting):
        people = [attendee.person for attendee in snapshot.attendees_of(record.id)]
        rows += [(words.text("WITH"), whos(people, snapshot))] if people else []
    elif isinstance(record, (Person, Objective)) and left_out:
        rows = [(words.text("WHOSE"), words.value_words("", record.id, snapshot)), *rows]
    if rows:
        yield Facts(tuple(rows), _LABELS)


def _earlier(snapshot: Snapshot, person: Person, as_of: date, kept: Mapping[str, Snapshot]) -> Iterator[Block]:
    """What earlier states of the account say about the person that today's does not."""
    marks: list[SnapshotMark] = [snapshot.marks[key] for key in kept]
    if not marks:
        return
    today = set(_said(snapshot, person.id, as_of))
    yield Heading(words.text("EARLIER"))
    for mark in marks:
        before = kept[mark.id]
        rows = tuple(row for row in _said(before, person.id, as_of) if row not in today)
        yield Text(words.state_title(mark, bool(rows)), Tone.STRONG)
        if rows:
            yield Facts(rows, _LABELS)


def _replaced(snapshot: Snapshot, person: Person, replaced: Sequence[Replaced]) -> Iterator[Block]:
    """What a full history keeps of the records about the person, latest first."""
    told = [(one, rows) for one in reversed(replaced) if (rows := _rows_before(snapshot, one))]
    if told:
        yield Heading(words.text("HISTORY"))
    for one, rows in told:
        group = words.text("PERSON") if one.id == person.id else words.group_title(one.record_type)
        yield Text(words.until_words(group, one.at), Tone.STRONG)
        yield Facts(rows, _LABELS)


def _rows_before(snapshot: Snapshot, one: Replaced) -> tuple[tuple[str, str], ...]:
    return tuple(
        (words.field_name(one.record_type, name), said)
        for name, value in one.values.items()
        if name not in _LEFT_OUT and (said := words.value_words(name, value, snapshot))
    )


def _said(snapshot: Snapshot, person: str, as_of: date) -> tuple[tuple[str, str], ...]:
    """Every label and value a document has about the person."""
    if person not in snapshot.people:
        return ()
    blocks = _blocks(snapshot, snapshot.people[person], stored_about(snapshot, person, as_of))
    return tuple(row for block in blocks if isinstance(block, Facts) for row in block.rows)
