"""The pages of the window beside one another: the map first, the others made when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from relmap.ui.appearance import Appearance
from relmap.ui.pages.map_page import MapPage
from relmap.ui.session import Session
from relmap.words.window import page_title

MAP = "MAP"


class PageTabs(QWidget):
    """A tab a page. ``person_chosen`` asks for somebody on the map, ``account_chosen`` for another account's map."""

    person_chosen = Signal(str)
    account_chosen = Signal(str)

    def __init__(
        self, session: Session, appearance: Appearance, map_page: MapPage, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.codes = (MAP, *PAGES)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget()
        self._blanks = {code: QWidget() for code in PAGES}
        for code in self.codes:
            self.tabs.addTab(page_title(code))
            self.stack.addWidget(self._blanks.get(code, map_page))
        self._made: dict[str, QWidget] = {MAP: map_page}
        self.tabs.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

    @property
    def current(self) -> str:
        """The code of the page in front."""
        return self.codes[self.tabs.currentIndex()]

    def show_page(self, code: str) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self.codes.index(code))

    def page(self, code: str) -> QWidget:
        """A page, made if need be."""
        if code not in self._made:
            made = PAGES[code](self._session, self._appearance)
            for name in ("person_chosen", "account_chosen"):
                signal = getattr(made, name, None)
                if signal is not None:
                    signal.connect(getattr(self, name))
            place = self.codes.index(code)
            self.stack.insertWidget(place, made)
            self.stack.removeWidget(self._blanks[code])
            self._made[code] = made
        return self._made[code]

    def capture(self) -> None:
        """Bring the page of knowledge to the front, ready for one line."""
        from relmap.ui.pages.knowledge_page import KnowledgePage

        self.show_page("KNOWLEDGE")
        page = self.page("KNOWLEDGE")
        assert isinstance(page, KnowledgePage)
        page.capture()

    def _turn(self, index: int) -> None:
        self.stack.setCurrentWidget(self.page(self.codes[index]))


def _objective(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.objective_page import ObjectivePage

    return ObjectivePage(session, appearance)


def _profile(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.profile_page import ProfilePage

    return ProfilePage(session, appearance)


def _meetings(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.meetings_page import MeetingsPage

    return MeetingsPage(session, appearance)


def _knowledge(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.knowledge_page import KnowledgePage

    return KnowledgePage(session, appearance)


def _team(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.team_page import TeamPage

    return TeamPage(session, appearance)


def _fit(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.fit_page import FitPage

    return FitPage(session, appearance)


def _timeline(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.timeline_page import TimelinePage

    return TimelinePage(session, appearance)


def _portfolio(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.portfolio_page import PortfolioPage

    return PortfolioPage(session, appearance)


def _rules(session: Session, appearance: Appearance) -> QWidget:
    from relmap.ui.pages.rules_page import RulesPage

    return RulesPage(session, appearance)


PAGES: dict[str, Callable[[Session, Appearance], QWidget]] = {
    "OBJECTIVE": _objective,
    "PROFILE": _profile,
    "MEETINGS": _meetings,
    "KNOWLEDGE": _knowledge,
    "TEAM": _team,
    "FIT": _fit,
    "TIMELINE": _timeline,
    "PORTFOLIO": _portfolio,
    "RULES": _rules,
}
"""How each page is made; loaded when it is first looked at."""
