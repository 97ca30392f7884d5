"""A text of a few lines, such as evidence or a quote."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from relmap.model.text import many_lines
from relmap.ui.fields.field import Field
from relmap.ui.fields.look import PAD, paint_frame, row_height
from relmap.words.forms import text

_MOST_LINES = 8


class LongTextField(Field):
    """As high as its text, up to eight lines. Leaving it or Ctrl+Enter decides, Escape takes back."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.box = _Box(self)
        self.box.document().documentLayout().documentSizeChanged.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD - 3, 2, 2, 2)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    @property
    def typing(self) -> bool:
        """Whether something not yet decided on stands in the box while it has the focus."""
        return self.box.hasFocus() and self.box.document().isModified()

    def commit(self) -> None:
        """Decide on what is typed."""
        if self.box.document().isModified():
            self._take(many_lines(self.box.toPlainText()))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), self, self.box.hasFocus())

    def _display(self) -> None:
        words = "" if self._value is None else str(self._value)
        self.box.setPlaceholderText(text("SEVERAL") if self._several else self._placeholder)
        if self.box.toPlainText() != words or self.box.document().isModified():
            place = self.box.textCursor().position()
            self.box.setPlainText(words)
            if self.box.hasFocus():
                cursor = self.box.textCursor()
                cursor.setPosition(min(place, len(words)))
                self.box.setTextCursor(cursor)
        self.box.document().setModified(False)

    def _fit(self, _size: object = None) -> None:
        lines = min(max(self.box.document().size().height(), 1), _MOST_LINES)
        height = row_height(self) + int(lines - 1) * self.fontMetrics().lineSpacing()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


class _Box(QPlainTextEdit):
    def __init__(self, field: LongTextField) -> None:
        super().__init__(field)
        self._field = field
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            if event.key() == Qt.Key.Key_Escape and document.isModified():
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            if undo or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self._field.drop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._field.commit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._field.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._field.commit()
