"""Into which account a list of people probably goes: the one that already holds many of them (formats.md 5.1)."""

from __future__ import annotations

from relmap.exchange.columns import Mapped
from relmap.exchange.headers import Field
from relmap.exchange.person_names import comparable
from relmap.exchange.table import Table
from relmap.exchange.values import identifier
from relmap.model.snapshot import Snapshot

_SHARE = 0.15
_COMPARED = 2000


def likely_account(snapshot: Snapshot, table: Table, columns: Mapped) -> str | None:
    """The id of the account enough of the rows point at by id or name, most rows first; None when there is none."""
    rows = table.rows[:_COMPARED]
    keys: list[set[str]] = []
    for row in rows:
        cells = {field: row.cells[place] for field, place in columns.items()}
        whole = cells.get(Field.NAME) or f"{cells.get(Field.FIRST, '')} {cells.get(Field.LAST, '')}"
        keys.append({identifier(cells.get(Field.ID, "")), comparable(whole)} - {""})
    best, most = None, len(rows) * _SHARE
    for account in snapshot.accounts:
        known = {key for person in snapshot.people_of(account) for key in (person.id, person.source_id)}
        known.update(comparable(person.name) for person in snapshot.people_of(account) if person.name)
        known.discard("")
        found = sum(not key.isdisjoint(known) for key in keys)
        if found and found >= most:
            best, most = account, found
    return best
