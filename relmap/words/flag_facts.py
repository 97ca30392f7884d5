"""The facts a flag rests on, one a line (method.md 4.1: the explanation)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from relmap.analysis.flags.facts import (
    AccessFacts,
    Contact,
    FragilePath,
    LevelDoubtful,
    LowOnly,
    NobodySigns,
    NoContact,
    NoPath,
    Obstacle,
    PostEmpty,
    SeveralBuyers,
)
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import DEPTHS, PersonStatus
from relmap.translation import _
from relmap.words.labels import label
from relmap.words.paths import route_sentence
from relmap.words.people import full_date, listed, who, whos


def evidence(facts: AccessFacts, snapshot: Snapshot) -> Iterator[str]:
    """What the rule looked at, as far as there is any."""
    match facts:
        case LowOnly(low=low, only_met=met, buyers=buyers, obstacle=obstacle):
            yield from _contacts(_("Low-level contacts"), low, snapshot)
            yield from _people(_("Upper-level people only met"), met, snapshot)
            yield from _buyers(buyers, snapshot)
            yield from _closest(obstacle, snapshot)
        case NoContact(lapsed=lapsed, approach=approach, helpers=helpers):
            if lapsed is not None:
                yield _line(_("Last contact lapsed"), full_date(lapsed))
            yield from _people(_("To approach"), approach, snapshot)
            yield from _people(_("Knows us, outside the scope"), helpers, snapshot)
        case NobodySigns(askers=askers):
            yield from _people(_("Could be asked"), askers, snapshot)
        case NoPath(upper=upper, buyers=buyers, obstacle=obstacle):
            yield from _contacts(_("Upper-level contacts"), upper, snapshot)
            yield from _buyers(buyers, snapshot)
            yield from _closest(obstacle, snapshot)
        case PostEmpty(posts=posts):
            yield from _buyers(posts, snapshot)
        case SeveralBuyers(buyers=buyers, unreached=unreached):
            yield from _buyers(buyers, snapshot)
            yield from _people(_("Without a known path"), unreached, snapshot)
        case LevelDoubtful(buyer=buyer):
            yield from _buyers((buyer,), snapshot)
        case FragilePath(access=access, through=through):
            yield from (route_sentence(path, snapshot) for path in access.known)
            yield from _people(_("On every known path"), through, snapshot)


def _line(what: str, value: str) -> str:
    return _("{what}: {value}.").format(what=what, value=value)


def _people(what: str, people: tuple[str, ...], snapshot: Snapshot) -> Iterator[str]:
    if people:
        yield _line(what, whos(people, snapshot))


def _contacts(what: str, contacts: Iterable[Contact], snapshot: Snapshot) -> Iterator[str]:
    names = [
        _("{name} ({detail})").format(name=who(c.person, snapshot), detail=label(DEPTHS[c.depth])) for c in contacts
    ]
    if names:
        yield _line(what, listed(names))


def _buyers(buyers: tuple[str, ...], snapshot: Snapshot) -> Iterator[str]:
    if buyers:
        yield _line(_("Named as economic buyer"), listed([_buyer(buyer, snapshot) for buyer in buyers]))


def _buyer(buyer: str, snapshot: Snapshot) -> str:
    person = snapshot.people[buyer]
    detail = label(person.level) if person.status is PersonStatus.ACTIVE else label(person.status)
    return _("{name} ({detail})").format(name=who(buyer, snapshot), detail=detail)


def _closest(obstacle: Obstacle | None, snapshot: Snapshot) -> Iterator[str]:
    if obstacle is not None:
        yield _("Closest, but it does not count: {route}").format(route=route_sentence(obstacle.route, snapshot))
