"""People of one account who may be the same person (formats.md 5.5). Only the user merges them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from relmap.exchange.headers import plain
from relmap.exchange.person_names import comparable, likeness, same_words
from relmap.exchange.values import is_address
from relmap.model.entities import Person
from relmap.model.ids import pair_id
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import PersonStatus

_COMMON = 200
"""A word so many people share tells nothing; comparing them all would take minutes."""

_DIFFERENT_ADDRESS = 10


class Reason(StrEnum):
    """Why two people may be the same."""

    SAME_NAME = "SAME_NAME"
    SIMILAR_NAME = "SIMILAR_NAME"
    SAME_EMAIL = "SAME_EMAIL"
    SAME_PHONE = "SAME_PHONE"
    SAME_TITLE = "SAME_TITLE"
    SAME_UNIT = "SAME_UNIT"
    SAME_MANAGER = "SAME_MANAGER"


_WEIGHTS: Mapping[Reason, int] = {
    Reason.SAME_EMAIL: 20,
    Reason.SAME_PHONE: 10,
    Reason.SAME_TITLE: 8,
    Reason.SAME_UNIT: 4,
    Reason.SAME_MANAGER: 4,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people, by id, who may be the same. ``score`` is 0 - 100; ``a`` is the one we know more about."""

    a: str
    b: str
    score: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Card:
    """What of a person is compared."""

    person: Person
    name: str
    initials: str
    facts: Mapping[Reason, str]


def duplicates(snapshot: Snapshot, account: str) -> tuple[Suggestion, ...]:
    """Pairs the user may want to merge, likeliest first; whoever has been told apart is not among them.

    A pair is suggested for its names alone; what else agrees ranks it. An address or telephone number that more than
    two people share is a mailbox or a switchboard and says nothing (formats.md D2).
    """
    people = [p for p in snapshot.people_of(account) if p.name and p.status is not PersonStatus.LEFT]
    cards = [_card(person) for person in people]
    shared = Counter((reason, text) for card in cards for reason, text in card.facts.items())
    found = []
    for one, other in _near(cards):
        if pair_id(*sorted((one.person.id, other.person.id))) in snapshot.not_same:
            continue
        name = likeness(one.name, other.name)
        if name:
            found.append(_suggestion(snapshot, one, other, name, shared))
    return tuple(sorted(found, key=lambda s: (-s.score, s.a, s.b)))


def _card(person: Person) -> _Card:
    name = comparable(person.name)
    facts = {
        Reason.SAME_EMAIL: person.email.casefold() if is_address(person.email) else "",
        Reason.SAME_PHONE: "".join(sign for sign in person.phone if sign.isdigit()),
        Reason.SAME_TITLE: plain(person.title),
        Reason.SAME_UNIT: person.unit or "",
        Reason.SAME_MANAGER: person.reports_to or "",
    }
    initials = "".join(sorted(word[0] for word in name.split()))
    return _Card(person, name, initials, {reason: text for reason, text in facts.items() if text})


def _near(cards: list[_Card]) -> Iterator[tuple[_Card, _Card]]:
    """Pairs worth comparing, each once: those who share a word of the name, or the first letters of all words."""
    blocks: dict[str, list[int]] = {}
    for number, card in enumerate(cards):
        for key in {*card.name.split(), f"initials {card.initials}"}:
            blocks.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > _COMMON:
            continue
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                yield cards[pair[0]], cards[pair[1]]


def _suggestion(
    snapshot: Snapshot, one: _Card, other: _Card, name: int, shared: Mapping[tuple[Reason, str], int]
) -> Suggestion:
    reasons = [Reason.SAME_NAME if same_words(one.name) == same_words(other.name) else Reason.SIMILAR_NAME]
    score = name - sum(_WEIGHTS.values()) // 2
    for reason, weight in _WEIGHTS.items():
        text = one.facts.get(reason)
        if text is None or text != other.facts.get(reason):
            continue
        if reason in (Reason.SAME_EMAIL, Reason.SAME_PHONE) and shared[reason, text] > 2:
            continue
        reasons.append(reason)
        score += weight
    if Reason.SAME_EMAIL in one.facts and Reason.SAME_EMAIL in other.facts and Reason.SAME_EMAIL not in reasons:
        score -= _DIFFERENT_ADDRESS
    first, second = sorted((one.person, other.person), key=lambda p: (-_known(snapshot, p), p.id))
    return Suggestion(first.id, second.id, max(0, min(100, score)), tuple(reasons))


def _known(snapshot: Snapshot, person: Person) -> int:
    """How much would be lost with a record: ours first, then lines to it, then what files could bring again."""
    ours = len(snapshot.relationships_of(person.id)) + len(snapshot.ties_of(person.id))
    roles = sum(pair_id(o.id, person.id) in snapshot.roles for o in snapshot.objectives_of(person.account))
    facts = (person.title, person.email, person.phone, person.unit, person.reports_to, person.source_id)
    return 10 * (ours + roles) + len(snapshot.reports_of(person.id)) + sum(bool(fact) for fact in facts)
