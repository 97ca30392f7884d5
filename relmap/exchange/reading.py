"""What the user may say about how a file is to be read, where it would be guessed otherwise (formats.md 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relmap.exchange.dates import DateOrder


class Arrows(StrEnum):
    """Which way the unlabelled lines of a graph run: down to the report, or up to the manager."""

    DOWN = "DOWN"
    UP = "UP"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """None stands for "find out". A reader ignores what its kind of file does not have.

    ``sheet`` is the name of a sheet of a workbook, ``header_line`` the line of the file (the row of the sheet) that
    holds the headers, counted from 1; 0 says that there are none. ``arrows`` is how a graph is read,
    ``dates`` how dates whose column leaves open which number is the day.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_line: int | None = None
    arrows: Arrows | None = None
    dates: DateOrder | None = None


FIND_OUT = ReadingOptions()
"""Nothing said: everything is found out from the file."""
