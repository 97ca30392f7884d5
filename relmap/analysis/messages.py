"""Whether those of ours who meet the customer soon know what all of us say (method.md 1.5, 86).

Who has used which sentence is not recorded. Whoever took part in a meeting of the account since the messages changed
counts as told, and so does the owner of the account.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relmap.analysis.meetings import ours
from relmap.model.snapshot import Snapshot

_SOON = timedelta(days=14)
MOST_MESSAGES = 3
"""So many sentences at most: more nobody repeats alike."""


@dataclass(frozen=True, slots=True)
class Untold:
    """One of ours who goes to a meeting without having had one since the messages changed, on ``since``."""

    member: str
    meeting: str
    since: date


def untold(snapshot: Snapshot, account: str, as_of: date) -> Iterator[Untold]:
    """Those of ours who are active and meet the account within two weeks, the earliest meeting first, each once."""
    place = snapshot.accounts[account]
    if not place.messages.strip() or place.messages_on is None or place.messages_on > as_of:
        return
    meetings = snapshot.meetings_of(account)
    told = {
        member
        for meeting in meetings
        if meeting.held and meeting.date is not None and meeting.date >= place.messages_on
        for member in ours(snapshot, meeting.id)
    } | {place.owner}
    for meeting in meetings:
        if meeting.held or meeting.date is None or not as_of <= meeting.date <= as_of + _SOON:
            continue
        for member in ours(snapshot, meeting.id):
            if member not in told and snapshot.team[member].active:
                told.add(member)
                yield Untold(member, meeting.id, place.messages_on)
