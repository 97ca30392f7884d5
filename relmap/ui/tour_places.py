"""Where the guided tour points: at the place where a user would write a step down, and at what it changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

from relmap.analysis.what_if import ObjectiveEffect
from relmap.edit.story import ACCOUNT, OBJECTIVE, StoryStep
from relmap.ui.pages.map_page import MapPage
from relmap.ui.pages.page_tabs import MAP, PageTabs
from relmap.ui.panels.inspector.objective_page import ObjectivePage
from relmap.ui.panels.inspector.person_page import PersonPage
from relmap.ui.panels.inspector.ties_page import TiesPage
from relmap.ui.panels.side_panel import SidePanel
from relmap.ui.session import Session
from relmap.ui.widgets.coach_mark import Place, place_in

_TABS = {"MET": "OBJECTIVE", "TRUSTED": "TIES", "RETURNED": "PERSON"}
"""The tab of a person's details on which a step is written down; any other step is, in the way up."""


class TourPlaces:
    """Turns the window to a place and says where it stands; out of sight while another map or page is shown."""

    def __init__(self, session: Session, page: MapPage, pages: PageTabs, side: SidePanel, body: QWidget) -> None:
        self._session = session
        self._page = page
        self._pages = pages
        self._side = side
        self._body = body

    def turn_to_story(self) -> None:
        """Show the map the story plays on."""
        self._pages.show_page(MAP)
        self._session.choose(ACCOUNT, OBJECTIVE)

    def flags(self) -> Place:
        """The count of flags in the strip: for what belongs nowhere else."""
        return self._at(lambda: place_in(self._body, self._page.strip.flags))

    def of_step(self, step: StoryStep) -> Place:
        """Where a user would write down what happens."""
        self._session.show_way(0)
        if step.code not in _TABS:
            self._session.show_people(step.people)
            self._side.show_way()
            return self._in(self._side.way, lambda: self._side.way.agreements.get(step.people[:2]))
        self._session.show_people(step.people[:1])
        self._side.show_person()
        self._side.inspector.show_tab(_TABS[step.code])
        page = self._side.inspector.page
        return self._in(page, lambda: _entry(page)) if page is not None else self.flags()

    def of_result(self, effect: ObjectiveEffect) -> Place:
        """What to look at after a step: a way there was not before, else the headline, else the next step."""
        way = self._side.way
        if effect.after is not None and effect.gained:
            number = effect.after.access.known.index(effect.gained[0])
            self._session.show_way(number)
            self._side.show_way()
            return self._in(way, lambda: way.known[number] if number < len(way.known) else None)
        if effect.flags and self._page.headline.isVisible():
            return self._at(lambda: place_in(self._body, self._page.headline))
        self._side.show_way()
        return self._in(way, lambda: way.advice)

    def _at(self, place: Place) -> Place:
        return lambda: place() if self._here else None

    @property
    def _here(self) -> bool:
        """Whether the map of the story is shown; where there is none any more, any map."""
        session = self._session
        if OBJECTIVE not in session.snapshot.objectives:
            return True
        return (session.account, session.objective) == (ACCOUNT, OBJECTIVE)

    def _in(self, panel: QScrollArea, find: Callable[[], QWidget | None]) -> Place:
        """Something in a panel; the heads of the panels when it is not there."""
        inside = _InPanel(panel, find, self._body)
        heads = self._side.tabBar()
        return self._at(lambda: inside() if find() is not None else place_in(self._body, heads))


class _InPanel:
    """A place in a panel that scrolls and is made anew with every change: brought into sight whenever it is new."""

    def __init__(self, panel: QScrollArea, find: Callable[[], QWidget | None], body: QWidget) -> None:
        self._panel = panel
        self._find = find
        self._body = body
        self._known: QWidget | None = None
        self._brought = False

    def __call__(self) -> QRect | None:
        widget = self._find()
        if widget is None or not widget.isVisible():
            return None
        if widget is not self._known:
            self._known, self._brought = widget, False
            return None  # laid out only after this turn of the event loop
        if not self._brought:
            self._brought = True
            self._panel.ensureWidgetVisible(widget)
        return place_in(self._body, widget)


def _entry(page: QScrollArea) -> QWidget | None:
    """The part of a person's details where the story is written down."""
    match page:
        case ObjectivePage(card=card):
            return card
        case TiesPage(adder=adder):
            return adder
        case PersonPage(form=form):
            return form.field("status")
    return None
