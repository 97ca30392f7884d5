"""How people are named within a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from relmap.model.names import called
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus
from relmap.translation import _, plural
from relmap.words.map import short_date


def who(person: str, snapshot: Snapshot) -> str:
    """The name of one of theirs or of ours; the post where there is no name."""
    member = snapshot.team.get(person)
    if member is not None and member.name.strip():
        return member.name.strip()
    record = snapshot.people.get(person)
    if record is not None and called(record):
        return called(record)
    if record is not None and record.status is PersonStatus.VACANT:
        return _("a vacant post")
    return _("somebody whose name is not known")


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as part of a sentence: "A, B and C"; of more than ``most`` the rest is counted."""
    if len(names) > most + 1:
        rest = len(names) - most
        others = plural("{count} other", "{count} others", rest).format(count=rest)
        return _("{names} and {last}").format(names=", ".join(names[:most]), last=others)
    if len(names) > 1:
        return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
    return names[0] if names else ""


def whos(people: Iterable[str], snapshot: Snapshot) -> str:
    """Several people as part of a sentence."""
    return listed([who(person, snapshot) for person in people])


def full_date(day: date) -> str:
    """A day with its year."""
    return short_date(day, date.min)
