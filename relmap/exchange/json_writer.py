"""Writes RelMap JSON, the open and lossless form of a document (interchange.md 1)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from relmap.exchange.json_fields import KEYS
from relmap.model.entities import Account, Objective, Person
from relmap.model.snapshot import Record, Snapshot

FORMAT = "relmap"
VERSION = 1

_DEFAULTS: Mapping[type[Any], Mapping[str, Any]] = {
    record_type: {f.name: f.default for f in fields(record_type) if f.default is not MISSING} for record_type in KEYS
}


def write(snapshot: Snapshot, account: str | None = None) -> bytes:
    """The document as JSON in UTF-8; with an account id only that account and those of ours who matter to it.

    Equal documents give equal bytes: accounts and team by name, people in sibling order, everything else by id.
    """
    accounts = [a for a in snapshot.accounts.values() if account is None or a.id == account]
    accounts.sort(key=lambda a: (a.name.casefold(), a.id))
    written = [_account(snapshot, a) for a in accounts]
    document = {"format": FORMAT, "version": VERSION, "team": _team(snapshot, account), "accounts": written}
    return (json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _team(snapshot: Snapshot, account: str | None) -> list[dict[str, Any]]:
    members = sorted(snapshot.team.values(), key=lambda m: (m.name.casefold(), m.id))
    if account is not None:
        known = {r.team_member for p in snapshot.people_of(account) for r in snapshot.relationships_of(p.id)}
        coaches = {r.person for o in snapshot.objectives_of(account) for r in snapshot.roles_of(o.id)}
        members = [m for m in members if m.id in known or m.id in coaches]
    return [_record(m) for m in members]


def _account(snapshot: Snapshot, account: Account) -> dict[str, Any]:
    people = snapshot.people_of(account.id)
    ids = {p.id for p in people}
    relationships = [r for p in people for r in snapshot.relationships_of(p.id)]
    ties = [t for t in snapshot.ties.values() if t.source in ids]
    told_apart = [pair for pair in snapshot.not_same.values() if pair.first in ids]
    written = {
        **_record(account),
        "units": [_record(unit) for unit in snapshot.units_of(account.id)],
        "people": [_person(snapshot, person, place) for place, person in enumerate(people)],
        "relationships": [_record(r) for r in sorted(relationships, key=lambda r: r.id)],
        "ties": [_record(t) for t in sorted(ties, key=lambda t: t.id)],
        "objectives": [_objective(snapshot, objective) for objective in snapshot.objectives_of(account.id)],
    }
    if told_apart:
        written["not_same"] = [_record(pair) for pair in sorted(told_apart, key=lambda pair: pair.id)]
    return written


def _person(snapshot: Snapshot, person: Person, place: int) -> dict[str, Any]:
    written = _record(person)
    if person.x is not None and person.y is not None:
        written["position"] = [person.x, person.y]
    if person.rank != place:
        written["rank"] = person.rank
    if imported := snapshot.imported_of(person.id):
        written["imported"] = [_record(values) for values in imported]
    return written


def _objective(snapshot: Snapshot, objective: Objective) -> dict[str, Any]:
    roles = sorted(snapshot.roles_of(objective.id), key=lambda r: r.person)
    return {**_record(objective), "roles": [_record(role) for role in roles]}


def _record(record: Record) -> dict[str, Any]:
    record_type: type[Any] = type(record)
    defaults = _DEFAULTS[record_type]
    written: dict[str, Any] = {}
    for key in KEYS[record_type]:
        value = getattr(record, key.attribute)
        if key.fixed or value != defaults.get(key.attribute, MISSING):
            written[key.name] = key.kind.write(value)
    return written
