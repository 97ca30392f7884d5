"""Writes RelMap JSON, the open and lossless form of a document (interchange.md 1)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from relmap.exchange.json_fields import KEYS
from relmap.exchange.json_strategy_fields import LESSONS, PARTS, RULES, parent_field
from relmap.model.entities import Account, Objective, Person
from relmap.model.references import account_of, named
from relmap.model.snapshot import COLLECTIONS, Record, Snapshot

FORMAT = "relmap"
VERSION = 1

_DEFAULTS: Mapping[type[Any], Mapping[str, Any]] = {
    record_type: {f.name: f.default for f in fields(record_type) if f.default is not MISSING} for record_type in KEYS
}


def write(snapshot: Snapshot, account: str | None = None) -> bytes:
    """The document as JSON in UTF-8; with an account id only that account and those of ours who matter to it.

    Equal documents give equal bytes: accounts and team by name, people in sibling order, everything else by id.
    """
    around = _around(snapshot)
    accounts = [a for a in snapshot.accounts.values() if account is None or a.id == account]
    accounts.sort(key=lambda a: (a.name.casefold(), a.id))
    written = [_account(snapshot, a, around) for a in accounts]
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "team": _team(snapshot, account, around),
        "accounts": written,
    }
    if account is None:
        lessons = sorted((f for f in snapshot.facts.values() if f.account is None), key=lambda f: f.id)
        rules = sorted(snapshot.rule_settings.values(), key=lambda r: r.id)
        for name, records in ((LESSONS, lessons), (RULES, rules)):
            if records:
                document[name] = [_record(record) for record in records]
    return (json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


_Around = Mapping[tuple[type[Any], str], Mapping[str, list[Record]]]
"""What stands inside a record, by its type and id, and by key."""


def _around(snapshot: Snapshot) -> _Around:
    found: dict[tuple[type[Any], str], dict[str, list[Record]]] = {}
    for parent, lists in PARTS.items():
        for name, part in lists.items():
            field = parent_field(parent, part)
            collection: Mapping[str, Record] = getattr(snapshot, COLLECTIONS[part])
            for record in sorted(collection.values(), key=lambda r: r.id):
                key = getattr(record, field) if field is not None else account_of(snapshot, record)
                if key is not None:
                    found.setdefault((parent, key), {}).setdefault(name, []).append(record)
    return found


def _team(snapshot: Snapshot, account: str | None, around: _Around) -> list[dict[str, Any]]:
    members = sorted(snapshot.team.values(), key=lambda m: (m.name.casefold(), m.id))
    if account is not None:
        mentioned = {r.team_member for p in snapshot.people_of(account) for r in snapshot.relationships_of(p.id)}
        mentioned |= {r.person for o in snapshot.objectives_of(account) for r in snapshot.roles_of(o.id)}
        holders = [
            record for a in snapshot.accounts.values() if a.id == account for record in _inside(snapshot, a, around)
        ]
        mentioned |= {key for record in holders for _reference, key in named(record)}
        members = [m for m in members if m.id in mentioned]
    return [_record(m) for m in members]


def _inside(snapshot: Snapshot, account: Account, around: _Around) -> Iterator[Record]:
    """The account, its objectives, and all that stands in them."""
    waiting: list[Record] = [account, *snapshot.objectives_of(account.id)]
    while waiting:
        record = waiting.pop()
        yield record
        for records in around.get((type(record), record.id), {}).values():
            waiting.extend(records)


def _parts(record: Record, around: _Around) -> dict[str, Any]:
    """What stands inside a record, written."""
    inside = around.get((type(record), record.id), {})
    return {name: [{**_record(r), **_parts(r, around)} for r in records] for name, records in inside.items()}


def _account(snapshot: Snapshot, account: Account, around: _Around) -> dict[str, Any]:
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
        "objectives": [_objective(snapshot, objective, around) for objective in snapshot.objectives_of(account.id)],
    }
    if told_apart:
        written["not_same"] = [_record(pair) for pair in sorted(told_apart, key=lambda pair: pair.id)]
    return {**written, **_parts(account, around)}


def _person(snapshot: Snapshot, person: Person, place: int) -> dict[str, Any]:
    written = _record(person)
    if person.x is not None and person.y is not None:
        written["position"] = [person.x, person.y]
    if person.rank != place:
        written["rank"] = person.rank
    if imported := snapshot.imported_of(person.id):
        written["imported"] = [_record(values) for values in imported]
    return written


def _objective(snapshot: Snapshot, objective: Objective, around: _Around) -> dict[str, Any]:
    roles = sorted(snapshot.roles_of(objective.id), key=lambda r: r.person)
    return {**_record(objective), "roles": [_record(role) for role in roles], **_parts(objective, around)}


def _record(record: Record) -> dict[str, Any]:
    record_type: type[Any] = type(record)
    defaults = _DEFAULTS[record_type]
    written: dict[str, Any] = {}
    for key in KEYS[record_type]:
        value = getattr(record, key.attribute)
        if key.fixed or value != defaults.get(key.attribute, MISSING):
            written[key.name] = key.kind.write(value)
    return written
