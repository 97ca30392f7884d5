"""Dates as the programs of this world write them; the order of day and month is decided per column (formats.md 1.2)."""

from __future__ import annotations

import locale
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum


class DateOrder(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "DAY_FIRST"
    MONTH_FIRST = "MONTH_FIRST"


_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:$|[T ].*)", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:$|[T ,].*)", re.IGNORECASE)
_DAY_WORD = re.compile(r"(\d{1,2})\.?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})(?:$|[T ,].*)", re.IGNORECASE)
_WORD_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})(?:$|[T ,].*)", re.IGNORECASE)
_ISO_ENDING = re.compile(r"(\d{4}-\d{2}-\d{2})Z", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_MONTH_FIRST_LANDS = ("en_US", "en_PH", "English_United States")


def usual_order() -> DateOrder:
    """The order of the land the computer is set up for."""
    name = locale.getlocale(locale.LC_TIME)[0] or locale.getlocale()[0] or ""
    return DateOrder.MONTH_FIRST if name.startswith(_MONTH_FIRST_LANDS) else DateOrder.DAY_FIRST


def order_of(cells: Iterable[str]) -> DateOrder | None:
    """The order that the dates of one column give away; None when every one of them can be read both ways."""
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip())
        if found is None:
            continue
        if found[2] == "." or int(found[1]) > 12:
            return DateOrder.DAY_FIRST
        if int(found[3]) > 12:
            return DateOrder.MONTH_FIRST
    return None


def depends_on_order(cell: str) -> bool:
    """Whether a cell is another day when day and month change places."""
    found = _NUMBERS.fullmatch(cell.strip())
    return found is not None and found[2] != "." and found[1].zfill(2) != found[3].zfill(2)


def read_date(cell: str, order: DateOrder) -> date | None:
    """The day a cell names, its time and offset left aside; None when it names none."""
    text = cell.strip()
    if not text:
        return None
    if (ending := _ISO_ENDING.fullmatch(text)) is not None:
        text = ending[1]
    if (found := _ISO.fullmatch(text)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := _NUMBERS.fullmatch(text)) is not None:
        first, second = int(found[1]), int(found[3])
        # A number above 12 is never a month, whatever the rest of the column looks like.
        month_first = (order is DateOrder.MONTH_FIRST and found[2] != "." and first <= 12) or second > 12
        month, day = (first, second) if month_first else (second, first)
        return _day(_year(found[4]), month, day)
    if (found := _DAY_WORD.fullmatch(text)) is not None:
        return _day(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    if (found := _WORD_DAY.fullmatch(text)) is not None:
        return _day(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    if (found := _SERIAL.fullmatch(text)) is not None and int(found[1]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(found[1]))
    return None


def is_date(cell: str) -> bool:
    """Whether a cell names a day in either order."""
    return read_date(cell, DateOrder.DAY_FIRST) is not None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year > 50 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None
