"""Objects of foreign JSON as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from relmap.errors import UserError
from relmap.exchange.remarks import Remark
from relmap.exchange.table import MOST_ROWS, Row, Table
from relmap.exchange.text import LONGEST_TEXT, cell_text

MOST_KEYS = 200
"""Different keys the objects of a list may have."""


def told(item: Mapping[str, Any]) -> dict[str, str]:
    """The values of an object as texts; an object inside counts as keys of its own, "Account.Name"."""
    found: dict[str, str] = {}
    for name, value in item.items():
        if isinstance(value, Mapping):
            found.update({f"{name}.{inner}": text for inner, v in value.items() if (text := _text(v))})
        elif text := _text(value):
            found[name] = text
    return found


def record_table(items: Sequence[Mapping[str, Any]], origin: str, remarks: Sequence[Remark] = ()) -> Table:
    """A table with a row for each object and a column for each key, in the order they first appear.

    ``Row.line`` counts the objects, for the format has no lines. Raises ``UserError`` beyond the limits.
    """
    if len(items) > MOST_ROWS:
        raise UserError("TABLE_TOO_MANY_ROWS", limit=MOST_ROWS)
    records = [told(item) for item in items]
    names = list(dict.fromkeys(name for record in records for name in record))
    if len(names) > MOST_KEYS:
        raise UserError("TABLE_TOO_MANY_COLUMNS", columns=len(names), limit=MOST_KEYS)
    headers: dict[str, str] = {}
    for name in names:
        header = cell_text(name)[:LONGEST_TEXT] or f"Column {len(headers) + 1}"
        headers[header if header not in headers else f"{header} #{len(headers) + 1}"] = name
    rows = tuple(
        Row(number, tuple(record.get(name, "") for name in headers.values()))
        for number, record in enumerate(records, 1)
    )
    if not headers:
        raise UserError("TABLE_EMPTY")
    return Table(tuple(headers), rows, remarks=tuple(remarks), origin=origin)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return cell_text(value[:LONGEST_TEXT])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if isinstance(value, list):
        return "; ".join(text for item in value[:100] if (text := _text(item)))
    return ""
