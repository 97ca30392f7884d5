"""Words of the map on paper: its parts, and what the print studio proposes (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Mapping

from relmap.translation import _, plural

_SPLITS: Mapping[str, tuple[str, str]] = {
    "BRANCH": ("{count} page by branch", "{count} pages by branch"),
    "UNIT": ("{count} page by unit, overview first", "{count} pages by unit, overview first"),
    "LEVEL": ("{count} page by level, upper level first", "{count} pages by level, upper level first"),
}


def no_unit() -> str:
    """In place of the unit of people nobody knows the unit of."""
    return _("Without a unit")


def upper_level() -> str:
    """The part of a map with the upper level."""
    return _("Upper level")


def below_upper_level() -> str:
    """The part of a map with everybody else."""
    return _("Below the upper level")


def overview() -> str:
    """The page with the units as boxes."""
    return _("Units")


def people_words(count: int) -> str:
    """How many people a unit has."""
    return plural("{count} person", "{count} people", count).format(count=count) if count else _("nobody known")


def one_page(full: bool) -> str:
    """That the whole map fits on one page."""
    if full:
        return _("The whole map fits on one page with full cards")
    return _("The whole map fits on one page with compact cards: name, role and depth")


def too_small(points: float) -> str:
    """Why a map is not printed on one page; ``points`` is how high its smallest letters would be."""
    return _("On one page the smallest letters would be {points:.1f} pt; 7 pt can be read").format(points=points)


def split_pages(split: str, count: int) -> str:
    """So many pages; ``split`` is BRANCH, UNIT or LEVEL."""
    one, many = _SPLITS[split]
    return plural(one, many, count).format(count=count)


def pages_of(paper: str, count: int) -> str:
    """So many pages of another paper, such as "A3"."""
    return plural("{count} page of {paper}", "{count} pages of {paper}", count).format(count=count, paper=paper)


def poster(columns: int, rows: int, count: int) -> str:
    """A poster, and how many sheets of it are not empty."""
    shown = plural("{count} sheet", "{count} sheets", count).format(count=count)
    return _("poster of {columns} × {rows}: {sheets}").format(columns=columns, rows=rows, sheets=shown)


def one_sheet(width: float, height: float) -> str:
    """A sheet as large as the map needs; lengths in millimetres."""
    return _("one sheet of {width:.0f} × {height:.0f} mm").format(width=width, height=height)


def proposed(reason: str, what: str) -> str:
    """Why, and what instead."""
    return _("{reason}. Proposed: {what}.").format(reason=reason, what=what)


def statement(what: str) -> str:
    """A sentence without more."""
    return _("{what}.").format(what=what)


def cut_words() -> str:
    """On the sheets of a poster."""
    return _("cut at the marks, glue over the sheet beside")
