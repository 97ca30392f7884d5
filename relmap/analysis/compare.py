"""What became of an account between two days (desktop.md: timeline; issue "time machine")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from relmap.analysis.flags.report import AccountReport, Flag
from relmap.analysis.flags.rulebook import evaluate
from relmap.analysis.ground import Ground
from relmap.analysis.settings import thresholds_of
from relmap.analysis.what_if import effect
from relmap.model.entities import Person
from relmap.model.snapshot import Snapshot

_PLACE = ("reports_to", "unit", "title", "level")


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody whose place in the account differs; ``fields`` of reports_to, unit, title and level."""

    person: str
    before: Person
    after: Person
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepthChange:
    """Somebody there on both days, and our best usable depth on each; ``lapsed_only`` when only time went by."""

    person: str
    before: int
    after: int
    lapsed_only: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """People in the order of the map, then flags worst first.

    ``new`` are active people who were not, ``gone`` those who were and are not: removed, left, or the post empty.
    """

    account: str
    earlier: date
    later: date
    new: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[Moved, ...]
    deeper: tuple[DepthChange, ...]
    lapsed: tuple[DepthChange, ...]
    raised: tuple[Flag, ...]
    cleared: tuple[Flag, ...]

    def __bool__(self) -> bool:
        people = self.new or self.gone or self.moved or self.deeper or self.lapsed
        return bool(people or self.raised or self.cleared)


def compare(before: Snapshot, after: Snapshot, account: str, earlier: date, later: date) -> Comparison:
    """How an account differs between a kept state and a later one, each judged as of its own day.

    The same person on both sides has the same id. Names in ``gone`` and ``cleared`` belong to ``before``.
    """
    old = {p.id: p for p in before.people_of(account)}
    new = {p.id: p for p in after.people_of(account)}
    stayed = [(old[key], p) for key, p in new.items() if key in old and p.active and old[key].active]
    changes = _depth_changes(before, after, account, (earlier, later), [p.id for p, _ in stayed])
    flags = effect(_report(before, account, earlier), _report(after, account, later))
    parts = (flags.flags, *(objective.flags for objective in flags.objectives))
    return Comparison(
        account,
        earlier,
        later,
        new=tuple(key for key, p in new.items() if p.active and not (key in old and old[key].active)),
        gone=tuple(key for key, p in old.items() if p.active and not (key in new and new[key].active)),
        moved=tuple(m for pair in stayed if (m := _moved(*pair)) is not None),
        deeper=tuple(change for change in changes if change.after > change.before),
        lapsed=tuple(change for change in changes if change.after < change.before),
        raised=_worst_first(flag for part in parts for flag in part.raised),
        cleared=_worst_first(flag for part in parts for flag in part.cleared),
    )


def _moved(before: Person, after: Person) -> Moved | None:
    fields = tuple(name for name in _PLACE if getattr(before, name) != getattr(after, name))
    return Moved(after.id, before, after, fields) if fields else None


def _depth_changes(
    before: Snapshot, after: Snapshot, account: str, days: tuple[date, date], people: Iterable[str]
) -> tuple[DepthChange, ...]:
    old, new = _usable(before, account, days[0]), _usable(after, account, days[1])
    return tuple(
        DepthChange(
            person,
            old.get(person, 0),
            new.get(person, 0),
            lapsed_only=_as_entered(before, person) == _as_entered(after, person),
        )
        for person in people
        if old.get(person, 0) != new.get(person, 0)
    )


def _usable(snapshot: Snapshot, account: str, as_of: date) -> Mapping[str, int]:
    return Ground(snapshot, account, as_of, thresholds_of(snapshot)).depths


def _as_entered(snapshot: Snapshot, person: str) -> frozenset[tuple[str, int, bool]]:
    """Who of ours knows somebody how well, by what was written down."""
    return frozenset(
        (r.team_member, r.depth, r.team_member in snapshot.team and snapshot.team[r.team_member].active)
        for r in snapshot.relationships_of(person)
    )


def _report(snapshot: Snapshot, account: str, as_of: date) -> AccountReport:
    found = evaluate(snapshot, as_of, account)
    return found[0] if found else AccountReport(account, (), ())


def _worst_first(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flags, key=lambda flag: (flag.severity.rank, flag.rule, flag.objective or "")))
