"""What people type for days and numbers, read by the rules of ISO, of their locale, and of a few common habits."""

from __future__ import annotations

import math
import re
from datetime import date

from PySide6.QtCore import QLocale

FIRST_YEAR, LAST_YEAR = 1900, 2199
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_NAMED_MONTH = ("d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy")
_CENTURY = 2000
_FACTORS = {"k": 1e3, "m": 1e6, "bn": 1e9}
_AMOUNT = re.compile(r"([\d\s.,'’\u00a0\u202f]*\d)\s*(k|m|bn)?", re.IGNORECASE)


def read_day(typed: str) -> date | None:
    """The day meant by ``typed``: ISO, day first with dots, or any form of the locale; None when it is none."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        found = pattern.fullmatch(typed.strip())
        if found is not None:
            return _day(*(int(found[group]) for group in order))
    locale = QLocale()
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        for words in (locale.dateFormat(form), _with_whole_year(locale.dateFormat(form))):
            day = locale.toDate(typed.strip(), words, _CENTURY)
            if day.isValid():
                return _day(day.year(), day.month(), day.day())
    for words in _NAMED_MONTH:
        for speaker in (locale, QLocale.c()):
            day = speaker.toDate(typed.strip(), words)
            if day.isValid():
                return _day(day.year(), day.month(), day.day())
    return None


def read_count(typed: str) -> int:
    """A whole number, with or without separators between thousands; raises ``ValueError``."""
    amount = read_amount(typed)
    if amount != int(amount):
        raise ValueError
    return int(amount)


def read_amount(typed: str) -> float:
    """A number of at least 0, with either decimal sign and "k", "m" or "bn" behind it; raises ``ValueError``.

    A single "." or "," before exactly three digits separates thousands when the locale says so, and a whole
    pattern of them ("1.250.000") always does.
    """
    found = _AMOUNT.fullmatch(typed.strip())
    if found is None:
        raise ValueError
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", found[1])
    amount = float(_decimal_point(digits)) * _FACTORS.get((found[2] or "").lower(), 1.0)
    if not math.isfinite(amount):
        raise ValueError
    return amount


def _decimal_point(digits: str) -> str:
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits
    last = marks[-1]
    if len(set(marks)) == 2:
        other = "." if last == "," else ","
        return digits.replace(other, "").replace(last, ".")
    groups = digits.split(last)
    thousands = all(len(group) == 3 for group in groups[1:]) and 0 < len(groups[0]) <= 3
    if len(marks) > 1 or (thousands and QLocale().groupSeparator() == last):
        if not thousands:
            raise ValueError
        return digits.replace(last, "")
    return digits.replace(last, ".")


def _with_whole_year(form: str) -> str:
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
