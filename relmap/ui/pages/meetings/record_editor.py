"""What the editors of one record beside a list have in common."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relmap.ui.fields.form import Form
from relmap.ui.session import Session


class RecordEditor(QScrollArea):
    """A column of forms about one record; what was typed for the old one is saved before another is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.key = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = QWidget(self)
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(14, 10, 14, 14)
        self.column.setSpacing(10)
        self.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def aim(self, key: str) -> None:
        """Show another record, "" for none, or the same as it is now."""
        if key != self.key:
            for form in self.forms():
                form.commit()
            self.key = key
            for form in self.forms():
                form.drop()
            self.verticalScrollBar().setValue(0)
            self.started()
        self.refresh()

    def forget(self) -> None:
        """Another document is open: nothing typed for the old one may reach it."""
        for form in self.forms():
            form.drop()
        self.key = ""
        self.started()

    def forms(self) -> Iterable[Form]:
        """All forms of the editor."""
        return ()

    def started(self) -> None:
        """Another record is shown from now on."""

    def refresh(self) -> None:
        """Show the record as it is in the document now."""
        for form in self.forms():
            form.refresh()
        self.inside.setEnabled(not self.session.read_only)
