"""Colours of the map and of the window around it: light, dark, and paper (desktop.md 1, desktop-engineering.md 3.2).

A theme is a value; dimming and greyscale are functions from theme to theme, so that no painter needs transparency and
a printed page is truly grey.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from typing import Any

from PySide6.QtGui import QColor, QPalette

from relmap.model.vocabulary import BuyingRole, Severity
from relmap.packs.picture import Freshness, LineKind

_ROLE_PLACE = {role: place for place, role in enumerate(BuyingRole)}
_LINE_PLACE = {kind: place for place, kind in enumerate(LineKind)}
_SEVERITY_PLACE = {severity: place for place, severity in enumerate(Severity)}
_FRESHNESS_PLACE = {freshness: place for place, freshness in enumerate(Freshness)}

FADED = 0.35
"""How much of its colour a card keeps beside the best path (desktop.md 1)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours, as "#rrggbb".

    ``role_fills`` and ``role_texts`` are in the order of ``BuyingRole``, "no role yet" last; ``ties`` in the order of
    ``LineKind``; ``severities`` in the order of ``Severity``; ``freshness_tints`` in the order of ``Freshness``;
    ``depth_tints`` from depth 0 to 5; ``influence_tints`` low, medium, high; ``rating_tints`` from -5 to +5 without 0.
    ``surface`` and ``chosen`` are the window's panels and selected rows.
    """

    dark: bool
    ground: str
    surface: str
    chosen: str
    card: str
    ink: str
    muted: str
    faint: str
    line: str
    border: str
    accent: str
    way: str
    way_text: str
    role_fills: tuple[str, str, str, str, str]
    role_texts: tuple[str, str, str, str, str]
    supporter: str
    opponent: str
    late: str
    flag: str
    severities: tuple[str, str, str, str]
    ties: tuple[str, str, str, str, str, str, str]
    depth_tints: tuple[str, str, str, str, str, str]
    freshness_tints: tuple[str, str, str, str, str]
    influence_tints: tuple[str, str, str]
    rating_tints: tuple[str, str, str, str, str, str, str, str, str, str]

    def role_fill(self, role: BuyingRole | None) -> str:
        """The band of a role; of "no role yet" for None."""
        return self.role_fills[-1 if role is None else _ROLE_PLACE[role]]

    def role_text(self, role: BuyingRole | None) -> str:
        """Letters and shapes on the band of a role."""
        return self.role_texts[-1 if role is None else _ROLE_PLACE[role]]

    def tie(self, kind: LineKind) -> str:
        """The colour of a line."""
        return self.ties[_LINE_PLACE[kind]]

    def severity(self, severity: Severity) -> str:
        """The colour of a flag's severity in lists and strips."""
        return self.severities[_SEVERITY_PLACE[severity]]

    def freshness_tint(self, freshness: Freshness) -> str:
        """The card's tint when the map is coloured by freshness."""
        return self.freshness_tints[_FRESHNESS_PLACE[freshness]]

    def rating_tint(self, rating: int) -> str:
        """The card's tint when the map is coloured by rating; ``rating`` is -5 … +5 without 0."""
        return self.rating_tints[rating + 5 if rating < 0 else rating + 4]


LIGHT = Theme(
    dark=False,
    ground="#F6F8FA",
    surface="#FFFFFF",
    chosen="#E3EDF9",
    card="#FFFFFF",
    ink="#1F2328",
    muted="#57606A",
    faint="#D5DAE0",
    line="#6B7280",
    border="#B4BBC4",
    accent="#0B5CAD",
    way="#1F2328",
    way_text="#FFFFFF",
    role_fills=("#7A1610", "#2266A8", "#4BA37C", "#F0B93A", "#E3E6EA"),
    role_texts=("#FFFFFF", "#FFFFFF", "#1F2328", "#1F2328", "#1F2328"),
    supporter="#1B7F3B",
    opponent="#B42318",
    late="#9A6700",
    flag="#B42318",
    severities=("#B42318", "#9A6700", "#57606A", "#2266A8"),
    ties=("#6B7280", "#6B7280", "#5B2A86", "#2266A8", "#5F7691", "#B42318", "#2266A8"),
    depth_tints=("#FFFFFF", "#E6EFF8", "#CFE1F2", "#B5D2EC", "#98C1E4", "#7BAFDB"),
    freshness_tints=("#BFE3CB", "#F2E3B3", "#EFC79C", "#D9B5AE", "#EEF0F2"),
    influence_tints=("#F0EAF6", "#D9C8EA", "#BDA0DA"),
    rating_tints=(
        "#E79E96",
        "#ECB1AB",
        "#F1C5C0",
        "#F6D9D6",
        "#FAECEA",
        "#E6F4EA",
        "#D0EAD7",
        "#B8DFC4",
        "#9FD3AF",
        "#86C79A",
    ),
)
"""The window by day."""

