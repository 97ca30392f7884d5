"""Cells the user has mended in the wizard (formats.md 5.1): the file stays as it is, the table is read anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from relmap.exchange.columns import Mapped
from relmap.exchange.headers import Field
from relmap.exchange.table import Table
from relmap.exchange.text import cell_text


def corrected(table: Table, columns: Mapped, corrections: Mapping[tuple[int, Field], str]) -> Table:
    """The table with other text in single cells, by line and field; a field without a column is left out.

    A name that stands in two columns goes into the first of them.
    """
    texts: dict[tuple[int, int], str] = {}
    for (line, field), text in corrections.items():
        places = [columns[name] for name in _parts(field, columns)]
        for number, place in enumerate(places):
            texts[line, place] = cell_text(text) if number == 0 else ""
    if not texts:
        return table
    lines = {line for line, _place in texts}
    rows = (
        replace(row, cells=tuple(texts.get((row.line, place), cell) for place, cell in enumerate(row.cells)))
        if row.line in lines
        else row
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _parts(field: Field, columns: Mapped) -> list[Field]:
    fields = [field]
    if field is Field.NAME and field not in columns:
        fields = [Field.FIRST, Field.LAST]
    return [name for name in fields if name in columns]
