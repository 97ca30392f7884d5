"""How a text is cut into rows and cells, and which of the rows holds the headers (formats.md D4, 1.4)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from relmap.errors import UserError
from relmap.exchange.headers import known_words

DELIMITERS = (",", ";", "\t", "|")

_SAMPLE = 64 * 1024
_SEARCHED = 30
_LONGEST_FIELD = 1 << 20
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEP_LINE = re.compile(r'^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of one row as they stand in the file, and the line it begins in, counted from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not any(cell.strip() for cell in self.cells)


def raw_rows(text: str, delimiter: str) -> Iterator[RawRow]:
    """Every row of a text, blank ones too; a cell with line breaks is one cell.

    Raises ``UserError`` naming the line when a quote is opened and never closed.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    start = 0
    try:
        for cells in reader:
            if reader.line_num == len(lines) and reader.line_num - start > 1:
                _require_closed(lines[start:], start + 1)
            yield RawRow(start + 1, tuple(cells))
            start = reader.line_num
    except csv.Error:
        raise UserError("TABLE_CELL_TOO_LONG", line=start + 1) from None


def sep_line(text: str) -> tuple[str, str] | None:
    """The delimiter named by a first line such as ``sep=;``, and the text with that line blank; None without one."""
    found = _SEP_LINE.match(text)
    return (found[1], "\n" + text[found.end() :]) if found is not None else None


def best_delimiter(text: str) -> str:
    """The delimiter under which a text looks most like a table with headers we know."""
    csv.field_size_limit(_LONGEST_FIELD)
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample

    def score(delimiter: str) -> tuple[int, float, int]:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
        rows = [cells for cells in reader if any(cells)]
        known = max((known_words(cells) for cells in rows[:_SEARCHED]), default=0)
        widths = Counter(len(cells) for cells in rows)
        width, rows_of_it = widths.most_common(1)[0] if widths else (1, 0)
        return known, (rows_of_it / len(rows) if width > 1 else 0.0), width

    return max(DELIMITERS, key=score)


def header_place(rows: Sequence[RawRow]) -> int:
    """Index of the row that holds the headers: most known words, else the first as wide as most rows are.

    A row of numbers is data: then the nearest row above that fills half of the columns with words holds the headers.
    """
    searched = list(islice(rows, _SEARCHED))
    known = [known_words(row.cells) for row in searched]
    if max(known) >= min(2, max(len(row.cells) for row in searched)):
        return known.index(max(known))
    widths = Counter(_filled(row) for row in rows[:200] if not row.blank)
    usual = max(widths, key=lambda width: (widths[width], width))
    first = next((n for n, row in enumerate(searched) if _filled(row) >= usual), 0)
    if holds_numbers(searched[first].cells):
        above = (n for n in range(first - 1, -1, -1) if 2 * _filled(searched[n]) >= usual)
        return next((n for n in above if not holds_numbers(searched[n].cells)), first)
    return first


def holds_numbers(cells: Sequence[str]) -> bool:
    """Whether more than half of what stands in a row is numbers other than years: a row of data, not of headers."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return 2 * sum(bool(_NUMBER.fullmatch(cell)) and not _YEAR.fullmatch(cell) for cell in told) > len(told)


def _filled(row: RawRow) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _require_closed(lines: Sequence[str], line: int) -> None:
    if sum(part.count('"') for part in lines) % 2:
        raise UserError("TABLE_QUOTE_OPEN", line=line)
