"""The right side of the window: what is known of the selected people, or of the account, with every field editable."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from relmap.model.entities import Person
from relmap.ui.dialogs.team_dialog import TeamDialog
from relmap.ui.dialogs.units_dialog import UnitsDialog
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.panels.inspector.account_pages import AccountPage, ObjectiveFactsPage, UnitsPage
from relmap.ui.panels.inspector.history_page import HistoryPage
from relmap.ui.panels.inspector.knowledge_page import KnowledgePage
from relmap.ui.panels.inspector.objective_page import ObjectivePage
from relmap.ui.panels.inspector.page import MARGIN, Page, Target
from relmap.ui.panels.inspector.person_page import PersonPage
from relmap.ui.panels.inspector.several_page import SeveralPage
from relmap.ui.panels.inspector.tabs import Tabs
from relmap.ui.panels.inspector.ties_page import TiesPage
from relmap.ui.session import Session
from relmap.words.forms import heading, people_selected, standing_words, text

_OF_PERSON = ("OBJECTIVE", "PERSON", "TIES", "KNOWLEDGE", "HISTORY")
_OF_ACCOUNT = ("OBJECTIVE", "ACCOUNT", "UNITS")
_LONGEST_NAME = 120


class Inspector(QWidget):
    """Follows the session: one person, several, or nobody selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._makers: Mapping[tuple[str, str], Callable[[], Page]] = {
            ("ONE", "OBJECTIVE"): lambda: ObjectivePage(session),
            ("ONE", "PERSON"): self._person_page,
            ("ONE", "TIES"): lambda: TiesPage(session),
            ("ONE", "KNOWLEDGE"): lambda: KnowledgePage(session),
            ("ONE", "HISTORY"): lambda: HistoryPage(session),
            ("SEVERAL", "SEVERAL"): self._several_page,
            ("NONE", "OBJECTIVE"): self._objective_facts,
            ("NONE", "ACCOUNT"): lambda: AccountPage(session),
            ("NONE", "UNITS"): lambda: UnitsPage(session),
        }
        self._pages: dict[tuple[str, str], Page] = {}
        self.name = WrapLabel(size=1.25).bold()
        self.below = WrapLabel().quiet()
        self.status = WrapLabel()
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self._nothing = WrapLabel(text("NO_ACCOUNT")).quiet()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.stack.addWidget(self._nothing)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 12, MARGIN, 0)
        head.setSpacing(2)
        for label in (self.name, self.below, self.status):
            head.addWidget(label)
        head.addSpacing(4)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.refresh)
        session.document_changed.connect(self._opened)
        session.content_changed.connect(self.refresh)
        session.place_changed.connect(self.refresh)
        session.selection_changed.connect(self.refresh)
        session.history_changed.connect(self.refresh)
        self.setMinimumWidth(280)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(320, 700)

    def focus_name(self) -> None:
        """Show the person's particulars and let the name be typed over; of nobody when none is selected."""
        self.show_tab("PERSON")
        page = self.page
        if isinstance(page, PersonPage):
            page.focus_name()

    def show_tab(self, code: str) -> None:
        """Show a tab of a person, such as TIES or KNOWLEDGE; or OBJECTIVE, ACCOUNT, UNITS while nobody is selected."""
        self.tabs.choose(code)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def refresh(self, _what: object = None) -> None:
        """Show what is selected as it is now; what is being typed at this moment stays."""
        session = self._session
        people = tuple(key for key in session.selection if key in session.snapshot.people)
        target = Target(session.account, session.objective, people)
        if session.account is None:
            self._say("", "", "")
            self.tabs.offer(())
            self._show(self._nothing)
            return
        if len(target.people) > 1:
            self.tabs.offer((("SEVERAL", ""),))
            self._say(people_selected(len(target.people)), self._place(), "")
            group = "SEVERAL"
        elif session.person is not None:
            self.tabs.offer(tuple((code, text(f"TAB_{code}")) for code in _OF_PERSON))
            self._say_person(session.person)
            group = "ONE"
        else:
            self.tabs.offer(tuple((code, text(f"TAB_{code}")) for code in _OF_ACCOUNT))
            self._say(session.snapshot.accounts[session.account].name, self._place(), "")
            group = "NONE"
        page = self._page(group, self.tabs.code)
        self._leave(page)
        page.aim(target)
        self._show(page)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        shown = self.page
        for form in shown.forms() if shown is not None else ():
            form.commit()

    def _leave(self, page: Page) -> None:
        """What was typed on the page shown until now is saved before another takes its place."""
        shown = self.page
        if shown is not None and shown is not page:
            for form in shown.forms():
                form.commit()

    def _opened(self) -> None:
        for page in self._pages.values():
            page.forget()
        self.refresh()

    def _page(self, group: str, code: str) -> Page:
        key = (group, code)
        if key not in self._pages:
            self._pages[key] = self._makers[key]()
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def _show(self, widget: QWidget) -> None:
        if self.stack.currentWidget() is not widget:
            self.stack.setCurrentWidget(widget)

    def _place(self) -> str:
        objective = self._session.snapshot.objectives.get(self._session.objective or "")
        return objective.title if objective is not None else ""

    def _say_person(self, person: Person) -> None:
        unit = self._session.snapshot.units.get(person.unit or "")
        place = ", ".join(part for part in (unit.name if unit is not None else "", person.site) if part)
        title = person.title if person.name.strip() else ""
        below = " · ".join(part for part in (title, place) if part)
        self._say(heading(person), below, standing_words(person, self._session.as_of))

    def _say(self, name: str, below: str, status: str) -> None:
        for label, words in ((self.name, name), (self.below, below), (self.status, status)):
            label.say(words, _LONGEST_NAME)
            label.setVisible(bool(words))

    def _person_page(self) -> Page:
        page = PersonPage(self._session)
        page.units_wanted.connect(self._edit_units)
        return page

    def _several_page(self) -> Page:
        page = SeveralPage(self._session)
        page.units_wanted.connect(self._edit_units)
        return page

    def _edit_units(self) -> None:
        UnitsDialog(self._session, self.window()).open()

    def _edit_team(self) -> None:
        TeamDialog(self._session, self.window()).open()

    def _objective_facts(self) -> Page:
        page = ObjectiveFactsPage(self._session)
        page.units_wanted.connect(self._edit_units)
        page.team_wanted.connect(self._edit_team)
        return page
