"""What the studio remembers of each account between starts; nothing about people, and never for whom a map was."""

from __future__ import annotations

from dataclasses import replace

from relmap.packs.kinds import PackKind
from relmap.ui.print_studio.choices import Choices
from relmap.ui.print_studio.papers import LEAST_MM, MOST_MM, Arrangement, usual_paper
from relmap.ui.settings import Settings

_PRINTER = "print/printer"
_LAST = "last"
"""Stands for an account: how anything was printed last is how an account never printed before will be."""


def remember(settings: Settings, choices: Choices) -> None:
    """Keep what was chosen for this pack of this account."""
    for account in filter(None, (choices.account, _LAST)):
        place = _place(account, choices.kind)
        settings.keep(f"{place}/paper", choices.paper)
        settings.keep(f"{place}/width", str(choices.width))
        settings.keep(f"{place}/height", str(choices.height))
        settings.keep(f"{place}/arrangement", choices.arrangement)
        settings.keep(f"{place}/greyscale", choices.greyscale)
    if choices.account:
        settings.keep(f"print/{choices.account}/kind", choices.kind)


def recalled(settings: Settings, choices: Choices) -> Choices:
    """The choices with the paper this pack of this account was last seen on; at first that of the country."""
    own = _place(choices.account, choices.kind)
    place = own if choices.account and settings.text(f"{own}/paper") else _place(_LAST, choices.kind)
    return replace(
        choices,
        paper=settings.choice(f"{place}/paper", usual_paper()),
        width=_length(settings.text(f"{place}/width"), choices.width),
        height=_length(settings.text(f"{place}/height"), choices.height),
        arrangement=settings.choice(f"{place}/arrangement", Arrangement.BRANCH),
        greyscale=settings.flag(f"{place}/greyscale", False),
    )


def last_kind(settings: Settings, account: str) -> PackKind:
    """The pack of this account that was looked at last; at first the map."""
    return settings.choice(f"print/{account}/kind", PackKind.MAP)


def remember_printer(settings: Settings, name: str) -> None:
    """Keep the printer that was chosen."""
    settings.keep(_PRINTER, name)


def last_printer(settings: Settings) -> str:
    """The printer chosen last, "" when none was."""
    return settings.text(_PRINTER)


def _place(account: str, kind: PackKind) -> str:
    return f"print/{account}/{kind.value}"


def _length(stored: str, usual: int) -> int:
    return int(stored) if stored.isdecimal() and LEAST_MM <= int(stored) <= MOST_MM else usual
