"""A text of a few lines, such as evidence or a quote."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from relmap.model.text import many_lines
from relmap.ui.fields.field import Field
from relmap.ui.widgets.look import PAD, paint_frame, row_height
from relmap.words.forms import text

_MOST_LINES = 8


class LongTextField(Field):
    """As high as its text, up to eight lines. Leaving it or Ctrl+Enter decides, Escape takes back."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self.box = _Box(self)
        self.box.setPlaceholderText(placeholder)
        self.box.textChanged.connect(self.fit)
        self.box.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD - 3, 2, 2, 2)
        column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit()

    @property
    def typing(self) -> bool:
        """Whether something not yet decided on stands in the box while it has the focus."""
        return self.box.hasFocus() and self.box.document().isModified()

    def commit(self) -> None:
        """Decide on what is typed."""
        if self.box.document().isModified():
            self._take(many_lines(self.box.toPlainText()))

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QFocusEvent):
            self.update()
            if event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
                self.commit()
        return False

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

    def fit(self) -> None:
        """Be as high as the text at the present width."""
        layout, block, lines = self.box.document().documentLayout(), self.box.document().begin(), 0
        while block.isValid() and lines <= _MOST_LINES:
            layout.blockBoundingRect(block)  # breaks the block's text into lines when that is not done yet
            lines += max(block.lineCount(), 1)
            block = block.next()
        always = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.box.setVerticalScrollBarPolicy(always if lines > _MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height = row_height(self) + (min(lines, _MOST_LINES) - 1) * self.fontMetrics().lineSpacing()
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class _Box(QPlainTextEdit):
    def __init__(self, field: LongTextField) -> None:
        super().__init__(field)
        self._field = field
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._field.fit()

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
