"""What to do next on a path, and what to mind (method.md 3.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from relmap.analysis.ground import Ground
from relmap.analysis.paths import Caution, CautionCode, Hop, HopKind, MoveKind, NextMove, Path, band_of, product
from relmap.analysis.standing import DEEPEST, Freshness
from relmap.analysis.thresholds import TOLERANCE, Thresholds
from relmap.model.entities import Person
from relmap.model.vocabulary import Certainty, TieKind

_LAPSED = (Freshness.STALE, Freshness.COLD, Freshness.NEVER)


def best_move(hops: Sequence[Hop], ground: Ground) -> NextMove | None:
    """The one notch that makes a path strongest; of equal ones the first hop. None when every hop is at its best."""
    before = product(hops)
    best: tuple[MoveKind, Hop] | None = None
    best_after = before
    for number, hop in enumerate(hops):
        better = notch(hop, ground)
        if better is None:
            continue
        kind, weight = better
        after = product(hops[:number]) * weight * product(hops[number + 1 :])
        if after > best_after + TOLERANCE:
            best, best_after = (kind, hop), after
    if best is None:
        return None
    limits = ground.thresholds
    return NextMove(*best, before, best_after, band_of(before, limits), band_of(best_after, limits))


def best_of(paths: Iterable[Path]) -> NextMove | None:
    """The largest gain on any of the paths; of equal ones the first path."""
    best: NextMove | None = None
    for path in paths:
        move = path.next_move
        if move is not None and (best is None or move.gain > best.gain + TOLERANCE):
            best = move
    return best


def notch(hop: Hop, ground: Ground) -> tuple[MoveKind, float] | None:
    """How a hop could get better and what it would weigh. A boss who sends us down cannot do so more strongly."""
    thresholds = ground.thresholds
    if hop.kind is HopKind.RELATIONSHIP:
        return (MoveKind.DEEPEN, thresholds.relationship[hop.depth + 1]) if hop.depth < DEEPEST else None
    if hop.forced or hop.agreed:
        return None
    source = ground.snapshot.people[hop.source]
    if hop.kind is not HopKind.CAN_INTRODUCE:
        return MoveKind.ASK_INTRODUCTION, _introduction(source, Certainty.CONFIRMED, thresholds)
    if hop.certainty is Certainty.REPORTED:
        return MoveKind.CONFIRM, _introduction(source, Certainty.CONFIRMED, thresholds)
    return MoveKind.FIND_OUT, _introduction(source, Certainty.REPORTED, thresholds)


def _introduction(source: Person, certainty: Certainty, thresholds: Thresholds) -> float:
    outsider = thresholds.outsider if source.outsider else 1.0
    return thresholds.can_introduce * thresholds.certainty[certainty] * outsider


def cautions(hops: Sequence[Hop], ground: Ground, opponents: Collection[str]) -> tuple[Caution, ...]:
    """What to mind on the way, in the order of ``CautionCode``."""
    people = [hop.target for hop in hops]
    return (
        *(Caution(CautionCode.CONFLICT, pair) for pair in combinations(people, 2) if pair in ground.conflicts),
        *(Caution(CautionCode.OPPONENT, (other, people[-1])) for other in _whisperers(people[-1], ground, opponents)),
        *(Caution(CautionCode.STALE, (hop.target,)) for hop in hops[:1] if hop.freshness in _LAPSED),
        *(Caution(CautionCode.OUTSIDER, (hop.source,)) for hop in hops if hop.outsider),
        *(Caution(CautionCode.FORCED, (hop.source, hop.target)) for hop in hops if hop.forced),
    )


def _whisperers(buyer: str, ground: Ground, opponents: Collection[str]) -> Iterator[str]:
    """Opponents who have the buyer's ear."""
    people = ground.snapshot.people
    found = {
        tie.source
        for tie in ground.snapshot.ties_of(buyer)
        if tie.kind is TieKind.INFLUENCES and tie.target == buyer and tie.source in opponents and tie.source != buyer
    }
    return (person for person in sorted(found) if person in people and people[person].active)
