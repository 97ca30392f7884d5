"""A text on one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from relmap.model.text import one_line
from relmap.ui.fields.field import Field
from relmap.ui.fields.labels import shortened
from relmap.ui.widgets.look import PAD, paint_frame, row_height
from relmap.ui.widgets.plain import plain_tip
from relmap.words.forms import text

_FITS = 16


class Line(QLineEdit):
    """A frameless line whose Undo leaves the document's to the window; ``escaped`` when what was typed shall go."""

    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self._settled = ""

    @property
    def typing(self) -> bool:
        """Whether the text differs from what was last settled."""
        return self.text() != self._settled

    def settle(self, words: str) -> None:
        """Show a text that needs no saving; the cursor stays where it was."""
        self._settled = words
        if self.text() != words or self.isUndoAvailable():
            place = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(min(place, len(words)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.typing:
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.typing:
            self.escaped.emit()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.typing:
            self.setCursorPosition(0)


class LineField(Field):
    """A field typed on one line: Enter or leaving it decides, Escape takes back. Further controls go to ``row``."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.line = Line(self)
        self.line.setPlaceholderText(placeholder)
        self.line.editingFinished.connect(self.commit)
        self.line.escaped.connect(self.drop)
        self.line.installEventFilter(self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(PAD - 2, 2, 3, 2)
        self.row.setSpacing(2)
        self.row.addWidget(self.line, 1)
        self.line.setMinimumWidth(40)
        self.setFocusProxy(self.line)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMinimumHeight(row_height(self))

    @property
    def typing(self) -> bool:
        """Whether something not yet decided on stands in the line while it has the focus."""
        return self.line.hasFocus() and self.line.typing

    def commit(self) -> None:
        """Decide on what is typed; what is no value stays in the line, to be mended, and is told."""
        if not self.line.typing:
            return
        typed = one_line(self.line.text())
        sentence = shortened(self._objection(typed), 160)
        self.refused.emit(sentence)
        if not sentence:
            self._take(self._read(typed))

    def _display(self) -> None:
        self.line.settle("" if self._several else self._written(self._value))
        self.line.setPlaceholderText(text("SEVERAL") if self._several else self._placeholder)
        self.line.setToolTip(plain_tip(shortened(self.line.text(), 600)) if len(self.line.text()) > _FITS else "")
        self.refused.emit("")

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), self, any(line.hasFocus() for line in self.findChildren(Line)))

    def _objection(self, typed: str) -> str:
        """Why a text is no value; "" when it is one."""
        return ""

    def _read(self, typed: str) -> object:
        """The value of a text that passed."""
        return typed

    def _written(self, value: object) -> str:
        """The text of a value."""
        return "" if value is None else str(value)


class TextField(LineField):
    """A text; ``optional`` ones have None for blank. A needed text that is blanked comes back."""

    def __init__(
        self, placeholder: str = "", needed: bool = False, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(placeholder, parent)
        self._needed = needed
        self._optional = optional

    def commit(self) -> None:
        """Decide on what is typed."""
        if self._needed and self.line.typing and not one_line(self.line.text()):
            self.drop()
        super().commit()

    def _read(self, typed: str) -> object:
        return None if self._optional and not typed else typed
