"""Texts on the map itself: unknown people, empty posts, dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from relmap.model.vocabulary import BuyingRole
from relmap.translation import _

_NOBODY: Mapping[BuyingRole, str] = {
    BuyingRole.ECONOMIC: "Economic buyer unknown",
    BuyingRole.TECHNICAL: "Technical buyer unknown",
    BuyingRole.USER: "User buyer unknown",
    BuyingRole.COACH: "No coach yet",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def nobody(role: BuyingRole) -> str:
    """What stands on the card of a role nobody is known for."""
    return _(_NOBODY[role])


def nameless() -> str:
    """What stands for a person of whom neither name nor title is known."""
    return _("Name not known")


def vacant() -> str:
    """What stands for the name of a post nobody holds."""
    return _("Vacant")


def vacant_since(day: str) -> str:
    """Since when a post is empty; ``day`` is a short date."""
    return _("since {day}").format(day=day)


def left_on(day: str) -> str:
    """When somebody left; ``day`` is a short date."""
    return _("left {day}").format(day=day)


def short_date(day: date, as_of: date) -> str:
    """A day as "12 May", with its year when that is not the year of ``as_of``."""
    month = _(_MONTHS[day.month - 1])
    if day.year == as_of.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)
