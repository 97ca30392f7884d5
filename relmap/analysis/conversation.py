"""The best next conversations: with whom, about what, and what each would gain (method.md 3.6).

The arithmetic is that of the paths: a hop one notch better, multiplied again. Points are those of the measure "Access"
as shown, added up over the economic buyers of all objectives; they rank conversations and are no score of anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from relmap.analysis.flags.report import AccountReport, Flag
from relmap.analysis.ground import Ground
from relmap.analysis.moves import notch
from relmap.analysis.paths import Access, Hop, HopKind, MoveKind, Path, RungPurpose, product, reaches, shown

MOST_SHOWN = 5

Purpose: TypeAlias = MoveKind | RungPurpose
"""What to talk about: the notch, or ASK_WHO_SIGNS while no economic buyer is identified."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What a conversation does for the way to one economic buyer, or to a first rung where ``buyer`` is none.

    ``path`` is the path as it is today, ``before`` and ``after`` the best known path as shown, 0 for none. ``open``
    counts the further questions on the path before it would be known.
    """

    objective: str
    buyer: str
    path: Path
    before: int
    after: int
    open: int = 0

    @property
    def points(self) -> int:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Conversation:
    """``member`` of ours talks with ``person`` in order to make ``hop`` one notch better, or to ask.

    ``gains`` are largest first. ``flags`` name the person and may be talked about on the same occasion.
    """

    member: str
    person: str
    kind: Purpose
    hop: Hop
    gains: tuple[Gain, ...]
    flags: tuple[Flag, ...]

    @property
    def points(self) -> int:
        """The sum of all gains."""
        return sum(gain.points for gain in self.gains)

    @property
    def opens(self) -> bool:
        """Whether it makes a way to a buyer known that is not known today."""
        return any(gain.before == 0 < gain.after for gain in self.gains)


def conversations(ground: Ground, report: AccountReport, most: int | None = MOST_SHOWN) -> tuple[Conversation, ...]:
    """The conversations that gain most, over all evaluated objectives of an account.

    Those that gain nothing yet follow, fewest further questions first: where no way is known, somebody has to begin.
    """
    gains: dict[tuple[str, str, Purpose, str], list[Gain]] = defaultdict(list)
    hops: dict[tuple[str, str, Purpose, str], tuple[str, Hop]] = {}
    for objective in report.objectives:
        for path, position, kind, gain in _chances(ground, objective.access):
            hop = path.hops[position]
            person = _partner(ground, path, hop)
            key = (person, hop.target, kind, hop.record_id)
            gains[key].append(gain)
            hops.setdefault(key, (_member(ground, path, person), hop))
    flags = (*report.flags, *(flag for objective in report.objectives for flag in objective.flags))
    found = [
        Conversation(
            hops[key][0],
            key[0],
            key[2],
            hops[key][1],
            _best_of_each(gains[key]),
            tuple(flag for flag in flags if key[0] in flag.people),
        )
        for key in gains
    ]
    found.sort(key=_rank)
    return tuple(found if most is None else found[:most])


def _chances(ground: Ground, access: Access) -> Iterator[tuple[Path, int, Purpose, Gain]]:
    """Every hop of a shown path that could be better, and what that would do."""
    for buyer in access.buyers:
        best = buyer.known[0].strength if buyer.known else 0.0
        for path in (*buyer.known, *(other for one in buyer.known for other in one.also), *buyer.possible):
            yield from _notches(ground, access, path, buyer.person, best)
    for rung in access.ladder:
        if rung.purpose is RungPurpose.ASK_WHO_SIGNS:
            yield rung.via, 0, rung.purpose, Gain(access.objective, "", rung.via, 0, 0)
        else:
            yield from _notches(ground, access, rung.via, "", 0.0, rung=True)


def _notches(
    ground: Ground, access: Access, path: Path, buyer: str, best: float, *, rung: bool = False
) -> Iterator[tuple[Path, int, Purpose, Gain]]:
    for position, hop in enumerate(path.hops):
        better = notch(hop, ground)
        if better is None:
            continue
        kind, weight = better
        rest = [*path.hops[:position], *path.hops[position + 1 :]]
        after = product(rest) * weight
        unasked = sum(not other.counts for other in rest)
        known = not rung and not unasked and reaches(after, ground.thresholds.known)
        reached = max(best, after) if known else best
        gain = Gain(access.objective, buyer, path, shown(best), shown(reached), unasked)
        # Where a path is known only what makes it stronger is worth a talk; elsewhere any open question is.
        if gain.points > 0 or (not best and not hop.counts) or (rung and len(path.hops) == 1):
            yield path, position, kind, gain


def _partner(ground: Ground, path: Path, hop: Hop) -> str:
    """Whom to talk with: the one the hop depends on, or, while we do not know her, the first person of the path."""
    if hop.kind is HopKind.RELATIONSHIP:
        return hop.target
    return hop.source if hop.source in ground.firsts else path.first


def _member(ground: Ground, path: Path, person: str) -> str:
    """Who of ours talks: whoever begins the path, or knows that person best."""
    return path.team_member if person == path.first else ground.firsts[person][0].source


def _best_of_each(gains: Iterable[Gain]) -> tuple[Gain, ...]:
    """One gain for each objective and buyer: two paths through one hop are not two gains."""
    best: dict[tuple[str, str], Gain] = {}
    for gain in gains:
        key = (gain.objective, gain.buyer)
        if key not in best or (gain.points, -gain.open) > (best[key].points, -best[key].open):
            best[key] = gain
    return tuple(sorted(best.values(), key=lambda gain: (-gain.points, gain.open, gain.objective, gain.buyer)))


def _rank(talk: Conversation) -> tuple[int, int, int, str, str]:
    worst = min((flag.severity.rank for flag in talk.flags), default=len(talk.flags) + 9)
    return (-talk.points, min(gain.open for gain in talk.gains), worst, talk.person, talk.hop.record_id)
