"""The sizes of paper there are to choose from (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

from relmap.packs.pack import Split
from relmap.render.paper.job import Sheets, custom_size

LEAST_MM, MOST_MM = 140, 3000
"""The shortest and longest edge of a paper of one's own; on less there is no room for a header."""


class PaperName(StrEnum):
    """A common size, or one's own."""

    A4 = "A4"
    A3 = "A3"
    LETTER = "LETTER"
    TABLOID = "TABLOID"
    A2 = "A2"
    A1 = "A1"
    A0 = "A0"
    CUSTOM = "CUSTOM"


class Arrangement(StrEnum):
    """How a map goes on paper: on one page where it can be read there, else divided so, or otherwise."""

    BRANCH = "BRANCH"
    UNIT = "UNIT"
    LEVEL = "LEVEL"
    POSTER = "POSTER"
    ONE_SHEET = "ONE_SHEET"

    @property
    def sheets(self) -> Sheets:
        """How many sheets the map takes."""
        return Sheets[self.name] if self in (Arrangement.POSTER, Arrangement.ONE_SHEET) else Sheets.FIT

    @property
    def divided(self) -> Split:
        """How a map that takes several pages is divided."""
        return Split.BRANCH if self.sheets is not Sheets.FIT else Split[self.name]


_SIZES: Mapping[PaperName, QPageSize.PageSizeId] = {
    PaperName.A4: QPageSize.PageSizeId.A4,
    PaperName.A3: QPageSize.PageSizeId.A3,
    PaperName.A2: QPageSize.PageSizeId.A2,
    PaperName.A1: QPageSize.PageSizeId.A1,
    PaperName.A0: QPageSize.PageSizeId.A0,
    PaperName.LETTER: QPageSize.PageSizeId.Letter,
    PaperName.TABLOID: QPageSize.PageSizeId.Tabloid,
}


def page_size(paper: PaperName, width: int, height: int) -> QPageSize:
    """The paper as Qt knows it, always standing: pages say themselves whether they lie.

    ``width`` and ``height`` in millimetres count for a size of one's own alone.
    """
    if paper is PaperName.CUSTOM:
        return custom_size(width, height)
    return QPageSize(_SIZES[paper])


def usual_paper() -> PaperName:
    """The paper of the country."""
    imperial = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return PaperName.LETTER if imperial else PaperName.A4
