"""What is to be printed, and on what paper (desktop.md 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

from relmap.layout.geometry import Placement, Size
from relmap.layout.style import Style
from relmap.model.vocabulary import Audience
from relmap.packs.pack import Split
from relmap.packs.picture import Colouring, LineKind, Picture
from relmap.render.map.painter import LINES
from relmap.render.theme import PAPER, Theme, greyscale

UNITS_PER_MM = 4.0
"""Page units in a millimetre: everything on a page but the map itself is measured in quarters of a millimetre."""

MARGIN_MM = 10.0
"""At every edge; every printer can keep it."""


class Sheets(Enum):
    """How a map that may be large goes on paper."""

    FIT = auto()
    """One page where the cards stay legible, else split over pages."""
    ONE_SHEET = auto()
    """Full cards on one sheet, as large as that takes: for a plotter, or a PDF to zoom in."""
    POSTER = auto()
    """Full cards across as many sheets of the paper as it takes, to be cut and glued together."""


@dataclass(frozen=True)
class PaperJob:
    """What to print.

    ``placement`` is where the cards stand on the screen: it is kept when full cards fit on one page, otherwise the map
    is laid out for the paper. ``split`` is how a map that does not fit is divided. ``file_name`` and ``changed_rules``
    stand in the footer.
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
    sheets: Sheets = Sheets.FIT
    split: Split = Split.BRANCH

    @property
    def theme(self) -> Theme:
        """The colours of the paper."""
        return greyscale(PAPER) if self.greyscale else PAPER


def page_layout(
    size: QPageSize | QPageSize.PageSizeId = QPageSize.PageSizeId.A4, landscape: bool = True, margin: float = MARGIN_MM
) -> QPageLayout:
    """A page of a common size, or of any, with even margins in millimetres."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(size), orientation, margins, QPageLayout.Unit.Millimeter)


def custom_size(width: float, height: float, name: str = "") -> QPageSize:
    """Paper of any size in millimetres, as it stands upright."""
    short, long = sorted((width, height))
    return QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, name)


def kept_margin(printer: QPageLayout, wanted: float = MARGIN_MM) -> float:
    """The even margin for a printer with this layout, in millimetres: as wanted, or more where it cannot print."""
    unit = QPageLayout.Unit.Millimeter
    least = QPageLayout(printer)
    least.setUnits(unit)
    edges = least.minimumMargins()
    return max(wanted, edges.left(), edges.top(), edges.right(), edges.bottom())


def printable(layout: QPageLayout) -> Size:
    """What of a page can be printed on, in page units."""
    area = layout.paintRect(QPageLayout.Unit.Millimeter)
    return Size(area.width() * UNITS_PER_MM, area.height() * UNITS_PER_MM)
