"""Draws a scene: the one painter behind screen tiles, preview, printer, PDF, SVG and PNG (drawing.md 3.7)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPainterPath

from relmap.layout.geometry import Rect
from relmap.model.vocabulary import BuyingRole
from relmap.packs.picture import Card, Colouring, LineKind
from relmap.render.drawing import Scene
from relmap.render.theme import LIGHT, Theme

LINES = frozenset(LineKind) - {LineKind.OURS}
"""The lines a map shows unless somebody switches them."""


@dataclass(frozen=True, slots=True)
class View:
    """How a scene is looked at.

    ``zoom`` decides the level of detail (desktop.md 1). With ``dim_others`` everything off the best path is faded. When
    ``lit`` is not empty only the ties of those people are drawn. Cards all of whose roles are in ``hidden_roles`` are
    faded.
    """

    theme: Theme = LIGHT
    colouring: Colouring = Colouring.ROLE
    lines: frozenset[LineKind] = LINES
    zoom: float = 1.0
    dim_others: bool = True
    lit: frozenset[str] = frozenset()
    hidden_roles: frozenset[BuyingRole] = frozenset()


def paint(painter: QPainter, scene: Scene, view: View, area: Rect) -> None:
    """Draw what of a scene meets ``area`` (map units). The caller has set the transform and painted the ground."""


def card_path(card: Card, rect: Rect) -> QPainterPath:
    """The outline of a card: rounded, an external's with a cut corner. For rings drawn over the map."""
    return QPainterPath()
