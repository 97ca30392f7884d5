"""Whom we depend on: people without whom no way to an economic buyer is left, and what one of ours takes along.

Issue "who do we depend on", method.md 3.5, F08(b), F14, F17.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relmap.analysis.flags.facts import Contact
from relmap.analysis.flags.report import AccountReport
from relmap.analysis.ground import Ground
from relmap.analysis.measures import WORKING
from relmap.analysis.routes import best_route
from relmap.analysis.scope import active_buyers, opponents
from relmap.analysis.settings import thresholds_of
from relmap.analysis.what_if import WhatIf, what_if, without_person
from relmap.model.entities import Objective
from relmap.model.snapshot import Snapshot


class Need(StrEnum):
    """How much hangs on somebody: every way there is, or every one strong and short enough to be a known path."""

    EVERY_WAY = "EVERY_WAY"
    EVERY_KNOWN_PATH = "EVERY_KNOWN_PATH"


@dataclass(frozen=True, slots=True)
class MustPass:
    """Somebody, one of theirs or of ours, whom every known path to ``buyer`` passes."""

    person: str
    buyer: str
    need: Need


@dataclass(frozen=True, slots=True)
class Loss:
    """What we lose with one of ours. ``relationships`` are all that count today, deepest first.

    ``sole`` are those of them with people nobody else of ours works with. ``effect`` is what becomes of paths and
    flags.
    """

    member: str
    relationships: tuple[Contact, ...]
    sole: tuple[Contact, ...]
    effect: WhatIf


def must_pass(ground: Ground, objective: Objective) -> tuple[MustPass, ...]:
    """Whom every known path to an economic buyer passes, along the best path to each; the buyer is not named.

    A buyer without a known path needs nobody. The dominators of the graph of known hops are met on every way; of the
    others on the best path each is left out once, as the limits of strength and length may leave no second way.
    """
    closed = opponents(ground.snapshot, objective, ground.thresholds)
    found: list[MustPass] = []
    for buyer in active_buyers(ground.snapshot, objective):
        best = best_route(ground.known, ground.firsts, (buyer.id,), ground, ground.thresholds.known, closed)
        if best is None:
            continue
        firsts = [hop for ours in ground.firsts.values() for hop in ours]
        always = frozenset(ground.known.all_pass(firsts, buyer.id, closed - {buyer.id}))
        for person in (best[0].source, *(hop.target for hop in best[:-1])):
            if person in always:
                found.append(MustPass(person, buyer.id, Need.EVERY_WAY))
            elif not _reached_without(ground, person, buyer.id, closed):
                found.append(MustPass(person, buyer.id, Need.EVERY_KNOWN_PATH))
    return tuple(found)


def loss(snapshot: Snapshot, member: str, account: str, as_of: date, known: AccountReport | None = None) -> Loss:
    """What an account loses when one of ours leaves; ``known`` is its report of today where there is one."""
    ground = Ground(snapshot, account, as_of, thresholds_of(snapshot))
    held, sole = [], []
    for person, hops in ground.firsts.items():
        depth = next((hop.depth for hop in hops if hop.source == member), 0)
        if not depth:
            continue
        held.append(Contact(person, depth))
        if depth >= WORKING and not any(hop.depth >= WORKING for hop in hops if hop.source != member):
            sole.append(Contact(person, depth))
    return Loss(
        member,
        _deepest(held),
        _deepest(sole),
        what_if(snapshot, without_person(snapshot, member), account, as_of, known),
    )


def holders(ground: Ground) -> tuple[str, ...]:
    """Those of ours whose leaving an account would feel, most relationships first."""
    counts: dict[str, int] = {}
    for hops in ground.firsts.values():
        for hop in hops:
            counts[hop.source] = counts.get(hop.source, 0) + 1
    return tuple(sorted(counts, key=lambda member: (-counts[member], member)))


def _reached_without(ground: Ground, person: str, buyer: str, closed: Collection[str]) -> bool:
    """Whether a known path is left when somebody of theirs is not passed through, or one of ours does not begin."""
    firsts = {
        reached: left
        for reached, hops in ground.firsts.items()
        if reached != person and (left := tuple(hop for hop in hops if hop.source != person))
    }
    limit = ground.thresholds.known
    return best_route(ground.known, firsts, (buyer,), ground, limit, {*closed, person}) is not None


def _deepest(contacts: list[Contact]) -> tuple[Contact, ...]:
    return tuple(sorted(contacts, key=lambda contact: (-contact.depth, contact.person)))
