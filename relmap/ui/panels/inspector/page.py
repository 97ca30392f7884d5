"""What all pages of the inspector have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from relmap.edit.commands import Command
from relmap.edit.document import Changed
from relmap.ui.fields.form import Form
from relmap.ui.fields.labels import WrapLabel
from relmap.ui.session import Session

MARGIN = 14


@dataclass(frozen=True, slots=True)
class Target:
    """What a page is about: people of an account, in an objective."""

    account: str | None = None
    objective: str | None = None
    people: tuple[str, ...] = ()


class Page(QScrollArea):
    """A column of forms about one target, scrolled when it is long.

    When another target is shown, what was typed but not decided on is saved to the old one first.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.target = Target()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside = inside = QWidget(self)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(MARGIN, 10, MARGIN, MARGIN)
        self.column.setSpacing(10)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def aim(self, target: Target) -> None:
        """Show another target, or the same as it is now."""
        if target != self.target:
            for form in self.forms():
                form.commit()
            self.target = target
            for form in self.forms():
                form.drop()
            self.started()
        self.refresh()

    def forget(self) -> None:
        """Another document is open: nothing typed for the old one may reach it."""
        for form in self.forms():
            form.drop()
        self.target = Target()
        self.started()

    def refresh(self) -> None:
        """Show the target as it is in the document now."""
        for form in self.forms():
            form.refresh()
        self.inside.setEnabled(not self.session.read_only)

    def forms(self) -> Iterable[Form]:
        """All forms on the page."""
        return ()

    def started(self) -> None:
        """Another target is shown from now on."""
        self.verticalScrollBar().setValue(0)

    def run(self, command: Command) -> Changed | None:
        """Carry out a command that came from this page."""
        return self.session.run(command, self)


class Card(QWidget):
    """A quiet box with a heading around what belongs together."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(11, 9, 11, 11)
        self.column.setSpacing(6)
        self.title = WrapLabel(heading, parent=self).bold().quiet()
        self.column.addWidget(self.title)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def clear_out(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of a layout and let go of it."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def clear_all(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
