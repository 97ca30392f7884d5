"""The map on a printer, in the preview, and in files: one painter for all (desktop-engineering.md 4).

What draws pages is loaded when somebody prints, so that the window is there sooner.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from relmap.analysis.settings import changed_settings
from relmap.errors import UserError
from relmap.model.vocabulary import Audience
from relmap.render.drawing import Scene
from relmap.render.painter import View
from relmap.ui.composition import Composition
from relmap.ui.kept_states import keep_state
from relmap.ui.session import Session
from relmap.words.errors import sentence
from relmap.words.file_names import file_stem
from relmap.words.window import text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from relmap.render.paper_job import PaperJob

_PACK = "map"
"""What a state is kept for when the map is printed, so that the next review can compare (time machine)."""


class Printing(QObject):
    """Prints what the map shows: the same colouring, lines and collapsed branches, in the colours of paper."""

    def __init__(self, session: Session, composition: Composition, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._composition = composition
        self._window = window
        self._view = View()
        # Qt's print dialogs do not keep the printer they are given: a temporary one crashes the program.
        self._printer: QPrinter | None = None

    def show_view(self, view: View) -> None:
        """Print with this colouring and these lines from now on."""
        self._view = view

    def print(self) -> None:
        """Ask for a printer, then print."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = self._new_printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self._print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def preview(self) -> None:
        """Show the pages as they will be printed; the preview prints too."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        dialog = QPrintPreviewDialog(self._new_printer(), self._window)
        dialog.setWindowTitle(text("PREVIEW_TITLE"))
        dialog.paintRequested.connect(self._paint)
        dialog.finished.connect(dialog.deleteLater)
        dialog.resize(self._window.size() * 0.85)
        dialog.open()

    def save_pdf(self) -> None:
        """Write the pages to a PDF file."""
        self._session.messages.save_file(text("PDF_TITLE"), self._file_name(".pdf"), text("PDFS"), self._write_pdf)

    def _write_pdf(self, path: Path) -> None:
        from relmap.render.image_files import write_pdf

        job = self._job()
        if job is None:
            return
        try:
            write_pdf(path, job, self._layout())
        except UserError as error:
            self._session.messages.tell(sentence(error))
        else:
            self._session.messages.tell(text("WRITTEN", file=path.name))
            keep_state(self._session, pack=_PACK)

    def _print_on(self, printer: QPrinter) -> None:
        if self._paint(printer):
            keep_state(self._session, pack=_PACK)

    def _paint(self, printer: QPrinter) -> bool:
        """Draw the pages on a printer or its preview; False when that was not possible."""
        from relmap.render.paper import map_sheets
        from relmap.render.sheets import paint_sheets

        job = self._job()
        if job is None:
            return False
        try:
            paint_sheets(printer, map_sheets(job, printer.pageLayout()))
        except UserError as error:
            self._session.messages.tell(sentence(error))
            return False
        return True

    def job_for(self, audience: Audience) -> PaperJob | None:
        """The map to be drawn for an audience: the team's as the window shows it, others' from what they may see."""
        job, document, session = self._job(), self._session.document, self._session
        if job is None or document is None or audience is Audience.TEAM:
            return job
        from relmap.render.audience_map import map_for  # loaded only when needed

        picture = job.picture
        made = map_for(
            audience, session.snapshot, picture.account, picture.objective, session.as_of, document.path.name
        )
        # How our maps are coloured is ours.
        customer = audience is Audience.CUSTOMER
        return made if customer else replace(made, colouring=self._view.colouring, lines=self._view.lines)

    def _job(self) -> PaperJob | None:
        from relmap.render.paper_job import PaperJob

        scene, document = self._composition.scene, self._session.document
        if scene is None or document is None:
            return None
        return PaperJob(
            picture=scene.picture,
            style=scene.style,
            placement=scene.placement,
            colouring=self._view.colouring,
            lines=self._view.lines,
            audience=Audience.TEAM,
            file_name=document.path.name,
            changed_rules=len(changed_settings(self._session.snapshot)),
        )

    def _new_printer(self) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(self._layout())
        self._printer.setDocName(self._file_name(""))
        self._printer.setCreator("RelMap")
        return self._printer

    def _layout(self) -> QPageLayout:
        """The paper of the country, turned the way the map fills it better."""
        from relmap.render.paper_job import page_layout

        imperial = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        size = QPageSize.PageSizeId.Letter if imperial else QPageSize.PageSizeId.A4
        return page_layout(size, landscape=_wide(self._composition.scene))

    def _file_name(self, suffix: str) -> str:
        scene = self._composition.scene
        name = scene.picture.account_name if scene is not None else ""
        return f"{file_stem(name)} {self._session.as_of.isoformat()}{suffix}"


def _wide(scene: Scene | None) -> bool:
    return scene is None or scene.bounds.width >= scene.bounds.height
