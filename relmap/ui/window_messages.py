"""Sentences, questions and file choosers as the window shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QMessageBox, QToolButton, QWidget

from relmap.render.theme import colour
from relmap.ui.appearance import Appearance
from relmap.ui.messages import FileChosen, Option
from relmap.ui.widgets.link_button import LinkButton
from relmap.ui.widgets.plain import plain_label
from relmap.words.window import text


class MessageBar(QWidget):
    """One sentence at the foot of the window; it stays until closed or followed by another."""

    shown = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.sentence = plain_label()
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setToolTip(text("CLOSE"))
        close.setAccessibleName(text("CLOSE"))
        close.clicked.connect(self.hide)
        self.options: list[LinkButton] = []
        self._options = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self.sentence, 1)
        row.addLayout(self._options)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAutoFillBackground(True)
        self.hide()

    def tell(self, sentence: str, options: Sequence[Option] = ()) -> None:
        """Show a sentence, and as links what can be done next."""
        for button in self.options:
            button.deleteLater()
        self.options = [LinkButton(words, self._appearance.theme.way_text) for words, _action in options]
        for button, (_words, action) in zip(self.options, options, strict=True):
            button.clicked.connect(lambda _checked=False, action=action: action())
            self._options.addWidget(button)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colour(self._appearance.theme.way))
        palette.setColor(self.foregroundRole(), colour(self._appearance.theme.way_text))
        self.setPalette(palette)
        self.sentence.setPalette(palette)
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self.shown.emit(sentence)


class WindowMessages:
    """``Messages`` of a real window. Dialogs are opened, never run, so nothing waits inside a nested loop."""

    def __init__(self) -> None:
        self._bar: MessageBar | None = None

    def attach(self, bar: MessageBar) -> None:
        """Show everything in the window of this bar from now on."""
        self._bar = bar

    def tell(self, sentence: str) -> None:
        if self._bar is not None:
            self._bar.tell(sentence)

    def offer(self, sentence: str, options: Sequence[Option]) -> None:
        if self._bar is not None:
            self._bar.tell(sentence, options)

    def ask(self, question: str, explanation: str, yes: str, agreed: Callable[[], object]) -> None:
        self.choose(question, explanation, [(yes, agreed)])

    def choose(self, question: str, explanation: str, options: Sequence[Option]) -> None:
        box = QMessageBox(self._window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(explanation)
        buttons = {box.addButton(words, QMessageBox.ButtonRole.AcceptRole): action for words, action in options}
        box.setDefaultButton(next(iter(buttons)))
        box.addButton(text("CANCEL"), QMessageBox.ButtonRole.RejectRole)
        box.buttonClicked.connect(lambda button: buttons.get(button, lambda: None)())
        box.open()

    def open_file(self, title: str, patterns: str, chosen: FileChosen) -> None:
        dialog = self._file_dialog(title, patterns, chosen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def save_file(self, title: str, name: str, patterns: str, chosen: FileChosen) -> None:
        dialog = self._file_dialog(title, patterns, chosen)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        dialog.open()

    def _file_dialog(self, title: str, patterns: str, chosen: FileChosen) -> QFileDialog:
        dialog = QFileDialog(QApplication.activeModalWidget() or self._window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters(patterns.split(";;"))
        dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(_suffix(name)))
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        return dialog

    def _window(self) -> QWidget | None:
        return self._bar.window() if self._bar is not None else None


def _suffix(name_filter: str) -> str:
    """The first suffix of "Words (*.a *.b)"; "" for all files."""
    inside = name_filter.partition("(")[2].partition(")")[0].split()
    return inside[0].removeprefix("*.") if inside and inside[0].startswith("*.") else ""
