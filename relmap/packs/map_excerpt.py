"""Part of a map: some people and everybody one step away (scenarios.md 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from relmap.packs.picture import Line, LineKind, Picture


def with_neighbours(picture: Picture, people: Collection[str], most: int) -> frozenset[str]:
    """The people, and who is one reporting line or tie away from one of them, at most ``most`` in all.

    Managers come before those joined by a tie, and those before reports; of equals whoever has a role first.
    """
    asked = frozenset(person for person in people if person in picture.cards)
    near: dict[str, tuple[int, bool, int]] = {}
    for place, line in enumerate(picture.lines):
        for here, there, rank in _steps(line):
            if here in asked and there not in asked and there in picture.cards:
                found = (rank, not picture.cards[there].roles, place)
                near[there] = min(found, near.get(there, found))
    nearest = sorted(near, key=lambda person: near[person])
    return asked | frozenset(nearest[: max(0, most - len(asked))])


def excerpt(picture: Picture, people: Collection[str]) -> Picture:
    """The picture with the cards of ``people`` only, and the lines between them.

    The way is drawn when all of it is inside. Everybody left out is counted on the card of the first superior who is
    there, as below a closed card.
    """
    cards = {id_: card for id_, card in picture.cards.items() if id_ in people}
    below = _left_out(picture, cards)
    lines = tuple(line for line in picture.lines if _inside(line, cards))
    way = picture.way if picture.way is not None and all(p in cards for p in picture.way.people) else None
    return replace(
        picture,
        cards={id_: replace(card, below=card.below + below[id_]) for id_, card in cards.items()},
        managers={child: boss for child, boss in picture.managers.items() if child in cards and boss in cards},
        lines=lines,
        way=way,
        unplaced=picture.unplaced & cards.keys(),
        captions={id_: caption for id_, caption in picture.captions.items() if id_ in cards},
        team={line.source: picture.team[line.source] for line in lines if line.kind is LineKind.OURS},
    )


def _steps(line: Line) -> tuple[tuple[str, str, int], ...]:
    """The line in both directions, with how soon the other end is wanted."""
    if line.kind is LineKind.OURS:
        return ()
    if line.kind is LineKind.REPORTS_TO:
        return ((line.source, line.target, 0), (line.target, line.source, 2))
    return ((line.source, line.target, 1), (line.target, line.source, 1))


def _inside(line: Line, cards: Mapping[str, object]) -> bool:
    return line.target in cards and (line.kind is LineKind.OURS or line.source in cards)


def _left_out(picture: Picture, cards: Mapping[str, object]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for person in picture.cards:
        seen = {person}
        boss = picture.managers.get(person) if person not in cards else None
        while boss is not None and boss not in cards and boss not in seen:
            seen.add(boss)
            boss = picture.managers.get(boss)
        if boss is not None and boss in cards:
            counts[boss] += 1 + picture.cards[person].below
    return counts
