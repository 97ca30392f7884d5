"""The right side of the window: details, flags, the way up, and what if."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from relmap.ui.appearance import Appearance
from relmap.ui.panels.flags_panel import FlagsPanel
from relmap.ui.panels.inspector.inspector import Inspector
from relmap.ui.panels.way_panel import WayPanel
from relmap.ui.panels.what_if_panel import WhatIfPanel
from relmap.ui.session import Session
from relmap.words.window import text


class SidePanel(QTabWidget):
    """Four pages. ``way_shown`` tells whether the page of the way up is the visible one."""

    way_shown = Signal(bool)
    person_chosen = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.inspector = Inspector(session)
        self.flags = FlagsPanel(session, appearance)
        self.way = WayPanel(session, appearance)
        self.what_if = WhatIfPanel(session, appearance)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(True)
        self.addTab(self.inspector, text("SIDE_PERSON"))
        self.addTab(self.flags, text("SIDE_FLAGS"))
        self.addTab(self.way, text("SIDE_WAY"))
        self.addTab(self.what_if, text("SIDE_WHAT_IF"))
        self.flags.person_chosen.connect(self.person_chosen)
        self.way.person_chosen.connect(self.person_chosen)
        self.what_if.person_chosen.connect(self.person_chosen)
        self.currentChanged.connect(lambda _index: self.tell_way())

    def sizeHint(self) -> QSize:
        return QSize(330, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)  # pages scroll; the map does not give way to the longest of them

    def show_person(self) -> None:
        """Show the details of the selected people."""
        self._turn_to(self.inspector)

    def show_flags(self, person: str | None = None) -> None:
        """Show the flags, or only those that name one person."""
        self.flags.show_about(person)
        self._turn_to(self.flags)

    def show_way(self) -> None:
        """Show the ways to the economic buyer."""
        self._turn_to(self.way)

    def show_what_if(self) -> None:
        """Show what would change if somebody left or one thing improved."""
        self._turn_to(self.what_if)

    def tell_way(self) -> None:
        """Tell whether the way up is what the user looks at."""
        self.way_shown.emit(self.isVisible() and self.currentWidget() is self.way)

    def _turn_to(self, page: QWidget) -> None:
        self.show()
        self.setCurrentWidget(page)
        self.tell_way()
