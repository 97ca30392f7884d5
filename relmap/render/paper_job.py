"""What is to be printed, and on what paper (desktop.md 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

from relmap.layout.geometry import Placement, Size
from relmap.layout.style import Style
from relmap.model.vocabulary import Audience
from relmap.packs.picture import Colouring, LineKind, Picture
from relmap.render.painter import LINES
from relmap.render.theme import PAPER, Theme, greyscale

UNITS_PER_MM = 4.0
"""Page units in a millimetre: everything on a page but the map itself is measured in quarters of a millimetre."""

MARGIN_MM = 10.0
"""At every edge; every printer can keep it."""


class Sheets(Enum):
    """How a map that may be large goes on paper."""

    PAGES = auto()
    """One page where the cards stay legible, else a page for each branch."""
    POSTER = auto()
    """Full cards across as many sheets as it takes, to be cut and glued together."""


@dataclass(frozen=True)
class PaperJob:
    """What to print.

    ``placement`` is where the cards stand on the screen: it is kept when full cards fit on one page, otherwise the map
    is laid out for the paper. ``file_name`` and ``changed_rules`` stand in the footer.
    """

    picture: Picture
    style: Style = field(default_factory=Style)
    placement: Placement | None = None
    colouring: Colouring = Colouring.ROLE
    lines: frozenset[LineKind] = LINES
    audience: Audience = Audience.COMPANY
    file_name: str = ""
    changed_rules: int = 0
    greyscale: bool = False
    sheets: Sheets = Sheets.PAGES

    @property
    def theme(self) -> Theme:
        """The colours of the paper."""
        return greyscale(PAPER) if self.greyscale else PAPER


def page_layout(
    size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4, landscape: bool = True, margin: float = MARGIN_MM
) -> QPageLayout:
    """A page of a common size with even margins in millimetres."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(size), orientation, margins, QPageLayout.Unit.Millimeter)


def printable(layout: QPageLayout) -> Size:
    """What of a page can be printed on, in page units."""
    area = layout.paintRect(QPageLayout.Unit.Millimeter)
    return Size(area.width() * UNITS_PER_MM, area.height() * UNITS_PER_MM)
