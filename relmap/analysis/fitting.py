"""Who of ours fits whom: like rank, languages, background and interests, manner (method.md 1.4, 43; 1.5, 111).

A suggestion, never filled in by itself. What is in common is always named, and nothing is added up to a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from relmap.analysis.standing import is_upper, usable_depth
from relmap.model.entities import Person, TeamMember
from relmap.model.snapshot import Snapshot
from relmap.model.strategy_vocabulary import FactCategory, FactState, Style

_BETWEEN = re.compile(r"[,;/|·\n、，；]+")
_REMARK = re.compile(r"\(.*?\)")
_TELLING = (FactCategory.BACKGROUND, FactCategory.VALUES, FactCategory.HOT_BUTTON, FactCategory.NOTE)


@dataclass(frozen=True, slots=True)
class Match:
    """What one of ours and one of theirs have in common.

    ``like_rank``: our management for their upper level. ``shared`` are words of our colleague's background and
    interests that also stand in what is known about the person. ``style`` is the one both have, UNKNOWN for none.
    """

    member: str
    like_rank: bool
    languages: tuple[str, ...]
    shared: tuple[str, ...]
    style: Style

    @property
    def reasons(self) -> int:
        """How many kinds of reasons there are."""
        return self.like_rank + bool(self.languages) + bool(self.shared) + (self.style is not Style.UNKNOWN)


def matches(snapshot: Snapshot, person: str, as_of: date) -> tuple[Match, ...]:
    """Those of ours who are active and have something in common with somebody in post, the best first.

    Like rank comes first, then who has more kinds of reasons, then who knows the person deeper.
    """
    them = snapshot.people.get(person)
    if them is None or not them.active:
        return ()
    depths = {r.team_member: usable_depth(r, as_of) for r in snapshot.relationships_of(person)}
    found = [_match(snapshot, them, member) for member in snapshot.team.values() if member.active]
    ranked = [match for match in found if match.reasons]
    ranked.sort(key=lambda m: (-m.like_rank, -m.reasons, -depths.get(m.member, 0), m.member))
    return tuple(ranked)


def _match(snapshot: Snapshot, person: Person, member: TeamMember) -> Match:
    ours = {language.casefold() for language in _items(member.languages)}
    known = [
        fact.text.casefold()
        for fact in snapshot.facts_about(person.id)
        if fact.category in _TELLING and fact.state is not FactState.ASKED
    ]
    account = snapshot.accounts.get(person.account)
    return Match(
        member.id,
        like_rank=member.is_management and account is not None and is_upper(person, account),
        languages=tuple(language for language in _items(person.languages) if language.casefold() in ours),
        shared=tuple(item for item in _items(member.background, member.interests) if _stands_in(item, known)),
        style=person.style if person.style is member.style else Style.UNKNOWN,
    )


def _items(*lists: str) -> Iterator[str]:
    """The entries of lists somebody typed, each once, without what stands in brackets."""
    entries = (" ".join(_REMARK.sub("", entry).split()) for words in lists for entry in _BETWEEN.split(words))
    yield from dict.fromkeys(entry.rstrip(".") for entry in entries if entry)


def _stands_in(item: str, texts: Iterable[str]) -> bool:
    """Whether an entry stands in a text as whole words, letters large or small."""
    whole = re.compile(rf"(?<!\w){re.escape(item.casefold())}(?!\w)")
    return any(whole.search(words) for words in texts)
