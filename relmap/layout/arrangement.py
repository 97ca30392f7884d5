"""How each manager's reports stand: the part of a layout that is kept from edit to edit (drawing.md 2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from relmap.model.vocabulary import MapDirection, MapShape


class Hang(StrEnum):
    """How the reports of one manager are attached; said for a top-down map."""

    ROW = "ROW"
    """Side by side below the manager."""
    DOWN = "DOWN"
    """Below one another, right of a trunk under the manager's left edge."""
    SIDES = "SIDES"
    """Below one another on both sides of a trunk under the manager's middle."""
    SHELVES = "SHELVES"
    """Rows below one another, right of a trunk under the manager's left edge."""
    TEAM = "TEAM"
    """In another lane, left of a trunk that leaves at the manager's right; the manager hangs on a trunk as well."""


class Branch(NamedTuple):
    """The arrangement of one manager's reports.

    Reports without reports of their own stand together in a block that comes before the others, in columns of ``run``
    cards; a ``run`` of 0 leaves everybody single, in sibling order. Of a TEAM it is the place of the trunk, from 1.
    ``paired`` blocks have two columns to a trunk,
    others one. ``groups`` tells the side (0 left, 1 right) or the shelf (0 is the top one) of reports by their id; the
    others go to the shorter side, or to the last shelf.
    """

    hang: Hang
    run: int = 0
    paired: bool = False
    groups: Mapping[str, int] = {}


STRAIGHT = Branch(Hang.ROW)
"""A row of single cards; of a single report, the card straight below."""


@dataclass(frozen=True)
class Arrangement:
    """The arrangement of a whole map: a ``Branch`` by manager id, and the heads of trees by shelf, top shelf first.

    A manager with one report has no branch here, but for a TEAM: the report stands straight below. All is
    kept only while the map stays in the same ``shape`` and ``direction``.
    """

    branches: Mapping[str, Branch] = field(default_factory=dict)
    shelves: tuple[tuple[str, ...], ...] = ()
    shape: MapShape = MapShape.AUTO
    direction: MapDirection = MapDirection.TOP_DOWN
