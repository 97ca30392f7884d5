"""Remembers how the columns of a list were mapped, for the next list with the same headers (formats.md 5.1)."""

from __future__ import annotations

import json
from hashlib import sha256

from relmap.exchange.columns import Mapped
from relmap.exchange.headers import Field, plain
from relmap.exchange.table import Table


def fingerprint(table: Table) -> str:
    """Stands for the headers of a table, in whatever order they are; says nothing about its rows."""
    names = "\n".join(sorted(plain(header) for header in table.headers))
    return sha256(names.encode()).hexdigest()[:32]


def written(table: Table, columns: Mapped) -> str:
    """A mapping as text that can be kept: field -> header."""
    return json.dumps({field.value: table.headers[place] for field, place in columns.items()}, ensure_ascii=False)


def read_back(table: Table, kept: str) -> Mapped | None:
    """The mapping kept as ``kept``; None when it does not fit the table or is damaged."""
    try:
        told = json.loads(kept)
        places = {Field(field): table.headers.index(header) for field, header in told.items()}
    except (ValueError, AttributeError):
        return None
    return places if len(set(places.values())) == len(places) else None