PAPER = replace(LIGHT, ground="#FFFFFF", border="#8C959F")
"""Prints, PDF and pictures; always light."""

DARK = Theme(
    dark=True,
    ground="#14181C",
    surface="#1C2127",
    chosen="#263F5C",
    card="#1C2127",
    ink="#E6EAEE",
    muted="#9AA4AF",
    faint="#3A424B",
    line="#8A949F",
    border="#4C5661",
    accent="#6EB0F5",
    way="#F2F4F6",
    way_text="#14181C",
    role_fills=("#CF3F33", "#5F9BDB", "#74CFA2", "#F9DD8A", "#3F464E"),
    role_texts=("#FFFFFF", "#14181C", "#14181C", "#14181C", "#E6EAEE"),
    supporter="#56C271",
    opponent="#FF8A80",
    late="#E3B341",
    flag="#FF8A80",
    severities=("#FF8A80", "#E3B341", "#9AA4AF", "#6EB0F5"),
    ties=("#8A949F", "#8A949F", "#B98BE8", "#6EB0F5", "#8FA9C7", "#FF8A80", "#6EB0F5"),
    depth_tints=("#1C2127", "#1F2E3E", "#233B54", "#27486B", "#2B5683", "#2F649B"),
    freshness_tints=("#1F4A30", "#4A401C", "#5A3D1B", "#5A2F2A", "#262C33"),
    influence_tints=("#2B2436", "#42325A", "#5A437F"),
    rating_tints=(
        "#7A2A24",
        "#692722",
        "#572420",
        "#46221F",
        "#34211F",
        "#1D2E23",
        "#1F3B29",
        "#21482F",
        "#235535",
        "#25623B",
    ),
)
"""The window by night: the same hue families, their greys in the same order of distance."""


@lru_cache(maxsize=512)
def colour(text: str) -> QColor:
    """The colour of a theme's "#rrggbb"."""
    return QColor(text)


def blended(text: str, ground: str, share: float) -> str:
    """A colour mixed into another one, of which it makes up ``share``."""
    return _hex(round(g + (c - g) * share) for c, g in zip(_channels(text), _channels(ground), strict=True))


@cache
def dimmed(theme: Theme) -> Theme:
    """The theme of cards and lines beside the best path: every colour mostly ground (desktop.md 1)."""
    return _mapped(theme, lambda text: blended(text, theme.ground, FADED))


@cache
def greyscale(theme: Theme) -> Theme:
    """The theme as a printer without colours shows it."""

    def grey(text: str) -> str:
        red, green, blue = _channels(text)
        value = round(0.299 * red + 0.587 * green + 0.114 * blue)
        return _hex((value, value, value))

    return _mapped(theme, grey)


def app_palette(theme: Theme) -> QPalette:
    """The palette of the window around the map."""
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for which, text in (
        (role.Window, theme.ground),
        (role.WindowText, theme.ink),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.ground),
        (role.Text, theme.ink),
        (role.Button, theme.surface if theme.dark else theme.ground),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.flag),
        (role.ToolTipBase, theme.surface),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.chosen),
        (role.HighlightedText, theme.ink),
        (role.Accent, theme.accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.surface),
        (role.Midlight, theme.faint),
        (role.Mid, theme.border),
        (role.Dark, theme.line),
        (role.Shadow, "#000000"),
    ):
        palette.setColor(which, colour(text))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, which, colour(theme.line))
    return palette


def _mapped(theme: Theme, change: Callable[[str], str]) -> Theme:
    changed: dict[str, Any] = {}
    for field in fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str):
            changed[field.name] = change(value)
        elif isinstance(value, tuple):
            changed[field.name] = tuple(change(text) for text in value)
    return replace(theme, **changed)


def _channels(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _hex(channels: Any) -> str:
    return "#{:02X}{:02X}{:02X}".format(*channels)
