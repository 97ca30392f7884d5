"""The print studio: choose what goes on paper, see exactly that, print it or save it (desktop.md 3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relmap.analysis.settings import changed_settings
from relmap.errors import UserError
from relmap.exchange.files import write_bytes
from relmap.model.snapshot import Snapshot
from relmap.model.vocabulary import Audience
from relmap.packs.customer.contents import Listed
from relmap.packs.kinds import PackKind
from relmap.packs.pack import Pack, PackWish
from relmap.render.fonts import load_fonts
from relmap.render.made_packs import with_history
from relmap.render.paper.job import kept_margin
from relmap.render.paper.pack_sheets import pack_sheets
from relmap.render.paper.sheets import Sheet
from relmap.tasks.background import Job
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.kept_states import keep_states
from relmap.ui.print_studio.choices import Choices
from relmap.ui.print_studio.choices_panel import ChoicesPanel
from relmap.ui.print_studio.contents_sheet import ContentsSheet
from relmap.ui.print_studio.notice import Notice
from relmap.ui.print_studio.output import new_printer, print_on, save_pdf
from relmap.ui.print_studio.page_bar import PageBar
from relmap.ui.print_studio.page_view import PageView
from relmap.ui.print_studio.pages import Pages, made_pages
from relmap.ui.print_studio.remembered import last_printer, recalled, remember, remember_printer
from relmap.ui.print_studio.shown_map import ShownMap, seen_so, shown_map_pack
from relmap.ui.print_studio.thumbnails import Thumbnails
from relmap.ui.session import Session
from relmap.ui.settings import Settings
from relmap.words.errors import sentence
from relmap.words.packs import pack_name, pack_title
from relmap.words.print_studio import text, title
from relmap.words.window import text as window_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_KEPT = frozenset({PackKind.MAP, PackKind.STRATEGY, PackKind.PORTFOLIO})
"""The packs a state is kept for, so that the next one can say what has changed."""
_PATIENCE = 300
"""Milliseconds the last pages stay in sight while others are made."""
_PANEL = 318


@dataclass(frozen=True, eq=False)
class Maker:
    """How packs are made, and how what is on one is told."""

    make: Callable[[Snapshot, PackWish], Pack]
    list_contents: Callable[[Pack], Sequence[Listed]]


class PrintStudio(QDialog):
    """Pages in small on the left, the pages themselves in the middle, the choices on the right.

    It shows the document as it was when the studio was opened. ``shown`` is the map in the window: asked for just that,
    it is printed as it stands there.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        maker: Maker,
        first: Choices,
        shown: ShownMap | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._settings = settings
        self._maker = maker
        self._shown = shown
        self._snapshot = session.snapshot
        self._pages: Pages | None = None
        self._job: Job | None = None
        load_fonts()  # by the window's thread, before others write with them
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._slow.timeout.connect(self._show_making)
        self.panel = ChoicesPanel(self._snapshot, session.as_of, first, session.selection, partial(recalled, settings))
        self.thumbnails = Thumbnails()
        self.view = PageView()
        self.bar = PageBar(self.view, self)
        self.notice = Notice()
        self.print_button = QPushButton(text("PRINT"))
        self.save_button = QPushButton(text("SAVE"))
        self.both_button = QPushButton(text("BOTH"))
        self.form_button = QPushButton(text("FORM"))
        self.form_button.setToolTip(text("FORM_TIP"))
        self._build()
        self._connect()
        self.renew()

    @property
    def choices(self) -> Choices:
        """What is chosen."""
        return self.panel.choices

    @property
    def sheets(self) -> Sequence[Sheet]:
        """The pages in sight, which are those to be printed."""
        return self._pages.sheets if self._pages is not None else ()

    @property
    def making(self) -> bool:
        """Whether other pages than those in sight are being made."""
        return self._job is not None

    def sizeHint(self) -> QSize:
        around = self.parentWidget()
        wanted = around.size() * 0.92 if around is not None else QSize(1100, 760)
        return wanted.boundedTo(self.screen().availableSize() * 0.95)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            return  # decided on what was typed; that prints nothing yet
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._settings.keep_state("print_studio", self.saveGeometry())
        self.cancel()
        super().done(result)

    # Making pages

    def renew(self) -> None:
        """Make the pages anew after another choice; another paper does not make the pack anew."""
        choices = self.choices
        self.setWindowTitle(title(pack_name(choices.kind)))
        self.form_button.setVisible(choices.kind is PackKind.FACTSHEET)
        self.cancel()
        missing = choices.missing
        if missing is not None:
            self._show_nothing(text(f"MISSING_{missing.name}"))
            return
        document = self._session.document
        wish = choices.wish(self._session.as_of, document.path.name if document is not None else "")
        wish = with_history(wish, document) if document is not None else wish
        make, paper = self._maker_of(wish), choices.pack_paper
        self._allow(False)
        self._slow.start()
        background = self._session.background
        self._job = background.run(
            self, lambda progress: made_pages(wish, make, paper, progress), self._take, self._failed
        )

    def cancel(self) -> None:
        """Stop making pages."""
        self._slow.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _maker_of(self, wish: PackWish) -> Callable[[], Pack]:
        """How the pack is come by: as it was made before, as the map stands in the window, or anew."""
        pages, shown, make, snapshot = self._pages, self._shown, self._maker.make, self._snapshot
        if pages is not None and pages.wish == wish:
            return lambda: pages.pack
        if shown is None or wish.kind is not PackKind.MAP:
            return lambda: make(snapshot, wish)
        if shown.is_asked_for(wish):
            return lambda: shown_map_pack(shown, wish, len(changed_settings(snapshot)))
        return lambda: seen_so(make(snapshot, wish), shown.view)

    def _take(self, pages: Pages) -> None:
        self.cancel()
        if not pages.sheets:
            self._show_nothing(text("EMPTY"))
            return
        self._show_pages(pages)
        self.panel.propose(pages.proposed)
        self._stack.setCurrentWidget(self.view)
        self._allow(True)

    def _failed(self, error: Exception) -> None:
        self.cancel()
        self._show_nothing(sentence(error) if isinstance(error, UserError) else text("STOPPED"))
        if not isinstance(error, UserError):
            raise error

    def _show_nothing(self, words: str) -> None:
        self._show_pages(None)
        self.notice.say(words)
        self._stack.setCurrentWidget(self.notice)
        self._allow(False)

    def _show_making(self) -> None:
        self.notice.say(text("MAKING"), window_text("CANCEL"), self._stop, moving=True)
        self._stack.setCurrentWidget(self.notice)

    def _stop(self) -> None:
        self.cancel()
        self._show_nothing(text("STOPPED"))
        self.notice.say(text("STOPPED"), text("MAKE"), self.renew)

    def _show_pages(self, pages: Pages | None) -> None:
        self._pages = pages
        self.view.show_sheets(self.sheets)
        self.thumbnails.show_sheets(self.sheets)
        if self.sheets:
            self.thumbnails.follow(self.view.page)
        self.bar.refresh()

    def _allow(self, possible: bool) -> None:
        for button in (self.print_button, self.save_button, self.both_button, self.form_button):
            button.setEnabled(possible)

    # Printing and saving

    def print(self) -> None:
        """Ask for a printer, then print."""
        self._confirmed(self._ask_for_printer)

    def save(self) -> None:
        """Ask for a file, then write it."""
        self._confirmed(lambda: self._ask_for_file(self._finish))

    def save_and_print(self) -> None:
        """Write a file, then print."""
        self._confirmed(lambda: self._ask_for_file(self._ask_for_printer))

    def save_form(self) -> None:
        """Ask for a file, then write the fact-check sheet as a spreadsheet that can be filled in and read back."""
        self._confirmed(self._ask_for_form)

    def _confirmed(self, go_on: Callable[[], object]) -> None:
        """Go on, for the customer only once the user has seen what he gets."""
        self.panel.commit()
        if self._pages is None or self.making:
            return
        pack = self._pages.pack
        if pack.audience is Audience.CUSTOMER:
            ContentsSheet(self._maker.list_contents(pack), go_on, self).open()
        else:
            go_on()

    def _ask_for_file(self, go_on: Callable[[], object]) -> None:
        if self._pages is None:
            return
        pack, sheets = self._pages.pack, self._pages.sheets

        def write(path: Path) -> None:
            if self._attempt(lambda: save_pdf(path, pack, sheets, self)):
                self._session.messages.tell(window_text("WRITTEN", file=path.name))
                go_on()

        self._session.messages.save_file(text("SAVE_TITLE"), f"{pack.file_name}.pdf", window_text("PDFS"), write)

    def _ask_for_form(self) -> None:
        from relmap.exchange.writers import fact_sheet  # loaded only when needed

        if self._pages is None:
            return
        wish, name = self._pages.wish, f"{self._pages.pack.file_name}.xlsx"

        def write(path: Path) -> bool:
            write_bytes(path, fact_sheet.write(self._snapshot, wish.person, wish.as_of))
            return True

        def chosen(path: Path) -> None:
            if self._attempt(lambda: write(path)):
                self._session.messages.tell(window_text("WRITTEN", file=path.name))
                self._finish()

        self._session.messages.save_file(text("FORM_TITLE"), name, text("FORMS"), chosen)

    def _ask_for_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        if self._pages is None:
            return
        pages = self._pages
        # Qt's print dialogs do not keep the printer they are given: a temporary one crashes the program.
        name = last_printer(self._settings)
        self._printer = printer = new_printer(name, pages.pack, pages.sheets, self.choices.greyscale)
        dialog = QPrintDialog(printer, self)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(pages.sheets))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _print(self) -> None:
        printer = self._printer
        sheets = self._sheets_for(printer)
        if self._pages is not None and self._attempt(lambda: print_on(printer, sheets, self)):
            remember_printer(self._settings, printer.printerName())
            pack, file = self._pages.pack, Path(printer.outputFileName()).name
            printed = text("PRINTED", pack=pack_title(pack.kind, pack.subject))
            self._session.messages.tell(window_text("WRITTEN", file=file) if file else printed)
            self._finish()

    def _sheets_for(self, printer: QPrinter) -> Sequence[Sheet]:
        """The pages in sight; laid out again for a printer that cannot print as close to the edge."""
        paper, margin = self.choices.pack_paper, kept_margin(printer.pageLayout())
        if self._pages is None or margin <= paper.margin:
            return self.sheets
        return pack_sheets(self._pages.pack, replace(paper, margin=margin))

    def _attempt(self, work: Callable[[], bool]) -> bool:
        """Do what may fail; False, once the user is told why, when it did."""
        try:
            return work()
        except UserError as error:
            self.error.say(sentence(error))
            self.error.show()
            return False

    def _finish(self) -> None:
        """The pages are out: keep the state they tell of, and close."""
        choices = self.choices
        if choices.kind in _KEPT:
            accounts = self._snapshot.accounts if choices.kind is PackKind.PORTFOLIO else (choices.account,)
            keep_states(self._session, accounts, pack=choices.kind)
        self.accept()

    # What is there

    def _connect(self) -> None:
        self.panel.changed.connect(self._chosen)
        self.thumbnails.chosen.connect(self.view.turn_to)
        self.view.turned.connect(self.thumbnails.follow)
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.both_button.clicked.connect(self.save_and_print)
        self.form_button.clicked.connect(self.save_form)

    def _chosen(self) -> None:
        remember(self._settings, self.choices)
        self.error.hide()
        self.renew()

    def _build(self) -> None:
        self.error = WrapLabel()
        self.error.setForegroundRole(QPalette.ColorRole.BrightText)
        self.error.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.notice)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.thumbnails)
        row.addLayout(middle, 1)
        row.addWidget(self._side())
        self.print_button.setDefault(True)
        QWidget.setTabOrder(self.thumbnails, self.view)
        if not self.restoreGeometry(self._settings.state("print_studio")):
            self.resize(self.sizeHint())
        self.panel.kind.setFocus()

    def _side(self) -> QWidget:
        close = QPushButton(text("CLOSE"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(self.panel)
        side = QWidget()
        side.setFixedWidth(_PANEL)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(7)
        column.addWidget(scrolled, 1)
        column.addWidget(self.error)
        for button in (self.print_button, self.save_button, self.both_button, self.form_button, close):
            column.addWidget(button)
        return side
