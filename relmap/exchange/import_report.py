"""What an import does with each row, as a list to keep: the rows as they came and two more columns (formats.md 5.3)."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

from relmap.exchange.import_plan import ImportPlan
from relmap.exchange.table import Table
from relmap.exchange.text import guarded
from relmap.words.plans import report_heading, result


def report(table: Table, plan: ImportPlan) -> bytes:
    """The rows of a table in their order, each with its result and remarks; then whoever is missing from the file.

    CSV for a spreadsheet: UTF-8 with BOM, parted as the table was, formulas made harmless.
    """
    stream = io.StringIO(newline="")
    delimiter = table.delimiter if len(table.delimiter) == 1 else ","
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([guarded(h) for h in table.headers] + [report_heading("RESULT"), report_heading("REMARKS")])
    results = {row.line: result(row.fate.value) for row in plan.planned if row.line is not None}
    said: dict[int, list[str]] = defaultdict(list)
    for warning in plan.warnings:
        if warning.line is not None:
            said[warning.line].append(warning.text)
    for row in table.rows:
        cells = [guarded(cell) for cell in row.cells]
        writer.writerow([*cells, results.get(row.line, ""), " ".join(said.get(row.line, ()))])
    place = max((table.headers.index(plan.mapping[f]) for f in ("name", "last") if f in plan.mapping), default=0)
    for missing in plan.planned:
        if missing.line is None:
            cells = [""] * len(table.headers)
            cells[place] = guarded(missing.name or missing.title)
            writer.writerow([*cells, result(missing.fate.value), ""])
    return stream.getvalue().encode("utf-8-sig")
