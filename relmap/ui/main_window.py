"""The main window: accounts at the left, the map in the middle, details at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from relmap.ui.appearance import Appearance
from relmap.ui.documents import Documents
from relmap.ui.file_commands import FileCommands
from relmap.ui.pages.start_page import StartPage
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.ui.window_messages import MessageBar
from relmap.words.actions import action_text
from relmap.words.edits import edit_label
from relmap.words.window import people_count, relationship_count, text, tie_count

if TYPE_CHECKING:
    from relmap.ui.actions import Actions
    from relmap.ui.automatic_backups import AutomaticBackups
    from relmap.ui.clipboard import Clipboard
    from relmap.ui.commands import Commands
    from relmap.ui.composition import Composition
    from relmap.ui.first_steps import FirstSteps
    from relmap.ui.guided_tour import GuidedTour
    from relmap.ui.map_edits import MapEdits
    from relmap.ui.pages.map_page import MapPage
    from relmap.ui.pages.page_tabs import PageTabs
    from relmap.ui.panels.account_list import AccountList
    from relmap.ui.panels.side_panel import SidePanel
    from relmap.ui.printing import Printing

_FIRST_SHARE = 0.8
"""How much of the screen the window takes when it is opened for the first time."""


class MainWindow(QMainWindow):
    """Puts the parts together and shows the state of the document; what a command does is in ``Commands``.

    A new window is an empty frame, because loading its parts takes longer than showing it. ``furnish`` puts them in;
    ``start`` does so and opens a document.
    """

    actions_: Actions
    composition: Composition
    edits: MapEdits
    backups: AutomaticBackups
    clipboard: Clipboard
    printing: Printing
    account_list: AccountList
    map_page: MapPage
    pages: PageTabs
    side: SidePanel
    first_steps: FirstSteps
    tour: GuidedTour
    commands: Commands

    def __init__(self, session: Session, documents: Documents, settings: Settings, appearance: Appearance) -> None:
        super().__init__()
        self._settings = settings
        self._appearance = appearance
        self.session = session
        self.files = FileCommands(session, documents, settings, self)
        self.message_bar = MessageBar(appearance)
        self.start_page = StartPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())
        self._pages.addWidget(self.start_page)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._pages.addWidget(self._splitter)
        self.body = QWidget()
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.message_bar)
        self.setCentralWidget(self.body)
        self._status = [QLabel() for _ in range(4)]
        self._build_status_bar()
        self.setWindowTitle("RelMap")
        if not self.restoreGeometry(settings.state("window")):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(screen.size() * _FIRST_SHARE)
            self.move(screen.center() - self.rect().center())

    def furnish(self) -> None:
        """Put in menus, lists, map and details."""
        from relmap.ui.actions import Actions
        from relmap.ui.automatic_backups import AutomaticBackups
        from relmap.ui.clipboard import Clipboard
        from relmap.ui.commands import Commands
        from relmap.ui.composition import Composition
        from relmap.ui.first_steps import FirstSteps
        from relmap.ui.guided_tour import GuidedTour
        from relmap.ui.map_edits import MapEdits
        from relmap.ui.pages.map_page import MapPage
        from relmap.ui.pages.page_tabs import PageTabs
        from relmap.ui.panels.account_list import AccountList
        from relmap.ui.panels.side_panel import SidePanel
        from relmap.ui.parts import Parts
        from relmap.ui.printing import Printing
        from relmap.ui.tour_places import TourPlaces

        documents = self.files.documents
        session, appearance, settings = self.session, self._appearance, self._settings
        self.composition = Composition(session, self)
        self.edits = MapEdits(session, self.composition, self)
        self.clipboard = Clipboard(session, self.composition, self)
        self.backups = AutomaticBackups(session, documents.backups, documents.sample_path.__ne__, parent=self)
        self.printing = Printing(session, self.composition, settings, self)
        self.account_list = AccountList(session, self.composition, appearance)
        self.map_page = MapPage(session, self.composition, self.edits, appearance, settings)
        self.side = SidePanel(session, appearance)
        self.pages = PageTabs(session, appearance, self.map_page)
        for widget in (self.account_list, self.pages, self.side):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes([240, 900, 340])
        self._splitter.restoreState(settings.state("splitter"))
        self.actions_ = Actions(self)
        self.actions_.build(self.menuBar())
        self.first_steps = FirstSteps(self.map_page, self.composition, self.body)
        places = TourPlaces(session, self.map_page, self.pages, self.side, self.body)
        self.tour = GuidedTour(session, appearance, places, self.body)
        parts = Parts(
            self.actions_,
            self.files,
            self.backups,
            self.start_page,
            self.composition,
            self.edits,
            self.clipboard,
            self.printing,
            self.account_list,
            self.map_page,
            self.pages,
            self.side,
            self.first_steps,
            self.tour,
        )
        self.commands = Commands(self, session, parts, appearance, settings)
        for signal in (session.document_changed, session.place_changed, session.content_changed):
            signal.connect(self.refresh)
        self.map_page.canvas.zoomChanged.connect(lambda zoom: self._status[3].setText(f"{round(zoom * 100)} %"))
        self.edits.done.connect(lambda words: self.statusBar().showMessage(words, 6000))
        self.setAcceptDrops(True)
        self.refresh()

    def start(self, path: Path | None) -> None:
        """Furnish the window; open what was named, or the user's own document with the account shown last."""
        self.furnish()
        if path is None:
            self.files.open_own()
            self.session.choose(self._settings.text("last_account") or self.session.account)
        else:
            self.files.take(path)

    def come_forward(self) -> None:
        """Show the window in front of all others; where the desktop does not allow that, call for attention."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    def refresh(self) -> None:
        """Show which document is open, what can be undone, and the page that fits."""
        session = self.session
        document = session.document
        snapshot = session.snapshot
        on_map = bool(snapshot.accounts)
        self._pages.setCurrentWidget(self._splitter if on_map else self.start_page)
        self.start_page.show_recent(self._settings.recent())
        name = document.path.stem if document is not None else ""
        self.setWindowTitle(f"{name} – RelMap" if name else "RelMap")
        saved = text("READ_ONLY" if document is not None and session.read_only else "ALL_SAVED")
        people = snapshot.people_of(session.account or "")
        counts = (
            people_count(len(people)),
            relationship_count(sum(len(snapshot.relationships_of(person.id)) for person in people)),
            tie_count(len(snapshot.account_ties(session.account or ""))),
        )
        self._status[0].setText(saved if document is not None else "")
        self._status[1].setText(" · ".join(counts) if on_map else "")
        self._status[2].setText(
            text("AS_OF", date=self.locale().toString(QDate(*session.as_of.timetuple()[:3]), "d MMM yyyy"))
        )
        self._status[3].setVisible(on_map)
        undo, redo = self.actions_["UNDO"], self.actions_["REDO"]
        for action, code, stem in (
            (undo, document.undo_label if document is not None else None, "UNDO"),
            (redo, document.redo_label if document is not None else None, "REDO"),
        ):
            action.setEnabled(code is not None)
            action.setText(" ".join((action_text(stem), edit_label(code) if code is not None else "")).strip())
        self.commands.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.files.take_dropped(Path(url.toLocalFile()))
                return

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep_state("window", self.saveGeometry())
        if self._splitter.count():
            self._settings.keep_state("splitter", self._splitter.saveState())
        self._settings.keep("last_account", self.session.account or "")
        self.hide()  # the user need not wait for the last backup
        self.session.background.wait()
        self.session.show(None)
        if self._splitter.count():
            self.backups.finish()
        event.accept()

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(10, 0, 10, 2)
        for label in self._status[:2]:
            bar.addWidget(label)
        for label in self._status[2:]:
            bar.addPermanentWidget(label)
